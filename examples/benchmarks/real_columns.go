package main

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
)

// columnsOf returns complete facts by column, as a database would give them.
func columnsOf(r *rubric.Rubric, units []scoring.Facts) *columnar.Columns {
	c := &columnar.Columns{Len: len(units), Inputs: map[string]columnar.Column{}, Points: map[string]columnar.Column{}}
	for _, u := range units {
		c.Units = append(c.Units, u.Unit)
	}
	for _, in := range r.Inputs {
		c.Inputs[in.Name] = columnOf(&in, units)
	}
	for it := range r.Leaves() {
		if it.Reported {
			c.Points[it.Code] = numbers(units, 2, func(f scoring.Facts) scoring.Figure { return f.Points[it.Code] })
		}
	}
	return c
}

func columnOf(in *rubric.Input, units []scoring.Facts) columnar.Column {
	var c columnar.Column
	figure := func(f scoring.Facts) scoring.Figure { return f.Inputs[in.Name] }
	switch in.Type {
	case rubric.Count:
		return numbers(units, 0, figure)
	case rubric.Percent:
		return numbers(units, 2, figure)
	case rubric.Number:
		return numbers(units, 3, figure)
	case rubric.Enum:
		for _, o := range in.Options {
			c.Names = append(c.Names, o.Name)
		}
	}
	for _, u := range units {
		switch f := figure(u); in.Type {
		case rubric.Bool:
			yes, _ := f.YesNo()
			c.Bools = append(c.Bools, yes)
		case rubric.DateIn:
			day, _ := f.Day()
			c.Days = append(c.Days, day.DayNumber())
		case rubric.Enum:
			c.Options = append(c.Options, int32(slices.Index(c.Names, f.String())))
		}
	}
	return c
}

// numbers returns a column of numbers with so many decimals.
func numbers(units []scoring.Facts, places int, figure func(scoring.Facts) scoring.Figure) columnar.Column {
	c := columnar.Column{Places: places}
	for _, u := range units {
		n, _ := figure(u).Number()
		c.Numbers = append(c.Numbers, n.Shift(int32(places)).IntPart())
	}
	return c
}
