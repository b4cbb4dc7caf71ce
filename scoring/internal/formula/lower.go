package formula

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// lowering turns one checked tree into a formula. It gives types to everything
// and collects all faults, where expr stops at the first.
type lowering struct {
	scope    *Scope
	full     *big.Rat
	src      []rune
	literals map[int]literal
	lets     []*Let
	member   int          // of the series that a function goes through; -1: none does
	through  string       // the function that goes through it
	dated    map[int]bool // places of calls whose arguments are dates
	nodes    int
	faults   []Fault
	mended   bool // the source is not what was given, see mend
	inIf     bool // within the arguments of an IF, which has a fault
}

// lower returns the formula of a tree; not ok where it has faults.
func (l *lowering) lower(node ast.Node) (Node, bool) {
	// Chained comparisons share nodes, so the tree may be far larger than its
	// source: count what is visited.
	if l.nodes++; l.nodes > l.scope.Limits.Nodes {
		l.fault(0, tooLarge)
		return nil, false
	}
	pos := node.Location().From
	switch n := node.(type) {
	case *ast.IntegerNode:
		lit := l.literals[pos]
		return newLiteral(info{lit.pos, interval.Number, lit.value.IsInt()},
			interval.NumberDomain(interval.Exactly(lit.value)), lit.text), true
	case *ast.BoolNode:
		return newLiteral(info{Pos: pos, Type: interval.Bool}, interval.BoolDomain(n.Value),
			map[bool]string{true: "true", false: "false"}[n.Value]), true
	case *ast.StringNode:
		return newLiteral(info{Pos: pos, Type: interval.Text}, interval.TextDomain(n.Value),
			"'"+strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(n.Value)+"'"), true
	case *ast.IdentifierNode:
		return l.name(n)
	case *ast.UnaryNode:
		return l.unary(n)
	case *ast.BinaryNode:
		return l.binary(n)
	case *ast.ConditionalNode:
		return l.conditional(n)
	case *ast.VariableDeclaratorNode:
		return l.let(n)
	case *ast.CallNode:
		return l.call(n)
	case *ast.MemberNode:
		return l.seriesMember(n)
	}
	return nil, l.refuse(node)
}

// refuse reports a construct that expr has and the rule language has not.
func (l *lowering) refuse(node ast.Node) bool {
	what := thisConstruct.Say()
	pos := startOf(node)
	switch n := node.(type) {
	case *ast.NilNode:
		what = locale.Message{VI: "nil", EN: "nil"}
	case *ast.MemberNode, *ast.ChainNode:
		what = memberAccess.Say()
	case *ast.SliceNode:
		what = slicing.Say()
	case *ast.BuiltinNode:
		what, pos = overList.Say(n.Name), n.Location().From
	case *ast.PredicateNode, *ast.PointerNode:
		what = closure.Say()
	case *ast.ArrayNode:
		what = listElsewhere.Say()
	case *ast.MapNode:
		what = aMap.Say()
	case *ast.SequenceNode:
		what = sequence.Say()
	}
	l.fault(pos, notPart, what)
	return false
}

func (l *lowering) name(n *ast.IdentifierNode) (Node, bool) {
	pos := n.Location().From
	for _, b := range slices.Backward(l.lets) {
		if b.name == n.Value {
			m := info{pos, b.Init.meta().Type, b.Init.meta().Whole}
			return &Variable{info: m, name: b.name, Slot: b.Slot, options: optionsOf(b.Init), grid: gridOf(b.Init),
				never: MayBeNever(b.Init)}, true
		}
	}
	if n.Value == neverName {
		return newLiteral(info{Pos: pos, Type: interval.Date}, interval.DateDomain(interval.Exactly(interval.Never)),
			neverName), true
	}
	if n.Value == fullName {
		return newLiteral(info{pos, interval.Number, l.full.IsInt()}, interval.NumberDomain(interval.Exactly(l.full)),
			fullName), true
	}
	if v, slot, ok := l.scope.variable(n.Value); ok {
		m := info{pos, v.Type, v.Type == interval.Number && v.Grid == interval.Whole}
		return &Variable{info: m, name: v.Name, Slot: slot, options: v.Options, grid: v.Grid,
			never: v.Never}, true
	}
	if of := l.scope.seriesOf(n.Value); of != nil {
		return l.anyMember(of, pos)
	}
	if p := l.scope.parameter(n.Value); p != nil {
		return l.parameter(p, pos)
	}
	if builtins[n.Value] != nil || l.scope.function(n.Value) != nil {
		l.fault(pos, isFunction, n.Value)
		return nil, false
	}
	if n.Value == "group" {
		l.fault(pos, noGroups)
		return nil, false
	}
	l.unknown(pos, n.Value)
	return nil, false
}

