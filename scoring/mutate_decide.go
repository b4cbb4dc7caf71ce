package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// decide proves that a mutant is equivalent, or finds facts that notice it.
func (m *Mutant) decide(steps int) {
	m.Equivalent = Proved
	for _, reported := range []bool{false, true} { // facts for reported leaves need points, too
		for _, l := range m.leaves {
			if (len(l.was.cases) == 0) != reported {
				continue
			}
			a := newApart(m.scorer, l, steps)
			found, facts, why := a.answer()
			switch found {
			case formula.Yes:
				m.killer = l.was
				m.Equivalent, m.Why = Refuted, rubric.Text{}
				m.Kill = l.was.example(m.scorer.rubric, m.Change, facts)
				is := l.is.evaluate(m.scorer.rubric, l.is.filled(facts))
				m.Kill.Both, m.Gives = !m.Kill.notices(&is), gives(is)
				return
			case formula.Unknown:
				m.Equivalent, m.Why = Undecided, why
			}
		}
	}
}

// gives writes what an outcome for known facts comes to: 0.5, or not_arising (0),
// or failed.
func gives(o outcome) string {
	status := o.status()
	switch {
	case status == Scored:
		return formula.Decimal(o.lo)
	case o.counts && o.lo.Cmp(o.hi) == 0:
		return status.String() + " (" + formula.Decimal(o.lo) + ")"
	}
	return status.String()
}

// apart looks for facts for which a leaf and its mutant come out differently.
type apart struct {
	was, is *prover
	mutated
	q      *formula.Search
	wanted func(facts []formula.Value) bool
}

func newApart(s *Scorer, l mutated, steps int) *apart {
	a := &apart{was: newProver(s.rubric, l.was, l.was.blank, steps), is: newProver(s.rubric, l.is, l.was.blank, steps), mutated: l}
	a.q = formula.NewSearch(a.was.domains, steps, a.was.near)
	a.wanted = func(facts []formula.Value) bool {
		was, is := l.was.evaluate(s.rubric, l.was.filled(facts)), l.is.evaluate(s.rubric, l.is.filled(facts))
		return !was.same(&is)
	}
	return a
}

func (a *apart) answer() (formula.Truth, []formula.Value, rubric.Text) {
	if a.was.mayOverflow() || a.is.mayOverflow() {
		a.q.Unknown(formula.Outgrown())
	}
	// A failing formula on the way to the difference fails on both sides.
	switch {
	case a.gate < len(a.was.gates):
		a.was.throughGates(a.q, 0, a.gate, a.q.All(), a.gates)
	case a.inScore:
		a.was.into(a.q, a.from, a.q.All(), func(r formula.Region) {
			a.compare(r, landing{score: a.was.cases[a.from].score}, landing{score: a.is.cases[a.from].score})
		})
	case len(a.was.cases) == len(a.is.cases) && a.was.cases[a.from].score == a.is.cases[a.from].score:
		a.was.before(a.q, a.from, a.q.All(), a.conditions)
	default:
		a.was.before(a.q, a.from, a.q.All(), a.order)
	}
	return a.q.Answer()
}

// landing is what the conditions of a leaf lead to: a score that is yet to be
// computed, or without one an end that is called so.
type landing struct {
	score formula.Node
	end   string
}

const failing = "fails"

// gates follows a condition of an item that is another in the mutant. Where both
// come out the same, so does all that follows.
func (a *apart) gates(r formula.Region) {
	a.q.Results(a.was.gates[a.gate].cond, r, func(r formula.Region, x formula.Result) {
		a.q.Results(a.is.gates[a.gate].cond, r, func(r formula.Region, y formula.Result) {
			if same(x, y) {
				return
			}
			behind := func(p *prover, x formula.Result, r formula.Region, yield func(formula.Region, landing)) {
				p.result(x, r, yield, func(open bool) {
					if open {
						p.landGate(a.q, a.gate+1, r, yield)
					} else {
						yield(r, landing{end: closed(&p.gates[a.gate])})
					}
				})
			}
			behind(a.was, x, r, func(r formula.Region, was landing) {
				behind(a.is, y, r, func(r formula.Region, is landing) { a.compare(r, was, is) })
			})
		})
	})
}

