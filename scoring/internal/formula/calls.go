package formula

import (
	"math/big"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// function is a function of the rule language over numbers and dates.
type function struct {
	params   []interval.Type
	optional int  // how many of the last parameters may be left out
	variadic bool // the last parameter may be repeated
	result   interval.Type
	whole    func(args []Node) bool                           // whether the result is always whole
	Eval     func(args []interval.Interval) interval.Interval // nil for those that Eval knows itself
}

var builtins = map[string]*function{
	"min": {params: []interval.Type{interval.Number}, variadic: true, result: interval.Number, whole: allWhole,
		Eval: fold(interval.Least)},
	"max": {params: []interval.Type{interval.Number}, variadic: true, result: interval.Number, whole: allWhole,
		Eval: fold(interval.Greatest)},
	"abs": {params: []interval.Type{interval.Number}, result: interval.Number, whole: allWhole,
		Eval: func(a []interval.Interval) interval.Interval { return a[0].Abs() }},
	"floor": {params: []interval.Type{interval.Number}, result: interval.Number, whole: always,
		Eval: func(a []interval.Interval) interval.Interval { return whole(a[0].Steps(interval.Floor)) }},
	"ceil": {params: []interval.Type{interval.Number}, result: interval.Number, whole: always,
		Eval: func(a []interval.Interval) interval.Interval { return whole(a[0].Steps(interval.Ceil)) }},
	"round": {params: []interval.Type{interval.Number, interval.Number}, optional: 1, result: interval.Number,
		whole: roundsToWhole, Eval: round},
	"clamp": {params: []interval.Type{interval.Number, interval.Number, interval.Number}, result: interval.Number,
		whole: allWhole, Eval: clamp},
	"rate":  {params: []interval.Type{interval.Number, interval.Number}, result: interval.Number},
	"share": {params: []interval.Type{interval.Number, interval.Number}, result: interval.Number},
	"days": {params: []interval.Type{interval.Date, interval.Date}, result: interval.Number, whole: always,
		Eval: func(a []interval.Interval) interval.Interval { return a[1].Add(a[0].Neg()) }},
	// Its value over intervals, which depends on the holidays, is in evalCall.
	"workdays":   {params: []interval.Type{interval.Date, interval.Date}, result: interval.Number, whole: always},
	"peer_best":  {params: []interval.Type{interval.Number, interval.Text}, optional: 1, result: interval.Number},
	"peer_rank":  {params: []interval.Type{interval.Number, interval.Text}, optional: 1, result: interval.Number},
	"peer_mean":  {params: []interval.Type{interval.Number}, result: interval.Number},
	"peer_sum":   {params: []interval.Type{interval.Number}, result: interval.Number},
	"peer_count": {params: []interval.Type{interval.Number}, result: interval.Number},
	"date":       {params: []interval.Type{interval.Text}, result: interval.Date},
	"sum":        {params: []interval.Type{interval.Number}, variadic: true, result: interval.Number, whole: allWhole},
	"mean":       {params: []interval.Type{interval.Number}, variadic: true, result: interval.Number},
	"count":      {params: []interval.Type{interval.Bool}, variadic: true, result: interval.Number, whole: always},
	"bands": {params: []interval.Type{interval.Number, interval.Text, interval.Number}, variadic: true,
		result: interval.Number},
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
		if b.Eval == nil { // of bands texts and numbers in turn
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

func whole(a interval.Interval) interval.Interval {
	a.Grid = interval.Whole
	return a
}

func fold(f func(a, b interval.Interval) interval.Interval) func([]interval.Interval) interval.Interval {
	return func(args []interval.Interval) interval.Interval {
		out := args[0]
		for _, a := range args[1:] {
			out = f(out, a)
		}
		return out
	}
}

func clamp(a []interval.Interval) interval.Interval {
	return interval.Least(interval.Greatest(a[0], a[1]), a[2])
}

// round takes the number of places, a literal, as its second argument.
func round(a []interval.Interval) interval.Interval {
	places := 0
	if len(a) > 1 {
		places = int(a[1].Lo.Num().Int64())
	}
	out := a[0].Steps(func(v *big.Rat) *big.Rat { return interval.Round(v, places, decimals.HalfUp) })
	out.Grid = interval.GridOf(places)
	return out
}

func (l *lowering) call(n *ast.CallNode) (Node, bool) {
	id, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return nil, l.refuse(n.Callee)
	}
	pos, name := n.Location().From, id.Value
	if _, is := relatives[name]; is {
		return l.relative(n, name)
	}
	outer := l.inIf
	fn, host := builtins[name], l.scope.function(name)
	l.inIf = l.inIf || fn == nil && host == nil && isIf(name)
	var args []Node
	var from []ast.Node // where each argument stands
	for _, a := range n.Arguments {
		list, argOK := l.argument(n, name, a)
		args, ok = append(args, list...), ok && argOK
		from = append(from, slices.Repeat([]ast.Node{a}, len(list))...)
	}
	l.inIf = outer
	switch {
	case l.scope.Items != nil && slices.Contains(itemFunctions, name):
		return l.ofItem(pos, n, args, ok)
	case fn == nil && host == nil:
		switch _, _, isInput := l.scope.variable(name); {
		case isInput:
			l.fault(pos, notFunction, name)
		case l.scope.parameter(name) != nil:
			l.fault(pos, parameterNoFunction, name)
		default:
			l.unknownCall(n, name)
		}
		return nil, false
	case !ok:
		return nil, false
	case name == "bands":
		return l.bands(pos, n, args)
	}
	params := paramsOf(fn, host, len(args))
	if params == nil {
		l.fault(pos, wrongCount, name, countOf(fn, host), len(args), l.perhapsDecimal(pos))
		return nil, false
	}
	if (name == "min" || name == "max") && TypeOf(args[0]) == interval.Date {
		params, l.dated[pos] = slices.Repeat([]interval.Type{interval.Date}, len(args)), true
	}
	for i, p := range params {
		if TypeOf(args[i]) != p {
			l.fault(startOf(from[i]), argumentType, slices.Index(n.Arguments, from[i])+1, name, p, TypeOf(args[i]))
			return nil, false
		}
	}
	if host != nil {
		return &Call{info: info{Pos: pos, Type: interval.Number}, Name: name, Host: host, Args: args}, true
	}
	switch name {
	case "date":
		return l.date(pos, args[0])
	case "round":
		if len(args) == 2 {
			if v, ok := Constant(args[1]); !ok || !v.IsInt() || v.Cmp(big.NewRat(18, 1)) > 0 {
				l.fault(startOf(n.Arguments[1]), roundPlaces)
				return nil, false
			}
		}
	case "clamp":
		lo, ok1 := literalOf(args[1])
		if hi, ok2 := literalOf(args[2]); ok1 && ok2 && lo.Cmp(hi) > 0 {
			l.fault(startOf(n.Arguments[1]), clampEnds)
			return nil, false
		}
	}
	if (name == "sum" || name == "mean") && len(args) == 1 && memberOf(args[0]) < 0 {
		l.fault(startOf(from[0]), noSeries, name, String(args[0]))
		return nil, false
	}
	m := info{Pos: pos, Type: fn.result, Whole: fn.whole != nil && fn.whole(args)}
	if l.dated[pos] {
		m.Type, m.Whole = interval.Date, false
	}
	out := &Call{info: m, Name: name, Fn: fn, Args: args, Times: l.times(name), Calendar: l.scope.Calendar,
		commas: l.commas(n, args)}
	out.Plain = out.plain(nil)
	return out, true
}

// hundred is what a rate is multiplied by; it is never changed.
var hundred = big.NewRat(100, 1)

// times returns what a function multiplies a quotient by, nil if it does not divide.
func (l *lowering) times(name string) *big.Rat {
	switch name {
	case "rate":
		return hundred
	case "share":
		return l.full
	}
	return nil
}

// paramsOf returns the types of n arguments, nil if the function does not take n.
func paramsOf(fn *function, host *Func, n int) []interval.Type {
	if host != nil {
		if n != len(host.Params) {
			return nil
		}
		return append([]interval.Type{}, host.Params...)
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

// countOf says how many arguments a function takes.
func countOf(fn *function, host *Func) locale.Message {
	least, most := 0, 0
	if host != nil {
		least, most = len(host.Params), len(host.Params)
	} else {
		least, most = len(fn.params)-fn.optional, len(fn.params)
	}
	switch {
	case fn != nil && fn.variadic:
		return argumentsAtLeast.Say(least)
	case most > least:
		return argumentsOr.Say(least, most)
	case most == 1:
		return oneArgument.Say()
	}
	return arguments.Say(least)
}

func (l *lowering) date(pos int, arg Node) (Node, bool) {
	c, ok := arg.(*Literal)
	if !ok {
		l.fault(arg.meta().Pos, dateWrittenOut)
		return nil, false
	}
	t, err := time.Parse(time.DateOnly, c.Value.Texts[0])
	if err != nil {
		l.fault(c.Pos, noDate, c.text)
		return nil, false
	}
	day := t.Unix() / 86400
	return newLiteral(info{Pos: pos, Type: interval.Date}, interval.DateDomain(interval.ExactInt(day)),
		"date("+c.text+")"), true
}

// bands lowers bands(x, '[90,100]', 2, '[70,90)', 1, '<70', 0).
func (l *lowering) bands(pos int, n *ast.CallNode, args []Node) (Node, bool) {
	if len(args) < 3 || len(args)%2 == 0 {
		l.fault(pos, bandsTakes, l.perhapsDecimal(pos))
		return nil, false
	}
	ok := l.wantArg(n, 0, args, interval.Number)
	out := &BandTable{info: info{Pos: pos, Type: interval.Number, Whole: true}, X: args[0]}
	on := interval.Interval{} // what the number can be
	if ok {
		on.Grid = gridOf(args[0])
	}
	for i := 1; i < len(args); i += 2 {
		if !l.wantArg(n, i, args, interval.Text) || !l.wantArg(n, i+1, args, interval.Number) {
			ok = false
			continue
		}
		c, isConst := args[i].(*Literal)
		if !isConst {
			l.fault(startOf(n.Arguments[i]), bandWrittenOut)
			ok = false
			continue
		}
		text := c.Value.Texts[0]
		of, valid := l.parseBand(text)
		if !valid {
			l.fault(c.Pos, noBand, c.text, l.bandMeant(text))
			ok = false
			continue
		}
		for _, b := range out.Bands {
			if !b.Of.Intersect(of).Intersect(on).Empty() {
				l.fault(c.Pos, bandsOverlap, c.text, b.text)
				ok = false
			}
		}
		out.Whole = out.Whole && args[i+1].meta().Whole
		out.Bands = append(out.Bands, band{text, of, args[i+1], c.Pos})
	}
	return out, ok
}

func (l *lowering) wantArg(n *ast.CallNode, i int, args []Node, t interval.Type) bool {
	if TypeOf(args[i]) != t {
		l.fault(startOf(n.Arguments[i]), argumentType, i+1, "bands", t, TypeOf(args[i]))
		return false
	}
	return true
}

// parseBand reads an interval in mathematical notation or a comparison.
func (l *lowering) parseBand(s string) (interval.Interval, bool) {
	s = strings.ReplaceAll(s, " ", "")
	for _, op := range []string{">=", "<=", ">", "<"} {
		if rest, ok := strings.CutPrefix(s, op); ok {
			v, ok := l.bound(rest)
			open := len(op) == 1
			if op[0] == '>' {
				return interval.Interval{Lo: v, LoOpen: open}, ok
			}
			return interval.Interval{Hi: v, HiOpen: open}, ok
		}
	}
	if len(s) < 2 || !strings.ContainsRune("[(", rune(s[0])) || !strings.ContainsRune("])", rune(s[len(s)-1])) {
		return interval.Interval{}, false
	}
	from, to, _ := strings.Cut(s[1:len(s)-1], ",")
	lo, ok1 := l.bound(from)
	hi, ok2 := l.bound(to)
	out := interval.Interval{Lo: lo, Hi: hi, LoOpen: s[0] == '(', HiOpen: s[len(s)-1] == ')'}
	return out, ok1 && ok2 && !out.Empty()
}

func (l *lowering) bound(s string) (*big.Rat, bool) {
	v, err := decimals.Parse(s, l.scope.Limits.Digits)
	if err != nil {
		return nil, false
	}
	return v.Rat(), true
}
