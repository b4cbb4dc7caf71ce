package assessment_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// excluding is a rubric of 12 points: 1 (6 points, of which the unit has 3), and of the
// source survey 2 (4 points) and 3 (2 points, of which it has 2 where they count). Of 2, and
// of 3 where whole says so, the policy decides, by the way of a door.
func excluding(door, policy, exclusion, empty string, whole bool) string {
	keys := "exclusion: " + exclusion
	if empty != "" {
		keys += "\nempty_source: " + empty
	}
	leaf := func(decides bool) string {
		switch {
		case !decides:
			return "score: full"
		case door == "guard":
			return "score: full, applies: portal, not_applicable: " + policy
		case door == "waiver":
			return "score: 0, waiver: " + policy
		}
		return "reported: true, survey: q"
	}
	return fmt.Sprintf(`
rubric: commune-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 12
points: {places: 2, rounding: half-up}
%s
illustrative: true
inputs: [{name: portal, type: bool, title: Portal}]
surveys: [{name: q, title: Q, answers: [{name: good, value: 1}, {name: bad, value: 0}], not_held: %s}]
rounds: [{name: self, title: Self, self: true}, {name: appraisal_1, title: Appraisal}]
areas:
  - {code: "1", title: A, max: 6, score: 3}
  - {code: "2", title: B, max: 4, source: survey, %s}
  - {code: "3", title: C, max: 2, source: survey, %s}
`, keys, policy, leaf(true), leaf(whole))
}

// TestPolicies: every policy for what does not apply with every way of rescaling and every
// answer to a source that is empty, by three doors: an item that does not apply, one that is
// waived, and a question of a survey that was not held. The finals are worked out by hand.
func TestPolicies(t *testing.T) {
	type way struct{ exclusion, empty string }
	ways := []way{{"whole", ""}, {"by-source", "whole"}, {"by-source", "zero"}, {"by-source", ""}, {"none", ""}}
	tried := map[string]int{}
	for _, row := range []struct {
		policy string
		whole  bool // all of the source is excluded, not 2 alone
		finals [5]string
	}{
		// 2 alone: 3 + 2 = 5 points of 8. Whole: 5 ÷ 8 × 12. By source: 3 ÷ 6 × 6 + 2 ÷ 2 × 6;
		// no source is empty. None: the points as they are.
		{"exclude", false, [5]string{"7.5", "9", "9", "9", "5"}},
		{"full", false, [5]string{"9", "9", "9", "9", "9"}},         // 3 + 4 + 2
		{"zero", false, [5]string{"5", "5", "5", "5", "5"}},         // 3 + 0 + 2
		{"{share: 0.5}", false, [5]string{"7", "7", "7", "7", "7"}}, // 3 + 2 + 2
		{"error", false, [5]string{"5..9", "5..9", "5..9", "5..9", "5..9"}},
		// 2 and 3: 3 points of 6. Whole: 3 ÷ 6 × 12. By source: 3 ÷ 6 × 6 = 3, rescaled from the
		// 6 that are left to 12, or with nothing for the empty source, or with 0 to 6 for it.
		{"exclude", true, [5]string{"6", "6", "3", "3..9", "3"}},
		{"full", true, [5]string{"9", "9", "9", "9", "9"}},         // 3 + 4 + 2
		{"zero", true, [5]string{"3", "3", "3", "3", "3"}},         // 3 + 0 + 0
		{"{share: 0.5}", true, [5]string{"6", "6", "6", "6", "6"}}, // 3 + 2 + 1
		{"error", true, [5]string{"3..9", "3..9", "3..9", "3..9", "3..9"}},
	} {
		for i, w := range ways {
			for _, door := range []string{"guard", "waiver", "survey"} {
				if door == "waiver" && (row.policy == "zero" || row.policy == "error") {
					continue // no policies of waivers
				}
				s := compiled(t, excluding(door, row.policy, w.exclusion, w.empty, row.whole))
				records := map[string][]string{
					"guard":  {record("figure", "self", "input: portal, new: false")},
					"survey": {record("survey", "appraisal_1", "survey: q, not_held: true")},
					"waiver": {record("waiver", "appraisal_1", `item: "2", why: W, waiver: {approver: A, from: 2026-01-01}`)},
				}[door]
				if door == "waiver" && row.whole {
					records = append(records, record("waiver", "appraisal_1", `item: "3", why: W, waiver: {approver: A, from: 2026-01-01}`))
				}
				a, err := assessment.Parse("year.yaml", []byte("rubric: commune-2025\nunit: {id: a}\nrecords: ["+join(records)+"]\n"), s.Rubric(), nil)
				require.NoError(t, err)
				st, err := assessment.Fold(s, a, on("2026-02-01"))
				require.NoError(t, err)
				total := st.Last().Result.Total
				got := total.FinalRange.Least.String()
				if !total.FinalRange.Known() {
					got += ".." + total.FinalRange.Most.String()
				}
				assert.Equal(t, row.finals[i], got, "%s %s by %v, all: %v", door, row.policy, w, row.whole)
				assert.Equal(t, total.FinalRange.Known(), total.Final.Valid)
				tried[door]++
			}
		}
	}
	assert.Equal(t, map[string]int{"guard": 50, "survey": 50, "waiver": 30}, tried)
	// What follows from an empty source is said only where sources are rescaled apart.
	for _, exclusion := range []string{"whole", "none"} {
		for _, empty := range []string{"whole", "zero"} {
			_, err := rubric.Parse("rubric.yaml", []byte(excluding("guard", "exclude", exclusion, empty, true)), nil)
			assert.ErrorContains(t, err, "empty_source", exclusion)
		}
	}
}
