package docx_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// seen is how a paragraph of one run looks, with its style followed.
type seen struct {
	size, align  string
	bold, italic bool
}

// lookup follows the styles of a paragraph for a property of it.
func lookup(styles, p *node, path ...string) *node {
	if n := p.at(append([]string{"pPr"}, path[1:]...)...); path[0] == "pPr" && n.name() != "" {
		return n
	}
	if n := p.at(append([]string{"r", "rPr"}, path[1:]...)...); path[0] == "rPr" && n.name() != "" {
		return n
	}
	id := p.val("pPr", "pStyle")
	for id != "" {
		next := ""
		for _, s := range styles.all("style") {
			if s.attr("styleId") == id {
				if n := s.at(path...); n.name() != "" {
					return n
				}
				next = s.val("basedOn")
			}
		}
		id = next
	}
	return styles.at(append([]string{"docDefaults", path[0] + "Default"}, path...)...)
}

func looks(styles, p *node) seen {
	return seen{
		size:   lookup(styles, p, "rPr", "sz").attr("val"),
		align:  lookup(styles, p, "pPr", "jc").attr("val"),
		bold:   lookup(styles, p, "rPr", "b").name() != "",
		italic: lookup(styles, p, "rPr", "i").name() != "",
	}
}

func TestLooks(t *testing.T) {
	d := sample.Plan()
	parts := planDOCX(t)
	doc, styles := parse(t, parts, "word/document.xml"), parse(t, parts, "word/styles.xml")
	const item = "- Nâng cao nhận thức, trách nhiệm của lãnh đạo, cán bộ, công chức của cơ quan."
	for _, test := range []struct {
		text string
		want seen
	}{
		{"ỦY BAN NHÂN DÂN\nHUYỆN CHI LĂNG", seen{"26", "center", false, false}},
		{"ỦY BAN NHÂN DÂN\nXÃ Y TỊCH", seen{"26", "center", true, false}},
		{sample.Plan().Head.Number, seen{"26", "center", false, false}},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", seen{"26", "center", true, false}},
		{"Độc lập - Tự do - Hạnh phúc", seen{"28", "center", true, false}},
		{sample.Plan().Head.PlaceAndDay, seen{"28", "center", false, true}},
		{"KẾ HOẠCH", seen{"28", "center", true, false}},
		{d.Subject, seen{"28", "center", true, false}},
		{"I. MỤC ĐÍCH, YÊU CẦU", seen{"28", "left", true, false}},
		{"1. Mục đích", seen{"28", "left", true, false}},
		{"2.2. Cải cách chế độ công vụ", seen{"28", "left", true, true}},
		{item, seen{"28", "both", false, false}},
		{"Nơi nhận:", seen{"24", "", true, true}},
		{"- Phòng Nội vụ (BC);", seen{"22", "", false, false}},
		{"CHỦ TỊCH", seen{"28", "center", true, false}},
		{"Vương Văn Sơn", seen{"28", "center", true, false}},
		{"Phụ lục", seen{"28", "center", true, false}},
		{office.Tables(d.Appendices[0].Body)[0].Notes[0], seen{"24", "both", false, true}},
		{sample.AreaTable().Caption, seen{"26", "center", true, false}},
		{"Cải cách thể chế", seen{"24", "", false, false}},
		{"Điểm tối đa", seen{"24", "center", true, false}},
		{"Nguyên nhân", seen{"22", "center", true, false}},
		{"5. Cải cách chế độ công vụ", seen{"22", "", true, false}},
		{"100", seen{"24", "right", true, false}},
	} {
		assert.Equal(t, test.want, looks(styles, doc.paragraph(t, test.text)), test.text)
	}

	fonts := styles.at("docDefaults", "rPrDefault", "rPr", "rFonts")
	for _, script := range []string{"ascii", "hAnsi", "eastAsia", "cs"} {
		assert.Equal(t, "Times New Roman", fonts.attr(script), script)
	}
	assert.Len(t, styles.all("rFonts"), 1, "one font")
	assert.Empty(t, doc.all("rFonts"))
	assert.Equal(t, "000000", styles.val("docDefaults", "rPrDefault", "rPr", "color"))

	body := doc.paragraph(t, item)
	assert.Equal(t, "567", lookup(styles, body, "pPr", "ind").attr("firstLine"))
	assert.Equal(t, "120", lookup(styles, body, "pPr", "spacing").attr("after"))
	assert.Equal(t, "276", lookup(styles, body, "pPr", "spacing").attr("line"))
	for i, text := range []string{"I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2.2. Cải cách chế độ công vụ"} {
		p := doc.paragraph(t, text)
		assert.Equal(t, strconv.Itoa(i), lookup(styles, p, "pPr", "outlineLvl").attr("val"), "so that Word navigates")
		assert.NotEmpty(t, lookup(styles, p, "pPr", "keepNext").name())
	}
}

