package document_test

import (
	"context"
	"os"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// writePlan is the program of the package comment.
func writePlan() {
	r := must(rubric.Parse("rubric.yaml", must(os.ReadFile("rubric.yaml")), nil))
	catalogue := must(catalogue.Parse("catalogue.yaml", must(os.ReadFile("catalogue.yaml")), r, nil))
	facts := scoring.Facts{Inputs: map[string]scoring.Figure{"electronic_rate": scoring.Known("76.5")}}
	plan := must(remediation.NewPlan(context.Background(), must(scoring.Compile(r, nil)), facts, catalogue, nil))

	d := must(document.New(plan, &document.Options{Lang: rubric.Vietnamese}))
	file := must(os.Create("ke-hoach.docx"))
	if err := d.WriteDOCX(file); err != nil {
		panic(err)
	}
	if err := file.Close(); err != nil {
		panic(err)
	}
}

var _ = writePlan
