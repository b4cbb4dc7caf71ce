package rubric

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// groupName is the name under which rules read the group of a unit.
const groupName = "group"

// Scalars returns the figures that units declare, each as an input that has one value:
// every input that is no series, and the members of every series, each under the name of
// the series, a point and its own (reports.q1) and with both titles (Reports, Q1).
func (r *Rubric) Scalars() []*Input {
	r = r.orEmpty()
	var out []*Input
	for i := range r.Inputs {
		in := &r.Inputs[i]
		if len(in.Each) == 0 {
			out = append(out, in)
		}
		for _, m := range in.Each {
			out = append(out, in.member(m))
		}
	}
	return out
}

// ScalarNames returns names of inputs with those of its members in the place of each series.
func (r *Rubric) ScalarNames(names ...string) []string {
	var out []string
	for _, name := range names {
		in := r.Input(name)
		if in == nil || len(in.Each) == 0 {
			out = append(out, name)
			continue
		}
		for _, m := range in.Each {
			out = append(out, in.Name+"."+m.Name)
		}
	}
	return out
}

// member returns a member of a series as an input of its own.
func (in *Input) member(m Option) *Input {
	out := *in
	out.series = in
	title := m.Title
	if title.IsZero() {
		title = Plain(m.Name)
	}
	out.Name, out.Each = in.Name+"."+m.Name, nil
	out.Title = Text{in.Title.VI + ", " + withinSentence(title.VI), in.Title.EN + ", " + title.EN}
	return &out
}

// periods are the words with which titles of members begin and that are no names.
var periods = []string{"Quý", "Tháng", "Kỳ", "Học", "Nửa", "Sáu", "Đợt", "Tuần", "Lần", "Ngày", "Năm", "Vòng"}

// withinSentence writes the title of a member behind that of its series: quý I.
func withinSentence(title string) string {
	if word, _, _ := strings.Cut(title, " "); !slices.Contains(periods, word) {
		return title
	}
	first, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToLower(first)) + title[size:]
}

// Input returns the input with the name, or nil. The name may also be that of a member of
// a series (reports.q1); group is, where groups are declared, the group of the unit as an
// enum; peer_best(x), peer_sum(x), peer_rank(x) and peer_count(x), also with a second
// argument 'lowest' where rules can have one, are relative figures of a numeric input x.
func (r *Rubric) Input(name string) *Input {
	r = r.orEmpty()
	name = spelling.Normalize(name)
	series, member, isMember := strings.Cut(name, ".")
	for i := range r.Inputs {
		in := &r.Inputs[i]
		switch {
		case in.Name == name:
			return in
		case isMember && in.Name == series:
			if at := slices.IndexFunc(in.Each, func(m Option) bool { return m.Name == member }); at >= 0 {
				return in.member(in.Each[at])
			}
		}
	}
	if name == groupName && len(r.Groups) > 0 {
		return &Input{Name: groupName, Type: Enum, Title: Say(objectGroup), Options: r.Groups, Fixed: true}
	}
	if strings.HasPrefix(name, "peer_") {
		return r.relative(name)
	}
	return nil
}

// NoGroup says that a unit cannot be of a group, nothing if it can: where groups are
// declared it is one of them, or not known. Where none are and every band is for a group,
// the groups of the bands are all that there are.
func (r *Rubric) NoGroup(name string) locale.Message {
	r = r.orEmpty()
	name = spelling.Normalize(name)
	if name == "" {
		return locale.Message{}
	}
	var names []string
	for _, g := range r.Groups {
		names = append(names, g.Name)
	}
	if len(names) == 0 && !slices.ContainsFunc(r.Bands, func(b Band) bool { return b.Group == "" }) {
		for _, b := range r.Bands {
			names = append(names, b.Group)
		}
	}
	if len(names) == 0 || slices.Contains(names, name) {
		return locale.Message{}
	}
	return noSuchGroup.Say(locale.Short(name), spelling.Suggest(name, names))
}
