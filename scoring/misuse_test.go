package scoring_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestScorersNotMade: every method of a Scorer that Compile did not make, nil or zero,
// and every function that takes one, has the same answer. (The test in the module's
// root calls everything that is exported with nil and zero values.)
func TestScorersNotMade(t *testing.T) {
	made := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	item := made.Rubric().Item("1.1")
	units := slices.Values([]scoring.Facts{{}})
	table, err := columnar.FromFacts(context.Background(), made, units, nil)
	require.NoError(t, err)
	for _, s := range []*scoring.Scorer{nil, {}, (&cover.Mutant{}).Scorer()} {
		calls := map[string]func() error{
			"Score":        func() error { _, err := s.Score(scoring.Facts{}); return err },
			"Explain":      func() error { _, err := s.Explain(scoring.Facts{}, "1.1"); return err },
			"Improvements": func() error { _, err := improve.Leaf(context.Background(), s, scoring.Facts{}, "1.1", nil); return err },
			"Levers": func() error {
				_, err := improve.FindLevers(context.Background(), s, scoring.Facts{}, nil, nil)
				return err
			},
			"Range":        func() error { _, err := improve.RangeOf(context.Background(), s, scoring.Facts{}, "", nil); return err },
			"Mutants":      func() error { _, err := cover.Mutants(context.Background(), s, nil); return err },
			"Suggest":      func() error { _, err := cover.Suggest(context.Background(), s, nil); return err },
			"Verify":       func() error { _, err := verify.Rules(context.Background(), s, nil); return err },
			"With":         func() error { _, err := s.With(item); return err },
			"With nothing": func() error { _, err := s.With(nil); return err },
			"Table":        func() error { _, err := columnar.FromFacts(context.Background(), s, units, nil); return err },
			"Totals":       func() error { _, err := columnar.Score(context.Background(), s, table, nil, nil); return err },
			"Coverage":     func() error { return cover.New(s).Add(scoring.Facts{}) },
			"Compare": func() error {
				_, err := verify.Compare(context.Background(), s, "1.1", made, "1.1", nil)
				return err
			},
			"and the other": func() error {
				_, err := verify.Compare(context.Background(), made, "1.1", s, "1.1", nil)
				return err
			},
			"Stream": func() error {
				for r, err := range s.Stream(context.Background(), units) {
					assert.Nil(t, r)
					return err
				}
				return nil
			},
		}
		for name, call := range calls {
			assert.EqualError(t, call(), "the scorer was not made by Compile", name)
		}
		assert.Nil(t, s.Rubric())
		report := ruletest.Report(t, cover.New(s))
		assert.Empty(t, report.Rules)
		assert.NotNil(t, report.Rules)
	}
}

