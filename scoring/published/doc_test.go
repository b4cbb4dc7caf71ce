package published_test

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
)

// printContradictions is the program of the package comment.
func printContradictions(r *rubric.Rubric, result *scoring.Result, src []byte) error {
	table, err := published.Parse("published.yaml", src, r, nil)
	if err != nil {
		return err // every fault, as file:line:col: message
	}
	list, err := published.Reconcile(result, table)
	if err != nil {
		return err // another rubric, another unit, an unknown item
	}
	for _, c := range list {
		fmt.Println(c.Level, c.Text.In(rubric.English))
	}
	return nil
}

func Example() {
	r := ruletest.ExampleRubric()
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := scorer.Score(scoring.Facts{
		Unit:   scoring.Unit{ID: "u"},
		Inputs: ruletest.Figures(map[string]any{"electronic_rate": 90}),
		Points: ruletest.Figures(map[string]any{"2": 5}),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = printContradictions(r, result, []byte(`rubric: bad
unit: {id: u}
source: {number: 258/QĐ-UBND, issuer: UBND huyện, date: 2023-01-30}
total: {max: 10, points: 10}
items: [{code: "1", points: 4}, {code: "2", points: 5}]
`))
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// total Total: published points 10, computed 9
	// total Total: published sum of the areas 10, by the table's own figures 9
}
