package main

import (
	"math"
	"reflect"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
	"github.com/shopspring/decimal"
)

// round rounds points that were computed in float64 to hundredths. The product
// can fall on the wrong side of a half; the check counts where it does.
func round(points float64) int64 { return int64(math.Round(points * 100)) }

// prepareExprFloat compiles one program per leaf and runs all on one machine,
// which keeps its stack.
func prepareExprFloat(f *facts) (run, error) {
	units := f.all(asFloat)
	programs := make([]*vm.Program, len(f.leaves))
	for i := range f.leaves {
		var err error
		if programs[i], err = expr.Compile(f.leaves[i].formula(), expr.Env(units[0]), expr.AsFloat64()); err != nil {
			return nil, err
		}
	}
	machine := new(vm.VM)
	return func(totals []int64) error {
		for u := range totals {
			var env any = units[u]
			var total int64
			for _, p := range programs {
				points, err := machine.Run(p, env)
				if err != nil {
					return err
				}
				total += round(points.(float64))
			}
			totals[u] = total
		}
		return nil
	}, nil
}

// decimalLiterals replaces numbers by decimal constants, so that nothing is
// converted when programs run.
type decimalLiterals struct{}

func (decimalLiterals) Visit(n *ast.Node) {
	var d decimal.Decimal
	switch lit := (*n).(type) {
	case *ast.FloatNode:
		d = decimal.NewFromFloat(lit.Value) // literals here have few digits: exact
	case *ast.IntegerNode:
		d = decimal.NewFromInt(int64(lit.Value))
	default:
		return
	}
	ast.Patch(n, &ast.ConstantNode{Value: d})
	(*n).SetType(reflect.TypeFor[decimal.Decimal]())
}

// decimalOperators makes expr compute with decimals. Functions of this form are
// called without reflection.
func decimalOperators() []expr.Option {
	type d = decimal.Decimal
	compute := func(symbol, name string, f func(a, b d) d) []expr.Option {
		return []expr.Option{expr.Operator(symbol, name), expr.Function(name, func(args ...any) (any, error) {
			return f(args[0].(d), args[1].(d)), nil
		}, f)}
	}
	compare := func(symbol, name string, f func(a, b d) bool) []expr.Option {
		return []expr.Option{expr.Operator(symbol, name), expr.Function(name, func(args ...any) (any, error) {
			return f(args[0].(d), args[1].(d)), nil
		}, f)}
	}
	options := []expr.Option{expr.Patch(decimalLiterals{})}
	options = append(options, compute("-", "sub", d.Sub)...)
	options = append(options, compute("*", "mul", d.Mul)...)
	options = append(options, compute("/", "div", d.Div)...)
	options = append(options, compare("<", "less", d.LessThan)...)
	options = append(options, compare(">", "greater", d.GreaterThan)...)
	return append(options, compare(">=", "atLeast", d.GreaterThanOrEqual)...)
}

func prepareExprDecimal(f *facts) (run, error) {
	units := f.all(asDecimal)
	programs := make([]*vm.Program, len(f.leaves))
	for i := range f.leaves {
		var err error
		if programs[i], err = expr.Compile(f.leaves[i].formula(), append(decimalOperators(), expr.Env(units[0]))...); err != nil {
			return nil, err
		}
	}
	machine := new(vm.VM)
	return func(totals []int64) error {
		for u := range totals {
			var env any = units[u]
			var total decimal.Decimal
			for _, p := range programs {
				points, err := machine.Run(p, env)
				if err != nil {
					return err
				}
				total = total.Add(points.(decimal.Decimal).Round(2))
			}
			totals[u] = cents(total)
		}
		return nil
	}, nil
}
