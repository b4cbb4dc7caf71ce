package ruletest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

const Head = `rubric: bad
title: Bad
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
`

// CompileFile compiles a whole rubric file.
func CompileFile(t testing.TB, src string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("rubric.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func ExampleRubric() *rubric.Rubric {
	r, err := rubric.Parse("rubric.yaml", []byte(Head+`inputs: [{name: electronic_rate, type: percent, title: {vi: Tỷ lệ, en: Rate}}]
areas:
  - {code: "1", title: {vi: Một, en: One}, max: 4, cases: [{when: electronic_rate >= 80, score: full}, {score: 0}]}
  - {code: "2", title: {vi: Hai, en: Two}, max: 6, reported: true}
`), nil)
	if err != nil {
		panic(err)
	}
	return r
}

// Inputs are those that the rubrics of the tests declare.
const Inputs = `inputs:
  - {name: rate_in, type: percent, title: {vi: Tỷ lệ, en: Rate}}
  - {name: over, type: percent, max: 200, title: Over}
  - {name: done, type: count, title: Done}
  - {name: total, type: count, title: Total}
  - {name: trained, type: bool, title: {vi: Đã tập huấn, en: Trained}}
  - {name: state, type: enum, title: State, options: [on_time, {name: late, title: {vi: muộn, en: late}}, none]}
  - {name: issued, type: date, title: Issued}
  - {name: amount, type: number, min: -5, title: Amount}
`

func Compile(t testing.TB, body string, opts *scoring.Options) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("test.yaml", []byte(Head+Inputs+body), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, opts)
	require.NoError(t, err)
	return s
}

// OneItem is a rubric with the item 1 of 2 points and a filler of 8.
func OneItem(extra string) string {
	return "exclusion: whole\nareas:\n  - code: \"1\"\n    title: One\n    max: 2\n" + extra +
		"  - {code: \"2\", title: Two, max: 8, reported: true, step: 0.25}\n"
}

func Dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// Shown writes a score as "status points" or "status [least, most]".
func Shown(s scoring.Score) string {
	if s.Points.Valid {
		return fmt.Sprintf("%s %s", s.Status, s.Points.Decimal)
	}
	return fmt.Sprintf("%s [%s, %s]", s.Status, s.Range.Least, s.Range.Most)
}

// SmallCase compiles the rubric of a folder below testdata/cases: small inputs that
// once came out wrong.
func SmallCase(t *testing.T, folder string) (*rubric.Rubric, *scoring.Scorer) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "testdata", "cases", folder, "rubric.yaml"))
	require.NoError(t, err)
	r, err := rubric.Parse("rubric.yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return r, s
}
