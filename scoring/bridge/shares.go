package bridge

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// sources is how many sources of points there are: appraisal, survey, external.
const sources = 3

// sourceOf returns the number of the source that an excluded term is rescaled with.
func (e *edition) sourceOf(t *term) int {
	if e.compiled.Rubric.Exclusion != rubric.ExclusionBySource {
		return 0
	}
	switch t.source {
	case rubric.Survey:
		return 1
	case rubric.External:
		return 2
	}
	return 0
}

// share is what part of the maximum the items of a source reach that are not excluded.
type share struct {
	of   *big.Rat
	open bool
}

// counted adds up a source, with the maxima and points of every cluster in proportion to its
// weight.
type counted struct {
	points, most, full fractions
	open               bool
}

// allShares adds up the sources by the rules r, with the weights w, on the figures of d.
func (x *reader) allShares(r, w, d int) *[sources]share {
	var sums [sources]counted
	policy := x.b.editions[r]
	for k := range x.b.clusters {
		c := &x.b.clusters[k]
		if c.link < 0 || c.weight[w] == 0 {
			continue
		}
		e := x.b.editions[c.by(r)]
		for _, at := range e.links[c.link] {
			of := &sums[policy.sourceOf(&e.tree.terms[at])]
			weight, over, most := c.weight[w], c.over[r], e.most[at]
			of.full.add(most, weight, over)
			switch column := e.scores[d][at]; column.states[x.i] {
			case isKnown:
				of.points.add(column.points[x.i], weight, over)
				of.most.add(most, weight, over)
			case isOpen:
				of.most.add(most, weight, over)
				judged := x.judged(c, r, d)
				if of.open = of.open || judged == nil; judged != nil {
					of.points.addRat(judged.Mul(judged, big.NewRat(most, 1)), weight, over)
				}
			}
		}
	}
	return shared(&sums, policy.compiled.Rubric.EmptySource == rubric.ExclusionWhole)
}

// shared divides points by maxima. A source of which nothing is left has no share or, where
// the rubric says so, the one that the others reach together.
func shared(sums *[sources]counted, whole bool) *[sources]share {
	var out [sources]share
	rest, left, open := new(big.Rat), new(big.Rat), false
	var empty []int
	for s := range sums {
		of := &sums[s]
		full, most := of.full.sum(), of.most.sum()
		if most.Sign() <= 0 { // also of rows that only take points off
			if out[s].of = new(big.Rat); full.Sign() > 0 {
				empty = append(empty, s)
			}
			continue
		}
		points := of.points.sum()
		out[s] = share{points.Quo(points, most), of.open}
		rest.Add(rest, new(big.Rat).Mul(out[s].of, full))
		left, open = left.Add(left, full), open || of.open
	}
	for _, s := range empty {
		if whole && left.Sign() > 0 {
			out[s] = share{new(big.Rat).Quo(rest, left), open}
		}
	}
	return &out
}

// fractions adds up fractions of few denominators, in machine words where these hold them.
type fractions struct {
	of    []fraction
	exact *big.Rat // nil of none
}

type fraction struct{ n, denominator int64 }

// add adds v × weight ÷ over.
func (f *fractions) add(v, weight, over int64) {
	if weight == over {
		weight, over = 1, 1
	}
	if max(v, -v) > fastest || weight > fastest {
		f.addRat(big.NewRat(v, 1), weight, over)
		return
	}
	for k := range f.of {
		if f.of[k].denominator == over && f.of[k].n < fullest && f.of[k].n > -fullest {
			f.of[k].n += v * weight
			return
		}
	}
	f.of = append(f.of, fraction{v * weight, over})
}

func (f *fractions) addRat(v *big.Rat, weight, over int64) {
	if f.exact == nil {
		f.exact = new(big.Rat)
	}
	f.exact.Add(f.exact, new(big.Rat).Mul(v, big.NewRat(weight, over)))
}

// sum returns the sum, which is the caller's.
func (f *fractions) sum() *big.Rat {
	out := new(big.Rat)
	if f.exact != nil {
		out.Set(f.exact)
	}
	for _, of := range f.of {
		out.Add(out, big.NewRat(of.n, of.denominator))
	}
	return out
}
