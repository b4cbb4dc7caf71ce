package kernel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// usual are rules as rubrics have them; HIGH and LOW are numbers.
var usual = []string{
	"p > HIGH ? full : p >= LOW ? full / 2 : 0", "n <= HIGH ? full : 0",
	"full * p / 100", "p >= HIGH ? full * p / 100 : 0", "clamp(full * (p - HIGH) / 20, 0, full)",
	"p >= 100 ? full : p >= HIGH ? full * p / 100 : 0",
	"min(full, 0.25 * n)", "max(0, full - HIGH * n)", "clamp(full - 0.05 * days(date('2023-01-30'), due), 0, full)",
	"f and g ? full : 0", "f or n > 2 ? 0 : full", "state == 'xa' ? full : state == 'none' ? 1 : 0",
	"m == 0 ? 0 : n * 100 / m >= HIGH ? full : n * 100 / m >= LOW ? full / 2 : 0",
	"full * rate(n, m) / 100", "min(full, share(n, m))", "n >= m ? full : rate(n, m) >= 90 ? 1 : 0",
	"rate(n, m) >= 95 ? full : rate(n, m) >= HIGH ? 1.75 : rate(n, m) >= 50 ? 1 : 0",
	"rate(n, m) >= HIGH ? full : rate(n, m) >= 50 ? share(n, m) : 0", "share(m, n)", "rate(m, n) < 5 ? 0 : share(m, n)",
	"n >= m and f ? full : 0", "n >= m and p > LOW ? 1 : 0", "rate(n, m) <= 1 ? full : rate(n, m) <= 30 ? full / 2 : 0",
	"f ? rate(n, m) >= HIGH ? full : rate(n, m) >= 50 ? 1 : 0 : 2", "f ? 1 : p >= HIGH ? full * p / 100 : 0",
	"f ? p >= HIGH ? full * p / 100 : 0 : 2", "n > m ? 0 : full",
	"p >= HIGH ? 2 : p >= 50 ? 1.5 : p >= 30 ? 1 : 0", "n + 0.5 * m > 0 ? 0.01 * m : 0", "0.01 * m",
	"min(full, 0.5 * n + (state == 'xa' ? 1 : 0))",
	"f ? bands(n, '[0,0]', 0, '[1,1]', 1, '[2,2]', 0.5, '>2', 2) : 0.25", "n * (m + 2) > 20 ? full : 0",
	"bands(n, '[0,0]', 0, '[1,1]', 1, '[2,2]', 0.5, '[3,3]', 0.25, '[4,4]', 1, '>4', 2)",
	"f ? p >= 80 ? full : p >= 50 ? 1 : 0 : 2", "clamp(full - 0.1 * (n - m), 0, full)",
	"n <= m ? full * n / max(m, 1) : max(0, full - 0.5 * (n - m))",
	"f ? min(full, full * p / 80) : full * p / 100", "round(full * p / 100, 1)", "full * (q + 200) / 400",
	"bands(p, '>HIGH', 2, '[55,HIGH]', 1.5, '[50,55)', 1, '[30,50)', 0.5, '<30', 0)",
	"min(full, 0.1 * count(f, g, n > 2, p >= HIGH))", "n * m >= 20 ? full : 0", "floor(n / 3) * 0.5 + ceil(p / 50) * 0.25",
	"n > HIGH ? 0 : n == 3 ? 1 : n == 5 ? 2 : full", "q < 0 ? abs(q) / 100 : full * q / 200",
}

// usualLeaf returns a leaf with the i-th rule as rubrics have it; plain ones have no
// guards and no step.
func usualLeaf(t testing.TB, g *formulatest.Generator, s *formula.Scope, i int, plain bool) (kernel.Leaf, string) {
	number := func() string { return fmt.Sprintf("%d.%d", 60+g.IntN(40), g.IntN(9)) }
	src := strings.NewReplacer("HIGH", number(), "LOW", number()).Replace(usual[i%len(usual)])
	l := kernel.Leaf{When: []formula.Node{nil}, Score: []formula.Node{formulatest.MustCompile(t, s, src)},
		Min: formulatest.Rat("0"), Max: formulatest.Full, Places: 2, Mode: decimals.HalfUp}
	if plain {
		return l, src
	}
	l.Mode = formulatest.Pick(g, decimals.HalfUp, decimals.HalfUp, decimals.HalfEven, decimals.Down)
	if g.IntN(4) == 0 {
		guard := formulatest.Pick(g, "f", "m > 0", "m > 0", "n > 0", "g and p > 10")
		l.Guards, l.Closed = []formula.Node{formulatest.MustCompile(t, s, guard)}, []int64{int64(g.IntN(300))}
	}
	if g.IntN(4) == 0 {
		l.Step = formulatest.Rat("0.25")
	}
	return l, src
}

