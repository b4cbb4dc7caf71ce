package verify

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// stretch is a part of the line of the one number that the cases of a leaf are
// about.
type stretch struct {
	interval.Interval
	held int // the case that holds there
}

// line proves, of a rule whose last conditions are all about one number, that they
// divide its line as they should: two that overlap do so because the later one
// holds wherever the earlier does, and none leave a stretch between them to the
// last case by mistake.
func (p *judge) line() {
	last := len(p.prover.Cases) - 1
	if p.prover.Cases[last].When != nil {
		return
	}
	for first := range last - 1 {
		var conditions []formula.Node
		for _, rc := range p.prover.Cases[first:last] {
			conditions = append(conditions, rc.When)
		}
		if subject, onLine, ok := formula.Subject(conditions); ok {
			(&lineProver{p, first, subject, formula.String(subject)}).prove(onLine)
			return
		}
	}
}

// lineProver proves what is to be said of the cases from the first one up to the last,
// which are about one number.
type lineProver struct {
	judge   *judge
	first   int
	subject formula.Node
	name    string
}

func (p *lineProver) prove(onLine []formula.Node) {
	domain := formula.Eval(p.subject, p.judge.prover.Filled(p.judge.prover.Domains)).Value.Numbers
	lines := make([][]interval.Interval, len(onLine))
	for i, c := range onLine {
		lines[i] = solve.Line(c, domain)
	}
	if p.overlaps(lines) {
		p.judge.add(Verdict{Property: PropertyOverlap, Outcome: Proved,
			Message: rubric.Say(overlapInOrder, p.name)}, rules.Place{Owner: p.judge.prover.Item, Key: "", Index: -1})
	}
	p.gaps(lines, domain)
}

// overlaps refutes two conditions that overlap where neither holds wherever the
// other does, in every part of the line that they share.
func (p *lineProver) overlaps(lines [][]interval.Interval) (clean bool) {
	what := rubric.Say(overlapInOrder, p.name)
	found := 0
	for j := range lines {
		for i := range j {
			if interval.Covers(lines[j], lines[i]) || interval.Covers(lines[i], lines[j]) {
				continue // the latter is not reached, and said to be
			}
			both := interval.Common(lines[i], lines[j])
			if len(both) == 0 {
				continue
			}
			first, second := p.judge.prover.CaseName(p.first+i), p.judge.prover.CaseName(p.first+j)
			for _, part := range both {
				a := p.judge.prover.Find(func(q *solve.Search) rules.Regions {
					earlier := p.judge.prover.Coming(q, rules.ScoreAt(p.first+i))
					return p.subjectIn(q, part, rules.Holding(q, p.judge.prover.Cases[p.first+j].When, true, earlier))
				})
				if a.Found == solve.No {
					continue
				}
				p.judge.never(PropertyOverlap, p.judge.prover.CasePlace(p.first+j), a, what, func(e *Example) rubric.Text {
					return andMore(found, rubric.Say(bothHold, first, second, p.name, part, e.Figures()))
				})
				if found++; found > mostFindings {
					return false
				}
			}
		}
	}
	return found == 0
}

// gaps refutes a stretch between two conditions that is left to the last case,
// which gives less than both of them.
func (p *lineProver) gaps(lines [][]interval.Interval, domain interval.Interval) {
	name, last := p.name, len(p.judge.prover.Cases)-1
	var all []stretch
	for i, line := range lines {
		for _, n := range line {
			all = append(all, stretch{n, p.first + i})
		}
	}
	what := rubric.Say(noGap, name)
	found := 0
	for _, gap := range interval.Gaps(lines, domain) {
		if found > mostFindings {
			break
		}
		below, above := neighbour(all, gap, -1), neighbour(all, gap, 1)
		if below < 0 || above < 0 {
			continue // an end of the line
		}
		worst, ok := p.most(last, gap)
		if !ok || !p.givesMore(below, worst) || !p.givesMore(above, worst) {
			continue
		}
		a := p.judge.prover.Find(func(q *solve.Search) rules.Regions {
			return p.subjectIn(q, gap, p.judge.prover.Coming(q, rules.ScoreAt(last)))
		})
		if a.Found == solve.No {
			continue
		}
		at := max(below, above)
		p.judge.never(PropertyGap, p.judge.prover.CasePlace(at), a, what, func(e *Example) rubric.Text {
			return andMore(found, rubric.Say(fallsThrough, name, gap, e.Figures()))
		})
		found++
	}
	if found == 0 {
		p.judge.add(Verdict{Property: PropertyGap, Outcome: Proved, Message: what},
			rules.Place{Owner: p.judge.prover.Item, Key: "", Index: -1})
	}
}

// subjectIn yields the facts of regions for which the subject of the conditions is in
// a part of the line.
func (p *lineProver) subjectIn(q *solve.Search, part interval.Interval, in rules.Regions) rules.Regions {
	return rules.LyingIn(rules.Numbers(q, p.subject, in), part)
}

// neighbour returns the case that holds next to a gap, on the side below or above,
// -1 if there is none.
func neighbour(all []stretch, gap interval.Interval, side int) int {
	for _, s := range all {
		if side < 0 && s.Hi != nil && gap.Lo != nil && interval.Meets(s.Interval, gap) && s.Hi.Cmp(gap.Lo) <= 0 ||
			side > 0 && s.Lo != nil && gap.Hi != nil && interval.Meets(gap, s.Interval) && s.Lo.Cmp(gap.Hi) >= 0 {
			return s.held
		}
	}
	return -1
}

// most returns the most points that the last case gives in a gap.
func (p *lineProver) most(last int, gap interval.Interval) (*big.Rat, bool) {
	points := p.judge.prover.RangeOf(func(q *solve.Search) rules.Forms {
		return rules.Numbers(q, p.judge.prover.Cases[last].Score,
			p.subjectIn(q, gap, p.judge.prover.Coming(q, rules.ScoreAt(last))))
	})
	return points.Hi, points.Hi != nil
}

// givesMore reports whether a case always gives more than some points.
func (p *lineProver) givesMore(i int, than *big.Rat) bool {
	points := p.judge.prover.CaseRange(i)
	return points.Lo != nil && points.Lo.Cmp(than) > 0
}
