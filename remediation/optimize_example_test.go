package remediation_test

import (
	"context"
	"fmt"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

const exampleRubric = `rubric: example
title: Example
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: electronic, type: percent, title: {vi: Tỷ lệ văn bản điện tử, en: Electronic documents}}
  - {name: late, type: count, unit: {vi: hồ sơ, en: dossiers}, title: {vi: Số hồ sơ trễ hạn, en: Dossiers late}}
  - {name: trained, type: bool, title: {vi: Đã tập huấn, en: Staff trained}}
areas:
  - {code: "1", title: Documents, max: 5, cases: [{when: electronic >= 90, score: full}, {when: electronic >= 70, score: 3}, {score: 1}]}
  - {code: "2", title: Dossiers, max: 3, score: "max(0, full - 0.5 * late)"}
  - {code: "3", title: Training, max: 2, score: "trained ? full : 0"}
bands: [{name: Tốt, from: 8}, {name: Khá, from: 5}, {name: Kém, from: 0}]
`

// A unit has 4 of 10 points. What does it take to be rated good (8)?
func ExampleOptimize() {
	r, err := rubric.Parse("example.yaml", []byte(exampleRubric), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{
		Unit:   scoring.Unit{ID: "u"},
		Inputs: figures(map[string]any{"electronic": "76.5", "late": 4, "trained": false}),
	}
	one := decimal.NewFromInt(1)
	aim := remediation.Aim{
		Goal: remediation.Goal{Band: "Tốt"},
		Unit: rubric.Text{VI: "ngày công", EN: "days of work"},
		Efforts: map[string]remediation.Effort{
			"electronic": {PerUnit: one}, // a day for each percentage point
			"late":       {PerUnit: decimal.NewFromInt(2), Within: scoring.Bound{AtLeast: scoring.Known(1)}},
			"trained":    {Options: map[string]decimal.Decimal{"true": decimal.RequireFromString("3.5")}}, // three and a half days
		},
	}
	best, err := remediation.Optimize(context.Background(), scorer, facts, &aim, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s → %s of %s needed, for %s %s (proved: %v)\n", best.Now.Least, best.Best.Final.Least, best.Required.Decimal, best.Best.Effort, best.EffortUnit.EN, best.Proved)
	for _, t := range best.Best.Targets {
		fmt.Println(" ", t.Text.VI)
	}
	fmt.Println("what more effort wins:")
	for _, p := range best.Curve {
		fmt.Printf("  %s points for %s\n", p.Final, p.Effort)
	}
	// Output:
	// 4 → 8 of 8 needed, for 17 days of work (proved: true)
	//   Tỷ lệ văn bản điện tử: từ 76,5% lên ít nhất 90%: +2 điểm
	//   Đã tập huấn: từ không sang có: +2 điểm
	// what more effort wins:
	//   4 points for 0
	//   4.5 points for 2
	//   6 points for 3.5
	//   6.5 points for 5.5
	//   7 points for 7.5
	//   7.5 points for 9.5
	//   8 points for 17
	//   8.5 points for 19
	//   9 points for 21
	//   9.5 points for 23
}
