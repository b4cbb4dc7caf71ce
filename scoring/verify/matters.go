package verify

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// matters proves of every part of an expression that it makes a difference for some of
// the facts that come to the expression: of a condition of an item to whether it holds,
// of all else to the points, the status or the author's reason that the leaf comes to.
func (p *judge) matters(to rules.Position) {
	n, at := p.prover.Expression(to), p.prover.Place(to)
	for _, part := range formula.Parts(n) {
		at.Index = part.Pos
		var a rules.Answer
		var without formula.Variant // which the expression never differs from
		for _, without = range part.Without {
			if a = p.differs(n, without.Whole, to); a.Found != solve.Yes {
				break
			}
		}
		if a.Found == solve.No && p.keepsApart(to, without.Whole) {
			a = rules.Answer{Found: solve.Yes}
		}
		if a.Found == solve.No && part.Limit != nil && p.repeatsEnd(part, to) {
			continue
		}
		if a.Found == solve.No && to.Stage == rules.AtConditions && p.other(to.Index).Found == solve.No {
			continue // said of the case
		}
		proved := rubric.Say(matters, part.Text)
		if a.Found == solve.Yes && a.Facts == nil {
			p.add(Verdict{Property: PropertyMatters, Outcome: Proved, Message: proved}, at)
			continue
		}
		p.exists(PropertyMatters, at, a, proved, func() rubric.Text {
			says := without.Says
			if says != formula.Idle && p.canBe(part.Node, says == formula.AlwaysFalse, to) {
				says = formula.Idle // it is not constant, only of no consequence
			}
			p.tell(part.Node)
			switch says {
			case formula.AlwaysTrue:
				return rubric.Say(alwaysTrue, part.Text)
			case formula.AlwaysFalse:
				return rubric.Say(alwaysFalse, part.Text)
			}
			if name := p.onlyIdle(part.Node); name != "" {
				return rubric.Say(changesNothingAnywhere, part.Text, name)
			}
			if part.Cap != "" {
				return rubric.Say(idleCap, part.Text, part.Cap)
			}
			return rubric.Say(changesNothingHere, part.Text)
		})
	}
}

// tell takes note that something which reads inputs is told to change nothing.
func (p *judge) tell(all ...formula.Node) {
	for _, n := range all {
		if n != nil && p.told != nil {
			formula.Variables(n, func(slot int) { p.told[slot] = true })
		}
	}
}

// repeatsEnd reports whether a part only repeats an end of what its subject can be: of a
// range, or of the last row of a table that has a condition for each.
func (p *judge) repeatsEnd(part formula.Part, to rules.Position) bool {
	n := p.prover.Expression(to)
	if part.Node == n && to != rules.ConditionAt(len(p.prover.Cases)-1) {
		return false
	}
	return formula.RepeatsEnd(part.Limit, n, p.prover.Filled(p.prover.Domains))
}

// canBe reports whether a condition that stands in an expression can come out so
// for facts that come to the expression. One that rests on a let can.
func (p *judge) canBe(n formula.Node, truth bool, to rules.Position) bool {
	rests := false
	formula.Variables(n, func(slot int) { rests = rests || slot >= len(p.prover.Domains) })
	return rests || p.prover.Find(func(q *solve.Search) rules.Regions {
		return rules.Holding(q, n, truth, p.prover.Coming(q, to))
	}).Found != solve.No
}

// differs looks for facts for which two formulas come out differently: to other
// values, or only one of them to a value.
func (p *judge) differs(a, b formula.Node, to rules.Position) rules.Answer {
	return p.prover.Ask(func(q *solve.Search) {
		for r := range p.prover.Coming(q, to) {
			for r, x := range q.Results(a, r) {
				for r, y := range q.Results(b, r) {
					if to.Stage == rules.AtConditions {
						p.leadsElsewhere(q, r, x, y, to)
					} else {
						p.unlike(q, r, x, y, formula.TypeOf(a))
					}
				}
			}
		}
	})
}

