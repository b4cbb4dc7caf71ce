package formula

import (
	"math/big"
	"slices"
	"strings"
	"time"
)

// Mutation is a formula with one slip of the pen in it.
type Mutation struct {
	Kind     string // operator, threshold, constant, logic, negation, argument, swap
	Pos      int    // of what is changed
	From, To string // the part that shows the change, before and after
	Whole    Node
}

// Mutations lists the mutations of a formula, in the order of its parts. What no
// author could have written instead is left out, such as an "or" that joins the two
// halves of a chained comparison.
func Mutations(root Node) []Mutation {
	m := &mutator{root: root}
	walk(root, func(n Node) {
		if _, is := n.(*interval); is {
			m.ranges = true
		}
	})
	m.visit(root, root, false)
	return m.out
}

// mutator collects mutations.
type mutator struct {
	root   Node
	out    []Mutation
	seen   []Node // the middle of a chained comparison stands in a formula twice
	ranges bool   // there are ranges, which want whole numbers
}

// add adds a mutation that puts another node in the place of one; shown is the part
// in which the change is shown. The change is at the operator or name of old.
func (m *mutator) add(kind string, old, by, shown Node) {
	m.addAt(old.meta().Pos, kind, old, by, shown)
}

func (m *mutator) addAt(at int, kind string, old, by, shown Node) {
	if m.ranges && old.meta().Whole && !by.meta().Whole {
		return
	}
	if from, to := String(shown), String(substitute(shown, old, by)); from != to { // two arguments that are the same
		m.out = append(m.out, Mutation{kind, at, from, to, substitute(m.root, old, by)})
	}
}

// substitute puts another node in the place of one, and of its double in a chained
// comparison.
func substitute(root, old, by Node) Node {
	return rewrite(root, func(n, copied Node) Node {
		if n.meta().Pos == old.meta().Pos && sameSite(n, old) {
			return by
		}
		return copied
	})
}

// visit adds the mutations of a node and of all below it. parent is the node above
// it; negates says that a not stands there, so that negating is taken care of.
func (m *mutator) visit(n, parent Node, negates bool) {
	if slices.ContainsFunc(m.seen, func(s Node) bool { return sameSite(s, n) }) {
		return
	}
	m.seen = append(m.seen, n)
	switch n := n.(type) {
	case *constant:
		m.constant(n, parent)
	case *variable:
		if n.Type == Bool && !negates {
			m.negate(n, n)
		}
	case *unary:
		m.add(map[string]string{"not": "negation", "-": "operator"}[n.op], n, n.x, n)
		if _, literal := literalOf(n); literal { // shown with its sign
			m.visit(n.x, parent, false)
			return
		}
	case *binary:
		m.binary(n, negates)
	case *conditional:
		if b, is := n.cond.(*binary); is && !isAtom(b) { // else negating the condition is the same
			c := *n
			c.then, c.otherwise = n.otherwise, n.then
			m.add("swap", n, &c, n)
		}
	case *membership:
		m.membership(n, negates)
	case *interval:
		m.interval(n, negates)
		m.visit(n.x, n, false)
		return
	case *call:
		m.call(n)
	case *bandTable:
		m.bands(n)
	}
	u, isUnary := n.(*unary)
	for _, child := range children(n) {
		m.visit(child, n, isUnary && u.op == "not")
	}
}

func (m *mutator) negate(n, shown Node) {
	m.add("negation", n, &unary{info{n.meta().Pos, Bool, false}, "not", n}, shown)
}

// operators are what comparisons of numbers and dates are mistaken for; the last is
// their negation.
var operators = map[string][]string{
	"<": {"<=", ">="}, "<=": {"<", ">"}, ">": {">=", "<="}, ">=": {">", "<"},
	"==": {"<=", ">=", "!="}, "!=": {"<", ">", "=="},
}

var arithmetic = map[string]string{"+": "-", "-": "+", "*": "/", "/": "*"}

func (m *mutator) binary(n *binary, negates bool) {
	with := func(op string) Node {
		c := *n
		c.op = op
		if c.Type == Number {
			c.Whole = op != "/" && n.l.meta().Whole && n.r.meta().Whole
		}
		return &c
	}
	switch {
	case n.op == "and" || n.op == "or":
		if n.Pos != n.r.meta().Pos { // not a chained comparison's
			m.add("logic", n, with(map[string]string{"and": "or", "or": "and"}[n.op]), n)
		}
		m.add("logic", n, n.l, n)
		m.add("logic", n, n.r, n)
	case n.Type == Number:
		m.add("operator", n, with(arithmetic[n.op]), n)
	case TypeOf(n.l) == Number || TypeOf(n.l) == Date:
		ops := operators[n.op]
		for _, op := range ops[:len(ops)-1] {
			m.add("operator", n, with(op), n)
		}
		if !negates {
			m.add("negation", n, with(ops[len(ops)-1]), n)
		}
	case !negates:
		m.add("negation", n, with(negated[n.op]), n)
	}
}

func (m *mutator) membership(n *membership, negates bool) {
	if !negates {
		m.negate(n, n)
	}
	for i := range n.list {
		if len(n.list) == 1 {
			break
		}
		fewer := *n
		fewer.list = slices.Delete(slices.Clone(n.list), i, i+1)
		m.addAt(n.list[i].meta().Pos, "argument", n, &fewer, n)
	}
}

