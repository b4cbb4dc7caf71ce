package form

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/xuri/excelize/v2"
)

// How says how the field is filled in, as the spreadsheets do: its type, and what it can
// be.
func (of *Field) How() rubric.Text {
	if of == nil || of.Input == nil {
		return rubric.Text{}
	}
	in := of.Input
	var text rubric.Text
	switch {
	case of.node != nil && of.node.Item.Source == rubric.Survey:
		text = rubric.Say(howSurvey)
	case of.node != nil && of.node.Item.Source == rubric.External:
		text = rubric.Say(howExternal)
	case of.node != nil:
		text = rubric.Say(howPoints)
	case in.Type == rubric.Percent:
		text = rubric.Say(howPercent)
	case in.Type == rubric.Count:
		text = rubric.Say(howCount)
	case in.Type == rubric.Number:
		text = rubric.Say(howNumber)
	case in.Type == rubric.Bool:
		text = rubric.Say(howBool)
	case in.Type == rubric.Enum:
		text = rubric.Say(howEnum)
	case in.Never:
		text = rubric.Say(howNever, rubric.Say(howDay), words.NeverText())
	default:
		text = rubric.Say(howDay)
	}
	least, most := in.Domain()
	switch {
	case !in.Type.Numeric():
	case least.Valid && most.Valid:
		text = rubric.Say(howFromTo, text, least.Decimal, most.Decimal)
	case least.Valid && (in.Type != rubric.Count || !least.Decimal.IsZero()):
		text = rubric.Say(howFrom, text, least.Decimal)
	case most.Valid:
		text = rubric.Say(howTo, text, most.Decimal)
	}
	switch {
	case of.node != nil && of.node.Grid.Stepped():
		text = rubric.Say(howStep, text, of.node.Item.Step)
	case of.node == nil && in.Places != nil && in.Type != rubric.Count:
		text = rubric.Say(howPlaces, text, *in.Places)
	}
	return text
}

// validate has the program that fills in cells, from one down to another, look at what is
// typed there. What it
// cannot know (limits, a day that did not come) it only asks about; a choice from a list
// is a choice.
func (b *book) validate(of *Field, row, column, toRow int, related []string, why []rubric.Text) {
	in := of.Input
	dv := excelize.NewDataValidation(true)
	cell := ref(row, column) // each of the cells below stands for itself
	dv.Sqref = cell
	if toRow > row {
		dv.Sqref += ":" + ref(toRow, column)
	}
	how := of.How().In(b.lang)
	for _, text := range why {
		how = checkMore.Say(how, text).In(b.lang)
	}
	style := excelize.DataValidationErrorStyleWarning
	switch in.Type {
	case rubric.Bool:
		style = excelize.DataValidationErrorStyleStop
		dv.SetSqrefDropList(b.list([]string{typed.YesNo(true, b.lang), typed.YesNo(false, b.lang)}))
	case rubric.Enum:
		var titles []string
		for _, o := range in.Options {
			titles = append(titles, typed.OptionTitle(in, o.Name, b.lang))
		}
		style = excelize.DataValidationErrorStyleStop
		dv.SetSqrefDropList(b.list(titles))
	default:
		b.try(dv.SetRange(inMarkup.Replace(condition(of, cell, related)), "", excelize.DataValidationTypeCustom,
			excelize.DataValidationOperatorBetween))
		dv.Operator = ""
	}
	dv.SetError(style, shortened(checkTitle.Say().In(b.lang), 31), shortened(how, 220))
	if b.err == nil {
		b.try(b.f.AddDataValidation(b.sheet, dv))
	}
}

// prompt says something beside a cell once somebody goes there.
func (b *book) prompt(row, column int, title, text string) {
	if text == "" || b.err != nil {
		return
	}
	dv := excelize.NewDataValidation(true)
	dv.Sqref = ref(row, column)
	dv.SetInput(shortened(title, 31), shortened(text, 250))
	b.try(b.f.AddDataValidation(b.sheet, dv))
}

// inMarkup escapes a formula: excelize writes those of validations as they are.
var inMarkup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// longestCondition is that of a condition which every program takes.
const longestCondition = 255

