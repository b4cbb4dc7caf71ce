package solve_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/assert"
)

// TestLeavingALoop: a loop over results or events that is left does no more work, and
// leaves the loop around it as it was.
func TestLeavingALoop(t *testing.T) {
	t.Parallel()
	s := formulatest.NewScope()
	n := formulatest.MustCompile(t, s, "rate(n, m) > 50 and n in [1, 2, 3] ? n / m : min(n, m, 7)")
	domains := formulatest.Bounds{}.Vars(s, n)[:len(formulatest.Inputs)]
	steps := func(leave bool) (results, steps int) {
		q := solve.NewSearch(domains, 20_000, nil)
		for range q.Results(n, q.All()) {
			if results++; leave {
				break
			}
		}
		return results, 20_000 - q.Left()
	}
	all, work := steps(false)
	one, less := steps(true)
	assert.Greater(t, all, 10)
	assert.Equal(t, 1, one)
	assert.Less(t, less*5, work, "the rest is not followed")

	q := solve.NewSearch(domains, 20_000, nil)
	outer := 0
	for r := range q.Results(n, q.All()) {
		outer++
		for range q.Events(n, r) {
			break
		}
	}
	assert.Equal(t, all, outer)
}
