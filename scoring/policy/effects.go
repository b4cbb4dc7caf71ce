package policy

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// effects writes down what one variant does.
type effects struct {
	run *run
	is  *state
	out *Effect
}

func (e *effects) decimal(units int64) decimal.Decimal { return e.is.compiled.Book.Decimal(units) }

// known reports whether the score of a unit is known before and after.
func (e *effects) known(i int) bool { return e.run.was.finals.Known[i] && e.is.finals.Known[i] }

// change returns how many points, in units of their last place, a unit gains.
func (e *effects) change(i int) int64 { return e.is.finals.Points[i] - e.run.was.finals.Points[i] }

// changes counts units, in all and by group.
func (e *effects) changes() {
	was, is := e.run.was, e.is
	var whole sums
	for _, g := range e.run.groups {
		own := sums{}
		moves := make([]int, len(was.names)*len(is.names))
		for _, i := range g.Members {
			if !e.known(i) {
				own.Open++
				continue
			}
			own.add(e.change(i))
			from, to := was.bands[i], is.bands[i]
			moves[int(from)*len(is.names)+int(to)]++
			if was.names[from] != is.names[to] {
				own.Banded++
			}
			switch a, b := was.places[i], is.places[i]; {
			case b < a:
				own.Higher++
			case b > a:
				own.Lower++
			}
		}
		whole.plus(own)
		out := GroupEffect{Group: g.Name, Changes: e.written(own)}
		if !e.run.options.Brief {
			out.Bands = e.moves(moves)
		}
		e.out.Groups = append(e.out.Groups, out)
	}
	e.out.Changes = e.written(whole)
}

// sums are [Changes] with sums in units of the last place of points.
type sums struct {
	Changes
	gained, lost int64
}

func (s *sums) add(change int64) {
	switch {
	case change > 0:
		s.Gain++
		s.gained += change
	case change < 0:
		s.Lose++
		s.lost -= change
	default:
		s.Same++
	}
}

func (s *sums) plus(t sums) {
	s.Gain, s.Lose, s.Same, s.Open = s.Gain+t.Gain, s.Lose+t.Lose, s.Same+t.Same, s.Open+t.Open
	s.Banded, s.Higher, s.Lower = s.Banded+t.Banded, s.Higher+t.Higher, s.Lower+t.Lower
	s.gained, s.lost = s.gained+t.gained, s.lost+t.lost
}

func (e *effects) written(s sums) Changes {
	s.Gained, s.Lost, s.Sum = e.decimal(s.gained), e.decimal(s.lost), e.decimal(s.gained-s.lost)
	return s.Changes
}

// moves lists how many units go from which band to which.
func (e *effects) moves(counts []int) (out []BandMove) {
	was, is := e.run.was, e.is
	if len(was.names)+len(is.names) == 2 {
		return nil // there are no bands
	}
	list := func(from, to int) {
		if n := counts[from*len(is.names)+to]; n > 0 {
			out = append(out, BandMove{was.names[from], is.names[to], n})
		}
	}
	for a := range was.names { // no band comes last
		from := (a + 1) % len(was.names)
		for b := range is.names {
			list(from, (b+1)%len(is.names))
		}
	}
	return out
}

// leaf returns what units come to at a leaf of the base; nil where it has none.
func (r *run) leaf(code string) (*columnar.Scores, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.leaves[code] == nil {
		of, err := r.was.totals.Item(code)
		if err != nil {
			return nil, err
		}
		r.leaves[code] = of
	}
	return r.leaves[code], nil
}

// items lists what becomes of the leaves that differ, and of the items above them.
func (e *effects) items() error {
	was, is := e.run.was.compiled, e.is.compiled
	before, after := byCode(was), byCode(is)
	differs := map[string]bool{} // also what is above
	mark := func(others map[string]*rules.Node, list []*rules.Node) {
		var walk func(n *rules.Node) bool
		walk = func(n *rules.Node) bool {
			code := n.Item.Code
			other := others[code]
			own := other == nil || other.Item.Leaf() != n.Item.Leaf() || n.Item.Leaf() && other.Twin() != n.Twin() ||
				other.Max != n.Max || other.Item.Combine != n.Item.Combine
			for _, child := range n.Children {
				own = walk(child) || own
			}
			if own && n.From < n.To {
				differs[code] = true
			}
			return own
		}
		for _, n := range list {
			walk(n)
		}
	}
	mark(before, slices.Concat(is.Areas, is.Bonus, is.Penalty))
	mark(after, slices.Concat(was.Areas, was.Bonus, was.Penalty))
	shown := int64(0)
	for _, list := range [][]*rules.Node{is.Nodes(), was.Nodes()} {
		for _, n := range list {
			code := n.Item.Code
			if !differs[code] {
				continue
			}
			differs[code] = false
			sum, err := e.item(code, before[code], after[code])
			if err != nil {
				return err
			}
			if n.Item.Leaf() && n.From < n.To {
				if e.takesOff(n) {
					sum = -sum
				}
				shown += sum
			}
		}
	}
	total := int64(0)
	for i := range e.is.finals.Points {
		if e.known(i) {
			total += e.change(i)
		}
	}
	e.out.Rest = e.decimal(total - shown)
	return nil
}

