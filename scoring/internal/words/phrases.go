package words

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// mostPhrase bounds the operations of a formula that is written out in words.
// A larger one is called a value computed from its inputs, or a condition on them.
const mostPhrase = 40

// phraser writes formulas in words for officials, with the titles of inputs:
// rate(done, total) is "Dossiers in time out of All dossiers".
type phraser struct {
	Words
	inputs func(slot int) *rubric.Input // nil for a let
	lets   map[int]binder
	left   int  // operations that may still be written
	each   bool // members of series are written by the title of their series
	within bool // titles stand within a sentence, without their capitals
}

// binder is what the name of a let stands for.
type binder struct {
	init formula.Node
	as   measure
}

// Phrase writes a formula over the inputs of a leaf.
func (w Words) Phrase(n formula.Node, inputs func(slot int) *rubric.Input) string {
	return w.phrased(n, inputs, false)
}

// Clause writes a formula as it stands within a sentence.
func (w Words) Clause(n formula.Node, inputs func(slot int) *rubric.Input) string {
	return w.phrased(n, inputs, true)
}

func (w Words) phrased(n formula.Node, inputs func(slot int) *rubric.Input, within bool) string {
	p := &phraser{Words: Words{Lang: w.Lang, grouped: w.grouped}, inputs: inputs, lets: map[int]binder{}, left: mostPhrase,
		within: within}
	var text, what string
	if formula.TypeOf(n) == interval.Bool {
		text, what = p.condition(n), w.Pick("điều kiện về ", "the condition on ")
	} else {
		text, _ = p.write(n)
		what = w.Pick("giá trị tính từ ", "the value computed from ")
	}
	if p.left >= 0 {
		return text
	}
	names := titles(n, w.Lang, inputs)
	for i := range names {
		if within {
			names[i] = Lowered(names[i])
		}
	}
	return what + w.list(names, w.Pick("và", "and"))
}

// titles lists the titles of the inputs that a formula reads.
func titles(n formula.Node, l locale.Lang, inputs func(slot int) *rubric.Input) []string {
	var out []string
	formula.Variables(n, func(slot int) {
		if in := inputs(slot); in != nil && !slices.Contains(out, title(in, l)) {
			out = append(out, title(in, l))
		}
	})
	return out
}

// title returns what officials call an input.
func title(in *rubric.Input, l locale.Lang) string {
	if text := in.Title.In(l); text != "" {
		return text
	}
	return in.Name
}

// list writes A, B and C.
func (w Words) list(names []string, and string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + and + " " + names[last]
}

// binding says how a phrase stands within another.
type binding uint8

const (
	loose   binding = iota // goes into parentheses everywhere
	noun                   // as an operand only
	product                // operands of × and ÷ from the left
	sum                    // operands of + and − from the left
	atomic
)

// write writes a formula; past the bound on its operations it writes nothing.
func (p *phraser) write(n formula.Node) (string, binding) {
	if p.left--; p.left < 0 {
		return "", atomic
	}
	s := formula.ShapeOf(n)
	switch s.Kind {
	case formula.ShapeConstant:
		return p.Words.Value(s.Value), atomic
	case formula.ShapeMaximum:
		return p.Pick("điểm tối đa", "the maximum"), atomic
	case formula.ShapeParameter:
		if p.within {
			return Lowered(s.Parameter.Title.In(p.Lang)), atomic
		}
		return s.Parameter.Title.In(p.Lang), atomic
	case formula.ShapeVariable:
		if in := p.inputs(s.Slot); in != nil {
			return p.title(in), atomic
		}
		return p.write(p.bound(s))
	case formula.ShapeLet:
		p.bind(s)
		return p.write(s.Args[1])
	case formula.ShapeMinus:
		if formula.ShapeOf(s.Args[0]).Kind == formula.ShapeConstant {
			return "-" + p.operand(s.Args[0], atomic), atomic
		}
		return p.Pick("số đối của ", "minus ") + p.operand(s.Args[0], atomic), noun
	case formula.ShapeConditional:
		return p.operand(s.Args[1], atomic) + p.Pick(" nếu ", " if ") + p.condition(s.Args[0]) +
			p.Pick(", nếu không thì ", ", otherwise ") + p.operand(s.Args[2], atomic), loose
	case formula.ShapeBands:
		return p.Pick("số điểm theo khoảng của ", "the points by the band of ") + p.operand(s.Args[0], atomic), noun
	case formula.ShapeCall:
		return p.call(s)
	case formula.ShapeHostCall:
		return p.Pick("kết quả của hàm "+s.Op+" với ", "the result of "+s.Op+" for ") + p.operands(s.Args), noun
	case formula.ShapeBinary:
		switch s.Op {
		case "+":
			return p.operand(s.Args[0], sum) + p.Pick(" cộng ", " plus ") + p.operand(s.Args[1], atomic), sum
		case "-":
			return p.operand(s.Args[0], sum) + p.Pick(" trừ ", " minus ") + p.operand(s.Args[1], atomic), sum
		case "*":
			return p.operand(s.Args[0], product) + p.Pick(" nhân ", " times ") + p.operand(s.Args[1], atomic), product
		case "/":
			return p.operand(s.Args[0], product) + p.Pick(" chia ", " divided by ") + p.operand(s.Args[1], atomic), product
		}
	}
	return p.condition(n), loose
}

