package verify_test

import (
	"context"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rowsHead is a rubric of one item, to which its cases are added.
const rowsHead = `rubric: rows
title: R
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
inputs:
  - {name: r, type: percent, title: R}
  - {name: n, type: count, title: N}
  - {name: v, type: number, title: V}
  - {name: p, type: percent, title: P}
  - {name: day, type: date, title: Day}
  - {name: urban, type: bool, title: Urban}
  - {name: k, type: enum, options: [a, b, c], title: K}
  - {name: done, type: count, title: Done}
  - {name: total, type: count, fixed: true, title: Total}
areas:
  - code: "1"
    title: A
    max: 3
    not_arising: zero
`

// rowsOf compiles a rubric of one item with such keys.
func rowsOf(t *testing.T, keys string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("rows.yaml", []byte(rowsHead+keys+"\n"), nil)
	require.NoError(t, err, keys)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err, keys)
	return s
}

// saidOf returns the verdicts of some properties as "outcome message".
func saidOf(t *testing.T, s *scoring.Scorer, properties ...verify.Property) []string {
	t.Helper()
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	out := []string{}
	for _, d := range report.Verdicts {
		if slices.Contains(properties, d.Property) {
			out = append(out, string(d.Outcome)+" "+d.Message.EN)
		}
		if d.Example != nil && d.Example.Item != "" {
			passes(t, s, d.Example.YAML(rubric.Vietnamese))
		}
	}
	return out
}

// TestCompleteTable: a table of which every row has its condition was refused. The kind
// is a rule that need not have a last case for everything else.
func TestCompleteTable(t *testing.T) {
	_, s := ruletest.SmallCase(t, "22-complete-table")
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Empty(t, report.Findings())
	assert.Contains(t, saidOf(t, s, verify.PropertyComplete), "proved for all facts one of the cases holds")
	for rate, want := range map[string]string{"0": "0", "69.99": "0", "70": "1", "90": "2", "100": "2"} {
		result, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": rate})})
		require.NoError(t, err)
		assert.Equal(t, want, result.Total.Final.Decimal.String(), rate)
	}

	s = rowsOf(t, "    cases: [{when: r >= 90, score: 3}, {when: r < 90 and urban, score: 1}]")
	assert.Equal(t, []string{"refuted no case holds where r is [0, 90), urban is false (r = 0, urban = false)"}, saidOf(t, s, verify.PropertyComplete))
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"r": "10", "urban": false})}
	result, err := s.Score(facts)
	require.NoError(t, err)
	it := result.Item("1")
	assert.Equal(t, scoring.Failed, it.Status)
	assert.Equal(t, `rows.yaml:22:47: item "1": no case holds`, it.Error.EN)
	explained, err := s.Explain(facts, "1")
	require.NoError(t, err)
	require.Len(t, explained.Steps, 2)
	assert.Contains(t, explained.Steps[1].Text.EN, "it has no points: no case holds")

	table, err := columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{facts,
		{Inputs: ruletest.Figures(map[string]any{"r": "10", "urban": true})}}), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	assert.False(t, totals.Final(0).Valid)
	assert.Equal(t, "1", totals.Final(1).Decimal.String())

	// What is open stays open: with the rate missing a case may hold or none.
	result, err = s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"urban": false})})
	require.NoError(t, err)
	assert.Equal(t, scoring.Missing, result.Item("1").Status)
}

// TestIncompleteTable: everything that no row holds for is named, once each.
func TestIncompleteTable(t *testing.T) {
	for _, tt := range []struct {
		rule string
		want []string
	}{
		{"r > 90: 3 | 70 <= r < 90: 1 | r < 65: 0", []string{
			"refuted no case holds where r is [65, 70) (r = 65)", "refuted no case holds where r is 90 (r = 90)"}},
		{"urban and r >= 90: 3 | urban and r < 90: 1 | not urban and r >= 80: 3", []string{
			"refuted no case holds where urban is false, r is [0, 80) (r = 0, urban = false)"}},
		{"k == 'a': 3 | k == 'b' and n >= 1: 1", []string{
			"refuted no case holds where k is b / c, n is 0 (k = b, n = 0)",
			"refuted no case holds where k is c (k = c, n = 0)"}},
		{"day < date('2025-03-31'): 3 | day > date('2025-03-31'): 1", []string{
			"refuted no case holds where day is 31 March 2025 (day = 2025-03-31)"}},
		{"n < done: 3 | n > done: 1", []string{"refuted no case holds where n - done is 0 (done = 0, n = 0)"}},
		{"urban: 3", []string{"refuted no case holds where urban is false (urban = false)"}},
		{"rate(done, total) > 90: 3 | rate(done, total) < 90: 1", []string{
			"refuted no case holds where rate(done, total) is 90 (done = 9, total = 10)"}},
		{"r >= 90: 3 | r < 90: 1", []string{"proved for all facts one of the cases holds"}},
		{"n in 0..3: 3 | n >= 4: 1", []string{"proved for all facts one of the cases holds"}},
		{"n >= done: 3 | n < done: 1", []string{"proved for all facts one of the cases holds"}},
		{"k in ['a', 'b']: 3 | k == 'c' and urban: 1 | not urban: 2", []string{"proved for all facts one of the cases holds"}},
		{"r >= 90: 3 | r < 80: 1 | else 0", []string{}},
	} {
		assert.Equal(t, tt.want, saidOf(t, rowsOf(t, casesOf(tt.rule)), verify.PropertyComplete), tt.rule)
	}
}

// TestUniqueRows: that no two rows hold together is proved or refuted, and changes no
// points.
func TestUniqueRows(t *testing.T) {
	for _, tt := range []struct {
		cases string
		want  []string
	}{
		{"unique: true\n    cases: [{when: r >= 90, score: 3}, {when: 70 <= r < 90, score: 1}, {score: 0}]",
			[]string{"proved no two cases hold together"}},
		{"unique: true\n    cases: [{when: r >= 90, score: 3}, {when: 70 <= r <= 90, score: 1}, {score: 0}]",
			[]string{"refuted case 1 and case 2 both hold (r = 90)"}},
		{"unique: true\n    cases: [{when: r >= 90, score: 3}, {when: r >= 70, score: 1}, {when: r >= 0, score: 0}]",
			[]string{"refuted case 1 and case 2 both hold (r = 90)", "refuted case 1 and case 3 both hold (r = 90)",
				"refuted case 2 and case 3 both hold (r = 70)"}},
		{"unique: true\n    cases: [{when: urban, score: 3}, {when: k == 'a', score: 1}, {score: 0}]",
			[]string{"refuted case 1 and case 2 both hold (k = a, urban = true)"}},
		{"cases: [{when: urban, score: 3}, {when: k == 'a', score: 1}, {score: 0}]", []string{}},
	} {
		s := rowsOf(t, "    "+tt.cases)
		assert.Equal(t, tt.want, saidOf(t, s, verify.PropertyUnique), tt.cases)
	}
}
