package verify_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manyConditions returns a scorer of a leaf over so many truth values and a count.
func manyConditions(t *testing.T, n int, rule string) *scoring.Scorer {
	t.Helper()
	inputs := ""
	for i := range n {
		inputs += fmt.Sprintf("  - {name: b%d, type: bool, title: Condition %[1]d}\n", i)
	}
	return ruletest.CompileFile(t, ruletest.Head+"inputs:\n"+inputs+"  - {name: n, type: count, title: Count}\n"+
		"areas:\n  - {code: '1', title: One, max: 10, score: \""+rule+"\"}\n")
}

// oddly returns whether an odd number of truth values is true, from one of them on.
func oddly(n, from int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "let x0 = b%d; ", from)
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "let x%d = x%d != b%d; ", i, i-1, (i+from)%n)
	}
	return b.String() + fmt.Sprintf("x%d", n-1)
}

// TestManyWaysDecided: what has 2^n ways through n truth values is decided.
func TestManyWaysDecided(t *testing.T) {
	const n = 24
	for _, tc := range []struct {
		rule                       string
		proved, refuted, undecided int
	}{
		{oddly(n, 0) + " ? full : n > 3 ? 1 : 0", 127, 0, 0},
		{oddly(n, 0) + " and not b5 and n > 3 ? full : b5 and b6 and not b5 ? 1 : 0", 127, 4, 0},
	} {
		report, err := verify.Rules(context.Background(), manyConditions(t, n, tc.rule), nil)
		require.NoError(t, err)
		assert.Equal(t, []int{tc.proved, tc.refuted, tc.undecided}, []int{report.Proved, report.Refuted, report.Undecided},
			"%s %v", tc.rule, report.Findings())
	}
}

func TestManyWaysCompared(t *testing.T) {
	const n = 24
	terms := func(format string) string {
		all := make([]string, n)
		for i := range all {
			all[i] = fmt.Sprintf(format, i)
		}
		return strings.Join(all, map[bool]string{true: ", ", false: " + "}[strings.HasPrefix(format, "b")])
	}
	odd, sum := oddly(n, 0)+" ? full : n > 3 ? 1 : 0", "min(full, "+terms("(b%d ? 0.5 : 0)")+")"
	for _, tc := range []struct{ older, newer, want string }{
		{odd, oddly(n, 7) + " ? full : n >= 4 ? 1 : 0", "proved"},
		{odd, oddly(n, 7) + " ? full : n >= 5 ? 1 : 0", "refuted"},
		{odd, oddly(n, 7) + " or (b3 and not b3) ? full : n > 3 ? 1 : 0", "proved"},
		{odd, oddly(n, 0) + fmt.Sprintf(" and not (%s) ? full : 0", strings.Repeat("b1 and ", n)+"b2"), "refuted"},
		{sum, "min(full, 0.5 * count(" + terms("b%d") + "))", "proved"},
		{sum, "max(0, min(full, 12 - " + strings.ReplaceAll(terms("(b%d ? 0 : 0.5)"), "+", "-") + "))", "proved"},
		{sum, "min(9.5, 0.5 * count(" + terms("b%d") + "))", "refuted"},
	} {
		c, err := verify.Compare(context.Background(), manyConditions(t, n, tc.older), "1", manyConditions(t, n, tc.newer),
			"1", nil)
		require.NoError(t, err)
		assert.Equal(t, tc.want, string(c.Outcome), tc.newer)
	}
}
