package words

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Words writes values for officials in one language.
type Words struct {
	Lang   locale.Lang
	in     *rubric.Input // the input whose value it is; nil for anything larger
	As     measure       // what the value counts
	Digits Digits
	// grouped says that whole numbers are written in groups of thousands: 4.260.
	grouped bool
	// behind says that limits stand behind a preposition: lên ít nhất 80%, not lên từ 80% trở lên.
	behind bool
}

// WordsFor returns the words for the values of an input.
func WordsFor(l locale.Lang, in *rubric.Input) Words {
	return Words{Lang: l, in: in, As: measureOfInput(in)}
}

func (w Words) Pick(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(w.Lang) }

// Value writes what is known of a value: 76,5%; dưới 95%; từ 1 trở lên.
func (w Words) Value(v interval.Domain) string {
	switch v.Type {
	case interval.Bool:
		switch v.Bools {
		case interval.IsTrue:
			return w.Pick("có", "yes")
		case interval.IsFalse:
			return w.Pick("không", "no")
		}
		return w.Unknown()
	case interval.Text:
		if w.in != nil && len(v.Texts) == len(w.in.Options) {
			return w.Unknown()
		}
		names := make([]string, len(v.Texts))
		for i, name := range v.Texts {
			names[i] = w.option(name)
		}
		return strings.Join(names, w.Pick(" hoặc ", " or "))
	}
	n := v.Numbers
	if _, single := n.Single(); single {
		return w.number(v.Type, n.Lo)
	}
	var parts []string
	never := v.MayBeNever() && n.Hi != nil
	if never {
		n.Hi = nil
	}
	if n.Lo != nil && !w.domainEnd(n.Lo, true) {
		parts = append(parts, w.limit(v.Type, map[bool]string{true: ">", false: ">="}[n.LoOpen], n.Lo))
	}
	if n.Hi != nil && !w.domainEnd(n.Hi, false) {
		parts = append(parts, w.limit(v.Type, map[bool]string{true: "<", false: "<="}[n.HiOpen], n.Hi))
	}
	if len(parts) == 0 {
		return w.Unknown()
	}
	if never {
		parts[0] += w.Pick(" hoặc ", " or ") + w.never()
	}
	return strings.Join(parts, w.Pick(" và ", " and "))
}

func (w Words) Unknown() string { return w.Pick("chưa có số liệu", "no figure") }

// domainEnd reports whether a limit is that of the input's domain, which says
// nothing about the unit.
func (w Words) domainEnd(v *big.Rat, least bool) bool {
	if w.in == nil {
		return false
	}
	lo, hi := w.in.Domain()
	if least {
		return lo.Valid && lo.Decimal.Rat().Cmp(v) == 0
	}
	return hi.Valid && hi.Decimal.Rat().Cmp(v) == 0
}

func (w Words) option(name string) string {
	if w.in != nil {
		if o := w.in.Option(name); o != nil && !o.Title.IsZero() {
			return o.Title.In(w.Lang)
		}
	}
	return name
}

// number writes a number with its unit.
func (w Words) number(t interval.Type, v *big.Rat) string {
	if t == interval.Date {
		if v.Cmp(interval.Never) == 0 {
			return w.never()
		}
		return rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v.Num().Int64()).Written(w.Lang)
	}
	text := w.plain(v)
	switch w.As.kind {
	case percentage:
		return text + "%"
	case percentagePoints:
		return text + w.Pick(" điểm phần trăm", " percentage point"+plural(v))
	case dayCount:
		return text + w.Pick(" ngày", " day"+plural(v))
	case workdayCount:
		return text + w.Pick(" ngày làm việc", " working day"+plural(v))
	case pointCount:
		return text + w.Pick(" điểm", " point"+plural(v))
	case measured:
		return text + " " + w.As.unit.In(w.Lang)
	}
	return text
}

// plain writes a number without its unit.
func (w Words) plain(v *big.Rat) string {
	text := w.Digits.Write(w.Lang, v)
	if w.grouped {
		return thousands(text, w.Pick(".", ","))
	}
	return text
}

// never writes a date that did not come.
func (w Words) never() string { return w.Pick("chưa thực hiện", "never") }

// someDay writes that a date has to come.
func (w Words) someDay() string { return w.Pick("đã thực hiện", "a day") }

// lastDay is the last day that can be written; it is never changed.
var lastDay = new(big.Rat).Sub(interval.Never, interval.One())

