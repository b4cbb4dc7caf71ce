package formula_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
)

// disagreement runs a compiled expression both ways at facts.
func disagreement(n formula.Node, s *formula.Scope, o *formulatest.Oracle, f formulatest.Facts) error {
	got, err := formulatest.ResultOf(formula.Eval(n, f.Vars(s, n)))
	if err != nil {
		return err
	}
	want, err := o.Run(f)
	if err != nil {
		return fmt.Errorf("the oracle stumbled: %w", err)
	}
	same := got.NotArising == want.NotArising && got.Failed == want.Failed && got.FailedAt == want.FailedAt
	if same && want.Value != nil {
		same = got.Value != nil && formulatest.SamePoint(got.Value, want.Value)
	}
	if !same {
		return fmt.Errorf("the formula comes to %v, the oracle to %v", got, want)
	}
	return nil
}

// TestOracle holds random formulas against expr's machine, at facts near the
// thresholds: same value, same "not arising", failure at the same place.
func TestOracle(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	const perExpression = 10
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed)
	arising := [4]int{}
	series := map[string]int{}
	for range formulatest.Amount() / perExpression {
		src, typ := g.Expression()
		for _, of := range []string{"sum(", "mean(", "count(", "(mailed)", "reports.q", "(planned"} {
			if strings.Contains(src, of) {
				series[of]++
			}
		}
		n, faults := s.Compile(src, formulatest.Full, typ)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		o, err := formulatest.NewOracle(src)
		if err != nil {
			t.Fatalf("the oracle does not compile what the package does: %s\n%v", src, err)
		}
		text := formula.String(n)
		again, faults := s.Compile(text, formulatest.Full, typ)
		if again == nil || formula.String(again) != text {
			t.Errorf("%s\nis written as %s\nwhich has %v", src, text, faults)
			continue
		}
		for range perExpression {
			f := g.Facts(src)
			if err := disagreement(n, s, o, f); err != nil {
				t.Errorf("%s\nat %v: %v", src, f, err)
			}
			r, _ := formulatest.ResultOf(formula.Eval(n, f.Vars(s, n)))
			is, _ := formulatest.ResultOf(formula.Eval(again, f.Vars(s, again)))
			if r.FailedAt, is.FailedAt = 0, 0; r.String() != is.String() {
				t.Errorf("%s comes to %v, but written as %s to %v", src, r, text, is)
			}
			switch {
			case r.NotArising:
				arising[1]++
			case r.Failed:
				arising[2]++
			default:
				arising[0]++
			}
		}
	}
	for _, of := range []string{"sum(", "mean(", "count(", "(mailed)", "(planned"} {
		enough.Enough(t, of, series[of], formulatest.Amount()/perExpression, 7)
	}
	t.Logf("%d values, %d not arising, %d failures", arising[0], arising[1], arising[2])
	all := formulatest.Amount() / perExpression * perExpression
	enough.Enough(t, "values", arising[0], all, 800)
	enough.Enough(t, "not arising", arising[1], all, 3)
	enough.Enough(t, "failures", arising[2], all, 70)
	if sum := arising[0] + arising[1] + arising[2]; sum != all {
		t.Errorf("%d of %d cases were compared", sum, all)
	}
}

// FuzzCompileEval: whatever compiles agrees with the oracle; whatever does not
// has its faults within the source. There is nothing that compiles and that the
// oracle lacks.
func FuzzCompileEval(f *testing.F) {
	for _, c := range goodExpressions {
		f.Add(c.src, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8})
	}
	for _, c := range badExpressions {
		f.Add(c.src, []byte(nil))
	}
	f.Fuzz(func(t *testing.T, src string, b []byte) {
		s := formulatest.NewScope()
		s.Limits.Length, s.Limits.Nodes = 1_000, 300
		n, faults := formulatest.CompileAny(s, src)
		if n == nil {
			if len(faults) == 0 {
				t.Fatal("neither a formula nor a fault")
			}
			for _, fault := range faults {
				if fault.Pos < 0 || fault.Pos > len([]rune(src)) {
					t.Errorf("the fault %q is at %d, outside the source", fault.Message, fault.Pos)
				}
			}
			return
		}
		o, err := formulatest.NewOracle(src)
		if err != nil {
			t.Fatalf("the oracle does not compile what the package does: %v", err)
		}
		facts := formulatest.FactsFrom(b)
		if err := disagreement(n, s, o, facts); err != nil {
			t.Errorf("at %v: %v", facts, err)
		}
		text := formula.String(n)
		s.Limits.Length, s.Limits.Nodes = 100_000, 10_000 // chained comparisons are written out
		if again, faults := formulatest.CompileAny(s, text); again == nil || formula.String(again) != text {
			t.Errorf("is written as %s, which has %v", text, faults)
		}
	})
}
