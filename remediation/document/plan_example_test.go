package document_test

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

func ExampleNew() {
	one, two := decimal.NewFromInt(1), decimal.NewFromInt(2)
	known := decimal.NewNullDecimal
	plan := &remediation.Plan{ // NewPlan makes it from a rubric, facts and a catalogue
		Title: rubric.Text{VI: "Kế hoạch khắc phục điểm mất", EN: "Plan to win points back"},
		Unit:  scoring.Unit{ID: "a", Name: rubric.Text{VI: "UBND xã A", EN: "Commune A"}},
		Results: remediation.Results{
			Total: scoring.Total{Max: two, Final: known(one)},
			Areas: []remediation.Area{{Code: "1", Title: rubric.Text{VI: "Chỉ đạo, điều hành", EN: "Steering"}, Max: two, Score: scoring.Score{Applicable: known(two), Points: known(one), Lost: known(one)}}},
		},
	}
	d, err := document.New(plan, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Kind, d.Subject)
	for _, b := range d.Body {
		if p, ok := b.(document.Paragraph); ok {
			for _, run := range p {
				fmt.Print(strings.ReplaceAll(run.Text, "\u00a0", " ")) // numbers have no-break spaces
			}
			fmt.Println()
		}
	}
	// Output:
	// KẾ HOẠCH Khắc phục điểm mất
	// UBND xã A xây dựng kế hoạch khắc phục với các nội dung sau:
	// Kết quả chấm điểm chỉ số cải cách hành chính: UBND xã A đạt 1/2 điểm.
	// 1. Chỉ đạo, điều hành: thang điểm 02 điểm, đạt 01 điểm (mất 01 điểm)./.
}
