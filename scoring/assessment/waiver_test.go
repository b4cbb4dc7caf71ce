package assessment_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestWaivers: a waiver gives what the rubric says from its first day to its last one, if
// that is more than there is, and says who approved it.
func TestWaivers(t *testing.T) {
	s := commune(t)
	waiver := func(item, days string) string {
		return record("waiver", "appraisal_1", `item: "`+item+`", why: "Lũ {lớn}", waiver: {approver: "UBND {tỉnh}", `+days+`}`)
	}
	const days = "from: 2026-01-05, until: 2026-01-20"
	late := record("figure", "self", "input: late, new: 4") // 1 of 3 points of 1.2
	half := func(points string) string { return record("points", "self", `item: "1.3", new: `+points) }
	portal := record("figure", "self", "input: portal, new: true")
	plan := func(option string) string { return record("figure", "self", "input: plan, new: "+option) }
	for _, row := range []struct {
		name, asOf string
		records    []string
		want       string
		kind       assessment.FindingKind // of item want is about
		text       string
		without    string // points without waivers; "" if nothing is waived
	}{
		{"the day before", "2026-01-04", []string{late, waiver("1.2", days)}, "1.2 1", assessment.WaiverFuture, "the waiver is in force from 5 January 2026", ""},
		{"the first day", "2026-01-05", []string{late, waiver("1.2", days)}, "1.2 3", "", "", "1"},
		{"the last day", "2026-01-20", []string{late, waiver("1.2", days)}, "1.2 3", "", "", "1"},
		{"the day after", "2026-01-21", []string{late, waiver("1.2", days)}, "1.2 1", assessment.WaiverExpired, "the waiver was in force until 20 January 2026", ""},
		{"an open end", "2030-01-01", []string{late, waiver("1.2", "from: 2026-01-05")}, "1.2 3", "", "", "1"},
		{"one day alone", "2026-01-05", []string{late, waiver("1.2", "from: 2026-01-05, until: 2026-01-05")}, "1.2 3", "", "", "1"},
		{"without figures", "2026-01-05", []string{waiver("1.2", days)}, "1.2 3", "", "", "0..3"},
		{"full marks already", "2026-01-05", []string{record("figure", "self", "input: late, new: 0"), waiver("1.2", days)}, "1.2 3", assessment.WaiverOrphaned,
			"there is nothing to waive: the item has 3 points without it", ""},
		{"a share", "2026-01-05", []string{half("0.5"), waiver("1.3", days)}, "1.3 1", "", "", "0.5"},
		{"a share that there is", "2026-01-05", []string{half("1"), waiver("1.3", days)}, "1.3 1", assessment.WaiverOrphaned,
			"there is nothing to waive: the item has 1 points without it", ""},
		{"less than there is", "2026-01-05", []string{half("1.5"), waiver("1.3", days)}, "1.3 1.5", assessment.WaiverOrphaned,
			"there is nothing to waive: the item has 1.5 points without it", ""},
		{"a share of what is not known", "2026-01-05", []string{waiver("1.3", days)}, "1.3 1..2", "", "", "0..2"},
		{"a share of what is known by a bound", "2026-01-05", []string{half("{at_least: 0.5, at_most: 1.5}"), waiver("1.3", days)}, "1.3 1..1.5", "", "", "0.5..1.5"},
		{"excluded", "2026-01-05", []string{portal, plan("late"), waiver("1.4", days)}, "1.4 not_applicable", "", "", "1"},
		{"excluded without figures", "2026-01-05", []string{waiver("1.4", days)}, "1.4 not_applicable", "", "", "0..2"},
		{"full marks, so not excluded", "2026-01-05", []string{portal, plan("on_time"), waiver("1.4", days)}, "1.4 2", assessment.WaiverOrphaned,
			"there is nothing to waive: the item has 2 points without it", ""},
		{"excluded already", "2026-01-05", []string{record("figure", "self", "input: portal, new: false"), waiver("1.4", days)}, "1.4 not_applicable",
			assessment.WaiverOrphaned, "there is nothing to waive: the item does not apply", ""},
		{"on top of a judgement", "2026-01-05", []string{late, record("points", "appraisal_1", `item: "1.2", new: 2`), waiver("1.2", days)}, "1.2 3", "", "", "2"},
		{"taken back", "2026-01-05", []string{late, waiver("1.2", days), record("waiver", "appraisal_2",
			`item: "1.2", why: Hết lũ, old_waiver: {approver: "UBND {tỉnh}", `+days+`}`)}, "1.2 1", "", "", ""},
		{"prolonged", "2026-02-05", []string{late, waiver("1.2", days), record("waiver", "appraisal_1",
			`item: "1.2", why: Lũ, waiver: {approver: B, from: 2026-01-05}, old_waiver: {approver: "UBND {tỉnh}", `+days+`}`)}, "1.2 3", "", "", "1"},
	} {
		t.Run(row.name, func(t *testing.T) {
			last := folded(t, s, row.asOf, row.records...).Last()
			known(t, last, row.want)
			code := row.want[:3]
			var kinds []assessment.FindingKind
			for _, f := range last.Findings {
				if f.Item == code {
					kinds = append(kinds, f.Kind)
					assert.Equal(t, row.text, f.Text.EN)
					assert.NotEqual(t, f.Text.EN, f.Text.VI)
				}
			}
			if row.kind == "" {
				assert.Empty(t, kinds)
			} else {
				assert.Equal(t, []assessment.FindingKind{row.kind}, kinds)
			}
			if row.without == "" {
				assert.Nil(t, last.WithoutWaivers)
				return
			}
			before := *last
			before.Result = last.WithoutWaivers
			known(t, &before, code+" "+row.without)
			if reason := last.Result.Item(code).Reason; row.name != "prolonged" && points(last, code) != "1..2" && points(last, code) != "1..1.5" {
				assert.Equal(t, rubric.Text{VI: "được miễn theo UBND {tỉnh}: Lũ {lớn}", EN: "waived by UBND {tỉnh}: Lũ {lớn}"}, reason)
			}
		})
	}
	_, err := assessment.Fold(s, parsed(t, s, late, evidence("self", "e1", "2026-01-05"), waiver("1.2", days)), rubric.Date{})
	assert.EqualError(t, err, "a day to score as of is needed, because there are waivers or deadlines of evidence")
	last := folded(t, s, "2026-01-05", late, waiver("1.2", days)).Last()
	final := last.Result.Total.FinalRange.Least.Sub(last.WithoutWaivers.Total.FinalRange.Least)
	assert.Equal(t, "2", final.String())
}

