package listing

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
)

// equation says that columns add up to another one.
type equation struct {
	total int
	terms []int
	// points are of the whole, so that they may be rescaled by what applies of the maximum,
	// which stands in the column applies; −1 where none does.
	applies   int
	whole     *big.Rat
	penalties []bool // of the terms: they are taken off
	// excludes says that something may be excluded of a unit, and that nothing printed says
	// what: the total is that of the terms or above it.
	excludes bool
	down     bool // the table cuts digits off
	all      []int
}

func (e *equation) columns() []int { return e.all }
func (e *equation) aspect() Aspect { return OfSum }
func (e *equation) sum() int       { return e.total }

// added adds up the terms, all but one column; false where one of them is not printed.
func (e *equation) added(of figures, but int) (t tally, most int, ok bool) {
	for i, column := range e.terms {
		f := of(column)
		if !f.printed {
			return t, 0, false
		}
		most = max(most, f.Places())
		if column != but {
			t.add(f, e.times(i, f))
		}
	}
	return t, most, true
}

// times is −1 of a penalty that is printed without its sign.
func (e *equation) times(term int, f Figure) int64 {
	if e.penalties[term] && f.units > 0 {
		return -1
	}
	return 1
}

func (e *equation) holds(of figures) (state, *big.Rat) {
	sum := of(e.total)
	if !sum.printed {
		return unknown, nil
	}
	t, most, ok := e.added(of, -1)
	if !ok {
		return unknown, nil
	}
	with := t
	if with.add(sum, -1); with.isZero() {
		return holds, nil
	}
	off := with.rat()
	if e.excludes && off.Sign() < 0 {
		return unknown, nil
	}
	off.Abs(off)
	bound := t.bound()
	if sum.Places() < most {
		half := sum.slack(e.down)
		if off.Cmp(half) <= 0 {
			return holds, nil
		}
		bound.Add(bound, half)
	}
	if off.Cmp(bound) <= 0 {
		return byRounding, bound
	}
	if e.rescaled(of, t.rat(), bound) {
		return holds, nil
	}
	return contradicts, bound
}

// rescaled reports whether the total is that of what applies, brought to the whole.
func (e *equation) rescaled(of figures, sum, bound *big.Rat) bool {
	if e.applies < 0 || e.whole == nil {
		return false
	}
	top := of(e.applies)
	if !top.printed || top.units <= 0 || top.rat().Cmp(e.whole) >= 0 {
		return false
	}
	scale := new(big.Rat).Quo(e.whole, top.rat())
	off := new(big.Rat).Mul(sum, scale)
	off.Sub(off, of(e.total).rat())
	limit := new(big.Rat).Mul(bound, scale)
	return off.Abs(off).Cmp(limit.Add(limit, of(e.total).slack(e.down))) <= 0
}

func (e *equation) solved(of figures, column int) (Figure, bool) {
	t, most, ok := e.added(of, column)
	if !ok || !of(e.total).printed {
		return Figure{}, false
	}
	if column == e.total {
		f := rounded(t.rat(), max(most, of(column).Places()))
		return f, f.printed
	}
	at := slices.Index(e.terms, column)
	if at < 0 {
		return Figure{}, false
	}
	left := new(big.Rat).Sub(of(e.total).rat(), t.rat())
	if e.times(at, of(column)) < 0 {
		left.Neg(left)
	}
	f := rounded(left, max(most, of(e.total).Places()))
	return f, f.printed
}

// sumChecks finds which columns add up to which.
func (c *checker) sumChecks() {
	total := c.l.Column(Total, "")
	if total >= 0 && c.adjusted() {
		var parts, adjusting []int
		for i, of := range c.l.Columns {
			if of.Role == Part {
				parts = append(parts, i)
				if of.Of == partBonus || of.Of == partPenalty {
					adjusting = append(adjusting, i)
				}
			}
		}
		if len(parts)-len(adjusting) > 1 {
			ways := []*equation{c.equation(total, parts)}
			if penalty := c.l.Column(Part, partPenalty); penalty >= 0 { // or it is what the areas lost
				ways = append(ways, c.equation(total, slices.DeleteFunc(slices.Clone(parts),
					func(i int) bool { return i == penalty })))
			}
			c.add(true, ways...)
		}
		if areas := c.areas(); len(areas) > 1 {
			ways := []*equation{c.equation(total, slices.Concat(areas, adjusting))}
			if c.opts.Rubric == nil {
				if survey := c.l.Column(Part, string(rubric.Survey)); survey >= 0 {
					ways = append(ways, c.equation(total, slices.Concat(areas, adjusting, []int{survey})))
				}
				if appraisal := c.l.Column(Part, string(rubric.Appraisal)); appraisal >= 0 {
					ways = append(ways, c.equation(appraisal, areas))
				}
			}
			c.add(true, ways...)
		}
	}
	for i, of := range c.l.Columns {
		if of.Role != Item {
			continue
		}
		if below, sure := c.below(of.Of); len(below) > 0 {
			c.add(sure, c.equation(i, below))
		}
	}
}

