package scoring_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// A result is stored with its receipt. Later the same facts are scored again: equal
// receipts say that nothing else came out.
func ExampleResult_Receipt() {
	r, err := rubric.Parse("rubric.yaml", []byte(`rubric: demo
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs: [{name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}]
areas: [{code: "1", title: Reports, max: 2, score: "max(0, full - 0.25 * late)"}]
`), nil)
	if err != nil {
		log.Fatal(err)
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		log.Fatal(err)
	}
	facts := scoring.Facts{Unit: scoring.Unit{ID: "xa-an"}, Inputs: map[string]scoring.Figure{"late": scoring.Known(3)}}
	result, err := scorer.Score(facts)
	if err != nil {
		log.Fatal(err)
	}
	src, err := json.Marshal(result)
	if err != nil {
		log.Fatal(err)
	}

	var stored scoring.Result
	if err := json.Unmarshal(src, &stored); err != nil {
		log.Fatal(err)
	}
	again, err := scorer.Score(facts)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("intact:", stored.Intact())
	fmt.Println("same:", stored.Receipt() == again.Receipt())

	facts.Inputs["late"] = scoring.Known(2)
	corrected, err := scorer.Score(facts)
	if err != nil {
		log.Fatal(err)
	}
	is, was := corrected.Receipt(), stored.Receipt()
	fmt.Println("same edition:", is.Edition == was.Edition, "same facts:", is.Facts == was.Facts)
	// Output:
	// intact: true
	// same: true
	// same edition: true same facts: false
}