// bind takes down what a let names.
func (p *phraser) bind(s formula.Shape) {
	p.lets[s.Slot] = binder{s.Args[0], p.measure(s.Args[0])}
}

// bound returns what the name of a let stands for.
func (p *phraser) bound(s formula.Shape) formula.Node { return p.lets[s.Slot].init }

func (p *phraser) measure(n formula.Node) measure {
	lets := map[int]measure{}
	for slot, b := range p.lets {
		lets[slot] = b.as
	}
	return MeasureOf(n, p.inputs, lets)
}

// operand writes an operand, in parentheses unless it is a title or a number, or
// binds as its neighbour does.
func (p *phraser) operand(n formula.Node, beside binding) string {
	text, b := p.write(n)
	if b == atomic || b == beside {
		return text
	}
	return "(" + text + ")"
}

func (p *phraser) operands(nodes []formula.Node) string {
	names := make([]string, len(nodes))
	for i, n := range nodes {
		names[i] = p.operand(n, atomic)
	}
	return p.list(names, p.Pick("và", "and"))
}

// call writes a function of the rule language.
func (p *phraser) call(s formula.Shape) (string, binding) {
	if s.Op == "abs" { // of a difference, mostly
		if d := formula.ShapeOf(s.Args[0]); d.Kind == formula.ShapeBinary && d.Op == "-" {
			return p.Pick("chênh lệch giữa ", "the difference between ") + p.operands(d.Args), noun
		}
	}
	if slices.Contains([]string{"sum", "mean", "count", "min", "max"}, s.Op) {
		return p.over(s), noun
	}
	first := func() string { return p.operand(s.Args[0], atomic) }
	switch s.Op {
	case "peer_mean":
		return p.title(p.inputs(formula.ShapeOf(s.Args[0]).Slot).Compared()) + p.Pick(", trung bình của nhóm", ", mean of the group"), atomic
	case "rate":
		return first() + p.Pick(" trên ", " out of ") + p.operand(s.Args[1], atomic), noun
	case "share":
		return p.Pick("điểm tối đa nhân tỷ lệ ", "the maximum times ") + first() + p.Pick(" trên ", " out of ") +
			p.operand(s.Args[1], atomic), noun
	case "days":
		return p.Pick("số ngày từ ", "the days from ") + first() + p.Pick(" đến ", " to ") + p.operand(s.Args[1], atomic),
			noun
	case "workdays":
		return p.Pick("số ngày làm việc từ ", "the working days from ") + first() + p.Pick(" đến ", " to ") +
			p.operand(s.Args[1], atomic), noun
	case "abs":
		return p.Pick("giá trị tuyệt đối của ", "the absolute value of ") + first(), noun
	case "floor":
		return first() + p.Pick(" làm tròn xuống", " rounded down"), noun
	case "ceil":
		return first() + p.Pick(" làm tròn lên", " rounded up"), noun
	case "round":
		if len(s.Args) < 2 {
			return first() + p.Pick(" làm tròn đến số nguyên", " rounded to a whole number"), noun
		}
		places := p.operand(s.Args[1], atomic)
		return first() + p.Pick(" làm tròn đến "+places+" chữ số thập phân",
			" rounded to "+places+" decimal place"+map[bool]string{false: "s"}[places == "1"]), noun
	case "clamp":
		return first() + p.Pick(", ít nhất ", ", at least ") + p.operand(s.Args[1], atomic) +
			p.Pick(" và nhiều nhất ", " and at most ") + p.operand(s.Args[2], atomic), loose
	}
	return p.Pick("giá trị tính từ ", "the value computed from ") + p.operands(s.Args), noun
}

// condition writes what has to hold: Tỷ lệ … từ 80% trở lên và dưới 90%.
func (p *phraser) condition(n formula.Node) string {
	if p.left--; p.left < 0 {
		return ""
	}
	switch s := formula.ShapeOf(n); s.Kind {
	case formula.ShapeConstant:
		return p.Pick(map[bool]string{true: "luôn đúng", false: "không bao giờ đúng"}[s.Value.Bools == interval.IsTrue],
			map[bool]string{true: "always", false: "never"}[s.Value.Bools == interval.IsTrue])
	case formula.ShapeVariable:
		if in := p.inputs(s.Slot); in != nil {
			return p.title(in) + ": " + p.Pick("có", "yes")
		}
		return p.condition(p.bound(s))
	case formula.ShapeLet:
		p.bind(s)
		return p.condition(s.Args[1])
	case formula.ShapeNot:
		if v := formula.ShapeOf(s.Args[0]); v.Kind == formula.ShapeVariable && p.inputs(v.Slot) != nil {
			return p.title(p.inputs(v.Slot)) + ": " + p.Pick("không", "no")
		}
		return p.Pick("không phải (", "not (") + p.condition(s.Args[0]) + ")"
	case formula.ShapeConditional:
		return p.Pick("nếu ", "if ") + p.condition(s.Args[0]) + p.Pick(" thì ", " then ") + p.condition(s.Args[1]) +
			p.Pick(", nếu không thì ", ", otherwise ") + p.condition(s.Args[2])
	case formula.ShapeList:
		return p.oneOf(s.Args[0], s.Args[1:])
	case formula.ShapeRange:
		subject, w := p.compared(s.Args[0])
		return subject + ": " + w.Pick("từ ", "from ") + p.limit(w, s.Args[1]) + w.Pick(" đến ", " to ") +
			p.limit(w, s.Args[2])
	case formula.ShapeBinary:
		switch s.Op {
		case "and", "or":
			return p.both(s)
		case "==", "!=", "<", "<=", ">", ">=":
			return p.comparison(s)
		}
	}
	text, _ := p.write(n)
	return text
}

