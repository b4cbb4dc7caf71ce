package rules

import (
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// Hook is how the packages beside scoring reach what only scoring knows: its types
// cannot be named here, since it imports this package. Scoring sets it when it is
// initialised, and verify its last part; from then on it is only read.
var Hook hooks

// hooks are the parts of the hook.
type hooks struct {
	// Compiled returns the inside of a *scoring.Scorer, nil for one that was not made by
	// scoring.Compile.
	Compiled func(scorer any) *Compiled
	// Scorer returns a *scoring.Scorer.
	Scorer func(*Compiled) any
	// Score returns the *scoring.Result of a scoring.Facts with some leaves set, see
	// [Row.Set].
	Score func(s *Compiled, facts any, set map[int]Outcome) (any, error)
	// Result returns the *scoring.Result of a scoring.Unit from its row.
	Result func(s *Compiled, r Row, unit any) any
	// Stated writes the facts of a scoring.Unit, from its row, as the comment of package
	// receipt says.
	Stated func(s *Compiled, r Row, unit any) []byte
	// Row converts a scoring.Facts.
	Row func(s *Compiled, facts any) (Row, error)
	// Domain returns what a scoring.Figure says of an input, within its domain.
	Domain func(in *rubric.Input, figure any) (interval.Domain, error)
	// Figure returns the scoring.Figure of a value that is known.
	Figure func(interval.Domain) any
	// Points returns the points of the items of a *scoring.Result by their codes, of the
	// areas alone or of everything below them, too, without writing the items out with
	// their reasons; nil of a result that no scorer made.
	Points func(result any, below bool) map[string]decimal.NullDecimal
	// Blank reports whether the facts of a *scoring.Result say nothing at all; not known of a
	// result that no scorer made.
	Blank func(result any) (blank, known bool)
	// RowOf returns the row of the i-th unit of a *columnar.Totals, which has it.
	RowOf func(totals any, i int) Row
	// Example returns a *verify.Example of a leaf.
	Example func(r *rubric.Rubric, n *Node, name rubric.Text, facts []interval.Domain) any
}

// Inside returns the inside of a *scoring.Scorer, or an error for one that was not made
// by scoring.Compile, or that holds leaves.
func Inside(scorer any) (*Compiled, error) {
	s, err := InsideHeld(scorer)
	if err == nil && len(s.Held) > 0 {
		return nil, ErrHeld.Say()
	}
	return s, err
}

var ErrNotCompiled = errors.New("the scorer was not made by Compile")

// Some types mean something only beside the scorer that made them.

var ErrNoJSON = errors.New("it belongs to the scorer that made it and has no JSON form")
