package cohort_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reported is a rubric whose items have the points that are published.
const reported = `rubric: published
title: P
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2017
max: 100
points: {places: 3, rounding: half-up}
areas:
  - {code: "1", title: Appraisal, max: 65, reported: true}
  - {code: "2", title: Survey, max: 35, reported: true, source: survey}
`

// placesOfPublished ranks units by points of two items, and returns their places by name.
func placesOfPublished(t *testing.T, src string, rule *ranking.Rule, points map[string][]string) map[string]string {
	t.Helper()
	s := compile(t, src)
	var facts []scoring.Facts
	for unit, of := range points {
		f := scoring.Facts{Unit: scoring.Unit{ID: unit}, Points: map[string]scoring.Figure{}}
		for i, p := range of {
			f.Points[fmt.Sprint(i+1)] = scoring.Known(p)
		}
		facts = append(facts, f)
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(facts), nil)
	require.NoError(t, err)
	k, err := c.Rank(rule)
	require.NoError(t, err)
	out := map[string]string{}
	for _, u := range k.Groups[0].Units {
		out[u.Unit.ID] = u.Place.String()
	}
	require.Len(t, out, len(points))
	return out
}

// TestPublishedDistricts: the districts of Bình Dương stand in the order of their totals, and
// two of them in another by the appraisal alone.
func TestPublishedDistricts(t *testing.T) {
	both, appraisal := map[string][]string{}, map[string][]string{}
	var order []string
	for _, line := range published(t, "binh-duong-districts-2017.csv") {
		order = append(order, line[0])
		both[line[0]], appraisal[line[0]] = line[1:3], line[1:2]
	}
	require.Len(t, order, 9)
	byTotal := placesOfPublished(t, reported, nil, both)
	for i, unit := range order {
		assert.Equal(t, fmt.Sprint(i+1), byTotal[unit], unit)
	}
	alone, _, _ := strings.Cut(strings.Replace(reported, "max: 100", "max: 65", 1), "  - {code: \"2\"")
	byAppraisal := placesOfPublished(t, alone, nil, appraisal)
	moved := map[string]string{}
	for unit, place := range byAppraisal {
		if place != byTotal[unit] {
			moved[unit] = byTotal[unit] + " " + place
		}
	}
	assert.Equal(t, map[string]string{"Phú Giáo": "8 6", "Bến Cát": "6 7", "Dầu Tiếng": "7 8"}, moved)
}

// TestPublishedDepartments: the ranks of Thanh Hóa's departments follow from no way to treat
// equal units by the index as it is printed, since two pairs that print the same index have
// different ranks. They do by numbers that differ behind the printed places, and where what
// separates equal units is declared.
func TestPublishedDepartments(t *testing.T) {
	src := strings.Replace(reported, "{code: \"1\", title: Appraisal, max: 65", "{code: \"1\", title: Index, max: 100", 1)
	src, _, _ = strings.Cut(src, "  - {code: \"2\"")
	printed, behind, want := map[string][]string{}, map[string][]string{}, map[string]string{}
	for _, line := range published(t, "thanh-hoa-departments-2024.csv") {
		printed[line[0]], want[line[0]] = []string{line[1]}, line[2]
		behind[line[0]] = []string{line[1]}
	}
	require.Len(t, want, 20)
	differing := func(got map[string]string) (out []string) {
		for unit, place := range want {
			if got[unit] != place {
				out = append(out, place+" as "+got[unit])
			}
		}
		slices.Sort(out)
		return out
	}
	for ties, differ := range map[ranking.Ties][]string{
		ranking.Competition: {"14 as 13", "3 as 2"},
		ranking.Modified:    {"13 as 14", "2 as 3"},
		ranking.Fractional:  {"13 as 13.5", "14 as 13.5", "2 as 2.5", "3 as 2.5"},
	} {
		assert.Equal(t, differ, differing(placesOfPublished(t, src, &ranking.Rule{Ties: ties}, printed)), ties)
	}
	assert.Len(t, differing(placesOfPublished(t, src, &ranking.Rule{Ties: ranking.Dense}, printed)), 18)

	// A third decimal, which is made up here, tells the pairs apart; rounded as it is printed
	// it does not.
	behind["Nội vụ"], behind["Văn phòng UBND"] = []string{"90.024"}, []string{"90.016"}
	behind["Khoa học và Công nghệ"], behind["Y tế"] = []string{"85.021"}, []string{"85.018"}
	assert.Empty(t, differing(placesOfPublished(t, src, nil, behind)))
	rounded := &ranking.Rule{Rounding: &decimals.Rounding{Places: 2, Mode: decimals.HalfUp}}
	assert.Equal(t, []string{"14 as 13", "3 as 2"}, differing(placesOfPublished(t, src, rounded, behind)))
}
