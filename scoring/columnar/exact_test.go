package columnar_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestExact: a final score before it is rounded is what its leaves come to, source by
// source, by the definition; columns and single results agree on it.
func TestExact(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 1))
	differ, instances := 0, enough.Instances(40, 6)
	for _, exclusion := range []string{"whole", "by-source", "none"} {
		var b strings.Builder
		fmt.Fprintf(&b, "rubric: e\ntitle: E\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: 21\n"+
			"points: {places: 1, rounding: half-up}\nexclusion: %s\nfinal: {ceiling: 20}\nareas:\n", exclusion)
		for i := range 6 {
			source := []string{"appraisal", "survey"}[i%2]
			fmt.Fprintf(&b, "  - {code: '%d', title: T, max: %d, applies: a%d, not_applicable: exclude, score: 'p%d', source: %s}\n",
				i+1, i+1, i+1, i+1, source)
		}
		b.WriteString("bonus: {cap: 1, items: [{code: B, title: B, max: 1, score: p7}]}\ninputs:\n")
		for i := range 7 {
			fmt.Fprintf(&b, "  - {name: a%d, type: bool, title: A}\n  - {name: p%d, type: number, min: 0, max: %d, title: P}\n",
				i+1, i+1, i%6+1)
		}
		r, err := rubric.Parse("e.yaml", []byte(b.String()), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		var units []scoring.Facts
		var want []*big.Rat
		for range instances {
			f := scoring.Facts{Inputs: map[string]scoring.Figure{}}
			var points, left, full [2]*big.Rat
			for i := range points {
				points[i], left[i], full[i] = new(big.Rat), new(big.Rat), new(big.Rat)
			}
			for i := range 6 {
				at := i % 2
				if exclusion != "by-source" {
					at = 0
				}
				most := big.NewRat(int64(i+1), 1)
				tenths := random.Int64N(int64(10*(i+1)) + 1)
				applies := i < 2 || random.IntN(3) > 0 // of every source something is assessed
				f.Inputs[fmt.Sprint("a", i+1)] = scoring.Known(applies)
				f.Inputs[fmt.Sprint("p", i+1)] = scoring.Known(big.NewRat(tenths, 10).FloatString(1))
				full[at].Add(full[at], most)
				if applies {
					left[at].Add(left[at], most)
					points[at].Add(points[at], big.NewRat(tenths, 10))
				}
			}
			bonus := random.Int64N(11)
			f.Inputs["p7"] = scoring.Known(big.NewRat(bonus, 10).FloatString(1))
			sum := big.NewRat(bonus, 10)
			for at := range points {
				switch {
				case exclusion == "none":
					sum.Add(sum, points[at])
				case left[at].Sign() > 0:
					share := new(big.Rat).Quo(points[at], left[at])
					sum.Add(sum, share.Mul(share, full[at]))
				}
			}
			if sum.Cmp(big.NewRat(20, 1)) > 0 {
				sum.SetInt64(20)
			}
			units, want = append(units, f), append(want, sum)
		}
		table, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
		require.NoError(t, err)
		totals, err := columnar.Score(context.Background(), s, table, nil, nil)
		require.NoError(t, err)
		finals, order := totals.Finals(), totals.Order()
		assert.Equal(t, finals.Points, totals.Rounded().Points)
		for a := range want {
			for b := range want {
				assert.Equal(t, want[a].Cmp(want[b]), cmp.Compare(order[a], order[b]))
			}
		}
		for i, f := range units {
			got, known := finals.Exactly(i)
			require.True(t, known)
			assert.Equal(t, want[i].RatString(), got.Rat().RatString(), exclusion)
			one, err := s.Score(f)
			require.NoError(t, err)
			number := one.Total.Exact
			if rounded := exact.Of(one.Total.Final.Decimal.Rat()); rounded.Cmp(got) == 0 {
				assert.True(t, number.IsZero(), "it is said only where it is another number")
			} else {
				assert.Zero(t, number.Cmp(got))
				differ++
			}
			written, err := json.Marshal(one)
			require.NoError(t, err)
			var read scoring.Result
			require.NoError(t, json.Unmarshal(written, &read))
			assert.Zero(t, read.Total.Exact.Cmp(number))
			assert.True(t, one.Equal(&read))
		}
		_, known := finals.Exactly(len(units))
		assert.False(t, known)
	}
	enough.Enough(t, "scores that are rounded", differ, 3*instances, 300)
}