// condition writes what the value of a cell satisfies, as a formula.
func condition(of *Field, cell string, related []string) string {
	in := of.Input
	parts := []string{"ISNUMBER(" + cell + ")"}
	least, most := in.Domain()
	if least.Valid {
		parts = append(parts, cell+">="+decimals.Format(least.Decimal))
	}
	if most.Valid {
		parts = append(parts, cell+"<="+decimals.Format(most.Decimal))
	}
	switch {
	case in.Type == rubric.Count:
		parts = append(parts, cell+"=INT("+cell+")")
	case in.Type == rubric.DateIn:
		parts = append(parts, cell+">=1")
	case in.Places != nil:
		parts = append(parts, fmt.Sprintf("ROUND(%s,%d)=%[1]s", cell, *in.Places))
	}
	text := func() string { return "AND(" + strings.Join(parts, ",") + ")" }
	for _, r := range related {
		parts = append(parts, r)
		if units(text()) > longestCondition-60 {
			parts = parts[:len(parts)-1]
		}
	}
	if in.Type == rubric.DateIn && in.Never {
		never := words.NeverText()
		return fmt.Sprintf(`IF(ISTEXT(%s),OR(%[1]s="%s",%[1]s="%s",%[1]s="never"),%s)`, cell, never.VI, never.EN, text())
	}
	return text()
}

// related returns, by slot, the relations that name a figure, as conditions of cells; a
// relation with an empty cell holds.
func related(s *rules.Compiled, cells map[int]string) map[int][]string {
	out := map[int][]string{}
	for _, c := range s.Relations.All() {
		constant, of, rel := c.Coefficients()
		slots := c.Variables()
		var refs, terms []string
		for i, slot := range slots {
			cell, is := cells[slot]
			if !is {
				break
			}
			refs = append(refs, cell)
			in := s.Inputs.Scalars[slot]
			if in.Type == rubric.DateIn { // days are counted from another day here
				cell = "(" + cell + "-" + epochDays + ")"
			}
			terms = append(terms, ratio(of[i])+"*"+cell)
		}
		op := map[solve.Relation]string{solve.Below: "<", solve.AtMost: "<=", solve.Equal: "=", solve.AtLeast: ">=",
			solve.Above: ">"}[rel]
		if len(refs) < len(slots) || op == "" {
			continue
		}
		if constant.Sign() != 0 {
			terms = append(terms, ratio(constant))
		}
		text := fmt.Sprintf("OR(COUNT(%s)<%d,%s%s0)", strings.Join(refs, ","), len(refs), strings.Join(terms, "+"), op)
		for _, slot := range slots {
			out[slot] = append(out[slot], text)
		}
	}
	return out
}

// epochDays is the number of 1 January 1970 in a workbook.
const epochDays = "25569"

func ratio(v *big.Rat) string {
	if v.IsInt() {
		return "(" + v.Num().String() + ")"
	}
	return "(" + v.Num().String() + "/" + v.Denom().String() + ")"
}

// titles returns, by slot, the titles of the relations that name a figure.
func titles(s *rules.Compiled) map[int][]rubric.Text {
	out := map[int][]rubric.Text{}
	for slot, list := range s.Relations.Titles() {
		for _, of := range list {
			if !slices.Contains(out[slot], of.Title) {
				out[slot] = append(out[slot], of.Title)
			}
		}
	}
	return out
}

// list puts the entries of a list into a sheet of their own, once, and returns where.
func (b *book) list(entries []string) string {
	key := strings.Join(entries, "\x00")
	if at, is := b.lists[key]; is || b.err != nil {
		return at
	}
	name := listsSheet.Say().In(b.lang)
	if len(b.lists) == 0 {
		_, err := b.f.NewSheet(name)
		b.try(err)
		b.try(b.f.SetSheetVisible(name, false))
	}
	letter := sheet.ColumnName(len(b.lists))
	for i, entry := range entries {
		if b.err == nil {
			b.try(b.f.SetCellStr(name, letter+strconv.Itoa(i+1), escape(entry)))
		}
	}
	at := inMarkup.Replace(fmt.Sprintf("%s!$%s$1:$%[2]s$%d", quoteSheet(name), letter, len(entries)))
	b.lists[key] = at
	return at
}
