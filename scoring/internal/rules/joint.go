package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// jointSearch looks for the least or the most that several leaves come to together
// over figures that they share, by branch and bound: it follows the branches of one
// leaf within those of the leaves before it, and prunes branches that cannot beat
// the best so far.
type jointSearch struct {
	spread *Spread
	q      *solve.Search
	leaves []*Node    // their formulas number the inputs of all of them
	rest   []*big.Rat // what the leaves from the i-th on can add at best, taken alone
	caps   bool
	end    int // 1: the most, −1: the least
	best   *big.Rat
	failed bool
	// terms are the items of the leaves whose parts do not simply add up, points what
	// their leaves earn on the branch that is followed, by index.
	terms  []*Node
	points map[int]solve.LinearExpr
	// prunes says that sums without caps bound those with them: a cap takes off a
	// bonus, which makes the most no greater, or a penalty, which makes the least no
	// less.
	prunes bool
}

// jointly returns the range of what leaves come to together; not ok where they
// have more than cases, or past the work allowed.
func (x *Spread) jointly(group []*Node, caps bool) (Bounds, bool) {
	slots := map[int]int{}
	var domains []interval.Domain
	for _, n := range group {
		if p := x.Parts[n.Index]; n.Rule != nil || n.Item.Reported && p.Counts && p.Lo != p.Hi {
			return Bounds{}, false
		}
		for _, slot := range n.Figures() {
			if _, seen := slots[slot]; !seen {
				slots[slot] = len(domains)
				domains = append(domains, x.Compiled.Input(x.Row, slot))
			}
		}
	}
	assumed := x.Compiled.Relations.among(slots)
	var out [2]*big.Rat
	for i, end := range []int{-1, 1} {
		j := &jointSearch{spread: x, caps: caps, end: end, q: solve.NewSearch(domains, rangeSteps, nil), prunes: true,
			points: map[int]solve.LinearExpr{}}
		for _, t := range x.terms() {
			if slices.ContainsFunc(group, func(n *Node) bool { return n.Index == t.From }) {
				j.terms, j.prunes = append(j.terms, t), false
			}
		}
		for _, n := range group {
			if p := x.Parts[n.Index]; p.Excluded && p.Counts {
				return Bounds{}, false
			}
			figures := n.Figures()
			j.leaves = append(j.leaves, n.Renumbered(func(v int) int {
				if v >= len(figures) {
					return v - len(figures) + len(domains)
				}
				return slots[figures[v]]
			}))
			wrong := map[int]int{-1: onBonus, 1: OnPenalty}[end]
			j.prunes = j.prunes && (!caps || x.Compiled.Side(n) != wrong)
		}
		j.q.Assume(assumed)
		x.Budget.Bind(j.q)
		j.bounds()
		zero := solve.Constant(new(big.Rat))
		j.follow(0, j.q.All(), [3]solve.LinearExpr{zero, zero, zero})
		if found, _, _ := j.q.Answer(); j.failed || found == solve.Unknown || j.best == nil {
			return Bounds{}, false
		}
		out[i] = j.best
	}
	return Bounds{x.Compiled.Book.Units(out[0]), x.Compiled.Book.Units(out[1])}, true
}

// bounds computes what is left to gain, leaf by leaf, from the last.
func (j *jointSearch) bounds() {
	j.rest = make([]*big.Rat, len(j.leaves)+1)
	j.rest[len(j.leaves)] = new(big.Rat)
	for i := len(j.leaves) - 1; i >= 0; i-- {
		points := j.spread.Parts[j.leaves[i].Index].Bounds()
		if j.spread.Compiled.Side(j.leaves[i]) == OnPenalty && j.caps {
			points = Bounds{-points.Hi, -points.Lo}
		}
		v := points.Hi
		if j.end < 0 {
			v = points.Lo
		}
		j.rest[i] = new(big.Rat).Add(j.rest[i+1], j.spread.Compiled.Book.Rat(v))
	}
}

// beyond reports whether v beats the best so far.
func (j *jointSearch) beyond(v *big.Rat) bool {
	return j.best == nil || v.Cmp(j.best)*j.end > 0
}

// follow goes on with the i-th leaf, with the points so far of areas, bonus and
// penalty.
func (j *jointSearch) follow(i int, r solve.Region, sums [3]solve.LinearExpr) {
	if j.failed {
		return
	}
	total := j.uncapped(sums)
	reach := r.Over(total)
	v := reach.Hi
	if j.end < 0 {
		v = reach.Lo
	}
	if v == nil {
		j.failed = true
		return
	}
	if j.prunes && !j.beyond(new(big.Rat).Add(v, j.rest[i])) {
		return
	}
	if i == len(j.leaves) {
		j.arrive(r, sums)
		return
	}
	l := j.leaves[i]
	add := func(r solve.Region, points solve.LinearExpr) {
		next := sums
		if termOf(j.terms, l) != nil {
			j.points[l.Index] = points
			j.follow(i+1, r, next)
			return
		}
		next[j.spread.Compiled.Side(l)] = next[j.spread.Compiled.Side(l)].Plus(points)
		j.follow(i+1, r, next)
	}
	if l.Item.Reported {
		// All the same, or none where it is excluded.
		add(r, solve.Constant(j.spread.Compiled.Book.Rat(j.spread.Parts[l.Index].Bounds().Lo)))
		return
	}
	for r, e := range Walk(l, Searching{j.q}, r, RuleStart, RuleEnd) {
		switch e.Kind {
		case EndPoints:
			j.earn(l, r, e.Result.Number, add)
		case EndFailure:
			j.failed = true
		default:
			points, counts := l.Share(*e.Policy)
			if !counts && e.Policy.Kind != rubric.PolicyExclude {
				j.failed = true
				continue
			}
			add(r, solve.Constant(points))
		}
	}
}

