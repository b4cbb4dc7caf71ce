package formula

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Parameter is a number of the rubric that changes over the years. In formulas its name is
// the literal of the one value, or a conditional over the date by which the value is chosen.
type Parameter struct {
	Of *rubric.Parameter
	// Value is the one that is in force, nil where a date chooses.
	Value *rubric.ParameterValue
	Slot  int // of the date
}

// parameter returns the parameter with a name, or nil.
func (s *Scope) parameter(name string) *Parameter {
	i := slices.IndexFunc(s.Parameters, func(p Parameter) bool { return p.Of.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Parameters[i]
}

// parameter lowers the name of a parameter.
func (l *lowering) parameter(p *Parameter, pos int) (Node, bool) {
	if p.Value != nil {
		n := valueOf(p.Of, p.Value, pos)
		n.text = p.Of.Name
		return n, true
	}
	date := l.scope.Vars[p.Slot]
	on := &Variable{info: info{Pos: pos, Type: interval.Date}, name: date.Name, Slot: p.Slot, never: date.Never}
	title := rubric.Plain(date.Name)
	if date.Of != nil {
		title = date.Of.Title
	}
	values := p.Of.Values
	if l.nodes += 4 * len(values); l.nodes > l.scope.Limits.Nodes {
		l.fault(0, tooLarge)
		return nil, false
	}
	// gap has no value: before the first day, or behind the last.
	gap := func(before bool) Node {
		return &BandTable{info: info{Pos: pos, Type: interval.Number, Whole: true}, X: on,
			gap: &gap{of: p.Of, date: title, before: before}}
	}
	compared := func(op string, day rubric.Date) Node {
		at := newLiteral(info{Pos: pos, Type: interval.Date}, interval.DateDomain(interval.ExactInt(day.DayNumber())),
			"date('"+day.String()+"')")
		return &Binary{info{Pos: pos, Type: interval.Bool}, op, on, at}
	}
	choose := func(cond, then, otherwise Node) *Conditional {
		m := info{pos, interval.Number, then.meta().Whole && otherwise.meta().Whole}
		return &Conditional{info: m, Cond: cond, Then: then, Otherwise: otherwise}
	}
	// among chooses between the values from one to another; halves keep the way to each short.
	var among func(from, to int) Node
	among = func(from, to int) Node {
		if from < to {
			mid := (from + to) / 2
			return choose(compared("<=", values[mid].Until), among(from, mid), among(mid+1, to))
		}
		v := valueOf(p.Of, &values[from], pos)
		switch last := from == len(values)-1; {
		case last && !values[from].Until.IsZero():
			return choose(compared("<=", values[from].Until), v, gap(false))
		case last && date.Never:
			never := newLiteral(info{Pos: pos, Type: interval.Date}, interval.DateDomain(interval.Exactly(interval.Never)), neverName)
			return choose(&Binary{info{Pos: pos, Type: interval.Bool}, "!=", on, never}, v, gap(false))
		}
		return v
	}
	whole := choose(compared(">=", values[0].From), among(0, len(values)-1), gap(true))
	whole.of = p.Of
	return whole, true
}

// valueOf returns a value of a parameter as a literal.
func valueOf(p *rubric.Parameter, v *rubric.ParameterValue, pos int) *Literal {
	at := v.Value.Rat()
	out := newLiteral(info{pos, interval.Number, at.IsInt()}, interval.NumberDomain(interval.Exactly(at)), v.Value.String())
	out.of = &ofParameter{p, v}
	return out
}

// ofParameter says of a literal that it is a value of a parameter.
type ofParameter struct {
	parameter *rubric.Parameter
	value     *rubric.ParameterValue
}

// ParameterOf returns the parameter that a part of a formula is the value of, nil of any
// other part.
func ParameterOf(n Node) *rubric.Parameter {
	switch n := n.(type) {
	case *Literal:
		if n.of != nil {
			return n.of.parameter
		}
	case *Conditional:
		return n.of
	}
	return nil
}

// Parameters lists the parameters that a formula reads.
func Parameters(n Node) (out []*rubric.Parameter) {
	walk(n, func(n Node) {
		if p := ParameterOf(n); p != nil && !slices.Contains(out, p) {
			out = append(out, p)
		}
	})
	return out
}

// ParameterValues lists the values of parameters that a formula can read, each once.
func ParameterValues(n Node) (out []*rubric.ParameterValue) {
	walk(n, func(n Node) {
		if c, is := n.(*Literal); is && c.of != nil && !slices.Contains(out, c.of.value) {
			out = append(out, c.of.value)
		}
	})
	return out
}

// written are the parts of a formula that its author wrote: of the name of a parameter none.
func written(n Node) []Node {
	if ParameterOf(n) != nil {
		return nil
	}
	return children(n)
}

// walkWritten calls f for a formula and all parts of it that its author wrote.
func walkWritten(n Node, f func(Node)) {
	f(n)
	for _, child := range written(n) {
		walkWritten(child, f)
	}
}

// gap says of a table without bands that it stands for days on which a parameter has no
// value.
type gap struct {
	of     *rubric.Parameter
	date   rubric.Text // the title of the date
	before bool        // the days before the first value; else those behind the last
}

// Lacking says of a table that no band holds what a number or date is within n.
func (n *BandTable) Lacking(is interval.Interval) rubric.Text {
	g := n.gap
	if g == nil {
		return NoBandHolds(is)
	}
	first, last := day{g.of.Values[0].From}, day{g.of.Values[len(g.of.Values)-1].Until}
	covers := valuesFrom.Say(first)
	if !last.IsZero() {
		covers = valuesFromTo.Say(first, last)
	}
	at, known := is.Single()
	switch {
	case known && at.Cmp(interval.Never) == 0:
		return rubric.Say(noValueNever, g.of.Title, g.date, covers)
	case known:
		return rubric.Say(noValueOn, g.of.Title, day{dayOf(at.Num().Int64())}, g.date, covers)
	case g.before:
		return rubric.Say(noValueBefore, g.of.Title, g.date, first, covers)
	case last.IsZero():
		return rubric.Say(noValueNever, g.of.Title, g.date, covers)
	}
	return rubric.Say(noValueAfter, g.of.Title, g.date, last, covers)
}

// day is a date in a message.
type day struct{ rubric.Date }

var _ locale.Speaker = day{}

// In writes the date in a language.
func (d day) In(l locale.Lang) string { return d.Written(l) }

// dayOf returns the date with a number.
func dayOf(number int64) rubric.Date { return rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(number) }
