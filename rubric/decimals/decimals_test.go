package decimals_test

import (
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFormat(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2))
	for range 20_000 {
		d := decimal.New(r.Int64N(2_000_001)-1_000_000, int32(r.IntN(25)-14))
		require.Equal(t, d.String(), decimals.Format(d), "%d e%d", d.CoefficientInt64(), d.Exponent())
	}
	assert.Equal(t, "0", decimals.Format(decimal.Decimal{}))
	assert.Equal(t, "0", decimals.Format(decimal.New(0, 3)))
	for _, set := range []func(bool){func(on bool) { decimal.TrimTrailingZeros = !on }, func(on bool) { decimal.UseScientificNotation = on }} {
		set(true)
		assert.Equal(t, "1.5 1200", decimals.Format(decimal.RequireFromString("1.50"))+" "+decimals.Format(decimal.New(12, 2)))
		assert.Equal(t, decimal.RequireFromString("1.5"), decimals.Canonical(decimal.RequireFromString("1.50")))
		set(false)
	}
}

func TestParse(t *testing.T) {
	for s, want := range map[string]string{"0": "0", "-0": "0", "007": "7", "+2.50": "2.5", "-0.010": "-0.01", "123456789012345678.123456789012345678": "123456789012345678.123456789012345678", "0000000000000000000000001.000000000000000000000": "1"} {
		got, err := decimals.Parse(s, 18)
		require.NoError(t, err, s)
		assert.Equal(t, want, got.String())
	}
	// Equal numbers are equal field by field.
	a, _ := decimals.Parse("2.50", 18)
	assert.Equal(t, a, decimals.Canonical(decimal.New(25000, -4)))
	assert.Equal(t, decimals.Canonical(decimal.Zero), decimals.Canonical(decimal.New(0, -7)))
}
