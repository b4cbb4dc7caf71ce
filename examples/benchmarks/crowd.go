package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/parindex/parindex/rubric"
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
		var units iter.Seq[scoring.Facts] = func(yield func(scoring.Facts) bool) {
			for i := range n {
				if !yield(few[i%len(few)]) {
					return
				}
			}
		}
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

// whatIf is how long it takes to see what every variant of a rule would do.
type whatIf struct {
	Units    int     `json:"units"`
	Variants int     `json:"variants"`
	Seconds  float64 `json:"seconds"`
}

// whatIf moves the threshold of one rule a thousand times over 3,300 communes.
func (r *scalingReport) whatIf(_ plan, seed uint64) error {
	const units, variants = 3300, 1000
	f := newFacts(newTable(leafCount), units, seed)
	scorer, err := compile(f.table)
	if err != nil {
		return err
	}
	table, err := columnar.FromFacts(context.Background(), scorer, slices.Values(f.ours(0, 0)), nil)
	if err != nil {
		return err
	}
	base, err := columnar.Score(context.Background(), scorer, table, nil, nil)
	if err != nil {
		return err
	}
	var rule *rubric.Item
	for it := range scorer.Rubric().Leaves() {
		if len(it.Cases) > 1 {
			rule = it
			break
		}
	}
	changed, before := 0, base.Finals().Points
	start := time.Now()
	for i := range variants {
		item := *rule
		item.Cases = slices.Clone(rule.Cases)
		item.Cases[0].When = fmt.Sprintf("%s and %d >= 0", rule.Cases[0].When, i)
		if i%2 == 0 {
			item.Cases[0].Score = fmt.Sprintf("full * %d / %d", i, variants)
		}
		variant, err := scorer.With(&item)
		if err != nil {
			return err
		}
		after, err := columnar.Score(context.Background(), variant, table, base, nil)
		if err != nil {
			return err
		}
		if !slices.Equal(after.Finals().Points, before) {
			changed++
		}
	}
	if r.WhatIf = (whatIf{units, variants, time.Since(start).Seconds()}); changed == 0 {
		return fmt.Errorf("no variant changes anything")
	}
	return nil
}
