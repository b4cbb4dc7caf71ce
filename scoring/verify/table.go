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

// decisionTable is a rule as a decision table over its subjects: the inputs and computed
// numbers that its conditions compare with constants. The values of each subject fall
// into parts, between which no condition changes, and one part of each is a cell, for
// which one row of the table holds.
type decisionTable struct {
	judge    *judge
	subjects []formula.Subject
	parts    [][]interval.Domain // of each subject, in order
	strides  []int               // how far apart cells are that differ in the part of a subject
	rows     []tableRow
	held     []int // by cell: the row that holds, or one of those below
}

const (
	noRow     = -1 // no case holds
	notScored = -2 // a condition of the item does not hold
)

// tableRow is a case, or a branch of a conditional in the score of one.
type tableRow struct {
	held  int // the case
	conds []tableCondition
	score formula.Node
	rest  bool // it has what the others leave: the last case, or the last branch
	meant bool // and the author says so
	inner bool // a branch of a conditional in the score
	reads []int
}

// tableCondition is a condition over the subjects and how it has to come out.
type tableCondition struct {
	over  formula.Node
	truth bool
}

// mostCells bounds the cells of a table, and mostFilled the parts of conditions that are
// evaluated over all of them.
const (
	mostCells  = 20_000
	mostFilled = 4_000_000
)

// table makes the decision table of a leaf, without its cells where there are too many.
func (p *judge) table() *decisionTable {
	t := &decisionTable{judge: p}
	var conditions []formula.Node
	for _, g := range p.prover.Guards {
		conditions = append(conditions, g.Cond)
	}
	for i, rc := range p.prover.Cases {
		row := tableRow{held: i, rest: rc.When == nil, meant: rc.When == nil && rc.Of.Otherwise}
		if rc.When != nil {
			row.conds = []tableCondition{{over: rc.When, truth: true}}
		}
		t.branches(row, rc.Score)
	}
	for _, row := range t.rows {
		for _, c := range row.conds {
			conditions = append(conditions, c.over)
		}
	}
	subjects, over := formula.Subjects(conditions, len(p.prover.Domains))
	t.subjects = subjects
	guards, over := over[:len(p.prover.Guards)], over[len(p.prover.Guards):]
	for i := range t.rows {
		row := &t.rows[i]
		for k := range row.conds {
			row.conds[k].over, over = over[0], over[1:]
			formula.Variables(row.conds[k].over, func(slot int) {
				if !slices.Contains(row.reads, slot) {
					row.reads = append(row.reads, slot)
				}
			})
		}
		slices.Sort(row.reads)
	}
	if t.divide() {
		t.fill(guards)
	}
	return t
}

// branches adds the rows of a score: of a conditional one for each branch.
func (t *decisionTable) branches(row tableRow, score formula.Node) {
	cond, then, otherwise, is := formula.Split(score)
	if !is {
		row.score = score
		t.rows = append(t.rows, row)
		return
	}
	branch := row
	branch.inner, branch.rest, branch.meant = true, false, false
	branch.conds = append(slices.Clone(row.conds), tableCondition{cond, true})
	t.branches(branch, then)
	branch.rest, branch.meant = true, row.meant
	branch.conds = append(slices.Clone(row.conds), tableCondition{cond, false})
	t.branches(branch, otherwise)
}

// divide divides the values of the subjects.
func (t *decisionTable) divide() bool {
	cells := 1
	vars := t.judge.prover.Filled(t.judge.prover.Domains)
	for _, s := range t.subjects {
		parts := partsOf(s, formula.Eval(s.Node, vars).Value)
		if len(parts) == 0 {
			return false
		}
		t.parts, t.strides = append(t.parts, parts), append(t.strides, cells)
		if cells *= len(parts); cells > mostCells {
			return false
		}
	}
	size := 0
	for i := range t.rows {
		for _, c := range t.rows[i].conds {
			size += formula.Size(c.over)
		}
	}
	if cells*size > mostFilled {
		return false
	}
	t.held = make([]int, cells)
	return true
}

// partsOf divides what a subject can be.
func partsOf(s formula.Subject, domain interval.Domain) (parts []interval.Domain) {
	add := func(d interval.Domain) {
		if !d.Empty() {
			parts = append(parts, d)
		}
	}
	switch formula.TypeOf(s.Node) {
	case interval.Bool:
		add(domain.Intersect(interval.BoolDomain(false)))
		add(domain.Intersect(interval.BoolDomain(true)))
	case interval.Text:
		for _, o := range s.Options {
			add(domain.Intersect(interval.TextDomain(o)))
		}
		domain.Texts = interval.Filter(domain.Texts, func(o string) bool { return !slices.Contains(s.Options, o) })
		add(domain)
	default:
		within := func(n interval.Interval) interval.Domain {
			return interval.Domain{Type: domain.Type, Numbers: domain.Numbers.Intersect(n)}
		}
		var last *big.Rat
		for _, at := range s.Limits {
			add(within(interval.Interval{Lo: last, LoOpen: last != nil, Hi: at, HiOpen: true}))
			add(within(interval.Interval{Lo: at, Hi: at}))
			last = at
		}
		add(within(interval.Interval{Lo: last, LoOpen: last != nil}))
	}
	return parts
}

