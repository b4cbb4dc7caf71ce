package formula_test

import (
	"math/big"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
)

// TestComparisonOfComparisons: numbers chain (1 < n < 5 means that both hold), equality
// does not, so that one comparison after another is refused unless parentheses say
// which is meant.
func TestComparisonOfComparisons(t *testing.T) {
	scope := &formula.Scope{Limits: formula.Limits{Length: 1000, Nodes: 1000, Digits: 18}, Vars: []formula.Var{
		{Name: "f", Type: interval.Bool}, {Name: "g", Type: interval.Bool}, {Name: "h", Type: interval.Bool},
		{Name: "n", Type: interval.Number},
	}}
	for src, at := range map[string]int{
		"f == g == h": 7, "f != g != h": 7, "(f == g == h)": 8, "n == 1 == f": 7, "min(n, 2) == 1 != f": 15,
		"not f == g == h": 11, "f == g == h == f": 7, "h and (f == g != f)": 14,
	} {
		_, faults := scope.Compile(src, big.NewRat(1, 1), interval.Bool)
		if assert.Len(t, faults, 1, src) {
			assert.Contains(t, faults[0].String(), "after a comparison could mean two things", src)
			assert.Equal(t, at, faults[0].Pos, src)
		}
	}
	for _, src := range []string{
		"(f == g) == h", "f == (g == h)", "((f == g)) == h", "f == g and g == h", "1 < n < 5", "1 < n <= 5 and f == g",
		"(n == 1) == f",
		"f == (n > 1)", "(n > 1) == f", "not (f == g) == h", "('(' == ')') == f",
	} {
		_, faults := scope.Compile(src, big.NewRat(1, 1), interval.Bool)
		assert.Empty(t, faults, src)
	}
}
