package cover_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// authored compiles a rubric of a few leaves, one for each of the rules given as
// the lines of an item below its maximum of 2 points.
func authored(t testing.TB, rules ...string) *scoring.Scorer {
	t.Helper()
	src := fmt.Sprintf(`rubric: authored
title: Authored
decision: {number: '1', issuer: A, date: 2025-01-01}
period: 2025
max: %d
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: ratio, type: percent, title: Share}
  - {name: late, type: count, title: Late}
  - {name: done, type: count, title: Done}
  - {name: total, type: count, title: Total}
  - {name: small, type: bool, title: Small}
  - {name: state, type: enum, title: State, options: [on_time, late, none]}
  - {name: sent, type: date, title: Sent}
areas:
`, 2*len(rules))
	for i, rule := range rules {
		src += fmt.Sprintf("  - code: '%d'\n    title: Leaf\n    max: 2\n%s\n", i+1, rule)
	}
	r, err := rubric.Parse("authored.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func changes(mutants []*cover.Mutant) (out []string) {
	for _, m := range mutants {
		line := string(m.Kind) + ": " + m.Change.EN
		if m.Equivalent != verify.Refuted {
			line += ": " + string(m.Equivalent)
		}
		out = append(out, line)
	}
	return out
}

func TestMutantsOfCases(t *testing.T) {
	s := authored(t, `    cases:
      - {when: ratio >= 80 and not small, score: full}
      - {when: late == 0, score: 0.5}
      - {score: 0}`)
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"logic: ratio >= 80 and not small → ratio >= 80 or not small",
		"logic: ratio >= 80 and not small → ratio >= 80",
		"logic: ratio >= 80 and not small → not small",
		"operator: ratio >= 80 → ratio > 80",
		"negation: ratio >= 80 → ratio < 80",
		"threshold: ratio >= 80 → ratio >= 79",
		"threshold: ratio >= 80 → ratio >= 81",
		"negation: not small → small",
		"constant: full → 0",
		"drop: case 1 (ratio >= 80 and not small) dropped",
		"swap: case 1 (ratio >= 80 and not small) put behind case 2 (late == 0)",
		"swap: the points of case 1 (ratio >= 80 and not small) and case 2 (late == 0) swapped",
		"operator: late == 0 → late <= 0: proved",
		"operator: late == 0 → late >= 0",
		"negation: late == 0 → late != 0",
		"threshold: late == 0 → late == -1",
		"threshold: late == 0 → late == 1",
		"constant: 0.5 → 0.6",
		"drop: case 2 (late == 0) dropped",
		"swap: the points of case 2 (late == 0) and case 3 (otherwise) swapped",
		"constant: 0 → 1",
	}, changes(mutants))

	above := mutants[3]
	assert.Equal(t, "1", above.Item)
	assert.Equal(t, [2]int{21, 22}, [2]int{above.Line, above.Column})
	require.NotNil(t, above.Kill)
	assert.Equal(t, ruletest.Figures(map[string]any{"ratio": "80", "small": false, "late": "0"}), above.Kill.Facts)
	assert.Equal(t, "2", above.Kill.Points.Decimal.String())
	assert.Equal(t, "0.5", above.Gives)

	for _, c := range []struct {
		facts map[string]any
		want  bool
	}{
		{map[string]any{"ratio": "80", "small": false, "late": 1}, true},
		{map[string]any{"ratio": "80.01", "small": false, "late": 1}, false},
		{map[string]any{"ratio": "80", "small": true}, false},
		{map[string]any{"ratio": "80", "small": false}, true}, // 2 points, or somewhere from 0 to 0.5
		{map[string]any{"total": 1}, false},                   // says nothing of the leaf
	} {
		got, err := above.Changes(scoring.Facts{Inputs: ruletest.Figures(c.facts)}, "1")
		require.NoError(t, err)
		assert.Equal(t, c.want, got, c.facts)
	}
	_, err = above.Changes(scoring.Facts{}, "9")
	assert.ErrorContains(t, err, `the rubric has no item "9"`)
	_, err = above.Changes(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"ratio": true})})
	assert.ErrorContains(t, err, `input "ratio": a percent cannot be given as true or false`)
	_, err = cover.Mutants(context.Background(), s, &verify.Options{Items: []string{"7"}})
	assert.ErrorContains(t, err, `the rubric has no item "7"`)
}

