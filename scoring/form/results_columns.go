package form

import (
	"io"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

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
		{key: codeName, title: rubric.Say(unitName), width: 30,
			text: func(r *resultRow) string { return r.Unit.Name.In(r.opts.Lang) }},
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
	if place, is := r.opts.Ranks[r.Unit.ID]; is && place.IsPositive() {
		out = decimal.NewNullDecimal(place)
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
	for it := range r.All() {
		out.points[it.Code] = it.Points
	}
	return out
}
