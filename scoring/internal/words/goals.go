package words

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Goal writes what a figure has to become as the plan of the next year says it: a clause
// behind "phấn đấu" and "reach", "tỷ lệ văn bản đi gửi bản điện tử đạt từ 80% trở lên". A
// day is that of each year.
func (in LeafInputs) Goal(a formula.Atom, l locale.Lang) string {
	g := goal{Words: in.Words(a, l), atom: a, about: in(a.Slot), noun: in.nounOf(a, l)}
	g.grouped = true
	switch a.Observed.Type {
	case interval.Bool:
		return g.holds()
	case interval.Text:
		var list []string
		for _, v := range a.Required {
			list = append(list, g.quoted(v))
		}
		options := strings.Join(list, g.Pick(" hoặc ", " or "))
		return g.Pick(g.noun+" đạt mức "+options, options+" for "+g.noun)
	case interval.Date:
		return g.yearly()
	}
	if things, ok := counted(g.about); ok && l != rubric.English {
		return g.count(things)
	}
	return g.number()
}

// goal is what one figure has to become.
type goal struct {
	Words
	atom  formula.Atom
	about *rubric.Input
	noun  string
}

// holds writes what has to be so, or not: bảo đảm hồ sơ công việc được lập đầy đủ.
func (g goal) holds() string {
	is := len(g.atom.Required) == 1 && g.atom.Required[0].Bools == interval.IsTrue
	if g.Lang == rubric.English {
		return "the state that " + present(g.statement(g.about, is))
	}
	title := g.about.Title.VI
	if is {
		if what, ok := behind(title, "Đã"); ok {
			return what
		}
		for _, word := range []string{"Có", "Không", "Bảo đảm", "Đảm bảo", "Đạt", "Hoàn thành", "Thực hiện"} {
			if _, ok := behind(title, word); ok {
				return g.noun
			}
		}
		return "bảo đảm " + g.noun
	}
	for _, turn := range [][2]string{{"Có", "không có "}, {"Còn", "không còn "}, {"Đã", "không "}, {"Được", "không được "},
		{"Không", ""}} {
		if what, ok := behind(title, turn[0]); ok {
			return turn[1] + what
		}
	}
	if strings.Contains(title, " bị ") {
		return "không để " + g.noun
	}
	return "không để xảy ra việc " + g.noun
}

// present writes a sentence of a past year for the next.
func present(s string) string {
	for _, verb := range [][2]string{{" was ", " is "}, {" were ", " are "}} {
		if before, after, ok := strings.Cut(s, verb[0]); ok {
			return before + verb[1] + after
		}
	}
	return s
}

// yearly writes the rule of a date: ban hành kế hoạch chậm nhất ngày 31/7 hằng năm.
func (g goal) yearly() string {
	what, is := event(g.about)
	noun, english := g.noun, "the "+g.noun
	if rest, ok := behind(g.about.Title.EN, "Date of"); ok {
		english = rest
	} else if !strings.HasPrefix(g.noun, "date") {
		english = g.noun
	}
	if !is {
		what = noun
	}
	v := g.atom.Required[0]
	at, single := v.Numbers.Single()
	if single && g.dated(g.atom.Op, at) == g.someDay() {
		if is {
			return g.Pick(what, english)
		}
		return g.Pick("thực hiện "+noun, english)
	}
	if !single {
		n := v.Numbers
		if n.Lo == nil || n.Hi == nil {
			return g.Pick(what, english)
		}
		return g.Pick(what+" từ ngày "+yearDay(g.Lang, n.Lo)+" đến ngày "+yearDay(g.Lang, n.Hi)+" hằng năm",
			english+" from "+yearDay(g.Lang, n.Lo)+" to "+yearDay(g.Lang, n.Hi)+" each year")
	}
	day := yearDay(g.Lang, at)
	relation := map[string]string{
		">=": g.Pick("từ ngày ", "from "), ">": g.Pick("sau ngày ", "after "),
		"<=": g.Pick("chậm nhất ngày ", "by "), "<": g.Pick("trước ngày ", "before "), "==": g.Pick("ngày ", "on "),
	}[g.atom.Op]
	return g.Pick(what+" "+relation+day+" hằng năm", english+" "+relation+day+" each year")
}

