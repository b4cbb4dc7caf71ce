package formula_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// relativeScope is that of the other tests with the relative figures of an expression, of
// inputs that are numbers. The figure x is from -1 to 100.
func relativeScope(src string) *formula.Scope {
	s := formulatest.NewScope()
	s.Vars = append([]formula.Var(nil), s.Vars...)
	s.Vars[formulatest.SlotX].Of = &rubric.Input{Type: rubric.Number,
		Min: decimal.NewNullDecimal(decimal.NewFromInt(-1)), Max: decimal.NewNullDecimal(decimal.NewFromInt(100))}
	// They stand behind the members of series, where lets would be: none of the series moves.
	for _, name := range formula.RelativeFigures(src) {
		v := formula.Var{Name: name, Type: interval.Number}
		if strings.HasPrefix(name, "peer_rank") || strings.HasPrefix(name, "peer_count") {
			v.Grid = interval.Whole
		}
		s.Vars = append(s.Vars, v)
	}
	return s
}

func TestRelativeFigures(t *testing.T) {
	for src, want := range map[string]string{
		"full * p / peer_best(p)":                           "peer_best(p)",
		"peer_best( p , \"lowest\" )":                       "peer_best(p, 'lowest')",
		"peer_mean(x) + peer_sum(x)":                        "peer_sum(x); peer_count(x)",
		"peer_rank(tỷ_lệ) <= 3":                             "peer_rank(tỷ_lệ)",
		"peer_rank(p, 'highest')":                           "peer_rank(p)",
		"peer_rank(1) + peer_best(p + 1) + peer_best":       "peer_best(p)",
		"'peer_best(p)'":                                    "",
		"peer_worst(p) + 3":                                 "",
		"p > 1 and (":                                       "",
		"'peer_best(p)":                                     "",
		"peer_best(p) + peer_best(p) + peer_rank(p)":        "peer_best(p); peer_rank(p)",
		"peer_sum(p, 'lowest') + peer_count(p, 'lowest')":   "peer_sum(p); peer_count(p)",
		"let y = peer_best(n); y > 0 ? n / y : peer_sum(n)": "peer_best(n); peer_sum(n)",
	} {
		assert.Equal(t, want, strings.Join(formula.RelativeFigures(src), "; "), src)
	}
}

// TestRelative evaluates relative figures of which the last variables are given.
func TestRelative(t *testing.T) {
	for _, c := range []struct {
		src, text string
		figures   []string
		want      string
	}{
		{"100 * p / peer_best(p)", "100 * p / peer_best(p)", []string{"90"}, "850/9"},
		{"peer_best( p , \"lowest\" )", "peer_best(p, 'lowest')", []string{"7"}, "7"},
		{"peer_mean(x)", "peer_mean(x)", []string{"200", "3"}, "200/3"},
		{"peer_mean(x) * 3", "peer_mean(x) * 3", []string{"200", "3"}, "200"},
		{"peer_mean(x)", "peer_mean(x)", []string{"900", "3"}, "100"}, // what no group has
		{"peer_mean(x)", "peer_mean(x)", []string{"-900", "3"}, "-1"},
		{"peer_rank(n) in 1..3 ? 1 : 0", "peer_rank(n) in 1..3 ? 1 : 0", []string{"3"}, "1"},
		{"peer_rank(n, 'lowest') / peer_count(n)", "peer_rank(n, 'lowest') / peer_count(n)", []string{"3", "4"}, "3/4"},
		{"let b = peer_best(x); max(b, peer_sum(x))", "let b = peer_best(x); max(b, peer_sum(x))", []string{"3", "4"}, "4"},
	} {
		s := relativeScope(c.src)
		n, faults := s.Compile(c.src, formulatest.Full, interval.Number)
		require.Empty(t, faults, c.src)
		assert.Equal(t, c.text, formula.String(n))
		vars := make([]interval.Domain, s.Slots(n))
		vars[formulatest.SlotP] = interval.NumberDomain(interval.ExactInt(85))
		for i, text := range c.figures {
			vars[len(s.Vars)-len(c.figures)+i] = interval.NumberDomain(interval.Exactly(formulatest.Rat(text)))
		}
		o := formula.Eval(n, vars)
		require.True(t, o.HasValue && o.Failure == nil, c.src)
		v, single := o.Value.Numbers.Single()
		require.True(t, single, c.src)
		assert.Equal(t, c.want, v.RatString(), c.src)
	}
}

