package main

import (
	"context"

	"github.com/PaesslerAG/gval"
)

// prepareGval makes one evaluable per leaf in gval's full language, the only
// one of its languages with the ternary operator.
func prepareGval(f *facts) (run, error) {
	programs := make([]gval.Evaluable, len(f.leaves))
	for i := range f.leaves {
		var err error
		if programs[i], err = gval.Full().NewEvaluable(f.leaves[i].formula()); err != nil {
			return nil, err
		}
	}
	units := f.all(asFloat)
	ctx := context.Background()
	return func(totals []int64) error {
		for u := range totals {
			var env any = units[u]
			var total int64
			for _, p := range programs {
				points, err := p.EvalFloat64(ctx, env)
				if err != nil {
					return err
				}
				total += round(points)
			}
			totals[u] = total
		}
		return nil
	}, nil
}
