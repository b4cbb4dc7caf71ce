package main

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/parindex/parindex/rubric"
)

// write writes figures as a province pushes them.
func (f *figures) write(w io.Writer, year int) error {
	columns := []outColumn{
		{unitID, parquet.String(), func(i int) parquet.Value { return textValue(f.units[i].ID) }},
		{unitName, parquet.String(), func(i int) parquet.Value { return textValue(f.units[i].Name.VI) }},
		{unitGroup, parquet.String(), func(i int) parquet.Value { return textValue(f.units[i].Group) }},
		{unitProvince, parquet.String(), func(i int) parquet.Value { return textValue(f.provinces[i]) }},
		{unitYear, parquet.Int(32), func(int) parquet.Value { return parquet.Int32Value(int32(year)) }},
	}
	for at, c := range f.columns {
		d := &f.data[at]
		known := func(value func(i int) parquet.Value) func(i int) parquet.Value {
			return func(i int) parquet.Value {
				if !d.Known[i] {
					return parquet.NullValue()
				}
				return value(i)
			}
		}
		number := func(i int) parquet.Value { return parquet.Int64Value(d.Numbers[i]) }
		out := outColumn{name: c.name}
		switch {
		case c.kind == rubric.Bool:
			out.node = parquet.Leaf(parquet.BooleanType)
			out.value = known(func(i int) parquet.Value { return parquet.BooleanValue(d.Bools[i]) })
		case c.kind == rubric.DateIn:
			out.node = parquet.Date()
			out.value = known(func(i int) parquet.Value { return parquet.Int32Value(int32(d.Days[i])) })
		case c.kind == rubric.Enum:
			out.node = parquet.Enum()
			out.value = known(func(i int) parquet.Value { return textValue(d.Names[d.Options[i]]) })
		case c.kind == rubric.Count:
			out.node, out.value = parquet.Int(64), known(number)
		default:
			out.node, out.value = decimalNode(d.Places), known(number)
		}
		columns = append(columns, out)
	}
	return writeParquet(w, "figures", columns, len(f.units), nil)
}
