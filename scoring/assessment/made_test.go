package assessment_test

import (
	"math"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMade: records made in Go can lack what files cannot, and hold what files cannot; each
// fault is told, in both languages, and nothing panics.
func TestMade(t *testing.T) {
	s := commune(t)
	of := func(record string) assessment.Record { return parsed(t, s, record).Records[0] }
	for _, row := range []struct {
		name   string
		record assessment.Record
		en, vi string
	}{
		{"nothing", assessment.Record{},
			"record 1 (): it needs `by`\nrecord 1 (): it needs `authority`\nrecord 1 (): it needs `at`\n" +
				`record 1 (): there is no kind of record ""` + "\n" + `record 1 (): the rubric has no round ""`,
			"bản ghi 1 (): thiếu `by`\nbản ghi 1 (): thiếu `authority`\nbản ghi 1 (): thiếu `at`\n" +
				`bản ghi 1 (): không có loại bản ghi ""` + "\n" + `bản ghi 1 (): bộ chỉ số không có vòng ""`},
		{"a kind that is misspelt", func() assessment.Record { r := of(stated); r.Kind = "figures"; return r }(),
			`record 1 (figures): there is no kind of record "figures"; did you mean "figure"?`,
			`bản ghi 1 (figures): không có loại bản ghi "figures"; có phải là "figure"?`},
		{"evidence without an ID", func() assessment.Record { r := of(shown); r.Evidence.ID = ""; return r }(),
			"record 1 (evidence): it needs `id`", "bản ghi 1 (evidence): thiếu `id`"},
		{"evidence of nothing", func() assessment.Record { r := of(shown); r.Evidence = &assessment.Evidence{}; return r }(),
			"record 1 (evidence): it needs `id`\nrecord 1 (evidence): evidence has a number or the name of a file",
			"bản ghi 1 (evidence): thiếu `id`\nbản ghi 1 (evidence): tài liệu cần số hiệu hoặc tên tệp"},
		{"a waiver of nobody", func() assessment.Record { r := of(waived); r.Waiver = &assessment.Waiver{}; return r }(),
			"record 1 (waiver): it needs `approver`\nrecord 1 (waiver): it needs `from`",
			"bản ghi 1 (waiver): thiếu `approver`\nbản ghi 1 (waiver): thiếu `from`"},
		{"yes for points", func() assessment.Record {
			r := of(record("points", "self", `item: "1.3", new: 1`))
			r.New = scoring.Known(true)
			return r
		}(), "record 1 (points): a number cannot be given as true or false", "bản ghi 1 (points): kiểu number không nhận đúng hay sai"},
		{"an infinite count", func() assessment.Record { r := of(answers); r.Answers[""]["good"] = math.MinInt; return r }(),
			"record 1 (survey): the number of respondents is 0 to 1000000000, not -9223372036854775808",
			"bản ghi 1 (survey): số phiếu từ 0 đến 1000000000, không phải -9223372036854775808"},
		{"a very long name", func() assessment.Record { r := of(stated); r.Input = strings.Repeat("x", 100_000); return r }(), "", ""},
		{"a very long figure", func() assessment.Record {
			r := of(stated)
			r.Old = scoring.Known(strings.Repeat("9", 100_000))
			return r
		}(), "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: []assessment.Record{row.record}}
			_, err := assessment.Fold(s, a, on("2026-01-10"))
			require.Error(t, err)
			if row.en == "" {
				assert.Less(t, len(err.Error()), 2000, "cut to what can be read")
				return
			}
			plain := strings.NewReplacer("year.yaml:4:5: ", "") // where it was read from before it was changed
			assert.Equal(t, row.en, plain.Replace(err.Error()))
			assert.Equal(t, row.vi, plain.Replace(locale.In(locale.Vietnamese, err)))
		})
	}
	// Of very many faults the first are told, and the others counted; what is only counted is
	// refused all the same.
	a := &assessment.Assessment{Records: make([]assessment.Record, 1000)}
	_, err := assessment.Fold(s, a, on("2026-01-10"))
	assert.Equal(t, 1001, strings.Count(err.Error(), "\n")+1)
	assert.Contains(t, err.Error(), "4000 more")
}

// TestOneGroup: a survey without groups that wants some respondents of each asks one group.
func TestOneGroup(t *testing.T) {
	const src = `
rubric: commune-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
illustrative: true
surveys: [{name: q, title: Q, answers: [{name: good, value: 1}, {name: bad, value: 0}], least_each: 5}]
rounds: [{name: appraisal_1, title: Appraisal}]
areas: [{code: "2.1", title: A, max: 2, reported: true, source: survey, survey: q}]
`
	s := compiled(t, src)
	fold := func(counts string) *assessment.Round {
		a, err := assessment.Parse("year.yaml", []byte("rubric: commune-2025\nunit: {id: a}\nrecords: ["+
			record("survey", "appraisal_1", `item: "2.1", answers: {`+counts+`}`)+"]\n"), s.Rubric(), nil)
		require.NoError(t, err)
		st, err := assessment.Fold(s, a, on(""))
		require.NoError(t, err)
		return st.Last()
	}
	known(t, fold("good: 3, bad: 2"), "2.1 1.2")
	few := fold("good: 3, bad: 1")
	known(t, few, "2.1 0..2")
	assert.Equal(t, "Q: 4 answered, fewer than the minimum of 5", few.Findings[0].Text.EN)
}
