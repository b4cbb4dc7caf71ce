package listing

import (
	"cmp"
	"maps"
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

// pendingText is a row of texts: what would name a group, and all of it.
type pendingText struct{ label, text string }

// wrong returns the one fault of a whole file.
func (r *reading) wrong(err error) error {
	return source.Faults{{File: r.file, Message: locale.MessageOf(err)}}
}

func (r *reading) fault(row, column int, m locale.Message) {
	r.faults.Add(r.opts.Faults, func() *source.Fault {
		return &source.Fault{File: r.file, Cell: r.sheet.Ref(row, column), Pos: source.Pos{Line: row + 1,
			Column: column + 1}, Message: m}
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
	if below < len(r.sheet.Rows) && r.numbersColumns(below) {
		r.out.Notes = append(r.out.Notes, r.rowText(below))
		below++
	}
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
			r.faults.Add(r.opts.Faults, func() *source.Fault {
				return &source.Fault{File: r.file,
					Message: noColumn.SayShort(key)}
			})
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
