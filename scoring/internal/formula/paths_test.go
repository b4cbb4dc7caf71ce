package formula_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPaths(t *testing.T) {
	s := formulatest.NewScope()
	for _, tc := range []struct {
		src        string
		holds, not int
	}{
		{"f", 1, 1},
		{"not f", 1, 1},
		{"f and g", 1, 2},
		{"f or g", 2, 1},
		{"(f or g) and (f or not g)", 4, 3},
		{"not (f and g and f)", 3, 1},
		{"f != g", 2, 2},
		{"(f or g) == (f and g)", 4, 5},
		{"f ? g : not g", 2, 2},
		{"let a = f or g; a and f", 3, 6},
		{"p >= 50", 1, 1},
		{"p >= 50 and f", 1, 2},
		{"p", 1, 0},
		{"f or g ? 1 : 2", 3, 0},
		{"let a = f and g; (a or f) ? 1 : 2", 9, 0},
		{strings.Repeat("(f or g) and ", 40) + "f", 1 << 20, 1 << 20},
	} {
		n, faults := formulatest.CompileAny(s, tc.src)
		require.NotNil(t, n, "%s: %v", tc.src, faults)
		holds, not := formula.Paths(n)
		assert.Equal(t, []int{tc.holds, tc.not}, []int{holds, not}, tc.src)
	}
}
