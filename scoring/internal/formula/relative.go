package formula

import (
	"math/big"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// relatives are the functions of an input over the units of the object group, and whether
// a second argument, 'lowest', can say that less is better.
var relatives = map[string]bool{
	"peer_best": true, "peer_rank": true, "peer_mean": false, "peer_sum": false, "peer_count": false,
}

const lowest = "lowest"

// relativeName returns the name of the variable that a relative figure is.
func relativeName(function, of string, low bool) string {
	if low {
		return function + "(" + of + ", '" + lowest + "')"
	}
	return function + "(" + of + ")"
}

// RelativeFigures returns the names of the variables that stand for relative figures in an
// expression, such as peer_best(x), each once: those that a scope needs to compile it. Of
// what cannot be read there are none.
func RelativeFigures(src string) []string {
	if !strings.Contains(src, "peer_") {
		return nil
	}
	tokens, err := lexer.Lex(file.NewSource(spelling.Normalize(src)))
	if err != nil {
		return nil
	}
	var out []string
	for i := 0; i+2 < len(tokens); i++ {
		function, of := tokens[i].Value, tokens[i+2].Value
		if _, is := relatives[function]; !is || tokens[i].Kind != lexer.Identifier ||
			!tokens[i+1].Is(lexer.Bracket, "(") || tokens[i+2].Kind != lexer.Identifier {
			continue
		}
		names := []string{relativeName(function, of, false)}
		switch {
		case function == "peer_mean":
			names = []string{relativeName("peer_sum", of, false), relativeName("peer_count", of, false)}
		case relatives[function] && i+4 < len(tokens) && tokens[i+3].Is(lexer.Operator, ",") && tokens[i+4].Value == lowest:
			names[0] = relativeName(function, of, true)
		}
		for _, name := range names {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// IsRelative reports whether a formula is a relative figure.
func IsRelative(n Node) bool {
	switch n := n.(type) {
	case *Variable:
		return n.relative
	case *Call:
		return n.of != ""
	}
	return false
}

// relative lowers a function of an input over the units of the group: to a variable, and
// the mean, which need not be a decimal, to the quotient of two.
func (l *lowering) relative(n *ast.CallNode, name string) (Node, bool) {
	pos, args := n.Location().From, n.Arguments
	if len(args) == 0 || len(args) > 2 || len(args) == 2 && !relatives[name] {
		l.fault(pos, wrongCount, name, countOf(builtins[name], nil), len(args), l.perhapsDecimal(pos))
		return nil, false
	}
	of, ok := l.compared(name, args[0])
	if !ok {
		return nil, false
	}
	low := false
	if len(args) == 2 {
		text, isText := args[1].(*ast.StringNode)
		if low = isText && text.Value == lowest; !low {
			l.fault(startOf(args[1]), relativeOrder, name, of.Name)
			return nil, false
		}
	}
	figure := func(function string) *Variable {
		v, slot, known := l.scope.variable(relativeName(function, of.Name, low))
		if ok = ok && known; !ok {
			return nil
		}
		m := info{pos, interval.Number, v.Grid == interval.Whole}
		return &Variable{info: m, name: v.Name, Slot: slot, grid: v.Grid, relative: true}
	}
	var out Node
	if name == "peer_mean" {
		call := &Call{info: info{Pos: pos, Type: interval.Number}, Name: name, Fn: builtins[name], of: of.Name,
			Args: []Node{figure("peer_sum"), figure("peer_count")}}
		least, most := of.Of.Domain()
		if least.Valid {
			call.within.Lo = least.Decimal.Rat()
		}
		if most.Valid {
			call.within.Hi = most.Decimal.Rat()
		}
		if ok {
			call.Plain = call.meanOfGroup()
		}
		out = call
	} else {
		out = figure(name)
	}
	if !ok { // scopes have those that stand where they may
		l.fault(pos, relativeInRelation)
		return nil, false
	}
	return out, true
}

// compared returns the input whose figures are compared.
func (l *lowering) compared(function string, arg ast.Node) (of Var, ok bool) {
	id, isName := arg.(*ast.IdentifierNode)
	if !isName || l.isLet(id.Value) || id.Value == fullName || id.Value == neverName ||
		l.scope.parameter(id.Value) != nil || l.scope.function(id.Value) != nil || builtins[id.Value] != nil {
		l.fault(startOf(arg), relativeOfInput, function)
		return of, false
	}
	if l.scope.seriesOf(id.Value) != nil {
		l.fault(startOf(arg), relativeOfSeries, function, id.Value)
		return of, false
	}
	of, _, declared := l.scope.variable(id.Value)
	switch {
	case !declared:
		_, ok = l.name(id) // which says what is wrong with it
		return of, ok
	case of.Type != interval.Number:
		l.fault(startOf(arg), relativeOfNumber, function, id.Value, of.Type)
		return of, false
	}
	return of, true
}

// meanOfGroup returns what the mean of a group is in operators: the sum by the count, of
// which is said what follows from what a figure can be, but not from the two alone.
func (n *Call) meanOfGroup() Node {
	m := info{Pos: n.Pos, Type: interval.Number}
	var out Node = &Binary{m, "/", n.Args[0], n.Args[1]}
	cut := func(function string, at *big.Rat) {
		if at != nil {
			end := newLiteral(info{n.Pos, interval.Number, at.IsInt()}, interval.NumberDomain(interval.Exactly(at)),
				at.RatString())
			out = &Call{info: m, Name: function, Fn: builtins[function], Args: []Node{out, end}}
		}
	}
	cut("max", n.within.Lo)
	cut("min", n.within.Hi)
	return out
}
