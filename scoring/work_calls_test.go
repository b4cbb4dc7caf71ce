package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// worked is what long calls are about.
type worked struct {
	scorer, other *scoring.Scorer // the other has another first rule
	facts         scoring.Facts
	leaf          string // the code of one
	movable       map[string]scoring.Bound
	levers        *improve.Levers
	efforts       [][]decimal.NullDecimal
	cases         *scoringtest.Cases
	mutants       []*cover.Mutant
}

// newWorked prepares long calls about a rubric, of whose inputs every third is declared.
func newWorked(t testing.TB, s *scoring.Scorer, leaf string) *worked {
	t.Helper()
	w := &worked{scorer: s, leaf: leaf, movable: map[string]scoring.Bound{}}
	r := s.Rubric()
	w.facts = scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{}}
	for i, in := range r.Inputs {
		if !in.Fixed {
			w.movable[in.Name] = scoring.Bound{}
		}
		if i%3 == 0 && in.Type == "percent" {
			w.facts.Inputs[in.Name] = scoring.Known(40)
		} else if i%3 == 0 && in.Type == "count" {
			w.facts.Inputs[in.Name] = scoring.Known(2)
		}
	}
	it := r.Item(leaf)
	for i := range it.Cases {
		it.Cases[i].Score = "0.5 * (" + it.Cases[i].Score + ")"
	}
	var err error
	w.other, err = s.With(it)
	require.NoError(t, err)
	few := &scoring.Work{Steps: 20_000}
	w.levers, err = improve.FindLevers(t.Context(), s, w.facts, w.movable, few)
	require.NoError(t, err)
	for _, l := range w.levers.List {
		var efforts []decimal.NullDecimal
		for k := range l.Moves {
			efforts = append(efforts, decimal.NewNullDecimal(decimal.NewFromInt(int64(k))))
		}
		w.efforts = append(w.efforts, efforts)
	}
	w.mutants, err = cover.Mutants(t.Context(), s, &verify.Options{Work: *few})
	require.NoError(t, err)
	suggested, err := cover.Suggest(t.Context(), s, &verify.Options{Work: *few})
	require.NoError(t, err)
	file := "rubric: " + r.ID + "\ncases:\n"
	for i, e := range suggested {
		if i%2 == 0 { // so that some mutants survive
			file += e.YAML("en")
		}
	}
	if len(suggested) > 0 {
		w.cases, err = scoringtest.ReadCases("cases", []byte(file), s, nil)
		require.NoError(t, err)
	}
	return w
}

// longCall is a call that takes a context and work.
type longCall struct {
	name string // as in package.Function, or package.Type.Method
	run  func(ctx context.Context, of *worked, w *scoring.Work) (any, error)
	// settled lists what an answer settles: what it says then, more work does not change.
	settled func(answer any) []string
}

