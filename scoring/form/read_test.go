package form_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// fill types values into the column of a blank form, by the codes of rows.
func fill(t testing.TB, f *excelize.File, sheet string, rows map[string]int, values map[string]any) {
	for key, v := range values {
		require.NotZero(t, rows[key], key)
		require.NoError(t, f.SetCellValue(sheet, fmt.Sprintf("H%d", rows[key]), v))
	}
}

// TestFilledIn: figures as officials type them, with evidence and notes.
func TestFilledIn(t *testing.T) {
	s, want := sample(t)
	f, sheet, rows := opened(t, written(t, s, &form.Options{Lang: rubric.English}))
	fill(t, f, sheet, rows, map[string]any{
		"unit.id": " y-tich", "unit.name": "UBND xã Y Tịch", "unit.group": "xã", "inputs.electronic": "85,5%",
		"inputs.dossiers": "18.450 hồ sơ", "inputs.on_time": "dưới 18.000", "inputs.money": 1234.567, "inputs.portal": "x",
		"inputs.plan": "không, hoặc chưa ban hành", "inputs.sent": "chưa nộp", "inputs.signed": "1/12/2025",
		`inputs["meetings.q1"]`: 3, `points["1.4"]`: "1,75",
	})
	require.NoError(t, f.SetCellValue(sheet, fmt.Sprintf("I%d", rows["inputs.portal"]), "Số 12/KH-UBND\nngày 1/2/2025"))
	require.NoError(t, f.SetCellValue(sheet, fmt.Sprintf("J%d", rows["inputs.portal"]), "xem trang chủ"))
	require.NoError(t, f.SetCellValue(sheet, fmt.Sprintf("J%d", rows[`points["2.4"]`]), "chưa điều tra"))
	got, err := form.Read("form.xlsx", saved(t, f), s, nil)
	require.NoError(t, err)
	assertFacts(t, want, got.Facts)
	assert.Empty(t, got.Remarks)
	assert.Len(t, got.Rows, 11)
	portal := form.Row{Input: "portal", Cell: fmt.Sprintf("Form!H%d", rows["inputs.portal"]),
		Evidence: "Số 12/KH-UBND\nngày 1/2/2025", Note: "xem trang chủ"}
	assert.Contains(t, got.Rows, portal)
	survey := form.Row{Points: "2.4", Cell: fmt.Sprintf("Form!H%d", rows[`points["2.4"]`]), Note: "chưa điều tra"}
	assert.Contains(t, got.Rows, survey)
	result, err := s.Score(got.Facts)
	require.NoError(t, err)
	assert.Equal(t, "y-tich", result.Unit.ID)

	b, err := json.Marshal(got)
	require.NoError(t, err)
	var read form.Filled
	require.NoError(t, json.Unmarshal(b, &read))
	assertFacts(t, got.Facts, read.Facts)
	assert.Equal(t, got.Rows, read.Rows)
}

// TestFaults: every fault comes at once, with its cell, in both languages.
func TestFaults(t *testing.T) {
	s, _ := sample(t)
	f, sheet, rows := opened(t, written(t, s, nil))
	fill(t, f, sheet, rows, map[string]any{
		"unit.group": "huyện", "inputs.electronic": 105, "inputs.dossiers": 10, "inputs.on_time": 11, "inputs.money": "1.234",
		"inputs.portal": "có lẽ", "inputs.plan": "muộn", "inputs.sent": "12/31/2025", "inputs.signed": "chưa ký",
		`inputs["meetings.q1"]`: "nhiều", `points["1.4"]`: 1.6, `points["2.4"]`: 1.5,
	})
	require.NoError(t, f.SetCellValue(sheet, "H100", 5))
	got, err := form.Read("form.xlsx", saved(t, f), s, nil)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	require.ErrorIs(t, err, scoring.ErrFacts)
	assert.Equal(t, map[string]scoring.Figure{"dossiers": scoring.Known(10), "on_time": scoring.Known(11)}, got.Facts.Inputs)
	says := map[string]string{}
	for _, f := range faults {
		require.True(t, strings.HasPrefix(f.Error(), "form.xlsx: Biểu khai!H"), f.Error())
		assert.NotEqual(t, f.Message.VI, f.Message.EN)
		assert.Equal(t, fmt.Sprintf("Biểu khai!H%d", f.Line), f.Cell)
		assert.Equal(t, 8, f.Column)
		says[f.Path] = f.Message.VI
	}
	assert.Equal(t, map[string]string{
		"unit.id":               "chưa ghi mã đơn vị",
		"unit.group":            `bộ chỉ số không có nhóm đối tượng "huyện"`,
		"inputs.electronic":     "105 nằm ngoài khoảng cho phép: từ 0 đến 100",
		"inputs.money":          `"1.234" có thể hiểu là 1,234 hoặc 1234; viết lại cho rõ`,
		"inputs.portal":         `cần có hoặc không, không phải "có lẽ"`,
		"inputs.plan":           `"muộn" không phải là một lựa chọn; chỉ nhận Đúng hạn, Chậm, Không, hoặc chưa ban hành`,
		"inputs.sent":           `cần một ngày như 31/12/2025, không phải "12/31/2025"; chưa có số liệu thì để trống ô`,
		"inputs.signed":         `cần một ngày như 31/12/2025, không phải "chưa ký"; chưa có số liệu thì để trống ô`,
		`inputs["meetings.q1"]`: `cần một số, không phải "nhiều"; chưa có số liệu thì để trống ô`,
		`points["1.4"]`:         "1,6 lệch bước điểm 0,25",
		`points["2.4"]`:         "1,5 nằm ngoài khoảng cho phép: từ 0 đến 1",
		"inputs.dossiers": `trái với ràng buộc "Hồ sơ đúng hạn không nhiều hơn hồ sơ" ` +
			`(Số hồ sơ: 10 hồ sơ; Số hồ sơ đúng hạn: 11 hồ sơ)`,
		"": "hàng này không thuộc biểu khai (không có mã ẩn), nên số liệu không được đọc",
	}, says)

	b, err := json.Marshal(faults[0])
	require.NoError(t, err)
	assert.Contains(t, string(b), `"cell":"Biểu khai!H4","line":4,"column":8,"path":"unit.id"`)
	var read source.Fault
	require.NoError(t, json.Unmarshal(b, &read))
	assert.Equal(t, faults[0].Error(), read.Error())
}

