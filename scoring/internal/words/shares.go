package words

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Shared writes how a score that is a share of the maximum, or the least of both, came
// about, for facts that are known: "Số hồ sơ đúng hạn trên Tổng số hồ sơ: 7/9 hồ sơ, đạt
// 1,56/2 điểm". It is empty for other scores.
func (in LeafInputs) Shared(score formula.Node, vars []interval.Domain, points, most *big.Rat) rubric.Text {
	s := formula.ShapeOf(formula.Giving(score, vars))
	if s.Kind == formula.ShapeCall && s.Op == "min" && len(s.Args) == 2 {
		for i, a := range s.Args {
			if formula.ShapeOf(a).Kind == formula.ShapeMaximum {
				s = formula.ShapeOf(s.Args[1-i])
				break
			}
		}
	}
	if s.Kind != formula.ShapeCall || s.Op != "share" || readsLet(s.Args, len(vars), in) {
		return rubric.Text{}
	}
	done, total := formula.Eval(s.Args[0], vars), formula.Eval(s.Args[1], vars)
	if !done.HasValue || !total.HasValue || !done.Value.Known() || !total.Value.Known() {
		return rubric.Text{}
	}
	x, y := done.Value.Numbers.Lo, total.Value.Numbers.Lo
	return InBoth(func(l rubric.Lang) string {
		w := Words{Lang: l}
		p := &phraser{Words: w, inputs: in, lets: map[int]binder{}, left: mostPhrase}
		of := p.operand(s.Args[0], atomic) + w.Pick(" trên ", " out of ") + p.operand(s.Args[1], atomic)
		if p.left < 0 {
			return ""
		}
		w.Digits = Digits{}.Apart([]*big.Rat{x, y})
		if m := MeasureOf(s.Args[1], in, nil); m == MeasureOf(s.Args[0], in, nil) {
			w.As = m
		}
		return Capital(of) + ": " + w.Digits.Write(l, x) + "/" + w.number(interval.Number, y) +
			w.Pick(", đạt ", ", which gives ") + l.Rat(points) + w.Pick("/", " of ") + l.Rat(most) +
			w.Pick(" điểm", " points")
	})
}

// readsLet reports whether formulas read anything but inputs.
func readsLet(nodes []formula.Node, slots int, in LeafInputs) bool {
	found := false
	for _, n := range nodes {
		formula.Variables(n, func(slot int) { found = found || slot >= slots || in(slot) == nil })
	}
	return found
}
