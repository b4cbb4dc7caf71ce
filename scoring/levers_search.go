package scoring

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// order returns the slots in the order they are decided: what has few values
// first, so that of two figures that a rule ties together the last has the search
// to itself.
func (l *lever) order() []int {
	out := slices.Clone(l.slots)
	rank := func(slot int) int {
		switch v := l.inputs.domains[slot]; {
		case v.Type == formula.Bool || v.Type == formula.Text:
			return 0
		case v.Num.Whole:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

// pull goes through the moves of the figures that are left, with those before
// them moved.
func (l *lever) pull(left []int, to map[int]formula.Target) {
	if l.all {
		return
	}
	if len(left) == 0 {
		l.try(to)
		return
	}
	slot, rest := left[0], left[1:]
	targets := l.targets(slot, rest, to)
	l.pull(rest, to)
	for _, t := range targets {
		with := maps.Clone(to)
		with[slot] = t
		l.pull(rest, with)
	}
}

// try scores a move.
func (l *lever) try(to map[int]formula.Target) {
	if len(to) == 0 {
		return
	}
	if l.scored++; l.scored > movesOf {
		l.all = true
		l.notAll("its figures can be moved in more ways than the work allowed goes through")
		return
	}
	p := pull{to: maps.Clone(to), by: make([]distance, len(l.slots)), tally: l.tally(to)}
	for i, slot := range l.slots {
		if t, moved := to[slot]; moved {
			p.by[i] = distance{true, formula.Far(l.known(slot), t.Is), exact(t.Is)}
		}
	}
	l.moves = append(l.moves, p)
}

func (l *lever) notAll(why string) { l.open = cmp.Or(l.open, why) }

// known returns what is known of an input.
func (l *lever) known(slot int) formula.Value {
	v := l.input(l.row, slot)
	if v.Type == formula.Date {
		v = v.Intersect(writtenDates)
	}
	return v
}

// targets returns the values of an input at which the leaves that read it change,
// each the nearest of its kind; free are the inputs not decided yet.
func (l *lever) targets(slot int, free []int, to map[int]formula.Target) []formula.Target {
	reach := l.reach[slot]
	x := &thresholds{lever: l, slot: slot, free: free}
	switch reach.Type {
	case formula.Bool, formula.Text:
		for _, v := range reach.Few(1 << 20) {
			x.take(v)
		}
		return x.found
	}
	for _, n := range l.leaves {
		if slices.Contains(n.uses, slot) {
			x.leaf(n, to)
		}
	}
	if x.tied {
		x.every(to)
	}
	slices.SortStableFunc(x.found, func(a, b formula.Target) int {
		da, db := formula.Far(l.known(slot), a.Is), formula.Far(l.known(slot), b.Is)
		if da == nil || db == nil {
			return a.Is.Num.Lo.Cmp(b.Is.Num.Lo)
		}
		return da.Cmp(db)
	})
	return x.found
}

// thresholds looks for the values at which what leaves come to changes with one
// input.
type thresholds struct {
	*lever
	slot  int
	free  []int // slots not decided yet
	found []formula.Target
	seen  map[string]bool
	tied  bool // a rule ties the input to one that is not decided yet
	// Of the leaf that is followed:
	prover  *prover
	q       *formula.Search
	at      int  // the input among those of the leaf
	unknown bool // another input that is not moved is not known
	levels  int
}

// take keeps the nearest of some values, if the figure has to move to it.
func (x *thresholds) take(v formula.Value) {
	t, ok := formula.Toward(x.slot, x.known(x.slot), v.Intersect(x.reach[x.slot]))
	if ok {
		x.keep(t)
	}
}

func (x *thresholds) keep(t formula.Target) {
	if x.seen == nil {
		x.seen = map[string]bool{}
	}
	t.Slot = x.slot
	if is := exact(t.Is); !x.seen[is] {
		x.seen[is] = true
		x.found = append(x.found, t)
	}
}

// leaf follows every way through a leaf.
func (x *thresholds) leaf(n *node, to map[int]formula.Target) {
	vars := x.around(n, to)
	x.unknown = false
	for i, slot := range n.uses {
		x.unknown = x.unknown || !vars[i].Known() && slot != x.slot && !slices.Contains(x.free, slot)
	}
	if n.rule != nil {
		x.notAll("a rule in Go cannot be inverted")
		return
	}
	x.prover, x.at = newProver(x.rubric, n, vars, leverSteps), slices.Index(n.uses, x.slot)
	x.q = formula.NewSearch(x.prover.domains, leverSteps, nil)
	x.q.Fails = func(r formula.Region, _ formula.Node, _ string) { x.region(r) }
	x.q.Arises = x.region
	x.gate(n, 0, x.q.All())
	if found, _, reason := x.q.Answer(); found == formula.Unknown {
		x.notAll(reason)
	}
}

// around returns the variables of a leaf with those that are not decided anywhere
// within reach.
func (x *thresholds) around(n *node, to map[int]formula.Target) []formula.Value {
	vars := x.with(n, to)
	for i, slot := range n.uses {
		if slot == x.slot || slices.Contains(x.free, slot) {
			vars[i] = x.known(slot).Union(x.reach[slot])
		}
	}
	return vars
}

func (x *thresholds) gate(n *node, i int, r formula.Region) {
	switch {
	case i < len(n.gates):
		x.q.Truth(n.gates[i].cond, r, func(r formula.Region, open bool) {
			if open {
				x.gate(n, i+1, r)
			} else {
				x.region(r)
			}
		})
	case len(n.cases) == 0:
		x.region(r)
	default:
		x.prover.from(x.q, 0, r, func(r formula.Region, _ int, f formula.Form) {
			x.region(r)
			x.points(r, f)
		})
	}
}

// region takes the values nearest to what is known from which facts lie in a
// region.
func (x *thresholds) region(r formula.Region) {
	if r.Apart() {
		x.take(r.Is(x.at))
		return
	}
	x.ties()
	from := slices.Clone(x.prover.domains)
	from[x.at] = x.known(x.slot)
	r, ok := r.Within(x.at, x.reach[x.slot])
	if !ok {
		return
	}
	if t, ok := x.q.Nearest(r, from, x.at); ok {
		x.keep(t[0])
	} else if _, needed := formula.Toward(x.at, from[x.at], r.Is(x.at)); needed && x.q.Possible(r) != formula.No {
		x.notAll("the nearest figure that changes a rule was not found")
	}
}

// ties notes that something depends on more than the one input.
func (x *thresholds) ties() {
	x.tied = x.tied || len(x.free) > 0
	if x.unknown {
		x.notAll("a rule ties a figure to one that is not known")
	}
}

// points goes through the points of a region.
func (x *thresholds) points(r formula.Region, f formula.Form) {
	others, it := f.Of(x.at)
	if others {
		x.ties()
	}
	if !it && (!others || r.Apart()) {
		return
	}
	rounding := x.rubric.Points
	over := r.Over(f).Intersect(x.prover.allowed())
	if over.Empty() {
		return
	}
	lo, hi := formula.Round(over.Lo, rounding.Places, rounding.Mode), formula.Round(over.Hi, rounding.Places, rounding.Mode)
	unit := lastPlace(rounding)
	by := unit
	if count := new(big.Rat).Quo(new(big.Rat).Sub(hi, lo), unit); count.Cmp(big.NewRat(int64(levelsOf-x.levels), 1)) > 0 {
		x.notAll("points rise in more steps than the work allowed goes through")
		steps := new(big.Int).Quo(count.Num(), big.NewInt(int64(levelsOf/10)))
		by = new(big.Rat).Mul(unit, new(big.Rat).SetInt(steps.Add(steps, big.NewInt(1))))
	}
	for t := lo; t.Cmp(hi) <= 0; t = new(big.Rat).Add(t, by) {
		x.levels++
		if at, ok := between(r, f, rounding, t, t); ok {
			x.region(at)
		}
	}
	if at, ok := between(r, f, rounding, hi, hi); ok {
		x.region(at)
	}
}

// every takes all values that can be of use, where a rule ties the input to another
// and they are whole numbers.
func (x *thresholds) every(to map[int]formula.Target) {
	is := x.useful(to)
	all := is.Few(wholes)
	if all == nil {
		x.notAll("a rule ties figures together that can have more values than the work allowed goes through")
		if at, known := x.known(x.slot).Num.Single(); known && is.Num.Whole {
			is.Num = is.Num.Intersect(formula.Num{Lo: new(big.Rat).Sub(at, big.NewRat(tiedTo, 1)), Hi: new(big.Rat).Add(at, big.NewRat(tiedTo, 1))})
			all = is.Few(wholes)
		}
	}
	for _, v := range all {
		x.take(v)
	}
}

// useful returns the values within reach that can be of use: those on the one side
// of the present value where no leaf comes to less, if there is one, and there not
// beyond a value with which all leaves are at their best.
func (x *thresholds) useful(to map[int]formula.Target) formula.Value {
	is := x.reach[x.slot]
	at, known := x.known(x.slot).Num.Single()
	if !known {
		return is
	}
	side := x.favourable(to)
	switch side {
	case "":
		return is
	case ">=":
		is.Num = is.Num.Intersect(formula.Num{Lo: at})
	default:
		is.Num = is.Num.Intersect(formula.Num{Hi: at})
	}
	for _, t := range x.targets(x.slot, nil, to) {
		with := maps.Clone(to)
		with[x.slot] = t
		if t.Moves(side) && x.best(with) {
			end := formula.Num{Lo: t.Is.Num.Lo}
			if side == ">=" {
				end = formula.Num{Hi: t.Is.Num.Lo}
			}
			is.Num = is.Num.Intersect(end)
			break
		}
	}
	return is
}

// favourable returns the side (>= or <=) to which no leaf comes to less, whatever
// the inputs not decided yet are, if that is proved.
func (x *thresholds) favourable(to map[int]formula.Target) string {
	side := ""
	for _, n := range x.leaves {
		at := slices.Index(n.uses, x.slot)
		if at < 0 {
			continue
		}
		vars := x.around(n, to)
		if o := n.evaluate(x.rubric, vars); o.failure != nil || o.excluded || slices.ContainsFunc(o.ways, func(w way) bool { return w.status != Scored }) {
			return ""
		}
		for _, rises := range []bool{true, false} {
			p := newProver(x.rubric, n, vars, leverSteps)
			p.direction("rises", place{n.item, "max", -1}, x.rubric.Inputs[x.slot].Name, rises, rubric.Text{})
			if p.verdicts[0].Outcome != Proved {
				continue
			}
			// More of a penalty is worse.
			good := map[bool]string{true: ">=", false: "<="}[rises != (x.side(n) == onPenalty)]
			if side != "" && side != good {
				return ""
			}
			side = good
			break
		}
		if side == "" {
			return ""
		}
	}
	return side
}

// improvements adds what inverting each leaf alone finds, where moves may be
// missing.
func (l *lever) improvements() {
	for _, n := range l.leaves {
		i := &improver{scorer: l.Scorer, node: n, vars: l.vars(l.row, n), base: n.item.Min.Rat()}
		i.from = newProver(l.rubric, n, i.vars, 0).domains
		i.within(l)
		for _, f := range i.found {
			to := map[int]formula.Target{}
			for _, t := range f.targets {
				slot := n.uses[t.Slot]
				if t.Is.Intersect(l.reach[slot]).Empty() {
					to = nil
					break
				}
				t.Slot = slot
				to[slot] = t
			}
			l.scored = 0
			l.try(to)
		}
	}
}

// within looks for the improvements of a leaf that change only a lever's inputs.
func (i *improver) within(l *lever) {
	if len(i.node.cases) == 0 {
		return
	}
	if o := i.node.evaluate(l.rubric, i.vars); o.counts && o.failure == nil {
		i.base = o.lo
	}
	var free []int
	for k, slot := range i.node.uses {
		if slices.Contains(l.slots, slot) {
			free = append(free, k)
		}
	}
	i.all(free)
}
