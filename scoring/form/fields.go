package form

import (
	"iter"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Form is what a rubric asks of a unit: the fields of the spreadsheets that this package
// writes, for a host that has a form of its own, such as a web page. [New] makes it. It is
// read-only; goroutines may share it. It has no JSON form.
type Form struct {
	Sections []Section // in the order of the rubric; none is empty

	s      *rules.Compiled
	all    []*Field // in the order of the sections
	judged []*Field // the points of judged items
	// byPath has the points of judged items, too.
	byPath map[string]*Field
	// byName and byTitle find fields by what people call them; titles are folded.
	byName, byTitle map[string][]*Field
}

// Section is the fields of an area, of bonus or penalty, or those that no item reads. A
// field that several items read stands where it is read first.
type Section struct {
	Title  rubric.Text
	Fields []*Field
}

// Field is one figure that a form asks for: that of an input, a member of a series among
// them, or the points of an item that somebody types. It is read-only; goroutines may
// share it.
type Field struct {
	// Path is that of the faults of the field ([source.Fault]), and names it in a page:
	// inputs.rate, inputs["reports.q1"], points["1.1"].
	Path string
	Name string // of the input, reports.q1 of a member of a series; the code of the item
	// Input is the input, and of points what they are like as one: a number with the
	// minimum, maximum and places of the item. It is the form's own copy.
	Input *rubric.Input
	// Items are the codes of the leaves that read the field, in their order; none where no
	// rule does.
	Items  []string
	Points bool // of an item, not an input

	slot int         // of the input; −1 of points
	node *rules.Node // whose points they are; nil of an input
}

// New returns the form of a rubric. The error says that the scorer was not made by
// Compile.
func New(s *scoring.Scorer) (*Form, error) {
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	own := c.Rubric.Clone()
	return formOf(c, own, own.Scalars()), nil
}

// fieldsOf is New of a form that no host sees, which needs no copies.
func fieldsOf(s *rules.Compiled) *Form { return formOf(s, s.Rubric, s.Inputs.Scalars) }

// All returns the fields of all sections, in their order.
func (l *Form) All() iter.Seq[*Field] {
	return func(yield func(*Field) bool) {
		if l == nil {
			return
		}
		for _, of := range l.all {
			if !yield(of) {
				return
			}
		}
	}
}

// Field returns the field with a path, nil if there is none. It also has the points of
// items that the rubric lets appraisers set in place of the rule ([rubric.Item.Judged]),
// which stand in no section, since they are no facts of the unit.
func (l *Form) Field(path string) *Field {
	if l == nil {
		return nil
	}
	return l.byPath[spelling.Normalize(path)]
}

// OfItem returns the fields that an item reads, or the items below it, in their order.
func (l *Form) OfItem(code string) []*Field {
	if l == nil || l.s == nil {
		return nil
	}
	it := l.s.Rubric.Item(spelling.Normalize(code))
	if it == nil {
		return nil
	}
	below := map[string]bool{it.Code: true}
	for part := range it.All() {
		below[part.Code] = true
	}
	var out []*Field
	for _, of := range l.all {
		if slices.ContainsFunc(of.Items, func(code string) bool { return below[code] }) {
			out = append(out, of)
		}
	}
	return out
}

// formOf returns the fields of a rubric, in the order of the items that read them; r is
// the rubric of the scorer or a copy of it, scalars are its inputs by slot.
func formOf(s *rules.Compiled, r *rubric.Rubric, scalars []*rubric.Input) *Form {
	b := &builder{Form: &Form{s: s, byPath: map[string]*Field{}, byName: map[string][]*Field{}, byTitle: map[string][]*Field{}},
		rubric: r, inputs: map[string]*rubric.Input{}}
	for _, in := range scalars {
		b.inputs[in.Name] = in
	}
	for _, area := range s.Areas {
		b.section(rubric.Say(areaTitle, area.Item.Code, area.Item.Title), s.Leaves[area.From:area.To])
	}
	for _, adjustment := range []struct {
		title rubric.Text
		nodes []*rules.Node
	}{{rubric.Say(bonusTitle), s.Bonus}, {rubric.Say(penaltyTitle), s.Penalty}} {
		for i, node := range adjustment.nodes {
			leaves := s.Leaves[node.From:node.To]
			if i == 0 {
				b.section(adjustment.title, leaves)
			} else {
				b.add(leaves)
			}
		}
	}
	b.Sections = append(b.Sections, Section{Title: rubric.Say(othersTitle)})
	for slot := range s.Inputs.Scalars {
		if s.Inputs.Own(slot) {
			b.input(slot)
		}
	}
	b.finish()
	return b.Form
}

// builder makes a form.
type builder struct {
	*Form
	rubric *rubric.Rubric
	inputs map[string]*rubric.Input // by name
}

func (b *builder) section(title rubric.Text, leaves []*rules.Node) {
	b.Sections = append(b.Sections, Section{Title: title})
	b.add(leaves)
}

// add adds what leaves read, to the last section unless it is there already.
func (b *builder) add(leaves []*rules.Node) {
	inputs := b.s.Inputs
	for _, leaf := range leaves {
		slots := slices.Sorted(slices.Values(leaf.Inputs))
		for _, slot := range slots {
			if of := inputs.Scalars[slot].Compared(); of != nil {
				slot = inputs.Slots[of.Name] // the unit states what is compared
			}
			if inputs.Own(slot) {
				of := b.input(slot)
				of.Items = append(of.Items, leaf.Item.Code)
			}
		}
		switch {
		case leaf.Item.Reported:
			b.put(b.points(leaf))
		case leaf.Item.Judged:
			of := b.points(leaf)
			b.byPath[of.Path], b.judged = of, append(b.judged, of)
		}
	}
}

func (b *builder) input(slot int) *Field {
	name := b.s.Inputs.Scalars[slot].Name
	path := source.Path("inputs", name)
	if of := b.byPath[path]; of != nil {
		return of
	}
	return b.put(&Field{Path: path, Name: name, Input: b.inputs[name], slot: slot})
}

func (b *builder) points(leaf *rules.Node) *Field {
	it := leaf.Item
	return &Field{Path: source.Path("points", it.Code), Name: it.Code, Input: pointsInput(b.rubric, it), Items: []string{it.Code},
		Points: true, slot: -1, node: leaf}
}

func (b *builder) put(of *Field) *Field {
	b.byPath[of.Path] = of
	last := &b.Sections[len(b.Sections)-1]
	last.Fields = append(last.Fields, of)
	return of
}

// finish drops sections without fields and notes what fields are called.
func (b *builder) finish() {
	b.Sections = slices.DeleteFunc(b.Sections, func(x Section) bool { return len(x.Fields) == 0 })
	for _, x := range b.Sections {
		b.all = append(b.all, x.Fields...)
	}
	for _, f := range b.all {
		b.byName[f.Name] = append(b.byName[f.Name], f)
		vi, en := spelling.Fold(f.Input.Title.VI), spelling.Fold(f.Input.Title.EN)
		if b.byTitle[vi] = append(b.byTitle[vi], f); en != vi {
			b.byTitle[en] = append(b.byTitle[en], f)
		}
	}
}

// pointsInput is what the points of an item are like as an input.
func pointsInput(r *rubric.Rubric, it *rubric.Item) *rubric.Input {
	places := r.Points.Places
	return &rubric.Input{
		Name: it.Code, Type: rubric.Number, Title: it.Title, Unit: rubric.Say(pointsUnit), Places: &places,
		Min: decimal.NewNullDecimal(it.Min), Max: decimal.NewNullDecimal(it.Max),
	}
}

// titled finds the field that a text names: by its path, its name, or its title in either
// language, if no other has it.
func (l *Form) titled(text string) *Field {
	text = spelling.Normalize(text)
	if of := l.asked(text); of != nil {
		return of
	}
	if found := l.byName[text]; len(found) == 1 {
		return found[0]
	}
	folded := spelling.Fold(text)
	if found := l.byTitle[folded]; len(found) == 1 && folded != "" {
		return found[0]
	}
	return nil
}

// asked returns the field of a section with a path.
func (l *Form) asked(path string) *Field {
	if of := l.byPath[path]; of != nil && (of.node == nil || of.node.Item.Reported) {
		return of
	}
	return nil
}

// names are the names and titles of all fields, for suggestions.
func (l *Form) names() []string {
	var out []string
	for _, f := range l.all {
		out = append(out, f.Name, f.Input.Title.VI, f.Input.Title.EN)
	}
	return out
}
