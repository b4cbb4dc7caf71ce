package words

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// LeafInputs are the inputs that a leaf reads, by the slots of its formulas; nil for
// other slots.
type LeafInputs func(slot int) *rubric.Input

// comparison is one comparison as programs read it: what scoring.Comparison is.
type comparison struct{ Input, Subject, Observed, Operator, Required, Distance string }

// Comparisons writes comparisons for programs.
func (in LeafInputs) Comparisons(atoms []formula.Atom) []comparison {
	var out []comparison
	for _, a := range atoms {
		c := comparison{Subject: formula.String(a.Subject), Observed: Exact(a.Observed), Operator: a.Op}
		if about := in(a.Slot); about != nil {
			c.Input = about.Name
		}
		var required []string
		for _, v := range a.Required {
			required = append(required, Exact(v))
		}
		c.Required = strings.Join(required, ", ")
		if d, _, ok := a.Distance(); ok {
			c.Distance = d.String()
		}
		out = append(out, c)
	}
	return out
}

// Words returns the words for a comparison of a leaf, with as many digits as keep
// its numbers apart.
func (in LeafInputs) Words(a formula.Atom, l locale.Lang) Words {
	w := Words{Lang: l, in: in(a.Slot)}
	if w.in != nil {
		w.As = measureOfInput(w.in)
	} else {
		w.As = MeasureOf(a.Subject, in, nil)
	}
	w.Digits = w.Digits.Apart(numbersOf(a))
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
func together(atoms []formula.Atom) Digits {
	var numbers, distances []*big.Rat
	for _, a := range atoms {
		numbers, distances = append(numbers, numbersOf(a)...), append(distances, distancesOf(a)...)
	}
	return Digits{}.Apart(numbers, distances)
}

// Tone says what a comparison is told for.
type Tone uint8

const (
	Wanted  Tone = iota + 1 // it did not come out so, which cost points
	Neutral                 // it did not come out so, or may not
	Held                    // it came out so
)

// Compared writes comparisons for officials:
// "Tỷ lệ …: đạt 76,5%, yêu cầu từ 80%, còn thiếu 3,5 điểm phần trăm; …".
func (in LeafInputs) Compared(atoms []formula.Atom, t Tone) rubric.Text {
	return InBoth(func(l locale.Lang) string {
		var b strings.Builder
		of := make([]string, len(atoms))
		for i, a := range atoms {
			of[i] = formula.String(a.Subject)
		}
		for i, a := range atoms {
			w := in.Words(a, l)
			var same []formula.Atom
			for k := range atoms {
				if of[k] == of[i] {
					same = append(same, atoms[k])
				}
			}
			w.Digits = together(same)
			relation := w.relation(a, t)
			subject := in.Subject(a, l) + ": " + w.observed(a.Observed)
			again := i > 0 && relation != "" && of[i] == of[i-1]
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

func InBoth(f func(locale.Lang) string) rubric.Text {
	return rubric.Text{VI: f(rubric.Vietnamese), EN: f(rubric.English)}
}

// Subject writes what is compared, with the titles of inputs.
func (in LeafInputs) Subject(a formula.Atom, l locale.Lang) string {
	if about := in(a.Slot); about != nil {
		return title(about, l)
	}
	return Capital(Words{Lang: l}.Phrase(a.Subject, in))
}

// Capital writes the first letter of a sentence.
func Capital(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// observed writes what is known of a value: đạt 76,5%.
func (w Words) observed(v interval.Domain) string {
	text := w.Value(v)
	switch {
	case text == w.Unknown():
		return text
	case w.As.kind == percentage:
		if v, single := v.Numbers.Single(); single {
			text = w.Digits.percent(w.Lang, v) + "%"
		}
		return w.Pick("đạt ", "reached ") + text
	}
	return w.Pick("thực tế ", "actual ") + text
}

// relation writes what was to be: yêu cầu từ 80%, còn thiếu 3,5 điểm phần trăm.
func (w Words) relation(a formula.Atom, t Tone) string {
	if a.Op == "" || t == Held && a.Op == "==" {
		return ""
	}
	text := w.Pick("điều kiện ", "condition ")
	if t == Wanted {
		text = w.Pick("yêu cầu ", "required ")
	}
	text += w.required(a)
	if d := w.distance(a, t); d != "" {
		text += ", " + d
	}
	return text
}

// distance writes how far a value is from what was to be: còn thiếu 3,5 điểm
// phần trăm; muộn 10 ngày. It is empty where that says nothing.
func (w Words) distance(a formula.Atom, t Tone) string {
	d, side, ok := a.Distance()
	if !ok {
		return ""
	}
	if side == 0 {
		return w.Pick("đúng bằng ngưỡng", "exactly at the limit")
	}
	far := w.amount(a, d, side, t)
	if far == "" {
		return ""
	}
	above, date := side > 0, a.Observed.Type == interval.Date
	switch {
	case t == Wanted && a.Op == "==":
		return w.Pick("chênh ", "off by ") + far
	case t == Wanted && date && above:
		return w.Pick("muộn "+far, far+" late")
	case t == Wanted && date:
		return w.Pick("sớm "+far, far+" early")
	case t == Wanted && above:
		return w.Pick("vượt "+far, far+" over")
	case t == Wanted:
		return w.Pick("còn thiếu "+far, far+" short")
	case date && above:
		return w.Pick("muộn hơn "+far, far+" later")
	case date:
		return w.Pick("sớm hơn "+far, far+" earlier")
	case above:
		return w.Pick("cao hơn "+far, far+" above")
	}
	return w.Pick("thấp hơn "+far, far+" below")
}

// amount writes a distance with its unit: 3,5 điểm phần trăm; 10 ngày; of a
// range the ends that say something.
func (w Words) amount(a formula.Atom, d interval.Interval, side int, t Tone) string {
	if v, single := d.Single(); single {
		if a.Op == ">" && t == Wanted && a.Observed.Type != interval.Date {
			return w.Pick("hơn ", "more than ") + w.quantity(a, v)
		}
		return w.quantity(a, v)
	}
	end, least := a.Observed.Numbers.Lo, true // that lies further from the threshold
	if side > 0 {
		end, least = a.Observed.Numbers.Hi, false
	}
	from, to := d.Lo.Sign() > 0, d.Hi != nil && !w.domainEnd(end, least)
	if from && to && !d.LoOpen && !d.HiOpen {
		return w.Pick("từ ", "") + w.Digits.Write(w.Lang, d.Lo) + w.Pick(" đến ", " to ") + w.quantity(a, d.Hi)
	}
	var parts []string
	if from {
		at := w.Pick("ít nhất ", "at least ")
		if d.LoOpen {
			at = w.Pick("trên ", "more than ")
		}
		parts = append(parts, at+w.quantity(a, d.Lo))
	}
	if to {
		at := w.Pick("không quá ", "at most ")
		if d.HiOpen {
			at = w.Pick("dưới ", "less than ")
		}
		parts = append(parts, at+w.quantity(a, d.Hi))
	}
	return strings.Join(parts, w.Pick(" và ", " and "))
}

// quantity writes a difference of two values of a comparison.
func (w Words) quantity(a formula.Atom, v *big.Rat) string {
	switch {
	case a.Observed.Type == interval.Date:
		w.As = measure{kind: dayCount}
	case w.As.kind == percentage:
		w.As = measure{kind: percentagePoints}
	}
	return w.number(interval.Number, v)
}
