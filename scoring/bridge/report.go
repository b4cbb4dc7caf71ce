package bridge

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
)

// Report is what a bridge says of all units together, of every object group and, if asked
// for, of every unit. It is data and read-only once made; its JSON form reads back to an
// equal value.
type Report struct {
	Schema  int            `json:"schema"`
	Earlier rubric.Edition `json:"earlier"`
	Later   rubric.Edition `json:"later"`
	// Illustrative says that one of the editions is.
	Illustrative bool  `json:"illustrative,omitempty"`
	Whole        Group `json:"whole"` // all units
	// Groups are the object groups, those of the later year, in the order in which they first
	// come; one without a name where units have none.
	Groups []Group `json:"groups"`
	// OnlyEarlier and OnlyLater are the units that one year alone has.
	OnlyEarlier []scoring.Unit `json:"only_earlier"`
	OnlyLater   []scoring.Unit `json:"only_later"`
	Units       []Change       `json:"units,omitempty"`
}

// Group is what moved the scores of some units together.
type Group struct {
	Name string `json:"name"`
	// Units is how many units have final scores in both years; sums and means are theirs
	// alone. Unknown is how many have not.
	Units   int   `json:"units"`
	Unknown int   `json:"unknown"`
	Sum     Parts `json:"sum"`
	Mean    Parts `json:"mean"`
	// Rows are those that moved scores, those first that moved them most, up or down.
	Rows []Moved     `json:"rows"`
	Text rubric.Text `json:"text"` // of the means; numbers are rounded as in [Change]
}

// Moved is what a cluster of items, the bonus or the penalty adds to the changes of units.
type Moved struct {
	Kind  Kind         `json:"kind"`
	From  []string     `json:"from,omitempty"`
	To    []string     `json:"to,omitempty"`
	Title rubric.Text  `json:"title"`
	Sum   Parts        `json:"sum"`
	Size  exact.Number `json:"size"` // the sum of the changes without their signs
	Rose  int          `json:"rose"` // units
	Fell  int          `json:"fell"`
	Open  int          `json:"open"` // units of which the parts, or the points, are not known
}

// Summary returns what the bridge says of all units together and of every object group.
func (b *Bridge) Summary() *Report {
	if b.Len() == 0 {
		return b.head()
	}
	out := b.head()
	whole, at, groups := b.newTally(), map[string]*tally{}, []*tally{}
	var rows []parts
	for i, u := range b.units {
		g := at[u.Group]
		if g == nil {
			g = b.newTally()
			g.name = u.Group
			at[u.Group], groups = g, append(groups, g)
		}
		x := &reader{b: b, i: i}
		total, known := x.total()
		rows = x.rows(rows[:0])
		g.add(rows, total, known)
	}
	for _, g := range groups {
		whole.merge(g)
		out.Groups = append(out.Groups, g.group())
	}
	out.Whole = whole.group()
	return out
}

// Report returns the summary with the change of every unit.
func (b *Bridge) Report() *Report {
	out := b.Summary()
	for i := range b.Len() {
		out.Units = append(out.Units, b.Unit(i))
	}
	return out
}

func (b *Bridge) head() *Report {
	out := &Report{Schema: jsonform.Schema, Whole: Group{Rows: []Moved{}}, Groups: []Group{},
		OnlyEarlier: []scoring.Unit{}, OnlyLater: []scoring.Unit{}}
	if b == nil || b.editions[0] == nil {
		return out
	}
	out.Earlier, out.Later = b.editions[0].compiled.Edition(), b.editions[1].compiled.Edition()
	out.Illustrative = b.editions[0].compiled.Rubric.Illustrative || b.editions[1].compiled.Rubric.Illustrative
	out.OnlyEarlier = append(out.OnlyEarlier, b.only[0]...)
	out.OnlyLater = append(out.OnlyLater, b.only[1]...)
	return out
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

func (b *Bridge) newTally() *tally {
	t := &tally{b: b, total: new(big.Rat), lost: new(big.Rat), rows: make([]rowTally, len(b.clusters))}
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
		name := t.b.named(c)
		m := Moved{Kind: name.Kind, From: name.From, To: name.To, Title: name.Title, Sum: t.b.parts(row),
			Size: t.b.number(of[sizeIn]), Rose: t.rows[k].rose, Fell: t.rows[k].fell, Open: t.rows[k].open}
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
