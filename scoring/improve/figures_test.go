package improve_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// figured compiles a rubric with one leaf of 2 points, which reads two numbers.
func figured(t testing.TB, rule string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("figures.yaml", []byte(`rubric: figures
title: Figures
decision: {number: '1', issuer: A, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: x, type: number, title: X}
  - {name: y, type: number, title: Y}
areas:
  - code: '1'
    title: Leaf
    max: 2
    cases: [`+rule+`]
`), nil)
	require.NoError(t, err, rule)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err, rule)
	return s
}

// declared scores facts with changes; the figures are texts, so that what has more than
// 18 digits on a side of the point is refused.
func declared(t testing.TB, s *scoring.Scorer, facts map[string]any, changes []improve.Change) decimal.Decimal {
	t.Helper()
	facts = maps.Clone(facts)
	for _, c := range changes {
		facts[c.Input] = c.Figure
	}
	r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(facts)})
	require.NoError(t, err, "%v", changes)
	return r.Item("1").Range.Least
}

// The kind of fault: a limit that a rule implies has more digits than a figure can
// have (1 ÷ 1,048,576 has 20 decimals), and the library proposes it all the same, so
// that its own answer is refused as facts. Whatever figure it chooses can be declared,
// and earns what is said.
func TestFiguresCanBeDeclared(t *testing.T) {
	tests := []struct {
		rule, x  string
		improved []string // the figure proposed for x, with the text
	}{
		{"{when: x * 1048576 >= 1, score: full}, {score: 0}", "0", []string{"0.000000953674316407 X: from 0 to at least 0.000000953674316407: +2 points"}},
		{"{when: x * 1048576 > 1, score: full}, {score: 0}", "0", []string{"0.000000953674316407 X: from 0 to at least 0.000000953674316407: +2 points"}},
		{"{when: x * 1048576 <= 1, score: full}, {score: 0}", "5", []string{"0.000000953674316406 X: from 5 to at most 0.000000953674316406: +2 points"}},
		{"{when: x * 1048576 < 1, score: full}, {score: 0}", "5", []string{"0.000000953674316406 X: from 5 to at most 0.000000953674316406: +2 points"}},
		{"{when: x * -1048576 >= 1, score: full}, {score: 0}", "0", []string{"-0.000000953674316407 X: from 0 to at most -0.000000953674316407: +2 points"}},
		{"{when: 1 <= x * 1048576 <= 2, score: full}, {score: 0}", "0", []string{"0.000000953674316407 X: from 0 to at least 0.000000953674316407 and at most 0.000001907348632812: +2 points"}},
		{"{when: x * 1048576 == 1, score: full}, {score: 0}", "0", nil},            // no figure is that one
		{"{when: x / 4 >= 999999999999999999, score: full}, {score: 0}", "0", nil}, // nor as large
		{"{when: x / 1000000 >= 999999999999, score: full}, {score: 0}", "0", []string{"999999999999000000 X: from 0 to at least 999999999999000000: +2 points"}},
		{"{when: x * 3 >= 1, score: full}, {score: 0}", "0", []string{"0.34 X: from 0 to at least 0.34: +2 points"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			s := figured(t, tt.rule)
			facts := map[string]any{"x": tt.x, "y": "0"}
			is, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(facts)}, "1", nil)
			require.NoError(t, err)
			var got []string
			for _, i := range is.List {
				got = append(got, i.Changes[0].Figure.String()+" "+i.Text.EN)
				assert.True(t, declared(t, s, facts, i.Changes).Equal(i.Points))
			}
			assert.Equal(t, tt.improved, got)
		})
	}
}

// Random rules with limits of many digits, of one figure and of two, attacked by
// declaring every figure that is proposed or shown.
func TestChosenFiguresAreAccepted(t *testing.T) {
	enough.NotUnderRace(t)
	rnd := rand.New(rand.NewPCG(10, 7))
	pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
	factor := func() string {
		return pick("1048576", "1099511627776", "19683", "95367431640625", "-1048576", "3", "7", "0.000000000001", "1.000000000000000001")
	}
	number := func() string { return pick("1", "2", "-1", "0.3", "5000000000", "0.000000000000000001") }
	condition := func() string {
		left := "x * " + factor()
		switch rnd.IntN(4) {
		case 0:
			left += " + y * " + factor()
		case 1:
			left = "x / " + factor() + " + y"
		}
		return left + " " + pick(">=", ">", "<=", "<") + " " + number()
	}
	rules, improved, moved, shown := 40, 0, 0, 0
	for range rules {
		rule := fmt.Sprintf("{when: %q, score: full}, {when: %q, score: %s}, {score: 0}", condition(), condition(), pick("1", `"max(0, min(1, x * `+factor()+`))"`))
		s := figured(t, rule)
		facts := map[string]any{"x": pick("0", "1", "-1", "3.5"), "y": pick("0", "1", "-2")}
		f := scoring.Facts{Inputs: ruletest.Figures(facts)}
		is, err := improve.Leaf(context.Background(), s, f, "1", nil)
		require.NoError(t, err, rule)
		for _, i := range is.List {
			improved++
			require.True(t, declared(t, s, facts, i.Changes).Equal(i.Points), "%s: %s", rule, i.Text.EN)
		}
		levers, err := improve.FindLevers(context.Background(), s, f, map[string]scoring.Bound{"x": {}, "y": {}}, nil)
		require.NoError(t, err, rule)
		for _, l := range levers.List {
			for _, m := range l.Moves {
				moved++
				declared(t, s, facts, m.Changes)
			}
		}
		opts := &verify.Options{Work: scoring.Work{Steps: 6_000}}
		var examples []*verify.Example
		v, err := verify.Rules(context.Background(), s, opts)
		require.NoError(t, err, rule)
		for _, verdict := range v.Verdicts {
			examples = append(examples, verdict.Example)
		}
		suggested, err := cover.Suggest(context.Background(), s, opts)
		require.NoError(t, err, rule)
		for i := range suggested {
			examples = append(examples, &suggested[i])
		}
		mutants, err := cover.Mutants(context.Background(), s, opts)
		require.NoError(t, err, rule)
		for _, m := range mutants {
			examples = append(examples, m.Kill)
		}
		for _, e := range examples {
			if e == nil {
				continue
			}
			shown++
			r, err := s.Score(scoring.Facts{Inputs: e.Facts})
			require.NoError(t, err, "%s: %s", rule, e.YAML(rubric.English))
			require.Equal(t, e.Status, r.Item("1").Status, "%s: %s", rule, e.YAML(rubric.English))
			if e.Status == scoring.Scored {
				require.True(t, e.Points.Decimal.Equal(r.Item("1").Points.Decimal), "%s: %s", rule, e.YAML(rubric.English))
			}
		}
	}
	assert.Greater(t, improved, rules, "improvements that were declared")
	assert.Greater(t, moved, rules)
	assert.Greater(t, shown, 5*rules)
	t.Logf("%d rules: %d improvements, %d moves, %d examples", rules, improved, moved, shown)
}
