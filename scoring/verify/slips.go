package verify

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

// slips warns of what is in order and yet seldom meant in the conditions and the rules
// of leaves. An input that is divided by, or counted from, in several places is warned
// of once: it is the input that has to be fixed, or not.
func slips(s *rules.Compiled, chosen []*rules.Node) []Verdict {
	l := &slipLister{scorer: s, warned: map[int]bool{}, list: []Verdict{}}
	for _, n := range chosen {
		p := &judge{prover: rules.NewProver(s.Rubric, n, n.Unconstrained, 0)}
		for _, at := range n.Positions() {
			if at.Stage != rules.AtGuards || s.SpeaksFor(n, at.Index) {
				l.expression(p, n.Expression(at), p.prover.Place(at))
			}
		}
		l.list = append(l.list, p.verdicts...)
	}
	return l.list
}

type slipLister struct {
	scorer *rules.Compiled
	warned map[int]bool // of inputs that are not fixed, by slot
	years  []int        // without holidays
	list   []Verdict
}

// expression adds the warnings of an expression of a leaf.
func (l *slipLister) expression(p *judge, f formula.Node, at rules.Place) {
	input := func(slot int) *rubric.Input { return p.prover.Scalars[slot] }
	for _, slip := range formula.Slips(f, func(slot int) bool { return toHundred(input(slot)) }) {
		d := Verdict{Outcome: Warned}
		switch slip.Kind {
		case formula.NotWhole:
			d.Property, d.Message = PropertyWhole, notWhole(&slip)
		case formula.NoHolidays:
			year := slip.Year
			if year == 0 {
				year = l.scorer.Rubric.Period
			}
			if l.withoutHolidays(year) {
				continue
			}
			d.Property, d.Message = PropertyHolidays, rubric.Say(noHolidays, year)
		case formula.Fraction:
			d.Property, d.Message = PropertyPercent, fraction(&slip)
		case formula.InnerComma:
			d.Property, d.Message = PropertyComma, rubric.Say(innerComma, slip.Subject, slip.Number)
		default:
			in, slot := input(slip.Slot), p.prover.Inputs[slip.Slot]
			if in.Fixed || l.warned[slot] {
				continue
			}
			l.warned[slot] = true
			d.Property, d.Message = PropertyFixed, notFixed(in.Name, slip.Kind)
		}
		at.Index = slip.Pos
		p.add(d, at)
	}
}

// withoutHolidays reports whether nothing is to be said of a year: the rubric has
// holidays of it, or it was warned of already.
func (l *slipLister) withoutHolidays(year int) bool {
	for _, h := range l.scorer.Rubric.Holidays {
		if first, last := h.Days(); first.Year <= year && year <= last.Year {
			return true
		}
	}
	warned := slices.Contains(l.years, year)
	l.years = append(l.years, year)
	return warned
}

// toHundred reports whether the values of an input go from 0 to 100, or on from there.
func toHundred(in *rubric.Input) bool {
	_, most := in.Domain()
	return in.Type == rubric.Percent && !(most.Valid && most.Decimal.LessThanOrEqual(decimal.NewFromInt(1)))
}

func notWhole(slip *formula.Slip) rubric.Text {
	if !slip.Thousands {
		return rubric.Say(notWholeNumber, slip.Subject, slip.Number)
	}
	value := words.InBoth(func(l locale.Lang) string { return words.Digits{}.Write(l, slip.Value) })
	return rubric.Say(thousands, slip.Subject, slip.Number, value)
}

func fraction(slip *formula.Slip) rubric.Text {
	percent := new(big.Rat).Mul(slip.Value, big.NewRat(100, 1))
	size := new(big.Rat).Abs(percent)
	said := words.InBoth(func(l locale.Lang) string { return words.Digits{}.Write(l, size) })
	written := words.Digits{}.Write(rubric.English, percent) // in the rule language
	return rubric.Say(percentAsFraction, slip.Subject, slip.Number, said, written)
}

func notFixed(name string, kind formula.SlipKind) rubric.Text {
	if kind == formula.FirstDay {
		return rubric.Say(firstDayNotFixed, name)
	}
	return rubric.Say(divisorNotFixed, name)
}
