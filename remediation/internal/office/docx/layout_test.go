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
	if n := p.At(append([]string{"pPr"}, path[1:]...)...); path[0] == "pPr" && n.Name() != "" {
		return n
	}
	if n := p.At(append([]string{"r", "rPr"}, path[1:]...)...); path[0] == "rPr" && n.Name() != "" {
		return n
	}
	id := p.Val("pPr", "pStyle")
	for id != "" {
		next := ""
		for _, s := range styles.All("style") {
			if s.Attr("styleId") == id {
				if n := s.At(path...); n.Name() != "" {
					return n
				}
				next = s.Val("basedOn")
			}
		}
		id = next
	}
	return styles.At(append([]string{"docDefaults", path[0] + "Default"}, path...)...)
}

func looks(styles, p *node) seen {
	return seen{
		size:   lookup(styles, p, "rPr", "sz").Attr("val"),
		align:  lookup(styles, p, "pPr", "jc").Attr("val"),
		bold:   lookup(styles, p, "rPr", "b").Name() != "",
		italic: lookup(styles, p, "rPr", "i").Name() != "",
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
		{"I. MỤC ĐÍCH, YÊU CẦU", seen{"28", "both", true, false}},
		{"1. Mục đích", seen{"28", "both", true, false}},
		{"2.2. Cải cách chế độ công vụ", seen{"28", "both", false, false}},
		{item, seen{"28", "both", false, false}},
		{"Nơi nhận:", seen{"24", "", true, true}},
		{"- Phòng Nội vụ (BC);", seen{"22", "", false, false}},
		{"TM. ỦY BAN NHÂN DÂN", seen{"28", "center", true, false}},
		{"CHỦ TỊCH", seen{"28", "center", true, false}},
		{"Vương Văn Sơn", seen{"28", "center", true, false}},
		{"Phụ lục I", seen{"28", "center", true, false}},
		{"CÁC TIÊU CHÍ CHƯA ĐẠT ĐIỂM TỐI ĐA VÀ GIẢI PHÁP KHẮC PHỤC", seen{"28", "center", true, false}},
		{d.Appendices[0].Attached, seen{"28", "center", false, true}},
		{"Đơn vị tính: điểm", seen{"28", "right", false, true}},
		{office.Tables(d.Appendices[0].Body)[0].Notes[0], seen{"24", "both", false, true}},
		{sample.AreaTable().Caption, seen{"26", "center", true, false}},
		{"Cải cách thể chế", seen{"24", "", false, false}},
		{"Điểm tối đa", seen{"24", "center", true, false}},
		{"Nguyên nhân", seen{"22", "center", true, false}},
		{"5. Cải cách chế độ công vụ", seen{"22", "", true, false}},
		{"100", seen{"24", "right", true, false}},
	} {
		assert.Equal(t, test.want, looks(styles, paragraph(t, doc, test.text)), test.text)
	}

	fonts := styles.At("docDefaults", "rPrDefault", "rPr", "rFonts")
	for _, script := range []string{"ascii", "hAnsi", "eastAsia", "cs"} {
		assert.Equal(t, "Times New Roman", fonts.Attr(script), script)
	}
	assert.Len(t, styles.All("rFonts"), 1, "one font")
	assert.Empty(t, doc.All("rFonts"))
	assert.Equal(t, "000000", styles.Val("docDefaults", "rPrDefault", "rPr", "color"))

	body := paragraph(t, doc, item)
	assert.Equal(t, "567", lookup(styles, body, "pPr", "ind").Attr("firstLine"))
	assert.Equal(t, "120", lookup(styles, body, "pPr", "spacing").Attr("after"))
	assert.Equal(t, "276", lookup(styles, body, "pPr", "spacing").Attr("line"))
	for i, text := range []string{"I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2.2. Cải cách chế độ công vụ"} {
		p := paragraph(t, doc, text)
		assert.Equal(t, strconv.Itoa(i), lookup(styles, p, "pPr", "outlineLvl").Attr("val"), "so that Word navigates")
		assert.NotEmpty(t, lookup(styles, p, "pPr", "keepNext").Name())
	}
}

func TestHead(t *testing.T) {
	head := parse(t, planDOCX(t), "word/document.xml").All("tbl")[0]
	rows := head.All("tr")
	require.Len(t, rows, 2)
	var got [][]string
	for _, c := range head.All("tc") {
		got = append(got, c.Texts())
	}
	assert.Equal(t, [][]string{
		{"ỦY BAN NHÂN DÂN\nHUYỆN CHI LĂNG", "ỦY BAN NHÂN DÂN\nXÃ Y TỊCH"},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"},
		{sample.Plan().Head.Number},
		{sample.Plan().Head.PlaceAndDay},
	}, got)
	assert.Empty(t, head.All("tblBorders"))

	// The widths of Times New Roman Bold make the motto 12.241 times its size of
	// 14 pt, 3428 twips, but for the letters with marks.
	lines := head.All("pBdr")
	require.Len(t, lines, 2)
	assert.InDelta(t, 3428, ruleLength(t, head.All("tc")[1], 5669), 70)
	issuer := ruleLength(t, head.All("tc")[0], 3685)
	assert.Greater(t, issuer, 2600/3)
	assert.Less(t, issuer, 2600/2, "a third to a half of the name")
}

// ruleLength is the length of the line in the cell.
func ruleLength(t *testing.T, cell *node, width int) int {
	t.Helper()
	for _, p := range cell.All("p") {
		if len(p.All("pBdr")) > 0 {
			left, err := strconv.Atoi(p.At("pPr", "ind").Attr("left"))
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
	assert.Equal(t, []string{"SỞ NỘI VỤ"}, readDOCX(t, d).All("tbl")[0].All("tc")[0].Texts())
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
		tables := readDOCX(t, d).All("tbl")
		end := tables[len(tables)-3] // the appendices come last
		require.Len(t, end.All("tr"), 1)
		assert.Len(t, end.All("cantSplit"), 1, "the signature is in one piece")
		assert.Equal(t, append([]string{"Nơi nhận:"}, test.want...), end.All("tc")[0].Texts(), test.name)
		assert.Equal(t, []string{"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Vương Văn Sơn"}, end.All("tc")[1].Texts())
	}
	d := sample.Plan()
	last := d.Body[len(d.Body)-1].(office.Paragraph)
	p := paragraph(t, parse(t, planDOCX(t), "word/document.xml"), last[0].Text)
	assert.True(t, strings.HasSuffix(p.Text(), "./."), "the ending stays as it is")
	assert.Len(t, p.All("keepNext"), 1, "the signature is not alone on a page")
}

func TestRuns(t *testing.T) {
	d := sample.Body(office.Paragraph{sample.Run(" a "), sample.Bold("b"), sample.Italic("c")})
	runs := paragraph(t, readDOCX(t, d), " a bc").All("r")
	require.Len(t, runs, 3)
	assert.Equal(t, "preserve", runs[0].At("t").Attr("space"))
	for i, want := range [][2]int{{0, 0}, {1, 0}, {0, 1}} {
		assert.Equal(t, want, [2]int{len(runs[i].All("b")), len(runs[i].All("i"))})
	}
}
