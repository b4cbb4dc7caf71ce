package chart_test

import (
	"bytes"
	"image/png"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzChart draws charts of any label and numbers: well-formed, nothing cut, and
// no text over another.
func FuzzChart(f *testing.F) {
	f.Add([]byte("Cải cách thủ tục hành chính"), "16", "19", "-3", false)
	f.Add([]byte("<script>&\"'\x00\xff"), "1e9999", "-1e-9999", "0", true)
	f.Add([]byte("\u202e\u0301😀漢字"), "0.3333333333333333", "100", "99.99999999999999999999999", true)
	f.Add([]byte(""), "-5", "0", "5e30", false)
	f.Fuzz(func(t *testing.T, label []byte, a, b, c string, flip bool) {
		var n [3]decimal.Decimal
		for i, s := range []string{a, b, c} {
			var err error
			if n[i], err = decimal.NewFromString(s); err != nil {
				return
			}
		}
		text := string(label)
		for _, kind := range []chart.Kind{chart.Bars, chart.Waterfall, chart.Curve} {
			c := &chart.Chart{
				Kind: kind, Title: text, Alt: text, Across: text, Up: text,
				Bars: []chart.Bar{{Label: text, Value: n[0], Of: n[1], Sum: flip}, {Label: text + text, Value: n[2], Of: n[0]},
					{Value: n[1], Of: n[2], Sum: !flip}},
				Points: []chart.Point{{Across: n[0], Up: n[1], Chosen: flip}, {Across: n[1], Up: n[2]},
					{Across: n[2], Up: n[0], Chosen: !flip}},
			}
			_ = chart.Check(c)
			clearOf(t, c, rubric.Vietnamese, kind != chart.Curve)
			data, w, h, err := chart.PNG(c, rubric.English)
			require.NoError(t, err)
			size, err := png.DecodeConfig(bytes.NewReader(data))
			require.NoError(t, err)
			assert.Equal(t, []int{w, h}, []int{size.Width, size.Height})
		}
	})
}
