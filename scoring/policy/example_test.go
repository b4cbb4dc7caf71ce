package policy_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/policy"
)

const demo = `
rubric: demo-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 5
points: {places: 2, rounding: half-up}
inputs:
  - {name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: On time}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
parameters:
  - {name: limit, title: Limit, type: percent, values: [{value: 80, from: 2020-01-01, source: 1/QĐ}]}
areas:
  - {code: "1", title: On time, max: 3, cases: [{when: on_time >= limit, score: full}, {score: full * on_time / 100}]}
  - {code: "2", title: Reports, max: 2, score: "max(0, full - 0.5 * late)"}
bands: [{name: Good, from: 4}, {name: Fair, from: 0}]
`

const demoVariants = `
rubric: demo-2025
variants:
  - name: stricter
    title: {vi: Siết tỷ lệ, en: Stricter}
    illustrative: true
    parameters: [{name: limit, values: [{value: 90, from: 2020-01-01, illustrative: true}]}]
  - name: late-reports
    illustrative: true
    items: [{code: "2", score: "max(0, full - late)"}]
  - {name: both, of: [stricter, late-reports]}
`

func demoUnits() []scoring.Facts {
	var units []scoring.Facts
	for i, of := range [][2]string{{"95", "0"}, {"85", "1"}, {"70", "2"}} {
		units = append(units, scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("unit ", i+1)},
			Inputs: map[string]scoring.Figure{"on_time": scoring.Known(of[0]), "late": scoring.Known(of[1])}})
	}
	return units
}

func ExampleCompare() {
	r, err := rubric.Parse("rubric.yaml", []byte(demo), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := policy.Parse("variants.yaml", []byte(demoVariants), r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := columnar.FromFacts(context.Background(), scorer, slices.Values(demoUnits()), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := policy.Compare(context.Background(), scorer, table, set, &policy.Options{Widest: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, v := range c.Variants {
		fmt.Println(v.Name, v.Lose, "lose", v.Lost)
		for _, u := range v.Widest {
			fmt.Println(" ", u.Text().EN)
			for _, it := range u.Items {
				fmt.Println("   ", it.Code, it.Before.Decimal, "→", it.After.Decimal, it.ReasonAfter.EN)
			}
		}
	}
	// Output:
	// stricter 1 lose 0.45
	//   unit 2: 4.5 → 4.05 points, rank 2 → 2
	//     1 3 → 2.55 on time reached 85%, below 90%
	// late-reports 2 lose 1.5
	//   unit 3: 3.1 → 2.1 points, rank 3 → 3
	//     2 1 → 0 late reports came to 2
	// both 2 lose 1.95
	//   unit 3: 3.1 → 2.1 points, rank 3 → 3
	//     2 1 → 0 late reports came to 2
}

func ExampleParse() {
	r, err := rubric.Parse("rubric.yaml", []byte(demo), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = policy.Parse("variants.yaml", []byte(`
rubric: demo-2025
variants:
  - name: bands
    illustrative: true
    bands: [{name: Good, form: 4.5}]
    items: [{code: "3", max: 2}]
  - {name: both, of: [band]}
`), r, nil)
	fmt.Println(err)
	// Output:
	// variants.yaml:6:26: unknown key "form"; did you mean "from"?
	// variants.yaml:8:23: there is no variant "band" before this one; did you mean "bands"?
}
