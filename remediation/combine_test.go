package remediation_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const combinedRubric = `rubric: combined-2025
title: Trial
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 20
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: a, type: bool, title: A}
  - {name: b, type: bool, title: B}
  - {name: c, type: count, max: 4, title: Initiatives}
  - {name: late, type: count, max: 10, title: Late reports}
  - {name: disciplined, type: bool, title: Disciplined}
areas:
  - code: "1"
    title: Weakest
    max: 10
    combine: least
    items:
      - {code: "1.1", title: A, max: 10, score: "a ? full : 4"}
      - {code: "1.2", title: B, max: 10, score: "b ? full : 6"}
  - code: "2"
    title: Rest
    max: 10
    items:
      - code: "2.1"
        title: Capped
        max: 10
        combine: capped
        items:
          - {code: "2.1.1", title: Initiatives, max: 8, score: 2 * c}
          - {code: "2.1.2", title: Models, max: 6, score: 6}
      - {code: "2.2", title: Late, max: 0, min: -2, score: "max(-2, -0.5 * late)"}
      - {code: "2.3", title: Satisfaction, unscored: true}
final: {floor: 0, ceiling: 18}
bands: [{name: Good, from: 15, when: not disciplined}, {name: Fair, from: 10}, {name: Poor, from: 0}]
`

func combinedUnit(t *testing.T, disciplined bool) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	r, err := rubric.Parse("c.yaml", []byte(combinedRubric), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s, scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{
		"a": scoring.Known(false), "b": scoring.Known(false), "c": scoring.Known(1), "late": scoring.Known(1),
		"disciplined": scoring.Known(disciplined)}}
}

// TestDeficitsOfCombined: what leaves lose adds up to what the areas lose.
func TestDeficitsOfCombined(t *testing.T) {
	s, f := combinedUnit(t, false)
	r, err := s.Score(f)
	require.NoError(t, err)
	type deficit struct {
		code, points, lost string
		penalty            bool
	}
	var got []deficit
	sum := decimal.Zero
	for _, d := range remediation.Deficits(r) {
		got = append(got, deficit{d.Code, d.Points.Decimal.String(), d.Lost.Decimal.String(), d.Penalty})
		sum = sum.Add(d.Lost.Decimal)
	}
	assert.Equal(t, []deficit{{"1.1", "4", "6", false}, {"2.1.1", "2", "2", false}, {"2.2", "-0.5", "0.5", true}}, got)
	assert.Equal(t, "11.5", r.Total.Points.Decimal.String())
	assert.Equal(t, r.Total.Lost.Decimal.String(), sum.String())

	p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	for i, area := range p.Results.Areas {
		assert.Equal(t, "10", area.Applies.Most.String(), "area %d", i)
	}
	assert.Equal(t, "18", p.Outcome.Final.String())
}

// TestKeepUpOfCombined: a part that costs nothing because another is weaker is not said to
// be at full marks, unless it is.
func TestKeepUpOfCombined(t *testing.T) {
	for b, want := range map[bool][]string{false: nil, true: {"1.2"}} {
		s, f := combinedUnit(t, false)
		f.Inputs["b"] = scoring.Known(b)
		p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
		require.NoError(t, err)
		var codes []string
		for _, k := range p.KeepUp {
			codes = append(codes, k.Code)
		}
		assert.Equal(t, append(want, "2.1.2"), codes)
	}
}

// TestGoalWithCondition: a band with a condition is reached by points and the condition.
func TestGoalWithCondition(t *testing.T) {
	for _, disciplined := range []bool{false, true} {
		s, f := combinedUnit(t, disciplined)
		otherwise := remediation.Effort{Fixed: decimal.NewFromInt(1)}
		o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: remediation.Goal{Band: "Good"},
			Otherwise: &otherwise, Efforts: map[string]remediation.Effort{"disciplined": {Stays: true}}}, nil)
		require.NoError(t, err)
		assert.Equal(t, !disciplined, o.Reached)
		assert.Equal(t, !disciplined, o.Proved, "%v", o.Doubts)
		if !disciplined {
			assert.Equal(t, "2", o.Best.Effort.String())
			assert.Equal(t, "Good", o.Best.Band.EN)
		}
		assert.Equal(t, "18", o.Most.String())
	}
}

// TestPublishedOfCombined: rows of a table that are put together as the rubric says are no
// contradictions, whether a part prints what it misses itself or what is stated there.
func TestPublishedOfCombined(t *testing.T) {
	s, f := combinedUnit(t, false)
	r, err := s.Score(f)
	require.NoError(t, err)
	table, err := published.Parse("p.yaml", []byte(`rubric: combined-2025
unit: {id: u}
source: {number: "1", issuer: X, date: 2026-01-15}
total: {max: 20, points: 11.5, lost: 8.5}
items:
  - {code: "1", max: 10, points: 4, lost: 6}
  - {code: "1.2", max: 10, points: 6, lost: 4}
  - {code: "2", max: 10, points: 7.5, lost: 2.5}
  - {code: "2.1", max: 10, points: 8, lost: 2}
  - {code: "2.1.1", max: 8, points: 2, lost: 6}
  - {code: "2.2", max: 0, points: -0.5}
`), s.Rubric(), nil)
	require.NoError(t, err)
	found, err := published.Reconcile(r, table)
	require.NoError(t, err)
	assert.Empty(t, found)
}
