package markdown_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/markdown"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/stretchr/testify/assert"
)

func render(t testing.TB, blocks ...office.Block) string {
	t.Helper()
	return strings.TrimSuffix(string(sample.Written(t, markdown.Write, sample.Body(blocks...))), "\n")
}

func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		"Tỷ lệ 95% (a/b), 1.5; x - y": "Tỷ lệ 95% (a/b), 1.5; x - y",
		"<b>&lt;":                     `\<b\>\&lt;`,
		"[x](y) *a* _b_ `c` ~d~ |":    "\\[x\\](y) \\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\|",
		`\*`:                          `\\\*`,
		"1. x":                        `1\. x`,
		"12) x":                       `12\) x`,
		"1.5 x":                       "1.5 x",
		"1.":                          `1\.`,
		"- x":                         `\- x`,
		"---":                         `\---`,
		":-:":                         `\:-:`,
		"===":                         `\===`,
		"# x #":                       `\# x \#`,
		"http://a.vn":                 "http:" + joiner + "//a.vn",
		"see WWW.a.vn":                "see WWW" + joiner + ".a.vn",
		"a@b.vn":                      "a" + joiner + "@" + joiner + "b.vn",
		" a\r\nb\t":                   "a b",
		"\u00a0a\u00a0b":              "a\u00a0b",
		"\x00\u202ea":                 "\ufffd\ufffda",
	} {
		assert.Equal(t, want, render(t, sample.Plain(text)), "%q", text)
	}
}

func TestRuns(t *testing.T) {
	for _, c := range []struct {
		want string
		runs office.Paragraph
	}{
		{"a **b** c", office.Paragraph{sample.Run("a "), sample.Bold("b"), sample.Run(" c")}},
		{"a **b** c", office.Paragraph{sample.Run("a"), sample.Bold(" b "), sample.Run("c")}},
		{"a**b**c", office.Paragraph{sample.Run("a"), sample.Bold("b"), sample.Run("c")}},
		{"**ab**", office.Paragraph{sample.Bold("a"), sample.Bold(""), sample.Bold("b")}},
		{"**1.5.** a", office.Paragraph{sample.Bold("1.5."), sample.Run(" a")}},
		{"**1.5." + joiner + "**a", office.Paragraph{sample.Bold("1.5."), sample.Run("a")}},
		{"a**" + joiner + "(b)**", office.Paragraph{sample.Run("a"), sample.Bold("(b)")}},
		{"**a**" + joiner + "*b*", office.Paragraph{sample.Bold("a"), sample.Italic("b")}},
		{"***a***", office.Paragraph{{Text: "a", Bold: true, Italic: true}}},
		{"a   b", office.Paragraph{sample.Run("a "), sample.Bold(" "), sample.Run(" b")}},
		{`**1. a**`, office.Paragraph{sample.Bold("1. a")}},
		{`1\. a`, office.Paragraph{sample.Bold(" "), sample.Run("1. a")}},
	} {
		assert.Equal(t, c.want, render(t, c.runs))
	}
}

func TestBlocks(t *testing.T) {
	assert.Equal(t, "## 1. a\n\n#### - b", render(t,
		office.Heading{Level: 1, Text: "1. a"}, office.Heading{Level: 3, Text: "- b"}))
	assert.Equal(t, "- a\n- b\n\n* c\n\n- d", render(t, sample.List("a", "b"), sample.List("c"), sample.List("d")),
		"lists of their own")
	assert.Equal(t, "- a\n\n* b\n\nc\n\n- d", render(t, sample.List("a"), &chart.Chart{
		Kind: chart.Curve, Title: "for screens", Screen: true, Points: make([]chart.Point, 1),
	}, sample.List("b"), office.Aligned{Align: office.Right, Text: sample.Plain("c")}, sample.List("d")),
		"what is left out parts no lists")
	assert.Equal(t, "**Steps**\n\nDown by 3.", render(t, &chart.Chart{
		Kind: chart.Curve, Title: "Steps", Alt: "Down by 3.", Points: make([]chart.Point, 1),
	}))
	assert.Equal(t, "| A | B |\n| --- | ---: |\n| **g** |  |\n| a\\|b | 1 |\n| 1. |  |\n|  | **1** |",
		render(t, &office.Table{
			Columns: []office.Column{{Title: "A"}, {Title: "B", Kind: office.Numbers}},
			Rows: []office.Row{
				sample.Group("g"),
				sample.Row(office.Ordinary, sample.Text("a|b"), sample.Num("1")),
				sample.Row(office.Ordinary, sample.Text("1."), sample.Text("")),
				sample.Row(office.Subtotal, sample.Text(""), sample.Num("1")),
			},
		}))
	assert.Equal(t, "| A | B |\n| :---: | :---: |\n| 1.1 | 31/12/2023 |\n| 1.2 | (as above) |", render(t, &office.Table{
		Columns: []office.Column{{Title: "A", Kind: office.Codes}, {Title: "B", Kind: office.Dates}},
		Rows: []office.Row{
			sample.Row(office.Ordinary, sample.Text("1.1"), sample.Day("31/12/2023")),
			sample.Row(office.Ordinary, sample.Text("1.2"), office.Cell{Above: true}),
		},
	}))
}

func TestParts(t *testing.T) {
	d := sample.Body(sample.Plain("body"))
	d.Draft = "DRAFT"
	d.Signature = office.Signature{Authority: []string{"For the committee"}, Position: "Chair", Name: "Vương Văn Sơn"}
	d.Appendices = []office.Appendix{{
		Title: "Appendix I", Subject: "Items", Attached: "(To the plan)",
		Body: []office.Block{office.Heading{Level: 1, Text: "A"}, sample.List("a"), sample.List("b")},
	}}
	assert.Equal(t, "**DRAFT**\n\nbody\n\n**FOR THE COMMITTEE**\n\n**CHAIR**\n\n**Vương Văn Sơn**\n\n## Appendix I\n\n"+
		"**Items**\n\n*(To the plan)*\n\n### A\n\n- a\n\n* b\n", string(sample.Written(t, markdown.Write, d)))
}
