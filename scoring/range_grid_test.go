package scoring_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// leafText writes a leaf of a random rubric.
func (g *someGroup) leafText(code, source string, r *someRule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "      - code: %q\n        title: Leaf\n        max: %s\n", code, g.max)
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "        %s: %s\n", key, value)
		}
	}
	quoted := func(t *tree) string {
		if t == nil {
			return ""
		}
		return `"` + t.String() + `"`
	}
	line("source", source)
	line("step", r.step)
	line("min", r.min)
	line("not_arising", r.notArise)
	if r.applies != nil {
		line("not_applicable", r.notApplies)
	}
	line("applies", quoted(r.applies))
	line("arises", quoted(r.arises))
	b.WriteString("        cases:\n")
	for _, c := range r.cases {
		if c.when != nil {
			fmt.Fprintf(&b, "          - {when: %s, score: %s}\n", quoted(c.when), quoted(c.score))
		} else {
			fmt.Fprintf(&b, "          - {score: %s}\n", quoted(c.score))
		}
	}
	return b.String()
}

// excludes makes a rule one that some facts exclude.
func (g *someGroup) excludes(r *someRule) *someRule {
	if r.arises == nil && g.IntN(2) == 0 {
		r.arises, r.notArise = g.condition(0), "exclude"
		r.arises.numbers(g.add)
		return r
	}
	if r.notApplies = "exclude"; r.applies == nil {
		r.applies = g.condition(0)
		r.applies.numbers(g.add)
	}
	return r
}

// severalLeaves writes a rubric with leaves that share inputs, and their codes. Of
// many rubrics some facts exclude all leaves of a source, or all there are.
func (g *someGroup) severalLeaves() (file string, codes []string) {
	head, _, _ := strings.Cut(func() string { g.parent = nil; s, _ := g.file(nil); return s }(), "areas:")
	n := 1 + g.IntN(3)
	head = strings.Replace(head, "max: "+g.max, "max: "+dec(g.max).Mul(decimal.NewFromInt(int64(n))).String(), 1)
	head = strings.Replace(head, "exclusion: whole", "exclusion: "+choose(g.Rand, "whole", "by-source", "none"), 1)
	var b strings.Builder
	fmt.Fprintf(&b, "%sareas:\n  - code: \"1\"\n    title: Area\n    max: %s\n    items:\n", head, dec(g.max).Mul(decimal.NewFromInt(int64(n))))
	excluded := choose(g.Rand, "none", "none", "", "survey", "all")
	for i := range n {
		code, source, r := fmt.Sprintf("1.%d", i+1), choose(g.Rand, "", "", "survey"), g.rule()
		if source == excluded || excluded == "all" {
			r = g.excludes(r)
		}
		b.WriteString(g.leafText(code, source, r))
		codes = append(codes, code)
	}
	for _, side := range []string{"bonus", "penalty"} {
		if g.IntN(2) == 0 {
			continue
		}
		cap := "0.5"
		if g.places == 0 {
			cap = "1"
		}
		fmt.Fprintf(&b, "%s:\n    cap: %s\n    items:\n", side, choose(g.Rand, g.max, cap))
		for i := range 1 + g.IntN(2) {
			code := fmt.Sprintf("%s%d", strings.ToUpper(side[:1]), i+1)
			r := g.rule()
			for strings.HasPrefix(r.min, "-") {
				r = g.rule()
			}
			b.WriteString(g.leafText(code, "", r))
			codes = append(codes, code)
		}
	}
	return b.String(), codes
}

// TestRangesOnAGrid: no facts within what is known come to points outside a
// range, and facts reach its ends.
func TestRangesOnAGrid(t *testing.T) {
	t.Parallel()
	seen, faults := map[string]int{}, map[string]*slip{}
	for i := range uint64(*rangeRubrics) {
		r := rand.New(rand.NewPCG(*rangeSeed, i))
		g := newGroup(r)
		if g.wild {
			continue
		}
		file, codes := g.severalLeaves()
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
		for range 3 {
			c := &climb{Rand: r, t: t, g: g, file: file, scorer: s, seen: seen, faults: faults, finer: true}
			c.spread(codes)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].times, faults[kind].text)
	}
	t.Logf("%v", seen)
	require.Greater(t, seen["reached"], 20*seen["not reached"])
	require.Greater(t, seen["influences of some values"], 100*seen["influences between values"], "good estimates")
	enough(t, seen, *rangeRubrics, map[string]int{
		"rubrics": 55, "facts": 50_000, "ranges": 600, "exact": 500, "reached": 250, "influences of all values": 500, "influences of some values": 500, "open: failed": 30_000, "open: empty": 15_000,
	})
}

