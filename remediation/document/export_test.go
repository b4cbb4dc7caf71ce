package document

import (
	"errors"

	"github.com/parindex/parindex/rubric"
)

// What the tests see of charts.
var (
	ChartNumber = chartNumber
	ChartChange = chartChange
)

// ChartSVG draws a chart as the writers do.
func ChartSVG(c *Chart, l rubric.Lang) string { return c.cleaned().svg("chart-1", l) }

// ChartPNG draws a chart as the writers do.
func ChartPNG(c *Chart, l rubric.Lang) (data []byte, width, height int, err error) {
	return c.cleaned().png(l)
}

// ChartCheck lists the faults of a chart.
func ChartCheck(c *Chart) error { return errors.Join(c.faults()...) }

// ChartText is a text as it is drawn.
func ChartText(s string) string { return chartText(clean(s)) }

var testRuler = newRuler()

// ChartWidth measures text of a size and weight.
func ChartWidth(text string, size int, bold bool) int {
	for i, h := range letterings {
		if h.size == size && h.bold == bold {
			return testRuler.width(text, lettering(i))
		}
	}
	panic("no such lettering")
}

// ChartWrap wraps text of the large size.
func ChartWrap(text string, width, lines int) []string {
	return testRuler.wrap(text, width, lines, large)
}

// Length measures text on a page.
func Length(text string, bold bool, size, limit int) int {
	return testRuler.length(text, bold, size, limit)
}

// FontsHave reports whether both fonts have a character.
func FontsHave(c rune) bool {
	_, plain := testRuler.faces[small].GlyphAdvance(c)
	_, bold := testRuler.faces[smallBold].GlyphAdvance(c)
	return plain && bold
}
