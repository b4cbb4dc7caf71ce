package cohort_test

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
)

func ExampleRank() {
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
	var results []*scoring.Result
	for id, done := range map[string]int{"Yên Sơn": 9, "Hữu Lũng": 7, "Y Tịch": 7} {
		result, err := s.Score(scoring.Facts{
			Unit:   scoring.Unit{ID: id, Group: "commune"},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(done)},
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		results = append(results, result)
	}
	ranking, err := cohort.Rank(results, cohort.Competition)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range ranking.Groups {
		for _, u := range group.Units {
			fmt.Println(group.Name, u.Unit.ID, u.Text().In(rubric.English))
		}
	}
	// Output:
	// commune Yên Sơn rank 1 of 3, with 9 points
	// commune Hữu Lũng rank 2 of 3, with 7 points
	// commune Y Tịch rank 2 of 3, with 7 points
}
