package columnar_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// termsRubric has parts that are cut at a maximum, parts of which the least counts, items
// that may be left out, a bonus and a penalty.
const termsRubric = `rubric: terms
title: Terms
decision: {number: 1/QĐ, issuer: U, date: 2025-01-15}
period: 2025
max: 20
points: {places: 2, rounding: half-up}
exclusion: whole
final: {floor: 0}
inputs:
  - {name: a, type: percent, title: A}
  - {name: b, type: percent, title: B}
  - {name: own, type: bool, title: O}
  - {name: late, type: count, title: L}
areas:
  - code: "1"
    title: One
    max: 9
    items:
      - {code: "1.1", title: A, max: 4, applies: own, not_applicable: exclude, score: full * a / 100}
      - code: "1.2"
        title: B
        max: 5
        combine: capped
        items:
          - {code: "1.2.1", title: C, max: 3, score: full * b / 100}
          - {code: "1.2.2", title: D, max: 3, applies: own, not_applicable: exclude, score: full * a / 100}
  - code: "2"
    title: Two
    max: 3
    combine: least
    items:
      - {code: "2.1", title: E, max: 3, score: full * a / 100}
      - {code: "2.2", title: F, max: 3, applies: own, not_applicable: exclude, score: full * b / 100}
  - {code: "3", title: Three, max: 8, cases: [{when: a >= 50, score: full}, {score: 2}]}
bonus: {cap: 1, items: [{code: "4", title: G, max: 2, score: full * b / 100}]}
penalty: {cap: 2, items: [{code: "5", title: H, max: 3, score: 'min(full, late)'}]}
`

// without returns a copy of a rubric that does not have an item, whose maximum leaves those
// above it.
func without(r *rubric.Rubric, code string) *rubric.Rubric {
	r = r.Clone()
	var drop func(items []*rubric.Item) ([]*rubric.Item, decimal.Decimal)
	drop = func(items []*rubric.Item) ([]*rubric.Item, decimal.Decimal) {
		for i, it := range items {
			if it.Code == code {
				return slices.Delete(items, i, i+1), it.Max
			}
			var gone decimal.Decimal
			if it.Items, gone = drop(it.Items); !gone.IsZero() {
				it.Max = it.Max.Sub(gone)
				return items, gone
			}
		}
		return items, decimal.Zero
	}
	var gone decimal.Decimal
	r.Areas, gone = drop(r.Areas)
	r.Max = r.Max.Sub(gone)
	for _, a := range []**rubric.Adjustment{&r.Bonus, &r.Penalty} {
		if *a != nil {
			if (*a).Items, _ = drop((*a).Items); len((*a).Items) == 0 {
				*a = nil
			}
		}
	}
	return r
}

// TestWithout: final scores without an item are those of a rubric that does not have it, for
// figures that are known, missing and bounded.
func TestWithout(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 21))
	compared, known, refused := 0, 0, 0
	for round := range enough.Instances(12, 4) {
		file := termsRubric
		if round%2 == 1 {
			empty := []string{"empty_source: whole", "empty_source: zero"}[round/2%2]
			file = fmt.Sprintf(sourcesRubric, 36, 2, "half-up", "by-source", empty, 9, 5, 4)
		}
		s := ruletest.CompileFile(t, file)
		units := make([]scoring.Facts, 50)
		for i := range units {
			f := scoring.Facts{Inputs: map[string]scoring.Figure{}}
			for _, in := range s.Rubric().Inputs {
				switch missing := r.IntN(30) == 0; {
				case missing && in.Type == rubric.Percent:
					f.Inputs[in.Name] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(40)})
				case missing:
				case in.Type == rubric.Bool:
					f.Inputs[in.Name] = scoring.Known(r.IntN(3) > 0)
				case in.Type == rubric.Count:
					f.Inputs[in.Name] = scoring.Known(r.IntN(4))
				default:
					f.Inputs[in.Name] = scoring.Known(r.IntN(101))
				}
			}
			units[i] = f
		}
		table, err := columnar.FromFacts(t.Context(), s, slices.Values(units), nil)
		require.NoError(t, err)
		totals, err := columnar.Score(t.Context(), s, table, nil, nil)
		require.NoError(t, err)
		applicable(t, totals, file)
		for it := range s.Rubric().All() {
			got, err := totals.Without(t.Context(), it.Code, nil)
			if err != nil {
				assert.Contains(t, err.Error(), "whose parts do not simply add up")
				refused++
				continue
			}
			other, err := scoring.Compile(without(s.Rubric(), it.Code), nil)
			require.NoError(t, err, it.Code)
			for i, f := range units {
				result, err := other.Score(f)
				require.NoError(t, err)
				require.Equal(t, result.Total.Final, got.At(i), "%s of %v", it.Code, f.Inputs)
				compared++
				if got.Known[i] {
					known++
				}
				same, err := s.Score(f) // what the scorer itself says is as before
				require.NoError(t, err)
				require.Equal(t, totals.Final(i), same.Total.Final, "%s of %v", it.Code, f.Inputs)
			}
		}
	}
	t.Log(compared, known, refused)
	enough.Enough(t, "known", known, compared, 600)
	assert.Positive(t, refused)
}

