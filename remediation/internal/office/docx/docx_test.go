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
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPackage(t *testing.T) {
	parts := planDOCX(t)
	types := parse(t, parts, "[Content_Types].xml")
	for _, o := range types.all("Override") {
		assert.Contains(t, parts, strings.TrimPrefix(o.attr("PartName"), "/"))
	}
	ends := map[string]string{}
	for _, d := range types.all("Default") {
		ends["."+d.attr("Extension")] = d.attr("ContentType")
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
		for _, r := range n.all("Relationship") {
			assert.Empty(t, r.attr("TargetMode"), "nothing outside the package")
			assert.Contains(t, parts, path.Join(folder, r.attr("Target")))
			ids[r.attr("Id")] = true
		}
	}
	doc := parse(t, parts, "word/document.xml")
	for _, r := range append(doc.all("headerReference"), doc.all("blip")...) {
		assert.Contains(t, ids, r.attr("id")+r.attr("embed"))
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
		"tcPr":       "tcW gridSpan vAlign",
		"tblBorders": "top left bottom right insideH insideV",
		"sectPr":     "headerReference type pgSz pgMar titlePg",
		"style":      "name basedOn next qFormat pPr rPr",
		"settings":   "defaultTabStop compat themeFontLang",
		"inline":     "extent docPr cNvGraphicFramePr graphic",
		"tbl":        "tblPr tblGrid tr",
		"tc":         "tcPr p",
	}
	var check func(n *node)
	check = func(n *node) {
		if want, ok := order[n.name()]; ok {
			names := strings.Fields(want)
			last := 0
			for _, c := range n.Children {
				i := slices.Index(names, c.name())
				assert.GreaterOrEqual(t, i, last, "%s in %s", c.name(), n.name())
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
	for _, s := range styles.all("style") {
		known[s.attr("styleId")] = true
	}
	for _, name := range []string{"word/document.xml", "word/header.xml", "word/styles.xml", "word/settings.xml"} {
		n := parse(t, parts, name)
		check(n)
		for _, s := range slices.Concat(n.all("pStyle"), n.all("basedOn"), n.all("next")) {
			assert.Contains(t, known, s.attr("val"))
		}
	}
}

func TestPage(t *testing.T) {
	parts := planDOCX(t)
	sections := parse(t, parts, "word/document.xml").all("sectPr")
	require.Len(t, sections, 2)
	for i, s := range sections {
		// Decree 30/2020/NĐ-CP: 20 to 25 mm, 30 to 35 mm, 15 to 20 mm.
		for _, m := range []struct {
			side        string
			least, most int
		}{{"top", 20, 25}, {"bottom", 20, 25}, {"left", 30, 35}, {"right", 15, 20}} {
			twips, err := strconv.Atoi(s.at("pgMar").attr(m.side))
			require.NoError(t, err)
			mm := (twips*254 + 7200) / 14400
			assert.True(t, mm >= m.least && mm <= m.most, "section %d: %s %d mm", i+1, m.side, mm)
		}
		assert.Equal(t, "default", s.at("headerReference").attr("type"))
		assert.Empty(t, s.all("pgNumType"), "page numbers run on")
	}
	assert.Len(t, sections[0].all("titlePg"), 1, "no number on the first page")
	assert.Empty(t, sections[1].all("titlePg"))
	size := func(s *node) [3]string {
		z := s.at("pgSz")
		return [3]string{z.attr("w"), z.attr("h"), z.attr("orient")}
	}
	assert.Equal(t, [3]string{"11906", "16838", ""}, size(sections[0]))
	assert.Equal(t, [3]string{"16838", "11906", "landscape"}, size(sections[1]))

	header := parse(t, parts, "word/header.xml")
	assert.Equal(t, "Header", header.val("p", "pPr", "pStyle"))
	require.Len(t, header.all("instrText"), 1)
	assert.Equal(t, " PAGE ", header.all("instrText")[0].Data)
	var marks []string
	for _, c := range header.all("fldChar") {
		marks = append(marks, c.attr("fldCharType"))
	}
	assert.Equal(t, []string{"begin", "separate", "end"}, marks)
}

func TestAppendixOnPortraitPages(t *testing.T) {
	d := shortPlan()
	d.Appendices[0].Body[0], d.Appendices[0].Landscape = sample.AreaTable(), false
	sections := readDOCX(t, d).all("sectPr")
	require.Len(t, sections, 2)
	assert.Equal(t, "11906", sections[1].at("pgSz").attr("w"))
}

func TestWithoutHeadEndOrAppendix(t *testing.T) {
	d := shortPlan()
	d.Head, d.Appendices, d.Recipients, d.Signature = office.Head{}, nil, nil, office.Signature{}
	n := readDOCX(t, d)
	assert.Len(t, n.all("sectPr"), 1)
	assert.Empty(t, n.all("tbl"), "nothing is laid out by a table")
	assert.NotContains(t, n.texts(), "Nơi nhận:")
}

func TestLanguage(t *testing.T) {
	for _, test := range []struct {
		lang     rubric.Lang
		tag, end string
	}{{rubric.Vietnamese, "vi-VN", "Nơi nhận:"}, {rubric.English, "en-US", "Recipients:"}} {
		d := shortPlan()
		d.Lang = test.lang
		parts := sample.Unzip(t, sample.Written(t, docx.Write, d))
		core := parse(t, parts, "docProps/core.xml")
		assert.Equal(t, test.tag, core.at("language").Data)
		assert.Equal(t, d.Kind+" "+d.Subject, core.at("title").Data)
		assert.Equal(t, test.tag, parse(t, parts, "word/styles.xml").val("docDefaults", "rPrDefault", "rPr", "lang"))
		parse(t, parts, "word/document.xml").paragraph(t, test.end)
	}
}
