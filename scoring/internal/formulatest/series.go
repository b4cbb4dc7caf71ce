package formulatest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// The series of all tests: counts, numbers and truth values of three quarters, and two
// dates.
var series = []struct {
	name    string
	members []string
	of      formula.Var
}{
	{"reports", []string{"q1", "q2", "q3"}, formula.Var{Type: interval.Number, Grid: interval.Whole}},
	{"planned", []string{"q1", "q2", "q3"}, formula.Var{Type: interval.Number}},
	{"kept", []string{"q1", "q2", "q3"}, formula.Var{Type: interval.Bool}},
	{"mailed", []string{"a", "b"}, formula.Var{Type: interval.Date}},
}

// seriesOf is where the members of each series are among the inputs.
var seriesOf []formula.Series

func init() {
	for _, s := range series {
		seriesOf = append(seriesOf, formula.Series{Name: s.name, Members: s.members, First: len(Inputs)})
		for _, m := range s.members {
			s.of.Name = s.name + "." + m
			Inputs = append(Inputs, s.of)
		}
	}
}

// seriesFacts returns the points of the members, each as a function makes it.
func seriesFacts(point func(in formula.Var) Point) (out []Point) {
	for _, s := range seriesOf {
		for i := range s.Members {
			out = append(out, point(Inputs[s.First+i]))
		}
	}
	return out
}

// aggregate writes a number that is made of series: of their members all together, or of
// the conditions that they meet.
func (g *Generator) aggregate(depth int) string {
	if g.counting {
		return Pick(g, "sum(reports)", "max(planned)", "mean(reports)", "count(kept)")
	}
	switch g.IntN(8) {
	case 0:
		return "sum(reports)"
	case 1:
		return Pick(g, "sum", "mean", "min", "max") + "(" + Pick(g, "planned", "reports", "planned, reports") + ")"
	case 2:
		return fmt.Sprintf("%s(%s, %s)", Pick(g, "sum", "mean", "max"), Pick(g, "planned", "reports", "n"), g.leaf())
	case 3:
		return "days(" + Pick(g, "min", "max") + "(mailed), " + g.date() + ")"
	case 4:
		return Pick(g, "reports.q1", "planned.q3", "reports . q2",
			Pick(g, "sum", "mean")+"("+Pick(g, "abs(reports - planned)", "2 * planned + reports", "reports * planned / 4",
				"kept ? planned : 1", "max(1, min(reports, planned))")+")")
	case 5:
		g.counting = true // of conditions that are of no member a whole series may be a part
		defer func() { g.counting = false }()
		return "count(" + g.Of(interval.Bool, depth) + ", " + g.Of(interval.Bool, depth) + ")"
	}
	return "count(" + g.ofMember(depth) + Pick(g, "", ", kept.q2", ", f, "+g.ofMember(0)) + ")"
}

// ofMember writes a condition in which series stand for one member.
func (g *Generator) ofMember(depth int) string {
	g.inside = true
	defer func() { g.inside = false }()
	switch g.IntN(6) {
	case 0:
		return Pick(g, "kept", "not kept")
	case 1:
		return "mailed " + g.comparison() + " " + Pick(g, "due", "date('2023-01-30')", "mailed")
	case 2:
		return "reports in " + Pick(g, "1..3", "[1, 2, n]")
	case 3:
		return fmt.Sprintf("(kept and %s)", g.Of(interval.Bool, depth/2))
	}
	return "reports " + g.comparison() + " " + Pick(g, "planned", g.leaf(), "(kept ? planned : 2)", "planned + reports.q1",
		"(let y = planned; y * 2)")
}

// lowerSeries makes a call over series one over their members, apart from the package
// under test.
func lowerSeries(n *ast.CallNode, name string, names ...string) ast.Node {
	if !slices.Contains(names, name) {
		return nil
	}
	var args []ast.Node
	for _, a := range n.Arguments {
		members := membersIn(a)
		if members == nil {
			args = append(args, a)
		}
		for _, m := range members {
			args = append(args, copyFor(a, m))
		}
	}
	if name != "sum" && name != "mean" {
		return call(n, name, args...)
	}
	out := args[0]
	for _, a := range args[1:] {
		sum := &ast.BinaryNode{Operator: "+", Left: out, Right: a}
		sum.SetLocation(n.Location())
		out = sum
	}
	if name == "mean" {
		mean := &ast.BinaryNode{Operator: "/", Left: out, Right: &ast.ConstantNode{Value: exact{Rat(fmt.Sprint(len(args)))}}}
		mean.SetLocation(n.Location())
		return mean
	}
	return out
}

// throughAll lowers the functions that compute what stands in them for every member, before
// the least and the greatest within them are: those are of one member then.
type throughAll struct{}

func (throughAll) Visit(node *ast.Node) {
	n, is := (*node).(*ast.CallNode)
	if !is {
		return
	}
	if id, named := n.Callee.(*ast.IdentifierNode); named {
		if lowered := lowerSeries(n, id.Value, "sum", "mean", "count"); lowered != nil {
			ast.Patch(node, lowered)
		}
	}
}

// membersIn returns the members of a series that a tree names, nil if it names none but
// where the least or the greatest of a whole series is asked for, or one of its members.
func membersIn(n ast.Node) []string {
	var out []string
	whole := map[ast.Node]bool{}
	ast.Walk(&n, visitor(func(node *ast.Node) {
		switch n := (*node).(type) {
		case *ast.CallNode:
			if len(n.Arguments) == 1 {
				whole[n.Arguments[0]] = true
			}
		case *ast.MemberNode:
			whole[n.Node] = true
		}
	}))
	ast.Walk(&n, visitor(func(node *ast.Node) {
		if id, is := (*node).(*ast.IdentifierNode); is && !whole[id] {
			for _, s := range series {
				if s.name == id.Value {
					out = s.members
				}
			}
		}
	}))
	return out
}

type visitor func(*ast.Node)

func (v visitor) Visit(node *ast.Node) { v(node) }

// nameOf is the name of a member for expr's machine.
func nameOf(name string) string { return strings.Replace(name, ".", "_", 1) }

// copyFor returns a copy of a tree in which series stand for a member.
func copyFor(n ast.Node, member string) ast.Node {
	of := func(n ast.Node) ast.Node { return copyFor(n, member) }
	all := func(list []ast.Node) []ast.Node {
		out := make([]ast.Node, len(list))
		for i, x := range list {
			out[i] = of(x)
		}
		return out
	}
	switch n := n.(type) {
	case *ast.IdentifierNode:
		c := *n
		for _, s := range series {
			if s.name == n.Value {
				c.Value = nameOf(n.Value + "." + member)
			}
		}
		return &c
	case *ast.UnaryNode:
		c := *n
		c.Node = of(n.Node)
		return &c
	case *ast.BinaryNode:
		c := *n
		c.Left, c.Right = of(n.Left), of(n.Right)
		return &c
	case *ast.ConditionalNode:
		c := *n
		c.Cond, c.Exp1, c.Exp2 = of(n.Cond), of(n.Exp1), of(n.Exp2)
		return &c
	case *ast.CallNode:
		c := *n
		c.Arguments = all(n.Arguments)
		return &c
	case *ast.ArrayNode:
		c := *n
		c.Nodes = all(n.Nodes)
		return &c
	case *ast.VariableDeclaratorNode:
		c := *n
		c.Value, c.Expr = of(n.Value), of(n.Expr)
		return &c
	}
	return n // literals
}