// takesOff reports whether the points of a leaf are taken off.
func (e *effects) takesOff(n *rules.Node) bool {
	of := e.is.compiled
	if n.Index >= len(of.Leaves) || of.Leaves[n.Index] != n {
		of = e.run.was.compiled
	}
	return of.Side(n) == rules.OnPenalty
}

func byCode(c *rules.Compiled) map[string]*rules.Node {
	out := map[string]*rules.Node{}
	for _, n := range c.Nodes() {
		out[n.Item.Code] = n
	}
	return out
}

// item adds what becomes of an item, and returns the sum of its changes.
func (e *effects) item(code string, before, after *rules.Node) (sum int64, err error) {
	of := ItemEffect{Code: code}
	var a, b *columnar.Scores
	if before != nil {
		of.Title, of.Leaf, of.Before = before.Item.Title, before.Item.Leaf(), decimal.NewNullDecimal(before.Item.Max)
		if a, err = e.run.leaf(code); err != nil {
			return 0, err
		}
	}
	if after != nil {
		of.Title, of.Leaf, of.After = after.Item.Title, after.Item.Leaf(), decimal.NewNullDecimal(after.Item.Max)
		if b, err = e.is.totals.Item(code); err != nil {
			return 0, err
		}
	}
	for i := range e.is.finals.Points {
		from, known := pointsAt(a, i)
		to, still := pointsAt(b, i)
		if !known || !still || !e.known(i) {
			continue
		}
		switch by := to - from; {
		case by > 0:
			of.Gain++
			sum += by
		case by < 0:
			of.Lose++
			sum += by
		}
	}
	of.Sum = e.decimal(sum)
	e.out.Items = append(e.out.Items, of)
	return sum, nil
}

// pointsAt returns the points of a unit, none of an item that is not there or does not
// apply; not known where figures leave it open.
func pointsAt(of *columnar.Scores, i int) (points int64, known bool) {
	if of == nil {
		return 0, true
	}
	return of.Points[i], of.Known[i] || of.Status[i] == scoring.NotApplicable || of.Status[i] == scoring.NotArising
}

// widest lists the units that gain or lose most.
func (e *effects) widest() {
	most := e.run.options.Widest
	if most == 0 {
		most = defaultWidest
	}
	if most < 0 {
		return
	}
	var moved []int
	for i := range e.is.finals.Points {
		if e.known(i) && e.change(i) != 0 {
			moved = append(moved, i)
		}
	}
	slices.SortFunc(moved, func(a, b int) int {
		x, y := e.change(a), e.change(b)
		return cmp.Or(cmp.Compare(max(y, -y), max(x, -x)), cmp.Compare(y, x),
			cmp.Compare(e.run.table.Unit(a).ID, e.run.table.Unit(b).ID), cmp.Compare(a, b))
	})
	for _, i := range moved[:min(most, len(moved))] {
		e.out.Widest = append(e.out.Widest, e.unit(i))
	}
}

// half returns a place that is given in halves.
func half(places int32) exact.Number { return exact.Of(int(places)).Over(exact.Of(2)) }

// unit says what the variant does to a unit.
func (e *effects) unit(i int) UnitEffect {
	was, is := e.run.was, e.is
	out := UnitEffect{Unit: e.run.table.Unit(i), Before: was.finals.At(i).Decimal, After: is.finals.At(i).Decimal,
		Change: e.decimal(e.change(i)), BandBefore: was.names[was.bands[i]], BandAfter: is.names[is.bands[i]],
		PlaceBefore: half(was.places[i]), PlaceAfter: half(is.places[i])}
	before, after := was.totals.Result(i), is.totals.Result(i)
	of := map[string]*scoring.Item{}
	for _, it := range before.Leaves() {
		of[it.Code] = it
	}
	for _, it := range after.Leaves() {
		old := of[it.Code]
		if delete(of, it.Code); it.Unscored {
			continue
		}
		if old == nil {
			old = &scoring.Item{}
		}
		if m := move(it.Code, it.Title, old, it); m != nil {
			out.Items = append(out.Items, *m)
		}
	}
	for _, old := range before.Leaves() {
		if of[old.Code] != nil && !old.Unscored {
			if m := move(old.Code, old.Title, old, &scoring.Item{}); m != nil {
				out.Items = append(out.Items, *m)
			}
		}
	}
	return out
}

// move says how a leaf comes to something else; nil where it does not.
func move(code string, title rubric.Text, a, b *scoring.Item) *ItemMove {
	if a.Status == b.Status && a.Points.Valid == b.Points.Valid && a.Points.Decimal.Equal(b.Points.Decimal) {
		return nil
	}
	return &ItemMove{Code: code, Title: title, Before: a.Points, After: b.Points, StatusBefore: a.Status,
		StatusAfter: b.Status, ReasonBefore: a.Reason, ReasonAfter: b.Reason}
}
