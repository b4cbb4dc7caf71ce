package setup

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/xuri/excelize/v2"
)

// partOfAddress is what an ID may be made of.
var partOfAddress = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// table is a CSV file that is read row by row, by the names of its columns.
type table struct {
	file    string
	csv     *csv.Reader
	columns map[string]int
	row     []string
	faults  source.Faults
}

// readTable opens a table with these columns, in any order.
func readTable(name string, columns ...string) (*table, error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff")) // spreadsheets begin their files with it
	t := &table{file: name, csv: csv.NewReader(bytes.NewReader(src)), columns: map[string]int{}}
	t.csv.FieldsPerRecord = -1
	if head, _, _ := bytes.Cut(src, []byte("\n")); bytes.Contains(head, []byte(";")) {
		t.csv.Comma = ';'
	}
	t.next()
	for i, name := range t.row {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(columns, name) {
			t.faults = append(t.faults, t.at(i, unknownColumn.Say(name, spelling.Suggest(name, columns))))
		}
		t.columns[name] = i
	}
	for _, name := range columns {
		if _, is := t.columns[name]; !is {
			t.faults = append(t.faults, t.at(0, noColumn.Say(name)))
		}
	}
	return t, nil
}

// next goes on to the next row.
func (t *table) next() bool {
	for {
		row, err := t.csv.Read()
		if bad, is := errors.AsType[*csv.ParseError](err); is {
			t.faults = append(t.faults, &source.Fault{File: t.file, Pos: source.Pos{Line: bad.Line, Column: bad.Column}, Message: badQuotes.Say()})
			continue
		}
		t.row = row
		return err == nil // or the end: the file is in memory
	}
}

// get returns the text in a column of the row.
func (t *table) get(column string) string {
	i, is := t.columns[column]
	if !is || i >= len(t.row) {
		return ""
	}
	return strings.TrimSpace(spelling.Normalize(t.row[i]))
}

// need is get where a text has to be.
func (t *table) need(column string) string {
	text := t.get(column)
	if _, is := t.columns[column]; is && text == "" {
		t.fault(column, empties, column)
	}
	return text
}

// oneOf finds fault with a text that is none of some.
func (t *table) oneOf(column, text string, of []string) {
	if _, is := t.columns[column]; is && !slices.Contains(of, text) {
		t.fault(column, unknown, text, spelling.Suggest(text, of))
	}
}

func (t *table) fault(column string, says locale.Sentence, args ...any) {
	t.faults = append(t.faults, t.at(t.columns[column], says.Say(args...)))
}

// at is a fault in a column of the row; a row that ends before has it at its last.
func (t *table) at(column int, message locale.Message) *source.Fault {
	if len(t.row) == 0 {
		return &source.Fault{File: t.file, Pos: source.Pos{Line: 1, Column: 1}, Message: message}
	}
	line, _ := t.csv.FieldPos(min(column, len(t.row)-1))
	cell, err := excelize.CoordinatesToCellName(column+1, line)
	if err != nil { // more columns than a spreadsheet has
		cell = ""
	}
	return &source.Fault{File: t.file, Cell: cell, Pos: source.Pos{Line: line, Column: column + 1}, Message: message}
}
