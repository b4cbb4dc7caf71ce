package cover_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// TestSharesAreComparedExactly holds Reaches against fractions: a ratio that is
// printed as 66.6% is not below 66.66%. What is compared is never what was rounded.
func TestSharesAreComparedExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	near, reached := 0, 0
	for range 5000 {
		of := 1 + r.IntN(400)
		s := cover.Share{Reached: r.IntN(of + 1), Of: of}
		exact := big.NewRat(int64(s.Reached)*100, int64(of))
		places := r.IntN(19)
		floor := ruletest.Dec(exact.FloatString(places)).Add(decimal.New(int64(r.IntN(3)-1), -int32(places)))
		want := exact.Cmp(floor.Rat()) >= 0
		assert.Equal(t, want, s.Reaches(floor), "%s of %s", floor, s)
		if want {
			reached++
		}
		if s.Percent().LessThan(floor) && want {
			near++ // what is printed is below
		}
	}
	assert.Greater(t, reached, 1000)
	assert.Less(t, reached, 4000)
	assert.Greater(t, near, 100)
	for _, percent := range []string{"0", "100", "1000"} {
		assert.True(t, cover.Share{}.Reaches(ruletest.Dec(percent)), "of nothing everything is reached")
	}
}

func TestFloors(t *testing.T) {
	r := &cover.Report{
		Cases: cover.Share{Reached: 2, Of: 3}, Bands: cover.Share{Reached: 1, Of: 1000},
		Total: cover.Share{Reached: 3, Of: 1003},
	}
	assert.NoError(t, r.Floor(ruletest.Dec("0.1")))
	assert.EqualError(t, r.Floor(ruletest.Dec("0.1000001")), "coverage below 0.1000001%: bands 1 of 1000 (0.1%)")
	assert.EqualError(t, r.Floor(ruletest.Dec("66.67")),
		"coverage below 66.67%: cases 2 of 3 (66.6%); bands 1 of 1000 (0.1%)")
	for _, bad := range []decimal.Decimal{ruletest.Dec("-0.01"), ruletest.Dec("100.01"), ruletest.Dec("250"),
		decimal.New(1, 9)} {
		assert.EqualError(t, r.Floor(bad), fmt.Sprintf("a floor is from 0 to 100 percent, not %s", bad))
	}
	for _, endless := range []decimal.Decimal{decimal.New(1, 1<<30), decimal.New(1, -1<<30)} {
		assert.EqualError(t, r.Floor(endless), "a floor is from 0 to 100 percent, not a number with more than 1000 digits")
	}
}
