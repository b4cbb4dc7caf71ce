package chart_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// assertAt asserts that a pixel is at most one from where it belongs.
func assertAt(t *testing.T, want *big.Rat, got int, what string) {
	t.Helper()
	off := new(big.Rat).Sub(want, new(big.Rat).SetInt64(int64(got)))
	assert.LessOrEqual(t, off.Abs(off).Cmp(big.NewRat(1, 1)), 0, "%s: %d instead of %s", what, got, want.FloatString(2))
}

func rat(d decimal.Decimal) *big.Rat { return d.Rat() }

// between maps a number linearly: low to a, high to b.
func between(n, low, high *big.Rat, a, b int) *big.Rat {
	x := new(big.Rat).Sub(n, low)
	x.Quo(x, new(big.Rat).Sub(high, low)).Mul(x, big.NewRat(int64(b-a), 1))
	return x.Add(x, big.NewRat(int64(a), 1))
}

func TestBarsAreProportional(t *testing.T) {
	c := sample.Areas()
	c.Bars = append(c.Bars,
		chart.Bar{Label: "over", Value: sample.Amount("12.5"), Of: sample.Amount("10.05")},
		chart.Bar{Label: "under", Value: sample.Amount("-3"), Of: sample.Amount("31.50")},
		chart.Bar{Label: "third", Value: sample.Amount("0.3333333333333333"), Of: sample.Amount("7")},
		chart.Bar{Label: "exact", Value: sample.Amount("3." + strings.Repeat("12345", 20)), Of: sample.Amount("7")})
	p := drawn(t, c, rubric.Vietnamese)
	require.Len(t, p.Groups, len(c.Bars))
	left, right, ok := p.Groups[9].extent("chart-faint") // the greatest maximum, unfilled
	require.True(t, ok)
	zero := new(big.Rat)
	for i, b := range c.Bars {
		g := p.Groups[i]
		filled := decimal.Max(decimal.Zero, decimal.Min(b.Value, b.Of))
		_, to, some := g.extent("chart-bar")
		assert.Equal(t, filled.Sign() > 0, some, g.Title)
		if some {
			assertAt(t, between(rat(filled), zero, big.NewRat(315, 10), left, right), to, g.Title)
		}
		from, track, some := g.extent("chart-faint")
		assert.Equal(t, filled.LessThan(b.Of), some, g.Title)
		if some {
			assertAt(t, between(rat(b.Of), zero, big.NewRat(315, 10), left, right), track, g.Title)
			assertAt(t, between(rat(filled), zero, big.NewRat(315, 10), left, right), from, g.Title)
		}
	}
	assert.Equal(t, "8. Tác động của CCHC đến phát triển kinh tế - xã hội: 9/9", p.Groups[7].Title)
	assert.Equal(t, "over: 12,5/10,05", p.Groups[8].Title)
	assert.Equal(t, "12,5/10,05", p.Groups[8].Texts[1].Text)
	assert.Equal(t, "−3/31,5", p.Groups[9].Texts[1].Text)
}

// axis is where two numbers of the scale are drawn.
func axis(t *testing.T, p picture, low, high string) (a, b int) {
	t.Helper()
	a, b = -1, -1
	for _, x := range p.Texts {
		switch x.Text {
		case low:
			a = x.X
		case high:
			b = x.X
		}
	}
	require.True(t, a >= 0 && b > a, "no axis from %s to %s", low, high)
	return a, b
}

