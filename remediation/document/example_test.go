package document_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/xuri/excelize/v2"
)

// made is a document made by hand.
func made() *document.Document {
	return &document.Document{
		Lang: rubric.English,
		Kind: "Plan", Subject: "Win back what was lost in 2022",
		Body: []document.Block{
			document.Heading{Level: 1, Text: "I. Results"},
			document.Paragraph{run("The commune has "), bold("89 of 100"), run(" points.")},
			&document.Chart{
				Kind: document.Bars, Title: "Points by area", Alt: "Area 1 has 16 of 19 points.", Up: "points",
				Bars: []document.Bar{{Label: "1. Steering", Value: amount("16"), Of: amount("19")}},
			},
		},
		Recipients: []string{"Office of the committee", "Archive"},
		Signature:  document.Signature{Position: "Chair", Name: "Vương Văn Sơn"},
		Appendix: &document.Appendix{Title: "APPENDIX", Table: &document.Table{
			Columns: []document.Column{{Title: "Item", Width: 4}, {Title: "Lost", Number: true, Width: 1}},
			Rows: []document.Row{
				group("1. Steering"),
				row(document.Ordinary, txt("1.5. Initiatives"), num("3")),
				row(document.Subtotal, txt("Sum"), num("3")),
			},
		}},
	}
}

func ExampleDocument_WriteMarkdown() {
	if err := made().WriteMarkdown(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # PLAN
	//
	// **Win back what was lost in 2022**
	//
	// ## I. Results
	//
	// The commune has **89 of 100** points.
	//
	// **Points by area**
	//
	// Area 1 has 16 of 19 points.
	//
	// ***Recipients:***
	//
	// - Office of the committee;
	// - Archive.
	//
	// **CHAIR**
	//
	// **Vương Văn Sơn**
	//
	// ## APPENDIX
	//
	// | Item | Lost |
	// | --- | ---: |
	// | **1. Steering** |  |
	// | 1.5. Initiatives | 3 |
	// | **Sum** | **3** |
}

func ExampleDocument_WriteHTML() {
	var page bytes.Buffer
	if err := made().WriteHTML(&page); err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(page.String()) {
		if strings.Contains(line, "16/19") {
			fmt.Print(line)
		}
	}
	// Output:
	// <title>1. Steering: 16/19</title>
	// <text class="chart-text" x="956" y="50" font-size="22" text-anchor="end">16/19</text>
}

func ExampleDocument_WriteXLSX() {
	var file bytes.Buffer
	if err := made().WriteXLSX(&file); err != nil {
		fmt.Println(err)
		return
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		fmt.Println(err)
		return
	}
	value, _ := book.GetCellValue("Appendix", "B6")
	formula, _ := book.GetCellFormula("Appendix", "B6")
	fmt.Println(value, formula)
	// Output: 3 SUM(B5)
}

func ExampleDocument_WriteDOCX() {
	d := made()
	d.Body = append(d.Body, document.Heading{Level: 4}, &document.Chart{Kind: document.Curve})
	fmt.Println(d.WriteDOCX(new(bytes.Buffer)))
	d.Body = d.Body[:3]
	fmt.Println(d.WriteDOCX(new(bytes.Buffer)))
	// Output:
	// body block 4: heading of level 4, not 1 to 3
	// body block 5: a curve without points
	// <nil>
}
