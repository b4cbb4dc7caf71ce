package html_test

import (
	"bytes"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/html"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkHTML compares the page with that of a harmless text: the same elements
// with the same attributes, and the text in them. A chart has shapes and texts as
// its labels need.
func checkHTML(t *testing.T, s string) {
	t.Helper()
	withoutShapes := func(page []byte) []element {
		var all []element
		for _, e := range elements(t, string(page)) {
			if e.attrs["class"] == "part" {
				continue // of a name, which may have two
			}
			if e.name == "svg" || !e.drawn {
				all = append(all, e)
				continue
			}
			assert.Contains(t, []string{"title", "desc", "g", "rect", "text"}, e.name)
			for name := range e.attrs {
				assert.Contains(t, []string{"id", "class", "x", "y", "width", "height", "fill", "fill-opacity", "font-size",
					"font-weight", "text-anchor"}, name)
			}
		}
		return all
	}
	got := withoutShapes(sample.Written(t, html.Write, sample.Everywhere(s)))
	if sample.Blank(s) {
		return
	}
	file, err := harmless()
	require.NoError(t, err)
	want := withoutShapes(file)
	require.Len(t, got, len(want))
	for i := range want {
		assert.Equal(t, want[i].name, got[i].name)
		assert.Len(t, got[i].attrs, len(want[i].attrs), got[i].name)
		switch want[i].name {
		case "h2", "h3", "h4", "caption", "td", "th", "figcaption":
			assert.Equal(t, sample.Cleaned(s), got[i].text, got[i].name)
		}
	}
}

// harmless is the document written with a text that means nothing.
var harmless = sync.OnceValues(func() ([]byte, error) {
	var b bytes.Buffer
	err := html.Write(&b, sample.Everywhere("x"))
	return b.Bytes(), err
})

func Fuzz(f *testing.F) { sample.Fuzz(f, checkHTML) }
