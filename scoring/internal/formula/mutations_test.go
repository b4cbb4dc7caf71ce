package formula_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMutationsAsWritten: a mutation is the formula that one gets by writing it out
// and reading it again, and is another than the one it comes from.
func TestMutationsAsWritten(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	s := formulatest.NewScope()
	const expressions = 1200
	compiled, read, refused, kinds := 0, 0, map[string]int{}, map[string]int{}
	for seed := range uint64(expressions) {
		g := formulatest.NewGenerator(seed)
		src, _ := g.Expression()
		n, faults := formulatest.CompileAny(s, src)
		if len(faults) > 0 {
			continue
		}
		compiled++
		for _, m := range formula.Mutations(n) {
			kinds[m.Kind]++
			text := formula.String(m.Whole)
			assert.NotEqual(t, formula.String(n), text, "%s at %d", m.Kind, m.Pos)
			assert.NotEqual(t, m.From, m.To, src)
			require.Equal(t, formula.TypeOf(n), formula.TypeOf(m.Whole))
			again, faults := formulatest.CompileAny(s, text)
			if len(faults) > 0 {
				refused[strings.Join(strings.Fields(faults[0].String())[:3], " ")]++
				continue
			}
			read++
			for range 5 {
				f := g.Facts(src)
				x, err := formulatest.ResultOf(formula.Eval(m.Whole, f.Vars(s, m.Whole)))
				require.NoError(t, err)
				y, err := formulatest.ResultOf(formula.Eval(again, f.Vars(s, again)))
				require.NoError(t, err)
				x.FailedAt, y.FailedAt = 0, 0
				if x.Failure = ""; !formulatest.SamePoint(x.Value, y.Value) || x.NotArising != y.NotArising ||
					x.Failed != y.Failed {
					assert.Fail(t, "they differ", "%s\n%s\n%s\n%s: %s, %s", src, text, formula.String(again), f, x, y)
				}
			}
		}
	}
	t.Logf("%d mutations read again: %v; refused: %v", read, kinds, refused)
	delete(refused, "the number 1000000000000000000") // 999999999999999999 and one more
	delete(refused, "the lower end")                  // of clamp, above the upper one
	assert.Empty(t, refused)
	assert.Equal(t, expressions, compiled)
	enough.Enough(t, "mutations read again", read, expressions, 7000)
	for kind, least := range map[string]int{"operator": 1900, "threshold": 1100, "constant": 600, "logic": 600,
		"negation": 1300, "argument": 600, "swap": 250} {
		enough.Enough(t, kind, kinds[kind], expressions, least)
	}
}

// TestTrace: tracing a formula is evaluating it.
func TestTrace(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	s := formulatest.NewScope()
	const expressions = 3_000
	compiled, events := 0, 0
	for seed := range uint64(expressions) {
		g := formulatest.NewGenerator(seed)
		src, _ := g.Expression()
		n, faults := formulatest.CompileAny(s, src)
		if len(faults) > 0 {
			continue
		}
		compiled++
		for range 5 {
			vars := g.Facts(src).Vars(s, n)
			got := formula.Trace(n, vars, func(formula.Node, formula.Event) { events++ })
			x, err := formulatest.ResultOf(formula.Eval(n, vars))
			require.NoError(t, err)
			y, err := formulatest.ResultOf(got)
			require.NoError(t, err)
			assert.Equal(t, x.String(), y.String(), src)
			vars[formulatest.SlotN], vars[formulatest.SlotF] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("1"), Hi: formulatest.Rat("4"), Grid: interval.Whole}), interval.Domain{Type: interval.Bool, Bools: interval.Either}
			was, is := formula.Eval(n, vars), formula.Trace(n, vars, func(formula.Node, formula.Event) {})
			if is.HasValue && is.Value.Known() && !is.NotArising && is.Failure == nil {
				assert.Equal(t, was, is, src)
			}
		}
	}
	assert.Equal(t, expressions, compiled)
	enough.Enough(t, "events", events, 5*expressions, 900)
}