func (l *lowering) names() []string {
	names := []string{fullName, neverName}
	for _, v := range l.scope.Vars {
		if IsName(v.Name) { // a relative figure has none
			names = append(names, v.Name)
		}
	}
	for _, of := range l.scope.Series {
		names = append(names, of.Name)
	}
	for _, p := range l.scope.Parameters {
		names = append(names, p.Of.Name)
	}
	for _, b := range l.lets {
		names = append(names, b.name)
	}
	return names
}

func (l *lowering) functionNames() []string {
	names := slices.Sorted(maps.Keys(builtins))
	for _, f := range l.scope.Funcs {
		names = append(names, f.Name)
	}
	return names
}

func (l *lowering) conditional(n *ast.ConditionalNode) (Node, bool) {
	pos := startOf(n.Cond)
	if n.Cond == n.Exp1 {
		l.fault(pos, shortForm)
		return nil, false
	}
	cond, ok1 := l.lower(n.Cond)
	then, ok2 := l.lower(n.Exp1)
	otherwise, ok3 := l.lower(n.Exp2)
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	if TypeOf(cond) != interval.Bool {
		l.fault(pos, conditionType, TypeOf(cond))
		return nil, false
	}
	if TypeOf(then) != TypeOf(otherwise) {
		l.fault(startOf(n.Exp2), branchTypes, typeList([]Node{then, otherwise}))
		return nil, false
	}
	m := info{pos, TypeOf(then), then.meta().Whole && otherwise.meta().Whole}
	return &Conditional{info: m, Cond: cond, Then: then, Otherwise: otherwise}, true
}

func (l *lowering) let(n *ast.VariableDeclaratorNode) (Node, bool) {
	pos := n.Location().From
	init, ok := l.lower(n.Value)
	_, _, isInput := l.scope.variable(n.Name)
	taken := isInput || l.scope.seriesOf(n.Name) != nil || l.scope.parameter(n.Name) != nil || Reserved(n.Name) ||
		l.scope.function(n.Name) != nil ||
		slices.ContainsFunc(l.lets, func(b *Let) bool { return b.name == n.Name })
	if taken {
		l.fault(pos, nameTaken, n.Name)
	}
	b := &Let{info: info{Pos: pos}, name: n.Name, Slot: len(l.scope.Vars) + len(l.lets), Init: init}
	if !ok {
		// Without its value the name has no type; faults of the body would follow from that.
		return nil, false
	}
	l.lets = append(l.lets, b)
	body, ok := l.lower(n.Expr)
	l.lets = l.lets[:len(l.lets)-1]
	if !ok || taken {
		return nil, false
	}
	b.Body = body
	b.Type, b.Whole = body.meta().Type, body.meta().Whole
	return b, true
}

func (l *lowering) in(n *ast.BinaryNode) (Node, bool) {
	pos := n.Location().From
	x, ok := l.lower(n.Left)
	m := info{Pos: pos, Type: interval.Bool}
	switch r := n.Right.(type) {
	case *ast.ArrayNode:
		out := &Membership{info: m, X: x}
		if len(r.Nodes) == 0 {
			l.fault(r.Location().From, emptyList)
			return nil, false
		}
		for _, e := range r.Nodes {
			el, elOK := l.lower(e)
			if ok = ok && elOK; !ok {
				continue
			}
			ok = l.comparable(startOf(e), "==", x, el)
			out.List = append(out.List, el)
		}
		return out, ok
	case *ast.BinaryNode:
		if r.Operator != ".." {
			break
		}
		lo, loOK := l.lower(r.Left)
		hi, hiOK := l.lower(r.Right)
		if !ok || !loOK || !hiOK {
			return nil, false
		}
		for _, e := range []Node{lo, hi} {
			if v, isLit := literalOf(e); !isLit || !v.IsInt() {
				l.fault(e.meta().Pos, rangeEnds)
				return nil, false
			}
		}
		if !x.meta().Whole || TypeOf(x) != interval.Number {
			var text strings.Builder
			x.write(&text, levels["<="]+1)
			l.fault(r.Location().From, wholeRange,
				String(x), String(lo), text.String(), String(hi))
			return nil, false
		}
		return &Between{m, x, lo, hi}, true
	}
	l.fault(pos, behindIn)
	return nil, false
}

// literalOf returns the number of a literal, also with a sign.
func literalOf(n Node) (*big.Rat, bool) {
	if u, ok := n.(*Unary); ok && u.op == "-" {
		v, ok := Constant(u.X)
		return interval.Negative(v), ok
	}
	return Constant(n)
}

// startOf returns the first character of a tree.
func startOf(node ast.Node) int {
	switch n := node.(type) {
	case *ast.BinaryNode:
		return startOf(n.Left)
	case *ast.ConditionalNode:
		return startOf(n.Cond)
	case *ast.MemberNode:
		return startOf(n.Node)
	case *ast.ChainNode:
		return startOf(n.Node)
	case *ast.SliceNode:
		return startOf(n.Node)
	case *ast.SequenceNode:
		return startOf(n.Nodes[0])
	}
	return node.Location().From
}