// yearDay writes a day without its year, as administrative documents do: 05/7, 31/01.
func yearDay(l locale.Lang, at *big.Rat) string {
	d := rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(at.Num().Int64())
	if l == rubric.English {
		return fmt.Sprintf("%d %s", d.Day, d.Month)
	}
	if d.Month > 2 {
		return fmt.Sprintf("%02d/%d", d.Day, int(d.Month))
	}
	return fmt.Sprintf("%02d/%02d", d.Day, int(d.Month))
}

// count writes how many things there are to be: có ít nhất 01 sáng kiến; không có hồ sơ
// giải quyết quá hạn.
func (g goal) count(things string) string {
	v := g.atom.Required[0]
	at, single := v.Numbers.Single()
	if !single {
		return "có " + g.between(v) + " " + things
	}
	none := at.Sign() == 0 && (g.atom.Op == "<=" || g.atom.Op == "==") || at.Cmp(interval.One()) == 0 && g.atom.Op == "<"
	switch {
	case none && undone(things):
		return "không còn " + things
	case none && happens(things):
		return "không để xảy ra " + things
	case none:
		return "không có " + things
	}
	return "có " + map[string]string{">=": "ít nhất ", ">": "trên ", "<=": "không quá ", "<": "dưới ", "==": "đủ "}[g.atom.Op] +
		twoDigits(g.plain(at)) + " " + things
}

// twoDigits writes the whole numbers from 1 to 9 with two digits.
func twoDigits(text string) string {
	if len(text) == 1 && text != "0" {
		return "0" + text
	}
	return text
}

// between writes a range: từ 2 đến 5.
func (g goal) between(v interval.Domain) string {
	n := v.Numbers
	switch {
	case n.Lo == nil || n.Hi == nil || n.LoOpen || n.HiOpen:
		return g.Value(v)
	case g.Lang == rubric.English:
		return "between " + g.plain(n.Lo) + " and " + g.Words.number(interval.Number, n.Hi)
	}
	return "từ " + g.plain(n.Lo) + " đến " + g.Words.number(interval.Number, n.Hi)
}

// number writes what a number has to be: tỷ lệ … đạt từ 80% trở lên.
func (g goal) number() string {
	v := g.atom.Required[0]
	at, single := v.Numbers.Single()
	things := g.about != nil && g.about.Type == rubric.Count
	if !single {
		return g.Pick(g.noun+" đạt "+g.between(v), g.between(v)+" for "+g.noun)
	}
	op := g.atom.Op
	if op == ">=" && g.domainEnd(at, false) || op == "<=" && g.domainEnd(at, true) {
		op = "=="
	}
	n := g.Words.number(interval.Number, at)
	limit := n
	if op != "==" {
		limit = g.Limited(op, n, false)
	}
	if g.Lang == rubric.English {
		switch zero := at.Sign() == 0; {
		case things && zero && op == "==":
			return "no " + g.noun
		case things && at.Cmp(interval.One()) == 0 && op == ">=":
			return "one or more " + g.noun
		case things:
			if g.As.kind == measured {
				n = strings.TrimSpace(g.plain(at) + " " + unitOf(g.about, g.Lang, false))
			}
			if op == "==" {
				return n + " for " + g.noun
			}
			return g.Limited(op, n, false) + " for " + g.noun
		}
		return limit + " for " + g.noun
	}
	switch {
	case things && at.Sign() == 0 && op == "==":
		return "không có " + g.noun
	case strings.HasPrefix(op, ">"):
		return g.noun + " đạt " + limit
	case op == "==":
		if v, known := g.atom.Observed.Numbers.Single(); known && v.Cmp(at) > 0 {
			return g.noun + " là " + limit
		}
		return g.noun + " đạt " + limit
	}
	return g.noun + " " + limit
}

