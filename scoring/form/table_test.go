package form_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
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

// TestTables: the facts of many units are read back from the tables they are written
// into, as a workbook and as CSV, also with a column for each unit.
func TestTables(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 13))
	tables := 0
	for _, file := range rubrics(t) {
		s := compile(t, file)
		ru := s.Rubric()
		var units []scoring.Facts
		for i := range 7 {
			f := someFacts(t, r, s, ru)
			f.Unit.ID = fmt.Sprintf("%02d", i)
			units = append(units, f)
		}
		var book, table bytes.Buffer
		require.NoError(t, form.WriteTable(&book, s, units, rubric.English))
		require.NoError(t, form.WriteTableCSV(&table, s, units))
		for name, src := range map[string][]byte{
			"table.xlsx": book.Bytes(), "table.csv": table.Bytes(), "turned.csv": turned(t, table.Bytes(), ';'),
			"turned.tsv": turned(t, turned(t, table.Bytes(), '\t'), '\t'),
		} {
			got, err := form.ReadTable(name, src, s, nil)
			require.NoError(t, err, "%s %s", file, name)
			require.Len(t, got.Units, len(units))
			for i, u := range got.Units {
				require.Empty(t, u.Faults, "%s %s", file, name)
				assertFacts(t, units[i], u.Facts)
			}
			assert.Empty(t, got.Remarks)
			tables++
		}
	}
	assert.GreaterOrEqual(t, tables, 40)
}

// turned swaps the rows and columns of a table in CSV, and parts its fields otherwise.
func turned(t *testing.T, src []byte, comma rune) []byte {
	first := bytes.TrimPrefix(src, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(first))
	if line, _, _ := strings.Cut(string(first), "\n"); strings.Contains(line, "\t") {
		r.Comma = '\t'
	}
	rows, err := r.ReadAll()
	require.NoError(t, err)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = comma
	for i := range rows[0] {
		var column []string
		for _, row := range rows {
			column = append(column, row[i])
		}
		require.NoError(t, w.Write(column))
	}
	w.Flush()
	return out.Bytes()
}

// TestForeignTables: tables of other programs, by the titles or names of figures.
func TestForeignTables(t *testing.T) {
	s, _ := sample(t)
	for name, table := range map[string]string{
		"titles": "BÁO CÁO SỐ LIỆU;;;;\nTT;Mã đơn vị;Tên đơn vị;Tỷ lệ văn bản điện tử;Số hồ sơ;Có cổng thông tin;1.4\n" +
			"1;a;Xã A;85,5;1.234;có;1,75\n2;b;Xã B;90%;;không;\n\n",
		"names":   "id,name,electronic,dossiers,portal,1.4\na,Xã A,85.5,1234,true,1.75\nb,Xã B,90,,false,\n",
		"columns": "\ufeffid\ta\tb\nname\tXã A\tXã B\nelectronic\t85,5\t90\ndossiers\t1234\nportal\tx\tno\n1.4\t1.75\n",
		"quoted":  "\"unit\",\"name\",\"Electronic documents\",\"Dossiers\",\"portal\",\"1.4\"\r\n\"a\",\"Xã A\",\"85,5\",\"1.234\",\"Có \",\"1,75\"\r\nb,Xã B,90,,Không,\r\n",
	} {
		got, err := form.ReadTable(name+".csv", []byte(table), s, nil)
		require.NoError(t, err, name)
		require.Len(t, got.Units, 2, name)
		for i, want := range []scoring.Facts{
			{Unit: scoring.Unit{ID: "a", Name: rubric.Plain("Xã A")}, Inputs: map[string]scoring.Figure{
				"electronic": scoring.Known("85.5"), "dossiers": scoring.Known(1234), "portal": scoring.Known(true)},
				Points: map[string]scoring.Figure{"1.4": scoring.Known("1.75")}},
			{Unit: scoring.Unit{ID: "b", Name: rubric.Plain("Xã B")}, Inputs: map[string]scoring.Figure{
				"electronic": scoring.Known(90), "portal": scoring.Known(false)}},
		} {
			require.Empty(t, got.Units[i].Faults, name)
			want.Rubric = "forms-2025"
			assertFacts(t, want, got.Units[i].Facts)
		}
	}
}

// TestTableFaults: what is wrong with one unit stops no other, and each fault has its
// cell.
func TestTableFaults(t *testing.T) {
	s, _ := sample(t)
	got, err := form.ReadTable("t.csv", []byte("id,electronic,dossiers,on_time,sent,money,Ghi chú riêng\n"+
		"a,105,10,11,2025-12-01,1\nb,85,10,9,,2,x\n,70\nb,80\nc,,,,chưa nộp,1.234\n"), s, nil)
	require.NoError(t, err)
	var lines []string
	for _, u := range got.Units {
		lines = append(lines, u.Facts.Unit.ID+" "+u.Cell)
		for _, f := range u.Faults {
			lines = append(lines, f.Error())
		}
	}
	assert.Equal(t, []string{
		"a A2",
		"t.csv: B2: 105 is outside its domain, [0, 100]",
		`t.csv: C2: contradicts the relation "No more dossiers are on time than there are" ` +
			`(Dossiers: 10 dossiers; Dossiers on time: 11 dossiers)`,
		"b A3", " A4", "t.csv: A4: the unit has no ID",
		"b A5", `t.csv: A5: the unit "b" stands in the cell A3, too`,
		"c A6", `t.csv: F6: "1.234" can be read as 1.234 or as 1234; write it so that it cannot`,
	}, lines)
	assert.Equal(t, "t.csv: not a figure of the rubric, left out: Ghi chú riêng", got.Remarks[0].Error())

	got, err = form.ReadTable("t.csv", []byte("id,money\na,1.234\n"), s, &form.ReadOptions{Decimal: "."})
	require.NoError(t, err)
	assert.Equal(t, "1.234", got.Units[0].Facts.Inputs["money"].String())
}

