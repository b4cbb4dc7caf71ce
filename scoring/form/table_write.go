package form

import (
	"io"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// The columns of a table before its figures, and the rows before its units.
const (
	tableMarkAt = iota
	tableIDAt
	tableNameAt
	tableGroupAt
	tableFiguresAt

	tableTitleRow = 1
	tableHeadRow  = 2
	tableHowRow   = 3
	tableUnitsRow = 4

	// spareRows are rows for units that are not known yet.
	spareRows = 50
)

// WriteTable writes a table for many units as a workbook (XLSX), one row a unit: a column
// for each figure that [Write] has a row for, and rows for the units, with the figures
// that are known of them; without units 50 empty rows. What can be typed is validated,
// what is not to be filled in is protected, and a hidden row has the codes by which
// [ReadTable] knows the columns.
//
// The error says that the scorer was not made by Compile, what is wrong with the facts of
// a unit, or is that of w.
func WriteTable(w io.Writer, s *scoring.Scorer, units []scoring.Facts, l locale.Lang) error {
	c, err := tableOf(w, s, units)
	if err != nil {
		return err
	}
	if l == "" {
		l = rubric.Vietnamese
	}
	all := fieldsOf(c)
	b := newBook(l, formSheet.Say().In(l), tableFiguresAt+len(all.all))
	b.tableHead(c, all)
	last := tableUnitsRow + len(units)
	if len(units) == 0 {
		last += spareRows
	}
	b.tableColumns(c, all, last-1)
	for i, f := range units {
		row := tableUnitsRow + i
		b.put(row, tableIDAt, f.Unit.ID)
		b.put(row, tableNameAt, f.Unit.Name.In(l))
		if group := c.Rubric.Input("group"); group != nil && f.Unit.Group != "" && c.Inputs.Group >= 0 {
			b.put(row, tableGroupAt, typed.OptionTitle(group, spelling.Normalize(f.Unit.Group), l))
		} else {
			b.put(row, tableGroupAt, f.Unit.Group)
		}
		for k, of := range all.all {
			b.cell(row, tableFiguresAt+k, of.cell(f, l))
		}
	}
	b.freeze(tableUnitsRow, tableFiguresAt)
	b.page(tableHeadRow, false, "B:C")
	if b.err == nil {
		b.try(b.f.SetColVisible(b.sheet, sheet.ColumnName(tableMarkAt), false))
		b.try(b.f.SetRowVisible(b.sheet, 1, false))
	}
	return b.write(w, formTitle.Say(c.Rubric.Period).In(l), c.Rubric.Title.In(l))
}

// tableHead writes the codes, the heading and the headers.
func (b *book) tableHead(c *rules.Compiled, all *Form) {
	r := c.Rubric
	b.put(0, tableMarkAt, tablePrefix+"1:"+r.ID+":"+c.Edition().SHA256)
	for row := tableTitleRow; row < tableUnitsRow; row++ {
		b.put(row, tableMarkAt, codeTitle)
	}
	b.text(tableTitleRow, tableIDAt, formTitle.Say(r.Period).In(b.lang), look{size: 14, bold: true, flat: true})
	head := look{bold: true, align: "center", fill: headFill, grid: true}
	how := look{italic: true, align: "center", grid: true, colour: "404040"}
	for i, x := range []struct {
		code  string
		title rubric.Text
	}{{codeID, rubric.Say(unitID)}, {codeName, rubric.Say(unitName)}, {codeGroup, rubric.Say(unitGroup)}} {
		b.put(0, tableIDAt+i, x.code)
		b.text(tableHeadRow, tableIDAt+i, x.title.In(b.lang), head)
		b.style(tableHowRow, tableIDAt+i, tableHowRow, tableIDAt+i, how)
	}
	titleLines, howLines := 1, 1
	for i, of := range all.all {
		b.put(0, tableFiguresAt+i, of.Path)
		title := of.Input.Title.In(b.lang)
		if unit := of.Input.Unit.In(b.lang); unit != "" {
			title += " (" + unit + ")"
		}
		b.text(tableHeadRow, tableFiguresAt+i, title, head)
		b.text(tableHowRow, tableFiguresAt+i, of.How().In(b.lang), how)
		titleLines, howLines = max(titleLines, lines(title, 15)), max(howLines, lines(of.How().In(b.lang), 17))
	}
	b.height(tableHeadRow, min(15*titleLines+4, 300))
	b.height(tableHowRow, min(15*howLines+4, 300))
}

// tableColumns says how the cells of each column look, and what they can be.
func (b *book) tableColumns(c *rules.Compiled, all *Form, last int) {
	text := look{grid: true, open: true, fill: openFill, format: "@"}
	b.style(tableUnitsRow, tableIDAt, last, tableGroupAt, text)
	widths := []int{10, 14, 30, 14}
	if group := c.Rubric.Input("group"); group != nil && c.Inputs.Group >= 0 {
		b.validate(&Field{Input: group, slot: -1}, tableUnitsRow, tableGroupAt, last, nil, nil)
	}
	for i, of := range all.all {
		l := look{grid: true, align: "center", open: true, fill: openFill}
		if of.Input.Type == rubric.DateIn {
			l.format = "dd/mm/yyyy"
		}
		b.style(tableUnitsRow, tableFiguresAt+i, last, tableFiguresAt+i, l)
		b.validate(of, tableUnitsRow, tableFiguresAt+i, last, nil, nil) // relations are for the reader of the table
		widths = append(widths, 15)
	}
	b.widths(widths)
}
