package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

func (l *lowering) unary(n *ast.UnaryNode) (Node, bool) {
	x, ok := l.lower(n.Node)
	if !ok {
		return nil, false
	}
	pos := n.Location().From
	switch n.Operator {
	case "!", "not":
		if !l.want(pos, "not", interval.Bool, x) {
			return nil, false
		}
		return &Unary{info{Pos: pos, Type: interval.Bool}, "not", x}, true
	case "-", "+":
		if !l.want(pos, n.Operator, interval.Number, x) {
			return nil, false
		}
		if n.Operator == "+" {
			return x, true
		}
		return &Unary{info{pos, interval.Number, x.meta().Whole}, "-", x}, true
	}
	l.fault(pos, unknownOperator, n.Operator)
	return nil, false
}

// want reports operands of another type than the operator takes.
func (l *lowering) want(pos int, op string, t interval.Type, operands ...Node) bool {
	for _, x := range operands {
		if got := TypeOf(x); got != t {
			hint := locale.Message{}
			if got == interval.Text && op == "+" {
				hint = textsNotJoined.Say()
			}
			l.fault(pos, operatorTakes, op, t, typeList(operands), hint)
			return false
		}
	}
	return true
}

// typeList says of which types nodes are: number and text.
func typeList(nodes []Node) locale.Speaker {
	if len(nodes) == 1 {
		return TypeOf(nodes[0])
	}
	return twoTypes.Say(TypeOf(nodes[0]), TypeOf(nodes[1]))
}

func (l *lowering) binary(n *ast.BinaryNode) (Node, bool) {
	pos, op := n.Location().From, n.Operator
	switch op {
	case "&&":
		op = "and"
	case "||":
		op = "or"
	case "in":
		return l.in(n)
	}
	switch op {
	case "and", "or", "+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=":
	default:
		l.fault(pos, unknownOperator, op)
		return nil, false
	}
	x, xOK := l.lower(n.Left)
	y, yOK := l.lower(n.Right)
	if !xOK || !yOK {
		return nil, false
	}
	if compares(op) && l.bareComparison(n.Left, pos) {
		l.fault(pos, bareComparison, op)
		return nil, false
	}
	m := info{Pos: pos, Type: interval.Bool}
	switch op {
	case "and", "or":
		if !l.want(pos, op, interval.Bool, x, y) {
			return nil, false
		}
	case "+", "-", "*", "/":
		if !l.want(pos, op, interval.Number, x, y) {
			return nil, false
		}
		m.Type = interval.Number
		m.Whole = op != "/" && x.meta().Whole && y.meta().Whole
	default:
		if !l.comparable(pos, op, x, y) {
			return nil, false
		}
	}
	return &Binary{m, op, x, y}, true
}

func compares(op string) bool {
	return slices.Contains([]string{"==", "!=", "<", "<=", ">", ">="}, op)
}

// bareComparison reports whether the left operand of the operator at pos is a
// comparison without parentheses. Of f == g == h the parser makes (f == g) == h, while
// 1 < a < 5 means that both hold: readers would take one for the other.
func (l *lowering) bareComparison(left ast.Node, pos int) bool {
	n, is := left.(*ast.BinaryNode)
	from := startOf(left)
	if !is || !compares(n.Operator) || from < 0 || from > pos || pos > len(l.src) {
		return false
	}
	open := 0
	for i := from; i < pos; i++ {
		switch r := l.src[i]; r {
		case '"', '\'', '`':
			for i++; i < pos && l.src[i] != r; i++ {
				if l.src[i] == '\\' && r != '`' {
					i++
				}
			}
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				return false // its parenthesis opens before it
			}
		}
	}
	return true
}

func (l *lowering) comparable(pos int, op string, x, y Node) bool {
	tx, ty := TypeOf(x), TypeOf(y)
	switch {
	case tx == interval.Date && isText(y, "never") || ty == interval.Date && isText(x, "never"):
		l.fault(pos, neverInQuotes)
	case tx == interval.Date && (ty == interval.Text || bareDay(y)) ||
		ty == interval.Date && (tx == interval.Text || bareDay(x)):
		l.fault(pos, notComparableDate, op, typeList([]Node{x, y}))
	case tx != ty:
		l.fault(pos, notComparable, op, typeList([]Node{x, y}))
	case op != "==" && op != "!=" && tx != interval.Number && tx != interval.Date:
		l.fault(pos, notOrdered, op, typeList([]Node{x, y}))
	case l.quotedName(pos, x, y):
	case isNever(x) && !MayBeNever(y) || isNever(y) && !MayBeNever(x):
		if isNever(x) {
			x = y
		}
		l.fault(pos, alwaysADay, String(x))
	default:
		return l.option(x, y) && l.option(y, x)
	}
	return false
}

// isText reports whether a node is a text as it is written out.
func isText(n Node, text string) bool {
	c, is := n.(*Literal)
	return is && TypeOf(n) == interval.Text && c.Value.Texts[0] == text
}

// bareDay reports whether a number was meant as a day: 2026-01-31 is read as two
// subtractions.
func bareDay(n Node) bool {
	literal := func(n Node) bool { _, is := n.(*Literal); return is && TypeOf(n) == interval.Number }
	month, is := n.(*Binary)
	if !is || month.Op != "-" || !literal(month.R) {
		return false
	}
	year, is := month.L.(*Binary)
	return is && year.Op == "-" && literal(year.L) && literal(year.R)
}

// option reports a text that is compared with an enum and is none of its options.
func (l *lowering) option(x, text Node) bool {
	options := optionsOf(x)
	c, ok := text.(*Literal)
	if len(options) == 0 || !ok || slices.Contains(options, c.Value.Texts[0]) {
		return true
	}
	l.noOption(c, x, options)
	return false
}

func optionsOf(n Node) []string {
	if v, ok := n.(*Variable); ok {
		return v.options
	}
	return nil
}
