package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/shopspring/decimal"
)

// rego writes the rule as a Rego rule of the given name.
func (l *leaf) rego(name string) string {
	amount := func(v int64) string { return literal(decimal.New(v, -2)) }
	a, b := "input."+l.inputs[0].name, ""
	if len(l.inputs) > 1 {
		b = "input." + l.inputs[1].name
	}
	full, half := amount(l.full), literal(decimal.New(l.full*5, -3))
	// Every case is a value with its condition; the last has none.
	cases := func(pairs ...string) string {
		var s strings.Builder
		s.WriteString(name)
		for i := 0; i < len(pairs); i += 2 {
			if i > 0 {
				s.WriteString(" else")
			}
			s.WriteString(" := " + pairs[i])
			if i+1 < len(pairs) {
				s.WriteString(" if { " + pairs[i+1] + " }")
			}
		}
		return s.String() + "\n"
	}
	switch l.shape {
	case shapeBands:
		return cases(full, a+" > "+amount(l.hi), half, a+" >= "+amount(l.lo), "0")
	case shapeThreshold:
		return cases(full, a+" >= "+amount(l.hi), "0")
	case shapeOptions:
		return cases(full, a+` == "on_time"`, half, a+` == "late"`, "0")
	case shapeClean:
		return cases("0", a+" > 0", full)
	case shapeBoth:
		return cases(full, a+"; "+b, "0")
	case shapeProportional:
		return fmt.Sprintf("%s := (%s * %s) / 100\n", name, full, a)
	case shapeFloored:
		return cases(fmt.Sprintf("(%s * %s) / 100", full, a), a+" >= "+amount(l.hi), "0")
	case shapeEarned:
		return cases(amount(l.each)+" * "+a, fmt.Sprintf("%s * %s < %s", amount(l.each), a, full), full)
	case shapeDeducted:
		return cases(
			fmt.Sprintf("%s - (%s * %s)", full, amount(l.each), a),
			fmt.Sprintf("%s * %s < %s", amount(l.each), a, full),
			"0",
		)
	default:
		rate := fmt.Sprintf("(%s * 100) / %s", a, b)
		return cases("0", b+" == 0", full, rate+" >= "+amount(l.hi), half, rate+" >= "+amount(l.lo), "0")
	}
}

// prepareOPA writes all rules into one module and prepares one query for the
// points of all leaves; partial evaluation makes it somewhat faster. Inputs are
// OPA's own values already. Its numbers come back as decimal text, and read as
// such they are nearer to exact than as floats; inside they are big.Float.
func prepareOPA(f *facts) (run, error) {
	var module strings.Builder
	names := make([]string, len(f.leaves))
	module.WriteString("package rubric\n\n")
	for i := range f.leaves {
		names[i] = fmt.Sprintf("leaf_%d", i+1)
		module.WriteString(f.leaves[i].rego(names[i]))
	}
	module.WriteString("\npoints := [" + strings.Join(names, ", ") + "]\n")
	ctx := context.Background()
	query, err := rego.New(
		rego.Query("data.rubric.points"),
		rego.Module("rubric.rego", module.String()),
	).PrepareForEval(ctx, rego.WithPartialEval())
	if err != nil {
		return nil, err
	}
	units := make([]rego.EvalOption, f.units)
	for u := range units {
		v, err := ast.InterfaceToValue(f.values(u, func(v int64) any { return json.Number(hundredths(v)) }))
		if err != nil {
			return nil, err
		}
		units[u] = rego.EvalParsedInput(v)
	}
	return func(totals []int64) error {
		for u := range totals {
			results, err := query.Eval(ctx, units[u])
			if err != nil {
				return err
			}
			var total decimal.Decimal
			for _, v := range results[0].Expressions[0].Value.([]any) {
				points, err := decimal.NewFromString(string(v.(json.Number)))
				if err != nil {
					return err
				}
				total = total.Add(points.Round(2))
			}
			totals[u] = cents(total)
		}
		return nil
	}, nil
}
