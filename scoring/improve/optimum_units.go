package improve

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/scoring/internal/rules"
)

// unit is one lever, or several that share the points of a leaf: units do not touch each
// other.
type unit struct {
	levers []int
	shared *shared // nil for one lever
}

// add appends levers, which are parts of one sum where shared says so.
func (l *Levers) add(levers []Lever, shared *shared) {
	u := unit{shared: shared}
	for _, of := range levers {
		u.levers = append(u.levers, len(l.List))
		l.List = append(l.List, of)
		if shared == nil {
			l.units, u = append(l.units, u), unit{}
		}
	}
	if shared != nil {
		l.units = append(l.units, u)
	}
}

// Done is what a choice does with figures that points depend on together.
type Done struct {
	Inputs []string // that can be moved, of one lever or of those that share a leaf
	Move   Move     // of that lever, or the moves of all of them as one
}

// Done returns what moves by lever do, in the order of the levers. Levers that share a leaf
// stand together, since what one of them is worth depends on the others; those that move
// nothing are left out. There is nothing for moves that there are not.
func (l *Levers) Done(moves []int) (out []Done) {
	if !l.has(moves) {
		return nil
	}
	for _, u := range l.units {
		var of Done
		var list []Move
		for _, at := range u.levers {
			of.Inputs = append(of.Inputs, l.List[at].Inputs...)
			if moves[at] > 0 {
				list = append(list, l.List[at].Moves[moves[at]])
			}
		}
		if list != nil {
			of.Move = together(list)
			out = append(out, of)
		}
	}
	return out
}

// tally returns what a unit comes to with moves by lever.
func (u unit) tally(l *Levers, moves []int) rules.Tally {
	if u.shared == nil {
		at := u.levers[0]
		return l.List[at].Moves[moves[at]].tally
	}
	sum := int64(0)
	for k, at := range u.levers {
		sum += u.shared.values[k][moves[at]]
	}
	return u.shared.total[sum]
}

// option is a way to choose moves of a unit.
type option struct {
	moves  []int // by lever of the unit
	effort int64
	tally  rules.Tally
}

// options returns the ways to choose moves of a unit, first to leave all as it is. Of levers
// that share a sum it is the least effort for each sum: what they come to depends on nothing
// else. Moves of negative effort are left out.
func (u unit) options(l *Levers, efforts [][]int64) (out []option) {
	if u.shared == nil {
		at := u.levers[0]
		for k, effort := range efforts[at] {
			if effort >= 0 {
				out = append(out, option{[]int{k}, effort, l.List[at].Moves[k].tally})
			}
		}
		return out
	}
	type way struct {
		effort int64
		moves  []int
	}
	ways, stay := map[int64]way{0: {}}, option{}
	for k, at := range u.levers {
		next := map[int64]way{}
		for sum, w := range ways {
			for move, v := range u.shared.values[k] {
				effort := efforts[at][move]
				if effort < 0 {
					continue
				}
				effort += w.effort
				old, seen := next[sum+v]
				moves := append(slices.Clip(w.moves), move)
				if seen && (old.effort < effort || old.effort == effort && slices.Compare(old.moves, moves) >= 0) {
					continue // of the same effort the first figures are moved
				}
				next[sum+v] = way{effort, moves}
			}
		}
		ways = next
		stay.moves, stay.effort = append(stay.moves, 0), stay.effort+efforts[at][0]
	}
	for sum, w := range ways {
		if slices.ContainsFunc(w.moves, func(move int) bool { return move > 0 }) {
			out = append(out, option{w.moves, w.effort, u.shared.total[sum]})
		}
	}
	slices.SortFunc(out, func(a, b option) int {
		return cmp.Or(cmp.Compare(a.effort, b.effort), slices.Compare(b.moves, a.moves))
	})
	sum := int64(0)
	for k := range u.levers {
		sum += u.shared.values[k][0]
	}
	stay.tally = u.shared.total[sum]
	return append([]option{stay}, out...)
}
