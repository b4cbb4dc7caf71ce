package remediation_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// figures returns the figures of a table of tests by name.
func figures(values map[string]any) map[string]scoring.Figure {
	if values == nil {
		return nil
	}
	out := map[string]scoring.Figure{}
	for name, v := range values {
		out[name] = figure(v)
	}
	return out
}

// figure returns the figure of a value of a table of tests; nil is a missing one.
func figure(v any) scoring.Figure {
	switch v := v.(type) {
	case nil:
		return scoring.Figure{}
	case scoring.Figure:
		return v
	case decimal.Decimal:
		return scoring.Known(v)
	case bool:
		return scoring.Known(v)
	case string:
		return scoring.Known(v)
	case rubric.Date:
		return scoring.Known(v)
	case scoring.Bound:
		return scoring.Within(v)
	}
	if rv := reflect.ValueOf(v); rv.CanInt() {
		return scoring.Known(rv.Int())
	}
	panic(fmt.Sprintf("a %T is no figure", v))
}

// lacks says shortly what a plan lacks, apart from the blanks of the paper; what blocks
// has an exclamation mark.
func lacks(p *remediation.Plan) []string {
	blanks := []remediation.LackKind{remediation.LackNumber, remediation.LackDate, remediation.LackPlace, remediation.LackSignatory, remediation.LackLegalBasis}
	var out []string
	for _, l := range p.Check() {
		if slices.Contains(blanks, l.Kind) {
			continue
		}
		mark := ""
		if l.Blocks {
			mark = "!"
		}
		out = append(out, strings.Join(slices.Concat([]string{string(l.Kind) + mark}, l.Actions, l.Codes), " "))
	}
	return out
}
