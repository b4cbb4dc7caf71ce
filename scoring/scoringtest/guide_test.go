package scoringtest_test

import (
	"context"
	"os"
	"path/filepath"
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
	scoringtest.Run(t, "testdata/guide/part.yaml")

	comment, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	src, err := os.ReadFile("testdata/guide/part.yaml")
	require.NoError(t, err)
	casesFile, err := os.ReadFile("testdata/guide/part.cases.yaml")
	require.NoError(t, err)
	quoted := "//\t" + strings.ReplaceAll(strings.TrimSuffix(string(casesFile), "\n"), "\n", "\n//\t") + "\n"
	contains(t, string(comment), quoted)
	for _, line := range []string{"rubric: part-2025", "decision: {number: 00/QĐ-MINH-HOẠ", "points: {places: 2",
		"cases:\n", "- {when: disciplined > 0, score: 0}",
		"score: bands(electronic_rate, '>90', full, '[70,90]', 0.75, '<70', 0)"} {
		contains(t, string(src), line)
		contains(t, string(comment), line)
	}

	slip := func(from, to string) *rubric.Rubric {
		require.Contains(t, string(src), from)
		r, _ := rubric.Parse("part.yaml", []byte(strings.Replace(string(src), from, to, 1)), nil)
		return r
	}
	_, err = scoring.Compile(slip("max: 3", "max: 3,5"), nil)
	contains(t, string(comment), "//\t"+err.Error()+"\n")

	s, err := scoring.Compile(slip("'[70,90]'", "'[70,90)'"), nil)
	require.NoError(t, err)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	require.Len(t, v.Findings(), 1)
	d := v.Findings()[0]
	assert.Equal(t, []int{29, 12}, []int{d.Line, d.Column})
	assert.Contains(t, string(comment), "//\tpart.yaml:29:12: item 7.2.1: "+d.Message.EN+"\n")

	s, err = scoring.Compile(slip("'>90', full, '[70,90]'", "'>=90', full, '[70,90)'"), nil)
	require.NoError(t, err)
	v, err = verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Empty(t, v.Findings())
	c, err := scoringtest.ReadCases("part.cases.yaml", casesFile, s, nil)
	require.NoError(t, err)
	report := c.Check(s)
	require.Len(t, report.Failures, 1)
	contains(t, string(comment), "//\t"+strings.ReplaceAll(report.Failures[0].Error(), "\n", "\n//\t")+"\n")
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