// TestFormAsTable: a form is a table of one unit, with its faults as that of any unit.
func TestFormAsTable(t *testing.T) {
	s, want := sample(t)
	got, err := form.ReadTable("form.xlsx", written(t, s, &form.Options{Facts: &want}), s, nil)
	require.NoError(t, err)
	require.Len(t, got.Units, 1)
	assertFacts(t, want, got.Units[0].Facts)
	assert.Nil(t, got.Units[0].Faults)
	assert.Equal(t, "Biểu khai!A4", got.Units[0].Cell)
	got, err = form.ReadTable("form.xlsx", written(t, s, nil), s, nil)
	require.NoError(t, err)
	assert.EqualError(t, got.Units[0].Faults, "form.xlsx: Biểu khai!H4: the unit has no ID")
	_, err = form.ReadTable("form.xlsx", written(t, s, nil), compile(t, "../../examples/rubrics/ward-illustrative.yaml"), nil)
	assert.ErrorIs(t, err, scoring.ErrEdition)
}

// TestHeaderFaults: headers that seem mistyped, stand there twice, or are not there.
func TestHeaderFaults(t *testing.T) {
	s, f := sample(t)
	for src, want := range map[string]string{
		"id,electronc,money\na,1,2\n":   `t: B1: the rubric has no such figure: electronc; did you mean "electronic"?`,
		"id,money,money\na,1,2\n":       "t: C1: the figure stands in the cell B1, too",
		"id,money,id\na,1,2\n":          "t: C1: the figure stands in the cell A1, too",
		"name,money\na,1\n":             "t: there is no table of figures: a row (or column) of headers needs a cell “Unit ID” and names of inputs",
		"id,x\na,1\n":                   "t: there is no table of figures: a row (or column) of headers needs a cell “Unit ID” and names of inputs",
		"id,money\na,\"1\" 2\n":         "t: the CSV cannot be read: a quote is out of place in line 2, column 5",
		"id,money\na,\xff\n":            "t: the file is neither a workbook .xlsx nor CSV in UTF-8; save it as .xlsx or \"CSV UTF-8\"",
		"\xff\xfei\x00d\x00,\x00m\x00 ": "t: the file is neither a workbook .xlsx nor CSV in UTF-8; save it as .xlsx or \"CSV UTF-8\"",
	} {
		_, err := form.ReadTable("t", []byte(src), s, nil)
		assert.EqualError(t, err, want, "%q", src)
	}
	var out bytes.Buffer
	f.Unit.Group = "huyện"
	err := form.WriteTableCSV(&out, s, []scoring.Facts{f})
	assert.EqualError(t, err, `unit "y-tich": the rubric has no group "huyện"`)
}

// TestFormulaInjection: names that programs take for formulas are harmless in CSV, and
// read back as they were.
func TestFormulaInjection(t *testing.T) {
	s, _ := sample(t)
	names := []string{"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "'=x", "''", "'a", "a=b", "=\"a\nb\""}
	var units []scoring.Facts
	for i, name := range names {
		units = append(units, scoring.Facts{Rubric: "forms-2025", Unit: scoring.Unit{ID: fmt.Sprint("=", i), Name: rubric.Plain(name)},
			Inputs: map[string]scoring.Figure{"money": scoring.Known("-5.5")}})
	}
	var table, book bytes.Buffer
	require.NoError(t, form.WriteTableCSV(&table, s, units))
	require.NoError(t, form.WriteTable(&book, s, units, ""))
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table.Bytes(), []byte("\ufeff")))).ReadAll()
	require.NoError(t, err)
	for _, record := range records[1:] {
		assert.Equal(t, "'", record[0][:1])
		assert.NotContains(t, "=+-@", record[1][:1])
		assert.Contains(t, record, "-5.5", "a number stays one")
	}
	f, err := excelize.OpenReader(bytes.NewReader(book.Bytes()))
	require.NoError(t, err)
	formula, err := f.GetCellFormula("Biểu khai", "C5")
	require.NoError(t, err)
	assert.Empty(t, formula)
	for name, src := range map[string][]byte{"t.csv": table.Bytes(), "t.xlsx": book.Bytes()} {
		got, err := form.ReadTable(name, src, s, nil)
		require.NoError(t, err)
		require.Len(t, got.Units, len(units))
		for i, u := range got.Units {
			assert.Equal(t, strings.ReplaceAll(names[i], "\n", " "), u.Facts.Unit.Name.VI, name)
			assert.Equal(t, fmt.Sprint("=", i), u.Facts.Unit.ID)
			assert.Empty(t, u.Faults)
		}
	}
}

// TestFaultsAreBounded: a table that is wrong everywhere tells some faults and counts
// the others.
func TestFaultsAreBounded(t *testing.T) {
	s, _ := sample(t)
	var src strings.Builder
	src.WriteString("id,electronic,dossiers,money\n")
	for i := range 500 {
		fmt.Fprintf(&src, "u%d,x,x,x\n", i)
	}
	got, err := form.ReadTable("t.csv", []byte(src.String()), s, &form.ReadOptions{Faults: 100})
	require.NoError(t, err)
	require.Len(t, got.Units, 500)
	told := source.Faults{}
	for _, u := range got.Units {
		assert.NotEmpty(t, u.Faults)
		told = append(told, u.Faults...)
	}
	assert.Less(t, len(told), 1200)
}
