package formula

// Direction is which way a number goes when a variable rises, all else being equal.
type Direction int8

// The directions. Steady is both: the number never falls and never rises.
const (
	Falling Direction = iota - 1
	Steady
	Rising
	AnyWay
)

func (d Direction) turned() Direction {
	if d == AnyWay {
		return d
	}
	return -d
}

// and returns the direction of a sum of two numbers, or of what chooses between
// them by which is greater.
func (d Direction) and(e Direction) Direction {
	switch {
	case d == Steady || d == e:
		return e
	case e == Steady:
		return d
	}
	return AnyWay
}

// times returns the direction of a number multiplied by one with a sign: −1, 1, or 0
// where that is not known.
func (d Direction) times(sign int) Direction {
	switch {
	case d == Steady || sign > 0:
		return d
	case sign < 0:
		return d.turned()
	}
	return AnyWay
}

// DirectionOf says which way a number goes when a variable rises, over what is
// known of the variables, by the signs of its parts. AnyWay means that these do not
// tell.
func DirectionOf(n Node, slot int, vars []Value) Direction {
	t := tendency{slot, map[int]Direction{}}
	return t.of(n, vars)
}

type tendency struct {
	slot int
	lets map[int]Direction
}

func (t tendency) of(n Node, vars []Value) Direction {
	if !t.reads(n) {
		return Steady
	}
	all := func(nodes []Node) Direction {
		out := Steady
		for _, x := range nodes {
			out = out.and(t.of(x, vars))
		}
		return out
	}
	switch n := n.(type) {
	case *variable:
		if d, isLet := t.lets[n.slot]; isLet {
			return d
		}
		return Rising
	case *let:
		if TypeOf(n.init) != Number && TypeOf(n.init) != Date {
			return AnyWay
		}
		o := Eval(n.init, vars)
		if !o.HasValue {
			return AnyWay
		}
		t.lets[n.slot] = t.of(n.init, vars)
		return t.of(n.body, with(vars, n.slot, o.Value))
	case *unary:
		return t.of(n.x, vars).turned()
	case *binary:
		return t.arithmetic(n, n.op, n.l, n.r, vars)
	case *conditional:
		if t.reads(n.cond) {
			return AnyWay
		}
		return t.of(n.then, vars).and(t.of(n.otherwise, vars))
	case *call:
		switch n.name {
		case "min", "max", "clamp", "floor", "ceil":
			return all(n.args)
		case "round":
			return t.of(n.args[0], vars)
		case "rate":
			return t.arithmetic(n, "/", n.args[0], n.args[1], vars)
		case "days":
			return t.of(n.args[1], vars).and(t.of(n.args[0], vars).turned())
		}
	}
	return AnyWay
}

// reads reports whether a formula reads the variable, or a let that does.
func (t tendency) reads(n Node) bool {
	found := false
	Variables(n, func(slot int) {
		d, isLet := t.lets[slot]
		found = found || slot == t.slot || isLet && d != Steady
	})
	return found
}

func (t tendency) arithmetic(n Node, op string, l, r Node, vars []Value) Direction {
	x, y := t.of(l, vars), t.of(r, vars)
	switch op {
	case "+":
		return x.and(y)
	case "-":
		return x.and(y.turned())
	case "*":
		return x.times(sign(r, vars)).and(y.times(sign(l, vars)))
	case "/":
		s := sign(r, vars)
		if y != Steady && s == 0 {
			return AnyWay
		}
		return x.times(s).and(y.turned().times(sign(l, vars)))
	}
	return AnyWay
}

// sign returns 1 for a number that is never below zero, −1 for one never above, 0
// for others.
func sign(n Node, vars []Value) int {
	o := Eval(n, vars)
	switch v := o.Value.Num; {
	case !o.HasValue:
	case v.Lo != nil && v.Lo.Sign() >= 0:
		return 1
	case v.Hi != nil && v.Hi.Sign() <= 0:
		return -1
	}
	return 0
}
