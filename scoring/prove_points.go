package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// reachable proves that facts reach a case, and returns whether they may.
func (p *prover) reachable(i int) bool {
	a := p.ask(func(q *formula.Search) {
		p.into(q, i, q.All(), func(r formula.Region) { q.Found(r) })
	})
	name := p.caseName(i)
	p.exists("reachable", p.start(i), a, text("có số liệu dẫn đến %[1]s", "some facts reach %[2]s", name.VI, name.EN), func() rubric.Text {
		alone := p.ask(func(q *formula.Search) {
			p.throughGates(q, 0, len(p.gates), q.All(), func(r formula.Region) {
				p.holds(q, i, r, func(r formula.Region) { q.Found(r) })
			})
		})
		if alone.found == formula.No {
			return text("%[1]s không bao giờ xảy ra: điều kiện không thể đúng", "%[2]s is never reached: its condition cannot hold", name.VI, name.EN)
		}
		return text("%[1]s không bao giờ xảy ra: các trường hợp trước đã bao trùm", "%[2]s is never reached: the cases before it hold wherever it would", name.VI, name.EN)
	})
	return a.found != formula.No
}

// within proves that the points of a case are within the item's range. Every part of
// its score that gives points outside is a finding of its own, on either side of the
// range.
func (p *prover) within(i int) {
	it, start := p.item, p.start(i)
	start.key = "score"
	start.index = formula.Start(p.cases[i].score)
	proved := text("điểm luôn từ %s đến %s", "the points are always from %s to %s", it.Min, it.Max)
	outside := false
	for _, side := range []struct {
		op  string
		end *big.Rat
	}{{">", it.Max.Rat()}, {"<", it.Min.Rat()}} {
		findings := p.eachGiving(i, side.end, func(q *formula.Search, r formula.Region, f formula.Form) {
			if out, ok := r.And(f, side.op, side.end); ok {
				q.Found(out)
			}
		})
		for k, a := range findings {
			outside = true
			at := start
			if a.found == formula.Yes {
				at.index = formula.Start(formula.Giving(p.cases[i].score, p.filled(a.facts)))
			}
			p.never("range", at, a, proved, func(e *Example) rubric.Text {
				gives := formula.Eval(p.cases[i].score, p.filled(a.facts)).Value.Num
				return andMore(k, text("điểm có thể là %s, ngoài khoảng từ %s đến %s%s", "the points can be %s, not from %s to %s%s", gives, it.Min, it.Max, e.facts()))
			})
		}
	}
	if !outside {
		p.add(Verdict{Property: "range", Outcome: Proved, Message: proved}, start)
	}
}

// mostFindings bounds how many findings of one kind are listed of one formula; one
// more says that there are more.
const mostFindings = 20

// andMore marks the finding after the last that is listed.
func andMore(k int, message rubric.Text) rubric.Text {
	if k < mostFindings {
		return message
	}
	return text("và còn nữa, chẳng hạn: %[1]s", "and more, for example: %[2]s", message.VI, message.EN)
}

// eachGiving asks a question about the points of a case again and again, each time
// without the parts of its score that were found to give such points: they give
// instead points that answer nothing. The last answer may be that it is not decided.
func (p *prover) eachGiving(i int, instead *big.Rat, question func(q *formula.Search, r formula.Region, f formula.Form)) []answer {
	var out []answer
	score := p.cases[i].score
	for len(out) <= mostFindings {
		a := p.ask(func(q *formula.Search) {
			p.into(q, i, q.All(), func(r formula.Region) {
				q.Number(score, r, func(r formula.Region, f formula.Form) { question(q, r, f) })
			})
		})
		if a.found == formula.No {
			break
		}
		out = append(out, a)
		if a.found != formula.Yes {
			break
		}
		part := formula.Giving(score, p.filled(a.facts))
		if part == score {
			break
		}
		score = formula.Instead(score, part, instead)
	}
	return out
}

