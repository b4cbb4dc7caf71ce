package scoring

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// words writes values for officials in one language.
type words struct {
	lang   rubric.Lang
	in     *rubric.Input // the input whose value it is; nil for anything larger
	as     measure       // what the value counts
	digits digits
}

// wordsFor returns the words for the values of an input.
func wordsFor(l rubric.Lang, in *rubric.Input) words {
	return words{lang: l, in: in, as: measureOfInput(in)}
}

func (w words) pick(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(w.lang) }

// value writes what is known of a value: 76,5%; dưới 95%; từ 1 trở lên.
func (w words) value(v interval.Domain) string {
	switch v.Type {
	case interval.Bool:
		switch v.Bools {
		case interval.IsTrue:
			return w.pick("có", "yes")
		case interval.IsFalse:
			return w.pick("không", "no")
		}
		return w.unknown()
	case interval.Text:
		if w.in != nil && len(v.Texts) == len(w.in.Options) {
			return w.unknown()
		}
		names := make([]string, len(v.Texts))
		for i, name := range v.Texts {
			names[i] = w.option(name)
		}
		return strings.Join(names, w.pick(" hoặc ", " or "))
	}
	n := v.Numbers
	if _, single := n.Single(); single {
		return w.number(v.Type, n.Lo)
	}
	var parts []string
	if n.Lo != nil && !w.domainEnd(n.Lo, true) {
		parts = append(parts, w.limit(v.Type, map[bool]string{true: ">", false: ">="}[n.LoOpen], n.Lo))
	}
	if n.Hi != nil && !w.domainEnd(n.Hi, false) {
		parts = append(parts, w.limit(v.Type, map[bool]string{true: "<", false: "<="}[n.HiOpen], n.Hi))
	}
	if len(parts) == 0 {
		return w.unknown()
	}
	return strings.Join(parts, w.pick(" và ", " and "))
}

func (w words) unknown() string { return w.pick("chưa có số liệu", "no figure") }

// domainEnd reports whether a limit is that of the input's domain, which says
// nothing about the unit.
func (w words) domainEnd(v *big.Rat, least bool) bool {
	if w.in == nil {
		return false
	}
	lo, hi := w.in.Domain()
	if least {
		return lo.Valid && lo.Decimal.Rat().Cmp(v) == 0
	}
	return hi.Valid && hi.Decimal.Rat().Cmp(v) == 0
}

func (w words) option(name string) string {
	if w.in != nil {
		if o := w.in.Option(name); o != nil && !o.Title.IsZero() {
			return o.Title.In(w.lang)
		}
	}
	return name
}

// number writes a number with its unit.
func (w words) number(t interval.Type, v *big.Rat) string {
	if t == interval.Date {
		return rubric.DateOfDay(v.Num().Int64()).Written(w.lang)
	}
	text := w.digits.write(w.lang, v)
	switch w.as.kind {
	case percentage:
		return text + "%"
	case percentagePoints:
		return text + w.pick(" điểm phần trăm", " percentage point"+plural(v))
	case dayCount:
		return text + w.pick(" ngày", " day"+plural(v))
	case measured:
		return text + " " + w.as.unit.In(w.lang)
	}
	return text
}

// plural returns the ending of an English noun behind a number.
func plural(v *big.Rat) string {
	if v.Cmp(one()) == 0 {
		return ""
	}
	return "s"
}

// limit writes a relation to a number: từ 80% / at least 80%.
func (w words) limit(t interval.Type, op string, v *big.Rat) string {
	n := w.number(t, v)
	if op == "<=" && w.domainEnd(v, true) || op == ">=" && w.domainEnd(v, false) {
		return n // nothing else is left
	}
	return w.limited(op, n, t == interval.Date)
}

// limited writes a relation to what is written as n.
func (w words) limited(op, n string, day bool) string {
	if day {
		return map[string]string{
			">=": w.pick("từ ", "from ") + n, ">": w.pick("sau ", "after ") + n,
			"<=": w.pick("chậm nhất ", "by ") + n, "<": w.pick("trước ", "before ") + n,
		}[op]
	}
	return map[string]string{
		">=": w.pick("từ "+n+" trở lên", "at least "+n), ">": w.pick("trên "+n, "above "+n),
		"<=": w.pick("không quá "+n, "at most "+n), "<": w.pick("dưới "+n, "below "+n),
	}[op]
}

// required writes the relation that would have given more points.
func (w words) required(a formula.Atom) string {
	if v := a.Required[0]; len(a.Required) == 1 && (v.Type == interval.Number || v.Type == interval.Date) {
		if at, single := v.Numbers.Single(); single && strings.ContainsAny(a.Op, "<>") {
			return w.limit(v.Type, a.Op, at)
		}
	}
	list := make([]string, len(a.Required))
	for i, v := range a.Required {
		list[i] = w.value(v)
	}
	text := strings.Join(list, ", ")
	switch a.Op {
	case "!=", "not in":
		return w.pick("khác ", "other than ") + text
	case "in":
		return w.pick("một trong: ", "one of: ") + text
	case "==":
		return text
	}
	if limit := a.Required[0]; w.value(limit) == w.unknown() {
		text = w.pick("một ngưỡng chưa xác định được", "a limit that is not known yet")
	} else {
		text = w.pick("một ngưỡng ", "a limit of ") + text
	}
	return map[string]string{
		">=": w.pick("không nhỏ hơn ", "not less than "), ">": w.pick("lớn hơn ", "greater than "),
		"<=": w.pick("không lớn hơn ", "not greater than "), "<": w.pick("nhỏ hơn ", "less than "),
	}[a.Op] + text
}

// exact writes a value for machines, as [Comparison] says.
func exact(v interval.Domain) string {
	switch v.Type {
	case interval.Bool:
		return map[interval.Bools]string{interval.IsTrue: "true", interval.IsFalse: "false", interval.Either: "true, false"}[v.Bools]
	case interval.Text:
		return strings.Join(v.Texts, ", ")
	case interval.Date:
		if at, single := v.Numbers.Single(); single {
			return rubric.DateOfDay(at.Num().Int64()).String()
		}
		var parts []string
		if v.Numbers.Lo != nil {
			parts = append(parts, ">= "+rubric.DateOfDay(v.Numbers.Lo.Num().Int64()).String())
		}
		if v.Numbers.Hi != nil {
			parts = append(parts, "<= "+rubric.DateOfDay(v.Numbers.Hi.Num().Int64()).String())
		}
		if parts == nil {
			return "any date"
		}
		return strings.Join(parts, ", ")
	}
	return v.Numbers.String()
}

// policyText says what a policy makes of an item.
func policyText(p rubric.Policy) rubric.Text {
	if p.Kind == rubric.PolicyShare {
		share := p.Share.Shift(2)
		return rubric.Text{
			VI: "tính " + rubric.Vietnamese.Decimal(share) + "% điểm tối đa",
			EN: "counts as " + rubric.English.Decimal(share) + "% of the maximum",
		}
	}
	return map[rubric.PolicyKind]rubric.Text{
		rubric.PolicyExclude: {VI: "loại khỏi thang điểm", EN: "left out of the maximum"},
		rubric.PolicyFull:    {VI: "tính điểm tối đa", EN: "counts as full marks"},
		rubric.PolicyZero:    {VI: "không tính điểm", EN: "counts as no points"},
	}[p.Kind]
}
