package formula_test

import (
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPartsShare: a formula without one of its parts has the other terms of a sum in
// common with the formula, by which a search finds them again.
func TestPartsShare(t *testing.T) {
	s := formulatest.NewScope()
	for _, tc := range []struct {
		src           string
		terms, shared int // of a formula, and by those without a part
	}{
		{"(f ? 1 : 0) + (n > 3 ? 2 : 0) + (m == 4 ? 3 : 0) - x", 4, 3},
		{"count(f, n > 3, m == 4)", 3, 2},
		{"count(f, n > 3, not f, m == 4, p < 2) / 2", 5, 4},
	} {
		n, faults := s.Compile(tc.src, formulatest.Full, interval.Number)
		require.Empty(t, faults, tc.src)
		nodes := func(n formula.Node) (out []formula.Node) {
			for _, t := range formula.Terms(n) {
				out = append(out, t.Node)
			}
			return out
		}
		all, parts := nodes(n), formula.Parts(n)
		require.Len(t, all, tc.terms, tc.src)
		require.NotEmpty(t, parts, tc.src)
		for _, part := range parts {
			for _, without := range part.Without {
				shared := 0
				for _, term := range nodes(without.Whole) {
					shared += len(slices.DeleteFunc(slices.Clone(all), func(n formula.Node) bool { return n != term }))
				}
				assert.Equal(t, tc.shared, shared, "%s without %s", tc.src, part.Text)
			}
		}
	}
}
