package columnar_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sourcesRubric has two items in each of three sources, of which the second may not apply,
// with maxima of some size.
const sourcesRubric = `rubric: sources
title: Sources
decision: {number: 1/QĐ, issuer: U, date: 2025-01-15}
period: 2025
max: %[1]d
points: {places: %[2]d, rounding: %[3]s}
exclusion: %[4]s
%[5]s
inputs:
  - {name: a, type: percent, title: A}
  - {name: b, type: percent, title: B}
  - {name: c, type: percent, title: C}
  - {name: own, type: bool, title: O}
  - {name: asked, type: bool, title: S}
  - {name: outside, type: bool, title: X}
areas:
  - {code: "1", title: A, max: %[6]d, applies: own, not_applicable: exclude, score: full * a / 100}
  - {code: "2", title: B, max: %[7]d, source: survey, applies: asked, not_applicable: exclude, score: full * b / 100}
  - {code: "3", title: C, max: %[8]d, source: external, applies: outside, not_applicable: exclude, score: full * c / 100}
  - {code: "4", title: D, max: %[6]d, score: full * c / 100}
  - {code: "5", title: E, max: %[7]d, source: survey, applies: own or asked, not_applicable: exclude, score: full * a / 100}
  - {code: "6", title: F, max: %[8]d, source: external, score: full * b / 100}
`

// TestExclusion: what is left out rescales its source, or the whole, in one rounding, as an
// oracle in rationals has it: for maxima of which the products fit into machine words and
// for those of which they do not.
func TestExclusion(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 5))
	compared, rescaled := 0, 0
	for _, size := range []int64{7, 300, 40_000_007} {
		for _, mode := range []string{"half-up", "half-even", "down"} {
			for _, exclusion := range []string{"by-source", "whole"} {
				for _, empty := range []string{"empty_source: whole", "empty_source: zero"} {
					if exclusion == "whole" {
						empty = ""
					}
					places := r.IntN(5)
					maxima := [3]int64{size*3 + r.Int64N(size), size + r.Int64N(size), 1 + size/2 + r.Int64N(size)}
					s := ruletest.CompileFile(t, fmt.Sprintf(sourcesRubric, 2*(maxima[0]+maxima[1]+maxima[2]), places, mode,
						exclusion, empty, maxima[0], maxima[1], maxima[2]))
					var units []scoring.Facts
					for range 60 {
						f := scoring.Facts{Inputs: map[string]scoring.Figure{}}
						for _, name := range []string{"a", "b", "c"} {
							f.Inputs[name] = scoring.Known(r.IntN(101))
						}
						for _, name := range []string{"own", "asked", "outside"} {
							f.Inputs[name] = scoring.Known(r.IntN(2) == 0)
						}
						units = append(units, f)
					}
					table, err := columnar.FromFacts(t.Context(), s, slices.Values(units), nil)
					require.NoError(t, err)
					totals, err := columnar.Score(t.Context(), s, table, nil, nil)
					require.NoError(t, err)
					o := rescaling{totals: totals, maxima: maxima, places: places, mode: mode, bySource: exclusion == "by-source",
						whole: empty == "empty_source: whole"}
					for i, f := range units {
						want := o.final(t, i)
						assert.Equal(t, want, totals.Finals().Points[i], "%v %s %s %s %v", maxima, mode, exclusion, empty, f.Inputs)
						single, err := s.Score(f)
						require.NoError(t, err)
						assert.Equal(t, totals.Final(i), single.Total.Final)
						compared++
					}
					rescaled += o.rescaled
				}
			}
		}
	}
	assert.Equal(t, 3*3*2*2*60, compared)
	assert.Greater(t, rescaled, compared/2)
}

// rescaling is an oracle of final scores from the points of items.
type rescaling struct {
	totals          *columnar.Totals
	maxima          [3]int64
	places          int
	mode            string
	bySource, whole bool
	rescaled        int
}

func (o *rescaling) final(t *testing.T, unit int) int64 {
	scale := int64(1)
	for range o.places {
		scale *= 10
	}
	var points, of, full [3]int64
	for i := range 6 {
		scores, err := o.totals.Item(fmt.Sprint(i + 1))
		require.NoError(t, err)
		at := i % 3
		if full[at] += o.maxima[at] * scale; scores.Known[unit] {
			points[at] += scores.Points[unit]
			of[at] += o.maxima[at] * scale
		}
	}
	if of != full {
		o.rescaled++
	}
	if !o.bySource {
		points, of, full = [3]int64{points[0] + points[1] + points[2]}, [3]int64{of[0] + of[1] + of[2]},
			[3]int64{full[0] + full[1] + full[2]}
	}
	sum, left := new(big.Rat), int64(0)
	for at := range 3 {
		if of[at] > 0 {
			sum.Add(sum, new(big.Rat).Mul(big.NewRat(points[at], of[at]), big.NewRat(full[at], 1)))
			left += full[at]
		}
	}
	if o.whole && left > 0 {
		sum.Mul(sum, big.NewRat(full[0]+full[1]+full[2], left))
	}
	twice := new(big.Rat).Add(sum, sum)
	down := new(big.Int).Div(sum.Num(), sum.Denom())
	half := new(big.Rat).Sub(twice, new(big.Rat).SetInt(new(big.Int).Lsh(down, 1)))
	switch c := half.Cmp(big.NewRat(1, 1)); {
	case o.mode == "half-up" && c >= 0, o.mode == "half-even" && (c > 0 || c == 0 && down.Bit(0) == 1):
		down.Add(down, big.NewInt(1))
	}
	return down.Int64()
}
