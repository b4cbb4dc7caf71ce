package improve_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
)

// measured checks a figure and how far it is.
func (h *heave) measured(ch *improve.Change) {
	if !h.inside(ch.Input, ch.Figure) {
		h.wrong("a figure beyond the limits", "%s = %s", ch.Input, ch.Figure)
	}
	if t := h.input(ch.Input).Type; !t.Numeric() && t != rubric.DateIn {
		if ch.By.Valid || ch.Operator != "==" {
			h.wrong("an option has a distance", "%s", ch.Input)
		}
		return
	}
	if !h.meets(ch, ch.Figure) {
		h.wrong("a figure does not meet its relation", "%s = %s", ch.Input, ch.Figure)
	}
	lo, hi := h.ends(ch.Input)
	at := h.number(ch.Input, ch.Figure)
	var want decimal.NullDecimal
	switch {
	case ch.Operator[0] == '>' && lo.Valid:
		want = decimal.NewNullDecimal(at.Sub(lo.Decimal))
	case ch.Operator[0] == '<' && hi.Valid:
		want = decimal.NewNullDecimal(hi.Decimal.Sub(at))
	case ch.Operator == "==" && lo.Valid && hi.Valid:
		want = decimal.NewNullDecimal(decimal.Max(at.Sub(lo.Decimal).Abs(), at.Sub(hi.Decimal).Abs()))
	}
	if want.Valid != ch.By.Valid || !want.Decimal.Equal(ch.By.Decimal) {
		h.wrong("the distance is another", "%s → %s %s (%s): %v, not %v", ch.Input, ch.Operator, ch.Required, ch.Figure,
			want.Decimal, ch.By.Decimal)
	}
}

func (h *heave) number(name string, v any) decimal.Decimal {
	if h.input(name).Type == rubric.DateIn {
		return decimal.NewFromInt(h.day(v))
	}
	return ruletest.Dec(fmt.Sprint(v))
}

// ends returns the least and the most that is known of a number or date.
func (h *heave) ends(name string) (lo, hi decimal.NullDecimal) {
	in := h.input(name)
	if in.Type != rubric.DateIn {
		lo, hi = in.Domain()
	}
	narrow := func(least, most scoring.Figure) {
		if !least.IsZero() {
			if v := h.number(name, least); !lo.Valid || v.GreaterThan(lo.Decimal) {
				lo = decimal.NewNullDecimal(v)
			}
		}
		if !most.IsZero() {
			if v := h.number(name, most); !hi.Valid || v.LessThan(hi.Decimal) {
				hi = decimal.NewNullDecimal(v)
			}
		}
	}
	switch v := h.known[name].(type) {
	case nil:
	case scoring.Bound:
		narrow(v.AtLeast, v.AtMost)
	default:
		narrow(ruletest.Figure(v), ruletest.Figure(v))
	}
	return lo, hi
}

// noFarther reports whether a move changes no figure farther than facts do.
func (h *heave) noFarther(m *improve.Move, facts map[string]any) bool {
	for _, ch := range m.Changes {
		to := facts[ch.Input]
		t := h.input(ch.Input).Type
		switch {
		case fmt.Sprint(to) == fmt.Sprint(h.known[ch.Input]):
			return false
		case !t.Numeric() && t != rubric.DateIn:
			if fmt.Sprint(to) != ch.Figure.String() {
				return false
			}
		default:
			lo, hi := h.ends(ch.Input)
			if !lo.Valid || !hi.Valid {
				continue // nothing is farther
			}
			at := h.number(ch.Input, to)
			if far := decimal.Max(at.Sub(lo.Decimal).Abs(), at.Sub(hi.Decimal).Abs()); !ch.By.Valid ||
				ch.By.Decimal.GreaterThan(far) {
				return false
			}
		}
	}
	return true
}

// moves returns what the leaves of a lever come to after each of its moves.
func (h *heave) moves(l *improve.Lever) []earnings {
	out := make([]earnings, len(l.Moves))
	for i := range l.Moves {
		out[i] = h.earn(l.Leaves, h.after(h.known, &l.Moves[i]))
	}
	return out
}

// dominates checks that of no two moves one is as good and goes no farther.
func (h *heave) dominates(l *improve.Lever) {
	is := h.moves(l)
	for i := range l.Moves {
		for k := range l.Moves {
			a, b := &l.Moves[i], &l.Moves[k]
			if i == k || !is[i].noWorse(is[k]) {
				continue
			}
			farther := slices.ContainsFunc(a.Changes, func(ch improve.Change) bool {
				other := slices.IndexFunc(b.Changes, func(o improve.Change) bool { return o.Input == ch.Input })
				if other < 0 {
					return true
				}
				of := b.Changes[other]
				if !ch.By.Valid || !of.By.Valid {
					return ch.Figure != of.Figure
				}
				return ch.By.Decimal.GreaterThan(of.By.Decimal)
			})
			if !farther {
				h.wrong("another move is as good and goes no farther", "%s: %s", shownMove(*a), shownMove(*b))
			}
		}
	}
}

// promises tries other figures that a move says do as well.
func (h *heave) promises(l *improve.Lever) {
	for range min(len(l.Moves), 40) {
		m := &l.Moves[h.IntN(len(l.Moves))]
		at := h.after(h.known, m)
		is := h.earn(l.Leaves, at)
		tries := 0
		for range 30 {
			in := maps.Clone(at)
			for k := range m.Changes {
				values := h.values(m.Changes[k].Input)
				for range 20 {
					if v := values[h.IntN(len(values))]; h.meets(&m.Changes[k], v) {
						in[m.Changes[k].Input] = v
						break
					}
				}
			}
			if fmt.Sprint(in) == fmt.Sprint(at) {
				continue
			}
			if tries++; tries > 8 {
				break
			}
			h.seen["promises"]++
			if got := h.earn(l.Leaves, in); !got.noWorse(is) {
				h.wrong("figures that are said to do as well do not", "%s: %s: %v, not %v", shownMove(*m),
					ruletest.ShownKnown(in), got, is)
			}
		}
	}
}

// attack looks for facts that no move does as well as without going farther.
func (h *heave) attack(l *improve.Lever) {
	if !l.Complete {
		return
	}
	moves := h.moves(l)
	var values [][]any
	ways := 1
	for _, name := range l.Inputs {
		list := []any{h.known[name]} // also where that is outside
		for _, v := range h.grid(name, len(l.Inputs) == 1) {
			if h.inside(name, v) {
				list = append(list, v)
			}
		}
		values, ways = append(values, list), ways*len(list)
		if ways > 1_000_000 {
			ways = 1_000_000
		}
	}
	for k := range min(ways, *leverFacts) {
		if ways > *leverFacts {
			k = h.IntN(ways)
		}
		in := maps.Clone(h.known)
		for i, list := range values {
			v := list[k%len(list)]
			if k /= len(list); ways == 1_000_000 {
				v = list[h.IntN(len(list))]
			}
			if v != nil {
				in[l.Inputs[i]] = v
			}
		}
		h.seen["attacks"]++
		got := h.earn(l.Leaves, in)
		best := false
		for i := range moves {
			best = best || moves[i].noWorse(got) && h.noFarther(&l.Moves[i], in)
		}
		if !best {
			h.wrong(fmt.Sprintf("facts do better than all moves of %d", len(l.Inputs)), "%s: %v", ruletest.ShownKnown(in), got)
		}
	}
}
