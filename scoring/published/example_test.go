package published_test

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
)

func ExampleReconcile() {
	r := ruletest.ExampleRubric()
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := scorer.Score(scoring.Facts{Unit: scoring.Unit{ID: "u"},
		Inputs: ruletest.Figures(map[string]any{"electronic_rate": 79}), Points: ruletest.Figures(map[string]any{"2": 6})})
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := published.Parse("published.yaml", []byte(`
rubric: bad
unit: {id: u}
source: {number: 258/QĐ-UBND, issuer: UBND huyện, date: 2023-01-30}
total: {max: 10, points: 10, lost: 0}
items: [{code: "1", points: 4}, {code: "2", points: 6}]
`), r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := published.Reconcile(result, table)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range list {
		fmt.Println(c.Level, c.Text.In(rubric.Vietnamese))
	}
	// Output:
	// total Tổng điểm: điểm công bố 10, tính lại 6
	// area Một: điểm công bố 4, tính lại 0
}