// leadsElsewhere looks for facts for which a leaf comes to something else where the
// condition at a position comes to y instead of x.
func (p *judge) leadsElsewhere(q *solve.Search, r solve.Region, x, y rules.Result, at rules.Position) {
	if x.HasValue() && y.HasValue() && x.Truth == y.Truth {
		return
	}
	for r, was := range rules.WalkOn(p.prover.Node, rules.Searching{Q: q}, r, x, at, rules.RuleEnd) {
		for r, is := range rules.WalkOn(p.prover.Node, rules.Searching{Q: q}, r, y, at, rules.RuleEnd) {
			p.otherEnding(q, r, was, is)
		}
	}
}

// otherEnding looks for facts of a region for which two endings of a leaf, behind its
// guards, are not the same.
func (p *judge) otherEnding(q *solve.Search, r solve.Region, a, b rules.Ending[solve.LinearExpr]) {
	if a.Kind == rules.EndPoints && b.Kind == rules.EndPoints &&
		p.prover.Cases[a.At.Index].Of.Reason != p.prover.Cases[b.At.Index].Of.Reason {
		q.Found(r)
		return
	}
	p.unlike(q, r, a.Result, b.Result, interval.Number)
}

// unlike looks for facts for which two formulas of a type are not the same: where
// just one has a value, where only one of them fails, and where their values differ.
func (p *judge) unlike(q *solve.Search, r solve.Region, x, y rules.Result, t interval.Type) {
	fails := func(x rules.Result) bool {
		return x.Failure != nil || x.NotArising && p.prover.NotArising() == rules.Failing
	}
	switch {
	case x.HasValue() != y.HasValue() || fails(x) != fails(y):
		q.Found(r)
	case !x.HasValue():
	case t == interval.Bool:
		if x.Truth != y.Truth {
			q.Found(r)
		}
	default:
		otherPoints(p.prover, q, r, x.Number, y.Number)
	}
}

// otherPoints looks for facts of a region for which two numbers are other points: they
// differ when they are rounded, too, which a whole unit of the last place makes sure, or
// just one of them is within the item's range, which is looked at before rounding.
func otherPoints(p *rules.Prover, q *solve.Search, r solve.Region, x, y solve.LinearExpr) {
	if outside(p, q, r, x, y); !q.Done() {
		outside(p, q, r, y, x)
	}
	v, known := x.Known()
	w, alsoKnown := y.Known()
	switch {
	case known && alsoKnown:
		if p.Grid.Round(v).Cmp(p.Grid.Round(w)) != 0 {
			q.Found(r)
		}
		return
	case known:
		rules.FoundIn(q, p.Grid.Others(r, y, p.Grid.Round(v)))
		return
	case alsoKnown:
		rules.FoundIn(q, p.Grid.Others(r, x, p.Grid.Round(w)))
		return
	}
	for _, d := range []solve.LinearExpr{x.Minus(y), y.Minus(x)} {
		if apart, ok := r.And(d, solve.AtLeast, p.Grid.Unit); ok {
			q.Found(apart)
		}
		if q.Done() {
			return
		}
		if less, ok := r.And(d, solve.Above, new(big.Rat)); ok && q.Possible(less) != solve.No {
			q.Unknown(rubric.Say(differUnrounded))
		}
	}
}

// outside looks for facts of a region for which one number is within the item's range and
// another is not.
func outside(p *rules.Prover, q *solve.Search, r solve.Region, within, other solve.LinearExpr) {
	least, most := p.Item.Min.Rat(), p.Item.Max.Rat()
	r, ok := r.Inside(within, interval.Interval{Lo: least, Hi: most})
	if !ok {
		return
	}
	if below, ok := r.And(other, solve.Below, least); ok {
		q.Found(below)
	}
	if above, ok := r.And(other, solve.Above, most); ok {
		q.Found(above)
	}
}

// keepsApart reports whether a part of a case's condition, which changes nothing
// behind the cases before it, keeps the condition apart from theirs: "x < 90" in
// "70 <= x < 90" behind "x >= 90". Then it says what the case is about, and the
// cases could stand in any order. without is the condition without the part.
func (p *judge) keepsApart(at rules.Position, without formula.Node) bool {
	return at.Stage == rules.AtConditions && at.Index > 0 &&
		p.meetsEarlier(at.Index, p.prover.Cases[at.Index].When) == solve.No && p.meetsEarlier(at.Index, without) == solve.Yes
}

