package assessment_test

import (
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// evidence writes a record that shows a piece for item 1.1, which needs one by the 15th of
// January 2026 and then has 2 points at erate 85.
func evidence(round, id, at string) string {
	return record("evidence", round, `item: "1.1", evidence: {id: `+id+`, number: `+id+`/BC}, at: `+at)
}

// TestEvidence: an item has no points where nothing shows them by its day, told on the day
// behind it and not before; what is refused or late does not count.
func TestEvidence(t *testing.T) {
	s := commune(t)
	refused := func(id string) string {
		return record("refusal", "appraisal_1", `item: "1.1", why: Sai, piece: `+id)
	}
	for _, row := range []struct {
		name, asOf string
		records    []string
		points     string
		findings   []string // of item 1.1
		text       rubric.Text
	}{
		{"nothing shown, the day before", "2026-01-14", nil, "2", []string{"evidence_due 1.1 -1"},
			rubric.Text{VI: "chưa có tài liệu kiểm chứng (Báo cáo); hạn nộp ngày 15/01/2026", EN: "there is no evidence yet (Report); it is due by 15 January 2026"}},
		{"nothing shown, on the day", "2026-01-15", nil, "2", []string{"evidence_due 1.1 -1"}, rubric.Text{}},
		{"nothing shown, the day after", "2026-01-16", nil, "0", []string{"evidence_missing 1.1 -1"},
			rubric.Text{VI: "đến hết ngày 15/01/2026 không có tài liệu kiểm chứng (Báo cáo)", EN: "by 15 January 2026 there was no evidence (Report)"}},
		{"shown the day before", "2026-01-16", []string{evidence("self", "e1", "2026-01-14")}, "2", nil, rubric.Text{}},
		{"shown on the day", "2026-01-16", []string{evidence("self", "e1", "2026-01-15")}, "2", nil, rubric.Text{}},
		{"shown in the last minute of the day, in Vietnam", "2026-01-16", []string{evidence("self", "e1", "2026-01-15T23:59:59+07:00")}, "2", nil, rubric.Text{}},
		{"shown on the day in London, which is the next in Vietnam", "2026-01-16", []string{evidence("self", "e1", "2026-01-16T01:00:00+07:00")}, "0",
			[]string{"evidence_late 1.1 1", "evidence_missing 1.1 -1"}, rubric.Text{}},
		{"shown the day after", "2026-01-16", []string{evidence("self", "e1", "2026-01-16")}, "0",
			[]string{"evidence_late 1.1 1", "evidence_missing 1.1 -1"},
			rubric.Text{VI: "tài liệu e1/BC nộp ngày 16/01/2026, sau hạn 15/01/2026", EN: "the document e1/BC was shown on 16 January 2026, after the deadline 15 January 2026"}},
		{"late beside one in time", "2026-02-01", []string{evidence("self", "e1", "2026-01-10"), evidence("reply", "e2", "2026-01-20")}, "2",
			[]string{"evidence_late 1.1 2"}, rubric.Text{}},
		{"refused", "2026-02-01", []string{evidence("self", "e1", "2026-01-10"), refused("e1")}, "0", []string{"evidence_missing 1.1 -1"},
			rubric.Text{VI: "tài liệu kiểm chứng bị loại (Báo cáo)", EN: "the evidence was refused (Report)"}},
		{"refused before the day", "2026-01-12", []string{evidence("self", "e1", "2026-01-10"), refused("e1")}, "2", []string{"evidence_due 1.1 -1"}, rubric.Text{}},
		{"one of two refused", "2026-02-01", []string{evidence("self", "e1", "2026-01-10"), evidence("self", "e2", "2026-01-10"), refused("e1")}, "2", nil, rubric.Text{}},
		{"refused, then another one in time", "2026-02-01", []string{evidence("self", "e1", "2026-01-10"), refused("e1"), evidence("reply", "e2", "2026-01-15")}, "2", nil, rubric.Text{}},
		{"refused, then another one too late", "2026-02-01", []string{evidence("self", "e1", "2026-01-10"), refused("e1"), evidence("reply", "e2", "2026-01-16")}, "0",
			[]string{"evidence_late 1.1 3", "evidence_missing 1.1 -1"}, rubric.Text{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			last := folded(t, s, row.asOf, append([]string{stated}, row.records...)...).Last()
			known(t, last, "1.1 "+row.points)
			var of []string
			for _, f := range found(last) {
				if f != "evidence_missing 1.5 -1" {
					of = append(of, f)
				}
			}
			assert.Equal(t, row.findings, of)
			if !row.text.IsZero() {
				assert.Equal(t, row.text, last.Findings[0].Text)
			}
			if row.points == "0" {
				assert.Equal(t, finding(t, last, assessment.EvidenceMissing, "1.1").Text, last.Result.Item("1.1").Reason)
			}
		})
	}
}

// TestRefusedIn: a refusal counts from the round on that refuses; before it the piece stands.
func TestRefusedIn(t *testing.T) {
	s := commune(t)
	st := folded(t, s, "2026-02-01", stated, evidence("self", "e1", "2026-01-10"), record("refusal", "appraisal_1", `item: "1.1", why: Sai, piece: e1`),
		record("opinion", "appraisal_1", `item: "1.1", text: {vi: "Thiếu {dấu}", en: "No {seal}"}`),
		record("explanation", "reply", `item: "1.1", text: Đã nộp`), record("note", "reply", `text: Chung`))
	known(t, st.Round("self"), "1.1 2")
	known(t, st.Round("appraisal_1"), "1.1 0")
	e := assessment.Evidence{ID: "e1", Number: "e1/BC"}
	assert.Equal(t, []assessment.Piece{{Evidence: e, Record: 1, RefusedBy: -1}}, st.Round("self").Item("1.1").Evidence)
	assert.Equal(t, []assessment.Piece{{Evidence: e, Record: 1, RefusedBy: 2}}, st.Last().Item("1.1").Evidence)
	assert.Equal(t, []assessment.Remark{{Kind: assessment.Opined, Text: rubric.Text{VI: "Thiếu {dấu}", EN: "No {seal}"}, Record: 3},
		{Kind: assessment.Explained, Text: rubric.Plain("Đã nộp"), Record: 4}}, st.Last().Item("1.1").Remarks)
	assert.Empty(t, st.Round("self").Item("1.1").Remarks)
}

// TestNoEvidence: where the rubric warns, nothing changes; what has no points or does not
// count needs no evidence; what is open stays so, at zero at most.
func TestNoEvidence(t *testing.T) {
	s := commune(t)
	last := folded(t, s, "2026-02-01", record("figure", "self", "input: done, new: 1"), record("figure", "self", "input: total, new: 2")).Last()
	known(t, last, "1.1 0", "1.5 0.5")
	assert.Equal(t, []string{"evidence_missing 1.1 -1", "evidence_missing 1.5 -1"}, found(last), "also of what is not known yet")
	assert.Equal(t, rubric.Text{VI: "không có tài liệu kiểm chứng (Sổ theo dõi)", EN: "there is no evidence (Register)"}, last.Findings[1].Text)
	last = folded(t, s, "2026-02-01", record("figure", "self", "input: done, new: 0"), record("figure", "self", "input: total, new: 2"),
		record("figure", "self", "input: erate, new: 20")).Last()
	known(t, last, "1.1 0", "1.5 0")
	assert.Empty(t, found(last), "nobody proves that there are no points")

	const leaves = `
rubric: commune-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
inputs:
  - {name: portal, type: bool, title: Portal}
  - {name: late, type: count, title: Late}
rounds: [{name: self, title: Self, self: true}, {name: appraisal, title: Appraisal}]
areas:
  - {code: "1", title: A, max: 2, applies: portal, not_applicable: exclude, score: full, evidence: [X], no_evidence: zero}
  - {code: "2", title: B, max: 2, min: -1, score: "2 - late", evidence: [X], no_evidence: zero}
  - {code: "3", title: C, max: 2, score: "2 / late", evidence: [X], no_evidence: zero}
`
	s = compiled(t, leaves)
	unit := func(records ...string) *assessment.Round {
		a, err := assessment.Parse("year.yaml", []byte("rubric: commune-2025\nunit: {id: a}\nrecords: ["+join(records)+"]\n"), s.Rubric(), nil)
		require.NoError(t, err)
		st, err := assessment.Fold(s, a, rubric.Date{})
		require.NoError(t, err)
		return st.Last()
	}
	figure := func(more string) string { return record("figure", "self", more) }
	r := unit(figure("input: portal, new: false"), figure("input: late, new: 3"))
	known(t, r, "1 not_applicable", "2 -1", "3 0") // 2/3 without evidence
	assert.Equal(t, []string{"evidence_missing 3 -1"}, found(r), "neither what is excluded nor what takes points off")
	r = unit(figure("input: late, new: {at_most: 3}"))
	known(t, r, "1 0..0", "2 -1..0", "3 0")
	assert.Equal(t, scoring.Missing, r.Result.Item("1").Status, "it may be excluded still")
	assert.False(t, r.Result.Item("1").Applicable.Valid)
	r = unit(figure("input: portal, new: true"), figure("input: late, new: 0"))
	known(t, r, "1 0", "2 0", "3 0") // the rule of 3 fails
}

func join(records []string) (out string) {
	for i, r := range records {
		if i > 0 {
			out += ", "
		}
		out += r
	}
	return out
}

// TestMoments: the day of a record is that of its own zone, and a day alone is that day.
func TestMoments(t *testing.T) {
	s := commune(t)
	for at, want := range map[string]time.Time{
		"2026-01-05":                          time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC),
		"2026-01-05T09:30:00Z":                time.Date(2026, 1, 5, 9, 30, 0, 0, time.UTC),
		"2026-01-05T09:30:00.25+07:00":        time.Date(2026, 1, 5, 9, 30, 0, 250_000_000, time.FixedZone("", 7*3600)),
		"2026-01-05T09:30:00+00:00":           time.Date(2026, 1, 5, 9, 30, 0, 0, time.UTC),
		"2026-01-05T00:00:00-11:30":           time.Date(2026, 1, 5, 0, 0, 0, 0, time.FixedZone("", -(11*3600+1800))),
		"2026-01-05T09:30:00.123456789+07:00": time.Date(2026, 1, 5, 9, 30, 0, 123456789, time.FixedZone("", 7*3600)),
	} {
		assert.Equal(t, want, parsed(t, s, record("note", "self", "text: A, at: "+at)).Records[0].At, at)
	}
	for _, at := range []string{"2026-01-05T09:30:00", "2026-01-05T25:00:00Z", "2026-02-30T00:00:00Z", "2026-01-05T", "2026-01-05 09:30:00+07:00"} {
		_, err := assessment.Parse("year.yaml", []byte(file(record("note", "self", `text: A, at: "`+at+`"`))), s.Rubric(), nil)
		assert.ErrorContains(t, err, `year.yaml:4:`, at)
		assert.ErrorContains(t, err, "is neither a day (`2026-01-05`) nor a time with its zone", at)
	}
}
