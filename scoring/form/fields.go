package form

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// field is a figure that a form asks for: that of an input, a member of a series among
// them, or the points of a reported item.
type field struct {
	key   string // the path that faults have: inputs.rate, points["1.1"]
	name  string // of the input, or the code of the item
	input *rubric.Input
	slot  int         // of the input; −1 of points
	node  *rules.Node // whose points they are; nil of an input
	codes []string    // of the items that read it
}

// section is an area with its fields, each where it is read first.
type section struct {
	title  rubric.Text
	fields []*field
}

// fields are the fields of a rubric.
type fields struct {
	sections []section
	byKey    map[string]*field
	all      []*field // in the order of the sections
	// byName and byTitle find fields by what people call them; titles are folded.
	byName, byTitle map[string][]*field
}

// fieldsOf returns the fields of a rubric, in the order of the items that read them.
func fieldsOf(s *rules.Compiled) *fields {
	out := &fields{byKey: map[string]*field{}}
	for _, area := range s.Areas {
		out.section(s, rubric.Say(areaTitle, area.Item.Code, area.Item.Title), s.Leaves[area.From:area.To])
	}
	for _, adjustment := range []struct {
		title rubric.Text
		nodes []*rules.Node
	}{{rubric.Say(bonusTitle), s.Bonus}, {rubric.Say(penaltyTitle), s.Penalty}} {
		for i, node := range adjustment.nodes {
			leaves := s.Leaves[node.From:node.To]
			if i == 0 {
				out.section(s, adjustment.title, leaves)
			} else {
				out.add(s, leaves)
			}
		}
	}
	out.sections = append(out.sections, section{title: rubric.Say(othersTitle)})
	for slot, in := range s.Inputs.Scalars {
		if s.Inputs.Own(slot) {
			out.input(in, slot)
		}
	}
	out.sections = slices.DeleteFunc(out.sections, func(x section) bool { return len(x.fields) == 0 })
	for _, x := range out.sections {
		out.all = append(out.all, x.fields...)
	}
	return out
}

func (l *fields) section(s *rules.Compiled, title rubric.Text, leaves []*rules.Node) {
	l.sections = append(l.sections, section{title: title})
	l.add(s, leaves)
}

// add adds what leaves read, to the last section unless it is there already.
func (l *fields) add(s *rules.Compiled, leaves []*rules.Node) {
	for _, leaf := range leaves {
		slots := slices.Sorted(slices.Values(leaf.Inputs))
		for _, slot := range slots {
			if of := s.Inputs.Scalars[slot].Compared(); of != nil {
				slot = s.Inputs.Slots[of.Name] // the unit states what is compared
			}
			if s.Inputs.Own(slot) {
				of := l.input(s.Inputs.Scalars[slot], slot)
				of.codes = append(of.codes, leaf.Item.Code)
			}
		}
		if leaf.Item.Reported {
			l.put(&field{
				key: source.Path("points", leaf.Item.Code), name: leaf.Item.Code, input: pointsInput(s.Rubric, leaf.Item),
				slot: -1, node: leaf, codes: []string{leaf.Item.Code},
			})
		}
	}
}

func (l *fields) input(in *rubric.Input, slot int) *field {
	key := source.Path("inputs", in.Name)
	if of := l.byKey[key]; of != nil {
		return of
	}
	return l.put(&field{key: key, name: in.Name, input: in, slot: slot})
}

func (l *fields) put(of *field) *field {
	l.byKey[of.key] = of
	last := &l.sections[len(l.sections)-1]
	last.fields = append(last.fields, of)
	return of
}

// pointsInput is what the points of a reported item are like as an input.
func pointsInput(r *rubric.Rubric, it *rubric.Item) *rubric.Input {
	places := r.Points.Places
	return &rubric.Input{
		Name: it.Code, Type: rubric.Number, Title: it.Title, Unit: rubric.Say(pointsUnit), Places: &places,
		Min: decimal.NewNullDecimal(it.Min), Max: decimal.NewNullDecimal(it.Max),
	}
}

// titled finds the field that a text names: by its key, its name, or its title in either
// language, if no other has it.
func (l *fields) titled(text string) *field {
	text = spelling.Normalize(text)
	if of := l.byKey[text]; of != nil {
		return of
	}
	if l.byName == nil {
		l.byName, l.byTitle = map[string][]*field{}, map[string][]*field{}
		for _, f := range l.all {
			l.byName[f.name] = append(l.byName[f.name], f)
			vi, en := spelling.Fold(f.input.Title.VI), spelling.Fold(f.input.Title.EN)
			if l.byTitle[vi] = append(l.byTitle[vi], f); en != vi {
				l.byTitle[en] = append(l.byTitle[en], f)
			}
		}
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

// names are the names and titles of all fields, for suggestions.
func (l *fields) names() []string {
	var out []string
	for _, f := range l.all {
		out = append(out, f.name, f.input.Title.VI, f.input.Title.EN)
	}
	return out
}
