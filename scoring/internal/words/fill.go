package words

import (
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Known is what facts know of an input, for the name in braces that stands for it.
type Known struct {
	Input *rubric.Input
	Is    interval.Domain
}

// Fill fills in an author's reason with what the facts say: names in braces are inputs, or
// series. Of a count of which no more is known than that there are some, nothing is said
// that the reason does not say already: "bị kỷ luật trong năm: {disciplined}" is "bị kỷ luật
// trong năm", and "gửi {letters} cho dân" is "gửi văn bản cho dân".
func Fill(t rubric.Text, known func(name string) []Known) rubric.Text {
	bare := func(name string) bool {
		k := known(name)
		return len(k) == 1 && k[0].Input.Type == rubric.Count && someOf(k[0].Is)
	}
	t = rubric.Text{VI: withoutBare(t.VI, bare), EN: withoutBare(t.EN, bare)}
	return t.Expand(func(l locale.Lang, name string) string {
		if bare(name) {
			in := known(name)[0].Input
			if unit := (Words{Lang: l}).things(in); unit != "" {
				return unit
			}
			return Words{Lang: l}.Pick("một số", "some")
		}
		var values []string
		for _, k := range known(name) {
			w := WordsFor(l, k.Input)
			w.grouped = true
			values = append(values, w.Value(k.Is))
		}
		return strings.Join(values, "; ")
	})
}

// things writes the unit of an input without a number.
func (w Words) things(in *rubric.Input) string {
	unit := in.Unit.In(w.Lang)
	if stem := strings.TrimSuffix(unit, "(s)"); stem != unit {
		return stem + "s"
	}
	return unit
}

// withoutBare takes names in braces that say nothing, and what leads to them, off the end of
// a text or of a part of it: ": {name}", " ({name})".
func withoutBare(text string, bare func(name string) bool) string {
	var b strings.Builder
	for {
		before, rest, opened := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			return b.String() + text
		}
		switch {
		case bare(name) && strings.HasSuffix(before, ": ") && (after == "" || strings.ContainsAny(after[:1], ";,.)")):
			b.WriteString(strings.TrimSuffix(before, ": "))
		case bare(name) && strings.HasSuffix(before, " (") && strings.HasPrefix(after, ")"):
			b.WriteString(strings.TrimSuffix(before, " ("))
			after = after[1:]
		default:
			b.WriteString(before + "{" + name + "}")
		}
		text = after
	}
}
