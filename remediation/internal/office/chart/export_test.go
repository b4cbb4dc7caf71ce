package chart

import (
	"errors"

	"github.com/parindex/parindex/remediation/internal/office/text"
	"github.com/parindex/parindex/rubric/locale"
)

// Number and Change are what they are within.
var (
	Number = number
	Change = change
)

// SVG draws a chart as the writers do.
func SVG(c *Chart, l locale.Lang, w Width) string { return c.Clean().SVG("chart-1", l, w) }

// PNG draws a chart as the writers do.
func PNG(c *Chart, l locale.Lang) (data []byte, width, height int, err error) {
	return c.Clean().PNG(l)
}

// Check lists the faults of a chart.
func Check(c *Chart) error { return errors.Join(c.Faults()...) }

// TextOf is a text as it is drawn.
func TextOf(s string) string { return textOf(text.Clean(s)) }

var testRuler = newRuler()

// TextWidth measures text of a size and weight.
func TextWidth(text string, size int, bold bool) int {
	for i, h := range letterings {
		if h.size == size && h.bold == bold {
			return testRuler.width(text, lettering(i))
		}
	}
	panic("no such lettering")
}

// Wrap wraps text of the large size.
func Wrap(text string, width, lines int) []string {
	return testRuler.wrap(text, width, lines, large)
}
