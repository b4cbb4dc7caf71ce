package verify_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twins are two rubrics that say the same: one with series and groups, one in which every
// member is an input and the group an enum, and rules are written out. The other tests
// attack rules like those of the second.
type twins struct {
	*rand.Rand
	kinds map[string]int
}

// pair is a part of a rule in both rubrics.
type pair [2]string

const seriesInputs = `
  - {name: c, type: count, max: 12, title: C, each: [k1, k2, k3]}
  - {name: b, type: bool, title: B, each: [k1, k2, k3]}
  - {name: p, type: percent, title: P}
groups: [x, y, z]
`

const plainInputs = `
  - {name: c1, type: count, max: 12, title: "C, k1"}
  - {name: c2, type: count, max: 12, title: "C, k2"}
  - {name: c3, type: count, max: 12, title: "C, k3"}
  - {name: b1, type: bool, title: "B, k1"}
  - {name: b2, type: bool, title: "B, k2"}
  - {name: b3, type: bool, title: "B, k3"}
  - {name: p, type: percent, title: P}
  - {name: g, type: enum, options: [x, y, z], title: G, fixed: true}
`

func (w *twins) seen(kind string) string {
	w.kinds[kind]++
	return kind
}

func (w *twins) literal() string {
	return ruletest.Choose(w.Rand, "0", "1", "2", "3", "5", "6", "7.5", "12")
}

var seriesNames = regexp.MustCompile(`\b[bc]\b`)

// all writes a part with the names of series for every member.
func all(text, between string) string {
	var out []string
	for i := range 3 {
		out = append(out, seriesNames.ReplaceAllString(text, fmt.Sprintf("${0}%d", i+1)))
	}
	return strings.Join(out, between)
}

// ofMember is a condition in which series stand for one member.
func (w *twins) ofMember() string {
	return ruletest.Choose(w.Rand, "c >= "+w.literal(), "b", "not b", "(b and c > "+w.literal()+")", "10 * c >= p", "c in 1..3")
}

func (w *twins) number() pair {
	switch w.IntN(8) {
	case 0:
		return pair{w.seen("sum") + "(c)", "(" + all("c", " + ") + ")"}
	case 1:
		return pair{w.seen("mean") + "(c)", "((" + all("c", " + ") + ") / 3)"}
	case 2:
		f := ruletest.Choose(w.Rand, "min", "max")
		return pair{w.seen(f) + "(c)", f + "(" + all("c", ", ") + ")"}
	case 3, 4:
		when, other := w.ofMember(), w.condition(0)
		written := "(" + all("(("+when+") ? 1 : 0)", " + ")
		if w.IntN(2) == 0 {
			return pair{w.seen("count") + "(" + when + ")", written + ")"}
		}
		return pair{w.seen("count") + "(" + when + ", " + other[0] + ")", written + " + ((" + other[1] + ") ? 1 : 0))"}
	case 5:
		return pair{"c.k2", "c2"}
	case 6:
		return pair{"p / 10", "p / 10"}
	}
	return pair{"c.k1", "c1"}
}

func (w *twins) condition(depth int) pair {
	switch w.IntN(5) {
	case 0:
		o := ruletest.Choose(w.Rand, "x", "y", "z")
		return pair{w.seen("group") + " == '" + o + "'", "g == '" + o + "'"}
	case 1:
		return pair{"group in ['x', 'y']", "g in ['x', 'y']"}
	case 2:
		return pair{"b.k3", "b3"}
	}
	if depth == 0 {
		v := w.literal()
		return pair{"c.k3 < " + v, "c3 < " + v}
	}
	n, op, v := w.number(), ruletest.Choose(w.Rand, ">=", "<", "==", ">"), w.literal()
	return pair{n[0] + " " + op + " " + v, n[1] + " " + op + " " + v}
}

func (w *twins) score() pair {
	n := w.number()
	switch w.IntN(4) {
	case 0:
		return pair{"full", "full"}
	case 1:
		return pair{"min(full, 0.5 * " + n[0] + ")", "min(full, 0.5 * " + n[1] + ")"}
	case 2:
		return pair{"max(0, full - " + n[0] + ")", "max(0, full - " + n[1] + ")"}
	}
	return pair{n[0], n[1]}
}

// files writes both rubrics.
func (w *twins) files() pair {
	var out pair
	applies, cases, score := w.condition(0), []pair{}, []pair{}
	for range 1 + w.IntN(3) {
		cases, score = append(cases, w.condition(1)), append(score, w.score())
	}
	for i, inputs := range []string{seriesInputs, plainInputs} {
		var b strings.Builder
		b.WriteString("rubric: r\ntitle: R\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: 6\n" +
			"points: {places: 2, rounding: half-up}\nexclusion: whole\ninputs:" + inputs +
			"areas:\n  - code: '1'\n    title: A\n    max: 6\n    not_applicable: exclude\n")
		fmt.Fprintf(&b, "    applies: \"%s\"\n    cases:\n", applies[i])
		for k := range cases {
			if k < len(cases)-1 {
				fmt.Fprintf(&b, "      - {when: \"%s\", score: \"%s\"}\n", cases[k][i], score[k][i])
			} else {
				fmt.Fprintf(&b, "      - {score: \"%s\"}\n", score[k][i])
			}
		}
		out[i] = b.String()
	}
	return out
}

