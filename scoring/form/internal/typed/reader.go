package typed

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/parindex/parindex/scoring/internal/words"
)

// Reader reads the cells of one spreadsheet.
type Reader struct {
	Epoch sheet.Epoch
	// Point is the sign that parts decimals, a point or a comma, where a text can be read
	// in two ways; zero where nobody says.
	Point byte
}

// Figure reads the figure of an input; a missing one from an empty cell, and from the
// words for that. The error is a [locale.Message].
func (r Reader) Figure(in *rubric.Input, c sheet.Cell) (scoring.Figure, error) {
	switch {
	case c.Formula == sheet.Unstored:
		return scoring.Figure{}, formulaUnstored.Say()
	case c.Kind == sheet.Error:
		return scoring.Figure{}, errorCell.Say(locale.Short(c.Text))
	case c.IsEmpty() || c.Kind == sheet.Empty:
		return scoring.Figure{}, nil
	}
	c.Text = sheet.Clean(c.Text)
	if c.Kind == sheet.Text && missing(in, c.Text) {
		return scoring.Figure{}, nil
	}
	read := r.number
	switch in.Type {
	case rubric.Bool:
		read = r.yesNo
	case rubric.Enum:
		read = r.option
	case rubric.DateIn:
		read = r.day
	}
	list, err := read(in, c)
	if err != nil {
		return scoring.Figure{}, err
	}
	return allowed(in, c.Text, list)
}

// allowed returns the one of several readings that the input allows.
func allowed(in *rubric.Input, text string, list []scoring.Figure) (scoring.Figure, error) {
	var fits []scoring.Figure
	var why error
	for _, f := range list {
		if _, err := rules.Hook.Domain(in, f); err == nil {
			fits = append(fits, f)
		} else if why == nil {
			why = err
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0], nil
	case len(fits) > 1:
		return scoring.Figure{}, twoReadings.Say(locale.Short(text), fits[0], fits[1])
	}
	return scoring.Figure{}, why
}

// missing reports whether a text is the word for a figure that is not known.
func missing(in *rubric.Input, text string) bool {
	if in.Type == rubric.Enum && optionOf(in, text) != nil {
		return false
	}
	for _, l := range languages {
		if strings.EqualFold(text, words.Words{Lang: l}.Unknown()) {
			return true
		}
	}
	return text == "" || strings.EqualFold(text, "missing")
}

var languages = []locale.Lang{rubric.Vietnamese, rubric.English}

// never are the folded words for a date that did not come. That nothing was sent is never;
// that nothing is there (chưa có) may be a figure that is not known.
var never = map[string]bool{
	"never": true, "chuathuchien": true, "khongthuchien": true, "chuanop": true, "khongnop": true, "chuagui": true,
	"khonggui": true, "chuabanhanh": true, "khongbanhanh": true, "chuatraloi": true, "khongtraloi": true,
	"chuabaocao": true, "khongbaocao": true, "notsent": true, "notissued": true,
}

func (r Reader) yesNo(in *rubric.Input, c sheet.Cell) ([]scoring.Figure, error) {
	answer := spelling.Fold(c.Text)
	if c.Kind == sheet.Number {
		if n, ok := sheet.NumberOf(c.Text); ok && c.Format == sheet.Plain {
			answer = n.String()
		}
	}
	switch answer {
	case "co", "x", "v", "yes", "y", "true", "dung", "1":
		return []scoring.Figure{scoring.Known(true)}, nil
	case "khong", "khongco", "no", "n", "false", "sai", "0":
		return []scoring.Figure{scoring.Known(false)}, nil
	}
	if c.Text == "✓" || c.Text == "✔" || c.Text == "☑" {
		return []scoring.Figure{scoring.Known(true)}, nil
	}
	return nil, notYesNo.Say(locale.Short(c.Text))
}

