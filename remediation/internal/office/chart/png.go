package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/parindex/parindex/rubric/locale"
	"golang.org/x/image/math/fixed"
)

// pngScale is how many pixels of a PNG a unit of a sketch is.
const pngScale = 2

// inkLevels is how many steps there are from paper to ink at the edge of a
// letter. With the tones they are 16 colours, which take half a byte a pixel.
const inkLevels = 9

// palette has the levels of ink from none to all, then the other tones. They
// are those of the SVG on white.
var palette = func() color.Palette {
	var p color.Palette
	for i := range inkLevels + 1 {
		grey := uint8(255 - 255*i/inkLevels)
		p = append(p, color.RGBA{grey, grey, grey, 255})
	}
	return append(p,
		color.RGBA{217, 217, 217, 255}, // faintTone
		color.RGBA{0x3b, 0x6e, 0xa5, 255},
		color.RGBA{0xc0, 0x56, 0x2f, 255},
		color.RGBA{0x2f, 0x85, 0x5a, 255},
		color.RGBA{0xc0, 0x56, 0x2f, 255},
		color.RGBA{0x76, 0x7b, 0x86, 255},
	)
}()

func (t tone) index() uint8 { return uint8(inkLevels + int(t)) }

// maxPixels is how high a picture can be; only a chart with faults is higher.
const maxPixels = 50_000

// PNG draws the chart as a picture of twice pageWidth pixels, which is 300 dots
// an inch on a page. As in SVG, the caption is left to the document.
func (c *Chart) PNG(l locale.Lang) (data []byte, width, height int, err error) {
	s := c.sketch(l, pageWidth)
	width, height = pageWidth*pngScale, s.height*pngScale
	if height > maxPixels {
		return nil, 0, 0, fmt.Errorf("a chart of %d pixels, %d at most", height, maxPixels)
	}
	p := pen{s.ruler, image.NewPaletted(image.Rect(0, 0, width, height), palette)}
	for _, part := range s.parts {
		for _, shape := range part.shapes {
			if shape.text != "" {
				p.write(shape)
			} else {
				p.fill(shape)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, p.image); err != nil {
		return nil, 0, 0, fmt.Errorf("encode a chart: %w", err)
	}
	return b.Bytes(), width, height, nil
}

// pen draws shapes on a picture.
type pen struct {
	*ruler
	image *image.Paletted
}

func (p pen) fill(s shape) {
	area := image.Rect(s.x*pngScale, s.y*pngScale, (s.x+s.w)*pngScale, (s.y+s.h)*pngScale).Intersect(p.image.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := p.image.Pix[p.image.PixOffset(area.Min.X, y):][:area.Dx()]
		for i := range row {
			row[i] = s.tone.index()
		}
	}
}

func (p pen) write(s shape) {
	f := p.fonts[s.hand]
	dot := fixed.P(s.x*pngScale, s.y*pngScale)
	switch s.anchor {
	case middleAnchor:
		dot.X -= f.Width(s.text) / 2
	case endAnchor:
		dot.X -= f.Width(s.text)
	}
	for _, c := range s.text {
		area, mask, from, _, ok := f.Glyph(dot, c)
		if !ok {
			area, mask, from, _, _ = f.Glyph(dot, '□')
		}
		if mask, ok := mask.(*image.Alpha); ok {
			p.stamp(area, mask, from)
		}
		dot.X += f.Advance(c)
	}
}

// stamp adds a letter's ink. Over another tone an edge is either ink or not.
func (p pen) stamp(area image.Rectangle, mask *image.Alpha, from image.Point) {
	visible := area.Intersect(p.image.Rect)
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		for x := visible.Min.X; x < visible.Max.X; x++ {
			alpha := int(mask.AlphaAt(x-area.Min.X+from.X, y-area.Min.Y+from.Y).A)
			ink := uint8((alpha*inkLevels + 127) / 255)
			pixel := &p.image.Pix[p.image.PixOffset(x, y)]
			switch {
			case *pixel <= inkLevels:
				*pixel = max(*pixel, ink)
			case ink > inkLevels/2:
				*pixel = ink
			}
		}
	}
}
