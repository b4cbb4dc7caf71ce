package rubric_test

import (
	"math"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hugeNumbers are numbers that a host can make of a few bytes and that no arithmetic
// may write out: 1e1000000000 has a gigabyte of zeros.
var hugeNumbers = []decimal.Decimal{
	decimal.New(1, 1_000_000_000), decimal.New(-3, math.MaxInt32), decimal.New(1, -1_000_000_000),
	decimal.New(-7, math.MinInt32), decimal.New(1, 1<<24), decimal.New(0, 1<<30),
}

// TestHugeNumbers: every number of a rubric made in Go is held against the limits of
// rubric files before anything is computed with it.
func TestHugeNumbers(t *testing.T) {
	for key, change := range map[string]func(*rubric.Rubric, decimal.Decimal){
		`rubric: max`:          func(r *rubric.Rubric, v decimal.Decimal) { r.Max = v },
		`item "1": max`:        func(r *rubric.Rubric, v decimal.Decimal) { r.Areas[0].Max = v },
		`item "1": min`:        func(r *rubric.Rubric, v decimal.Decimal) { r.Areas[0].Min = v },
		`item "1": step`:       func(r *rubric.Rubric, v decimal.Decimal) { r.Areas[0].Step = v },
		`input "a": min`:       func(r *rubric.Rubric, v decimal.Decimal) { r.Inputs[0].Min = decimal.NewNullDecimal(v) },
		`input "a": max`:       func(r *rubric.Rubric, v decimal.Decimal) { r.Inputs[0].Max = decimal.NewNullDecimal(v) },
		`adjustment: cap`:      func(r *rubric.Rubric, v decimal.Decimal) { r.Bonus = &rubric.Adjustment{Cap: v} },
		`adjustment: cap `:     func(r *rubric.Rubric, v decimal.Decimal) { r.Penalty = &rubric.Adjustment{Cap: v} },
		`band "A": from`:       func(r *rubric.Rubric, v decimal.Decimal) { r.Bands[0].From = v },
		`band "A": below`:      func(r *rubric.Rubric, v decimal.Decimal) { r.Bands[0].Below = decimal.NewNullDecimal(v) },
		`item "1": not_applic`: func(r *rubric.Rubric, v decimal.Decimal) { r.Areas[0].NotApplicable = share(v) },
		`item "1": not_arisin`: func(r *rubric.Rubric, v decimal.Decimal) { r.Areas[0].NotArising = share(v) },
		`item "1": waiver`:     func(r *rubric.Rubric, v decimal.Decimal) { r.Areas[0].Waiver = share(v) },
		`survey "s": too_few`:  func(r *rubric.Rubric, v decimal.Decimal) { r.Surveys = asked(); r.Surveys[0].TooFew = share(v) },
		`survey "s": not_held`: func(r *rubric.Rubric, v decimal.Decimal) { r.Surveys = asked(); r.Surveys[0].NotHeld = share(v) },
		`survey "s": value`: func(r *rubric.Rubric, v decimal.Decimal) {
			r.Surveys = asked()
			r.Surveys[0].Answers[1].Value = decimal.NewNullDecimal(v)
		},
		`survey "s": value `: func(r *rubric.Rubric, v decimal.Decimal) {
			r.Surveys = asked()
			r.Surveys[0].Respondents = []rubric.Option{{Name: "all", Value: decimal.NewNullDecimal(v)}}
		},
	} {
		for _, v := range hugeNumbers {
			r := madeInGo()
			require.NoError(t, r.Validate())
			change(r, v)
			assert.ErrorContains(t, r.Validate(), strings.TrimSpace(key), "%s = %s", key, decimals.Format(v))
			assert.ErrorContains(t, r.Validate(), "has more than 18 digits before or after the point")
			assert.False(t, r.Complete())
			_, err := r.MarshalJSON()
			assert.Equal(t, v.IsZero(), err == nil, "%s: %v", key, err)
			assert.Equal(t, v.IsZero(), r.Edition().SHA256 != "", "%s: there is no form to hash", key)
			assert.True(t, r.Equal(r))
			assert.False(t, r.Equal(madeInGo()) && !v.IsZero(), "%s", key)
		}
	}
}

// asked is a survey with two answers.
func asked() []rubric.Questionnaire {
	return []rubric.Questionnaire{{Name: "s", Title: rubric.Plain("S"),
		Answers: []rubric.Option{{Name: "yes", Value: valued("1")}, {Name: "no", Value: valued("0")}}}}
}

func share(v decimal.Decimal) rubric.Policy {
	return rubric.Policy{Kind: rubric.PolicyShare, Share: v}
}

func madeInGo() *rubric.Rubric {
	one := decimal.NewFromInt(1)
	return &rubric.Rubric{
		ID: "r", Title: rubric.Plain("R"), Period: 2025, Max: one,
		Points:   decimals.Rounding{Places: 2, Mode: decimals.HalfUp},
		Decision: rubric.Decision{Number: "1", Issuer: rubric.Plain("I"), Date: rubric.Date{Year: 2025, Month: 1, Day: 1}},
		Inputs:   []rubric.Input{{Name: "a", Type: rubric.Number, Title: rubric.Plain("A")}},
		Areas:    []*rubric.Item{{Code: "1", Title: rubric.Plain("T"), Max: one, Cases: []rubric.Case{{Score: "a"}}}},
		Bands:    []rubric.Band{{Name: rubric.Plain("A"), From: one}, {Name: rubric.Plain("B")}},
	}
}

// TestDigitsOfNumbersInGo: the limit is that of files, so that a rubric which is valid
// can be written and read; zeros that mean nothing are no digits.
func TestDigitsOfNumbersInGo(t *testing.T) {
	for text, valid := range map[string]bool{
		"0.123456789012345678": true, "0.1234567890123456789": false, "123456789012345678": true,
		"1234567890123456789":                        false,
		"0.1000000000000000000000000000000000000000": true, "1" + strings.Repeat("0", 18): false,
	} {
		v, err := decimal.NewFromString(text)
		require.NoError(t, err)
		r := madeInGo()
		r.Inputs[0].Max = decimal.NewNullDecimal(v)
		assert.Equal(t, valid, r.Validate() == nil, text)
		assert.Equal(t, !valid, decimals.TooLong(v, 18), text)
		written, err := r.MarshalJSON()
		require.NoError(t, err)
		var back rubric.Rubric
		assert.Equal(t, valid, back.UnmarshalJSON(written) == nil, text)
	}
}
