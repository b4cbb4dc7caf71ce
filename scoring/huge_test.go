package scoring_test

import (
	"context"
	"math"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestHugeNumbers: numbers that a host makes with exponents of a billion are refused, or
// compared, before their zeros are written out, wherever one enters.
func TestHugeNumbers(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem(`    score: "min(full, done)"
`), nil)
	r := s.Rubric()
	facts := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(map[string]any{"done": 1})}
	result, err := s.Score(facts)
	require.NoError(t, err)
	places := 1 << 40
	_, err = published.Reconcile(result, published.Table{Unit: facts.Unit, Places: &places})
	assert.EqualError(t, err, "places is 0 to 18, not 1099511627776")
	levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{}, nil, nil) // no points are sure
	require.NoError(t, err)
	choices, err := levers.Choose(context.Background(), nil, &scoring.Work{Steps: 1})
	require.NoError(t, err)
	for _, v := range []struct {
		huge    decimal.Decimal
		reached bool // by no points
		all     bool // a coverage reaches it
	}{
		{decimal.New(1, 1_000_000_000), false, false}, {decimal.New(-3, math.MaxInt32), true, true},
		{decimal.New(1, -1_000_000_000), false, true}, {decimal.New(-7, math.MinInt32), true, true},
	} {
		n := decimal.NewNullDecimal(v.huge)
		for key, row := range map[string]published.Row{"max": {Max: n}, "points": {Points: n}, "lost": {Lost: n}, "index": {Index: n}} {
			_, err := published.Reconcile(result, published.Table{Unit: facts.Unit, Total: row})
			assert.EqualError(t, err, "the total: "+key+" has more than 1000 digits before or after the point")
			row.Code = "1"
			_, err = published.Reconcile(result, published.Table{Unit: facts.Unit, Rows: []published.Row{row}})
			assert.EqualError(t, err, `item "1": `+key+" has more than 1000 digits before or after the point")
		}
		best, all := choices.Cheapest(v.huge, 1, false)
		assert.True(t, all)
		assert.Equal(t, v.reached, len(best) == 1)
		best, all = choices.Richest(v.huge, 1)
		assert.True(t, all)
		assert.Equal(t, v.huge.IsPositive(), len(best) == 1)
		assert.Equal(t, v.all, cover.Share{Reached: 1, Of: 1}.Reaches(v.huge))
		changed := r.Clone()
		changed.Inputs[2].Max = n
		_, err := scoring.Compile(changed, nil)
		assert.ErrorContains(t, err, "max has more than 18 digits before or after the point")
		_, err = s.With(&rubric.Item{Code: "1", Title: rubric.Plain("T"), Max: v.huge, Cases: []rubric.Case{{Score: "0"}}})
		assert.Error(t, err)
	}
}

// A figure that is missing is not tried with values whose powers have milliards of digits.
func TestSquaresOfMissing(t *testing.T) {
	a := attack(t, filepath.Join(hostileDir, "squares20.yaml"))
	result, err := a.scorer.Score(a.none)
	require.NoError(t, err)
	it := result.Item("1")
	assert.Equal(t, scoring.Missing, it.Status)
	assert.True(t, it.Range.Least.IsZero() && it.Range.Most.Equal(it.Max), "%+v", it.Range)
}
