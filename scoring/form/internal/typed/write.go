package typed

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

// Cell returns a figure as it stands in a cell, so that Figure reads it back.
func Cell(in *rubric.Input, f scoring.Figure, l locale.Lang) sheet.Cell {
	if n, ok := f.Number(); ok && in.Type.Numeric() {
		if text := decimals.Format(n); n.NumDigits() <= sheet.Digits && len(text) <= 2*sheet.Digits {
			return sheet.Cell{Text: text, Kind: sheet.Number}
		}
	}
	if d, ok := f.Day(); ok {
		if n, ok := sheet.SerialOf(d); ok {
			return sheet.Cell{Text: decimal.NewFromInt(n).String(), Kind: sheet.Number, Format: sheet.Date}
		}
	}
	if text := Written(in, f, l); text != "" && !f.IsZero() {
		return sheet.Cell{Text: text, Kind: sheet.Text}
	}
	return sheet.Cell{}
}

// Written returns a figure as an official writes it. It can be read in one way only.
func Written(in *rubric.Input, f scoring.Figure, l locale.Lang) string {
	if in.Type == rubric.Enum {
		if b, is := f.Bound(); is {
			return oneOf(in, b.OneOf, l)
		}
		if in.Option(f.String()) != nil {
			return OptionTitle(in, f.String(), l)
		}
	}
	if yes, is := f.YesNo(); is {
		return YesNo(yes, l)
	}
	if n, ok := f.Number(); ok {
		return numeral(n, l)
	}
	if d, ok := f.Day(); ok && d.Year < 1000 {
		return d.String() // with all four digits of the year
	}
	b, is := f.Bound()
	if !is {
		return f.In(l)
	}
	var list []string
	for _, limit := range []struct {
		op string
		at scoring.Figure
	}{{">=", b.AtLeast}, {">", b.Above}, {"<=", b.AtMost}, {"<", b.Below}} {
		if limit.at.IsZero() {
			continue
		}
		_, day := limit.at.Day()
		list = append(list, words.Words{Lang: l}.Limited(limit.op, Written(in, limit.at, l), day))
	}
	return strings.Join(list, said(l, andWord))
}

// oneOf writes options by their titles, and by their names where their titles together could
// be taken for others: A hoặc B may be a title, too.
func oneOf(in *rubric.Input, names []string, l locale.Lang) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = OptionTitle(in, name, l)
	}
	text := strings.Join(list, said(l, orWord))
	ways := optionsOf(in, text, mostOptions)
	if len(names) > 1 && (optionOf(in, text) != nil || len(ways) != 1 || !slices.Equal(ways[0], names)) {
		return strings.Join(names, said(l, orWord))
	}
	return text
}

// numeral writes a number. One more zero tells three decimals from thousands.
func numeral(n decimal.Decimal, l locale.Lang) string {
	text := l.Decimal(n)
	if partedByPoint.MatchString(text) || partedByComma.MatchString(text) {
		text += "0"
	}
	return text
}

// YesNo writes a yes or no as lists offer it.
func YesNo(yes bool, l locale.Lang) string {
	if yes {
		return said(l, yesWord)
	}
	return said(l, noWord)
}

// OptionTitle returns what an option is called in a list: its title, with its name where
// another option is called so, too, or could be taken for it.
func OptionTitle(in *rubric.Input, name string, l locale.Lang) string {
	o := in.Option(name)
	if o == nil {
		return name
	}
	title := sheet.Clean(o.Title.In(l))
	if found := optionOf(in, title); title != "" && found != nil && found.Name == o.Name && namesOf(in, title) == nil {
		return title
	}
	return o.Name
}

func said(l locale.Lang, s locale.Sentence) string { return s.Say().In(l) }

// titlesOf lists what options are called.
func titlesOf(in *rubric.Input) locale.Speaker { return titles{in} }

type titles struct{ of *rubric.Input }

func (t titles) In(l locale.Lang) string {
	var list []string
	for _, o := range t.of.Options {
		list = append(list, OptionTitle(t.of, o.Name, l))
	}
	return locale.List(list).String()
}

// suggested says which option may be meant, by its title.
func suggested(in *rubric.Input, text string) locale.Message {
	var all []string
	for _, o := range in.Options {
		for _, l := range languages {
			all = append(all, OptionTitle(in, o.Name, l))
		}
	}
	return spelling.Suggest(text, all)
}

// Digits writes a number with a decimal point, so that it can be read in one way only.
func Digits(n decimal.Decimal) string { return numeral(n, rubric.English) }
