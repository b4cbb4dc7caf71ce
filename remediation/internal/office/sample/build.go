package sample

import (
	"time"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Amount is a number.
func Amount(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// Text is a cell of text.
func Text(s string) office.Cell { return office.Cell{Text: s} }

// Num is a cell with a number as Vietnamese writes it.
func Num(s string) office.Cell {
	return office.Cell{Text: rubric.Vietnamese.Decimal(Amount(s)), Number: decimal.NewNullDecimal(Amount(s))}
}

// Day is a cell with a date, written 31/12/2023.
func Day(s string) office.Cell {
	t, err := time.Parse("02/01/2006", s)
	if err != nil {
		panic(err) // a test that is wrong
	}
	return office.Cell{Text: s, Date: rubric.DateOf(t)}
}

// Row is a row of a kind.
func Row(kind office.RowKind, cells ...office.Cell) office.Row {
	return office.Row{Kind: kind, Cells: cells}
}

// Group is a heading across a table.
func Group(s string) office.Row { return Row(office.Group, Text(s)) }

// Run is an ordinary run.
func Run(s string) office.Run { return office.Run{Text: s} }

// Bold is a run in bold.
func Bold(s string) office.Run { return office.Run{Text: s, Bold: true} }

// Italic is a run in italics.
func Italic(s string) office.Run { return office.Run{Text: s, Italic: true} }

// Plain is a paragraph of one ordinary run.
func Plain(s string) office.Paragraph { return office.Paragraph{Run(s)} }

// List is a list of such paragraphs.
func List(texts ...string) office.List {
	l := make(office.List, len(texts))
	for i, s := range texts {
		l[i] = Plain(s)
	}
	return l
}

// Body is a document of nothing but blocks.
func Body(blocks ...office.Block) *office.Document {
	return &office.Document{Lang: rubric.English, Body: blocks}
}

// Appendix is a document of nothing but the table of its appendix.
func Appendix(columns []office.Column, rows ...office.Row) *office.Document {
	return &office.Document{
		Lang: rubric.Vietnamese,
		Appendices: []office.Appendix{{
			Landscape: len(columns) > 6, Body: []office.Block{&office.Table{Columns: columns, Rows: rows}},
		}},
	}
}

// Made is a document made by hand.
func Made() *office.Document {
	return &office.Document{
		Lang: rubric.English,
		Kind: "Plan", Subject: "Win back what was lost in 2022",
		Body: []office.Block{
			office.Heading{Level: 1, Text: "I. Results"},
			office.Paragraph{Run("The commune has "), Bold("89 of 100"), Run(" points.")},
			&chart.Chart{
				Kind: chart.Bars, Title: "Points by area", Alt: "Area 1 has 16 of 19 points.", Up: "points",
				Bars: []chart.Bar{{Label: "1. Steering", Value: Amount("16"), Of: Amount("19")}},
			},
		},
		Recipients: []string{"Office of the committee", "Archive"},
		Signature:  office.Signature{Position: "Chair", Name: "Vương Văn Sơn"},
		Appendices: []office.Appendix{{Title: "APPENDIX", Body: []office.Block{&office.Table{
			Columns: []office.Column{{Title: "Item", Width: 4}, {Title: "Lost", Kind: office.Numbers, Width: 1}},
			Rows: []office.Row{
				Group("1. Steering"),
				Row(office.Ordinary, Text("1.5. Initiatives"), Num("3")),
				Row(office.Subtotal, Text("Sum"), Num("3")),
			},
		}}}},
	}
}
