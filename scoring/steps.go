package scoring

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// heldAs names what is known of a condition.
func heldAs(b interval.Bools) Held {
	return map[interval.Bools]Held{interval.IsTrue: HeldYes, interval.IsFalse: HeldNo}[b]
}

// stepper makes the steps of one leaf.
type stepper struct {
	*scoring
	node  *node
	out   *outcome
	lead  rubric.Text // what opens the sentences behind an undecided step
	steps []Step
}

func (sc *scoring) steps(n *node, o *outcome) []Step {
	s := &stepper{scoring: sc, node: n, out: o}
	tried := n.attempts(sc.rubric, sc.vars(sc.row, n), sc.points(sc.row, n)...)
	if len(n.cases) > 0 {
		tried = o.settle(tried)
	}
	for i := range tried {
		switch t := &tried[i]; t.key {
		case "case":
			s.ruleCase(t)
		case "reported", "rule":
			s.given(t)
		default:
			s.guard(t)
		}
	}
	return s.steps
}

// add adds a step with its comparisons, its sentence and its place.
func (s *stepper) add(st *Step, atoms []formula.Atom, said sentence, at *source.Fault) {
	st.Comparisons = s.comparisons(s.node, atoms)
	st.Text = s.write(said, st, atoms)
	st.Line, st.Column = at.Line, at.Column
	s.steps = append(s.steps, *st)
}

// verdict says how a condition came out, and by which comparisons.
func verdict(cond formula.Node, o formula.Outcome, vars []interval.Domain) (out Held, atoms []formula.Atom) {
	switch {
	case cond == nil:
		return HeldYes, nil
	case o.HasValue && o.Value.Bools == interval.IsTrue:
		for _, a := range formula.Decide(cond, vars) {
			atoms = append(atoms, a.Turned())
		}
	case o.HasValue && o.Value.Bools == interval.IsFalse:
		atoms = formula.Decide(cond, vars)
	case o.HasValue:
		atoms = formula.Open(cond, vars)
	}
	if len(atoms) == 0 {
		atoms = formula.Observe(cond, vars)
	}
	switch fails := o.Failure != nil; {
	case o.HasValue && !o.NotArising && !fails:
		return cmp.Or(heldAs(o.Value.Bools), HeldUndecided), atoms
	case !o.HasValue && o.NotArising && !fails:
		return HeldNotArising, atoms
	case !o.HasValue && !o.NotArising:
		return HeldFailed, atoms
	}
	return HeldUndecided, atoms
}

// guard adds the condition of an item.
func (s *stepper) guard(t *attempt) {
	g := t.guard
	st := Step{Key: StepKind(t.key), Code: g.item.Code, Condition: g.item.Applies}
	if t.key == "arises" {
		st.Condition = g.item.Arises
	}
	var atoms []formula.Atom
	st.Held, atoms = verdict(g.cond, t.cond, t.vars)
	gives := s.notArising(t.cond)
	if t.cond.HasValue && t.cond.Value.Bools&interval.IsFalse != 0 {
		gives = gives.Or(s.share(g.policy))
	}
	st.Points = written(gives)
	if st.Held == HeldUndecided {
		st.Missing = s.unknown(nil, g.cond, t.vars)
	}
	s.add(&st, atoms, s.guardSays(t, &st), s.rubric.Place(g.item, string(t.key), 0))
	if st.Held == HeldUndecided {
		s.lead = rubric.Text{VI: "nếu có, ", EN: "if so, "}
	}
}

// ruleCase adds a case, and the bands of its score.
func (s *stepper) ruleCase(t *attempt) {
	c := s.node.cases[t.at]
	st := Step{Key: StepKind(t.key), Code: s.node.item.Code, Case: s.number(t.at), Condition: c.of.When, Score: c.of.Score, Illustrative: c.of.Illustrative}
	key, start := "when", 0
	if c.of.When == "" {
		key = "score"
	}
	if s.branch(t.at) {
		st.Score, start = formula.String(c.score), formula.Start(c.score)
		if c.when != nil {
			st.Condition, start = formula.String(c.when), formula.Start(c.when)
		}
	}
	var atoms []formula.Atom
	var bands []formula.Band
	st.Held, atoms = verdict(c.when, t.cond, t.vars)
	tone, gives := neutral, s.notArising(t.cond)
	switch st.Held {
	case HeldNo:
		if w := s.worth(s.node, t.at, t.vars); w != nil && (!s.out.counts || w.Cmp(s.out.hi) > 0) {
			tone = wanted
		}
	case HeldUndecided:
		st.Missing = s.unknown(nil, c.when, t.vars)
		if t.next == nil {
			break // no facts make it hold
		}
		fallthrough
	case HeldYes:
		if bands = formula.Bands(c.score, t.next); bands == nil {
			atoms = observed(atoms, c.score, t.next)
		}
		gives = gives.Or(t.score).Or(s.notArising(t.score))
		st.Missing = s.unsettled(st.Missing, t.score, c.score, t.next)
	}
	st.Points = written(gives)
	s.add(&st, atoms, s.caseSays(t, &st, tone, bands != nil), s.rubric.Place(c.of, key, start))
	after := s.lead
	if st.Held == HeldUndecided {
		s.lead, after = rubric.Text{VI: "nếu đúng, ", EN: "if it does, "}, rubric.Text{VI: "nếu không, ", EN: "otherwise, "}
	}
	s.bands(t, &st, bands)
	s.lead = after
}

