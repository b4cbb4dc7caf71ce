package scoring

import (
	"math/big"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// sentence is what a step says before its comparisons.
type sentence struct {
	say     func(words.Words) string
	failing words.Tone // of comparisons that do not hold
	message bool       // it ends in one: the comparisons stand in parentheses
}

// write writes the whole sentence.
func (s *stepper) write(said sentence, st *Step, atoms []formula.Atom) rubric.Text {
	t := words.Neutral
	switch st.Held {
	case HeldYes:
		t = words.Held
	case HeldNo:
		t = said.failing
	}
	compared := s.unit.compiled.InputsOf(s.node).Compared(atoms, t)
	return words.InBoth(func(l locale.Lang) string {
		text := s.lead.In(l) + said.say(words.Words{Lang: l})
		switch c := compared.In(l); {
		case c != "" && said.message:
			text += " (" + c + ")"
		case c != "":
			text += ": " + c
		}
		return words.Capital(text) + "."
	})
}

// guardSays says whether an item applies or arose.
func (s *stepper) guardSays(t *rules.Attempt, st *Step) sentence {
	applies := t.Key == "applies"
	return sentence{failing: words.Neutral, message: !t.Fault.IsZero(), say: func(w words.Words) string {
		item := w.Pick("mục ", "item ") + st.Code + s.asked(w, t.Guard.Cond, st)
		switch {
		case st.Held == HeldYes && applies:
			return item + w.Pick(" được áp dụng", " applies")
		case st.Held == HeldYes:
			return item + w.Pick(" có phát sinh trong năm", " arose in the year")
		case st.Held == HeldNo && applies:
			return item + w.Pick(" không áp dụng", " does not apply") + w.Follows(t.Guard.Policy) + w.Fails(t.Fault)
		case st.Held == HeldNo:
			return item + " " + w.NotArisen(t.Guard.Policy) + w.Fails(t.Fault)
		case st.Held == HeldNotArising:
			return item + " " + w.NotArisen(s.node.Item.NotArising) + w.Fails(t.Fault)
		case st.Held == HeldFailed:
			return w.Cannot(w.Pick("điều kiện của ", "the condition of ")+item, t.Fault)
		case applies:
			return w.Pick("chưa rõ "+item+" có được áp dụng hay không", "it is not known whether "+item+" applies") +
				s.besides(w, t, t.Fault)
		}
		return w.Pick("chưa rõ "+item+" có phát sinh trong năm hay không",
			"it is not known whether "+item+" arose in the year") + s.besides(w, t, t.Fault)
	}}
}

// caseSays says whether a case holds and what it gives. table is whether its
// score is a table of bands, which have their own steps.
func (s *stepper) caseSays(t *rules.Attempt, st *Step, failing words.Tone, table bool) sentence {
	c := s.node.Cases[t.At]
	return sentence{failing: failing, message: !t.Fault.IsZero(), say: func(w words.Words) string {
		name, holds := s.caseName(w, t, st)
		switch st.Held {
		case HeldYes:
			return name + holds + s.gives(w, t.Score, c.Score, table, t.Fault)
		case HeldNo:
			if failing == words.Wanted {
				return name + w.Pick(" không đạt", " does not hold") + w.Fails(t.Fault)
			}
			return name + w.Pick(" không xảy ra", " does not hold") + w.Fails(t.Fault)
		case HeldNotArising:
			return name + " " + w.NotArisen(s.node.Item.NotArising) + w.Fails(t.Fault)
		case HeldFailed:
			return w.Cannot(name, t.Fault)
		}
		text := w.Pick("chưa rõ "+name+" có đúng hay không", "it is not known whether "+name+" holds")
		if t.Next != nil {
			text += w.Pick("; nếu đúng thì ", "; if it does, it ")
			if !t.Score.HasValue {
				return text + s.gives(w, t.Score, c.Score, table, t.Fault) + s.besides(w, t, rubric.Text{})
			}
			text += s.gives(w, t.Score, c.Score, table, rubric.Text{})
		}
		return text + s.besides(w, t, t.Fault)
	}}
}

// besides writes how an undecided condition can come out but true or false.
func (s *stepper) besides(w words.Words, t *rules.Attempt, f rubric.Text) string {
	text := ""
	if t.Cond.NotArising {
		text = w.Pick("; cũng có thể ", "; perhaps it ") + w.NotArisen(s.node.Item.NotArising)
	}
	return text + w.MayFail(f)
}

// caseName returns how a sentence calls a case, and how it goes on where the case
// holds.
func (s *stepper) caseName(w words.Words, t *rules.Attempt, st *Step) (name, holds string) {
	number, verb := w.Pick("trường hợp ", "case ")+strconv.Itoa(st.Case), "holds"
	switch {
	case st.Condition != "":
		name = number + s.asked(w, s.node.Cases[t.At].When, st)
	case len(s.node.Item.Cases) > 1 || s.branch(t.At):
		name, verb = number+w.Pick(" (còn lại)", " (all else)"), "applies"
	case t.Score.HasValue:
		return w.Pick("quy tắc tính điểm", "the rule"), " "
	default:
		return w.Pick("mục ", "item ") + st.Code, " "
	}
	return name, w.Holds(verb, t.Score)
}

// bandSays says whether a band holds the number and what it gives.
func (s *stepper) bandSays(st *Step, b formula.Band, gives formula.Outcome, fault rubric.Text) sentence {
	score := b.Score
	return sentence{failing: words.Wanted, message: !fault.IsZero(), say: func(w words.Words) string {
		of := words.Words{Lang: w.Lang, As: words.MeasureOf(b.Of, s.unit.compiled.InputsOf(s.node), nil)}
		name := w.Pick("khoảng ", "band ") + of.Value(interval.NumberDomain(b.Limits))
		switch st.Held {
		case HeldYes:
			return name + w.Holds("holds", gives) + s.gives(w, gives, score, false, fault)
		case HeldNo:
			return name + w.Pick(" không đạt", " is not reached")
		}
		return w.Pick("chưa rõ có thuộc "+name+" hay không; nếu thuộc thì ",
			"it is not known whether "+name+" holds; if it does, it ") +
			s.gives(w, gives, score, false, fault)
	}}
}

// reportedSays says what an appraiser, a survey or an index gave.
func (s *stepper) reportedSays(t *rules.Attempt, st *Step) sentence {
	known, g := s.unit.compiled.Points(s.unit.row, s.node), giverOf(s.node.Item.Source)
	return sentence{failing: words.Neutral, message: !t.Fault.IsZero(), say: func(w words.Words) string {
		switch {
		case len(known) == 0:
			return g.none.In(w.Lang)
		case st.Held == HeldFailed:
			return g.invalid.In(w.Lang) + w.Fault(t.Fault, ": ", ": ")
		}
		return g.gave.In(w.Lang) + s.points(w, t.Score.Value) + w.MayFail(t.Fault)
	}}
}

// ruleSays says what a rule in Go gave.
func (s *stepper) ruleSays(t *rules.Attempt, st *Step) sentence {
	var reason rubric.Text
	for _, branch := range s.out.Branches {
		if branch.Status == rules.Scored {
			reason = branch.Reason
		}
	}
	return sentence{failing: words.Neutral, message: !t.Fault.IsZero() || !reason.IsZero(),
		say: func(w words.Words) string {
			rule := w.Pick("quy tắc ", "the rule ") + s.node.Rule.Name
			switch st.Held {
			case HeldUndecided:
				return rule + w.Pick(" chưa đủ số liệu để tính điểm", " waits for figures")
			case HeldNotArising:
				return w.Pick("theo "+rule+", ", "by "+rule+", it ") + w.NotArisen(s.node.Item.NotArising) + w.Fails(t.Fault)
			case HeldFailed:
				return rule + w.Pick(" không tính được điểm", " gives no valid points") + w.Fault(t.Fault, ": ", ": ")
			}
			text := rule + w.Pick(" cho ", " gives ") + s.points(w, t.Score.Value)
			if !reason.IsZero() {
				text += ": " + reason.In(w.Lang)
			}
			return text
		}}
}

// gives writes what a score comes to: cho 1,53 điểm (full * rate_in / 100).
func (s *stepper) gives(w words.Words, o formula.Outcome, score formula.Node, table bool, f rubric.Text) string {
	policy := s.node.Item.NotArising
	switch {
	case o.HasValue:
		text := w.Pick("cho ", "gives ") + s.points(w, o.Value)
		if _, literal := formula.Constant(score); !literal && !table {
			text += " (" + s.phrase(w, score) + ")"
		}
		if o.NotArising {
			text += w.Pick(", hoặc ", " or ") + w.NotArisen(policy)
		}
		return text + w.MayFail(f)
	case o.NotArising && o.Failure == nil:
		return w.NotArisen(policy) + w.Fails(f)
	case o.NotArising:
		return w.NotArisen(policy) + w.MayFail(f)
	}
	return w.Pick("không tính được điểm", "has no points") + w.Fault(f, ": ", ": ")
}

// asked writes a condition in parentheses; nothing where the comparison behind it
// is all that it asks for.
func (s *stepper) asked(w words.Words, cond formula.Node, st *Step) string {
	if len(st.Comparisons) > 0 && st.Comparisons[0].Operator != "" {
		switch k := formula.ShapeOf(cond); {
		case words.IsComparison(k), k.Kind == formula.ShapeVariable, k.Kind == formula.ShapeList:
			return ""
		}
	}
	return " (" + s.phrase(w, cond) + ")"
}

// phrase writes a formula of the leaf in words.
func (s *stepper) phrase(w words.Words, n formula.Node) string {
	return w.Phrase(n, s.unit.compiled.InputsOf(s.node))
}

// points writes points, which always have a least and a most: 1,53 điểm. They are
// cut as the rubric rounds them, and never to the maximum or to nothing.
func (s *stepper) points(w words.Words, v interval.Domain) string {
	n := v.Numbers
	w.Digits = words.Digits{Places: s.unit.compiled.Rubric.Points.Places,
		Mode: s.unit.compiled.Rubric.Points.Mode}.Apart([]*big.Rat{n.Lo, n.Hi, s.node.Item.Max.Rat(), new(big.Rat)})
	single, known := n.Single()
	switch {
	case known && single.Cmp(interval.One()) == 0:
		return w.Value(v) + w.Pick(" điểm", " point")
	case !known && !n.LoOpen && !n.HiOpen:
		return w.Pick("từ ", "") + w.Digits.Write(w.Lang, n.Lo) + w.Pick(" đến ", " to ") + w.Digits.Write(w.Lang, n.Hi) +
			w.Pick(" điểm", " points")
	}
	return w.Value(v) + w.Pick(" điểm", " points")
}
