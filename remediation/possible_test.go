package remediation_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// possible is a rule that is not linear, with facts for which figures earn more.
type possible struct {
	score    string
	max      string
	rounding string
	inputs   map[string]string // type and domain, by name
	known    map[string]any
	want     string // of the best set: figures; empty: whatever does
}

var possibles = []possible{
	{score: "min(full, p * p)", max: "2", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "0"}, want: "p=1.42"},
	{score: "min(full, p * p)", max: "2", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "1"}},
	{score: "clamp((7 + n) / 7.16 * n, 0, full)", max: "9", rounding: "down", inputs: map[string]string{"n": "number"}, known: map[string]any{"n": "-2"}},
	{score: "clamp((7 + n) / 7.16 * n, 0, full)", max: "9", rounding: "down", inputs: map[string]string{"n": "number, min: -20, max: 20"}, known: map[string]any{"n": "0"}},
	{score: "clamp(7.331 - ceil(p) * p, 0, full)", max: "7", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "80"}},
	{score: "7.331 - ceil(p) * p", max: "8", inputs: map[string]string{"p": "percent, max: 200"}, known: map[string]any{"p": "80"}},
	{score: "p - max(round(p, 0), 9.91 / 1.58)", max: "1", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "3"}},
	{score: "d * d / 19.17", max: "5", inputs: map[string]string{"d": "number"}, known: map[string]any{"d": "0"}},
	{score: "d * d / 19.17", max: "5", inputs: map[string]string{"d": "count"}, known: map[string]any{"d": 40}},
	{score: "e == 'late' ? clamp(n * n / 19, 0, full) : clamp(n - 10, 0, 1)", max: "2", inputs: map[string]string{"n": "number, min: -20, max: 20", "e": "enum, options: [on_time, late]"}, known: map[string]any{"n": "-5", "e": "on_time"}},
	{score: "e == 'late' and 6 < n * n / 6 < 7 ? full : 0", max: "2", inputs: map[string]string{"n": "number, min: -20, max: 20", "e": "enum, options: [on_time, late]"}, known: map[string]any{"n": "-5", "e": "on_time"}},
	{score: "clamp(p * q / 100, 0, full)", max: "10", inputs: map[string]string{"p": "percent", "q": "percent"}, known: map[string]any{"p": "10", "q": "10"}},
	{score: "clamp(c * (12 - c) / 4, 0, full)", max: "9", inputs: map[string]string{"c": "count"}, known: map[string]any{"c": 1}, want: "c=6"},
	{score: "clamp(p / (p + 5) * 4, 0, full)", max: "3", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "2"}},
	{score: "clamp(10 / (1 + abs(n - 3.37)) - 1, 0, full)", max: "9", inputs: map[string]string{"n": "number"}, known: map[string]any{"n": "50"}, want: "n=3.37"},
	{score: "let v = round(p / 7, 0); clamp(v * v - 3 * v, 0, full)", max: "4", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "20"}},
	{score: "floor(p) == 60 and p > 60.25 ? full : 0", max: "1", inputs: map[string]string{"p": "percent"}, known: map[string]any{"p": "99"}},
	{score: "clamp(days(date('2025-01-01'), t) * days(t, date('2025-03-01')) / 100, 0, full)", max: "8", inputs: map[string]string{"t": "date"}, known: map[string]any{"t": "2025-06-30"}},
	{score: "(ok ? p * p : p) >= 2500 ? full : 0", max: "1", inputs: map[string]string{"p": "percent", "ok": "bool"}, known: map[string]any{"p": "60", "ok": false}, want: "ok=true"},
}

