package bridge_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// scaling are rules whose points are the same share of any maximum of whole points.
var scaling = []string{
	`score: full * online / 100`,
	`cases: [{when: online >= 60, score: full}, {when: online >= 30, score: full / 2}, {score: 0}]`,
	`applies: "late > 1", not_applicable: exclude, score: full * online / 100`,
	`applies: "late < 3", not_applicable: exclude, score: "late == 1 ? full : full / 4"`,
	`score: "late == 0 ? full : 0"`,
}

// TestOneThingAlone: where only the figures, only the maxima or only the rules are others, no
// other part than theirs is there, and where nothing is, none; also of units that items are
// excluded for. What rounding the rescaled total leaves is an adjustment.
func TestOneThingAlone(t *testing.T) {
	instances := enough.Instances(60, 10)
	seen := map[string]int{}
	for seed := range uint64(instances) {
		r := rand.New(rand.NewPCG(seed, 30))
		n := 2 + r.IntN(6)
		most, rules := make([]int, n), make([]string, n)
		for i := range n {
			most[i], rules[i] = 1+r.IntN(9), ruletest.Choose(r, scaling...)
		}
		edition := func(year string, most []int, rules []string) *scoring.Scorer {
			areas, total := "", 0
			for i := range most {
				total += most[i]
				areas += fmt.Sprintf("  - {code: \"%d\", title: Item %d, max: %d, %s}\n", i+1, i+1, most[i], rules[i])
			}
			return compile(t, year, fmt.Sprint(total), rateInput+lateInput, areas)
		}
		facts := func(seed uint64) (out []scoring.Facts) {
			r := rand.New(rand.NewPCG(seed, 31))
			for i := range 8 {
				out = append(out, unit(fmt.Sprint(i), map[string]any{"online": 10 * r.IntN(11), "late": r.IntN(4)}))
			}
			return out
		}
		otherMost, otherRules := make([]int, n), make([]string, n)
		for i := range n {
			otherMost[i], otherRules[i] = 1+r.IntN(9), ruletest.Choose(r, scaling...)
		}
		was := edition("2025", most, rules)
		for _, tt := range []struct {
			name string
			is   *scoring.Scorer
			data uint64
		}{{"nothing", edition("2026", most, rules), 1}, {"data", edition("2026", most, rules), 2},
			{"weights", edition("2026", otherMost, rules), 1}, {"rules", edition("2026", most, otherRules), 1}} {
			b := bridged(t, year(was, facts(1)...), year(tt.is, facts(tt.data)...))
			for i := range b.Len() {
				c := b.Unit(i)
				if !c.Earlier.Valid || !c.Later.Valid { // every item is excluded
					continue
				}
				p := c.Parts
				for name, part := range map[string]string{"rules": p.Rules.String(), "weights": p.Weights.String(),
					"data": p.Data.String(), "open": p.Open.String()} {
					if name != tt.name {
						require.Equal(t, "0", part, "seed %d unit %d: %s where %s changes", seed, i, name, tt.name)
					}
				}
				if tt.name == "nothing" {
					assert.Empty(t, c.Rows)
					assert.Equal(t, "0 = 0 + 0 + 0 + 0 + 0", written(p))
				}
				if p.Adjustments.Sign() != 0 {
					seen["rounded"]++
				}
				if p.Change.Sign() != 0 {
					seen[tt.name]++
				}
			}
		}
	}
	for kind, least := range map[string]int{"data": 5000, "weights": 4000, "rules": 4000, "rounded": 4000} {
		enough.Enough(t, kind, seen[kind], instances, least)
	}
}
