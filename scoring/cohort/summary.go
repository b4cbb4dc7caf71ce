package cohort

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/statistics"
	"github.com/shopspring/decimal"
)

// Summary says what the units of a cohort came to together: of each object group, and of
// all. [Cohort.Summary] makes it, or an [Accumulator] from parts. It is data; its JSON form
// reads back to an equal value. The order of the units does not matter.
type Summary struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	All     GroupSummary   `json:"all"`
	// Groups are the object groups that units belong to, in the rubric's order, then those
	// that it does not declare, by name.
	Groups []GroupSummary `json:"groups"`
}

// GroupSummary is the summary of an object group.
//
// Two figures are both published as the mean percentage. MeanOfPercentages is the mean of
// what each unit's final score is in percent of its maximum, so every unit counts the same.
// PercentageOfMeans is the mean final score in percent of the mean maximum. They are the
// same number where all units have the same maximum, as they do where the rubric rescales
// what is excluded; where it does not, the maximum is that which applies to the unit, and
// they differ.
type GroupSummary struct {
	Name  string      `json:"name"` // empty for all, and for units without a group
	Title rubric.Text `json:"title,omitzero"`
	Units int64       `json:"units"` // all of them
	// Known have a final score; Blank are those of which nothing is said at all, which have
	// not handed in a sheet, with those of a roster that are not among the units; Open are the others, whose figures leave the score open, or
	// for which too little applies. Only those that are known count below.
	Known             int64                  `json:"known"`
	Open              int64                  `json:"open"`
	Blank             int64                  `json:"blank"`
	MeanOfPercentages exact.Number           `json:"mean_of_percentages"`
	PercentageOfMeans exact.Number           `json:"percentage_of_means"`
	Finals            statistics.Description `json:"finals"` // of the final scores, in points
	Least             Extreme                `json:"least,omitzero"`
	Most              Extreme                `json:"most,omitzero"`
	// Areas is what the areas came to together, before rescaling, bonus and penalty.
	Areas ItemSummary `json:"areas"`
	// Items are those of the areas in the rubric's order, parents before their children, then
	// those of the bonus and the penalty.
	Items   []ItemSummary `json:"items"`
	Weights []Weight      `json:"weights"`
}

// Extreme is the least or the greatest final score, and who has it.
type Extreme struct {
	Final decimal.Decimal `json:"final"`
	Count int64           `json:"count"` // of the units that have it
	// Units are the first ten of them, by their IDs.
	Units []scoring.Unit `json:"units"`
}

// ItemSummary is what units came to at an item. Units whose points at it are known count,
// also where their final scores are open.
type ItemSummary struct {
	Code  string          `json:"code,omitempty"` // empty for all areas together
	Title rubric.Text     `json:"title,omitzero"`
	Level int             `json:"level"` // 1 for an area; 0 for all together
	Leaf  bool            `json:"leaf,omitempty"`
	Max   decimal.Decimal `json:"max"`
	// Scored have points; of Excluded units the item leaves the maximum; those of Open are
	// missing or failed.
	Scored   int64 `json:"scored"`
	Excluded int64 `json:"excluded"`
	Open     int64 `json:"open"`
	// Points, Applicable and Lost are sums over the units that are scored: points, what of
	// the maximum applies, and the one less the other. Losing is how many of them lost
	// points. Items of the bonus and the penalty lose none: they are no deficits.
	Points     decimal.Decimal `json:"points"`
	Applicable decimal.Decimal `json:"applicable"`
	Losing     int64           `json:"losing"`
	Lost       decimal.Decimal `json:"lost"`
	// The two kinds of a mean index, see [GroupSummary]; 0 where nothing applies to anybody.
	MeanOfPercentages exact.Number `json:"mean_of_percentages"`
	PercentageOfMeans exact.Number `json:"percentage_of_means"`
}

// Text says in one sentence without its full stop how many units a group has, the two means
// and the usual statistics. Numbers are rounded there as those of Finals say.
func (g GroupSummary) Text() rubric.Text {
	name := cmp.Or(g.Title, rubric.Plain(g.Name))
	if name == (rubric.Text{}) {
		name = rubric.Say(everyUnit)
	}
	if g.Known == 0 {
		return rubric.Say(summaryOfNone, name, g.Units, g.Open, g.Blank)
	}
	r := g.Finals.Rounding
	return rubric.Say(summarised, name, g.Units, g.Known, g.Open, g.Blank, g.MeanOfPercentages.Round(r),
		g.PercentageOfMeans.Round(r), g.Finals.Text())
}

// Text says in one sentence without its full stop how many units lost points at the item,
// and how many points.
func (it ItemSummary) Text() rubric.Text {
	return rubric.Say(itemSummarised, it.Losing, it.Scored, it.Lost, it.Excluded, it.Open)
}

// MostLost returns the leaves of the areas at which points were lost, those with the most
// points first, then those of more units, then in the rubric's order.
func (g GroupSummary) MostLost() []ItemSummary {
	out := slices.DeleteFunc(slices.Clone(g.Items), func(it ItemSummary) bool { return !it.Leaf || it.Losing == 0 })
	slices.SortStableFunc(out, func(a, b ItemSummary) int {
		return cmp.Or(b.Lost.Cmp(a.Lost), cmp.Compare(b.Losing, a.Losing))
	})
	return out
}

// Summary returns what the units came to together. Nil options mean the defaults.
func (c *Cohort) Summary(o *statistics.Options) *Summary {
	var a Accumulator
	if c == nil || !proper(c.rubric) || a.add(c) != nil {
		return &Summary{Schema: jsonform.Schema, Groups: []GroupSummary{}}
	}
	return a.Summary(o)
}

// MarshalJSON writes the summary with its schema and edition.
func (s Summary) MarshalJSON() ([]byte, error) { return jsonform.Write(s) }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Summary) UnmarshalJSON(b []byte) error { return jsonform.Read("summary", b, s) }
