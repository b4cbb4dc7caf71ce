package interval_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/require"
)

// intervals are all intervals with these ends, open, closed and infinite.
func intervals() []interval.Interval {
	ends := []*big.Rat{nil, formulatest.Rat("-2"), formulatest.Rat("0"), formulatest.Rat("1")}
	var out []interval.Interval
	for _, lo := range ends {
		for _, hi := range ends {
			for open := range 4 {
				n := interval.Interval{Lo: lo, Hi: hi, LoOpen: open&1 != 0, HiOpen: open&2 != 0}
				if n.Empty() || n.LoOpen && lo == nil || n.HiOpen && hi == nil {
					continue
				}
				out = append(out, n)
			}
		}
	}
	return out
}

var (
	tiny = formulatest.Rat("0.000000001")
	huge = formulatest.Rat("1000000000000")
)

// samples returns numbers of an interval that show its ends: themselves where
// they are in it, else one right beside; for infinity something far out.
func samples(n interval.Interval) []*big.Rat {
	var out []*big.Rat
	add := func(v *big.Rat) {
		if formulatest.HoldsNumber(n, v) {
			out = append(out, v)
		}
	}
	for _, end := range []*big.Rat{n.Lo, n.Hi, formulatest.Rat("0"), formulatest.Rat("1")} {
		if end != nil {
			add(end)
			add(new(big.Rat).Add(end, tiny))
			add(new(big.Rat).Sub(end, tiny))
		}
	}
	if n.Lo == nil {
		add(new(big.Rat).Neg(huge))
	}
	if n.Hi == nil {
		add(huge)
	}
	return out
}

// endFault holds one end of a set against the values that samples came to. Every
// operation of the table reaches its extremes at ends, zero or one, so the end must be
// exact: never passed, closed just where it is reached, infinite just where
// values run away. sign is +1 for the upper end.
func endFault(end *big.Rat, open bool, sign int, values []*big.Rat) error {
	extreme := values[0]
	for _, v := range values {
		if v.Cmp(extreme)*sign > 0 {
			extreme = v
		}
	}
	far := new(big.Rat).Mul(extreme, big.NewRat(int64(sign), 1)).Cmp(formulatest.Rat("1000000")) > 0
	switch {
	case end == nil || far:
		if end != nil || !far {
			return fmt.Errorf("values reach %v, the end is %v", extreme.FloatString(12), end)
		}
		return nil
	case extreme.Cmp(end)*sign > 0 || open && extreme.Cmp(end) == 0:
		return fmt.Errorf("%v is beyond the end %v", extreme.FloatString(12), end)
	case !open && extreme.Cmp(end) != 0:
		return fmt.Errorf("the end %v is closed, but values reach only %v", end, extreme.FloatString(12))
	}
	gap := new(big.Rat).Sub(end, extreme)
	if gap.Abs(gap).Cmp(formulatest.Rat("0.00001")) > 0 {
		return fmt.Errorf("the end %v is far from all values, which reach %v", end, extreme.FloatString(12))
	}
	return nil
}