func TestMutantsOfFormulas(t *testing.T) {
	for _, c := range []struct {
		rule string
		want []string
	}{
		{"    score: min(full, 0.25 * done)", []string{
			"operator: min(full, 0.25 * done) → max(full, 0.25 * done)",
			"argument: min(full, 0.25 * done) → min(0.25 * done)",
			"argument: min(full, 0.25 * done) → min(full)",
			"constant: min(full, 0.25 * done) → min(0, 0.25 * done)",
			"operator: 0.25 * done → 0.25 / done",
			"constant: 0.25 * done → 0.26 * done",
		}},
		{"    score: bands(ratio, '>90', full, '[70,90]', 1, '<70', 0)", []string{
			"operator: '[70,90]', '<70' → '(70,90]', '<=70'",
			"threshold: '[70,90]', '<70' → '[69,90]', '<69'",
			"threshold: '[70,90]', '<70' → '[71,90]', '<71'",
			"operator: '>90', '[70,90]' → '>=90', '[70,90)'",
			"threshold: '>90', '[70,90]' → '>89', '[70,89]'",
			"threshold: '>90', '[70,90]' → '>91', '[70,91]'",
			"swap: '>90', full, '[70,90]', 1 → '>90', 1, '[70,90]', full",
			"swap: '[70,90]', 1, '<70', 0 → '[70,90]', 0, '<70', 1",
			`constant: bands(ratio, ">90", full, "[70,90]", 1, "<70", 0) → bands(ratio, ">90", 0, "[70,90]", 1, "<70", 0)`,
			`constant: bands(ratio, ">90", full, "[70,90]", 1, "<70", 0) → bands(ratio, ">90", full, "[70,90]", 2, "<70", 0)`,
			`constant: bands(ratio, ">90", full, "[70,90]", 1, "<70", 0) → bands(ratio, ">90", full, "[70,90]", 1, "<70", 1)`,
		}},
		{"    cases:\n      - {when: \"state in ['on_time', 'late'] and sent <= date('2025-03-01')\", score: full}\n      - {when: late in 1..2, score: 1}\n      - {score: 0}", []string{
			"logic: state in ['on_time', 'late'] and sent <= date('2025-03-01') → state in ['on_time', 'late'] or sent <= date('2025-03-01')",
			"logic: state in ['on_time', 'late'] and sent <= date('2025-03-01') → state in ['on_time', 'late']",
			"logic: state in ['on_time', 'late'] and sent <= date('2025-03-01') → sent <= date('2025-03-01')",
			"negation: state in ['on_time', 'late'] → not (state in ['on_time', 'late'])",
			"argument: state in ['on_time', 'late'] → state in ['late']",
			"argument: state in ['on_time', 'late'] → state in ['on_time']",
			"constant: state in ['on_time', 'late'] → state in ['none', 'late']",
			"constant: state in ['on_time', 'late'] → state in ['on_time', 'none']",
			"operator: sent <= date('2025-03-01') → sent < date('2025-03-01')",
			"negation: sent <= date('2025-03-01') → sent > date('2025-03-01')",
			"threshold: sent <= date('2025-03-01') → sent <= date('2025-02-28')",
			"threshold: sent <= date('2025-03-01') → sent <= date('2025-03-02')",
			"constant: full → 0",
			"drop: case 1 (state in ['on_time', 'late'] and sent <= date('2025-03-01')) dropped",
			"swap: case 1 (state in ['on_time', 'late'] and sent <= date('2025-03-01')) put behind case 2 (late in 1..2)",
			"swap: the points of case 1 (state in ['on_time', 'late'] and sent <= date('2025-03-01')) and case 2 (late in 1..2) swapped",
			"negation: late in 1..2 → not (late in 1..2)",
			"threshold: late in 1..2 → late in 0..2",
			"threshold: late in 1..2 → late in 1..1",
			"threshold: late in 1..2 → late in 2..2",
			"threshold: late in 1..2 → late in 1..3",
			"constant: 1 → 2",
			"drop: case 2 (late in 1..2) dropped",
			"swap: the points of case 2 (late in 1..2) and case 3 (otherwise) swapped",
			"constant: 0 → 1",
		}},
		{"    arises: total > 0\n    not_arising: zero\n    score: min(full, full * rate(done, total) / 100)", []string{
			"operator: total > 0 → total >= 0",
			"negation: total > 0 → total <= 0",
			"threshold: total > 0 → total > -1",
			"threshold: total > 0 → total > 1",
			"operator: min(full, full * rate(done, total) / 100) → max(full, full * rate(done, total) / 100)",
			"argument: min(full, full * rate(done, total) / 100) → min(full * rate(done, total) / 100)",
			"argument: min(full, full * rate(done, total) / 100) → min(full)",
			"constant: min(full, full * rate(done, total) / 100) → min(0, full * rate(done, total) / 100)",
			"operator: full * rate(done, total) / 100 → full * rate(done, total) * 100",
			"operator: full * rate(done, total) → full / rate(done, total)",
			"constant: full * rate(done, total) → 0 * rate(done, total)",
			"swap: rate(done, total) → rate(total, done)",
			"constant: full * rate(done, total) / 100 → full * rate(done, total) / 101",
		}},
		// Above 100 nothing rises, and 79.5 rounds as 80 does only where points are whole.
		{"    cases:\n      - {when: ratio >= 100, score: full}\n      - {score: full * ratio / 100}", []string{
			"operator: ratio >= 100 → ratio > 100: proved",
			"negation: ratio >= 100 → ratio < 100",
			"threshold: ratio >= 100 → ratio >= 99",
			"threshold: ratio >= 100 → ratio >= 101: proved",
			"constant: full → 0",
			"drop: case 1 (ratio >= 100) dropped: proved",
			"swap: the points of case 1 (ratio >= 100) and case 2 (otherwise) swapped",
			"operator: full * ratio / 100 → full * ratio * 100",
			"operator: full * ratio → full / ratio",
			"constant: full * ratio → 0 * ratio",
			"constant: full * ratio / 100 → full * ratio / 101",
		}},
	} {
		mutants, err := cover.Mutants(context.Background(), authored(t, c.rule), nil)
		require.NoError(t, err)
		assert.Equal(t, c.want, changes(mutants), c.rule)
	}
}

