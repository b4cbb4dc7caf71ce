package chart

import (
	"fmt"
	"html"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
)

// tones gives each tone its class and what it looks like unless a style sheet
// says otherwise. The colours can be told from white and from black; ink is
// whatever the text around has.
var tones = [...]struct{ class, fill string }{
	inkTone:    {"chart-ink", ""},
	faintTone:  {"chart-faint", ` fill-opacity="0.15"`},
	barTone:    {"chart-bar", ` fill="#3b6ea5"`},
	lossTone:   {"chart-loss", ` fill="#c0562f"`},
	gainTone:   {"chart-gain", ` fill="#2f855a"`},
	chosenTone: {"chart-chosen", ` fill="#c0562f"`},
	edgeTone:   {"chart-edge", ` fill="#767b86"`},
}

var anchors = [...]string{
	startAnchor:  "",
	middleAnchor: ` text-anchor="middle"`,
	endAnchor:    ` text-anchor="end"`,
}

var classes = map[Kind]string{Bars: " chart-bars", Waterfall: " chart-waterfall", Curve: " chart-curve"}

// Width says for how wide a place a chart is drawn.
type Width int

// The zero width is that of a page.
const (
	Page Width = iota
	Narrow
)

// SVG draws the chart as an element for HTML, which would be a file too; id tells
// it from the others of the page. Its title is there for those who cannot see the
// picture; the caption belongs to the page. A style sheet can give the classes
// other colours.
func (c *Chart) SVG(id string, l locale.Lang, w Width) string {
	width, class := pageWidth, classes[c.Kind]
	if w == Narrow {
		width, class = narrowWidth, class+" chart-narrow"
	}
	s := c.sketch(l, width)
	title, alt := html.EscapeString(textOf(c.Title)), html.EscapeString(textOf(c.Alt))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="chart-svg%s" lang="%s" role="img"`,
		class, l)
	fmt.Fprintf(&b, ` aria-labelledby="%s-title %s-desc" viewBox="0 0 %d %d" width="100%%"`, id, id, s.wide, s.height)
	b.WriteString(` font-family="'Times New Roman', 'Liberation Serif', Tinos, serif" fill="currentColor">` + "\n")
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", id, title, id, alt)
	for _, p := range s.parts {
		if p.title != "" {
			fmt.Fprintf(&b, "<g>\n<title>%s</title>\n", html.EscapeString(p.title))
		}
		for _, shape := range p.shapes {
			shape.write(&b)
		}
		if p.title != "" {
			b.WriteString("</g>\n")
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func (s shape) write(b *strings.Builder) {
	if s.text == "" {
		t := tones[s.tone]
		fmt.Fprintf(b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"%s/>`+"\n", t.class, s.x, s.y, s.w, s.h, t.fill)
		return
	}
	weight := ""
	if letterings[s.hand].bold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text class="chart-text" x="%d" y="%d" font-size="%d"%s%s>%s</text>`+"\n",
		s.x, s.y, s.hand.size(), weight, anchors[s.anchor], html.EscapeString(s.text))
}
