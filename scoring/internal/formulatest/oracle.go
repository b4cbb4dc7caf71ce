package formulatest

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"
	"github.com/expr-lang/expr/vm"
)

// The oracle runs an expression on expr's own virtual machine, with operators
// and functions over exact numbers. It shares no code with the package under
// test: neither parsing of literals nor evaluation nor rounding.

// exact is a number of the oracle. It is a struct so that no operator of expr's
// knows it: one that is not overloaded is an error instead of a float.
type exact struct{ r *big.Rat }

// date is a date of the oracle; only days() and comparisons know it.
type date struct{ number int64 }

var (
	errNotArising = errors.New("0 of 0")
	errFailed     = errors.New("failed")
)

func failed(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errFailed, fmt.Sprintf(format, args...))
}

// computed applies the limit on intermediate results, which is part of the
// language: 4096 bits of numerator or denominator.
func computed(v *big.Rat) (any, error) {
	if v.Num().BitLen() > 4096 || v.Denom().BitLen() > 4096 {
		return nil, failed("too long")
	}
	return exact{v}, nil
}

// oracleFuncs are the functions by name. min, max and friends take the place of
// expr's built-ins; the lower ones are what the operators become.
var oracleFuncs = map[string]struct {
	call  func(args ...any) (any, error)
	types []any
}{
	"add": {arithmetic((*big.Rat).Add), []any{new(func(exact, exact) exact)}},
	"sub": {arithmetic((*big.Rat).Sub), []any{new(func(exact, exact) exact)}},
	"mul": {arithmetic((*big.Rat).Mul), []any{new(func(exact, exact) exact)}},
	"quo": {quotient, []any{new(func(exact, exact) exact)}},
	"eq":  {comparison(func(c int) bool { return c == 0 }), comparisonTypes},
	"ne":  {comparison(func(c int) bool { return c != 0 }), comparisonTypes},
	"lt":  {comparison(func(c int) bool { return c < 0 }), comparisonTypes},
	"le":  {comparison(func(c int) bool { return c <= 0 }), comparisonTypes},
	"gt":  {comparison(func(c int) bool { return c > 0 }), comparisonTypes},
	"ge":  {comparison(func(c int) bool { return c >= 0 }), comparisonTypes},
	"neg": {func(a ...any) (any, error) {
		return exact{new(big.Rat).Neg(num(a[0]))}, nil
	}, []any{new(func(exact) exact)}},
	"pos":   {func(a ...any) (any, error) { return a[0], nil }, []any{new(func(exact) exact)}},
	"among": {among, []any{new(func(any, ...any) bool)}},
	"between": {func(a ...any) (any, error) {
		return num(a[0]).IsInt() && num(a[1]).Cmp(num(a[0])) <= 0 && num(a[0]).Cmp(num(a[2])) <= 0, nil
	}, []any{new(func(exact, exact, exact) bool)}},
	"inBand": {inBand, []any{new(func(exact, string) bool)}},
	"noBand": {func(...any) (any, error) { return nil, failed("no band") }, []any{new(func() exact)}},

	"min": {extreme(-1), []any{new(func(exact, ...exact) exact), new(func(date, ...date) date)}},
	"max": {extreme(+1), []any{new(func(exact, ...exact) exact), new(func(date, ...date) date)}},
	"sum": {func(...any) (any, error) {
		return nil, errors.New("sum is rewritten")
	}, []any{new(func(...any) exact)}},
	"mean": {func(...any) (any, error) {
		return nil, errors.New("mean is rewritten")
	}, []any{new(func(...any) exact)}},
	"count": {func(a ...any) (any, error) {
		held := slices.DeleteFunc(slices.Clone(a), func(x any) bool { return !x.(bool) })
		return exact{big.NewRat(int64(len(held)), 1)}, nil
	}, []any{new(func(...bool) exact)}},
	"abs": {func(a ...any) (any, error) {
		return exact{new(big.Rat).Abs(num(a[0]))}, nil
	}, []any{new(func(exact) exact)}},
	"floor": {func(a ...any) (any, error) {
		return exact{new(big.Rat).SetInt(FloorOf(num(a[0])))}, nil
	}, []any{new(func(exact) exact)}},
	"ceil": {func(a ...any) (any, error) {
		v := new(big.Rat).SetInt(FloorOf(new(big.Rat).Neg(num(a[0]))))
		return exact{v.Neg(v)}, nil
	}, []any{new(func(exact) exact)}},
	"round": {roundHalfAway, []any{new(func(exact, ...exact) exact)}},
	"clamp": {clampBetween, []any{new(func(exact, exact, exact) exact)}},
	"rate":  {ratioTimes(Rat("100")), []any{new(func(exact, exact) exact)}},
	"share": {ratioTimes(Full), []any{new(func(exact, exact) exact)}},
	"days": {func(a ...any) (any, error) {
		if a[0].(date).number == int64(Never) || a[1].(date).number == int64(Never) {
			return nil, failed("no day")
		}
		return exact{big.NewRat(a[1].(date).number-a[0].(date).number, 1)}, nil
	}, []any{new(func(date, date) exact)}},
	"limitOn":  {limitOn, []any{new(func(date) exact)}},
	"workdays": {workdays, []any{new(func(date, date) exact)}},
	"date":     {dateOf, []any{new(func(string) date)}},
	"bands": {func(...any) (any, error) {
		return nil, errors.New("bands is rewritten")
	}, []any{new(func(exact, ...any) exact)}},
	"tier": {func(a ...any) (any, error) {
		v, err := tier(num(a[0]), a[1].(bool))
		if err != nil {
			return nil, failed("%v", err)
		}
		return computed(v)
	}, []any{new(func(exact, bool) exact)}},
}

