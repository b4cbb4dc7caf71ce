package scoring

import (
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// hook is how the packages beside scoring reach what only scoring knows: its types
// cannot be named here, since it imports this package. Scoring sets it when it is
// initialised, and verify its last part; from then on it is only read.
var hook hooks

// hooks are the parts of the hook.
type hooks struct {
	// compiled returns the inside of a *scoring.Scorer, nil for one that was not made by
	// scoring.Compile.
	compiled func(scorer any) *compiled
	// scorer returns a *scoring.Scorer.
	scorer func(*compiled) any
	// row converts a scoring.Facts.
	row func(s *compiled, facts any) (row, error)
	// domain returns what a scoring.Figure says of an input, within its domain.
	domain func(in *rubric.Input, figure any) (interval.Domain, error)
	// figure returns the scoring.Figure of a value that is known.
	figure func(interval.Domain) any
	// example returns a *verify.Example of a leaf.
	example func(r *rubric.Rubric, n *node, name rubric.Text, facts []interval.Domain) any
}

// insideOf returns the inside of a *scoring.Scorer, or an error for one that was not made
// by scoring.Compile.
func insideOf(scorer any) (*compiled, error) {
	if s := hook.compiled(scorer); s != nil {
		return s, nil
	}
	return nil, errNotCompiled
}

var errNotCompiled = errors.New("the scorer was not made by Compile")