// TestNothingGiven: what is missing is named; what was never made, or lies outside, is
// an error or empty.
func TestNothingGiven(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	for _, tt := range []struct {
		name string
		call func() error
		want string
	}{
		{"Compile", func() error { _, err := scoring.Compile(nil, nil); return err }, "there is no rubric"},
		{"ParseFacts", func() error { _, err := scoring.ParseFacts("f.yaml", nil, nil, nil); return err }, "there is no rubric"},
		{"published.Parse", func() error { _, err := published.Parse("f.yaml", nil, nil, nil); return err }, "there is no rubric"},
		{"With", func() error { _, err := s.With(nil); return err }, "there is no item"},
		{"Table", func() error { _, err := columnar.FromFacts(context.Background(), s, nil, nil); return err }, "there is no sequence of units"},
		{"Totals", func() error { _, err := columnar.Score(context.Background(), s, nil, nil, nil); return err }, "there is no table"},
		{"zero table", func() error {
			_, err := columnar.Score(context.Background(), s, &columnar.Table{}, nil, nil)
			return err
		}, "the table was made by another scorer"},
		{"Reconcile", func() error { _, err := published.Reconcile(nil, published.Table{}); return err }, "there is no result"},
		{"Changes", func() error { _, err := (*cover.Mutant)(nil).Changes(scoring.Facts{}); return err }, "the mutant was not made by Mutants"},
		{"zero mutant", func() error { _, err := (&cover.Mutant{}).Changes(scoring.Facts{}); return err }, "the mutant was not made by Mutants"},
		{"HTML", func() error { return ruletest.Report(t, cover.New(s)).HTML(nil, nil, rubric.English) }, "there is nothing to write to"},
	} {
		assert.EqualError(t, tt.call(), tt.want, tt.name)
	}
	for _, r := range []*rubric.Rubric{
		{Areas: []*rubric.Item{nil}},
		{Areas: []*rubric.Item{{Items: []*rubric.Item{nil}}}},
		{Bonus: &rubric.Adjustment{Items: []*rubric.Item{nil}}},
	} {
		_, err := scoring.Compile(r, nil)
		assert.EqualError(t, err, "the rubric holds a nil item")
		for it := range r.All() {
			assert.NotNil(t, it)
		}
	}
	below := &rubric.Item{Code: "1"} // an item below itself
	below.Items = []*rubric.Item{{Code: "1.1", Items: []*rubric.Item{below}}}
	_, err := scoring.Compile(&rubric.Rubric{Areas: []*rubric.Item{below}}, nil)
	assert.EqualError(t, err, `item "1": the same item stands in the rubric twice`)

	for _, r := range []*scoring.Result{nil, {}} {
		assert.Empty(t, r.Areas())
		assert.Empty(t, r.Leaves())
		assert.Nil(t, r.Bonus())
		assert.Nil(t, r.Penalty())
		assert.Nil(t, r.Item("1"))
	}
	assert.True(t, (*scoring.Result)(nil).Equal(nil))
	assert.False(t, (*scoring.Result)(nil).Equal(&scoring.Result{}))
	assert.Empty(t, (*verify.Report)(nil).Findings())
	assert.Contains(t, (*cover.Report)(nil).Text(rubric.English), "cases: 0 of 0 (100%)")
	assert.Nil(t, (*cover.Mutant)(nil).Scorer())
	assert.Equal(t, source.Faults(nil).Err(), source.Faults{nil}.Err())
	for _, l := range []*improve.Levers{nil, {}} {
		assert.True(t, l.Final(nil).IsZero())
		_, err := l.Choose(context.Background(), nil, &scoring.Work{Steps: 1})
		assert.EqualError(t, err, "the levers were not made by a scorer")
	}
	for _, c := range []*improve.Choices{nil, {}} {
		assert.Empty(t, c.Curve(ruletest.Dec("1")))
		list, all := c.Cheapest(ruletest.Dec("1"), 1, true)
		assert.Empty(t, list)
		assert.True(t, all)
		list, all = c.Richest(ruletest.Dec("1"), 1)
		assert.Empty(t, list)
		assert.True(t, all)
		assert.Zero(t, c.Stay())
	}
}

// TestUnitsOutside: a unit that a table does not have is no unit and has no score.
// A score that is not known is no number either.
func TestUnitsOutside(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(ruletest.SomeUnits(300, 1)), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	empty, err := columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{}), nil)
	require.NoError(t, err)
	none, err := columnar.Score(context.Background(), s, empty, nil, nil)
	require.NoError(t, err)
	for _, i := range []int{-1, 300, 512, math.MinInt, math.MaxInt} {
		for _, table := range []*columnar.Table{nil, {}, empty, table} {
			assert.Zero(t, table.Unit(i))
		}
		for _, totals := range []*columnar.Totals{nil, {}, none, totals} {
			assert.False(t, totals.Final(i).Valid)
			assert.False(t, ruletest.PointsOf(totals, "1.1", i).Valid)
			assert.False(t, totals.Finals().At(i).Valid)
		}
	}
	unknown, finals := 0, totals.Finals()
	for i := range totals.Len() {
		units, known := finals.Points[i], finals.Known[i]
		if assert.Equal(t, totals.Final(i).Valid, known); !known {
			unknown++
			assert.Zero(t, units)
			continue
		}
		assert.True(t, totals.Final(i).Decimal.Shift(2).Equal(ruletest.Dec(fmt.Sprint(units))))
	}
	assert.Greater(t, unknown, 10)
	assert.Less(t, unknown, 290)
	_, err = totals.Item("nope")
	assert.ErrorIs(t, err, scoring.ErrUnknownItem)
	assert.Equal(t, "299", table.Unit(299).ID)
}