var comparisonTypes = []any{new(func(exact, exact) bool), new(func(date, date) bool)}

func num(a any) *big.Rat { return a.(exact).r }

func arithmetic(f func(z, x, y *big.Rat) *big.Rat) func(...any) (any, error) {
	return func(a ...any) (any, error) { return computed(f(new(big.Rat), num(a[0]), num(a[1]))) }
}

func quotient(a ...any) (any, error) {
	if num(a[1]).Sign() == 0 {
		return nil, failed("division by zero")
	}
	return computed(new(big.Rat).Quo(num(a[0]), num(a[1])))
}

func comparison(holds func(int) bool) func(...any) (any, error) {
	return func(a ...any) (any, error) {
		if d, isDate := a[0].(date); isDate {
			return holds(big.NewInt(d.number).Cmp(big.NewInt(a[1].(date).number))), nil
		}
		return holds(num(a[0]).Cmp(num(a[1]))), nil
	}
}

func among(a ...any) (any, error) {
	for _, e := range a[1:] {
		x, isNum := a[0].(exact)
		if isNum && x.r.Cmp(num(e)) == 0 || !isNum && a[0] == e {
			return true, nil
		}
	}
	return false, nil
}

// inBand reads a band, which compiled and so is well-formed.
func inBand(a ...any) (any, error) {
	v, s := num(a[0]), strings.ReplaceAll(a[1].(string), " ", "")
	cmp := func(text string) int { return v.Cmp(Rat(text)) }
	switch {
	case strings.HasPrefix(s, ">="):
		return cmp(s[2:]) >= 0, nil
	case strings.HasPrefix(s, "<="):
		return cmp(s[2:]) <= 0, nil
	case strings.HasPrefix(s, ">"):
		return cmp(s[1:]) > 0, nil
	case strings.HasPrefix(s, "<"):
		return cmp(s[1:]) < 0, nil
	}
	from, to, _ := strings.Cut(s[1:len(s)-1], ",")
	return (cmp(from) > 0 || s[0] == '[' && cmp(from) == 0) &&
		(cmp(to) < 0 || s[len(s)-1] == ']' && cmp(to) == 0), nil
}

