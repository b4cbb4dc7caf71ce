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
	tables := parse(t, planDOCX(t), "word/document.xml").all("tbl")
	require.Len(t, tables, 4) // head, areas, end, appendix
	for _, test := range []struct {
		of    *office.Table
		got   *node
		width int
	}{{sample.AreaTable(), tables[1], 9355}, {sample.ItemTable(), tables[3], 14287}} {
		rows := test.got.all("tr")
		require.Len(t, rows, len(test.of.Rows)+1)
		for i, r := range rows {
			assert.Len(t, r.all("tblHeader"), max(0, 1-i), "the head alone is repeated")
			assert.Len(t, r.all("cantSplit"), 1)
		}
		assert.Equal(t, "1", test.got.at("tblPr", "tblLook").attr("firstRow"))
		assert.Len(t, test.got.at("tblPr", "tblBorders").Children, 6)
		sum := 0
		for _, c := range test.got.all("gridCol") {
			w, err := strconv.Atoi(c.attr("w"))
			require.NoError(t, err)
			sum += w
		}
		assert.Equal(t, test.width, sum, "as wide as the text")
		for i, r := range test.of.Rows {
			cells := rows[i+1].all("tc")
			require.Len(t, cells, len(r.Cells))
			for j, c := range cells {
				assert.Equal(t, r.Cells[j].Text, c.text())
				assert.Equal(t, r.Kind != office.Ordinary && c.text() != "", len(c.all("b")) > 0 && c.text() != "")
				if r.Kind == office.Group {
					assert.Equal(t, strconv.Itoa(len(test.of.Columns)), c.val("tcPr", "gridSpan"))
				} else if test.of.Columns[j].Kind == office.Numbers {
					assert.Equal(t, "right", c.val("p", "pPr", "jc"))
				}
			}
		}
	}
	assert.Equal(t, sample.AreaTable().Caption, tables[1].val("tblPr", "tblCaption"))
}

func TestColumnWidths(t *testing.T) {
	long := strings.Repeat("x", 1000)
	for _, test := range []struct {
		name    string
		columns []office.Column
		cell    string
		want    []int
	}{
		{"parts", []office.Column{{Width: 1}, {Width: 2}, {Width: 1}}, "", []int{2338, 4678, 2339}},
		{"none given", []office.Column{{}, {}}, "", []int{4677, 4678}},
		{"a date fits", []office.Column{{Width: 1}, {Width: 99}}, "31/12/2023", []int{1274, 8081}},
		{"a word beyond all bounds", []office.Column{{Width: 1}, {Width: 99}}, long, []int{2518, 6837}},
		{"more than there is room for", make([]office.Column, 5), long, []int{1871, 1871, 1871, 1871, 1871}},
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
		for _, c := range readDOCX(t, d).all("gridCol") {
			w, err := strconv.Atoi(c.attr("w"))
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
	for _, n := range readDOCX(t, d).at("body").Children {
		assert.False(t, n.name() == "tbl" && before == "tbl", "Word joins tables that touch")
		before = n.name()
	}
}

func TestPicture(t *testing.T) {
	parts := planDOCX(t)
	doc := parse(t, parts, "word/document.xml")
	pictures := doc.all("inline")
	require.Len(t, pictures, 3)
	ids := map[string]bool{}
	for i, chart := range []*chart.Chart{sample.Areas(), sample.Losses(), sample.Effort()} {
		p := pictures[i]
		assert.Equal(t, chart.Alt, p.at("docPr").attr("descr"))
		ids[p.at("docPr").attr("id")] = true
		wide, err := strconv.Atoi(p.at("extent").attr("cx"))
		require.NoError(t, err)
		tall, err := strconv.Atoi(p.at("extent").attr("cy"))
		require.NoError(t, err)
		assert.Positive(t, tall)
		assert.LessOrEqual(t, wide, 160*36000)
		assert.Contains(t, parts, fmt.Sprintf("word/media/chart%d.png", i+1))
		doc.paragraph(t, chart.Title)
	}
	assert.Len(t, ids, 3)
}

func TestPictureFitsThePage(t *testing.T) {
	chart := &chart.Chart{Kind: chart.Waterfall, Bars: make([]chart.Bar, 100)}
	size := readDOCX(t, sample.Body(chart)).all("extent")[0]
	assert.Equal(t, strconv.Itoa(200*36000), size.attr("cy"), "as high as can be")
	wide, err := strconv.Atoi(size.attr("cx"))
	require.NoError(t, err)
	assert.Less(t, wide, 160*36000, "in its shape")
}