// onStep proves that the points of a case are on the item's step.
func (p *prover) onStep(i int) {
	step := p.item.Step
	if !step.IsPositive() {
		return
	}
	start := p.start(i)
	start.key, start.index = "score", formula.Start(p.cases[i].score)
	proved := text("điểm luôn theo bước %s", "the points are always on the step %s", step)
	findings := p.eachGiving(i, new(big.Rat), func(q *formula.Search, r formula.Region, f formula.Form) {
		p.eachOffStep(q, r, f, func(r formula.Region) bool {
			q.Found(r)
			return !q.Done()
		})
	})
	for k, a := range findings {
		at := start
		if a.found == formula.Yes {
			at.index = formula.Start(formula.Giving(p.cases[i].score, p.filled(a.facts)))
		}
		p.never("step", at, a, proved, func(e *Example) rubric.Text {
			return andMore(k, text("điểm có thể lệch bước %s%s", "the points can be off the step %s%s", step, e.facts()))
		})
	}
	if len(findings) == 0 {
		p.add(Verdict{Property: "step", Outcome: Proved, Message: proved}, start)
	}
}

// onGrid reports whether a number of points is on the item's step.
func (p *prover) onGrid(t *big.Rat) bool {
	step := p.item.Step
	return !step.IsPositive() || new(big.Rat).Quo(t, step.Rat()).IsInt()
}

// eachOffStep calls yield with the facts for which rounded points are off the
// item's step, for one number of points after the other until yield returns false.
func (p *prover) eachOffStep(q *formula.Search, r formula.Region, f formula.Form, yield func(formula.Region) bool) {
	unit, step := lastPlace(p.rubric.Points), p.item.Step.Rat()
	r, ok := r.Inside(f, p.allowed())
	n := r.Over(f).Intersect(p.allowed())
	if !ok || n.Empty() || unit.Cmp(step) == 0 {
		return
	}
	hi := formula.Round(n.Hi, p.rubric.Points.Places, p.rubric.Points.Mode)
	for t := formula.Round(n.Lo, p.rubric.Points.Places, p.rubric.Points.Mode); t.Cmp(hi) <= 0 && q.Step(); t = new(big.Rat).Add(t, unit) {
		if p.onGrid(t) {
			continue
		}
		if off, ok := between(r, f, p.rubric.Points, t, t); ok && !yield(off) {
			return
		}
	}
}

// between returns the facts for which rounded points are from lo to hi.
func between(r formula.Region, f formula.Form, rounding rubric.Rounding, lo, hi *big.Rat) (formula.Region, bool) {
	op, limit := rounded(rounding, lo)
	r, ok := r.And(f, op, limit)
	if !ok {
		return r, false
	}
	op, limit = rounded(rounding, new(big.Rat).Add(hi, lastPlace(rounding)))
	return r.And(f, map[string]string{">=": "<", ">": "<="}[op], limit)
}

// pointsAround returns what is rounded to a number of points.
func pointsAround(rounding rubric.Rounding, t *big.Rat) formula.Num {
	from, lo := rounded(rounding, t)
	to, hi := rounded(rounding, new(big.Rat).Add(t, lastPlace(rounding)))
	return formula.Num{Lo: lo, LoOpen: from == ">", Hi: hi, HiOpen: to == ">="}
}

// attained proves that some facts earn the maximum, and some the minimum.
func (p *prover) attained() {
	for _, end := range []struct {
		property string
		at       *big.Rat
		key      string
		vi, en   string
	}{{"full", p.item.Max.Rat(), "max", "điểm tối đa", "the maximum"}, {"least", p.item.Min.Rat(), "min", "điểm tối thiểu", "the minimum"}} {
		a := p.ask(func(q *formula.Search) {
			for i := range p.cases {
				if !p.onGrid(end.at) {
					break // points off the step fail
				}
				p.points(q, i, func(r formula.Region, f formula.Form) {
					if r, ok := r.Inside(f, p.allowed()); ok {
						if r, ok := between(r, f, p.rubric.Points, end.at, end.at); ok {
							q.Found(r)
						}
					}
				})
			}
		})
		at := place{p.item, "", -1}
		var message rubric.Text
		if a.found == formula.No {
			at, message = p.extreme(end.property, end.at)
		}
		p.exists(end.property, at, a, text("có thể đạt %[1]s (%[3]s)", "%[2]s (%[3]s) can be earned", end.vi, end.en, end.at), func() rubric.Text { return message })
	}
}

