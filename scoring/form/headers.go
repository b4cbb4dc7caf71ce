package form

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// headers are where a table has what.
type headers struct {
	across bool // one row a unit: the headers stand in a row
	line   int  // the row or column of the headers
	// at are the fields, and what identifies the unit, by column or row.
	at     map[int]*Field
	order  []int          // of at
	unit   map[string]int // the places of unit.id, unit.name and unit.group
	faults source.Faults
	skip   int // the column of a mark, where rows that are no units say so; −1 without one
	mark   mark
}

// Words for what identifies a unit, folded.
var unitWords = map[string][]string{
	codeID:    {"unitid", "id", "unit", "ma", "madonvi", "madv", "code"},
	codeName:  {"unitname", "name", "tendonvi", "ten", "donvi", "tencoquan", "coquandonvi"},
	codeGroup: {"unitgroup", "group", "objectgroup", "nhom", "nhomdoituong", "khoi", "nhomdonvi"},
}

// numbering are the folded headers of columns that only number the units.
var numbering = []string{"tt", "stt", "sott", "sothutu", "no", "nr", ""}

// identifies returns which part of a unit a header is for.
func identifies(text string) string {
	for code, names := range unitWords {
		if text == code || slices.Contains(names, spelling.Fold(text)) {
			return code
		}
	}
	return ""
}

// headers finds the row or column of headers: the one with a cell for the ID of the unit
// and the most figures.
func (b *reading) headers(sh *sheet.Sheet) *headers {
	const farthest = 50
	m, marked := findMark(sh, tablePrefix)
	var best *headers
	for row := range min(len(sh.Rows), farthest) {
		for column := range min(len(sh.Rows[row]), farthest) {
			if identifies(b.typed().Text(sh.At(row, column))) != codeID {
				continue
			}
			for _, across := range []bool{true, false} {
				h := &headers{across: across, line: column, skip: -1}
				if across {
					h.line = row
				}
				if marked {
					h.skip, h.mark = m.column, m
				}
				b.look(sh, h)
				if len(h.at) > 0 && (best == nil || len(h.at) > len(best.at)) {
					best = h
				}
			}
		}
	}
	return best
}

// look reads the headers of a row or a column.
func (b *reading) look(sh *sheet.Sheet, h *headers) {
	h.at, h.unit = map[int]*Field{}, map[string]int{}
	end := len(sh.Rows)
	if h.across {
		end = len(sh.Rows[h.line])
	}
	u := b.unit(sh)
	names := map[string]int{} // of fields, by key
	for i := range end {
		row, column := h.place(i, h.line)
		text := b.typed().Text(sh.At(row, column))
		if column == h.skip && h.skip >= 0 || slices.Contains(numbering, spelling.Fold(text)) {
			continue
		}
		if code := identifies(text); code != "" {
			if before, twice := h.unit[code]; twice {
				if r, c := h.place(before, h.line); code != codeName {
					u.fault(row, column, code, fieldTwice.Say(sh.Ref(r, c)))
				}
				continue
			}
			h.unit[code] = i
			continue
		}
		of := b.fields.titled(text)
		if of == nil {
			continue
		}
		if before, twice := names[of.Path]; twice {
			r, c := h.place(before, h.line)
			u.fault(row, column, of.Path, fieldTwice.Say(sh.Ref(r, c)))
			continue
		}
		names[of.Path], h.at[i], h.order = i, of, append(h.order, i)
	}
	h.faults = u.faults
}

// place returns the cell of the header i of a line, or of a unit there.
func (h *headers) place(i, line int) (row, column int) {
	if h.across {
		return line, i
	}
	return i, line
}

// others says which headers are no figures: remarks, and faults where they seem mistyped.
func (b *reading) others(sh *sheet.Sheet, h *headers) (remarks, faults source.Faults) {
	u, left := b.unit(sh), []string{}
	end := len(sh.Rows)
	if h.across {
		end = len(sh.Rows[h.line])
	}
	for i := range end {
		row, column := h.place(i, h.line)
		text := b.typed().Text(sh.At(row, column))
		if h.at[i] != nil || column == h.skip && h.skip >= 0 || identifies(text) != "" || slices.Contains(numbering, spelling.Fold(text)) {
			continue
		}
		if near := spelling.Suggest(text, b.fields.names()); !near.IsZero() {
			u.fault(row, column, "", unknownField.Say(locale.Short(text), near))
			continue
		}
		left = append(left, locale.Short(text))
	}
	if len(left) > 0 {
		remarks = source.Faults{{File: b.file, Message: columnIgnored.Say(strings.Join(left[:min(len(left), 12)], ", "))}}
	}
	return remarks, u.faults
}
