package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

func compile(t *table) (*scoring.Scorer, error) {
	r, err := rubric.Parse("benchmark.yaml", []byte(t.yaml()), nil)
	if err != nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// prepareScore measures the library's ordinary door: a whole result for each
// unit, with the status, the range and the explanation of every item.
func prepareScore(f *facts) (run, error) {
	scorer, err := compile(f.table)
	if err != nil {
		return nil, err
	}
	units := f.ours(0, 0)
	return func(totals []int64) error {
		for u := range totals {
			result, err := scorer.Score(units[u])
			if err != nil {
				return err
			}
			if !result.Total.Points.Valid {
				return fmt.Errorf("unit %d: %v", u+1, result.Total.Status)
			}
			totals[u] = cents(result.Total.Points.Decimal)
		}
		return nil
	}, nil
}

// prepareStream measures the door for many units: facts in, results out, in order.
func prepareStream(f *facts) (run, error) {
	scorer, err := compile(f.table)
	if err != nil {
		return nil, err
	}
	units := f.ours(0, 0)
	return func(totals []int64) error {
		u := 0
		for result, err := range scorer.Stream(context.Background(), slices.Values(units[:len(totals)])) {
			if err != nil {
				return err
			}
			totals[u] = cents(result.Total.Points.Decimal)
			u++
		}
		return nil
	}, nil
}

// prepareColumnar measures the door for what-if questions: totals alone, over
// facts that were brought into columns before.
func prepareColumnar(f *facts) (run, error) {
	scorer, err := compile(f.table)
	if err != nil {
		return nil, err
	}
	units := f.ours(0, 0)
	tables := map[int]*columnar.Table{}
	return func(totals []int64) error {
		table := tables[len(totals)]
		if table == nil {
			if table, err = columnar.FromFacts(context.Background(), scorer, repeated(units, len(totals)), nil); err != nil {
				return err
			}
			tables[len(totals)] = table
		}
		out, err := columnar.Score(context.Background(), scorer, table, nil, nil)
		if err != nil {
			return err
		}
		copy(totals, out.Finals().Points) // no figure is missing
		return nil
	}, nil
}

// prepareMissing is prepareScore with one input in ten unknown. Its totals are
// the least points still possible; no peer has such a notion.
func prepareMissing(f *facts) (run, error) {
	scorer, err := compile(f.table)
	if err != nil {
		return nil, err
	}
	units := f.ours(0.1, 7)
	return func(totals []int64) error {
		for u := range totals {
			result, err := scorer.Score(units[u])
			if err != nil {
				return err
			}
			totals[u] = cents(result.Total.Range.Least)
		}
		return nil
	}, nil
}
