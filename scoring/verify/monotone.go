package verify

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// monotone proves what the item says of the inputs that its points rise or fall
// with.
func (p *judge) monotone() {
	for _, list := range []struct {
		property Property
		key      string
		names    []string
		proved   locale.Sentence
	}{
		{PropertyRises, "rises_with", p.prover.Item.RisesWith, neverFall},
		{PropertyFalls, "falls_with", p.prover.Item.FallsWith, neverRise},
	} {
		for _, name := range p.prover.Rubric.ScalarNames(list.names...) {
			p.direction(list.property, rules.Place{Owner: p.prover.Item, Key: list.key, Index: -1}, name,
				list.property == PropertyRises, rubric.Say(list.proved, name))
		}
	}
}

// direction proves that points never fall (or never rise) with one input: there
// are no two facts that differ in it alone and have points the wrong way round.
func (p *judge) direction(property Property, at rules.Place, name string, rises bool, proved rubric.Text) {
	if p.prover.Rule != nil || len(p.prover.Cases) == 0 {
		p.add(Verdict{Property: property, Outcome: Undecided, Message: rubric.Say(goNotProved)}, at)
		return
	}
	slot := -1
	for i, in := range p.prover.Scalars {
		if in.Name == name {
			slot = i
		}
	}
	a := p.prover.AgainstMonotone(slot, rises, nil)
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.Found {
	case solve.Unknown:
		d.undecided(proved, a.Reason)
	case solve.Yes:
		first := exampleOf(p.prover.Rubric, p.prover.Node, propertyName(property), a.Facts[:len(p.prover.Domains)])
		a.Facts[slot] = solve.Risen(a.Facts[slot], a.Facts[len(p.prover.Domains)])
		d.Outcome, d.Example = Refuted, exampleOf(p.prover.Rubric, p.prover.Node, propertyName(property),
			a.Facts[:len(p.prover.Domains)])
		d.Message = rubric.Say(wrongWay, name, first.Facts[name].String(), d.Example.Facts[name].String(),
			first.Points.Decimal, d.Example.Points.Decimal, d.Example.Figures())
	}
	p.add(d, at)
}
