package docx_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/ooxml"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkDOCX compares the package with that of a harmless text: the same elements,
// and the text in them.
func checkDOCX(t *testing.T, s string) {
	t.Helper()
	parts := sample.Unzip(t, sample.Written(t, docx.Write, sample.Everywhere(s)))
	for name := range parts {
		if !strings.HasSuffix(name, ".png") {
			parse(t, parts, name)
		}
	}
	doc := parse(t, parts, "word/document.xml")
	for _, active := range []string{"instrText", "fldSimple", "hyperlink", "hlinkClick", "object", "altChunk"} {
		require.Empty(t, doc.All(active), active)
	}
	require.Len(t, parse(t, parts, "word/_rels/document.xml.rels").All("Relationship"), 4,
		"styles, settings, header, picture")
	if sample.Blank(s) {
		return
	}
	title := strings.Join(strings.Fields(sample.Cleaned(s)+" "+sample.Cleaned(s)), " ")
	assert.Equal(t, title, parse(t, parts, "docProps/core.xml").At("title").Data)
	assert.Equal(t, sample.Cleaned(s), doc.All("docPr")[0].Attr("descr"))

	usual, err := harmless()
	require.NoError(t, err)
	for _, name := range []string{"p", "tbl", "tr", "tc", "sectPr", "drawing"} {
		assert.Len(t, doc.All(name), len(usual.All(name)), name)
	}
	want := strings.NewReplacer("x", sample.Cleaned(s), "X", strings.ToUpper(sample.Cleaned(s)))
	got := doc.Texts()
	for _, line := range usual.Texts() {
		if !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ";") { // where the writer ends a line
			assert.Contains(t, got, want.Replace(line))
		}
	}
}

func TestHugeText(t *testing.T) { checkDOCX(t, strings.Repeat("điểm <&>\n", 3_000)) }

// harmless is the main part of the document written with a text that means nothing.
var harmless = sync.OnceValues(func() (*node, error) {
	var b bytes.Buffer
	if err := docx.Write(&b, sample.Everywhere("x")); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return nil, err
	}
	part, err := fs.ReadFile(archive, "word/document.xml")
	if err != nil {
		return nil, err
	}
	return ooxml.Parse(part)
})

func Fuzz(f *testing.F) { sample.Fuzz(f, checkDOCX) }
