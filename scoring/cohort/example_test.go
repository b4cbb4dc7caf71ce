package cohort_test

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
)

func ExampleCohort_Rank() {
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
	done := map[string]scoring.Figure{"Yên Sơn": scoring.Known(9), "Hữu Lũng": scoring.Known(7), "Y Tịch": scoring.Known(7),
		"Vân An": scoring.Within(scoring.Bound{AtLeast: scoring.Known(8)})}
	var units []scoring.Facts
	for _, id := range slices.Sorted(maps.Keys(done)) {
		units = append(units, scoring.Facts{Unit: scoring.Unit{ID: id, Group: "commune"},
			Inputs: map[string]scoring.Figure{"done": done[id]}})
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(units), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	k, err := c.Rank(&ranking.Rule{Ties: ranking.Fractional})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range k.Groups {
		for _, u := range slices.Concat(group.Units, group.Unknown) {
			fmt.Println(group.Name, u.Unit.ID, u.Text().In(rubric.English))
		}
	}
	fmt.Println(k.Note.In(rubric.English))
	// Output:
	// commune Yên Sơn rank 1 of 3, with 9 points; from rank 1 to rank 2 once no figure of the group is missing
	// commune Hữu Lũng rank 2.5 of 3, with 7 points; surely rank 3.5 once no figure of the group is missing
	// commune Y Tịch rank 2.5 of 3, with 7 points; surely rank 3.5 once no figure of the group is missing
	// commune Vân An not ranked: the final score is from 8 to 10; from rank 1 to rank 2 once no figure of the group is missing
	// Ranked within each object group by the final score, exactly, before rounding; equal units share the mean of their places (1, 2.5, 2.5, 4). Units with missing figures: 1, so the places are provisional.
}

func ExampleCohort_Quotas() {
	r, err := rubric.Parse("rubric.yaml", []byte(rubricFile+`bands: [{name: Good, from: 8}, {name: Fair, from: 0}]
quotas: [{bands: [Good], most: 40, source: 12/QĐ-UBND}]
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var units []scoring.Facts
	for i, done := range []int{10, 9, 4} {
		units = append(units, scoring.Facts{Unit: scoring.Unit{ID: []string{"An", "Bình", "Cường"}[i]},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(done)}})
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(units), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := c.Quotas(nil) // those of the rubric
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range list {
		fmt.Println(q.Text.EN)
		for _, u := range q.Over {
			fmt.Println(u.Unit.ID, "is beyond it:", u.Text().EN)
		}
	}
	// Output:
	// at most 40% of 3 units, which is 1, may be Good; there are 2, which is 1 too many
	// Bình is beyond it: rank 2 of 3, with 9 points
}
