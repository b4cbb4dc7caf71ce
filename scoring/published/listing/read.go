package listing

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Read reads a listing from a workbook (XLSX) or from CSV in UTF-8, whose fields are parted
// by commas, semicolons or tabs. The headings stand among the first 50 rows, in one row or
// several: the first row that heads a column of units and, with the rows below it, one of
// figures. Above and below the table there may be texts. A row with one text and no figures
// begins a group of units, a row of the maximum (Điểm tối đa) holds for all units, and one
// of means (Trung bình) is a stated mean.
//
// Every figure keeps the decimals it is printed with: in a workbook, those that its format
// shows. Decimal commas and points, percent signs in a column of percentages and parted
// thousands are understood; a dash is nothing. Nothing is repaired: the error is a
// [source.Faults] with everything that is wrong, each fault with its cell, and the listing
// is nil then. Columns that are not known are left out, and Remarks says so.
func Read(file string, src []byte, opts *Options) (*Listing, error) {
	r := &reading{file: file}
	var err error
	if r.opts, err = opts.orDefault(); err != nil {
		return nil, r.wrong(err)
	}
	if r.book, err = sheet.Open(src, r.opts.limits()); err != nil {
		return nil, r.wrong(err)
	}
	r.headings = headingsOf(r.opts.Rubric)
	found := false
	for i, name := range r.book.Names {
		if r.opts.Sheet != "" && r.opts.Sheet != name {
			continue
		}
		found = true
		if r.sheet, err = r.book.Sheet(i); err != nil {
			return nil, r.wrong(err)
		}
		if first, below, ok := r.findHeadings(); ok {
			return r.listing(first, below)
		}
	}
	if !found {
		return nil, r.wrong(noSheet.Say(locale.Short(r.opts.Sheet)))
	}
	return nil, r.wrong(noTable.Say())
}

// reading is a file that is being read.
type reading struct {
	file     string
	opts     Options
	book     *sheet.Book
	sheet    *sheet.Sheet
	headings *headings
	sign     byte
	faults   source.Faults
	formulas int

	out     *Listing
	unit    [2]int            // the columns of IDs and of names, −1 without one
	columns map[Role]int      // of the texts: groups, bands, units
	group   string            // that a row above began
	pending []pendingText     // that may begin a group
	means   []meanRow         // in the order of the file
	seen    map[[3]string]int // lines of units
}

type pendingText struct {
	text string
	line int
}

// meanRow is a row of means: how many rows stand above it, and the group that was begun.
type meanRow struct {
	label string
	above int
	group string
	means []Mean
}

// wrong returns the one fault of a whole file.
func (r *reading) wrong(err error) error {
	return source.Faults{{File: r.file, Message: locale.MessageOf(err)}}
}

func (r *reading) fault(row, column int, m locale.Message) {
	r.faults.Add(r.opts.Faults, func() *source.Fault {
		return &source.Fault{File: r.file, Cell: r.sheet.Ref(row, column), Pos: source.Pos{Line: row + 1, Column: column + 1}, Message: m}
	})
}

func (r *reading) remark(s locale.Message) {
	r.out.Remarks = append(r.out.Remarks, &source.Fault{File: r.file, Message: s})
}

func (r *reading) text(row, column int) string { return sheet.Clean(r.sheet.At(row, column).Text) }

// isNumber reports whether a cell holds a number.
func (r *reading) isNumber(row, column int) bool {
	c := r.sheet.At(row, column)
	if c.Kind == sheet.Number {
		return true
	}
	number, _ := typedNumber(sheet.Clean(c.Text))
	return c.Kind == sheet.Text && len(readings(number)) > 0
}

// listing reads the table whose headings stand in the rows from first to below.
func (r *reading) listing(first, below int) (*Listing, error) {
	r.out = &Listing{File: r.file, Sheet: r.sheet.Name, Columns: []Column{}, Rows: []Row{}}
	r.seen = map[[3]string]int{}
	if r.sign = decimalSign(r.sheet); r.opts.Decimal != "" {
		r.sign = r.opts.Decimal[0]
	}
	for row := range first {
		if text := r.rowText(row); text != "" {
			r.out.Notes = append(r.out.Notes, text)
		}
	}
	r.readColumns(first, below)
	for row := below; row < len(r.sheet.Rows); row++ {
		r.row(row)
	}
	for _, p := range r.pending {
		r.out.Notes = append(r.out.Notes, p.text)
	}
	r.placeMeans()
	r.remarks()
	if len(r.out.Rows) == 0 && len(r.out.Shares) == 0 && len(r.faults) == 0 {
		return nil, r.wrong(noRows.Say())
	}
	if err := r.faults.Err(); err != nil {
		return nil, err
	}
	return r.out, nil
}

// rowText returns all texts of a row.
func (r *reading) rowText(row int) string {
	var texts []string
	for column := range r.sheet.Rows[row] {
		if text := r.text(row, column); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " ")
}

