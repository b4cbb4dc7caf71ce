package scoring_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const groupsRubric = `
rubric: groups
title: Trial
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
groups: [{name: commune, title: {vi: Xã, en: Commune}}, ward, special]
inputs:
  - {name: done, type: percent, title: Done}
  - {name: reports, type: count, title: {vi: Báo cáo, en: Reports}, max: 9, each: [{name: q1, title: {vi: Quý I, en: Q1}}, q2]}
areas:
  - {code: "1", title: A, max: 4, score: "group == 'ward' ? full * done / 100 : full"}
  - {code: "2", title: B, max: 2, cases: [{when: "group in ['ward', 'special']", score: full}, {score: 1}]}
  - {code: "3", title: C, max: 4, applies: "group != 'special'", not_applicable: zero, score: "done >= 50 ? full : 0"}
`

// TestGroups: rules read the group of a unit; of a unit without one it can be any.
func TestGroups(t *testing.T) {
	s := ruletest.CompileFile(t, groupsRubric)
	for group, want := range map[string][2]string{
		"commune": {"9", "9"}, "ward": {"8", "8"}, "special": {"6", "6"}, "": {"3", "10"}, // each leaf for itself
	} {
		got, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: group},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(50)}})
		require.NoError(t, err)
		assert.Equal(t, want, [2]string{got.Total.FinalRange.Least.String(), got.Total.FinalRange.Most.String()}, group)
	}
}

// TestUnknownGroup: a group that the rubric does not declare is a fault wherever facts
// come from, with the nearest name, and so is a group among the figures.
func TestUnknownGroup(t *testing.T) {
	s := ruletest.CompileFile(t, groupsRubric)
	_, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: "comune"}})
	assert.ErrorIs(t, err, scoring.ErrFacts)
	assert.EqualError(t, err, `the rubric has no group "comune"; did you mean "commune"?`)
	_, err = s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"group": scoring.Known("ward")}})
	assert.EqualError(t, err, `the group stands with the unit, not with the figures`)
	_, err = s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"reports": scoring.Known(1)}})
	assert.EqualError(t, err, `"reports" is a series; give its members, such as reports.q1`)
	_, err = scoring.ParseFacts("facts.yaml", []byte("rubric: groups\nunit: {id: u1, group: comune}\n"), s.Rubric(), nil)
	assert.EqualError(t, err, `facts.yaml:2:23: the rubric has no group "comune"; did you mean "commune"?`)
}

// TestGroupsOfBands: where no groups are declared and every band is for a group, the bands
// say which groups there are; a band for the others takes units of any.
func TestGroupsOfBands(t *testing.T) {
	const file = `
rubric: bands
title: Trial
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
areas: [{code: "1", title: A, max: 10, reported: true}]
bands: [{name: A, from: 9, group: commune}, {name: B, from: 0, group: commune}, {name: I, from: 0, group: department}`
	of := func(s *scoring.Scorer, group string) (*scoring.Result, error) {
		return s.Score(scoring.Facts{Unit: scoring.Unit{Group: group}, Points: map[string]scoring.Figure{"1": scoring.Known(8)}})
	}
	s := ruletest.CompileFile(t, file+"]\n")
	_, err := of(s, "comune")
	assert.EqualError(t, err, `the rubric has no group "comune"; did you mean "commune"?`)
	res, err := of(s, "commune")
	require.NoError(t, err)
	assert.Equal(t, "B", res.Total.Band.VI)
	res, err = of(ruletest.CompileFile(t, file+", {name: C, from: 0}]\n"), "school")
	require.NoError(t, err)
	assert.Equal(t, "C", res.Total.Band.VI)
}

// TestScalars: the members of a series are inputs of their own.
func TestScalars(t *testing.T) {
	r := ruletest.CompileFile(t, groupsRubric).Rubric()
	var names []string
	for _, in := range r.Scalars() {
		names = append(names, in.Name)
	}
	assert.Equal(t, []string{"done", "reports.q1", "reports.q2"}, names)
	assert.Equal(t, rubric.Text{VI: "Báo cáo, quý I", EN: "Reports, Q1"}, r.Input("reports.q1").Title)
	assert.Nil(t, r.Input("reports.q3"))
	assert.Equal(t, rubric.Text{VI: "Nhóm đối tượng", EN: "Object group"}, r.Input("group").Title)
}

// TestBandOfAnyGroup: a unit without a group may have the band of any, and has one where
// all groups have the same.
func TestBandOfAnyGroup(t *testing.T) {
	const own = "bands: [{name: A, from: 5}, {name: B, from: 0}, {name: I, from: 8, group: ward}, {name: II, from: 0, group: ward}]\n"
	s := ruletest.CompileFile(t, groupsRubric+own)
	got, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"done": scoring.Known(100)}})
	require.NoError(t, err)
	assert.Empty(t, got.Total.Band)
	for _, group := range []string{"commune", "ward"} {
		got, err = s.Score(scoring.Facts{Unit: scoring.Unit{Group: group},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(100)}})
		require.NoError(t, err)
		assert.Equal(t, map[string]string{"commune": "A", "ward": "I"}[group], got.Total.Band.EN)
	}
}
