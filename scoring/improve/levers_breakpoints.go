package improve

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// breakpoints are the values of an input at which a leaf changes.
type breakpoints struct {
	lever   *lever
	targets *targets
	tied    bool // a rule ties the input to one that is not decided yet
	curved  bool // a rule is not linear in the input
	gaps    gaps
	// While the leaf is followed:
	prover  *rules.Prover
	q       *solve.Search
	at      int          // the input among those of the leaf
	free    map[int]bool // other inputs that are not decided yet
	unknown map[int]bool // other inputs that are not moved and not known
	leaf    *leafState
	levels  int
	useless func(*big.Rat) bool // says of a number of points that it is no reason to move
}

// breakpointsOf follows every way through a leaf, once for the same steps of its inputs.
func (l *lever) breakpointsOf(a *leafState, at int, free func(int) bool, to []step) *breakpoints {
	key := strconv.Itoa(at) + ":" + a.key(to, func(place int) bool { return place == a.places[at] || free(place) })
	e, done := a.breakpoints[key]
	if !done {
		e = &breakpoints{lever: l, targets: &targets{lever: l, place: a.places[at]}, leaf: a, at: at}
		e.useless = l.useless(a, a.places[at], free, to)
		e.follow(l.around(a, at, free, to), free)
		a.breakpoints[key] = e
	}
	for _, x := range e.gaps {
		l.notAll(x.Kind, x.Code, x.Inputs...)
	}
	return e
}

// around returns the variables of a leaf with those that are not decided anywhere
// within reach.
func (l *lever) around(a *leafState, at int, free func(int) bool, to []step) []interval.Domain {
	vars := a.with(to)
	for i, place := range a.places {
		if i == at || place >= 0 && free(place) {
			vars[i] = l.known[place].Union(l.reach[place])
		}
	}
	return vars
}

func (e *breakpoints) notAll(kind GapKind, unknown ...string) {
	e.gaps.add(e.lever.engine.Compiled.Rubric, kind, e.leaf.Item.Code, unknown...)
}

func (e *breakpoints) follow(vars []interval.Domain, free func(int) bool) {
	a := e.leaf
	if a.Rule != nil {
		e.notAll(GapRule)
		return
	}
	e.free, e.unknown = map[int]bool{}, map[int]bool{}
	for i, place := range a.places {
		switch {
		case i == e.at:
		case place >= 0 && free(place):
			e.free[i] = true
		case !vars[i].Known():
			e.unknown[i] = true
		}
	}
	e.prover = rules.NewProver(e.lever.engine.Compiled.Rubric, a.Node, vars, leverSteps)
	e.prover.Budget = e.lever.budget
	steps := max(0, min(leverSteps, e.lever.left))
	e.prover.Loosen(func(k int) bool { return k == e.at })
	e.q = e.prover.Search(steps, nil)
	for r, end := range e.prover.Walk(e.q, e.q.All(), rules.RuleStart, rules.RuleEnd) {
		e.region(r)
		if end.Kind == rules.EndPoints {
			e.points(r, end.Result.Number)
		}
	}
	if found, _, _ := e.q.Answer(); found == solve.Unknown {
		switch {
		case e.q.Opaque():
			e.notAll(GapFunction)
		case e.q.Left() == 0:
			e.notAll(GapWork)
		default:
			e.notAll(GapCurved)
		}
	}
	e.lever.left -= steps - e.q.Left()
	e.lever.spend(levelSteps*e.levels, levelSteps*e.levels/4)
	e.prover, e.q = nil, nil
}

// region takes the values nearest to what is known from which facts lie in a
// region.
func (e *breakpoints) region(r solve.Region) {
	more, _ := r.Ties(e.at)
	if !more {
		e.targets.take(r.Is(e.at))
		return
	}
	others := r.Joined(e.at)
	if e.curved = e.curved || len(others) == 0 && r.Curves(e.at); e.curved && e.lever.alone() {
		return // the figure is followed in another way
	}
	e.ties(others)
	within, ok := r.Within(e.at, e.lever.reach[e.targets.place])
	if !ok {
		return
	}
	found, ok := e.q.NearestTo(within, e.at, e.lever.from[e.targets.place])
	for _, t := range found {
		e.targets.keep(e.lever.step(e.targets.place, t))
	}
	if !ok && !e.tied {
		e.notAll(GapCurved)
	}
}

// ties notes that something depends on other inputs, too, and reports whether one of them
// is not decided yet.
func (e *breakpoints) ties(others []int) (free bool) {
	var unknown []string
	for _, k := range others {
		free = free || e.free[k]
		if e.unknown[k] {
			unknown = append(unknown, e.leaf.Scalars[k].Name)
		}
	}
	if e.tied = e.tied || free; unknown != nil {
		e.notAll(GapMissing, unknown...)
	}
	return free
}

// points goes through the points of a region.
func (e *breakpoints) points(r solve.Region, f solve.LinearExpr) {
	it, _ := r.Reads(f, e.at)
	if !it || e.curved && e.lever.alone() {
		return
	}
	if e.ties(r.Joined(e.at, f)) {
		return // all values of use are tried
	}
	grid := e.leaf.Grid
	lo, hi, some := grid.Points(r.Over(f))
	if !some {
		return
	}
	by := grid.Unit
	if count := new(big.Rat).Quo(new(big.Rat).Sub(hi, lo), by); count.Cmp(big.NewRat(int64(levelsOf-e.levels), 1)) > 0 {
		e.notAll(GapWork)
		steps := new(big.Int).Quo(count.Num(), big.NewInt(int64(levelsOf/10)))
		by = new(big.Rat).Mul(by, new(big.Rat).SetInt(steps.Add(steps, big.NewInt(1))))
	}
	for t := range rules.Spaced(lo, hi, by) {
		if e.q.Done() {
			return
		}
		if t.Cmp(hi) < 0 {
			e.level(r, f, t)
		}
	}
	e.level(r, f, hi)
}

// level takes the values that are rounded to a number of points, of those that the
// item can have: beyond, it fails.
func (e *breakpoints) level(r solve.Region, f solve.LinearExpr, t *big.Rat) {
	e.levels++
	if e.useless(t) {
		return
	}
	grid := e.leaf.Grid
	set := grid.RoundedTo(t, t).Intersect(grid.Allowed)
	if is, alone := r.Where(f, e.at, set); alone {
		e.targets.take(is)
	} else if at, ok := r.Inside(f, set); ok {
		e.region(at)
	}
}

// useless says which points of a leaf are no reason to move an input: no more than
// now, where the input changes nothing else.
func (l *lever) useless(a *leafState, place int, free func(int) bool, to []step) func(*big.Rat) bool {
	for _, b := range l.leaves {
		if b != a && !b.inert && slices.Contains(b.places, place) {
			return func(*big.Rat) bool { return false }
		}
	}
	if slices.ContainsFunc(a.places, func(p int) bool { return p >= 0 && p != place && free(p) }) {
		return func(*big.Rat) bool { return false }
	}
	now := l.after(a, to)
	return func(t *big.Rat) bool {
		points := l.engine.Compiled.Book.Units(t)
		return now.NoWorse(l.engine.Compiled.Book.Tally(rules.Entry{Leaf: a.Index, Counts: true, Lo: points, Hi: points}))
	}
}