// TestMutantsRound: points are rounded before they are compared. 0.004 more is
// noticed where it crosses a half, and never where there is no such place.
func TestMutantsRound(t *testing.T) {
	s := authored(t, "    score: \"0.001 * late < 0.5 ? 1.001 : 1.0049\"", "    score: min(2, 1 + 0.004 * min(late, 1))",
		"    score: min(2, 0.001 * late)")
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	got := map[string]verify.Outcome{}
	for _, m := range mutants {
		got[m.Item+": "+m.Change.EN] = m.Equivalent
	}
	assert.Equal(t, verify.Proved, got["1: 1.001 → 1.002"])
	assert.Equal(t, verify.Refuted, got["1: 1.0049 → 1.0050"])
	assert.Equal(t, verify.Proved, got["1: 0.001 * late < 0.5 → 0.001 * late <= 0.5"])
	assert.Equal(t, verify.Refuted, got["2: 0.004 * min(late, 1) → 0.005 * min(late, 1)"])
	assert.Equal(t, verify.Proved, got["2: min(late, 1) → min(1)"])
	assert.Equal(t, verify.Proved, got["2: 1 + 0.004 * min(late, 1) → 1 - 0.004 * min(late, 1)"])
	assert.Equal(t, verify.Refuted, got["2: 0.004 * min(late, 1) → 0.004 / min(late, 1)"], "it fails for none late")
	assert.Equal(t, verify.Refuted, got["3: 0.001 * late → 0.002 * late"])
}

