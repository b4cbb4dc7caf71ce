package ruletest

import (
	"math/rand/v2"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/shopspring/decimal"
)

// ColumnsOf lays figures side by side. Bounds, which have no column, are missing in it, as
// in the facts returned.
func ColumnsOf(r *rand.Rand, s *scoring.Scorer, facts []scoring.Facts) (*columnar.Columns, []scoring.Facts) {
	out := &columnar.Columns{Len: len(facts), Inputs: map[string]columnar.Column{}, Points: map[string]columnar.Column{}}
	same := make([]scoring.Facts, len(facts))
	for i, f := range facts {
		out.Units = append(out.Units, f.Unit)
		same[i] = scoring.Facts{Unit: f.Unit, Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}
	}
	for _, in := range s.Rubric().Scalars() {
		c := columnOf(r, in, len(facts), func(i int) scoring.Figure { return facts[i].Inputs[in.Name] },
			func(i int, f scoring.Figure) { same[i].Inputs[in.Name] = f })
		if c.Known == nil || slices.Contains(c.Known, true) {
			out.Inputs[in.Name] = c
		}
	}
	for it := range s.Rubric().Leaves() {
		if it.Reported {
			out.Points[it.Code] = columnOf(r, &rubric.Input{Type: rubric.Number}, len(facts),
				func(i int) scoring.Figure { return facts[i].Points[it.Code] },
				func(i int, f scoring.Figure) { same[i].Points[it.Code] = f })
		}
	}
	return out, same
}

func columnOf(r *rand.Rand, in *rubric.Input, units int, figure func(i int) scoring.Figure,
	keep func(i int, f scoring.Figure)) columnar.Column {
	c := columnar.Column{Places: 5 + r.IntN(3), Known: make([]bool, units)}
	for _, o := range in.Options {
		c.Names = append(c.Names, o.Name)
	}
	r.Shuffle(len(c.Names), func(i, j int) { c.Names[i], c.Names[j] = c.Names[j], c.Names[i] })
	for i := range units {
		f := figure(i)
		text, day := f.String(), rubric.Date{}
		c.Known[i] = true
		switch {
		case f.IsZero():
			c.Known[i] = false
		case in.Type == rubric.Bool:
			c.Bools = append(c.Bools, text == "true")
		case in.Type == rubric.Enum && slices.Contains(c.Names, text):
			c.Options = append(c.Options, int32(slices.Index(c.Names, text)))
		case in.Type == rubric.DateIn && day.UnmarshalText([]byte(text)) == nil:
			c.Days = append(c.Days, day.DayNumber())
		default:
			d, err := decimal.NewFromString(text)
			shifted := d.Shift(int32(c.Places))
			if c.Known[i] = err == nil && in.Type.Numeric() && shifted.IsInteger() && shifted.BigInt().IsInt64(); c.Known[i] {
				c.Numbers = append(c.Numbers, d.Shift(int32(c.Places)).IntPart())
			}
		}
		if c.Known[i] {
			keep(i, f)
			continue
		}
		switch in.Type { // whatever stands there
		case rubric.Bool:
			c.Bools = append(c.Bools, r.IntN(2) == 0)
		case rubric.Enum:
			c.Options = append(c.Options, int32(r.IntN(9)-4))
		case rubric.DateIn:
			c.Days = append(c.Days, r.Int64()-r.Int64())
		default:
			c.Numbers = append(c.Numbers, r.Int64()-r.Int64())
		}
	}
	if !slices.Contains(c.Known, false) {
		c.Known = nil
	}
	return c
}
