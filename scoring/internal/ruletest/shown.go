package ruletest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/shopspring/decimal"
)

// AllKinds is a rubric with every kind of leaf, guard and policy.
const AllKinds = `exclusion: %s
areas:
  - code: "1"
    title: One
    max: 6
    items:
      - {code: "1.1", title: A, max: 2, cases: [{when: rate_in > 90, score: full}, {when: rate_in >= 70, score: 1}, {score: 0}]}
      - {code: "1.2", title: B, max: 2, not_arising: {share: 0.5}, score: "min(full, full * rate(done, total) / 100)"}
      - {code: "1.3", title: C, max: 1, applies: trained, not_applicable: exclude, score: "state == 'on_time' ? full : state == 'late' ? 0.5 : 0"}
      - {code: "1.4", title: D, max: 1, arises: total > 0, not_arising: exclude, score: full * done / total}
  - code: "2"
    title: Two
    max: 4
    applies: done < 40
    not_applicable: zero
    items:
      - {code: "2.1", title: E, max: 1, source: survey, reported: true, step: 0.25}
      - {code: "2.2", title: F, max: 1, source: survey, applies: rate_in > 10, not_applicable: exclude, reported: true}
      - {code: "2.3", title: G, max: 1, min: -1, score: "clamp(amount / 10, -1, 1)"}
      - {code: "2.4", title: H, max: 1, step: 0.5, score: "issued <= date('2025-01-31') ? full : over > 100 ? 0.5 : over / 1000"}
bonus: {cap: 0.75, items: [{code: B1, title: I, max: 2, score: "min(full, 0.25 * total)"}]}
penalty: {cap: 1, items: [{code: P1, title: J, max: 5, cases: [{when: trained and done >= 3, score: 0.3 * done}, {score: 0}]}]}
bands: [{name: A, from: 8}, {name: B, from: 4}, {name: C, from: 0}]
`

// Slip is a kind of wrong result, with the shortest rule that has it.
type Slip struct {
	Times int
	Text  string
}

func With(in map[string]any, name string, v any) map[string]any {
	out := maps.Clone(in)
	out[name] = v
	return out
}

func ShownKnown[V any](f map[string]V) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(f)) {
		out = append(out, fmt.Sprintf("%s=%v", name, f[name]))
	}
	return strings.Join(out, " ")
}

func AfterInputs(file string) string {
	_, out, _ := strings.Cut(file, "points:")
	return out
}

// UnitsOf returns the final score of a unit in units of the last place, if it is known.
func UnitsOf(t *columnar.Totals, i int) int64 { return t.Finals().Points[i] }

// PointsOf returns the points of a leaf for a unit.
func PointsOf(t *columnar.Totals, code string, i int) decimal.NullDecimal {
	scores, err := t.Item(code)
	if err != nil {
		return decimal.NullDecimal{}
	}
	return scores.At(i)
}
