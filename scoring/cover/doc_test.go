package cover_test

import (
	"context"
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
)

// printCoverage is the program of the package comment.
func printCoverage(ctx context.Context, scorer *scoring.Scorer, cases []scoring.Facts) error {
	c := cover.New(scorer)
	for _, facts := range cases {
		if err := c.Add(facts); err != nil {
			return err
		}
	}
	report, err := c.Report(ctx, nil)
	if err != nil {
		return err
	}
	fmt.Print(report.Text(rubric.English))
	return nil
}

func Example() {
	scorer, err := scoring.Compile(ruletest.ExampleRubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var cases []scoring.Facts
	for _, rate := range []string{"80", "12.5"} {
		cases = append(cases, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"electronic_rate": rate})})
	}
	if err := printCoverage(context.Background(), scorer, cases); err != nil {
		fmt.Println(err)
	}
	// Output:
	// cases: 2 of 2 (100%)
	// sides of conditions: 2 of 2 (100%)
	// boundary values: 1 of 3 (33.3%)
	// options: 0 of 0 (100%)
	// bands: 0 of 0 (100%)
	// in all: 5 of 7 (71.4%)
	//
	// 1 One: 5 of 7 (71.4%)
	//   rubric.yaml:9:67: boundary electronic_rate >= 80: just below (electronic_rate = 79.99)
	//   rubric.yaml:9:67: boundary electronic_rate >= 80: just above (electronic_rate = 80.01)
}
