package scoring

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// explain fills in why a leaf came out as it did.
func (sc *scoring) explain(n *node, o *outcome, it *Item, status Status) {
	if o.failure != nil {
		it.Error = o.failure.text()
	}
	switch status {
	case Failed:
		it.Reason = rubric.Say(pointsNotComputed, o.failure.message)
		return
	case Missing:
		sc.missing(n, it)
		return
	}
	full := o.counts && o.lo.Cmp(n.item.Max.Rat()) >= 0
	branches := sc.branches(n, o)
	var list []because
	for _, w := range branches {
		if len(n.cases) > 0 && w.held >= 0 && status == Scored {
			it.Illustrative = it.Illustrative || n.cases[w.held].of.Illustrative
		}
		b := sc.because(n, o, w, full, len(branches) > 1)
		for _, c := range b.deciding {
			if !slices.Contains(it.Deciding, c) {
				it.Deciding = append(it.Deciding, c)
			}
		}
		if !slices.ContainsFunc(list, func(other because) bool { return other.reason == b.reason }) {
			list = append(list, b)
		}
	}
	it.Reason = oneOf(list)
}

// branches returns the branches by which a settled leaf came out: more than one where the
// facts leave open which, and all come to the same.
func (sc *scoring) branches(n *node, o *outcome) []branch {
	if len(o.branches) > 1 && len(n.cases) > 0 {
		if x := n.exact(sc.rubric, sc.vars(sc.row, n), *o); len(x.branches) > 0 {
			return x.branches // without those that no facts come to
		}
	}
	return o.branches
}

// because is why a leaf came out as it did.
type because struct {
	reason   rubric.Text
	deciding []Comparison
}

// because says why a leaf came out as it did, in one way. Where there are others, that
// the way was taken is only supposed, and nothing is said to be observed because of it.
func (sc *scoring) because(n *node, o *outcome, w branch, full, others bool) (out because) {
	seen := func(atoms []formula.Atom) []formula.Atom {
		if !others {
			return atoms
		}
		return formula.ObservedAt(atoms, sc.vars(sc.row, n))
	}
	switch {
	case w.status != statusScored:
		var atoms []formula.Atom
		if w.guard != nil {
			atoms = formula.Decide(w.guard.cond, w.vars)
		}
		out.reason = sc.outside(n, w, atoms)
		out.deciding = sc.comparisons(n, seen(atoms))
	case !w.reason.IsZero():
		out.reason = w.reason
	case w.held >= 0:
		var atoms []formula.Atom
		penalty := sc.side(n) == onPenalty
		switch rc := n.cases[w.held]; {
		case penalty && o.lo.Sign() > 0: // what it rests on: nobody is required to lose more
			if rc.when != nil {
				atoms = observed(atoms, rc.when, w.vars)
			}
			atoms = observed(atoms, rc.score, w.vars)
			for i := 0; i < w.held && len(atoms) == 0; i++ {
				atoms = observed(atoms, n.cases[i].when, w.vars)
			}
		case !penalty && !full:
			atoms = sc.deciding(n, o, w)
		}
		atoms = seen(atoms)
		out.deciding = sc.comparisons(n, atoms)
		if author := n.cases[w.held].of.Reason; !author.IsZero() {
			out.reason = sc.placeholders(author)
		} else if penalty && o.lo.Sign() > 0 || !penalty && !full {
			out.reason = sc.derived(n, atoms)
		}
	case !full || sc.side(n) == onPenalty && o.lo.Sign() > 0:
		out.reason = giverOf(n.item.Source).given
		if n.rule != nil {
			out.reason = rubric.Text{VI: "điểm tính theo quy tắc " + n.rule.name, EN: "points computed by the rule " + n.rule.name}
		}
	}
	return out
}

// oneOf joins the reasons of several ways: none where one of them has none.
func oneOf(list []because) rubric.Text {
	const shown = 4
	if slices.ContainsFunc(list, func(b because) bool { return b.reason.IsZero() }) {
		return rubric.Text{}
	}
	if len(list) == 1 {
		return list[0].reason
	}
	return inBoth(func(l rubric.Lang) string {
		w := words{lang: l}
		text := w.pick("một trong các trường hợp sau, số liệu chưa cho biết trường hợp nào: ", "one of these, the facts leave open which: ")
		for i, b := range list {
			switch {
			case i == shown:
				return text + fmt.Sprintf(w.pick("; hoặc %d trường hợp khác", "; or %d others"), len(list)-shown)
			case i > 0:
				text += w.pick("; hoặc ", "; or ")
			}
			text += b.reason.In(l)
		}
		return text
	})
}

