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

// The columns of a form.
const (
	codesAt = iota
	numberAt
	itemsAt
	titleAt
	unitAt
	howAt
	lastAt
	figureAt
	evidenceAt
	noteAt
	columnCount
)

// The colours of a form: of cells to fill in, of headers, of areas.
const (
	openFill    = "FFF8DC"
	headFill    = "D9E2F3"
	sectionFill = "F2F2F2"
)

// Write writes a form for one unit as a workbook (XLSX): one row a figure, under the area
// whose items read it first, with its unit, how it is filled in, the figure of the year
// before, and cells for this year's, its evidence and a note. Points of reported items
// have rows, too. Yes and no and options are chosen from lists, and programs warn of what
// the input cannot be and of relations that do not hold. Everything but the cells to fill
// in is protected, without a password. A hidden column has the codes by which [Read] knows
// the rows, so that neither their order nor the language matters.
//
// The same rubric and options give the same bytes. The error says that the scorer was not
// made by Compile, what is wrong with the facts of the options, or is that of w.
func Write(w io.Writer, s *scoring.Scorer, opts *Options) error {
	c, err := rules.Inside(s)
	if err != nil {
		return err
	}
	o := opts.orDefault()
	if err := check(c, *o.Facts); err != nil {
		return err
	}
	if w == nil {
		return noWriter.Say()
	}
	f := &formWriter{book: newBook(o.Lang, formSheet.Say().In(o.Lang), columnCount), s: c, opts: o}
	f.head()
	f.rows(fieldsOf(c))
	f.finish()
	return f.write(w, f.in(formTitle.Say(c.Rubric.Period)), c.Rubric.Title.In(o.Lang))
}

type formWriter struct {
	*book
	s    *rules.Compiled
	opts Options
	row  int // the next one
	top  int // the row of the headers
}

func (f *formWriter) in(m locale.Message) string { return m.In(f.lang) }

// head writes the mark, the heading, the cells of the unit and the headers.
func (f *formWriter) head() {
	r, e := f.s.Rubric, f.s.Edition()
	f.put(0, codesAt, formPrefix+"1:"+r.ID+":"+e.SHA256)
	f.put(0, lastAt, columnLast)
	f.put(0, figureAt, columnFigure)
	f.put(0, evidenceAt, columnEvidence)
	f.put(0, noteAt, columnNote)
	f.row = 1
	f.across(f.in(formTitle.Say(r.Period)), look{size: 14, bold: true, align: "center"}, 22)
	edition := formRubric.Say(r.Title, r.Decision.Number, writtenDay(r.Decision.Date), r.Decision.Issuer)
	text := f.in(edition)
	if r.Illustrative {
		text += f.in(formIllustrative.Say())
	}
	f.across(text, look{italic: true, align: "center"}, 16*lines(text, 150))
	u := f.opts.Facts.Unit
	f.ofUnit(codeID, f.in(unitID.Say()), u.ID)
	f.ofUnit(codeName, f.in(unitName.Say()), u.Name.In(f.lang))
	if group := r.Input("group"); group != nil && f.s.Inputs.Group >= 0 {
		name := ""
		if u.Group != "" {
			name = typed.OptionTitle(group, spelling.Normalize(u.Group), f.lang)
		}
		f.ofUnit(codeGroup, f.in(unitGroup.Say()), name)
		f.validate(&Field{Input: group, slot: -1}, f.row-1, figureAt, f.row-1, nil, nil)
	} else if len(r.Bands) > 0 && bandsOfGroups(r) {
		f.ofUnit(codeGroup, f.in(unitGroup.Say()), u.Group)
	}
	hint := f.in(formHint.Say())
	f.across(hint, look{italic: true, align: "left"}, 16*lines(hint, 150))
	f.top = f.row
	headers := map[int]string{
		numberAt: f.in(headNumber.Say()), itemsAt: f.in(headItems.Say()), titleAt: f.in(headTitle.Say()),
		unitAt: f.in(headUnit.Say()), howAt: f.in(headHow.Say()), lastAt: f.in(headLast.Say()),
		figureAt: f.in(headThis.Say(r.Period)), evidenceAt: f.in(headEvidence.Say()), noteAt: f.in(headNote.Say()),
	}
	f.put(f.row, codesAt, codeTitle)
	for column := numberAt; column < columnCount; column++ {
		f.text(f.row, column, headers[column], look{bold: true, align: "center", fill: headFill, grid: true})
	}
	f.height(f.row, 32)
	f.row++
}

// bandsOfGroups reports whether a rubric has bands for groups that it does not declare.
func bandsOfGroups(r *rubric.Rubric) bool {
	for _, b := range r.Bands {
		if b.Group != "" {
			return true
		}
	}
	return false
}

func writtenDay(d rubric.Date) rubric.Text {
	return rubric.Text{VI: d.Written(rubric.Vietnamese), EN: d.Written(rubric.English)}
}

// across writes a line over all columns.
func (f *formWriter) across(text string, l look, points int) {
	f.put(f.row, codesAt, codeTitle)
	f.style(f.row, numberAt, f.row, noteAt, l)
	f.put(f.row, numberAt, text)
	f.merge(f.row, numberAt, noteAt)
	f.height(f.row, points)
	f.row++
}

// ofUnit writes a row for what identifies the unit.
func (f *formWriter) ofUnit(code, title, value string) {
	f.put(f.row, codesAt, code)
	f.style(f.row, numberAt, f.row, lastAt, look{bold: true, align: "right"})
	f.put(f.row, numberAt, title)
	f.merge(f.row, numberAt, lastAt)
	f.style(f.row, figureAt, f.row, noteAt, look{open: true, fill: openFill, grid: true, format: "@"})
	f.put(f.row, figureAt, value)
	f.merge(f.row, figureAt, noteAt)
	f.height(f.row, 18)
	f.row++
}

// finish hides the codes and sets up the page.
func (f *formWriter) finish() {
	f.widths([]int{10, 5, 11, 48, 13, 26, 13, 15, 30, 18})
	if f.err != nil {
		return
	}
	f.try(f.f.SetColVisible(f.sheet, sheet.ColumnName(codesAt), false))
	if f.opts.Last == nil {
		f.try(f.f.SetColVisible(f.sheet, sheet.ColumnName(lastAt), false))
	}
	f.try(f.f.SetRowVisible(f.sheet, 1, false))
	f.freeze(f.top+1, 0)
	f.page(f.top, true, "")
}
