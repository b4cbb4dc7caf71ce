package solve_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/require"
)

// circuits are random conditions over five truth values, two counts, a percent and an
// option, all of whose facts can be gone through.
type circuits struct {
	*sums
	depth int
}

func newCircuits(r *rand.Rand) *circuits {
	c := &circuits{sums: newSums(r)}
	for _, name := range []string{"f", "g"} {
		c.add(name, interval.Domain{Type: interval.Bool, Bools: interval.Either}, interval.BoolDomain(false),
			interval.BoolDomain(true))
	}
	options := interval.Domain{Type: interval.Text, Texts: []string{"x", "y", "z"}}
	c.add("e", options, options.Few(3)...)
	return c
}

func (c *circuits) atom() string {
	switch c.IntN(8) {
	case 0:
		return fmt.Sprintf("%s %s %d", c.pick("k", "n"), c.pick(">=", "<", "==", "!=", ">", "<="), c.IntN(4))
	case 1:
		return c.pick("p >= 50", "50 > p", "p == 50", "10 <= p < 90", "k in 1..2", "n in 0..1")
	case 2:
		return c.pick("e == 'x'", "e != 'y'", "e in ['x', 'z']", "k in [0, 3]", "e == 'z'")
	case 3:
		return c.pick("k >= n", "k + n > 3", "2 * k == n + 1") // of two inputs together
	}
	return c.pick("b", "c", "d", "f", "g")
}

func (c *circuits) of(depth int) string {
	if depth == 0 {
		return c.pick("", "", "not ") + "(" + c.atom() + ")"
	}
	x, y := c.of(depth-1), c.of(c.IntN(depth))
	switch c.IntN(9) {
	case 0:
		return "(" + x + " != " + y + ")"
	case 1:
		return "((" + x + ") == (" + y + "))"
	case 2:
		return "(" + x + " ? " + y + " : " + c.of(0) + ")"
	case 3:
		c.depth++
		name := fmt.Sprintf("m%d", c.depth)
		return "(let " + name + " = " + x + "; " + name + c.pick(" and ", " or ", " != ") + y + ")"
	case 4, 5, 6:
		return "(" + x + " and " + y + ")"
	}
	return "(" + x + " or " + y + ")"
}

// holds evaluates a condition.
func holds(t *testing.T, s *formula.Scope, n formula.Node, facts []interval.Domain) bool {
	t.Helper()
	got, err := formulatest.ResultOf(formula.Eval(n, append(append([]interval.Domain{}, facts...),
		make([]interval.Domain, s.Slots(n)-len(facts))...)))
	require.NoError(t, err)
	is, isBool := got.Value.(bool)
	require.True(t, isBool)
	return is
}

// TestConditions: whether there are facts for which one condition holds, another does not,
// and a sum is in some range, is answered as going through all facts does; the facts that
// are found are such, and no region is said to have facts that has none.
func TestConditions(t *testing.T) {
	t.Parallel()
	instances := formulatest.Amount() / 150
	c := newCircuits(rand.New(rand.NewPCG(*formulatest.Seed, 23)))
	counts, opened := map[solve.Truth]int{}, 0
	for range instances {
		compile := func(src string) formula.Node {
			n, faults := formulatest.CompileAny(c.scope, src)
			require.NotNil(t, n, "%s: %v", src, faults)
			return n
		}
		first, second := c.of(2+c.IntN(3)), c.of(1+c.IntN(3))
		switch c.IntN(4) {
		case 0:
			second = "(" + second + ") or (" + first + ")"
		case 1: // and the other way round
			second = "not ((" + first + ") ? " + second + " and not (" + second + ") : " + c.of(1) + ")"
		}
		sum := c.pick("k + n > 2", "k + n == 5", "(b ? 1 : 0) + k > 3", "k >= 0")
		a, b, m := compile(first), compile(second), compile(sum)
		want := false
		for _, f := range c.facts {
			want = want || holds(t, c.scope, a, f) && !holds(t, c.scope, b, f) && holds(t, c.scope, m, f)
		}
		q := solve.NewSearch(c.domains, 200_000, nil)
		q.Choices(&solve.Memo{})
		q.Conditions()
		regions := 0
		for r, x := range q.Results(a, q.All()) {
			for r, y := range q.Results(b, r) {
				for r, z := range q.Results(m, r) {
					if regions++; x.Truth && !y.Truth && z.Truth {
						require.False(t, !want && q.Possible(r) == solve.Yes, "%s\n%s\n%s", first, second, sum)
						q.Found(r)
					}
				}
			}
		}
		if regions <= 12 {
			opened++
		}
		found, facts, _ := q.Answer()
		counts[found]++
		about := strings.Join([]string{first, second, sum}, "\n")
		switch found {
		case solve.Yes:
			require.True(t, holds(t, c.scope, a, facts), "%s at %v", about, facts)
			require.False(t, holds(t, c.scope, b, facts), "%s at %v", about, facts)
			require.True(t, holds(t, c.scope, m, facts), "%s at %v", about, facts)
			require.True(t, want, about)
		case solve.No:
			require.False(t, want, about)
		}
	}
	t.Logf("yes %d, no %d, unknown %d; in few regions %d", counts[solve.Yes], counts[solve.No], counts[solve.Unknown],
		opened)
	enough.Enough(t, "questions with facts", counts[solve.Yes], instances, 300)
	enough.Enough(t, "questions without facts", counts[solve.No], instances, 250)
	enough.Enough(t, "in few regions", opened, instances, 300)
}
