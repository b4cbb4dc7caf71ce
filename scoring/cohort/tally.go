package cohort

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/statistics"
	"github.com/shopspring/decimal"
)

// layout is what gathering sums needs to know of a rubric.
type layout struct {
	rubric  *rubric.Rubric
	edition rubric.Edition
	unit    int64 // units in a point
	max     exact.Number
	// base is the maximum of every final score, in units; 0 where it is what applies to the unit.
	base  int64
	whole itemLayout // all areas together
	items []itemLayout
	terms []int // of the items: those that add up to the whole
}

// itemLayout is an item of a layout.
type itemLayout struct {
	item  *rubric.Item
	level int
	side  side
	term  int // its number among the terms; -1 for none
}

// side is where the points of an item go.
type side uint8

const (
	ofAreas side = iota
	ofBonus
	ofPenalty
)

// proper reports whether a rubric that no scorer may have compiled has numbers to sum up in.
func proper(r *rubric.Rubric) bool {
	return r != nil && r.Points.Places >= 0 && r.Points.Places <= 6 && !decimals.HoldsLong(r)
}

func layoutOf(r *rubric.Rubric) *layout {
	l := &layout{rubric: r, edition: r.Edition(), unit: interval.PowerOf10(r.Points.Places), max: exact.Of(r.Max.Rat()),
		whole: itemLayout{item: &rubric.Item{Max: r.Max}, term: -1}}
	if r.Exclusion != rubric.ExclusionNone && r.Exclusion != "" {
		l.base, _ = rules.Scaled(r.Max, r.Points.Places)
	}
	l.walk(r.Areas, 1, ofAreas, true)
	if r.Bonus != nil {
		l.walk(r.Bonus.Items, 1, ofBonus, true)
	}
	if r.Penalty != nil {
		l.walk(r.Penalty.Items, 1, ofPenalty, true)
	}
	return l
}

// walk adds items; adds says that their points add up to the whole.
func (l *layout) walk(items []*rubric.Item, level int, of side, adds bool) {
	for _, it := range items {
		if it == nil || it.Unscored {
			continue
		}
		at := itemLayout{item: it, level: level, side: of, term: -1}
		term := adds && (it.Leaf() || !it.Sums())
		if term {
			at.term = len(l.terms)
			l.terms = append(l.terms, len(l.items))
		}
		l.items = append(l.items, at)
		l.walk(it.Items, level+1, of, adds && !term)
	}
}

// tally is the sums of an object group.
type tally struct {
	units, open, blank int64
	finals             *statistics.Distribution
	share              share // of the final scores
	least, most        extreme
	areas              itemTally
	items              []itemTally
	terms              []leafTally
}

type itemTally struct {
	share                  share
	losing, excluded, open int64
}

func newTally(l *layout) *tally {
	return &tally{finals: statistics.New(l.rubric.Points.Places), items: make([]itemTally, len(l.items)),
		terms: make([]leafTally, len(l.terms))}
}

func (t *tally) merge(o *tally) {
	t.units, t.open, t.blank = t.units+o.units, t.open+o.open, t.blank+o.blank
	t.finals.Merge(o.finals)
	t.share.merge(&o.share)
	t.least.merge(o.least, -1)
	t.most.merge(o.most, 1)
	t.areas.merge(&o.areas)
	for i := range t.items {
		t.items[i].merge(&o.items[i])
	}
	for i := range t.terms {
		t.terms[i].points.merge(&o.terms[i].points)
		t.terms[i].products.merge(&o.terms[i].products)
	}
}

func (t *itemTally) merge(o *itemTally) {
	t.share.merge(&o.share)
	t.losing, t.excluded, t.open = t.losing+o.losing, t.excluded+o.excluded, t.open+o.open
}

// share gathers points and of what, by what they are of: units that have the same maximum
// are added up together.
type share struct {
	last int64 // the maximum of the last one that was added
	at   *points
	of   map[int64]*points
}

// points is the points of so many units.
type points struct {
	n   int64
	sum sum
}

func (s *share) add(v, of int64) {
	if s.at == nil || s.last != of {
		s.last, s.at = of, s.points(of)
	}
	s.at.n++
	s.at.sum.add(v)
}

func (s *share) points(of int64) *points {
	if s.of == nil {
		s.of = map[int64]*points{}
	}
	p := s.of[of]
	if p == nil {
		p = &points{}
		s.of[of] = p
	}
	return p
}

