package document

import (
	"io"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/html"
	"github.com/parindex/parindex/remediation/internal/office/markdown"
)

// Document is a paper in one language with every number written out, ready to be
// written in any format. It does not change: several goroutines can write the same
// one at once, and the same document gives the same bytes. The zero value cannot be
// written.
type Document struct{ model *office.Document }

// Writers outside of this package, which link what this one does not, read the model
// of a document through this hook.
func init() {
	office.ModelOf = func(document any) *office.Document { return document.(*Document).in() }
}

// in returns what the document says; nil for a document that says nothing.
func (d *Document) in() *office.Document {
	if d == nil {
		return nil
	}
	return d.model
}

// WriteDOCX writes the document for Word and LibreOffice, laid out as an
// administrative document by decree 30/2020/NĐ-CP, appendix I. Charts are pictures,
// with a description for those who cannot see them. Every appendix numbers its pages on
// its own.
//
// The error is that of w, or says that the document is nil or zero; the other
// formats have the same.
func (d *Document) WriteDOCX(w io.Writer) error { return docx.Write(w, d.in()) }

// WriteHTML writes the document as a page that is complete in itself: it loads
// nothing and runs nothing, can be read on a phone and by a screen reader, light and
// dark, and prints in the layout of the decree. Charts are SVG. Browsers that do not
// know page margin boxes (Chromium before 131) print no page numbers.
func (d *Document) WriteHTML(w io.Writer) error { return html.Write(w, d.in()) }

// WriteMarkdown writes the document as CommonMark with the tables of GitHub, for
// diffs and chats. Charts are their titles and descriptions.
func (d *Document) WriteMarkdown(w io.Writer) error { return markdown.Write(w, d.in()) }
