package assessment

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
)

// Changes returns the records that make the figures and points of the round those of facts,
// such as a form that was filled in: one for each that is another value than the one that
// stands, in the order of the rubric, with the round, its revision, the old value and the
// new one. The host fills in By, Authority, At and, where something is replaced, Why, and
// appends them together ([Append]), which checks what they say.
//
// What facts do not have stays as it is. A figure that they have and is missing takes back
// the one that stands; form.Form.Read returns such figures. Points may also be those that
// are set in place of a rule ([rubric.Item.Judged]).
//
// The error says that the facts are those of another rubric ([scoring.ErrEdition]) or unit
// ([scoring.ErrUnit]) or have two figures for one name ([scoring.ErrFacts]), or is that of a round that was read from JSON.
func (r *Round) Changes(facts scoring.Facts) ([]Record, error) {
	if r == nil || r.of == nil || r.fold == nil {
		return nil, notFolded.Say()
	}
	c := r.fold.c
	if facts.Rubric != "" && facts.Rubric != c.Rubric.ID {
		why := otherRubric.As(scoring.ErrEdition).SayShort(facts.Rubric, c.Rubric.ID)
		return nil, source.Faults{{Path: "rubric", Message: why}}
	}
	if id := spelling.Normalize(facts.Unit.ID); id != "" && id != r.fold.a.Unit.ID {
		return nil, source.Faults{{Path: source.Path("unit", "id"), Message: factsOfOtherUnit.SayShort(id, r.fold.a.Unit.ID)}}
	}
	figures, twice := spelling.NormalizeKeys(facts.Inputs)
	typed, again := spelling.NormalizeKeys(facts.Points)
	if twice = cmp.Or(twice, again); twice != "" {
		return nil, source.Faults{{Message: statedTwice.SayShort(twice)}}
	}
	out := []Record{}
	for _, name := range ordered(figures, c.Inputs.Slots, strings.Compare) {
		in := &rubric.Input{} // of a name that there is not, which Append refuses
		if slot, is := c.Inputs.Slots[name]; is {
			in = c.Inputs.Scalars[slot]
		}
		was, _ := stands(r.of, figuresOf, name)
		out = r.changed(out, Record{Kind: Stated, Input: name, Old: was.value, New: figures[name]}, in)
	}
	at := map[string]int{}
	for i, n := range c.Leaves {
		at[n.Item.Code] = i
	}
	for _, code := range ordered(typed, at, spelling.CompareCodes) {
		was, _ := stands(r.of, pointsOf, code)
		if n := r.fold.leaves[code]; n != nil && n.Item.Survey != "" && sameFigure(points, typed[code], r.Facts.Points[code]) {
			continue // they come from answers
		}
		out = r.changed(out, Record{Kind: Typed, Item: code, Old: was.value, New: typed[code]}, points)
	}
	return out, nil
}

// Figures returns what stands in the fields of a form: the facts of the round, and the points
// that are set in place of rules ([rubric.Item.Judged]), which a scorer does not take. It is
// the caller's own. Of a round that was read from JSON it returns the facts alone.
func (r *Round) Figures() scoring.Facts {
	if r == nil {
		return scoring.Facts{}
	}
	out := r.Facts
	out.Inputs, out.Points = maps.Clone(r.Facts.Inputs), maps.Clone(r.Facts.Points)
	for code, v := range together(r.of, pointsOf) {
		if !v.value.IsZero() {
			put(&out.Points, code, v.value)
		}
	}
	return out
}

// changed adds a record where it changes anything.
func (r *Round) changed(to []Record, of Record, in *rubric.Input) []Record {
	if sameFigure(in, of.New, of.Old) {
		return to
	}
	of.Round, of.Revision = r.Name, r.Revision
	return append(to, of)
}

// ordered returns keys by their places, those without one behind the others.
func ordered[T any](m map[string]T, places map[string]int, compare func(a, b string) int) []string {
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		i, is := places[a]
		j, are := places[b]
		switch {
		case is && are:
			return i - j
		case is:
			return -1
		case are:
			return 1
		}
		return compare(a, b)
	})
}

// StatedBy returns the index of the record that states what stands in a field, by its path
// as package form has it: inputs.rate, points["1.1"]. Not ok where none does, where it was
// taken back, and of a round that was read from JSON.
func (r *Round) StatedBy(path string) (record int, ok bool) {
	if r == nil || r.of == nil {
		return 0, false
	}
	for _, kind := range []struct {
		key string
		of  func(*layer) map[string]standing[scoring.Figure]
	}{{"inputs", figuresOf}, {"points", pointsOf}} {
		for name, v := range together(r.of, kind.of) {
			if source.Path(kind.key, name) == path {
				return v.by, !v.value.IsZero()
			}
		}
	}
	return 0, false
}
