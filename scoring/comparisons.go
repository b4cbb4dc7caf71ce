package scoring

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// comparisons writes comparisons for programs.
func (sc *scoring) comparisons(n *node, atoms []formula.Atom) []Comparison {
	var out []Comparison
	for _, a := range atoms {
		c := Comparison{Subject: formula.String(a.Subject), Observed: exact(a.Observed), Operator: a.Op}
		if in := sc.about(n, a); in != nil {
			c.Input = in.Name
		}
		var required []string
		for _, v := range a.Required {
			required = append(required, exact(v))
		}
		c.Required = strings.Join(required, ", ")
		if d, _, ok := a.Distance(); ok {
			c.Distance = d.String()
		}
		out = append(out, c)
	}
	return out
}

// about returns the input that a comparison is about, nil for anything larger.
func (sc *scoring) about(n *node, a formula.Atom) *rubric.Input {
	if a.Slot < 0 || a.Slot >= len(n.uses) {
		return nil
	}
	return &sc.rubric.Inputs[n.uses[a.Slot]]
}

func (sc *scoring) words(n *node, a formula.Atom, l rubric.Lang) words {
	return words{l, sc.about(n, a)}
}

// tone says what a comparison is told for.
type tone uint8

const (
	plainReason tone = iota + 1 // of an item: required, without the distance
	wanted                      // it did not come out so, which cost points
	neutral                     // it did not come out so, or may not
	held                        // it came out so
)

// compared writes comparisons for officials:
// "Tỷ lệ …: đạt 76,5 %, yêu cầu từ 80 %, còn thiếu 3,5 điểm phần trăm; …".
func (sc *scoring) compared(n *node, atoms []formula.Atom, t tone) rubric.Text {
	return inBoth(func(l rubric.Lang) string {
		var b strings.Builder
		for i, a := range atoms {
			w := sc.words(n, a, l)
			relation := w.relation(a, t)
			subject := w.subject(a) + ": " + w.observed(a.Observed)
			again := i > 0 && t != plainReason && relation != "" && formula.String(a.Subject) == formula.String(atoms[i-1].Subject)
			switch {
			case again:
				b.WriteString("; " + relation)
				continue
			case i > 0:
				b.WriteString("; ")
			}
			b.WriteString(subject)
			if relation != "" {
				b.WriteString(", " + relation)
			}
		}
		return b.String()
	})
}

func inBoth(f func(rubric.Lang) string) rubric.Text {
	return rubric.Text{VI: f(rubric.Vietnamese), EN: f(rubric.English)}
}

func (w words) subject(a formula.Atom) string {
	if w.in != nil {
		return w.in.Title.In(w.lang)
	}
	return formula.String(a.Subject)
}

// observed writes what is known of a value: đạt 76,5 %.
func (w words) observed(v formula.Value) string {
	text := w.value(v)
	switch {
	case text == w.unknown():
		return text
	case w.in != nil && w.in.Type == rubric.Percent:
		return w.pick("đạt ", "reached ") + text
	}
	return w.pick("thực tế ", "actual ") + text
}

// relation writes what was to be: yêu cầu từ 80 %, còn thiếu 3,5 điểm phần trăm.
func (w words) relation(a formula.Atom, t tone) string {
	if a.Op == "" || t == held && a.Op == "==" {
		return ""
	}
	text := w.pick("điều kiện ", "condition ")
	if t == plainReason || t == wanted {
		text = w.pick("yêu cầu ", "required ")
	}
	text += w.required(a)
	if d := w.distance(a, t); d != "" {
		text += ", " + d
	}
	return text
}

// distance writes how far a value is from what was to be: còn thiếu 3,5 điểm
// phần trăm; muộn 10 ngày. It is empty where that says nothing.
func (w words) distance(a formula.Atom, t tone) string {
	d, side, ok := a.Distance()
	if !ok || t == plainReason {
		return ""
	}
	if side == 0 {
		return w.pick("đúng bằng ngưỡng", "exactly at the limit")
	}
	far := w.amount(a, d, side, t)
	if far == "" {
		return ""
	}
	above, date := side > 0, a.Observed.Type == formula.Date
	switch {
	case t == wanted && a.Op == "==":
		return w.pick("chênh ", "off by ") + far
	case t == wanted && date && above:
		return w.pick("muộn "+far, far+" late")
	case t == wanted && date:
		return w.pick("sớm "+far, far+" early")
	case t == wanted && above:
		return w.pick("vượt "+far, far+" over")
	case t == wanted:
		return w.pick("còn thiếu "+far, far+" short")
	case date && above:
		return w.pick("muộn hơn "+far, far+" later")
	case date:
		return w.pick("sớm hơn "+far, far+" earlier")
	case above:
		return w.pick("cao hơn "+far, far+" above")
	}
	return w.pick("thấp hơn "+far, far+" below")
}

// amount writes a distance with its unit: 3,5 điểm phần trăm; 10 ngày; of a
// range the ends that say something.
func (w words) amount(a formula.Atom, d formula.Num, side int, t tone) string {
	if v, single := d.Single(); single {
		if a.Op == ">" && t == wanted && a.Observed.Type != formula.Date {
			return w.pick("hơn ", "more than ") + w.quantity(a, v)
		}
		return w.quantity(a, v)
	}
	end, least := a.Observed.Num.Lo, true // that lies further from the threshold
	if side > 0 {
		end, least = a.Observed.Num.Hi, false
	}
	from, to := d.Lo.Sign() > 0, d.Hi != nil && !w.domainEnd(end, least)
	if from && to && !d.LoOpen && !d.HiOpen {
		return w.pick("từ ", "") + digits(w.lang, d.Lo) + w.pick(" đến ", " to ") + w.quantity(a, d.Hi)
	}
	var parts []string
	if from {
		at := w.pick("ít nhất ", "at least ")
		if d.LoOpen {
			at = w.pick("trên ", "more than ")
		}
		parts = append(parts, at+w.quantity(a, d.Lo))
	}
	if to {
		at := w.pick("không quá ", "at most ")
		if d.HiOpen {
			at = w.pick("dưới ", "less than ")
		}
		parts = append(parts, at+w.quantity(a, d.Hi))
	}
	return strings.Join(parts, w.pick(" và ", " and "))
}

// quantity writes a difference of two values of a comparison.
func (w words) quantity(a formula.Atom, v *big.Rat) string {
	s := "s"
	if v.Cmp(one()) == 0 {
		s = ""
	}
	switch {
	case a.Observed.Type == formula.Date:
		return digits(w.lang, v) + w.pick(" ngày", " day"+s)
	case w.in != nil && w.in.Type == rubric.Percent:
		return digits(w.lang, v) + w.pick(" điểm phần trăm", " percentage point"+s)
	}
	return w.number(formula.Number, v)
}
