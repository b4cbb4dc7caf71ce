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
	title, subject := d.Kind, d.Subject
	if title == "" && subject == "" && len(d.Appendices) > 0 {
		title, subject = d.Appendices[0].Title, d.Appendices[0].Subject
	}
	b.f.WorkBook.FileVersion = nil // that Excel wrote it
	b.f.Pkg.Delete("docProps/core.xml")
	b.try(b.f.SetDocProps(&excelize.DocProperties{
		Title: title, Subject: subject, Creator: d.Head.Issuer, Language: string(d.Lang),
	}))
}

// finish does what has to be done after all cells are set, and what excelize
// does not do. Merging comes late since it slows down all that is written after
// it. excelize escapes texts only halfway and takes one for another that is its
// escaped form, so the texts come in only here, for the numbers that hold their
// places.
func (b *workbook) finish() {
	heights := map[string]map[int]rowHeight{}
	for i, s := range b.sheets {
		last := len(s.table.Columns) - 1
		for _, row := range s.merged {
			if last > 0 {
				b.try(b.f.MergeCell(s.name, s.at(0, row), s.at(last, row)))
			}
		}
		b.try(b.f.SetSheetDimension(s.name, "A1:"+s.at(last, s.row)))
		heights[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = s.heights
	}
	if b.err != nil {
		return
	}
	for i, text := range b.texts {
		b.f.SharedStrings.SI[i].T.Val = text
		b.f.SharedStrings.SI[i].T.Space = keepSpace
	}
	b.f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return workbookZip{zip.NewWriter(w), heights} })
}

// keepSpace keeps space and line breaks at the ends of a text.
var keepSpace = xml.Attr{Name: xml.Name{Space: excelize.NameSpaceXML, Local: "space"}, Value: "preserve"}

// workbookZip is the zip archive of a workbook. On the way into it, a sheet gets what
// excelize has no call for.
type workbookZip struct {
	*zip.Writer
	heights map[string]map[int]rowHeight // of the sheets' parts
}

// Create opens a part, without a time.
func (z workbookZip) Create(name string) (io.Writer, error) {
	w, err := z.Writer.Create(name)
	if heights, ok := z.heights[name]; ok {
		return sheetPart{w, heights}, err
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
	mended = bytes.Replace(mended, []byte(` filterMode="true"`), nil, 1) // no row is hidden
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