// meetsEarlier looks for facts for which both a condition and one of the cases before
// the i-th hold.
func (p *judge) meetsEarlier(i int, condition formula.Node) solve.Truth {
	return p.prover.Ask(func(q *solve.Search) {
		for r := range rules.Holding(q, condition, true, p.prover.Coming(q, rules.ConditionAt(0))) {
			for k := range i {
				rules.FoundIn(q, rules.Holding(q, p.prover.Cases[k].When, true, slices.Values([]solve.Region{r})))
			}
		}
	}).Found
}

// tables proves that every band of the tables in a score can be reached and gives
// other points than the band above it.
func (p *judge) tables(i int) {
	score, at := p.prover.Cases[i].Score, p.prover.Place(rules.ScoreAt(i))
	for _, t := range formula.Tables(score) {
		for _, b := range t.Bands {
			at.Index = b.Pos
			a := p.prover.Ask(func(q *solve.Search) {
				for r := range p.prover.Coming(q, rules.ScoreAt(i)) {
					p.weighed(q, score, r, t.Node, b.Of)
				}
			})
			p.exists(PropertyReachable, at, a, rubric.Say(bandReached, b.Text), func() rubric.Text {
				p.tell(score)
				return rubric.Say(bandNotReached, b.Text)
			})
			if b.Next == nil || a.Found != solve.Yes {
				continue
			}
			same := p.differs(score, b.Next, rules.ScoreAt(i))
			p.exists(PropertyDistinct, at, same, rubric.Say(bandDistinct, b.Text), func() rubric.Text {
				p.tell(score)
				return rubric.Say(bandSame, b.Text)
			})
		}
	}
}

// weighed looks for facts for which a table in a formula looks up a number of a set.
func (p *judge) weighed(q *solve.Search, n formula.Node, r solve.Region, table formula.Node, set interval.Interval) {
	for r, m := range q.Events(n, r) {
		if m.Node != table || m.Kind != formula.Weighed {
			continue
		}
		if r, ok := r.Inside(m.Number, set); ok {
			q.Found(r)
		}
	}
}

// distinct proves that a case gives other points than the cases behind it would.
// Cases with reasons of their own differ in these.
func (p *judge) distinct(i int) {
	rc := p.prover.Cases[i]
	if rc.When == nil {
		return
	}
	at, name := p.prover.CasePlace(i), p.prover.CaseName(i)
	proved := rubric.Say(caseDistinct, name)
	a := p.other(i)
	if a.Found == solve.Yes && a.Facts == nil {
		p.add(Verdict{Property: PropertyDistinct, Outcome: Proved, Message: proved}, at)
		return
	}
	p.exists(PropertyDistinct, at, a, proved, func() rubric.Text {
		p.tell(rc.When, rc.Score)
		return rubric.Say(caseSame, name)
	})
}

// other looks for facts for which a case gives other points than the cases behind it. One
// with a reason of its own is another without facts.
func (p *judge) other(i int) rules.Answer {
	if a, known := p.others[i]; known {
		return a
	}
	rc := p.prover.Cases[i]
	a := rules.Answer{Found: solve.Yes}
	if last := i+1 == len(p.prover.Cases); last || p.prover.Cases[i+1].Of == rc.Of ||
		p.prover.Cases[i+1].Of.Reason == rc.Of.Reason {
		a = p.prover.Ask(func(q *solve.Search) {
			for r := range p.prover.Coming(q, rules.ConditionAt(i)) {
				for r, x := range q.Results(rc.When, r) {
					if x.Truth || !x.HasValue() {
						p.otherwise(q, r, i, x)
					}
				}
			}
		})
	}
	if p.others == nil {
		p.others = map[int]rules.Answer{}
	}
	p.others[i] = a
	return a
}

// otherwise looks for facts for which a case, whose condition came to x, gives other
// points than the cases behind it.
func (p *judge) otherwise(q *solve.Search, r solve.Region, i int, x rules.Result) {
	for r, was := range rules.WalkOn(p.prover.Node, rules.Searching{Q: q}, r, x, rules.ConditionAt(i), rules.RuleEnd) {
		for r, is := range p.prover.Walk(q, r, rules.ConditionAt(i+1), rules.RuleEnd) {
			p.unlike(q, r, was.Result, is.Result, interval.Number)
		}
	}
}
