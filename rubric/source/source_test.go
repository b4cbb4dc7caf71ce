package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestFaults(t *testing.T) {
	read := func(m *source.Mapping) {
		_ = m.Need("name").String()
		m.Get("rate").Decimal()
		m.Get("whole").Int()
		m.Get("yes").Bool()
		m.Get("day").Date()
		m.Get("kind").OneOf("full", "zero")
		m.Get("list").Items()
		m.Get("map").Mapping().Close()
		m.Close()
	}
	tests := []struct{ src, want string }{
		{"name: a\nrate: 76.5\nwhole: 3\nyes: true\nday: 2023-01-30\nkind: full\nlist: []\nmap: {}\n", ""},
		{"", "f:1:1: the file is empty"},
		{"# only a comment\n", "f:1:1: the file is empty"},
		{"[a]", "f:1:1: expected a mapping (key: value), got a list"},
		{"a", `f:1:1: expected a mapping (key: value), got "a"`},
		{"nam: a\n", "f:1:1: unknown key \"nam\"; did you mean \"name\"?"},
		{"ame: a\nrat: 3\n", "f:1:1: unknown key \"ame\"; did you mean \"name\"?\nf:2:1: unknown key \"rat\"; did you mean \"rate\"?"},
		{"other: a\n", "f:1:1: unknown key \"other\"; the keys here are name, rate, whole, yes, day, kind, list, map\nf:1:1: missing key \"name\""},
		{"name: a\nname: b\n", `f:2:1: duplicate key "name"`},
		{"name: a\n? [x]\n: y\n", `f:2:3: a key must be a plain name`},
		{"name:\n", "f:1:6: expected a text, got nothing"},
		{"name: [a]\n", "f:1:7: expected a text, got a list"},
		{"name: a\n<<: {rate: 3}\n", `f:2:1: unknown key "<<"; the keys here are rate, whole, yes, day, kind, list, map`},
		{"name: a\nrate: 76,5\n", `f:2:7: expected a number, got "76,5"; write the decimal point, not a comma`},
		{"name: a\nrate: .5\n", `f:2:7: expected a number, got ".5"`},
		{"name: a\nrate: 5.\n", `f:2:7: expected a number, got "5."`},
		{"name: a\nrate: 0x1F\n", `f:2:7: expected a number, got "0x1F"`},
		{"name: a\nrate: 1_000\n", `f:2:7: expected a number, got "1_000"`},
		{"name: a\nrate: .inf\n", `f:2:7: expected a number, got ".inf"`},
		{"name: a\nrate: NaN\n", `f:2:7: expected a number, got "NaN"`},
		{"name: a\nrate: 1e3\n", `f:2:7: expected a number, got "1e3"; write it without an exponent`},
		{"name: a\nrate: --3\n", `f:2:7: expected a number, got "--3"`},
		{"name: a\nrate: 1234567890123456789\n",
			"f:2:7: the number 1234567890123456789 has more than 18 digits before or after the point"},
		{"name: a\nrate: {}\n", "f:2:7: expected a number, got a mapping"},
		{"name: a\nwhole: 1.5\n", `f:2:8: expected a whole number of moderate size, got "1.5"`},
		{"name: a\nyes: yes\n", `f:2:6: expected true or false, got "yes"; write true`},
		{"name: a\nyes: 'true'\n", `f:2:6: expected true or false, got "true" without quotes`},
		{"name: a\nday: 30/01/2023\n", `f:2:6: expected a date such as 2023-01-30, got "30/01/2023"; write 2023-01-30`},
		{"name: a\nkind: fulll\n", `f:2:7: unknown value "fulll"; expected one of full, zero; did you mean "full"?`},
		{"name: a\nlist: x\n", `f:2:7: expected a list, got "x"`},
		{"name: a\n---\nname: b\n", "f:2:1: a second YAML document starts here; a file holds one"},
		{"name: a\n\tb: c\n", "f:2:1: tab in the indentation; YAML is indented with spaces"},
		{"name: a: b\n", "f:1:8: a text with a colon and a space needs quotes; write name: \"a: b\""},
		{"name: *a\n", "f:1:7: a value that begins with * needs quotes; write name: \"*a\""},
		{"name: \"\xff\"\n", "f:1:8: the file is not UTF-8 here (byte 0xff); save it with the encoding UTF-8"},
		{"đây: a\nname: \x00\n", "f:2:7: control character U+0000 is not allowed"},
		{"{name: a, kind: min(full, 3)}\n", "f:1:17: within {...} a comma ends the value; " +
			`a text with a comma needs quotes: kind: "min(full, 3)"`},
		{"name: a\nđ: b\n", `f:2:1: unknown key "đ"; the keys here are rate, whole, yes, day, kind, list, map`},
	}
	for _, tt := range tests {
		doc := source.Read("f", []byte(tt.src), nil)
		read(doc.Root().Mapping())
		got := ""
		if err := doc.Err(); err != nil {
			got = err.Error()
		}
		assert.Equal(t, tt.want, got, "%q", tt.src)
	}
}

