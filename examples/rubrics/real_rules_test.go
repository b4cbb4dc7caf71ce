package rubrics_test

import (
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

// realRules are the rubrics of published rules.
func realRules(t *testing.T) (files []string) {
	t.Helper()
	all, err := filepath.Glob("real-rules/*.yaml")
	require.NoError(t, err)
	for _, f := range all {
		if !strings.HasSuffix(f, ".cases.yaml") {
			files = append(files, f)
		}
	}
	require.Len(t, files, 8)
	return files
}

// TestRealRules: rules of published texts are written as they are read, all is proved of
// them, and none can be taken for a decided rubric.
func TestRealRules(t *testing.T) {
	leaves := 0
	for _, f := range realRules(t) {
		t.Run(filepath.Base(f), func(t *testing.T) {
			s := compiled(t, f)
			r := s.Rubric()
			assert.True(t, r.Illustrative)
			assert.Contains(t, r.Decision.Number, "MINH-HOẠ")
			assert.NotEmpty(t, r.Note.VI, "the source")
			for range r.Leaves() {
				leaves++
			}
			report := proved(t, s)
			assert.Empty(t, report.Findings())
			assert.Empty(t, report.Warnings)
			scoringtest.Run(t, f)
		})
	}
	assert.Equal(t, 42, leaves)
}

// TestRuleWithAHole: a published rule that does not say what two and three barriers are
// worth cannot be completed by a program, which shows the hole instead.
func TestRuleWithAHole(t *testing.T) {
	src := `rubric: barriers
title: Barriers
decision: {number: 00/MINH-HOẠ, issuer: No authority, date: 2026-01-01}
period: 2026
max: 10
points: {places: 2, rounding: half-up}
illustrative: true
inputs: [{name: barriers, type: count, title: {vi: Số rào cản, en: Barriers}}]
areas:
  - code: "1"
    title: Barriers
    max: 10
    cases: [{when: barriers == 0, score: full}, {when: barriers == 1, score: 5}, {when: barriers > 3, score: 0}]
`
	r, err := rubric.Parse("barriers.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	var findings []string
	for _, v := range proved(t, s).Findings() {
		findings = append(findings, string(v.Property)+": "+v.Message.EN)
	}
	assert.Equal(t, []string{"complete: no case holds where barriers is [2, 3] (barriers = 2)"}, findings)
}

// TestWard: everything is proved of the rubric for wards, communes and special zones, with
// nothing to warn of.
func TestWard(t *testing.T) {
	s := compiled(t, "ward-illustrative.yaml")
	report := proved(t, s)
	assert.Empty(t, report.Findings())
	assert.Empty(t, report.Warnings)
	assert.Greater(t, report.Proved, 200)
	scoringtest.Run(t, "ward-illustrative.yaml")
}

func compiled(t *testing.T, file string) *scoring.Scorer {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	r, err := rubric.Parse(file, src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func proved(t *testing.T, s *scoring.Scorer) *verify.Report {
	t.Helper()
	report, err := verify.Rules(t.Context(), s, nil)
	require.NoError(t, err)
	return report
}
