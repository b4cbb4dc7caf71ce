package assessment_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSurveys: points of questions, worked out by hand, and what follows from too few.
func TestSurveys(t *testing.T) {
	s := commune(t)
	for _, row := range []struct{ name, item, answers, points, why string }{
		{"one group", "2.1", "good: 9, bad: 3", "2.25", ""},                         // 9/12 × 3
		{"exact thirds", "2.1", "good: 4, bad: 8", "1", ""},                         // 4/12 × 3
		{"half an answer", "2.1", "fair: 1, bad: 11", "0.13", ""},                   // 0.5/12 × 3 = 0.125, half up
		{"rounded down", "2.1", "good: 1, bad: 10", "0.27", ""},                     // 3/11 = 0.2727...
		{"all that is needed", "2.1", "good: 10", "3", ""},                          // least: 10
		{"a billion each", "2.1", "good: 1000000000, fair: 1000000000", "2.25", ""}, // 1.5/2 × 3
		{"nobody pleased", "2.1", "bad: 10", "0", ""},
		{"two groups", "2.2", "people: {pleased: 2, not_pleased: 1}, firms: {pleased: 1, not_pleased: 2}", "1.6", ""}, // (0.6 × 2/3 + 0.4 × 1/3) × 3
		{"sevenths", "2.2", "people: {pleased: 3}, firms: {pleased: 3, not_pleased: 4}", "2.31", ""},                  // (0.6 + 0.4 × 3/7) × 3 = 2.3142...
		{"sizes of groups do not weigh", "2.2", "people: {pleased: 3}, firms: {not_pleased: 3000}", "1.8", ""},        // 0.6 × 3
		{"too few of all", "2.1", "good: 9", "not_applicable", "Citizens: 9 answered, fewer than the minimum of 10"},
		{"too few of a group", "2.2", "people: {pleased: 3}, firms: {pleased: 2}", "0..3", "Users: 2 of the group firms answered, fewer than the minimum of 3"},
		{"nobody of a group", "2.2", "firms: {pleased: 3}", "0..3", "Users: 0 of the group People answered, fewer than the minimum of 3"},
		{"nobody at all", "2.1", "", "not_applicable", "Citizens: 0 answered, fewer than the minimum of 10"},
	} {
		t.Run(row.name, func(t *testing.T) {
			st := folded(t, s, "2026-01-10", record("survey", "appraisal_1", fmt.Sprintf("item: %q, answers: {%s}", row.item, row.answers)))
			known(t, st.Last(), row.item+" "+row.points)
			known(t, st.Round("self"), row.item+" 0..3")
			if row.why == "" {
				assert.NotContains(t, found(st.Last()), "too_few_answers "+row.item+" 0")
			} else {
				assert.Equal(t, row.why, finding(t, st.Last(), assessment.TooFewAnswers, row.item).Text.EN)
			}
		})
	}
	last := folded(t, s, "2026-01-10", record("survey", "appraisal_1", `item: "2.1", answers: {good: 9, bad: 3}`),
		record("survey", "appraisal_2", `item: "2.1", old_answers: {bad: 3, good: 9, fair: 0}, why: Trùng`)).Last()
	known(t, last, "2.1 0..3") // taken back
	assert.NotContains(t, last.Facts.Points, "2.1")
}

// TestNotHeld: where a survey was not held its policy counts whatever was answered, and
// where it was after all the answers do.
func TestNotHeld(t *testing.T) {
	s := commune(t)
	missed := record("survey", "appraisal_1", "survey: citizens, not_held: true")
	st := folded(t, s, "2026-01-10", stated, answers, missed,
		record("survey", "appraisal_2", "survey: citizens, not_held: false, why: Đã khảo sát"))
	known(t, st.Round("appraisal_1"), "2.1 1.5", "2.2 0..3")
	assert.Equal(t, rubric.Text{VI: "không khảo sát, tỷ lệ 85%", EN: "no survey, rate 85%"}, st.Round("appraisal_1").Result.Item("2.1").Reason)
	f := finding(t, st.Round("appraisal_1"), assessment.SurveyNotHeld, "2.1")
	assert.Equal(t, assessment.Finding{Kind: assessment.SurveyNotHeld, Item: "2.1", Record: 2,
		Text: rubric.Text{VI: "Khảo sát người dân: không tổ chức điều tra", EN: "Citizens: the survey was not held"}}, f)
	known(t, st.Last(), "2.1 2.25")
	assert.NotContains(t, strings.Join(found(st.Last()), " "), "survey_not_held")
	st = folded(t, s, "2026-01-10", record("survey", "appraisal_1", "survey: users, not_held: true"))
	known(t, st.Last(), "2.2 0..3") // no policy
	_, err := assessment.Fold(s, parsed(t, s, missed, missed), on("2026-01-10"))
	assert.ErrorIs(t, err, assessment.ErrConflict)
	_, err = assessment.Fold(s, parsed(t, s, missed, record("survey", "appraisal_1", "survey: citizens, not_held: false")), on("2026-01-10"))
	assert.EqualError(t, err, "year.yaml:5:5: record 2 (survey): it needs a reason (`why`), because it changes a value")
}