func TestLimits(t *testing.T) {
	small := &source.Limits{Bytes: 50, Depth: 3, Nodes: 16, Digits: 2}
	tests := []struct{ src, want string }{
		{"a: 1.25", ""},
		{"a: 1.255", "f:1:4: the number 1.255 has more than 2 digits before or after the point"},
		{strings.Repeat("x", 51), "f:1:1: the file has 51 bytes; at most 50 are read"},
		{"a: [[[1]]]", "f:1:7: nesting is deeper than 3 levels"},
		{"a: [&x [1,1], *x, *x, *x, *x, *x]", "f:1:11: the file holds more than 16 values, counting what aliases repeat"},
	}
	for _, tt := range tests {
		doc := source.Read("f", []byte(tt.src), small)
		walk(doc.Root())
		doc.Root().Mapping().Get("a").Decimal()
		got := ""
		if err := doc.Err(); err != nil {
			got, _, _ = strings.Cut(err.Error(), "\n")
		}
		if tt.want == "" {
			continue
		}
		assert.Equal(t, tt.want, got, "%q", tt.src)
		_ = doc.Complete()
	}
}

func walk(n source.Node) {
	switch {
	case n.IsSequence():
		for _, c := range n.Items() {
			walk(c)
		}
	case n.IsMapping():
		for _, v := range n.Mapping().All() {
			walk(v)
		}
	}
}

// TestSpans: the place of every character of a scalar, in each of its styles.
func TestSpans(t *testing.T) {
	tests := []struct {
		name, src, word string
		line, column    int
	}{
		{"plain", "a: ở đây word\n", "word", 1, 10},
		{"plain over lines", "a: ở đây\n  và word\n", "word", 2, 6},
		{"single quoted", "a: 'it''s ở word'\n", "word", 1, 13},
		{"single quoted over lines", "a: 'x\n\n   y ''word'''\n", "word", 3, 8},
		{"double quoted", `a: "\u0111\x41\t\"ở\" word"` + "\n", "word", 1, 23},
		{"double quoted with a joined line", "a: \"x \\\n   word\"\n", "word", 2, 4},
		{"literal", "a: |\n  ở đây\n    word\n", "word", 3, 5},
		{"literal with header", "a: |2- # why\n  x\n\n  word\n", "word", 4, 3},
		{"folded", "a: >-\n  ở đây\n\n\n  và\n  một word\n", "word", 6, 7},
		{"in a list", "a: [x, 'ở word']\n", "word", 1, 11},
		{"with an anchor", "a: &x 'ở word'\n", "word", 1, 10},
		{"after a byte order mark", "\ufeffa: ở word\n", "word", 1, 6},
		{"with Windows line ends", "a: |\r\n  x\r\n  word\r\n", "word", 3, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := source.Read("f", []byte(tt.src), nil)
			n := doc.Root().Mapping().Get("a")
			if n.IsSequence() {
				n = n.Items()[1]
			}
			require.NoError(t, doc.Err())
			text := n.String()
			index := len([]rune(text[:strings.Index(text, tt.word)]))
			fault := n.Span().Fault(index, locale.Message{EN: "here"})
			assert.Equal(t, source.Pos{Line: tt.line, Column: tt.column}, fault.Pos, "%q", text)
			end := n.Span().Fault(index+len(tt.word), locale.Message{EN: "end"})
			assert.Equal(t, source.Pos{Line: tt.line, Column: tt.column + len(tt.word)}, end.Pos)
		})
	}
}

