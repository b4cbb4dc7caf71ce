package document

import (
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// typeface is what all formats ask for. Where pictures are drawn and texts are
// measured here it is Liberation Serif, whose letters have the same widths.
const typeface = "Times New Roman"

// typefaces are the fonts, by whether they are bold. A font of the program's own
// that cannot be read is a broken build.
var typefaces = sync.OnceValue(func() map[bool]*opentype.Font {
	fonts := map[bool]*opentype.Font{}
	for bold, data := range map[bool][]byte{false: liberationserifregular.TTF, true: liberationserifbold.TTF} {
		f, err := opentype.Parse(data)
		if err != nil {
			panic(err)
		}
		fonts[bold] = f
	}
	return fonts
})

// lettering is a size and weight of the text of charts.
type lettering int

const (
	small lettering = iota
	smallBold
	large
	largeBold
)

// letterings gives each lettering its size in units and, the same in pixels of a
// PNG, its face: at 72 × pngScale dots an inch a point is a unit.
var letterings = [...]struct {
	size int
	bold bool
	face opentype.FaceOptions
}{
	small:     {18, false, opentype.FaceOptions{Size: 18, DPI: 72 * pngScale}},
	smallBold: {18, true, opentype.FaceOptions{Size: 18, DPI: 72 * pngScale}},
	large:     {22, false, opentype.FaceOptions{Size: 22, DPI: 72 * pngScale}},
	largeBold: {22, true, opentype.FaceOptions{Size: 22, DPI: 72 * pngScale}},
}

func (h lettering) size() int { return letterings[h].size }

// line is the distance of two lines, base that of a line's top to its letters' feet.
func (h lettering) line() int { return h.size() * 6 / 5 }
func (h lettering) base() int { return h.line() * 39 / 50 }

func (h lettering) strong() lettering { return h | 1 }

// ruler measures text and has the faces to draw it. It is for one goroutine.
type ruler struct {
	faces [len(letterings)]font.Face
}

func newRuler() *ruler {
	r := &ruler{}
	for i, h := range letterings {
		r.faces[i], _ = opentype.NewFace(typefaces()[h.bold], &h.face) // its error is always nil
	}
	return r
}

// advance is how far a character takes the text on, in pixels. One that the font
// lacks comes from another font in a browser: most such are as wide as high.
func (r *ruler) advance(c rune, hand lettering) fixed.Int26_6 {
	a, ok := r.faces[hand].GlyphAdvance(c)
	if !ok {
		return fixed.I(hand.size() * pngScale)
	}
	return a
}

// pixels is how wide a text is in pixels.
func (r *ruler) pixels(text string, hand lettering) fixed.Int26_6 {
	var sum fixed.Int26_6
	for _, c := range text {
		sum += r.advance(c, hand)
	}
	return sum
}

// width is how wide a text is in units of a chart.
func (r *ruler) width(text string, hand lettering) int {
	return (r.pixels(text, hand).Ceil() + pngScale - 1) / pngScale
}

// length is how long a text in letters of a size is on a page, in the unit of that
// size, but at most limit.
func (r *ruler) length(text string, bold bool, size, limit int) int {
	hand := large
	if bold {
		hand = largeBold
	}
	em := int64(fixed.I(hand.size() * pngScale))
	most := int64(limit) * em
	var sum int64
	for _, c := range text {
		if sum += int64(r.advance(c, hand)) * int64(size); sum >= most {
			return limit
		}
	}
	return int((sum + em - 1) / em)
}