func (p possible) scorer(t *testing.T) *scoring.Scorer {
	t.Helper()
	file := "rubric: possible\ntitle: P\ndecision: {number: 1/QD, issuer: X, date: 2025-01-02}\nperiod: 2025\nmax: " + p.max + "\npoints: {places: 2, rounding: " + cmp.Or(p.rounding, "half-up") + "}\ninputs:\n"
	for _, name := range slices.Sorted(maps.Keys(p.inputs)) {
		file += fmt.Sprintf("  - {name: %s, type: %s, title: %s}\n", name, p.inputs[name], strings.ToUpper(name))
	}
	file += fmt.Sprintf("areas:\n  - {code: '1', title: A, max: %s, score: %q}\n", p.max, p.score)
	r, err := rubric.Parse("possible.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// grid returns figures of an input.
func (p possible) grid(name string) []any {
	var out []any
	add := func(from, to, by int64) {
		for v := from; v <= to; v += by {
			out = append(out, decimal.New(v, -2))
		}
	}
	switch kind := p.inputs[name]; {
	case strings.HasPrefix(kind, "enum"):
		return []any{"on_time", "late"}
	case kind == "bool":
		return []any{true, false}
	case kind == "count":
		for v := range 101 {
			out = append(out, v)
		}
		return out
	case kind == "date":
		for k := range int64(200) {
			out = append(out, rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(rubric.Date{Year: 2025, Month: 1, Day: 1}.DayNumber()+k-10))
		}
		return out
	case len(p.inputs) > 1 && kind == "percent":
		add(0, 10_000, 250)
	case strings.HasPrefix(kind, "percent"):
		add(0, 10_000, 1)
	default:
		add(-2_000, 2_000, 1)
	}
	return out
}

// best returns the most that figures of the grid earn.
func (p possible) best(t *testing.T, s *scoring.Scorer) (most decimal.Decimal, at map[string]any, tried int) {
	t.Helper()
	units := []map[string]any{p.known}
	for _, name := range slices.Sorted(maps.Keys(p.inputs)) {
		var next []map[string]any
		for _, u := range units {
			for _, v := range p.grid(name) {
				u = maps.Clone(u)
				u[name] = v
				next = append(next, u)
			}
		}
		units = next
	}
	facts := make([]scoring.Facts, len(units))
	for i, u := range units {
		facts[i].Inputs = figures(u)
	}
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(facts), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	points, err := totals.Item("1")
	require.NoError(t, err)
	for i, u := range units {
		if v := points.At(i); v.Valid && v.Decimal.GreaterThan(most) {
			most, at = v.Decimal, u
		}
	}
	return most, at, len(units)
}

// TestWhatIsPossibleIsFound: of rules that are not linear, [improve.Leaf],
// plans and optima agree on what can be done: where figures of a grid earn more all
// find some that do, and nobody says "none", "no target" or "out of reach".
func TestWhatIsPossibleIsFound(t *testing.T) {
	notUnderRace(t)
	t.Parallel()
	complete := 0
	for i, p := range possibles {
		t.Run(p.score, func(t *testing.T) {
			s := p.scorer(t)
			facts := scoring.Facts{Inputs: figures(p.known)}
			most, figures, tried := p.best(t, s)
			require.Greater(t, tried, 40)
			now, err := s.Score(facts)
			require.NoError(t, err)
			require.True(t, most.GreaterThan(now.Total.FinalRange.Least), "of the grid")

			is, err := improve.Leaf(context.Background(), s, facts, "1", nil)
			require.NoError(t, err)
			require.NotEmpty(t, is.List, "for %v: %s", figures, most)
			best := slices.MaxFunc(is.List, func(a, b improve.Improvement) int { return a.Points.Cmp(b.Points) })
			assert.True(t, best.Points.GreaterThanOrEqual(most) || !is.Complete, "%s of %s", best.Points, most)

			plan, err := remediation.NewPlan(context.Background(), s, facts, nil, nil)
			require.NoError(t, err)
			require.NotEmpty(t, plan.Actions)
			assert.NotEmpty(t, plan.Actions[0].Targets)
			assert.True(t, plan.Outcome.Final.GreaterThanOrEqual(most) || !plan.Complete, "%s of %s", plan.Outcome.Final, most)

			goals := []decimal.Decimal{most}
			if i%3 == 0 { // also what lies between
				goals = append(goals, most.Add(now.Total.FinalRange.Least).Div(decimal.NewFromInt(2)).Truncate(2))
			}
			for _, goal := range goals {
				o, err := remediation.Optimize(context.Background(), s, facts, &remediation.Aim{
					Goal:      remediation.Goal{Total: decimal.NewNullDecimal(goal)},
					Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1), PerUnit: decimal.NewFromInt(1)},
				}, nil)

				require.NoError(t, err)
				assert.True(t, o.Reached, "%s, for %v, gaps %v, doubts %v", goal, figures, o.Gaps, o.Doubts)
				assert.Empty(t, o.OutOfReach)
				assert.True(t, o.Most.GreaterThanOrEqual(most) || !o.Proved)
				if o.Proved {
					complete++
					p.cheapest(t, s, o)
				}
				if p.want != "" && goal.Equal(most) {
					assert.Equal(t, p.want, changed(o.Best))
				}
			}
		})
	}
	assert.GreaterOrEqual(t, complete, 12, "optima that are proved")
}