// narrowed returns the columns of the tests, numbers often with fewer values.
func narrowed(g *formulatest.Generator) []kernel.Column {
	out := slices.Clone(columns)
	for i := range out {
		c := &out[i]
		if c.Hi-c.Lo > 20 && g.IntN(3) == 0 {
			c.Lo += formulatest.Pick(g, 0, 0, 1, (c.Hi-c.Lo)/2)
			c.Hi = c.Lo + int64(g.IntN(20))
		}
	}
	return out
}

// valuesOf returns values of a column: its ends, those around breakpoints, and any;
// from a narrow range, ratios of two inputs take many values.
func valuesOf(g *formulatest.Generator, c kernel.Column, breakpoints []int64, rows int, narrow bool) []int64 {
	out := make([]int64, rows)
	for i := range out {
		v := c.Lo + g.Int64N(c.Hi-c.Lo+1)
		if narrow {
			v = c.Lo + g.Int64N(min(c.Hi-c.Lo, 20)+1)
		}
		switch g.IntN(6) {
		case 0:
			v = formulatest.Pick(g, c.Lo, c.Hi, c.Lo+1, c.Hi-1)
		case 1:
			v = c.Lo + g.Int64N(12)
		case 2, 3:
			if len(breakpoints) > 0 {
				v = formulatest.Pick(g, breakpoints...) + int64(g.IntN(3)) - 1
			}
		}
		out[i] = min(max(v, c.Lo), c.Hi)
	}
	return out
}

// TestPieces holds the pieces of kernels against their code: the same states, and the
// same points wherever a kernel decides, for blocks of all lengths and for single rows.
func TestPieces(t *testing.T) {
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed+2000)
	frame := kernel.Frame{Rows: kernel.BlockLen}
	loops, compared, made := map[string]int{}, 0, 0
	for i := range max(formulatest.Amount()/10, 4*len(usual)) {
		plain := i < len(usual)
		l, src := randomLeaf(g, s)
		switch {
		case plain:
			l, src = usualLeaf(t, g, s, i, true)
		case i%2 == 0:
			l, src = usualLeaf(t, g, s, i/2, false)
		}
		columns := columns
		if !plain {
			columns = narrowed(g)
		}
		k, ok := kernel.Vectorize(l, columns)
		if !ok {
			continue
		}
		made++
		for _, name := range k.Loops() {
			loops[name]++
		}
		if k.Loops()[0] == "code" {
			continue
		}
		code, rows := k.ByCode(), formulatest.Pick(g, 1, 2, 3, 31, 255, kernel.BlockLen)
		table, breakpoints := make([][]int64, len(columns)), k.Breakpoints()
		for slot, c := range columns {
			table[slot] = valuesOf(g, c, breakpoints[slot], rows+3, i%3 == 0)
		}
		points, want := make([]int64, rows), make([]int64, rows)
		state := slices.Clone(k.Run(&frame, table, 3, 3+rows, points))
		require.Equal(t, code.Run(&frame, table, 3, 3+rows, want), state, src)
		sums := slices.Repeat([]int64{-7}, rows)
		if k.Certain() {
			k.Add(&frame, table, 3, 3+rows, sums)
		}
		vals := make([]int64, len(columns))
		for i := range rows {
			for slot := range vals {
				vals[slot] = table[slot][3+i]
			}
			onePoints, oneState := k.One(&frame, vals)
			require.Equal(t, state[i], oneState, src)
			if k.Certain() {
				require.Equal(t, want[i]-7, sums[i], src)
			}
			if state[i] == kernel.StateUndecided {
				require.False(t, k.Certain())
				continue
			}
			compared++
			require.Equal(t, want[i], points[i], "%s at %v", src, vals)
			require.Equal(t, want[i], onePoints, src)
		}
	}
	t.Logf("%d rows in %d kernels: %v", compared, made, loops)
	enough.Enough(t, "rows", compared, formulatest.Amount(), 1000)
	for _, name := range []string{"code", "constantLoop", "stepsLoop three false", "stepsLoop three true", "pairLoop",
		"denseLoop pair false", "denseLoop pair true", "ratioLoop1 quick true", "ratioLoop2 quick true",
		"ratioLoop1 quick false", "ratioLoop2 quick false", "ratioLoop3 quick false", "shareLoop0", "shareLoop1",
		"shareLoop2", "slopeLoop1 divided true", "slopeLoop1 divided false", "slopeLoop2 divided true",
		"slopeLoop2 divided false", "slopeLoop3 divided true", "slopeLoop3 divided false", "gateLoop from true",
		"gateLoop from false", "tableLoop"} {
		assert.Positive(t, loops[name], name)
	}
}
