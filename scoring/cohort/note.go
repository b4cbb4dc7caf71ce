package cohort

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
)

// noteOf says how units are ranked, in sentences.
func noteOf(r *Ranking, of *rubric.Rubric) rubric.Text {
	by := rubric.Say(map[ranking.Measure]locale.Sentence{ranking.Points: byPoints, ranking.Index: byIndex}[r.Rule.By])
	if r.Rule.Rounding == nil {
		by = rubric.Say(exactly, by)
	} else {
		by = rubric.Say(asRounded, by, r.Rule.Rounding.Places, roundingWords(r.Rule.Rounding.Mode))
	}
	out := rubric.Say(rankedBy, by, tiesWords(r.Rule, of))
	absent, open := 0, 0
	undecided := false
	for _, g := range r.Groups {
		absent, open = absent+len(g.Absent), open+len(g.Unknown)
		for i := range g.Units {
			undecided = undecided || g.Units[i].Undecided
		}
	}
	if undecided {
		out = rubric.Say(noteUndecided, out)
	}
	if open > 0 {
		out = rubric.Say(noteOpen, out, open)
	}
	if absent > 0 {
		out = rubric.Say(noteAbsent, out, absent)
	}
	return out
}

// tiesWords says which places equal units have.
func tiesWords(rule ranking.Rule, of *rubric.Rubric) rubric.Text {
	switch rule.Ties {
	case ranking.Dense:
		return rubric.Say(tiesDense)
	case ranking.Modified:
		return rubric.Say(tiesModified)
	case ranking.Fractional:
		return rubric.Say(tiesFractional)
	case ranking.Ordinal:
		var keys rubric.Text
		for i, k := range rule.Keys {
			key := rubric.Say(keyMost, k.Item)
			if k.Lowest {
				key = rubric.Say(keyLeast, k.Item)
			}
			if i == 0 {
				keys = key
			} else {
				keys = rubric.Say(keyThen, keys, key)
			}
		}
		return rubric.Say(tiesOrdinal, keys)
	}
	return rubric.Say(tiesCompetition)
}

// roundingWords says how numbers are rounded.
func roundingWords(mode decimals.RoundingMode) rubric.Text {
	switch mode {
	case decimals.HalfEven:
		return rubric.Say(roundedHalfEven)
	case decimals.Down:
		return rubric.Say(roundedDown)
	}
	return rubric.Say(roundedHalfUp)
}
