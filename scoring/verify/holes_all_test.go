package verify_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var holeRules = flag.Int("holes.rules", enough.Instances(150, 30), "random rules whose holes are compared with all facts")

// figures are the values of a line rule, doubled, so that a half lies between two numbers.
type figures struct{ n, m, v, flag int }

func (f figures) of(axis string) int {
	return map[string]int{"n": f.n, "m": f.m, "v": f.v, "flag": f.flag}[axis]
}

func (f figures) with(axis string, x int) figures {
	*map[string]*int{"n": &f.n, "m": &f.m, "v": &f.v}[axis] = x
	return f
}

// lineAtom is a comparison of an axis with a number, and lineRow a conjunction of some.
type lineAtom struct {
	axis, op string
	limit    int
}

func (a lineAtom) holds(f figures) bool {
	x, y := f.of(a.axis), 2*a.limit
	return map[string]bool{"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y, "==": x == y, "!=": x != y}[a.op]
}

func (a lineAtom) String() string {
	if a.axis == "flag" {
		return map[bool]string{true: "flag", false: "not flag"}[a.limit == 1]
	}
	return fmt.Sprintf("%s %s %d", a.axis, a.op, a.limit)
}

type lineRow struct {
	atoms  []lineAtom
	points int
}

func (r lineRow) holds(f figures) bool {
	return !slices.ContainsFunc(r.atoms, func(a lineAtom) bool { return !a.holds(f) })
}

// lineRule is a rule over counts n and m and a number v from 0 to 5, and a yes or no; its
// last row has no condition.
type lineRule []lineRow

func newLineRule(r *rand.Rand) lineRule {
	axes := [][]string{{"n"}, {"v"}, {"n", "m"}, {"n", "v"}}[r.IntN(4)]
	if r.IntN(3) > 0 {
		return ladder(r, axes)
	}
	var out lineRule
	for range 1 + r.IntN(4) {
		row := lineRow{points: r.IntN(4)}
		for _, axis := range axes {
			lo, hi := r.IntN(5), 1+r.IntN(5)
			switch r.IntN(7) {
			case 0:
				row.atoms = append(row.atoms, lineAtom{axis, ruletest.Choose(r, ">", ">="), lo})
			case 1:
				row.atoms = append(row.atoms, lineAtom{axis, ruletest.Choose(r, "<", "<="), hi})
			case 2:
				row.atoms = append(row.atoms, lineAtom{axis, ruletest.Choose(r, "==", "!="), lo})
			case 3:
			default:
				row.atoms = append(row.atoms, lineAtom{axis, ruletest.Choose(r, ">", ">="), min(lo, hi)},
					lineAtom{axis, ruletest.Choose(r, "<", "<="), max(lo, hi)})
			}
		}
		if r.IntN(3) == 0 {
			row.atoms = append(row.atoms, lineAtom{"flag", "==", r.IntN(2)})
		}
		if len(row.atoms) > 0 {
			out = append(out, row)
		}
	}
	return append(out, lineRow{points: r.IntN(2)})
}

// ladder returns a rule of rows that follow each other along one axis, as tables are
// written, with ends that are taken in or not; other axes are the same in all of them.
func ladder(r *rand.Rand, axes []string) (out lineRule) {
	axis, points := axes[0], r.Perm(3)
	if r.IntN(4) > 0 {
		slices.Sort(points)
	}
	if r.IntN(2) == 0 {
		slices.Reverse(points)
	}
	var others []lineAtom
	if len(axes) > 1 && r.IntN(2) == 0 {
		others = append(others, lineAtom{axes[1], ruletest.Choose(r, ">", "<=", "!="), 1 + r.IntN(4)})
	}
	if r.IntN(3) == 0 {
		others = append(others, lineAtom{"flag", "==", r.IntN(2)})
	}
	at := r.IntN(2)
	for i := range 2 + r.IntN(2) {
		row := lineRow{points: 1 + points[i], atoms: slices.Clone(others)}
		if i > 0 || r.IntN(2) == 0 {
			row.atoms = append(row.atoms, lineAtom{axis, ruletest.Choose(r, ">", ">=", ">="), at})
		}
		if at = min(at+1+r.IntN(2), 5); at < 5 || r.IntN(2) == 0 {
			row.atoms = append(row.atoms, lineAtom{axis, ruletest.Choose(r, "<", "<", "<="), at})
		}
		if len(row.atoms) > 0 {
			out = append(out, row)
		}
	}
	if r.IntN(3) == 0 {
		r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	}
	return append(out, lineRow{points: r.IntN(2)})
}

func (l lineRule) file() string {
	var b strings.Builder
	b.WriteString(`rubric: lines
title: L
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
inputs:
  - {name: n, type: count, max: 5, title: N}
  - {name: m, type: count, max: 5, title: M}
  - {name: v, type: number, min: 0, max: 5, title: V}
  - {name: flag, type: bool, title: F}
areas:
  - code: "1"
    title: A
    max: 3
    cases:
`)
	for _, row := range l {
		var when []string
		for _, a := range row.atoms {
			when = append(when, a.String())
		}
		fmt.Fprintf(&b, "      - {when: %q, score: %d}\n", strings.Join(when, " and "), row.points)
	}
	return strings.Replace(b.String(), `when: "", `, "", 1)
}

// held returns the first row that holds.
func (l lineRule) held(f figures) int {
	return slices.IndexFunc(l, func(r lineRow) bool { return r.holds(f) })
}

// stretchOf is a run of values of an axis for which one row holds.
type stretchOf struct {
	row      int
	from, to int
}

// holes returns the holes along an axis through some figures, by their definition.
func (l lineRule) holes(axis string, at figures) (out []stretchOf) {
	step := map[bool]int{true: 1, false: 2}[axis == "v"]
	var runs []stretchOf
	for x := 0; x <= 10; x += step {
		row := l.held(at.with(axis, x))
		if last := len(runs) - 1; last >= 0 && runs[last].row == row {
			runs[last].to = x
		} else {
			runs = append(runs, stretchOf{row, x, x})
		}
	}
	for i, s := range runs {
		beside := func(k, x int) bool {
			return k < 0 || k == len(runs) || s.row == len(l)-1 || l[s.row].holds(at.with(axis, x))
		}
		if len(runs) == 1 || !beside(i-1, s.from-step) || !beside(i+1, s.to+step) {
			continue
		}
		back := slices.Clone(runs)
		slices.Reverse(back)
		switch points := l[s.row].points; {
		case i > 0 && i < len(runs)-1:
			a, b := runs[i-1].row, runs[i+1].row
			if a != b && l[a].points > points && l[b].points > points {
				out = append(out, s)
			}
		case i > 0 && l.climbs(runs, axis == "v" && s.from == 10), i == 0 && l.climbs(back, false):
			out = append(out, s)
		}
	}
	return out
}

// overlaps returns the pairs of rows about the same figures that hold together on a line,
// where the earlier gives the points, and neither wherever the other does.
func (l lineRule) overlaps() map[[2]int]bool {
	out, reached := map[[2]int]bool{}, map[int]bool{}
	for f := range allFigures() {
		reached[l.held(f)] = true
	}
	for f := range allFigures() {
		for _, axis := range []string{"n", "m", "v"} {
			if f.of(axis) != 0 {
				continue // one of each line
			}
			for j := range len(l) - 1 {
				for i := range j {
					if reached[j] && slices.Equal(l[i].about(), l[j].about()) && slices.Contains(l[j].about(), axis) &&
						l.crossing(i, j, axis, f) {
						out[[2]int{i, j}] = true
					}
				}
			}
		}
	}
	return out
}

// about lists what a row compares.
func (r lineRow) about() (axes []string) {
	for _, a := range r.atoms {
		axes = append(axes, a.axis)
	}
	slices.Sort(axes)
	return slices.Compact(axes)
}

// crossing reports whether two rows overlap so on a line.
func (l lineRule) crossing(i, j int, axis string, at figures) bool {
	step := map[bool]int{true: 1, false: 2}[axis == "v"]
	both, first, second := false, false, false
	for x := 0; x <= 10; x += step {
		f := at.with(axis, x)
		a, b := l[i].holds(f), l[j].holds(f)
		both, first, second = both || a && b && l.held(f) == i, first || a && !b, second || b && !a
	}
	return both && first && second
}

// climbs reports whether points rise up to the last run, which is the lowest.
func (l lineRule) climbs(runs []stretchOf, one bool) bool {
	last := runs[len(runs)-1].row
	levels, top := map[int]bool{}, -1
	for i, s := range runs[:len(runs)-1] {
		if s.row == last && i > 0 {
			continue
		}
		points := l[s.row].points
		if points < l[last].points || points < top {
			return false
		}
		levels[points], top = true, points
	}
	return top > l[last].points && (len(levels) > 2 || one && len(levels) == 2)
}

var bothIn = regexp.MustCompile(`^case (\d) and case (\d) both hold where (\w) is (.*); the earlier`)

var heldIn = regexp.MustCompile(`^(\w) at (.*) falls to`)

// contains reports whether a written set holds a number, doubled.
func contains(set string, x int) bool {
	lo, hi, isRange := strings.Cut(strings.Trim(set, "()[]"), ", ")
	a, _ := strconv.Atoi(lo)
	if !isRange {
		return x == 2*a
	}
	b, _ := strconv.Atoi(hi)
	return (x > 2*a || x == 2*a && set[0] == '[') && (x < 2*b || x == 2*b && set[len(set)-1] == ']')
}

// TestHolesAgainstAllFacts: over figures of which all can be gone through, every hole
// that is told is one, and every one is told, be it along another figure.
func TestHolesAgainstAllFacts(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for i := range uint64(*holeRules) {
		l := newLineRule(rand.New(rand.NewPCG(*ruletest.SeedFlag+120, i)))
		file := l.file()
		rb, err := rubric.Parse("lines.yaml", []byte(file), nil)
		require.NoError(t, err, file)
		s, err := scoring.Compile(rb, nil)
		require.NoError(t, err, file)
		report, err := verify.Rules(context.Background(), s, nil)
		require.NoError(t, err)
		type told struct {
			axis string
			set  string
		}
		var all []told
		overlaps, want := map[[2]int]bool{}, l.overlaps()
		for _, d := range report.Verdicts {
			if m := bothIn.FindStringSubmatch(d.Message.EN); d.Property == verify.PropertyOverlap && m != nil {
				a, _ := strconv.Atoi(m[1])
				b, _ := strconv.Atoi(m[2])
				overlaps[[2]int{a - 1, b - 1}] = true
				f := figuresOf(d.Example.Facts)
				assert.True(t, l.held(f) == a-1 && l[b-1].holds(f) && contains(m[4], f.of(m[3])), "%s\n%s", d.Message.EN, file)
			}
			if d.Property != verify.PropertyGap || d.Outcome == verify.Proved {
				continue
			}
			require.Equal(t, verify.Refuted, d.Outcome, file)
			m := heldIn.FindStringSubmatch(d.Message.EN)
			require.NotNil(t, m, d.Message.EN)
			f := figuresOf(d.Example.Facts)
			if !slices.ContainsFunc(l.holes(m[1], f), func(h stretchOf) bool {
				return contains(m[2], h.from) && contains(m[2], h.to)
			}) {
				t.Errorf("this is no hole: %s\n%s", d.Message.EN, file)
			}
			all = append(all, told{m[1], m[2]})
			seen["told"]++
		}
		seen["overlaps"] += len(want)
		assert.Equal(t, want, overlaps, file)
		missed := map[string]bool{}
		for f := range allFigures() {
			for _, axis := range []string{"n", "m", "v"} {
				if !strings.Contains(file[strings.Index(file, "cases:"):], axis+" ") {
					continue
				}
				for _, h := range l.holes(axis, f) {
					if x := f.of(axis); x < h.from || x > h.to {
						continue
					}
					seen["facts in holes"]++
					if !slices.ContainsFunc(all, func(a told) bool { return contains(a.set, f.of(a.axis)) }) {
						missed[fmt.Sprint(axis, h)] = true
					}
				}
			}
		}
		if len(missed) > 0 {
			t.Errorf("not told: %v\n%s", slices.Sorted(maps.Keys(missed)), file)
		}
		if seen["rules"]++; len(all) == 0 {
			seen["rules without"]++
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%v", seen)
	assert.Equal(t, *holeRules, seen["rules"])
	assert.Greater(t, 5*seen["told"], *holeRules)
	assert.Greater(t, 2*seen["rules without"], *holeRules)
	assert.Positive(t, seen["facts in holes"])
	assert.Greater(t, 12*seen["overlaps"], *holeRules)
}

// figuresOf returns the figures of an example; what it does not say is 0.
func figuresOf(facts map[string]scoring.Figure) (f figures) {
	for name, v := range facts {
		if yes, is := v.YesNo(); is {
			f.flag = map[bool]int{true: 2}[yes]
			continue
		}
		x := ruletest.Dec(v.String())
		switch doubled := int(x.IntPart()) * 2; {
		case x.IsInteger():
			f = f.with(name, doubled)
		default:
			f = f.with(name, doubled+1)
		}
	}
	return f
}

func allFigures() func(yield func(figures) bool) {
	return func(yield func(figures) bool) {
		for n := 0; n <= 10; n += 2 {
			for m := 0; m <= 10; m += 2 {
				for v := 0; v <= 10; v++ {
					for _, flag := range []int{0, 2} {
						if !yield(figures{n, m, v, flag}) {
							return
						}
					}
				}
			}
		}
	}
}
