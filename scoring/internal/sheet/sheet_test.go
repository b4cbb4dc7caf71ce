package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var limits = sheet.Limits{Bytes: 1 << 20, Unpacked: 1 << 20, Sheets: 4, Rows: 1000, Columns: 100, Cells: 5000, Text: 1000}

// pack makes an archive of parts.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		p, err := w.Create(name)
		require.NoError(t, err)
		_, err = p.Write([]byte(parts[name]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// workbook returns the parts of a workbook with the rows of one sheet.
func workbook(rows string) map[string]string {
	return map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="r1" Type="` + kinds + `/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook><workbookPr/><sheets><sheet name="Biểu &amp; khai" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + kinds + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + kinds + `/sharedStrings" Target="/xl/SharedStrings.xml"/>` +
			`<Relationship Id="r3" Type="` + kinds + `/styles" Target="styles.xml"/>` +
			`<Relationship Id="r4" Type="` + kinds + `/externalLink" TargetMode="External" Target="file:///c:/x.xlsx"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst><si><t>một</t></si><si><r><t>hai </t></r><r><t xml:space="preserve">ba</t></r><rPh><t>x</t></rPh></si>` +
			`<si><t>a_x000A_b_x005F_x0041_</t></si><si/></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/><numFmt numFmtId="171" formatCode="dd/mm/yyyy;@"/>` +
			`<numFmt numFmtId="172" formatCode="0.00&quot;% d&quot;"/><numFmt numFmtId="173" formatCode="[Red]General"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/>` +
			`<xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="y"><x:sheetData>` + rows + `</x:sheetData></x:worksheet>`,
	}
}

func read(t testing.TB, src []byte, l sheet.Limits) (*sheet.Book, *sheet.Sheet, error) {
	t.Helper()
	b, err := sheet.Open(src, l)
	if err != nil {
		return nil, nil, err
	}
	require.NotEmpty(t, b.Names)
	s, err := b.Sheet(0)
	return b, s, err
}

// TestCells: what is stored in cells, with the formats that change what numbers mean.
func TestCells(t *testing.T) {
	for cell, want := range map[string]sheet.Cell{
		`<c r="A1"><v>76.549999999999997</v></c>`:          {Text: "76.549999999999997", Kind: sheet.Number},
		`<x:c r="A1" t="n"><x:v>1E-3</x:v></x:c>`:          {Text: "1E-3", Kind: sheet.Number},
		`<c><v>5</v></c>`:                                  {Text: "5", Kind: sheet.Number},
		`<c r="a1" s="1"><v>0.85</v></c>`:                  {Text: "0.85", Kind: sheet.Number, Format: sheet.Percent, Shown: 1},
		`<c r="A1" s="3"><v>0.85</v></c>`:                  {Text: "0.85", Kind: sheet.Number, Format: sheet.Percent, Shown: 2},
		`<c r="A1" s="2"><v>46022</v></c>`:                 {Text: "46022", Kind: sheet.Number, Format: sheet.Date},
		`<c r="A1" s="4"><v>46022</v></c>`:                 {Text: "46022", Kind: sheet.Number, Format: sheet.Date},
		`<c r="A1" s="5"><v>5</v></c>`:                     {Text: "5", Kind: sheet.Number, Shown: 3},
		`<c r="A1" s="6"><v>5</v></c>`:                     {Text: "5", Kind: sheet.Number},
		`<c r="A1" s="999"><v>5</v></c>`:                   {Text: "5", Kind: sheet.Number},
		`<c r="A1" t="s"><v>0</v></c>`:                     {Text: "một", Kind: sheet.Text},
		`<c r="A1" t="s"><v>1</v></c>`:                     {Text: "hai ba", Kind: sheet.Text},
		`<c r="A1" t="s"><v>2</v></c>`:                     {Text: "a\nb_x0041_", Kind: sheet.Text},
		`<c r="A1" t="inlineStr"><is><t>bốn</t></is></c>`:  {Text: "bốn", Kind: sheet.Text},
		`<c r="A1" t="b"><v>1</v></c>`:                     {Text: "1", Kind: sheet.Bool},
		`<c r="A1" t="e"><v>#N/A</v></c>`:                  {Text: "#N/A", Kind: sheet.Error},
		`<c r="A1" t="d"><v>2025-12-31</v></c>`:            {Text: "2025-12-31", Kind: sheet.Day},
		`<c r="A1" t="str"><f>B1&amp;""</f><v>năm</v></c>`: {Text: "năm", Kind: sheet.Text, Formula: sheet.Stored},
		`<c r="A1"><f>1+1</f><v>2</v></c>`:                 {Text: "2", Kind: sheet.Number, Formula: sheet.Stored},
		`<c r="A1"><f t="shared" si="0"/><v>2</v></c>`:     {Text: "2", Kind: sheet.Number, Formula: sheet.Stored},
		`<c r="A1"><f>1+1</f></c>`:                         {Formula: sheet.Unstored},
		`<c r="A1"><f>1+1</f><v></v></c>`:                  {Formula: sheet.Unstored},
		`<c r="A1" t="str"><f>""</f><v></v></c>`:           {Formula: sheet.Stored},
		`<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>`:     {Text: "#DIV/0!", Kind: sheet.Error, Formula: sheet.Stored},
	} {
		b, s, err := read(t, pack(t, workbook(`<row r="1">`+cell+`</row>`)), limits)
		require.NoError(t, err, cell)
		assert.Equal(t, want, s.At(0, 0), cell)
		assert.Equal(t, []string{"Biểu & khai"}, b.Names)
	}
	for _, empty := range []string{`<c r="A1" s="1"/>`, `<c r="A1"><v> </v></c>`, `<c r="A1" t="s"><v>3</v></c>`, `<c r="A1" t="s"><v>9</v></c>`,
		`<c r="A1" t="s"><v>-1</v></c>`} {
		_, s, err := read(t, pack(t, workbook(`<row r="1">`+empty+`</row>`)), limits)
		require.NoError(t, err)
		assert.True(t, s.At(0, 0).IsEmpty(), empty)
	}
}

// TestPlaces: where cells stand, with their names or without.
func TestPlaces(t *testing.T) {
	_, s, err := read(t, pack(t, workbook(`<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`)), limits)
	require.NoError(t, err)
	var got []string
	for row := range s.Rows {
		for column := range s.Rows[row] {
			if c := s.At(row, column); !c.IsEmpty() {
				got = append(got, s.Ref(row, column)+"="+c.Text)
			}
		}
	}
	assert.Equal(t, []string{"Biểu & khai!A1=1", "Biểu & khai!B1=2", "Biểu & khai!C5=3", "Biểu & khai!D5=4", "Biểu & khai!A6=5"}, got)
	assert.Equal(t, sheet.Cell{}, s.At(-1, 7))
	for column, name := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		assert.Equal(t, name, sheet.ColumnName(column))
	}
}

