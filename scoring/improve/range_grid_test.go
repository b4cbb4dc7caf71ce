package improve_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// TestRangesOnAGrid: no facts within what is known come to points outside a
// range, and facts reach its ends.
func TestRangesOnAGrid(t *testing.T) {
	t.Parallel()
	seen, faults := map[string]int{}, map[string]*ruletest.Slip{}
	for i := range uint64(*rangeRubrics) {
		r := rand.New(rand.NewPCG(*rangeSeed, i))
		g := ruletest.NewGroup(r)
		if g.Wild {
			continue
		}
		file, codes := g.SeveralLeaves()
		rb, err := rubric.Parse("random.yaml", []byte(file), nil)
		if err != nil {
			seen["does not parse"]++
			continue
		}
		s, err := scoring.Compile(rb, nil)
		if err != nil {
			seen["does not compile"]++
			continue
		}
		seen["rubrics"]++
		if g.Members {
			seen["of series and groups"]++
		}
		for range 3 {
			c := &climb{Rand: r, t: t, g: g, file: file, scorer: s, seen: seen, faults: faults, finer: true}
			c.spread(codes)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].Times, faults[kind].Text)
	}
	t.Logf("%v", seen)
	require.Greater(t, seen["reached"], 20*seen["not reached"])
	require.Greater(t, seen["influences of some values"], 100*seen["influences between values"], "good estimates")
	ruletest.Enough(t, seen, *rangeRubrics, map[string]int{
		"rubrics": 55, "facts": 50_000, "ranges": 600, "exact": 500, "reached": 250, "influences of all values": 500,
		"influences of some values": 500, "open: failed": 30_000, "open: empty": 15_000,
	})
}

// spread compares the ranges for some facts with all facts of a grid.
func (c *climb) spread(codes []string) {
	c.known = map[string]any{}
	used := c.file[strings.Index(c.file, "areas:"):]
	units := []map[string]any{{}}
	complete := true
	for _, k := range c.Perm(len(c.g.Inputs)) {
		in := &c.g.Inputs[k]
		values := c.grid(in.Name, true)
		if !ruletest.Reads(used, in.Name) || len(units) > 400 || c.IntN(3) == 0 {
			c.known[in.Name] = values[c.IntN(len(values))]
			for _, u := range units {
				u[in.Name] = c.known[in.Name]
			}
			continue
		}
		switch {
		case in.Type == rubric.Count:
			least := c.IntN(8)
			if in.Min.Valid {
				least++
			}
			values = nil
			for n := range 1 + c.IntN(6) {
				values = append(values, fmt.Sprint(least+n))
			}
			c.known[in.Name] = scoring.Bound{AtLeast: ruletest.Figure(values[0]),
				AtMost: ruletest.Figure(values[len(values)-1])}
		case in.Type.Numeric():
			complete = false
			values = c.grid(in.Name, len(units) < 10)
			if in.Type == rubric.Number || c.IntN(2) == 0 {
				from := c.IntN(len(values))
				to := from + c.IntN(len(values)-from)
				c.known[in.Name] = scoring.Bound{AtLeast: ruletest.Figure(values[from]), AtMost: ruletest.Figure(values[to])}
				values = values[from : to+1]
			}
		case in.Type == rubric.DateIn:
			complete = false
		}
		var more []map[string]any
		for _, u := range units {
			for _, v := range values {
				more = append(more, ruletest.With(u, in.Name, v))
			}
		}
		units = more
	}
	facts := make([]scoring.Facts, len(units))
	for i, u := range units {
		facts[i] = ruletest.FactsOf(ruletest.Figures(u))
	}
	table, err := columnar.FromFacts(context.Background(), c.scorer, slices.Values(facts), nil)
	require.NoError(c.t, err)
	totals, err := columnar.Score(context.Background(), c.scorer, table, nil, nil)
	require.NoError(c.t, err)
	c.seen["facts"] += len(units)
	for _, code := range append([]string{"", "1"}, codes...) {
		got, err := improve.RangeOf(context.Background(), c.scorer, ruletest.FactsOf(ruletest.Figures(c.known)), code, nil)
		require.NoError(c.t, err)
		if slices.Contains(codes, code) && got.Exact {
			c.influences(code, got, units)
		}
		var least, most decimal.NullDecimal
		at := [2]map[string]any{}
		failed := false
		for i, u := range units {
			final := totals.Final(i)
			p := final.Decimal
			if !final.Valid {
				failed = true
				if code == "" { // an item fails, or nothing is left to assess
					c.within(got, facts[i])
				}
				continue
			}
			if code != "" {
				p = decimal.Zero
				for _, leaf := range codes {
					if leaf == code || strings.HasPrefix(leaf, code+".") {
						p = p.Add(ruletest.PointsOf(totals, leaf, i).Decimal)
					}
				}
			}
			if !least.Valid || p.LessThan(least.Decimal) {
				least, at[0] = decimal.NewNullDecimal(p), u
			}
			if !most.Valid || p.GreaterThan(most.Decimal) {
				most, at[1] = decimal.NewNullDecimal(p), u
			}
		}
		if !least.Valid {
			continue
		}
		kind := map[bool]string{true: "the total", false: "item " + code[:min(1, len(code))]}[code == ""]
		c.seen["ranges"]++
		if got.Exact {
			c.seen["exact"]++
		}
		what := fmt.Sprintf("%s [%s, %s] exact %v; on the grid [%s, %s] at %s and %s", code, got.Range.Least,
			got.Range.Most, got.Exact, least.Decimal, most.Decimal, ruletest.ShownKnown(at[0]), ruletest.ShownKnown(at[1]))
		if least.Decimal.LessThan(got.Range.Least) || most.Decimal.GreaterThan(got.Range.Most) {
			c.wrong("facts lie outside the range of "+kind, "%s", what)
		}
		if !got.Exact || failed {
			continue
		}
		if !least.Decimal.Equal(got.Range.Least) || !most.Decimal.Equal(got.Range.Most) {
			if complete {
				c.wrong("all facts do not reach the range of "+kind, "%s", what)
			} else {
				c.seen["not reached"]++ // a number between those of the grid is needed
			}
		} else {
			c.seen["reached"]++
		}
	}
}

