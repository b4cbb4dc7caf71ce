package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

var bom = []byte("\ufeff")

// readCSV reads a table in UTF-8 with commas, semicolons or tabs. Its cells are texts;
// what was made harmless by [Harmless] is as it was.
func readCSV(src []byte, limits Limits) (*Sheet, error) {
	src = bytes.TrimPrefix(src, bom)
	if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 {
		return nil, notUTF8.Say()
	}
	r := csv.NewReader(bytes.NewReader(src))
	r.FieldsPerRecord, r.ReuseRecord, r.Comma = -1, true, separator(src)
	out, cells := &Sheet{}, 0
	for next := 1; ; {
		record, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			return nil, badCSV.Say(wrong.Line, wrong.Column)
		}
		if err != nil {
			return nil, badCSV.Say(next, 1)
		}
		line, _ := r.FieldPos(0)
		for ; next < line && len(out.Rows) <= limits.Rows; next++ { // empty lines are rows, too
			out.Rows = append(out.Rows, nil)
		}
		next = line + 1 + lineBreaks(record)
		row, err := rowOf(record, limits)
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, row)
		switch cells += len(row); {
		case len(out.Rows) > limits.Rows:
			return nil, tooManyRows.Say(limits.Rows)
		case cells > limits.Cells:
			return nil, tooManyCells.Say(limits.Cells)
		}
	}
}

func rowOf(record []string, limits Limits) ([]Cell, error) {
	if len(record) > limits.Columns {
		return nil, tooManyColumns.Say(limits.Columns)
	}
	row := make([]Cell, len(record))
	for i, text := range record {
		if len(text) > limits.Text {
			return nil, textTooLong.Say(limits.Text)
		}
		if text = harmful(text); strings.TrimSpace(text) != "" {
			row[i] = Cell{Text: text, Kind: Text}
		}
	}
	for len(row) > 0 && row[len(row)-1].IsEmpty() {
		row = row[:len(row)-1]
	}
	return row, nil
}

func lineBreaks(record []string) (n int) {
	for _, text := range record {
		n += strings.Count(text, "\n")
	}
	return n
}

// separator returns what parts the fields: whichever of the three most of the first lines
// have equally often, outside quotes. Decimal commas are in some lines and not in others; a
// separator is in all.
func separator(src []byte) rune {
	const looked = 1 << 14
	lines := map[rune]map[int]int{',': {}, ';': {}, '\t': {}} // by how often they have it
	now := map[rune]int{}
	quoted := false
	end := func() {
		for sep, n := range now {
			if n > 0 {
				lines[sep][n]++
			}
		}
		clear(now)
	}
	for _, r := range string(src[:min(len(src), looked)]) {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\n':
			end()
		case lines[r] != nil:
			now[r]++
		}
	}
	if len(src) <= looked {
		end()
	}
	best, most, often := ',', 0, 0
	for _, sep := range []rune{',', ';', '\t'} {
		for n, same := range lines[sep] {
			if same > most || same == most && n > often {
				best, most, often = sep, same, n
			}
		}
	}
	return best
}

// dangerous are the characters with which a program for spreadsheets takes a text in CSV
// for a formula; and the one that is put before them.
const dangerous = "=+-@\t\r'"

// Harmless returns a text as it is written in CSV, so that no program takes it for a
// formula: an apostrophe is put before what begins like one. Open takes it away.
func Harmless(text string) string {
	if text != "" && strings.IndexByte(dangerous, text[0]) >= 0 {
		return "'" + text
	}
	return text
}

func harmful(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.IndexByte(dangerous, text[1]) >= 0 {
		return text[1:]
	}
	return text
}