// conditions does the same for the condition of a case.
func (a *apart) conditions(r formula.Region) {
	a.q.Results(a.was.cases[a.from].when, r, func(r formula.Region, x formula.Result) {
		a.q.Results(a.is.cases[a.from].when, r, func(r formula.Region, y formula.Result) {
			if same(x, y) {
				return
			}
			behind := func(p *prover, x formula.Result, r formula.Region, yield func(formula.Region, landing)) {
				p.result(x, r, yield, func(holds bool) {
					if holds {
						yield(r, landing{score: p.cases[a.from].score})
					} else {
						p.landCase(a.q, a.from+1, r, yield)
					}
				})
			}
			behind(a.was, x, r, func(r formula.Region, was landing) {
				behind(a.is, y, r, func(r formula.Region, is landing) { a.compare(r, was, is) })
			})
		})
	})
}

// order follows all cases from the first that is another in the mutant.
func (a *apart) order(r formula.Region) {
	a.was.landCase(a.q, a.from, r, func(r formula.Region, was landing) {
		a.is.landCase(a.q, a.from, r, func(r formula.Region, is landing) { a.compare(r, was, is) })
	})
}

// same reports whether two conditions came out the same.
func same(x, y formula.Result) bool {
	return x.Fails == y.Fails && x.Arises == y.Arises && x.Truth == y.Truth
}

// closed names the end of an item that does not apply or did not arise.
func closed(g *gate) string {
	if _, counts := shareOf(g.policy); !counts && g.policy.Kind != rubric.PolicyExclude {
		return failing
	}
	return g.status.String() + " " + string(g.policy.Kind) + " " + g.policy.Share.String()
}

// result goes on where a condition has a truth value.
func (p *prover) result(x formula.Result, r formula.Region, yield func(formula.Region, landing), truth func(bool)) {
	switch {
	case x.Fails:
		yield(r, landing{end: failing})
	case x.Arises:
		yield(r, landing{end: p.notArising()})
	default:
		truth(x.Truth)
	}
}

// notArising names the end of a rate of 0 of 0.
func (p *prover) notArising() string {
	return closed(&gate{status: NotArising, policy: p.item.NotArising})
}

// landGate follows the conditions of the items from the i-th on, and then the cases.
func (p *prover) landGate(q *formula.Search, i int, r formula.Region, yield func(formula.Region, landing)) {
	if i == len(p.gates) {
		p.landCase(q, 0, r, yield)
		return
	}
	q.Results(p.gates[i].cond, r, func(r formula.Region, x formula.Result) {
		p.result(x, r, yield, func(open bool) {
			if open {
				p.landGate(q, i+1, r, yield)
			} else {
				yield(r, landing{end: closed(&p.gates[i])})
			}
		})
	})
}

// landCase follows the conditions of the cases from the i-th on.
func (p *prover) landCase(q *formula.Search, i int, r formula.Region, yield func(formula.Region, landing)) {
	if len(p.cases) == 0 {
		yield(r, landing{end: "given"}) // by an appraiser or a rule in Go
		return
	}
	rc := p.cases[i]
	if rc.when == nil {
		yield(r, landing{score: rc.score})
		return
	}
	q.Results(rc.when, r, func(r formula.Region, x formula.Result) {
		p.result(x, r, yield, func(holds bool) {
			if holds {
				yield(r, landing{score: rc.score})
			} else {
				p.landCase(q, i+1, r, yield)
			}
		})
	})
}

// compare looks for facts for which two landings give different points or another
// status.
func (a *apart) compare(r formula.Region, was, is landing) {
	if was == is || a.q.Done() {
		return
	}
	if was.score != nil && is.score != nil {
		a.q.Results(was.score, r, func(r formula.Region, x formula.Result) {
			a.q.Results(is.score, r, func(r formula.Region, y formula.Result) { a.results(r, x, y) })
		})
		return
	}
	p, one, end := a.was, was, is.end
	if one.score == nil {
		p, one, end = a.is, is, was.end
	}
	if one.score == nil {
		a.unlike(r)
		return
	}
	a.q.Results(one.score, r, func(r formula.Region, x formula.Result) {
		p.result(x, r, func(r formula.Region, ended landing) {
			if ended.end != end {
				a.unlike(r)
			}
		}, func(bool) {
			if end != failing {
				a.unlike(r)
			} else {
				a.points(r, x.Number, nil)
			}
		})
	})
}
