package source_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestNames: what readers do not see, or take for something else, is a fault of a
// name at its character: typographic quotes, invisible characters of every sort,
// spaces that are not single plain ones.
func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"1.1": "", "đúng_hạn": "", "Rất tốt": "", "tỷ_lệ": "", "it's": "", "a-b/c": "",
		"“1.1”": "f:1:4: the name holds the typographic quote “", "1.1”": "f:1:7: the name holds the typographic quote ”",
		"M’gar": "f:1:5: the name holds the typographic quote ’", "«a": "f:1:4: the name holds the typographic quote «",
		"＂a":          "f:1:4: the name holds the typographic quote ＂",
		"1.1\u200b":   "f:1:7: the name holds the invisible character U+200B",
		"a\u200db":    "f:1:5: the name holds the invisible character U+200D",
		"a\u00ad":     "f:1:5: the name holds the invisible character U+00AD",
		"a\u2060":     "f:1:5: the name holds the invisible character U+2060",
		"a\u034f":     "f:1:5: the name holds the invisible character U+034F",
		"a\ufe0f":     "f:1:5: the name holds the invisible character U+FE0F",
		"a\u3164":     "f:1:5: the name holds the invisible character U+3164",
		"a\u2800":     "f:1:5: the name holds the invisible character U+2800",
		"a\u115f":     "f:1:5: the name holds the invisible character U+115F",
		"a\U000e0101": "f:1:5: the name holds the invisible character U+E0101",
		"a\u00a0b":    "f:1:5: the name holds the space U+00A0, which is not the plain one",
		"a\u3000b":    "f:1:5: the name holds the space U+3000, which is not the plain one",
		"a\tb":        "f:1:5: the name holds the space U+0009, which is not the plain one",
		" a":          "f:1:3: the name holds a space that nobody sees",
		"a ":          "f:1:5: the name holds a space that nobody sees",
		"a  b":        "f:1:5: the name holds a space that nobody sees",
	} {
		doc := source.Read("f", []byte("- \""+name+"\""), nil)
		got := doc.Root().Items()[0].Name()
		assert.Equal(t, spelling.Normalize(name), got)
		assert.Equal(t, want, message(doc.Err()), "%q", name)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestTexts: a text that looks other than it reads is a fault at its character, be
// the character written as it is, in any part of the file, or as an escape.
func TestTexts(t *testing.T) {
	for src, want := range map[string]string{
		"- \"a\u200bb “c” \u00a0d\"": "", // texts may have what names may not
		`- "đây \u202e b"`:           "f:1:8: the text holds the character U+202E, which changes how the text looks",
		`- "\u2066b"`:                "f:1:4: the text holds the character U+2066, which changes how the text looks",
		`- "a\u200e"`:                "f:1:5: the text holds the character U+200E, which changes how the text looks",
		`- "a\U000E0041"`:            "f:1:5: the text holds the character U+E0041, which changes how the text looks",
		`- "a\x07"`:                  "f:1:5: the text holds a control character",
		"- a\u202eb":                 "f:1:4: the character U+202E, which changes how the text looks, is not allowed",
		"- a\n# b\u2067":             "f:2:4: the character U+2067, which changes how the text looks, is not allowed",
		"- |\n  a\n  b\u061c":        "f:3:4: the character U+061C, which changes how the text looks, is not allowed",
		"\ufeff- đ\u202a":            "f:1:4: the character U+202A, which changes how the text looks, is not allowed",
		"- a\r\n- b\u2028- c\u202a":  "f:3:4: the character U+202A, which changes how the text looks, is not allowed",
	} {
		doc := source.Read("f", []byte(src), nil)
		for _, n := range doc.Root().Items() {
			_ = n.String()
		}
		assert.Equal(t, want, message(doc.Err()), "%q", src)
	}
}

// TestNormalised: texts, names and keys are read in one normalisation form, and a
// place in the file is where it was typed.
func TestNormalised(t *testing.T) {
	const decomposed = "ty\u0309_le\u0323\u0302" // tỷ_lệ, in eight characters
	doc := source.Read("f", []byte(decomposed+": '"+decomposed+" nope'\ntỷ_lệ: 1\n"+decomposed+"2: [x]\n"), nil)
	m := doc.Root().Mapping()
	n := m.Get("tỷ_lệ")
	assert.Equal(t, "tỷ_lệ nope", n.String())
	assert.Equal(t, source.Pos{Line: 1, Column: 21}, n.Span().Fault(6, locale.Message{}).Pos)
	assert.Equal(t, source.Pos{Line: 1, Column: 13}, n.Span().Fault(1, locale.Message{}).Pos)
	assert.Equal(t, source.Pos{Line: 1, Column: 25}, n.Span().Fault(99, locale.Message{}).Pos)
	for key, v := range m.All() {
		assert.Contains(t, []string{"tỷ_lệ", "tỷ_lệ2"}, key.String())
		assert.True(t, v.Present())
	}
	m.Close()
	assert.EqualError(t, doc.Err(), `f:2:1: duplicate key "tỷ_lệ"`+"\n"+
		`f:3:1: unknown key "tỷ_lệ2"; did you mean "tỷ_lệ"?`)

	assert.Equal(t, []int{0, 1, 3, 4, 5, 8}, spelling.Typed(decomposed))
	assert.Equal(t, []int{0, 1, 2}, spelling.Typed("ab"))
	assert.Equal(t, []int{0, 1, 2, 4, 5}, spelling.Typed("\u1100\u1100\u1100\u1161x"),
		"letters that join with the next one only")
	keys, twice := spelling.NormalizeKeys(map[string]int{decomposed: 1, "a": 2})
	assert.Equal(t, map[string]int{"tỷ_lệ": 1, "a": 2}, keys)
	assert.Empty(t, twice)
	_, twice = spelling.NormalizeKeys(map[string]int{decomposed: 1, "tỷ_lệ": 2})
	assert.Equal(t, "tỷ_lệ", twice)
}

// TestTags: a tag would make another value of what is written, so each is a fault.
func TestTags(t *testing.T) {
	for src, want := range map[string]string{
		"a: !!binary aGk=\n":                 "f:1:4: the tag !!binary is not allowed; a text that looks like a number needs quotes",
		"a: !foo b\n":                        "f:1:4: the tag !foo is not allowed; a text that looks like a number needs quotes",
		"a: &x !!str 5\n":                    "f:1:4: the tag !!str is not allowed; a text that looks like a number needs quotes",
		"!!str a: b\n":                       "f:1:1: the tag !!str is not allowed; a text that looks like a number needs quotes",
		"a: !!map {b: !!int 'c'}":            "f:1:4: the tag !!map is not allowed; a text that looks like a number needs quotes\nf:1:14: the tag !!int is not allowed; a text that looks like a number needs quotes",
		"%TAG ! tag:x,2000:\n---\na: !b c\n": "f:1:1: a line that begins with a percent sign is a YAML directive, which is not allowed",
		"%YAML 1.1\n---\na: b\n":             "f:1:1: a line that begins with a percent sign is a YAML directive, which is not allowed",
		"a: 100 % b\n":                       "",
	} {
		assert.Equal(t, want, message(source.Read("f", []byte(src), nil).Err()), "%q", src)
	}
}

// TestSmallFilesStaySmall: whatever is walked again at every alias is counted again;
// what is only counted and not told costs no memory, and messages quote no more of a
// file than is read at a glance. The kind is "a small file that eats the machine".
func TestSmallFilesStaySmall(t *testing.T) {
	limits := &source.Limits{Nodes: 500, Faults: 5}
	keys := strings.Repeat("k: 1, ", 20)
	read := func(src string, limits *source.Limits) []string {
		doc := source.Read("f", []byte(src), limits)
		for _, n := range doc.Root().Items() {
			m := n.Mapping()
			m.Get("a")
			m.Close()
		}
		return strings.Split(message(doc.Err()), "\n")
	}
	const tooMany = "the file holds more than 500 values, counting what aliases repeat"
	t.Run("a mapping at every alias", func(t *testing.T) {
		got := read("- &m {"+keys+"}\n"+strings.Repeat("- *m\n", 9), &source.Limits{Nodes: 500})
		assert.Len(t, got, 20, "one unknown key, and the same key again 19 times, however often it is repeated")
		got = read("- &m {"+keys+"}\n"+strings.Repeat("- *m\n", 20), &source.Limits{Nodes: 500})
		assert.Contains(t, got, "f:1:3: "+tooMany)
	})
	t.Run("marks before anything is built", func(t *testing.T) {
		for _, unit := range []string{"a,", "a: b,", "[],", "{a},", "? a,", ":,", "&a ", "*a ", "!a "} {
			got := read("["+strings.Repeat(unit, 501)+"]", limits)
			require.Len(t, got, 1)
			assert.Contains(t, got[0], "more than 500 marks that can part values (, : ? [ { & * ! and dashes) are not read",
				unit)
		}
		for _, unit := range []string{`"`, `"" `, "'", "'a' "} {
			assert.Contains(t, read(strings.Repeat(unit, 2001), &source.Limits{Nodes: 500})[0],
				"more than 2000 quotes are not read", unit)
		}
		for _, unit := range []string{"- a\n", "-\n", "a:\n", "? a\n"} {
			assert.Contains(t, read(strings.Repeat(unit, 501), limits)[0], "f:501:", unit)
		}
		assert.Equal(t, []string{""}, read(strings.Repeat("- {a: '-b.c'}\n", 150), &source.Limits{Nodes: 700}),
			"what is no mark is not counted")
	})
	t.Run("faults", func(t *testing.T) {
		src := ""
		for i := range 30 {
			src += "- {k" + strings.Repeat("x", i) + ": 1}\n"
		}
		got := read(src, limits)
		assert.Len(t, got, 6)
		assert.Equal(t, `f:5:4: unknown key "kxxxx"; the keys here are a`, got[4])
		assert.Equal(t, "f: and up to 25 more", got[5])
		assert.Len(t, read(strings.Repeat("- {k: 1}\n", 1200), nil), 1001)
	})
	t.Run("messages", func(t *testing.T) {
		for _, src := range []string{"- {" + strings.Repeat("k", 5000) + ": 1}", "- '" + strings.Repeat("đ", 50_000) + "'",
			"- {a: 1, a: 2, " + strings.Repeat("x y ", 500) + ": 1}"} {
			for _, line := range read(src, nil) {
				assert.LessOrEqual(t, len([]rune(line)), 150)
			}
		}
		doc := source.Read("f", []byte("["+strings.Repeat("9", 5000)+"]"), nil)
		doc.Root().Items()[0].OneOf(strings.Fields(strings.Repeat("option ", 500))...)
		doc.Root().Items()[0].Decimal()
		assert.Less(t, len(message(doc.Err())), 500)
		assert.Contains(t, message(doc.Err()), "…")
	})
}

// TestFaultsAreCounted: faults beyond the limit are counted, wherever lists of faults
// come together, and never told.
func TestFaultsAreCounted(t *testing.T) {
	var fs source.Faults
	for i := range 10 {
		fs.Add(3, func() *source.Fault {
			require.Less(t, i, 3, "told though the list is full")
			return &source.Fault{File: "f", Pos: source.Pos{Line: 9 - i, Column: 1}, Message: locale.Message{EN: "m"}}
		})
	}
	want := "f:7:1: m\nf:8:1: m\nf:9:1: m\nf: and up to 7 more"
	assert.EqualError(t, fs.Err(), want)
	again := append(source.Faults{}, fs.Err().(source.Faults)...)
	assert.EqualError(t, again.Err(), want)
	again.Add(3, nil)
	assert.EqualError(t, again.Err(), strings.Replace(want, "7 more", "8 more", 1))
	assert.EqualError(t, fs.Err(), want, "a list that was taken over stays as it is")
	same := func() *source.Fault { return &source.Fault{Message: locale.Message{EN: "m"}} }
	var twice source.Faults
	twice.Add(2, same)
	twice.Add(2, same)
	assert.EqualError(t, twice.Err(), "m", "what is found again takes no room")
	assert.True(t, fs.Full(3))
	assert.False(t, source.Faults{}.Full(3))
}