func extreme(sign int) func(...any) (any, error) {
	return func(a ...any) (any, error) {
		best := a[0]
		for _, x := range a[1:] {
			if later, err := comparison(func(c int) bool { return c*sign > 0 })(x, best); err == nil && later.(bool) {
				best = x
			}
		}
		return best, nil
	}
}

// FloorOf truncates, then steps down where truncation went up.
func FloorOf(v *big.Rat) *big.Int {
	q, r := new(big.Int).QuoRem(v.Num(), v.Denom(), new(big.Int))
	if r.Sign() < 0 {
		q.Sub(q, big.NewInt(1))
	}
	return q
}

// roundHalfAway relies on FloatString, which rounds half away from zero.
func roundHalfAway(a ...any) (any, error) {
	places := 0
	if len(a) > 1 {
		places = int(num(a[1]).Num().Int64())
	}
	return computed(Rat(num(a[0]).FloatString(places)))
}

func clampBetween(a ...any) (any, error) {
	x, lo, hi := num(a[0]), num(a[1]), num(a[2])
	switch {
	case lo.Cmp(hi) > 0:
		return nil, failed("clamp")
	case x.Cmp(lo) < 0:
		return exact{lo}, nil
	case x.Cmp(hi) > 0:
		return exact{hi}, nil
	}
	return exact{x}, nil
}

func ratioTimes(by *big.Rat) func(...any) (any, error) {
	return func(a ...any) (any, error) {
		if num(a[0]).Sign() == 0 && num(a[1]).Sign() == 0 {
			return nil, errNotArising
		}
		v, err := quotient(a...)
		if err != nil {
			return nil, err
		}
		return computed(new(big.Rat).Mul(num(v), by))
	}
}

// workdays counts weeks, then day by day.
func workdays(a ...any) (any, error) {
	from, to := a[0].(date).number, a[1].(date).number
	if from == int64(Never) || to == int64(Never) {
		return nil, failed("no day")
	}
	if from > to {
		v, err := workdays(a[1], a[0])
		return exact{new(big.Rat).Neg(num(v))}, err
	}
	working := func(day int64) bool {
		w := time.Unix(day*86400, 0).UTC().Weekday()
		return w != time.Saturday && w != time.Sunday
	}
	count := (to - from) / 7 * 5
	for day := to - (to-from)%7 + 1; day <= to; day++ {
		if working(day) {
			count++
		}
	}
	for _, day := range Holidays {
		if from < day && day <= to && working(day) {
			count--
		}
	}
	return exact{big.NewRat(count, 1)}, nil
}

// limitOn is the parameter limit: 50 on 29 and 30 January 2023, −1 on the day behind them and
// 80.5 from February on.
func limitOn(a ...any) (any, error) {
	switch day := a[0].(date).number; {
	case day < 19386 || day == int64(Never):
		return nil, failed("no value")
	case day <= 19387:
		return exact{Rat("50")}, nil
	case day == 19388:
		return exact{Rat("-1")}, nil
	}
	return exact{Rat("80.5")}, nil
}

func dateOf(a ...any) (any, error) {
	t, err := time.Parse("2006-01-02", a[0].(string))
	return date{t.Unix() / 86400}, err // not by a time.Duration, which ends at 292 years
}

// rewrite makes a tree of expr's one over exact numbers.
type rewrite struct{ literals map[int]string }

