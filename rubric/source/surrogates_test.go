package source_test

import (
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
)

// TestSurrogatePairs: JSON as other programs write it is read, with characters beyond
// U+FFFF as two escapes; places in the file stay right, before and behind them and
// within their text.
func TestSurrogatePairs(t *testing.T) {
	for _, c := range []struct{ name, src, want, fault string }{
		{"emoji", `{"t": "a\ud83d\ude00b", "u": 1}`, "a😀b", "f:1:30: at u"},
		{"capitals", `{"t": "\uD83D\uDE00\uD83D\uDE00", "u": 1}`, "😀😀", "f:1:40: at u"},
		{"in the key before", `{"k\ud83d\ude00": 1, "t": "x", "u": 1}`, "x", "f:1:37: at u"},
		{"second line", "{\"t\": \"\\ud83d\\ude00\",\r\n \"u\": 1}", "😀", "f:2:7: at u"},
		{"after Vietnamese", `{"t": "ộ\ud835\udc00ộ", "u": 1}`, "ộ𝐀ộ", "f:1:30: at u"},
		{"escaped backslash", `{"t": "\\ud83d\\ude00", "u": 1}`, `\ud83d\ude00`, "f:1:30: at u"},
		{"byte order mark", "\ufeff{\"t\": \"\\ud83d\\ude00\",\n \"u\": 1}", "😀", "f:2:7: at u"},
		{"single quotes in YAML", `{t: '\ud83d\ude00', u: 1}`, `\ud83d\ude00`, "f:1:24: at u"},
		{"plain in YAML", "t: \\ud83d\\ude00\nu: 1", `\ud83d\ude00`, "f:2:4: at u"},
		{"twice in a line with a pair between", `{"t": "\ud83d\ude00\u0041\ud83d\ude00", "u": 1}`, "😀A😀", "f:1:46: at u"},
	} {
		doc := source.Read("f", []byte(c.src), nil)
		m := doc.Root().Mapping()
		assert.Equal(t, c.want, m.Get("t").String(), c.name)
		assert.NoError(t, doc.Err(), c.name)
		m.Get("u").Add(locale.Message{EN: "at u"})
		assert.EqualError(t, doc.Err(), c.fault, c.name)
	}
	doc := source.Read("f", []byte(`{"t": "\ud83d\ude00ab", "u": "c"}`), nil)
	m := doc.Root().Mapping()
	assert.EqualError(t, m.Get("t").Span().Fault(0, locale.Message{EN: "here"}), "f:1:8: here")
	assert.EqualError(t, m.Get("t").Span().Fault(1, locale.Message{EN: "here"}), "f:1:20: here")
	assert.EqualError(t, m.Get("u").Span().Fault(0, locale.Message{EN: "here"}), "f:1:31: here")
	for name, src := range map[string]string{
		"a half": `{"t": "\ud83d"}`, "halves in the wrong order": `{"t": "\ude00\ud83d"}`,
		"a half and another escape": `{"t": "\ud83d\u0041"}`,
	} {
		assert.ErrorContains(t, source.Read("f", []byte(src), nil).Err(), "f:1:1", name)
	}
}
