package scoring

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
)

// ParseFacts reads a facts file (YAML or JSON) of a unit and checks it against
// the rubric that it names:
//
//	rubric: chi-lang-commune-2022
//	unit: {id: y-tich, name: UBND xã Y Tịch}
//	facts:
//	  electronic_rate: 76.5
//	  good_rate: {below: 95}       # also at_least, above, at_most, one_of
//	points:
//	  "1.rest": 16                 # of reported items
//
// The figures may also stand under inputs, which means the same; one of the two keys
// is there. A nil limits means the defaults. The error is a
// [source.Faults]. Of a file that is for another rubric it says no more than that.
func ParseFacts(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (Facts, error) {
	if r == nil {
		return Facts{}, source.Faults{{Message: "there is no rubric"}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := ReadHead(m, r)
	if !ok {
		return Facts{}, doc.Err()
	}
	f := Facts{Rubric: name, Unit: unitOf(m.Need("unit"))}
	inputs, names := inputsOf(r)
	for name, n := range FiguresIn(m).Mapping().All() {
		in := inputs[name.String()]
		if in == nil {
			name.Faultf("%q is not an input of the rubric%s", locale.Short(name.String()), name.Suggest(name.String(), names))
			continue
		}
		set(&f.Inputs, name.String(), FigureOf(n, in))
	}
	items := itemsOf(r)
	for code, n := range m.Get("points").Mapping().All() {
		nearest := func() string { return code.Suggest(code.String(), items.reported) }
		if why := items.notReportable(code.String(), nearest); why != "" {
			code.Faultf("%s", why)
			continue
		}
		set(&f.Points, code.String(), FigureOf(n, &rubric.Input{Type: rubric.Number}))
	}
	m.Close()
	return f, doc.Err()
}

// ReadHead reads the keys "schema" and "rubric" of a file for the rubric r and returns
// the rubric's name as the file states it. A file that a person writes has to name its
// rubric; one that states its schema was written by [Facts.MarshalJSON] or the like,
// and may come from facts that name none. It is not ok where the rest of the file is
// not worth reading, see [CheckRubric].
func ReadHead(m *source.Mapping, r *rubric.Rubric) (name string, ok bool) {
	m.Schema()
	n := m.Get("rubric")
	if !m.Get("schema").Present() {
		n = m.Need("rubric")
	}
	return CheckRubric(n, r)
}

// CheckRubric reads the name of the rubric that a file is for. Another than that of r,
// or no r, is a fault, and the rest of the file not worth reading: it means nothing
// for r.
func CheckRubric(n source.Node, r *rubric.Rubric) (name string, ok bool) {
	if r == nil {
		n.Faultf("there is no rubric")
		return "", false
	}
	name = n.Filled()
	if name != "" && name != r.ID {
		n.Faultf("this file is for the rubric %q, not for %q", locale.Short(name), locale.Short(r.ID))
		return name, false
	}
	return name, true
}

// FiguresIn returns the figures of a file: its key facts, or inputs, which means the
// same. Both are a fault.
func FiguresIn(m *source.Mapping) source.Node {
	facts, inputs := m.Get("facts"), m.Get("inputs")
	switch {
	case facts.Present() && inputs.Present():
		inputs.Faultf("facts and inputs mean the same here; write all figures under facts")
	case inputs.Present():
		return inputs
	}
	return facts
}

// inputsOf returns the inputs of a rubric by name, the first of each, and the names.
func inputsOf(r *rubric.Rubric) (map[string]*rubric.Input, []string) {
	out := make(map[string]*rubric.Input, len(r.Inputs))
	for i := range slices.Backward(r.Inputs) {
		out[r.Inputs[i].Name] = &r.Inputs[i]
	}
	return out, inputNames(r)
}

func unitOf(n source.Node) Unit {
	m := n.Mapping()
	u := Unit{ID: m.Need("id").Name(), Name: rubric.TextOf(m.Get("name")), Group: m.Get("group").Name()}
	m.Close()
	return u
}

func set(m *map[string]any, key string, v any) {
	if *m == nil {
		*m = map[string]any{}
	}
	if v != nil {
		(*m)[key] = v
	}
}

// FigureOf reads a figure of an input as facts files have it: a value or a
// [Bound]. It is one of decimal.Decimal, bool, string, [rubric.Date] and Bound, nil
// where it could not be read; that, and a value outside the input's domain, is a
// fault of the node's document.
func FigureOf(n source.Node, in *rubric.Input) any {
	if in == nil {
		n.Faultf("there is no input")
		return nil
	}
	var v any
	if n.Faulty(func() { v = scalarOrBound(n, in.Type) }) {
		return nil
	}
	if v == nil {
		n.Faultf("expected a figure")
		return nil
	}
	if _, err := factOf(in, v); err != nil {
		n.Faultf("%s", err)
	}
	return v
}

func scalarOrBound(n source.Node, t rubric.InputType) any {
	if !n.IsMapping() {
		return scalarOf(n, t)
	}
	m := n.Mapping()
	b := Bound{
		AtLeast: scalarOf(m.Get("at_least"), t),
		Above:   scalarOf(m.Get("above"), t),
		AtMost:  scalarOf(m.Get("at_most"), t),
		Below:   scalarOf(m.Get("below"), t),
	}
	if n := m.Get("one_of"); n.Present() {
		b.OneOf = []string{} // none of them, if there is none
		for _, o := range n.Items() {
			b.OneOf = append(b.OneOf, o.String())
		}
	}
	m.Close()
	return b
}

func scalarOf(n source.Node, t rubric.InputType) any {
	if !n.Present() {
		return nil
	}
	switch t {
	case rubric.Bool:
		return n.Bool()
	case rubric.Enum:
		return n.String()
	case rubric.DateIn:
		if d := rubric.DateOf(n.Date()); !d.IsZero() {
			return d
		}
		return nil
	}
	return n.Decimal()
}
