package rubric

import (
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// SuggestInput returns `; did you mean "electronic_rate"?` with the input that is meant
// by a text which is the name of none: the nearest name, or the input with that title.
func (r *Rubric) SuggestInput(got string) locale.Message {
	inputs := r.Scalars()
	names := make([]string, len(inputs))
	for i, in := range inputs {
		names[i] = in.Name
	}
	if near := spelling.Nearest(got, names); near != "" {
		return spelling.Meant(near)
	}
	i := spelling.Titled(got, len(inputs), func(i int) []string { return inputs[i].Title.both() })
	if i < 0 {
		return locale.Message{}
	}
	return spelling.MeantTitled(inputs[i].Name, inputs[i].Title)
}

// SuggestOption returns `; did you mean "late" (Chậm)?` with the option that is meant by
// a text which is the name of none.
func (in *Input) SuggestOption(got string) locale.Message {
	if in == nil {
		return locale.Message{}
	}
	names := make([]string, len(in.Options))
	for i, o := range in.Options {
		names[i] = o.Name
	}
	i := spelling.Titled(got, len(in.Options), func(i int) []string { return in.Options[i].Title.both() })
	if near := spelling.Nearest(got, names); i < 0 && near != "" {
		return spelling.MeantTitled(near, in.Option(near).Title)
	}
	if i < 0 {
		return locale.Message{}
	}
	return spelling.MeantTitled(in.Options[i].Name, in.Options[i].Title)
}

// both returns the text in the languages in which it is said.
func (t Text) both() []string {
	if t.VI == t.EN {
		return []string{t.VI}
	}
	return []string{t.VI, t.EN}
}

// ListOptions lists the options of an enum for a message, the first twelve of them, with
// their titles: on_time (Đúng hạn), late (Chậm).
func (in *Input) ListOptions() locale.Speaker { return optionList{in} }

type optionList struct{ of *Input }

func (l optionList) In(lang locale.Lang) string {
	if l.of == nil {
		return ""
	}
	var out []string
	for i, o := range l.of.Options {
		if i == 12 {
			out = append(out, "…")
			break
		}
		said := locale.Short(o.Name)
		if title := o.Title.In(lang); title != "" && title != o.Name {
			said += " (" + locale.Short(title) + ")"
		}
		out = append(out, said)
	}
	return strings.Join(out, ", ")
}
