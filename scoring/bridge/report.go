package bridge

import (
	"context"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Report is what a bridge says of all units together, of every object group and, if asked
// for, of every unit. It is data and read-only once made; its JSON form reads back to an
// equal value.
type Report struct {
	Schema  int            `json:"schema"`
	Earlier rubric.Edition `json:"earlier"`
	Later   rubric.Edition `json:"later"`
	// Illustrative says that one of the editions is.
	Illustrative bool  `json:"illustrative,omitempty"`
	Whole        Group `json:"whole"` // all units
	// Groups are the object groups, those of the later year, in the order in which they first
	// come; one without a name where units have none.
	Groups []Group `json:"groups"`
	// OnlyEarlier and OnlyLater are the units that one year alone has.
	OnlyEarlier []scoring.Unit `json:"only_earlier"`
	OnlyLater   []scoring.Unit `json:"only_later"`
	Units       []Change       `json:"units,omitempty"`
}

// Group is what moved the scores of some units together.
type Group struct {
	Name string `json:"name"`
	// Units is how many units have final scores in both years; sums and means are theirs
	// alone. Unknown is how many have not.
	Units   int   `json:"units"`
	Unknown int   `json:"unknown"`
	Sum     Parts `json:"sum"`
	Mean    Parts `json:"mean"`
	// Rows are those that moved scores, those first that moved them most, up or down.
	Rows []Moved     `json:"rows"`
	Text rubric.Text `json:"text"` // of the means; numbers are rounded as in [Change]
}

// Moved is what a cluster of items, the bonus or the penalty adds to the changes of units.
type Moved struct {
	Kind  Kind         `json:"kind"`
	From  []string     `json:"from,omitempty"`
	To    []string     `json:"to,omitempty"`
	Title rubric.Text  `json:"title"`
	Sum   Parts        `json:"sum"`
	Size  exact.Number `json:"size"` // the sum of the changes without their signs
	Rose  int          `json:"rose"` // units
	Fell  int          `json:"fell"`
	Open  int          `json:"open"` // units of which the parts, or the points, are not known
}

// Summary returns what the bridge says of all units together and of every object group.
func (b *Bridge) Summary() *Report {
	if b.Len() == 0 {
		return b.head()
	}
	out, whole := b.head(), b.newTally("")
	lists := make([][]*tally, (b.Len()+chunk-1)/chunk)
	// The error is that of the context, which does not end.
	_ = rules.Each(context.Background(), nil, len(lists), func(i int) {
		lists[i] = b.tallies(i*chunk, min((i+1)*chunk, b.Len()))
	})
	var groups []*tally
	for _, list := range lists {
		for _, g := range list {
			i := slices.IndexFunc(groups, func(o *tally) bool { return o.name == g.name })
			if i < 0 {
				i, groups = len(groups), append(groups, b.newTally(g.name))
			}
			groups[i].merge(g)
		}
	}
	for _, g := range groups {
		whole.merge(g)
		out.Groups = append(out.Groups, g.group())
	}
	out.Whole = whole.group()
	return out
}

// chunk is how many units are added up in a row.
const chunk = 512

// tallies adds up units by their groups, in the order in which these come.
func (b *Bridge) tallies(from, to int) (groups []*tally) {
	at := map[string]*tally{}
	var rows []parts
	for i := from; i < to; i++ {
		name := spelling.Normalize(b.units[i].Group)
		g := at[name]
		if g == nil {
			g = b.newTally(name)
			at[name], groups = g, append(groups, g)
		}
		x := &reader{b: b, i: i}
		total, known := x.total()
		rows = x.rows(rows[:0])
		g.add(rows, total, known)
	}
	return groups
}

// Report returns the summary with the change of every unit.
func (b *Bridge) Report() *Report {
	out := b.Summary()
	if b.Len() == 0 {
		return out
	}
	out.Units = make([]Change, b.Len())
	_ = rules.Each(context.Background(), nil, b.Len(), func(i int) { out.Units[i] = b.Unit(i) })
	return out
}

func (b *Bridge) head() *Report {
	out := &Report{Schema: jsonform.Schema, Whole: Group{Rows: []Moved{}}, Groups: []Group{},
		OnlyEarlier: []scoring.Unit{}, OnlyLater: []scoring.Unit{}}
	if b == nil || b.editions[0] == nil {
		return out
	}
	out.Earlier, out.Later = b.editions[0].compiled.Edition(), b.editions[1].compiled.Edition()
	out.Illustrative = b.editions[0].compiled.Rubric.Illustrative || b.editions[1].compiled.Rubric.Illustrative
	out.OnlyEarlier = append(out.OnlyEarlier, b.only[0]...)
	out.OnlyLater = append(out.OnlyLater, b.only[1]...)
	return out
}
