package main

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
)

// The columns of a file of figures that say whose they are. The others are inputs of the
// rubric by name and points of reported items; a null is a missing figure, and a column that
// is not there is missing for all units.
const (
	unitID       = "unit.id"       // text, never null
	unitName     = "unit.name"     // text
	unitGroup    = "unit.group"    // text: the object group
	unitProvince = "unit.province" // text, never null
	unitYear     = "unit.year"     // an integer, the same in all rows
)

// figures are those of some units of one year, by column. No map is made of any unit: what a
// file holds by column is scored by column.
type figures struct {
	units     []scoring.Unit
	provinces []string
	columns   []column
	data      []columnar.Column // by index of columns
}

// newFigures returns no figures, with room for those of n units.
func newFigures(e *edition, n int) *figures {
	f := &figures{columns: e.columns, data: make([]columnar.Column, len(e.columns))}
	f.units, f.provinces = make([]scoring.Unit, 0, n), make([]string, 0, n)
	for i, c := range e.columns {
		d := &f.data[i]
		d.Known, d.Places, d.Names = make([]bool, 0, n), c.places, c.options
		switch c.kind {
		case rubric.Bool:
			d.Bools = make([]bool, 0, n)
		case rubric.DateIn:
			d.Days = make([]int64, 0, n)
		case rubric.Enum:
			d.Options = make([]int32, 0, n)
		default:
			d.Numbers = make([]int64, 0, n)
		}
	}
	return f
}

// table returns the figures as a library call takes them.
func (f *figures) table() *columnar.Columns {
	out := &columnar.Columns{Len: len(f.units), Units: f.units, Inputs: map[string]columnar.Column{},
		Points: map[string]columnar.Column{}}
	for i, c := range f.columns {
		if c.item != "" {
			out.Points[c.item] = f.data[i]
		} else {
			out.Inputs[c.name] = f.data[i]
		}
	}
	return out
}
