package published

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// expected is what a row of a published table may print. Each list has all the ways
// to print the figure, the first of them that which a contradiction shows.
type expected struct {
	maxima, points, lost []limits
	applicable           limits
	rescaled             bool // the points may be of the maximum, beside those of what applies
}

// itemExpected returns what a table may print of an item.
func itemExpected(it *scoring.Item) expected {
	applicable, own := noPoints(), noPoints()
	for _, leaf := range it.Leaves(nil) {
		spans(leaf, applicable, own)
	}
	if it.Applicable.Valid && len(it.Items) > 0 {
		applicable = &limits{it.Applicable.Decimal.Rat(), it.Applicable.Decimal.Rat()}
	}
	applicable = &limits{minRat(applicable.lo, it.Max.Rat()), minRat(applicable.hi, it.Max.Rat())}
	out := expected{
		maxima: []limits{*applicable, {it.Max.Rat(), it.Max.Rat()}},
		points: []limits{{it.Range.Least.Rat(), it.Range.Most.Rat()}},
		lost:   []limits{*own}, applicable: *applicable,
	}
	if it.LostRange.Known() {
		out.lost[0] = limits{it.LostRange.Least.Rat(), it.LostRange.Most.Rat()}
	}
	if len(it.Items) == 0 { // below items whose parts do not simply add up it may be what the row itself misses
		out.lost = append(out.lost, *own)
	}
	return out
}

// spans adds what of a leaf applies, and what it lost of that.
func spans(it *scoring.Item, applicable, lost *limits) {
	top, none := it.Max.Rat(), new(big.Rat)
	switch {
	case !it.Applicable.Valid: // where it turns out excluded, nothing is lost
		applicable.add(none, top)
		lost.add(none, new(big.Rat).Sub(top, it.Range.Least.Rat()))
	case it.Applicable.Decimal.IsPositive() || it.Max.IsZero():
		applicable.add(top, top)
		lost.add(new(big.Rat).Sub(top, it.Range.Most.Rat()), new(big.Rat).Sub(top, it.Range.Least.Rat()))
	}
}

// totalExpected returns what a table may print of the total: the final score, or the
// points of what applies, with the bonus and the penalty or without.
func totalExpected(r *scoring.Result, row Row) expected {
	t := r.Total
	applicable, lost, points := noPoints(), noPoints(), noPoints()
	for _, area := range r.Areas() {
		of := itemExpected(area)
		applicable.add(of.applicable.lo, of.applicable.hi)
		lost.add(of.lost[0].lo, of.lost[0].hi)
	}
	points.add(t.Range.Least.Rat(), t.Range.Most.Rat())
	final := limits{t.FinalRange.Least.Rat(), t.FinalRange.Most.Rat()}
	out := expected{
		maxima:     []limits{{t.Max.Rat(), t.Max.Rat()}, *applicable},
		points:     []limits{final},
		lost:       []limits{*lost, {new(big.Rat).Sub(t.Max.Rat(), final.hi), new(big.Rat).Sub(t.Max.Rat(), final.lo)}},
		applicable: *applicable,
		rescaled:   true,
	}
	ofApplicable := row.Max.Valid && applicable.holds(row.Max.Decimal.Rat(), new(big.Rat)) ||
		!row.Max.Valid && row.Index.Valid
	if ofApplicable && applicable.lo.Cmp(t.Max.Rat()) < 0 {
		adjusted := limits{points.lo, points.hi}
		adjusted.add(adjustedBy(r.Bonus()))
		lo, hi := adjustedBy(r.Penalty())
		adjusted.add(hi.Neg(hi), lo.Neg(lo))
		out.points = append(out.points, *points, adjusted)
	}
	return out
}

// adjustedBy returns what a bonus or a penalty comes to after its cap.
func adjustedBy(a *scoring.Adjustment) (lo, hi *big.Rat) {
	sum := noPoints()
	if a == nil {
		return sum.lo, sum.hi
	}
	for _, it := range a.Items {
		sum.add(it.Range.Least.Rat(), it.Range.Most.Rat())
	}
	top := a.Cap.Rat()
	return new(big.Rat).Set(minRat(sum.lo, top)), new(big.Rat).Set(minRat(sum.hi, top))
}

// holds reports whether a number lies within limits, or no farther from them than
// slack.
func (l limits) holds(v, slack *big.Rat) bool {
	return new(big.Rat).Add(v, slack).Cmp(l.lo) >= 0 && new(big.Rat).Sub(v, slack).Cmp(l.hi) <= 0
}