// TestMutantsOfAncestors: the condition of an area changes all leaves below it.
func TestMutantsOfAncestors(t *testing.T) {
	s := authored(t, `    applies: small
    not_applicable: exclude
    items:
      - {code: '1.1', title: A, max: 0.5, reported: true}
      - {code: '1.2', title: B, max: 1.5, score: full * ratio / 100}`)
	mutants, err := cover.Mutants(context.Background(), s, &verify.Options{Items: []string{"1"}})
	require.NoError(t, err)
	require.Equal(t, "negation: small → not small", changes(mutants)[0])
	m := mutants[0]
	assert.Equal(t, "1", m.Item)
	assert.Equal(t, "1.2", m.Kill.Item)
	for _, c := range []struct {
		codes []string
		facts scoring.Facts
		want  bool
	}{
		{[]string{"1.1"}, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"small": true}),
			Points: ruletest.Figures(map[string]any{"1.1": "0.5"})}, true},
		{[]string{"1.2"}, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"small": false, "ratio": 10})}, true},
		{[]string{"1"}, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"small": false})}, true},
		{nil, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"late": 3})}, false},
	} {
		got, err := m.Changes(c.facts, c.codes...)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	}
	r, err := m.Scorer().Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"small": true})})
	require.NoError(t, err)
	assert.Equal(t, scoring.NotApplicable, r.Item("1.1").Status)
}

// TestMutantsAreSound: on random rules, what is said of mutants, of parts that no
// facts reach and of suggested test cases holds for many facts.
func TestMutantsAreSound(t *testing.T) {
	t.Parallel()
	count, why := map[verify.Outcome]int{}, map[string]int{}
	parts, impossible, cases, seen := 0, 0, 0, map[string]int{}
	for i := range uint64(*ruletest.RulesFlag / 2) {
		r := rand.New(rand.NewPCG(*ruletest.SeedFlag+100, i))
		g := ruletest.NewGroup(r)
		rule := g.Rule()
		src, _ := g.File(rule)
		rb, err := rubric.Parse("random.yaml", []byte(src), nil)
		if err != nil {
			continue
		}
		s, err := scoring.Compile(rb, nil)
		if err != nil {
			continue
		}
		mutants, err := cover.Mutants(context.Background(), s, &verify.Options{Work: scoring.Work{Steps: 2_000_000}})
		require.NoError(t, err)
		suggested, err := cover.Suggest(context.Background(), s, &verify.Options{Work: scoring.Work{Steps: 4_000_000}})
		require.NoError(t, err)
		all, _ := g.Facts(*ruletest.FactsFlag/4, nil)
		facts := slices.Collect(ruletest.Units(all))
		seen["rules"]++
		if g.Members {
			seen["of series and groups"]++
		}
		for _, m := range mutants {
			if m.Kill != nil {
				facts = append(facts, factsOf(m.Kill))
			}
		}
		checkMutants(t, s, mutants, facts, src)
		for _, m := range mutants {
			if count[m.Equivalent]++; m.Equivalent == verify.Undecided {
				why[m.Why.EN]++
			}
		}
		checkSuggested(t, s, mutants, suggested, facts, src, &parts, &impossible)
		cases += len(suggested)
		if t.Failed() {
			return
		}
	}
	t.Logf("mutants: %v; undecided: %v; %d parts, %d of them impossible; %d cases", count, why, parts, impossible, cases)
	seen["proved"], seen["refuted"], seen["parts"], seen["impossible"], seen["cases"] = count[verify.Proved],
		count[verify.Refuted], parts, impossible, cases
	ruletest.Enough(t, seen, *ruletest.RulesFlag/2,
		map[string]int{"rules": 65, "proved": 700, "refuted": 1400, "parts": 1500, "impossible": 400, "cases": 500})
	assert.Less(t, count[verify.Undecided]*20, count[verify.Refuted])
}