func (w rewrite) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		text := strings.ReplaceAll(w.literals[n.Location().From], "_", "")
		ast.Patch(node, &ast.ConstantNode{Value: exact{Rat(text)}})
	case *ast.IdentifierNode:
		if n.Value == "limit" {
			ast.Patch(node, call(n, "limitOn", &ast.IdentifierNode{Value: "sent"}))
		}
	case *ast.UnaryNode:
		switch n.Operator {
		case "-":
			ast.Patch(node, call(n, "neg", n.Node))
		case "+":
			ast.Patch(node, call(n, "pos", n.Node))
		}
	case *ast.BinaryNode:
		if n.Operator != "in" {
			return
		}
		switch list := n.Right.(type) {
		case *ast.ArrayNode:
			ast.Patch(node, call(n, "among", append([]ast.Node{n.Left}, list.Nodes...)...))
		case *ast.BinaryNode:
			ast.Patch(node, call(n, "between", n.Left, list.Left, list.Right))
		}
	case *ast.MemberNode:
		ast.Patch(node, &ast.IdentifierNode{Value: nameOf(n.Node.String() + "." + n.Property.(*ast.StringNode).Value)})
	case *ast.CallNode:
		id, named := n.Callee.(*ast.IdentifierNode)
		if named {
			if lowered := lowerSeries(n, id.Value, "min", "max"); lowered != nil {
				ast.Patch(node, lowered)
			}
		}
		if !named || id.Value != "bands" {
			return
		}
		table := call(n, "noBand")
		for i := len(n.Arguments) - 2; i > 0; i -= 2 {
			table = &ast.ConditionalNode{Cond: call(n, "inBand", n.Arguments[0], n.Arguments[i]), Exp1: n.Arguments[i+1],
				Exp2: table}
		}
		ast.Patch(node, table)
	}
}

// forget drops the types of all nodes before operators are overloaded anew:
// expr's checker does not look again into calls that it has given a type, so an
// operator inside one would never learn the types of its operands.
type forget struct{}

func (forget) Visit(node *ast.Node) { (*node).SetType(nil) }

func (forget) Reset() {}

func (forget) ShouldRepeat() bool { return false }

func call(at ast.Node, name string, args ...ast.Node) ast.Node {
	n := &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
	n.SetLocation(at.Location())
	return n
}

// Oracle is an expression compiled for expr's machine.
type Oracle struct{ program *vm.Program }

func NewOracle(src string) (*Oracle, error) {
	tokens, err := lexer.Lex(file.NewSource(src))
	if err != nil {
		return nil, err
	}
	w := rewrite{literals: map[int]string{}}
	for _, t := range tokens {
		if t.Kind == lexer.Number {
			w.literals[t.From] = t.Value
		}
	}
	options := []expr.Option{expr.Env(oracleEnv(SomeFacts())), expr.Optimize(false), expr.DisableAllBuiltins(),
		expr.Patch(throughAll{}), expr.Patch(w), expr.Patch(forget{})}
	for name, f := range oracleFuncs {
		options = append(options, expr.Function(name, f.call, f.types...))
	}
	for op, name := range map[string]string{
		"+": "add", "-": "sub", "*": "mul", "/": "quo",
		"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
	} {
		options = append(options, expr.Operator(op, name))
	}
	program, err := expr.Compile(src, options...)
	return &Oracle{program}, err
}

func oracleEnv(f Facts) map[string]any {
	env := map[string]any{"full": exact{Full}, "never": date{int64(Never)}, "norm": exact{Rat("12.5")},
		"limit": exact{new(big.Rat)}}
	for i, p := range f {
		switch v := p.(type) {
		case *big.Rat:
			p = exact{v}
		case Day:
			p = date{int64(v)}
		}
		env[nameOf(Inputs[i].Name)] = p
	}
	return env
}

// Run computes the expression at facts.
func (o *Oracle) Run(f Facts) (Result, error) {
	v, err := expr.Run(o.program, oracleEnv(f))
	var at *file.Error
	switch {
	case errors.Is(err, errNotArising):
		return Result{NotArising: true}, nil
	case errors.Is(err, errFailed) && errors.As(err, &at):
		return Result{Failed: true, Failure: err.Error(), FailedAt: at.From}, nil
	case err != nil:
		return Result{}, err
	}
	switch v := v.(type) {
	case exact:
		return Result{Value: v.r}, nil
	case date:
		return Result{Value: Day(v.number)}, nil
	case bool, string:
		return Result{Value: v}, nil
	}
	return Result{}, fmt.Errorf("the oracle came to %T", v)
}
