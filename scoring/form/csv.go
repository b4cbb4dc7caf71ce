package form

import (
	"encoding/csv"
	"io"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/shopspring/decimal"
)

// csvWriter writes CSV with commas in UTF-8, with the mark at its beginning by which
// spreadsheet programs know that. The first error stops all that follows.
type csvWriter struct {
	w   *csv.Writer
	err error
}

func newCSV(w io.Writer) *csvWriter {
	_, err := io.WriteString(w, "\ufeff")
	out := &csvWriter{w: csv.NewWriter(w), err: err}
	out.w.UseCRLF = true // as RFC 4180 has it
	return out
}

// digits are a number as it is written.
type digits string

// row writes a record of texts and numbers; a text that a program could take for a
// formula is made harmless.
func (c *csvWriter) row(cells ...any) {
	record := make([]string, len(cells))
	for i, cell := range cells {
		switch v := cell.(type) {
		case digits:
			record[i] = string(v)
		case decimal.NullDecimal:
			if v.Valid {
				record[i] = decimals.Format(v.Decimal)
			}
		case string:
			record[i] = sheet.Harmless(v)
		}
	}
	if c.err == nil {
		c.err = c.w.Write(record)
	}
}

func (c *csvWriter) end() error {
	if c.w.Flush(); c.err == nil {
		c.err = c.w.Error()
	}
	return c.err
}

// WriteTableCSV writes a table as [WriteTable] does, as CSV: its headers are unit.id,
// unit.name, unit.group and the names of the inputs and codes of the reported items. It
// is in UTF-8 with commas and decimal points; a text that a spreadsheet program could take
// for a formula has an apostrophe before it, which [ReadTable] takes away.
func WriteTableCSV(w io.Writer, s *scoring.Scorer, units []scoring.Facts) error {
	c, err := tableOf(w, s, units)
	if err != nil {
		return err
	}
	all, out := fieldsOf(c), newCSV(w)
	head := []any{codeID, codeName, codeGroup}
	for _, of := range all.all {
		head = append(head, all.header(of))
	}
	out.row(head...)
	for _, f := range units {
		row := []any{f.Unit.ID, f.Unit.Name.In(rubric.Vietnamese), f.Unit.Group}
		for _, of := range all.all {
			row = append(row, csvValue(of, f))
		}
		out.row(row...)
	}
	return out.end()
}

// header returns the text by which a table names a field.
func (l *Form) header(of *Field) string {
	if l.titled(of.Name) == of {
		return of.Name
	}
	return of.Path
}

// csvValue returns the figure that facts have of a field: numbers with a decimal point,
// names of options, and what stands in files for all else.
func csvValue(of *Field, facts scoring.Facts) any {
	f := of.Figure(facts)
	if f.IsZero() {
		return ""
	}
	if n, ok := f.Number(); ok && of.Input.Type.Numeric() {
		return digits(typed.Digits(n))
	}
	if d, ok := f.Day(); ok {
		return d.String()
	}
	if _, bound := f.Bound(); !bound && of.Input.Type == rubric.Enum {
		return f.String()
	}
	return typed.Written(of.Input, f, rubric.English)
}

// tableOf checks what a table is to be written of.
func tableOf(w io.Writer, s *scoring.Scorer, units []scoring.Facts) (*rules.Compiled, error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case w == nil:
		return nil, noWriter.Say()
	}
	for i, f := range units {
		if err := check(c, f); err != nil {
			return nil, rules.OfUnit(f.Unit.ID, i+1, err)
		}
	}
	return c, nil
}