// both writes a conjunction or a disjunction.
func (p *phraser) both(s formula.Shape) string {
	side := func(n formula.Node) string {
		text := p.condition(n)
		if inner := formula.ShapeOf(n); inner.Kind == formula.ShapeConditional || inner.Kind == formula.ShapeBinary &&
			(inner.Op == "and" || inner.Op == "or") && inner.Op != s.Op {
			return "(" + text + ")"
		}
		return text
	}
	l, r := side(s.Args[0]), side(s.Args[1])
	if x, y := formula.ShapeOf(s.Args[0]), formula.ShapeOf(s.Args[1]); IsComparison(x) && IsComparison(y) {
		for _, i := range []int{0, 1} { // one subject, as in 80 <= rate < 90
			if subject := x.Args[i]; formula.String(subject) == formula.String(y.Args[0]) {
				if text, _ := p.compared(subject); text != "" {
					r = strings.TrimPrefix(r, text+": ")
				}
			}
		}
	}
	if s.Op == "or" {
		return l + p.Pick(" hoặc ", " or ") + r
	}
	return l + p.Pick(" và ", " and ") + r
}

func IsComparison(s formula.Shape) bool {
	return s.Kind == formula.ShapeBinary && slices.Contains([]string{"==", "!=", "<", "<=", ">", ">="}, s.Op)
}

// compared writes what is compared, with the words for what it is compared with.
func (p *phraser) compared(n formula.Node) (string, Words) {
	w := Words{Lang: p.Lang}
	if s := formula.ShapeOf(n); s.Kind == formula.ShapeVariable {
		w.in = p.inputs(s.Slot)
	}
	w.As = p.measure(n)
	text, b := p.write(n)
	if b == loose {
		text = "(" + text + ")"
	}
	return text, w
}

// limit writes what something is compared with, in its measure.
func (p *phraser) limit(w Words, n formula.Node) string {
	if s := formula.ShapeOf(n); s.Kind == formula.ShapeConstant {
		return w.Value(s.Value)
	}
	text, b := p.write(n)
	if b == loose {
		text = "(" + text + ")"
	}
	return text
}

// turned are the operators with their sides exchanged.
var turned = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

func (p *phraser) comparison(s formula.Shape) string {
	l, r, op := s.Args[0], s.Args[1], s.Op
	if fixed := formula.ShapeOf(l).Kind; fixed == formula.ShapeConstant || fixed == formula.ShapeParameter {
		l, r, op = r, l, turned[op]
	}
	subject, w := p.compared(l)
	at := formula.ShapeOf(r)
	if v := at.Value; at.Kind == formula.ShapeConstant && (v.Type == interval.Number || v.Type == interval.Date) {
		if op != "==" && op != "!=" {
			return subject + ": " + w.limit(v.Type, op, v.Numbers.Lo)
		}
		if dated := w.dated(op, v.Numbers.Lo); v.Type == interval.Date && dated != "" {
			return subject + ": " + dated
		}
	}
	limit := p.limit(w, r)
	relation := map[string]string{
		"==": "", "!=": w.Pick("khác ", "other than "),
		">=": w.Pick("không nhỏ hơn ", "not less than "), ">": w.Pick("lớn hơn ", "greater than "),
		"<=": w.Pick("không lớn hơn ", "not greater than "), "<": w.Pick("nhỏ hơn ", "less than "),
	}
	if formula.TypeOf(l) == interval.Date {
		relation = map[string]string{
			"==": "", "!=": w.Pick("khác ", "other than "),
			">=": w.Pick("không sớm hơn ", "not before "), ">": w.Pick("muộn hơn ", "after "),
			"<=": w.Pick("không muộn hơn ", "not after "), "<": w.Pick("sớm hơn ", "before "),
		}
	} else if formula.TypeOf(l) == interval.Number {
		relation["=="] = w.Pick("bằng ", "equal to ")
	}
	return subject + ": " + relation[op] + limit
}

// oneOf writes a list that something has to be in.
func (p *phraser) oneOf(n formula.Node, list []formula.Node) string {
	subject, w := p.compared(n)
	names := make([]string, len(list))
	for i, x := range list {
		names[i] = p.limit(w, x)
	}
	return subject + ": " + w.list(names, w.Pick("hoặc", "or"))
}