// earn rounds the points of a leaf. Points that are not allowed end the search:
// then any would be possible.
func (j *jointSearch) earn(l *Node, r solve.Region, f solve.LinearExpr, add func(solve.Region, solve.LinearExpr)) {
	for _, outside := range interval.Outside([]interval.Interval{{}}, l.Grid.Allowed) {
		if out, ok := r.Inside(f, outside); ok && j.q.Possible(out) != solve.No {
			j.failed = true
			return
		}
	}
	rounding := l.Grid.Rounding
	if v, known := f.Known(); known {
		points := l.Grid.Round(v)
		if !l.Grid.OnStep(points) {
			j.failed = j.failed || j.q.Possible(r) != solve.No
			return
		}
		add(r, solve.Constant(points))
		return
	}
	if rounding.Mode == decimals.HalfEven || l.Item.Step.IsPositive() {
		j.failed = true // no derived variable rounds so
		return
	}
	for r, f := range r.Rounded(f, rounding.Places, rounding.Mode == decimals.Down) {
		add(r, f)
	}
}

// uncapped adds up areas, bonus and penalty.
func (j *jointSearch) uncapped(sums [3]solve.LinearExpr) solve.LinearExpr {
	total := sums[onAreas].Plus(sums[onBonus])
	if j.caps {
		return total.Minus(sums[OnPenalty])
	}
	return total.Plus(sums[OnPenalty])
}

// arrive adds what items come to whose parts do not simply add up, and takes the points
// of a branch through all leaves into the best so far.
func (j *jointSearch) arrive(r solve.Region, sums [3]solve.LinearExpr) {
	for r, points := range j.folded(r, j.terms) {
		with := sums
		for i, t := range j.terms {
			side := j.spread.Compiled.Side(j.spread.Compiled.Leaves[t.From])
			if points[i] != nil {
				with[side] = with[side].Plus(*points[i])
			}
		}
		j.within(r, with)
	}
}

// within takes points into the best so far, with the bonus and the penalty at most at
// their caps.
func (j *jointSearch) within(r solve.Region, sums [3]solve.LinearExpr) {
	cap := func(r solve.Region, side int, of *rubric.Adjustment, yield func(solve.Region, solve.LinearExpr)) {
		if !j.caps || of == nil {
			yield(r, sums[side])
			return
		}
		top := of.Cap.Rat()
		if r, ok := r.And(sums[side], solve.AtMost, top); ok {
			yield(r, sums[side])
		}
		if r, ok := r.And(sums[side], solve.Above, top); ok {
			yield(r, solve.Constant(top))
		}
	}
	cap(r, onBonus, j.spread.Compiled.Rubric.Bonus, func(r solve.Region, bonus solve.LinearExpr) {
		cap(r, OnPenalty, j.spread.Compiled.Rubric.Penalty, func(r solve.Region, penalty solve.LinearExpr) {
			j.reach(r, j.uncapped([3]solve.LinearExpr{sums[onAreas], bonus, penalty}))
		})
	})
}

// reach takes the best of a sum over a region into the best so far.
func (j *jointSearch) reach(r solve.Region, f solve.LinearExpr) {
	n := r.Over(f)
	far, near := n.Hi, n.Lo
	if j.end < 0 {
		far, near = n.Lo, n.Hi
	}
	if far == nil || near == nil {
		j.failed = true
		return
	}
	if !j.beyond(far) {
		return
	}
	rel := map[int]solve.Relation{1: solve.AtLeast, -1: solve.AtMost}[j.end]
	possible := func(t *big.Rat) bool {
		in, ok := r.And(f, rel, t)
		if !ok {
			return false
		}
		found := j.q.Possible(in)
		j.failed = j.failed || found == solve.Unknown
		return found == solve.Yes
	}
	// Sums of rounded points are whole numbers of the last place.
	grid := j.leaves[0].Grid
	near, far = grid.Around(n)
	if j.end < 0 {
		near, far = far, near
	}
	if j.best != nil {
		if next := grid.Next(j.best, j.end); next.Cmp(near)*j.end > 0 {
			near = next
		}
	}
	if best := grid.Farthest(near, far, possible); best != nil {
		j.best = best
	}
}
