package rules_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestNarrowedInWords: bounds propagated in machine integers are those of the search over
// rationals, for counts, figures of some places and days, known, bounded or missing.
func TestNarrowedInWords(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 7))
	seen := map[string]int{}
	compare := func(file string, most int64) {
		s, err := rules.Inside(ruletest.CompileFile(t, file))
		require.NoError(t, err)
		for range 40 {
			row := s.UnknownRow()
			row.Inexact = map[int]interval.Domain{}
			for slot := range s.Inputs.Columns {
				v := interval.Interval{Lo: big.NewRat(r.Int64N(most), 1), Grid: s.Inputs.Domains[slot].Numbers.Grid}
				switch r.IntN(3) {
				case 0:
					row.Vals[slot] = v.Lo.Num().Int64() * s.Inputs.Columns[slot].Scale
				case 1:
					if r.IntN(2) == 0 {
						v.Lo, v.Hi = nil, v.Lo
					}
					if d := s.Inputs.Domains[slot]; !d.Numbers.Intersect(v).Empty() {
						row.Inexact[slot] = interval.Domain{Type: d.Type, Numbers: d.Numbers.Intersect(v)}
					}
				}
			}
			fast, slow, computed := s.Narrowed(row)
			for i, is := range computed {
				switch {
				case !is:
					seen["not computed"]++
					continue
				case slow[i] == nil:
					seen["contradiction"]++
				default:
					seen["narrowed"]++
				}
				require.Equal(t, len(slow[i]), len(fast[i]), "%v\n%s", row, file)
				for k := range slow[i] {
					assert.True(t, slow[i][k].Numbers.SameEnds(fast[i][k].Numbers), "%v is not %v of input %d\n%v\n%s",
						fast[i][k].Numbers, slow[i][k].Numbers, k, row, file)
				}
			}
		}
	}
	for range enough.Instances(150, 30) {
		if g := ruletest.NewRelated(r, 1); len(g.All()) > 0 {
			compare(g.File(true), 5)
		}
	}
	compare(ruletest.Head+`
inputs:
  - {name: a, type: percent, places: 1, title: A}
  - {name: b, type: percent, places: 2, title: B}
  - {name: c, type: number, places: 2, title: C}
  - {name: d, type: date, title: D}
  - {name: e, type: date, never: true, title: E}
  - {name: f, type: count, title: F}
  - {name: i, type: date, title: I}
  - {name: g, type: percent, title: G}
  - {name: h, type: percent, title: H}
relations:
  - {holds: a + 3 * b <= 2 * c, title: 1}
  - {holds: c - b == 12.5, title: 2}
  - {holds: d < e, title: 3}
  - {holds: "days(i, d) <= f", title: 4}
  - {holds: g <= h, title: 5}
areas: [{code: "1", title: A, max: 10, score: "a + b + c > 3 and d < e and i < d and f > 2 and g < h ? full : 0"}]
`, 60)
	t.Log(seen)
	ruletest.Enough(t, seen, 1, map[string]int{"not computed": 10, "contradiction": 100, "narrowed": 500})
}