func (m *mutator) interval(n *interval, negates bool) {
	if !negates {
		m.negate(n, n)
	}
	for _, by := range []int64{-1, 1} {
		for _, low := range []bool{true, false} {
			c, end := *n, n.hi
			if low {
				end = n.lo
			}
			v, _ := literalOf(end)
			moved := numeral(new(big.Rat).Add(v, big.NewRat(by, 1)), 0, end.meta().Pos)
			if c.hi = moved; low {
				c.lo, c.hi = moved, n.hi
			}
			m.addAt(end.meta().Pos, "threshold", n, &c, n)
		}
	}
}

// numeral returns a number as it is written with so many decimals.
func numeral(v *big.Rat, places, pos int) Node {
	c := &constant{info{pos, Number, v.IsInt()}, NumberValue(Exactly(new(big.Rat).Abs(v))), new(big.Rat).Abs(v).FloatString(places)}
	if v.Sign() < 0 {
		return &unary{info{pos, Number, v.IsInt()}, "-", c}
	}
	return c
}

func (m *mutator) constant(n *constant, parent Node) {
	up, isUnary := parent.(*unary)
	b, isBinary := parent.(*binary)
	list, inList := parent.(*membership)
	threshold := inList || isBinary && isAtom(b)
	if isUnary && up.op == "-" {
		threshold = true // both ways
	}
	switch n.Type {
	case Bool:
		m.add("constant", n, &constant{n.info, BoolValue(n.value.Bools != IsTrue), map[string]string{"true": "false", "false": "true"}[n.text]}, parent)
	case Text:
		var options []string
		switch {
		case inList:
			options = optionsOf(list.x)
		case isBinary:
			options = append(slices.Clone(optionsOf(b.l)), optionsOf(b.r)...)
		}
		if other, found := otherOption(options, n, list); found {
			m.add("constant", n, &constant{n.info, TextValue(other), "'" + other + "'"}, parent)
		}
	case Date:
		for _, by := range []int64{-1, 1} {
			day := n.value.Num.Lo.Num().Int64() + by
			text := time.Unix(day*86400, 0).UTC().Format(time.DateOnly)
			m.add("threshold", n, &constant{n.info, DateValue(exactInt(day)), "date('" + text + "')"}, parent)
		}
	case Number:
		c, isCall := parent.(*call)
		places := isCall && c.name == "round" && n != c.args[0]
		switch {
		case n.text == fullName:
			m.add("constant", n, numeral(new(big.Rat), 0, n.Pos), parent)
		case places:
			if v := new(big.Rat).Add(n.value.Num.Lo, big.NewRat(1, 1)); v.Cmp(big.NewRat(18, 1)) <= 0 {
				m.add("constant", n, numeral(v, 0, n.Pos), parent)
			}
		case threshold:
			m.move("threshold", n, parent, -1)
			m.move("threshold", n, parent, 1)
		default:
			m.move("constant", n, parent, 1)
		}
	}
}

// move changes a literal by one unit of its last digit.
func (m *mutator) move(kind string, n *constant, parent Node, by int64) {
	places := digitsBehind(n)
	unit := UnitOf(places)
	m.add(kind, n, numeral(unit.Add(n.value.Num.Lo, unit.Mul(unit, big.NewRat(by, 1))), places, n.Pos), parent)
}

// otherOption returns the option behind one, of those that a list does not name.
func otherOption(options []string, n *constant, list *membership) (string, bool) {
	at := slices.Index(options, n.value.Texts[0])
	for i := range options {
		o := options[(at+1+i)%len(options)]
		named := list != nil && slices.ContainsFunc(list.list, func(e Node) bool {
			c, is := e.(*constant)
			return is && c.value.Texts[0] == o
		})
		if at >= 0 && o != n.value.Texts[0] && !named && !strings.ContainsAny(o, `'\`) {
			return o, true
		}
	}
	return "", false
}

func (m *mutator) call(n *call) {
	as := func(name string, args []Node) Node {
		c := *n
		c.name, c.fn, c.args = name, builtins[name], args
		c.Whole = c.fn.whole != nil && c.fn.whole(args)
		return &c
	}
	if n.host != nil {
		return
	}
	if other := map[string]string{"min": "max", "max": "min", "floor": "ceil", "ceil": "floor"}[n.name]; other != "" {
		m.add("operator", n, as(other, n.args), n)
	}
	switch n.name {
	case "min", "max":
		for i := range n.args {
			if len(n.args) > 1 {
				m.add("argument", n, as(n.name, slices.Delete(slices.Clone(n.args), i, i+1)), n)
			}
		}
	case "clamp":
		m.add("argument", n, as("min", []Node{n.args[0], n.args[2]}), n)
		m.add("argument", n, as("max", n.args[:2]), n)
	case "abs", "floor", "ceil", "round":
		m.add("operator", n, n.args[0], n)
	case "rate", "days":
		m.add("swap", n, as(n.name, []Node{n.args[1], n.args[0]}), n)
	}
}
