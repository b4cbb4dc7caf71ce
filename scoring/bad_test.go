package scoring_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// faultsOf parses and compiles a rubric and returns its faults as line:col: message.
func faultsOf(t *testing.T, src []byte) []string {
	t.Helper()
	r, perr := rubric.Parse("f", src, nil)
	_, err := scoring.Compile(r, nil)
	require.Error(t, err)
	var faults, parseFaults source.Faults
	require.ErrorAs(t, err, &faults)
	if errors.As(perr, &parseFaults) {
		for _, f := range parseFaults {
			assert.Contains(t, faults, f, "Compile repeats the faults of Parse")
		}
	}
	var out []string
	for _, f := range faults {
		out = append(out, strings.TrimPrefix(f.Error(), "f:"))
	}
	return out
}

var expectation = regexp.MustCompile(`#\s?! (?:(\d+):)?(\d+): (.*)$`)

// expectedFaults reads the comments "#! col: message" that stand on the faulty
// line, and "#! line:col: message" for lines that cannot hold a comment.
func expectedFaults(src []byte) []string {
	var out []string
	for i, line := range strings.Split(string(src), "\n") {
		m := expectation.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		at := m[1]
		if at == "" {
			at = fmt.Sprint(i + 1)
		}
		out = append(out, fmt.Sprintf("%s:%s: %s", at, m[2], m[3]))
	}
	return out
}

func TestBadRubrics(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.bad.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".bad.yaml"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			want := expectedFaults(src)
			require.NotEmpty(t, want, "a fixture states its faults")
			assert.ElementsMatch(t, want, faultsOf(t, src))
		})
	}
}

// TestHugeRubrics holds the inputs that are too large to commit.
func TestHugeRubrics(t *testing.T) {
	enough.NotUnderRace(t)
	bomb := "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 9; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9), i-1)
	}
	item := "areas:\n  - code: '1'\n    title: One\n    max: 10\n    score: "
	tests := map[string]struct{ src, want string }{
		"100 MB": {strings.Repeat("# x\n", 25<<20),
			"1:1: the file has 104857600 bytes; at most 4194304 are read"},
		"10,000 deep": {ruletest.Head + "areas: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000),
			"7:72: nesting is deeper than 64 levels"},
		"10,000 deep mixed": {ruletest.Head + "areas: " + strings.Repeat("[{a: ", 5_000),
			"nesting is deeper than 64 levels"},
		"expression of 1 MB": {ruletest.Head + item + strings.Repeat("1 + ", 1<<18) + "1\n",
			`11:12: item "1": the expression has 1048577 characters; at most 10000 are allowed`},
		"expression of many parts": {ruletest.Head + item + strings.Repeat("1+", 4_000) + "1\n",
			`11:2013: item "1": the expression has too many parts`},
		"chained comparisons": {ruletest.Head + item + `"` + strings.Repeat("((1 < ", 90) + "1" +
			strings.Repeat(" < 2) ? 1 : 2)", 90) + `"`, `11:13: item "1": the expression has too many parts`},
		"nested lists": {ruletest.Head + item + `"` + strings.Repeat("(", 300) + "true" +
			strings.Repeat(" in [true, true])", 300) + ` ? 1 : x"`, `unknown name "x"`},
		"aliases of long texts": {ruletest.Head + "note: &a \"" + strings.Repeat("x", 100_000) + "\"\nareas:\n" +
			strings.Repeat("  - {code: '1', title: *a, max: 1, score: full}\n", 100),
			"aliases repeat more than 4194304 bytes of text"},
		"deep parentheses": {ruletest.Head + item + strings.Repeat("(", 4_900) + "1" + strings.Repeat(")", 4_900) +
			" + x\n", `unknown name "x"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Contains(t, strings.Join(faultsOf(t, []byte(tt.src)), "\n"), tt.want)
		})
	}
	t.Run("alias bomb", func(t *testing.T) {
		src := ruletest.Head + "areas: [{code: '1', title: One, max: 10, score: full}]\n" + bomb
		got := faultsOf(t, []byte(src))
		assert.Regexp(t, `^8:1: unknown key "a0"; the keys here are edition, index, .*, bands, ranking, quotas$`, got[0])
		src = strings.Replace(ruletest.Head, "title: Bad", "title: Bad\nnote: &n {vi: x, en: x}", 1) + "areas:\n"
		for i := range 7 {
			src += fmt.Sprintf("  - &b%d {code: 'b%d', title: T, max: 10, items: [%s]}\n", i, i,
				strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*b%d, ", i-1), 10), ", "))
			src = strings.Replace(src, strings.TrimSuffix(strings.Repeat("*b-1, ", 10), ", "), "", 1)
		}
		assert.Contains(t, strings.Join(faultsOf(t, []byte(src)), "\n"),
			"the file holds more than 100000 values, counting what aliases repeat")
	})
}

// TestNestedListsCompile: lists within lists take no time to compile or evaluate.
func TestNestedListsCompile(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \""+strings.Repeat("(", 200)+"trained"+
		strings.Repeat(" in [trained, true])", 200)+" ? 1 : 2\"\n"), nil)
	assert.Equal(t, "scored 1", ruletest.Shown(score(t, s, map[string]any{"trained": true}).Item("1").Score))
	// What a list names itself is in it, so the condition holds either way.
	assert.Equal(t, "scored 1", ruletest.Shown(score(t, s, nil).Item("1").Score))
}
