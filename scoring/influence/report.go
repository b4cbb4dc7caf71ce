package influence

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/places"
)

// Report says what changes of a rubric do to the places of units. It is data; its JSON form
// reads back to an equal value, and the order of the units does not matter.
type Report struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Ties    ranking.Ties   `json:"ties"`
	Units   int            `json:"units"` // with a final score by the rubric as it is
	// Effects are those that change the places of most units first, then those that change
	// the points of most, then in the rubric's order.
	Effects []Effect `json:"effects"`
	// Left are the items of which not all was tried: those whose parts do not simply add up,
	// which cannot be left out, and what was past the bound on the work.
	Left []string `json:"left,omitempty"`
}

// Effect is what one change does.
type Effect struct {
	Item  string      `json:"item"` // code
	Title rubric.Text `json:"title,omitzero"`
	// From and To are the part of the rule that is changed, in the rule language, and
	// Change says it in words. All are empty where the item is left out.
	From   string      `json:"from,omitempty"`
	To     string      `json:"to,omitempty"`
	Change rubric.Text `json:"change,omitzero"`
	// Higher and Lower are how many units have more and fewer points than before; where the
	// item is left out they are not counted, since its points leave all of them.
	Higher int `json:"higher"`
	Lower  int `json:"lower"`
	// Ranked is how many units have a score before and after, and Moved how many of them
	// have another place in their group.
	Ranked int `json:"ranked"`
	Moved  int `json:"moved"`
	// Widest is the unit whose place changes most, the first by its ID of several.
	Widest *Move `json:"widest,omitempty"`
}

// Move is the change of a unit's place. A place is a whole number, or a half where equal
// units share the mean of theirs.
type Move struct {
	Unit   scoring.Unit `json:"unit"`
	Before exact.Number `json:"before"`
	After  exact.Number `json:"after"`
}

// Text says the effect in one sentence without its full stop.
func (e Effect) Text() rubric.Text {
	var out rubric.Text
	if e.Change == (rubric.Text{}) {
		out = rubric.Say(dropped, e.Item, e.Moved, e.Ranked)
	} else {
		out = rubric.Say(moved, e.Item, e.Change, e.Higher, e.Lower, e.Moved, e.Ranked)
	}
	if m := e.Widest; m != nil {
		name := cmp.Or(m.Unit.Name, rubric.Plain(m.Unit.ID))
		out = rubric.Say(andWidest, out, name, m.Before, m.After)
	}
	return out
}

// MarshalJSON writes the report with its schema and edition.
func (r Report) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Report) UnmarshalJSON(b []byte) error { return jsonform.Read("influence", b, r) }

// ranks compares the places of units before and after a change.
type ranks struct {
	units  []scoring.Unit
	groups []places.Group
	finals *columnar.Scores
	ties   ranking.Ties
}

func newRanks(t *columnar.Totals) *ranks {
	r := &ranks{finals: t.Finals(), ties: ranking.Competition}
	if rule := t.Rubric().Ranking; rule != nil && rule.Ties != "" {
		r.ties = rule.Ties
	}
	for i := range t.Len() {
		r.units = append(r.units, t.Unit(i))
	}
	r.groups = places.Groups(t.Len(), func(i int) string { return r.units[i].Group })
	return r
}

// known returns how many units have a final score.
func (r *ranks) known() (n int) {
	for _, is := range r.finals.Known {
		if is {
			n++
		}
	}
	return n
}

// compare notes what another final score for every unit does to their places.
func (r *ranks) compare(e *Effect, after *columnar.Scores) {
	var before, then places.Work
	var was, is []int64
	var ranked []int
	widest, by := -1, 0
	var from, to int
	for _, group := range r.groups {
		was, is, ranked = was[:0], is[:0], ranked[:0]
		for _, i := range group.Members {
			if r.finals.Known[i] && after.Known[i] {
				was, is, ranked = append(was, r.finals.Points[i]), append(is, after.Points[i]), append(ranked, i)
			}
		}
		e.Ranked += len(ranked)
		old, now := places.Of(was, r.ties, &before), places.Of(is, r.ties, &then)
		for k, i := range ranked {
			far := max(old[k]-now[k], now[k]-old[k])
			if far == 0 {
				continue
			}
			e.Moved++
			if far > by || far == by && byID(r.units[i], r.units[widest]) < 0 {
				widest, by, from, to = i, far, old[k], now[k]
			}
		}
	}
	if widest >= 0 {
		two := exact.Of(2)
		e.Widest = &Move{r.units[widest], exact.Of(from).Over(two), exact.Of(to).Over(two)}
	}
}

func byID(a, b scoring.Unit) int {
	return cmp.Or(spelling.CompareCodes(a.ID, b.ID), cmp.Compare(a.ID, b.ID))
}

// report sorts effects.
func (r *ranks) report(of *rubric.Rubric, effects []Effect, left []string) *Report {
	slices.SortStableFunc(effects, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(b.Moved, a.Moved), cmp.Compare(b.Higher+b.Lower, a.Higher+a.Lower))
	})
	return &Report{Schema: jsonform.Schema, Edition: of.Edition(), Ties: r.ties, Units: r.known(), Effects: effects,
		Left: left}
}