// extreme says how far a leaf gets instead of an end of its range, and where.
func (p *prover) extreme(property string, end *big.Rat) (place, rubric.Text) {
	best, at := (*big.Rat)(nil), place{p.item, "", -1}
	for i := range p.cases {
		points := p.rangeOf(func(q *formula.Search, yield func(formula.Region, formula.Form)) { p.points(q, i, yield) })
		v := points.hi
		if property == "least" {
			v = points.lo
		}
		if v == nil || best != nil && (v.Cmp(best) <= 0) == (property == "full") {
			continue
		}
		best, at = v, p.start(i)
		at.key, at.index = "score", formula.Start(p.cases[i].score)
	}
	if best == nil {
		return at, text("không bao giờ đạt %s", "%s can never be earned", end)
	}
	if property == "full" {
		return at, text("không ai đạt được điểm tối đa %s: nhiều nhất là %s", "nobody can earn the maximum %s: at most %s", end, best)
	}
	return at, text("điểm không bao giờ xuống đến %s: ít nhất là %s; nếu đúng ý định, hãy khai báo min", "the points never go down to %s: at least %s; if that is meant, declare it as min", end, best)
}

// failures proves that nothing fails, or lists what does.
func (p *prover) failures() {
	type expression struct {
		n  formula.Node
		at place
		to path
	}
	var all []expression
	for i, g := range p.gates {
		all = append(all, expression{g.cond, p.gatePlace(i), func(q *formula.Search, r formula.Region, yield func(formula.Region)) {
			p.throughGates(q, 0, i, r, yield)
		}})
	}
	for i, rc := range p.cases {
		if rc.when != nil {
			all = append(all, expression{rc.when, p.whenPlace(i), func(q *formula.Search, r formula.Region, yield func(formula.Region)) {
				p.before(q, i, r, yield)
			}})
		}
		all = append(all, expression{rc.score, p.scorePlace(i), func(q *formula.Search, r formula.Region, yield func(formula.Region)) {
			p.into(q, i, r, yield)
		}})
	}
	proved := text("không bao giờ lỗi khi tính", "nothing ever fails")
	clean := true
	for _, e := range all {
		if formula.MayOverflow(e.n) {
			clean = false
			d := Verdict{Property: "failure"}
			d.undecided(proved, formula.Outgrown())
			p.add(d, e.at)
		}
		// What is found is left out of the next question: a part that fails and, of
		// bands, each hole between them.
		type failure struct {
			where formula.Node
			what  rubric.Text
		}
		known := map[failure]bool{}
		for {
			var of failure
			a := p.ask(func(q *formula.Search) {
				inside := false
				q.Fails = func(r formula.Region, n formula.Node, message rubric.Text) {
					f := failure{n, message}
					if !inside || known[f] || q.Done() {
						return
					}
					if q.Found(r); q.Done() {
						of = f
					}
				}
				e.to(q, q.All(), func(r formula.Region) {
					inside = true
					if formula.TypeOf(e.n) == formula.Bool {
						q.Truth(e.n, r, func(formula.Region, bool) {})
					} else {
						q.Number(e.n, r, func(formula.Region, formula.Form) {})
					}
					inside = false
				})
			})
			if a.found == formula.No {
				break
			}
			clean = false
			at := e.at
			if of.where != nil {
				at.index = formula.Pos(of.where)
			}
			p.never("failure", at, a, proved, func(e *Example) rubric.Text {
				return andMore(len(known), text("có thể lỗi khi tính: %s%s", "it can fail: %s%s", of.what, e.facts()))
			})
			if a.found == formula.Unknown || len(known) == mostFindings {
				break
			}
			known[of] = true
		}
	}
	if clean {
		p.add(Verdict{Property: "failure", Outcome: Proved, Message: proved}, place{p.item, "", -1})
	}
}
