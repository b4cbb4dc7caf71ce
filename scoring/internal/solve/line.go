package solve

import (
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Line returns the parts of a line, from the lowest, on which a condition of
// [formula.Subject] holds.
func Line(condition formula.Node, domain interval.Interval) []interval.Interval {
	q := NewSearch([]interval.Domain{interval.NumberDomain(domain)}, 10_000, nil)
	var out []interval.Interval
	for r, x := range q.Results(condition, q.All()) {
		if x.Truth {
			out = append(out, r.box[0].Numbers)
		}
	}
	return interval.Merge(out)
}
