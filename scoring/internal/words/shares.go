package words

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Shared writes the reason of a score that is a share of the maximum, or the least of both,
// for facts that are known: "tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đạt 77,78% (7/9 hồ sơ)".
// It is empty for other scores.
func (in LeafInputs) Shared(score formula.Node, vars []interval.Domain) rubric.Text {
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
	return InBoth(func(l locale.Lang) string {
		p := &phraser{Words: Words{Lang: l}, inputs: in, lets: map[int]binder{}, left: mostPhrase}
		if p.operands(s.Args); p.left < 0 || y.Sign() == 0 {
			return ""
		}
		w := Words{Lang: l, As: measure{kind: percentage}}
		rate := new(big.Rat).Quo(x, y)
		rate.Mul(rate, big.NewRat(100, 1))
		w.Digits = Digits{}.Apart([]*big.Rat{rate, big.NewRat(100, 1), new(big.Rat)})
		return in.portion(s.Args[0], s.Args[1], l) + w.Pick(" đạt ", " reached ") + w.Digits.percent(l, rate) + "%" +
			in.outOf(s.Args, x, y, l)
	})
}

// outOf writes the two numbers of a rate: (7/9 hồ sơ).
func (in LeafInputs) outOf(of []formula.Node, done, total *big.Rat, l locale.Lang) string {
	w := Words{Lang: l, grouped: true, Digits: Digits{}.Apart([]*big.Rat{done, total})}
	if m := MeasureOf(of[1], in, nil); m == MeasureOf(of[0], in, nil) {
		w.As = m
	}
	return " (" + w.plain(done) + w.Pick("/", " of ") + w.number(interval.Number, total) + ")"
}

// readsLet reports whether formulas read anything but inputs.
func readsLet(nodes []formula.Node, slots int, in LeafInputs) bool {
	found := false
	for _, n := range nodes {
		formula.Variables(n, func(slot int) { found = found || slot >= slots || in(slot) == nil })
	}
	return found
}
