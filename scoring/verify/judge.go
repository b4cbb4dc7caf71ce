package verify

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// judge proves the properties of one leaf.
type judge struct {
	prover   *rules.Prover
	verdicts []Verdict
	others   map[int]rules.Answer // by case, as other finds them
	idle     map[int]bool         // inputs that move nothing, as inputs.go finds them
	told     map[int]bool         // inputs of cases and parts that are told to change nothing
}

// prove returns the verdicts on a leaf.
func prove(s *rules.Compiled, n *rules.Node, b *rules.Budget) (verdicts []Verdict) {
	p := &judge{prover: rules.NewProver(s.Rubric, n, n.Unconstrained, b.Question())}
	p.prover.Budget = b
	defer func() {
		if fault := recover(); fault != nil { // ours; it proves nothing
			d := Verdict{Property: PropertyFailure}
			d.undecided(rubric.Say(thisRule), rubric.Say(proofFailed, fault))
			p.add(d, rules.Place{Owner: n.Item, Key: "", Index: -1})
			verdicts = p.verdicts
		}
	}()
	if !p.opens(s) {
		return p.verdicts
	}
	for i := range n.Guards {
		if s.SpeaksFor(n, i) { // an item's condition is verified once
			p.matters(rules.GuardAt(i))
		}
	}
	switch {
	case n.Rule != nil:
		why := rubric.Say(goNotProved)
		for _, property := range []Property{PropertyRange, PropertyFailure, PropertyFull, PropertyLeast} {
			p.add(Verdict{Property: property, Outcome: Undecided, Message: why},
				rules.Place{Owner: n.Item, Key: "rule", Index: -1})
		}
	case len(n.Cases) > 0:
		p.rules()
	}
	return p.verdicts
}

// opens reports whether some facts pass the conditions of the item and those above
// it. Where none do there is nothing else to be said.
func (p *judge) opens(s *rules.Compiled) bool {
	if len(p.prover.Guards) == 0 {
		return true
	}
	a := p.prover.Find(func(q *solve.Search) rules.Regions { return p.prover.Coming(q, rules.ConditionAt(0)) })
	if a.Found != solve.No {
		return true
	}
	last := len(p.prover.Guards) - 1
	if !s.SpeaksFor(p.prover.Node, last) {
		return false // said once, of the item that the condition belongs to
	}
	p.exists(PropertyReachable, p.prover.Place(rules.GuardAt(last)), a, rubric.Text{}, func() rubric.Text {
		return rubric.Say(neverScored)
	})
	return false
}

// rules proves the properties of the cases.
func (p *judge) rules() {
	p.failures()
	moved := p.movedBy()
	for i := range p.prover.Cases {
		if !p.reachable(i) {
			continue
		}
		if p.prover.Cases[i].When != nil {
			p.matters(rules.ConditionAt(i))
		}
		p.matters(rules.ScoreAt(i))
		p.within(i)
		p.onStep(i)
		p.tables(i)
		p.distinct(i)
	}
	p.inputs(moved)
	p.attained()
	p.divided()
	p.monotone()
}

// divided proves how the cases divide the facts.
func (p *judge) divided() {
	together := p.unique()
	t := p.table()
	p.complete(t)
	if t.lineNames() == "" {
		return
	}
	if t.held == nil {
		for _, property := range []Property{PropertyOverlap, PropertyGap} {
			d := Verdict{Property: property}
			d.undecided(rubric.Say(thisRule), rubric.Say(tooManyCells))
			p.add(d, rules.Place{Owner: p.prover.Item, Key: "", Index: -1})
		}
		return
	}
	t.overlaps(together)
	t.gaps()
}

// never judges a property that facts could refute.
func (p *judge) never(property Property, at rules.Place, a rules.Answer, proved rubric.Text,
	refuted func(e *Example) rubric.Text) {
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.Found {
	case solve.Yes:
		d.Outcome, d.Example = Refuted, exampleOf(p.prover.Rubric, p.prover.Node, propertyName(property), a.Facts)
		d.Message = refuted(d.Example)
	case solve.Unknown:
		d.undecided(proved, a.Reason)
	}
	p.add(d, at)
}

// exists judges a property that facts prove.
func (p *judge) exists(property Property, at rules.Place, a rules.Answer, proved rubric.Text,
	refuted func() rubric.Text) {
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.Found {
	case solve.Yes:
		d.Example = exampleOf(p.prover.Rubric, p.prover.Node, propertyName(property), a.Facts)
	case solve.Unknown:
		d.undecided(proved, a.Reason)
	default:
		d.Outcome, d.Message = Refuted, refuted()
	}
	p.add(d, at)
}

func (p *judge) add(d Verdict, at rules.Place) {
	d.Item = p.prover.Item.Code
	if it, isItem := at.Owner.(*rubric.Item); isItem {
		d.Item = it.Code
	}
	if c, isCase := at.Owner.(*rubric.Case); isCase {
		d.Illustrative = c.Illustrative
	}
	d.Illustrative = d.Illustrative || p.prover.Illustrative
	d.place(p.prover.Rubric.Place(at.Owner, at.Key, at.Index))
	p.verdicts = append(p.verdicts, d)
}

func (d *Verdict) undecided(what, reason rubric.Text) {
	d.Outcome = Undecided
	d.Message = rubric.Say(undecidedBecause, reason, what)
}

// propertyName returns what examples of a property are called.
func propertyName(property Property) rubric.Text {
	vi, known := map[Property]string{
		PropertyComplete: "đủ mọi trường hợp", PropertyUnique: "không trùng nhau",
		PropertyRange: "giới hạn điểm", PropertyStep: "bước điểm", PropertyFailure: "lỗi khi tính",
		PropertyReachable: "trường hợp xảy ra",
		PropertyMatters:   "có tác dụng", PropertyDistinct: "cho điểm khác", PropertyFull: "đạt điểm tối đa",
		PropertyLeast:   "điểm thấp nhất",
		PropertyOverlap: "chồng lấn", PropertyGap: "bỏ sót", PropertyRises: "tăng theo", PropertyFalls: "giảm theo",
	}[property]
	if !known {
		vi = string(property)
	}
	return rubric.Text{VI: vi, EN: string(property)}
}
