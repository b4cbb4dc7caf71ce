package assessment_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
)

// TestJudged: points that appraisers set stand in place of the rule's, with who set them
// and why, whatever figures change behind; a claim is held against the figures all the same.
func TestJudged(t *testing.T) {
	s := commune(t)
	st := folded(t, s, "2026-01-10", record("figure", "self", "input: late, new: 4"),
		record("points", "appraisal_1", `item: "1.2", new: 2.5, why: "Báo cáo {nộp} bù"`),
		record("figure", "appraisal_2", "input: late, old: 4, new: 6, why: Sai"))
	known(t, st.Round("self"), "1.2 1")
	known(t, st.Round("appraisal_1"), "1.2 2.5")
	known(t, st.Last(), "1.2 2.5")
	assert.Equal(t, assessment.Computed, st.Round("self").Item("1.2").Basis)
	assert.Equal(t, assessment.Appraised, st.Last().Item("1.2").Basis)
	assert.Equal(t, rubric.Text{VI: "do An chấm: Báo cáo {nộp} bù", EN: "set by An: Báo cáo {nộp} bù"}, st.Last().Result.Item("1.2").Reason)
	assert.NotContains(t, st.Last().Facts.Points, "1.2")
	st = folded(t, s, "2026-01-10", record("figure", "self", "input: late, new: 4"), record("points", "appraisal_1", `item: "1.2", new: 2`),
		record("points", "appraisal_2", `item: "1.2", old: 2, why: Thôi`))
	assert.Equal(t, "do An chấm: Văn phòng", st.Round("appraisal_1").Result.Item("1.2").Reason.VI, "the office stands for a reason")
	known(t, st.Last(), "1.2 1") // taken back
	assert.Equal(t, assessment.Computed, st.Last().Item("1.2").Basis)
	st = folded(t, s, "2026-01-10", record("points", "self", `item: "1.3", new: {at_least: 0.7, below: 2}`))
	known(t, st.Last(), "1.3 1..1.5") // on the step
}

// TestJudgementOutside: a judgement stands in place of what the rule earns. Where the item
// does not apply, or nothing arose, it gives nothing and is told.
func TestJudgementOutside(t *testing.T) {
	for _, tt := range []struct{ name, rule string }{
		{"excluded", "applies: visits > 0, not_applicable: exclude"},
		{"full without a case", "arises: visits > 0, not_arising: full"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := compiled(t, `
rubric: commune-2025
title: R
decision: {number: 1/QĐ, issuer: UBND, date: 2025-01-01}
period: 2025
max: 20
points: {places: 2, rounding: half-up}
exclusion: whole
inputs: [{name: visits, type: count, title: V}]
rounds: [{name: self, title: Self, self: true}, {name: appraisal, title: Appraisal}]
areas:
  - {code: "1", title: One, max: 10, score: full}
  - {code: "2", title: Two, max: 10, judged: true, `+tt.rule+`, score: "min(full, visits)"}
`)
			for visits, want := range map[string]int{"0": 1, "4": 0} {
				st := folded(t, s, "2026-01-10", record("figure", "self", "input: visits, new: "+visits),
					record("points", "appraisal", `item: "2", new: 7, why: Có`))
				last := st.Last()
				assert.Len(t, last.Findings, want)
				if want == 0 {
					assert.Equal(t, "7", last.Result.Item("2").Points.Decimal.String())
					continue
				}
				assert.Equal(t, assessment.JudgementIdle, last.Findings[0].Kind)
				assert.Equal(t, "the 7 points that were set do not count, because the item does not apply or did not arise",
					last.Findings[0].Text.EN)
				assert.Equal(t, st.Round("self").Result.Item("2").Range, last.Result.Item("2").Range)
				assert.Equal(t, assessment.Computed, last.Item("2").Basis)
				assert.Equal(t, "20", last.Result.Total.Final.Decimal.String())
			}
		})
	}
}
