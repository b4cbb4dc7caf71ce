package influence_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/influence"
)

// smallFile is a rubric for the examples.
const smallFile = `rubric: small
title: Small
decision: {number: 1/QĐ, issuer: U, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: Settled on time}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
areas:
  - {code: "1", title: One, max: 6, cases: [{when: on_time >= 80, score: full}, {score: 0}]}
  - {code: "2", title: Two, max: 4, score: "max(0, full - late) * on_time / 100"}
`

// small scores three units by it.
func small() (*scoring.Scorer, *columnar.Table, *columnar.Totals, error) {
	r, err := rubric.Parse("small.yaml", []byte(smallFile), nil)
	if err != nil {
		return nil, nil, nil, err
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		return nil, nil, nil, err
	}
	var units []scoring.Facts
	for _, u := range []struct {
		id            string
		on_time, late int
	}{{"Yên Sơn", 79, 0}, {"Hữu Lũng", 80, 2}, {"Y Tịch", 75, 1}} {
		units = append(units, scoring.Facts{Unit: scoring.Unit{ID: u.id}, Inputs: map[string]scoring.Figure{
			"on_time": scoring.Known(u.on_time), "late": scoring.Known(u.late)}})
	}
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
	if err != nil {
		return nil, nil, nil, err
	}
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	return s, table, totals, err
}

func ExampleDrops() {
	_, _, totals, err := small()
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := influence.Drops(context.Background(), totals, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range report.Effects {
		fmt.Println(e.Text().EN)
	}
	// Output:
	// without the item 1 places change for 3 of 3 units; most of all that of Hữu Lũng, from 1 to 3
	// without the item 2 places change for 1 of 3 units; most of all that of Y Tịch, from 3 to 2
}

func ExampleThresholds() {
	s, table, _, err := small()
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := influence.Thresholds(context.Background(), s, table, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range report.Effects {
		fmt.Println(e.Text().EN)
	}
	// Output:
	// item 1: “settled on time: at least 80%” replaced by “settled on time: at least 81%”: points rise for 0 and fall for 1, places change for 3 of 3 units; most of all that of Hữu Lũng, from 1 to 3
	// item 1: “settled on time: at least 80%” replaced by “settled on time: at least 79%”: points rise for 1 and fall for 0, places change for 2 of 3 units; most of all that of Hữu Lũng, from 1 to 2
}

func ExampleOverlaps() {
	s, _, _, err := small()
	if err != nil {
		fmt.Println(err)
		return
	}
	overlaps, err := influence.Overlaps(s)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range overlaps {
		fmt.Println(o.Text().EN)
	}
	// Output:
	// the items 1 and 2 both rest on Settled on time (one of them on nothing else; they ask different things of it)
}
