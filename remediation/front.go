package remediation

import (
	"cmp"
	"slices"
	"sort"

	"github.com/parindex/parindex/scoring"
)

// choice is a move of a lever with its effort, in the unit that all efforts are
// whole numbers of, split by a scale.
type choice struct {
	state
	others scoring.Tally // what does not count as points do
}

// state is what some ways to choose a move of every lever from one on come to.
type state struct{ effort, points int64 }

// front holds, of all ways to choose a move of every lever from one on, those that
// no other is as good as for as little effort. They differ in points and, by class,
// in what does not count as points do.
type front struct {
	classes []scoring.Tally
	states  [][]state // by class, rising in effort and points
}

// before returns the front from a lever on, given that from the next one. Work is
// what is left to spend; past it states are left out, and the front is not whole.
func (f *front) before(choices []choice, work *int) (_ *front, whole bool) {
	ways, stride := 0, 1
	for _, list := range f.states {
		ways += len(list) * len(choices)
	}
	if ways > *work {
		stride = ways/max(*work, 1000) + 1
	}
	*work = max(0, *work-ways/stride)
	type source struct {
		choice
		states []state
	}
	at := map[scoring.Tally]int{}
	var sources [][]source // by class
	out := &front{}
	for _, c := range choices {
		for class, list := range f.states {
			key := f.classes[class].Plus(c.others)
			k, seen := at[key]
			if !seen {
				k = len(sources)
				at[key] = k
				sources, out.classes = append(sources, nil), append(out.classes, key)
			}
			sources[k] = append(sources[k], source{c, thinned(list, stride)})
		}
	}
	for _, list := range sources {
		var b best
		for _, s := range list {
			b.covers(s.points+s.states[0].points, s.points+s.states[len(s.states)-1].points, len(s.states))
		}
		b.start()
		for _, s := range list {
			for _, t := range s.states {
				b.add(state{s.effort + t.effort, s.points + t.points})
			}
		}
		out.states = append(out.states, b.list())
	}
	out.across()
	return out, stride == 1
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

// best collects states and leaves out those that another is as good as.
type best struct {
	least, most int64
	count       int
	efforts     []int64 // by points above the least, where these lie close together
	all         []state
}

// covers says that states with points from least to most will come.
func (b *best) covers(least, most int64, count int) {
	if b.count == 0 {
		b.least, b.most = least, most
	}
	b.least, b.most, b.count = min(b.least, least), max(b.most, most), b.count+count
}

func (b *best) start() {
	if span := b.most - b.least; span >= 0 && span < int64(8*b.count+1000) {
		b.efforts = make([]int64, span+1)
		for i := range b.efforts {
			b.efforts[i] = -1
		}
	}
}

func (b *best) add(s state) {
	if b.efforts == nil {
		b.all = append(b.all, s)
		return
	}
	if e := &b.efforts[s.points-b.least]; *e < 0 || s.effort < *e {
		*e = s.effort
	}
}

func (b *best) list() []state {
	var out []state
	if b.efforts == nil {
		slices.SortFunc(b.all, func(x, y state) int { return cmp.Or(cmp.Compare(x.effort, y.effort), cmp.Compare(y.points, x.points)) })
		for _, s := range b.all {
			if len(out) == 0 || s.points > out[len(out)-1].points {
				out = append(out, s)
			}
		}
		return out
	}
	for i, e := range slices.Backward(b.efforts) {
		if e >= 0 && (len(out) == 0 || e < out[len(out)-1].effort) {
			out = append(out, state{e, b.least + int64(i)})
		}
	}
	slices.Reverse(out)
	return out
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
			// Of two classes that are no worse than each other the first stays.
			if i == k || !f.classes[k].NoWorse(f.classes[i]) {
				continue
			}
			other := f.states[k]
			f.states[i] = slices.DeleteFunc(f.states[i], func(s state) bool {
				n := sort.Search(len(other), func(n int) bool { return other[n].effort > s.effort })
				return n > 0 && other[n-1].points >= s.points
			})
		}
	}
	var classes []scoring.Tally
	var states [][]state
	for i, list := range f.states {
		if len(list) > 0 {
			classes, states = append(classes, f.classes[i]), append(states, list)
		}
	}
	f.classes, f.states = classes, states
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
