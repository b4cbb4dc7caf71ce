package improve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// along looks for the nearest figures of one input that earn more, on both sides of
// what is known of it: those that earn anything more, and those that earn most, or
// those of all levels between. Whole: no nearer ones were missed.
func (h *hunt) along(k int) (whole bool) {
	if t := h.improver.domain[k].Type; t == interval.Bool || t == interval.Text {
		for _, v := range h.improver.domain[k].Few(1 << 20) {
			if t, ok := solve.Toward(k, h.improver.from[k], v); ok {
				h.improver.take([]solve.Target{t}, h.set, nil, false)
			}
		}
		return true
	}
	most := h.best
	whole = true
	for _, up := range []bool{true, false} {
		start := h.side(k, up)
		more := h.improver.next(h.improver.base)
		sure := true
		for level := 0; !h.improver.better(more, most) &&
			(h.improver.levels > 0 && level < h.improver.levels || level < 2); level++ {
			x, all := h.nearest(start, more, up)
			if sure = sure && all; x == nil {
				break
			}
			whole = whole && level+1 < max(h.improver.levels, 2)
			v, _ := h.earnsAt(h.one(x))
			h.reaches(h.one(x), !sure)
			if start = beyond(start, x, up); h.improver.levels > 0 {
				more = h.improver.next(v)
			} else {
				more = most
			}
			if !h.improver.better(most, v) {
				break
			}
		}
		whole = whole && sure
	}
	if h.at != nil { // the search along the input may have ended before
		h.shrink(h.improver.next(h.improver.base))
		h.shrink(h.best)
	}
	return whole
}

// side returns what an input can become on one side of what is known of it.
func (h *hunt) side(k int, up bool) interval.Interval {
	known, n := h.improver.from[k].Numbers, h.improver.domain[k].Written().Numbers
	open := known.Known()
	if up {
		return n.Intersect(interval.Interval{Lo: known.Lo, LoOpen: known.Lo != nil && open})
	}
	return n.Intersect(interval.Interval{Hi: known.Hi, HiOpen: known.Hi != nil && open})
}

// beyond returns what lies beyond a number on one side.
func beyond(n interval.Interval, x *big.Rat, up bool) interval.Interval {
	if up {
		return n.Intersect(interval.Interval{Lo: x, LoOpen: true})
	}
	return n.Intersect(interval.Interval{Hi: x, HiOpen: true})
}

// one returns the set with its input one number.
func (h *hunt) one(x *big.Rat) []interval.Domain { return h.within(interval.Exactly(x)) }

func (h *hunt) within(n interval.Interval) []interval.Domain {
	return []interval.Domain{{Type: h.improver.domain[h.set[0]].Type, Numbers: n}}
}

// nearest returns the first number of a set, upwards or downwards, that surely earns
// so much; of numbers that are not whole the first of two decimal places, or of more
// where that earns more than the one next to it. Not sure: some before it, or all
// if there is none, may have been missed.
func (h *hunt) nearest(n interval.Interval, points *big.Rat, up bool) (x *big.Rat, sure bool) {
	if n.Empty() {
		return nil, true
	}
	if h.improver.left <= 0 {
		return nil, false
	}
	best := h.best
	h.best = h.improver.base // a bound is wanted even if it is no better
	most := h.bound(h.within(n))
	h.best = best
	if most == nil || h.improver.better(points, most) {
		return nil, true
	}
	if v, single := n.Single(); single {
		if earned, ok := h.earnsAt(h.one(v)); ok && !h.improver.better(points, earned) {
			return v, true
		}
		return nil, h.narrow
	}
	if n.Fine(2) {
		end, open := n.Lo, n.LoOpen
		if up {
			end, open = n.Hi, n.HiOpen
		}
		if open && h.improver.domain[h.set[0]].Written().Numbers.Contains(end) { // it comes next
			if earned, ok := h.earnsAt(h.one(end)); ok && !h.improver.better(most, earned) {
				return nil, true
			}
		}
		if n.Fine(finest) {
			return nil, false
		}
	}
	below, at, above := n.Halves()
	parts := []interval.Interval{below, at, above}
	if !up {
		slices.Reverse(parts)
	}
	sure = true
	for _, part := range parts {
		x, all := h.nearest(part, points, up)
		if sure = sure && all; x != nil {
			return x, sure
		}
	}
	return nil, sure
}

