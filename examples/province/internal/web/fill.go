package web

import (
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/form"
)

// fillPage is a sheet that is filled in by spreadsheet: what a file that was sent would change.
type fillPage struct {
	*sheetPage
	Faults  source.Faults
	Remarks source.Faults
	File    string // hash of the file, empty before one was sent
	Seen    int    // how many records the year had when the page was made
	Why     string
	Rows    []*fillRow
	After   *assessment.Round // what the round comes to with every row that can be taken
}

// fillRow is a row of the file that says something else than the sheet.
type fillRow struct {
	*form.Field
	Old, New string
	Theirs   bool     // Old was stated by somebody else after the visitor saw the row
	Adds     []string // evidence and notes that are new
	Refused  string   // why the row cannot be taken; empty where it can
	Take     bool
	records  []assessment.Record
}

// Replaces reports whether a row would replace a figure, which takes a reason.
func (p *fillPage) Replaces() bool {
	return slices.ContainsFunc(p.Rows, func(r *fillRow) bool { return r.Refused == "" && r.Old != "" && r.Old != r.New })
}

// Takes reports whether any row can be taken.
func (p *fillPage) Takes() bool {
	return slices.ContainsFunc(p.Rows, func(r *fillRow) bool { return r.Refused == "" })
}

func (v *visit) openFill() (*fillPage, error) {
	p, err := v.openSheet()
	if err == nil && !p.Write {
		err = errForbidden
	}
	return &fillPage{sheetPage: p}, err
}

// fillIn shows how a sheet is filled in by spreadsheet.
func (v *visit) fillIn() error {
	p, err := v.openSheet()
	if err != nil {
		return err
	}
	v.show(http.StatusOK, "fill", &fillPage{sheetPage: p})
	return nil
}

// fillForm sends the form with the figures that stand.
func (v *visit) fillForm() error {
	p, err := v.openSheet()
	if err != nil {
		return err
	}
	return v.send(p.Unit.ID+".xlsx", workbook, func(w io.Writer) error {
		return form.Write(w, p.Scorer, &form.Options{Lang: v.lang, Facts: &p.Round.Facts})
	})
}

// filled reads a form that was filled in, with all that is wrong with it.
func (v *visit) filled(p *fillPage, name string, file []byte) (*form.Filled, error) {
	filled, err := form.Read(name, file, p.Scorer, &form.ReadOptions{Bytes: largest, Unpacked: 8 * largest, Cells: 200_000})
	if err == nil && filled.Facts.Unit.ID != "" && filled.Facts.Unit.ID != p.Unit.ID {
		return nil, refuse(http.StatusUnprocessableEntity, "Biểu này là của đơn vị khác: "+filled.Facts.Unit.ID+".",
			"This form is that of another unit: "+filled.Facts.Unit.ID+".")
	}
	return filled, err
}

// fill takes a form that was filled in: it shows what the form would change, or its faults.
// Nothing of the sheet is changed before the visitor has confirmed that.
func (v *visit) fill() error {
	p, err := v.openFill()
	if err != nil {
		return err
	}
	name, src, err := v.uploaded("file")
	if err != nil {
		return err
	}
	filled, err := v.filled(p, name, src)
	if errors.As(err, &p.Faults) {
		v.show(http.StatusUnprocessableEntity, "fill", p)
		return nil
	}
	if err != nil {
		return err
	}
	if p.File, err = v.office.DB.AddFile(v.ctx(), http.DetectContentType(src), src); err != nil {
		return err
	}
	if err := v.preview(p, filled, p.Round.Facts); err != nil {
		return err
	}
	v.show(http.StatusOK, "fill", p)
	return nil
}

// confirm takes the rows that the visitor has chosen. The file is read once more, and its rows
// are held against the records that the page was made from: where somebody else has changed
// what they change since, nothing is stored, and the page shows what stands now.
func (v *visit) confirm() error {
	p, err := v.openFill()
	if err != nil {
		return err
	}
	p.File, p.Why = v.r.PostFormValue("form"), v.r.PostFormValue("why")
	kept, err := v.office.DB.File(v.ctx(), p.File)
	if err != nil {
		return err
	}
	filled, err := v.filled(p, "", kept.Body)
	if err != nil {
		return err
	}
	seen, err := v.seen(p)
	if err != nil {
		return err
	}
	before := *p
	before.sheetPage = &sheetPage{Year: seen, Round: seen.State.Round(p.Round.Name)}
	if err := v.preview(&before, filled, before.Round.Facts); err != nil {
		return err
	}
	var records []assessment.Record
	take := v.r.PostForm["take"]
	for _, row := range before.Rows {
		switch {
		case !slices.Contains(take, row.Path):
		case row.Refused != "":
			return refuse(http.StatusForbidden, row.Input.Title.VI+": "+row.Refused,
				row.Input.Title.EN+": "+row.Refused)
		default:
			records = append(records, row.records...)
		}
	}
	for i := range records {
		records[i].Round, records[i].Revision = before.Round.Name, before.Round.Revision
		if records[i].Kind == assessment.Stated || records[i].Kind == assessment.Typed {
			records[i].Why = rubric.Plain(p.Why)
		}
	}
	if len(records) > 0 {
		_, err = v.office.Add(v.ctx(), &v.account, p.Unit.ID, records...)
	}
	if err == nil {
		v.redirect("/sheet/" + p.Unit.ID + "?round=" + p.Round.Name)
		return nil
	}
	status, said := v.explain(err)
	if status == http.StatusInternalServerError {
		return err
	}
	if p.sheetPage, err = v.openSheet(); err != nil {
		return err
	}
	p.Said, p.Failed = said, true
	if err := v.preview(p, filled, before.Round.Facts); err != nil {
		return err
	}
	for _, row := range p.Rows {
		row.Take = row.Take && slices.Contains(take, row.Path)
	}
	v.show(status, "fill", p)
	return nil
}

