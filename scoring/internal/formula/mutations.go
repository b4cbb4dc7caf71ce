package formula

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Mutation is a formula with one slip of the pen in it.
type Mutation struct {
	Kind     string // operator, threshold, constant, logic, negation, argument, swap
	Pos      int    // of what is changed
	From, To string // the part that shows the change, before and after
	Was, Is  Node   // that part
	Whole    Node
}

// Mutations lists the mutations of a formula, in the order of its parts. What no
// author could have written instead is left out, such as an "or" that joins the two
// halves of a chained comparison.
func Mutations(root Node) []Mutation {
	m := &mutator{root: root}
	walk(root, func(n Node) {
		if _, is := n.(*Between); is {
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
	is := substitute(shown, old, by)
	if from, to := String(shown), String(is); from != to { // two arguments that are the same
		m.out = append(m.out, Mutation{kind, at, from, to, shown, is, substitute(m.root, old, by)})
	}
}

// substitute puts another node in the place of one, and of its double in a chained
// comparison.
func substitute(root, old, by Node) Node {
	return rewrite(root, func(n, copied Node) Node {
		if n.meta().Pos == old.meta().Pos && sameSite(n, old) {
			return asMember(by, memberOf(n))
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
	if ParameterOf(n) != nil {
		return // its values were not written here
	}
	switch n := n.(type) {
	case *Literal:
		m.constant(n, parent)
	case *Variable:
		if n.Type == interval.Bool && !negates {
			m.negate(n, n)
		}
	case *Unary:
		m.add(map[string]string{"not": "negation", "-": "operator"}[n.op], n, n.X, n)
		if _, literal := literalOf(n); literal { // shown with its sign
			m.visit(n.X, parent, false)
			return
		}
	case *Binary:
		m.binary(n, negates)
	case *Conditional:
		if b, is := n.Cond.(*Binary); is && !IsAtom(b) { // else negating the condition is the same
			c := *n
			c.Then, c.Otherwise = n.Otherwise, n.Then
			m.add("swap", n, &c, n)
		}
	case *Membership:
		m.membership(n, negates)
	case *Between:
		m.interval(n, negates)
		m.visit(n.X, n, false)
		return
	case *Call:
		m.call(n)
	case *BandTable:
		m.bands(n)
	}
	u, isUnary := n.(*Unary)
	for _, child := range children(n) {
		m.visit(child, n, isUnary && u.op == "not")
	}
}

func (m *mutator) negate(n, shown Node) {
	m.add("negation", n, &Unary{info{n.meta().Pos, interval.Bool, false}, "not", n}, shown)
}

// operators are what comparisons of numbers and dates are mistaken for; the last is
// their negation.
var operators = map[string][]string{
	"<": {"<=", ">="}, "<=": {"<", ">"}, ">": {">=", "<="}, ">=": {">", "<"},
	"==": {"<=", ">=", "!="}, "!=": {"<", ">", "=="},
}

var arithmetic = map[string]string{"+": "-", "-": "+", "*": "/", "/": "*"}

func (m *mutator) binary(n *Binary, negates bool) {
	with := func(op string) Node {
		c := *n
		c.Op = op
		if c.Type == interval.Number {
			c.Whole = op != "/" && n.L.meta().Whole && n.R.meta().Whole
		}
		return &c
	}
	switch {
	case n.Op == "and" || n.Op == "or":
		if n.Pos != n.R.meta().Pos { // not a chained comparison's
			m.add("logic", n, with(map[string]string{"and": "or", "or": "and"}[n.Op]), n)
		}
		m.add("logic", n, n.L, n)
		m.add("logic", n, n.R, n)
	case n.Type == interval.Number:
		m.add("operator", n, with(arithmetic[n.Op]), n)
	case TypeOf(n.L) == interval.Number || TypeOf(n.L) == interval.Date:
		ops := operators[n.Op]
		if isNever(n.L) || isNever(n.R) { // nothing is later, so the others say the same or always hold
			ops = []string{negated[n.Op]}
		}
		for _, op := range ops[:len(ops)-1] {
			m.add("operator", n, with(op), n)
		}
		if !negates {
			m.add("negation", n, with(ops[len(ops)-1]), n)
		}
	case !negates:
		m.add("negation", n, with(negated[n.Op]), n)
	}
}

func (m *mutator) membership(n *Membership, negates bool) {
	if !negates {
		m.negate(n, n)
	}
	for i := range n.List {
		if len(n.List) == 1 {
			break
		}
		fewer := *n
		fewer.List = slices.Delete(slices.Clone(n.List), i, i+1)
		m.addAt(n.List[i].meta().Pos, "argument", n, &fewer, n)
	}
}

func (m *mutator) interval(n *Between, negates bool) {
	if !negates {
		m.negate(n, n)
	}
	for _, by := range []int64{-1, 1} {
		for _, low := range []bool{true, false} {
			c, end := *n, n.Hi
			if low {
				end = n.Lo
			}
			if ParameterOf(end) != nil {
				continue
			}
			v, _ := literalOf(end)
			moved := numeral(new(big.Rat).Add(v, big.NewRat(by, 1)), 0, end.meta().Pos)
			if c.Hi = moved; low {
				c.Lo, c.Hi = moved, n.Hi
			}
			m.addAt(end.meta().Pos, "threshold", n, &c, n)
		}
	}
}

// numeral returns a number as it is written with so many decimals.
func numeral(v *big.Rat, places, pos int) Node {
	c := newLiteral(info{pos, interval.Number, v.IsInt()}, interval.NumberDomain(interval.Exactly(new(big.Rat).Abs(v))),
		new(big.Rat).Abs(v).FloatString(places))
	if v.Sign() < 0 {
		return &Unary{info{pos, interval.Number, v.IsInt()}, "-", c}
	}
	return c
}

func (m *mutator) constant(n *Literal, parent Node) {
	up, isUnary := parent.(*Unary)
	b, isBinary := parent.(*Binary)
	list, inList := parent.(*Membership)
	threshold := inList || isBinary && IsAtom(b)
	if isUnary && up.op == "-" {
		threshold = true // both ways
	}
	switch n.Type {
	case interval.Bool:
		m.add("constant", n, newLiteral(n.info, interval.BoolDomain(n.Value.Bools != interval.IsTrue),
			map[string]string{"true": "false", "false": "true"}[n.text]), parent)
	case interval.Text:
		var options []string
		switch {
		case inList:
			options = optionsOf(list.X)
		case isBinary:
			options = append(slices.Clone(optionsOf(b.L)), optionsOf(b.R)...)
		}
		if other, found := otherOption(options, n, list); found {
			m.add("constant", n, newLiteral(n.info, interval.TextDomain(other), "'"+other+"'"), parent)
		}
	case interval.Date:
		if isNever(n) {
			break
		}
		for _, by := range []int64{-1, 1} {
			day := n.Value.Numbers.Lo.Num().Int64() + by
			text := time.Unix(day*86400, 0).UTC().Format(time.DateOnly)
			m.add("threshold", n, newLiteral(n.info, interval.DateDomain(interval.ExactInt(day)), "date('"+text+"')"), parent)
		}
	case interval.Number:
		c, isCall := parent.(*Call)
		places := isCall && c.Name == "round" && n != c.Args[0]
		switch {
		case n.text == fullName:
			m.add("constant", n, numeral(new(big.Rat), 0, n.Pos), parent)
		case places:
			if v := new(big.Rat).Add(n.Value.Numbers.Lo, big.NewRat(1, 1)); v.Cmp(big.NewRat(18, 1)) <= 0 {
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
func (m *mutator) move(kind string, n *Literal, parent Node, by int64) {
	places := digitsBehind(n)
	unit := interval.UnitOf(places)
	m.add(kind, n, numeral(unit.Add(n.Value.Numbers.Lo, unit.Mul(unit, big.NewRat(by, 1))), places, n.Pos), parent)
}

// otherOption returns the option behind one, of those that a list does not name.
func otherOption(options []string, n *Literal, list *Membership) (string, bool) {
	at := slices.Index(options, n.Value.Texts[0])
	for i := range options {
		o := options[(at+1+i)%len(options)]
		named := list != nil && slices.ContainsFunc(list.List, func(e Node) bool {
			c, is := e.(*Literal)
			return is && c.Value.Texts[0] == o
		})
		if at >= 0 && o != n.Value.Texts[0] && !named && !strings.ContainsAny(o, `'\`) {
			return o, true
		}
	}
	return "", false
}

func (m *mutator) call(n *Call) {
	as := func(name string, args []Node) Node {
		c := *n
		c.Name, c.Fn, c.Args = name, builtins[name], args
		if name == "rate" {
			c.Times = hundred
		}
		c.Whole = c.Fn.whole != nil && c.Fn.whole(args)
		c.Plain = c.plain(nil)
		return &c
	}
	if n.Host != nil {
		return
	}
	if other := map[string]string{"min": "max", "max": "min", "floor": "ceil", "ceil": "floor",
		"sum": "mean", "mean": "sum"}[n.Name]; other != "" {
		m.add("operator", n, as(other, n.Args), n)
	}
	switch n.Name {
	case "min", "max", "sum", "mean", "count":
		for i := range n.Args {
			fewer := slices.Delete(slices.Clone(n.Args), i, i+1)
			switch plain := len(fewer) == 1 && memberOf(fewer[0]) < 0; {
			case len(fewer) == 0:
			case plain && (n.Name == "sum" || n.Name == "mean"): // which takes two or a series
				m.add("argument", n, fewer[0], n)
			default:
				m.add("argument", n, as(n.Name, fewer), n)
			}
		}
	case "clamp":
		m.add("argument", n, as("min", []Node{n.Args[0], n.Args[2]}), n)
		m.add("argument", n, as("max", n.Args[:2]), n)
	case "abs", "floor", "ceil", "round":
		m.add("operator", n, n.Args[0], n)
	case "share":
		m.add("operator", n, as("rate", n.Args), n)
		m.add("swap", n, as(n.Name, []Node{n.Args[1], n.Args[0]}), n)
	case "workdays":
		m.add("operator", n, as("days", n.Args), n)
		m.add("swap", n, as(n.Name, []Node{n.Args[1], n.Args[0]}), n)
	case "rate", "days":
		m.add("swap", n, as(n.Name, []Node{n.Args[1], n.Args[0]}), n)
	}
}
