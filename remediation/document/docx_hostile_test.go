package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkDOCX compares the package with that of a harmless text: the same elements,
// and the text in them.
func checkDOCX(t *testing.T, s string) {
	t.Helper()
	parts := unzip(t, written(t, "docx", everywhere(s)))
	for name := range parts {
		if !strings.HasSuffix(name, ".png") {
			parse(t, parts, name)
		}
	}
	doc := parse(t, parts, "word/document.xml")
	for _, active := range []string{"instrText", "fldSimple", "hyperlink", "hlinkClick", "object", "altChunk"} {
		require.Empty(t, doc.all(active), active)
	}
	require.Len(t, parse(t, parts, "word/_rels/document.xml.rels").all("Relationship"), 4, "styles, settings, header, picture")
	if blank(s) {
		return
	}
	title := strings.Join(strings.Fields(cleaned(s)+" "+cleaned(s)), " ")
	assert.Equal(t, title, parse(t, parts, "docProps/core.xml").at("title").Data)
	assert.Equal(t, cleaned(s), doc.all("docPr")[0].attr("descr"))

	usual := parse(t, unzip(t, harmless(t, "docx")), "word/document.xml")
	for _, name := range []string{"p", "tbl", "tr", "tc", "sectPr", "drawing"} {
		assert.Len(t, doc.all(name), len(usual.all(name)), name)
	}
	want := strings.NewReplacer("x", cleaned(s), "X", strings.ToUpper(cleaned(s)))
	got := doc.texts()
	for _, line := range usual.texts() {
		if !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ";") { // where the writer ends a line
			assert.Contains(t, got, want.Replace(line))
		}
	}
}

func TestDOCXHugeText(t *testing.T) { checkDOCX(t, strings.Repeat("điểm <&>\n", 3_000)) }
