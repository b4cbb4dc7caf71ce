package formula

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Linear is a comparison of a linear form with zero: Constant + Σ c·v Op 0, with the
// coefficients by variable slot and none of them zero. Dates count as days since
// 1970-01-01.
type Linear struct {
	Op       string // < <= ==; < and <= for whatever was written with > and >=
	Constant *big.Rat
	Terms    map[int]*big.Rat
}

// CompileRelation reads a condition that is a conjunction of linear comparisons of
// numbers or dates: a <= b, 0 < a <= b, a + b == 2 * c and first <= last. What else a
// condition may be is a fault at the place where it is. A condition that names series, as in
// done <= planned, is to hold for each of their members.
func (s *Scope) CompileRelation(src string) ([]Linear, []Fault) {
	n, faults := s.compile(src, interval.One(), interval.Bool, (*lowering).everyMember)
	if len(faults) > 0 {
		return nil, faults
	}
	r := &relation{}
	r.conjunction(n)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return r.out, nil
}

// relation is a condition being read as linear comparisons.
type relation struct {
	out    []Linear
	faults []Fault
}

func (r *relation) fault(n Node, s locale.Sentence, args ...any) {
	r.faults = append(r.faults, Fault{n.meta().Pos, s.Say(args...)})
}

func (r *relation) conjunction(n Node) {
	b, is := n.(*Binary)
	switch {
	case is && b.Op == "and":
		r.conjunction(b.L)
		r.conjunction(b.R)
		return
	case !is || b.Op == "or" || b.Op == "!=":
		r.fault(n, notConjunction)
		return
	case TypeOf(b.L) != interval.Number && TypeOf(b.L) != interval.Date:
		r.fault(n, notLinearType, TypeOf(b.L))
		return
	}
	x, xOK := r.form(b.L)
	y, yOK := r.form(b.R)
	if !xOK || !yOK {
		return
	}
	op := b.Op
	if op == ">" || op == ">=" {
		x, y, op = y, x, Flipped[op]
	}
	form := x.plus(y, big.NewRat(-1, 1))
	if len(form.Terms) == 0 {
		r.fault(n, noFigureCompared)
		return
	}
	form.Op = op
	r.out = append(r.out, form)
}

// form reads a number or a date as a linear form; not ok where it is none, which is a
// fault then.
func (r *relation) form(n Node) (Linear, bool) {
	switch n := n.(type) {
	case *Literal:
		if n.text == fullName {
			r.fault(n, fullInRelation)
			return Linear{}, false
		}
		return Linear{Constant: n.Value.Numbers.Lo}, true
	case *Conditional:
		if n.of != nil {
			r.fault(n, datedInRelation, n.of.Name, n.of.AsOf)
			return Linear{}, false
		}
	case *Variable:
		if n.relative {
			r.fault(n, relativeInRelation)
			return Linear{}, false
		}
		return Linear{Constant: new(big.Rat), Terms: map[int]*big.Rat{n.Slot: interval.One()}}, true
	case *Unary:
		x, ok := r.form(n.X)
		return x.times(big.NewRat(-1, 1)), ok
	case *Binary:
		x, xOK := r.form(n.L)
		y, yOK := r.form(n.R)
		if !xOK || !yOK {
			return Linear{}, false
		}
		return r.arithmetic(n, x, y)
	case *Call:
		if n.of != "" {
			r.fault(n, relativeInRelation)
			return Linear{}, false
		}
		if n.Plain != nil {
			return r.form(n.Plain)
		}
		if n.Host == nil && n.Name == "days" {
			if slices.ContainsFunc(n.Args, MayBeNever) {
				r.fault(n, daysToNever)
				return Linear{}, false
			}
			from, fromOK := r.form(n.Args[0])
			to, toOK := r.form(n.Args[1])
			return to.plus(from, big.NewRat(-1, 1)), fromOK && toOK
		}
	}
	r.fault(n, notLinear)
	return Linear{}, false
}

func (r *relation) arithmetic(n *Binary, x, y Linear) (Linear, bool) {
	switch {
	case n.Op == "+":
		return x.plus(y, interval.One()), true
	case n.Op == "-":
		return x.plus(y, big.NewRat(-1, 1)), true
	case n.Op == "*" && len(x.Terms) == 0:
		return y.times(x.Constant), true
	case n.Op == "*" && len(y.Terms) == 0:
		return x.times(y.Constant), true
	case n.Op == "/" && len(y.Terms) == 0 && y.Constant.Sign() != 0:
		return x.times(new(big.Rat).Inv(y.Constant)), true
	case n.Op == "/" && len(y.Terms) == 0:
		r.fault(n, dividesByZero)
		return Linear{}, false
	}
	r.fault(n, notLinear)
	return Linear{}, false
}

// plus returns x + c·y.
func (x Linear) plus(y Linear, c *big.Rat) Linear {
	if x.Constant == nil || y.Constant == nil {
		return Linear{} // of a form with a fault
	}
	out := Linear{Constant: new(big.Rat).Add(x.Constant, new(big.Rat).Mul(y.Constant, c)), Terms: map[int]*big.Rat{}}
	for slot, v := range x.Terms {
		out.Terms[slot] = v
	}
	for slot, v := range y.Terms {
		sum := new(big.Rat).Mul(v, c)
		if of := out.Terms[slot]; of != nil {
			sum.Add(sum, of)
		}
		if out.Terms[slot] = sum; sum.Sign() == 0 {
			delete(out.Terms, slot)
		}
	}
	return out
}

func (x Linear) times(c *big.Rat) Linear {
	return Linear{Constant: new(big.Rat)}.plus(x, c)
}