// String writes the number, or the range as "[12, 14]".
func (l limits) String() string {
	if l.lo.Cmp(l.hi) == 0 {
		return interval.Decimal(l.lo)
	}
	return "[" + interval.Decimal(l.lo) + ", " + interval.Decimal(l.hi) + "]"
}

// columns are the decimals that the columns of a table print.
type columns struct{ points, lost, index int }

// unrounded is the decimals of a column that rounds nothing.
const unrounded = formula.MaxDigits

// columns returns the decimals of a table's columns.
func (p Table) columns() columns {
	if p.Places != nil {
		return columns{*p.Places, *p.Places, *p.Places}
	}
	rows := append([]Row{p.Total}, p.Rows...)
	most := func(of func(Row) decimal.NullDecimal) int {
		out := 0
		for _, row := range rows {
			if v := of(row); v.Valid {
				places, _ := interval.Places(v.Decimal.Rat())
				out = max(out, places)
			}
		}
		if out == 0 {
			return unrounded
		}
		return out
	}
	return columns{
		points: most(func(r Row) decimal.NullDecimal { return r.Points }),
		lost:   most(func(r Row) decimal.NullDecimal { return r.Lost }),
		index:  most(func(r Row) decimal.NullDecimal { return r.Index }),
	}
}

// slack is how far a printed figure may be from one that it is rounded from: half a
// unit of its last place, nothing where the column has all decimals of the figure.
func slack(places int, of limits) *big.Rat {
	for _, v := range []*big.Rat{of.lo, of.hi} {
		if has, finite := interval.Places(v); !finite || has > places {
			return new(big.Rat).Quo(interval.UnitOf(places), big.NewRat(2, 1))
		}
	}
	return new(big.Rat)
}

type contradictions struct {
	places columns
	list   []Contradiction
}

// add lists a contradiction; own says that the computed figure is one by the row's own
// figures.
func (c *contradictions) add(code, level string, kind ContradictionKind, title rubric.Text, published,
	computed string, own bool) {
	vi, en := "tính lại", "computed"
	if own {
		vi, en = "cộng theo bảng", "by the table's own figures"
		if kind == ContradictsIndex {
			vi = "tính theo bảng"
		}
	}
	number := func(l locale.Lang, s string) string {
		if d, err := decimal.NewFromString(s); err == nil {
			return l.Decimal(d)
		}
		return s
	}
	what := map[ContradictionKind]rubric.Text{
		ContradictsPoints: {VI: "điểm", EN: "points"}, ContradictsMax: {VI: "thang điểm", EN: "maximum"},
		ContradictsLost:  {VI: "điểm trừ", EN: "points lost"},
		ContradictsIndex: {VI: "chỉ số (%)", EN: "index (%)"},
		ContradictsSum:   {VI: "tổng các lĩnh vực", EN: "sum of the areas"},
		ContradictsBand:  {VI: "xếp loại", EN: "band"}, ContradictsRank: {VI: "xếp hạng", EN: "rank"},
	}[kind]
	c.list = append(c.list, Contradiction{code, level, kind, published, computed, rubric.Text{
		VI: fmt.Sprintf("%s: %s công bố %s, %s %s", title.VI, what.VI, number(rubric.Vietnamese, published), vi,
			number(rubric.Vietnamese, computed)),
		EN: fmt.Sprintf("%s: published %s %s, %s %s", title.EN, what.EN, number(rubric.English, published), en,
			number(rubric.English, computed)),
	}})
}