// dated writes a relation to the last days of all, which is one to never.
func (w Words) dated(op string, v *big.Rat) string {
	never, last := v.Cmp(interval.Never) == 0, v.Cmp(lastDay) == 0
	switch {
	case never && (op == "<" || op == "!="), last && op == "<=":
		return w.someDay()
	case never && (op == ">=" || op == "=="), last && op == ">":
		return w.never()
	}
	return ""
}

// plural returns the ending of an English noun behind a number.
func plural(v *big.Rat) string {
	if v.Cmp(interval.One()) == 0 {
		return ""
	}
	return "s"
}

// limit writes a relation to a number: từ 80% / at least 80%.
func (w Words) limit(t interval.Type, op string, v *big.Rat) string {
	n := w.number(t, v)
	if dated := w.dated(op, v); t == interval.Date && dated != "" {
		return dated
	}
	if op == "<=" && w.domainEnd(v, true) || op == ">=" && w.domainEnd(v, false) {
		return n // nothing else is left
	}
	return w.Limited(op, n, t == interval.Date)
}

// Limited writes a relation to what is written as n.
func (w Words) Limited(op, n string, day bool) string {
	if day {
		return map[string]string{
			">=": w.Pick("từ ", "from ") + n, ">": w.Pick("sau ", "after ") + n,
			"<=": w.Pick("chậm nhất ", "by ") + n, "<": w.Pick("trước ", "before ") + n,
		}[op]
	}
	least := "từ " + n + " trở lên"
	if w.behind {
		least = "ít nhất " + n
	}
	return map[string]string{
		">=": w.Pick(least, "at least "+n), ">": w.Pick("trên "+n, "above "+n),
		"<=": w.Pick("không quá "+n, "at most "+n), "<": w.Pick("dưới "+n, "below "+n),
	}[op]
}

// required writes the relation that would have given more points.
func (w Words) required(a formula.Atom) string {
	if v := a.Required[0]; len(a.Required) == 1 && (v.Type == interval.Number || v.Type == interval.Date) {
		if at, single := v.Numbers.Single(); single && strings.ContainsAny(a.Op, "<>") {
			return w.limit(v.Type, a.Op, at)
		}
	}
	list := make([]string, len(a.Required))
	for i, v := range a.Required {
		list[i] = w.Value(v)
	}
	text := strings.Join(list, ", ")
	switch a.Op {
	case "!=", "not in":
		if v := a.Required[0]; len(a.Required) == 1 && v.Known() && v.MayBeNever() {
			return w.someDay()
		}
		return w.Pick("khác ", "other than ") + text
	case "in":
		return w.Pick("một trong: ", "one of: ") + text
	case "==":
		return text
	}
	if limit := a.Required[0]; w.Value(limit) == w.Unknown() {
		text = w.Pick("một ngưỡng chưa xác định được", "a limit that is not known yet")
	} else {
		text = w.Pick("một ngưỡng ", "a limit of ") + text
	}
	return map[string]string{
		">=": w.Pick("không nhỏ hơn ", "not less than "), ">": w.Pick("lớn hơn ", "greater than "),
		"<=": w.Pick("không lớn hơn ", "not greater than "), "<": w.Pick("nhỏ hơn ", "less than "),
	}[a.Op] + text
}

// Never is how machines and files write a date that did not come.
const Never = "never"

// Exact writes a value for machines, as [scoring.Comparison] says.
func Exact(v interval.Domain) string {
	switch v.Type {
	case interval.Bool:
		return map[interval.Bools]string{interval.IsTrue: "true", interval.IsFalse: "false",
			interval.Either: "true, false"}[v.Bools]
	case interval.Text:
		return strings.Join(v.Texts, ", ")
	case interval.Date:
		if at, single := v.Numbers.Single(); single {
			if at.Cmp(interval.Never) == 0 {
				return Never
			}
			return rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(at.Num().Int64()).String()
		}
		var parts []string
		if v.Numbers.Lo != nil {
			parts = append(parts, ">= "+rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v.Numbers.Lo.Num().Int64()).String())
		}
		if v.Numbers.Hi != nil && v.Numbers.Hi.Cmp(interval.Never) != 0 {
			parts = append(parts, "<= "+rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v.Numbers.Hi.Num().Int64()).String())
		}
		if parts == nil {
			return "any date"
		}
		return strings.Join(parts, ", ")
	}
	return v.Numbers.String()
}

// PolicyText says what a policy makes of an item.
func PolicyText(p rubric.Policy) rubric.Text {
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

// NeverText is how people write a date that did not come.
func NeverText() rubric.Text {
	return InBoth(func(l locale.Lang) string { return Words{Lang: l}.never() })
}
