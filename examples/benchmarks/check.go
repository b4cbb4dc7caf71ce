package main

import "fmt"

// reference is the engine whose totals the others are held against.
const reference = "score"

// difference says for how many units an engine gives another total than ours,
// and how far off it is at most, in hundredths of a point.
type difference struct {
	Units int   `json:"units"`
	Of    int   `json:"of"`
	Most  int64 `json:"most_hundredths"`
}

// check scores every unit by every engine. An exact engine that differs is a
// fault of this program; one that computes in floats is counted and shown.
func check(f *facts, all []*subject) (map[string]difference, error) {
	totals := make(map[string][]int64, len(all))
	for _, s := range all {
		totals[s.name] = make([]int64, f.units)
		if err := s.run(totals[s.name]); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	differences := map[string]difference{}
	for _, s := range all {
		if s.name == reference || s.incomplete {
			continue
		}
		d := difference{Of: f.units}
		for u, want := range totals[reference] {
			got := totals[s.name][u]
			if got == want {
				continue
			}
			if s.exact {
				return nil, fmt.Errorf(
					"%s gives unit %d %s points, %s gives %s",
					s.name,
					u+1,
					hundredths(got),
					reference,
					hundredths(want),
				)
			}
			d.Units++
			d.Most = max(d.Most, got-want, want-got)
		}
		differences[s.name] = d
	}
	return differences, nil
}
