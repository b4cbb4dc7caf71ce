package rubric

import (
	"encoding/json"
	"strings"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
)

// The languages of texts for officials.
const (
	Vietnamese = locale.Vietnamese
	English    = locale.English
)

// Text is a text in both languages. In files and in JSON it is either a mapping
// {vi: ..., en: ...} or, where both are the same, a plain string.
type Text struct{ VI, EN string }

// Plain returns a text that is the same in every language.
func Plain(s string) Text { return Text{s, s} }

// Say returns what a sentence says of its arguments, as a text.
func Say(s locale.Sentence, args ...any) Text {
	m := s.Say(args...)
	return Text{m.VI, m.EN}
}

// In returns the text in the language, Vietnamese unless it is English.
func (t Text) In(l locale.Lang) string {
	if l == English {
		return t.EN
	}
	return t.VI
}

// IsZero reports whether the text is absent.
func (t Text) IsZero() bool { return t == Text{} }

// Expand returns the text with every {name} replaced by what f returns for the
// language and the name; a nil f replaces nothing.
func (t Text) Expand(f func(l locale.Lang, name string) string) Text {
	if f == nil {
		return t
	}
	return Text{expand(t.VI, Vietnamese, f), expand(t.EN, English, f)}
}

func expand(text string, l locale.Lang, f func(locale.Lang, string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(before)
		b.WriteString(f(l, name))
		text = after
	}
}

// MarshalJSON writes the mapping, or a string where both languages agree.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.VI == t.EN {
		return jsonform.Marshal(t.VI)
	}
	return jsonform.Marshal(languages(t))
}

// languages is a Text with both languages as JSON has it.
type languages struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

// UnmarshalJSON reads what [Text.MarshalJSON] writes.
func (t *Text) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		var s string
		err := json.Unmarshal(b, &s)
		*t = Plain(spelling.Normalize(s))
		return err
	}
	var both languages
	if err := jsonform.Unmarshal(b, &both); err != nil {
		return err
	}
	*t = Text{spelling.Normalize(both.VI), spelling.Normalize(both.EN)}
	return nil
}

// Read reads a text from a file. A mapping needs both languages; an empty text
// is a fault, an absent node the zero Text.
func (t *Text) Read(n source.Node) {
	if t == nil {
		t = new(Text)
	}
	if !n.IsMapping() {
		*t = Plain(n.Filled())
		return
	}
	m := n.Mapping()
	*t = Text{m.Need("vi").Filled(), m.Need("en").Filled()}
	m.Close()
}

// textsOf reads a list of texts from a file.
func textsOf(n source.Node) []Text {
	var out []Text
	for _, item := range n.Items() {
		out = append(out, source.As[Text](item))
	}
	return out
}
