package main

import (
	"context"
	"iter"
	"time"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
)

// crowd is the time of a unit among so many.
type crowd struct {
	Units   int                `json:"units"`
	PerUnit map[string]float64 `json:"ns_per_unit"`
}

// crowd scores from one unit to a million. Facts repeat after 512 units, so that
// a million of them need no memory of their own.
func (r *scalingReport) crowd(p plan, seed uint64) error {
	f := newFacts(newTable(leafCount), 512, seed)
	scorer, err := compile(f.table)
	if err != nil {
		return err
	}
	few := f.ours(0, 0)
	for n := 1; n <= p.most; n *= 10 {
		c := crowd{n, map[string]float64{}}
		units := repeated(few, n)
		table, err := columnar.FromFacts(context.Background(), scorer, units, nil)
		if err != nil {
			return err
		}
		for name, pass := range map[string]func() error{
			"stream": func() error {
				for _, err := range scorer.Stream(context.Background(), units) {
					if err != nil {
						return err
					}
				}
				return nil
			},
			"columnar": func() error {
				_, err := columnar.Score(context.Background(), scorer, table, nil, nil)
				return err
			},
		} {
			var samples []float64
			for range min(p.rounds, max(3, 1_000_000/n)) {
				start := time.Now()
				if err := pass(); err != nil {
					return err
				}
				samples = append(samples, float64(time.Since(start).Nanoseconds())/float64(n))
			}
			c.PerUnit[name] = median(samples)
		}
		r.Crowd = append(r.Crowd, c)
	}
	return nil
}

// repeated yields n units, the first ones again once there are no more.
func repeated(units []scoring.Facts, n int) iter.Seq[scoring.Facts] {
	return func(yield func(scoring.Facts) bool) {
		for i := range n {
			if !yield(units[i%len(units)]) {
				return
			}
		}
	}
}
