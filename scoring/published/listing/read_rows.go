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
	// groupRows begin the names of groups that have figures of their own.
	groupRows = []string{"khoi", "nhom", "cacso", "cachuyen", "cacxa", "group"}
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
		figures = figures && r.hasNumber(row) // two signatures are no figures
	}
	numbered := r.numbered(row)
	switch {
	case label == "" && !figures:
	case r.countsBands() && slices.Contains(sumRows, folded):
		r.remark(sumRow.SayShort(label))
	case r.countsBands():
		r.share(row, cmp.Or(name, id))
	case slices.Contains(nameWords, folded): // the headings once more
	case numbered == isRoman && figures && begins(folded, groupRows): // a group with its means
		r.begin(append(r.pending, pendingText{label, r.rowText(row)}))
		r.meanRow(row, label, true)
	case numbered != isNumber && figures && begins(folded, meanRows):
		r.meanRow(row, label, false)
	case numbered != isNumber && figures && begins(folded, maxRows):
		r.maxRow(row)
	case numbered != isNumber && figures && slices.Contains(sumRows, folded):
		r.remark(sumRow.SayShort(label))
	case id == "" && name == "" && figures:
		r.fault(row, max(r.unit[0], r.unit[1], 0), noUnit.Say())
	case figures, numbered == isNumber, r.bandAt(row) != "":
		r.unitRow(row, id, name)
	default:
		r.pending = append(r.pending, pendingText{label, r.rowText(row)})
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

// hasNumber reports whether a column of figures holds a number.
func (r *reading) hasNumber(row int) bool {
	return slices.ContainsFunc(r.out.Columns, func(c Column) bool {
		return (isFigure(c.Role) || c.Role == Units) && r.isNumber(row, c.At-1)
	})
}

// numbering is how a row is numbered.
type numbering uint8

const (
	isNot    numbering = iota
	isNumber           // with a number, as units are
	isRoman            // with a letter or a Roman numeral, as groups are
)

var roman = regexp.MustCompile(`^(?:[IVXL]{1,6}|[A-Z])[.)]?$`)

// numbered says how a row is numbered.
func (r *reading) numbered(row int) numbering {
	for _, c := range r.out.Columns {
		switch {
		case c.Role != Other || !slices.Contains(numberingWords, spelling.Fold(c.Title)):
		case r.isNumber(row, c.At-1):
			return isNumber
		case roman.MatchString(r.text(row, c.At-1)):
			return isRoman
		}
	}
	return isNot
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

// begin begins a group by the last of the texts above a unit, unless that is a note.
func (r *reading) begin(texts []pendingText) {
	r.pending = nil
	for i, p := range texts {
		note := begins(spelling.Fold(p.label), noteStarts) || strings.HasPrefix(p.label, "(") ||
			strings.HasPrefix(p.label, "*")
		if i < len(texts)-1 || note {
			r.out.Notes = append(r.out.Notes, p.text)
		} else {
			r.group = p.label
		}
	}
}

// unitRow reads the row of a unit.
func (r *reading) unitRow(row int, id, name string) {
	r.begin(r.pending)
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