// longCalls are all of them but those of package columnar and of the packages that score by
// it, such as cohort: they do all of their work, and have tests of their own.
var longCalls = []longCall{
	{"verify.Rules", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(verify.Rules(ctx, of.scorer, &verify.Options{Work: *w}))
	}, func(answer any) (out []string) {
		for _, v := range answer.(*verify.Report).Verdicts {
			if v.Outcome != verify.Undecided {
				out = append(out, fmt.Sprint(v.Item, v.Line, v.Column, v.Property, v.Outcome))
			}
		}
		return out
	}},
	{"verify.Compare", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(verify.Compare(ctx, of.scorer, of.leaf, of.other, of.leaf, w))
	}, func(answer any) (out []string) {
		c := answer.(*verify.Comparison)
		for i, outcome := range []verify.Outcome{c.Outcome, c.Less.Outcome, c.More.Outcome} {
			if outcome != verify.Undecided {
				out = append(out, fmt.Sprint(i, outcome))
			}
		}
		return out
	}},
	{"verify.Editions", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(verify.Editions(ctx, of.scorer, of.other, w))
	}, func(answer any) (out []string) {
		for _, c := range answer.(*verify.EditionComparison).Compared {
			if c.Outcome != verify.Undecided {
				out = append(out, fmt.Sprint(c.Old, c.Outcome))
			}
		}
		return out
	}},
	{"cover.Mutants", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		list, err := cover.Mutants(ctx, of.scorer, &verify.Options{Work: *w})
		if err != nil {
			return nil, err
		}
		out := []string{}
		for _, m := range list {
			out = append(out, fmt.Sprint(m.Item, m.Kind, m.Change, m.Equivalent, m.Kill != nil, m.Gives))
		}
		return out, nil
	}, nil},
	{"cover.Suggest", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		list, err := cover.Suggest(ctx, of.scorer, &verify.Options{Work: *w})
		if err != nil {
			return nil, err
		}
		return &list, nil
	}, nil},
	{"cover.Coverage.Report", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(cover.New(of.scorer).Report(ctx, w))
	}, func(answer any) (out []string) {
		for _, rule := range answer.(*cover.Report).Rules {
			for _, p := range rule.Parts {
				if p.Impossible || p.Example != nil {
					out = append(out, fmt.Sprint(rule.Item, p.Kind, p.Text, p.Want, p.Line, p.Column, p.Impossible))
				}
			}
		}
		return out
	}},
	{"improve.Leaf", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(improve.Leaf(ctx, of.scorer, of.facts, of.leaf, w))
	}, func(answer any) []string {
		list := answer.(*improve.Improvements)
		most := decimal.Decimal{}
		for _, i := range list.List {
			most = decimal.Max(most, i.Gain)
		}
		return ifSettled(list.Complete, most.String())
	}},
	{"improve.RangeOf", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(improve.RangeOf(ctx, of.scorer, of.facts, "", w))
	}, func(answer any) []string {
		r := answer.(*improve.JointRange)
		return ifSettled(r.Exact, r.Range)
	}},
	{"improve.FindLevers", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		l, err := improve.FindLevers(ctx, of.scorer, of.facts, of.movable, w)
		if err != nil {
			return nil, err
		}
		return l.List, nil
	}, func(answer any) (out []string) {
		for _, l := range answer.([]improve.Lever) {
			var moves []rubricTexts
			for _, m := range l.Moves {
				moves = append(moves, rubricTexts{m.Text.EN, m.Goal.EN})
			}
			out = append(out, ifSettled(l.Complete, []any{l.Inputs, moves})...)
		}
		return out
	}},
	{"improve.Levers.Choose", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		c, err := of.levers.Choose(ctx, of.efforts, w)
		if err != nil {
			return nil, err
		}
		return []any{c.Whole, c.Curve(decimal.Zero)}, nil
	}, func(answer any) []string { return ifSettled(answer.([]any)[0].(bool), answer.([]any)[1]) }},
	{"remediation.Optimize", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(remediation.Optimize(ctx, of.scorer, of.facts, &remediation.Aim{
			Goal:      remediation.Goal{Total: decimal.NewNullDecimal(of.scorer.Rubric().Max)},
			Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)},
		}, &remediation.Options{Work: *w}))
	}, func(answer any) []string {
		o := answer.(*remediation.Optimum)
		return ifSettled(o.Proved, o.Best.Final)
	}},
	{"remediation.NewPlan", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		return orNothing(remediation.NewPlan(ctx, of.scorer, of.facts, nil, &remediation.Options{Work: *w}))
	}, func(answer any) []string {
		p := answer.(*remediation.Plan)
		return ifSettled(p.Complete, p.Outcome.Final)
	}},
	{"scoringtest.Cases.Survivors", func(ctx context.Context, of *worked, w *scoring.Work) (any, error) {
		survivors, untried, err := of.cases.Survivors(ctx, of.mutants, w)
		if err != nil {
			return nil, err
		}
		became := map[string]string{}
		for i, m := range of.mutants {
			became[fmt.Sprint(i, m.Change)] = "noticed"
		}
		for i, m := range of.mutants {
			for _, s := range survivors {
				if s == m {
					became[fmt.Sprint(i, m.Change)] = "survived"
				}
			}
			for _, s := range untried {
				if s == m {
					delete(became, fmt.Sprint(i, m.Change))
				}
			}
		}
		return became, nil
	}, func(answer any) (out []string) {
		for m, what := range answer.(map[string]string) {
			out = append(out, m+" "+what)
		}
		return out
	}},
}

// rubricTexts are the texts of a move.
type rubricTexts struct{ text, goal string }

// orNothing makes an answer that is nil no answer.
func orNothing[T any](answer *T, err error) (any, error) {
	if answer == nil {
		return nil, err
	}
	return answer, err
}

func ifSettled(is bool, what any) []string {
	if !is {
		return nil
	}
	if b, err := json.Marshal(what); err == nil && string(b) != "{}" {
		return []string{string(b)}
	}
	return []string{fmt.Sprintf("%+v", what)}
}

// allKindsWorked is about a rubric that has all kinds of items.
func allKindsWorked(t testing.TB) *worked {
	return newWorked(t, ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil), "1.2")
}

// plainWorked is about a rubric of which nothing is left open with all facts declared but
// one, which two leaves share.
func plainWorked(t testing.TB) *worked {
	s := ruletest.Compile(t, `areas:
  - code: "1"
    title: One
    max: 10
    items:
      - {code: "1.1", title: A, max: 6, cases: [{when: rate_in > 90, score: full}, {when: rate_in >= 70, score: 1}, {score: 0}]}
      - {code: "1.2", title: B, max: 2, score: "min(full, 0.5 * done)"}
      - {code: "1.3", title: C, max: 2, score: "max(0, full - 0.5 * done)"}
`, nil)
	w := newWorked(t, s, "1.1")
	w.facts.Inputs = map[string]scoring.Figure{"rate_in": scoring.Known(40)}
	return w
}