// TestIntervalArithmetic tries every operation on all pairs of small intervals:
// the result holds every value and no end is wider than it must be.
func TestIntervalArithmetic(t *testing.T) {
	t.Parallel()
	s := formulatest.NewScope()
	all := intervals()
	require.Len(t, all, 28)
	for _, src := range []string{"p + q", "p - q", "p * q", "p / q", "min(p, q)", "max(p, q)", "-p + q", "abs(p) + q",
		"rate(p, q)", "clamp(p, q, 1)"} {
		n := formulatest.MustCompile(t, s, src)
		for _, p := range all {
			for _, q := range all {
				vars := make([]interval.Domain, len(formulatest.Inputs))
				vars[formulatest.SlotP], vars[formulatest.SlotQ] = interval.NumberDomain(p), interval.NumberDomain(q)
				o := formula.Eval(n, vars)
				values := make([]*big.Rat, 0, 100)
				notArising, failed := false, false
				for _, x := range samples(p) {
					for _, y := range samples(q) {
						vars[formulatest.SlotP], vars[formulatest.SlotQ] = formulatest.ValueOf(x), formulatest.ValueOf(y)
						r, err := formulatest.ResultOf(formula.Eval(n, vars))
						if err != nil {
							t.Fatal(err)
						}
						notArising, failed = notArising || r.NotArising, failed || r.Failed
						if r.Value != nil {
							values = append(values, r.Value.(*big.Rat))
						}
					}
				}
				at := func(err error) {
					t.Helper()
					if err != nil {
						t.Errorf("%s with p in %v, q in %v: %v: %v", src, p, q, o.Value.Numbers, err)
					}
				}
				if notArising != o.NotArising || failed != (o.Failure != nil) || (len(values) > 0) != o.HasValue {
					at(fmt.Errorf("not arising %v, failure %v, value %v", notArising, failed, len(values) > 0))
				}
				// A quotient by both signs is not told apart: it may be anything.
				unbounded := o.Value.Numbers.Lo == nil && o.Value.Numbers.Hi == nil
				if o.HasValue && (!unbounded || src != "p / q" && src != "rate(p, q)") {
					at(endFault(o.Value.Numbers.Lo, o.Value.Numbers.LoOpen, -1, values))
					at(endFault(o.Value.Numbers.Hi, o.Value.Numbers.HiOpen, +1, values))
				}
			}
		}
	}
}

// Counts keep to whole numbers: ends move to whole numbers inside.
func TestWholeNumbers(t *testing.T) {
	between := func(lo, hi string, loOpen, hiOpen, whole bool) interval.Interval {
		return interval.Interval{Lo: formulatest.Rat(lo), Hi: formulatest.Rat(hi), LoOpen: loOpen, HiOpen: hiOpen,
			Grid: map[bool]interval.Grid{true: interval.Whole}[whole]}
	}
	for _, c := range []struct {
		n    interval.Interval
		want string
	}{
		{between("0.5", "3.5", false, false, true), "[1, 3]"},
		{between("0", "3", true, true, true), "[1, 2]"},
		{between("-1.5", "-0.5", true, true, true), "-1"},
		{between("0", "3", true, true, false), "(0, 3)"},
		{interval.Interval{Lo: formulatest.Rat("1.5"), Grid: interval.Whole}, ">= 2"},
		{interval.Interval{Hi: formulatest.Rat("0.1"), HiOpen: true}, "< 0.1"},
		{interval.Interval{Lo: formulatest.Rat("1/3"), LoOpen: true}, "> 1/3"},
		{interval.Interval{}, "any number"},
	} {
		require.Equal(t, c.want, interval.NumberDomain(c.n).Numbers.String())
	}
	require.True(t, interval.NumberDomain(between("0.1", "0.9", false, false, true)).Empty())
	require.False(t, between("0", "2", false, false, true).Contains(formulatest.Rat("0.5")))
	require.True(t, between("0", "2", false, true, true).Contains(formulatest.Rat("0")))
	require.False(t, between("0", "2", false, true, false).Contains(formulatest.Rat("2")))
}

func TestWholenessOfResults(t *testing.T) {
	s := formulatest.NewScope()
	known := make(formulatest.Bounds, len(formulatest.Inputs))
	for i := range known {
		known[i] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("1"), Hi: formulatest.Rat("3"), HiOpen: true,
			Grid: formulatest.Inputs[i].Grid})
	}
	for src, want := range map[string]string{
		"n + m":                            "[2, 4]", // of [1, 2] each
		"n * p":                            "[1, 6)",
		"n / m":                            "[0.5, 2]",
		"floor(p / 2)":                     "[0, 1]",
		"round(p, 1)":                      "[1, 3]",
		"round(p)":                         "[1, 3]",
		"max(n, m) - 1":                    "[0, 1]",
		"clamp(n, 2, 9)":                   "2",
		"p < 2 ? 0 : n":                    "[0, 2]",
		"bands(p, '<2', p, '>=2', 10 - p)": "[1, 8]",  // of [1, 2) and (7, 8]
		"n == 1 ? 10 : n":                  "[2, 10]", // n is 2 where it is not 1
		"1 < n ? n : 0":                    "[0, 2]",
		"let k = n * 2; k > 2 ? k : 2":     "[2, 4]",
		"p >= 2 and p <= 2 ? p : 5":        "[2, 5]",
		"not (p < 2.5) ? p : 2.5":          "[2.5, 3)",
		"p in [1.5, 2] ? p : 1.5":          "[1.5, 2]",
		"n in 2..7 ? n : 2":                "2",
		"p < 2 ? (p >= 2 ? 100 : p) : 1":   "[1, 2)",
		"p > 2 or p < 2 ? 0 : p":           "[0, 2]", // p is 2 there
		"min(p, 2) == 7 ? 100 : 1":         "1",
		"n != 1 and n != 2 ? 100 : 1":      "1",
	} {
		n := formulatest.MustCompile(t, s, src)
		require.Equal(t, want, formula.Eval(n, known.Vars(s, n)).Value.Numbers.String(), src)
	}
}