func TestSpan(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range []struct{ src, want string }{
		{"p >= 80 and not f", "p >= 80|p >= 80|p >= 80|p >= 80|p >= 80|f|f"},
		{"(p + q) * 2 >= (n - 1)", "(p + q) * 2 >= (n - 1)"},
		{"70 <= p  <  1000.50", "70 <= p|p  <  1000.50"},
		{"state in [\"xa\", 'none'] or n in 1..5", "state in [\"xa\", 'none']|state|n in 1..5"},
		{"due <= date( '2025-01-01' )", "due <= date( '2025-01-01' )"},
		{"rate(min(n, m), 7)>full", "rate(min(n, m), 7)>full"},
		{"bands( tỷ_lệ, '>=5)'[0:0], 1)", ""},
		{"bands( tỷ_lệ, '(1,5]', 1, '>5', (2)) + 1", "bands( tỷ_lệ, '(1,5]', 1, '>5', (2))"},
		{"let y = p; y > 5 ? 1 : 0", "y > 5"},
	} {
		n, faults := formulatest.CompileAny(s, c.src)
		if c.want == "" {
			assert.NotEmpty(t, faults)
			continue
		}
		require.Empty(t, faults, c.src)
		var got []string
		for _, p := range formula.Points(n) {
			from, to := formula.Span(p.Node, c.src)
			text := string([]rune(c.src)[from:to])
			if len(got) == 0 || strings.Contains(c.want, "|"+text) && got[len(got)-1] != text || c.src[0] == 'p' {
				got = append(got, text)
			}
		}
		assert.Equal(t, c.want, strings.Join(got, "|"), c.src)
	}
}

// FuzzMutations: whatever can be compiled can be changed, traced and found in its
// source.
func FuzzMutations(f *testing.F) {
	for seed := range uint64(50) {
		src, _ := formulatest.NewGenerator(seed).Expression()
		f.Add(src)
	}
	f.Add("70 <= p + 1 < (n in 1..5 ? 80 : 90)")
	f.Fuzz(func(t *testing.T, src string) {
		s := formulatest.NewScope()
		n, faults := formulatest.CompileAny(s, src)
		if len(faults) > 0 || len(src) > 300 {
			return
		}
		vars := formulatest.SomeFacts().Vars(s, n)
		x, err := formulatest.ResultOf(formula.Trace(n, vars, func(formula.Node, formula.Event) {}))
		require.NoError(t, err)
		y, err := formulatest.ResultOf(formula.Eval(n, vars))
		require.NoError(t, err)
		assert.Equal(t, y.String(), x.String())
		for _, p := range formula.Points(n) {
			from, to := formula.Span(p.Node, src)
			assert.True(t, 0 <= from && from < to && to <= len([]rune(src)), "%d to %d", from, to)
		}
		mutations := formula.Mutations(n)
		for _, m := range mutations[:min(len(mutations), 100)] {
			assert.Equal(t, formula.TypeOf(n), formula.TypeOf(m.Whole))
			_, err := formulatest.ResultOf(formula.Eval(m.Whole, formulatest.SomeFacts().Vars(s, m.Whole)))
			assert.NoError(t, err, "%s → %s", m.From, m.To)
		}
	})
}

// A share is written as a rate by mistake, and its arguments in the wrong order.
func TestMutationsOfShares(t *testing.T) {
	n := formulatest.MustCompile(t, formulatest.NewScope(), "share(n, m)")
	var got []string
	for _, m := range formula.Mutations(n) {
		got = append(got, m.Kind+": "+m.From+" → "+m.To)
		vars := formulatest.SomeFacts().Vars(formulatest.NewScope(), n)
		vars[formulatest.SlotM] = formulatest.ValueOf(formulatest.Rat("4"))
		x, err := formulatest.ResultOf(formula.Eval(m.Whole, vars))
		require.NoError(t, err)
		got = append(got, x.String())
	}
	assert.Equal(t, []string{"operator: share(n, m) → rate(n, m)", "75", "swap: share(n, m) → share(m, n)", "10/3"}, got)
}
