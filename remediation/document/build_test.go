package document_test

import (
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

func amount(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// txt is a cell of text.
func txt(s string) document.Cell { return document.Cell{Text: s} }

// num is a cell with a number as Vietnamese writes it.
func num(s string) document.Cell {
	return document.Cell{Text: rubric.Vietnamese.Decimal(amount(s)), Number: decimal.NewNullDecimal(amount(s))}
}

func row(kind document.RowKind, cells ...document.Cell) document.Row {
	return document.Row{Kind: kind, Cells: cells}
}

func group(s string) document.Row { return row(document.Group, txt(s)) }

func run(s string) document.Run { return document.Run{Text: s} }

func bold(s string) document.Run { return document.Run{Text: s, Bold: true} }

func italic(s string) document.Run { return document.Run{Text: s, Italic: true} }

func plain(s string) document.Paragraph { return document.Paragraph{run(s)} }

func list(texts ...string) document.List {
	l := make(document.List, len(texts))
	for i, s := range texts {
		l[i] = plain(s)
	}
	return l
}

// body is a document of nothing but blocks.
func body(blocks ...document.Block) *document.Document {
	return &document.Document{Lang: rubric.English, Body: blocks}
}

// appendix is a document of nothing but the table of its appendix.
func appendix(columns []document.Column, rows ...document.Row) *document.Document {
	return &document.Document{
		Lang:     rubric.Vietnamese,
		Appendix: &document.Appendix{Table: &document.Table{Columns: columns, Rows: rows}},
	}
}
