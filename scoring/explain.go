package scoring

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// explain fills in why a leaf came out as it did.
func (sc *scoring) explain(n *rules.Node, o *rules.Outcome, it *Item, status Status) {
	if o.Failure != nil {
		it.Error = o.Failure.Text()
	}
	switch status {
	case Failed:
		it.Reason = rubric.Say(pointsNotComputed, o.Failure.Message)
		return
	case Missing:
		sc.missing(n, it)
		return
	}
	full := o.Counts && o.Lo.Cmp(n.Item.Max.Rat()) >= 0
	branches := sc.branches(n, o)
	var list []because
	for _, w := range branches {
		if len(n.Cases) > 0 && w.Held >= 0 && status == Scored {
			it.Illustrative = it.Illustrative || n.Cases[w.Held].Of.Illustrative
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
func (sc *scoring) branches(n *rules.Node, o *rules.Outcome) []rules.Branch {
	if len(o.Branches) > 1 && len(n.Cases) > 0 {
		if x := n.Exact(nil, sc.compiled.Rubric, sc.compiled.Vars(sc.row, n), *o); len(x.Branches) > 0 {
			return x.Branches // without those that no facts come to
		}
	}
	return o.Branches
}

// because is why a leaf came out as it did.
type because struct {
	reason   rubric.Text
	deciding []Comparison
}

// because says why a leaf came out as it did, in one way. Where there are others, that
// the way was taken is only supposed, and nothing is said to be observed because of it.
func (sc *scoring) because(n *rules.Node, o *rules.Outcome, w rules.Branch, full, others bool) (out because) {
	seen := func(atoms []formula.Atom) []formula.Atom {
		if !others {
			return atoms
		}
		return formula.ObservedAt(atoms, sc.compiled.Vars(sc.row, n))
	}
	switch {
	case w.Set && !w.Reason.IsZero():
		out.reason = w.Reason
	case w.Status != rules.Scored:
		var atoms []formula.Atom
		if w.Guard != nil {
			atoms = formula.Decide(w.Guard.Cond, w.Vars)
		}
		out.reason = sc.outside(n, w, atoms)
		out.deciding = sc.comparisons(n, seen(atoms))
	case !w.Reason.IsZero():
		out.reason = w.Reason
	case w.Held >= 0:
		var atoms []formula.Atom
		penalty := sc.compiled.Side(n) == rules.OnPenalty
		switch rc := n.Cases[w.Held]; {
		case penalty && o.Lo.Sign() > 0: // what it rests on: nobody is required to lose more
			if rc.When != nil {
				atoms = observed(atoms, rc.When, w.Vars)
			}
			atoms = observed(atoms, rc.Score, w.Vars)
			for i := 0; i < w.Held && len(atoms) == 0; i++ {
				atoms = observed(atoms, n.Cases[i].When, w.Vars)
			}
		case !penalty && !full:
			atoms = sc.deciding(n, o, w)
		}
		atoms = seen(atoms)
		out.deciding = sc.comparisons(n, atoms)
		if author := n.Cases[w.Held].Of.Reason; !author.IsZero() {
			out.reason = sc.placeholders(author)
		} else if penalty && o.Lo.Sign() > 0 || !penalty && !full {
			out.reason = sc.shared(n, o, w, atoms)
			if out.reason.IsZero() {
				out.reason = sc.derived(n, w, atoms)
			}
		}
	case !full || sc.compiled.Side(n) == rules.OnPenalty && o.Lo.Sign() > 0:
		switch g := giverOf(n.Item.Source); {
		case n.Rule != nil:
			out.reason = rubric.Say(byTheRule)
		case sc.compiled.Side(n) == rules.OnPenalty:
			out.reason = g.takes
		default:
			out.reason = g.given
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
	return words.InBoth(func(l locale.Lang) string {
		w := words.Words{Lang: l}
		text := ""
		for i, b := range list {
			if i == shown {
				text += fmt.Sprintf(w.Pick("; hoặc %d trường hợp khác", "; or %d others"), len(list)-shown)
				break
			}
			if i > 0 {
				text += w.Pick("; hoặc ", "; or ")
			}
			text += b.reason.In(l)
		}
		return text + w.Pick(" (số liệu chưa cho biết là trường hợp nào)", " (the facts leave open which)")
	})
}

// missing lists what is not known of a leaf.
func (sc *scoring) missing(n *rules.Node, it *Item) {
	var why []rubric.Text
	add := func(said locale.Sentence, slots []int) {
		var titles [2][]string
		for _, slot := range slots {
			in := sc.compiled.Inputs.Scalars[slot]
			it.Missing = append(it.Missing, in.Name)
			for i, l := range []locale.Lang{rubric.Vietnamese, rubric.English} {
				titles[i] = append(titles[i], words.About(in, l))
			}
		}
		if slots != nil {
			why = append(why, rubric.Say(said, rubric.Text{VI: strings.Join(titles[0], "; "), EN: strings.Join(titles[1], "; ")}))
		}
	}
	own, others := sc.compiled.Unknown(sc.row, n)
	add(figuresMissing, own)
	add(groupMissing, others)
	if known := sc.compiled.Points(sc.row, n); n.Item.Reported && (len(known) == 0 || !known[0].Known()) {
		why = append(why, awaited(n.Item.Source, known))
	}
	it.Reason = words.InBoth(func(l locale.Lang) string {
		parts := make([]string, len(why))
		for i, t := range why {
			parts[i] = t.In(l)
		}
		return strings.Join(parts, "; ")
	})
}

// outside explains a leaf that does not apply or did not arise: in the author's words, or by
// the comparisons that closed the guard, if one did.
func (sc *scoring) outside(n *rules.Node, w rules.Branch, atoms []formula.Atom) rubric.Text {
	if !w.Policy.Reason.IsZero() {
		return sc.placeholders(w.Policy.Reason)
	}
	applies := w.Status != rules.NotApplicable
	why := sc.compiled.InputsOf(n).Reason(unrequired(atoms), w.Vars, sc.anyWay)
	then := words.PolicyText(w.Policy)
	return words.InBoth(func(l locale.Lang) string {
		in, because := words.Words{Lang: l}, why.In(l)
		switch {
		case because == "" && applies:
			because = in.Pick("không phát sinh trong năm", "did not arise in the year")
		case because == "":
			because = in.Pick("không áp dụng", "does not apply")
		case !applies:
			because += in.Pick(" nên không áp dụng", ", so the item does not apply")
		}
		switch {
		case then.IsZero():
			return because
		case w.Policy.Kind == rubric.PolicyExclude:
			return because + in.Pick(", ", "; it is ") + then.In(l)
		}
		return because + in.Pick(", ", "; it ") + then.In(l)
	})
}

// unrequired returns comparisons without what was required.
func unrequired(atoms []formula.Atom) []formula.Atom {
	out := slices.Clone(atoms)
	for i := range out {
		out[i].Op, out[i].Required = "", nil
	}
	return out
}

// anyWay says of no figure which way the points go with it.
func (sc *scoring) anyWay(formula.Atom) formula.Direction { return formula.AnyWay }

// deciding returns the comparisons that kept a leaf from more points: those that
// failed the earlier case with the most points, else those that made its own
// case hold before a better one, else those of its bands.
func (sc *scoring) deciding(n *rules.Node, o *rules.Outcome, w rules.Branch) []formula.Atom {
	most, best := o.Hi, -1
	for i := range w.Held {
		if p := sc.worth(n, i, w.Vars); p != nil && p.Cmp(most) > 0 {
			most, best = p, i
		}
	}
	if best >= 0 {
		if atoms := formula.Decide(n.Cases[best].When, w.Vars); len(atoms) > 0 {
			return withCounted(atoms, w.Vars)
		}
	}
	if own := n.Cases[w.Held]; own.When != nil {
		for i := w.Held + 1; i < len(n.Cases); i++ {
			if p := sc.worth(n, i, w.Vars); p != nil && p.Cmp(o.Hi) > 0 {
				return withCounted(formula.Decide(own.When, w.Vars), w.Vars)
			}
		}
	}
	if atoms := formula.DecideBands(n.Cases[w.Held].Score, w.Vars); len(atoms) > 0 {
		return atoms
	}
	if atoms := formula.Counted(n.Cases[w.Held].Score, w.Vars); len(atoms) > 0 {
		return atoms
	}
	return formula.Observe(n.Cases[w.Held].Score, w.Vars)
}

// withCounted returns comparisons with those of the conditions that a count among their
// subjects lacks, or has too many of.
func withCounted(atoms []formula.Atom, vars []interval.Domain) []formula.Atom {
	var out []formula.Atom
	for _, a := range atoms {
		out = append(out, a)
		if strings.HasPrefix(a.Op, ">") {
			out = append(out, formula.Counted(a.Subject, vars)...)
		}
	}
	return out
}

// worth returns the most that a case gives, rounded; nil where it has no value or
// there is no most.
func (sc *scoring) worth(n *rules.Node, i int, vars []interval.Domain) *big.Rat {
	o := formula.Eval(n.Cases[i].Score, vars)
	if !o.HasValue || o.Value.Numbers.Hi == nil {
		return nil
	}
	return interval.Round(o.Value.Numbers.Hi, sc.compiled.Rubric.Points.Places, sc.compiled.Rubric.Points.Mode)
}

// derived writes the reason from the deciding comparisons: "tỷ lệ … đạt 76,5%, dưới 80%".
func (sc *scoring) derived(n *rules.Node, w rules.Branch, atoms []formula.Atom) rubric.Text {
	if len(atoms) == 0 {
		return rubric.Say(byTheRule)
	}
	score := n.Cases[w.Held].Score
	if !slices.ContainsFunc(atoms, func(a formula.Atom) bool { return a.Op != "" }) {
		if rates := formula.ObserveRates(score, w.Vars); rates != nil {
			atoms = rates
		}
	}
	goes := func(a formula.Atom) formula.Direction {
		if a.Slot < 0 || sc.compiled.Side(n) == rules.OnPenalty {
			return formula.AnyWay
		}
		return formula.DirectionOf(score, a.Slot, w.Vars)
	}
	text := sc.compiled.InputsOf(n).Reason(atoms, w.Vars, goes)
	by := giverOf(n.Item.Source).by
	return rubric.Text{VI: text.VI + by.VI, EN: text.EN + by.EN}
}

// shared writes the reason of a score that is a share of the maximum, nothing where
// comparisons decided or the facts leave something open.
func (sc *scoring) shared(n *rules.Node, o *rules.Outcome, w rules.Branch, atoms []formula.Atom) rubric.Text {
	compared := slices.ContainsFunc(atoms, func(a formula.Atom) bool { return a.Op != "" })
	if compared || !o.Counts || o.Lo.Cmp(o.Hi) != 0 {
		return rubric.Text{}
	}
	return sc.compiled.InputsOf(n).Shared(n.Cases[w.Held].Score, w.Vars)
}

// placeholders fills in the author's reason with what the facts say.
func (sc *scoring) placeholders(t rubric.Text) rubric.Text {
	return words.Fill(t, func(name string) (out []words.Known) {
		if p := sc.compiled.Rubric.Parameter(name); p != nil {
			as := &rubric.Input{Name: p.Name, Title: p.Title, Type: p.Type, Unit: p.Unit}
			return []words.Known{{Input: as, Is: sc.compiled.ParameterIn(sc.row, p)}}
		}
		for _, name := range sc.compiled.Rubric.ScalarNames(name) {
			slot := sc.compiled.Inputs.Slots[name] // validated
			out = append(out, words.Known{Input: sc.compiled.Inputs.Scalars[slot], Is: sc.compiled.Input(sc.row, slot)})
		}
		return out
	})
}

// comparisons writes comparisons of a leaf for programs.
func (sc *scoring) comparisons(n *rules.Node, atoms []formula.Atom) []Comparison {
	var out []Comparison
	for _, c := range sc.compiled.InputsOf(n).Comparisons(atoms) {
		out = append(out, Comparison(c))
	}
	return out
}
