package main

import "fmt"

// difference says for how many units an engine gives another total than ours,
// and how far off it is at most, in hundredths of a point.
type difference struct {
	Units int   `json:"units"`
	Of    int   `json:"of"`
	Most  int64 `json:"most_hundredths"`
}

// check scores every unit by every engine. An exact engine that differs is a
// fault of this program; one that computes in floats is counted and shown.
func (c *contest) check() error {
	totals := make(map[string][]int64, len(c.subjects))
	for _, s := range c.subjects {
		if s.incomplete {
			continue
		}
		totals[s.name] = make([]int64, c.units)
		if err := s.run(totals[s.name]); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	c.differences = map[string]difference{}
	for _, s := range c.subjects {
		if s.name == c.reference || s.incomplete {
			continue
		}
		d := difference{Of: c.units}
		for u, want := range totals[c.reference] {
			got := totals[s.name][u]
			if got == want {
				continue
			}
			if s.exact {
				return fmt.Errorf("%s gives unit %d %s points, %s gives %s",
					s.name, u+1, hundredths(got), c.reference, hundredths(want))
			}
			d.Units++
			d.Most = max(d.Most, got-want, want-got)
		}
		c.differences[s.name] = d
	}
	return nil
}
