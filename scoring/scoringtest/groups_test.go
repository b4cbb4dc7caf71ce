package scoringtest_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A slip in the name of a group made a group of its own, without bands and with one unit of
// rank 1. The kind of fault: a name that is declared somewhere and compared nowhere.
const slipRubric = `
rubric: group
title: {vi: Thử, en: Trial}
decision: {number: 1/QĐ, issuer: {vi: X, en: X}, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
groups: [commune, dept]
areas:
  - {code: "1", title: A1, max: 10, reported: true}
bands: [{name: A, from: 9, group: commune}, {name: B, from: 0, group: commune}, {name: I, from: 8, group: dept}, {name: II, from: 0, group: dept}]
`

// TestSlipInTheGroup: cases name groups that the rubric declares, in a base, too.
func TestSlipInTheGroup(t *testing.T) {
	r, err := rubric.Parse("rubric.yaml", []byte(slipRubric), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	const one = "cases:\n  - {name: slip, group: comune, points: {'1': 8.5}, expect: {total: {final: 8.5, band: none}}}\n"
	_, err = scoringtest.ReadCases("cases.yaml", []byte("rubric: group\n"+one), s, nil)
	assert.EqualError(t, err, `cases.yaml:3:25: the rubric has no group "comune"; did you mean "commune"?`)
	const base = "base: {group: depts}\ncases:\n  - {name: a, points: {'1': 8.5}, expect: {total: 8.5}}\n"
	_, err = scoringtest.ReadCases("cases.yaml", []byte("rubric: group\n"+base), s, nil)
	assert.EqualError(t, err, `cases.yaml:2:15: the rubric has no group "depts"; did you mean "dept"?`)
}
