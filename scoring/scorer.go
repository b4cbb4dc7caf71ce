package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Scorer is a rubric with its rules checked and compiled. It is immutable, with a copy
// of the rubric of its own, so that it stands for one edition; any number of goroutines
// may score with it at the same time.
type Scorer struct {
	c     *rules.Compiled
	cache *cache
}

// Compile checks a rubric with its rules and makes a Scorer of it. The scorer works
// on copies: what is done to the rubric or the options afterwards does not reach it.
// A nil opts means the defaults. The error is a [source.Faults] with every fault of the
// rubric's file and of its rules, each with its place.
func Compile(r *rubric.Rubric, opts *Options) (*Scorer, error) {
	if r == nil {
		return nil, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	if opts == nil {
		opts = &Options{}
	}
	var faults source.Faults
	if err := r.Validate(); err != nil {
		faults = err.(source.Faults)
	}
	c, err := rules.Compile(r.Clone(), opts.lower(), faults)
	if err != nil {
		return nil, err
	}
	return &Scorer{c: c}, nil
}

// Rubric returns a copy of the rubric that the scorer scores by, which is the
// caller's own; nil for a scorer that was not made by [Compile]. Every call copies: keep
// the copy where it is needed often, and use [Scorer.Edition] for the edition.
func (s *Scorer) Rubric() *rubric.Rubric {
	if s.ready() != nil {
		return nil
	}
	return s.c.Rubric.Clone()
}

// Edition returns the edition of the rubric that the scorer scores by.
func (s *Scorer) Edition() rubric.Edition {
	if s.ready() != nil {
		return rubric.Edition{}
	}
	return s.c.Edition()
}

// ready returns the error of a scorer that Compile did not make. Every exported
// method of a Scorer, and every function that takes one, asks it first.
func (s *Scorer) ready() error {
	if s == nil || s.c == nil {
		return rules.ErrNotCompiled
	}
	return nil
}

func init() {
	rules.Hook.Compiled = func(scorer any) *rules.Compiled {
		if s, _ := scorer.(*Scorer); s != nil {
			return s.c
		}
		return nil
	}
	rules.Hook.Scorer = func(s *rules.Compiled) any { return &Scorer{c: s} }
	rules.Hook.Score = func(s *rules.Compiled, facts any, set map[int]rules.Outcome) (any, error) {
		e := s.NewEngine()
		defer s.Engines.Put(e)
		out, err := scoreUnit(e, facts.(Facts), set, nil)
		return out, err
	}
	rules.Hook.Result = func(s *rules.Compiled, r rules.Row, unit any) any {
		e := s.NewEngine()
		defer s.Engines.Put(e)
		return scoreRow(e, r, unit.(Unit), nil)
	}
	rules.Hook.Stated = func(s *rules.Compiled, r rules.Row, unit any) []byte { return statedForm(s, r, unit.(Unit)) }
	rules.Hook.Row = func(s *rules.Compiled, facts any) (rules.Row, error) { return row(s, facts.(Facts)) }
	rules.Hook.Domain = func(in *rubric.Input, figure any) (interval.Domain, error) { return factOf(in, figure.(Figure)) }
	rules.Hook.Points = func(result any, below bool) map[string]decimal.NullDecimal {
		return result.(*Result).points(below)
	}
	rules.Hook.Blank = func(result any) (blank, known bool) { return result.(*Result).blank() }
	rules.Hook.Figure = func(v interval.Domain) any { return figureOf(v) }
}
