package chart_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestChartGolden(t *testing.T) {
	for name, test := range map[string]struct {
		chart *chart.Chart
		lang  locale.Lang
	}{
		"areas.vi":  {sample.Areas(), rubric.Vietnamese},
		"areas.en":  {sample.Areas(), rubric.English},
		"losses.vi": {sample.Losses(), rubric.Vietnamese},
		"losses.en": {sample.Losses(), rubric.English},
		"many.vi":   {sample.ManySteps(), rubric.Vietnamese},
		"effort.vi": {sample.Effort(), rubric.Vietnamese},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, chart.Check(test.chart))
			got := chart.SVG(test.chart, test.lang, chart.Page)
			sample.Golden(t, name+".svg", got)
			if name == "areas.vi" || name == "losses.vi" || name == "effort.vi" {
				sample.Golden(t, name+".narrow.svg", chart.SVG(test.chart, test.lang, chart.Narrow))
			}
			clearOf(t, test.chart, test.lang, test.chart.Kind != chart.Curve)
			assert.Equal(t, got, chart.SVG(test.chart, test.lang, chart.Page), "the same again")
		})
	}
}

func TestChartIsAccessible(t *testing.T) {
	c := sample.Areas()
	p := drawn(t, c, rubric.Vietnamese)
	assert.Equal(t, "img", p.Role)
	assert.Equal(t, c.Title, p.Title.Text)
	assert.Equal(t, c.Alt, p.Desc.Text)
	assert.Equal(t, p.Title.ID+" "+p.Desc.ID, p.Label)
}

func TestChartCheck(t *testing.T) {
	bar := func(value, of string) chart.Bar {
		return chart.Bar{Label: "một", Value: sample.Amount(value), Of: sample.Amount(of)}
	}
	sum := func(value string) chart.Bar {
		return chart.Bar{Label: "tổng", Value: sample.Amount(value), Sum: true}
	}
	point := func(across string, chosen bool) chart.Point {
		return chart.Point{Across: sample.Amount(across), Chosen: chosen}
	}
	for name, test := range map[string]struct {
		chart *chart.Chart
		want  string
	}{
		"nil":      {nil, "the chart is nil"},
		"zero":     {&chart.Chart{}, "unknown kind of chart 0"},
		"unknown":  {&chart.Chart{Kind: 9}, "unknown kind of chart 9"},
		"no bars":  {&chart.Chart{Kind: chart.Bars}, "a chart of bars without bars"},
		"no steps": {&chart.Chart{Kind: chart.Waterfall}, "a chart of bars without bars"},
		"too many": {&chart.Chart{Kind: chart.Waterfall, Bars: make([]chart.Bar, 201)},
			"a chart of 201 bars; at most 200 can be read"},
		"bars with points": {&chart.Chart{Kind: chart.Bars, Bars: []chart.Bar{bar("1", "1")},
			Points: make([]chart.Point, 1)}, "a chart of bars with points"},
		"a sum of bars": {&chart.Chart{Kind: chart.Bars, Bars: []chart.Bar{sum("1")}},
			`bar 1 ("tổng") is a sum, which only a waterfall has`},
		"every fault": {&chart.Chart{Kind: chart.Bars, Bars: []chart.Bar{bar("1", "0"), bar("1", "2"), bar("1", "-1e9999")}},
			"bar 1 (\"một\") is of 0; its maximum must be positive\nbar 3 (\"một\") is of −1·10^9999; its maximum must be " +
				"positive"},
		"over and under": {&chart.Chart{Kind: chart.Bars, Bars: []chart.Bar{bar("3", "2"), bar("-1", "2")}}, ""},
		"a wrong sum": {&chart.Chart{Kind: chart.Waterfall, Bars: []chart.Bar{sum("100"), bar("-11", "0"), sum("90")}},
			`bar 3 ("tổng") says that all come to 90, but the bars before it come to 89`},
		"a right sum": {&chart.Chart{Kind: chart.Waterfall,
			Bars: []chart.Bar{sum("1e2"), bar("-0.10", "0"), sum("99.9")}}, ""},
		"beyond digits": {&chart.Chart{Kind: chart.Waterfall,
			Bars: []chart.Bar{sum("1e99"), bar("-1", "0"), sum("1e99")}}, ""},
		"no points": {&chart.Chart{Kind: chart.Curve}, "a curve without points"},
		"curve of bars": {&chart.Chart{Kind: chart.Curve, Bars: []chart.Bar{bar("1", "1")},
			Points: []chart.Point{point("1", true)}}, "a curve with bars"},
		"to the left": {&chart.Chart{Kind: chart.Curve, Points: []chart.Point{point("1.5", false), point("1", false)}},
			"point 2 at 1 lies left of the one before it, at 1.5"},
		"two chosen": {&chart.Chart{Kind: chart.Curve, Points: []chart.Point{point("1", true), point("2", true)}},
			"a curve with 2 chosen points; at most one is"},
		"straight above": {&chart.Chart{Kind: chart.Curve, Points: []chart.Point{point("1", false), point("1", true)}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := chart.Check(test.chart)
			if test.want == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, test.want)
			}
			if test.chart != nil { // it is drawn all the same
				clearOf(t, test.chart, rubric.English, false)
			}
		})
	}
}