// missing lists what is not known of a leaf.
func (sc *scoring) missing(n *node, it *Item) {
	var titles [2]string
	for _, slot := range n.uses {
		if sc.input(sc.row, slot).Known() {
			continue
		}
		in := &sc.rubric.Inputs[slot]
		it.Missing = append(it.Missing, in.Name)
		for i, l := range []rubric.Lang{rubric.Vietnamese, rubric.English} {
			if titles[i] != "" {
				titles[i] += "; "
			}
			titles[i] += in.Title.In(l)
		}
	}
	var why []rubric.Text
	if len(it.Missing) > 0 {
		why = append(why, rubric.Text{VI: "chưa đủ số liệu: " + titles[0], EN: "not enough figures: " + titles[1]})
	}
	if known := sc.points(sc.row, n); n.item.Reported && (len(known) == 0 || !known[0].Known()) {
		why = append(why, awaited(n.item.Source, known))
	}
	it.Reason = inBoth(func(l rubric.Lang) string {
		parts := make([]string, len(why))
		for i, t := range why {
			parts[i] = t.In(l)
		}
		return strings.Join(parts, "; ")
	})
}

// outside explains a leaf that does not apply or did not arise, by the comparisons
// that closed the guard, if one did.
func (sc *scoring) outside(n *node, w branch, atoms []formula.Atom) rubric.Text {
	what := rubric.Text{VI: "không phát sinh trong năm", EN: "did not arise in the year"}
	if w.status == statusNotApplicable {
		what = rubric.Text{VI: "không áp dụng", EN: "does not apply"}
	}
	then := policyText(w.policy)
	return inBoth(func(l rubric.Lang) string {
		var list []string
		for _, a := range atoms {
			list = append(list, sc.inputsOf(n).subject(a, l)+": "+sc.inputsOf(n).words(a, l).value(a.Observed))
		}
		observed := ""
		if len(list) > 0 {
			observed = " (" + strings.Join(list, "; ") + ")"
		}
		return what.In(l) + observed + ": " + then.In(l)
	})
}

// deciding returns the comparisons that kept a leaf from more points: those that
// failed the earlier case with the most points, else those that made its own
// case hold before a better one, else those of its bands.
func (sc *scoring) deciding(n *node, o *outcome, w branch) []formula.Atom {
	most, best := o.hi, -1
	for i := range w.held {
		if p := sc.worth(n, i, w.vars); p != nil && p.Cmp(most) > 0 {
			most, best = p, i
		}
	}
	if best >= 0 {
		if atoms := formula.Decide(n.cases[best].when, w.vars); len(atoms) > 0 {
			return atoms
		}
	}
	if own := n.cases[w.held]; own.when != nil {
		for i := w.held + 1; i < len(n.cases); i++ {
			if p := sc.worth(n, i, w.vars); p != nil && p.Cmp(o.hi) > 0 {
				return formula.Decide(own.when, w.vars)
			}
		}
	}
	if atoms := formula.DecideBands(n.cases[w.held].score, w.vars); len(atoms) > 0 {
		return atoms
	}
	return formula.Observe(n.cases[w.held].score, w.vars)
}

// worth returns the most that a case gives, rounded; nil where it has no value or
// there is no most.
func (sc *scoring) worth(n *node, i int, vars []interval.Domain) *big.Rat {
	o := formula.Eval(n.cases[i].score, vars)
	if !o.HasValue || o.Value.Numbers.Hi == nil {
		return nil
	}
	return interval.Round(o.Value.Numbers.Hi, sc.rubric.Points.Places, sc.rubric.Points.Mode)
}

// derived writes the reason from the deciding comparisons:
// "Tỷ lệ …: đạt 76,5%, yêu cầu từ 80%".
func (sc *scoring) derived(n *node, atoms []formula.Atom) rubric.Text {
	if len(atoms) == 0 {
		return rubric.Text{VI: "theo quy định của tiêu chí", EN: "as the item's rule says"}
	}
	return sc.inputsOf(n).compared(atoms, plainReason)
}

// placeholders fills in the author's reason with what the facts say.
func (sc *scoring) placeholders(t rubric.Text) rubric.Text {
	return t.Expand(func(l rubric.Lang, name string) string {
		slot := sc.inputs.slots[name] // validated
		return wordsFor(l, &sc.rubric.Inputs[slot]).value(sc.input(sc.row, slot))
	})
}

// comparisons writes comparisons of a leaf for programs.
func (sc *scoring) comparisons(n *node, atoms []formula.Atom) []Comparison {
	var out []Comparison
	for _, c := range sc.inputsOf(n).comparisons(atoms) {
		out = append(out, Comparison(c))
	}
	return out
}
