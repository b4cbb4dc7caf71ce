package source_test

import (
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
)

const (
	noQuotes  = "a text with a colon and a space needs quotes; write "
	endsHere  = "the text in quotes has ended before this; use the other quotes around it; write "
	unaligned = "the line is not aligned with those above on its level; indent them by as many spaces"
)

// TestSyntax: what keeps the parser from reading on is told as what people did who write
// YAML by hand. The kind is of characters that YAML takes for its own within texts.
func TestSyntax(t *testing.T) {
	for src, want := range map[string]string{
		// Colons.
		"a: x ? full : 0\n":                      "1:13: " + noQuotes + `a: "x ? full : 0"`,
		"a: Ghi chú: b\nc: d\n":                  "1:11: " + noQuotes + `a: "Ghi chú: b"`,
		"- {a: Ghi chú: b, c: d}\n":              "1:14: " + noQuotes + `a: "Ghi chú: b"`,
		"- {a: x ? 1 : 0, c: d}\n":               "1:13: " + noQuotes + `a: "x ? 1 : 0"`,
		"a: \"kh\" == 'x' ? 1 : 0\n":             "1:20: " + noQuotes + `a: '"kh" == ''x'' ? 1 : 0'`,
		"a: “x: y”\n":                            "1:6: " + noQuotes + `a: "x: y"`,
		"title: {vi: Ghi chú: a, en: Note: b}\n": "1:20: " + noQuotes + `vi: "Ghi chú: a"`,
		"- {a: x == 'x', b: {vi: T: a, en: b}}\n": "1:26: " + noQuotes +
			`vi: "T: a"`,
		"a:b\nc: d\n":       "1:1: a space follows the colon; write a: b",
		"a: b\nc:d\n":       "2:1: a space follows the colon; write c: d",
		"a: b\na b\nc: d\n": `2:1: expected key: value on this line, got "a b"`,
		// Quotes.
		"a: \"x \"y\"\"\nb: c\n":   "1:8: " + endsHere + `a: 'x "y"'`,
		"a: \"x\" y\nb: c\n":       "1:8: " + endsHere + `a: '"x" y'`,
		"{a: \"x \"y\"\", b: c}\n": "1:9: " + endsHere + `a: 'x "y"'`,
		"a: 'it's x'\nb: c\n":      "1:8: " + endsHere + `a: "it's x"`,
		"a: 'x' == y\n":            "1:8: " + endsHere + `a: "'x' == y"`,
		"a: \"x\nb: c\n":           "1:4: the quote that opens here is not closed",
		"a: {b: \"x: y}\n":         "1:8: the quote that opens here is not closed",
		"a: \"\\d\"\n":             `1:5: within double quotes a \ is written \\, or use single quotes`,
		// Brackets.
		"a: {b: 1\nc: d\n":       "1:4: the { that opens here is not closed by }; if it is part of a text, put that in quotes",
		"a: [70,90)\nb: c\n":     "1:4: the [ that opens here is not closed by ]; if it is part of a text, put that in quotes",
		"a: {b: c}}\n":           "1:10: the } here closes nothing",
		"a: ]\n":                 "1:4: the ] here closes nothing",
		"a: {x} >= 80\n":         `1:4: a value that begins with { needs quotes; write a: "{x} >= 80"`,
		"a: [x] y\n":             `1:4: a value that begins with [ needs quotes; write a: "[x] y"`,
		"{a: x in [1, 2]}\n":     `1:5: within {...} a text with brackets or commas needs quotes: a: "x in [1, 2]"`,
		"{a: min(x, y), b: c}\n": `1:5: within {...} a comma ends the value; a text with a comma needs quotes: a: "min(x, y)"`,
		"{a: b ? f(x, y) : 0}\n": `1:5: within {...} a comma ends the value; a text with a comma needs quotes: a: "b ? f(x, y) : 0"`,
		// What values begin with.
		"a: %x\n":   `1:4: a value that begins with % needs quotes; write a: "%x"`,
		"a: @x\n":   `1:4: a value that begins with @ needs quotes; write a: "@x"`,
		"a: *x\n":   `1:4: a value that begins with * needs quotes; write a: "*x"`,
		"a: >= 8\n": `1:4: a value that begins with > needs quotes; write a: ">= 8"`,
		"a: |x\n":   `1:4: a value that begins with | needs quotes; write a: "|x"`,
		"a: - b\n": "1:4: a list begins on the line below its key, every - on a line of its own; " +
			"the sign of a number has no space behind it",
		// Lines.
		"a:\n  b: c\n   d: e\n": "3:5: " + unaligned,
		"a:\n- b\n c: d\n":      "3:3: " + unaligned,
		"a:\n  - b\n - c\n":     "3:2: " + unaligned,
		"- a\nb: c\n":           "2:1: " + unaligned,
		"  a: b\nc: d\n":        "2:1: " + unaligned,
		"a:\n  b: 1\n c: 2\n":   "3:2: " + unaligned,
		"a: b\n\tc: d\n":        "2:1: tab in the indentation; YAML is indented with spaces",
		// Files.
		"\xff\xfea\x00:\x00":   "1:1: the file is UTF-16 (which Notepad calls Unicode); choose Save As there and UTF-8 as the encoding",
		"a\x00:\x00 \x00b\x00": "1:1: the file is UTF-16 (which Notepad calls Unicode); choose Save As there and UTF-8 as the encoding",
		"PK\x03\x04x":          "1:1: this is a file of Word or Excel, not a text; copy its content to a .yaml file in UTF-8",
		"%PDF-1.7":             "1:1: this is a PDF, not a text; copy its content to a .yaml file in UTF-8",
	} {
		doc := source.Read("f", []byte(src), nil)
		read(doc.Root())
		faults := doc.Faults()
		if assert.Len(t, faults, 1, src) {
			assert.Equal(t, "f:"+want, faults[0].Error(), src)
			assert.NotEqual(t, faults[0].Message.EN, faults[0].Message.In(locale.Vietnamese), src)
			assert.NotEmpty(t, faults[0].Message.Code, src)
		}
	}
}

