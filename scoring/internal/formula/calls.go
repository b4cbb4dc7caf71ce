package formula

import (
	"math/big"
	"reflect"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
)

// function is a function of the rule language over numbers and dates.
type function struct {
	params   []Type
	optional int  // how many of the last parameters may be left out
	variadic bool // the last parameter may be repeated
	result   Type
	whole    func(args []Node) bool // whether the result is always whole
	eval     func(args []Num) Num   // nil for those that Eval knows itself
}

var builtins = map[string]*function{
	"min":   {params: []Type{Number}, variadic: true, result: Number, whole: allWhole, eval: fold(minNum)},
	"max":   {params: []Type{Number}, variadic: true, result: Number, whole: allWhole, eval: fold(maxNum)},
	"abs":   {params: []Type{Number}, result: Number, whole: allWhole, eval: func(a []Num) Num { return a[0].abs() }},
	"floor": {params: []Type{Number}, result: Number, whole: always, eval: func(a []Num) Num { return whole(a[0].steps(floorRat)) }},
	"ceil":  {params: []Type{Number}, result: Number, whole: always, eval: func(a []Num) Num { return whole(a[0].steps(ceilRat)) }},
	"round": {params: []Type{Number, Number}, optional: 1, result: Number, whole: roundsToWhole, eval: round},
	"clamp": {params: []Type{Number, Number, Number}, result: Number, whole: allWhole, eval: clamp},
	"rate":  {params: []Type{Number, Number}, result: Number},
	"days":  {params: []Type{Date, Date}, result: Number, whole: always, eval: func(a []Num) Num { return a[1].add(a[0].neg()) }},
	"date":  {params: []Type{Text}, result: Date},
	"bands": {params: []Type{Number, Text, Number}, variadic: true, result: Number},
}

// goType is the function's type for expr's checker.
func (b *function) goType() reflect.Type {
	var in []reflect.Type
	for _, t := range b.params[:len(b.params)-b.optional] {
		in = append(in, goTypes[t])
	}
	variadic := b.variadic || b.optional > 0
	if variadic {
		last := goTypes[b.params[len(b.params)-1]]
		if b.eval == nil { // bands: texts and numbers in turn
			last = reflect.TypeFor[any]()
		}
		in = append(in, reflect.SliceOf(last))
	}
	return reflect.FuncOf(in, []reflect.Type{goTypes[b.result]}, variadic)
}

func always([]Node) bool { return true }

func allWhole(args []Node) bool {
	for _, a := range args {
		if !a.meta().Whole {
			return false
		}
	}
	return true
}

func roundsToWhole(args []Node) bool { return len(args) == 1 }

func whole(a Num) Num {
	a.Whole = true
	return a
}

func fold(f func(a, b Num) Num) func([]Num) Num {
	return func(args []Num) Num {
		out := args[0]
		for _, a := range args[1:] {
			out = f(out, a)
		}
		return out
	}
}

func clamp(a []Num) Num { return minNum(maxNum(a[0], a[1]), a[2]) }

// round takes the number of places, a literal, as its second argument.
func round(a []Num) Num {
	places := 0
	if len(a) > 1 {
		places = int(a[1].Lo.Num().Int64())
	}
	out := a[0].steps(func(v *big.Rat) *big.Rat { return Round(v, places, rubric.HalfUp) })
	out.Whole = places == 0
	return out
}

func (l *lowering) call(n *ast.CallNode) (Node, bool) {
	id, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return nil, l.refuse(n.Callee)
	}
	pos, name := n.Location().From, id.Value
	args := make([]Node, len(n.Arguments))
	for i, a := range n.Arguments {
		arg, argOK := l.lower(a)
		args[i], ok = arg, ok && argOK
	}
	fn, host := builtins[name], l.scope.function(name)
	switch {
	case fn == nil && host == nil:
		if _, _, isInput := l.scope.variable(name); isInput {
			l.faultf(pos, "%s is an input, not a function", name)
		} else {
			l.faultf(pos, "unknown function %q%s", name, l.suggest(name, l.functionNames))
		}
		return nil, false
	case !ok:
		return nil, false
	case name == "bands":
		return l.bands(pos, n, args)
	}
	params := paramsOf(fn, host, len(args))
	if params == nil {
		l.faultf(pos, "%s takes %s, got %d", name, countOf(fn, host), len(args))
		return nil, false
	}
	for i, p := range params {
		if TypeOf(args[i]) != p {
			l.faultf(startOf(n.Arguments[i]), "argument %d of %s is a %s, got a %s", i+1, name, p, TypeOf(args[i]))
			return nil, false
		}
	}
	if host != nil {
		return &call{info: info{Pos: pos, Type: Number}, name: name, host: host, args: args}, true
	}
	switch name {
	case "date":
		return l.date(pos, args[0])
	case "round":
		if len(args) == 2 {
			if v, ok := Constant(args[1]); !ok || !v.IsInt() || v.Cmp(big.NewRat(18, 1)) > 0 {
				l.faultf(startOf(n.Arguments[1]), "the places of round are a whole number from 0 to 18, written out")
				return nil, false
			}
		}
	case "clamp":
		lo, ok1 := literalOf(args[1])
		if hi, ok2 := literalOf(args[2]); ok1 && ok2 && lo.Cmp(hi) > 0 {
			l.faultf(startOf(n.Arguments[1]), "the lower end of clamp is above its upper end")
			return nil, false
		}
	}
	m := info{Pos: pos, Type: fn.result, Whole: fn.whole != nil && fn.whole(args)}
	return &call{info: m, name: name, fn: fn, args: args}, true
}

