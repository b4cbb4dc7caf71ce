package remediation_test

import (
	"context"
	"fmt"
	"os"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// printPlan is the program of the package comment.
func printPlan(ctx context.Context, r *rubric.Rubric, scorer *scoring.Scorer, facts scoring.Facts) error {
	src, err := os.ReadFile("catalogue.yaml")
	if err != nil {
		return err
	}
	catalogue, err := catalogue.Parse("catalogue.yaml", src, r, nil) // r is the rubric
	if err != nil {
		return err // every fault, as file:line:col: message
	}
	plan, err := remediation.NewPlan(ctx, scorer, facts, catalogue, nil)
	if err != nil {
		return err
	}
	for _, a := range plan.Actions {
		fmt.Println(a.Solution.In(rubric.Vietnamese), a.Deficits, a.Points)
		for _, t := range a.Targets {
			fmt.Println("  ", t.Text.In(rubric.Vietnamese)) // Tỷ lệ …: từ 76,5% lên ít nhất 80%: +1 điểm
		}
	}
	fmt.Println(plan.Uncovered(), plan.Check()) // what it still lacks
	return nil
}

var _ = printPlan