// row holds what is printed of an item against what may be.
func (c *contradictions) row(code, level string, title rubric.Text, row Row, may expected) {
	none := new(big.Rat)
	oneOf := func(v *big.Rat, all []limits, places int) bool {
		for _, l := range all {
			if l.holds(v, slack(places, l)) {
				return true
			}
		}
		return false
	}
	// of is the maximum that the row's own figures are of, if it is one.
	of, own := may.applicable, false
	if row.Max.Valid {
		top := row.Max.Decimal.Rat()
		if !oneOf(top, may.maxima, unrounded) {
			c.add(code, level, ContradictsMax, title, row.Max.Decimal.String(), may.maxima[0].String(), false)
			own = true
		}
		if own = own || may.rescaled || may.applicable.holds(top, none); own {
			of = limits{top, top}
		}
	}
	if p := row.Points; p.Valid && !oneOf(p.Decimal.Rat(), may.points, c.places.points) {
		c.add(code, level, ContradictsPoints, title, p.Decimal.String(), may.points[0].String(), false)
	}
	if row.Lost.Valid {
		lost := may.lost
		if row.Points.Valid {
			points := row.Points.Decimal.Rat()
			lost = []limits{{new(big.Rat).Sub(of.lo, points), new(big.Rat).Sub(of.hi, points)}}
			if may.rescaled {
				lost = append(lost, may.lost...)
			}
		}
		// Both terms of a difference may be rounded.
		wide := new(big.Rat).Add(slack(c.places.lost, may.lost[0]), slack(c.places.points, may.points[0]))
		held := oneOf(row.Lost.Decimal.Rat(), lost, c.places.lost)
		for _, l := range lost {
			held = held || l.holds(row.Lost.Decimal.Rat(), wide)
		}
		if !held {
			c.add(code, level, ContradictsLost, title, row.Lost.Decimal.String(), lost[0].String(), own && row.Points.Valid)
		}
	}
	c.index(code, level, title, row, may, of, own)
}

// index holds a printed percentage against the row's own points and maximum, or
// against the computed ones.
func (c *contradictions) index(code, level string, title rubric.Text, row Row, may expected, of limits, own bool) {
	if !row.Index.Valid || of.hi.Sign() <= 0 {
		return
	}
	wide := new(big.Rat)
	points := may.points
	if own = own && row.Points.Valid; row.Points.Valid {
		p := row.Points.Decimal.Rat()
		points = []limits{{p, p}}
		wide = slack(c.places.points, may.points[0])
	}
	tops := []limits{of, may.applicable}
	if may.rescaled {
		tops = append(tops, may.maxima...)
	}
	percent := func(points *big.Rat, top *big.Rat) *big.Rat {
		out := new(big.Rat).Quo(points, top)
		return out.Mul(out, big.NewRat(100, 1))
	}
	var first *limits
	for _, p := range points {
		for _, top := range tops {
			if top.lo.Sign() <= 0 {
				return // it is open whether anything applies
			}
			l := limits{percent(p.lo, top.hi), percent(p.hi, top.lo)}
			if first == nil {
				first = &l
			}
			if l.holds(row.Index.Decimal.Rat(), new(big.Rat).Add(slack(c.places.index, l), percent(wide, top.lo))) {
				return
			}
		}
	}
	shown := limits{interval.Round(first.lo, 2, decimals.HalfUp), interval.Round(first.hi, 2, decimals.HalfUp)}
	c.add(code, level, ContradictsIndex, title, row.Index.Decimal.String(), shown.String(), own)
}

// sum adds up the printed areas, if all are printed, and holds them against the
// printed total.
func (c *contradictions) sum(r *scoring.Result, p Table) {
	sum, wide := new(big.Rat), slack(c.places.points, limits{r.Total.Range.Least.Rat(), r.Total.Range.Most.Rat()})
	for _, area := range r.Areas() {
		printed := false
		for _, row := range p.Rows {
			if spelling.Normalize(row.Code) == area.Code && row.Points.Valid {
				sum, printed = sum.Add(sum, row.Points.Decimal.Rat()), true
				wide.Add(wide, slack(c.places.points, limits{area.Range.Least.Rat(), area.Range.Most.Rat()}))
			}
		}
		if !printed {
			return
		}
	}
	adjusted := r.Bonus() != nil || r.Penalty() != nil || !r.Total.Applicable.Decimal.Equal(r.Total.Max)
	if p.Total.Points.Valid && !adjusted && !(limits{sum, sum}).holds(p.Total.Points.Decimal.Rat(), wide) {
		c.add("total", "total", ContradictsSum, rubric.Text{VI: "Tổng điểm", EN: "Total"}, p.Total.Points.Decimal.String(),
			interval.Decimal(sum), true)
	}
}

// limits is a range of points, exactly.
type limits struct{ lo, hi *big.Rat }

func noPoints() *limits { return &limits{new(big.Rat), new(big.Rat)} }

func (l *limits) add(lo, hi *big.Rat) {
	l.lo = new(big.Rat).Add(l.lo, lo)
	l.hi = new(big.Rat).Add(l.hi, hi)
}

func minRat(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}
