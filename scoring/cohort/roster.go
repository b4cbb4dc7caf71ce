package cohort

import (
	"slices"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
)

// WithRoster returns the cohort with the list of all units that were to hand in a score
// sheet: those on it that are not in the cohort are listed apart in rankings, as units
// without a sheet, and never count as zero. A unit is named by its ID. The error is a
// [source.Faults] with every unit that stands on the roster twice or without an ID, or in
// another group than its sheet says.
func (c *Cohort) WithRoster(roster []scoring.Unit) (*Cohort, error) {
	if c == nil {
		return nil, noUnits.Say()
	}
	var faults source.Faults
	seen, scored := map[string]bool{}, map[string]string{}
	for _, u := range c.units {
		scored[spelling.Normalize(u.ID)] = u.Group
	}
	out := *c
	out.roster = nil
	for i, u := range roster {
		id := spelling.Normalize(u.ID)
		group, is := scored[id]
		switch {
		case id == "":
			faults = append(faults, &source.Fault{Message: rosterNoID.Say(i + 1)})
		case seen[id]:
			faults = append(faults, &source.Fault{Message: rosterTwice.Say(u.ID)})
		case is && spelling.Normalize(group) != spelling.Normalize(u.Group):
			faults = append(faults, &source.Fault{Message: rosterOtherGroup.Say(u.ID, u.Group, group)})
		case !is:
			out.roster = append(out.roster, u)
		}
		seen[id] = true
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return &out, nil
}

// sheetless reports whether a unit has no score sheet: its facts say nothing at all, and
// its score is not known without them.
func (c *Cohort) sheetless(i int) bool { return !c.finals.Known[i] && c.blank(i) }

// expect adds the units of the roster that have no sheet.
func (c *Cohort) expect(r *Ranking) {
	for _, u := range c.roster {
		group := spelling.Normalize(u.Group)
		at := slices.IndexFunc(r.Groups, func(g Group) bool { return g.Name == group })
		if at < 0 {
			at = len(r.Groups)
			r.Groups = append(r.Groups, Group{Name: group, Units: []Ranked{}, Unknown: []Ranked{}})
		}
		r.Groups[at].Absent = append(r.Groups[at].Absent, u)
	}
	for i := range r.Groups {
		slices.SortStableFunc(r.Groups[i].Absent, func(a, b scoring.Unit) int {
			return spelling.CompareCodes(a.ID, b.ID)
		})
	}
}
