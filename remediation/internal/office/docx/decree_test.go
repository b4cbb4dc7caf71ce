package docx_test

import (
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/decree"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDecree holds the plan against the decree, point by point; it has something to say
// to each of them.
func TestDecree(t *testing.T) {
	d := sample.Plan()
	d.Draft = "DỰ THẢO"
	findings, err := decree.Check(sample.Written(t, docx.Write, d))
	require.NoError(t, err)
	assert.Len(t, findings, 32)
	for _, f := range findings {
		assert.Empty(t, f.Faults, f.Point)
		assert.Positive(t, f.Seen, f.Point)
	}
}

// TestDecreeOfOtherDocuments leaves out what a document need not have.
func TestDecreeOfOtherDocuments(t *testing.T) {
	for name, change := range map[string]func(*office.Document){
		"a body across the paper": func(d *office.Document) { d.Landscape = true },
		"a blank signature":       func(d *office.Document) { d.Signature = office.Signature{Blank: true} },
		"no signature":            func(d *office.Document) { d.Signature = office.Signature{} },
		"no appendix":             func(d *office.Document) { d.Appendices = nil },
		"one appendix": func(d *office.Document) {
			d.Appendices = d.Appendices[1:]
			d.Appendices[0].Title = "Phụ lục"
		},
		"no superior": func(d *office.Document) { d.Head.Superior = "" },
		"a long name": func(d *office.Document) {
			d.Head.Issuer = "Ủy ban nhân dân phường Hoàng Văn Thụ - Chi Lăng"
		},
		"two authorities": func(d *office.Document) {
			d.Signature = office.Signature{
				Authority: []string{"TM. Ủy ban nhân dân", "KT. Chủ tịch"}, Position: "Phó Chủ tịch", Name: "Nguyễn Văn A",
			}
		},
	} {
		d := sample.Plan()
		change(d)
		findings, err := decree.Check(sample.Written(t, docx.Write, d))
		require.NoError(t, err)
		var faults []string
		for _, f := range findings {
			if len(f.Faults) > 0 {
				faults = append(faults, f.Point)
			}
		}
		assert.Empty(t, faults, name)
	}
}

func TestBlankSignature(t *testing.T) {
	d := shortPlan()
	d.Signature = office.Signature{Blank: true}
	tables := readDOCX(t, d).All("tbl")
	signature := tables[len(tables)-3].All("tc")[1]
	lines := signature.All("p")
	require.Len(t, lines, 2)
	assert.Empty(t, signature.Texts(), "nothing is invented")
	assert.Equal(t, "1588", lines[1].At("pPr", "spacing").Attr("before"), "room to sign")
	d.Signature = office.Signature{}
	tables = readDOCX(t, d).All("tbl")
	assert.Len(t, tables[len(tables)-3].All("tc")[1].All("p"), 1)
	assert.Empty(t, tables[len(tables)-3].All("tc")[1].All("spacing"))
}

// TestEndStaysWithTheBody has bodies that end with something else than a paragraph.
func TestEndStaysWithTheBody(t *testing.T) {
	noted := sample.AreaTable()
	noted.Notes = []string{"a", "b"}
	for name, last := range map[string]office.Block{
		"a list": sample.List("a", "b"), "a table": sample.AreaTable(), "a table with notes": noted,
		"a chart": sample.Areas(), "a line on the right": office.Aligned{Align: office.Right, Text: sample.Plain("x")},
	} {
		d := shortPlan()
		d.Body = []office.Block{sample.Plain("text"), last, sample.Effort()}
		blocks := readDOCX(t, d).At("body").Children
		end := 0
		for i, b := range blocks {
			if b.Name() == "tbl" && len(b.Texts()) > 0 && b.Texts()[0] == "Nơi nhận:" {
				end = i
			}
		}
		require.Positive(t, end, name)
		before := blocks[end-1]
		assert.Len(t, before.At("pPr").Of("keepNext"), 1, "%s: what stands before the end", name)
		if before = blocks[end-2]; name == "a table" {
			rows := before.All("tr")
			for _, p := range rows[len(rows)-1].All("p") {
				assert.Len(t, p.All("keepNext"), 1, "the last row")
			}
		}
	}
}