// within checks that a range covers that of facts which leave less open.
func (c *climb) within(got *improve.JointRange, f scoring.Facts) {
	r, err := c.scorer.Score(f)
	require.NoError(c.t, err)
	for _, reason := range r.Total.Open {
		c.seen["open: "+string(reason.Kind)]++
	}
	if t := r.Total; t.FinalRange.Least.LessThan(got.Range.Least) || t.FinalRange.Most.GreaterThan(got.Range.Most) {
		c.wrong("open totals lie outside the range", "[%s, %s]: %s have [%s, %s]", got.Range.Least, got.Range.Most,
			ruletest.ShownKnown(f.Inputs), t.FinalRange.Least, t.FinalRange.Most)
	}
}

// influences checks what knowing a figure does to the range of one leaf: exactly where
// all values of the figure are tried, else that the estimate is mostly right.
func (c *climb) influences(code string, got *improve.JointRange, units []map[string]any) {
	for _, of := range got.Inputs {
		seen := map[any]bool{}
		for _, k := range c.Perm(len(units)) {
			v := units[k][of.Input]
			if len(seen) == 6 {
				break
			}
			if seen[v] {
				continue
			}
			seen[v] = true
			then, err := improve.RangeOf(context.Background(), c.scorer,
				ruletest.FactsOf(ruletest.Figures(ruletest.With(c.known, of.Input, v))), code, nil)
			require.NoError(c.t, err)
			if !then.Exact {
				continue
			}
			width := got.Range.Most.Sub(got.Range.Least)
			gone := width.Sub(then.Range.Most.Sub(then.Range.Least))
			outside := gone.LessThan(of.Removed) || gone.GreaterThan(of.Hoped)
			if in := c.scorer.Rubric().Input(of.Input); in.Type.Numeric() && in.Type != rubric.Count ||
				in.Type == rubric.DateIn {
				c.seen["influences of some values"]++
				if outside {
					c.seen["influences between values"]++
				}
				if of.Removed.IsNegative() || of.Hoped.GreaterThan(width) {
					c.wrong("more is taken off than there is", "%s: %s is said to take off %s to %s of %s", code, of.Input,
						of.Removed, of.Hoped, width)
				}
				continue
			}
			c.seen["influences of all values"]++
			if outside { // all values were tried
				c.wrong("knowing a figure takes off something else",
					"%s: %s is said to take off %s to %s, but %s = %v takes off %s", code, of.Input, of.Removed, of.Hoped, of.Input,
					v, gone)
			}
		}
	}
}
