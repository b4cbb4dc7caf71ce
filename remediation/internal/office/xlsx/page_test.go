package xlsx_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func cellName(t testing.TB, column, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	require.NoError(t, err)
	return name
}

func TestPage(t *testing.T) {
	file := sample.Written(t, xlsx.Write, sample.Plan())
	sheet := string(sample.Unzip(t, file)["xl/worksheets/sheet2.xml"])
	for _, want := range []string{
		`<pageSetUpPr fitToPage="true">`,
		`<dimension ref="A1:K40">`,
		`<pane activePane="bottomLeft" state="frozen" topLeftCell="A6" ySplit="5">`,
		`<pageSetup firstPageNumber="1" fitToHeight="0" fitToWidth="1" orientation="landscape" paperSize="9" ` +
			`useFirstPageNumber="true">`,
		`<headerFooter differentFirst="true">` +
			`<oddHeader>&amp;C&amp;&#34;Times New Roman,Regular&#34;&amp;13&amp;P</oddHeader></headerFooter>`,
		`<pageMargins left="1.18`, `right="0.59`, `top="0.78`, `bottom="0.78`,
		`<ignoredError sqref="A5:K37" numberStoredAsText="true">`,
		`<autoFilter ref="$A$5:$K$36">`, // not the total
	} {
		assert.Contains(t, sheet, want)
	}
	assert.NotContains(t, sheet, "filterMode", "nothing is filtered yet")
	for name, orientation := range map[string]string{"sheet1": "portrait", "sheet3": "portrait"} {
		part := string(sample.Unzip(t, file)["xl/worksheets/"+name+".xml"])
		assert.Contains(t, part, `orientation="`+orientation+`"`)
		assert.Contains(t, part, `<autoFilter ref=`)
		assert.Contains(t, part, `<pageSetUpPr fitToPage="true">`)
	}
	book := string(sample.Unzip(t, file)["xl/workbook.xml"])
	assert.Contains(t, book,
		`<definedName localSheetId="1" name="_xlnm.Print_Titles">&#39;Tiêu chí&#39;!$5:$5</definedName>`)
	assert.NotContains(t, book, "fileVersion")

	f := openXLSX(t, file)
	props, err := f.GetDocProps()
	require.NoError(t, err)
	assert.Equal(t, &excelize.DocProperties{
		Title: "Kế hoạch", Subject: sample.Plan().Subject, Creator: sample.Plan().Head.Issuer, Language: "vi",
	}, props, "no times, no author but the issuer")
}

func TestLooks(t *testing.T) {
	file := sample.Written(t, xlsx.Write, sample.Plan())
	f := openXLSX(t, file)
	cells := sheetAt(t, file, 2).cells()
	for _, c := range []struct {
		ref                     string
		bold, grid, grey, title bool
		align                   string
	}{
		{ref: "A1", bold: true, title: true, align: "center"},
		{ref: "A2", bold: true, align: "center"},
		{ref: "A5", bold: true, grid: true, grey: true, align: "center"},
		{ref: "A6", bold: true, grid: true, align: "left"},
		{ref: "K6", bold: true, grid: true, align: "left"},
		{ref: "B7", grid: true, align: "left"},
		{ref: "C7", grid: true, align: "right"},
		{ref: "C9", bold: true, grid: true, align: "right"},
		{ref: "K9", bold: true, grid: true, align: "left"},
		{ref: "C37", bold: true, grid: true, grey: true, align: "right"},
		{ref: "A39", align: "left"},
	} {
		s, err := f.GetStyle(cells[c.ref].Style)
		require.NoError(t, err)
		assert.Equal(t, "Times New Roman", s.Font.Family, c.ref)
		assert.Equal(t, c.title, s.Font.Size == 13, c.ref)
		assert.Equal(t, c.bold, s.Font.Bold, c.ref)
		assert.Equal(t, c.grid, len(s.Border) == 4, c.ref)
		assert.Equal(t, c.grey, len(s.Fill.Color) == 1, c.ref)
		assert.Equal(t, c.align, s.Alignment.Horizontal, c.ref)
	}
}

