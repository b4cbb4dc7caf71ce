package form

import (
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/sheet"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// ResultOptions are how results are written. The zero ResultOptions and a nil
// *ResultOptions are the defaults.
type ResultOptions struct {
	Lang rubric.Lang // of its texts; Vietnamese if empty
	// Ranks are the places of units within their groups, by their IDs, as package cohort
	// gives them; a unit without one has an empty cell.
	Ranks map[string]int
	// Leaves adds a column for every item without items of its own, behind its area.
	Leaves bool
}

// resultColumn is a column of a table of results.
type resultColumn struct {
	key   string // its header in CSV
	title rubric.Text
	width int
	// number and text are what stands there of a result; one of them is nil.
	number func(*resultRow) decimal.NullDecimal
	text   func(*resultRow) string
	open   bool // it only says something of scores that are not known
}

// resultRow is a result with what is asked for of its items.
type resultRow struct {
	*scoring.Result
	points map[string]decimal.NullDecimal // by code
	opts   *ResultOptions
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
	b.page(1, !o.Leaves, "")
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

// columnsOf checks results and returns the columns of their table.
func columnsOf(w io.Writer, results []*scoring.Result, opts *ResultOptions) (*ResultOptions, []resultColumn, error) {
	o := ResultOptions{Lang: rubric.Vietnamese}
	if opts != nil {
		o.Ranks, o.Leaves = opts.Ranks, opts.Leaves
		if opts.Lang != "" {
			o.Lang = opts.Lang
		}
	}
	switch {
	case w == nil:
		return nil, nil, noWriter.Say()
	case len(results) == 0:
		return nil, nil, noResults.Say()
	}
	for i, r := range results {
		switch {
		case r == nil:
			return nil, nil, noResult.Say(i + 1)
		case r.Edition != results[0].Edition:
			return nil, nil, resultOfOther.Say(locale.Short(r.Unit.ID))
		}
	}
	columns := []resultColumn{
		{key: "rank", title: rubric.Say(headRank), width: 8, number: placeOf},
		{key: codeID, title: rubric.Say(unitID), width: 14, text: func(r *resultRow) string { return r.Unit.ID }},
		{key: codeName, title: rubric.Say(unitName), width: 30, text: func(r *resultRow) string { return r.Unit.Name.In(r.opts.Lang) }},
		{key: codeGroup, title: rubric.Say(unitGroup), width: 12, text: func(r *resultRow) string { return r.Unit.Group }},
	}
	for _, area := range results[0].Areas() {
		columns = append(columns, columnOf(area, 13))
		if o.Leaves {
			columns = leavesOf(columns, area.Items)
		}
	}
	for _, a := range []*scoring.Adjustment{results[0].Bonus(), results[0].Penalty()} {
		if a != nil && o.Leaves {
			columns = leavesOf(columns, a.Items)
		}
	}
	total := func(f func(*scoring.Total) decimal.NullDecimal) func(*resultRow) decimal.NullDecimal {
		return func(r *resultRow) decimal.NullDecimal { return f(&r.Total) }
	}
	final := func(t *scoring.Total) decimal.NullDecimal { return t.Final }
	least := func(t *scoring.Total) decimal.NullDecimal { return decimal.NewNullDecimal(t.FinalRange.Least) }
	most := func(t *scoring.Total) decimal.NullDecimal { return decimal.NewNullDecimal(t.FinalRange.Most) }
	index := func(t *scoring.Total) decimal.NullDecimal { return t.Index }
	return &o, append(columns,
		resultColumn{key: "final", title: rubric.Say(headFinal), width: 10, number: total(final)},
		resultColumn{key: "least", title: rubric.Say(headLeast), width: 10, number: total(least), open: true},
		resultColumn{key: "most", title: rubric.Say(headMost), width: 10, number: total(most), open: true},
		resultColumn{key: "index", title: rubric.Say(headIndex), width: 9, number: total(index)},
		resultColumn{key: "band", title: rubric.Say(headBand), width: 12,
			text: func(r *resultRow) string { return r.Total.Band.In(r.opts.Lang) }},
		resultColumn{key: "open", title: rubric.Say(headOpen), width: 40, text: openOf, open: true},
	), nil
}

func leavesOf(columns []resultColumn, items []*scoring.Item) []resultColumn {
	for _, it := range items {
		if len(it.Items) > 0 {
			columns = leavesOf(columns, it.Items)
		} else if !it.Unscored {
			columns = append(columns, columnOf(it, 12))
		}
	}
	return columns
}

func columnOf(it *scoring.Item, width int) resultColumn {
	code := it.Code
	return resultColumn{key: code, title: rubric.Say(areaTitle, it.Code, it.Title), width: width,
		number: func(r *resultRow) decimal.NullDecimal { return r.points[code] }}
}

func placeOf(r *resultRow) (out decimal.NullDecimal) {
	if place, is := r.opts.Ranks[r.Unit.ID]; is && place > 0 {
		out = decimal.NewNullDecimal(decimal.NewFromInt(int64(place)))
	}
	return out
}

// openOf says why the final score is not known.
func openOf(r *resultRow) string {
	text := ""
	for i, reason := range r.Total.Open {
		if i > 0 {
			text += "; "
		}
		text += reason.Text.In(r.opts.Lang)
	}
	return text
}

// rowOf returns the points of a result: of the items that are written out where no scorer
// made the result.
func rowOf(r *scoring.Result, opts *ResultOptions) *resultRow {
	out := &resultRow{r, rules.Hook.Points(r, opts.Leaves), opts}
	if out.points != nil {
		return out
	}
	out.points = map[string]decimal.NullDecimal{}
	var add func(items []*scoring.Item)
	add = func(items []*scoring.Item) {
		for _, it := range items {
			out.points[it.Code] = it.Points
			add(it.Items)
		}
	}
	add(r.Areas())
	for _, a := range []*scoring.Adjustment{r.Bonus(), r.Penalty()} {
		if a != nil {
			add(a.Items)
		}
	}
	return out
}
