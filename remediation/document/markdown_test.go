package document_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/stretchr/testify/assert"
)

func markdown(t testing.TB, blocks ...document.Block) string {
	t.Helper()
	return strings.TrimSuffix(string(written(t, "md", body(blocks...))), "\n")
}

func TestMarkdownTexts(t *testing.T) {
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
		assert.Equal(t, want, markdown(t, plain(text)), "%q", text)
	}
}

func TestMarkdownRuns(t *testing.T) {
	for _, c := range []struct {
		want string
		runs document.Paragraph
	}{
		{"a **b** c", document.Paragraph{run("a "), bold("b"), run(" c")}},
		{"a **b** c", document.Paragraph{run("a"), bold(" b "), run("c")}},
		{"a**b**c", document.Paragraph{run("a"), bold("b"), run("c")}},
		{"**ab**", document.Paragraph{bold("a"), bold(""), bold("b")}},
		{"**1.5.** a", document.Paragraph{bold("1.5."), run(" a")}},
		{"**1.5." + joiner + "**a", document.Paragraph{bold("1.5."), run("a")}},
		{"a**" + joiner + "(b)**", document.Paragraph{run("a"), bold("(b)")}},
		{"**a**" + joiner + "*b*", document.Paragraph{bold("a"), italic("b")}},
		{"***a***", document.Paragraph{{Text: "a", Bold: true, Italic: true}}},
		{"a   b", document.Paragraph{run("a "), bold(" "), run(" b")}},
		{`**1. a**`, document.Paragraph{bold("1. a")}},
		{`1\. a`, document.Paragraph{bold(" "), run("1. a")}},
	} {
		assert.Equal(t, c.want, markdown(t, c.runs))
	}
}

func TestMarkdownBlocks(t *testing.T) {
	assert.Equal(t, "## 1. a\n\n#### - b", markdown(t,
		document.Heading{Level: 1, Text: "1. a"}, document.Heading{Level: 3, Text: "- b"}))
	assert.Equal(t, "- a\n- b\n\n* c\n\n- d", markdown(t, list("a", "b"), list("c"), list("d")), "lists of their own")
	assert.Equal(t, "**Steps**\n\nDown by 3.", markdown(t, &document.Chart{
		Kind: document.Curve, Title: "Steps", Alt: "Down by 3.", Points: make([]document.Point, 1),
	}))
	assert.Equal(t, "| A | B |\n| --- | ---: |\n| **g** |  |\n| a\\|b | 1 |\n| 1. |  |\n|  | **1** |", markdown(t, &document.Table{
		Columns: []document.Column{{Title: "A"}, {Title: "B", Number: true}},
		Rows: []document.Row{
			group("g"),
			row(document.Ordinary, txt("a|b"), num("1")),
			row(document.Ordinary, txt("1."), txt("")),
			row(document.Subtotal, txt(""), num("1")),
		},
	}))
}
