package chart

import "github.com/parindex/parindex/remediation/internal/office/typeface"

// lettering is a size and weight of the text of charts.
type lettering int

const (
	small lettering = iota
	smallBold
	large
	largeBold
)

// letterings gives each lettering its size in units.
var letterings = [...]struct {
	size int
	bold bool
}{
	small:     {18, false},
	smallBold: {18, true},
	large:     {22, false},
	largeBold: {22, true},
}

func (h lettering) size() int { return letterings[h].size }

// line is the distance of two lines.
func (h lettering) line() int { return h.size() * 6 / 5 }

// base is the distance of a line's top to its letters' feet.
func (h lettering) base() int { return h.line() * 39 / 50 }

// strong is the same in bold.
func (h lettering) strong() lettering { return h | 1 }

// ruler measures text and has the fonts to draw it, in pixels of a PNG. It is for one
// goroutine.
type ruler struct {
	fonts [len(letterings)]*typeface.Font
}

func newRuler() *ruler {
	r := &ruler{}
	for i, h := range letterings {
		r.fonts[i] = typeface.New(h.bold, h.size*pngScale)
	}
	return r
}

// width is how wide a text is in units of a chart.
func (r *ruler) width(text string, hand lettering) int {
	return (r.fonts[hand].Width(text).Ceil() + pngScale - 1) / pngScale
}
