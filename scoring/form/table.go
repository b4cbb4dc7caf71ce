package form

import (
	"errors"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Table is a table of the figures of many units.
type Table struct {
	Units []Unit `json:"units"` // in their order
	// Remarks are what should be known of the file and is no fault, see [Filled]; columns
	// that are no figures of the rubric among them.
	Remarks source.Faults `json:"remarks"`
}

// tableOfForm reads a form as a table of one unit.
func (b *reading) tableOfForm(sh *sheet.Sheet, at mark) (*Table, error) {
	f, err := b.filled(sh, at)
	if f == nil {
		return nil, err
	}
	out := &Table{Units: []Unit{{Facts: f.Facts}}, Remarks: f.Remarks}
	u := &out.Units[0]
	errors.As(err, &u.Faults)
	for row := range sh.Rows {
		if sh.At(row, at.column).Text == codeID {
			u.Cell = sh.Ref(row, at.column)
		}
	}
	return out, nil
}

// Unit is a unit of a table.
type Unit struct {
	Facts scoring.Facts `json:"facts"` // without the figures that have faults
	Cell  string        `json:"cell"`  // of its ID
	// Faults are what is wrong with its figures, each with its cell; nil if nothing is.
	Faults source.Faults `json:"faults,omitempty"`
}

// ReadTable reads a table of many units, from a workbook or from CSV: one row a unit, or
// one column. Its headers are the cell that heads the IDs of the units (Mã đơn vị, Unit
// ID, id), those of their names and groups if there are any, and figures: the names or
// titles of inputs and the codes of reported items; they stand among the first 50 rows
// and columns. CSV is in UTF-8, its fields are parted by commas, semicolons or tabs,
// whichever its first lines have most of. A form is read as a table of its one unit.
//
// What is wrong with a unit is in its Faults and stops no other. The error is a
// [source.Faults] about the table itself: a file that cannot be read, headers that are
// missing, stand there twice, or seem mistyped. Other columns are left out, and Remarks
// says so.
func ReadTable(file string, src []byte, s *scoring.Scorer, opts *ReadOptions) (*Table, error) {
	b, err := begin(file, src, s, opts)
	if err != nil {
		return nil, err
	}
	for i := range b.book.Names {
		sh, err := b.book.Sheet(i)
		if err != nil {
			return nil, b.wrong(err)
		}
		if at, found := findMark(sh, formPrefix); found {
			return b.tableOfForm(sh, at)
		}
		if h := b.headers(sh); h != nil {
			return b.table(sh, h)
		}
	}
	return nil, b.wrong(noTable.Say(unitID.Say()))
}

// table reads the units below or beside headers.
func (b *reading) table(sh *sheet.Sheet, h *headers) (*Table, error) {
	out := &Table{Units: []Unit{}, Remarks: b.remarks()}
	if h.skip >= 0 {
		remark, err := b.edition(sh, h.mark)
		if err != nil {
			return nil, err
		}
		out.Remarks = append(out.Remarks, remark...)
	}
	remarks, faults := b.others(sh, h)
	if faults = append(h.faults, faults...); len(faults) > 0 {
		return nil, faults.Err()
	}
	out.Remarks = append(out.Remarks, remarks...)
	end := len(sh.Rows)
	if !h.across {
		end = 0
		for _, row := range sh.Rows {
			end = max(end, len(row))
		}
	}
	computed, told := &formulas{}, 0
	ids := map[string]string{}
	for line := h.line + 1; line < end; line++ {
		if h.across && h.skip >= 0 && sh.At(line, h.skip).Text == codeTitle || b.blank(sh, h, line) {
			continue
		}
		u := b.unit(sh)
		u.formulas, u.most = computed, max(1, b.opts.Faults-told)
		b.read(u, h, line)
		at := u.places[codeID]
		cell := sh.Ref(at.row, at.column)
		if id := u.facts.Unit.ID; id != "" {
			if before, twice := ids[id]; twice {
				u.fault(at.row, at.column, codeID, unitTwice.Say(locale.Short(id), before))
			} else {
				ids[id] = cell
			}
		}
		unit := Unit{Facts: u.facts, Cell: cell}
		errors.As(u.faults.Err(), &unit.Faults)
		told += len(unit.Faults)
		out.Units = append(out.Units, unit)
	}
	out.Remarks = append(out.Remarks, computed.remarks(b.file)...)
	return out, nil
}

// blank reports whether a row or column holds no unit: nothing at all, or the headers
// once more.
func (b *reading) blank(sh *sheet.Sheet, h *headers, line int) bool {
	row, column := h.place(h.unit[codeID], line)
	if id := sh.At(row, column); !id.IsEmpty() {
		return identifies(b.typed().Text(id)) == codeID
	}
	for i := range h.at {
		if row, column := h.place(i, line); !sh.At(row, column).IsEmpty() {
			return false
		}
	}
	name, named := h.unit[codeName]
	row, column = h.place(name, line)
	return !named || sh.At(row, column).IsEmpty()
}

// read reads a unit.
func (b *reading) read(u *unitReading, h *headers, line int) {
	u.facts.Rubric = b.s.Rubric.ID
	for _, code := range []string{codeID, codeName, codeGroup} {
		if i, is := h.unit[code]; is {
			row, column := h.place(i, line)
			u.ofUnit(code, row, column)
		}
	}
	for _, i := range h.order {
		row, column := h.place(i, line)
		u.figure(h.at[i], row, column)
	}
	u.finish()
}
