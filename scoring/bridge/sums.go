package bridge

import (
	"math/big"
	"slices"
)

// unitSums adds up the rows of a unit: in machine words, by their denominators, of which
// there are few.
type unitSums struct {
	of    []denominated
	exact [partsLen]*big.Rat
}

// denominated are sums over one denominator: the parts, then the open changes.
type denominated struct {
	denominator int64
	words       [5]int64
}

func (s *unitSums) add(c *cluster, p *parts) {
	switch {
	case p.unknown:
		return
	case !p.fast:
		for at := range p.words {
			s.plus(at, c.in(p, at))
		}
		if p.open {
			s.plus(openAt, c.in(p, changeAt))
		}
		return
	}
	k := 0
	for ; k < len(s.of) && s.of[k].denominator != c.denominator; k++ {
	}
	if k == len(s.of) {
		s.of = append(s.of, denominated{denominator: c.denominator})
	}
	d := &s.of[k]
	for at, v := range p.words {
		d.words[at] += v
	}
	if p.open {
		d.words[openIn] += p.words[changeAt]
	}
	for _, v := range d.words {
		if v > fullest || v < -fullest {
			s.flush(d)
			return
		}
	}
}

func (s *unitSums) plus(at int, v *big.Rat) {
	if s.exact[at] == nil {
		s.exact[at] = new(big.Rat)
	}
	s.exact[at].Add(s.exact[at], v)
}

// flush moves what stands in machine words to the exact sums.
func (s *unitSums) flush(d *denominated) {
	for at, v := range d.words {
		if at == openIn {
			at = openAt
		}
		s.plus(at, big.NewRat(v, d.denominator))
	}
	d.words = [5]int64{}
}

// settled returns the sums of the parts.
func (s *unitSums) settled() []*big.Rat {
	for k := range s.of {
		s.flush(&s.of[k])
	}
	for at := range s.exact {
		s.plus(at, new(big.Rat))
	}
	return s.exact[:]
}

// tally adds up the rows of units.
type tally struct {
	b              *Bridge
	name           string
	units, unknown int
	total, lost    *big.Rat // lost is what units changed of which a row is not known
	rows           []rowTally
}

// rowTally adds up a row, in machine words as long as they hold the sums.
type rowTally struct {
	words            [6]int64 // the parts, then the open changes, then the sizes
	sum              [6]*big.Rat
	rose, fell, open int
}

const (
	openIn = 4
	sizeIn = 5
)

func (b *Bridge) newTally(name string) *tally {
	t := &tally{b: b, name: name, total: new(big.Rat), lost: new(big.Rat), rows: make([]rowTally, len(b.clusters))}
	for k := range t.rows {
		for at := range t.rows[k].sum {
			t.rows[k].sum[at] = new(big.Rat)
		}
	}
	return t
}

// add adds a unit with its rows.
func (t *tally) add(rows []parts, total int64, known bool) {
	if !known {
		t.unknown++
		return
	}
	t.units++
	t.total.Add(t.total, big.NewRat(total, 1))
	certain := true
	for k := range rows {
		certain = certain && !rows[k].unknown
		t.rows[k].add(&t.b.clusters[k], &rows[k])
	}
	if certain {
		return
	}
	t.lost.Add(t.lost, big.NewRat(total, 1))
	for k := range rows {
		t.lost.Sub(t.lost, t.b.clusters[k].in(&rows[k], changeAt))
	}
}

// fullest bounds sums in machine words, so that another part fits.
const fullest = 1 << 61

func (r *rowTally) add(c *cluster, p *parts) {
	if p.unknown || p.open {
		r.open++
	}
	if p.unknown {
		return
	}
	if !p.fast {
		r.addExact(c, p)
		return
	}
	change := p.words[changeAt]
	for at := range p.words {
		r.words[at] += p.words[at]
	}
	if p.open {
		r.words[openIn] += change
	}
	r.words[sizeIn] += max(change, -change)
	r.count(change > 0, change < 0)
	for at, v := range r.words {
		if v > fullest || v < -fullest {
			r.sum[at].Add(r.sum[at], big.NewRat(v, c.denominator))
			r.words[at] = 0
		}
	}
}

func (r *rowTally) addExact(c *cluster, p *parts) {
	for at := range p.words {
		r.sum[at].Add(r.sum[at], c.in(p, at))
	}
	change := c.in(p, changeAt)
	if p.open {
		r.sum[openIn].Add(r.sum[openIn], change)
	}
	r.sum[sizeIn].Add(r.sum[sizeIn], new(big.Rat).Abs(change))
	r.count(change.Sign() > 0, change.Sign() < 0)
}

func (r *rowTally) count(rose, fell bool) {
	if rose {
		r.rose++
	}
	if fell {
		r.fell++
	}
}

// settled returns the sums of a row.
func (r *rowTally) settled(c *cluster) (out [6]*big.Rat) {
	for at, v := range r.words {
		out[at] = new(big.Rat).Set(r.sum[at])
		if v != 0 {
			out[at].Add(out[at], big.NewRat(v, c.denominator))
		}
	}
	return out
}

// merge adds the units of another tally.
func (t *tally) merge(o *tally) {
	t.units, t.unknown = t.units+o.units, t.unknown+o.unknown
	t.total.Add(t.total, o.total)
	t.lost.Add(t.lost, o.lost)
	for k := range o.rows {
		r, s := &t.rows[k], &o.rows[k]
		for at, v := range s.settled(&t.b.clusters[k]) {
			r.sum[at].Add(r.sum[at], v)
		}
		r.rose, r.fell, r.open = r.rose+s.rose, r.fell+s.fell, r.open+s.open
	}
}

// group writes the sums.
func (t *tally) group() Group {
	g := Group{Name: t.name, Units: t.units, Unknown: t.unknown, Rows: []Moved{}}
	sum := make([]*big.Rat, partsLen)
	for at := range sum {
		sum[at] = new(big.Rat)
	}
	for k := range t.rows {
		c := &t.b.clusters[k]
		of := t.rows[k].settled(c)
		row := []*big.Rat{of[changeAt], of[rulesAt], of[weightsAt], of[dataAt], nil, of[openIn]}
		for at, v := range row {
			if v != nil {
				sum[at].Add(sum[at], v)
			}
		}
		name := t.b.names[k]
		m := Moved{Kind: name.Kind, From: slices.Clone(name.From), To: slices.Clone(name.To), Title: name.Title,
			Sum: t.b.parts(row), Size: t.b.number(of[sizeIn]), Rose: t.rows[k].rose, Fell: t.rows[k].fell, Open: t.rows[k].open}
		if m.Size.Sign() > 0 || m.Open > 0 || m.Sum != (Parts{}) {
			g.Rows = append(g.Rows, m)
		}
	}
	slices.SortStableFunc(g.Rows, func(p, q Moved) int { return q.Size.Cmp(p.Size) })
	sum[openAt].Add(sum[openAt], t.lost)
	sum[adjustmentsAt].Sub(t.total, sum[changeAt])
	sum[adjustmentsAt].Sub(sum[adjustmentsAt], t.lost)
	sum[changeAt] = t.total
	g.Sum = t.b.parts(sum)
	if t.units > 0 {
		for at := range sum {
			sum[at] = new(big.Rat).Quo(sum[at], big.NewRat(int64(t.units), 1))
		}
		g.Mean = t.b.parts(sum)
	}
	g.Text = t.b.meanText(&g)
	return g
}