// facts returns facts of both, exact or in part.
func (w *twins) facts(exact bool) [2]scoring.Facts {
	out := [2]scoring.Facts{{Inputs: map[string]scoring.Figure{}}, {Inputs: map[string]scoring.Figure{}}}
	set := func(a, b string, f scoring.Figure) {
		if exact || w.IntN(3) > 0 {
			out[0].Inputs[a], out[1].Inputs[b] = f, f
		}
	}
	for i := range 3 {
		c := scoring.Known(w.IntN(9))
		if !exact && w.IntN(3) == 0 {
			c = scoring.Within(scoring.Bound{AtLeast: scoring.Known(w.IntN(6))})
		}
		set(fmt.Sprintf("c.k%d", i+1), fmt.Sprintf("c%d", i+1), c)
		set(fmt.Sprintf("b.k%d", i+1), fmt.Sprintf("b%d", i+1), scoring.Known(w.IntN(2) == 0))
	}
	set("p", "p", scoring.Known(10*w.IntN(11)))
	if exact || w.IntN(3) > 0 {
		group := ruletest.Choose(w.Rand, "x", "y", "z")
		out[0].Unit.Group, out[1].Inputs["g"] = group, scoring.Known(group)
	}
	return out
}

// renamed returns the name in the second rubric of a figure of the first.
func renamed(name string) string {
	if name == "group" {
		return "g"
	}
	return strings.Replace(name, ".k", "", 1)
}

// outcomes counts what is said of properties that both rubrics have once.
func outcomes(v *verify.Report) map[string]int {
	out := map[string]int{}
	for _, d := range v.Verdicts {
		switch d.Property {
		case verify.PropertyRange, verify.PropertyFailure, verify.PropertyFull:
			out[fmt.Sprint(d.Property, " ", d.Outcome)]++
		}
	}
	return out
}

// TestSeriesAsWrittenOut: rules over series, groups and counts come to the same as rules
// that are written out: for facts that are known or not, in proofs, and in improvements.
func TestSeriesAsWrittenOut(t *testing.T) {
	t.Parallel()
	rules := *ruletest.RulesFlag
	seen := map[string]int{}
	kinds := map[string]int{}
	for seed := range uint64(rules) {
		w := &twins{rand.New(rand.NewPCG(*ruletest.SeedFlag, seed)), kinds}
		files := w.files()
		var s [2]*scoring.Scorer
		for i, file := range files {
			r, err := rubric.Parse("r.yaml", []byte(file), nil)
			require.NoError(t, err, file)
			s[i], err = scoring.Compile(r, nil)
			require.NoError(t, err, file)
		}
		seen["rules"]++
		for k := range 12 {
			f := w.facts(k%2 == 0)
			var got [2]*scoring.Result
			for i := range got {
				var err error
				got[i], err = s[i].Score(f[i])
				require.NoError(t, err, files[0])
			}
			a, b := got[0].Item("1"), got[1].Item("1")
			require.Equal(t, b.Status, a.Status, "%s\n%v", files[0], f[0])
			require.Equal(t, b.Range, a.Range, "%s\n%v", files[0], f[0])
			missing := slices.Clone(a.Missing)
			for i := range missing {
				missing[i] = renamed(missing[i])
			}
			require.Equal(t, b.Missing, missing, files[0])
			seen[a.Status.String()]++
			w.improved(t, s, f, files, seen)
		}
		w.proved(t, s, files, seen)
	}
	t.Log(seen, kinds)
	ruletest.Enough(t, seen, rules, map[string]int{"rules": 100, "scored": 300, "missing": 100, "improved": 100,
		"proved": 50, "examples": 30})
	ruletest.Enough(t, kinds, rules, map[string]int{"sum": 20, "mean": 20, "min": 5, "max": 5, "count": 40, "group": 40})
}

func (w *twins) improved(t *testing.T, s [2]*scoring.Scorer, f [2]scoring.Facts, files pair, seen map[string]int) {
	var list [2][]string
	for i := range s {
		got, err := improve.Leaf(context.Background(), s[i], f[i], "1", nil)
		require.NoError(t, err)
		for _, x := range got.List {
			text := fmt.Sprint(x.Gain)
			for _, c := range x.Changes {
				name := c.Input
				if i == 0 {
					name = renamed(name)
				}
				text += fmt.Sprint(" ", name, c.Operator, c.Required)
				assert.NotContains(t, []string{"g"}, name, "the group stays what it is")
			}
			list[i] = append(list[i], text)
		}
		seen["improved"] += len(got.List)
	}
	slices.Sort(list[0])
	slices.Sort(list[1])
	require.Equal(t, list[1], list[0], "%s\n%v", files[0], f[0])
}

func (w *twins) proved(t *testing.T, s [2]*scoring.Scorer, files pair, seen map[string]int) {
	var got [2]map[string]int
	for i := range s {
		v, err := verify.Rules(context.Background(), s[i], &verify.Options{Work: scoring.Work{Steps: 300_000}})
		require.NoError(t, err)
		got[i] = outcomes(v)
		for _, d := range v.Verdicts {
			if i > 0 || d.Example == nil || d.Example.Item == "" {
				continue
			}
			seen["examples"]++
			is, err := s[0].Score(scoring.Facts{Unit: scoring.Unit{Group: d.Example.Group}, Inputs: d.Example.Facts})
			require.NoError(t, err)
			assert.Equal(t, d.Example.Points, is.Item("1").Points, files[0])
			assert.Equal(t, d.Example.Status, is.Item("1").Status, files[0])
		}
	}
	open := func(m map[string]int) bool {
		return slices.ContainsFunc(slices.Collect(maps.Keys(m)), func(k string) bool { return strings.HasSuffix(k, "undecided") })
	}
	if !open(got[0]) && !open(got[1]) {
		seen["proved"]++
		assert.Equal(t, got[1], got[0], files[0])
	}
}
