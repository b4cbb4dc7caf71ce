package cohort_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
)

func ExampleCohort_Summary() {
	r, err := rubric.Parse("rubric.yaml", []byte(rubricFile), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	units := []scoring.Facts{
		{Unit: scoring.Unit{ID: "Yên Sơn"}, Inputs: map[string]scoring.Figure{"done": scoring.Known(9)}},
		{Unit: scoring.Unit{ID: "Hữu Lũng"}, Inputs: map[string]scoring.Figure{"done": scoring.Known(7)}},
		{Unit: scoring.Unit{ID: "Y Tịch"}},
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(units), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	all := c.Summary(nil).All
	fmt.Println(all.Text().EN)
	for _, it := range all.MostLost() {
		fmt.Println(it.Code, it.Text().EN)
	}
	// Output:
	// all together: units: 3, with a final score: 2, open: 0, without a sheet: 1; mean of the percentages 80%, percentage of the means 80%; points: values: 2; mean 8; median 8; lower quartile 7.5, upper 8.5 (type 7 of Hyndman & Fan); standard deviation 1; least 7, greatest 9
	// 1 units that lost points: 2 of 2, points lost in all: 4; units excluded: 0, open: 1
}

func ExampleAccumulator() {
	r, err := rubric.Parse("rubric.yaml", []byte(rubricFile), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var all cohort.Accumulator
	for part := range 4 { // as they come from a database, say
		var units []scoring.Facts
		for k := range 100 {
			units = append(units, scoring.Facts{Inputs: map[string]scoring.Figure{"done": scoring.Known((part + k) % 10)}})
		}
		table, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		totals, err := columnar.Score(context.Background(), s, table, nil, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := all.Add(totals); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println(all.Summary(nil).All.Finals.Median)
	fmt.Println("7 points have place", all.Finals("").Above(exact.Of(7))+1)
	// Output:
	// 4.5
	// 7 points have place 81
}
