package formula

import (
	"math/big"
	"reflect"
	"slices"
	"strings"
)

// bands moves every limit between two bands, gives it to the other of them, leaves out
// a band of one point, which then belongs to a neighbour, and swaps the points of
// neighbours.
func (m *mutator) bands(n *bandTable) {
	change := func(kind string, f func(b *band)) {
		c := *n
		c.bands = slices.Clone(n.bands)
		var from, to []string
		for i := range c.bands {
			b := &c.bands[i]
			if f(b); b.of.Empty() || slices.ContainsFunc(c.bands[:i], func(a band) bool { return !a.of.Intersect(b.of).Empty() }) {
				return // no author could
			}
			if !reflect.DeepEqual(b.of, n.bands[i].of) {
				b.text = b.of.notation()
				from, to = append(from, "'"+n.bands[i].text+"'"), append(to, "'"+b.text+"'")
			}
		}
		m.out = append(m.out, Mutation{kind, n.Pos, strings.Join(from, ", "), strings.Join(to, ", "), substitute(m.root, n, &c)})
	}
	for _, v := range n.limits() {
		at := func(end *big.Rat) bool { return end != nil && end.Cmp(v) == 0 }
		change("operator", func(b *band) {
			b.of.LoOpen = b.of.LoOpen != at(b.of.Lo)
			b.of.HiOpen = b.of.HiOpen != at(b.of.Hi)
		})
		places, _ := Places(v)
		for _, by := range []int64{-1, 1} {
			moved := new(big.Rat).Add(v, new(big.Rat).Mul(UnitOf(places), big.NewRat(by, 1)))
			change("threshold", func(b *band) {
				if at(b.of.Lo) {
					b.of.Lo = moved
				}
				if at(b.of.Hi) {
					b.of.Hi = moved
				}
			})
		}
	}
	for i, b := range n.bands {
		if b.of.onePoint() {
			m.point(n, i, b.of.Lo)
		}
	}
	for i := 1; i < len(n.bands); i++ {
		c := *n
		c.bands = slices.Clone(n.bands)
		a, b := &c.bands[i-1], &c.bands[i]
		a.score, b.score = b.score, a.score
		text := func(x, y band) string {
			return "'" + x.text + "', " + String(x.score) + ", '" + y.text + "', " + String(y.score)
		}
		if from, to := text(n.bands[i-1], n.bands[i]), text(*a, *b); from != to {
			m.out = append(m.out, Mutation{"swap", b.score.meta().Pos, from, to, substitute(m.root, n, &c)})
		}
	}
}

// point leaves out a band of one point, which every neighbour takes over in turn.
func (m *mutator) point(n *bandTable, i int, v *big.Rat) {
	for k, b := range n.bands {
		below := b.of.Hi != nil && b.of.HiOpen && b.of.Hi.Cmp(v) == 0
		above := b.of.Lo != nil && b.of.LoOpen && b.of.Lo.Cmp(v) == 0
		if !below && !above {
			continue
		}
		b.of.HiOpen, b.of.LoOpen = b.of.HiOpen && !below, b.of.LoOpen && !above
		b.text = b.of.notation()
		c := *n
		c.bands = slices.Clone(n.bands)
		c.bands[k] = b
		c.bands = slices.Delete(c.bands, i, i+1)
		from := "'" + n.bands[k].text + "', '" + n.bands[i].text + "'"
		m.out = append(m.out, Mutation{"operator", n.Pos, from, "'" + b.text + "'", substitute(m.root, n, &c)})
	}
}

// notation writes a set as a band: [70,90), >=90.
func (a Num) notation() string {
	switch {
	case a.Lo == nil:
		return map[bool]string{true: "<", false: "<="}[a.HiOpen] + Decimal(a.Hi)
	case a.Hi == nil:
		return map[bool]string{true: ">", false: ">="}[a.LoOpen] + Decimal(a.Lo)
	}
	return map[bool]string{true: "(", false: "["}[a.LoOpen] + Decimal(a.Lo) + "," + Decimal(a.Hi) + map[bool]string{true: ")", false: "]"}[a.HiOpen]
}
