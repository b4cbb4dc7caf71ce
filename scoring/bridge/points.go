package bridge

import (
	"math/big"

	"github.com/parindex/parindex/scoring"
)

// adjusted are the items of the bonus or of the penalty, which together count at most cap.
type adjusted struct {
	items []*column
	most  int64
}

// of returns what they come to for a unit; nothing of none.
func (a *adjusted) of(i int) (out points) {
	if a == nil {
		return out
	}
	for _, c := range a.items {
		switch c.states[i] {
		case isOpen:
			return points{open: true}
		case isKnown:
			out.n += c.points[i]
		}
	}
	out.n = min(out.n, a.most)
	return out
}

// points are what the items of a cluster come to by the rules of an edition on the figures
// of a year, in units of the last place: n, or rat where no rule gives them, and what of
// their maxima is excluded, by source.
type points struct {
	n    int64
	rat  *big.Rat
	gone [sources]int64
	open bool
}

func (p *points) fraction() *big.Rat {
	if p.rat != nil {
		return p.rat
	}
	return big.NewRat(p.n, 1)
}

// excluded reports whether something is.
func (p *points) excluded() bool { return p.gone != [sources]int64{} }

// reader computes the points of the clusters of one unit.
type reader struct {
	b *Bridge
	i int
	// What is computed where it is needed:
	shares  [2][2][2]*[sources]share // by rules, weights and data
	results [2][2]*scoring.Result    // by rules and data
}

// rows returns the parts of every row of the unit.
func (x *reader) rows(out []parts) []parts {
	for k := range x.b.clusters {
		c := &x.b.clusters[k]
		var p [2][2]points
		excluded := false
		for r := range p {
			for d := range p[r] {
				p[r][d] = x.points(c, r, d)
				excluded = excluded || p[r][d].excluded()
			}
		}
		if excluded {
			out = append(out, c.splitValues(x.values(c, &p)))
		} else {
			out = append(out, c.split(&p))
		}
	}
	return out
}

// total returns the change of the final score, in units of the last place, if it is known.
func (x *reader) total() (_ int64, known bool) {
	var out int64
	for e, sign := range [2]int64{-1, 1} {
		of := x.b.finals[e]
		if !of.Known[x.i] {
			return 0, false
		}
		out += sign * of.Points[x.i] * x.b.editions[e].factor
	}
	return out, true
}

// points returns what the cluster c comes to by the rules r on the figures of d. Items that r
// has not are scored by the rules of the edition that has them.
func (x *reader) points(c *cluster, r, d int) (out points) {
	policy := x.b.editions[r]
	if c.link < 0 {
		if out = policy.sides[d][c.side].of(x.i); c.side == 1 {
			out.n = -out.n
		}
		return out
	}
	e := x.b.editions[c.by(r)]
	for _, at := range e.links[c.link] {
		column := e.scores[d][at]
		switch column.states[x.i] {
		case isKnown:
			out.n += column.points[x.i]
		case isOpen:
			share := x.judged(c, r, d)
			if share == nil {
				return points{open: true}
			}
			return points{rat: share.Mul(share, big.NewRat(c.over[r], 1))}
		default:
			if policy.rescales {
				out.gone[policy.sourceOf(&e.tree.terms[at])] += e.most[at]
			}
		}
	}
	return out
}

// judged returns the share of their maximum that items reach to which no rule gives points:
// what they were given in the year d, under its edition. It is nil where that is not known,
// or a rule gives points to some of them.
func (x *reader) judged(c *cluster, r, d int) *big.Rat {
	if r == d || c.alone >= 0 || !x.b.judged[c.link] {
		return nil
	}
	own := x.points(c, d, d)
	v := x.value(c, &own, d, d, d)
	if v == nil {
		return nil
	}
	return v.Quo(v, big.NewRat(c.over[d], 1))
}

// value returns V(r, w, d) of a cluster, in units of the last place; nil where it is open. An
// excluded item counts with the share of those that are not, as rescaling has it.
func (x *reader) value(c *cluster, p *points, r, w, d int) *big.Rat {
	if c.weight[w] == 0 {
		return new(big.Rat)
	}
	if p.open {
		return nil
	}
	out := new(big.Rat).Set(p.fraction())
	for s, most := range p.gone {
		if most == 0 {
			continue
		}
		if x.shares[r][w][d] == nil {
			x.shares[r][w][d] = x.allShares(r, w, d)
		}
		share := x.shares[r][w][d][s]
		if share.open {
			return nil
		}
		out.Add(out, new(big.Rat).Mul(big.NewRat(most, 1), share.of))
	}
	return out.Mul(out, big.NewRat(c.weight[w], c.over[r]))
}

// values returns V of a cluster for all rules, weights and figures.
func (x *reader) values(c *cluster, p *[2][2]points) (out [2][2][2]*big.Rat) {
	for r := range out {
		for w := range out[r] {
			for d := range out[r][w] {
				out[r][w][d] = x.value(c, &p[r][d], r, w, d)
			}
		}
	}
	return out
}