// seen is the year as it was when the page was made: records are only ever added.
func (v *visit) seen(p *fillPage) (*province.Year, error) {
	n, err := strconv.Atoi(v.r.PostFormValue("seen"))
	if err != nil || n < 0 || n > len(p.Assessment.Records) {
		return nil, errNotFound
	}
	y := *p.Year
	y.Assessment = &assessment.Assessment{Rubric: p.Assessment.Rubric, Unit: p.Unit, Records: p.Assessment.Records[:n]}
	y.State, err = assessment.Fold(y.Scorer, y.Assessment, v.office.Today())
	return &y, err
}

// preview sets the rows of the page: what a form that was filled in would change in the round,
// where the visitor last saw these facts.
func (v *visit) preview(p *fillPage, filled *form.Filled, saw scoring.Facts) error {
	fields, err := v.office.Form(p.Scorer)
	if err != nil {
		return err
	}
	p.Seen, p.Remarks, p.Rows = len(p.Assessment.Records), filled.Remarks, nil
	rows := map[string]*fillRow{}
	row := func(path string) *fillRow {
		if rows[path] == nil {
			of := fields.Field(path)
			was := of.Write(of.Figure(p.Round.Facts), v.lang)
			rows[path] = &fillRow{Field: of, Old: was, New: was, Theirs: was != of.Write(of.Figure(saw), v.lang)}
		}
		return rows[path]
	}
	changes, err := p.Round.Changes(filled.Facts)
	if err != nil {
		return err
	}
	for _, r := range changes {
		to := row(r.Field())
		to.New, to.records = to.Write(r.New, v.lang), append(to.records, r)
	}
	for _, said := range filled.Rows {
		path := source.Path("inputs", said.Input)
		if said.Points != "" {
			path = source.Path("points", said.Points)
		}
		for _, r := range added(p.Round, fields.Field(path), said) {
			to := row(path)
			to.Adds, to.records = append(to.Adds, r.Text.In(v.lang)+number(r.Evidence)), append(to.records, r)
		}
	}
	all := p.Assessment
	for of := range fields.All() {
		r := rows[of.Path]
		if r == nil {
			continue
		}
		p.Rows = append(p.Rows, r)
		for i := range r.records {
			by := &r.records[i]
			by.Round, by.Revision, by.By, by.Authority, by.At = p.Round.Name, p.Round.Revision, v.account.Name, rubric.Plain(v.account.Office), v.office.Now()
			by.Why = rubric.Plain("–") // it is asked for when the rows are confirmed
		}
		switch with, err := assessment.Append(p.Scorer, all, r.records...); {
		case !v.mayState(p.Scorer.Rubric(), r.Field):
			r.Refused = message{"không thuộc lĩnh vực được giao cho bạn", "not in the areas that you are to fill in"}.in(v.lang)
		case err != nil:
			_, r.Refused = v.explain(err)
		default:
			all, r.Take = with, true
		}
	}
	after, err := assessment.Fold(p.Scorer, all, v.office.Today())
	if err != nil { // the figures contradict those that stand
		_, said := v.explain(err)
		p.Said, p.Failed, p.After = said, true, nil
		return nil
	}
	p.After = after.Round(p.Round.Name)
	return nil
}

// added are the records of the evidence and the note in a row of a form, at the first item that
// reads its figure, as far as they are not there yet.
func added(round *assessment.Round, of *form.Field, said form.Row) (out []assessment.Record) {
	if of == nil || len(of.Items) == 0 {
		return nil
	}
	it := round.Item(of.Items[0])
	if said.Evidence != "" && !slices.ContainsFunc(it.Evidence, func(e assessment.Piece) bool { return e.Name() == said.Evidence }) {
		out = append(out, assessment.Record{Kind: assessment.Shown, Item: it.Code,
			Evidence: &assessment.Evidence{ID: "tl-" + rand.Text()[:12], Number: said.Evidence}})
	}
	note := rubric.Plain(said.Note)
	if said.Note != "" && !slices.ContainsFunc(it.Remarks, func(r assessment.Remark) bool { return r.Text == note }) {
		out = append(out, assessment.Record{Kind: assessment.Noted, Item: it.Code, Text: note})
	}
	return out
}

func number(e *assessment.Evidence) string {
	if e == nil {
		return ""
	}
	return e.Number
}

// mayState reports whether a field is one of the areas of the account.
func (v *visit) mayState(r *rubric.Rubric, of *form.Field) bool {
	return v.account.Areas == "" || slices.ContainsFunc(of.Items, func(code string) bool { return v.has(r, code) })
}
