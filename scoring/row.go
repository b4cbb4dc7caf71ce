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
	"github.com/shopspring/decimal"
)

// row is the facts of one unit, converted and checked.
type row struct {
	// vals are the inputs by slot, then the points of the leaves by index, each
	// as a column holds it or notFast.
	vals []int64
	// inexact holds what is known of those that are notFast; of the others nothing is
	// known.
	inexact map[int]interval.Domain
}

// blankRow returns the row of a unit of which nothing is known.
func (s *compiled) blankRow() row {
	r := row{vals: make([]int64, len(s.inputs.columns)+len(s.leaves))}
	for i := range r.vals {
		r.vals[i] = notFast
	}
	return r
}

// row converts facts. The error lists all faults of the facts.
func (s *compiled) row(f Facts) (row, error) {
	inputs, r := len(s.inputs.columns), s.blankRow()
	faulty := f.Rubric != "" && f.Rubric != s.rubric.ID
	for name, v := range f.Inputs {
		slot, declared := s.inputs.slots[name]
		if normal := spelling.Normalize(name); !declared && normal != name {
			return s.normalRow(f)
		}
		if !declared || !v.IsZero() && !r.set(slot, v, s.inputs) {
			faulty = true
		}
	}
	for code, v := range f.Points {
		i, is := s.reported[code]
		if !is {
			if spelling.Normalize(code) != code {
				return s.normalRow(f)
			}
			faulty = true
			continue
		}
		if v.IsZero() {
			continue
		}
		if d, isNumber := v.Number(); isNumber {
			if p, fits := scaled(d, s.rubric.Points.Places); fits && s.leaves[i].allows(p) {
				r.vals[inputs+i] = p
				continue
			}
		}
		known, err := factOf(&rubric.Input{Type: rubric.Number}, v)
		if err != nil {
			faulty = true
			continue
		}
		r.setInexact(inputs+i, known)
	}
	if faulty {
		return row{}, s.faults(f)
	}
	return r, nil
}

// normalRow is row for facts with names that are not in Unicode normalisation form C.
func (s *compiled) normalRow(f Facts) (row, error) {
	var name, code string
	f.Inputs, name = spelling.NormalizeKeys(f.Inputs)
	f.Points, code = spelling.NormalizeKeys(f.Points)
	if twice := cmp.Or(name, code); twice != "" {
		return row{}, source.Faults{{Message: twoFigures.As(ErrFacts).SayShort(twice)}}
	}
	return s.row(f)
}

// figureIn returns a figure of facts, also where its name is not normalised.
func figureIn(m map[string]Figure, name string) Figure {
	if f, is := m[name]; is {
		return f
	}
	m, _ = spelling.NormalizeKeys(m)
	return m[name]
}

// allows reports whether points typed for a reported leaf are in its range and
// on its step.
func (n *node) allows(p int64) bool {
	return n.min <= p && p <= n.max && (n.step == 0 || p%n.step == 0)
}

func (r *row) setInexact(i int, v interval.Domain) {
	if r.inexact == nil {
		r.inexact = map[int]interval.Domain{}
	}
	r.inexact[i] = v
}

// set converts a figure; not ok means that it has a fault.
func (r *row) set(slot int, v Figure, l *layout) (ok bool) {
	if x, fits := l.fast(slot, v); fits {
		r.vals[slot] = x
		return true
	}
	known, err := factOf(&l.rubric.Inputs[slot], v)
	if err != nil {
		return false
	}
	r.setInexact(slot, known)
	return true
}

// fast converts figures that fit a column without detours; the others take the way of
// factOf.
func (l *layout) fast(slot int, f Figure) (int64, bool) {
	c := &l.columns[slot]
	switch t := l.rubric.Inputs[slot].Type; t {
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
		i, is := l.options[slot][name]
		return i, is
	case rubric.DateIn:
		d, isDate := f.v.(rubric.Date)
		if !isDate || d.IsZero() || !onCalendar(d) {
			return 0, false
		}
		n := d.DayNumber()
		return n, c.Lo <= n && n <= c.Hi
	default:
		var x int64
		switch v := f.v.(type) {
		case int64:
			x = v
		case decimal.Decimal:
			n, fits := scaled(v, l.places[slot])
			return n, fits && c.Lo <= n && n <= c.Hi
		default:
			return 0, false
		}
		if x > mostNumber || x < -mostNumber {
			return 0, false
		}
		x *= c.Scale
		return x, c.Lo <= x && x <= c.Hi
	}
}

// input returns what a row says of an input.
func (s *compiled) input(r row, slot int) interval.Domain {
	if v := r.vals[slot]; v != notFast {
		return s.inputs.value(slot, v)
	}
	if v, isInexact := r.inexact[slot]; isInexact {
		return v
	}
	return s.inputs.domains[slot]
}

// vars returns the variables of a leaf as a row knows them.
func (s *compiled) vars(r row, n *node) []interval.Domain {
	out := make([]interval.Domain, len(n.blank))
	for i, slot := range n.uses {
		out[i] = s.input(r, slot)
	}
	return out
}

// points returns what a row knows of the points of a reported leaf.
func (s *compiled) points(r row, n *node) []interval.Domain {
	i := len(s.inputs.columns) + n.index
	if v := r.vals[i]; v != notFast {
		return []interval.Domain{interval.NumberDomain(interval.Exactly(s.book.rat(v)))}
	}
	if v, isInexact := r.inexact[i]; isInexact {
		return []interval.Domain{v}
	}
	return nil
}

// faults lists everything that is wrong with facts, sorted.
func (s *compiled) faults(f Facts) error {
	var faults source.Faults
	add := func(path string, m locale.Message) {
		m.Kind = errors.Join(ErrFacts, m.Kind)
		faults.Add(mostFaults, func() *source.Fault { return &source.Fault{Path: path, Message: m} })
	}
	if f.Rubric != "" && f.Rubric != s.rubric.ID {
		add("rubric", factsOfOther.SayShort(f.Rubric, s.rubric.ID))
	}
	names, items := inputNames(s.rubric), itemsOf(s.rubric)
	for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
		var in *rubric.Input
		if slot, declared := s.inputs.slots[name]; declared {
			in = &s.rubric.Inputs[slot]
		}
		if in == nil {
			add(source.Path("inputs", name), noSuchInput.Say(locale.Short(name), s.rubric.Suggest(faults, name, names)))
		} else if _, err := factOf(in, f.Inputs[name]); err != nil {
			add(source.Path("inputs", name), locale.MessageOf(err).Of(inputNamed.Say(locale.Short(name))))
		}
	}
	for _, code := range slices.SortedFunc(maps.Keys(f.Points), rubric.CompareCodes) {
		if why := items.notReportable(code, func() locale.Message { return s.rubric.Suggest(faults, code, items.reported) }); !why.IsZero() {
			add(source.Path("points", code), why)
		} else if _, err := factOf(&rubric.Input{Type: rubric.Number}, f.Points[code]); err != nil {
			add(source.Path("points", code), locale.MessageOf(err).Of(pointsOfItem.Say(locale.Short(code))))
		}
	}
	return faults.Err()
}
