package main

import (
	"errors"
	"io"
	"math"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"github.com/parindex/parindex/scoring/columnar"
)

// values calls f for the values of a leaf in the rows from one to before another. Only the pages
// that these rows stand in are decoded.
func (f *figuresFile) values(leaf, from, to int, each func(row int, v parquet.Value)) error {
	first := 0 // row of the row group
	for _, group := range f.file.RowGroups() {
		n := int(group.NumRows())
		if first < to && first+n > from {
			row := max(from, first)
			if err := pageValues(group.ColumnChunks()[leaf], row-first, row, min(to, first+n), each); err != nil {
				return err
			}
		}
		first += n
	}
	return nil
}

// pageValues calls each for the values of a column chunk, from the index skip on, which are those
// of the rows from one to before another.
func pageValues(chunk parquet.ColumnChunk, skip, from, to int, each func(row int, v parquet.Value)) (err error) {
	pages := chunk.Pages()
	defer func() { err = errors.Join(err, pages.Close()) }()
	if err := pages.SeekToRow(int64(skip)); err != nil {
		return err
	}
	var buffer [512]parquet.Value
	for from < to {
		page, err := pages.ReadPage()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF // there are fewer rows than the file says
			}
			return err
		}
		values := page.Values()
		for done := false; !done && from < to; {
			n, err := values.ReadValues(buffer[:])
			for _, v := range buffer[:min(n, to-from)] {
				each(from, v)
				from++
			}
			if done = errors.Is(err, io.EOF) || n == 0; err != nil && !done {
				parquet.Release(page)
				return err
			}
		}
		parquet.Release(page)
	}
	return nil
}

func logical(n parquet.Node) any {
	if t := n.Type().LogicalType(); t != nil {
		return t.Value
	}
	return nil
}

func isWhole(n parquet.Node) bool {
	return n.Type().Kind() == parquet.Int32 || n.Type().Kind() == parquet.Int64
}

// isInteger reports whether a column holds signed integers without another meaning. Of unsigned
// ones the greatest would be negative here.
func isInteger(n parquet.Node) bool {
	switch t := logical(n).(type) {
	case nil:
		return isWhole(n)
	case *format.IntType:
		return isWhole(n) && t.IsSigned
	}
	return false
}

func isDate(n parquet.Node) bool {
	_, is := logical(n).(*format.DateType)
	return is && n.Type().Kind() == parquet.Int32
}

func isText(n parquet.Node) bool {
	switch logical(n).(type) {
	case nil, *format.StringType, *format.EnumType:
		return n.Type().Kind() == parquet.ByteArray
	}
	return false
}

// typeName names the type of a column as Parquet does.
func typeName(n parquet.Node) string {
	name := n.Type().Kind().String()
	if t := n.Type().LogicalType(); t != nil {
		name = t.String() + " on " + name
	}
	return name
}

// integer returns what an INT32 or an INT64 holds.
func integer(v parquet.Value) int64 {
	if v.Kind() == parquet.Int32 {
		return int64(v.Int32())
	}
	return v.Int64()
}

// fitPlaces makes room for numbers with so many decimal places, and returns what these are
// multiplied by to stand in the column.
func fitPlaces(d *columnar.Column, places int) (by int64, err error) {
	by = 1
	for range max(d.Places-places, places-d.Places) {
		by *= 10
	}
	if places <= d.Places {
		return by, nil
	}
	for i, v := range d.Numbers {
		if v > math.MaxInt64/by || v < math.MinInt64/by {
			return 0, errors.New("numbers of this size do not fit beside numbers with so many decimal places")
		}
		d.Numbers[i] = v * by
	}
	d.Places = places
	return 1, nil
}

// optionOf returns the index of an option among the names of a column. One that the rubric
// does not have gets a place at the end, so that it is refused by its name.
func optionOf(d *columnar.Column, text []byte) int32 {
	for i, name := range d.Names {
		if name == string(text) {
			return int32(i)
		}
	}
	d.Names = append(slices.Clip(d.Names), string(text))
	return int32(len(d.Names) - 1)
}

// outColumn is a column of a file that is written.
type outColumn struct {
	name  string
	node  parquet.Node
	value func(i int) parquet.Value // of the i-th row; the null value is a null
}

// rowsPerGroup is how many rows a row group of a file that this program writes has: as many as
// a job scores, so that a job reads one.
const rowsPerGroup = 2000

// writeParquet writes columns of n rows, each of which may have nulls.
func writeParquet(w io.Writer, name string, columns []outColumn, n int, metadata map[string]string) error {
	group, byName := parquet.Group{}, map[string]outColumn{}
	for _, c := range columns {
		group[c.name], byName[c.name] = parquet.Optional(c.node), c
	}
	schema := parquet.NewSchema(name, group)
	options := []parquet.WriterOption{schema, parquet.Compression(&parquet.Zstd)}
	for key, value := range metadata {
		options = append(options, parquet.KeyValueMetadata(key, value))
	}
	out := parquet.NewGenericWriter[any](w, options...)
	var values []parquet.Value
	for from := 0; from < n; from += rowsPerGroup {
		for at, path := range schema.Columns() {
			c := byName[path[0]]
			values = values[:0]
			for i := from; i < min(n, from+rowsPerGroup); i++ {
				v, level := c.value(i), 1
				if v.IsNull() {
					level = 0
				}
				values = append(values, v.Level(0, level, at))
			}
			if _, err := out.ColumnWriters()[at].WriteRowValues(values); err != nil {
				return err
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return out.Close()
}

func textValue(s string) parquet.Value {
	if s == "" {
		return parquet.NullValue()
	}
	return parquet.ByteArrayValue([]byte(s))
}

// decimalNode is an exact decimal number: DECIMAL on INT64, never a float.
func decimalNode(places int) parquet.Node { return parquet.Decimal(places, 18, parquet.Int64Type) }
