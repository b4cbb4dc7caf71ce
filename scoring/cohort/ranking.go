package cohort

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// Ranking is the ranking of units within their object groups. [Cohort.Rank] makes it. It
// is data and read-only once made; its JSON form reads back to an equal value.
type Ranking struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Rule    ranking.Rule   `json:"rule"` // with its defaults filled in
	// Note says the rule in words, and what else a reader of the ranks has to know: for the
	// foot of a table.
	Note   rubric.Text `json:"note"`
	Groups []Group     `json:"groups"` // in the order in which they first come among the units
}

// Group is the ranking of one object group.
type Group struct {
	Name string `json:"name"` // empty for units without a group
	// Units are those with a place, from the best; of those that share one by their IDs.
	Units []Ranked `json:"units"`
	// Unknown are the units of which figures are missing, so that the number that they are
	// ranked by is not known, by their IDs.
	Unknown []Ranked `json:"unknown"`
	// Absent are the units without a score sheet, by their IDs: those of the roster that are
	// not in the cohort, and those whose facts say nothing at all. They have no place and
	// are none of the units that others may come behind.
	Absent []scoring.Unit `json:"absent,omitempty"`
}

// Ranked is a unit in its group.
type Ranked struct {
	Unit scoring.Unit `json:"unit"`
	// Place is the place among the Of units of the group that have one; zero where the unit
	// has none. A half (2.5) is one of [ranking.Fractional].
	Place exact.Number `json:"place,omitzero"`
	Of    int          `json:"of,omitempty"`
	// Best and Worst are the first and the last place that the unit can have once the figures
	// that are missing in the group are there, whatever they are; zero where none are. The
	// place is provisional unless both are it.
	Best  exact.Number `json:"best,omitzero"`
	Worst exact.Number `json:"worst,omitzero"`
	// Number is what the unit is ranked by: points, or percent ([ranking.Index]). It is zero,
	// too, where it is not known.
	Number exact.Number `json:"number,omitzero"`
	// Shared is how many units have the place, where it is more than one. Undecided says
	// that no key of [ranking.Ordinal] separates them.
	Shared    int  `json:"shared,omitempty"`
	Undecided bool `json:"undecided,omitempty"`
	// NextPlace is what the unit lacks to the next better one, NextBand to the next band;
	// nil where there is none, or where it is not known.
	NextPlace *Gap `json:"next_place,omitempty"`
	NextBand  *Gap `json:"next_band,omitempty"`

	Final decimal.NullDecimal `json:"final"`
	Range scoring.Range       `json:"range"` // of the final score
	Band  rubric.Text         `json:"band,omitzero"`
	// PossibleBands are those that the unit may have, where figures leave open which, or
	// whether any.
	PossibleBands []rubric.Text `json:"possible_bands,omitempty"`
	// Open says why the final score is not known.
	Open []scoring.OpenReason `json:"open,omitempty"`
}

// Gap is how far a unit is from a better place or band.
type Gap struct {
	// Points are the points of the final score that are missing to share the place or to
	// reach the band. They are zero where only a key of the rule separates the units, or
	// where the band has a condition that the unit does not meet.
	Points exact.Number `json:"points"`
	// Place is that of the next better unit; zero of a band.
	Place exact.Number `json:"place,omitzero"`
	// Band is the next higher band, and Condition what it asks for besides points, in words;
	// both are absent of a place.
	Band      rubric.Text `json:"band,omitzero"`
	Condition rubric.Text `json:"condition,omitzero"`
}

// Text says what is missing in one sentence without its full stop.
func (g Gap) Text() rubric.Text {
	switch {
	case g.Band.IsZero() && g.Points.IsZero():
		return rubric.Say(gapOfKey, g.Place)
	case g.Band.IsZero():
		return rubric.Say(gapToPlace, brief(g.Points), g.Place)
	case g.Condition.IsZero():
		return rubric.Say(gapToBand, brief(g.Points), g.Band)
	case g.Points.IsZero():
		return rubric.Say(gapOfCondition, g.Band, g.Condition)
	}
	return rubric.Say(gapToBandIf, brief(g.Points), g.Band, g.Condition)
}

// Text says the place in one sentence without its full stop, and between which places it
// can still be; of a unit without a place the range of its score.
func (u Ranked) Text() rubric.Text {
	var out rubric.Text
	switch {
	case u.Place.IsZero() && u.Final.Valid:
		out = rubric.Say(keyNotKnown, u.Final.Decimal)
	case u.Place.IsZero():
		out = rubric.Say(notRanked, u.Range.Least, u.Range.Most)
	default:
		out = rubric.Say(ranked, u.Place, u.Of, u.Final.Decimal)
	}
	if open := u.Provisional(); !open.IsZero() {
		out = rubric.Say(placedThen, out, open)
	}
	return out
}

// Provisional says in words between which places the unit can still be; the zero text where
// its place can be no other.
func (u Ranked) Provisional() rubric.Text {
	switch {
	case u.Best.IsZero() || u.Best.Cmp(u.Place) == 0 && u.Worst.Cmp(u.Place) == 0:
		return rubric.Text{}
	case u.Best.Cmp(u.Worst) == 0:
		return rubric.Say(surelyPlaced, u.Best)
	}
	return rubric.Say(betweenPlaces, u.Best, u.Worst)
}

// brief writes a number exactly where it is a decimal of few digits, else rounded.
func brief(n exact.Number) rubric.Text {
	rounded := n.Round(decimals.Rounding{Places: 4, Mode: decimals.HalfUp})
	if exact.Of(rounded.Rat()).Cmp(n) == 0 {
		return rubric.Say(plainNumber, rounded)
	}
	return rubric.Say(aboutNumber, rounded)
}
