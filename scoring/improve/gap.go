package improve

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// GapKind says why something may be missing from a list.
type GapKind string

// The kinds of gaps.
const (
	GapCurved   GapKind = "curved"   // the rule is not linear in its figures
	GapWork     GapKind = "work"     // the work allowed did not suffice
	GapRule     GapKind = "rule"     // the rule is one in Go
	GapFunction GapKind = "function" // the rule calls a function of the host's
	GapMissing  GapKind = "missing"  // it depends on figures that are not known
	GapPeers    GapKind = "peers"    // a figure changes the sum of its group, which the rule reads, too
	GapExcluded GapKind = "excluded" // facts leave open whether an item is excluded
)

// Gap is why a list of improvements or moves may not be all there is.
type Gap struct {
	Kind GapKind `json:"kind"`
	Code string  `json:"code,omitempty"` // of the leaf whose rule it is
	// Inputs are the figures that other changes may move; for figures that are not
	// known, those; for those that change the sum of their group, these.
	Inputs []string    `json:"inputs,omitempty"`
	Text   rubric.Text `json:"text"`
}

// gaps are all different.
type gaps []Gap

// add adds a gap, or its inputs to one that is the same but for these.
func (g *gaps) add(r *rubric.Rubric, kind GapKind, code string, inputs ...string) {
	i := slices.IndexFunc(*g, func(x Gap) bool { return x.Kind == kind && x.Code == code })
	if i < 0 {
		i = len(*g)
		*g = append(*g, Gap{Kind: kind, Code: code})
	} else if !slices.ContainsFunc(inputs, func(name string) bool { return !slices.Contains((*g)[i].Inputs, name) }) {
		return
	}
	x := &(*g)[i]
	order := append(rules.InputNames(r), append([]string{"group"}, inputs...)...) // those of the group last
	for _, name := range order {
		if slices.Contains(inputs, name) && !slices.Contains(x.Inputs, name) {
			x.Inputs = append(x.Inputs, name)
		}
	}
	x.Text = x.says(r)
}

// says writes a gap.
func (x Gap) says(r *rubric.Rubric) rubric.Text {
	titles := func(l locale.Lang) string {
		var out []string
		for _, name := range x.Inputs {
			title := r.Input(name).Title.In(l)
			if title == "" {
				title = name
			}
			out = append(out, title)
		}
		return strings.Join(out, "; ")
	}
	switch {
	case x.Kind == GapCurved:
		return rubric.Say(gapCurved, x.Code)
	case x.Kind == GapRule:
		return rubric.Say(gapRule, x.Code)
	case x.Kind == GapFunction:
		return rubric.Say(gapFunction, x.Code)
	case x.Kind == GapPeers:
		return rubric.Say(gapPeers, x.Code, rubric.Text{VI: titles(rubric.Vietnamese), EN: titles(rubric.English)})
	case x.Kind == GapMissing:
		return rubric.Say(gapMissing, x.Code, rubric.Text{VI: titles(rubric.Vietnamese), EN: titles(rubric.English)})
	case x.Kind == GapExcluded && x.Code == "":
		return rubric.Say(gapExcluded)
	case x.Kind == GapExcluded:
		return rubric.Say(gapExcludedItem, x.Code)
	case x.Code == "":
		return rubric.Say(gapWork)
	}
	return rubric.Say(gapWorkOf, x.Code)
}