// given adds points that an appraiser or a Go rule gave or has yet to give.
func (s *stepper) given(t *attempt) {
	st := Step{Key: StepKind(t.key), Code: s.node.item.Code, Points: written(t.score.Or(s.notArising(t.score)))}
	var atoms []formula.Atom
	if s.node.rule != nil {
		st.Score = s.node.rule.name
		for i, slot := range s.node.uses {
			if name := s.rubric.Inputs[slot].Name; slices.Contains(s.node.rule.inputs, name) {
				atoms = append(atoms, formula.Observed(name, i, t.vars[i]))
			}
		}
	}
	switch {
	case t.score.NotArising:
		st.Held = HeldNotArising
	case !t.score.HasValue:
		st.Held = HeldFailed
	case t.score.Value.Known():
		st.Held = HeldYes
	default:
		st.Held = HeldUndecided
		for _, a := range atoms {
			if !a.Observed.Known() {
				st.Missing = append(st.Missing, s.inputsOf(s.node)(a.Slot).Name)
			}
		}
	}
	says := s.reportedSays
	if s.node.rule != nil {
		says = s.ruleSays
	}
	s.add(&st, atoms, says(t, &st), s.rubric.Place(s.node.item, string(t.key), -1))
}

// number returns the number of a case in the file.
func (s *stepper) number(at int) int {
	of := s.node.cases[at].of
	for i := range s.node.item.Cases {
		if &s.node.item.Cases[i] == of {
			return i + 1
		}
	}
	return 0
}

// branch reports whether a case is a branch of a conditional.
func (s *stepper) branch(at int) bool {
	c := s.node.cases[at]
	return c.of.When == "" && (c.when != nil || at > 0 && s.node.cases[at-1].of == c.of)
}

// share returns the points that a policy gives, if it gives any.
func (s *stepper) share(p rubric.Policy) formula.Outcome {
	share, counts := shareOf(p)
	if !counts {
		return formula.Outcome{}
	}
	return formula.Gives(share.Mul(share, s.node.item.Max.Rat()))
}

// notArising returns the points that follow where an outcome can be not arising.
func (s *stepper) notArising(o formula.Outcome) formula.Outcome {
	if !o.NotArising {
		return formula.Outcome{}
	}
	return s.share(s.node.item.NotArising)
}

// written writes the points that a score can come to.
func written(o formula.Outcome) string {
	if !o.HasValue {
		return ""
	}
	return o.Value.Numbers.String()
}

// unknown adds the inputs of a formula that are not known exactly.
func (s *stepper) unknown(list []string, f formula.Node, vars []interval.Domain) []string {
	formula.Variables(f, func(slot int) {
		if slot >= len(s.node.uses) || vars[slot].Known() {
			return
		}
		if name := s.rubric.Inputs[s.node.uses[slot]].Name; !slices.Contains(list, name) {
			list = append(list, name)
		}
	})
	return list
}

// unsettled adds the same for a score that did not come to one number.
func (s *stepper) unsettled(list []string, o formula.Outcome, score formula.Node, vars []interval.Domain) []string {
	if o.HasValue && o.Value.Known() && !o.NotArising && o.Failure == nil {
		return list
	}
	return s.unknown(list, score, vars)
}

// observed adds the inputs that a score reads and no comparison names.
func observed(atoms []formula.Atom, score formula.Node, vars []interval.Domain) []formula.Atom {
	for _, a := range formula.Observe(score, vars) {
		if !slices.ContainsFunc(atoms, func(b formula.Atom) bool { return a.Slot == b.Slot }) {
			atoms = append(atoms, a)
		}
	}
	return atoms
}
