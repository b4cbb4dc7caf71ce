package form

import (
	"errors"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
)

// mostFaults is how many faults of a page are told.
const mostFaults = 1000

// Read reads a page that somebody filled in: texts by the paths of their fields, those of
// judged items among them ([Form.Field]), as [Field.Read] reads each. What the page does not have stays as base has it, which may be
// the zero Facts; base is not changed. A text that is empty takes the figure of base back:
// it stands in the facts as a missing one, which says as much as none and tells
// assessment.Round.Changes that somebody took it back.
//
// The error is a [source.Faults] with every fault, each with the path of its field: of what
// was typed, and of the facts as a whole, such as a relation that they contradict, which is
// told at the first of its figures. The facts that are returned beside it are without the
// figures that have faults of their own. Points that are set in place of a rule stand among
// them for assessment.Round.Changes; a scorer takes no such facts.
func (l *Form) Read(texts map[string]string, base scoring.Facts) (scoring.Facts, error) {
	if l == nil || l.s == nil {
		return scoring.Facts{}, notOfForm.Say()
	}
	out := base
	out.Inputs, out.Points = own(base.Inputs), own(base.Points)
	if out.Rubric == "" {
		out.Rubric = l.s.Rubric.ID
	}
	var faults source.Faults
	add := func(f *source.Fault) { faults.Add(mostFaults, func() *source.Fault { return f }) }
	rest := maps.Clone(texts)
	for _, of := range slices.Concat(l.all, l.judged) {
		text, is := texts[of.Path]
		if !is {
			continue
		}
		delete(rest, of.Path)
		f, err := of.Read(text)
		if fault := (*source.Fault)(nil); errors.As(err, &fault) {
			add(fault)
			of.remove(&out)
			continue
		}
		of.put(&out, f)
	}
	for _, path := range slices.Sorted(maps.Keys(rest)) {
		m := unknownField.As(scoring.ErrFacts).Say(locale.Short(path), spelling.Suggest(path, l.paths()))
		add(&source.Fault{Path: path, Message: m})
	}
	ruled := out
	if len(l.judged) > 0 {
		ruled.Points = maps.Clone(out.Points)
		for _, of := range l.judged {
			of.remove(&ruled)
		}
	}
	var wrong source.Faults
	if errors.As(check(l.s, ruled), &wrong) {
		for _, f := range wrong {
			add(f)
		}
	}
	return out, faults.Err()
}

// Write writes facts as texts by the paths of the fields, those that are missing as empty
// ones, so that [Form.Read] reads them back.
func (l *Form) Write(facts scoring.Facts, lang locale.Lang) map[string]string {
	out := map[string]string{}
	if l == nil {
		return out
	}
	for _, of := range l.judged {
		if f := of.Figure(facts); !f.IsZero() {
			out[of.Path] = of.Write(f, lang)
		}
	}
	for of := range l.All() {
		out[of.Path] = of.Write(of.Figure(facts), lang)
	}
	return out
}

// paths are the paths of all fields, for suggestions.
func (l *Form) paths() []string {
	var out []string
	for of := range l.All() {
		out = append(out, of.Path)
	}
	return out
}

// own returns a copy of figures with their names in Unicode normalisation form C; as they
// are where two of them come to one, which is a fault of the facts.
func own(figures map[string]scoring.Figure) map[string]scoring.Figure {
	normal, twice := spelling.NormalizeKeys(figures)
	if twice != "" {
		normal = figures
	}
	return maps.Clone(normal)
}

// remove takes the figure of the field out of facts.
func (of *Field) remove(facts *scoring.Facts) {
	if of.Points {
		delete(facts.Points, of.Name)
	} else {
		delete(facts.Inputs, of.Name)
	}
}
