package cover

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/verify"
)

// decide proves that a mutant is equivalent, or finds facts that notice it.
func (m *Mutant) decide(b *rules.Budget) {
	m.Equivalent, m.Why, m.Kill, m.Gives, m.killer = verify.Proved, rubric.Text{}, nil, "", nil
	for _, reported := range []bool{false, true} { // facts for reported leaves need points, too
		for _, l := range m.leaves {
			if (len(l.was.Cases) == 0) != reported {
				continue
			}
			a := newApart(m.scorer, l, b)
			found, facts, why := a.answer()
			switch found {
			case solve.Yes:
				m.killer = l.was
				m.Equivalent, m.Why = verify.Refuted, rubric.Text{}
				m.Kill = rules.Hook.Example(m.scorer.Rubric, l.was, situation(l.was, facts), facts).(*verify.Example)
				is := l.is.Evaluate(m.scorer.Rubric, l.is.Filled(facts))
				m.Kill.Both, m.Gives = !notices(m.Kill, &is), gives(is)
				return
			case solve.Unknown:
				m.Equivalent, m.Why = verify.Undecided, why
			}
		}
	}
}

// gives writes what an outcome for known facts comes to: 0.5, or not_arising (0),
// or failed.
func gives(o rules.Outcome) string {
	status := scoring.Status(o.Status())
	switch {
	case status == scoring.Scored:
		return interval.Decimal(o.Lo)
	case o.Counts && o.Lo.Cmp(o.Hi) == 0:
		return status.String() + " (" + interval.Decimal(o.Lo) + ")"
	}
	return status.String()
}

// apart looks for facts for which a leaf and its mutant come out differently.
type apart struct {
	was, is *rules.Prover
	leaf    mutated
	q       *solve.Search
	wanted  func(facts []interval.Domain) bool
}

func newApart(s *rules.Compiled, l mutated, b *rules.Budget) *apart {
	a := &apart{was: rules.NewProver(s.Rubric, l.was, l.was.Unconstrained, b.Question()),
		is: rules.NewProver(s.Rubric, l.is, l.was.Unconstrained, b.Question()), leaf: l}
	a.was.Budget, a.is.Budget = b, b
	a.q = a.was.Search(b.Question(), a.was.Near)
	a.q.Plain()
	if l.was.ManyPaths() || l.is.ManyPaths() {
		a.q.Conditions()
	}
	a.wanted = func(facts []interval.Domain) bool {
		was := l.was.EvaluateWithin(b, s.Rubric, l.was.Filled(facts))
		is := l.is.EvaluateWithin(b, s.Rubric, l.is.Filled(facts))
		return !sameOutcome(&was, &is)
	}
	return a
}

func (a *apart) answer() (solve.Truth, []interval.Domain, rubric.Text) {
	if a.was.MayOverflow() || a.is.MayOverflow() {
		a.q.Unknown(formula.Outgrown())
	}
	// A failing formula on the way to the difference fails on both sides.
	switch {
	case a.leaf.guard < len(a.was.Guards):
		a.conditions(rules.GuardAt(a.leaf.guard))
	case a.leaf.inScore:
		for r := range a.was.Coming(a.q, rules.ScoreAt(a.leaf.from)) {
			score := rules.Ending[solve.LinearExpr]{Kind: rules.EndArrived, At: rules.ScoreAt(a.leaf.from)}
			a.compare(r, score, score)
		}
	case len(a.was.Cases) == len(a.is.Cases) && a.was.Cases[a.leaf.from].Score == a.is.Cases[a.leaf.from].Score:
		a.conditions(rules.ConditionAt(a.leaf.from))
	default:
		a.order(rules.ConditionAt(a.leaf.from))
	}
	return a.q.Answer()
}

// conditions follows a condition that is another in the mutant. Where both come out
// the same, so does all that follows.
func (a *apart) conditions(at rules.Position) {
	for r := range a.was.Coming(a.q, at) {
		for r, x := range a.q.Results(a.was.Expression(at), r) {
			for r, y := range a.q.Results(a.is.Expression(at), r) {
				if !same(x, y) {
					a.behind(at, r, x, y)
				}
			}
		}
	}
}

// behind follows all that is behind conditions that came out as x and y.
func (a *apart) behind(at rules.Position, r solve.Region, x, y rules.Result) {
	for r, was := range rules.WalkOn(a.was.Node, rules.Searching{Q: a.q}, r, x, at, rules.AnyScore) {
		for r, is := range rules.WalkOn(a.is.Node, rules.Searching{Q: a.q}, r, y, at, rules.AnyScore) {
			a.compare(r, was, is)
		}
	}
}

// order follows all cases from the first that is another in the mutant.
func (a *apart) order(from rules.Position) {
	for r := range a.was.Coming(a.q, from) {
		for r, was := range a.was.Walk(a.q, r, from, rules.AnyScore) {
			for r, is := range a.is.Walk(a.q, r, from, rules.AnyScore) {
				a.compare(r, was, is)
			}
		}
	}
}

// same reports whether two conditions came out the same.
func same(x, y rules.Result) bool {
	return (x.Failure != nil) == (y.Failure != nil) && x.NotArising == y.NotArising && x.Truth == y.Truth
}

// compare looks for facts for which two endings, where scores are not computed yet,
// give different points or another status.
func (a *apart) compare(r solve.Region, was, is rules.Ending[solve.LinearExpr]) {
	scores := was.Kind == rules.EndArrived && is.Kind == rules.EndArrived
	if a.q.Done() || scores && a.was.Expression(was.At) == a.is.Expression(is.At) {
		return
	}
	for r, was := range a.scored(a.was, r, was) {
		for r, is := range a.scored(a.is, r, is) {
			a.differ(r, was, is)
		}
	}
}

// scored yields an ending with its score computed.
func (a *apart) scored(p *rules.Prover, r solve.Region, e rules.Ending[solve.LinearExpr]) rules.Endings {
	if e.Kind == rules.EndArrived {
		return p.Walk(a.q, r, e.At, rules.RuleEnd)
	}
	return func(yield func(solve.Region, rules.Ending[solve.LinearExpr]) bool) { yield(r, e) }
}

// differ looks for facts for which two endings differ.
func (a *apart) differ(r solve.Region, was, is rules.Ending[solve.LinearExpr]) {
	x, y := a.was.EndingName(was), a.is.EndingName(is)
	switch {
	case was.Kind == rules.EndPoints && is.Kind == rules.EndPoints:
		a.points(r, was.Result.Number, &is.Result.Number)
	case was.Kind == rules.EndPoints && y == rules.Failing:
		a.points(r, was.Result.Number, nil)
	case is.Kind == rules.EndPoints && x == rules.Failing:
		a.points(r, is.Result.Number, nil)
	case x != y:
		a.unlike(r)
	}
}

// notices reports whether a test that expects the points alone, or of anything but
// points the status alone, notices another outcome.
func notices(e *verify.Example, o *rules.Outcome) bool {
	status := scoring.Status(o.Status())
	if e.Status != scoring.Scored {
		return status != e.Status
	}
	return status == scoring.Missing || status == scoring.Failed || !o.Counts ||
		formula.ToDecimal(o.Lo).Cmp(e.Points.Decimal) != 0
}
