package document_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestChartGolden(t *testing.T) {
	for name, test := range map[string]struct {
		chart *document.Chart
		lang  rubric.Lang
	}{
		"areas.vi":  {chartOfAreas(), rubric.Vietnamese},
		"areas.en":  {chartOfAreas(), rubric.English},
		"losses.vi": {chartOfLosses(), rubric.Vietnamese},
		"losses.en": {chartOfLosses(), rubric.English},
		"many.vi":   {chartOfManySteps(), rubric.Vietnamese},
		"effort.vi": {chartOfEffort(), rubric.Vietnamese},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, document.ChartCheck(test.chart))
			got := document.ChartSVG(test.chart, test.lang)
			golden(t, "chart_"+name+".svg", got)
			drawn(t, test.chart, test.lang).clear(t, test.chart.Kind != document.Curve)
			assert.Equal(t, got, document.ChartSVG(test.chart, test.lang), "the same again")
		})
	}
}

func TestChartIsAccessible(t *testing.T) {
	c := chartOfAreas()
	p := drawn(t, c, rubric.Vietnamese)
	assert.Equal(t, "img", p.Role)
	assert.Equal(t, c.Title, p.Title.Text)
	assert.Equal(t, c.Alt, p.Desc.Text)
	assert.Equal(t, p.Title.ID+" "+p.Desc.ID, p.Label)
}

func TestChartCheck(t *testing.T) {
	bar := func(value, of string) document.Bar {
		return document.Bar{Label: "một", Value: amount(value), Of: amount(of)}
	}
	sum := func(value string) document.Bar {
		return document.Bar{Label: "tổng", Value: amount(value), Sum: true}
	}
	point := func(across string, chosen bool) document.Point {
		return document.Point{Across: amount(across), Chosen: chosen}
	}
	for name, test := range map[string]struct {
		chart *document.Chart
		want  string
	}{
		"nil":              {nil, "the chart is nil"},
		"zero":             {&document.Chart{}, "unknown kind of chart 0"},
		"unknown":          {&document.Chart{Kind: 9}, "unknown kind of chart 9"},
		"no bars":          {&document.Chart{Kind: document.Bars}, "a chart of bars without bars"},
		"no steps":         {&document.Chart{Kind: document.Waterfall}, "a chart of bars without bars"},
		"too many":         {&document.Chart{Kind: document.Waterfall, Bars: make([]document.Bar, 201)}, "a chart of 201 bars; at most 200 can be read"},
		"bars with points": {&document.Chart{Kind: document.Bars, Bars: []document.Bar{bar("1", "1")}, Points: make([]document.Point, 1)}, "a chart of bars with points"},
		"a sum of bars": {&document.Chart{Kind: document.Bars, Bars: []document.Bar{sum("1")}},
			`bar 1 ("tổng") is a sum, which only a waterfall has`},
		"every fault": {&document.Chart{Kind: document.Bars, Bars: []document.Bar{bar("1", "0"), bar("1", "2"), bar("1", "-1e9999")}},
			"bar 1 (\"một\") is of 0; its maximum must be positive\nbar 3 (\"một\") is of −1·10^9999; its maximum must be positive"},
		"over and under": {&document.Chart{Kind: document.Bars, Bars: []document.Bar{bar("3", "2"), bar("-1", "2")}}, ""},
		"a wrong sum": {&document.Chart{Kind: document.Waterfall, Bars: []document.Bar{sum("100"), bar("-11", "0"), sum("90")}},
			`bar 3 ("tổng") says that all come to 90, but the bars before it come to 89`},
		"a right sum":    {&document.Chart{Kind: document.Waterfall, Bars: []document.Bar{sum("1e2"), bar("-0.10", "0"), sum("99.9")}}, ""},
		"beyond digits":  {&document.Chart{Kind: document.Waterfall, Bars: []document.Bar{sum("1e99"), bar("-1", "0"), sum("1e99")}}, ""},
		"no points":      {&document.Chart{Kind: document.Curve}, "a curve without points"},
		"curve of bars":  {&document.Chart{Kind: document.Curve, Bars: []document.Bar{bar("1", "1")}, Points: []document.Point{point("1", true)}}, "a curve with bars"},
		"to the left":    {&document.Chart{Kind: document.Curve, Points: []document.Point{point("1.5", false), point("1", false)}}, "point 2 at 1 lies left of the one before it, at 1.5"},
		"two chosen":     {&document.Chart{Kind: document.Curve, Points: []document.Point{point("1", true), point("2", true)}}, "a curve with 2 chosen points; at most one is"},
		"straight above": {&document.Chart{Kind: document.Curve, Points: []document.Point{point("1", false), point("1", true)}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := document.ChartCheck(test.chart)
			if test.want == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, test.want)
			}
			if test.chart != nil { // it is drawn all the same
				drawn(t, test.chart, rubric.English).clear(t, false)
			}
		})
	}
}

// TestHostileChart draws what nobody should give.
func TestHostileChart(t *testing.T) {
	texts := []string{
		"", strings.Repeat("Cải cách thủ tục hành chính ", 200), strings.Repeat("Nghiêng", 1000), strings.Repeat("😀", 300),
		"<script>alert('x')</script>", `"><!--]]>&amp;&#0;`, "\x00\x1b\xff\ufffe\ud7ff", "\u202e\u0301\u0301", strings.Repeat("\u0301", 500),
	}
	numbers := []decimal.Decimal{
		decimal.Zero, amount("-3"), amount("1e9999"), amount("-1e-9999"), decimal.New(7, 2147483647),
		decimal.New(7, -2147483648), amount("0.3333333333333333"), amount(strings.Repeat("9", 3000)), amount("100"),
	}
	for _, kind := range []document.ChartKind{document.Bars, document.Waterfall, document.Curve} {
		for turn := range numbers {
			text := texts[turn%len(texts)]
			c := &document.Chart{Kind: kind, Title: text, Alt: text, Across: text, Up: text}
			for i := range texts {
				n, m := numbers[(i+turn)%len(numbers)], numbers[(i*turn+1)%len(numbers)]
				c.Bars = append(c.Bars, document.Bar{Label: texts[i], Value: n, Of: m, Sum: i%4 == turn%5})
				c.Points = append(c.Points, document.Point{Across: n, Up: m, Chosen: i == turn})
			}
			p := drawn(t, c, rubric.Vietnamese)
			p.clear(t, kind != document.Curve)
			if kind != document.Curve {
				assert.True(t, strings.HasPrefix(p.Groups[1].Title, strings.Repeat("Cải cách thủ tục hành chính ", 199)), "the full text")
			}
			assert.NotContains(t, document.ChartSVG(c, rubric.Vietnamese), "<script")
			if turn%3 == 0 { // it is the same sketch
				_, _, _, err := document.ChartPNG(c, rubric.Vietnamese)
				assert.NoError(t, err)
			}
		}
	}
}
