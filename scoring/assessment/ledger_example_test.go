package assessment_test

import (
	"fmt"
	"log"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

// exampleRubric and exampleYear are made up: no authority decided them.
const exampleRubric = `
rubric: example-2025
title: {vi: Ví dụ, en: Example}
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
inputs:
  - {name: on_time, type: percent, title: {vi: Tỷ lệ hồ sơ đúng hạn, en: Dossiers in time}}
  - {name: has_office, type: bool, title: {vi: Có bộ phận một cửa, en: Has a one-stop office}}
rounds:
  - {name: self, title: {vi: Tự chấm, en: Self-score}, self: true}
  - {name: appraisal, title: {vi: Thẩm định, en: Appraisal}}
areas:
  - {code: "1", title: {vi: Thủ tục, en: Procedures}, max: 3, score: full * on_time / 100}
  - {code: "2", title: {vi: Sáng kiến, en: Initiatives}, max: 2, reported: true}
  - {code: "3", title: {vi: Một cửa, en: One-stop office}, max: 1, applies: has_office, not_applicable: exclude, score: full}
`

const exampleYear = `
rubric: example-2025
unit: {id: xa-a, name: UBND xã A}
records:
  - {kind: figure, round: self, by: Lý Văn A, authority: Văn phòng, at: 2026-01-05, input: on_time, new: 85}
  - {kind: figure, round: self, by: Lý Văn A, authority: Văn phòng, at: 2026-01-05, input: has_office, new: false}
  - {kind: points, round: self, by: Lý Văn A, authority: Văn phòng, at: 2026-01-05, item: "2", new: 2}
  - {kind: figure, round: appraisal, by: Bùi Thị B, authority: Sở Nội vụ, at: 2026-01-20, input: on_time, old: 85, new: 78.5,
     why: Sai kỳ số liệu}
  - {kind: points, round: appraisal, by: Bùi Thị B, authority: Sở Nội vụ, at: 2026-01-20, item: "2", old: 2, new: 1.5,
     why: Một sáng kiến chưa áp dụng}
`

func exampleState() *assessment.State {
	r, err := rubric.Parse("rubric.yaml", []byte(exampleRubric), nil)
	if err != nil {
		log.Fatal(err)
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		log.Fatal(err)
	}
	a, err := assessment.Parse("year.yaml", []byte(exampleYear), r, nil)
	if err != nil {
		log.Fatal(err)
	}
	state, err := assessment.Fold(s, a, rubric.Date{})
	if err != nil {
		log.Fatal(err)
	}
	return state
}

// Half of what lies between the maximum and the final score the appraisal took.
func ExampleState_Ledger() {
	ledger, err := exampleState().Ledger("appraisal")
	if err != nil {
		log.Fatal(err)
	}
	for _, a := range append(ledger.Areas, &ledger.Total) {
		fmt.Println(a.Code, a.Max, "−", a.Points)
		for _, c := range a.Causes {
			fmt.Println("  ", c.Kind, c.Points, c.Text.In(rubric.English))
		}
	}
	// Output:
	// 1 3 − 2.36
	//    rule 0.45 dossiers in time reached only 85%
	//    appraisal_cut 0.19 the appraisal lowered the points by 0.19: dossiers in time changed from 85% to 78.5% (Bùi Thị B)
	// 2 2 − 1.5
	//    appraisal_cut 0.5 the appraisal lowered the points by 0.5: points changed from 2 to 1.5 (Bùi Thị B)
	// 3 1 − 0
	//    exclusion 1 there is no one-stop office, so the item does not apply; it is left out of the maximum
	//  6 − 4.63
	//    exclusion 1 items that are excluded
	//    rule 0.45 by the rules
	//    appraisal_cut 0.69 the appraisal
	//    exclusion -0.772 rescaled for the items that are excluded
	//    rounding 0.002 rounded from 4.632 to 4.63
}

// For a table that people read, causes are added up by kind, and rounding stands with what
// was rounded.
func ExampleLedger_Summary() {
	ledger, err := exampleState().Ledger("appraisal")
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range ledger.Summary("") {
		fmt.Println(c.Points, c.Text.In(rubric.English))
	}
	// Output:
	// 0.23 items that are excluded
	// 0.45 by the rules
	// 0.69 the appraisal
}
