package formula

import "github.com/parindex/parindex/scoring/internal/interval"

// Paths returns about in how many ways a condition comes to hold, and in how many it comes
// not to, up to a million each. A number always holds: what is counted are the conditions on
// which it depends as a whole.
func Paths(n Node) (holds, not int) {
	times := func(a, b int) int { return min(a*b, mostWays) }
	plus := func(a, b int) int { return min(a+b, mostWays) }
	switch n := n.(type) {
	case *Let:
		of := Ways(n.Init)
		if TypeOf(n.Init) == interval.Bool {
			of = plus(Paths(n.Init))
		}
		holds, not = Paths(n.Body)
		return times(of, holds), times(of, not)
	case *Unary:
		if n.Type == interval.Bool {
			holds, not = Paths(n.X)
			return not, holds
		}
	case *Conditional:
		ifHolds, ifNot := Paths(n.Cond)
		thenHolds, thenNot := Paths(n.Then)
		elseHolds, elseNot := Paths(n.Otherwise)
		return plus(times(ifHolds, thenHolds), times(ifNot, elseHolds)), plus(times(ifHolds, thenNot), times(ifNot, elseNot))
	case *Binary:
		if TypeOf(n.L) != interval.Bool {
			break
		}
		leftHolds, leftNot := Paths(n.L)
		rightHolds, rightNot := Paths(n.R)
		switch n.Op {
		case "and":
			return times(leftHolds, rightHolds), plus(leftNot, times(leftHolds, rightNot))
		case "or":
			return plus(leftHolds, times(leftNot, rightHolds)), times(leftNot, rightNot)
		}
		same := plus(times(leftHolds, rightHolds), times(leftNot, rightNot))
		other := plus(times(leftHolds, rightNot), times(leftNot, rightHolds))
		if n.Op == "==" {
			return same, other
		}
		return other, same
	case *Literal:
		if n.Type == interval.Bool && n.Value.Bools != interval.IsTrue {
			return 0, 1
		}
		return 1, 0
	}
	if TypeOf(n) != interval.Bool {
		return 1, 0
	}
	all := Ways(n)
	return (all + 1) / 2, (all + 1) / 2
}