// applicable compares what of the maximum applies with what the results of the units say, at
// every item and of all areas together. It returns how many it compared, and how many of
// them are excluded.
func applicable(t *testing.T, totals *columnar.Totals, what ...any) (compared, excluded int) {
	check := func(of scoring.Score, got *columnar.Scores, i int) {
		var want decimal.Decimal
		if of.Points.Valid {
			want = of.Applicable.Decimal
			require.True(t, of.Points.Decimal.Equal(got.At(i).Decimal), what...)
		}
		require.Equal(t, of.Points.Valid, got.Known[i], what...)
		require.Equal(t, of.Status, got.Status[i], what...)
		require.True(t, want.Equal(decimal.New(got.Applicable[i], int32(-got.Places))), what...)
		if compared++; !of.Points.Valid && of.Status != scoring.Missing && of.Status != scoring.Failed {
			excluded++
		}
	}
	areas := totals.Areas()
	for u := range totals.Len() {
		result := totals.Result(u)
		check(result.Total.Score, areas, u)
		for it := range result.All() {
			if it.Unscored {
				continue
			}
			got, err := totals.Item(it.Code)
			require.NoError(t, err)
			check(it.Score, got, u)
		}
	}
	return compared, excluded
}

func TestApplicable(t *testing.T) {
	compared, excluded, n := 0, 0, enough.Instances(20, 6)
	for i := range n {
		g, s, file := ruletest.SomeScorer(rand.New(rand.NewPCG(16, uint64(i))))
		if s == nil {
			continue
		}
		var units []scoring.Facts
		for f := range ruletest.Units(g.FactsWithGaps(20, s.Rubric())) {
			if _, err := s.Score(f); err == nil {
				units = append(units, f)
			}
		}
		table, err := columnar.FromFacts(t.Context(), s, slices.Values(units), nil)
		require.NoError(t, err)
		totals, err := columnar.Score(t.Context(), s, table, nil, nil)
		require.NoError(t, err)
		more, out := applicable(t, totals, file)
		compared, excluded = compared+more, excluded+out
	}
	t.Log(compared, excluded)
	enough.Enough(t, "compared", compared, n, 10_000)
	enough.Enough(t, "excluded", excluded, compared, 5)
}

func TestBlank(t *testing.T) {
	s := ruletest.CompileFile(t, `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
groups: [{name: ward, title: W}]
inputs:
  - {name: settled, type: count, title: S, max: 10}
  - {name: on_time, type: count, title: O}
relations: [{holds: on_time <= settled, title: R}]
areas:
  - {code: "1", title: One, max: 9, cases: [{when: on_time > 3, score: full}, {score: 1}]}
  - {code: "2", title: Two, max: 1, reported: true}
`)
	unit := scoring.Unit{Group: "ward"}
	units := []scoring.Facts{
		{Unit: unit},
		{Unit: unit, Inputs: map[string]scoring.Figure{"on_time": {}}},
		{Unit: unit, Inputs: map[string]scoring.Figure{"on_time": scoring.Known(0)}},
		{Unit: unit, Inputs: map[string]scoring.Figure{"on_time": scoring.Within(scoring.Bound{AtMost: scoring.Known(7)})}},
		{Unit: unit, Points: map[string]scoring.Figure{"2": scoring.Known(0)}},
		{},
	}
	table, err := columnar.FromFacts(t.Context(), s, slices.Values(units), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(t.Context(), s, table, nil, nil)
	require.NoError(t, err)
	for i, want := range []bool{true, true, false, false, false, true} {
		assert.Equal(t, want, totals.Blank(i), i)
	}
	assert.False(t, totals.Blank(-1))
	assert.False(t, totals.Blank(6))
}

func TestWithoutErrors(t *testing.T) {
	s := ruletest.CompileFile(t, termsRubric)
	table, err := columnar.FromFacts(t.Context(), s, slices.Values([]scoring.Facts{{}}), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(t.Context(), s, table, nil, nil)
	require.NoError(t, err)
	_, err = totals.Without(t.Context(), "9", nil)
	assert.ErrorIs(t, err, scoring.ErrUnknownItem)
	_, err = totals.Without(t.Context(), "1.2.1", nil)
	assert.EqualError(t, err, `the item "1.2.1" is a part of "1.2", whose parts do not simply add up`)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = totals.Without(ctx, "3", nil)
	assert.True(t, errors.Is(err, context.Canceled))
}