func checkMutants(t *testing.T, s *scoring.Scorer, mutants []*cover.Mutant, facts []scoring.Facts, src string) {
	for _, m := range mutants {
		if m.Equivalent == verify.Refuted {
			changed, err := m.Changes(factsOf(m.Kill), m.Kill.Item)
			require.NoError(t, err)
			assert.True(t, changed, "%s\n%s: %v", src, m.Change.EN, m.Kill.Facts)
			is := scored(t, m.Scorer(), m.Kill)
			if m.Gives != is {
				assert.Equal(t, is, m.Gives, "%s\n%s: %v", src, m.Change.EN, m.Kill.Facts)
			}
			assert.NotEqual(t, scored(t, s, m.Kill), is, "%s\n%s: %v", src, m.Change.EN, m.Kill.Facts)
			continue
		}
		if m.Equivalent != verify.Proved {
			continue
		}
		for _, f := range facts {
			changed, err := m.Changes(f)
			require.NoError(t, err)
			assert.False(t, changed, "%s\n%s is no equivalent mutant: %v", src, m.Change.EN, f.Inputs)
		}
	}
}

func factsOf(e *verify.Example) scoring.Facts {
	return scoring.Facts{Unit: scoring.Unit{Group: e.Group}, Inputs: e.Facts}
}

// scored writes what a leaf comes to.
func scored(t *testing.T, s *scoring.Scorer, e *verify.Example) string {
	r, err := s.Score(factsOf(e))
	require.NoError(t, err)
	it := r.Item(e.Item)
	switch {
	case it.Status == scoring.Scored:
		return it.Points.Decimal.String()
	case it.Points.Valid:
		return it.Status.String() + " (" + it.Points.Decimal.String() + ")"
	}
	return it.Status.String()
}

func checkSuggested(t *testing.T, s *scoring.Scorer, mutants []*cover.Mutant, suggested []verify.Example,
	facts []scoring.Facts, src string, parts, impossible *int) {
	c := cover.New(s)
	killed := map[*cover.Mutant]bool{}
	for i := range suggested {
		e := &suggested[i]
		require.NoError(t, c.Add(factsOf(e), e.Item))
		for _, m := range mutants {
			changed, err := m.Changes(factsOf(e), e.Item)
			require.NoError(t, err)
			killed[m] = killed[m] || changed
		}
	}
	for _, m := range mutants {
		if m.Equivalent == verify.Refuted {
			assert.True(t, killed[m], "%s\nno suggested case notices %s", src, m.Change.EN)
		}
	}
	report := ruletest.Report(t, c)
	for _, rule := range report.Rules {
		for _, p := range rule.Parts {
			*parts++
			if p.Impossible {
				*impossible++
			} else if p.Example != nil {
				assert.Fail(t, "not reached", "%s\n%s %s %s: %v", src, p.Kind, p.Text, p.Want, p.Example.Facts)
			}
		}
	}
	for _, f := range facts {
		require.NoError(t, c.Add(f))
	}
	for i, rule := range ruletest.Report(t, c).Rules {
		for k, p := range rule.Parts {
			if before := report.Rules[i].Parts[k]; before.Impossible && !p.Impossible {
				assert.Fail(t, "reached", "%s\n%s %s %s was said to be impossible", src, p.Kind, p.Text, p.Want)
			}
		}
	}
}

func BenchmarkMutants(b *testing.B) {
	s := authored(b, slices.Repeat([]string{"    cases:\n      - {when: ratio >= 80 and not small, score: full}\n      - {when: late in 1..2, score: 1}\n      - {score: 0}"}, 30)...)
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(b, err)
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			_, err := cover.Mutants(context.Background(), s, nil)
			require.NoError(b, err)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(mutants)), "µs/mutant")
	})
	f := scoring.Facts{Inputs: maps.Clone(mutants[0].Kill.Facts)}
	b.Run("changes", func(b *testing.B) {
		for b.Loop() {
			_, err := mutants[0].Changes(f, "1")
			require.NoError(b, err)
		}
	})
}
