package rules

import (
	"github.com/parindex/parindex/rubric"
)

// BandTables returns the bands of a rubric by group, each from the highest, in the
// order in which the groups are first named.
func BandTables(r *rubric.Rubric) [][]*rubric.Band {
	var out [][]*rubric.Band
	at := map[string]int{}
	for i := range r.Bands {
		b := &r.Bands[i]
		if _, known := at[b.Group]; !known {
			at[b.Group] = len(out)
			out = append(out, nil)
		}
		out[at[b.Group]] = append(out[at[b.Group]], b)
	}
	return out
}
