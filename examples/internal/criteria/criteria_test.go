package criteria_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/internal/criteria"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// inXLSX writes rows as a spreadsheet: numbers as numbers, cells that two rows or
// columns share as merged cells.
func inXLSX(t testing.TB, rows [][]any, merged ...[2]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetName("Sheet1", "Bảng 1"))
	_, err := f.NewSheet("Ghi chú")
	require.NoError(t, err)
	for i, row := range rows {
		require.NoError(t, f.SetSheetRow("Bảng 1", fmt.Sprintf("A%d", i+1), &row))
	}
	for _, m := range merged {
		require.NoError(t, f.MergeCell("Bảng 1", m[0], m[1]))
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

func inCSV(t *testing.T, rows [][]any, separator rune) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = separator
	for _, row := range rows {
		var fields []string
		for _, cell := range row {
			if cell == nil {
				cell = ""
			}
			text := fmt.Sprint(cell)
			if _, is := cell.(float64); is && separator == ';' {
				text = strings.Replace(text, ".", ",", 1)
			}
			fields = append(fields, text)
		}
		require.NoError(t, w.Write(fields))
	}
	w.Flush()
	return b.Bytes()
}

// table is a table as decisions print it; all its sums are right.
var table = [][]any{
	{"ỦY BAN NHÂN DÂN TỈNH"},
	{"BẢNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026"},
	{"TT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Tự chấm", "Ghi chú"},
	{"(1)", "(2)", "(3)", "(4)", "(5)"},
	{"I. Chỉ đạo, điều hành", nil, 4.5},
	{1, "Kế hoạch \"CCHC\" năm", 2.5, nil, "Quyết định"},
	{"1.1", "Ban hành kịp thời", 1},
	{nil, "Ban hành trong tháng 1: 1 điểm"},
	{nil, "Ban hành sau tháng 1", 0.5},
	{"1.2.", "Mức độ\nhoàn thành", "1,5 điểm"},
	{2, "Kiểm tra", 2},
	{"a)", "Có kế hoạch", 0.9},
	{"b)", "Có báo cáo", 1.1},
	{"TT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Tự chấm", "Ghi chú"},
	{"II", "Cải cách thể chế"},
	{1, "Rà soát", 3},
	{nil, "Tổng cộng", 7.5},
}

// TestRead: the same table comes out of a spreadsheet and of CSV, and is a rubric.
func TestRead(t *testing.T) {
	xlsx := inXLSX(t, table, [2]string{"A5", "B5"}, [2]string{"A7", "A9"})
	want := ""
	for name, src := range map[string][]byte{
		"xlsx": xlsx, "comma": inCSV(t, table, ','), "semicolon": inCSV(t, table, ';'), "tab": inCSV(t, table, '\t'),
		"bom": append([]byte("\ufeff"), inCSV(t, table, ';')...), "crlf": bytes.ReplaceAll(inCSV(t, table, ';'), []byte("\n"), []byte("\r\n")),
	} {
		read, err := criteria.Read(src)
		require.NoError(t, err, name)
		assert.Empty(t, read.Findings, name)
		for _, lang := range []locale.Lang{locale.Vietnamese, locale.English} {
			file := read.Rubric("Bảng điểm.xlsx", lang)
			r, err := rubric.Parse("r.yaml", file, nil)
			require.NoError(t, err, string(file))
			_, err = scoring.Compile(r, nil)
			require.NoError(t, err, string(file))
			assert.Equal(t, "bang-diem-2026", r.ID)
			assert.Equal(t, "BẢNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026", r.Title.VI)
			var got []string
			for it := range r.All() {
				got = append(got, fmt.Sprintf("%s %s %s %v", it.Code, it.Title.VI, it.Max, it.Reported))
			}
			assert.Equal(t, []string{
				"I Chỉ đạo, điều hành 4.5 false", `I.1 Kế hoạch "CCHC" năm 2.5 false`, "I.1.1 Ban hành kịp thời 1 true",
				"I.1.2 Mức độ hoàn thành 1.5 true", "I.2 Kiểm tra 2 false", "I.2.a Có kế hoạch 0.9 true",
				"I.2.b Có báo cáo 1.1 true", "II Cải cách thể chế 3 false", "II.1 Rà soát 3 true",
			}, got, name)
			assert.Contains(t, string(file), "# "+map[locale.Lang]string{"vi": "bảng ghi", "en": "the table says"}[lang]+
				": Ban hành sau tháng 1: 0")
		}
		if want == "" {
			want = strings.ReplaceAll(string(read.Rubric("x", "vi")), "0,5", "0.5")
		}
		assert.Equal(t, want, strings.ReplaceAll(string(read.Rubric("x", "vi")), "0,5", "0.5"), name)
	}
}

