package typeface

import (
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Name is the typeface that every format asks for.
const Name = "Times New Roman"

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

// Font is the typeface in one size and weight. It is for one goroutine.
type Font struct {
	font.Face
	em fixed.Int26_6
}

// New returns the font of this size in pixels.
func New(bold bool, pixels int) *Font {
	// At 72 dots an inch a point is a pixel. The error is always nil.
	face, _ := opentype.NewFace(typefaces()[bold], &opentype.FaceOptions{Size: float64(pixels), DPI: 72})
	return &Font{face, fixed.I(pixels)}
}

// Advance is how far a character takes the text on, in pixels. One that the font
// lacks comes from another font in a browser: most such are as wide as high.
func (f *Font) Advance(c rune) fixed.Int26_6 {
	a, ok := f.GlyphAdvance(c)
	if !ok {
		return f.em
	}
	return a
}

// Width is how wide a text is in pixels.
func (f *Font) Width(text string) fixed.Int26_6 {
	var sum fixed.Int26_6
	for _, c := range text {
		sum += f.Advance(c)
	}
	return sum
}

// Ruler measures text that is set on a page. It is for one goroutine.
type Ruler struct{ regular, bold *Font }

// NewRuler returns a ruler.
func NewRuler() *Ruler {
	const pixels = 44 // fine enough for the letters of a page
	return &Ruler{New(false, pixels), New(true, pixels)}
}

// Length is how long a text in letters of a size is on a page, in the unit of that
// size, but at most limit.
func (r *Ruler) Length(text string, bold bool, size, limit int) int {
	f := r.regular
	if bold {
		f = r.bold
	}
	em, most := int64(f.em), int64(limit)*int64(f.em)
	var sum int64
	for _, c := range text {
		if sum += int64(f.Advance(c)) * int64(size); sum >= most {
			return limit
		}
	}
	return int((sum + em - 1) / em)
}
