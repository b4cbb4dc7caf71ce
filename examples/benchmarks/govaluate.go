package main

import "github.com/casbin/govaluate"

// prepareGovaluate makes one expression per leaf. This is casbin's fork, the one
// that is maintained.
func prepareGovaluate(f *facts) (run, error) {
	programs := make([]*govaluate.EvaluableExpression, len(f.leaves))
	for i := range f.leaves {
		var err error
		if programs[i], err = govaluate.NewEvaluableExpression(f.leaves[i].formula()); err != nil {
			return nil, err
		}
		programs[i].ChecksTypes = false // the facts have the right types, and it is faster
	}
	units := make([]govaluate.Parameters, f.units)
	for u := range units {
		units[u] = govaluate.MapParameters(f.values(u, asFloat))
	}
	return func(totals []int64) error {
		for u := range totals {
			env := units[u]
			var total int64
			for _, p := range programs {
				points, err := p.Eval(env)
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