// What a comparison says of an input is as narrow as its ends allow.
func TestNarrowedEnds(t *testing.T) {
	s := formulatest.NewScope()
	known := make(formulatest.Bounds, len(formulatest.Inputs))
	known[formulatest.SlotP] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("0"),
		Hi: formulatest.Rat("9")})
	known[formulatest.SlotQ] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("2"),
		Hi: formulatest.Rat("5"), LoOpen: true, HiOpen: true})
	known[formulatest.SlotX] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("2"),
		Hi: formulatest.Rat("5")})
	for src, want := range map[string][2]string{ // p where it holds, and where not
		"p <= q":               {"[0, 5)", "(2, 9]"},
		"p < q":                {"[0, 5)", "(2, 9]"},
		"p > q":                {"(2, 9]", "[0, 5)"},
		"p >= q":               {"(2, 9]", "[0, 5)"},
		"p == q":               {"(2, 5)", "[0, 9]"},
		"p <= x":               {"[0, 5]", "(2, 9]"},
		"p < x":                {"[0, 5)", "[2, 9]"},
		"x < p":                {"(2, 9]", "[0, 5]"},
		"x >= p":               {"[0, 5]", "(2, 9]"},
		"p != x":               {"[0, 9]", "[2, 5]"},
		"p != 9":               {"[0, 9)", "9"},
		"p in [3, x]":          {"[2, 5]", "[0, 9]"},
		"p in [0, 9]":          {"[0, 9]", "(0, 9)"},
		"not (p > q)":          {"[0, 5)", "(2, 9]"},
		"p > 3 and p < 7":      {"(3, 7)", "[0, 9]"},
		"p < 3 or p > 7":       {"[0, 9]", "[3, 7]"},
		"p < 1 or p < 4":       {"[0, 4)", "[4, 9]"},
		"3 < p <= 6":           {"(3, 6]", "[0, 9]"},
		"p < 0":                {"", "[0, 9]"},
		"p + 1 > 5":            {"[0, 9]", "[0, 9]"}, // only inputs by themselves are narrowed
		"p >= 0 and 2 < q < 5": {"[0, 9]", ""},
	} {
		n := formulatest.MustCompile(t, s, src)
		_, whenTrue, whenFalse := formula.Refine(n, known)
		var got [2]string
		for i, branch := range [][]interval.Domain{whenTrue, whenFalse} {
			if branch != nil {
				got[i] = branch[formulatest.SlotP].Numbers.String()
			}
		}
		require.Equal(t, want, got, src)
	}
}

func TestDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"0.5": "0.5", "100": "100", "-1/8": "-0.125", "1/3": "1/3", "2/6": "1/3",
		"0.000000000000000001": "0.000000000000000001",
	} {
		require.Equal(t, want, interval.Decimal(formulatest.Rat(in)))
	}
	for in, want := range map[string]int{"1": 0, "0.5": 1, "1/8": 3, "0.0625": 4, "1/50": 2} {
		places, finite := interval.Places(formulatest.Rat(in))
		require.True(t, finite, in)
		require.Equal(t, want, places, in)
	}
	_, finite := interval.Places(formulatest.Rat("1/6"))
	require.False(t, finite)
}