// TestHostile: what files come to is bounded, and other formats are told by name.
func TestHostile(t *testing.T) {
	many := func(n int, f string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, f, i+1)
		}
		return b.String()
	}
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	with := func(name, text string) map[string]string {
		parts := workbook("")
		parts[name] = text
		return parts
	}
	without := func(name string) map[string]string {
		parts := workbook("")
		delete(parts, name)
		return parts
	}
	for name, tt := range map[string]struct {
		src  []byte
		want string
	}{
		"size":          {bytes.Repeat([]byte("a"), 1<<20+1), "the file has 1048577 bytes, more than 1048576"},
		"empty":         {[]byte("\ufeff \n"), "the file is empty"},
		"xls":           {[]byte(compound), "the file is in the format of Excel 97–2003; open it and save it as .xlsx"},
		"encrypted":     {[]byte(compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "the workbook is encrypted; take its password off and save it as .xlsx"},
		"html":          {[]byte(" <HTML><table>"), "the file is in the format HTML/XML, neither a workbook .xlsx nor CSV; open it and save it as .xlsx"},
		"pdf":           {[]byte("%PDF-1.7"), "the file is in the format PDF, neither a workbook .xlsx nor CSV; open it and save it as .xlsx"},
		"ods":           {pack(t, map[string]string{"mimetype": "x", "content.xml": "x"}), "the file is in the format ODF (.ods), neither a workbook .xlsx nor CSV; open it and save it as .xlsx"},
		"xlsb":          {pack(t, with("xl/workbook.bin", "x")), "the file is in the format XLSB, neither a workbook .xlsx nor CSV; open it and save it as .xlsx"},
		"no archive":    {[]byte("PK\x03\x04 and nothing"), "the workbook (.xlsx) cannot be read: the archive is damaged"},
		"bomb":          {pack(t, with("xl/worksheets/sheet1.xml", "<worksheet>"+strings.Repeat(" ", 4<<20))), "the workbook (.xlsx) cannot be read: it unpacks to more than 1048576 bytes"},
		"strings bomb":  {pack(t, with("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>a</t></si>", 200_000))), "the workbook (.xlsx) cannot be read: the table has more than 5000 cells"},
		"parts":         {bytes.Join([][]byte{pack(t, workbook("")), bytes.Repeat([]byte("PK\x01\x02"), 5000)}, nil), "the workbook (.xlsx) cannot be read: it has more than 4096 parts"},
		"no workbook":   {pack(t, without("xl/workbook.xml")), "the workbook (.xlsx) cannot be read: the part xl/workbook.xml is missing"},
		"no sheet":      {pack(t, without("xl/worksheets/sheet1.xml")), "the workbook (.xlsx) cannot be read: the part xl/worksheets/sheet1.xml is missing"},
		"sheets":        {pack(t, with("xl/workbook.xml", "<workbook>"+many(5, `<sheet name="%d" id="r1"/>`)+"</workbook>")), "the workbook (.xlsx) cannot be read: it has more than 4 sheets"},
		"cut":           {pack(t, with("xl/worksheets/sheet1.xml", `<worksheet><row><c><v>1`)), "the workbook (.xlsx) cannot be read: the part xl/worksheets/sheet1.xml is damaged"},
		"no XML":        {pack(t, with("xl/worksheets/sheet1.xml", `<<<`)), "the workbook (.xlsx) cannot be read: the part xl/worksheets/sheet1.xml is damaged"},
		"entity":        {pack(t, with("xl/worksheets/sheet1.xml", `<!DOCTYPE a [<!ENTITY b "bb">]><worksheet><row><c t="str"><v>&b;</v></c></row></worksheet>`)), "the workbook (.xlsx) cannot be read: the part xl/worksheets/sheet1.xml is damaged"},
		"row":           {pack(t, workbook(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)), "the workbook (.xlsx) cannot be read: the table has more than 1000 rows"},
		"overflow":      {pack(t, workbook(`<row r="99999999999999999999"><c r="A99999999999999999999"><v>1</v></c></row><row r="-5"><c><v>1</v></c></row>`)), "the workbook (.xlsx) cannot be read: the table has more than 1000 rows"},
		"column":        {pack(t, workbook(`<row r="1"><c r="XFD1"><v>1</v></c></row>`)), "the workbook (.xlsx) cannot be read: the table has more than 100 columns"},
		"cells":         {pack(t, workbook(many(100, `<row r="%[1]d"><c r="CV%[1]d"><v>1</v></c></row>`))), "the workbook (.xlsx) cannot be read: the table has more than 5000 cells"},
		"text":          {pack(t, workbook(`<row><c t="str"><v>`+strings.Repeat("a", 1001)+`</v></c></row>`)), "the workbook (.xlsx) cannot be read: a cell has more than 1000 bytes"},
		"inline text":   {pack(t, workbook(`<row><c t="inlineStr"><is><t>`+strings.Repeat("a", 1001)+`</t></is></c></row>`)), "the workbook (.xlsx) cannot be read: a cell has more than 1000 bytes"},
		"csv rows":      {[]byte(strings.Repeat("a\n", 1001)), "the table has more than 1000 rows"},
		"csv gaps":      {[]byte("a\n" + strings.Repeat("\n", 5000) + "b\n"), "the table has more than 1000 rows"},
		"csv columns":   {[]byte(strings.Repeat("a,", 101)), "the table has more than 100 columns"},
		"csv cells":     {[]byte(strings.Repeat(strings.Repeat("a,", 90)+"\n", 60)), "the table has more than 5000 cells"},
		"csv text":      {[]byte(strings.Repeat("a", 1001)), "a cell has more than 1000 bytes"},
		"csv encoding":  {[]byte("M\xe3"), "the file is neither a workbook .xlsx nor CSV in UTF-8; save it as .xlsx or \"CSV UTF-8\""},
		"csv with zero": {[]byte("a\x00b"), "the file is neither a workbook .xlsx nor CSV in UTF-8; save it as .xlsx or \"CSV UTF-8\""},
	} {
		_, _, err := read(t, tt.src, limits)
		assert.EqualError(t, err, tt.want, name)
	}
	// Formatted, but empty, to the last row and column: as whole columns are.
	_, s, err := read(t, pack(t, workbook(`<row r="1048576"><c r="XFD1048576" s="1"/></row>`)), limits)
	require.NoError(t, err)
	assert.Empty(t, s.Rows)
	b, _, err := read(t, pack(t, with("xl/vbaProject.bin", "x")), limits)
	require.NoError(t, err)
	assert.True(t, b.Macros)
	assert.False(t, b.External)
	b, _, err = read(t, pack(t, with("xl/externalLinks/externalLink1.xml", "<x/>")), limits)
	require.NoError(t, err)
	assert.True(t, b.External)
	b, _, err = read(t, pack(t, with("xl/workbook.xml", `<workbook><workbookPr date1904="1"/><sheet name="a" id="r1"/></workbook>`)), limits)
	require.NoError(t, err)
	assert.Equal(t, sheet.From1904, b.Epoch)
}

