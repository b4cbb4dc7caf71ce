package audit

import (
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// figures holds the facts of the sheet against those of the result.
func (v *verifier) figures() {
	if is, of := spelling.Normalize(v.sheet.Facts.Unit.Group), spelling.Normalize(v.result.Unit.Group); is != "" && is != of {
		group := func(name string) locale.Speaker {
			if name == "" {
				return noFigure.Say()
			}
			return rules.GroupTitle(v.c.Rubric, name)
		}
		v.add(Difference{Code: "group", Kind: FigureDiffers, Stated: is, Computed: of}, theUnit.Say(), theGroup.Say(),
			group(is), group(of))
	}
	inputs, _ := spelling.NormalizeKeys(v.sheet.Facts.Inputs)
	given, _ := spelling.NormalizeKeys(v.facts.Inputs)
	for slot, in := range v.c.Inputs.Scalars {
		if slot != v.c.Inputs.Group {
			v.figure(in.Name, in, in.Title, theFigure.Say(), inputs[in.Name], given[in.Name])
		}
	}
	points, _ := spelling.NormalizeKeys(v.sheet.Facts.Points)
	typed, _ := spelling.NormalizeKeys(v.facts.Points)
	for _, code := range slices.SortedFunc(maps.Keys(points), spelling.CompareCodes) {
		if n := v.nodes[code]; n != nil {
			v.figure(code, &rubric.Input{Type: rubric.Number}, titled.Say(n.Item.Title, code), thePoints.Say(), points[code], typed[code])
		}
	}
}

// figure holds a figure of the sheet against one of the result: it agrees where all that the
// other can be is among what the sheet says.
func (v *verifier) figure(name string, in *rubric.Input, title, what locale.Speaker, stated, of scoring.Figure) {
	if stated.IsZero() {
		return
	}
	says, err := rules.Hook.Domain(in, stated)
	if err != nil {
		return // a fault that is told before
	}
	stated = plainly(says, stated)
	d := Difference{Code: name, Kind: FigureDiffers, Stated: stated.String()}
	if of.IsZero() {
		v.add(d, title, what, stated, noFigure.Say())
		return
	}
	is, err := rules.Hook.Domain(in, of)
	if err != nil {
		return
	}
	both := is.Intersect(says)
	if same(both, is) {
		return
	}
	of = plainly(is, of)
	d.Computed, d.Undecided = of.String(), !both.Empty()
	v.add(d, title, what, stated, of)
}

// plainly returns a figure that is known as it is written plainly: 76.5 for "76.50".
func plainly(is interval.Domain, f scoring.Figure) scoring.Figure {
	if is.Known() {
		if plain, ok := rules.Hook.Figure(is).(scoring.Figure); ok {
			return plain
		}
	}
	return f
}

// same reports whether two sets of values are the same.
func same(a, b interval.Domain) bool {
	return a.Type == b.Type && a.Bools == b.Bools && slices.Equal(a.Texts, b.Texts) && words.Exact(a) == words.Exact(b)
}
