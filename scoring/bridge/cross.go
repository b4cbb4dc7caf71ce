package bridge

import (
	"iter"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// crossing reads the figures of a year for the rules of the other edition.
type crossing struct {
	of      *rules.Compiled // the edition whose rules read them
	inputs  []crossed
	shift   int                     // years from the year of the figures to that of the edition
	groups  bool                    // the edition has object groups
	points  []string                // reported items of bonus and penalty that both editions have
	ranges  map[string]*rubric.Item // those items
	figures map[string]*rubric.Input
}

// crossed is an input with the name that its figures have in the other year.
type crossed struct {
	to   *rubric.Input
	from string
	kept bool
}

// newCrossing returns the crossing of figures of the year of from to the edition e.
func (c *checker) newCrossing(of *rules.Compiled, e int) *crossing {
	to, from := c.trees[e].rubric, c.trees[1-e].rubric
	x := &crossing{of: of, shift: to.Period - from.Period, groups: len(to.Groups) > 0,
		ranges: map[string]*rubric.Item{}, figures: map[string]*rubric.Input{}}
	types := map[string]rubric.InputType{}
	for _, in := range from.Scalars() {
		types[in.Name] = in.Type
	}
	for _, in := range to.Scalars() {
		x.figures[in.Name] = in
		name, kept, is := c.nameOf(e, in.Name)
		if t, has := types[name]; is && has && (t == in.Type || t.Numeric() && in.Type.Numeric()) {
			x.inputs = append(x.inputs, crossed{in, name, kept})
		}
	}
	for _, a := range []*rubric.Adjustment{to.Bonus, to.Penalty} {
		if a == nil {
			continue
		}
		for _, top := range a.Items {
			for it := range top.All() {
				if other := from.Item(it.Code); it.Reported && other != nil && other.Reported {
					x.points, x.ranges[it.Code] = append(x.points, it.Code), it
				}
			}
		}
	}
	return x
}

// nameOf returns the name that an input of the edition e has in the other one; there is none
// where another input has it.
func (c *checker) nameOf(e int, name string) (other string, kept, ok bool) {
	end := func(in Renamed) string {
		if e == 0 {
			return spelling.Normalize(in.To)
		}
		return spelling.Normalize(in.From)
	}
	if in, is := c.inputs[e][name]; is {
		return end(in), in.Kept, true
	}
	series, member, isMember := strings.Cut(name, ".")
	if in, is := c.inputs[e][series]; isMember && is {
		return end(in) + "." + member, in.Kept, true
	}
	_, taken := c.inputs[1-e][name]
	if isMember && !taken {
		_, taken = c.inputs[1-e][series]
	}
	return name, false, !taken
}

// all yields the facts of all units in one year for the rules of the other edition.
// The first of them are in both years.
func (x *crossing) all(facts, under []scoring.Facts, both int) ways {
	each := func(of func(scoring.Facts) scoring.Facts) iter.Seq[scoring.Facts] {
		return func(yield func(scoring.Facts) bool) {
			for i := range facts {
				other := &facts[i]
				if i < both {
					other = &under[i]
				}
				if !yield(of(x.facts(&facts[i], other))) {
					return
				}
			}
		}
	}
	return ways{each(func(f scoring.Facts) scoring.Facts { return f }), each(x.fitting)}
}

// facts returns the facts of a unit in one year for the rules of the other edition. What
// these do not know is left out, and is missing. Its group is that of the year, or where
// the edition has none of that name, the one that the unit has under the edition.
func (x *crossing) facts(f, under *scoring.Facts) scoring.Facts {
	out := scoring.Facts{Unit: f.Unit, Inputs: make(map[string]scoring.Figure, len(x.inputs))}
	if out.Unit.Group = ""; x.groups {
		out.Unit.Group = under.Unit.Group
		for _, g := range x.of.Rubric.Groups {
			if g.Name == spelling.Normalize(f.Unit.Group) {
				out.Unit.Group = g.Name
			}
		}
	}
	if !x.groups && len(x.of.Rubric.Groups) == 0 {
		out.Unit.Group = f.Unit.Group
	}
	for i := range x.inputs {
		in := &x.inputs[i]
		fig, is := f.Inputs[in.from]
		if !is || fig.IsZero() {
			continue
		}
		if in.to.Type == rubric.DateIn && !in.kept && x.shift != 0 {
			fig = moved(fig, x.shift)
		}
		out.Inputs[in.to.Name] = fig
	}
	for _, code := range x.points {
		if p, is := f.Points[code]; is {
			if out.Points == nil {
				out.Points = map[string]scoring.Figure{}
			}
			out.Points[code] = p
		}
	}
	return out
}

// fitting returns facts without the figures that the edition does not take: an option that
// it has not, a number beyond its domain. Where the others contradict its relations, nothing
// is left of them.
func (x *crossing) fitting(f scoring.Facts) scoring.Facts {
	if _, err := rules.Hook.Row(x.of, f); err == nil {
		return f
	}
	for name, fig := range f.Inputs {
		if _, err := rules.Hook.Domain(x.figures[name], fig); err != nil {
			delete(f.Inputs, name)
		}
	}
	for code, fig := range f.Points {
		it := x.ranges[code]
		p, is := fig.Number()
		if !is || decimals.Compare(p, it.Min) < 0 || decimals.Compare(p, it.Max) > 0 {
			delete(f.Points, code)
		}
	}
	if _, err := rules.Hook.Row(x.of, f); err != nil {
		return scoring.Facts{Unit: f.Unit}
	}
	return f
}

// moved returns a day some years later: the same day of the month, and 28 February for the
// 29th where there is none. Bounds are moved by their ends.
func moved(f scoring.Figure, years int) scoring.Figure {
	if b, is := f.Bound(); is {
		for _, end := range []*scoring.Figure{&b.AtLeast, &b.Above, &b.AtMost, &b.Below} {
			*end = moved(*end, years)
		}
		return scoring.Within(b)
	}
	d, is := f.Day()
	if !is {
		return f
	}
	d.Year += years
	if rubric.DateOf(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)) != d {
		d.Day = 28
	}
	return scoring.Known(d)
}
