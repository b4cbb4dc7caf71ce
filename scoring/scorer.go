package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Scorer is a rubric with its rules checked and compiled. It is immutable, with a copy
// of the rubric of its own, so that it stands for one edition; any number of goroutines
// may score with it at the same time.
type Scorer struct {
	*compiled
}

// Compile checks a rubric with its rules and makes a Scorer of it. The scorer works
// on copies: what is done to the rubric or the options afterwards does not reach it.
// A nil opts means the defaults. The error is a [source.Faults] with every fault of the
// rubric's file and of its rules, each with its place.
func Compile(r *rubric.Rubric, opts *Options) (*Scorer, error) {
	if r == nil {
		return nil, source.Faults{{Message: noRubric.Say()}}
	}
	if opts == nil {
		opts = &Options{}
	}
	var faults source.Faults
	if err := r.Validate(); err != nil {
		faults = err.(source.Faults)
	}
	c, err := compile(r.Clone(), opts.lower(), faults)
	if err != nil {
		return nil, err
	}
	return &Scorer{c}, nil
}

// Rubric returns a copy of the rubric that the scorer scores by, which is the
// caller's own; nil for a scorer that was not made by [Compile]. Every call copies: keep
// the copy where it is needed often, and use [Scorer.Edition] for the edition.
func (s *Scorer) Rubric() *rubric.Rubric {
	if s.ready() != nil {
		return nil
	}
	return s.rubric.Clone()
}

// Edition returns the edition of the rubric that the scorer scores by.
func (s *Scorer) Edition() rubric.Edition {
	if s.ready() != nil {
		return rubric.Edition{}
	}
	return s.edition()
}

// ready returns the error of a scorer that Compile did not make. Every exported
// method of a Scorer, and every function that takes one, asks it first.
func (s *Scorer) ready() error {
	if s == nil || s.compiled == nil {
		return errNotCompiled
	}
	return nil
}

func init() {
	hook.compiled = func(scorer any) *compiled {
		if s, _ := scorer.(*Scorer); s != nil {
			return s.compiled
		}
		return nil
	}
	hook.scorer = func(s *compiled) any { return &Scorer{s} }
	hook.row = func(s *compiled, facts any) (row, error) { return s.row(facts.(Facts)) }
	hook.domain = func(in *rubric.Input, figure any) (interval.Domain, error) { return factOf(in, figure.(Figure)) }
	hook.figure = func(v interval.Domain) any { return figureOf(v) }
}