func TestRelativeFaults(t *testing.T) {
	for src, want := range map[string]string{
		"peer_best(p + 1)":        "10: peer_best takes the name of an input with a number, not an expression",
		"peer_best(85)":           "10: peer_best takes the name of an input with a number, not an expression",
		"peer_sum(full)":          "9: peer_sum takes the name of an input with a number, not an expression",
		"peer_sum(peer_best(p))":  "9: peer_sum takes the name of an input with a number, not an expression",
		"let y = p; peer_best(y)": "21: peer_best takes the name of an input with a number, not an expression",
		"peer_best(norm)":         "10: peer_best takes the name of an input with a number, not an expression",
		"peer_mean(reports)":      `10: peer_mean compares one number of each unit; "reports" is a series`,
		"peer_mean(reports.q1)":   "10: peer_mean takes the name of an input with a number, not an expression",
		"peer_rank(state)":        `10: peer_rank compares numbers; "state" is a text`,
		"peer_rank(due)":          `10: peer_rank compares numbers; "due" is a date`,
		"peer_rank(pp)":           `10: unknown name "pp"; did you mean "p"?`,
		"peer_rank()":             "0: peer_rank takes 1 or 2 arguments, got 0",
		"peer_mean(p, 'lowest')":  "0: peer_mean takes 1 argument, got 2",
		"peer_best(p, 'least')":   "13: the second argument of peer_best is 'lowest' where less is better: peer_best(p, 'lowest')",
		"peer_best(p, 2)":         "13: the second argument of peer_best is 'lowest' where less is better: peer_best(p, 'lowest')",
		"peer_worst(p)":           `0: unknown function "peer_worst"; did you mean "peer_best"?`,
		"peer_best + 1":           "0: peer_best is a function; call it with (...)",
	} {
		n, faults := relativeScope(src).Compile(src, formulatest.Full, interval.Number)
		assert.Nil(t, n, src)
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprintf("%d: %s", f.Pos, f))
			assert.NotEqual(t, f.Message.VI, f.Message.EN)
		}
		assert.Equal(t, want, strings.Join(got, "; "), src)
	}
	for _, src := range []string{"p <= peer_best(p)", "p <= peer_mean(p)", "p <= peer_sum(p) + 1"} {
		_, faults := relativeScope(src).CompileRelation(src)
		require.Len(t, faults, 1, src)
		assert.Equal(t, "a relation is about the figures of one unit, not about those of its group", faults[0].String())
	}
}

// FuzzRelative: what compiles is written so that it compiles to the same.
func FuzzRelative(f *testing.F) {
	for _, src := range []string{
		"full * p / peer_best(p)", "peer_rank(n, 'lowest') <= 3 ? full : 0", "x >= peer_mean(x) ? full : 0",
		"m / max(1, peer_sum(m))", "peer_rank(tỷ_lệ) <= 0.2 * peer_count(tỷ_lệ) ? 1 : 0", "peer_best(reports)",
		"peer_best(p, 'highest')", "peer_mean(peer_mean(p))", "peer_best(p", "mean(peer_mean(x) * reports)",
		"let b = peer_best(x, `lowest`); b", "bands(peer_mean(p), '>50', 1, '<=50', 0)", "peer_sum(group)",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		scope := func() *formula.Scope {
			s := relativeScope(src)
			s.Limits.Length, s.Limits.Nodes = 1_000, 300
			return s
		}
		n, faults := scope().Compile(src, formulatest.Full, interval.Number)
		if n == nil {
			if len(faults) == 0 {
				t.Fatal("neither a formula nor a fault")
			}
			return
		}
		text := formula.String(n)
		again, faults := scope().Compile(text, formulatest.Full, interval.Number)
		if again == nil {
			t.Fatalf("%q does not compile: %v", text, faults)
		}
		if formula.String(again) != text {
			t.Fatalf("%q becomes %q", text, formula.String(again))
		}
	})
}
