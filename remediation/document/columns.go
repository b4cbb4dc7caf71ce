package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Columns of points have two places at least, and as many as a rubric can round to at
// most; a number of more is written with all of its own.
const leastPlaces, mostPlaces = 2, 6

// placesOf returns how many places a column of these numbers has.
func placesOf(numbers ...decimal.Decimal) int {
	places := leastPlaces
	for _, v := range numbers {
		_, after, _ := strings.Cut(decimals.Format(v), ".")
		places = max(places, min(len(after), mostPlaces))
	}
	return places
}

// padded writes a number with so many places at least: 16,00, 4.260,50 and −0,25.
func (p prose) padded(v decimal.Decimal, places int) string {
	whole, after, _ := strings.Cut(strings.TrimPrefix(decimals.Format(v), "-"), ".")
	after += strings.Repeat("0", max(0, places-len(after)))
	point, between := ",", "."
	if p.lang == rubric.English {
		point, between = between, point
	}
	var groups []string
	for len(whole) > 3 {
		groups = append(groups, whole[len(whole)-3:])
		whole = whole[:len(whole)-3]
	}
	groups = append(groups, whole)
	slices.Reverse(groups)
	text := strings.Join(groups, between)
	if after != "" {
		text += point + after
	}
	if v.IsNegative() {
		text = "−" + text
	}
	return text
}

// pointCell is a number in a column of points.
func (p prose) pointCell(v decimal.Decimal, places int) office.Cell {
	return office.Cell{Text: p.padded(v, places), Number: decimal.NewNullDecimal(v)}
}

// rangeCell is the same or, where it is not known, the range as text.
func (p prose) rangeCell(r scoring.Range, places int) office.Cell {
	if r.Known() {
		return p.pointCell(r.Least, places)
	}
	return office.Cell{Text: p.padded(r.Least, places) + "–" + p.padded(r.Most, places)}
}

// deadlines is the cell of the deadlines of some actions: a date where all have the same.
func (p prose) deadlines(of []remediation.Action) office.Cell {
	var days []string
	var last rubric.Date
	for _, a := range of {
		if !a.Deadline.IsZero() {
			last = a.Deadline
			days = append(days, p.date(last))
		}
	}
	out := office.Cell{Text: some("; ", days...)}
	if len(days) > 0 && out.Text == days[0] {
		out.Date = last
	}
	return out
}

// withoutEmpty leaves out those of the columns that no row writes anything in.
func withoutEmpty(t *office.Table, columns ...int) {
	slices.Sort(columns)
	for _, at := range slices.Backward(columns) {
		written := func(r office.Row) bool {
			return r.Kind != office.Group && r.Cells[at].Text != ""
		}
		if slices.ContainsFunc(t.Rows, written) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, at, at+1)
		for i, r := range t.Rows {
			if r.Kind != office.Group {
				t.Rows[i].Cells = slices.Delete(r.Cells, at, at+1)
			}
		}
		for i, c := range t.Columns {
			if d := c.Difference; d != nil {
				t.Columns[i].Difference = &office.Difference{Of: shifted(d.Of, at), Less: shifted(d.Less, at)}
			}
		}
	}
}

// shifted is where a column stands when another is gone.
func shifted(column, gone int) int {
	if column > gone {
		return column - 1
	}
	return column
}
