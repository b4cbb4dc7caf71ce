package document_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// roundsRubric and roundsYear are made up: no authority decided them.
const roundsRubric = `
rubric: rounds
title: Rounds
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
inputs: [{name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: On time}}]
areas:
  - {code: "1", title: {vi: Hồ sơ, en: Dossiers}, max: 2, score: full * on_time / 100}
  - {code: "2", title: {vi: Báo cáo, en: Reports}, max: 2, reported: true}
rounds:
  - {name: self, title: {vi: Tự chấm, en: Self-score}, self: true, records: [figure, points, evidence, explanation, note]}
  - {name: appraisal, title: {vi: Thẩm định, en: Appraisal}}
  - {name: explanation, title: {vi: Giải trình, en: Explanation}, self: true, records: [explanation]}
  - {name: council, title: {vi: Hội đồng, en: Council}}
`

const roundsYear = `
rubric: rounds
unit: {id: xa-a, name: UBND xã A}
records:
  - {kind: figure, round: self, by: A, authority: X, at: 2026-01-05, input: on_time, new: 80}
  - {kind: points, round: self, by: A, authority: X, at: 2026-01-05, item: "2", new: 2}
  - {kind: evidence, round: self, by: A, authority: X, at: 2026-01-05, item: "1", evidence: {id: e1, number: 12/BC, date: 2025-12-20, issuer: UBND xã A}}
  - {kind: evidence, round: self, by: A, authority: X, at: 2026-01-05, item: "2", evidence: {id: e2, number: 13/BC}}
  - {kind: note, round: self, by: A, authority: X, at: 2026-01-05, item: "2", text: Không in}
  - {kind: refusal, round: appraisal, by: B, authority: Y, at: 2026-01-20, item: "2", piece: e2, why: Sai năm.}
  - {kind: figure, round: appraisal, by: B, authority: Y, at: 2026-01-21, input: on_time, old: 80, new: 70, why: Sai kỳ.}
  - {kind: points, round: appraisal, by: B, authority: Y, at: 2026-01-21, item: "2", old: 2, new: 1, why: Chậm hai quý}
  - {kind: opinion, round: appraisal, by: B, authority: Y, at: 2026-01-22, item: "1", text: Đề nghị giải trình}
  - {kind: explanation, round: explanation, by: A, authority: X, at: 2026-01-25, item: "1", text: Đã nộp lại}
`

func roundsState(t interface{ Fatal(...any) }) (*assessment.Assessment, *assessment.State) {
	r, err := rubric.Parse("rubric.yaml", []byte(roundsRubric), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := assessment.Parse("year.yaml", []byte(roundsYear), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	state, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	return a, state
}

type printing struct{}

func (printing) Fatal(args ...any) { fmt.Println(args...) }

// The appraisal table of a unit, made from the records of its year.
func ExampleNewRound() {
	a, state := roundsState(printing{})
	d, err := document.NewRound(a, state, "council", &document.Paper{Lang: rubric.English})
	markdown(d, err, "| 1 |")
	markdown(d, err, "| 2 |")
	// Output:
	// | 1 | Dossiers | 2.00 | 1.60 | 1.40 | −0.20 | 70.00 | 12/BC of 20 December 2025, UBND xã A | Đã nộp lại. | Sai kỳ. Đề nghị giải trình. |
	// | 2 | Reports | 2.00 | 2.00 | 1.00 | −1.00 | 50.00 |  |  | 13/BC refused: Sai năm. Chậm hai quý. |
}

// TestRound: which table a round has, and what stands in it.
func TestRound(t *testing.T) {
	a, state := roundsState(t)
	text := func(round string) string {
		d, err := document.NewRound(a, state, round, nil)
		require.NoError(t, err, round)
		var b strings.Builder
		require.NoError(t, d.WriteMarkdown(&b))
		return b.String()
	}
	self, appraisal, explained := text("self"), text("appraisal"), text("explanation")
	assert.Contains(t, self, "BẢNG TỰ CHẤM ĐIỂM")
	assert.Contains(t, self, "13/BC", "not refused yet")
	assert.NotContains(t, self, "Không in")
	assert.Contains(t, appraisal, "BẢNG ĐIỂM THẨM ĐỊNH")
	assert.Contains(t, appraisal, "Loại tài liệu 13/BC: Sai năm")
	assert.NotContains(t, appraisal, "Đã nộp lại", "said later")
	assert.Contains(t, explained, "BẢNG ĐIỂM THẨM ĐỊNH", "the unit only explains in it")
	assert.Contains(t, explained, "Đã nộp lại")

	stored, err := json.Marshal(state)
	require.NoError(t, err)
	var read assessment.State
	require.NoError(t, json.Unmarshal(stored, &read))
	for name, c := range map[string]struct {
		a     *assessment.Assessment
		s     *assessment.State
		round string
		want  string
	}{
		"no assessment":      {nil, state, "self", "needs the records"},
		"no state":           {a, nil, "self", "needs the records"},
		"another assessment": {&assessment.Assessment{}, state, "appraisal", "was not folded from"},
		"no such round":      {a, state, "apraisal", "appraisal"},
		"read from JSON":     {a, &read, "self", "read from a document"},
	} {
		_, err := document.NewRound(c.a, c.s, c.round, nil)
		assert.ErrorContains(t, err, c.want, name)
	}
}
