package formula

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// overlapped reports whether a band has a number that another has, too.
func (n *BandTable) overlapped(i int) bool {
	for k, b := range n.Bands {
		if k != i && !b.Of.Intersect(n.Bands[i].Of).Empty() {
			return true
		}
	}
	return false
}

// bands moves every limit between two bands, gives it to the other of them, leaves out
// a band of one point, which then belongs to a neighbour, and swaps the points of
// neighbours.
func (m *mutator) bands(n *BandTable) {
	change := func(kind string, f func(b *band)) {
		c := *n
		c.Bands = slices.Clone(n.Bands)
		var from, to []string
		for i := range c.Bands {
			f(&c.Bands[i])
		}
		for i := range c.Bands {
			b := &c.Bands[i]
			if b.Of == n.Bands[i].Of {
				continue
			}
			if b.Of.Empty() || c.overlapped(i) {
				return // no author could
			}
			b.text = notation(b.Of)
			from, to = append(from, "'"+n.Bands[i].text+"'"), append(to, "'"+b.text+"'")
		}
		m.out = append(m.out, Mutation{kind, n.Pos, strings.Join(from, ", "), strings.Join(to, ", "),
			n, &c, substitute(m.root, n, &c)})
	}
	for _, v := range n.limits() {
		at := func(end *big.Rat) bool { return end != nil && end.Cmp(v) == 0 }
		change("operator", func(b *band) {
			b.Of.LoOpen = b.Of.LoOpen != at(b.Of.Lo)
			b.Of.HiOpen = b.Of.HiOpen != at(b.Of.Hi)
		})
		places, _ := interval.Places(v)
		for _, by := range []int64{-1, 1} {
			moved := new(big.Rat).Add(v, new(big.Rat).Mul(interval.UnitOf(places), big.NewRat(by, 1)))
			change("threshold", func(b *band) {
				if at(b.Of.Lo) {
					b.Of.Lo = moved
				}
				if at(b.Of.Hi) {
					b.Of.Hi = moved
				}
			})
		}
	}
	for i, b := range n.Bands {
		if b.Of.OnePoint() {
			m.point(n, i, b.Of.Lo)
		}
	}
	for i := 1; i < len(n.Bands); i++ {
		c := *n
		c.Bands = slices.Clone(n.Bands)
		a, b := &c.Bands[i-1], &c.Bands[i]
		a.Score, b.Score = b.Score, a.Score
		text := func(x, y band) string {
			return "'" + x.text + "', " + String(x.Score) + ", '" + y.text + "', " + String(y.Score)
		}
		if from, to := text(n.Bands[i-1], n.Bands[i]), text(*a, *b); from != to {
			m.out = append(m.out, Mutation{"swap", b.Score.meta().Pos, from, to, n, &c, substitute(m.root, n, &c)})
		}
	}
}

// point leaves out a band of one point, which every neighbour takes over in turn.
func (m *mutator) point(n *BandTable, i int, v *big.Rat) {
	for k, b := range n.Bands {
		below := b.Of.Hi != nil && b.Of.HiOpen && b.Of.Hi.Cmp(v) == 0
		above := b.Of.Lo != nil && b.Of.LoOpen && b.Of.Lo.Cmp(v) == 0
		if !below && !above {
			continue
		}
		b.Of.HiOpen, b.Of.LoOpen = b.Of.HiOpen && !below, b.Of.LoOpen && !above
		b.text = notation(b.Of)
		c := *n
		c.Bands = slices.Clone(n.Bands)
		c.Bands[k] = b
		c.Bands = slices.Delete(c.Bands, i, i+1)
		from := "'" + n.Bands[k].text + "', '" + n.Bands[i].text + "'"
		m.out = append(m.out, Mutation{"operator", n.Pos, from, "'" + b.text + "'", n, &c,
			substitute(m.root, n, &c)})
	}
}

// notation writes a set as a band: [70,90), >=90.
func notation(a interval.Interval) string {
	switch {
	case a.Lo == nil:
		return map[bool]string{true: "<", false: "<="}[a.HiOpen] + interval.Decimal(a.Hi)
	case a.Hi == nil:
		return map[bool]string{true: ">", false: ">="}[a.LoOpen] + interval.Decimal(a.Lo)
	}
	return map[bool]string{true: "(", false: "["}[a.LoOpen] + interval.Decimal(a.Lo) + "," + interval.Decimal(a.Hi) +
		map[bool]string{true: ")", false: "]"}[a.HiOpen]
}