func (r Reader) option(in *rubric.Input, c sheet.Cell) ([]scoring.Figure, error) {
	if names := namesOf(in, c.Text); names != nil {
		return []scoring.Figure{scoring.Within(scoring.Bound{OneOf: names})}, nil
	}
	if o := optionOf(in, c.Text); o != nil {
		return []scoring.Figure{scoring.Known(o.Name)}, nil
	}
	if all := optionsOf(in, c.Text, mostOptions); len(all) > 0 {
		return figures(all, func(names []string) scoring.Figure {
			return scoring.Within(scoring.Bound{OneOf: names})
		}), nil
	}
	return nil, notAnOption.Say(locale.Short(c.Text), titlesOf(in), suggested(in, c.Text))
}

// mostOptions bounds how many options a cell may name by titles.
const mostOptions = 12

var orBetween = regexp.MustCompile(` (?:hoặc|or) `)

// namesOf returns the options that a text lists by their names, two or more, with the word or
// between them; nil where it is not such a list. It is read in no other way.
func namesOf(in *rubric.Input, text string) []string {
	names := orBetween.Split(text, -1)
	for _, name := range names {
		if len(names) == 1 || in.Option(name) == nil {
			return nil
		}
	}
	return names
}

// optionsOf returns the options that a text names, with the word or between them, which
// may also be part of a title: in the ways that it can be read, two of them at most. There
// are none where it names something else.
func optionsOf(in *rubric.Input, text string, most int) (ways [][]string) {
	if o := optionOf(in, text); o != nil {
		ways = append(ways, []string{o.Name})
	}
	if most == 1 {
		return ways
	}
	for _, at := range orBetween.FindAllStringIndex(text, most) {
		o := optionOf(in, text[:at[0]])
		if o == nil {
			continue
		}
		for _, rest := range optionsOf(in, text[at[1]:], most-1) {
			if ways = append(ways, append([]string{o.Name}, rest...)); len(ways) == 2 {
				return ways
			}
		}
	}
	return ways
}

// optionOf returns the option with a name or a title, however its accents, capitals and
// spaces are typed; nil where there is none, or more than one.
func optionOf(in *rubric.Input, text string) *rubric.Option {
	if o := in.Option(text); o != nil {
		return o
	}
	for _, same := range []func(s string) bool{
		func(s string) bool { return strings.EqualFold(sheet.Clean(s), text) },
		func(s string) bool { return spelling.Fold(s) == spelling.Fold(text) && spelling.Fold(text) != "" },
	} {
		var found *rubric.Option
		for i := range in.Options {
			o := &in.Options[i]
			if !same(o.Name) && !same(o.Title.VI) && !same(o.Title.EN) {
				continue
			}
			if found != nil {
				return nil
			}
			found = o
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// figures returns what several values are as figures.
func figures[T any](list []T, figure func(T) scoring.Figure) []scoring.Figure {
	var out []scoring.Figure
	for _, v := range list {
		out = append(out, figure(v))
	}
	return out
}

// Text returns what a cell says as a text: of a name, of evidence. A number is written as
// it is shown: as a day or a percentage where its format says so.
func (r Reader) Text(c sheet.Cell) string {
	n, ok := sheet.NumberOf(c.Text)
	if c.Kind != sheet.Number || !ok {
		return sheet.Clean(c.Text)
	}
	switch c.Format {
	case sheet.Date:
		if d, ok := r.Epoch.DayOf(n); ok {
			return d.Written(rubric.Vietnamese)
		}
	case sheet.Percent:
		return decimals.Format(n.Shift(2)) + "%"
	}
	return decimals.Format(n)
}

// Option returns the name of the option that a text names, by its name or its title.
func Option(in *rubric.Input, text string) (name string, ok bool) {
	if o := optionOf(in, text); o != nil {
		return o.Name, true
	}
	return "", false
}

// Lines is Text of a cell whose lines are kept.
func (r Reader) Lines(c sheet.Cell) string {
	if c.Kind != sheet.Text || !strings.Contains(c.Text, "\n") {
		return r.Text(c)
	}
	var lines []string
	for line := range strings.Lines(c.Text) {
		if line = sheet.Clean(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
