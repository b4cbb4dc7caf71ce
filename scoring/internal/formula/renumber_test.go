package formula_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
)

// TestRenumber: over variables in another order a renumbered formula comes to the
// same, and the formula it was made of still reads the old order.
func TestRenumber(t *testing.T) {
	s, g := newScope(), newGenerator(*seed+3_000)
	values := 0
	for range amount() / 20 {
		src, typ := g.expression()
		n, faults := s.Compile(src, full, typ)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		f := g.facts(src)
		vars := f.vars(s, n)
		last := len(vars) - 1
		backwards := formula.Renumber(n, func(slot int) int { return last - slot })
		reversed := make([]formula.Value, len(vars))
		for i, v := range vars {
			reversed[last-i] = v
		}
		got, err := resultOf(formula.Eval(backwards, reversed))
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		want, err := resultOf(formula.Eval(n, vars))
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if got.String() != want.String() {
			t.Errorf("%s\nat %v\ncomes to %v, renumbered to %v", src, f, want, got)
		}
		if formula.String(backwards) != formula.String(n) {
			t.Errorf("%s is written as %s", formula.String(n), formula.String(backwards))
		}
		if want.value != nil {
			values++
		}
	}
	formula.Enough(t, "values", values, amount()/20, 800)
}