// TestCheck: cells that other libraries make room for are counted, empty or not, in
// whichever part they stand.
func TestCheck(t *testing.T) {
	check := func(src []byte) error {
		b, err := sheet.Open(src, limits)
		require.NoError(t, err)
		return b.Check()
	}
	assert.NoError(t, check(pack(t, workbook(`<row r="1"><c r="CV1" s="1"/></row>`))))
	assert.NoError(t, check([]byte("a,b\n")))
	empty := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<row r="%[1]d"><c r="CV%[1]d" s="1"/></row>`, i+1)
		}
		return b.String()
	}
	assert.EqualError(t, check(pack(t, workbook(empty(100)))), "the workbook (.xlsx) cannot be read: the table has more than 5000 cells")
	hidden := workbook("")
	hidden["xl/worksheets/other.xml"] = "<worksheet>" + empty(100) + "<<"
	assert.EqualError(t, check(pack(t, hidden)), "the workbook (.xlsx) cannot be read: the table has more than 5000 cells")
	for cell, want := range map[string]string{
		`<row r="1048576"/>`:                       "the workbook (.xlsx) cannot be read: the table has more than 1000 rows",
		`<row r="99999999999999999999"/>`:          "the workbook (.xlsx) cannot be read: the table has more than 1000 rows",
		`<row><c r="XFD1"/></row>`:                 "the workbook (.xlsx) cannot be read: the table has more than 100 columns",
		`<row><c r="A1" r="B1"><v>1</v></c></row>`: "the workbook (.xlsx) cannot be read: the attribute r stands there twice",
	} {
		assert.EqualError(t, check(pack(t, workbook(cell))), want)
	}
	// The same part twice, of which each program takes another.
	var twice bytes.Buffer
	w := zip.NewWriter(&twice)
	for range 2 {
		_, err := w.Create("xl/workbook.xml")
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	_, err := sheet.Open(twice.Bytes(), limits)
	assert.EqualError(t, err, "the workbook (.xlsx) cannot be read: the part xl/workbook.xml is there twice")
}

// FuzzOpen: no file makes the reader panic or read beyond its limits.
func FuzzOpen(f *testing.F) {
	f.Add(pack(f, workbook(`<row r="1"><c r="A1" s="1"><v>0.85</v></c><c t="s"><v>2</v></c><c><f>1</f></c></row>`)))
	f.Add([]byte("a;\"b\nc\";d\n\n1;2;'=3\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := sheet.Open(src, limits)
		if err != nil {
			return
		}
		for i := range b.Names {
			s, err := b.Sheet(i)
			if err != nil {
				continue
			}
			cells := 0
			for _, row := range s.Rows {
				assert.LessOrEqual(t, len(row), limits.Columns)
				cells += len(row)
			}
			assert.LessOrEqual(t, len(s.Rows), limits.Rows)
			assert.LessOrEqual(t, cells, limits.Cells)
		}
	})
}

// FuzzSheet: nor does any text in the place of a sheet.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" s="1"><v>0.85</v></c><c t="s"><v>2</v></c><c><f>1</f></c></row>`, `<si><t>a_x000A_</t></si>`)
	f.Add(`<row r="9999999999"><c r="ZZZZ99"><is><rPh><t>x`, `<si></rPh></rPh><r><t>`)
	f.Fuzz(func(t *testing.T, rows, texts string) {
		parts := workbook(rows)
		parts["xl/sharedStrings.xml"] = texts
		b, err := sheet.Open(pack(t, parts), limits)
		if err != nil {
			return
		}
		if s, err := b.Sheet(0); err == nil {
			assert.LessOrEqual(t, len(s.Rows), limits.Rows)
		}
	})
}
