package formula_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestWork: every part of a formula counts, conditions more than arithmetic, and the more
// the more variables there are.
func TestWork(t *testing.T) {
	s := formulatest.NewScope()
	work := func(src string, more int) int {
		n, faults := s.Compile(src, formulatest.Full, interval.Number)
		require.Empty(t, faults, src)
		return formula.Work(n, make([]interval.Domain, s.Slots(n)+more))
	}
	assert.Equal(t, 4, work("1", 0))
	assert.Equal(t, 4, work("1", 90))
	assert.Equal(t, 12, work("1 + 2", 0))
	assert.Equal(t, 20, work("1 * 2", 0))
	assert.Equal(t, work("p * 2", 0), work("p * 2", 90))
	assert.Equal(t, 60, work("p > 2 ? 1 : 0", 90)-work("p > 2 ? 1 : 0", 0))
	assert.Equal(t, 120, work("p > q ? 1 : 0", 90)-work("p > q ? 1 : 0", 0))
	assert.Greater(t, work("rate(p, q)", 0), work("p + q", 0))
}
