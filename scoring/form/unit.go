package form

import (
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// unitReading is what is read of one unit.
type unitReading struct {
	*reading
	sheet    *sheet.Sheet
	facts    scoring.Facts
	faults   source.Faults
	places   map[string]cellAt // of what was read, by path
	formulas *formulas         // cells whose stored values were taken
	most     int               // faults that are told
}

type cellAt struct{ row, column int }

// formulas are cells whose stored values were taken: how many, and the first of them.
type formulas struct {
	n    int
	list []string
}

func (b *reading) unit(sh *sheet.Sheet) *unitReading {
	return &unitReading{reading: b, sheet: sh, places: map[string]cellAt{}, formulas: &formulas{}, most: b.opts.Faults}
}

// fault adds a fault at a cell.
func (u *unitReading) fault(row, column int, path string, m locale.Message) {
	u.faults.Add(u.most, func() *source.Fault {
		return &source.Fault{File: u.file, Cell: u.sheet.Ref(row, column),
			Pos: source.Pos{Line: row + 1, Column: column + 1}, Path: path, Message: m}
	})
}

// cell returns a cell, and counts it where it is computed.
func (u *unitReading) cell(row, column int) sheet.Cell {
	c := u.sheet.At(row, column)
	if c.Formula == sheet.Stored {
		const told = 13 // a list of names in a message ends with the twelfth
		if u.formulas.n++; u.formulas.n <= told {
			u.formulas.list = append(u.formulas.list, u.sheet.Ref(row, column))
		}
	}
	return c
}

// take says where something stands; a fault where it stands elsewhere already.
func (u *unitReading) take(path string, row, column int) (ok bool) {
	if before, twice := u.places[path]; twice {
		u.fault(row, column, path, fieldTwice.Say(u.sheet.Ref(before.row, before.column)))
		return false
	}
	u.places[path] = cellAt{row, column}
	return true
}

// figure reads the figure of a field from a cell.
func (u *unitReading) figure(of *Field, row, column int) {
	if !u.take(of.Path, row, column) {
		return
	}
	f, err := of.read(u.typed(), u.cell(row, column))
	if err != nil {
		u.fault(row, column, of.Path, locale.MessageOf(err))
		return
	}
	if !f.IsZero() {
		of.put(&u.facts, f)
	}
}

// ofUnit reads the ID, the name or the group of the unit.
func (u *unitReading) ofUnit(code string, row, column int) {
	if !u.take(code, row, column) {
		return
	}
	c := u.cell(row, column)
	if c.Kind == sheet.Error || c.Formula == sheet.Unstored {
		u.fault(row, column, code, valueError.Say())
		return
	}
	text := u.typed().Text(c)
	switch code {
	case codeID:
		if _, flaw := spelling.NameFlaw(text); text != "" && !flaw.IsZero() {
			u.fault(row, column, code, badUnitID.Say(flaw))
		}
		u.facts.Unit.ID = text
	case codeName:
		if text != "" {
			u.facts.Unit.Name = rubric.Plain(text)
		}
	case codeGroup:
		if in := u.s.Rubric.Input("group"); in != nil && u.s.Inputs.Group >= 0 {
			if name, ok := typed.Option(in, text); ok {
				text = name
			}
		}
		u.facts.Unit.Group = text
	}
}

// text reads the evidence or the note of a row.
func (u *unitReading) text(columns map[string]int, column string, row int) string {
	at, is := columns[column]
	if !is {
		return ""
	}
	if c := u.cell(row, at); c.Kind != sheet.Error {
		return u.typed().Lines(c)
	}
	return ""
}

// finish checks what was read as a whole: the unit, and the relations between figures.
func (u *unitReading) finish() {
	if u.facts.Unit.ID == "" {
		at := u.places[codeID]
		u.fault(at.row, at.column, codeID, noUnitID.Say())
	}
	var wrong source.Faults
	if err := check(u.s, u.facts); !errors.As(err, &wrong) {
		return
	}
	for _, f := range wrong {
		at, is := u.places[f.Path]
		if !is {
			u.faults = append(u.faults, &source.Fault{File: u.file, Path: f.Path, Message: f.Message})
			continue
		}
		u.fault(at.row, at.column, f.Path, f.Message)
	}
}

// remarks are what should be known of cells.
func (f *formulas) remarks(file string) source.Faults {
	if f.n == 0 {
		return nil
	}
	return source.Faults{{File: file, Message: formulasUsed.Say(f.n, locale.List(f.list))}}
}
