package solve_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// truths returns a scope of so many truth values, and what they can be.
func truths(n int) (*formula.Scope, []interval.Domain) {
	s := &formula.Scope{Limits: formula.Limits{Length: 20_000, Nodes: 5_000, Digits: 18}}
	var domains []interval.Domain
	for i := range n {
		s.Vars = append(s.Vars, formula.Var{Name: fmt.Sprintf("b%d", i), Type: interval.Bool})
		domains = append(domains, interval.Domain{Type: interval.Bool, Bools: interval.Either})
	}
	return s, domains
}

// satisfy looks for truth values for which a condition holds, in so many steps.
func satisfy(t *testing.T, s *formula.Scope, domains []interval.Domain, src string, steps int) (solve.Truth, []bool) {
	t.Helper()
	n, faults := formulatest.CompileAny(s, src)
	require.NotNil(t, n, "%s: %v", src, faults)
	q := solve.NewSearch(domains, steps, nil)
	q.Choices(nil)
	q.Conditions()
	for r, x := range q.Results(n, q.All()) {
		if x.Truth {
			q.Found(r)
		}
	}
	found, facts, _ := q.Answer()
	var out []bool
	for _, v := range facts {
		out = append(out, v.Bools == interval.IsTrue)
	}
	return found, out
}

// TestClauses: of the truth values that satisfy clauses the first are found, those that are
// read first decided first, and true before false.
func TestClauses(t *testing.T) {
	t.Parallel()
	const n = 12
	r := rand.New(rand.NewPCG(*formulatest.Seed, 29))
	s, domains := truths(n)
	yes, no := 0, 0
	for range 300 {
		clauses := make([][3]int, 20+r.IntN(50)) // 1 + the number of a value, or the opposite
		var all []string
		read := []int(nil)
		for i := range clauses {
			var of []string
			for k := range clauses[i] {
				v := r.IntN(n)
				if !slices.Contains(read, v) {
					read = append(read, v)
				}
				if clauses[i][k] = v + 1; r.IntN(2) == 0 {
					clauses[i][k] = -v - 1
				}
				of = append(of, fmt.Sprintf("%sb%d", map[bool]string{true: "", false: "not "}[clauses[i][k] > 0], v))
			}
			all = append(all, "("+strings.Join(of, " or ")+")")
		}
		if len(read) < n {
			continue
		}
		want := func() []bool {
			for count := range 1 << n {
				is := make([]bool, n)
				for i, v := range read {
					is[v] = count>>(n-1-i)&1 == 0
				}
				if !slices.ContainsFunc(clauses, func(of [3]int) bool {
					return !slices.ContainsFunc(of[:], func(l int) bool { return is[max(l, -l)-1] == (l > 0) })
				}) {
					return is
				}
			}
			return nil
		}()
		src := strings.Join(all, " and ")
		found, got := satisfy(t, s, domains, src, 100_000)
		if want == nil {
			no++
			assert.Equal(t, solve.No, found, src)
			continue
		}
		yes++
		assert.Equal(t, solve.Yes, found, src)
		assert.Equal(t, want, got, src)
	}
	t.Logf("%d with values, %d without", yes, no)
	assert.Greater(t, yes, 50)
	assert.Greater(t, no, 50)
}

// TestParity: whether an odd number of truth values is true is told from the same, and from
// the opposite, in few steps.
func TestParity(t *testing.T) {
	t.Parallel()
	const n = 30
	s, domains := truths(n)
	chain := func(order []int) string {
		out := fmt.Sprintf("b%d", order[0])
		for _, v := range order[1:] {
			out = fmt.Sprintf("(%s != b%d)", out, v)
		}
		return out
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	forth := chain(order)
	lets := "let x0 = b0; "
	for i := range n - 1 {
		lets += fmt.Sprintf("let x%d = x%d == b%d; ", i+1, i, i+1)
	}
	count, odd, even := "b0", "1", "0"
	for i := 1; i < n; i++ {
		count += fmt.Sprintf(", b%d", i)
		if i%2 == 0 {
			odd, even = fmt.Sprintf("%s, %d", odd, i+1), fmt.Sprintf("%s, %d", even, i)
		}
	}
	count = "count(" + count + ") in "
	even += ", 30"
	for _, tc := range []struct {
		src   string
		want  solve.Truth
		steps int
	}{
		{count + "[" + odd + "]", solve.Yes, 2_000},
		{count + "[" + odd + "] and " + count + "[" + even + "]", solve.No, 20_000},
		{"not (" + count + "[" + odd + "]) and not (" + count + "[" + even + "])", solve.No, 20_000},
		{forth, solve.Yes, 2_000},
		{forth + " and not " + forth, solve.No, 2_000},
		{forth + " != not " + forth, solve.Yes, 2_000},
		{lets + fmt.Sprintf("x%d and not b%d", n-1, n-1), solve.Yes, 2_000},
		{lets + fmt.Sprintf("x%d == %s", n-1, forth), solve.No, 20_000},
	} {
		found, _ := satisfy(t, s, domains, tc.src, tc.steps)
		assert.Equal(t, tc.want, found, tc.src)
	}
}
