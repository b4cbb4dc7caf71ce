package assessment

import (
	"maps"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// stated is a round with the figures and points of the unit in place of
// those that others put over them.
type stated struct {
	facts   scoring.Facts
	row     rules.Row
	figures map[string]int // the records of its figures that others changed, by input
	points  map[string]int // those of its points, by item
	items   map[string]*scoring.Item
}

// stated returns what the unit itself stated, up to a round. Where that contradicts what
// others stated of the rest, it is what its own last round has.
func (b *bookkeeper) stated() *stated {
	out := &stated{facts: b.st.facts, row: b.st.row, figures: map[string]int{}, points: map[string]int{}}
	out.facts.Inputs, out.facts.Points = maps.Clone(b.st.facts.Inputs), maps.Clone(b.st.facts.Points)
	replace(b.l, figuresOf, out.facts.Inputs, out.figures, func(string) bool { return true })
	replace(b.l, pointsOf, out.facts.Points, out.points, func(code string) bool { return b.f.leaves[code].Item.Reported })
	if len(out.figures) == 0 && len(out.points) == 0 {
		return out
	}
	var err error
	if out.row, err = rules.Hook.Row(b.f.c, out.facts); err == nil {
		return out
	}
	for l := b.l; l != nil; l = l.below {
		if !l.of.Self {
			continue
		}
		if st, err := b.f.settle(l); err == nil {
			out.facts, out.row = st.facts, st.row
			return out
		}
	}
	out.facts, out.row = b.st.facts, b.st.row
	return out
}

// replace puts what the unit stated in place of what others put over it, and notes the
// records.
func replace(l *layer, of func(*layer) map[string]standing[scoring.Figure], in map[string]scoring.Figure,
	by map[string]int, may func(key string) bool) {
	for key, now := range together(l, of) {
		own, is := ownLast(l, of, key)
		if !is || own.by == now.by || !may(key) {
			continue
		}
		by[key] = own.by
		if own.value.IsZero() {
			delete(in, key)
		} else {
			in[key] = own.value
		}
	}
}

// ownLast returns what the unit said last under a key.
func ownLast[T any](l *layer, of func(*layer) map[string]T, key string) (v T, ok bool) {
	for ; l != nil; l = l.below {
		if v, ok = of(l)[key]; ok && l.of.Self {
			return v, true
		}
	}
	return v, false
}

// reason says why a leaf comes to what the unit stated.
func (s *stated) reason(b *bookkeeper, code string) rubric.Text {
	if s.items == nil {
		s.items = map[string]*scoring.Item{}
		if result, err := b.f.score(s.facts, nil); err == nil {
			s.items = itemsOf(result)
		}
	}
	if it := s.items[code]; it != nil {
		return it.Reason
	}
	return rubric.Text{}
}

// appraised goes from what a leaf comes to by what the unit stated to what it comes to by
// the current values.
func (b *bookkeeper) appraised(d *descent, n *rules.Node, points *big.Rat) {
	var changes []locale.Speaker
	record := -1
	note := func(by int, said locale.Speaker) {
		if changes = append(changes, said); len(changes) == 1 {
			record = by
		} else {
			record = -1
		}
	}
	if own, changed := b.own.points[n.Item.Code]; changed && n.Item.Reported {
		p, by := b.typed(n)
		note(by, b.f.pointsChanged(b.f.a.Records[own].New, p, by))
	}
	for _, slot := range n.Inputs {
		in := b.f.c.Inputs.Scalars[slot]
		if own, changed := b.own.figures[in.Name]; changed {
			now, _ := stands(b.l, figuresOf, in.Name)
			note(now.by, b.f.figureChanged(in, b.f.a.Records[own].New, now.value, now.by))
		}
	}
	by := new(big.Rat).Sub(d.at, points)
	less, more := appraisalTook, appraisalGave
	if b.f.c.Side(n) == rules.OnPenalty {
		less, more = appraisalSpared, appraisalFined
	}
	said := less.Say(by)
	if by.Sign() < 0 {
		said = more.Say(by.Neg(by))
	}
	if len(changes) > 0 {
		said = causeOf.Say(said, joined(changes))
	}
	d.to(points, ByAppraisal, record, said)
}

// joined writes some clauses one after the other.
func joined(list []locale.Speaker) locale.Speaker {
	out := list[0]
	for _, next := range list[1:] {
		out = andThen.Say(out, next)
	}
	return out
}