// policies are what a survey that says nothing can be worth, with what an item of 4 points
// has by them, and the final score of a unit that has 3 of the other 6 points.
var policies = []struct{ text, points, final string }{
	{"", "0..4", "3..7"},
	{"exclude", "not_applicable", "5"}, // 3 ÷ 6 × 10
	{"full", "4", "7"},
	{"{share: 0.5}", "2", "5"},
	{"zero", "0", "3"},
	{"error", "failed", "3..7"},
}

// TestSurveyPolicies: every policy for too few answers with every one for a survey that was
// not held; each counts in its own case alone.
func TestSurveyPolicies(t *testing.T) {
	const src = `
rubric: commune-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
inputs: [{name: portal, type: bool, title: Portal}]
surveys: [{name: q, title: Q, answers: [{name: good, value: 1}, {name: bad, value: 0}], least: 10%s}]
rounds: [{name: self, title: Self, self: true}, {name: appraisal_1, title: Appraisal}]
areas:
  - {code: "1", title: A, max: 6, score: 3}
  - {code: "2", title: B, max: 4, reported: true, source: survey, survey: q%s}
`
	fold := func(t *testing.T, s string, records ...string) *assessment.Round {
		sc := compiled(t, s)
		a, err := assessment.Parse("year.yaml", []byte("rubric: commune-2025\nunit: {id: a}\nrecords: ["+join(records)+"]\n"), sc.Rubric(), nil)
		require.NoError(t, err)
		st, err := assessment.Fold(sc, a, rubric.Date{})
		require.NoError(t, err)
		return st.Last()
	}
	final := func(r *assessment.Round) string {
		if v := r.Result.Total.FinalRange; !v.Known() {
			return v.Least.String() + ".." + v.Most.String()
		}
		return r.Result.Total.FinalRange.Least.String()
	}
	few := record("survey", "appraisal_1", `item: "2", answers: {good: 9}`)
	missed := record("survey", "appraisal_1", `survey: q, not_held: true`)
	tried := 0
	for _, tooFew := range policies {
		for _, notHeld := range policies {
			keys := ""
			if tooFew.text != "" {
				keys += ", too_few: " + tooFew.text
			}
			if notHeld.text != "" {
				keys += ", not_held: " + notHeld.text
			}
			s := fmt.Sprintf(src, keys, "")
			r := fold(t, s, few)
			known(t, r, "2 "+tooFew.points)
			assert.Equal(t, tooFew.final, final(r), keys)
			assert.Equal(t, []string{"too_few_answers 2 0"}, found(r))
			r = fold(t, s, few, missed)
			known(t, r, "2 "+notHeld.points)
			assert.Equal(t, notHeld.final, final(r), keys)
			assert.Equal(t, []string{"survey_not_held 2 1"}, found(r))
			if notHeld.points == "failed" {
				assert.Contains(t, r.Result.Item("2").Error.EN, "Q: the survey was not held")
			}
			tried += 2
		}
		// Where the item does not apply, that decides it.
		s := fmt.Sprintf(src, ", not_held: "+cmp.Or(tooFew.text, "full"), ", applies: portal, not_applicable: {share: 0.25}")
		known(t, fold(t, s, missed, record("figure", "self", "input: portal, new: false")), "2 1")
		if tooFew.text == "full" {
			known(t, fold(t, s, missed, record("figure", "self", "input: portal, new: true")), "2 4")
			known(t, fold(t, s, missed), "2 1..4")
		}
	}
	assert.Equal(t, 72, tried)
}
