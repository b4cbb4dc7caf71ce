package peers

import (
	"math/big"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// figures are those of one input of the units of a group.
type figures struct {
	in    *kernel.Column // how known figures stand in columns
	units int64
	sum   interval.Interval // zero of none
	// highest and lowest are what the highest figure and the lowest can be; of no units
	// they say nothing.
	highest, lowest interval.Interval
	quick           quick
	ranks           *ranks           // nil where no rule reads ranks
	made            []scoring.Figure // the same for all units of the group, by index of the relative figure
}

// quick has what the figures that stand in columns come to, until it is added to the
// others.
type quick struct {
	units, sum, least, most int64
}

func newFigures(in *kernel.Column, ranked bool) *figures {
	x := &figures{in: in, sum: interval.Exactly(new(big.Rat))}
	if ranked {
		x.ranks = &ranks{scale: in.Scale}
	}
	return x
}

// add adds what the figure of a unit can be, and where it stands in a column if it does.
func (x *figures) add(v interval.Interval, at int64) {
	if x.ranks != nil {
		x.ranks.add(v, at)
	}
	if at == rules.NotFast {
		x.count(1, v, v, v)
		return
	}
	q := &x.quick
	if q.units == 0 {
		q.least, q.most = at, at
	}
	q.units, q.sum, q.least, q.most = q.units+1, q.sum+at, min(q.least, at), max(q.most, at)
	if q.sum > 1<<61 || q.sum < -1<<61 {
		x.settle()
	}
}

// addPerhaps adds the figure of a unit that may be of the group, or of another.
func (x *figures) addPerhaps(v interval.Interval, at int64) {
	if x.ranks != nil {
		x.ranks.add(v, at)
	}
	x.count(1, v.Hull(interval.Exactly(new(big.Rat))), v, v)
}

// settle adds the figures that stand in columns to the others.
func (x *figures) settle() {
	q := x.quick
	if x.quick = (quick{}); q.units == 0 {
		return
	}
	number := func(n int64) interval.Interval { return interval.Exactly(big.NewRat(n, x.in.Scale)) }
	x.count(q.units, number(q.sum), number(q.least), number(q.most))
}

// count adds some units with the sum of their figures and the ends of these.
func (x *figures) count(units int64, sum, lowest, highest interval.Interval) {
	if x.units == 0 {
		x.lowest, x.highest = lowest, highest
	} else {
		x.lowest, x.highest = interval.Least(x.lowest, lowest), interval.Greatest(x.highest, highest)
	}
	x.units, x.sum = x.units+units, x.sum.Add(sum)
}

// close ends the adding.
func (x *figures) close() {
	if x.settle(); x.ranks != nil {
		x.ranks.close()
	}
}

// make notes the relative figures that are the same for all units of the group; others are
// the figures of the units that may be in it, too.
func (x *figures) make(list []rules.Relative, others *figures) {
	x.made = make([]scoring.Figure, len(list))
	for i, r := range list {
		best, of := x.highest, others.highest
		further := interval.Greatest
		if r.Lowest {
			best, of, further = x.lowest, others.lowest, interval.Least
		}
		switch r.Function {
		case "peer_best":
			if others.units > 0 {
				best = best.Hull(further(best, of))
			}
			x.made[i] = figure(best)
		case "peer_sum":
			x.made[i] = figure(x.sum.Add(others.sum))
		case "peer_count":
			x.made[i] = whole(x.units, x.units+others.units)
		}
	}
}

// whole returns a whole number from one to another as a figure.
func whole(least, most int64) scoring.Figure {
	if least == most {
		return scoring.Known(least)
	}
	return scoring.Within(scoring.Bound{AtLeast: scoring.Known(least), AtMost: scoring.Known(most)})
}

// figure returns a number as a figure: a bound where it is not known, nothing where that
// says nothing.
func figure(v interval.Interval) scoring.Figure {
	known := func(v *big.Rat) scoring.Figure { return scoring.Known(formula.ToDecimal(v)) }
	if at, single := v.Single(); single {
		return known(at)
	}
	if v.Lo == nil && v.Hi == nil {
		return scoring.Figure{}
	}
	var b scoring.Bound
	switch {
	case v.Lo == nil:
	case v.LoOpen:
		b.Above = known(v.Lo)
	default:
		b.AtLeast = known(v.Lo)
	}
	switch {
	case v.Hi == nil:
	case v.HiOpen:
		b.Below = known(v.Hi)
	default:
		b.AtMost = known(v.Hi)
	}
	return scoring.Within(b)
}
