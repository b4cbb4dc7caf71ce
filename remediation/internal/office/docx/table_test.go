package docx_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTables(t *testing.T) {
	tables := parse(t, planDOCX(t), "word/document.xml").All("tbl")
	require.Len(t, tables, 5) // head, areas, end, appendices
	for _, test := range []struct {
		of    *office.Table
		got   *node
		width int
	}{{sample.AreaTable(), tables[1], 9354}, {sample.ItemTable(), tables[3], 14286}} {
		rows := test.got.All("tr")
		require.Len(t, rows, len(test.of.Rows)+1)
		for i, r := range rows {
			assert.Len(t, r.All("tblHeader"), max(0, 1-i), "the head alone is repeated")
			assert.Len(t, r.All("cantSplit"), 1)
		}
		assert.Equal(t, "1", test.got.At("tblPr", "tblLook").Attr("firstRow"))
		assert.Len(t, test.got.At("tblPr", "tblBorders").Children, 6)
		sum := 0
		for _, c := range test.got.All("gridCol") {
			w, err := strconv.Atoi(c.Attr("w"))
			require.NoError(t, err)
			sum += w
		}
		assert.Equal(t, test.width, sum, "as wide as the text")
		for i, r := range test.of.Rows {
			cells := rows[i+1].All("tc")
			require.Len(t, cells, len(r.Cells))
			for j, c := range cells {
				assert.Equal(t, r.Cells[j].Text, c.Text())
				assert.Equal(t, r.Kind != office.Ordinary && c.Text() != "", len(c.All("b")) > 0 && c.Text() != "")
				if r.Kind == office.Group {
					assert.Equal(t, strconv.Itoa(len(test.of.Columns)), c.Val("tcPr", "gridSpan"))
					continue
				}
				align := map[office.ColumnKind]string{
					office.Numbers: "right", office.Dates: "center", office.Codes: "center",
				}
				assert.Equal(t, align[test.of.Columns[j].Kind], c.Val("p", "pPr", "jc"))
				merged := ""
				switch {
				case r.Cells[j].Above:
					merged = "continue"
				case i+1 < len(test.of.Rows) && j < len(test.of.Rows[i+1].Cells) && test.of.Rows[i+1].Cells[j].Above:
					merged = "restart"
				}
				assert.Equal(t, merged, c.Val("tcPr", "vMerge"))
			}
		}
	}
	assert.Equal(t, sample.AreaTable().Caption, tables[1].Val("tblPr", "tblCaption"))
}

func TestColumnWidths(t *testing.T) {
	long := strings.Repeat("x", 1000)
	for _, test := range []struct {
		name    string
		columns []office.Column
		cell    string
		want    []int
	}{
		{"parts", []office.Column{{Width: 1}, {Width: 2}, {Width: 1}}, "", []int{2338, 4677, 2339}},
		{"none given", []office.Column{{}, {}}, "", []int{4677, 4677}},
		{"a date fits", []office.Column{{Width: 1}, {Width: 99}}, "31/12/2023", []int{1274, 8080}},
		{"a word beyond all bounds", []office.Column{{Width: 1}, {Width: 99}}, long, []int{2518, 6836}},
		{"dates and codes come first", []office.Column{{Width: 9}, {Width: 9}, {Kind: office.Dates, Width: 1},
			{Kind: office.Codes, Width: 1}, {Width: 9}}, long, []int{1439, 1439, 2518, 2518, 1440}},
		{"more than there is room for", make([]office.Column, 5), long, []int{1870, 1871, 1871, 1871, 1871}},
	} {
		cells := make([]office.Cell, len(test.columns))
		cells[0].Text = test.cell
		if len(cells) == 5 {
			for i := range cells {
				cells[i].Text = test.cell
			}
		}
		d := sample.Body(&office.Table{Columns: test.columns, Rows: []office.Row{{Cells: cells}}})
		var got []int
		for _, c := range readDOCX(t, d).All("gridCol") {
			w, err := strconv.Atoi(c.Attr("w"))
			require.NoError(t, err)
			got = append(got, w)
		}
		assert.Equal(t, test.want, got, test.name)
	}
}

func TestTablesStayApart(t *testing.T) {
	d := shortPlan()
	d.Body = []office.Block{sample.AreaTable(), sample.AreaTable()}
	d.Body[1].(*office.Table).Caption = ""
	before := ""
	for _, n := range readDOCX(t, d).At("body").Children {
		assert.False(t, n.Name() == "tbl" && before == "tbl", "Word joins tables that touch")
		before = n.Name()
	}
}

func TestPicture(t *testing.T) {
	parts := planDOCX(t)
	doc := parse(t, parts, "word/document.xml")
	pictures := doc.All("inline")
	require.Len(t, pictures, 2, "one is for screens alone")
	ids := map[string]bool{}
	for i, chart := range []*chart.Chart{sample.Areas(), sample.Losses()} {
		p := pictures[i]
		assert.Equal(t, chart.Alt, p.At("docPr").Attr("descr"))
		ids[p.At("docPr").Attr("id")] = true
		wide, err := strconv.Atoi(p.At("extent").Attr("cx"))
		require.NoError(t, err)
		tall, err := strconv.Atoi(p.At("extent").Attr("cy"))
		require.NoError(t, err)
		assert.Positive(t, tall)
		assert.LessOrEqual(t, wide, 160*36000)
		assert.Contains(t, parts, fmt.Sprintf("word/media/chart%d.png", i+1))
		paragraph(t, doc, chart.Title)
	}
	assert.Len(t, ids, 2)
}

func TestPictureFitsThePage(t *testing.T) {
	chart := &chart.Chart{Kind: chart.Waterfall, Bars: make([]chart.Bar, 100)}
	size := readDOCX(t, sample.Body(chart)).All("extent")[0]
	assert.Equal(t, strconv.Itoa(200*36000), size.Attr("cy"), "as high as can be")
	wide, err := strconv.Atoi(size.Attr("cx"))
	require.NoError(t, err)
	assert.Less(t, wide, 160*36000, "in its shape")
}