// shrink brings the best figures that were found as near to what is known as they
// can while they earn so much, one after the other.
func (h *hunt) shrink(points *big.Rat) {
	is := slices.Clone(h.at)
	good := func() bool {
		v, ok := h.earnsAt(is)
		return ok && !h.improver.better(points, v)
	}
	for j, k := range h.set {
		far := is[j]
		if !h.improver.from[k].Known() {
			continue
		}
		if is[j] = h.improver.from[k]; good() {
			continue // it need not change
		}
		is[j] = far
		if far.Type == interval.Bool || far.Type == interval.Text {
			continue
		}
		near, _ := h.improver.from[k].Numbers.Single()
		to, _ := far.Numbers.Single()
		for range 200 {
			between := interval.Interval{Lo: near, Hi: to, LoOpen: true, HiOpen: true,
				Grid: h.improver.domain[k].Numbers.Grid}
			if near.Cmp(to) > 0 {
				between.Lo, between.Hi = to, near
			}
			between = between.Intersect(interval.Interval{})
			if between.Empty() || between.Fine(2) {
				break
			}
			_, at, _ := between.Halves()
			v, single := at.Single()
			if !single {
				break
			}
			if is[j].Numbers = at; good() {
				to = v
			} else {
				near = v
			}
		}
		is[j].Numbers = interval.Exactly(to)
	}
	h.reaches(is, true)
}

// reaches takes over a change to figures of the set.
func (h *hunt) reaches(is []interval.Domain, farther bool) {
	var targets []solve.Target
	var set []int
	for j, k := range h.set {
		if t, ok := solve.Toward(k, h.improver.from[k], is[j]); ok {
			targets, set = append(targets, t), append(set, k)
		}
	}
	if len(set) > 0 {
		h.improver.take(targets, set, nil, farther)
	}
}

// drawnIn brings each of several changes as near to what is known as it can be while
// the others stay and the leaf earns as much. What is nearest in a region that is not
// linear, or in one of several regions that touch, need not be that. Farther: a change
// is perhaps still not the least.
func (i *improver) drawnIn(targets []solve.Target) (_ []solve.Target, farther bool) {
	points, ok := i.earns(targets, nil)
	if !ok || i.levels > 0 {
		return targets, false
	}
	out := slices.Clone(targets)
	for range drawnInRounds {
		changed := false
		farther = false
		for j := range out {
			t := &out[j]
			number := t.Is.Type == interval.Number || t.Is.Type == interval.Date
			if !number || !i.from[t.Slot].Known() {
				continue
			}
			others := *i
			others.vars = i.with(out)
			others.left = min(i.left, drawnInSteps)
			h := &hunt{improver: &others, set: []int{t.Slot}, narrow: !i.openBut(out), best: i.base}
			h.worlds = others.worlds(h.set)
			is, _ := t.Is.Numbers.Single()
			up := is.Cmp(i.from[t.Slot].Numbers.Lo) > 0
			until := interval.Interval{Lo: is}
			if up {
				until = interval.Interval{Hi: is}
			}
			budget := others.left
			x, sure := h.nearest(h.side(t.Slot, up).Intersect(until), points, up)
			i.left -= budget - max(others.left, 0)
			farther = farther || !sure || x == nil
			if x != nil && x.Cmp(is) != 0 {
				*t, _ = solve.Toward(t.Slot, i.from[t.Slot], h.one(x)[0])
				changed = true
			}
		}
		if !changed {
			return out, farther
		}
	}
	return out, true
}

// drawnInSteps bounds the evaluations for one change of several that are drawn in,
// drawnInRounds how often they are gone through.
const (
	drawnInSteps  = 1_000
	drawnInRounds = 4
)

// openBut reports whether an input is not known that no target changes.
func (i *improver) openBut(targets []solve.Target) bool {
	return slices.ContainsFunc(indices(i.vars[:len(i.from)]), func(k int) bool {
		return !i.vars[k].Known() && !slices.ContainsFunc(targets, func(t solve.Target) bool { return t.Slot == k })
	})
}
