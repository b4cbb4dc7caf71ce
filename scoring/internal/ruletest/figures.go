package ruletest

import (
	"fmt"
	"reflect"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Figures returns figures by name of what tables of tests have for them, see [Figure].
func Figures(values map[string]any) map[string]scoring.Figure {
	if values == nil {
		return nil
	}
	out := map[string]scoring.Figure{}
	for name, v := range values {
		out[name] = Figure(v)
	}
	return out
}

// Figure returns the figure of an integer, a decimal, a bool, a text, a date, a time, a bound
// or a figure; nil is a missing one. It panics for anything else, a float among them.
func Figure(v any) scoring.Figure {
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
	case time.Time:
		return scoring.Known(rubric.DateOf(v))
	case scoring.Bound:
		return scoring.Within(v)
	}
	switch rv := reflect.ValueOf(v); {
	case rv.CanInt():
		return scoring.Known(rv.Int())
	case rv.CanUint():
		return scoring.Known(int64(rv.Uint()))
	}
	panic(fmt.Sprintf("a %T is no figure", v))
}
