package listing

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Folded words that begin the rows that are no units.
var (
	meanRows = []string{"trungbinh", "binhquan", "diemtrungbinh", "chisotrungbinh", "mean", "average"}
	maxRows  = []string{"diemtoida", "toida", "thangdiem", "diemchuan", "tongdiemtoida", "maximum", "max"}
	sumRows  = []string{"tong", "tongcong", "tongso", "cong", "total", "sum"}
	// noteStarts begin texts that are never groups.
	noteStarts = []string{"ghichu", "nguon", "note", "source", "luuy"}
)

func begins(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// row reads a row below the headings.
func (r *reading) row(row int) {
	id, name := "", ""
	if at := r.unit[0]; at >= 0 {
		id = r.text(row, at)
	}
	if at := r.unit[1]; at >= 0 {
		name = r.text(row, at)
	}
	label := cmp.Or(name, id)
	folded := spelling.Fold(label)
	figures := false // whether any column of figures has something
	for _, c := range r.out.Columns {
		if cell := r.sheet.At(row, c.At-1); (isFigure(c.Role) || c.Role == Units) && !cell.IsEmpty() &&
			!nothing[sheet.Clean(cell.Text)] {
			figures = true
		}
	}
	if label == "" {
		label = r.firstText(row)
		folded = spelling.Fold(label)
	}
	switch {
	case label == "" && !figures:
	case r.countsBands() && slices.Contains(sumRows, folded):
		r.remark(sumRow.SayShort(label))
	case r.countsBands():
		r.share(row, cmp.Or(name, id))
	case slices.Contains(nameWords, folded): // the headings once more
	case figures && begins(folded, meanRows):
		r.meanRow(row, label)
	case figures && begins(folded, maxRows):
		r.maxRow(row)
	case figures && slices.Contains(sumRows, folded):
		r.remark(sumRow.SayShort(label))
	case id == "" && name == "" && figures:
		r.fault(row, max(r.unit[0], r.unit[1], 0), noUnit.Say())
	case figures, r.numbered(row), r.bandAt(row) != "":
		r.unitRow(row, id, name)
	default:
		r.pending = append(r.pending, pendingText{label, row + 1})
	}
}

// isFigure reports whether a column holds figures.
func isFigure(role Role) bool {
	switch role {
	case Part, Item, Total, Max, Index, Rank:
		return true
	}
	return false
}

// firstText returns the first text of a row that is no number.
func (r *reading) firstText(row int) string {
	for column := range r.sheet.Rows[row] {
		if text := r.text(row, column); text != "" && !r.isNumber(row, column) {
			return text
		}
	}
	return ""
}

// numbered reports whether a row has a running number, as units have and groups have not.
func (r *reading) numbered(row int) bool {
	for _, c := range r.out.Columns {
		if c.Role == Other && slices.Contains(numberingWords, spelling.Fold(c.Title)) && r.isNumber(row, c.At-1) {
			return true
		}
	}
	return false
}

func (r *reading) bandAt(row int) string {
	if at, is := r.columns[Band]; is {
		return r.text(row, at)
	}
	return ""
}

// countsBands reports whether the table counts the units that have a band.
func (r *reading) countsBands() bool {
	_, units := r.columns[Units]
	_, band := r.columns[Band]
	return units && band
}

// share reads how many units have a band.
func (r *reading) share(row int, name string) {
	column := r.columns[Units]
	f, err := figureOf(r.sheet.At(row, column), Units, r.sign)
	if err != nil || !f.printed || f.places > 0 || f.units < 0 {
		r.fault(row, column, badCount.Say(locale.Short(r.text(row, column))))
		return
	}
	out := Share{Group: cmp.Or(name, r.group), Band: r.bandAt(row), Units: int(f.units), Line: row + 1}
	if at := r.out.Column(Index, ""); at >= 0 {
		out.Percent = r.figure(row, r.out.Columns[at])
	}
	r.out.Shares = append(r.out.Shares, out)
}

// figure reads a figure, or notes what is wrong with it.
func (r *reading) figure(row int, c Column) Figure {
	cell := r.sheet.At(row, c.At-1)
	if cell.Formula == sheet.Stored {
		r.formulas++
	}
	f, err := figureOf(cell, c.Role, r.sign)
	if err != nil {
		r.fault(row, c.At-1, locale.MessageOf(err))
	}
	return f
}

// unitRow reads the row of a unit.
func (r *reading) unitRow(row int, id, name string) {
	if n := len(r.pending); n > 0 {
		last := r.pending[n-1]
		for _, p := range r.pending[:n-1] {
			r.out.Notes = append(r.out.Notes, p.text)
		}
		if begins(spelling.Fold(last.text), noteStarts) || strings.HasPrefix(last.text, "(") ||
			strings.HasPrefix(last.text, "*") {
			r.out.Notes = append(r.out.Notes, last.text)
		} else {
			r.group = last.text
		}
		r.pending = nil
	}
	u := Row{ID: id, Name: name, Group: r.group, Band: r.bandAt(row), Figures: make([]Figure, len(r.out.Columns)),
		Line: row + 1}
	if at, is := r.columns[Group]; is {
		u.Group = r.text(row, at)
	}
	for i, c := range r.out.Columns {
		if isFigure(c.Role) {
			u.Figures[i] = r.figure(row, c)
		}
	}
	key := [3]string{id, name, u.Group}
	if id != "" {
		key = [3]string{id}
	}
	if before, twice := r.seen[key]; twice {
		r.fault(row, max(r.unit[0], r.unit[1]), unitTwice.Say(locale.Short(cmp.Or(name, id)), before))
	}
	r.seen[key] = row + 1
	r.out.Rows = append(r.out.Rows, u)
}

// numberOfColumn is what stands in the row that numbers the columns: (1), B, (5)=(3)+(4).
var numberOfColumn = regexp.MustCompile(`^\(?(\d{1,2}|[A-Za-z])\)?( ?=.*)?$`)

// numbersColumns reports whether a row, the first below the headings, numbers the columns:
// letters, and numbers from 1 on.
func (r *reading) numbersColumns(row int) bool {
	cells, last := 0, 0
	for column := range r.sheet.Rows[row] {
		text := r.text(row, column)
		if text == "" {
			continue
		}
		m := numberOfColumn.FindStringSubmatch(text)
		if m == nil {
			return false
		}
		cells++
		if n, err := strconv.Atoi(m[1]); err == nil {
			if last++; n != last {
				return false
			}
		} else if last > 0 {
			return false // a letter behind a number
		}
	}
	return cells > 2 && last > 0
}
