package scoringtest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/require"
)

// BenchmarkCases: 500 cases of a rubric with 90 leaves, of which every tenth
// expects a total and every fiftieth the deficits of the whole.
func BenchmarkCases(b *testing.B) {
	const dir = "../../examples/rubrics/"
	src, err := os.ReadFile(dir + "commune-illustrative.yaml")
	require.NoError(b, err)
	r, err := rubric.Parse("r", src, nil)
	require.NoError(b, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	src, err = os.ReadFile(dir + "commune-illustrative.cases.yaml")
	require.NoError(b, err)
	base, _, _ := strings.Cut(string(src), "\ncases:")
	text := base + "\ncases:\n"
	leaves := []string{"1.1.1", "1.3.2", "2.1.2", "3.2.3", "3.3.1", "4.2", "5.4.1", "6.1.1", "7.2.1", "8.1.3"}
	for i := range 500 {
		expect := fmt.Sprintf("%q: 0", leaves[i%len(leaves)])
		if i%10 == 0 {
			expect += ", total: 100"
		}
		if i%50 == 0 {
			expect += ", deficits: []"
		}
		text += fmt.Sprintf("  - {name: case %d, facts: {disciplined: %d, electronic_rate: %d}, expect: {%s}}\n", i, i%3,
			i%100, expect)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			_, err := scoringtest.ReadCases("f", []byte(text), s, nil)
			require.NoError(b, err)
		}
	})
	c, err := scoringtest.ReadCases("f", []byte(text), s, nil)
	require.NoError(b, err)
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			c.Check(s)
		}
	})
}