// spread compares the ranges for some facts with all facts of a grid.
func (c *climb) spread(codes []string) {
	c.known = map[string]any{}
	used := c.file[strings.Index(c.file, "areas:"):]
	units := []map[string]any{{}}
	complete := true
	for _, k := range c.Perm(len(c.g.inputs)) {
		in := &c.scorer.Rubric().Inputs[k]
		values := c.grid(in.Name, true)
		if !strings.Contains(used, in.Name) || len(units) > 400 || c.IntN(3) == 0 {
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
			c.known[in.Name] = scoring.Bound{AtLeast: ruletest.Figure(values[0]), AtMost: ruletest.Figure(values[len(values)-1])}
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
				more = append(more, with(u, in.Name, v))
			}
		}
		units = more
	}
	facts := make([]scoring.Facts, len(units))
	for i, u := range units {
		facts[i].Inputs = ruletest.Figures(u)
	}
	table, err := c.scorer.Table(slices.Values(facts))
	require.NoError(c.t, err)
	totals, err := c.scorer.Totals(table, nil)
	require.NoError(c.t, err)
	c.seen["facts"] += len(units)
	for _, code := range append([]string{"", "1"}, codes...) {
		got, err := c.scorer.Range(scoring.Facts{Inputs: ruletest.Figures(c.known)}, code)
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
						p = p.Add(totals.Points(leaf, i).Decimal)
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
		what := fmt.Sprintf("%s [%s, %s] exact %v; on the grid [%s, %s] at %s and %s", code, got.Range.Least, got.Range.Most, got.Exact, least.Decimal, most.Decimal, shownKnown(at[0]), shownKnown(at[1]))
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
func (c *climb) within(got *scoring.JointRange, f scoring.Facts) {
	r, err := c.scorer.Score(f)
	require.NoError(c.t, err)
	for _, reason := range r.Total.Open {
		c.seen["open: "+string(reason.Kind)]++
	}
	if t := r.Total; t.FinalRange.Least.LessThan(got.Range.Least) || t.FinalRange.Most.GreaterThan(got.Range.Most) {
		c.wrong("open totals lie outside the range", "[%s, %s]: %s have [%s, %s]", got.Range.Least, got.Range.Most, shownKnown(f.Inputs), t.FinalRange.Least, t.FinalRange.Most)
	}
}

// influences checks what knowing a figure does to the range of one leaf: exactly where
// all values of the figure are tried, else that the estimate is mostly right.
func (c *climb) influences(code string, got *scoring.JointRange, units []map[string]any) {
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
			then, err := c.scorer.Range(scoring.Facts{Inputs: ruletest.Figures(with(c.known, of.Input, v))}, code)
			require.NoError(c.t, err)
			if !then.Exact {
				continue
			}
			width := got.Range.Most.Sub(got.Range.Least)
			gone := width.Sub(then.Range.Most.Sub(then.Range.Least))
			outside := gone.LessThan(of.Removed) || gone.GreaterThan(of.Hoped)
			if in := c.scorer.Rubric().Input(of.Input); in.Type.Numeric() && in.Type != rubric.Count || in.Type == rubric.DateIn {
				c.seen["influences of some values"]++
				if outside {
					c.seen["influences between values"]++
				}
				if of.Removed.IsNegative() || of.Hoped.GreaterThan(width) {
					c.wrong("more is taken off than there is", "%s: %s is said to take off %s to %s of %s", code, of.Input, of.Removed, of.Hoped, width)
				}
				continue
			}
			c.seen["influences of all values"]++
			if outside { // all values were tried
				c.wrong("knowing a figure takes off something else", "%s: %s is said to take off %s to %s, but %s = %v takes off %s", code, of.Input, of.Removed, of.Hoped, of.Input, v, gone)
			}
		}
	}
}
