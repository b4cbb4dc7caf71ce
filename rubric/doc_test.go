package rubric_test

import (
	"fmt"
	"os"

	"github.com/parindex/parindex/rubric"
)

// printLeaves is the program of the package comment.
func printLeaves() error {
	src, err := os.ReadFile("rubric.yaml")
	if err != nil {
		return err
	}
	r, err := rubric.Parse("rubric.yaml", src, nil)
	if err != nil {
		return err // all faults of the file: rubric.yaml:12:9: duplicate code "1.2"...
	}
	for it := range r.Leaves() {
		fmt.Println(it.Code, it.Title.In(rubric.Vietnamese), it.Max)
	}
	return nil
}

var _ = printLeaves