func (s *share) merge(o *share) {
	for of, p := range o.of {
		to := s.points(of)
		to.n += p.n
		to.sum.merge(&p.sum)
	}
}

var hundred = exact.Of(100)

// means returns what the points and the maxima come to, in points, and the two mean
// percentages.
func (s *share) means(unit int64) (n int64, sum, of, ofPercentages, ofMeans exact.Number) {
	percentages, some := exact.Number{}, int64(0)
	for max, p := range s.of {
		v := p.sum.over(unit)
		full := exact.Of(big.NewRat(max, unit))
		n, sum, of = n+p.n, sum.Plus(v), of.Plus(full.Times(exact.Of(p.n)))
		if max != 0 { // rows that only take points off have no percentage
			percentages, some = percentages.Plus(v.Over(full)), some+p.n
		}
	}
	return n, sum, of, percentages.Times(hundred).Over(exact.Of(some)), sum.Times(hundred).Over(of)
}

// extreme is the least or the greatest score.
type extreme struct {
	final, count int64
	units        []scoring.Unit
}

// mostNamed is how many units of an extreme are named.
const mostNamed = 10

// merge takes in another extreme; sign is 1 for the greatest score.
func (e *extreme) merge(o extreme, sign int) {
	switch c := sign * cmp.Compare(o.final, e.final); {
	case o.count == 0, e.count > 0 && c < 0:
		return
	case e.count == 0 || c > 0:
		*e = extreme{final: o.final}
	}
	e.count += o.count
	for _, u := range o.units {
		if at, _ := slices.BinarySearchFunc(e.units, u, byID); at < mostNamed {
			e.units = slices.Insert(e.units, at, u)
			e.units = e.units[:min(len(e.units), mostNamed)]
		}
	}
}

func byID(a, b scoring.Unit) int {
	return cmp.Or(spelling.CompareCodes(a.ID, b.ID), cmp.Compare(a.ID, b.ID))
}

func (t *tally) extremes(final int64, u scoring.Unit) {
	for _, of := range []struct {
		e    *extreme
		sign int
	}{{&t.least, -1}, {&t.most, 1}} {
		if of.e.count == 0 || of.sign*cmp.Compare(final, of.e.final) >= 0 {
			of.e.merge(extreme{final: final, count: 1, units: []scoring.Unit{u}}, of.sign)
		}
	}
}

func (e extreme) written(unit int64) Extreme {
	if e.count == 0 {
		return Extreme{}
	}
	return Extreme{Final: rules.DecimalOf10(e.final, unit), Count: e.count, Units: slices.Clone(e.units)}
}

// summary writes the sums out.
func (t *tally) summary(l *layout, o *statistics.Options) GroupSummary {
	g := GroupSummary{Units: t.units, Known: t.finals.N(), Open: t.open, Blank: t.blank, Finals: *t.finals.Describe(o),
		Least: t.least.written(l.unit), Most: t.most.written(l.unit), Areas: t.areas.summary(l, &l.whole),
		Items: []ItemSummary{}, Weights: t.weights(l)}
	_, _, _, g.MeanOfPercentages, g.PercentageOfMeans = t.share.means(l.unit)
	for i := range l.items {
		g.Items = append(g.Items, t.items[i].summary(l, &l.items[i]))
	}
	return g
}

func (t *itemTally) summary(l *layout, of *itemLayout) ItemSummary {
	out := ItemSummary{Code: of.item.Code, Title: of.item.Title, Level: of.level, Leaf: of.level > 0 && of.item.Leaf(),
		Max: decimals.Canonical(of.item.Max), Excluded: t.excluded, Open: t.open, Losing: t.losing, Lost: decimal.New(0, 0)}
	n, sum, applicable, ofPercentages, ofMeans := t.share.means(l.unit)
	written := func(v exact.Number) decimal.Decimal {
		return v.Round(decimals.Rounding{Places: l.rubric.Points.Places, Mode: decimals.HalfUp}) // it has no more places
	}
	out.Scored, out.Points, out.Applicable = n, written(sum), written(applicable)
	out.MeanOfPercentages, out.PercentageOfMeans = ofPercentages, ofMeans
	if of.side == ofAreas {
		out.Lost = written(applicable.Minus(sum))
	}
	return out
}

// inSentences is how numbers are rounded in sentences.
var inSentences = decimals.Rounding{Places: 2, Mode: decimals.HalfUp}
