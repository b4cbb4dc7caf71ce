package xlsx_test

import (
	"bytes"
	"fmt"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

func ExampleWrite() {
	one, two := decimal.NewFromInt(1), decimal.NewFromInt(2)
	known := decimal.NewNullDecimal
	plan := &remediation.Plan{ // NewPlan makes it from a rubric, facts and a catalogue
		Results: remediation.Results{Areas: []remediation.Area{{
			Code: "1", Title: rubric.Plain("Steering"), Max: two,
			Score: scoring.Score{Applicable: known(two), Points: known(one), Lost: known(one)},
		}}},
		Deficits: []remediation.Deficit{{
			Code: "1.5", Area: "1", Title: rubric.Plain("Initiatives"), Max: one, Points: known(decimal.Zero), Lost: known(one),
		}},
	}
	d, err := document.New(plan, &document.Options{Lang: rubric.English, Form: document.Full})
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := xlsx.Write(&file, d); err != nil {
		fmt.Println(err)
		return
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(book.GetSheetList())
	title, _ := book.GetCellValue("Items", "B10")
	value, _ := book.GetCellValue("Items", "C10")
	formula, _ := book.GetCellFormula("Items", "C10")
	fmt.Printf("%s: %s = %s\n", title, formula, value)
	// Output:
	// [Areas Items]
	// Subtotal of area 1: SUM(C8:C9) = 2.00
}