// paramsOf returns the types of n arguments, nil if the function does not take n.
func paramsOf(fn *function, host *Func, n int) []Type {
	if host != nil {
		if n != len(host.Params) {
			return nil
		}
		return append([]Type{}, host.Params...)
	}
	params := fn.params
	for fn.variadic && len(params) < n {
		params = append(params[:len(params):len(params)], params[len(params)-1])
	}
	if n < len(fn.params)-fn.optional || n > len(params) {
		return nil
	}
	return params[:n]
}

func countOf(fn *function, host *Func) string {
	least, most := 0, 0
	if host != nil {
		least, most = len(host.Params), len(host.Params)
	} else {
		least, most = len(fn.params)-fn.optional, len(fn.params)
	}
	text := big.NewInt(int64(least)).String()
	switch {
	case fn != nil && fn.variadic:
		return "at least " + text + " argument"
	case most > least:
		text += " or " + big.NewInt(int64(most)).String()
	case most == 1:
		return "1 argument"
	}
	return text + " arguments"
}

func (l *lowering) date(pos int, arg Node) (Node, bool) {
	c, ok := arg.(*constant)
	if !ok {
		l.faultf(arg.meta().Pos, "the date is written out: date('2023-01-30')")
		return nil, false
	}
	t, err := time.Parse(time.DateOnly, c.value.Texts[0])
	if err != nil {
		l.faultf(c.Pos, "expected a date such as '2023-01-30', got %s", c.text)
		return nil, false
	}
	day := t.Unix() / 86400
	return &constant{info{Pos: pos, Type: Date}, DateValue(exactInt(day)), "date(" + c.text + ")"}, true
}

// bands lowers bands(x, '[90,100]', 2, '[70,90)', 1, '<70', 0).
func (l *lowering) bands(pos int, n *ast.CallNode, args []Node) (Node, bool) {
	if len(args) < 3 || len(args)%2 == 0 {
		l.faultf(pos, "bands takes a number, then bands and their points in turn: bands(x, '>=90', 2, '[70,90)', 1, '<70', 0)")
		return nil, false
	}
	ok := l.wantArg(n, 0, args, Number)
	out := &bandTable{info: info{Pos: pos, Type: Number, Whole: true}, x: args[0]}
	for i := 1; i < len(args); i += 2 {
		if !l.wantArg(n, i, args, Text) || !l.wantArg(n, i+1, args, Number) {
			ok = false
			continue
		}
		c, isConst := args[i].(*constant)
		if !isConst {
			l.faultf(startOf(n.Arguments[i]), "a band is written out, such as '[70,90)' or '>=90'")
			ok = false
			continue
		}
		text := c.value.Texts[0]
		of, valid := l.parseBand(text)
		if !valid {
			l.faultf(c.Pos, "cannot read the band %s; write '[70,90)', '(70,90]', '>=90', '>90', '<=70' or '<70'", c.text)
			ok = false
			continue
		}
		for _, b := range out.bands {
			if !b.of.Intersect(of).Empty() {
				l.faultf(c.Pos, "the band %s overlaps the band '%s'", c.text, b.text)
				ok = false
			}
		}
		out.Whole = out.Whole && args[i+1].meta().Whole
		out.bands = append(out.bands, band{text, of, args[i+1], c.Pos})
	}
	return out, ok
}

func (l *lowering) wantArg(n *ast.CallNode, i int, args []Node, t Type) bool {
	if TypeOf(args[i]) != t {
		l.faultf(startOf(n.Arguments[i]), "argument %d of bands is a %s, got a %s", i+1, t, TypeOf(args[i]))
		return false
	}
	return true
}

// parseBand reads an interval in mathematical notation or a comparison.
func (l *lowering) parseBand(s string) (Num, bool) {
	s = strings.ReplaceAll(s, " ", "")
	for _, op := range []string{">=", "<=", ">", "<"} {
		if rest, ok := strings.CutPrefix(s, op); ok {
			v, ok := l.bound(rest)
			open := len(op) == 1
			if op[0] == '>' {
				return Num{Lo: v, LoOpen: open}, ok
			}
			return Num{Hi: v, HiOpen: open}, ok
		}
	}
	if len(s) < 2 || !strings.ContainsRune("[(", rune(s[0])) || !strings.ContainsRune("])", rune(s[len(s)-1])) {
		return Num{}, false
	}
	from, to, _ := strings.Cut(s[1:len(s)-1], ",")
	lo, ok1 := l.bound(from)
	hi, ok2 := l.bound(to)
	out := Num{Lo: lo, Hi: hi, LoOpen: s[0] == '(', HiOpen: s[len(s)-1] == ')'}
	return out, ok1 && ok2 && !out.Empty()
}

func (l *lowering) bound(s string) (*big.Rat, bool) {
	v, err := decimals.Parse(s, l.scope.Limits.Digits)
	if err != nil {
		return nil, false
	}
	return v.Rat(), true
}
