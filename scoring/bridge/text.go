package bridge

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// shown writes points in a sentence: rounded to the places that points have, which it says
// where it is not exact; signed with + or −.
type shown struct {
	of     exact.Number
	places int
	signed bool
}

func (s shown) rounded() decimal.Decimal {
	return s.of.Round(decimals.Rounding{Places: s.places, Mode: decimals.HalfUp})
}

// In writes the points in a language.
func (s shown) In(l locale.Lang) string {
	rounded, sign := s.rounded(), ""
	exactly := s.of.Cmp(exact.Of(rounded.Rat())) == 0
	switch {
	case s.signed && rounded.Sign() < 0:
		sign, rounded = "−", rounded.Neg()
	case s.signed && rounded.Sign() > 0:
		sign = "+"
	}
	text := sign + l.Decimal(rounded)
	if exactly {
		return text
	}
	return about.Say(plainly(text)).In(l)
}

// plainly is a text that is the same in both languages.
type plainly string

// In returns the text.
func (p plainly) In(locale.Lang) string { return string(p) }

// textOf says in a sentence what moved a score.
func (b *Bridge) textOf(c *Change) rubric.Text {
	year := func(e int) int { return b.editions[e].compiled.Rubric.Period }
	switch {
	case !c.Earlier.Valid && !c.Later.Valid:
		return rubric.Say(unknownBoth)
	case !c.Earlier.Valid:
		return rubric.Say(unknown, year(0))
	case !c.Later.Valid:
		return rubric.Say(unknown, year(1))
	}
	change := shown{of: size(c.Parts.Change), places: b.places}
	head := stayed.Say(c.Later.Decimal)
	switch c.Parts.Change.Sign() {
	case 1:
		head = rose.Say(change, c.Earlier.Decimal, c.Later.Decimal)
	case -1:
		head = fell.Say(change, c.Earlier.Decimal, c.Later.Decimal)
	}
	return textOf(head, &c.Parts, b.places)
}

// Text says a change and what it comes from in a sentence, with numbers of so many decimal
// places, at most [decimals.MaxDigits]; of those that are rounded it says so.
func (p Parts) Text(places int) rubric.Text { return textOf(p.head(places), &p, places) }

// head says whether something rose or fell, and by how much.
func (p *Parts) head(places int) locale.Message {
	change := shown{of: size(p.Change), places: places}
	switch p.Change.Sign() {
	case 1:
		return up.Say(change)
	case -1:
		return down.Say(change)
	}
	return unchanged.Say()
}

// meanText says what moved the scores of some units on average.
func (b *Bridge) meanText(g *Group) rubric.Text {
	return textOf(onMean.Say(g.Units, g.Mean.head(b.places)), &g.Mean, b.places)
}

// textOf lists the parts behind a sentence, those of figures first. Of one that rounds to
// nothing it says nothing.
func textOf(head locale.Message, p *Parts, places int) rubric.Text {
	var list locale.Message
	for _, part := range []struct {
		of  exact.Number
		say locale.Sentence
	}{{p.Data, byData}, {p.Rules, byRules}, {p.Weights, byWeights}, {p.Adjustments, byAdjustments}, {p.Open, byOpen}} {
		of := shown{part.of, places, true}
		if of.rounded().IsZero() {
			continue
		}
		next := part.say.Say(of)
		if list.IsZero() {
			list = next
		} else {
			list = and.Say(list, next)
		}
	}
	if list.IsZero() {
		return rubric.Text{VI: head.VI, EN: head.EN}
	}
	return rubric.Say(because, head, list)
}