func TestHead(t *testing.T) {
	head := parse(t, planDOCX(t), "word/document.xml").all("tbl")[0]
	rows := head.all("tr")
	require.Len(t, rows, 2)
	var got [][]string
	for _, c := range head.all("tc") {
		got = append(got, c.texts())
	}
	assert.Equal(t, [][]string{
		{"ỦY BAN NHÂN DÂN\nHUYỆN CHI LĂNG", "ỦY BAN NHÂN DÂN\nXÃ Y TỊCH"},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"},
		{sample.Plan().Head.Number},
		{sample.Plan().Head.PlaceAndDay},
	}, got)
	assert.Empty(t, head.all("tblBorders"))

	// The widths of Times New Roman Bold make the motto 12.241 times its size of
	// 14 pt, 3428 twips, but for the letters with marks.
	lines := head.all("pBdr")
	require.Len(t, lines, 2)
	assert.InDelta(t, 3428, ruleLength(t, head.all("tc")[1], 5669), 70)
	issuer := ruleLength(t, head.all("tc")[0], 3685)
	assert.Greater(t, issuer, 2600/3)
	assert.Less(t, issuer, 2600/2, "a third to a half of the name")
}

// ruleLength is the length of the line in the cell.
func ruleLength(t *testing.T, cell *node, width int) int {
	t.Helper()
	for _, p := range cell.all("p") {
		if len(p.all("pBdr")) > 0 {
			left, err := strconv.Atoi(p.at("pPr", "ind").attr("left"))
			require.NoError(t, err)
			return width - 2*left
		}
	}
	require.Fail(t, "no line")
	return 0
}

func TestHeadWithoutSuperior(t *testing.T) {
	d := shortPlan()
	d.Head.Superior, d.Head.Issuer = "", "Sở Nội vụ"
	assert.Equal(t, []string{"SỞ NỘI VỤ"}, readDOCX(t, d).all("tbl")[0].all("tc")[0].texts())
}

func TestEnd(t *testing.T) {
	for _, test := range []struct {
		name string
		to   []string
		want []string
	}{
		{"marks are put", []string{"Phòng Nội vụ", "Lưu: VP"}, []string{"- Phòng Nội vụ;", "- Lưu: VP."}},
		{"marks are kept", []string{"Phòng Nội vụ;", "Lưu: VP."}, []string{"- Phòng Nội vụ;", "- Lưu: VP."}},
		{"marks are put right", []string{"Phòng Nội vụ.", "Lưu: VP; "}, []string{"- Phòng Nội vụ;", "- Lưu: VP."}},
		{"one", []string{"Lưu: VP"}, []string{"- Lưu: VP."}},
		{"empty", []string{"", ";"}, []string{"- ;", "- ."}},
	} {
		d := shortPlan()
		d.Recipients = test.to
		tables := readDOCX(t, d).all("tbl")
		end := tables[len(tables)-2] // the appendix comes last
		require.Len(t, end.all("tr"), 1)
		assert.Len(t, end.all("cantSplit"), 1, "the signature is in one piece")
		assert.Equal(t, append([]string{"Nơi nhận:"}, test.want...), end.all("tc")[0].texts(), test.name)
		assert.Equal(t, []string{"CHỦ TỊCH", "Vương Văn Sơn"}, end.all("tc")[1].texts())
	}
	d := sample.Plan()
	last := d.Body[len(d.Body)-1].(office.Paragraph)
	p := parse(t, planDOCX(t), "word/document.xml").paragraph(t, last[0].Text)
	assert.True(t, strings.HasSuffix(p.text(), "./."), "the ending stays as it is")
	assert.Len(t, p.all("keepNext"), 1, "the signature is not alone on a page")
}

func TestRuns(t *testing.T) {
	d := sample.Body(office.Paragraph{sample.Run(" a "), sample.Bold("b"), sample.Italic("c")})
	runs := readDOCX(t, d).paragraph(t, " a bc").all("r")
	require.Len(t, runs, 3)
	assert.Equal(t, "preserve", runs[0].at("t").attr("space"))
	for i, want := range [][2]int{{0, 0}, {1, 0}, {0, 1}} {
		assert.Equal(t, want, [2]int{len(runs[i].all("b")), len(runs[i].all("i"))})
	}
}
