package verify_test

import (
	"context"
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
)

// printFindings is the program of the package comment.
func printFindings(ctx context.Context, scorer *scoring.Scorer) error {
	report, err := verify.Rules(ctx, scorer, nil)
	if err != nil {
		return err
	}
	fmt.Println(report.Proved, report.Refuted, report.Undecided)
	for _, v := range report.Findings() {
		fmt.Printf("%s:%d:%d: %s\n", report.File, v.Line, v.Column, v.Message.In(rubric.English))
	}
	return nil
}

func Example() {
	r, err := rubric.Parse("three.yaml", []byte(threeRules), nil)
	check(err)
	scorer, err := scoring.Compile(r, nil)
	check(err)
	check(printFindings(context.Background(), scorer))
	// Output:
	// 38 4 0
	// three.yaml:19:16: electronic at 90 falls to the last case, which gives less than both sides (electronic = 90)
	// three.yaml:25:19: it can fail: division by zero (done = 1, planned = 0)
	// three.yaml:25:12: the points can be 4, not from 0 to 2 (done = 2, planned = 1)
	// three.yaml:30:42: nobody can earn the maximum 2: at most 1.5
}
