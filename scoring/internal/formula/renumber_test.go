package formula_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// TestRenumber: over variables in another order a renumbered formula comes to the
// same, and the formula it was made of still reads the old order.
func TestRenumber(t *testing.T) {
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed+3_000)
	values := 0
	for range formulatest.Amount() / 20 {
		src, typ := g.Expression()
		n, faults := s.Compile(src, formulatest.Full, typ)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		f := g.Facts(src)
		vars := f.Vars(s, n)
		last := len(vars) - 1
		backwards := formula.Renumber(n, func(slot int) int { return last - slot })
		reversed := make([]interval.Domain, len(vars))
		for i, v := range vars {
			reversed[last-i] = v
		}
		got, err := formulatest.ResultOf(formula.Eval(backwards, reversed))
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		want, err := formulatest.ResultOf(formula.Eval(n, vars))
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if got.String() != want.String() {
			t.Errorf("%s\nat %v\ncomes to %v, renumbered to %v", src, f, want, got)
		}
		if formula.String(backwards) != formula.String(n) {
			t.Errorf("%s is written as %s", formula.String(n), formula.String(backwards))
		}
		if want.Value != nil {
			values++
		}
	}
	enough.Enough(t, "values", values, formulatest.Amount()/20, 800)
}
