package improve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
)

// A checklist of sixty conditions has 2^60 ways to meet some of them. But its points depend
// only on a sum to which each condition adds on its own. So each becomes a lever by itself,
// and what the leaf comes to is looked up by the sum.

const (
	// fewWays is how many ways to move its figures a lever may have that is not divided.
	fewWays = 1_000
	// partWays bounds the ways to move the figures of one part, mostSums the sums.
	partWays = 64
	mostSums = 4_000
)

// shared is what levers come to together that are parts of a sum.
type shared struct {
	values [][]int64 // by lever and move
	total  map[int64]rules.Tally
}

// part is a term of a sum, with the figures that it reads.
type part struct {
	term   formula.Term
	places []int
	ways   [][]class // all that the figures can become or are
	values []int64   // by way
}

// divided returns the levers that a lever is divided into, with what they share; nothing
// where it is not divided: its ways are few, or it is no sum of parts.
func (l *lever) divided() ([]Lever, *shared) {
	if len(l.leaves) != 1 || len(l.terms) > 0 {
		return nil, nil
	}
	if a := l.leaves[0]; a.inert || a.Rule != nil || len(a.Relations) > 0 {
		return nil, nil
	}
	parts := l.parts()
	if parts == nil || !l.weighed(parts) {
		return nil, nil
	}
	sums := l.sums(parts)
	if sums == nil {
		return nil, nil
	}
	out := &shared{total: map[int64]rules.Tally{}}
	now := l.tally(make([]step, len(l.slots)))
	l.loose = false // what facts leave open without any move is the caller's to see
	for sum, to := range sums {
		out.total[sum] = l.tally(to)
	}
	if l.loose && l.engine.Compiled.Book.Rescales {
		l.notAll(GapExcluded, "")
	}
	direction, ok := out.direction()
	known := !slices.ContainsFunc(l.known, func(v interval.Domain) bool { return !v.Known() })
	if !ok && !known {
		return nil, nil
	}
	base := int64(0) // the sum where nothing is moved
	for i := range parts {
		base += l.least(&parts[i], nil, direction)
	}
	if out.total[base] != now {
		return nil, nil
	}
	var levers []Lever
	for i := range parts {
		lever, values := l.ofPart(&parts[i], base, direction, ok, out)
		levers, out.values = append(levers, lever), append(out.values, values)
	}
	return levers, out
}

// parts returns the parts of the sum by which alone the leaf reads the figures; nothing
// where there are few ways to move these.
func (l *lever) parts() []part {
	a := l.leaves[0]
	moved := func(k int) bool { return k < len(a.places) && a.places[k] >= 0 }
	var terms []formula.Term
	text := ""
	for _, at := range a.Positions() {
		of, says, ok := formula.Summed(a.Expression(at), moved)
		if !ok || of != nil && text != "" && says != text {
			return nil
		}
		if of != nil {
			terms, text = of, says
		}
	}
	var out []part
	most := 1
	for _, t := range terms {
		p := part{term: t}
		lets := false
		formula.Variables(t.Node, func(k int) {
			lets = lets || k >= len(a.places)
			if moved(k) && !slices.Contains(p.places, a.places[k]) {
				p.places = append(p.places, a.places[k])
			}
		})
		if lets {
			return nil // a part alone is not evaluated with what is named around it
		}
		slices.Sort(p.places)
		for _, place := range p.places {
			most = min(most, fewWays) * l.mostClasses(&p, place)
		}
		out = append(out, p)
	}
	if most <= fewWays {
		return nil
	}
	ways := 1
	for i := range out {
		p := &out[i]
		p.ways = [][]class{nil}
		for _, place := range p.places {
			classes := l.classes(p, place)
			var next [][]class
			for _, way := range p.ways {
				for _, c := range classes {
					next = append(next, append(slices.Clip(way), c))
				}
			}
			if p.ways = next; len(next) > partWays {
				return nil
			}
		}
		ways = min(ways, fewWays) * len(p.ways)
	}
	if ways <= fewWays {
		return nil
	}
	slices.SortStableFunc(out, func(a, b part) int { return a.places[0] - b.places[0] })
	return out
}

// weighed computes what every way makes of a part, in whole numbers of a common unit.
func (l *lever) weighed(parts []part) bool {
	a := l.leaves[0]
	exact := make([][]*big.Rat, len(parts))
	unit := big.NewInt(1)
	for i := range parts {
		p := &parts[i]
		for _, way := range p.ways {
			vars := slices.Clone(a.vars)
			for j, place := range p.places {
				vars[slices.Index(a.places, place)] = way[j].one
			}
			o := formula.Eval(p.term.Node, vars)
			if !o.HasValue || o.NotArising || o.Failure != nil || !o.Value.Known() {
				return false
			}
			v := new(big.Rat)
			switch {
			case o.Value.Type == interval.Number:
				v.Mul(p.term.Times, o.Value.Numbers.Lo)
			case o.Value.Type == interval.Bool && o.Value.Bools == interval.IsTrue:
				v.Set(p.term.Times)
			case o.Value.Type != interval.Bool:
				return false
			}
			exact[i] = append(exact[i], v)
			common := new(big.Int).GCD(nil, nil, unit, v.Denom())
			unit.Mul(unit, new(big.Int).Quo(v.Denom(), common))
		}
	}
	scale := new(big.Rat).SetInt(unit)
	for i := range parts {
		for _, v := range exact[i] {
			n := new(big.Rat).Mul(v, scale).Num()
			if n.BitLen() > 40 {
				return false
			}
			parts[i].values = append(parts[i].values, n.Int64())
		}
	}
	return true
}

