package improve

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/solve"
)

// keptSteps bounds the work on moves of a lever that are compared to leave out those that
// are of no use, so often in one step. Past it the others all stay, which is never wrong.
const (
	keptSteps      = 1_000_000
	comparedInStep = 25
)

// ranked is a move of which the distances are numbered.
type ranked struct {
	move  *candidate
	by    []rank
	far   int   // how far it is: no farther than moves that it is as good as
	worth int64 // no less than that of moves that it is as good as
}

// rank is a distance by its place among those of its figure.
type rank struct {
	moved  bool
	by, is int // by is -1 where it cannot be measured
	to     *solve.Target
}

// noFarther is that of the distances.
func (d rank) noFarther(e rank) bool {
	switch {
	case !d.moved:
		return true
	case !e.moved:
		return false
	case d.by >= 0 && e.by >= 0:
		return d.by <= e.by
	}
	return d.is == e.is || d.to.Allows(*e.to)
}

// covers reports whether a move is as good as another without moving any figure
// farther.
func (a *ranked) covers(b *ranked) bool {
	if a.far > b.far && a.far >= 0 && b.far >= 0 || !a.move.tally.NoWorse(b.move.tally) {
		return false
	}
	for i := range a.by {
		if !a.by[i].noFarther(b.by[i]) {
			return false
		}
	}
	return true
}

// kept leaves out moves that another is as good as without moving anything
// farther. The first moves nothing. Spent says that the search left no work but what is for this.
func (l *lever) kept(spent bool) []candidate {
	moves, measured := l.ranked()
	// What is as good as another and no farther comes before it.
	slices.SortStableFunc(moves[1:], func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(b.worth, a.worth), cmp.Compare(a.move.size, b.move.size))
	})
	left := keptSteps * comparedInStep
	if spent { // half of what is left is for writing moves
		left = l.budget.Steps(2*keptSteps) / 2 * comparedInStep
	}
	compared := func(n int) (goesOn bool) {
		steps := left / comparedInStep
		left -= n
		if steps -= left / comparedInStep; steps > 0 && !l.budget.Spend(steps) {
			left = 0
		}
		return left > 0
	}
	var out []ranked
	for _, p := range moves {
		covered := false
		for k := range out {
			if !compared(1) {
				break
			}
			if covered = out[k].covers(&p); covered {
				break
			}
		}
		if covered {
			continue
		}
		if !measured && left > 0 { // then it may come after
			compared(len(out))
			out = slices.DeleteFunc(out, func(q ranked) bool { return q.move.size > 0 && p.covers(&q) })
		}
		out = append(out, p)
	}
	kept := make([]candidate, len(out))
	for i, p := range out {
		kept[i] = *p.move
	}
	return kept
}

// ranked numbers the distances of the moves; measured says that all of them are.
func (l *lever) ranked() (out []ranked, measured bool) {
	out, measured = make([]ranked, len(l.moves)), true
	for i := range l.moves {
		p := &l.moves[i]
		out[i] = ranked{move: p, by: make([]rank, len(p.by)), worth: p.tally.Worth()}
	}
	for place := range l.slots {
		var far []*big.Rat
		is := map[string]int{}
		number := func(d distance) {
			if _, seen := is[d.is]; !seen {
				is[d.is] = len(is)
			}
		}
		for _, p := range l.moves {
			switch d := p.by[place]; {
			case !d.moved:
			case d.by == nil:
				measured = false
				number(d)
			default:
				far = append(far, d.by)
				number(d)
			}
		}
		slices.SortFunc(far, (*big.Rat).Cmp)
		far = slices.CompactFunc(far, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
		for i, p := range l.moves {
			d := p.by[place]
			r := rank{moved: d.moved, by: -1, is: is[d.is], to: &d.to}
			if d.by != nil {
				r.by, _ = slices.BinarySearchFunc(far, d.by, (*big.Rat).Cmp)
				out[i].far += r.by + 1
			}
			out[i].by[place] = r
		}
	}
	if !measured {
		for i := range out {
			out[i].far = -1
		}
	}
	return out, measured
}