// adjusted reports whether all that the rubric adds to the areas, or takes off, is printed.
func (c *checker) adjusted() bool {
	r := c.opts.Rubric
	return r == nil || (r.Bonus == nil || c.l.Column(Part, partBonus) >= 0) &&
		(r.Penalty == nil || c.l.Column(Part, partPenalty) >= 0) && r.Final == nil
}

// areas are the columns of the areas: with a rubric, of all its areas or of none.
func (c *checker) areas() (out []int) {
	if r := c.opts.Rubric; r != nil {
		for _, area := range r.Areas {
			at := c.l.Column(Item, area.Code)
			if at < 0 && !area.Unscored {
				return nil
			}
			if at >= 0 {
				out = append(out, at)
			}
		}
		return out
	}
	for i, of := range c.l.Columns {
		if of.Role == Item && !slices.ContainsFunc(c.l.Columns, func(other Column) bool {
			return other.Role == Item && strings.HasPrefix(of.Of, other.Of+".")
		}) {
			out = append(out, i)
		}
	}
	return out
}

// below are the columns of the items below one, and whether they are surely all of them.
func (c *checker) below(code string) (out []int, sure bool) {
	if r := c.opts.Rubric; r != nil {
		it := r.Item(code)
		if it == nil || !it.Sums() {
			return nil, false
		}
		for _, child := range it.Items {
			at := c.l.Column(Item, child.Code)
			if at < 0 && !child.Unscored {
				return nil, false
			}
			if at >= 0 {
				out = append(out, at)
			}
		}
		return out, true
	}
	for i, of := range c.l.Columns {
		if rest, is := strings.CutPrefix(of.Of, code+"."); is && of.Role == Item && !strings.Contains(rest, ".") {
			out = append(out, i)
		}
	}
	if len(out) < 2 {
		return nil, false
	}
	return out, false
}

func (c *checker) equation(total int, terms []int) *equation {
	e := &equation{down: c.down(), total: total, terms: terms, applies: -1, penalties: make([]bool, len(terms)),
		all: append([]int{total}, terms...)}
	for i, column := range terms {
		e.penalties[i] = c.l.Columns[column].Role == Part && c.l.Columns[column].Of == partPenalty
	}
	if c.l.Columns[total].Role == Total {
		if e.applies = c.l.Column(Max, ""); e.applies >= 0 {
			e.whole = c.whole(total, e.applies)
		}
		e.excludes = e.applies < 0 && c.opts.Rubric != nil && c.opts.Rubric.Exclusion != ""
	}
	return e
}

// whole is the maximum of a column for units to which everything applies; nil where
// nothing says it.
func (c *checker) whole(points, applies int) *big.Rat {
	if top := c.maximum(points); top != nil {
		return top
	}
	var most *big.Rat
	for row := range c.l.Rows {
		if f := c.l.figure(row, applies); f.printed && (most == nil || f.rat().Cmp(most) > 0) {
			most = f.rat()
		}
	}
	return most
}

// add adds the one of several equations that holds in most rows. Where nothing says that
// all the terms are printed, it has to hold in half of them.
func (c *checker) add(sure bool, ways ...*equation) {
	best, most := ways[0], -1
	rows := 0
	for _, e := range ways {
		held, known := 0, 0
		if sure && len(ways) == 1 {
			break
		}
		for row := range c.l.Rows {
			s, _ := e.holds(func(column int) Figure { return c.l.figure(row, column) })
			if s != unknown {
				known++
			}
			if s == holds || s == byRounding {
				held++
			}
		}
		if held > most {
			best, most, rows = e, held, known
		}
	}
	if !sure && 2*most < rows {
		return
	}
	c.checks = append(c.checks, best)
}
