package xlsx_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSheets has a sheet for each table, below the title of its part.
func TestSheets(t *testing.T) {
	d := sample.Plan()
	d.Draft = "DỰ THẢO"
	f := openXLSX(t, sample.Written(t, xlsx.Write, d))
	require.Equal(t, []string{"Lĩnh vực", "Tiêu chí", "Phụ lục II"}, f.GetSheetList())
	first, second := d.Appendices[0], d.Appendices[1]
	for _, c := range []struct {
		sheet string
		want  []string // of the first column, below the draft
	}{
		{"Lĩnh vực", []string{"KẾ HOẠCH", strings.ToUpper(d.Subject), "Bảng 1. Kết quả theo lĩnh vực", "", "STT"}},
		{"Tiêu chí", []string{"Phụ lục I", strings.ToUpper(first.Subject), first.Attached, "", "STT"}},
		{"Phụ lục II", []string{"Phụ lục II", "BẢNG ĐIỂM THEO LĨNH VỰC", second.Attached, "", "STT"}},
	} {
		for i, want := range append([]string{"DỰ THẢO"}, c.want...) {
			got, err := f.GetCellValue(c.sheet, cellName(t, 1, i+1))
			require.NoError(t, err)
			assert.Equal(t, want, got, "%s, row %d", c.sheet, i+1)
		}
	}
}

func TestSheetNames(t *testing.T) {
	d := &office.Document{Lang: rubric.Vietnamese}
	long := "Tiêu chí chưa đạt điểm tối đa năm 2022"
	for _, name := range []string{"", "", "a", "A", "'a'", "x/y:z*[1]?\\", long, long, strings.Repeat("😀", 20), "History",
		"  b  ", "bảng (2)"} {
		d.Body = append(d.Body, &office.Table{Name: name, Columns: make([]office.Column, 1)})
	}
	d.Appendices = []office.Appendix{{Title: "Phụ lục I", Body: []office.Block{
		&office.Table{Columns: make([]office.Column, 1)}, &office.Table{Columns: make([]office.Column, 1)},
	}}}
	assert.Equal(t, []string{"Bảng", "Bảng (2)", "a", "A (2)", "’a’", "x-y-z-(1)--", "Tiêu chí chưa đạt điểm tối đa n",
		"Tiêu chí chưa đạt điểm tối (2)", strings.Repeat("😀", 15), "Bảng (3)", "b", "bảng (2) (2)", "Phụ lục I",
		"Phụ lục I (2)"}, openXLSX(t, sample.Written(t, xlsx.Write, d)).GetSheetList())
}

func TestColumnKinds(t *testing.T) {
	day := func(y int, m time.Month, d int) office.Cell {
		date := rubric.Date{Year: y, Month: m, Day: d}
		return office.Cell{Text: "as text", Date: date}
	}
	dates := []office.Column{{Title: "Code", Kind: office.Codes}, {Title: "Until", Kind: office.Dates}}
	for _, c := range []struct {
		name, typ, value, shown string
		cell                    office.Cell
	}{
		{"a date", "", "45291", "31/12/2023", sample.Day("31/12/2023")},
		{"the first", "", "61", "01/03/1900", day(1900, 3, 1)},
		{"before it", "s", "", "as text", day(1900, 2, 28)},
		{"the last", "", "2958465", "31/12/9999", day(9999, 12, 31)},
		{"after it", "s", "", "as text", day(10000, 1, 1)},
		{"the day is open", "s", "", "as text", day(2023, 2, 0)},
		{"no such day", "s", "", "as text", day(2023, 2, 30)},
		{"a text", "s", "", "trước 31/7 hằng năm", sample.Text("trước 31/7 hằng năm")},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := sample.Written(t, xlsx.Write, sample.Appendix(dates,
				sample.Row(office.Ordinary, sample.Num("1.10"), c.cell)))
			f, cells := openXLSX(t, file), sheetOf(t, file).cells()
			assert.Equal(t, c.typ, cells["B2"].Type)
			if c.typ == "" {
				assert.Equal(t, c.value, *cells["B2"].Value)
				style, err := f.GetStyle(cells["B2"].Style)
				require.NoError(t, err)
				assert.Equal(t, "dd/mm/yyyy", *style.CustomNumFmt)
				assert.Equal(t, "center", style.Alignment.Horizontal)
			}
			shown, err := f.GetCellValue("Bảng", "B2")
			require.NoError(t, err)
			assert.Equal(t, c.shown, shown)
			assert.Equal(t, "s", cells["A2"].Type, "a code stays a text")
		})
	}
	t.Run("in a column of texts", func(t *testing.T) {
		file := sample.Written(t, xlsx.Write, sample.Appendix([]office.Column{{}}, sample.Row(office.Ordinary,
			sample.Day("31/12/2023"))))
		assert.Equal(t, "s", sheetOf(t, file).cells()["A2"].Type)
	})
}

// TestPlaces has the same places in all of a column: those of the longest number, or those
// that a text writes out.
func TestPlaces(t *testing.T) {
	written := func(text, n string) office.Cell { return office.Cell{Text: text, Number: sample.Num(n).Number} }
	for _, c := range []struct {
		name  string
		cells []office.Cell
		want  []string
	}{
		{"whole", []office.Cell{sample.Num("16"), sample.Num("3")}, []string{"16", "3"}},
		{"the longest", []office.Cell{sample.Num("16"), sample.Num("0.25")}, []string{"16.00", "0.25"}},
		{"as written", []office.Cell{written("16,00", "16"), written("3,00", "3")}, []string{"16.00", "3.00"}},
		{"thousands", []office.Cell{written("4.260", "4260"), sample.Num("1")}, []string{"4260", "1"}},
		{"not a number as text", []office.Cell{written("16,xx", "16"), sample.Text("a")}, []string{"16", "a"}},
	} {
		var rows []office.Row
		for _, cell := range c.cells {
			rows = append(rows, sample.Row(office.Ordinary, sample.Text("x"), cell))
		}
		f := openXLSX(t, sample.Written(t, xlsx.Write, sample.Appendix(points(), rows...)))
		for i, want := range c.want {
			got, err := f.GetCellValue("Bảng", cellName(t, 2, i+2))
			require.NoError(t, err)
			assert.Equal(t, want, got, c.name)
		}
	}
}

// TestMergedCells repeats what stands for several rows, so that a filter finds it, but no
// number.
func TestMergedCells(t *testing.T) {
	above := office.Cell{Above: true}
	columns := []office.Column{
		{Title: "Task"}, {Title: "Until", Kind: office.Dates}, {Title: "Won", Kind: office.Numbers},
	}
	file := sample.Written(t, xlsx.Write, sample.Appendix(columns,
		sample.Row(office.Ordinary, sample.Text("train"), sample.Day("31/12/2023"), sample.Num("3")),
		sample.Row(office.Ordinary, above, above, above),
		sample.Row(office.Ordinary, above, sample.Text("x"), sample.Num("1")),
		sample.Row(office.Total, sample.Text(""), sample.Text(""), sample.Num("4")),
	))
	f := openXLSX(t, file)
	var got []string
	for row := 2; row <= 5; row++ {
		for column := 1; column <= 3; column++ {
			value, err := f.GetCellValue("Bảng", cellName(t, column, row))
			require.NoError(t, err)
			got = append(got, value)
		}
	}
	assert.Equal(t, []string{"train", "31/12/2023", "3", "train", "31/12/2023", "", "train", "x", "1", "", "", "4"}, got)
	assert.Empty(t, sheetOf(t, file).Merged)
	assert.Equal(t, 1, addUp(t, file), "the number is counted once")
}
