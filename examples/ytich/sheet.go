package main

import (
	"fmt"
	"io"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/published"
)

// sheetOf returns the published table as a score sheet that rests on the commune's facts. Of
// the self-score only its total is known, which is the published one.
func sheetOf(t published.Table, facts scoring.Facts) audit.Sheet {
	out := audit.Sheet{Facts: facts, Total: audit.Total{Max: t.Total.Max, Points: t.Total.Points}}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, audit.Row{Code: row.Code, Max: row.Max, Points: row.Points})
	}
	return out
}

// printSheet prints where the sheet differs from what is computed, and from itself.
func printSheet(out io.Writer, l locale.Lang, p *remediation.Plan, sent []audit.Difference) {
	pick := func(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(l) }
	fmt.Fprintf(out, pick("\nBẢNG ĐIỂM ĐÃ GỬI (tự chấm %s; từng dòng lấy theo bảng công bố; tính lại %s)\n",
		"\nTHE SHEET AS SENT (self-score %s; its rows as published; computed %s)\n"),
		l.Decimal(p.Results.Published.SelfScore.Decimal), l.Decimal(p.Results.Total.Final.Decimal))
	for _, d := range sent {
		fmt.Fprintf(out, "  – %s\n", d.Text.In(l))
	}
}
