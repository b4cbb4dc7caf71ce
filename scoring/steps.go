package scoring

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// heldAs names what is known of a condition.
func heldAs(b interval.Bools) Held {
	return map[interval.Bools]Held{interval.IsTrue: HeldYes, interval.IsFalse: HeldNo}[b]
}

// stepper makes the steps of one leaf.
type stepper struct {
	unit  *scoring
	node  *rules.Node
	out   *rules.Outcome
	lead  rubric.Text // what opens the sentences behind an undecided step
	steps []Step
}

func (sc *scoring) steps(n *rules.Node, o *rules.Outcome) []Step {
	s := &stepper{unit: sc, node: n, out: o}
	tried := n.Attempts(sc.compiled.Rubric, sc.compiled.Vars(sc.row, n), sc.compiled.Points(sc.row, n)...)
	if len(n.Cases) > 0 {
		tried = o.Settle(tried)
	}
	for i := range tried {
		switch t := &tried[i]; t.Key {
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
	st.Comparisons = s.unit.comparisons(s.node, atoms)
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
func (s *stepper) guard(t *rules.Attempt) {
	g := t.Guard
	st := Step{Key: StepKind(t.Key), Code: g.Item.Code, Condition: g.Item.Applies}
	if t.Key == "arises" {
		st.Condition = g.Item.Arises
	}
	var atoms []formula.Atom
	st.Held, atoms = verdict(g.Cond, t.Cond, t.Vars)
	gives := s.notArising(t.Cond)
	if t.Cond.HasValue && t.Cond.Value.Bools&interval.IsFalse != 0 {
		gives = gives.Or(s.share(g.Policy))
	}
	st.Points = written(gives)
	if st.Held == HeldUndecided {
		st.Missing = s.unknown(nil, g.Cond, t.Vars)
	}
	s.add(&st, atoms, s.guardSays(t, &st), s.unit.compiled.Rubric.Place(g.Item, string(t.Key), 0))
	if st.Held == HeldUndecided {
		s.lead = rubric.Text{VI: "nếu có, ", EN: "if so, "}
	}
}

// ruleCase adds a case, and the bands of its score.
func (s *stepper) ruleCase(t *rules.Attempt) {
	c := s.node.Cases[t.At]
	st := Step{Key: StepKind(t.Key), Code: s.node.Item.Code, Case: s.number(t.At), Condition: c.Of.When,
		Score: c.Of.Score, Illustrative: c.Of.Illustrative}
	key, start := "when", 0
	if c.Of.When == "" {
		key = "score"
	}
	if s.branch(t.At) {
		st.Score, start = formula.String(c.Score), formula.Start(c.Score)
		if c.When != nil {
			st.Condition, start = formula.String(c.When), formula.Start(c.When)
		}
	}
	var atoms []formula.Atom
	var bands []formula.Band
	st.Held, atoms = verdict(c.When, t.Cond, t.Vars)
	tone, gives := words.Neutral, s.notArising(t.Cond)
	switch st.Held {
	case HeldNo:
		if w := s.unit.worth(s.node, t.At, t.Vars); w != nil && (!s.out.Counts || w.Cmp(s.out.Hi) > 0) {
			tone = words.Wanted
		}
	case HeldUndecided:
		st.Missing = s.unknown(nil, c.When, t.Vars)
		if t.Next == nil {
			break // no facts make it hold
		}
		fallthrough
	case HeldYes:
		if bands = formula.Bands(c.Score, t.Next); bands == nil {
			atoms = observed(atoms, c.Score, t.Next)
		}
		gives = gives.Or(t.Score).Or(s.notArising(t.Score))
		st.Missing = s.unsettled(st.Missing, t.Score, c.Score, t.Next)
	}
	st.Points = written(gives)
	s.add(&st, atoms, s.caseSays(t, &st, tone, bands != nil), s.unit.compiled.Rubric.Place(c.Of, key, start))
	after := s.lead
	if st.Held == HeldUndecided {
		s.lead, after = rubric.Text{VI: "nếu đúng, ", EN: "if it does, "}, rubric.Text{VI: "nếu không, ", EN: "otherwise, "}
	}
	s.bands(t, &st, bands)
	s.lead = after
}

// given adds points that an appraiser or a Go rule gave or has yet to give.
func (s *stepper) given(t *rules.Attempt) {
	st := Step{Key: StepKind(t.Key), Code: s.node.Item.Code, Points: written(t.Score.Or(s.notArising(t.Score)))}
	var atoms []formula.Atom
	if s.node.Rule != nil {
		st.Score = s.node.Rule.Name
		for i, in := range s.node.Scalars {
			if name := in.Name; slices.Contains(s.unit.compiled.Rubric.ScalarNames(s.node.Rule.Inputs...), name) {
				atoms = append(atoms, formula.Observed(name, i, t.Vars[i]))
			}
		}
	}
	switch {
	case t.Score.NotArising:
		st.Held = HeldNotArising
	case !t.Score.HasValue:
		st.Held = HeldFailed
	case t.Score.Value.Known():
		st.Held = HeldYes
	default:
		st.Held = HeldUndecided
		for _, a := range atoms {
			if !a.Observed.Known() {
				st.Missing = append(st.Missing, s.unit.compiled.InputsOf(s.node)(a.Slot).Name)
			}
		}
	}
	says := s.reportedSays
	if s.node.Rule != nil {
		says = s.ruleSays
	}
	s.add(&st, atoms, says(t, &st), s.unit.compiled.Rubric.Place(s.node.Item, string(t.Key), -1))
}

// number returns the number of a case in the file.
func (s *stepper) number(at int) int {
	of := s.node.Cases[at].Of
	for i := range s.node.Item.Cases {
		if &s.node.Item.Cases[i] == of {
			return i + 1
		}
	}
	return 0
}

// branch reports whether a case is a branch of a conditional.
func (s *stepper) branch(at int) bool {
	c := s.node.Cases[at]
	return c.Of.When == "" && (c.When != nil || at > 0 && s.node.Cases[at-1].Of == c.Of)
}

// share returns the points that a policy gives, if it gives any.
func (s *stepper) share(p rubric.Policy) formula.Outcome {
	share, counts := rules.ShareOf(p)
	if !counts {
		return formula.Outcome{}
	}
	return formula.Gives(share.Mul(share, s.node.Item.Max.Rat()))
}

// notArising returns the points that follow where an outcome can be not arising.
func (s *stepper) notArising(o formula.Outcome) formula.Outcome {
	if !o.NotArising {
		return formula.Outcome{}
	}
	return s.share(s.node.Item.NotArising)
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
		if slot >= len(s.node.Inputs) || vars[slot].Known() {
			return
		}
		if name := s.node.Scalars[slot].Name; !slices.Contains(list, name) {
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
