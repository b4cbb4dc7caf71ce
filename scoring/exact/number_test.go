package exact_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func Example() {
	sum := exact.Of(big.NewRat(70545, 100)) // what nine districts came to together
	mean := sum.Over(exact.Of(9))
	fmt.Println(mean, mean.Round(decimals.Rounding{Places: 2, Mode: decimals.HalfUp}))
	fmt.Println(exact.Of(big.NewRat(1, 3)), exact.Of(big.NewRat(1, 8)).In(locale.Vietnamese))
	// Output:
	// 4703/60 78.38
	// 1/3 0,125
}

func TestNumberText(t *testing.T) {
	for _, c := range []struct {
		rat      *big.Rat
		text, vi string
	}{
		{nil, "0", "0"},
		{big.NewRat(-1, 3), "-1/3", "-1/3"},
		{big.NewRat(175, 2), "87.5", "87,5"},
		{big.NewRat(1, 1024), "0.0009765625", "0,0009765625"},
		{big.NewRat(-10, 5), "-2", "-2"},
	} {
		n := exact.Of(c.rat)
		assert.Equal(t, c.text, n.String())
		assert.Equal(t, c.vi, n.In(locale.Vietnamese))
		b, err := json.Marshal(n)
		require.NoError(t, err)
		assert.Equal(t, `"`+c.text+`"`, string(b))
		var back exact.Number
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Zero(t, n.Cmp(back), c.text)
	}
}

// TestNumberRefuses: what is no exact number is refused, and changes nothing.
func TestNumberRefuses(t *testing.T) {
	for _, text := range []string{"", "x", "1e5", "0x10", "1/0", "1_000", "+1", " 1", "1/2/3", "--1", ".", "Inf",
		strings.Repeat("9", 100_001)} {
		n := exact.Of(7)
		assert.Error(t, n.UnmarshalText([]byte(text)), text)
		assert.Equal(t, "7", n.String())
	}
}

func TestNumberArithmetic(t *testing.T) {
	third, half := exact.Of(big.NewRat(1, 3)), exact.Of(big.NewRat(1, 2))
	assert.Equal(t, "5/6", third.Plus(half).String())
	assert.Equal(t, "-1/6", third.Minus(half).String())
	assert.Equal(t, "1/6", third.Times(half).String())
	assert.Equal(t, "2/3", third.Over(half).String())
	assert.Equal(t, "0", third.Over(exact.Number{}).String(), "a share of nothing")
	assert.Equal(t, -1, third.Cmp(half))
	assert.True(t, third.Minus(third).IsZero())
	assert.Equal(t, "12", exact.Of(int64(12)).String())
}

// TestNumberIsItsOwn: neither the fraction that it was made of nor the one that it gives
// away reaches it.
func TestNumberIsItsOwn(t *testing.T) {
	v := big.NewRat(1, 3)
	n := exact.Of(v)
	v.SetInt64(9)
	n.Rat().SetInt64(9)
	assert.Equal(t, "1/3", n.String())
}

func TestNumberRound(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		rounding decimals.Rounding
		want     string
	}{
		{1, 3, decimals.Rounding{Places: 2, Mode: decimals.HalfUp}, "0.33"},
		{1, 8, decimals.Rounding{Places: 2, Mode: decimals.HalfUp}, "0.13"},
		{1, 8, decimals.Rounding{Places: 2, Mode: decimals.HalfEven}, "0.12"},
		{-1, 8, decimals.Rounding{Places: 2, Mode: decimals.HalfUp}, "-0.13"},
		{-2, 3, decimals.Rounding{Places: 0, Mode: decimals.Down}, "0"},
		{199, 2, decimals.Rounding{Places: -3, Mode: decimals.HalfUp}, "100"},
	} {
		assert.Equal(t, c.want, exact.Of(big.NewRat(c.num, c.den)).Round(c.rounding).String(), "%d/%d", c.num, c.den)
	}
	assert.Len(t, exact.Of(big.NewRat(1, 3)).Round(decimals.Rounding{Places: 1 << 40, Mode: decimals.HalfUp}).String(),
		decimals.MaxDigits+2, "as many places as anything is computed with")
}

func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"0", "-1/3", "87.5", "200/3", "1/0", "1e9", "."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var n, again exact.Number
		if n.UnmarshalText([]byte(text)) != nil {
			return
		}
		require.NoError(t, again.UnmarshalText([]byte(n.String())))
		assert.Zero(t, n.Cmp(again), text)
	})
}
