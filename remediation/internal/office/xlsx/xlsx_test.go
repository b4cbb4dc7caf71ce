package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPlan(t *testing.T) {
	f := openXLSX(t, sample.Written(t, xlsx.Write, sample.Plan()))
	require.Equal(t, []string{"Lĩnh vực", "Tiêu chí", "Phụ lục II"}, f.GetSheetList())
	for _, c := range []struct{ cell, want, formula string }{
		{"A1", "Phụ lục I", ""},
		{"A5", "STT", ""},
		{"K5", "Sản phẩm", ""},
		{"A6", "1. Chỉ đạo, điều hành cải cách hành chính", ""},
		{"A7", "1.5", ""},
		{"C7", "3", ""},
		{"D7", "0", ""},
		{"J7", "31/12/2023", ""},
		{"C9", "19", "SUM(C7:C8)"},
		{"D9", "16", "SUM(D7:D8)"},
		{"E9", "3", "SUM(E7:E8)"},
		{"C16", "17", "SUM(C15)"},
		{"A21", "5.3.2", ""},
		{"E24", "4", "SUM(E21:E23)"},
		{"C37", "100", "SUM(C9,C13,C16,C19,C24,C27,C33,C36)"},
		{"D37", "89", "SUM(D9,D13,D16,D19,D24,D27,D33,D36)"},
		{"E37", "11", "SUM(E9,E13,E16,E19,E24,E27,E33,E36)"},
		{"K37", "", ""},
		{"A40", "Điểm mất = điểm tối đa − điểm đạt.", ""},
	} {
		value, err := f.GetCellValue("Tiêu chí", c.cell)
		require.NoError(t, err)
		assert.Equal(t, c.want, value, c.cell)
		formula, err := f.GetCellFormula("Tiêu chí", c.cell)
		require.NoError(t, err)
		assert.Equal(t, c.formula, formula, c.cell)
	}
}

func TestNumbers(t *testing.T) {
	bare := func(v decimal.Decimal) office.Cell {
		return office.Cell{Text: "as text", Number: decimal.NewNullDecimal(v)}
	}
	for _, c := range []struct {
		name, typ, value, format string
		cell                     office.Cell
	}{
		{"whole", "", "3", "0", sample.Num("3")},
		{"zero", "", "0", "0", sample.Num("0")},
		{"places", "", "16.25", "0.00", sample.Num("16.25")},
		{"no trailing zeros", "", "16.5", "0.0", sample.Num("16.500")},
		{"negative", "", "-0.25", "0.00", sample.Num("-0.25")},
		{"not a binary fraction", "", "0.1", "0.0", sample.Num("0.1")},
		{"exponent", "", "1200", "0", sample.Num("12e2")},
		{"15 digits", "", "1234567890.12345", "0.00000", sample.Num("1234567890.12345")},
		{"small", "", "0.00000000000001", "0.00000000000000", sample.Num("1e-14")},
		{"16 digits", "s", "as text", "@", bare(decimal.New(1234567890112345, -5))},
		{"too small", "s", "as text", "@", bare(decimal.New(1, -15))},
		{"far too small", "s", "as text", "@", bare(decimal.New(1, -2000000000))},
		{"far too large", "s", "as text", "@", bare(decimal.New(1, 2000000000))},
		{"range", "s", "0–2", "@", sample.Text("0–2")},
		{"digits without a number", "s", "7", "@", sample.Text("7")},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := sample.Written(t, xlsx.Write, sample.Appendix(points(),
				sample.Row(office.Ordinary, sample.Text("a"), c.cell)))
			f := openXLSX(t, file)
			got := sheetOf(t, file).cells()["B2"]
			assert.Equal(t, c.typ, got.Type)
			assert.Nil(t, got.Formula)
			if c.typ == "" {
				assert.Equal(t, c.value, *got.Value)
			}
			value, err := f.GetCellValue("Bảng", "B2")
			require.NoError(t, err)
			assert.Equal(t, c.value, value, "as it is shown")
			style, err := f.GetStyle(got.Style)
			require.NoError(t, err)
			if c.format == "@" {
				assert.Equal(t, 49, style.NumFmt)
			} else {
				assert.Equal(t, c.format, *style.CustomNumFmt)
			}
			assert.Equal(t, "right", style.Alignment.Horizontal)
		})
	}
	t.Run("in a text column", func(t *testing.T) {
		file := sample.Written(t, xlsx.Write, sample.Appendix(points(),
			sample.Row(office.Ordinary, sample.Num("1.10"), sample.Num("1.10"))))
		assert.Equal(t, "s", sheetOf(t, file).cells()["A2"].Type)
	})
}

func TestEnglish(t *testing.T) {
	d := sample.Appendix(points(), sample.Row(office.Ordinary, sample.Text("a"), sample.Num("1")))
	d.Lang = rubric.English
	assert.Equal(t, []string{"Table"}, openXLSX(t, sample.Written(t, xlsx.Write, d)).GetSheetList())
}

func TestErrors(t *testing.T) {
	long := strings.Repeat("x", 32768)
	for _, c := range []struct {
		name string
		doc  *office.Document
		want string
	}{
		{"no table", sample.Body(sample.Plain("a")), "a workbook has the tables of a document, and this one has none"},
		{"long text", sample.Appendix(points(), sample.Row(office.Ordinary, sample.Text(long), sample.Num("1"))),
			"sheet \"Bảng\", cell A2: 32768 characters, a workbook's cell holds 32767"},
		{"long group", sample.Appendix(points(), sample.Group(long)),
			"sheet \"Bảng\", cell A2: 32768 characters, a workbook's cell holds 32767"},
		{"long in UTF-16", sample.Appendix(points(), sample.Row(office.Ordinary, sample.Text(strings.Repeat("😀", 16384)),
			sample.Num("1"))), "sheet \"Bảng\", cell A2: 32768 characters, a workbook's cell holds 32767"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			require.EqualError(t, xlsx.Write(&out, c.doc), c.want)
			assert.Zero(t, out.Len())
		})
	}
	t.Run("as long as can be", func(t *testing.T) {
		file := sample.Written(t, xlsx.Write, sample.Appendix(points(),
			sample.Row(office.Ordinary, sample.Text(long[1:]), sample.Text(""))))
		value, err := openXLSX(t, file).GetCellValue("Bảng", "A2")
		require.NoError(t, err)
		assert.Equal(t, long[1:], value)
	})
}
