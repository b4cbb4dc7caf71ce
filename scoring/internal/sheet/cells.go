package sheet

import (
	"io"
	"strconv"
	"strings"
)

// sharedStrings reads the texts that cells name by their numbers.
func (p *pack) sharedStrings(name string) error {
	return p.read(name, func(x *reader) error {
		for x.next() {
			if x.start != "si" {
				continue
			}
			if len(p.strings) >= p.limits.Cells {
				return tooManyCells.Say(p.limits.Cells)
			}
			text, err := x.texts("si", p.limits.Text)
			if err != nil {
				return err
			}
			p.strings = append(p.strings, text)
		}
		return nil
	})
}

// sheet reads the cells of a sheet.
func (p *pack) sheet(name, part string, limits Limits) (*Sheet, error) {
	out := &Sheet{Name: name}
	cells, row, column := 0, -1, -1
	err := p.read(part, func(x *reader) error {
		for x.next() {
			switch x.start {
			case "row":
				row, column = row+1, -1
				if n, err := strconv.Atoi(x.attr("r")); err == nil {
					row = n - 1
				}
			case "c":
				column++
				if r, c, ok := parseRef(x.attr("r")); ok {
					row, column = r, c
				}
				cell, err := p.cell(x)
				if err != nil {
					return err
				}
				if cell.IsEmpty() {
					continue
				}
				switch {
				case row < 0 || row >= limits.Rows:
					return tooManyRows.Say(limits.Rows)
				case column >= limits.Columns:
					return tooManyColumns.Say(limits.Columns)
				}
				for len(out.Rows) <= row {
					out.Rows = append(out.Rows, nil)
				}
				if missing := column + 1 - len(out.Rows[row]); missing > 0 {
					if cells += missing; cells > limits.Cells {
						return tooManyCells.Say(limits.Cells)
					}
					out.Rows[row] = append(out.Rows[row], make([]Cell, missing)...)
				}
				out.Rows[row][column] = cell
			}
		}
		return nil
	})
	return out, err
}

// cell reads a cell that has begun.
func (p *pack) cell(x *reader) (Cell, error) {
	kind, style := x.attr("t"), x.attr("s")
	var out Cell
	var value strings.Builder
	valued, formula, in := false, false, false
	for {
		if !x.next() {
			if x.err == nil {
				x.err = io.ErrUnexpectedEOF
			}
			return out, x.err
		}
		switch {
		case x.start == "is":
			text, err := x.texts("is", p.limits.Text)
			if err != nil {
				return out, err
			}
			out = Cell{Text: text, Kind: Text}
		case x.start == "f":
			formula = true
		case x.start == "v":
			valued, in = true, true
		case x.end == "v":
			in = false
		case x.end == "c":
			p.finish(&out, kind, style, value.String(), valued)
			if formula {
				out.Formula = Stored
				if out.Kind == Empty && (kind != "str" || !valued) {
					out.Formula = Unstored
				}
			}
			return out, nil
		case in && len(x.text) > 0:
			if value.Write(x.text); value.Len() > p.limits.Text {
				return out, textTooLong.Say(p.limits.Text)
			}
		}
	}
}

// finish makes a cell of its value.
func (p *pack) finish(out *Cell, kind, style, value string, valued bool) {
	if kind == "inlineStr" || !valued {
		if strings.TrimSpace(out.Text) == "" {
			*out = Cell{}
		}
		return
	}
	*out = Cell{Text: value, Kind: Number}
	switch kind {
	case "s":
		out.Kind, out.Text = Text, ""
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(p.strings) {
			out.Text = p.strings[i]
		}
	case "str":
		out.Kind, out.Text = Text, unescaped(value)
	case "b":
		out.Kind = Bool
	case "e":
		out.Kind = Error
	case "d":
		out.Kind = Day
	default:
		if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(p.formats) {
			out.Format, out.Shown = p.formats[i].format, p.formats[i].places
		}
	}
	if strings.TrimSpace(out.Text) == "" {
		*out = Cell{}
	}
}

// parseRef reads the name of a cell: G12 is row 11, column 6, counted from 0.
func parseRef(ref string) (row, column int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	n, err := strconv.Atoi(ref[i:])
	if i == 0 || err != nil || n < 1 {
		return 0, 0, false
	}
	return n - 1, column - 1, true
}
