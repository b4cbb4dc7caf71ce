package document_test

import (
	"testing"

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
				assert.Contains(t, []string{"id", "class", "x", "y", "width", "height", "fill", "fill-opacity", "font-size", "font-weight", "text-anchor"}, name)
			}
		}
		return all
	}
	got := withoutShapes(written(t, "html", everywhere(s)))
	if blank(s) {
		return
	}
	want := withoutShapes(harmless(t, "html"))
	require.Len(t, got, len(want))
	for i := range want {
		assert.Equal(t, want[i].name, got[i].name)
		assert.Len(t, got[i].attrs, len(want[i].attrs), got[i].name)
		switch want[i].name {
		case "h2", "h3", "h4", "caption", "td", "th", "figcaption":
			assert.Equal(t, cleaned(s), got[i].text, got[i].name)
		}
	}
}
