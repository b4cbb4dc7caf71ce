package columnar

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

func (c *Column) known(i int) bool { return c.Known == nil || c.Known[i] }

// read copies figures into a block, and notes the units whose figures do not simply fit.
func (c *readColumn) read(s *rules.Compiled, b *block, from int, odd []bool) {
	column := b.columns[c.at]
	for k := range column {
		if !c.known(from + k) {
			b.gap(s.Inputs, c.at, k)
		}
	}
	gaps := b.gaps[c.at]
	note := func(k int) { odd[k] = odd[k] || gaps == nil || !gaps[k] }
	switch {
	case c.item != nil:
		c.numbers(column, from, s.Rubric.Points.Places, note)
		for k, v := range column {
			if !c.item.Allows(v) {
				note(k)
			}
		}
	case len(c.Bools) > 0:
		for k, v := range c.Bools[from : from+b.len] {
			if column[k] = 0; v {
				column[k] = 1
			}
		}
	case len(c.Days) > 0:
		for k, v := range c.Days[from : from+b.len] {
			if column[k] = v; !c.onCalendar(s, v) {
				note(k)
			}
		}
	case len(c.Options) > 0:
		for k, v := range c.Options[from : from+b.len] {
			if v < 0 || int(v) >= len(c.options) || c.options[v] < 0 {
				note(k)
				continue
			}
			column[k] = c.options[v]
		}
	default:
		c.numbers(column, from, s.Inputs.Places[c.at], note)
		of := &s.Inputs.Columns[c.at]
		for k, v := range column {
			if v < of.Lo || v > of.Hi {
				note(k)
			}
		}
	}
	for k, gap := range gaps {
		if gap {
			b.gap(s.Inputs, c.at, k) // in place of what the column said
		}
	}
}

// numbers copies numbers with as many places as the column of a block has.
func (c *readColumn) numbers(column []int64, from, places int, note func(k int)) {
	by, most := int64(1), int64(1)<<62
	for range max(places-c.Places, c.Places-places) {
		by *= 10
	}
	given := c.Numbers[from : from+len(column)]
	switch {
	case places == c.Places:
		copy(column, given)
	case places > c.Places:
		most /= by
		for k, v := range given {
			if v > most || v < -most {
				note(k)
				continue
			}
			column[k] = v * by
		}
	default:
		for k, v := range given {
			if v%by != 0 {
				note(k)
			}
			column[k] = v / by
		}
	}
}

// onCalendar reports whether a number of days since 1970 is that of a day, or stands for
// never.
func (c *readColumn) onCalendar(s *rules.Compiled, day int64) bool {
	return firstDay <= day && day <= lastDay || day == neverDay && s.Inputs.Scalars[c.at].Never
}

// The days of the calendar, from the year 0 to 9999, and the one behind it.
var (
	firstDay = rubric.Date{Year: 0, Month: 1, Day: 1}.DayNumber()
	lastDay  = rubric.Date{Year: 9999, Month: 12, Day: 31}.DayNumber()
	neverDay = interval.Never.Num().Int64()
)

// groups fills the column of the units' groups, if rules may read it.
func (r *columnReader) groups(b *block, from int, odd []bool) {
	at, nobody := r.compiled.Inputs.Group, scoring.Unit{}
	for k := range b.len {
		of := &nobody
		if r.units != nil {
			of = &r.units[from+k]
		}
		if at < 0 {
			odd[k] = odd[k] || !r.compiled.Rubric.NoGroup(of.Group).IsZero()
			continue
		}
		v, is := r.compiled.Inputs.Options[at][of.Group]
		switch {
		case of.Group == "":
			b.gap(r.compiled.Inputs, at, k)
		case !is:
			odd[k] = true
		default:
			b.columns[at][k] = v
		}
	}
}

// facts returns the figures of a unit as facts. The error says which numbers stand for
// nothing.
func (r *columnReader) facts(i int) (scoring.Facts, error) {
	f := scoring.Facts{Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}
	if r.units != nil {
		f.Unit = r.units[i]
	}
	var faults source.Faults
	for _, c := range r.columns {
		if !c.known(i) {
			continue
		}
		figure, wrong := c.figure(r.compiled, i)
		switch {
		case !wrong.IsZero():
			faults = append(faults, &source.Fault{Path: source.Path("inputs", c.name),
				Message: wrong.Of(rules.InputNamed.Say(locale.Short(c.name)))})
		case c.item != nil:
			f.Points[c.name] = figure
		default:
			f.Inputs[c.name] = figure
		}
	}
	if faults == nil {
		return f, nil
	}
	if _, err := rules.Hook.Row(r.compiled, f); err != nil {
		faults = append(faults, err.(source.Faults)...)
	}
	return f, faults.Err()
}

// figure returns the figure of a unit, or says why the column has none.
func (c *readColumn) figure(s *rules.Compiled, i int) (scoring.Figure, locale.Message) {
	switch {
	case len(c.Bools) > 0:
		return scoring.Known(c.Bools[i]), locale.Message{}
	case len(c.Days) > 0:
		switch day := c.Days[i]; {
		case day == neverDay:
			return scoring.Known(words.Never), locale.Message{}
		case !c.onCalendar(s, day):
			return scoring.Figure{}, columnDay.Say(day)
		default:
			return scoring.Known(rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(day)), locale.Message{}
		}
	case len(c.Options) > 0:
		if v := c.Options[i]; v < 0 || int(v) >= len(c.Names) {
			return scoring.Figure{}, columnOption.Say(v, len(c.Names))
		}
		return scoring.Known(c.Names[c.Options[i]]), locale.Message{}
	}
	return scoring.Known(decimal.New(c.Numbers[i], int32(-c.Places))), locale.Message{}
}
