package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// rows writes the areas with their figures.
func (f *formWriter) rows(all *Form) {
	cells, row := map[int]string{}, f.row
	for _, x := range all.Sections {
		row++
		for _, of := range x.Fields {
			if of.slot >= 0 {
				cells[of.slot] = absolute(row, figureAt)
			}
			row++
		}
	}
	related, why := related(f.s, cells), titles(f.s)
	number := 0
	for _, x := range all.Sections {
		title := x.Title.In(f.lang)
		f.across(title, look{size: 12, bold: true, fill: sectionFill, grid: true}, 18*lines(title, 120))
		for _, of := range x.Fields {
			number++
			f.figure(of, number)
			f.validate(of, f.row, figureAt, f.row, related[of.slot], why[of.slot])
			f.row++
		}
	}
}

// figure writes the row of a figure.
func (f *formWriter) figure(of *Field, number int) {
	plain, centred := look{grid: true}, look{grid: true, align: "center"}
	f.put(f.row, codesAt, of.Path)
	f.style(f.row, numberAt, f.row, numberAt, centred)
	f.cell(f.row, numberAt, sheet.Cell{Text: strconv.Itoa(number), Kind: sheet.Number})
	f.text(f.row, itemsAt, listed(of.Items), centred)
	title := of.Input.Title.In(f.lang)
	f.text(f.row, titleAt, title, plain)
	unit := of.Input.Unit.In(f.lang)
	if of.Input.Type == rubric.Percent && unit == "" {
		unit = "%"
	}
	f.text(f.row, unitAt, unit, centred)
	how := of.How().In(f.lang)
	f.text(f.row, howAt, how, look{grid: true, colour: "404040"})
	open := look{grid: true, align: "center", open: true, fill: openFill}
	last := look{grid: true, align: "center", colour: "595959"}
	if of.Input.Type == rubric.DateIn {
		open.format, last.format = "dd/mm/yyyy", "dd/mm/yyyy"
	}
	f.style(f.row, lastAt, f.row, lastAt, last)
	before, now := sheet.Cell{}, of.cell(*f.opts.Facts, f.lang)
	if f.opts.Last != nil {
		before = of.cell(*f.opts.Last, f.lang)
	}
	f.cell(f.row, lastAt, before)
	f.style(f.row, figureAt, f.row, figureAt, open)
	f.cell(f.row, figureAt, now)
	text := look{grid: true, open: true, fill: openFill, format: "@"}
	f.style(f.row, evidenceAt, f.row, noteAt, text)
	f.prompt(f.row, evidenceAt, f.in(headEvidence.Say()), f.evidence(of))
	f.height(f.row, 16*max(lines(title, 60), lines(how, 30), lines(listed(of.Items), 13), lines(unit, 13),
		lines(before.Text, 15), lines(now.Text, 17))+2)
}

// evidence lists the documents that prove the points of the items that read a figure.
func (f *formWriter) evidence(of *Field) string {
	var list []string
	for _, code := range of.Items {
		for _, e := range f.s.Rubric.Item(code).Evidence {
			if text := e.In(f.lang); !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return strings.Join(list, "; ")
}

// cell returns the figure that facts have of a field, as it stands in a cell.
func (of *Field) cell(facts scoring.Facts, l locale.Lang) sheet.Cell {
	return typed.Cell(of.Input, of.Figure(facts), l)
}

// listed lists the codes of items, the first few of them.
func listed(codes []string) string {
	if len(codes) > 4 {
		return strings.Join(codes[:3], ", ") + ", …"
	}
	return strings.Join(codes, ", ")
}

// lines estimates how many lines a text takes in a column of so many letters.
func lines(text string, width int) int {
	n, used := 1, 0
	for _, word := range strings.Fields(text) {
		length := len([]rune(word))
		if used > 0 && used+1+length > width {
			n, used = n+1, 0
		}
		if used > 0 {
			used++
		}
		used += length
		n, used = n+max(0, used-1)/width, used%(width+1)
	}
	return n
}
