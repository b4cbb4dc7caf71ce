package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/shopspring/decimal"
)

// realWork is how long work takes that is more than a score, over the shipped rubric: the
// time of all cores together. What does not end within the time that a plan allows is
// measured of a part, and stands for the whole.
type realWork struct {
	WhatIf   float64 `json:"whatif_s"`       // a thousand variants of one rule, 3,300 units, with a base
	ReadCell float64 `json:"read_cell_ns"`   // the points of one item of one of 3,300 units
	Million  float64 `json:"million_s"`      // a million units, from columns to final scores, block by block
	Variants int     `json:"variants_run"`   // of the thousand
	Units    int     `json:"units_run"`      // of the million
	Items    int     `json:"items_read_out"` // whose cells were read
}

const (
	variants  = 1000
	million   = 1_000_000
	realRule  = "3.3.1" // dossiers on time, which is excluded where there are none
	onTimeNow = "rate(dossiers_on_time, dossiers_settled) >= "
)

func measureRealWork(f *realFacts, limit time.Duration) (*realWork, error) {
	table, err := columnar.FromFacts(context.Background(), f.scorer, slices.Values(f.complete), nil)
	if err != nil {
		return nil, err
	}
	base, err := columnar.Score(context.Background(), f.scorer, table, nil, nil)
	if err != nil {
		return nil, err
	}
	w := &realWork{}
	if err := w.whatIf(f.scorer, table, base, limit); err != nil {
		return nil, err
	}
	if err := w.readCells(f.scorer.Rubric(), base); err != nil {
		return nil, err
	}
	return w, w.million(f, limit)
}

// whatIf moves the first threshold of a rule and reads all final scores.
func (w *realWork) whatIf(scorer *scoring.Scorer, table *columnar.Table, base *columnar.Totals,
	limit time.Duration) error {
	rule := scorer.Rubric().Item(realRule)
	before := base.Finals().Points
	changed, began, start := 0, time.Now(), cpuTime()
	for ; w.Variants < variants && (w.Variants == 0 || time.Since(began) < limit); w.Variants++ {
		item := *rule
		item.Cases = slices.Clone(rule.Cases)
		item.Cases[0].When = onTimeNow + decimal.New(int64(95000+w.Variants*5), -3).String()
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
	w.WhatIf = (cpuTime() - start).Seconds() * variants / float64(w.Variants)
	if changed == 0 {
		return fmt.Errorf("no variant changes anything")
	}
	return nil
}

// readCells reads the points of every leaf.
func (w *realWork) readCells(r *rubric.Rubric, totals *columnar.Totals) error {
	start := cpuTime()
	sum := int64(0)
	for it := range r.Leaves() {
		w.Items++
		scores, err := totals.Item(it.Code)
		if err != nil {
			return err
		}
		for _, points := range scores.Points {
			sum += points
		}
	}
	w.ReadCell = float64((cpuTime() - start).Nanoseconds()) / float64(w.Items*totals.Len())
	if sum <= 0 {
		return fmt.Errorf("no item has points")
	}
	return nil
}

// million scores blocks of as many units as there are communes, each in a table of its own
// made of columns, so that memory is bounded by the block.
func (w *realWork) million(f *realFacts, limit time.Duration) error {
	columns := columnsOf(f.scorer.Rubric(), f.complete)
	known := 0
	began, start := time.Now(), cpuTime()
	for ; w.Units < million && (w.Units == 0 || time.Since(began) < limit); w.Units += columns.Len {
		table, err := columnar.FromColumns(context.Background(), f.scorer, columns, nil)
		if err != nil {
			return err
		}
		totals, err := columnar.Score(context.Background(), f.scorer, table, nil, nil)
		if err != nil {
			return err
		}
		for _, is := range totals.Finals().Known {
			if is {
				known++
			}
		}
	}
	w.Million = (cpuTime() - start).Seconds() * million / float64(w.Units)
	if known != w.Units {
		return fmt.Errorf("%d of %d final scores are known", known, w.Units)
	}
	return nil
}

func (w *realWork) print(out io.Writer) {
	fmt.Fprintln(out, "\nThe shipped rubric, CPU time")
	fmt.Fprintf(out, "%.2f s  a thousand variants of one rule over 3,300 units (%d run)\n", w.WhatIf, w.Variants)
	fmt.Fprintf(out, "%.0f ns  reading the points of an item of a unit (%d items)\n", w.ReadCell, w.Items)
	fmt.Fprintf(out, "%.1f s  a million units, from columns to final scores (%d run)\n", w.Million, w.Units)
}
