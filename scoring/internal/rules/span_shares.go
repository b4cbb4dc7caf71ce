package rules

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// shared computes the boxes in which the figures can be, divided also by what the rule
// compares its first ratio with: points may rise up to a rate and be none beyond it.
func (w *spanning) shared() bool {
	x := w.of
	if x.shares == nil || len(x.shares) > mostAtOnce {
		return false
	}
	count, ok := w.locate()
	if !ok || count*len(x.shares)*x.cost > mostSpanned {
		return false
	}
	total := x.ratios[0].Total
	for k := range count {
		number := w.enter(k)
		cells := len(x.cellsAt(total))
		by := x.domains[total]
		if cells > 1 {
			by = x.cellsAt(total)[w.at[total]].of
		}
		if !by.Numbers.Above(new(big.Rat)) { // there may be no ratio
			if !w.box(x.box(number, w.at, nil)) {
				return false
			}
			continue
		}
		for s := range x.shares {
			// Numbers below zero are of boxes that are divided so.
			b := x.box(-2-number*len(x.shares)-s, w.at, &x.shares[s])
			if b != nil && b.none {
				continue
			}
			if !w.shareOf(b, &x.shares[s]) {
				return false
			}
		}
	}
	return w.ask()
}

// shareOf asks for the ends of a box in which the first ratio is in a set.
func (w *spanning) shareOf(b *box, in *interval.Interval) (ok bool) {
	r := w.of.ratios[0]
	done, total := w.parts[r.Done], w.parts[r.Total]
	defer func() { w.parts[r.Done], w.parts[r.Total] = done, total }()
	switch {
	case total.known():
		if w.parts[r.Done], ok = w.done(total.lo, in); !ok {
			return w.parts[r.Done].of.Empty()
		}
		return w.box(b)
	case done.known():
		if w.parts[r.Total], ok = w.total(done.lo, in); !ok {
			return w.parts[r.Total].of.Empty()
		}
		return w.box(b)
	case b == nil || !b.ok:
		return false
	}
	// Neither is known: of samples on both sides one may be an end of the box.
	a := asked{box: b}
	for k, e := range []*end{&a.least, &a.most} {
		*e = end{samples: [2]int{-1, -1}, bound: -1}
		for i, at := range []int64{total.hi, total.lo} {
			w.parts[r.Total] = knownFigure(at)
			if w.parts[r.Done], ok = w.done(at, in); !ok {
				w.parts[r.Done] = done
				continue
			}
			of, ok := w.end(b, k == 1)
			if !ok {
				return false
			}
			e.samples[i] = max(of.samples[0], of.samples[1])
			w.parts[r.Done] = done
		}
	}
	w.asked = append(w.asked, a)
	return true
}

// done returns what can be done of a total in its column for a ratio in a set; not ok where
// no value in the column is.
func (w *spanning) done(total int64, in *interval.Interval) (figure, bool) {
	r := w.of.ratios[0]
	by := big.NewRat(total, w.of.columns[r.Total].Scale)
	return w.within(r.Done, in.Scale(by))
}

// total returns the same of totals, given what is done.
func (w *spanning) total(done int64, in *interval.Interval) (figure, bool) {
	r := w.of.ratios[0]
	of := big.NewRat(done, w.of.columns[r.Done].Scale)
	switch {
	case done < 0:
		return figure{of: w.of.domains[r.Total]}, false
	case done == 0 && !in.Contains(of):
		return figure{of: interval.NumberDomain(interval.Interval{Lo: interval.One(), Hi: new(big.Rat)})}, false
	case done == 0:
		return w.parts[r.Total], true
	}
	positive := in.Intersect(interval.Interval{Lo: new(big.Rat), LoOpen: true})
	if positive.Empty() {
		return figure{of: interval.NumberDomain(positive)}, false
	}
	out := positive.Inverse()
	if positive.Lo.Sign() == 0 { // any total is enough
		out.Hi, out.HiOpen = nil, false
	}
	return w.within(r.Total, out.Scale(of))
}

// within returns what is left of an input in a box within a set.
func (w *spanning) within(i int, set interval.Interval) (figure, bool) {
	x := w.of
	d := x.cellsAt(i)[w.at[i]].of
	if f := &w.parts[i]; f.known() {
		d = interval.NumberDomain(interval.Exactly(big.NewRat(f.lo, x.columns[i].Scale)))
	} else {
		d = d.Intersect(f.of)
	}
	d = d.Intersect(interval.NumberDomain(set))
	out := figureOf(&x.columns[i], d)
	out.loNext, out.hiNext = far, far // the rule may do something else there
	return out, !out.none
}
