package xlsx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// sheetXML is what a sheet's part says, as it is in the file.
type sheetXML struct {
	Rows []struct {
		Row    int     `xml:"r,attr"`
		Height string  `xml:"ht,attr"`
		Fixed  string  `xml:"customHeight,attr"`
		Cells  []cellX `xml:"c"`
	} `xml:"sheetData>row"`
	Merged []struct {
		Ref string `xml:"ref,attr"`
	} `xml:"mergeCells>mergeCell"`
	Columns []struct {
		Min   int    `xml:"min,attr"`
		Max   int    `xml:"max,attr"`
		Width string `xml:"width,attr"`
	} `xml:"cols>col"`
}

type cellX struct {
	Ref     string  `xml:"r,attr"`
	Type    string  `xml:"t,attr"`
	Style   int     `xml:"s,attr"`
	Formula *string `xml:"f"`
	Value   *string `xml:"v"`
}

func (s sheetXML) cells() map[string]cellX {
	out := map[string]cellX{}
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			out[c.Ref] = c
		}
	}
	return out
}

// sheetOf is the first sheet.
func sheetOf(t testing.TB, file []byte) sheetXML {
	t.Helper()
	return sheetAt(t, file, 1)
}

// sheetAt is one of the sheets, from 1.
func sheetAt(t testing.TB, file []byte, n int) sheetXML {
	t.Helper()
	var s sheetXML
	require.NoError(t, xml.Unmarshal(sample.Unzip(t, file)[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)], &s))
	return s
}

func openXLSX(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, f.Close()) })
	return f
}

// points are columns for an item and a number.
func points() []office.Column {
	return []office.Column{{Title: "Item", Width: 3}, {Title: "Points", Kind: office.Numbers, Width: 1}}
}
