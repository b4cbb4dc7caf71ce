package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// banded sets the band of a unit, those that it may have, or why it has none.
func banded(e *rules.Engine, r rules.Row, entries []rules.Entry, l *rules.Ledger, t *Total, group string) {
	c := e.Compiled
	if len(c.Rubric.Bands) == 0 {
		return
	}
	final, _, known := l.Final()
	choice := e.Bands(r, entries, final, group)
	sure := choice.Sure()
	switch {
	case !l.Assessed():
	case sure != nil:
		t.Band = sure.Name
	case len(choice.Possible) > 0:
		for _, b := range choice.Possible {
			t.PossibleBands = append(t.PossibleBands, b.Name)
		}
	}
	if l.Assessed() {
		for _, b := range choice.Passed {
			t.PassedOver = append(t.PassedOver, passedOver(b, e.WhyPassed(b, r, entries)))
		}
	}
	switch {
	case !known || sure != nil:
	case !choice.Failure.IsZero():
		t.NoBand = rubric.Say(bandNotDecided, choice.Failure)
	case len(choice.Possible) == 0:
		t.NoBand = noBand(c.Rubric, t, group)
	}
}

// noBand says why a final score that is known has no band.
func noBand(r *rubric.Rubric, t *Total, group string) rubric.Text {
	table := r.BandsOf(group)
	switch {
	case len(table) == 0 && group == "":
		return rubric.Say(bandsOfGroupsOnly)
	case len(table) == 0:
		return rubric.Say(noBandsOfGroup, rules.GroupTitle(r, group))
	}
	lowest := table[len(table)-1]
	if t.Final.Decimal.GreaterThanOrEqual(lowest.From) {
		return rubric.Say(noConditionHolds, t.Final.Decimal)
	}
	return rubric.Say(scoreBelowBands, t.Final.Decimal, lowest.Name, lowest.From)
}

// PassedBand is a band that the final score of a unit reaches and that it does not get,
// because of the condition of the band.
type PassedBand struct {
	Name rubric.Text `json:"name"`
	// Held says how the condition came out: [HeldNo], or without a value, [HeldNotArising]
	// (the index of what is excluded, a rate of 0 of 0) or [HeldFailed] (a division by zero).
	// A rubric does not say what follows from a condition without a value, so such a band
	// stays among those that the unit may have, too: see PossibleBands of [Total].
	Held Held `json:"held"`
	// Condition is the condition, as in the file.
	Condition string `json:"condition"`
	// Reason says in a sentence for officials what the condition lacks: with the titles of
	// inputs and items, and nothing in the rule language.
	Reason rubric.Text `json:"reason"`
	// Deciding are the comparisons that failed. Items are compared by their points('3') and
	// index('3').
	Deciding []Comparison `json:"deciding,omitempty"`
}

// passedOver says why a band is passed over.
func passedOver(b *rubric.Band, why rules.PassedBand) PassedBand {
	out := PassedBand{Name: b.Name, Held: HeldNo, Condition: b.When}
	if o := why.Outcome; !o.HasValue {
		out.Held = HeldNotArising
		of := rubric.Say(rateOfNothing)
		switch it := why.Excluded; {
		case o.Failure != nil:
			out.Held, of = HeldFailed, o.Failure.Message
		case it != nil:
			of = rubric.Say(itemWithoutIndex, it.Code, it.Title)
		}
		out.Reason = rubric.Say(bandWithoutValue, b.Name, of)
		return out
	}
	atoms := withCounted(formula.Decide(why.Cond, why.Vars), why.Vars)
	for _, c := range why.Inputs.Comparisons(atoms) {
		out.Deciding = append(out.Deciding, Comparison(c))
	}
	out.Reason = rubric.Say(bandConditionFails, b.Name)
	if len(atoms) > 0 {
		anyWay := func(formula.Atom) formula.Direction { return formula.AnyWay }
		out.Reason = rubric.Say(bandPassedOver, b.Name, why.Named.Reason(atoms, why.Vars, anyWay))
	}
	return out
}
