package scoring

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// row converts facts. The error lists all faults of the facts.
func row(s *rules.Compiled, f Facts) (rules.Row, error) {
	inputs, r := len(s.Inputs.Columns), s.UnknownRow()
	r.Set = s.Held
	faulty := f.Rubric != "" && f.Rubric != s.Rubric.ID
	for name, v := range f.Inputs {
		slot, declared := s.Inputs.Slots[name]
		if normal := spelling.Normalize(name); !declared && normal != name {
			return normalRow(s, f)
		}
		if !declared || !v.IsZero() && !setFigure(&r, slot, v, s.Inputs) {
			faulty = true
		}
	}
	if group := s.Inputs.Group; group >= 0 {
		_, given := f.Inputs["group"]
		faulty = faulty || given || f.Unit.Group != "" && !setFigure(&r, group, Figure{f.Unit.Group}, s.Inputs)
	} else if !s.Rubric.NoGroup(f.Unit.Group).IsZero() {
		faulty = true
	}
	for code, v := range f.Points {
		i, is := s.Reported[code]
		if !is {
			if spelling.Normalize(code) != code {
				return normalRow(s, f)
			}
			faulty = true
			continue
		}
		if v.IsZero() {
			continue
		}
		if p, fits := v.scaled(s.Rubric.Points.Places); fits && s.Leaves[i].Allows(p) {
			r.Vals[inputs+i] = p
			continue
		}
		known, err := factOf(&rubric.Input{Type: rubric.Number}, v)
		if err != nil {
			faulty = true
			continue
		}
		setInexact(&r, inputs+i, known)
	}
	if faulty || !s.Satisfied(&r) {
		return rules.Row{}, faults(s, f)
	}
	return r, nil
}

// normalRow is row for facts with names that are not in Unicode normalisation form C.
func normalRow(s *rules.Compiled, f Facts) (rules.Row, error) {
	var name, code string
	f.Inputs, name = spelling.NormalizeKeys(f.Inputs)
	f.Points, code = spelling.NormalizeKeys(f.Points)
	if twice := cmp.Or(name, code); twice != "" {
		return rules.Row{}, source.Faults{{Message: twoFigures.As(ErrFacts).SayShort(twice)}}
	}
	return row(s, f)
}

func setInexact(r *rules.Row, i int, v interval.Domain) {
	if r.Inexact == nil {
		r.Inexact = map[int]interval.Domain{}
	}
	r.Inexact[i] = v
}

// setFigure converts a figure; not ok means that it has a fault.
func setFigure(r *rules.Row, slot int, v Figure, l *rules.Layout) (ok bool) {
	if x, fits := fast(l, slot, v); fits {
		r.Vals[slot] = x
		return true
	}
	known, err := factOf(l.Scalars[slot], v)
	if err != nil {
		return false
	}
	setInexact(r, slot, known)
	return true
}

// fast converts figures that fit a column without detours; the others take the way of
// factOf.
func fast(l *rules.Layout, slot int, f Figure) (int64, bool) {
	c := &l.Columns[slot]
	switch t := l.Scalars[slot].Type; t {
	case rubric.Bool:
		b, isBool := f.v.(bool)
		if b {
			return 1, true
		}
		return 0, isBool
	case rubric.Enum:
		name, isText := f.v.(string)
		if !isText {
			return 0, false
		}
		i, is := l.Options[slot][name]
		return i, is
	case rubric.DateIn:
		if text, is := f.v.(string); is && text == words.Never && l.Scalars[slot].Never {
			return interval.Never.Num().Int64(), true
		}
		d, isDate := f.v.(rubric.Date)
		if !isDate || d.IsZero() || !onCalendar(d) {
			return 0, false
		}
		n := d.DayNumber()
		return n, c.Lo <= n && n <= c.Hi
	default:
		n, fits := f.scaled(l.Places[slot])
		return n, fits && c.Lo <= n && n <= c.Hi
	}
}

// scaled returns a number × 10^places, for up to six places, if that is a whole number of
// moderate size.
func (f Figure) scaled(places int) (int64, bool) {
	var n int64
	switch v := f.v.(type) {
	case int64:
		n = v
	case short:
		n, places = v.n, places-int(v.places)
	default:
		return 0, false
	}
	const most = 1 << 40 // times a million it is far below 1 << 63
	if places < 0 || n > most || n < -most {
		return 0, false
	}
	for range places {
		n *= 10
	}
	return n, true
}

// faults lists everything that is wrong with facts, sorted.
func faults(s *rules.Compiled, f Facts) error {
	var faults source.Faults
	add := func(path string, m locale.Message) {
		m.Kind = errors.Join(ErrFacts, m.Kind)
		faults.Add(mostFaults, func() *source.Fault { return &source.Fault{Path: path, Message: m} })
	}
	if f.Rubric != "" && f.Rubric != s.Rubric.ID {
		add("rubric", factsOfOther.SayShort(f.Rubric, s.Rubric.ID))
	}
	if why := s.Rubric.NoGroup(f.Unit.Group); !why.IsZero() {
		add(source.Path("unit", "group"), why)
	}
	domains := slices.Clone(s.Inputs.Domains)
	names, items := rules.InputNames(s.Rubric), rules.ItemsOf(s.Rubric)
	for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
		var in *rubric.Input
		if slot, declared := s.Inputs.Slots[name]; declared && slot != s.Inputs.Group {
			in = s.Inputs.Scalars[slot]
		}
		if in == nil {
			add(source.Path("inputs", name), rules.Undeclared(s.Rubric, name, func() locale.Message {
				return s.Rubric.Suggest(faults, name, names)
			}))
		} else if known, err := factOf(in, f.Inputs[name]); err != nil {
			add(source.Path("inputs", name), locale.MessageOf(err).Of(rules.InputNamed.Say(locale.Short(name))))
		} else if !f.Inputs[name].IsZero() {
			domains[s.Inputs.Slots[name]] = known
		}
	}
	contradictions(s, domains, f.Inputs, func(name string, m locale.Message) { add(source.Path("inputs", name), m) })
	for _, code := range slices.SortedFunc(maps.Keys(f.Points), spelling.CompareCodes) {
		if why := items.NotReportable(code, func() locale.Message {
			return s.Rubric.Suggest(faults, code, items.Reported)
		}); !why.IsZero() {
			add(source.Path("points", code), why)
		} else if _, err := factOf(&rubric.Input{Type: rubric.Number}, f.Points[code]); err != nil {
			add(source.Path("points", code), locale.MessageOf(err).Of(rules.PointsOfItem.Say(locale.Short(code))))
		}
	}
	return faults.Err()
}

// contradictions tells which relations figures contradict, each at the first figure
// that is given of those that it names.
func contradictions(s *rules.Compiled, domains []interval.Domain, figures map[string]Figure,
	tell func(name string, m locale.Message)) {
	given := func(slot int) bool { return !figures[s.Inputs.Input(slot).Name].IsZero() }
	for _, x := range s.Contradictions(domains) {
		if at := slices.IndexFunc(x.Slots, given); at >= 0 {
			tell(s.Inputs.Input(x.Slots[at]).Name, x.Message(s, domains, given))
		}
	}
}
