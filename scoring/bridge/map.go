package bridge

import (
	"slices"

	"github.com/parindex/parindex/rubric"
)

// Map says which items and inputs of a later edition of a rubric are those of an earlier
// one. [ParseMap] reads it from a file, [Propose] makes it from the comparison of the
// editions, for people to correct. It is data and read-only while it is used; its JSON form
// is a file that ParseMap reads.
//
// Every leaf of the areas of both editions is in exactly one link. An item with items stands
// for all leaves below it. One whose parts do not simply add up ([rubric.Combine]) is linked
// as a whole, not by its parts. The items of the bonus and of the penalty are not linked:
// what they come to, at most their caps, is compared in two rows of its own.
type Map struct {
	Earlier string `json:"earlier"` // IDs of the rubrics
	Later   string `json:"later"`
	Items   []Link `json:"items"`
	// Inputs are those that have another name in the later edition, and those whose days are
	// kept. All others are the same if their names are.
	Inputs []Renamed `json:"inputs,omitempty"`
}

// Link is a cluster of items: those with the codes From in the earlier edition are those
// with the codes To in the later one, taken together.
type Link struct {
	From []string `json:"from,omitempty"` // none of what is new
	To   []string `json:"to,omitempty"`   // none of what is gone
	// Proposed marks what [Propose] concluded from titles or codes alone and nobody has
	// confirmed.
	Proposed bool        `json:"proposed,omitempty"`
	Note     rubric.Text `json:"note,omitzero"`
}

// Kind says what became of the items of a link, by their codes.
type Kind string

// The kinds of links, and the rows of a change that are of no link.
const (
	Same       Kind = "same"
	Recoded    Kind = "recoded" // one item that has another code
	Split      Kind = "split"   // one item that became several
	Merged     Kind = "merged"  // several that became one
	ManyToMany Kind = "many-to-many"
	New        Kind = "new"
	Gone       Kind = "gone"
	Bonus      Kind = "bonus"   // all points of the bonus, at most its cap
	Penalty    Kind = "penalty" // all points of the penalty, below zero
)

// Kind returns the kind of the link.
func (l Link) Kind() Kind {
	switch from, to := len(l.From), len(l.To); {
	case from == 0:
		return New
	case to == 0:
		return Gone
	case from == 1 && to == 1 && l.From[0] == l.To[0]:
		return Same
	case from == 1 && to == 1:
		return Recoded
	case from == 1:
		return Split
	case to == 1:
		return Merged
	}
	return ManyToMany
}

// Renamed is an input that both editions have: From is its name in the earlier, To in the
// later one. It can be a series, with the same members, or one member of a series.
type Renamed struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Kept says of a date that it is not a day of the year that is scored, such as the day
	// on which a unit was founded: it is not moved to the year of the other edition.
	Kept bool `json:"kept,omitempty"`
	// Proposed is as in [Link].
	Proposed bool `json:"proposed,omitempty"`
}

// Inverse returns the map from the later edition to the earlier one.
func (m *Map) Inverse() *Map {
	if m == nil {
		return nil
	}
	out := &Map{Earlier: m.Later, Later: m.Earlier, Items: []Link{}}
	for _, l := range m.Items {
		l.From, l.To = slices.Clone(l.To), slices.Clone(l.From)
		out.Items = append(out.Items, l)
	}
	for _, in := range m.Inputs {
		in.From, in.To = in.To, in.From
		out.Inputs = append(out.Inputs, in)
	}
	return out
}