// TestHostileChart draws what nobody should give.
func TestHostileChart(t *testing.T) {
	texts := []string{
		"", strings.Repeat("Cải cách thủ tục hành chính ", 200), strings.Repeat("Nghiêng", 1000), strings.Repeat("😀", 300),
		"<script>alert('x')</script>", `"><!--]]>&amp;&#0;`, "\x00\x1b\xff\ufffe\ud7ff", "\u202e\u0301\u0301",
		strings.Repeat("\u0301", 500),
	}
	numbers := []decimal.Decimal{
		decimal.Zero, sample.Amount("-3"), sample.Amount("1e9999"), sample.Amount("-1e-9999"), decimal.New(7, 2147483647),
		decimal.New(7, -2147483648), sample.Amount("0.3333333333333333"), sample.Amount(strings.Repeat("9", 3000)),
		sample.Amount("100"),
	}
	for _, kind := range []chart.Kind{chart.Bars, chart.Waterfall, chart.Curve} {
		for turn := range numbers {
			text := texts[turn%len(texts)]
			c := &chart.Chart{Kind: kind, Title: text, Alt: text, Across: text, Up: text}
			for i := range texts {
				n, m := numbers[(i+turn)%len(numbers)], numbers[(i*turn+1)%len(numbers)]
				c.Bars = append(c.Bars, chart.Bar{Label: texts[i], Value: n, Of: m, Sum: i%4 == turn%5})
				c.Points = append(c.Points, chart.Point{Across: n, Up: m, Chosen: i == turn})
			}
			p := drawn(t, c, rubric.Vietnamese)
			clearOf(t, c, rubric.Vietnamese, kind != chart.Curve)
			if kind != chart.Curve {
				assert.True(t, strings.HasPrefix(p.Groups[1].Title, strings.Repeat("Cải cách thủ tục hành chính ", 199)),
					"the full text")
			}
			assert.NotContains(t, chart.SVG(c, rubric.Vietnamese, chart.Page), "<script")
			if turn%3 == 0 { // it is the same sketch
				_, _, _, err := chart.PNG(c, rubric.Vietnamese)
				assert.NoError(t, err)
			}
		}
	}
}

// TestLettersAreLegible has letters of 11 pixels at least, where 355 pixels are left of a
// telephone's 390 and 624 of a sheet.
func TestLettersAreLegible(t *testing.T) {
	for _, c := range []*chart.Chart{sample.Areas(), sample.Losses(), sample.Effort(), sample.ManySteps()} {
		for w, pixels := range map[chart.Width]int{chart.Page: 624, chart.Narrow: 355} {
			p := drawnFor(t, w, c, rubric.Vietnamese)
			require.NotEmpty(t, p.texts())
			for _, x := range p.texts() {
				assert.GreaterOrEqual(t, x.Size*pixels, 11*p.size(t).Dx(), x.Text)
			}
		}
	}
}