// TestFindings: contradictions are told with their cells, also in the rubric, and
// nothing is repaired.
func TestFindings(t *testing.T) {
	head := []any{"Code", "Title", "Max"}
	for name, tt := range map[string]struct {
		rows [][]any
		want []string
	}{
		"a sum that differs": {
			[][]any{head, {"1", "A", 3}, {"1.1", "B", 1}, {"1.2", "C", 1.5}},
			[]string{"C2: the maximum of item 1 is 3, its parts come to 2.5"},
		},
		"a total that differs": {
			[][]any{head, {"1", "A", 3}, {"2", "B", 1}, {nil, "Total", 5}},
			[]string{"C4: the total is 5, the areas come to 4"},
		},
		"a code twice": {
			[][]any{head, {"1", "A", 3}, {"1.1", "B", 1}, {"1.1", "C", 2}},
			[]string{"A4: the code 1.1 stands in the cell A3, too (Excel makes 1.1 of 1.10 unless the cell is text)"},
		},
		"a code below another": {
			[][]any{head, {"1", "A", 1}, {"2.1", "B", 1}},
			nil, // below which nothing says it should stand
		},
		"a part of another": {
			[][]any{head, {"1.1", "A", 1}, {"1.2.1", "B", 1}},
			[]string{"A3: the code 1.2.1 stands below 1.1"},
		},
		"no number": {
			[][]any{head, {"1", "A", "1,000.5"}, {"2", "B", "five"}, {"3", "C", "1e9"}},
			[]string{`C2: the maximum of item 1 is no number: "1,000.5"`, `C3: the maximum of item 2 is no number: "five"`,
				`C4: the maximum of item 3 is no number: "1e9"`},
		},
		"zero": {
			[][]any{head, {"1", "A", 1}, {"2", "B", 0}},
			[]string{"C3: the maximum of item 2 is 0"},
		},
		"a penalty": {
			[][]any{head, {"1", "A", 1}, {"1.1", "B", 1}, {"1.2", "C", -0.5}},
			nil,
		},
		"missing": {
			[][]any{head, {"1", "A", 1}, {"1.1", nil, 1}, {"2", "B"}},
			[]string{"A3: item 1.1 has no title", "C4: item 2 has no maximum"},
		},
		"no code": {
			[][]any{head, {nil, "A", 1}, {"1", "B", 1}},
			[]string{`B2: this row has no code: "A"`},
		},
		"many": {
			[][]any{head, {"2", "A"}, {"2.1", "B", 1}, {"10", "C", 2}, {"10.1", "D", 1}},
			[]string{"C4: the maximum of item 10 is 2, its parts come to 1"},
		},
	} {
		for format, src := range map[string][]byte{"xlsx": inXLSX(t, tt.rows), "csv": inCSV(t, tt.rows, ',')} {
			read, err := criteria.Read(src)
			require.NoError(t, err, name)
			var got []string
			file := string(read.Rubric("x.csv", locale.English))
			for _, f := range read.Findings {
				told := f.Cell + ": " + f.Message.In(locale.English)
				got = append(got, strings.ReplaceAll(told, "Bảng 1!", ""))
				if name != "no code" {
					assert.Contains(t, file, "# "+told+"\n", name)
				}
				assert.Equal(t, format == "xlsx", strings.HasPrefix(f.Cell, "Bảng 1!"), f.Cell)
			}
			assert.Equal(t, tt.want, got, "%s %s", name, format)
			if name == "a penalty" {
				r, err := rubric.Parse("r.yaml", []byte(file), nil)
				require.NoError(t, err, file)
				assert.Equal(t, "0 -0.5", fmt.Sprint(r.Item("1.2").Max, " ", r.Item("1.2").Min), file)
			}
		}
	}
}

// TestNoTable: what is no table says why.
func TestNoTable(t *testing.T) {
	for src, want := range map[string]string{
		"":                             "no row heads all three columns",
		"a,b,c\n1,2,3\n":               "no row heads all three columns",
		"Code,Title,Max\n":             "there is no criterion below the header",
		"Code,Title,Max\n,Total,3\n":   "there is no criterion below the header",
		"PK\x03\x04no":                 "the workbook (.xlsx) cannot be read: the archive is damaged",
		"Code,Title\xff,Max\n1,A,1\n":  "not in UTF-8",
		"\x00\x01\x02,\x03\n\"\"\"\"x": "no row heads all three columns",
	} {
		_, err := criteria.Read([]byte(src))
		assert.ErrorContains(t, err, want, "%q", src)
	}
}

// FuzzRead: no bytes end in a panic, and a table without findings is a rubric.
func FuzzRead(f *testing.F) {
	f.Add([]byte("TT;Nội dung;Thang điểm\nI;A;1,5\n1;B;1,5\n"))
	f.Add([]byte("Mã,Tiêu chí,Điểm\n\"1.1\",\"A\nB\",2\n,x,\n"))
	f.Add([]byte("No\tName\tMax\n1\tA\t\n1.1\tB\t0.001\n"))
	f.Add(inXLSX(f, [][]any{{"TT", "Nội dung", "Thang điểm"}, {"1", "A", 1.5}, {"1.1", "B", "1,5"}}))
	f.Fuzz(func(t *testing.T, src []byte) {
		read, err := criteria.Read(src)
		if err != nil {
			return
		}
		file := read.Rubric("x.csv", locale.Vietnamese)
		if _, err := rubric.Parse("x.yaml", file, nil); len(read.Findings) == 0 {
			require.NoError(t, err, "%s", file)
		}
	})
}
