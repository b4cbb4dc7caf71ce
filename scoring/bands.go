package scoring

import (
	"github.com/parindex/parindex/rubric"
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
