package html_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/html"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// element is an element of a page with its attributes and all text inside it.
type element struct {
	name  string
	attrs map[string]string
	text  string
	drawn bool // within a chart
}

// elements reads the page as XML, which it is written to be too, so that an
// unescaped sign or an open element is an error.
func elements(t testing.TB, page string) []element {
	t.Helper()
	var all []element
	var open []int
	charts := 0
	for d := xml.NewDecoder(strings.NewReader(page)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			assert.Empty(t, open)
			return all
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}, drawn: charts > 0}
			if e.name == "svg" {
				charts++
			}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			open, all = append(open, len(all)), append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
			if token.Name.Local == "svg" {
				charts--
			}
		case xml.CharData:
			for _, i := range open {
				all[i].text += string(token)
			}
		case xml.Comment, xml.ProcInst:
			t.Errorf("unexpected %T", token)
		}
	}
}

func page(t testing.TB, d *office.Document) []element {
	t.Helper()
	return elements(t, string(sample.Written(t, html.Write, d)))
}

func named(all []element, names ...string) []element {
	var some []element
	for _, e := range all {
		for _, n := range names {
			if e.name == n {
				some = append(some, e)
			}
		}
	}
	return some
}

func TestIsClosed(t *testing.T) {
	all := page(t, sample.Plan())
	for _, e := range all {
		assert.NotContains(t, []string{"script", "link", "img", "iframe", "object", "base", "form", "a"}, e.name)
		for name, value := range e.attrs {
			assert.NotContains(t, []string{"src", "href", "srcset", "action", "data"}, name)
			assert.False(t, strings.HasPrefix(name, "on"), name)
			if name == "xmlns" && e.name == "svg" { // a name, which nobody loads
				assert.Equal(t, "http://www.w3.org/2000/svg", value)
				continue
			}
			assert.NotContains(t, value, "http:")
			assert.NotContains(t, value, "https:")
			assert.NotContains(t, value, "url(")
		}
	}
	style := named(all, "style")
	require.Len(t, style, 1)
	for _, load := range []string{"url(", "@import", "http", "src:"} {
		assert.NotContains(t, style[0].text, load)
	}
	var policy string
	for _, m := range named(all, "meta") {
		if m.attrs["http-equiv"] == "Content-Security-Policy" {
			policy = m.attrs["content"]
		}
	}
	assert.Equal(t, "default-src 'none'; style-src 'unsafe-inline'; img-src data:", policy)
}

func TestOutline(t *testing.T) {
	d := sample.Plan()
	all := page(t, d)
	assert.Equal(t, "vi", named(all, "html")[0].attrs["lang"])
	assert.Equal(t, d.Kind+" – "+d.Subject, named(all, "title")[0].text)
	require.Len(t, named(all, "figure"), 3)
	for i, caption := range named(all, "figcaption") {
		assert.Equal(t, []string{sample.Areas().Title, sample.Losses().Title, sample.Effort().Title}[i], caption.text)
	}
	assert.Len(t, named(all, "main"), 1)
	assert.Len(t, named(all, "h1"), 1)

	var outline []string
	level := 0
	for _, h := range named(all, "h1", "h2", "h3", "h4", "h5", "h6") {
		next := int(h.name[1] - '0')
		assert.LessOrEqual(t, next, level+1, h.text)
		level = next
		outline = append(outline, h.name)
	}
	assert.Equal(t, "h1 h2 h3 h3 h2 h2 h3 h3 h4 h4 h2 h2 h2 h3", strings.Join(outline, " "))

	ids := map[string]bool{}
	for _, e := range all {
		if id, ok := e.attrs["id"]; ok {
			assert.False(t, ids[id], "twice: %s", id)
			ids[id] = true
		}
	}
	for _, e := range all {
		if id, ok := e.attrs["aria-labelledby"]; ok {
			for id := range strings.FieldsSeq(id) {
				assert.True(t, ids[id], id)
			}
		}
		if e.attrs["role"] == "region" {
			assert.Equal(t, "0", e.attrs["tabindex"])
			assert.NotEmpty(t, e.attrs["aria-labelledby"]+e.attrs["aria-label"])
		}
	}
}

func TestTable(t *testing.T) {
	all := page(t, sample.Body(&office.Table{
		Caption: "Losses",
		Columns: []office.Column{{Title: "No.", Width: 1}, {Title: "Item", Width: 4},
			{Title: "Lost", Kind: office.Numbers, Width: 1}},
		Rows: []office.Row{
			sample.Row(office.Ordinary, sample.Text("0"), sample.Text(""), sample.Text("")),
			sample.Group("Area 1"),
			sample.Row(office.Ordinary, sample.Text("1.1"), sample.Text("A"), sample.Num("3")),
			sample.Row(office.Subtotal, sample.Text(""), sample.Text("Sum"), sample.Num("3")),
			sample.Group(""),
			sample.Row(office.Total, sample.Text(""), sample.Text(""), sample.Num("3")),
		},
	}))
	var got []string
	for _, e := range named(all, "caption", "col", "tbody", "tr", "th", "td") {
		line := e.name
		for _, name := range []string{"scope", "colspan", "class", "style"} {
			if v, ok := e.attrs[name]; ok {
				line += " " + name + "=" + v
			}
		}
		if e.name == "th" || e.name == "td" || e.name == "caption" {
			line += ": " + e.text
		}
		got = append(got, line)
	}
	assert.Equal(t, []string{
		"caption: Losses",
		"col style=width: 16.6%", "col style=width: 66.6%", "col style=width: 16.6%",
		"tr", "th scope=col: No.", "th scope=col: Item", "th scope=col: Lost",
		"tbody", "tr", "th scope=row: 0", "td: ", "td class=number: ",
		"tbody", "tr class=group", "th scope=rowgroup colspan=3: Area 1",
		"tr", "th scope=row: 1.1", "td: A", "td class=number: 3",
		"tr class=subtotal", "td: ", "th scope=row: Sum", "td class=number: 3",
		"tbody", "tr class=group", "th scope=rowgroup colspan=3: ",
		"tbody", "tr class=total", "td: ", "td: ", "th scope=row class=number: 3",
	}, got)
}
