package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/xuri/excelize/v2"
)

// properties says what the workbook is, without excelize's author and times.
func (b *workbook) properties(d *office.Document) {
	b.f.WorkBook.FileVersion = nil // that Excel wrote it
	b.f.Pkg.Delete("docProps/core.xml")
	b.try(b.f.SetDocProps(&excelize.DocProperties{
		Title: b.appendix.Title, Subject: b.appendix.Subject, Creator: d.Head.Issuer, Language: string(d.Lang),
	}))
}

// finish does what has to be done after all cells are set, and what excelize
// does not do. Merging comes late since it slows down all that is written after
// it. excelize escapes texts only halfway and takes one for another that is its
// escaped form, so the texts come in only here, for the numbers that hold their
// places.
func (b *workbook) finish() {
	last := len(b.table.Columns) - 1
	for _, row := range b.merged {
		if last > 0 {
			b.try(b.f.MergeCell(b.sheet, b.at(0, row), b.at(last, row)))
		}
	}
	b.try(b.f.SetSheetDimension(b.sheet, "A1:"+b.at(last, b.row)))
	if b.err != nil {
		return
	}
	for i, text := range b.texts {
		b.f.SharedStrings.SI[i].T.Val = text
		b.f.SharedStrings.SI[i].T.Space = keepSpace
	}
	b.f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return workbookZip{zip.NewWriter(w), b.heights} })
}

// keepSpace keeps space and line breaks at the ends of a text.
var keepSpace = xml.Attr{Name: xml.Name{Space: excelize.NameSpaceXML, Local: "space"}, Value: "preserve"}

// workbookZip is the zip archive of a workbook. On the way into it, the sheet
// gets what excelize has no call for.
type workbookZip struct {
	*zip.Writer
	heights map[int]rowHeight
}

// Create opens a part, without a time.
func (z workbookZip) Create(name string) (io.Writer, error) {
	w, err := z.Writer.Create(name)
	if name == "xl/worksheets/sheet1.xml" {
		return sheetPart{w, z.heights}, err
	}
	return w, err
}

type sheetPart struct {
	io.Writer
	heights map[int]rowHeight
}

var rowStart = regexp.MustCompile(`<row r="(\d+)">`)

// Write writes the part, which comes in one piece and holds no text of a
// document. The value beside a formula is a number, not a text; a row has its
// height and, unless it is one cell, is still fitted to what someone writes into
// it.
func (s sheetPart) Write(p []byte) (int, error) {
	mended := bytes.ReplaceAll(p, []byte(` t="str"><f>`), []byte(`><f>`))
	mended = rowStart.ReplaceAllFunc(mended, func(start []byte) []byte {
		row, _ := strconv.Atoi(string(rowStart.FindSubmatch(start)[1]))
		h := s.heights[row]
		if h.fixed {
			return fmt.Appendf(nil, `<row r="%d" ht="%d" customHeight="1">`, row, h.points)
		}
		return fmt.Appendf(nil, `<row r="%d" ht="%d">`, row, h.points)
	})
	_, err := s.Writer.Write(mended)
	return len(p), err
}
