package kernel

import "slices"

// possible says which cells of digits there can be rows in, as far as it can be seen
// from their inputs: derived numbers can be anything where they are not used.
func (a *analysis) possible(digits []digit, size int) []bool {
	out := slices.Repeat([]bool{true}, size)
	var sums []int // the forms that can rule a cell out
	for f, terms := range a.forms {
		whole := a.whole(f)
		if len(terms) == 2 && terms[1].variable < len(a.kernel.inputs) && whole.lo > -unbounded && whole.hi < unbounded {
			sums = append(sums, f)
		}
	}
	if len(sums) == 0 {
		return out
	}
	a.box = make([]span, len(a.forms))
	for i := range out {
		rest := i
		for f := range digits {
			d := &digits[f]
			a.box[f] = a.whole(f)
			if r := rest % d.values(); r > 0 {
				a.box[f].lo = d.at[r-1]
			}
			if r := rest % d.values(); r < len(d.at) {
				a.box[f].hi = d.at[r] - 1
			}
			rest /= d.values()
		}
		out[i] = a.nonempty(sums)
	}
	return out
}

// nonempty reports whether there may be rows in the box: what it says of each sum of
// two inputs, and of two such sums, agrees with what it says of the inputs.
func (a *analysis) nonempty(sums []int) bool {
	for i, f := range sums {
		x := a.forms[f]
		if !a.meets(linear{terms: x}, a.box[f]) {
			return false
		}
		for _, g := range sums[:i] {
			y := a.forms[g]
			if x[0].variable != y[0].variable || x[1].variable != y[1].variable {
				continue
			}
			for v := range x { // without this input
				left, first := linear{terms: x}.scaled(y[v].k)
				right, second := linear{terms: y}.scaled(x[v].k)
				d, third := left.minus(right)
				within := a.box[f].times(y[v].k).plus(a.box[g].times(-x[v].k))
				if first && second && third && !a.meets(d, within) {
					return false
				}
			}
		}
	}
	return true
}

// meets reports whether a sum of inputs can be within a range.
func (a *analysis) meets(x linear, within span) bool {
	s := span{}
	for _, t := range x.terms {
		s = s.plus(a.spanOf(t.variable).times(t.k))
	}
	s = s.and(within)
	return s.lo <= s.hi
}
