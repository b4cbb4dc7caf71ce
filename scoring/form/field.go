package form

import (
	"errors"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Read reads what an official typed into the field, as it is read from a text cell of a
// spreadsheet (see What a cell may say): 76,5 or 85%, có, an option, 31/12/2025, chưa nộp,
// dưới 95. An empty text is a missing figure. The figure lies in the domain of the input,
// has no more places than it, and points are on their step.
//
// The error is a [*source.Fault] with the path of the field and a message in both
// languages, behind which errors.Is finds [scoring.ErrFacts].
func (of *Field) Read(text string) (scoring.Figure, error) {
	if of == nil || of.Input == nil {
		return scoring.Figure{}, notOfForm.Say()
	}
	var f scoring.Figure
	var err error
	if utf8.RuneCountInString(text) > mostCharacters {
		err = textTooLong.As(scoring.ErrFacts).Say(mostCharacters)
	} else {
		f, err = of.read(typed.Reader{}, sheet.Cell{Text: text, Kind: sheet.Text})
	}
	if err != nil {
		return scoring.Figure{}, &source.Fault{Path: of.Path, Message: locale.MessageOf(err)}
	}
	return f, nil
}

// Write writes a figure as an official types it, so that [Field.Read] reads it back: 76,5
// or 76.5, Có or Yes, the title of an option, từ 70 trở lên và dưới 90. A missing figure is
// an empty text, and one of a single option is that option. A figure that the input cannot
// have is written as well as it can be, and Read says what is wrong with it.
func (of *Field) Write(f scoring.Figure, l locale.Lang) string {
	if of == nil || of.Input == nil || f.IsZero() {
		return ""
	}
	return typed.Written(of.Input, f, l)
}

// Choices returns the figures among which somebody chooses, for a list in a page: yes and
// no, the options of an enum; none of other types. What Write makes of one is both its
// label and the text that Read takes.
func (of *Field) Choices() []scoring.Figure {
	if of == nil || of.Input == nil {
		return nil
	}
	var out []scoring.Figure
	switch of.Input.Type {
	case rubric.Bool:
		out = append(out, scoring.Known(true), scoring.Known(false))
	case rubric.Enum:
		for _, o := range of.Input.Options {
			out = append(out, scoring.Known(o.Name))
		}
	}
	return out
}

// Figure returns the figure that facts have of the field, the zero one if none.
func (of *Field) Figure(facts scoring.Facts) scoring.Figure {
	if of == nil {
		return scoring.Figure{}
	}
	figures := facts.Inputs
	if of.Points {
		figures = facts.Points
	}
	if f, is := figures[of.Name]; is {
		return f
	}
	for name, f := range figures { // typed with other accents
		if len(name) > len(of.Name) && spelling.Normalize(name) == of.Name {
			return f
		}
	}
	return scoring.Figure{}
}

// read reads the figure of the field from a cell. The error is a [locale.Message].
func (of *Field) read(r typed.Reader, c sheet.Cell) (scoring.Figure, error) {
	f, err := r.Figure(of.Input, c)
	if err == nil {
		err = of.offTheStep(f)
	}
	if err != nil {
		m := locale.MessageOf(err)
		m.Kind = errors.Join(scoring.ErrFacts, m.Kind)
		return scoring.Figure{}, m
	}
	return f, nil
}

// offTheStep says that points are not on the step of their item.
func (of *Field) offTheStep(f scoring.Figure) error {
	if of.node == nil {
		return nil
	}
	if n, ok := f.Number(); ok && !of.node.Grid.OnStep(n.Rat()) {
		return offStep.Say(n, of.node.Item.Step)
	}
	return nil
}

// put puts a figure into facts.
func (of *Field) put(facts *scoring.Facts, f scoring.Figure) {
	figures := &facts.Inputs
	if of.Points {
		figures = &facts.Points
	}
	if *figures == nil {
		*figures = map[string]scoring.Figure{}
	}
	(*figures)[of.Name] = f
}
