package html

import (
	"bytes"
	"embed"
	"html/template"
	"io"

	"github.com/parindex/parindex/remediation/internal/office"
)

//go:embed page.html page.css
var pageFiles embed.FS

var pageTemplate = template.Must(template.New("").
	Funcs(template.FuncMap{"nameParts": office.NameParts}).
	ParseFS(pageFiles, "page.html", "page.css"))

// Write writes the document as a page that is complete in itself: it loads
// nothing and runs nothing, can be read on a phone and by a screen reader, and
// prints in the layout of decree 30/2020/NĐ-CP. Browsers that do not know page
// margin boxes (Chromium before 131) print no page numbers.
func Write(w io.Writer, d *office.Document) error {
	d, err := d.Ready(w)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&page, "page.html", newPage(d)); err != nil {
		return err
	}
	_, err = w.Write(page.Bytes())
	return err
}
