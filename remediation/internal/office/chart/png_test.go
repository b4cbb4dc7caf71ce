package chart_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPNGHasTheShapesOfTheSVG compares the middle of each rectangle that nothing
// is drawn over, and looks for ink where there is text.
func TestPNGHasTheShapesOfTheSVG(t *testing.T) {
	tones := map[string]color.RGBA{
		"chart-ink": {0, 0, 0, 255}, "chart-faint": {217, 217, 217, 255}, "chart-bar": {0x3b, 0x6e, 0xa5, 255},
		"chart-loss": {0xc0, 0x56, 0x2f, 255}, "chart-gain": {0x2f, 0x85, 0x5a, 255},
		"chart-chosen": {0xc0, 0x56, 0x2f, 255},
	}
	overGrid := sample.Effort()
	overGrid.Points[4].Up = sample.Amount("94.75") // the label of the chosen point lies on the line of 96
	for name, c := range map[string]*chart.Chart{"over grid": overGrid, "areas": sample.Areas(),
		"losses": sample.Losses(), "many": sample.ManySteps(), "effort": sample.Effort()} {
		t.Run(name, func(t *testing.T) {
			p := drawn(t, c, rubric.Vietnamese)
			data, w, h, err := chart.PNG(c, rubric.Vietnamese)
			require.NoError(t, err)
			img, err := png.Decode(bytes.NewReader(data))
			require.NoError(t, err)
			assert.Equal(t, image.Rect(0, 0, w, h), img.Bounds())
			assert.Equal(t, p.size(t), image.Rect(0, 0, w/2, h/2))
			assert.GreaterOrEqual(t, w, 1600)

			rects := p.rects()
			compared := 0
			for i, r := range rects {
				middle := image.Pt(r.X+r.W/2, r.Y+r.H/2)
				free := true
				for j, other := range rects {
					free = free && (i == j || !middle.In(other.box()))
				}
				if !free {
					continue
				}
				compared++
				assert.Equal(t, tones[r.Class], color.RGBAModel.Convert(img.At(2*middle.X, 2*middle.Y)), "%v", r)
			}
			assert.Greater(t, compared, len(rects)/2)
			for _, x := range p.texts() {
				box := x.box()
				ink := 0
				for y := 2 * box.Min.Y; y < 2*box.Max.Y; y++ {
					for x := 2 * box.Min.X; x < 2*box.Max.X; x++ {
						if color.GrayModel.Convert(img.At(x, y)) == (color.Gray{}) {
							ink++
						}
					}
				}
				assert.Greater(t, ink, 20, x.Text)
			}
			assert.Equal(t, color.RGBA{255, 255, 255, 255}, color.RGBAModel.Convert(img.At(w-1, h-1)))
		})
	}
}

// TestPNGIsTheSameAgain draws at once what is to be the same.
func TestPNGIsTheSameAgain(t *testing.T) {
	c := sample.Areas()
	var drawn [3][]byte
	var wait sync.WaitGroup
	for i := range drawn {
		wait.Go(func() { drawn[i], _, _, _ = chart.PNG(c, rubric.Vietnamese) })
	}
	wait.Wait()
	assert.NotEmpty(t, drawn[0])
	assert.Equal(t, drawn[0], drawn[1])
	assert.Equal(t, drawn[0], drawn[2])
}

func TestPNGShowsWhatTheFontLacks(t *testing.T) {
	one := func(label string) []byte {
		data, _, _, err := chart.PNG(&chart.Chart{Kind: chart.Bars,
			Bars: []chart.Bar{{Label: label, Value: sample.Amount("1"), Of: sample.Amount("1")}}}, rubric.Vietnamese)
		require.NoError(t, err)
		return data
	}
	assert.NotEqual(t, one(""), one("漢"))
}

func TestPNGHasAnEnd(t *testing.T) {
	data, w, h, err := chart.PNG(&chart.Chart{}, rubric.Vietnamese)
	require.NoError(t, err)
	assert.Equal(t, []int{1920, 8}, []int{w, h})
	assert.NotEmpty(t, data)
	_, _, _, err = chart.PNG(&chart.Chart{Kind: chart.Waterfall, Bars: make([]chart.Bar, 2000)}, rubric.Vietnamese)
	assert.ErrorContains(t, err, "pixels, 50000 at most")
}
