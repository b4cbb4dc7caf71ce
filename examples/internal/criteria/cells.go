package criteria

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/form"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// sheet is a sheet of a spreadsheet, or a CSV file.
type sheet struct {
	name   string
	rows   [][]string // as they are shown
	values [][]string // as they are stored
}

// sheets reads a file: a ZIP archive is a spreadsheet, all else is CSV.
func sheets(src []byte) ([]sheet, error) {
	if bytes.HasPrefix(src, []byte("PK\x03\x04")) {
		return spreadsheet(src)
	}
	s, err := separated(src)
	return []sheet{s}, err
}

func spreadsheet(src []byte) ([]sheet, error) {
	const unpacked = 64 << 20 // bounds what a small file can grow to
	// excelize makes room for all cells before one that a sheet names.
	if err := form.Check(src, &form.ReadOptions{Unpacked: unpacked, Rows: 100_000, Cells: 1_000_000}); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{UnzipSizeLimit: unpacked,
		UnzipXMLSizeLimit: unpacked})
	if err != nil {
		return nil, notASpreadsheet.Say()
	}
	defer f.Close()
	var out []sheet
	for _, name := range f.GetSheetList() {
		s := sheet{name: name}
		if s.rows, err = f.GetRows(name); err == nil {
			s.values, err = f.GetRows(name, excelize.Options{RawCellValue: true})
		}
		if err != nil {
			return nil, notASpreadsheet.Say()
		}
		out = append(out, s)
	}
	return out, nil
}

// separated reads CSV with commas, semicolons or tabs: whichever its first lines have
// most of, outside quotes.
func separated(src []byte) (sheet, error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if !utf8.Valid(src) {
		return sheet{}, notUTF8.Say()
	}
	r := csv.NewReader(bytes.NewReader(src))
	r.FieldsPerRecord, r.LazyQuotes, r.Comma = -1, true, separator(src)
	var s sheet
	for next := 1; ; {
		record, err := r.Read()
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			return s, badCSV.Say(wrong.Line)
		}
		if err != nil { // the end
			s.values = s.rows
			return s, nil
		}
		line, _ := r.FieldPos(0)
		s.rows = append(s.rows, make([][]string, max(0, line-next))...) // empty lines are rows, too
		s.rows = append(s.rows, record)
		next = line + 1 + strings.Count(strings.Join(record, ""), "\n")
	}
}

func separator(src []byte) rune {
	best, most := ',', 0
	for _, sep := range []rune{';', '\t', ','} {
		n, quoted := 0, false
		for _, r := range string(src[:min(len(src), 1<<14)]) {
			switch {
			case r == '"':
				quoted = !quoted
			case r == sep && !quoted:
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// at returns the text of a cell, in one line.
func at(rows [][]string, row, column int) string {
	if row >= len(rows) || column < 0 || column >= len(rows[row]) {
		return ""
	}
	text := strings.Map(func(r rune) rune {
		if spelling.Invisible(r) {
			return -1
		}
		return r
	}, spelling.Normalize(rows[row][column]))
	return strings.Join(strings.Fields(text), " ")
}

// ref names a cell.
func (s *sheet) ref(row, column int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil || s.name == "" {
		return name
	}
	return s.name + "!" + name
}

// number reads points: with a decimal point or comma, perhaps with the word for
// points behind them. Spreadsheets store numbers in binary, so that what lies beyond
// the tenth decimal is none of the author's.
func number(text string) (decimal.Decimal, bool) {
	text = strings.ToLower(text)
	for _, unit := range []string{"điểm", "points", "point", "đ"} {
		text = strings.TrimSuffix(text, unit)
	}
	text = strings.TrimSpace(text)
	if strings.Count(text, ",")+strings.Count(text, ".") > 1 || len(text) > 40 || strings.ContainsAny(text, "e") &&
		!strings.Contains(text, "e-") {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(strings.Replace(text, ",", ".", 1))
	if err != nil || d.Exponent() < -60 {
		return decimal.Decimal{}, false
	}
	return decimal.RequireFromString(d.Round(10).String()), true
}
