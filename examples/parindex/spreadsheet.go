package main

import (
	"bytes"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
)

// isSpreadsheet reports whether a file is no text like all others: a workbook, or another
// format of spreadsheets, or CSV by its name.
func isSpreadsheet(file string, src []byte) bool {
	return isCSV(file) || bytes.HasPrefix(src, []byte("PK\x03\x04")) || bytes.HasPrefix(src, []byte("\xD0\xCF\x11\xE0"))
}

// readForm reads the facts of a form that was filled in.
func (a *app) readForm(file string, src []byte, s *scoring.Scorer) (scoring.Facts, error) {
	filled, err := form.Read(file, src, s, nil)
	if err != nil {
		return scoring.Facts{}, err
	}
	a.remarks(filled.Remarks)
	return filled.Facts, nil
}

// readUnits reads the facts of the units of a file: of a facts file, a form, or a table,
// whose units may have faults.
func (a *app) readUnits(file string, s *scoring.Scorer) ([]form.Unit, error) {
	src, err := a.readBytes(file)
	if err != nil {
		return nil, err
	}
	if isSpreadsheet(file, src) {
		table, err := form.ReadTable(file, src, s, nil)
		if err != nil {
			return nil, err
		}
		a.remarks(table.Remarks)
		return table.Units, nil
	}
	f, err := scoring.ParseFacts(file, src, s.Rubric(), nil)
	if err != nil {
		return nil, err
	}
	return []form.Unit{{Facts: f}}, nil
}

// remarks prints what should be known of a spreadsheet.
func (a *app) remarks(list source.Faults) {
	p := &printer{a.errOut, a.errColour}
	for _, r := range list {
		p.printf("%s %s\n", p.in(bold, r.File+":"), p.in(yellow, r.Message.In(a.lang)))
	}
}
