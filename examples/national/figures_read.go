package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
)

// figuresFile is a Parquet file of figures. It is read by rows from anywhere in it, and may be
// shared by goroutines.
type figuresFile struct {
	edition *edition
	file    *parquet.File
	rows    int
	unit    map[string]int // the leaf of a column of the unit
	leaves  []int          // by index of the columns of the edition; -1 where there is none
	places  []int          // decimal places of numbers, by the same index
}

// openFigures opens a file of figures of one year. The error has all that is wrong with its
// columns: those that the edition does not know, and types that would lose digits.
func openFigures(content []byte, of editions) (*figuresFile, error) {
	file, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("it is no Parquet file: %w", err)
	}
	f := &figuresFile{file: file, rows: int(file.NumRows()), unit: map[string]int{}}
	nodes := map[string]parquet.LeafColumn{}
	for _, field := range file.Schema().Fields() {
		leaf, is := file.Schema().Lookup(field.Name())
		if !is || leaf.MaxRepetitionLevel > 0 {
			return nil, fmt.Errorf("column %q: it holds lists or groups, not one value for each unit", field.Name())
		}
		nodes[field.Name()] = leaf
	}
	if err := f.year(nodes, of); err != nil {
		return nil, err
	}
	return f, f.match(nodes)
}

// year finds the edition of the year that all rows have.
func (f *figuresFile) year(nodes map[string]parquet.LeafColumn, of editions) error {
	leaf, is := nodes[unitYear]
	if !is || !isInteger(leaf.Node) {
		return fmt.Errorf("column %q: there is no such column of integers", unitYear)
	}
	var years []int64
	err := f.values(leaf.ColumnIndex, 0, f.rows, func(_ int, v parquet.Value) {
		year := int64(-1)
		if !v.IsNull() {
			year = integer(v)
		}
		if len(years) < 9 && !slices.Contains(years, year) {
			years = append(years, year)
		}
	})
	switch {
	case err != nil:
		return err
	case len(years) != 1:
		return fmt.Errorf("column %q: a push is of one year, not of %d", unitYear, len(years))
	}
	f.edition, err = of.of(int(years[0]))
	return err
}

// match finds the columns of the edition in the file.
func (f *figuresFile) match(nodes map[string]parquet.LeafColumn) error {
	var faults []error
	fault := func(name, format string, args ...any) {
		faults = append(faults, fmt.Errorf("column %q: %s", name, fmt.Sprintf(format, args...)))
	}
	names := []string{unitID, unitName, unitGroup, unitProvince, unitYear}
	for _, name := range names[:4] {
		switch leaf, is := nodes[name]; {
		case is && !isText(leaf.Node):
			fault(name, "it is %s, not text", typeName(leaf.Node))
		case is:
			f.unit[name] = leaf.ColumnIndex
		case name == unitID || name == unitProvince:
			fault(name, "it is not there")
		}
	}
	for _, c := range f.edition.columns {
		names = append(names, c.name)
		leaf, is := nodes[c.name]
		if !is {
			f.leaves, f.places = append(f.leaves, -1), append(f.places, 0)
			continue
		}
		places, why := c.reads(leaf.Node)
		if why != "" {
			fault(c.name, "it is %s, not %s", typeName(leaf.Node), why)
		}
		f.leaves, f.places = append(f.leaves, leaf.ColumnIndex), append(f.places, places)
	}
	for _, field := range f.file.Schema().Fields() {
		if name := field.Name(); !slices.Contains(names, name) {
			suggestion := spelling.Suggest(name, names).In(locale.English)
			fault(name, "the edition of %d has no such figure%s", f.edition.year, suggestion)
		}
	}
	return errors.Join(faults...)
}

// reads reports how many decimal places the numbers of a column have, or what it would have to be.
func (c *column) reads(n parquet.Node) (places int, why string) {
	switch c.kind {
	case rubric.Bool:
		if n.Type().Kind() != parquet.Boolean {
			return 0, "BOOLEAN"
		}
	case rubric.Enum:
		if !isText(n) {
			return 0, "text"
		}
	case rubric.DateIn:
		if !isDate(n) {
			return 0, "DATE"
		}
	default:
		if decimals, is := logical(n).(*format.DecimalType); is && isWhole(n) && decimals.Scale >= 0 {
			return int(decimals.Scale), ""
		}
		if !isInteger(n) {
			return 0, "an integer or a DECIMAL on INT32 or INT64"
		}
	}
	return 0, ""
}

// read appends the rows from one to before another to figures of the edition: all of them, or
// those that keep names by their number in the file. The error names rows without a unit or a
// province.
func (f *figuresFile) read(into *figures, from, to int, keep []bool) error {
	kept := func(row int) bool { return keep == nil || keep[row] }
	n, faults := 0, []error(nil)
	for row := from; row < to; row++ {
		if kept(row) {
			n++
		}
	}
	start := len(into.units)
	into.units = append(into.units, make([]scoring.Unit, n)...)
	into.provinces = append(into.provinces, make([]string, n)...)
	for _, name := range []string{unitID, unitName, unitGroup, unitProvince} {
		leaf, is := f.unit[name]
		if !is {
			continue
		}
		at := start
		err := f.values(leaf, from, to, func(row int, v parquet.Value) {
			if !kept(row) {
				return
			}
			u, text := &into.units[at], string(v.ByteArray())
			switch name {
			case unitID:
				u.ID = text
			case unitName:
				u.Name = rubric.Text{VI: text}
			case unitGroup:
				u.Group = text
			default:
				into.provinces[at] = text
			}
			if text == "" && (name == unitID || name == unitProvince) {
				faults = append(faults, fmt.Errorf("row %d: column %q: it is empty", row+1, name))
			}
			at++
		})
		if err != nil {
			return err
		}
	}
	for i := range f.edition.columns {
		if err := f.readColumn(into, i, from, to, n, kept); err != nil {
			return err
		}
	}
	return errors.Join(faults...)
}

// readColumn appends a column of figures.
func (f *figuresFile) readColumn(into *figures, i, from, to, n int, kept func(row int) bool) error {
	d := &into.data[i]
	start := len(d.Known)
	d.Known = append(d.Known, make([]bool, n)...)
	switch into.columns[i].kind {
	case rubric.Bool:
		d.Bools = append(d.Bools, make([]bool, n)...)
	case rubric.DateIn:
		d.Days = append(d.Days, make([]int64, n)...)
	case rubric.Enum:
		d.Options = append(d.Options, make([]int32, n)...)
	default:
		d.Numbers = append(d.Numbers, make([]int64, n)...)
	}
	if f.leaves[i] < 0 {
		return nil
	}
	scale, err := fitPlaces(d, f.places[i])
	if err != nil {
		return fmt.Errorf("column %q: %w", into.columns[i].name, err)
	}
	at, beyond := start, 0
	err = f.values(f.leaves[i], from, to, func(row int, v parquet.Value) {
		if !kept(row) {
			return
		}
		if d.Known[at] = !v.IsNull(); d.Known[at] {
			switch into.columns[i].kind {
			case rubric.Bool:
				d.Bools[at] = v.Boolean()
			case rubric.DateIn:
				d.Days[at] = integer(v)
			case rubric.Enum:
				d.Options[at] = optionOf(d, v.ByteArray())
			default:
				d.Numbers[at] = integer(v) * scale
				if scale > 1 && d.Numbers[at]/scale != integer(v) {
					beyond = row + 1
				}
			}
		}
		at++
	})
	if err == nil && beyond > 0 {
		err = fmt.Errorf("row %d: column %q: the number does not fit", beyond, into.columns[i].name)
	}
	return err
}