func TestWaterfallIsProportional(t *testing.T) {
	gains := sample.Losses()
	gains.Bars = append(gains.Bars[:3:3],
		chart.Bar{Label: "bonus", Value: sample.Amount("1.5")},
		chart.Bar{Label: "nothing", Value: decimal.Zero},
		chart.Bar{Label: "all", Value: sample.Amount("97.5"), Sum: true})
	fromZero := &chart.Chart{Kind: chart.Waterfall, Bars: []chart.Bar{
		{Label: "a", Value: sample.Amount("2")}, {Label: "b", Value: sample.Amount("5.75")},
		{Label: "c", Value: sample.Amount("7.75"), Sum: true}}}
	below := &chart.Chart{Kind: chart.Waterfall, Bars: []chart.Bar{
		{Label: "a", Value: sample.Amount("-5")}, {Label: "b", Value: sample.Amount("8")},
		{Label: "c", Value: sample.Amount("3"), Sum: true},
		{Label: "d", Value: sample.Amount("-6")}, {Label: "e", Value: sample.Amount("-3"), Sum: true}}}
	for name, test := range map[string]struct {
		chart     *chart.Chart
		low, high string
		broken    bool
	}{
		"losses":    {sample.Losses(), "85", "100", true},
		"gains":     {gains, "95", "100", true},
		"many":      {sample.ManySteps(), "90", "100", true},
		"from zero": {fromZero, "0", "6", false},
		"below":     {below, "−4", "2", false},
	} {
		t.Run(name, func(t *testing.T) {
			p := drawn(t, test.chart, rubric.Vietnamese)
			a, b := axis(t, p, test.low, test.high)
			low := rat(sample.Amount(strings.Replace(test.low, "−", "-", 1)))
			high := rat(sample.Amount(test.high))
			start := decimal.Zero
			if test.broken {
				start = sample.Amount(test.low)
			}
			level := decimal.Zero
			for i, bar := range test.chart.Bars {
				from, to, class := level, level.Add(bar.Value), "chart-gain"
				switch {
				case bar.Sum:
					from, to, class = start, bar.Value, "chart-bar"
				case bar.Value.Sign() < 0:
					class = "chart-loss"
				case bar.Value.Sign() == 0:
					class = "chart-ink"
				}
				level = to
				if bar.Sum {
					level = bar.Value
				}
				x, y, some := p.Groups[i].extent(class)
				require.True(t, some, p.Groups[i].Title)
				if bar.Value.Sign() == 0 { // a line of two pixels
					x, y = x+1, y-1
				}
				assertAt(t, between(rat(decimal.Min(from, to)), low, high, a, b), x, p.Groups[i].Title)
				assertAt(t, between(rat(decimal.Max(from, to)), low, high, a, b), y, p.Groups[i].Title)
			}
			notice := fmt.Sprintf("Trục bắt đầu từ %s, không phải từ 0.", test.low)
			if test.broken {
				assert.Equal(t, notice, p.Texts[len(p.Texts)-1].Text)
			} else {
				assert.NotContains(t, chart.SVG(test.chart, rubric.Vietnamese, chart.Page), "Trục")
			}
		})
	}
}

func TestCurveIsProportional(t *testing.T) {
	c := sample.Effort()
	p := drawn(t, c, rubric.Vietnamese)
	a, b := axis(t, p, "0", "60")
	require.Len(t, p.Groups, len(c.Points)+1) // the chosen one is drawn twice
	up := map[string]int{}
	for _, x := range p.Texts {
		if x.Anchor == "end" {
			up[x.Text] = x.Y - 6 // of the letters' feet
		}
	}
	for i, point := range c.Points {
		dot := p.Groups[i].Rects[0]
		assertAt(t, between(rat(point.Across), new(big.Rat), big.NewRat(60, 1), a, b), dot.X+dot.W/2, p.Groups[i].Title)
		assertAt(t, between(rat(point.Up), big.NewRat(88, 1), big.NewRat(100, 1), up["88"], up["100"]), dot.Y+dot.H/2,
			p.Groups[i].Title)
	}
	chosen := p.Groups[len(c.Points)]
	assert.Equal(t, "(12; 95,5)", chosen.Title)
	assert.Equal(t, "chart-chosen", chosen.Rects[0].Class)
	assert.Equal(t, "(12; 95,5)", chosen.Texts[0].Text)
	assert.Equal(t, "(12, 95.5)", drawn(t, c, rubric.English).Groups[len(c.Points)].Title)
}

// TestManyPoints has a line of no more steps than there are pixels, and no dots.
func TestManyPoints(t *testing.T) {
	p := drawn(t, sample.ManyPoints(), rubric.Vietnamese)
	assert.Len(t, p.Groups, 1)
	assert.Less(t, len(p.Rects), 1400)
	p.clear(t, false)
}

// TestChosenPointIsClear moves the chosen point over curves of all shapes.
func TestChosenPointIsClear(t *testing.T) {
	for name, ups := range map[string][]int64{
		"one": {5}, "zero": {0}, "rising": {0, 3, 5, 8, 9, 10}, "falling": {9, 7, 6, 3, 1}, "flat": {4, 4, 4},
		"jagged": {1, 9, 2, 8, 3},
		"high":   {1_000_000_007, 1_000_000_009}, "negative": {-7, -3, -3, -1},
	} {
		for chosen := range ups {
			t.Run(fmt.Sprintf("%s/%d", name, chosen), func(t *testing.T) {
				c := &chart.Chart{Kind: chart.Curve, Across: "Công sức", Up: "Điểm"}
				for i, up := range ups {
					c.Points = append(c.Points, chart.Point{Across: decimal.New(int64(i), 1), Up: decimal.New(up, 0),
						Chosen: i == chosen})
				}
				require.NoError(t, chart.Check(c))
				clearOf(t, c, rubric.Vietnamese, name != "jagged")
			})
		}
	}
}