func TestRowsAcross(t *testing.T) {
	sheet := sheetAt(t, sample.Written(t, xlsx.Write, sample.Plan()), 2)
	merged := map[string]bool{}
	for _, m := range sheet.Merged {
		merged[m.Ref] = true
	}
	assert.Len(t, merged, 13, "three lines of the title, eight areas, two notes")
	for _, r := range sheet.Rows {
		row := strconv.Itoa(r.Row)
		assert.Equal(t, merged["A"+row+":K"+row], r.Fixed == "1", "row %d", r.Row)
		assert.GreaterOrEqual(t, len(r.Height), 2, "row %d", r.Row)
	}
	one := sample.Written(t, xlsx.Write, sample.Appendix([]office.Column{{Title: "a"}}, sample.Group("g")))
	assert.Empty(t, sheetOf(t, one).Merged, "nothing to merge in one column")
}

func TestColumnWidths(t *testing.T) {
	number := office.Column{Kind: office.Numbers, Width: 1}
	for _, c := range []struct {
		name    string
		columns []office.Column
		rows    []office.Row
		want    []string
	}{
		{"parts of the page", []office.Column{{Width: 3}, {Width: 1}}, nil, []string{"100.5", "33.5"}},
		{"upright", []office.Column{{Width: 3}, {Width: 1}}, nil, []string{"65.25", "21.75"}},
		{"none given", []office.Column{{}, {}}, nil, []string{"67", "67"}},
		{"one has none", []office.Column{{Width: 3}, {}}, nil, []string{"100.5", "33.5"}},
		{"huge", []office.Column{{Width: 1 << 16}, {Width: 1 << 16}}, nil, []string{"67", "67"}},
		{"a number needs its place", []office.Column{{Width: 1000}, number},
			[]office.Row{sample.Row(office.Ordinary, sample.Text(""), sample.Num("1234567.25"))}, []string{"133.86", "12.97"}},
		{"a title its words", []office.Column{{Width: 1000}, {Width: 1, Title: "abc abcdefghij"}}, nil,
			[]string{"133.86", "11.13"}},
		{"but not all of the page twice", []office.Column{{Title: strings.Repeat("m", 1000)}}, nil, []string{"134"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			d := sample.Appendix(c.columns, c.rows...)
			d.Appendices[0].Landscape = c.name != "upright"
			for _, col := range sheetOf(t, sample.Written(t, xlsx.Write, d)).Columns {
				for range col.Max - col.Min + 1 {
					got = append(got, col.Width)
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestRowHeights(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("chữ viết ", 200))
	for _, c := range []struct {
		name, text  string
		least, most int // lines
	}{
		{"empty", "", 1, 1},
		{"one line", "một dòng", 1, 1},
		{"lines become one", "một\nhai\nba", 1, 1},
		{"wrapped", words, 15, 19},
		{"a word longer than a line", strings.Repeat("a", 300), 3, 4},
		{"as high as a row can be", strings.Repeat(words, 10), 28, 29},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sample.Appendix([]office.Column{{Width: 3}, {Width: 1}},
				sample.Row(office.Ordinary, sample.Text(c.text), sample.Text("")))
			d.Appendices[0].Landscape = true
			file := sample.Written(t, xlsx.Write, d)
			points, err := strconv.Atoi(sheetOf(t, file).Rows[1].Height)
			require.NoError(t, err)
			assert.GreaterOrEqual(t, points, min(409, c.least*14+3))
			assert.LessOrEqual(t, points, min(409, c.most*14+3))
		})
	}
}

// Every part is well-formed, and the relations between them name parts that are
// there.
func TestParts(t *testing.T) {
	file := sample.Written(t, xlsx.Write, sample.Plan())
	for _, name := range []string{
		"[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels",
		"xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
	} {
		decoder := xml.NewDecoder(bytes.NewReader(sample.Unzip(t, file)[name]))
		for {
			_, err := decoder.Token()
			if err == io.EOF {
				break
			}
			require.NoError(t, err, name)
		}
	}
	for _, target := range []string{"worksheets/sheet1.xml", "styles.xml", "theme/theme1.xml", "sharedStrings.xml"} {
		assert.Contains(t, string(sample.Unzip(t, file)["xl/_rels/workbook.xml.rels"]), target)
	}
}
