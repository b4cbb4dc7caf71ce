package remediation

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
)

// setsForBand is how many sets that reach the points of a band are scored for one that
// meets its condition.
const setsForBand = 100

// wantBand notes which bands are the goal, given those of the unit from the highest.
func (o *optimizer) wantBand(table []*rubric.Band) {
	conditioned := false
	var bands []rubric.Text
	for _, b := range table {
		bands, conditioned = append(bands, b.Name), conditioned || b.When != ""
		if name := spelling.Normalize(o.out.Goal.Band); b.Name.VI == name || b.Name.EN == name {
			o.out.Illustrative = o.out.Illustrative || b.Illustrative
			if conditioned {
				o.bands = bands
			}
			return
		}
	}
}

// inBand reports whether a set reaches the band that is the goal, where points alone do
// not say.
func (o *optimizer) inBand(s Set) bool { return o.bands == nil || slices.Contains(o.bands, s.Band) }

// ofBand keeps the sets that reach the band that is the goal, in order; all where none
// does. Since a set with fewer points or less effort cannot, the first is the best if it
// is among them. Otherwise sets that serve the condition alone may do better.
func (o *optimizer) ofBand(sets []Set) []Set {
	if o.bands == nil || sets[0].Final.Least.LessThan(o.out.Required.Decimal) {
		return sets
	}
	if !o.inBand(sets[0]) {
		o.doubt(rubric.Say(bandNotWeighed))
	}
	kept := slices.DeleteFunc(slices.Clone(sets), func(s Set) bool { return !o.inBand(s) })
	if len(kept) == 0 {
		kept = sets
	}
	return kept[:min(len(kept), o.aim.Next+1)]
}
