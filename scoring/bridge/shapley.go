package bridge

import "math/big"

// fastest bounds points, in units of their last place, for which the parts are computed in
// machine words: three times its fourth power stays below 2^62 by far.
const fastest = 1 << 14

// cluster is a link with what weighs it, or the bonus or the penalty as a whole.
type cluster struct {
	link int // -1 of none
	side int // 0 is the bonus, 1 the penalty, of which the link is none
	// alone is the edition that has its items where the other has none, else −1.
	alone int
	// weight is the maximum in each edition, in units of the last place; 0 where it has no
	// such items, and 1 where they have no maximum and count as they are. over is what points
	// by the rules of an edition are divided by for a share.
	weight, over [2]int64
	scale        [2]int64 // over × scale is the same for both
	denominator  int64    // of parts in machine words; 0 where they are too large
}

// sideOf is the row of the bonus or of the penalty: what they come to has no weight.
func sideOf(side int) cluster {
	c := newCluster(-1, [2]bool{true, true}, [2]int64{})
	c.side = side
	return c
}

// newCluster computes what is the same for all units.
func newCluster(link int, have [2]bool, most [2]int64) cluster {
	c := cluster{link: link, alone: -1}
	for e := range most {
		if most[e] == 0 && have[e] {
			most[e] = 1
		}
		c.weight[e], c.over[e] = most[e], most[e]
	}
	for e := range most {
		if !have[e] {
			c.alone, c.weight[e], c.over[e] = 1-e, 0, most[1-e]
		}
	}
	if max(c.over[0], c.over[1]) <= fastest {
		gcd := new(big.Int).GCD(nil, nil, big.NewInt(c.over[0]), big.NewInt(c.over[1])).Int64()
		c.scale = [2]int64{c.over[1] / gcd, c.over[0] / gcd}
		c.denominator = 6 * c.over[0] * c.scale[0]
	}
	return c
}

// by returns the edition whose rules score the items, for the rules of r.
func (c *cluster) by(r int) int {
	if c.alone >= 0 {
		return c.alone
	}
	return r
}

// The parts of a change in one row.
const (
	changeAt = iota
	rulesAt
	weightsAt
	dataAt
	adjustmentsAt
	openAt
	partsLen
)

// parts are those of a row: over the denominator of its cluster in machine words, or exact.
type parts struct {
	unknown bool // the row is not known in one of the years
	open    bool // its change is, its parts are not
	fast    bool
	words   [4]int64
	exact   [4]*big.Rat
}

// split returns the parts of a cluster for points p[rules][data], of which nothing is
// excluded. With V(R, W, D) = weight of W × points by R on D ÷ over of R, and s(R, D) =
// points ÷ over, what [cluster.splitValues] says comes to
//
//	rules   = ((2w0+w1)(s10−s00) + (w0+2w1)(s11−s01)) ÷ 6
//	weights = (w1−w0)(2·s00 + s10 + s01 + 2·s11) ÷ 6
//	data    = ((2w0+w1)(s01−s00) + (w0+2w1)(s11−s10)) ÷ 6
func (c *cluster) split(p *[2][2]points) (out parts) {
	if c.weight[0] != 0 && p[0][0].open || c.weight[1] != 0 && p[1][1].open {
		return parts{unknown: true}
	}
	fast, open := c.denominator > 0, false
	for r := range p {
		for d := range p[r] {
			open = open || p[r][d].open
			fast = fast && p[r][d].rat == nil && max(p[r][d].n, -p[r][d].n) <= fastest
		}
	}
	if !fast {
		var v [2][2][2]*big.Rat
		for r := range v {
			for w := range v[r] {
				for d := range v[r][w] {
					v[r][w][d] = c.plain(&p[r][d], r, w)
				}
			}
		}
		return c.splitValues(v)
	}
	out.fast, out.open = true, open
	w0, w1 := c.weight[0], c.weight[1]
	s00, s01 := p[0][0].n*c.scale[0], p[0][1].n*c.scale[0]
	s10, s11 := p[1][0].n*c.scale[1], p[1][1].n*c.scale[1]
	if out.words[changeAt] = 6 * (w1*s11 - w0*s00); open {
		return out
	}
	out.words[rulesAt] = (2*w0+w1)*(s10-s00) + (w0+2*w1)*(s11-s01)
	out.words[weightsAt] = (w1 - w0) * (2*s00 + s10 + s01 + 2*s11)
	out.words[dataAt] = (2*w0+w1)*(s01-s00) + (w0+2*w1)*(s11-s10)
	return out
}

// plain is V of points of which nothing is excluded; nil where it is open.
func (c *cluster) plain(p *points, r, w int) *big.Rat {
	switch {
	case c.weight[w] == 0:
		return new(big.Rat)
	case p.open:
		return nil
	}
	return new(big.Rat).Mul(p.fraction(), big.NewRat(c.weight[w], c.over[r]))
}

// splitValues returns the parts for the values V[rules][weights][data], nil where one is
// open. The Shapley value of a player is the mean, over the six orders in which rules,
// weights and data go from the earlier to the later edition, of what it adds when it goes:
// in two orders it is the first, in two the last, and in one each it goes behind the first
// or the second of the others.
func (c *cluster) splitValues(v [2][2][2]*big.Rat) (out parts) {
	if v[0][0][0] == nil || v[1][1][1] == nil {
		return parts{unknown: true}
	}
	for r := range v {
		for w := range v[r] {
			out.open = out.open || v[r][w][0] == nil || v[r][w][1] == nil
		}
	}
	step := func(to, from *big.Rat) *big.Rat { return new(big.Rat).Sub(to, from) }
	if out.exact[changeAt] = step(v[1][1][1], v[0][0][0]); out.open {
		return out
	}
	mean := func(first, second, other, last *big.Rat) *big.Rat {
		sum := first.Add(first, last)
		sum.Add(sum, sum).Add(sum, second).Add(sum, other)
		return sum.Quo(sum, big.NewRat(6, 1))
	}
	out.exact[rulesAt] = mean(step(v[1][0][0], v[0][0][0]), step(v[1][1][0], v[0][1][0]),
		step(v[1][0][1], v[0][0][1]), step(v[1][1][1], v[0][1][1]))
	out.exact[weightsAt] = mean(step(v[0][1][0], v[0][0][0]), step(v[1][1][0], v[1][0][0]),
		step(v[0][1][1], v[0][0][1]), step(v[1][1][1], v[1][0][1]))
	out.exact[dataAt] = mean(step(v[0][0][1], v[0][0][0]), step(v[1][0][1], v[1][0][0]),
		step(v[0][1][1], v[0][1][0]), step(v[1][1][1], v[1][1][0]))
	return out
}

// in returns a part in units of the last place; 0 where it is not known.
func (c *cluster) in(p *parts, at int) *big.Rat {
	switch {
	case p.unknown || at >= len(p.words):
		return new(big.Rat)
	case p.fast:
		return big.NewRat(p.words[at], c.denominator)
	case p.exact[at] == nil:
		return new(big.Rat)
	}
	return p.exact[at]
}

// zero reports whether a row has no part at all.
func (p *parts) zero() bool {
	if p.unknown || p.open {
		return false
	}
	for at := range p.words {
		if p.words[at] != 0 || p.exact[at] != nil && p.exact[at].Sign() != 0 {
			return false
		}
	}
	return true
}
