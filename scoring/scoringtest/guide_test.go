package scoringtest_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestGuide: the guide in the package comment quotes its files, and what it says
// comes out does come out.
func TestGuide(t *testing.T) {
	scoringtest.Run(t, "testdata/guide/commune.yaml")

	comment, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	src, err := os.ReadFile("testdata/guide/commune.yaml")
	require.NoError(t, err)
	casesFile, err := os.ReadFile("testdata/guide/commune.cases.yaml")
	require.NoError(t, err)
	quoted := "//\t" + strings.ReplaceAll(strings.TrimSuffix(string(casesFile), "\n"), "\n", "\n//\t") + "\n"
	contains(t, string(comment), quoted)
	_, steps, _ := strings.Cut(string(comment), "# From an official table")
	steps, _, _ = strings.Cut(steps, "// 7. Check again")
	shown := 0
	for line := range strings.Lines(steps) {
		part, is := strings.CutPrefix(line, "//\t")
		part = strings.TrimSpace(part)
		if !is || strings.HasPrefix(part, "$") || strings.HasPrefix(part, "commune.yaml:") ||
			strings.HasSuffix(part, "reported: true}") || strings.Contains(part, "2,0") || strings.Contains(part, "điểm") {
			continue
		}
		contains(t, string(src), part)
		shown++
	}
	assert.Greater(t, shown, 12)

	slip := func(from, to string) *rubric.Rubric {
		require.Contains(t, string(src), from)
		r, _ := rubric.Parse("commune.yaml", []byte(strings.Replace(string(src), from, to, 1)), nil)
		return r
	}
	_, err = scoring.Compile(slip("max: 5", "max: 5,0"), nil)
	contains(t, string(comment), "//\t"+err.Error()+"\n")

	s, err := scoring.Compile(slip("'[80,95)'", "'(80,95)'"), nil)
	require.NoError(t, err)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	require.Len(t, v.Findings(), 1)
	d := v.Findings()[0]
	assert.Equal(t, []int{29, 12}, []int{d.Line, d.Column})
	assert.Contains(t, string(comment), "//\tcommune.yaml:29:12: item 3.2.1: "+d.Message.EN+" [illustrative]\n")

	s, err = scoring.Compile(slip("'>=95', full, '[80,95)'", "'>95', full, '[80,95]'"), nil)
	require.NoError(t, err)
	v, err = verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Empty(t, v.Findings())
	c, err := scoringtest.ReadCases("commune.cases.yaml", casesFile, s, nil)
	require.NoError(t, err)
	report := c.Check(s)
	require.Len(t, report.Failures, 1)
	for _, line := range strings.Split(report.Failures[0].Error(), "\n")[:3] {
		contains(t, string(comment), "//\t"+line+"\n")
	}
}

// TestRecordsGuide: what the package comment shows of cases with records is met.
func TestRecordsGuide(t *testing.T) {
	comment, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	_, quoted, _ := strings.Cut(string(comment), "# Rounds and records")
	_, quoted, _ = strings.Cut(quoted, "//\n//\tbase:\n")
	quoted, _, found := strings.Cut(quoted, "//\n")
	require.True(t, found)
	src := "rubric: year-2025\nbase:\n" + strings.ReplaceAll(quoted, "//\t", "")
	s := compiled(t, "testdata/year.yaml")
	c, err := scoringtest.ReadCases("doc", []byte(regexp.MustCompile(`facts: \w+\.\.\.`).ReplaceAllString(src, "facts: none")), s, nil)
	require.NoError(t, err)
	report := c.Check(s)
	require.Len(t, report.Failures, 1, report.Failures)
	assert.Equal(t, "receipt.facts", report.Failures[0].What)
	assert.Equal(t, []int{1, 1}, []int{report.Passed, report.Failed})
	sum := report.Failures[0].Got
	assert.Contains(t, quoted, "receipt: {facts: "+sum[:4]+"...}", "of this case")
}

// contains says only what is missing, not from what.
func contains(t *testing.T, text, part string) {
	t.Helper()
	assert.True(t, strings.Contains(text, part), "missing: %s", part)
}

// TestRealCases: the files of cases in examples stand as Update would leave them.
func TestRealCases(t *testing.T) {
	files, err := filepath.Glob("../../examples/*/*.cases.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		rubricFile := strings.TrimSuffix(file, ".cases.yaml") + ".yaml"
		rubricSrc, err := os.ReadFile(rubricFile)
		require.NoError(t, err)
		r, err := rubric.Parse(rubricFile, rubricSrc, nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		c, err := scoringtest.ReadCases(file, src, s, nil)
		require.NoError(t, err)
		same, err := c.Update(s)
		require.NoError(t, err)
		assert.Equal(t, string(src), string(same))
	}
}