// RateGoal writes what a rate of two inputs has to be: "tỷ lệ hồ sơ đúng hạn trên tổng số hồ
// sơ đạt từ 90% trở lên".
func (in LeafInputs) RateGoal(done, total formula.Node, op string, at *big.Rat, l locale.Lang) string {
	w := Words{Lang: l, As: measure{kind: percentage}}
	noun, n := in.portion(done, total, l), w.number(interval.Number, at)
	if op == ">=" && at.Cmp(big.NewRat(100, 1)) == 0 || op == "<=" && at.Sign() == 0 {
		op = "=="
	}
	limit := n
	if op != "==" {
		limit = w.Limited(op, n, false)
	}
	switch {
	case l == rubric.English:
		return limit + " for " + noun
	case op == "<" || op == "<=":
		return noun + " " + limit
	}
	return noun + " đạt " + limit
}

// AgainstGoal writes that a figure has to reach another: "mức giảm … không thấp hơn chỉ tiêu
// được giao".
func (in LeafInputs) AgainstGoal(a formula.Atom, other formula.Node, up bool, l locale.Lang) string {
	w := Words{Lang: l}
	noun, to := in.nounOf(a, l), w.Clause(other, in)
	if a.Observed.Type == interval.Date {
		return w.Pick(noun+map[bool]string{true: " không sớm hơn ", false: " không muộn hơn "}[up]+to,
			noun+map[bool]string{true: " not before ", false: " not after "}[up]+to)
	}
	return w.Pick(noun+map[bool]string{true: " không thấp hơn ", false: " không cao hơn "}[up]+to,
		noun+map[bool]string{true: " not below ", false: " not above "}[up]+to)
}

// WithinGoal writes that something has to follow another day within some days: "công khai dự
// toán trong thời hạn 30 ngày kể từ ngày quyết định dự toán".
func (in LeafInputs) WithinGoal(a formula.Atom, from formula.Node, days *big.Rat, working bool, l locale.Lang) string {
	w := Words{Lang: l, As: measure{kind: dayCount}}
	if working {
		w.As.kind = workdayCount
	}
	n, since := w.number(interval.Number, days), w.Clause(from, in)
	if l == rubric.English {
		the := func(noun string) string {
			if strings.HasPrefix(noun, "date") {
				return "the " + noun
			}
			return noun
		}
		return the(in.nounOf(a, l)) + " within " + n + " of " + the(since)
	}
	what, is := event(in(a.Slot))
	if !is {
		what = in.nounOf(a, l)
	}
	return what + " trong thời hạn " + n + " kể từ " + since
}

// ChangeText writes what a figure has to become, from what it is: "Tỷ lệ …: từ 76,5% lên ít
// nhất 80%". Of a day it says that it is the rule, since the day may have passed.
func (in LeafInputs) ChangeText(a formula.Atom, l locale.Lang) string {
	w := in.Words(a, l)
	become := func(w Words) string {
		if a.Op == "in" && a.Observed.Type != interval.Text {
			return w.Value(a.Required[0])
		}
		return w.required(a)
	}
	required, is := become(w), w.Value(a.Observed)
	from := w.Pick("từ ", "from ")
	if strings.HasPrefix(is, "từ ") {
		from = ""
	}
	text := in.Subject(a, l) + ": "
	switch {
	case is == w.Unknown():
		return text + is + w.Pick(", cần ", ", needed: ") + required
	case a.Observed.Type == interval.Date:
		return text + is + w.Pick(", quy định là ", ", the rule is ") + required
	case l == rubric.English:
		return text + from + is + " to " + required
	case a.Op == "in" && a.Observed.Type == interval.Number:
		return text + is + ", cần " + required
	case a.Observed.Type != interval.Number:
		return text + from + is + " sang " + required
	}
	to := " thành "
	switch _, side, known := a.Distance(); {
	case strings.HasPrefix(a.Op, ">"), known && side < 0:
		to = " lên "
	case strings.HasPrefix(a.Op, "<"), known && side > 0:
		to = " xuống "
	}
	w.behind = true
	return text + from + is + to + become(w)
}
