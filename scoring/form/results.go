package form

import (
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/shopspring/decimal"
)

// ResultOptions are how results are written. The zero ResultOptions and a nil
// *ResultOptions are the defaults.
type ResultOptions struct {
	Lang locale.Lang // of its texts; Vietnamese if empty
	// Ranks are the places of units within their groups, by their IDs, as package cohort
	// gives them; a unit without one has an empty cell.
	Ranks map[string]decimal.Decimal
	// Leaves adds a column for every item without items of its own, behind its area.
	Leaves bool
}

// WriteResults writes the results of many units as a workbook (XLSX), in the order in
// which they are given: rank, unit, the points of the areas, the final score with the
// range that it lies in, the index, the band, and why a score is not known. Points are
// numbers, exactly; one that is not known is an empty cell, never zero.
//
// The results are of one edition. The error says that they are not
// ([scoring.ErrEdition]), that there are none, or is that of w.
func WriteResults(w io.Writer, results []*scoring.Result, opts *ResultOptions) error {
	o, columns, err := columnsOf(w, results, opts)
	if err != nil {
		return err
	}
	rows := make([]*resultRow, len(results))
	known := true
	for i, r := range results {
		rows[i], known = rowOf(r, o), known && r.Total.Final.Valid
	}
	if known { // then nobody looks for what is not
		columns = slices.DeleteFunc(columns, func(c resultColumn) bool { return c.open })
	}
	b := newBook(o.Lang, resultSheet.Say().In(o.Lang), len(columns))
	title := resultTitle.Say(results[0].Period).In(o.Lang)
	b.text(0, 0, title, look{size: 14, bold: true, flat: true})
	var widths []int
	high := 1
	for k, c := range columns {
		b.text(1, k, c.title.In(o.Lang), look{bold: true, align: "center", fill: headFill, grid: true})
		high = max(high, lines(c.title.In(o.Lang), c.width))
		b.resultColumn(k, c, rows)
		widths = append(widths, c.width)
	}
	b.height(1, min(15*high+4, 300))
	b.widths(widths)
	if b.err == nil { // before the page, whose properties it would take away
		b.try(b.f.AutoFilter(b.sheet, ref(1, 0)+":"+ref(1+len(results), len(columns)-1), nil))
	}
	b.freeze(2, 3)
	b.page(1, !o.Leaves, "A:C")
	return b.save(w, title, results[0].Edition.Rubric)
}

// resultColumn writes a column of results. Numbers all have as many decimals as the
// longest.
func (b *book) resultColumn(k int, c resultColumn, rows []*resultRow) {
	if c.text != nil {
		b.style(2, k, 1+len(rows), k, look{grid: true})
		for i, row := range rows {
			b.put(2+i, k, c.text(row))
		}
		return
	}
	places := 0
	texts := make([]string, len(rows))
	for i, row := range rows {
		if n := c.number(row); n.Valid {
			texts[i] = decimals.Format(n.Decimal)
			_, frac, _ := strings.Cut(texts[i], ".")
			places = max(places, len(frac))
		}
	}
	l := look{grid: true, align: "right", format: "0"}
	if places > 0 {
		l.format += "." + strings.Repeat("0", places)
	}
	b.style(2, k, 1+len(rows), k, l)
	for i, text := range texts {
		if text != "" {
			b.cell(2+i, k, sheet.Cell{Text: text, Kind: sheet.Number})
		}
	}
}

// WriteResultsCSV writes results as [WriteResults] does, as CSV for programs: its headers
// are rank, unit.id, unit.name, unit.group, the codes of the items, final, least, most,
// index, band and open. It is in UTF-8 with commas and decimal points, and no text in it
// is taken for a formula, see [WriteTableCSV].
func WriteResultsCSV(w io.Writer, results []*scoring.Result, opts *ResultOptions) error {
	o, columns, err := columnsOf(w, results, opts)
	if err != nil {
		return err
	}
	out := newCSV(w)
	var head []any
	for _, c := range columns {
		head = append(head, c.key)
	}
	out.row(head...)
	for _, r := range results {
		row, cells := rowOf(r, o), []any{}
		for _, c := range columns {
			if c.text != nil {
				cells = append(cells, c.text(row))
			} else {
				cells = append(cells, c.number(row))
			}
		}
		out.row(cells...)
	}
	return out.end()
}