// sums returns all sums, each with figures that make it; nothing where they are too many.
func (l *lever) sums(parts []part) map[int64][]step {
	sums := map[int64][]step{0: make([]step, len(l.slots))}
	for i := range parts {
		p := &parts[i]
		next := map[int64][]step{}
		for sum, to := range sums {
			for k, v := range p.values {
				if _, seen := next[sum+v]; seen {
					continue
				}
				with := slices.Clone(to)
				for j, place := range p.places {
					with[place] = l.step(place, solve.Target{Is: p.ways[k][j].one})
				}
				next[sum+v] = with
			}
			if len(next) > mostSums {
				return nil
			}
		}
		sums = next
	}
	return sums
}

// direction returns 1 if more of the sum is never worse, −1 if less is never worse.
func (s *shared) direction() (int64, bool) {
	var sums []int64
	for sum := range s.total {
		sums = append(sums, sum)
	}
	slices.Sort(sums)
	rises, falls := true, true
	for i := 1; i < len(sums); i++ {
		less, more := s.total[sums[i-1]], s.total[sums[i]]
		rises, falls = rises && more.NoWorse(less), falls && less.NoWorse(more)
	}
	if falls && !rises {
		return -1, true
	}
	return 1, rises
}

// least returns what a part surely adds with some of its figures moved: figures that are not
// known count for the worst.
func (l *lever) least(p *part, to []step, direction int64) int64 {
	worst, found := int64(0), false
	for k, way := range p.ways {
		fits := true
		for j, place := range p.places {
			is := l.known[place]
			if to != nil && to[place].id != 0 {
				is = to[place].Is
			}
			fits = fits && !way[j].of.Intersect(is).Empty()
		}
		if v := p.values[k]; fits && (!found || v*direction < worst*direction) {
			worst, found = v, true
		}
	}
	return worst
}

// ofPart returns the lever of a part, with what its moves add to the sum. Where more of the
// sum, or less of it, is never worse, moves that add no more than moving less are left out.
func (l *lever) ofPart(p *part, base, direction int64, directed bool, s *shared) (out Lever, values []int64) {
	stay := l.least(p, nil, direction)
	list := []candidate{{to: make([]step, len(l.slots)), by: make([]distance, len(l.slots)), tally: s.total[base]}}
	values = []int64{stay}
	asGood := func(v, other int64) bool { return v == other || directed && v*direction >= other*direction }
	for _, to := range l.stepsOf(p, asGood) {
		c := candidate{to: to, by: make([]distance, len(to)), sure: true}
		for place, t := range to {
			if t.id != 0 {
				c.size++
				c.by[place] = distance{true, t.Far(l.known[place]), words.Exact(t.Is), t.Target}
			}
		}
		v := l.least(p, to, direction)
		covered := false
		for k := range list {
			covered = covered || within(list[k].by, c.by) && asGood(values[k], v)
		}
		if covered {
			continue
		}
		c.tally = s.total[base-stay+v]
		list, values = append(list, c), append(values, v)
	}
	for _, place := range p.places {
		out.Inputs = append(out.Inputs, l.engine.Compiled.Inputs.Scalars[l.slots[place]].Name)
	}
	out.Leaves, out.Complete, out.Gaps = []string{l.leaves[0].Item.Code}, len(l.gaps) == 0, l.gaps
	for _, c := range list {
		out.Moves = append(out.Moves, l.move(c))
	}
	return out, values
}

// stepsOf returns all ways to move figures of a part, those of fewer figures first, of one
// figure the nearest. asGood says whether one value of the part is as good as another.
func (l *lever) stepsOf(p *part, asGood func(v, other int64) bool) [][]step {
	list := [][]step{make([]step, len(l.slots))}
	for j, place := range p.places {
		for _, to := range slices.Clone(list) {
			for _, t := range l.nearest(p, j, asGood) {
				with := slices.Clone(to)
				with[place] = t
				list = append(list, with)
			}
		}
	}
	moved := func(to []step) (n int) {
		for _, t := range to {
			n += min(int(t.id), 1)
		}
		return n
	}
	slices.SortStableFunc(list, func(a, b []step) int { return moved(a) - moved(b) })
	return list[1:]
}

// within reports whether no figure is moved farther than by others.
func within(a, b []distance) bool {
	for place, d := range a {
		if !d.noFarther(b[place]) {
			return false
		}
	}
	return true
}

// together puts moves of several levers together as one.
func together(moves []Move) Move {
	out := moves[0]
	out.Changes = slices.Clone(out.Changes)
	join := func(a, b rubric.Text) rubric.Text { return rubric.Text{VI: a.VI + "; " + b.VI, EN: a.EN + "; " + b.EN} }
	for _, m := range moves[1:] {
		out.Changes = append(out.Changes, m.Changes...)
		out.Text, out.Goal = join(out.Text, m.Text), join(out.Goal, m.Goal)
		out.Illustrative = out.Illustrative || m.Illustrative
	}
	return out
}
