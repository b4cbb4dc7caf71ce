package docx_test

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPackage(t *testing.T) {
	parts := planDOCX(t)
	types := parse(t, parts, "[Content_Types].xml")
	for _, o := range types.All("Override") {
		assert.Contains(t, parts, strings.TrimPrefix(o.Attr("PartName"), "/"))
	}
	ends := map[string]string{}
	for _, d := range types.All("Default") {
		ends["."+d.Attr("Extension")] = d.Attr("ContentType")
	}
	ids := map[string]bool{}
	for name, data := range parts {
		assert.Contains(t, ends, path.Ext(name), "the content type of %s", name)
		if path.Ext(name) == ".png" {
			assert.True(t, bytes.HasPrefix(data, []byte("\x89PNG\r\n")), name)
			continue
		}
		n := parse(t, parts, name)
		if path.Ext(name) != ".rels" {
			continue
		}
		folder := path.Dir(path.Dir(name))
		for _, r := range n.All("Relationship") {
			assert.Empty(t, r.Attr("TargetMode"), "nothing outside the package")
			assert.Contains(t, parts, path.Join(folder, r.Attr("Target")))
			ids[r.Attr("Id")] = true
		}
	}
	doc := parse(t, parts, "word/document.xml")
	for _, r := range append(doc.All("headerReference"), doc.All("blip")...) {
		assert.Contains(t, ids, r.Attr("id")+r.Attr("embed"))
	}
}

// Word refuses a file whose elements are out of the schema's order (ECMA-376,
// part 1); LibreOffice reads it all the same.
func TestOrder(t *testing.T) {
	order := map[string]string{
		"pPr":        "pStyle keepNext pBdr spacing ind jc outlineLvl sectPr",
		"rPr":        "rFonts b bCs i iCs color sz szCs lang",
		"tblPr":      "tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
		"trPr":       "cantSplit tblHeader",
		"tcPr":       "tcW gridSpan vMerge vAlign",
		"tblBorders": "top left bottom right insideH insideV",
		"sectPr":     "headerReference type pgSz pgMar pgNumType titlePg",
		"style":      "name basedOn next qFormat pPr rPr",
		"settings":   "defaultTabStop compat themeFontLang",
		"inline":     "extent docPr cNvGraphicFramePr graphic",
		"tbl":        "tblPr tblGrid tr",
		"tc":         "tcPr p",
	}
	var check func(n *node)
	check = func(n *node) {
		if want, ok := order[n.Name()]; ok {
			names := strings.Fields(want)
			last := 0
			for _, c := range n.Children {
				i := slices.Index(names, c.Name())
				assert.GreaterOrEqual(t, i, last, "%s in %s", c.Name(), n.Name())
				last = i
			}
		}
		for _, c := range n.Children {
			check(c)
		}
	}
	parts := planDOCX(t)
	styles := parse(t, parts, "word/styles.xml")
	known := map[string]bool{}
	for _, s := range styles.All("style") {
		known[s.Attr("styleId")] = true
	}
	for _, name := range []string{"word/document.xml", "word/header.xml", "word/styles.xml", "word/settings.xml"} {
		n := parse(t, parts, name)
		check(n)
		for _, s := range slices.Concat(n.All("pStyle"), n.All("basedOn"), n.All("next")) {
			assert.Contains(t, known, s.Attr("val"))
		}
	}
}

func TestPage(t *testing.T) {
	parts := planDOCX(t)
	sections := parse(t, parts, "word/document.xml").All("sectPr")
	require.Len(t, sections, 3)
	for i, s := range sections {
		// Decree 30/2020/NĐ-CP: 20 to 25 mm, 30 to 35 mm, 15 to 20 mm.
		for _, m := range []struct {
			side        string
			least, most int
		}{{"top", 20, 25}, {"bottom", 20, 25}, {"left", 30, 35}, {"right", 15, 20}} {
			twips, err := strconv.Atoi(s.At("pgMar").Attr(m.side))
			require.NoError(t, err)
			assert.True(t, twips*254 >= m.least*14400 && twips*254 <= m.most*14400, "section %d: %s %d", i+1, m.side, twips)
		}
		assert.Equal(t, "default", s.At("headerReference").Attr("type"))
		assert.Len(t, s.All("titlePg"), 1, "no number on the first page")
	}
	var from []string
	for _, s := range sections {
		from = append(from, s.At("pgNumType").Attr("start"))
	}
	assert.Equal(t, []string{"", "1", "1"}, from, "appendices are numbered on their own")
	size := func(s *node) [3]string {
		z := s.At("pgSz")
		return [3]string{z.Attr("w"), z.Attr("h"), z.Attr("orient")}
	}
	assert.Equal(t, [3]string{"11906", "16838", ""}, size(sections[0]))
	assert.Equal(t, [3]string{"16838", "11906", "landscape"}, size(sections[1]))

	header := parse(t, parts, "word/header.xml")
	assert.Equal(t, "Header", header.Val("p", "pPr", "pStyle"))
	require.Len(t, header.All("instrText"), 1)
	assert.Equal(t, " PAGE ", header.All("instrText")[0].Data)
	var marks []string
	for _, c := range header.All("fldChar") {
		marks = append(marks, c.Attr("fldCharType"))
	}
	assert.Equal(t, []string{"begin", "separate", "end"}, marks)
}

func TestAppendixOnPortraitPages(t *testing.T) {
	d := shortPlan()
	d.Appendices[0].Body[0], d.Appendices[0].Landscape = sample.AreaTable(), false
	sections := readDOCX(t, d).All("sectPr")
	require.Len(t, sections, 3)
	assert.Equal(t, "11906", sections[1].At("pgSz").Attr("w"))
}

func TestWithoutHeadEndOrAppendix(t *testing.T) {
	d := shortPlan()
	d.Head, d.Appendices, d.Recipients, d.Signature = office.Head{}, nil, nil, office.Signature{}
	n := readDOCX(t, d)
	assert.Len(t, n.All("sectPr"), 1)
	assert.Empty(t, n.All("tbl"), "nothing is laid out by a table")
	assert.NotContains(t, n.Texts(), "Nơi nhận:")
}

func TestLanguage(t *testing.T) {
	for _, test := range []struct {
		lang     locale.Lang
		tag, end string
	}{{rubric.Vietnamese, "vi-VN", "Nơi nhận:"}, {rubric.English, "en-US", "Recipients:"}} {
		d := shortPlan()
		d.Lang = test.lang
		parts := sample.Unzip(t, sample.Written(t, docx.Write, d))
		core := parse(t, parts, "docProps/core.xml")
		assert.Equal(t, test.tag, core.At("language").Data)
		assert.Equal(t, strings.ReplaceAll(d.Kind+" "+d.Subject, "\u00a0", " "), core.At("title").Data)
		assert.Equal(t, test.tag, parse(t, parts, "word/styles.xml").Val("docDefaults", "rPrDefault", "rPr", "lang"))
		paragraph(t, parse(t, parts, "word/document.xml"), test.end)
	}
}
