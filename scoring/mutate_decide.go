package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// decide proves that a mutant is equivalent, or finds facts that notice it.
func (m *Mutant) decide(b budget) {
	m.Equivalent = Proved
	for _, reported := range []bool{false, true} { // facts for reported leaves need points, too
		for _, l := range m.leaves {
			if (len(l.was.cases) == 0) != reported {
				continue
			}
			a := newApart(m.scorer, l, b)
			found, facts, why := a.answer()
			switch found {
			case solve.Yes:
				m.killer = l.was
				m.Equivalent, m.Why = Refuted, rubric.Text{}
				m.Kill = hook.example(m.scorer.rubric, l.was, m.Change, facts).(*Example)
				is := l.is.evaluate(m.scorer.rubric, l.is.filled(facts))
				m.Kill.Both, m.Gives = !notices(m.Kill, &is), gives(is)
				return
			case solve.Unknown:
				m.Equivalent, m.Why = Undecided, why
			}
		}
	}
}

// gives writes what an outcome for known facts comes to: 0.5, or not_arising (0),
// or failed.
func gives(o outcome) string {
	status := Status(o.status())
	switch {
	case status == Scored:
		return interval.Decimal(o.lo)
	case o.counts && o.lo.Cmp(o.hi) == 0:
		return status.String() + " (" + interval.Decimal(o.lo) + ")"
	}
	return status.String()
}

// apart looks for facts for which a leaf and its mutant come out differently.
type apart struct {
	was, is *prover
	leaf    mutated
	q       *solve.Search
	wanted  func(facts []interval.Domain) bool
}

func newApart(s *compiled, l mutated, b budget) *apart {
	a := &apart{was: newProver(s.rubric, l.was, l.was.blank, b.steps), is: newProver(s.rubric, l.is, l.was.blank, b.steps), leaf: l}
	a.was.done, a.is.done = b.done, b.done
	a.q = solve.NewSearch(a.was.domains, b.steps, a.was.near)
	a.q.StopOn(b.done)
	a.wanted = func(facts []interval.Domain) bool {
		was, is := l.was.evaluate(s.rubric, l.was.filled(facts)), l.is.evaluate(s.rubric, l.is.filled(facts))
		return !sameOutcome(&was, &is)
	}
	return a
}

func (a *apart) answer() (solve.Truth, []interval.Domain, rubric.Text) {
	if a.was.mayOverflow() || a.is.mayOverflow() {
		a.q.Unknown(formula.Outgrown())
	}
	// A failing formula on the way to the difference fails on both sides.
	switch {
	case a.leaf.guard < len(a.was.guards):
		a.conditions(guardAt(a.leaf.guard))
	case a.leaf.inScore:
		for r := range a.was.coming(a.q, scoreAt(a.leaf.from)) {
			score := ending[solve.Form]{kind: endArrived, at: scoreAt(a.leaf.from)}
			a.compare(r, score, score)
		}
	case len(a.was.cases) == len(a.is.cases) && a.was.cases[a.leaf.from].score == a.is.cases[a.leaf.from].score:
		a.conditions(conditionAt(a.leaf.from))
	default:
		a.order(conditionAt(a.leaf.from))
	}
	return a.q.Answer()
}

// conditions follows a condition that is another in the mutant. Where both come out
// the same, so does all that follows.
func (a *apart) conditions(at position) {
	for r := range a.was.coming(a.q, at) {
		for r, x := range a.q.Results(a.was.expression(at), r) {
			for r, y := range a.q.Results(a.is.expression(at), r) {
				if !same(x, y) {
					a.behind(at, r, x, y)
				}
			}
		}
	}
}

// behind follows all that is behind conditions that came out as x and y.
func (a *apart) behind(at position, r solve.Region, x, y result) {
	for r, was := range walkOn(a.was.node, searching{a.q}, r, x, at, anyScore) {
		for r, is := range walkOn(a.is.node, searching{a.q}, r, y, at, anyScore) {
			a.compare(r, was, is)
		}
	}
}

// order follows all cases from the first that is another in the mutant.
func (a *apart) order(from position) {
	for r := range a.was.coming(a.q, from) {
		for r, was := range a.was.walk(a.q, r, from, anyScore) {
			for r, is := range a.is.walk(a.q, r, from, anyScore) {
				a.compare(r, was, is)
			}
		}
	}
}

// same reports whether two conditions came out the same.
func same(x, y result) bool {
	return (x.Failure != nil) == (y.Failure != nil) && x.NotArising == y.NotArising && x.Truth == y.Truth
}

const failing = "fails"

// called names what an ending comes to: two that are called the same are the same,
// but for the points that scores give.
func (p *prover) called(e ending[solve.Form]) string {
	switch e.kind {
	case endFailure:
		return failing
	case endElsewhere:
		return "given"
	case endNotArising:
		return p.notArising()
	case endClosed:
		return policyName((p.guards[e.at.index].status), *e.policy)
	}
	return "points"
}

// policyName names what follows where an item has a status.
func policyName(is status, p rubric.Policy) string {
	if _, counts := shareOf(p); !counts && p.Kind != rubric.PolicyExclude {
		return failing
	}
	return is.String() + " " + string(p.Kind) + " " + p.Share.String()
}

// notArising names the end of a rate of 0 of 0.
func (p *prover) notArising() string { return policyName(statusNotArising, p.item.NotArising) }

// compare looks for facts for which two endings, where scores are not computed yet,
// give different points or another status.
func (a *apart) compare(r solve.Region, was, is ending[solve.Form]) {
	scores := was.kind == endArrived && is.kind == endArrived
	if a.q.Done() || scores && a.was.expression(was.at) == a.is.expression(is.at) {
		return
	}
	for r, was := range a.scored(a.was, r, was) {
		for r, is := range a.scored(a.is, r, is) {
			a.differ(r, was, is)
		}
	}
}

// scored yields an ending with its score computed.
func (a *apart) scored(p *prover, r solve.Region, e ending[solve.Form]) endings {
	if e.kind == endArrived {
		return p.walk(a.q, r, e.at, ruleEnd)
	}
	return func(yield func(solve.Region, ending[solve.Form]) bool) { yield(r, e) }
}

// differ looks for facts for which two endings differ.
func (a *apart) differ(r solve.Region, was, is ending[solve.Form]) {
	x, y := a.was.called(was), a.is.called(is)
	switch {
	case was.kind == endPoints && is.kind == endPoints:
		a.points(r, was.result.Number, &is.result.Number)
	case was.kind == endPoints && y == failing:
		a.points(r, was.result.Number, nil)
	case is.kind == endPoints && x == failing:
		a.points(r, is.result.Number, nil)
	case x != y:
		a.unlike(r)
	}
}

// notices reports whether a test that expects the points alone, or of anything but
// points the status alone, notices another outcome.
func notices(e *Example, o *outcome) bool {
	status := Status(o.status())
	if e.Status != Scored {
		return status != e.Status
	}
	return status == Missing || status == Failed || !o.counts || toDecimal(o.lo).Cmp(e.Points.Decimal) != 0
}
