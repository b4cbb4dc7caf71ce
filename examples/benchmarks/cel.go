package main

import (
	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
)

// prepareCEL compiles one program per leaf, with constants folded. Figures are
// CEL's own values already, in activations that are made once.
func prepareCEL(f *facts) (run, error) {
	var variables []cel.EnvOption
	for _, in := range f.inputs {
		t := [...]*cel.Type{cel.DoubleType, cel.DoubleType, cel.StringType, cel.BoolType}
		variables = append(variables, cel.Variable(in.name, t[in.kind]))
	}
	env, err := cel.NewEnv(variables...)
	if err != nil {
		return nil, err
	}
	programs := make([]cel.Program, len(f.leaves))
	for i := range f.leaves {
		checked, issues := env.Compile(f.leaves[i].formula())
		if err := issues.Err(); err != nil {
			return nil, err
		}
		if programs[i], err = env.Program(checked, cel.EvalOptions(cel.OptOptimize)); err != nil {
			return nil, err
		}
	}
	units := make([]cel.Activation, f.units)
	for u := range units {
		values := f.values(u, func(v int64) any { return types.Double(float64(v) / 100) })
		for name, v := range values {
			switch v := v.(type) {
			case string:
				values[name] = types.String(v)
			case bool:
				values[name] = types.Bool(v)
			}
		}
		if units[u], err = cel.NewActivation(values); err != nil {
			return nil, err
		}
	}
	return func(totals []int64) error {
		for u := range totals {
			var env any = units[u]
			var total int64
			for _, p := range programs {
				points, _, err := p.Eval(env)
				if err != nil {
					return err
				}
				total += round(float64(points.(types.Double)))
			}
			totals[u] = total
		}
		return nil
	}, nil
}
