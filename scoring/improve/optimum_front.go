package improve

import (
	"context"
	"slices"
	"sort"

	"github.com/parindex/parindex/scoring/internal/rules"
)

// choice is a move of a lever with its effort, in the unit that all efforts are
// whole numbers of, split by a scale.
type choice struct {
	state
	others rules.Tally // what does not count as points do
}

func (c choice) plus(d choice) choice {
	return choice{c.state.plus(d.state), c.others.Plus(d.others)}
}

// state is what some ways to choose a move of every lever from one on come to.
type state struct{ effort, points int64 }

func (s state) plus(t state) state { return state{s.effort + t.effort, s.points + t.points} }

// front holds, of all ways to choose a move of every lever from one on, those that
// no other is as good as for as little effort. They differ in points and, by class,
// in what does not count as points do.
type front struct {
	classes []rules.Tally
	states  [][]state // by class, rising in effort and points
}

// mostClasses bounds the classes of a front.
const mostClasses = 2000

// before returns the front from a lever on, given that from the next one. Work is
// what is left to spend; past it, or once the context has ended, states are left out, and
// the front is not whole.
func (f *front) before(ctx context.Context, choices []choice, work *int) (_ *front, whole bool) {
	ways, stride := 0, 1
	for _, list := range f.states {
		ways += len(list) * len(choices)
	}
	if ways > *work {
		stride = ways/max(*work, 1000) + 1
	}
	*work = max(0, *work-ways/stride)
	whole = stride == 1
	at := map[rules.Tally]int{}
	out := &front{}
	var spare []state
	for _, c := range choices { // the first, to leave all as it is, keeps every class
		if ctx.Err() != nil {
			return out, false
		}
		for class, list := range f.states {
			key := f.classes[class].Plus(c.others)
			k, seen := at[key]
			if !seen {
				if k = len(out.classes); k == mostClasses {
					whole = false
					continue
				}
				at[key] = k
				out.classes, out.states = append(out.classes, key), append(out.states, nil)
			}
			out.states[k], spare = merge(spare[:0], out.states[k], thinned(list, stride), c.state), out.states[k]
		}
	}
	for k, list := range out.states {
		out.states[k] = slices.Clone(list) // without what is spare
	}
	out.across()
	return out, whole
}

// merge appends to a list two others, the second with something added, without
// states that another is as good as.
func merge(to, a, b []state, by state) []state {
	for len(a) > 0 || len(b) > 0 {
		var s state
		if len(b) > 0 {
			s = b[0].plus(by)
		}
		if len(b) == 0 || len(a) > 0 && (a[0].effort < s.effort || a[0].effort == s.effort && a[0].points >= s.points) {
			s, a = a[0], a[1:]
		} else {
			b = b[1:]
		}
		if n := len(to); n == 0 || s.points > to[n-1].points {
			to = append(to, s)
		}
	}
	return to
}

// thinned returns every stride-th state and the last.
func thinned(list []state, stride int) []state {
	if stride == 1 {
		return list
	}
	var out []state
	for i := 0; i < len(list)-1; i += stride {
		out = append(out, list[i])
	}
	return append(out, list[len(list)-1])
}

// manyClasses is from how many classes on they are not compared with each other.
const manyClasses = 64

// across leaves out states that one of another class is as good as.
func (f *front) across() {
	if len(f.classes) > manyClasses {
		return
	}
	for i := range f.classes {
		for k := range f.classes {
			if i == k || !f.classes[k].NoWorse(f.classes[i]) {
				continue // no two classes are the same
			}
			other, n := f.states[k], 0
			f.states[i] = slices.DeleteFunc(f.states[i], func(s state) bool {
				for n < len(other) && other[n].effort <= s.effort {
					n++
				}
				return n > 0 && other[n-1].points >= s.points
			})
		}
	}
	var out front
	for i, list := range f.states {
		if len(list) > 0 {
			out.classes, out.states = append(out.classes, f.classes[i]), append(out.states, list)
		}
	}
	*f = out
}

// within returns of a class the last state within an effort.
func (f *front) within(class int, effort int64) (state, bool) {
	list := f.states[class]
	i := sort.Search(len(list), func(i int) bool { return list[i].effort > effort })
	if i == 0 {
		return state{}, false
	}
	return list[i-1], true
}

// first returns of a class the first state with enough points; enough is true from
// some number of points on.
func (f *front) first(class int, enough func(points int64) bool) (state, bool) {
	list := f.states[class]
	i := sort.Search(len(list), func(i int) bool { return enough(list[i].points) })
	if i == len(list) {
		return state{}, false
	}
	return list[i], true
}
