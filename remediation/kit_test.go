package remediation_test

import (
	"fmt"
	"reflect"

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