// TestWaivedWhatIsOpen: a waiver gives its points in place of a rule that fails, and leaves
// open what is: whether an item applies, and points above those that it gives.
func TestWaivedWhatIsOpen(t *testing.T) {
	const src = `
rubric: commune-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 8
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
inputs:
  - {name: portal, type: bool, title: Portal}
  - {name: late, type: count, title: Late}
rounds: [{name: self, title: Self, self: true}, {name: appraisal_1, title: Appraisal}]
areas:
  - {code: "1", title: A, max: 2, score: "2 / late", waiver: full}
  - {code: "2", title: B, max: 2, score: "2 / late", waiver: {share: 0.5}}
  - {code: "3", title: C, max: 2, applies: portal, not_applicable: exclude, score: "late > 2 ? 0 : 1", waiver: {share: 0.75}}
  - {code: "4", title: D, max: 2, score: "late > 2 ? 0 : full", evidence: [X], no_evidence: zero, waiver: {share: 0.5}}
`
	s := compiled(t, src)
	fold := func(figures ...string) *assessment.Round {
		records := figures
		for _, code := range []string{"1", "2", "3", "4"} {
			records = append(records, record("waiver", "appraisal_1", `item: "`+code+`", why: W, waiver: {approver: A, from: 2026-01-01}`))
		}
		a, err := assessment.Parse("year.yaml", []byte("rubric: commune-2025\nunit: {id: a}\nrecords: ["+join(records)+"]\n"), s.Rubric(), nil)
		require.NoError(t, err)
		st, err := assessment.Fold(s, a, on("2026-02-01"))
		require.NoError(t, err)
		return st.Last()
	}
	late := func(count string) string { return record("figure", "self", "input: late, new: "+count) }
	portal := func(is string) string { return record("figure", "self", "input: portal, new: "+is) }
	r := fold(late("0"), portal("true")) // 2 / 0 fails
	known(t, r, "1 2", "2 1", "3 1.5", "4 1")
	assert.True(t, r.Result.Total.Final.Valid)
	before := *r
	before.Result = r.WithoutWaivers
	known(t, &before, "1 failed", "2 failed", "3 1", "4 0") // without evidence
	r = fold(late("0"))
	known(t, r, "3 0..1.5") // nothing of it if it is excluded
	assert.False(t, r.Result.Item("3").Applicable.Valid, "it may be excluded still")
	r = fold(late("0"), portal("false"))
	known(t, r, "3 not_applicable")
	assert.Equal(t, []string{"waiver_orphan 3 4"}, found(r)[1:])
	r = fold(late("{at_least: 1}"), portal("true"))
	known(t, r, "1 2", "2 1..2", "3 1.5", "4 1")
}
