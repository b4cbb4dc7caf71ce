package rules

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Relative is a relative figure: what a function of an input over the units of the object
// group comes to for a unit. It is an input that no unit declares.
type Relative struct {
	Slot     int    // of the figure
	Of       int    // the slot of the input whose figures are compared
	Function string // peer_best, peer_sum, peer_rank or peer_count
	Lowest   bool   // less is better
}

func (l *Layout) relative(slot int) Relative {
	in := l.Scalars[slot]
	function, args, _ := strings.Cut(in.Name, "(")
	return Relative{Slot: slot, Of: l.Slots[in.Compared().Name], Function: function, Lowest: strings.Contains(args, ", ")}
}

// Own reports whether an input is a figure that units declare.
func (l *Layout) Own(slot int) bool { return slot != l.Group && l.Scalars[slot].Compared() == nil }

// Sums reports whether rules read the sum of a figure over the group, or its mean, which
// change with it.
func (l *Layout) Sums(slot int) bool { return l.figure("peer_sum", slot) >= 0 }

// figure returns the slot of a relative figure of an input by which more is better, -1 for
// none.
func (l *Layout) figure(function string, of int) int {
	i := slices.IndexFunc(l.Relative, func(r Relative) bool { return r.Function == function && r.Of == of && !r.Lowest })
	if i < 0 {
		return -1
	}
	return l.Relative[i].Slot
}

// relativeFigures returns the relative figures that the rules of a rubric read.
func relativeFigures(r *rubric.Rubric, opts *Options) []*rubric.Input {
	var names []string
	add := func(expressions ...string) {
		for _, src := range expressions {
			names = append(names, formula.RelativeFigures(src)...)
		}
	}
	item := func(it *rubric.Item) {
		add(it.Applies, it.Arises)
		for _, of := range it.Cases {
			add(of.When, of.Score)
		}
	}
	for it := range r.All() {
		item(it)
	}
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a == nil {
			continue
		}
		for _, top := range a.Items {
			for it := range top.All() {
				item(it)
			}
		}
	}
	for _, b := range r.Bands {
		add(b.When)
	}
	for _, rule := range opts.Rules {
		names = append(names, rule.Inputs...)
	}
	var out []*rubric.Input
	for i, name := range names {
		if in := r.Input(name); in.Compared() != nil && !slices.Contains(names[:i], name) {
			out = append(out, in)
		}
	}
	return out
}

// betweenUnits returns the relations between relative figures and the figures that they
// compare: what follows from what they are.
func (l *Layout) betweenUnits() (out []constraint) {
	none, one, less := new(big.Rat), big.NewRat(1, 1), big.NewRat(-1, 1)
	add := func(of *rubric.Relation, constant *big.Rat, terms map[int]*big.Rat) {
		over := solve.NewConstraint(constant, terms, "<=")
		out = append(out, constraint{Of: of, over: over, slots: over.Variables(), fast: fastOf(over, l.Columns)})
	}
	for _, r := range l.Relative {
		x := l.Scalars[r.Of]
		least, most := x.Domain()
		said := func(s locale.Sentence) *rubric.Relation { return &rubric.Relation{Title: rubric.Say(s, x.Title)} }
		switch count := l.figure("peer_count", r.Of); {
		case r.Function == "peer_best":
			sign := less
			if r.Lowest {
				sign = one
				add(said(noneIsLower), none, map[int]*big.Rat{r.Slot: one, r.Of: less})
			} else {
				add(said(noneIsHigher), none, map[int]*big.Rat{r.Of: one, r.Slot: less})
			}
			if count >= 0 && least.Valid && most.Valid {
				// Where there are others, one can have the most, or the least.
				width := new(big.Rat).Sub(most.Decimal.Rat(), least.Decimal.Rat())
				if width.Sign() == 0 {
					break // all have the same
				}
				add(said(bestOfOne), width, map[int]*big.Rat{r.Slot: new(big.Rat).Neg(sign), r.Of: sign,
					count: new(big.Rat).Neg(width)})
			}
		case r.Function == "peer_rank" && count >= 0:
			add(said(rankWithinCount), none, map[int]*big.Rat{r.Slot: one, count: less})
		case r.Function == "peer_sum":
			if count < 0 {
				if least.Valid && least.Decimal.Sign() >= 0 {
					add(said(sumAtLeast), none, map[int]*big.Rat{r.Of: one, r.Slot: less})
				}
				break
			}
			// The others have at least the least each, and at most the most.
			rest := func(s locale.Sentence, end, sign *big.Rat) {
				total := new(big.Rat).Mul(end, sign)
				terms := map[int]*big.Rat{r.Slot: sign, r.Of: new(big.Rat).Neg(sign)}
				if end.Sign() != 0 {
					terms[count] = new(big.Rat).Neg(total)
				}
				add(said(s), total, terms)
			}
			if least.Valid {
				rest(sumAtLeast, least.Decimal.Rat(), less)
			}
			if most.Valid {
				rest(sumAtMost, most.Decimal.Rat(), one)
			}
		}
	}
	return out
}

// Unknown returns the slots of the inputs of a leaf that a row does not decide: those of
// the unit, and its relative figures, for which those of other units are needed.
func (s *Compiled) Unknown(r Row, n *Node) (own, relative []int) {
	for _, slot := range n.Inputs {
		switch {
		case s.Input(r, slot).Known():
		case s.Inputs.Scalars[slot].Compared() != nil:
			relative = append(relative, slot)
		default:
			own = append(own, slot)
		}
	}
	return own, relative
}