// fill finds the row that holds for each cell.
func (t *decisionTable) fill(guards []formula.Node) {
	vars := make([]interval.Domain, len(t.subjects))
	for cell := range t.held {
		for i := range vars {
			vars[i] = t.parts[i][t.part(cell, i)]
		}
		t.held[cell] = noRow
		if slices.ContainsFunc(guards, func(g formula.Node) bool { return !comesOut(g, vars, true) }) {
			t.held[cell] = notScored
			continue
		}
		for i := range t.rows {
			if t.rows[i].holds(vars) {
				t.held[cell] = i
				break
			}
		}
	}
}

// comesOut reports whether a condition comes out so for all values.
func comesOut(n formula.Node, vars []interval.Domain, truth bool) bool {
	o := formula.Eval(n, vars)
	return o.HasValue && o.Value.Bools == interval.BoolsOf(truth, !truth)
}

// holds reports whether the conditions of a row hold, whatever the rows before it.
func (r *tableRow) holds(vars []interval.Domain) bool {
	for _, c := range r.conds {
		if !comesOut(c.over, vars, c.truth) {
			return false
		}
	}
	return true
}

// part returns the part of a subject that a cell has.
func (t *decisionTable) part(cell, subject int) int {
	return cell / t.strides[subject] % len(t.parts[subject])
}

// moved returns the cell that has another part of a subject.
func (t *decisionTable) moved(cell, subject, part int) int {
	return cell + (part-t.part(cell, subject))*t.strides[subject]
}

// box returns the values of a cell, by subject.
func (t *decisionTable) box(cell int) []interval.Domain {
	out := make([]interval.Domain, len(t.subjects))
	for i := range out {
		out[i] = t.parts[i][t.part(cell, i)]
	}
	return out
}

// within returns the prover for the facts of a box, as far as it says something of
// inputs, and what leaves of regions those in which the rest holds.
func (t *decisionTable) within(box []interval.Domain) (*rules.Prover, func(*solve.Search, rules.Regions) rules.Regions) {
	p := *t.judge.prover
	p.Domains = slices.Clone(p.Domains)
	for i, s := range t.subjects {
		if s.Slot >= 0 && box[i].Type != 0 {
			p.Domains[s.Slot] = p.Domains[s.Slot].Intersect(box[i])
		}
	}
	return &p, func(q *solve.Search, in rules.Regions) rules.Regions {
		for i, s := range t.subjects {
			switch {
			case s.Slot >= 0 || box[i].Type == 0:
			case box[i].Type == interval.Bool:
				if box[i].Bools != interval.Either {
					in = rules.Holding(q, s.Node, box[i].Bools == interval.IsTrue, in)
				}
			default:
				in = rules.LyingIn(rules.Numbers(q, s.Node, in), box[i].Numbers)
			}
		}
		return in
	}
}

// find looks for facts of a box that come to a position.
func (t *decisionTable) find(box []interval.Domain, to rules.Position) rules.Answer {
	p, within := t.within(box)
	return p.Find(func(q *solve.Search) rules.Regions { return within(q, p.Coming(q, to)) })
}

// pointsIn returns the range of the points, rounded, that a row gives in a box.
func (t *decisionTable) pointsIn(box []interval.Domain, row int) (lo, hi *big.Rat) {
	r := &t.rows[row]
	if v, fixed := formula.Fixed(r.score); fixed {
		v = t.judge.prover.Grid.Round(v)
		return v, v
	}
	p, within := t.within(box)
	points := p.RangeOf(func(q *solve.Search) rules.Forms {
		return rules.Numbers(q, r.score, within(q, p.Coming(q, rules.ScoreAt(r.held))))
	})
	return points.Lo, points.Hi
}

// place is where a row stands, and name what it is called.
func (t *decisionTable) place(row int) rules.Place {
	r := &t.rows[row]
	if !r.inner {
		return t.judge.prover.CasePlace(r.held)
	}
	return rules.Place{Owner: t.judge.prover.Cases[r.held].Of, Key: "score", Index: formula.Start(r.score)}
}

func (t *decisionTable) name(row int) rubric.Text { return t.judge.prover.CaseName(t.rows[row].held) }