// readColumns reads what the columns are.
func (r *reading) readColumns(first, below int) {
	r.unit, r.columns = [2]int{-1, -1}, map[Role]int{}
	used := map[string]bool{}
	before := map[[2]string]int{}
	for column, texts := range r.headingTexts(first, below) {
		c := r.headings.of(texts)
		given, key := r.given(column, texts)
		if used[key] = true; key != "" {
			given.Title, given.Max = c.Title, cmp.Or(given.Max, c.Max)
			c = given
		}
		if c.Role == "" {
			if c.Title != "" {
				r.out.Remarks = append(r.out.Remarks, &source.Fault{File: r.file, Cell: r.sheet.Ref(below-1, column),
					Pos: source.Pos{Line: below, Column: column + 1}, Message: noHeading.SayShort(c.Title)})
			}
			continue
		}
		c.At = column + 1
		of := [2]string{string(c.Role), c.Of}
		if at, twice := before[of]; twice && c.Role != Other {
			r.fault(below-1, column, columnTwice.Say(r.sheet.Ref(below-1, at)))
			continue
		}
		before[of] = column
		switch c.Role {
		case ID:
			r.unit[0] = column
		case Name:
			r.unit[1] = column
		case Group, Band, Units:
			r.columns[c.Role] = column
		}
		r.out.Columns = append(r.out.Columns, c)
	}
	for _, key := range slices.Sorted(maps.Keys(r.opts.Roles)) {
		if !used[key] {
			r.faults.Add(r.opts.Faults, func() *source.Fault { return &source.Fault{File: r.file, Message: noColumn.SayShort(key)} })
		}
	}
}

// given returns what the options say of a column, and the key of it there.
func (r *reading) given(column int, texts []string) (Column, string) {
	heading := spelling.Fold(strings.Join(texts, " "))
	for _, key := range slices.Sorted(maps.Keys(r.opts.Roles)) {
		if key == sheet.ColumnName(column) || heading != "" && spelling.Fold(key) == heading {
			return r.opts.Roles[key], key
		}
	}
	return Column{}, ""
}

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
		if cell := r.sheet.At(row, c.At-1); isFigure(c.Role) && !cell.IsEmpty() && !nothing[sheet.Clean(cell.Text)] {
			figures = true
		}
	}
	if label == "" {
		label = r.firstText(row)
		folded = spelling.Fold(label)
	}
	switch {
	case label == "" && !figures:
	case slices.Contains(nameWords, folded), r.numbersColumns(row):
		return // the headings once more, and the numbers of the columns
	case figures && begins(folded, meanRows):
		r.meanRow(row, label)
	case figures && begins(folded, maxRows):
		r.maxRow(row)
	case figures && slices.Contains(sumRows, folded):
		r.remark(sumRow.SayShort(label))
	case r.countsBands():
		r.share(row, cmp.Or(name, id))
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
		if begins(spelling.Fold(last.text), noteStarts) || strings.HasPrefix(last.text, "(") || strings.HasPrefix(last.text, "*") {
			r.out.Notes = append(r.out.Notes, last.text)
		} else {
			r.group = last.text
		}
		r.pending = nil
	}
	u := Row{ID: id, Name: name, Group: r.group, Band: r.bandAt(row), Figures: make([]Figure, len(r.out.Columns)), Line: row + 1}
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

// maxRow reads the maxima that hold for all units.
func (r *reading) maxRow(row int) {
	for i, c := range r.out.Columns {
		if c.Role == Part || c.Role == Item || c.Role == Total || c.Role == Max {
			if f := r.figure(row, c); f.printed {
				r.out.Columns[i].Max = f
			}
		}
	}
}

// meanRow reads a row of means.
func (r *reading) meanRow(row int, label string) {
	out := meanRow{label: label, above: len(r.out.Rows), group: r.group}
	for _, c := range r.out.Columns {
		if isFigure(c.Role) && c.Role != Rank {
			if f := r.figure(row, c); f.printed {
				out.means = append(out.means, Mean{Role: c.Role, Of: c.Of, Value: f, Line: row + 1})
			}
		}
	}
	r.means = append(r.means, out)
}

// placeMeans says which units the means are of: those of the group above, where the
// table is divided into groups and other groups follow or have means of their own.
func (r *reading) placeMeans() {
	_, column := r.columns[Group]
	own := map[string]bool{} // groups with means of their own
	for _, m := range r.means {
		groups, last := 0, ""
		for _, g := range r.out.groups() {
			groups, last = groups+1, g.name
		}
		of := ""
		folded := spelling.Fold(m.label)
		switch {
		case column, groups < 2, strings.Contains(folded, "chung"), strings.Contains(folded, "toan"), strings.Contains(folded, "overall"):
		case m.group != last, len(own) == groups-1 && !own[last]:
			of = m.group
			own[of] = true
		}
		for _, mean := range m.means {
			mean.Group = of
			r.out.Means = append(r.out.Means, mean)
		}
	}
}

// remarks notes what should be known of the file.
func (r *reading) remarks() {
	for i, c := range r.out.Columns {
		if !isFigure(c.Role) || c.Role == Rank || c.Places > 0 {
			continue
		}
		least, most := mostDigits+1, -1
		for _, row := range r.out.Rows {
			if f := row.Figures[i]; f.printed {
				least, most = min(least, f.Places()), max(most, f.Places())
			}
		}
		if least < most {
			r.remark(mixedPlaces.SayShort(c.Title, least, most))
		}
	}
	if r.formulas > 0 {
		r.remark(formulasUsed.Say(r.formulas))
	}
	if r.book.Macros {
		r.remark(macrosIgnored.Say())
	}
	if r.book.External {
		r.remark(linksIgnored.Say())
	}
}

// numberOfColumn is what stands in the row that numbers the columns: (1), B, (5)=(3)+(4).
var numberOfColumn = regexp.MustCompile(`^\(?(\d{1,2}|[A-Za-z])\)?( ?=.*)?$`)

// numbersColumns reports whether a row numbers the columns.
func (r *reading) numbersColumns(row int) bool {
	n := 0
	for column := range r.sheet.Rows[row] {
		text := r.text(row, column)
		if text == "" {
			continue
		}
		if !numberOfColumn.MatchString(text) {
			return false
		}
		n++
	}
	return n > 1 && (r.unit[1] < 0 || r.text(row, r.unit[1]) != "")
}
