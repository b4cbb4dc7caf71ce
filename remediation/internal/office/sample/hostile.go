package sample

import (
	"strings"
	"testing"
	"unicode"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Hostile are texts that mean something to HTML, to Markdown, to Word, to a
// spreadsheet or to a terminal.
var Hostile = []string{
	"", " ", " x ", "  a  ", " hai  đầu ", "a  \nb", "a\nb", "a\r\n\r\nb\rc\td", "\ttab", "\t=1", "\r=1", "\n=1",
	"    code", "a\u2028# b", "\u00a0x\u00a0",

	"\x00\x01\x08\x0b\x0c\x1f\x7f", "\x1b[31m", "\x7f\u0085\u009b", "\xff\xfe\xc3", "a\xc3", "\xed\xa0\x80",
	"\ufffe\uffff\ufdd0\U0001FFFE", "\ud7ff",
	"\u202egnp.exe", "\u202eabc\u202c", "\u2066x\u2069", "\u200b\u00ad", "שלום 1", "\ufeffx", "😀", "\U0010FFFD 𝔛", "漢字",
	"Nguyễn Văn A", "e\u0301\u0302 NHÂN DÂN ", "Hội đồng nhân dân  xã", "Chi\u0309 so\u0302\u0301", "\u0301\u0301",
	strings.Repeat("Cải cách thủ tục hành chính ", 200), strings.Repeat("Nghiêng", 1000),
	strings.Repeat("😀", 300), strings.Repeat("\u0301", 500),

	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `' style='x`, `<!-- x`, `-->`,
	`"><!--]]>&amp;&#0;`,
	`&lt;b&gt;`, `&#60;`, `&copy`, `]]>`, `<?x?>`, `{{.Kind}}`, `</style>`, `</title>`, `</svg>`,

	`[x](http://example.com)`, `![x](y)`, `[x]: http://example.com`, `<http://example.com>`, `http://example.com`,
	`HTTPS://e.org/a_b?c=d`,
	`ftp://example.com`, `www.example.com`, `(WWW.example.com)`, `a@b.c`, `mailto:a@b.c`, `xmpp:a@b.c/d`, `a.b-c_d@a.b`,
	`@someone`,
	`|`, `a|b`, `\|`, `\\|`, `\`, `\\`, `trailing\`, "`", "``", "```", "`a|b`", "```go", `~~~`, `~a~`, `~~a~~`,
	`1. x`, `1) x`, `1.`, `1.5`, `123456789. x`, `# x`, `x #`, `#`, `- x`, `-`, `+ x`, `* x`, `---`, `===`, `***`,
	`_ _ _`, `- - -`, `:-`, `:---:`, `---|---`,
	`> x`, `*a*`, `**a**`, `_a_`, `__a__`, `a*b*c`, `*`, `$x$`, `$$`, `[^1]`, `[^1]: x`, `[ ] x`, `[x] x`, `[!NOTE]`,
	`:smile:`, `{% raw %}`,
	"(a)", "«a»", ".", "./.", ";.", "5%", "a)",

	`</w:t></w:r></w:p><w:p><w:fldSimple w:instr="INCLUDETEXT c:\\x"/>`, `"/><a:hlinkClick r:id="x"/>`,
	"{ DDEAUTO c:\\windows cmd }",

	"=1+1", "=cmd|' /C calc'!A0", `=HYPERLINK("http://example.invalid","x")`, "+1", "-1", "@SUM(A1)", "'=1", "1.10",
	"5.3.2", "1/2/2023", "1e5", "NaN", "TRUE", "0",
	`</t></si><c t="str"><f>1</f>&amp;"'>]]>`, ` t="str"><f>`,
	"_x000D_", "_x005F_x000D_", "_x005F_x005F_x005F_x000D_", "_x000D_x000D_x000d_", "_x00D_ _x000G_ _X000D_ __x0041",
}

// Everywhere is a document with the text in every place that holds one.
func Everywhere(s string) *office.Document {
	table := func() *office.Table {
		return &office.Table{
			Name: s, Notes: []string{s},
			Caption: s, Columns: []office.Column{{Title: s, Heads: true}, {Title: s, Kind: office.Numbers},
				{Title: s, Kind: office.Codes}, {Title: s, Kind: office.Dates}},
			Rows: []office.Row{
				Group(s), Row(office.Ordinary, Text(s), Text(s), Text(s), Text(s)),
				Row(office.Ordinary, Text(s), office.Cell{Above: true}, Text(s), office.Cell{Above: true}),
				Row(office.Total, Text(s), Text(s), Text(s), Text(s)),
			},
		}
	}
	return &office.Document{
		Lang: rubric.English, Kind: s, Subject: s,
		Head: office.Head{Superior: s, Issuer: s, Number: s, Nation: s, Motto: s, PlaceAndDay: s},
		Body: []office.Block{
			office.Heading{Level: 1, Text: s}, office.Heading{Level: 2, Text: s}, office.Heading{Level: 3, Text: s},
			Plain(s), office.Paragraph{Bold(s), Run(s)},
			office.Paragraph{Run("a"), Bold(s), Italic(s), Run("b"), {Text: s, Bold: true, Italic: true}, Run(s)},
			office.List{Plain(s), {Italic(s)}}, List(s), table(),
			&chart.Chart{Kind: chart.Bars, Title: s, Alt: s, Up: s, Bars: []chart.Bar{{Label: s, Of: decimal.NewFromInt(1)}}},
		},
		Recipients: []string{s, s}, Signature: office.Signature{Authority: []string{s}, Position: s, Name: s},
		Draft: s,
		Appendices: []office.Appendix{{Title: s, Subject: s, Attached: s, Body: []office.Block{
			table(), office.Aligned{Align: office.Right, Text: office.Paragraph{Run(s)}},
		}}, {Title: s, Body: []office.Block{Plain(s)}, Landscape: true}},
	}
}

// Cleaned is what is left of a text: the same as the library's, written anew.
func Cleaned(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", " ") {
		switch {
		case strings.ContainsRune("\t\n\v\f\r\u0085\u2028\u2029", r):
			r = ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Noncharacter_Code_Point, r),
			unicode.Is(unicode.Bidi_Control, r) && r >= '\u202a':
			r = '\ufffd'
		case r == '\ufeff':
			r = '\u2060'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Blank reports whether a text says nothing, so that the document has fewer parts.
func Blank(s string) bool { return strings.TrimSpace(Cleaned(s)) == "" }

// The seeds of the fuzz tests, which all tests run, are the hostile texts.
func Fuzz(f *testing.F, check func(*testing.T, string)) {
	for _, s := range Hostile {
		f.Add(s)
	}
	f.Fuzz(check)
}
