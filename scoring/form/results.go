package form

import (
	"io"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/sheet"
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
}

// resultRow is a result with what is asked for of its items.
type resultRow struct {
	*scoring.Result
	items map[string]*scoring.Item
	opts  *ResultOptions
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
	first := results[0]
	b := newBook(o.Lang, resultSheet.Say().In(o.Lang), len(columns))
	title := resultTitle.Say(first.Period).In(o.Lang)
	b.text(0, 0, title, look{size: 14, bold: true, flat: true})
	widths := []int{}
	high := 1
	for i, c := range columns {
		b.text(1, i, c.title.In(o.Lang), look{bold: true, align: "center", fill: headFill, grid: true})
		high = max(high, lines(c.title.In(o.Lang), c.width))
		l := look{grid: true}
		if c.number != nil {
			l.align = "right"
		}
		b.style(2, i, 1+len(results), i, l)
		widths = append(widths, c.width)
	}
	b.height(1, min(15*high+4, 300))
	b.widths(widths)
	for i, r := range results {
		row := rowOf(r, o)
		for k, c := range columns {
			if c.text != nil {
				b.put(2+i, k, c.text(row))
			} else if n := c.number(row); n.Valid {
				b.cell(2+i, k, sheet.Cell{Text: decimals.Format(n.Decimal), Kind: sheet.Number})
			}
		}
	}
	b.freeze(2, 3)
	b.page(1, 1)
	if b.err == nil {
		b.try(b.f.AutoFilter(b.sheet, ref(1, 0)+":"+ref(1+len(results), len(columns)-1), nil))
	}
	return b.save(w, title, first.Edition.Rubric)
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
		{"rank", rubric.Say(headRank), 8, placeOf, nil},
		{codeID, rubric.Say(unitID), 16, nil, func(r *resultRow) string { return r.Unit.ID }},
		{codeName, rubric.Say(unitName), 34, nil, func(r *resultRow) string { return r.Unit.Name.In(r.opts.Lang) }},
		{codeGroup, rubric.Say(unitGroup), 14, nil, func(r *resultRow) string { return r.Unit.Group }},
	}
	for _, area := range results[0].Areas() {
		columns = append(columns, columnOf(area, 16))
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
	known := decimal.NewNullDecimal
	return &o, append(columns,
		resultColumn{"final", rubric.Say(headFinal), 11, total(func(t *scoring.Total) decimal.NullDecimal { return t.Final }), nil},
		resultColumn{"least", rubric.Say(headLeast), 11, total(func(t *scoring.Total) decimal.NullDecimal { return known(t.FinalRange.Least) }), nil},
		resultColumn{"most", rubric.Say(headMost), 11, total(func(t *scoring.Total) decimal.NullDecimal { return known(t.FinalRange.Most) }), nil},
		resultColumn{"index", rubric.Say(headIndex), 11, total(func(t *scoring.Total) decimal.NullDecimal { return t.Index }), nil},
		resultColumn{"band", rubric.Say(headBand), 14, nil, func(r *resultRow) string { return r.Total.Band.In(r.opts.Lang) }},
		resultColumn{"open", rubric.Say(headOpen), 48, nil, openOf},
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
	return resultColumn{code, rubric.Say(areaTitle, it.Code, it.Title), width, func(r *resultRow) decimal.NullDecimal {
		if it := r.items[code]; it != nil {
			return it.Points
		}
		return decimal.NullDecimal{}
	}, nil}
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

func rowOf(r *scoring.Result, opts *ResultOptions) *resultRow {
	out := &resultRow{r, map[string]*scoring.Item{}, opts}
	var add func(items []*scoring.Item)
	add = func(items []*scoring.Item) {
		for _, it := range items {
			if out.items[it.Code] = it; opts.Leaves {
				add(it.Items)
			}
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