// changed writes the figures of a set.
func changed(s remediation.Set) string {
	var out []string
	for _, target := range s.Targets {
		for _, ch := range target.Changes {
			out = append(out, ch.Input+"="+ch.Figure.String())
		}
	}
	return strings.Join(out, " ")
}

// cheapest checks that no figure of the grid reaches the goal of an optimum of one
// input for less.
func (p possible) cheapest(t *testing.T, s *scoring.Scorer, o *remediation.Optimum) {
	t.Helper()
	if len(p.inputs) > 1 {
		return
	}
	for name, kind := range p.inputs {
		if kind == "date" {
			return
		}
		known := decimal.RequireFromString(fmt.Sprint(p.known[name]))
		for _, v := range p.grid(name) {
			at := decimal.RequireFromString(fmt.Sprint(v))
			if effort := at.Sub(known).Abs().Add(decimal.NewFromInt(1)); !effort.LessThan(o.Best.Effort) || at.Equal(known) {
				continue
			}
			r, err := s.Score(scoring.Facts{Inputs: figures(map[string]any{name: v})})
			require.NoError(t, err)
			assert.True(t, r.Total.FinalRange.Least.LessThan(o.Required.Decimal), "%s = %s reaches %s, too, for less than %s", name, at, o.Required.Decimal, o.Best.Effort)
		}
	}
}

// TestNothingIsOutOfReachWithoutProof: where it is not proved that nothing earns more,
// optimum, plan and their texts do not say so.
func TestNothingIsOutOfReachWithoutProof(t *testing.T) {
	notUnderRace(t)
	// Of Pell's equation for 61 the least whole numbers have ten digits (Fermat, 1657).
	hidden := possible{score: "c > 1 and c * c - 61 * k * k == 1 ? full : 0", max: "2", inputs: map[string]string{"c": "count", "k": "count"}, known: map[string]any{"c": 4, "k": 3}}
	s := hidden.scorer(t)
	facts := scoring.Facts{Inputs: figures(hidden.known)}
	r, err := s.Score(scoring.Facts{Inputs: figures(map[string]any{"c": 1766319049, "k": 226153980})})
	require.NoError(t, err)
	require.Equal(t, "2", r.Total.FinalRange.Least.String())
	o, err := remediation.Optimize(context.Background(), s, facts, &remediation.Aim{Goal: remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(2))}, Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)}}, nil)
	require.NoError(t, err)
	assert.False(t, o.Reached)
	assert.False(t, o.Proved)
	require.Len(t, o.OutOfReach, 1)
	assert.Equal(t, "unproved", string(o.OutOfReach[0].Kind))
	assert.NotEmpty(t, o.OutOfReach[0].Gaps)
	assert.Contains(t, o.OutOfReach[0].Text.EN, "that there is none is not proved (")
	assert.Contains(t, o.OutOfReach[0].Text.VI, "chưa chứng minh là không có (")
	plan, err := remediation.NewPlan(context.Background(), s, facts, nil, nil)
	require.NoError(t, err)
	assert.False(t, plan.Complete)
	assert.NotEmpty(t, plan.Gaps)
	assert.NotEmpty(t, plan.Doubts)
}
