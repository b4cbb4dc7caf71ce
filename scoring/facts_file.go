package scoring

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// ParseFacts reads a facts file (YAML or JSON) of a unit and checks it against
// the rubric that it names:
//
//	rubric: chi-lang-commune-2022
//	unit: {id: y-tich, name: UBND xã Y Tịch}
//	facts:
//	  electronic_rate: 76.5
//	  good_rate: {below: 95}       # also at_least, above, at_most, one_of
//	  reports: [3, 4, 4, 5]        # a series: all its members, in their order
//	  late: {q1: 0, q3: 2}         # or those that are known, by name
//	points:
//	  "1.rest": 16                 # of reported items
//
// A figure that is not known is left out, or written as the word missing. The figures may
// also stand under inputs, which means the same; one of the two keys is there. A nil
// limits means the defaults. The error is a [source.Faults]. Of a file that is for another
// rubric it says no more than that ([ErrEdition]).
func ParseFacts(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (Facts, error) {
	if r == nil {
		return Facts{}, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := r.ReadHead(m)
	if !ok {
		return Facts{}, doc.Err()
	}
	if m.Has("records") {
		m.Node().Fault(recordsFile)
		return Facts{}, doc.Err()
	}
	f := Facts{Rubric: name}
	f.Read(m, r)
	m.Close()
	return f, doc.Err()
}

// Read reads a unit, its figures and its points from the keys of a file that has them
// beside others, as [ParseFacts] has them. What cannot be read is a fault of the document,
// and so is everything where there is no rubric; the name of the rubric stays as it is.
func (f *Facts) Read(m *source.Mapping, r *rubric.Rubric) {
	if f == nil {
		f = new(Facts)
	}
	if r == nil {
		m.Node().Fault(rules.NoRubric)
		return
	}
	*f = Facts{Rubric: f.Rubric}
	f.Unit.Read(m.Need("unit"), r)
	at := map[string]source.Node{}
	unknown := func(name source.Node) {
		if name.String() == "facts" || name.String() == "inputs" {
			name.Fault(factsAgain, name.String())
			return
		}
		name.Add(rules.Undeclared(r, name.String(), func() locale.Message {
			return name.Hint(func() locale.Message { return r.SuggestInput(name.String()) })
		}))
	}
	for in, n := range rules.Figures(r, m.Either("facts", "inputs").Mapping().All(), unknown) {
		set(&f.Inputs, in.Name, figureAt(n, in))
		at[in.Name] = n
	}
	if len(r.Relations) > 0 {
		f.relate(r, at)
	}
	m.Misplaced("facts", func(name string) bool { return r.Input(name) != nil })
	items := rules.ItemsOf(r)
	for code, n := range m.Get("points").Mapping().All() {
		nearest := func() locale.Message { return code.Suggest(code.String(), items.Reported) }
		if why := items.NotReportable(code.String(), nearest); !why.IsZero() {
			code.Add(why)
			continue
		}
		set(&f.Points, code.String(), figureAt(n, &rubric.Input{Type: rubric.Number}))
	}
}

// relate checks the figures of a file by the relations of a rubric.
func (f *Facts) relate(r *rubric.Rubric, at map[string]source.Node) {
	s := rules.RelationsOf(r)
	if s == nil {
		return // the rubric has faults itself
	}
	domains := slices.Clone(s.Inputs.Domains)
	for name, v := range f.Inputs {
		if slot, is := s.Inputs.Slots[name]; is && at[name].Present() {
			if known, err := factOf(s.Inputs.Input(slot), v); err == nil {
				domains[slot] = known
			}
		}
	}
	contradictions(s, domains, f.Inputs, func(name string, m locale.Message) {
		m.Kind = errors.Join(ErrFacts, m.Kind)
		at[name].Add(m)
	})
}

// Read reads a unit from a file, as [ParseFacts] has it. What cannot be read, and a group
// that the rubric does not declare, is a fault of the node's document. With a nil rubric
// any group will do.
func (u *Unit) Read(n source.Node, r *rubric.Rubric) {
	if u == nil {
		u = new(Unit)
	}
	m := n.Mapping()
	group := m.Get("group")
	*u = Unit{ID: m.Need("id").Name(), Name: source.As[rubric.Text](m.Get("name")), Group: group.Name()}
	if why := r.NoGroup(u.Group); !why.IsZero() {
		group.Add(why)
	}
	for _, key := range []string{"facts", "inputs", "points"} {
		if m.Has(key) {
			m.Get(key).Fault(factsOutside, key)
		}
	}
	m.Close()
}

func set(m *map[string]Figure, key string, v Figure) {
	if *m == nil {
		*m = map[string]Figure{}
	}
	if !v.IsZero() {
		(*m)[key] = v
	}
}

// Read reads a figure of an input from a file, as [ParseFacts] has it: a value or a
// mapping of limits. What cannot be read, and a value outside the input's domain, is a
// fault of the node's document; the figure is missing then.
func (f *Figure) Read(n source.Node, in *rubric.Input) {
	if f == nil {
		f = new(Figure)
	}
	*f = Figure{}
	if in == nil {
		n.Fault(noInput)
		return
	}
	if unknown, why := isUnknown(n, in); unknown {
		if !why.IsZero() {
			n.Add(why)
		}
		return
	}
	var v Figure
	if n.Faulty(func() { v = scalarOrBound(n, in.Type) }) {
		return
	}
	if v.IsZero() {
		n.Fault(noFigure)
		return
	}
	if _, err := factOf(in, v); err != nil {
		why := locale.MessageOf(err)
		if in.Type == rubric.Count && thousands.MatchString(n.String()) {
			why = countOfThousands.Say(n.String(), strings.ReplaceAll(n.String(), ".", ""))
		}
		n.Add(why)
	}
	*f = v
}

// thousands matches a number whose point may have been meant to separate thousands.
var thousands = regexp.MustCompile(`^[1-9]\d{0,2}\.\d{3}$`)

// isUnknown reports whether what stands in the place of a figure says that there is none
// yet: nothing, or words for that, which are at fault, or the word missing.
func isUnknown(n source.Node, in *rubric.Input) (_ bool, why locale.Message) {
	if n.IsMapping() || n.IsSequence() || !n.Present() {
		return false, why
	}
	bound := "{at_least: 50}"
	switch in.Type {
	case rubric.DateIn:
		bound = "{at_least: 2025-01-30}"
	case rubric.Enum:
		if bound = "{one_of: [...]}"; len(in.Options) > 1 {
			bound = "{one_of: [" + in.Options[0].Name + ", " + in.Options[1].Name + "]}"
		}
	}
	if !n.IsScalar() {
		return true, leaveOut.Say(bound)
	}
	text := n.String()
	switch {
	case in.Type == rubric.Enum && in.Option(text) != nil:
		return false, why
	case text == "missing" && !n.Quoted():
		return true, why
	case slices.Contains(unknownWords, spelling.Fold(text)) && !(in.Type == rubric.Bool && spelling.Fold(text) == "khong"):
		return true, aboutUnknown.Say(locale.Short(text), leaveOut.Say(bound))
	}
	return false, why
}

// unknownWords are folded texts that people write where there is no figure yet; the empty
// one is that of -, ? and the like.
var unknownWords = []string{"", "chuaco", "khongco", "chua", "chuabiet", "khongro", "chuaro", "khongbiet", "chuathongke",
	"chuacosolieu", "khongcosolieu", "missing", "na", "nan", "unknown", "none", "null", "nil", "tbd"}

func scalarOrBound(n source.Node, t rubric.InputType) Figure {
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
	return Within(b)
}

func scalarOf(n source.Node, t rubric.InputType) Figure {
	if !n.Present() {
		return Figure{}
	}
	switch t {
	case rubric.Bool:
		return Known(n.Bool())
	case rubric.Enum:
		return Known(n.String())
	case rubric.DateIn:
		if n.IsScalar() && n.String() == words.Never {
			return Known(words.Never)
		}
		if d := rubric.DateOf(n.Date()); !d.IsZero() {
			return Known(d)
		}
		return Figure{}
	}
	return Known(n.Decimal())
}

// figureAt reads a figure as [Figure.Read] does.
func figureAt(n source.Node, in *rubric.Input) (f Figure) {
	f.Read(n, in)
	return f
}
