package scoring

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// leafInputs are the inputs that a leaf reads, by the slots of its formulas; nil for
// other slots.
type leafInputs func(slot int) *rubric.Input

// comparison is one comparison as programs read it: what scoring.Comparison is.
type comparison struct{ Input, Subject, Observed, Operator, Required, Distance string }

// comparisons writes comparisons for programs.
func (in leafInputs) comparisons(atoms []formula.Atom) []comparison {
	var out []comparison
	for _, a := range atoms {
		c := comparison{Subject: formula.String(a.Subject), Observed: exact(a.Observed), Operator: a.Op}
		if about := in(a.Slot); about != nil {
			c.Input = about.Name
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

// words returns the words for a comparison of a leaf, with as many digits as keep
// its numbers apart.
func (in leafInputs) words(a formula.Atom, l rubric.Lang) words {
	w := words{lang: l, in: in(a.Slot)}
	if w.in != nil {
		w.as = measureOfInput(w.in)
	} else {
		w.as = measureOf(a.Subject, in, nil)
	}
	w.digits = w.digits.apart(numbersOf(a))
	return w
}

// numbersOf returns the numbers that a comparison is told with.
func numbersOf(a formula.Atom) []*big.Rat {
	if a.Observed.Type != interval.Number {
		return nil
	}
	out := []*big.Rat{a.Observed.Numbers.Lo, a.Observed.Numbers.Hi}
	for _, v := range a.Required {
		out = append(out, v.Numbers.Lo, v.Numbers.Hi)
	}
	return out
}

// distancesOf returns how far apart they are, and zero, which they are not to be
// written as.
func distancesOf(a formula.Atom) []*big.Rat {
	d, _, ok := a.Distance()
	if !ok || a.Observed.Type != interval.Number {
		return nil
	}
	return []*big.Rat{new(big.Rat), d.Lo, d.Hi}
}

// together returns the digits of comparisons that are told of one subject.
func together(atoms []formula.Atom) digits {
	var numbers, distances []*big.Rat
	for _, a := range atoms {
		numbers, distances = append(numbers, numbersOf(a)...), append(distances, distancesOf(a)...)
	}
	return digits{}.apart(numbers, distances)
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
// "Tỷ lệ …: đạt 76,5%, yêu cầu từ 80%, còn thiếu 3,5 điểm phần trăm; …".
func (in leafInputs) compared(atoms []formula.Atom, t tone) rubric.Text {
	return inBoth(func(l rubric.Lang) string {
		var b strings.Builder
		of := make([]string, len(atoms))
		for i, a := range atoms {
			of[i] = formula.String(a.Subject)
		}
		for i, a := range atoms {
			w := in.words(a, l)
			var same []formula.Atom
			for k := range atoms {
				if of[k] == of[i] {
					same = append(same, atoms[k])
				}
			}
			w.digits = together(same)
			relation := w.relation(a, t)
			subject := in.subject(a, l) + ": " + w.observed(a.Observed)
			again := i > 0 && t != plainReason && relation != "" && of[i] == of[i-1]
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

// subject writes what is compared, with the titles of inputs.
func (in leafInputs) subject(a formula.Atom, l rubric.Lang) string {
	if about := in(a.Slot); about != nil {
		return title(about, l)
	}
	return capital(words{lang: l}.phrase(a.Subject, in))
}

// capital writes the first letter of a sentence.
func capital(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// observed writes what is known of a value: đạt 76,5%.
func (w words) observed(v interval.Domain) string {
	text := w.value(v)
	switch {
	case text == w.unknown():
		return text
	case w.as.kind == percentage:
		if v, single := v.Numbers.Single(); single {
			text = w.digits.percent(w.lang, v) + "%"
		}
		return w.pick("đạt ", "reached ") + text
	}
	return w.pick("thực tế ", "actual ") + text
}

// relation writes what was to be: yêu cầu từ 80%, còn thiếu 3,5 điểm phần trăm.
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
	above, date := side > 0, a.Observed.Type == interval.Date
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
func (w words) amount(a formula.Atom, d interval.Interval, side int, t tone) string {
	if v, single := d.Single(); single {
		if a.Op == ">" && t == wanted && a.Observed.Type != interval.Date {
			return w.pick("hơn ", "more than ") + w.quantity(a, v)
		}
		return w.quantity(a, v)
	}
	end, least := a.Observed.Numbers.Lo, true // that lies further from the threshold
	if side > 0 {
		end, least = a.Observed.Numbers.Hi, false
	}
	from, to := d.Lo.Sign() > 0, d.Hi != nil && !w.domainEnd(end, least)
	if from && to && !d.LoOpen && !d.HiOpen {
		return w.pick("từ ", "") + w.digits.write(w.lang, d.Lo) + w.pick(" đến ", " to ") + w.quantity(a, d.Hi)
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
	switch {
	case a.Observed.Type == interval.Date:
		w.as = measure{kind: dayCount}
	case w.as.kind == percentage:
		w.as = measure{kind: percentagePoints}
	}
	return w.number(interval.Number, v)
}
