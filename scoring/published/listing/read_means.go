package listing

import (
	"strings"

	"github.com/parindex/parindex/rubric/spelling"
)

// meanRow is a row of means: how many rows stand above it, and the group that was begun.
type meanRow struct {
	label string
	above int
	group string
	own   bool // it is surely of that group
	means []Mean
}

// maxRow reads the maxima that hold for all units.
func (r *reading) maxRow(row int) {
	for i, c := range r.out.Columns {
		if c.Role == Part || c.Role == Item || c.Role == Total || c.Role == Max {
			if f := r.figure(row, c); f.printed {
				r.out.Columns[i].Max = f
			}
		}
	}
}

// meanRow reads a row of means.
func (r *reading) meanRow(row int, label string, own bool) {
	out := meanRow{label: label, above: len(r.out.Rows), group: r.group, own: own}
	for _, c := range r.out.Columns {
		if isFigure(c.Role) && c.Role != Rank {
			if f := r.figure(row, c); f.printed {
				out.means = append(out.means, Mean{Role: c.Role, Of: c.Of, Value: f, Line: row + 1})
			}
		}
	}
	r.means = append(r.means, out)
}

// placeMeans says which units the means are of: those of the group above, where the
// table is divided into groups and other groups follow or have means of their own.
func (r *reading) placeMeans() {
	_, column := r.columns[Group]
	own := map[string]bool{} // groups with means of their own
	groups, last := 0, ""
	for _, g := range r.out.groups() {
		groups, last = groups+1, g.name
	}
	for _, m := range r.means {
		of := ""
		folded := spelling.Fold(m.label)
		switch {
		case m.own:
			of = m.group
			own[of] = true
		case column, groups < 2, strings.Contains(folded, "chung"), strings.Contains(folded, "toan"),
			strings.Contains(folded, "overall"):
		case m.group != last, len(own) == groups-1 && !own[last]:
			of = m.group
			own[of] = true
		}
		for _, mean := range m.means {
			mean.Group = of
			r.out.Means = append(r.out.Means, mean)
		}
	}
}