func TestFaultsAreSortedAndUnique(t *testing.T) {
	fault := func(file string, line, col int) *source.Fault {
		return &source.Fault{File: file, Pos: source.Pos{Line: line, Column: col}, Message: locale.Message{EN: "m"}}
	}
	err := source.Faults{fault("b", 1, 1), fault("a", 10, 2), fault("a", 9, 5), fault("a", 10, 2), fault("a", 10, 1),
		{File: "a", Message: locale.Message{EN: "m"}}, {Message: locale.Message{EN: "m"}}}.Err()
	assert.EqualError(t, err, "m\na: m\na:9:5: m\na:10:1: m\na:10:2: m\nb:1:1: m")
	assert.NoError(t, source.Faults{}.Err())
	var one *source.Fault
	require.ErrorAs(t, err, &one)
	assert.Equal(t, "m", one.Message.EN)
}

// FuzzRead: reading never fails but by faults; every character of a scalar other
// than white space is found in the file where its span says, unless it is
// written as an escape.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a: b\n", "a: |\n  ở\n   x\n", "a: >\n x\n\n y\n", "a: \"\\u0111 \\\n  x\"", "a: 'it''s'",
		"- &a !x y\n- *a\n", "{\"a\": [1, \"\\/\"]}"} {
		f.Add([]byte(s))
	}
	slips, err := filepath.Glob("../../examples/parindex/testdata/messages/*.yaml")
	require.NoError(f, err)
	for _, file := range slips {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc := source.Read("f", src, nil)
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029",
			"\n").Replace(strings.TrimPrefix(string(src), "\ufeff")), "\n")
		var visit func(n source.Node)
		visit = func(n source.Node) {
			switch {
			case n.IsSequence():
				for _, c := range n.Items() {
					visit(c)
				}
			case n.IsMapping():
				for k, v := range n.Mapping().All() {
					visit(k)
					visit(v)
				}
			case n.IsScalar():
				start := n.Span().Fault(-1, locale.Message{}).Pos
				for i, r := range []rune(n.String()) {
					pos := n.Span().Fault(i, locale.Message{}).Pos
					if pos == start || unicode.IsSpace(r) {
						continue // not placed: the scalar's start stands for it
					}
					line := []rune(lines[pos.Line-1])
					require.LessOrEqual(t, pos.Column, len(line))
					// A letter stands where its first part was typed; marks on it may have
					// been typed in another order.
					got := line[pos.Column-1]
					if first := []rune(norm.NFD.String(string(r)))[0]; got != '\\' && !unicode.IsMark(r) && !unicode.IsMark(got) {
						require.Equal(t, string(first), string([]rune(norm.NFD.String(string(got)))[0]), "%q at %v", n.String(), pos)
					}
				}
			}
		}
		visit(doc.Root())
	})
}

func ExampleRead() {
	doc := source.Read("unit.yaml", []byte("name: Y Tịch\nrate: 76,5\nranc: 4\n"), nil)
	m := doc.Root().Mapping()
	fmt.Println(m.Need("name").Filled())
	m.Get("rate").Decimal()
	m.Get("rank").Int()
	m.Close()
	fmt.Println(doc.Err())
	// Output:
	// Y Tịch
	// unit.yaml:2:7: expected a number, got "76,5"; write the decimal point, not a comma
	// unit.yaml:3:1: unknown key "ranc"; did you mean "rank"?
}

func ExampleAs() {
	doc := source.Read("unit.yaml", []byte("name: Y Tịch\ntitle: {vi: Xã, en: Commune}\nnote: {vi: Xã}\n"), nil)
	m := doc.Root().Mapping()
	fmt.Println(source.As[rubric.Text](m.Need("name")).EN)
	fmt.Println(source.As[rubric.Text](m.Need("title")).EN)
	fmt.Println(source.As[rubric.Text](m.Get("band")).IsZero())
	source.As[rubric.Text](m.Get("note"))
	fmt.Println(doc.Err())
	// Output:
	// Y Tịch
	// Commune
	// true
	// unit.yaml:3:7: missing key "en"
}
