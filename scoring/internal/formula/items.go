package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// itemFunctions name items by their codes, where expressions can: points('3') are the
// points of an item, index('3') its percentage, rate(points, maximum that applies).
var itemFunctions = []string{"points", "index"}

// ofItem lowers points('3') and index('3').
func (l *lowering) ofItem(pos int, n *ast.CallNode, args []Node, ok bool) (Node, bool) {
	name := n.Callee.(*ast.IdentifierNode).Value
	if !ok {
		return nil, false
	}
	if len(args) != 1 || TypeOf(args[0]) != interval.Text {
		l.fault(pos, itemWrittenOut, name)
		return nil, false
	}
	code, isLiteral := args[0].(*Literal)
	if !isLiteral {
		l.fault(pos, itemWrittenOut, name)
		return nil, false
	}
	points, of, known := l.scope.Items(code.Value.Texts[0])
	if !known {
		l.fault(startOf(n.Arguments[0]), noItemOfCode, locale.Short(code.Value.Texts[0]),
			l.suggest(code.Value.Texts[0], func() []string { return l.scope.Codes }))
		return nil, false
	}
	variable := func(v Var) Node {
		_, slot, _ := l.scope.variable(v.Name)
		return &Variable{info: info{Pos: pos, Type: v.Type}, name: v.Name, Slot: slot}
	}
	if name == "points" {
		return variable(points), true
	}
	return &Call{info: info{Pos: pos, Type: interval.Number}, Name: "rate", Fn: builtins["rate"],
		Args: []Node{variable(points), variable(of)}, Times: l.times("rate")}, true
}

// ByItem returns a formula in which what it reads of items are variables that are named as
// expressions name them, for those who write it out: points('3') in the slot of the points
// of the item, index('3') in that of what of its maximum applies. The indexes are by these
// slots. Item says which item a slot is of, and whether it is that of its maximum.
func ByItem(n Node, item func(slot int) (code string, maximum, ok bool)) (named Node, indexes map[int]Node) {
	variable := func(name, code string, slot, pos int) Node {
		return &Variable{info: info{Pos: pos, Type: interval.Number}, name: name + "('" + code + "')", Slot: slot}
	}
	indexes = map[int]Node{}
	named = rewrite(n, func(n, copied Node) Node {
		switch n := n.(type) {
		case *Variable:
			if code, maximum, ok := item(n.Slot); ok && !maximum {
				return variable("points", code, n.Slot, n.Pos)
			}
		case *Call:
			if len(n.Args) != 2 || n.Name != "rate" {
				break
			}
			if of, is := n.Args[1].(*Variable); is {
				if code, maximum, ok := item(of.Slot); ok && maximum {
					indexes[of.Slot] = n
					return variable("index", code, of.Slot, n.Pos)
				}
			}
		}
		if slices.Equal(children(n), children(copied)) {
			return n
		}
		return copied
	})
	return named, indexes
}

// MayFail reports whether a formula has a part that may have no value: a quotient, a
// table of bands, a function of the host's.
func MayFail(n Node) (fails bool) {
	walk(n, func(n Node) {
		switch n := n.(type) {
		case *BandTable:
			fails = true
		case *Call:
			fails = fails || n.Host != nil || n.Times != nil || n.Name == "clamp"
		case *Binary:
			fails = fails || n.Op == "/"
		}
	})
	return fails
}
