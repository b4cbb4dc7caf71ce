package words

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Reason writes comparisons as officials give the reason of a loss: clauses that stand
// behind "do" and "because", "tỷ lệ văn bản đi gửi bản điện tử đạt dưới 80%; có 4 hồ sơ
// giải quyết quá hạn". Of a comparison without an operator goes says whether points rise
// with the figure or fall.
func (in LeafInputs) Reason(atoms []formula.Atom, vars []interval.Domain,
	goes func(formula.Atom) formula.Direction) rubric.Text {
	return InBoth(func(l locale.Lang) string {
		var list []string
		for _, a := range atoms {
			r := reason{Words: in.Words(a, l), atom: a, of: in, vars: vars, about: in(a.Slot), goes: formula.AnyWay}
			r.grouped, r.Digits = true, together(sameSubject(atoms, a))
			switch {
			case a.Op == "":
				r.goes = goes(a)
			case a.Op[0] == '>':
				r.goes = formula.Rising
			case a.Op[0] == '<':
				r.goes = formula.Falling
			}
			if text := r.clause(); !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
		return strings.Join(list, "; ")
	})
}

// sameSubject returns the comparisons that are told of one subject.
func sameSubject(atoms []formula.Atom, a formula.Atom) (same []formula.Atom) {
	of := formula.String(a.Subject)
	for _, other := range atoms {
		if formula.String(other.Subject) == of {
			same = append(same, other)
		}
	}
	return same
}

// reason is one comparison of a reason.
type reason struct {
	Words
	atom  formula.Atom
	of    LeafInputs
	vars  []interval.Domain
	about *rubric.Input     // nil of what is computed
	goes  formula.Direction // of points with what is compared
}

func (r reason) clause() string {
	if r.Value(r.atom.Observed) == r.Unknown() {
		noun := r.of.nounOf(r.atom, r.Lang)
		if r.about != nil {
			noun = About(r.about, r.Lang)
		}
		return r.Pick("chưa có số liệu về ", "nothing is known of ") + noun
	}
	switch r.atom.Observed.Type {
	case interval.Bool:
		if r.about != nil {
			return r.statement(r.about, r.atom.Observed.Bools == interval.IsTrue)
		}
	case interval.Text:
		return r.option()
	case interval.Date:
		return r.day()
	case interval.Number:
		if things, ok := counted(r.about); ok && r.Lang != rubric.English {
			return r.count(things)
		}
		return r.number()
	}
	return r.of.nounOf(r.atom, r.Lang) + ": " + r.Value(r.atom.Observed)
}

// option writes which option it is: kế hoạch tự kiểm tra ở mức “chậm”, chưa đạt “đúng hạn”.
func (r reason) option() string {
	text := r.of.nounOf(r.atom, r.Lang) + r.Pick(" ở mức ", " came out as ") + r.quoted(r.atom.Observed)
	if (r.atom.Op == "==" || r.atom.Op == "in") && len(r.atom.Required) > 0 {
		var list []string
		for _, v := range r.atom.Required {
			list = append(list, r.quoted(v))
		}
		text += r.Pick(", chưa đạt mức ", ", not ") + strings.Join(list, r.Pick(" hoặc ", " or "))
	}
	return text
}

// quoted writes options in quotes.
func (w Words) quoted(v interval.Domain) string {
	var list []string
	for _, name := range v.Texts {
		list = append(list, "“"+w.option(name)+"”")
	}
	return strings.Join(list, w.Pick(" hoặc ", " or "))
}

// day writes when something came: ban hành kế hoạch ngày 12/08/2025, sau ngày 31/07/2025.
func (r reason) day() string {
	noun := r.of.nounOf(r.atom, r.Lang)
	at, single := r.atom.Observed.Numbers.Single()
	never, on := single && at.Cmp(interval.Never) == 0, ""
	switch what, is := event(r.about); {
	case r.Lang == rubric.English && strings.HasPrefix(noun, "date"):
		if never {
			return "there is no " + noun
		}
		on = "the " + noun + " was "
	case r.Lang == rubric.English && never:
		return noun + " did not happen"
	case r.Lang == rubric.English && (r.about == nil || !single):
		on = noun + " was "
	case r.Lang == rubric.English:
		on = noun + " on "
	case never && is && Capital(what) != what:
		return "chưa " + what
	case never && is:
		return "chưa thực hiện việc " + what
	case never:
		return "chưa có " + noun
	case is && single:
		on = what + " ngày "
	case is:
		on = what + " "
	case single:
		on = noun + " là ngày "
	default:
		on = noun + " là "
	}
	return on + r.Value(r.atom.Observed) + r.short()
}

// count writes how many things there are: mới có 2 sáng kiến được áp dụng, chưa đủ 5 sáng
// kiến; có hồ sơ giải quyết quá hạn, where the facts say no more.
func (r reason) count(things string) string {
	there := "có "
	if _, all := behind(r.about.Title.VI, "Tổng số"); all {
		there = "có tổng số "
	} else if undone(things) {
		there = "còn "
	}
	v, single := r.atom.Observed.Numbers.Single()
	switch {
	case single && v.Sign() == 0:
		return "không có " + things + r.enough()
	case single && r.goes == formula.Rising:
		there = "mới có "
	case !single && someOf(r.atom.Observed):
		return there + things + r.enough()
	}
	return there + r.inFront(r.atom.Observed) + " " + things + r.enough()
}

// enough writes how many things there were to be, where that is not one, or none.
func (r reason) enough() string {
	limit, ok := r.limitOf()
	v, single := r.atom.Observed.Numbers.Single()
	switch {
	case !ok || r.atom.Op == "":
		return r.short()
	case limit.Sign() == 0, limit.Cmp(interval.One()) == 0 && single && v.Sign() == 0:
		return ""
	case r.sameBound(limit):
		return ""
	case r.atom.Op == ">=" || r.atom.Op == "==" && single && v.Cmp(limit) < 0:
		return ", chưa đủ " + r.named(r.amountOf(limit))
	}
	return r.short()
}

// someOf reports whether no more is known of a number than that there are some.
func someOf(v interval.Domain) bool {
	n := v.Numbers
	return n.Lo != nil && n.Hi == nil && (n.Lo.Sign() == 0 && n.LoOpen || n.Lo.Cmp(interval.One()) == 0)
}

// inFront writes what is known of a number in front of what it counts: ít nhất 3.
func (r reason) inFront(v interval.Domain) string {
	n := v.Numbers
	if at, single := n.Single(); single {
		return r.plain(at)
	}
	lo := n.Lo != nil && (r.Words.in == nil || !r.domainEnd(n.Lo, true))
	hi := n.Hi != nil && (r.Words.in == nil || !r.domainEnd(n.Hi, false))
	var parts []string
	if lo {
		parts = append(parts, map[bool]string{true: "trên ", false: "ít nhất "}[n.LoOpen]+r.plain(n.Lo))
	}
	if hi {
		parts = append(parts, map[bool]string{true: "dưới ", false: "không quá "}[n.HiOpen]+r.plain(n.Hi))
	}
	return strings.Join(parts, " và ")
}

// named writes a limit that is a figure of the group with what it is: mức trung bình của
// nhóm (83,33%).
func (r reason) named(limit string) string {
	if r.atom.Of == nil {
		return limit
	}
	name, of := relativeTo(r.atom.Of, r.of, r.Words)
	if name == "" || of == nil || r.about == nil || of.Name != r.about.Name {
		name = Words{Lang: r.Lang}.Clause(r.atom.Of, r.of)
	}
	return name + " (" + limit + ")"
}

// relativeTo names a figure of the group for a comparison with one of a unit, and returns
// the input that both are of; no name where it needs that of the input.
func relativeTo(n formula.Node, in LeafInputs, w Words) (name string, of *rubric.Input) {
	s := formula.ShapeOf(n)
	if s.Kind == formula.ShapeCall {
		return w.Pick("mức trung bình của nhóm", "the mean of the group"), in(formula.ShapeOf(s.Args[0]).Slot).Compared()
	}
	figure := in(s.Slot)
	of = figure.Compared()
	switch {
	case of == nil || !strings.HasPrefix(figure.Name, "peer_best("):
		return "", of
	case strings.HasSuffix(figure.Name, "'lowest')"):
		return w.Pick("mức thấp nhất trong nhóm", "the lowest of the group"), of
	}
	return w.Pick("mức cao nhất trong nhóm", "the highest of the group"), of
}

// amountOf writes a number with its unit, as it counts.
func (r reason) amountOf(v *big.Rat) string {
	if r.about != nil && r.As.kind == measured {
		unit := unitOf(r.about, r.Lang, v.Cmp(interval.One()) == 0)
		return strings.TrimSpace(r.plain(v) + " " + unit)
	}
	return r.Words.number(r.atom.Observed.Type, v)
}

// number writes what a number came to: tỷ lệ … đạt 76,5%, dưới 80%.
func (r reason) number() string {
	noun := r.of.nounOf(r.atom, r.Lang)
	v, single := r.atom.Observed.Numbers.Single()
	things := r.about != nil && r.about.Type == rubric.Count
	switch {
	case r.Lang == rubric.English && things && single && v.Sign() == 0:
		if limit, ok := r.limitOf(); r.atom.Op == "!=" || ok && limit.Cmp(interval.One()) == 0 {
			return "there were no " + noun
		}
		return "there were no " + noun + r.short()
	case r.Lang == rubric.English && things && someOf(r.atom.Observed):
		return "there were " + noun + r.short()
	}
	value := r.Value(r.atom.Observed)
	if single {
		value = r.amountOf(v)
		if r.As.kind == percentage {
			value = r.Digits.percent(r.Lang, v) + "%"
		}
	}
	verb := r.Pick("là ", "came to ")
	switch {
	case r.goes == formula.Rising && single && r.atom.Op == "":
		verb = r.Pick("chỉ đạt ", "reached only ")
	case r.goes == formula.Rising && single, r.atom.Op == "" && single && r.about == nil && r.As.kind == percentage, r.atom.Op == "==" && single && r.As.kind == percentage:
		verb = r.Pick("đạt ", "reached ")
	case r.goes == formula.Rising:
		verb = r.Pick("đạt ", "stayed ")
	}
	return noun + " " + verb + value + r.cases() + r.short()
}

// cases writes the numbers that a rate was computed from: (7/9 hồ sơ).
func (r reason) cases() string {
	s := formula.ShapeOf(r.atom.Subject)
	if s.Kind != formula.ShapeCall || s.Op != "rate" || readsLet(s.Args, len(r.vars), r.of) {
		return ""
	}
	done, total := formula.Eval(s.Args[0], r.vars), formula.Eval(s.Args[1], r.vars)
	if !done.HasValue || !total.HasValue || !done.Value.Known() || !total.Value.Known() {
		return ""
	}
	return r.of.outOf(s.Args, done.Value.Numbers.Lo, total.Value.Numbers.Lo, r.Lang)
}

// limitOf returns the number that a comparison asks for, if it is one.
func (r reason) limitOf() (*big.Rat, bool) {
	if len(r.atom.Required) != 1 || r.atom.Observed.Type != interval.Number && r.atom.Observed.Type != interval.Date {
		return nil, false
	}
	return r.atom.Required[0].Numbers.Single()
}

// sameBound reports whether what is known of a number says just that it misses a limit.
func (r reason) sameBound(limit *big.Rat) bool {
	n := r.atom.Observed.Numbers
	if _, single := n.Single(); single {
		return false
	}
	switch r.atom.Op {
	case ">=":
		return n.Hi != nil && n.Hi.Cmp(limit) == 0 && n.HiOpen || r.wholeNext(n.Hi, limit, -1)
	case ">":
		return n.Hi != nil && n.Hi.Cmp(limit) == 0
	case "<=":
		return n.Lo != nil && n.Lo.Cmp(limit) == 0 && n.LoOpen || r.wholeNext(n.Lo, limit, 1)
	case "<":
		return n.Lo != nil && n.Lo.Cmp(limit) == 0
	}
	return false
}

// wholeNext reports whether an end is the whole number next to a limit.
func (r reason) wholeNext(end, limit *big.Rat, side int64) bool {
	return end != nil && r.about != nil && r.about.Type == rubric.Count &&
		end.Cmp(new(big.Rat).Add(limit, big.NewRat(side, 1))) == 0
}

// short writes on which side of what was required a figure lies: , dưới 80%.
func (r reason) short() string {
	if r.atom.Op == "" {
		return ""
	}
	limit, ok := r.limitOf()
	date := r.atom.Observed.Type == interval.Date
	switch {
	case !ok:
		return r.Pick(", yêu cầu ", ", required ") + r.required(r.atom)
	case date && r.dated(r.atom.Op, limit) != "":
		return r.Pick(", yêu cầu ", ", required ") + r.dated(r.atom.Op, limit)
	case r.sameBound(limit):
		return ""
	}
	n := r.named(r.amountOf(limit))
	v, single := r.atom.Observed.Numbers.Single()
	equal := r.atom.Op == "==" && single
	switch {
	case date:
		return map[string]string{
			"<=": r.Pick(", sau ngày "+n, ", after "+n), "<": r.Pick(", không trước ngày "+n, ", not before "+n),
			">=": r.Pick(", trước ngày "+n, ", before "+n), ">": r.Pick(", không sau ngày "+n, ", not after "+n),
			"==": r.Pick(", yêu cầu ngày "+n, ", required "+n), "!=": r.Pick(", yêu cầu ngày khác", ", required another day"),
		}[r.atom.Op]
	case single && limit.Sign() == 0 && (r.atom.Op == "<=" || r.atom.Op == "==") && r.about != nil && r.about.Type == rubric.Count:
		return ""
	case equal && v.Cmp(limit) < 0:
		return r.Pick(", dưới ", ", below ") + n
	case equal && v.Cmp(limit) > 0:
		return r.Pick(", trên ", ", above ") + n
	case !single:
		return r.Pick(", yêu cầu ", ", required ") + r.required(r.atom)
	}
	return map[string]string{
		">=": r.Pick(", dưới "+n, ", below "+n), ">": r.Pick(", chưa trên "+n, ", not above "+n),
		"<=": r.Pick(", trên "+n, ", above "+n), "<": r.Pick(", không dưới "+n, ", not below "+n),
		"!=": r.Pick(", yêu cầu khác "+n, ", required other than "+n),
	}[r.atom.Op]
}
