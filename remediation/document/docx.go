package document

import (
	"archive/zip"
	"io"
	"time"
)

// WriteDOCX writes the document for Word, laid out as an administrative document
// by decree 30/2020/NĐ-CP, appendix I. Charts are pictures, with their [Chart.Alt]
// for those who cannot see them. An appendix of many columns is set across.
//
// Pages are numbered on through the appendix; that is a choice, which no source
// at hand confirms or denies. The error lists all faults of a document that cannot
// be written, or is that of w.
func (d *Document) WriteDOCX(w io.Writer) error {
	if err := d.checkFor(w); err != nil {
		return err
	}
	x := &docx{doc: d.cleaned(), words: wordsIn(d.Lang), ruler: newRuler()}
	body, err := x.body()
	if err != nil {
		return err
	}
	parts := []docxPart{
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
		parts = append(parts, docxPart{"word/media/" + pictureName(itoa(i+1)), data})
	}
	return pack(w, parts)
}

// docx is a document that is being written.
type docx struct {
	doc      *Document
	words    words
	ruler    *ruler
	pictures [][]byte // in the order of the body
}

// docxPart is a file of the package.
type docxPart struct {
	name string
	data []byte
}

// epoch is the first day that a zip file can hold: there is no clock here.
var epoch = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func pack(w io.Writer, parts []docxPart) error {
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
