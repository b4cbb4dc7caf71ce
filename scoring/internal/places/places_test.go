package places_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var policies = []ranking.Ties{ranking.Competition, ranking.Dense, ranking.Modified, ranking.Fractional, ranking.Ordinal}

func TestOf(t *testing.T) {
	for ties, want := range map[ranking.Ties][]int{
		"":                  {4, 2, 4, 8},
		ranking.Competition: {4, 2, 4, 8},
		ranking.Ordinal:     {4, 2, 4, 8},
		ranking.Dense:       {4, 2, 4, 6},
		ranking.Modified:    {6, 2, 6, 8},
		ranking.Fractional:  {5, 2, 5, 8},
	} {
		assert.Equal(t, want, places.Of([]int64{70, 90, 70, 0}, ties, nil), ties)
		assert.Equal(t, want, places.Of([]int64{7e17, 9e17, 7e17, -9e17}, ties, &places.Work{}), "far apart: %s", ties)
	}
	assert.Empty(t, places.Of(nil, "", nil))
}

// slow says the place of a unit from the definition: who is before it, who is its equal.
func slow(values []int64, i int, ties ranking.Ties) int {
	before, equal := map[int64]bool{}, 0
	n := 0
	for _, v := range values {
		switch {
		case v > values[i]:
			before[v] = true
			n++
		case v == values[i]:
			equal++
		}
	}
	switch ties {
	case ranking.Dense:
		return 2 * (len(before) + 1)
	case ranking.Modified:
		return 2 * (n + equal)
	case ranking.Fractional: // the mean of the places n+1 … n+equal
		return n + 1 + n + equal
	}
	return 2 * (n + 1)
}

func TestOfIsTheDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	checked, instances := 0, enough.Instances(2000, 200)
	w := &places.Work{}
	for range instances {
		values := make([]int64, random.IntN(12))
		scale := []int64{1, 1_000_000}[random.IntN(2)]
		for i := range values {
			values[i] = scale * (random.Int64N(8) - 3)
		}
		ties := policies[random.IntN(len(policies))]
		got := places.Of(values, ties, w)
		for i := range values {
			require.Equal(t, slow(values, i, ties), got[i], "%v %s", values, ties)
			checked++
		}
	}
	enough.Enough(t, "units", checked, instances, 1000)
}

func TestCodes(t *testing.T) {
	words := []string{"b", "a", "c", "b"}
	assert.Equal(t, []int64{1, 0, 2, 1}, places.Codes(4, func(a, b int) int { return cmp.Compare(words[a], words[b]) }))
	assert.Empty(t, places.Codes(0, nil))
}

// TestBetweenIsBruteForce goes through every completion.
func TestBetweenIsBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	open, instances := 0, enough.Instances(1500, 100)
	for range instances {
		n := 1 + random.IntN(10)
		lo, hi := make([]int64, n), make([]int64, n)
		ways := 1
		for i := range lo {
			lo[i] = random.Int64N(6)
			hi[i] = lo[i]
			if width := random.Int64N(4); ways*int(width+1) <= 2000 {
				hi[i] += width
				ways *= int(width + 1)
			}
		}
		ties := policies[random.IntN(len(policies))]
		best, worst := slices.Repeat([]int{1 << 30}, n), make([]int, n)
		values := slices.Clone(lo)
		for more := true; more; {
			for i := range values {
				at := slow(values, i, ties)
				best[i], worst[i] = min(best[i], at), max(worst[i], at)
			}
			more = false
			for i := range values {
				if values[i] < hi[i] {
					values[i]++
					more = true
					break
				}
				values[i] = lo[i]
			}
		}
		gotBest, gotWorst := places.Between(lo, hi, ties, true)
		require.Equal(t, best, gotBest, "best of %v to %v, %s", lo, hi, ties)
		require.Equal(t, worst, gotWorst, "worst of %v to %v, %s", lo, hi, ties)
		if ways > 1 {
			open++
		}
	}
	enough.Enough(t, "instances with open units", open, instances, 700)
}

// TestBetweenAnyNumber holds the numbers between whole ones against whole ones on a finer
// grid, on which there is room for every unit.
func TestBetweenAnyNumber(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	open, instances := 0, enough.Instances(2000, 200)
	for range instances {
		n := 1 + random.IntN(10)
		lo, hi, finer, most := make([]int64, n), make([]int64, n), make([]int64, n), make([]int64, n)
		for i := range lo {
			lo[i] = random.Int64N(6)
			hi[i] = lo[i] + max(0, random.Int64N(5)-1)
			finer[i], most[i] = 100*lo[i], 100*hi[i]
			if lo[i] < hi[i] {
				open++
			}
		}
		for _, ties := range policies {
			best, worst := places.Between(lo, hi, ties, false)
			wantBest, wantWorst := places.Between(finer, most, ties, true)
			require.Equal(t, wantBest, best, "%v to %v, %s", lo, hi, ties)
			require.Equal(t, wantWorst, worst, "%v to %v, %s", lo, hi, ties)
		}
	}
	enough.Enough(t, "open units", open, instances, 1000)
}

func TestBetweenFarApart(t *testing.T) {
	best, worst := places.Between([]int64{0, 5, -1 << 60}, []int64{1 << 60, 5, 1 << 60}, ranking.Dense, true)
	assert.Equal(t, []int{2, 2, 2}, best)
	assert.Equal(t, []int{6, 6, 6}, worst)
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{3300, 6600} {
		random := rand.New(rand.NewPCG(7, 8))
		values := make([]int64, n)
		for i := range values {
			values[i] = random.Int64N(10_000)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := &places.Work{}
			for b.Loop() {
				places.Of(values, ranking.Competition, w)
			}
		})
	}
}

func BenchmarkBetween(b *testing.B) {
	for _, n := range []int{3300, 6600} {
		random := rand.New(rand.NewPCG(7, 8))
		lo, hi := make([]int64, n), make([]int64, n)
		for i := range lo {
			lo[i] = random.Int64N(10_000)
			hi[i] = lo[i] + random.Int64N(500)
		}
		for _, ties := range []ranking.Ties{ranking.Competition, ranking.Dense} {
			b.Run(fmt.Sprintf("%s/%d", ties, n), func(b *testing.B) {
				for b.Loop() {
					places.Between(lo, hi, ties, true)
				}
			})
		}
	}
}
