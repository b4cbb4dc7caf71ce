package bridge

import (
	"context"
	"errors"
	"iter"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/peers"
)

// edition is an edition with what its terms come to on the figures of both years.
type edition struct {
	compiled *rules.Compiled
	tree     *tree
	factor   int64           // from units of its last place to those of the bridge
	most     []int64         // maxima of the terms
	links    [][]int         // terms of the links
	scores   [2][]*column    // of the terms, by year of the figures
	sides    [2][2]*adjusted // bonus and penalty, by year of the figures
	rescales bool
}

// column are the points of a term, by unit.
type column struct {
	points []int64
	states []state
	failed []bool // of those that are open
}

type state uint8

const (
	isOpen state = iota
	isKnown
	isExcluded
)

func newEdition(of *rules.Compiled, c *checker, e, places int) *edition {
	out := &edition{compiled: of, tree: c.trees[e], links: c.links[e],
		factor: interval.PowerOf10(places - of.Rubric.Points.Places)}
	x := of.Rubric.Exclusion
	out.rescales = x != "" && x != rubric.ExclusionNone
	for _, t := range out.tree.terms {
		most, _ := rules.Scaled(t.item.Max, places)
		out.most = append(out.most, most)
	}
	return out
}

// ways are the facts of the units of a year as they are and, where they are those of another
// edition, only what fits this one.
type ways struct{ plain, fitting iter.Seq[scoring.Facts] }

// score scores the figures of the year d by the rules of r. Facts nearly always fit, so they
// are held against the edition one by one only where they do not.
func (b *Bridge) score(ctx context.Context, s *scoring.Scorer, r, d int, facts ways, w *scoring.Work) error {
	if b.Len() == 0 {
		return ctx.Err()
	}
	table, err := b.table(ctx, s, facts.plain, w)
	var faults source.Faults
	if facts.fitting != nil && errors.As(err, &faults) {
		table, err = b.table(ctx, s, facts.fitting, w)
	}
	if err != nil {
		return err
	}
	t, err := columnar.Score(ctx, s, table, nil, w)
	if err != nil {
		return err
	}
	if b.totals[r][d] = t; r == d {
		b.finals[r] = t.Finals()
	}
	e := b.editions[r]
	var codes []string
	for _, is := range e.tree.terms {
		codes = append(codes, is.item.Code)
	}
	terms := len(codes)
	adjustments := [2]*rubric.Adjustment{e.compiled.Rubric.Bonus, e.compiled.Rubric.Penalty}
	for _, a := range adjustments {
		if a != nil {
			for _, it := range a.Items {
				codes = append(codes, it.Code)
			}
		}
	}
	columns, errs := make([]*column, len(codes)), make([]error, len(codes))
	err = rules.Each(ctx, (*rules.Work)(w), len(codes), func(i int) {
		var scores *columnar.Scores
		if scores, errs[i] = t.Item(codes[i]); errs[i] == nil {
			columns[i] = e.column(scores)
		}
	})
	if err != nil {
		return err
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	e.scores[d] = columns[:terms]
	rest := columns[terms:]
	for k, a := range adjustments {
		if a != nil {
			most, _ := rules.Scaled(a.Cap, b.places)
			e.sides[d][k] = &adjusted{rest[:len(a.Items)], most}
			rest = rest[len(a.Items):]
		}
	}
	return nil
}

// table reads the facts of the units of a year, and keeps those that both years have. All of
// them are the peers that relative figures are of, unless facts have these already.
func (b *Bridge) table(ctx context.Context, s *scoring.Scorer, units iter.Seq[scoring.Facts],
	w *scoring.Work) (*columnar.Table, error) {
	if names := peers.Names(s); len(names) > 0 && !have(units, names) {
		var err error
		if units, err = peers.Complete(ctx, s, units, nil); err != nil {
			return nil, err
		}
	}
	return columnar.FromFacts(ctx, s, func(yield func(scoring.Facts) bool) {
		left := b.Len()
		for f := range units {
			if left == 0 || !yield(f) {
				return
			}
			left--
		}
	}, w)
}

// have reports whether the facts of a unit have one of some figures.
func have(units iter.Seq[scoring.Facts], names []string) bool {
	for f := range units {
		for _, name := range names {
			if !f.Inputs[name].IsZero() {
				return true
			}
		}
	}
	return false
}

// quiet is the same work without progress, which is told of the whole alone.
func quiet(w *scoring.Work) *scoring.Work {
	if w == nil {
		return nil
	}
	return &scoring.Work{Steps: w.Steps, Workers: w.Workers}
}

// column takes points over, in units of the bridge.
func (e *edition) column(s *columnar.Scores) *column {
	out := &column{s.Points, make([]state, len(s.Points)), make([]bool, len(s.Points))}
	for i, known := range s.Known {
		switch out.points[i] *= e.factor; {
		case known:
			out.states[i] = isKnown
		case s.Status[i] == scoring.NotApplicable || s.Status[i] == scoring.NotArising:
			out.states[i] = isExcluded
		case s.Status[i] == scoring.Failed:
			out.failed[i] = true
		}
	}
	return out
}
