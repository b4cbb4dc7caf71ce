package formula_test

import (
	"encoding/binary"
	"flag"
	"fmt"
	"math/big"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
)

// A hunt takes more cases and other seeds than the ordinary run.
var (
	cases = flag.Int("formula.cases", 20_000, "random cases per test")
	seed  = flag.Uint64("formula.seed", 1, "seed of the random cases")
)

// amount is the number of cases to run.
func amount() int {
	if testing.Short() {
		return *cases / 10
	}
	return *cases
}

// disagreement runs a compiled expression both ways at facts.
func disagreement(n formula.Node, s *formula.Scope, o *oracle, f facts) error {
	got, err := resultOf(formula.Eval(n, f.vars(s, n)))
	if err != nil {
		return err
	}
	want, err := o.run(f)
	if err != nil {
		return fmt.Errorf("the oracle stumbled: %w", err)
	}
	same := got.notArising == want.notArising && got.failed == want.failed && got.failedAt == want.failedAt
	if same && want.value != nil {
		same = got.value != nil && samePoint(got.value, want.value)
	}
	if !same {
		return fmt.Errorf("the formula comes to %v, the oracle to %v", got, want)
	}
	return nil
}

// TestOracle holds random formulas against expr's machine, at facts near the
// thresholds: same value, same "not arising", failure at the same place.
func TestOracle(t *testing.T) {
	t.Parallel()
	const perExpression = 10
	s, g := newScope(), newGenerator(*seed)
	arising := [4]int{}
	for range amount() / perExpression {
		src, typ := g.expression()
		n, faults := s.Compile(src, full, typ)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		o, err := newOracle(src)
		if err != nil {
			t.Fatalf("the oracle does not compile what the package does: %s\n%v", src, err)
		}
		text := formula.String(n)
		again, faults := s.Compile(text, full, typ)
		if again == nil || formula.String(again) != text {
			t.Errorf("%s\nis written as %s\nwhich has %v", src, text, faults)
			continue
		}
		for range perExpression {
			f := g.facts(src)
			if err := disagreement(n, s, o, f); err != nil {
				t.Errorf("%s\nat %v: %v", src, f, err)
			}
			r, _ := resultOf(formula.Eval(n, f.vars(s, n)))
			is, _ := resultOf(formula.Eval(again, f.vars(s, again)))
			if r.failedAt, is.failedAt = 0, 0; r.String() != is.String() {
				t.Errorf("%s comes to %v, but written as %s to %v", src, r, text, is)
			}
			switch {
			case r.notArising:
				arising[1]++
			case r.failed:
				arising[2]++
			default:
				arising[0]++
			}
		}
	}
	t.Logf("%d values, %d not arising, %d failures", arising[0], arising[1], arising[2])
	all := amount() / perExpression * perExpression
	formula.Enough(t, "values", arising[0], all, 800)
	formula.Enough(t, "not arising", arising[1], all, 4)
	formula.Enough(t, "failures", arising[2], all, 70)
	if sum := arising[0] + arising[1] + arising[2]; sum != all {
		t.Errorf("%d of %d cases were compared", sum, all)
	}
}

// factsFrom reads facts from bytes: scaled 64-bit numbers, and zero behind the end.
func factsFrom(b []byte) facts {
	next := func() int64 {
		var word [8]byte
		b = b[copy(word[:], b):]
		return int64(binary.LittleEndian.Uint64(word[:]))
	}
	number := func() *big.Rat {
		v := next()
		scale := int64(1)
		for range byte(v) % 5 { // the low byte says how many decimals
			scale *= 100
		}
		return big.NewRat(v>>8, scale)
	}
	f := make(facts, len(inputs))
	for _, slot := range []int{slotP, slotQ, slotX, slotVietnamese} {
		f[slot] = number()
	}
	f[slotN], f[slotM] = big.NewRat(next(), 1), big.NewRat(next(), 1)
	rest := next()
	f[slotF], f[slotG] = rest&1 != 0, rest&2 != 0
	f[slotState] = states[int(rest>>2&3)%len(states)]
	f[slotDue] = day(rest >> 40)
	return f
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
		s := newScope()
		s.Limits.Length, s.Limits.Nodes = 1_000, 300
		n, faults := compileAny(s, src)
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
		o, err := newOracle(src)
		if err != nil {
			t.Fatalf("the oracle does not compile what the package does: %v", err)
		}
		facts := factsFrom(b)
		if err := disagreement(n, s, o, facts); err != nil {
			t.Errorf("at %v: %v", facts, err)
		}
		text := formula.String(n)
		s.Limits.Length, s.Limits.Nodes = 100_000, 10_000 // chained comparisons are written out
		if again, faults := compileAny(s, text); again == nil || formula.String(again) != text {
			t.Errorf("is written as %s, which has %v", text, faults)
		}
	})
}