// read looks at everything in a node.
func read(n source.Node) {
	for _, v := range n.Mapping().All() {
		if v.IsMapping() {
			read(v)
		}
	}
}

// TestRejoined: what commas within braces have parted stands as it was meant, behind one fault.
func TestRejoined(t *testing.T) {
	for src, want := range map[string][2]string{
		"{a: 7,5, b: c}":                {"7.5", "f:1:5: the number 7,5: decimals follow a point; write 7.5"},
		"{a: 7,50}":                     {"7.50", "f:1:5: the number 7,50: decimals follow a point; write 7.50"},
		"{a: -7,5}":                     {"-7.5", "f:1:6: the number 7,5: decimals follow a point; write 7.5"},
		"{a: Cứ 1 % trừ 0,1, b: c}":     {"Cứ 1 % trừ 0,1", `f:1:5: within {...} a comma ends the value; a text with a comma needs quotes: a: "Cứ 1 % trừ 0,1"`},
		"{a: tháng, quý, năm, b: c}":    {"tháng, quý, năm", `f:1:5: within {...} a comma ends the value; a text with a comma needs quotes: a: "tháng, quý, năm"`},
		"{when: x >= 79,5, b: c}":       {"x >= 79.5", "f:1:13: the number 79,5: decimals follow a point; write 79.5"},
		"{when: x >= 79,5 and y, b: c}": {"x >= 79.5 and y", "f:1:13: the number 79,5: decimals follow a point; write 79.5"},
		"{a: 7, b: c}":                  {"7", ""},
		"{a: 7, reported, b: c}":        {"7", ""}, // a key whose value was forgotten
		"{a: \"7\", 5, b: c}":           {"7", ""},
		"{a: x, b: }":                   {"x", ""},
		"a: x, y\nb: c":                 {"x, y", ""},
	} {
		doc := source.Read("f", []byte(src+"\n"), nil)
		var first string
		for _, v := range doc.Root().Mapping().All() {
			first = v.String()
			break
		}
		assert.Equal(t, want[0], first, src)
		said := ""
		if err := doc.Err(); err != nil {
			said = err.Error()
		}
		assert.Equal(t, want[1], said, src)
	}
}
