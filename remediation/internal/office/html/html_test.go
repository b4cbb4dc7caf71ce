package html_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
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
	var screen []bool
	for _, f := range named(all, "figure") {
		screen = append(screen, f.attrs["class"] == "on-screen")
	}
	assert.Equal(t, []bool{false, false, true}, screen)
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
			assert.Equal(t, "0", e.attrs["tabindex"], "it can be scrolled by keys")
		}
	}
}

// TestHeadings has bodies whose headings do not begin with the first level: the outline
// of the page leaves out none all the same.
func TestHeadings(t *testing.T) {
	h := func(level int) office.Block { return office.Heading{Level: level, Text: "x"} }
	d := sample.Body(h(2), h(3))
	d.Kind = "PLAN"
	d.Appendices = []office.Appendix{{Title: "A", Body: []office.Block{h(1), h(2), h(3)}},
		{Title: "B", Body: []office.Block{h(3)}}}
	var got []string
	for _, h := range named(page(t, d), "h1", "h2", "h3", "h4", "h5") {
		got = append(got, strings.TrimSpace(h.name+" "+h.attrs["class"]))
	}
	assert.Equal(t, []string{"h1", "h2 level-2", "h3 level-3", "h2", "h3 level-1", "h4 level-2", "h5 level-3", "h2",
		"h3 level-3"}, got)
}

func TestLandmarksHaveNamesOfTheirOwn(t *testing.T) {
	d := sample.Plan()
	d.Body = append(d.Body, sample.AreaTable(), &office.Table{Columns: make([]office.Column, 1)},
		&office.Table{Columns: make([]office.Column, 1)})
	d.Appendices = append(d.Appendices, office.Appendix{Title: "Phụ lục I"}, office.Appendix{})
	var got []string
	for _, e := range page(t, d) {
		if e.name == "section" || e.attrs["role"] == "region" {
			got = append(got, e.attrs["aria-label"])
		}
	}
	assert.Equal(t, []string{"Bảng 1. Kết quả theo lĩnh vực", "Bảng 1. Kết quả theo lĩnh vực (2)", "Bảng", "Bảng (2)",
		"Phụ lục I", "Tiêu chí", "Phụ lục II", "Phụ lục II (2)", "Phụ lục I (2)", "Phụ lục"}, got)
}

func TestPartsOfADocument(t *testing.T) {
	d := sample.Plan()
	d.Draft, d.Landscape, d.Signature = "DỰ THẢO", true, office.Signature{Blank: true}
	all := page(t, d)
	classes := map[string]string{}
	for _, e := range all {
		classes[e.attrs["class"]] = e.text
	}
	assert.Equal(t, "DỰ THẢO", classes["draft"])
	assert.Equal(t, "Đơn vị tính: điểm", classes["aligned right"])
	assert.Empty(t, strings.TrimSpace(classes["signature blank"]), "room to sign")
	assert.Equal(t, d.Appendices[0].Attached, classes["attached"])
	assert.Contains(t, classes, "sheet wide")
	style := named(all, "style")[0].text
	assert.Contains(t, style, "@page { size: A4 landscape; }")
	for i, orientation := range []string{"landscape", "portrait"} {
		n := strconv.Itoa(i + 1)
		assert.Contains(t, style, "@page appendix-"+n+" {\n  size: A4 "+orientation+";\n  counter-increment: appendix-"+n+";")
		assert.Contains(t, style, "#appendix-"+n+" { page: appendix-"+n+"; }")
	}
	assert.NotContains(t, named(page(t, sample.Plan()), "style")[0].text, "@page { size: A4 landscape; }")
}

func TestMergedCells(t *testing.T) {
	above := office.Cell{Above: true}
	all := page(t, sample.Body(&office.Table{
		Columns: []office.Column{{Title: "Code", Kind: office.Codes}, {Title: "Item", Heads: true}, {Title: "Task"},
			{Title: "Until", Kind: office.Dates}},
		Rows: []office.Row{
			sample.Row(office.Ordinary, sample.Text("1"), sample.Text("a"), sample.Text("x"), sample.Day("31/12/2023")),
			sample.Row(office.Ordinary, sample.Text("2"), sample.Text("b"), above, above),
			sample.Row(office.Ordinary, sample.Text("3"), sample.Text(""), above, sample.Text("")),
			sample.Row(office.Subtotal, sample.Text(""), sample.Text("Sum"), sample.Text(""), sample.Text("")),
		},
	}))
	var got []string
	for _, e := range named(all, "tr", "th", "td") {
		line := e.name
		for _, name := range []string{"scope", "rowspan", "class"} {
			if v, ok := e.attrs[name]; ok && e.attrs["scope"] != "col" {
				line += " " + name + "=" + v
			}
		}
		if e.name != "tr" {
			line += ": " + e.text
		}
		got = append(got, line)
	}
	assert.Equal(t, []string{
		"tr", "th: Code", "th: Item", "th: Task", "th: Until",
		"tr", "td class=code: 1", "th scope=row: a", "td rowspan=3: x", "td rowspan=2 class=date: 31/12/2023",
		"tr", "td class=code: 2", "th scope=row: b",
		"tr", "th scope=row class=code: 3", "td: ", "td class=date: ",
		"tr class=subtotal", "td class=code: ", "th scope=row: Sum", "td: ", "td class=date: ",
	}, got)
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
