package improve_test

import (
	"context"
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
)

// printImprovements is the program of the package comment.
func printImprovements(ctx context.Context, scorer *scoring.Scorer, facts scoring.Facts) error {
	improvements, err := improve.Leaf(ctx, scorer, facts, "1", nil)
	if err != nil {
		return err
	}
	for _, i := range improvements.List {
		fmt.Println(i.Text.In(rubric.English))
	}
	fmt.Println(improvements.Complete) // true: it is proved that nothing else earns more
	return nil
}

func Example() {
	scorer, err := scoring.Compile(ruletest.ExampleRubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"electronic_rate": "76.5"})}
	if err := printImprovements(context.Background(), scorer, facts); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Rate: from 76.5% to at least 80%: +4 points
	// true
}
