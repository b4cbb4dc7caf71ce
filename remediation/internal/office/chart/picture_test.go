package chart_test

import (
	"encoding/xml"
	"image"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/stretchr/testify/require"
)

// picture is an SVG as it reads back.
type picture struct {
	Role    string         `xml:"role,attr"`
	Label   string         `xml:"aria-labelledby,attr"`
	ViewBox string         `xml:"viewBox,attr"`
	Title   pictureNote    `xml:"title"`
	Desc    pictureNote    `xml:"desc"`
	Rects   []pictureRect  `xml:"rect"`
	Texts   []pictureText  `xml:"text"`
	Groups  []pictureGroup `xml:"g"`
}

type pictureNote struct {
	ID   string `xml:"id,attr"`
	Text string `xml:",chardata"`
}

type pictureGroup struct {
	Title string        `xml:"title"`
	Rects []pictureRect `xml:"rect"`
	Texts []pictureText `xml:"text"`
}

type pictureRect struct {
	Class string `xml:"class,attr"`
	X     int    `xml:"x,attr"`
	Y     int    `xml:"y,attr"`
	W     int    `xml:"width,attr"`
	H     int    `xml:"height,attr"`
}

type pictureText struct {
	X      int    `xml:"x,attr"`
	Y      int    `xml:"y,attr"`
	Size   int    `xml:"font-size,attr"`
	Weight string `xml:"font-weight,attr"`
	Anchor string `xml:"text-anchor,attr"`
	Text   string `xml:",chardata"`
}

// drawn draws a chart for a page as SVG and reads it.
func drawn(t *testing.T, c *chart.Chart, l locale.Lang) picture {
	t.Helper()
	return drawnFor(t, chart.Page, c, l)
}

// drawnFor draws a chart as SVG and reads it, every token strictly.
func drawnFor(t *testing.T, w chart.Width, c *chart.Chart, l locale.Lang) picture {
	t.Helper()
	svg := chart.SVG(c, l, w)
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		_, err := d.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err, svg)
	}
	var p picture
	require.NoError(t, xml.Unmarshal([]byte(svg), &p))
	return p
}

func (p picture) size(t *testing.T) image.Rectangle {
	t.Helper()
	f := strings.Fields(p.ViewBox)
	require.Len(t, f, 4)
	w, err := strconv.Atoi(f[2])
	require.NoError(t, err)
	h, err := strconv.Atoi(f[3])
	require.NoError(t, err)
	return image.Rect(0, 0, w, h)
}

func (p picture) texts() []pictureText {
	texts := append([]pictureText{}, p.Texts...)
	for _, g := range p.Groups {
		texts = append(texts, g.Texts...)
	}
	return texts
}

func (p picture) rects() []pictureRect {
	rects := append([]pictureRect{}, p.Rects...)
	for _, g := range p.Groups {
		rects = append(rects, g.Rects...)
	}
	return rects
}

// box is where a text is: letters reach three quarters of their size above the
// line they stand on, and a fifth below.
func (x pictureText) box() image.Rectangle {
	w := chart.TextWidth(x.Text, x.Size, x.Weight == "bold")
	left := x.X
	switch x.Anchor {
	case "middle":
		left -= w / 2
	case "end":
		left -= w
	}
	return image.Rect(left, x.Y-x.Size*3/4, left+w, x.Y+x.Size/5)
}

func (r pictureRect) box() image.Rectangle { return image.Rect(r.X, r.Y, r.X+r.W, r.Y+r.H) }

// clearOf asserts that the pictures of a chart of all widths are clear.
func clearOf(t *testing.T, c *chart.Chart, l locale.Lang, bars bool) {
	t.Helper()
	for _, w := range []chart.Width{chart.Page, chart.Narrow} {
		drawnFor(t, w, c, l).clear(t, bars)
	}
}

// clear asserts that nothing is cut and no text lies over another or over a bar.
func (p picture) clear(t *testing.T, bars bool) {
	t.Helper()
	size, texts, rects := p.size(t), p.texts(), p.rects()
	boxes := make([]image.Rectangle, len(texts))
	for i, x := range texts {
		boxes[i] = x.box()
		if !boxes[i].In(size) {
			t.Errorf("%q at %v is cut", x.Text, boxes[i])
		}
		for j, y := range texts[:i] {
			if boxes[i].Overlaps(boxes[j]) {
				t.Errorf("%q at %v lies over %q at %v", x.Text, boxes[i], y.Text, boxes[j])
			}
		}
		for _, r := range rects {
			if bars && r.Class != "chart-faint" && boxes[i].Overlaps(r.box()) {
				t.Errorf("%q at %v lies over %v", x.Text, boxes[i], r)
			}
		}
	}
	for _, r := range rects {
		if !r.box().In(size) || r.box().Empty() {
			t.Errorf("%v is cut or empty", r)
		}
	}
}

// extent is from where to where the rectangles of a class lie, and false if none do.
func (g pictureGroup) extent(class string) (from, to int, some bool) {
	for _, r := range g.Rects {
		if r.Class != class {
			continue
		}
		if !some {
			from, to, some = r.X, r.X+r.W, true
		}
		from, to = min(from, r.X), max(to, r.X+r.W)
	}
	return from, to, some
}
