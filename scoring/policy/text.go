package policy

import (
	"cmp"

	"github.com/parindex/parindex/rubric"
)

// Text says in a sentence what a variant does to the units.
func (e Effect) Text() rubric.Text {
	name := cmp.Or(e.Title, rubric.Plain(e.Name))
	if e.Illustrative {
		name = rubric.Say(illustrative, name)
	}
	return rubric.Say(effectText, name, e.Changes.Text())
}

// Text says in words how many units gain, lose and move.
func (c Changes) Text() rubric.Text {
	return rubric.Say(changesText, c.Gain, c.Gained, c.Lose, c.Lost, c.Same, c.Open, c.Banded, c.Higher, c.Lower)
}

// Text says in a sentence what a variant does to a unit.
func (u UnitEffect) Text() rubric.Text {
	name := u.Unit.Name
	if name.IsZero() {
		name = rubric.Plain(u.Unit.ID)
	}
	out := rubric.Say(unitText, name, u.Before, u.After, u.PlaceBefore, u.PlaceAfter)
	if u.BandBefore != u.BandAfter {
		none := rubric.Say(noBand)
		out = rubric.Say(unitBands, out, cmp.Or(u.BandBefore, none), cmp.Or(u.BandAfter, none))
	}
	return out
}
