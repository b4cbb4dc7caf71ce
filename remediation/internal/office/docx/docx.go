package docx

import (
	"archive/zip"
	"io"
	"time"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/typeface"
)

// Write writes the document for Word, laid out as an administrative document
// by decree 30/2020/NĐ-CP, appendix I. Charts are pictures, with their [chart.Chart].Alt
// for those who cannot see them; one that is for screens is left out.
//
// The error lists all faults of a document that cannot be written, or is that of w.
func Write(w io.Writer, d *office.Document) error {
	d, err := d.Ready(w)
	if err != nil {
		return err
	}
	x := &writer{doc: d, ruler: typeface.NewRuler()}
	body, err := x.body()
	if err != nil {
		return err
	}
	parts := []part{
		{"[Content_Types].xml", x.contentTypes().xml()},
		{"_rels/.rels", x.relations().xml()},
		{"docProps/core.xml", x.core().xml()},
		{"word/document.xml", body.xml()},
		{"word/_rels/document.xml.rels", x.documentRelations().xml()},
		{"word/header.xml", x.header().xml()},
		{"word/settings.xml", x.settings().xml()},
		{"word/styles.xml", x.styles().xml()},
	}
	for i, data := range x.pictures {
		parts = append(parts, part{"word/media/" + pictureName(itoa(i+1)), data})
	}
	return pack(w, parts)
}

// writer is a document that is being written.
type writer struct {
	doc      *office.Document
	ruler    *typeface.Ruler
	pictures [][]byte // in the order of the body
}

// part is a file of the package.
type part struct {
	name string
	data []byte
}

// epoch is the first day that a zip file can hold: there is no clock here.
var epoch = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func pack(w io.Writer, parts []part) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := f.Write(p.data); err != nil {
			return err
		}
	}
	return z.Close()
}
