package xlsx_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHostileText(t *testing.T) {
	// All in one workbook, where one could be taken for another.
	d := &office.Document{
		Lang: rubric.Vietnamese,
		Head: office.Head{Issuer: "=1\x00"},
	}
	table := &office.Table{
		Columns: []office.Column{{Title: "=A1"}, {Title: "+1", Kind: office.Numbers}}, Notes: []string{"-1"},
	}
	d.Appendices = []office.Appendix{{Title: "=1+1", Subject: "@x", Body: []office.Block{table}}}
	for _, s := range sample.Hostile {
		table.Rows = append(table.Rows, sample.Row(office.Ordinary, sample.Text(s), sample.Text(s)))
	}
	for _, s := range sample.Hostile {
		table.Rows = append(table.Rows, sample.Group(s))
	}
	file := sample.Written(t, xlsx.Write, d)
	f := openXLSX(t, file)
	sheet := sheetOf(t, file)
	for _, r := range sheet.Rows {
		for _, c := range r.Cells {
			assert.Nil(t, c.Formula, c.Ref)
			if c.Value != nil {
				assert.Equal(t, "s", c.Type, c.Ref)
			}
		}
	}
	cells := sheet.cells()
	for i, s := range sample.Hostile {
		ref := cellName(t, 1, 5+i) // below title, subject, an empty row and the head
		for _, ref := range []string{ref, cellName(t, 2, 5+i), cellName(t, 1, 5+len(sample.Hostile)+i)} {
			got, err := f.GetCellValue("=1+1", ref)
			require.NoError(t, err)
			assert.Equal(t, sample.Cleaned(s), got)
		}
		xf := f.Styles.CellXfs.Xf[cells[ref].Style]
		quoted := regexp.MustCompile(`^[=+\-@']`).MatchString(s)
		assert.Equal(t, quoted, xf.QuotePrefix != nil && *xf.QuotePrefix, s)
		if len([]rune(s)) < 128 {
			assert.Equal(t, 49, *xf.NumFmtID, s)
		}
	}
	props, err := f.GetDocProps()
	require.NoError(t, err)
	assert.Equal(t, "=1\uFFFD", props.Creator)
}

// TestHostileNames names sheets so.
func TestHostileNames(t *testing.T) {
	d := &office.Document{Lang: rubric.English}
	for _, s := range sample.Hostile {
		d.Body = append(d.Body, &office.Table{Name: s, Columns: points(),
			Rows: []office.Row{sample.Row(office.Ordinary, sample.Text(s), sample.Num("1"))}})
	}
	f := openXLSX(t, sample.Written(t, xlsx.Write, d))
	names, taken := f.GetSheetList(), map[string]bool{}
	require.Len(t, names, len(sample.Hostile))
	for i, name := range names {
		assert.LessOrEqual(t, len(utf16.Encode([]rune(name))), 31, name)
		assert.NotRegexp(t, `[:\\/?*\[\]']|^ | $|^$`, name)
		assert.False(t, taken[strings.ToLower(name)], name)
		taken[strings.ToLower(name)] = true
		got, err := f.GetCellValue(name, "A2")
		require.NoError(t, err)
		assert.Equal(t, sample.Cleaned(sample.Hostile[i]), got)
	}
	for _, n := range f.GetDefinedName() {
		assert.Regexp(t, `^'[^']+'!\$`, n.RefersTo, "nothing else can be read out of it")
	}
}

func TestLongTextIsNotFormattedAsText(t *testing.T) {
	long := "=" + strings.Repeat("a", 255)
	file := sample.Written(t, xlsx.Write, sample.Appendix(points(),
		sample.Row(office.Ordinary, sample.Text(long[:255]), sample.Text(long))))
	cells := sheetOf(t, file).cells()
	xfs := openXLSX(t, file).Styles.CellXfs.Xf
	assert.Equal(t, 49, *xfs[cells["A2"].Style].NumFmtID)
	assert.Equal(t, 0, *xfs[cells["B2"].Style].NumFmtID)
	assert.True(t, *xfs[cells["B2"].Style].QuotePrefix)
}

func Fuzz(f *testing.F) {
	for _, s := range sample.Hostile {
		f.Add(s, "-0.30000000000000004", s+s)
	}
	f.Add("a", "1.5", "")
	f.Add("0–2", "1e16", "_x005F_x000D_")
	f.Add("", "1e-1000000000", "_x000D_")
	f.Fuzz(func(t *testing.T, text, number, other string) {
		if len(text)+len(number)+len(other) > 1000 {
			return
		}
		n := office.Cell{Text: number}
		if v, err := decimal.NewFromString(number); err == nil {
			n.Number = decimal.NewNullDecimal(v)
		}
		d := sample.Appendix(points(),
			sample.Group(other),
			sample.Row(office.Ordinary, sample.Text(text), n),
			sample.Row(office.Ordinary, sample.Text(other), sample.Text(text)),
			sample.Row(office.Subtotal, sample.Text(text+other), n),
			sample.Row(office.Total, sample.Text(other+text), n))
		file := sample.Written(t, xlsx.Write, d)
		book := openXLSX(t, file)
		cells := sheetOf(t, file).cells()
		for ref, want := range map[string]string{
			"A2": other, "A3": text, "A4": other, "B4": text, "A5": text + other, "A6": other + text,
		} {
			got, err := book.GetCellValue("Bảng", ref)
			require.NoError(t, err)
			assert.Equal(t, sample.Cleaned(want), got, ref)
			assert.Nil(t, cells[ref].Formula, ref)
			if want != "" {
				assert.Equal(t, "s", cells[ref].Type, ref)
			}
		}
		for _, ref := range []string{"B3", "B5", "B6"} {
			switch c := cells[ref]; {
			case c.Type == "s":
				got, err := book.GetCellValue("Bảng", ref)
				require.NoError(t, err)
				assert.Equal(t, sample.Cleaned(number), got, ref)
			case n.Number.Valid:
				require.NotNil(t, c.Value, ref)
				assert.True(t, n.Number.Decimal.Equal(decimal.RequireFromString(*c.Value)), ref)
			default:
				assert.Nil(t, c.Value, ref)
			}
		}
		addUp(t, file)
	})
}
