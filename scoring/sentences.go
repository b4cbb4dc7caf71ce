package scoring

import (
	"math/big"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// sentence is what a step says before its comparisons.
type sentence struct {
	say     func(words) string
	failing tone // of comparisons that do not hold
	message bool // it ends in one: the comparisons stand in parentheses
}

// write writes the whole sentence.
func (s *stepper) write(said sentence, st *Step, atoms []formula.Atom) rubric.Text {
	t := neutral
	switch st.Held {
	case HeldYes:
		t = held
	case HeldNo:
		t = said.failing
	}
	compared := s.inputsOf(s.node).compared(atoms, t)
	return inBoth(func(l rubric.Lang) string {
		text := s.lead.In(l) + said.say(words{lang: l})
		switch c := compared.In(l); {
		case c != "" && said.message:
			text += " (" + c + ")"
		case c != "":
			text += ": " + c
		}
		return capital(text) + "."
	})
}

// guardSays says whether an item applies or arose.
func (s *stepper) guardSays(t *attempt, st *Step) sentence {
	applies := t.key == "applies"
	return sentence{failing: neutral, message: !t.fault.IsZero(), say: func(w words) string {
		item := w.pick("mục ", "item ") + st.Code + s.asked(w, t.guard.cond, st)
		switch {
		case st.Held == HeldYes && applies:
			return item + w.pick(" được áp dụng", " applies")
		case st.Held == HeldYes:
			return item + w.pick(" có phát sinh trong năm", " arose in the year")
		case st.Held == HeldNo && applies:
			return item + w.pick(" không áp dụng", " does not apply") + w.follows(t.guard.policy) + w.fails(t.fault)
		case st.Held == HeldNo:
			return item + " " + w.notArisen(t.guard.policy) + w.fails(t.fault)
		case st.Held == HeldNotArising:
			return item + " " + w.notArisen(s.node.item.NotArising) + w.fails(t.fault)
		case st.Held == HeldFailed:
			return w.cannot(w.pick("điều kiện của ", "the condition of ")+item, t.fault)
		case applies:
			return w.pick("chưa rõ "+item+" có được áp dụng hay không", "it is not known whether "+item+" applies") + s.besides(w, t, t.fault)
		}
		return w.pick("chưa rõ "+item+" có phát sinh trong năm hay không", "it is not known whether "+item+" arose in the year") + s.besides(w, t, t.fault)
	}}
}

// caseSays says whether a case holds and what it gives. table is whether its
// score is a table of bands, which have their own steps.
func (s *stepper) caseSays(t *attempt, st *Step, failing tone, table bool) sentence {
	c := s.node.cases[t.at]
	return sentence{failing: failing, message: !t.fault.IsZero(), say: func(w words) string {
		name, holds := s.caseName(w, t, st)
		switch st.Held {
		case HeldYes:
			return name + holds + s.gives(w, t.score, c.score, table, t.fault)
		case HeldNo:
			if failing == wanted {
				return name + w.pick(" không đạt", " does not hold")
			}
			return name + w.pick(" không xảy ra", " does not hold")
		case HeldNotArising:
			return name + " " + w.notArisen(s.node.item.NotArising) + w.fails(t.fault)
		case HeldFailed:
			return w.cannot(name, t.fault)
		}
		text := w.pick("chưa rõ "+name+" có đúng hay không", "it is not known whether "+name+" holds")
		if t.next != nil {
			text += w.pick("; nếu đúng thì ", "; if it does, it ")
			if !t.score.HasValue {
				return text + s.gives(w, t.score, c.score, table, t.fault) + s.besides(w, t, rubric.Text{})
			}
			text += s.gives(w, t.score, c.score, table, rubric.Text{})
		}
		return text + s.besides(w, t, t.fault)
	}}
}

// besides writes how an undecided condition can come out but true or false.
func (s *stepper) besides(w words, t *attempt, f rubric.Text) string {
	text := ""
	if t.cond.NotArising {
		text = w.pick("; cũng có thể ", "; perhaps it ") + w.notArisen(s.node.item.NotArising)
	}
	return text + w.mayFail(f)
}

// caseName returns how a sentence calls a case, and how it goes on where the case
// holds.
func (s *stepper) caseName(w words, t *attempt, st *Step) (name, holds string) {
	number, verb := w.pick("trường hợp ", "case ")+strconv.Itoa(st.Case), "holds"
	switch {
	case st.Condition != "":
		name = number + s.asked(w, s.node.cases[t.at].when, st)
	case len(s.node.item.Cases) > 1 || s.branch(t.at):
		name, verb = number+w.pick(" (còn lại)", " (all else)"), "applies"
	case t.score.HasValue:
		return w.pick("quy tắc tính điểm", "the rule"), " "
	default:
		return w.pick("mục ", "item ") + st.Code, " "
	}
	return name, w.holds(verb, t.score)
}

// holds goes on from what holds to what it gives.
func (w words) holds(verb string, o formula.Outcome) string {
	if o.HasValue {
		return w.pick(" được áp dụng, ", " "+verb+" and ")
	}
	return w.pick(" được áp dụng, ", " "+verb+", but ")
}

// bandSays says whether a band holds the number and what it gives.
func (s *stepper) bandSays(st *Step, b formula.Band, gives formula.Outcome, fault rubric.Text) sentence {
	score := b.Score
	return sentence{failing: wanted, message: !fault.IsZero(), say: func(w words) string {
		of := words{lang: w.lang, as: measureOf(b.Of, s.inputsOf(s.node), nil)}
		name := w.pick("khoảng ", "band ") + of.value(interval.NumberDomain(b.Limits))
		switch st.Held {
		case HeldYes:
			return name + w.holds("holds", gives) + s.gives(w, gives, score, false, fault)
		case HeldNo:
			return name + w.pick(" không đạt", " is not reached")
		}
		return w.pick("chưa rõ có thuộc "+name+" hay không; nếu thuộc thì ", "it is not known whether "+name+" holds; if it does, it ") +
			s.gives(w, gives, score, false, fault)
	}}
}

// reportedSays says what an appraiser, a survey or an index gave.
func (s *stepper) reportedSays(t *attempt, st *Step) sentence {
	known, g := s.compiled.points(s.row, s.node), giverOf(s.node.item.Source)
	return sentence{failing: neutral, message: !t.fault.IsZero(), say: func(w words) string {
		switch {
		case len(known) == 0:
			return g.none.In(w.lang)
		case st.Held == HeldFailed:
			return g.invalid.In(w.lang) + w.fault(t.fault, ": ", ": ")
		}
		return g.gave.In(w.lang) + s.points(w, t.score.Value) + w.mayFail(t.fault)
	}}
}

// ruleSays says what a rule in Go gave.
func (s *stepper) ruleSays(t *attempt, st *Step) sentence {
	var reason rubric.Text
	for _, branch := range s.out.branches {
		if branch.status == statusScored {
			reason = branch.reason
		}
	}
	return sentence{failing: neutral, message: !t.fault.IsZero() || !reason.IsZero(), say: func(w words) string {
		rule := w.pick("quy tắc ", "the rule ") + s.node.rule.name
		switch st.Held {
		case HeldUndecided:
			return rule + w.pick(" chưa đủ số liệu để tính điểm", " waits for figures")
		case HeldNotArising:
			return w.pick("theo "+rule+", ", "by "+rule+", it ") + w.notArisen(s.node.item.NotArising) + w.fails(t.fault)
		case HeldFailed:
			return rule + w.pick(" không tính được điểm", " gives no valid points") + w.fault(t.fault, ": ", ": ")
		}
		text := rule + w.pick(" cho ", " gives ") + s.points(w, t.score.Value)
		if !reason.IsZero() {
			text += ": " + reason.In(w.lang)
		}
		return text
	}}
}

// gives writes what a score comes to: cho 1,53 điểm (full * rate_in / 100).
func (s *stepper) gives(w words, o formula.Outcome, score formula.Node, table bool, f rubric.Text) string {
	policy := s.node.item.NotArising
	switch {
	case o.HasValue:
		text := w.pick("cho ", "gives ") + s.points(w, o.Value)
		if _, literal := formula.Constant(score); !literal && !table {
			text += " (" + s.phrase(w, score) + ")"
		}
		if o.NotArising {
			text += w.pick(", hoặc ", " or ") + w.notArisen(policy)
		}
		return text + w.mayFail(f)
	case o.NotArising && o.Failure == nil:
		return w.notArisen(policy) + w.fails(f)
	case o.NotArising:
		return w.notArisen(policy) + w.mayFail(f)
	}
	return w.pick("không tính được điểm", "has no points") + w.fault(f, ": ", ": ")
}

// asked writes a condition in parentheses; nothing where the comparison behind it
// is all that it asks for.
func (s *stepper) asked(w words, cond formula.Node, st *Step) string {
	if len(st.Comparisons) > 0 && st.Comparisons[0].Operator != "" {
		switch k := formula.ShapeOf(cond); {
		case isComparison(k), k.Kind == formula.ShapeVariable, k.Kind == formula.ShapeList:
			return ""
		}
	}
	return " (" + s.phrase(w, cond) + ")"
}

// phrase writes a formula of the leaf in words.
func (s *stepper) phrase(w words, n formula.Node) string { return w.phrase(n, s.inputsOf(s.node)) }

// points writes points, which always have a least and a most: 1,53 điểm. They are
// cut as the rubric rounds them, and never to the maximum or to nothing.
func (s *stepper) points(w words, v interval.Domain) string {
	n := v.Numbers
	w.digits = digits{s.rubric.Points.Places, s.rubric.Points.Mode}.apart([]*big.Rat{n.Lo, n.Hi, s.node.item.Max.Rat(), new(big.Rat)})
	single, known := n.Single()
	switch {
	case known && single.Cmp(one()) == 0:
		return w.value(v) + w.pick(" điểm", " point")
	case !known && !n.LoOpen && !n.HiOpen:
		return w.pick("từ ", "") + w.digits.write(w.lang, n.Lo) + w.pick(" đến ", " to ") + w.digits.write(w.lang, n.Hi) + w.pick(" điểm", " points")
	}
	return w.value(v) + w.pick(" điểm", " points")
}

// notArisen writes that nothing arose, and what follows.
func (w words) notArisen(p rubric.Policy) string {
	return w.pick("không phát sinh trong năm", "did not arise in the year") + w.follows(p)
}

// follows writes what a policy makes of an item: , loại khỏi thang điểm.
func (w words) follows(p rubric.Policy) string {
	text := policyText(p).In(w.lang)
	switch {
	case text == "":
		return ""
	case p.Kind == rubric.PolicyExclude:
		return w.pick(", ", " and is ") + text
	}
	return w.pick(", ", " and ") + text
}

func (w words) fails(f rubric.Text) string {
	return w.fault(f, "; không tính được điểm: ", "; it has no points: ")
}

func (w words) mayFail(f rubric.Text) string {
	return w.fault(f, "; có thể không tính được điểm: ", "; it may have no points: ")
}

func (w words) fault(f rubric.Text, vi, en string) string {
	if f.IsZero() {
		return ""
	}
	return w.pick(vi, en) + f.In(w.lang)
}

// cannot says that a condition has no value.
func (w words) cannot(what string, f rubric.Text) string {
	return w.pick("không xét được "+what, what+" cannot be decided") + w.fault(f, ": ", ": ")
}
