package bridge

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
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

// reader computes the points of the clusters of one unit.
type reader struct {
	b      *Bridge
	i      int
	shares [2][2]*[3]share // of the sources, where they are needed
}

// share is what part of the maximum the items of a source reach that are not excluded.
type share struct {
	of   *big.Rat
	open bool
}

// rows returns the parts of every row of the unit.
func (x *reader) rows(out []parts) []parts {
	for k := range x.b.clusters {
		c := &x.b.clusters[k]
		var p [2][2]points
		for r := range p {
			for d := range p[r] {
				p[r][d] = x.points(c, r, d)
			}
		}
		out = append(out, c.split(&p))
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

// points returns what the cluster c comes to by the rules r on the figures of d. An excluded
// item counts with the share of those that are not, as rescaling has it.
func (x *reader) points(c *cluster, r, d int) (out points) {
	if c.alone >= 0 {
		r = c.alone
	}
	e := x.b.editions[r]
	if c.link < 0 {
		if out = e.sides[d][c.side].of(x.i); c.side == 1 {
			out.n = -out.n
		}
		return out
	}
	scores := e.scores[d]
	for _, at := range e.links[c.link] {
		switch scores[at].states[x.i] {
		case isKnown:
			out.n += scores[at].points[x.i]
			continue
		case isOpen:
			if r != d && c.alone < 0 && e.judged[c.link] {
				return x.judged(c, r, d)
			}
			return points{open: true}
		}
		if !e.rescales {
			continue
		}
		s := x.share(r, d, e.sources[at])
		if s.open {
			return points{open: true}
		}
		if out.rat == nil {
			out.rat = new(big.Rat)
		}
		out.rat.Add(out.rat, new(big.Rat).Mul(big.NewRat(e.most[at], 1), s.of))
	}
	if out.rat != nil {
		out.rat.Add(out.rat, big.NewRat(out.n, 1))
	}
	return out
}

// judged returns what items come to that no rule scores: the share of their maximum that
// they were given in the year is the same under both editions.
func (x *reader) judged(c *cluster, r, d int) points {
	own := x.points(c, d, d)
	if own.open {
		return own
	}
	of := new(big.Rat).Mul(own.fraction(), big.NewRat(c.over[r], c.over[d]))
	return points{rat: of}
}

// share returns the share of a source, after what the rubric says of an empty one.
func (x *reader) share(r, d, source int) share {
	if x.shares[r][d] == nil {
		x.shares[r][d] = x.allShares(r, d)
	}
	return x.shares[r][d][source]
}

// allShares adds up the sources by the rules r on the figures of d.
func (x *reader) allShares(r, d int) *[3]share {
	var out [3]share
	var sums, counts, full [3]int64
	var judged [3]*big.Rat
	e := x.b.editions[r]
	for k := range x.b.clusters {
		c := &x.b.clusters[k]
		if c.link < 0 {
			continue
		}
		for _, at := range e.links[c.link] {
			s := e.sources[at]
			full[s] += e.most[at]
			switch e.scores[d][at].states[x.i] {
			case isKnown:
				sums[s] += e.scores[d][at].points[x.i]
				counts[s] += e.most[at]
			case isOpen:
				counts[s] += e.most[at]
				if out[s].open || r == d || c.alone >= 0 || !e.judged[c.link] {
					out[s].open = true
					continue
				}
				own := x.points(c, d, d)
				if out[s].open = own.open; judged[s] == nil {
					judged[s] = new(big.Rat)
				}
				part := big.NewRat(e.most[at], c.over[d])
				judged[s].Add(judged[s], part.Mul(part, own.fraction()))
			}
		}
	}
	for s := range out {
		if counts[s] <= 0 { // rows that only take points off reach no share
			out[s] = share{of: new(big.Rat)}
			continue
		}
		out[s].of = big.NewRat(sums[s], counts[s])
		if judged[s] != nil {
			out[s].of.Add(out[s].of, judged[s].Quo(judged[s], big.NewRat(counts[s], 1)))
		}
	}
	if e.compiled.Rubric.EmptySource == rubric.ExclusionWhole {
		fillEmpty(&out, &counts, &full)
	}
	return &out
}

// fillEmpty gives sources of which nothing is left the share that the others reach together.
func fillEmpty(out *[3]share, counts, full *[3]int64) {
	rest, left, open := new(big.Rat), int64(0), false
	for s := range out {
		if counts[s] > 0 {
			rest.Add(rest, new(big.Rat).Mul(out[s].of, big.NewRat(full[s], 1)))
			left, open = left+full[s], open || out[s].open
		}
	}
	for s := range out {
		if left > 0 && counts[s] <= 0 && full[s] > 0 {
			out[s] = share{new(big.Rat).Quo(rest, big.NewRat(left, 1)), open}
		}
	}
}
