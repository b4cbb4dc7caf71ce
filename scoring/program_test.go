package scoring_test

import (
	"fmt"
	"log"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// file is the rubric of the package comment.
const file = `
rubric: demo-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
inputs:
  - {name: electronic_rate, type: percent, title: {vi: Tỷ lệ văn bản điện tử, en: Electronic documents}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
areas:
  - {code: "1", title: Documents, max: 1, cases: [{when: electronic_rate >= 80, score: full}, {score: 0}]}
  - {code: "2", title: Reports, max: 2, score: "max(0, full - 0.25 * late)"}
`

// Example_program is the program of the package comment.
func Example_program() {
	r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
	if err != nil {
		log.Fatal(err) // every fault of the file, as file:line:col: message
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		log.Fatal(err) // every fault of its rules: unknown name "electonic_rate"; did you mean ...
	}
	result, err := scorer.Score(scoring.Facts{Inputs: map[string]scoring.Figure{
		"electronic_rate": scoring.Known("76.5"),
		"late":            scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)}),
	}})
	if err != nil {
		log.Fatal(err) // what is wrong with the facts: 105 is outside its domain, [0, 100]
	}
	for _, it := range result.Leaves() {
		fmt.Println(it.Code, it.Status, it.Range.Least, it.Range.Most, it.Reason.In(rubric.English))
	}
	fmt.Println("total", result.Total.FinalRange.Least, result.Total.FinalRange.Most)
	// Output:
	// 1 scored 0 0 electronic documents reached 76.5%, below 80%
	// 2 missing 0 1.75 not enough is known of late reports
	// total 0 1.75
}