// TestMoved: neither the order of the rows nor their texts matter, but a code does that
// stands there twice or is not the rubric's.
func TestMoved(t *testing.T) {
	s, want := sample(t)
	f, sheet, rows := opened(t, written(t, s, &form.Options{Facts: &want}))
	require.NoError(t, f.InsertRows(sheet, 1, 2))
	a, b := rows["inputs.electronic"]+2, rows["inputs.plan"]+2
	require.NoError(t, f.DuplicateRowTo(sheet, a, 60))
	require.NoError(t, f.RemoveRow(sheet, a))
	require.NoError(t, f.SetCellValue(sheet, fmt.Sprintf("D%d", b), "Tên khác"))
	got, err := form.Read("form.xlsx", saved(t, f), s, nil)
	require.NoError(t, err)
	assertFacts(t, want, got.Facts)

	require.NoError(t, f.SetCellValue(sheet, "A70", "inputs.plan"))
	require.NoError(t, f.SetCellValue(sheet, "A71", "inputs.plann"))
	_, err = form.Read("form.xlsx", saved(t, f), s, nil)
	assert.ErrorContains(t, err, "form.xlsx: Biểu khai!H70: the figure stands in the cell Biểu khai!H")
	assert.ErrorContains(t, err, "form.xlsx: Biểu khai!A71: the rubric has no such figure: inputs.plann")
}

// TestOtherEditions: a form of another rubric is refused, one of another edition is not.
func TestOtherEditions(t *testing.T) {
	s, f := sample(t)
	src := written(t, s, &form.Options{Facts: &f})
	_, err := form.Read("form.xlsx", src, compile(t, "../../examples/rubrics/ward-illustrative.yaml"), nil)
	require.ErrorIs(t, err, scoring.ErrEdition)
	assert.EqualError(t, err, `form.xlsx: Biểu khai!A1: the form is for the rubric "forms-2025", not for "ward-illustrative-2026"`)

	r := s.Rubric()
	r.Title = rubric.Plain("Renamed")
	renamed, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	got, err := form.Read("form.xlsx", src, renamed, nil)
	require.NoError(t, err)
	require.Len(t, got.Remarks, 1)
	assert.Equal(t, "form.other_edition", got.Remarks[0].Message.Code)
}

// TestFormulas: a formula counts by the value that is stored, and the remarks say so; one
// without a value is a fault.
func TestFormulas(t *testing.T) {
	s, f := sample(t)
	book, sheet, rows := opened(t, written(t, s, &form.Options{Facts: &f}))
	at := fmt.Sprintf("H%d", rows["inputs.dossiers"])
	require.NoError(t, book.SetCellFormula(sheet, at, "18000+450"))
	got, err := form.Read("form.xlsx", saved(t, book), s, nil)
	require.NoError(t, err)
	assertFacts(t, f, got.Facts)
	require.Len(t, got.Remarks, 1)
	assert.Equal(t, "form.xlsx: 1 cells are formulas; their stored values are taken: Biểu khai!"+at, got.Remarks[0].Error())

	empty := fmt.Sprintf("H%d", rows[`inputs["meetings.q2"]`])
	require.NoError(t, book.SetCellFormula(sheet, empty, "1+1"))
	_, err = form.Read("form.xlsx", saved(t, book), s, nil)
	assert.EqualError(t, err, "form.xlsx: Biểu khai!"+empty+
		": the cell is a formula without a value; open the file with a spreadsheet program and save it")
}

// TestCallers: what callers can do wrong is an error, not a panic.
func TestCallers(t *testing.T) {
	s, f := sample(t)
	_, err := form.Read("x", nil, nil, nil)
	assert.EqualError(t, err, "the scorer was not made by Compile")
	_, err = form.Read("x", nil, s, nil)
	assert.EqualError(t, err, "x: the file is empty")
	_, err = form.Read("x", []byte("a,b\n"), s, nil)
	assert.EqualError(t, err, "x: the file is no form that was made for a rubric: it has no hidden codes")
	_, err = form.Read("x", []byte("a,b\n"), s, &form.ReadOptions{Decimal: "."})
	assert.Error(t, err)
	_, err = form.Read("x", []byte("a,b\n"), s, &form.ReadOptions{Decimal: "x"})
	assert.EqualError(t, err, `x: the decimal sign is a point or a comma, not "x"`)
	assert.EqualError(t, form.Write(nil, s, nil), "there is nothing to write to")
	f.Inputs["electronic"] = scoring.Known(105)
	err = form.Write(nil, s, &form.Options{Facts: &f})
	assert.True(t, errors.Is(err, scoring.ErrFacts))
}
