package decree_test

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/decree"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/ooxml"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// written is the plan with one thing changed in one of its parts.
func written(t testing.TB, part, from, to string) []byte {
	t.Helper()
	d := sample.Plan()
	d.Draft = "DỰ THẢO"
	d.Body = slices.DeleteFunc(d.Body, func(b office.Block) bool { // charts take time to draw
		_, is := b.(*chart.Chart)
		return is
	})
	parts, err := ooxml.Parts(sample.Written(t, docx.Write, d))
	require.NoError(t, err)
	if part != "" {
		pattern := regexp.MustCompile(`(?s)` + from)
		require.Regexp(t, pattern, string(parts[part]))
		done := false
		parts[part] = pattern.ReplaceAllFunc(parts[part], func(found []byte) []byte {
			if done {
				return found
			}
			done = true
			return pattern.ReplaceAll(found, []byte(to))
		})
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write(data)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func faults(t testing.TB, file []byte) map[string][]string {
	t.Helper()
	findings, err := decree.Check(file)
	require.NoError(t, err)
	all := map[string][]string{}
	for _, f := range findings {
		if len(f.Faults) > 0 {
			point, _, _ := strings.Cut(f.Point, ":")
			all[point] = f.Faults
		}
	}
	return all
}

// TestPoints breaks a point after the other, and sees it found out.
func TestPoints(t *testing.T) {
	const document, styles, header = "word/document.xml", "word/styles.xml", "word/header.xml"
	assert.Empty(t, faults(t, written(t, "", "", "")), "as it is")
	tested := map[string]bool{}
	for _, c := range []struct{ point, part, from, to string }{
		{"I.1 paper", document, `w:w="11906" w:h="16838"`, `w:w="12240" w:h="15840"`},
		{"I.2 orientation", document, `<w:tblBorders>.*?</w:tblBorders>(.*?)w:w="11906" w:h="16838"`,
			`${1}w:w="16838" w:h="11906"`},
		{"I.3 margins", document, `w:right="851"`, `w:right="850"`},
		{"I.3 margins", document, `w:left="1701"`, `w:left="2000"`},
		{"I.4 font", styles, `w:ascii="Times New Roman"`, `w:ascii="Arial"`},
		{"I.4 font", styles, `w:val="000000"`, `w:val="0000FF"`},
		{"I.7 page numbers", header, ` PAGE `, ` DATE `},
		{"I.7 page numbers", document, `<w:titlePg/>`, ``},
		{"I.7 page numbers", document, `w:header="567"`, `w:header="1700"`},
		{"II.1.a national name", document, `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Cộng hòa xã hội chủ nghĩa Việt Nam`},
		{"II.1.a national name", document, `CỘNG HÒA XÃ HỘI`, `CỘNG HÒA`},
		{"II.1.b motto", document, `Độc lập - Tự do - Hạnh phúc`, `Độc lập-Tự do-Hạnh phúc`},
		{"II.1.b motto", document, `(Hạnh phúc.*?w:ind w:left=)"\d+"`, `$1"1900"`},
		{"II.2.b issuer", document, `<w:b/><w:bCs/>(<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t [^>]*>ỦY BAN)`, `$1`},
		{"II.2.b issuer", document, `(XÃ Y TỊCH</w:t>.*?w:ind w:left=)"\d+"`, `$1"1000"`},
		{"II.2.b superior body", document, `(<w:rPr>)(<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t [^>]*>ỦY BAN)`,
			`$1<w:b/>$2`},
		{"II.3.c number", document, `Số: `, `SỐ: `},
		{"II.3.c number", document, `/KH-UBND`, `/kh-ubnd`},
		{"II.4.c place and date", document, `tháng 02 năm`, `tháng 2 năm`},
		{"II.4.c place and date", document, `Y Tịch, ngày`, `Y Tịch ngày`},
		{"II.5.b kind", document, `>KẾ HOẠCH<`, `>Kế hoạch<`},
		{"II.5.b subject", document, `>(Khắc phục.*?w:ind w:left=)"\d+"`, `>$1"200"`},
		{"II.6.a legal bases", document, `năm(.)2022\.</w:t>`, `năm${1}2022;</w:t>`},
		{"II.6.đ sections", document, `>I\. MỤC ĐÍCH, YÊU CẦU<`, `>I. Mục đích, yêu cầu<`},
		{"II.6.đ titled clauses", document, `>1\. Mục đích<`, `>1. MỤC ĐÍCH<`},
		{"II.6.đ points", document, `<w:r>(<w:t [^>]*>2\.1\. )`, `<w:r><w:rPr><w:b/></w:rPr>$1`},
		{"II.6.đ points", document, `<w:r>(<w:t [^>]*>2\.1\. )`, `<w:r><w:rPr><w:i/></w:rPr>$1`},
		{"II.6.e body", styles, `w:val="both"`, `w:val="left"`},
		{"II.6.e body", styles, `w:firstLine="567"`, `w:firstLine="300"`},
		{"II.6.e body", styles, `w:line="276"`, `w:line="420"`},
		{"II.6.e body", styles, `w:before="0" w:after="120" w:line="276"`, `w:before="0" w:after="60" w:line="276"`},
		{"II.7.đ authority and position", document, `>CHỦ TỊCH<`, `>Chủ tịch<`},
		{"II.7.đ name of the signer", document, `<w:b/><w:bCs/>(<w:sz [^>]*><w:szCs [^>]*></w:rPr><w:t [^>]*>Vương)`, `$1`},
		{"II.9.d recipients", document, `<w:i/>(<w:iCs/><w:sz w:val="24"/>)`, `$1`},
		{"II.9.d recipients", document, `Nơi nhận:`, `Nơi nhận`},
		{"II.9.d list of recipients", document, `- Lưu: VP\.`, `- Lưu: VP;`},
		{"II.9.d list of recipients", document, `- Lưu: VP\.`, `- Văn phòng.`},
		{"III.1.a appendices", document, `Chi tiết tại Phụ lục I kèm theo\.`, ``},
		{"III.1.a appendices", document, `>Phụ lục II<`, `>Phụ lục 2<`},
		{"III.1.b appendix", document, `>Phụ lục II<`, `>PHỤ LỤC II<`},
		{"III.1.b title of an appendix", document, `>BẢNG ĐIỂM THEO LĨNH VỰC<`, `>Bảng điểm theo lĩnh vực<`},
		{"III.1.c what an appendix is attached to", document, `\(Kèm theo([^<]*)\)<`, `Kèm theo$1<`},
		{"III.1.c what an appendix is attached to", document,
			`<w:i/>(<w:iCs/><w:sz [^>]*><w:szCs [^>]*></w:rPr><w:t [^>]*>\(Kèm)`, `$1`},
		{"III.1.đ pages of an appendix", document, `<w:pgNumType w:start="1"/>`, ``},
		{"custom: the signature", document, `<w:keepNext/>(</w:pPr><w:r><w:t [^>]*>Trên đây)`, `$1`},
		{"custom: the body", document, `thực hiện\./\.<`, `thực hiện.<`},
		{"custom: no line ends", document, "03\u00a0điểm", `03 điểm`},
		{"custom: a draft", document, `(<w:p>.{0,200}DỰ THẢO</w:t></w:r></w:p>)`, `$1$1`},
		{"custom: tables", document, `<w:cantSplit/><w:tblHeader/>`, `<w:cantSplit/>`},
	} {
		found := faults(t, written(t, c.part, c.from, c.to))
		point := c.point
		if strings.HasPrefix(point, "custom: ") {
			findings, err := decree.Check(written(t, c.part, c.from, c.to))
			require.NoError(t, err)
			for _, f := range findings {
				if strings.HasPrefix(f.Point, point) {
					assert.NotEmpty(t, f.Faults, "%s: %s", point, c.from)
				}
			}
			tested[point] = true
			continue
		}
		assert.NotEmpty(t, found[point], "%s: %s", point, c.from)
		tested[point] = true
	}
	assert.Len(t, tested, 32, "all points")
}

func TestNoDocument(t *testing.T) {
	_, err := decree.Check([]byte("text"))
	assert.EqualError(t, err, "zip: not a valid zip file")
	var b bytes.Buffer
	require.NoError(t, zip.NewWriter(&b).Close())
	_, err = decree.Check(b.Bytes())
	assert.EqualError(t, err, `there is no part "word/document.xml"`)
	_, err = decree.Check(written(t, "word/styles.xml", "</w:styles>", ""))
	assert.ErrorContains(t, err, `part "word/styles.xml": XML syntax error`)
}

// FuzzCheck reads documents whose text is anything: none of them may break the checker.
func FuzzCheck(f *testing.F) {
	line := func(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }
	row := func(cells ...string) string {
		return "<w:tbl><w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr></w:tbl>"
	}
	for _, s := range []string{
		"", "<w:p/>", "<w:tbl><w:tr/></w:tbl>", line("Nơi nhận:"), row(line("Nơi nhận:")), row("", line("CHỦ TỊCH")),
		row(line("ỦY BAN"), line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), line("Độc lập - Tự do - Hạnh phúc"),
		"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + line("Phụ lục") + line("(kèm theo"),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string]string{
			"word/document.xml":            `<w:document xmlns:w="w"><w:body>` + s + `</w:body></w:document>`,
			"word/styles.xml":              `<w:styles xmlns:w="w"/>`,
			"word/_rels/document.xml.rels": `<Relationships/>`,
		} {
			w, err := z.Create(name)
			require.NoError(t, err)
			_, err = w.Write([]byte(data))
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		if findings, err := decree.Check(b.Bytes()); err == nil {
			assert.Len(t, findings, 32)
		}
	})
}
