package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/form"
)

// sheetPage is the sheet of a unit in a round, with one item of it.
type sheetPage struct {
	*province.Year
	Round  *assessment.Round
	Write  bool // the visitor may write into the round
	Lock   bool // and may submit it
	Reopen bool
	Item   *itemPage
	Chosen bool   // the item was chosen in the tree, and is where to go on
	Said   string // what was done, or why it was not
	Failed bool
}

// itemPage is an item of the sheet: what is asked, what it comes to and why.
type itemPage struct {
	Of       *rubric.Item
	Area     *rubric.Item // nil of bonus and penalty
	Scored   *scoring.Item
	Known    *assessment.Item
	Fields   []field
	Write    bool
	Conflict bool
	// What was typed and is not stored, with whether a reason is wanted.
	Why, Remark string
	Unexplained bool
}

// field is one figure of a form in the page.
type field struct {
	*form.Field
	Text    string // as it was typed, or as it stands
	Was     string // as it stood when the page was made
	Choices []string
	Fault   string
	Theirs  string // what somebody else has stated meanwhile
	By      string // who, and when
}

// writes reports whether the visitor may write into the round of a unit's year.
func (v *visit) writes(y *province.Year, round *assessment.Round) bool {
	return !round.Locked && round == y.State.Current() && v.wrote(y, round)
}

// wrote reports whether the visitor writes into the round while it is open.
func (v *visit) wrote(y *province.Year, round *assessment.Round) bool {
	switch {
	case round.Self:
		return v.account.Of(y.Unit.ID)
	case round == y.State.Last():
		return v.account.Role == store.Council
	}
	return v.account.Role == store.Appraiser
}

// has reports whether an item is one of the areas of the account; bonus and penalty are for those
// who have all.
func (v *visit) has(r *rubric.Rubric, code string) bool {
	area := r.AreaOf(code)
	return v.account.Areas == "" || area != nil && v.account.Has(area.Code)
}

// openSheet reads the year of the unit that the address names, in the round that it asks for.
func (v *visit) openSheet() (*sheetPage, error) {
	y, err := v.office.Year(v.ctx(), v.r.PathValue("unit"))
	if err != nil {
		return nil, err
	}
	p := &sheetPage{Year: y, Round: y.State.Current()}
	if name := v.r.FormValue("round"); name != "" {
		if p.Round = y.State.Round(name); p.Round == nil {
			return nil, errNotFound
		}
	}
	p.Write = v.writes(y, p.Round)
	p.Lock = p.Write && v.account.Role != store.Scorer && v.account.Areas == ""
	p.Reopen = v.account.Role == store.Council && p.Round.Locked
	return p, nil
}

// sheet shows a sheet at its first item.
func (v *visit) sheet() error {
	p, err := v.openSheet()
	if err != nil {
		return err
	}
	p.show(v, p.Round.Items[0].Code)
	v.show(http.StatusOK, "sheet", p)
	return nil
}

// openItem is openSheet at the item that the address names.
func (v *visit) openItem() (*sheetPage, error) {
	p, err := v.openSheet()
	if err != nil {
		return nil, err
	}
	if !p.show(v, v.r.PathValue("item")) {
		return nil, errNotFound
	}
	return p, nil
}

// show sets the item of the page.
func (p *sheetPage) show(v *visit, code string) bool {
	r := p.Scorer.Rubric()
	it := r.Item(code)
	if it == nil || !it.Leaf() {
		return false
	}
	p.Item = &itemPage{Of: it, Area: r.AreaOf(code), Scored: p.Round.Result.Item(code), Write: p.Write && v.has(r, code)}
	p.Item.Known = p.Round.Item(code)
	figures := p.Round.Figures()
	for _, of := range v.fields(p, it) {
		p.Item.Fields = append(p.Item.Fields, v.field(of, figures))
	}
	return true
}

// field is a field of a form with the figure that facts have of it.
func (v *visit) field(of *form.Field, facts scoring.Facts) field {
	text := of.Write(of.Figure(facts), v.lang)
	f := field{Field: of, Text: text, Was: text}
	for _, choice := range of.Choices() {
		f.Choices = append(f.Choices, of.Write(choice, v.lang))
	}
	return f
}

// fields are those that an item reads, with the points that are typed for it in an appraisal.
func (v *visit) fields(p *sheetPage, it *rubric.Item) []*form.Field {
	fields, err := v.office.Form(p.Scorer)
	if err != nil {
		return nil
	}
	out := fields.OfItem(it.Code)
	if it.Judged && !p.Round.Self {
		out = append(out, fields.Field(source.Path("points", it.Code)))
	}
	if last := p.Round.Items[len(p.Round.Items)-1]; it.Code == last.Code { // with those of no item, such as of bands
		for of := range fields.All() {
			if len(of.Items) == 0 {
				out = append(out, of)
			}
		}
	}
	return out
}

func (v *visit) item() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	p.Chosen = v.r.Header.Get("HX-Request") != ""
	v.show(http.StatusOK, "sheet", p)
	return nil
}

// typed is what somebody has typed into the fields of an item, where it is not what stood there.
func (v *visit) typed(p *sheetPage) (texts map[string]string) {
	texts = map[string]string{}
	for i := range p.Item.Fields {
		f := &p.Item.Fields[i]
		if !v.r.PostForm.Has(f.Path) {
			continue
		}
		f.Text, f.Was = v.r.PostForm.Get(f.Path), v.r.PostForm.Get("was:"+f.Path)
		if f.Text != f.Was {
			texts[f.Path] = f.Text
		}
	}
	return texts
}

// read reads what was typed, with faults at their fields.
func (v *visit) read(p *sheetPage) (scoring.Facts, error) {
	fields, err := v.office.Form(p.Scorer)
	if err != nil {
		return scoring.Facts{}, err
	}
	facts, err := fields.Read(v.typed(p), p.Round.Figures())
	p.blame(v, p.Assessment, err, nil)
	return facts, err
}

// blame sets faults of what was typed, or of records that were to be appended, at the fields
// that they are about, and says the others above them.
func (p *sheetPage) blame(v *visit, a *assessment.Assessment, err error, records []assessment.Record) {
	var faults source.Faults
	if !errors.As(err, &faults) {
		return
	}
	p.Failed = true
	for _, fault := range faults {
		path := fault.Path
		if len(records) > 0 {
			path = a.FieldOf(fault, records...)
		}
		i := slices.IndexFunc(p.Item.Fields, func(f field) bool { return f.Path == path })
		if i < 0 {
			p.Said += fault.Message.In(v.lang) + " "
			continue
		}
		p.Item.Fields[i].Fault = fault.Message.In(v.lang)
	}
}

// imagined is what the figures that are being typed would come to.
type imagined struct {
	*scoring.Explanation
	Scored *scoring.Item // with what is judged, shown and waived
	Total  scoring.Total
}

// live shows what the figures that are being typed would come to, the item and the whole, and
// why. Nothing is stored.
func (v *visit) live() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	shown, err := v.imagine(p)
	if faults := (source.Faults)(nil); errors.As(err, &faults) {
		v.write(http.StatusOK, v.pages[v.lang]["sheet"], "faults", page{&v.account, v.r.URL.Path, true, p})
		return nil
	} else if err != nil {
		return err
	}
	v.write(http.StatusOK, v.pages[v.lang]["sheet"], "live", page{&v.account, v.r.URL.Path, true, shown})
	return nil
}

func (v *visit) imagine(p *sheetPage) (*imagined, error) {
	facts, err := v.read(p)
	if err != nil {
		return nil, err
	}
	records, err := p.Round.Changes(facts)
	if err != nil {
		return nil, err
	}
	next, err := p.Round.Preview(records...)
	if err != nil {
		p.blame(v, p.Assessment, err, records)
		return nil, err
	}
	explained, err := p.Scorer.Explain(next.Facts, p.Item.Of.Code)
	if err != nil {
		return nil, err
	}
	return &imagined{explained, next.Result.Item(p.Item.Of.Code), next.Result.Total}, nil
}

// save adds what was typed as records. Where somebody else has changed what the visitor saw,
// nothing is stored: the page shows both, with what was typed still in its field.
func (v *visit) save() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	if !p.Item.Write {
		return v.tooLate(p)
	}
	p.Item.Why = v.r.PostFormValue("why")
	facts, err := v.read(p)
	if err != nil {
		v.show(http.StatusUnprocessableEntity, "sheet", p)
		return nil
	}
	records, err := p.Round.Changes(facts)
	if err != nil {
		return err
	}
	for i := range records {
		for _, f := range p.Item.Fields {
			if f.Path == records[i].Field() {
				records[i].Old, _ = f.Read(f.Was)
			}
		}
		records[i].Why = rubric.Plain(p.Item.Why)
		p.Item.Unexplained = p.Item.Unexplained || !records[i].Old.IsZero() && records[i].Why.IsZero()
	}
	if p.Item.Unexplained {
		v.show(http.StatusUnprocessableEntity, "sheet", p)
		return nil
	}
	if n, err := strconv.Atoi(v.r.PostFormValue("revision")); err == nil {
		for i := range records {
			records[i].Revision = n
		}
	}
	return v.add(p, records...)
}

// tooLate refuses what somebody has typed into a round that they may not write into. Where the
// round was locked while they typed, the page shows what they typed.
func (v *visit) tooLate(p *sheetPage) error {
	if !p.Round.Locked || !v.wrote(p.Year, p.Round) {
		return errForbidden
	}
	v.typed(p)
	status, said := v.explain(assessment.ErrLocked)
	p.Failed, p.Said, p.Item.Remark = true, said, v.r.PostFormValue("text")
	v.show(status, "sheet", p)
	return nil
}

// add adds records to the year of the page, and shows the page with what has become of them.
func (v *visit) add(p *sheetPage, records ...assessment.Record) error {
	for i := range records {
		if records[i].Round = p.Round.Name; records[i].Revision == 0 {
			records[i].Revision = p.Round.Revision
		}
	}
	tried := p.Item
	y, err := v.office.Add(v.ctx(), &v.account, p.Unit.ID, records...)
	status := http.StatusOK
	if err != nil {
		status, p.Said = v.explain(err)
		switch status {
		case http.StatusInternalServerError:
			return err
		case http.StatusUnprocessableEntity: // what was typed is wrong, whoever was faster
			p.Said = ""
			p.blame(v, p.Assessment, err, records)
			v.show(status, "sheet", p)
			return nil
		}
		p.Failed = true
		if y, err = v.office.Year(v.ctx(), p.Unit.ID); err != nil {
			return err
		}
	} else {
		p.Said = message{"Đã lưu.", "Saved."}.in(v.lang)
	}
	round := p.Round.Name
	p.Year, p.Round = y, y.State.Round(round)
	p.show(v, tried.Of.Code)
	if p.Failed {
		figures := p.Round.Figures()
		for i := range p.Item.Fields {
			f := &p.Item.Fields[i]
			if was := tried.Fields[i]; was.Text != was.Was {
				if mine, _ := f.Read(was.Text); f.Text != was.Was && !mine.Equal(f.Figure(figures)) {
					f.Theirs, f.By, p.Item.Conflict = f.Text, p.stated(f), true
				}
				f.Text = was.Text // nothing that was typed is lost
			}
		}
		p.Item.Why, p.Item.Remark = tried.Why, v.r.PostFormValue("text")
	}
	v.show(status, "sheet", p)
	return nil
}

// stated says who stated the figure that stands in a field, and when.
func (p *sheetPage) stated(f *field) string {
	for _, r := range slices.Backward(p.Assessment.Records) { // also one that took it back
		if r.Field() == f.Path {
			return r.By + ", " + moment(r.At)
		}
	}
	return ""
}

// remark adds an explanation, an opinion or a note.
func (v *visit) remark() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	if !p.Item.Write {
		return v.tooLate(p)
	}
	kind := assessment.Kind(v.r.PostFormValue("kind"))
	switch kind {
	case assessment.Explained, assessment.Opined, assessment.Noted:
	default:
		return errNotFound
	}
	return v.add(p, assessment.Record{Kind: kind, Item: p.Item.Of.Code, Text: rubric.Plain(v.r.PostFormValue("text"))})
}

// refuseEvidence refuses a document.
func (v *visit) refuseEvidence() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	if !p.Item.Write {
		return errForbidden
	}
	return v.add(p, assessment.Record{Kind: assessment.Refused, Item: p.Item.Of.Code,
		Piece: v.r.PostFormValue("piece"), Why: rubric.Plain(v.r.PostFormValue("why"))})
}

// history shows all that was recorded of an item.
func (v *visit) history() error {
	p, err := v.openItem()
	if err != nil {
		return err
	}
	entries, err := p.State.History(p.Item.Of.Code)
	if err != nil {
		return err
	}
	v.show(http.StatusOK, "history", map[string]any{"Sheet": p, "Entries": entries})
	return nil
}

// lock submits the round: it takes no more records.
func (v *visit) lock() error { return v.turn(assessment.Locked) }

// reopen lets the round go on.
func (v *visit) reopen() error { return v.turn(assessment.Reopened) }

func (v *visit) turn(kind assessment.Kind) error {
	p, err := v.openSheet()
	if err != nil {
		return err
	}
	if kind == assessment.Locked && !p.Lock || kind == assessment.Reopened && !p.Reopen {
		return errForbidden
	}
	revision, _ := strconv.Atoi(v.r.PostFormValue("revision"))
	_, err = v.office.Add(v.ctx(), &v.account, p.Unit.ID, assessment.Record{Kind: kind, Round: p.Round.Name,
		Revision: revision, Why: rubric.Plain(v.r.PostFormValue("why"))})
	if err != nil {
		return err
	}
	v.redirect("/sheet/" + p.Unit.ID)
	return nil
}

// leaf is a leaf in the tree of a sheet.
type leaf struct {
	Item        *scoring.Item
	Unit, Round string
	Here        bool
}

// Leaf is a leaf as the tree shows it.
func (p *sheetPage) Leaf(it *scoring.Item) leaf {
	return leaf{it, p.Unit.ID, p.Round.Name, it.Code == p.Item.Of.Code}
}

// InArea reports whether the item that is shown stands in an area.
func (p *sheetPage) InArea(code string) bool {
	return p.Item.Area != nil && p.Item.Area.Code == code
}

// Adjusted are the leaves of bonus and penalty.
func (p *sheetPage) Adjusted() (out []*scoring.Item) {
	for _, a := range []*scoring.Adjustment{p.Round.Result.Bonus(), p.Round.Result.Penalty()} {
		if a != nil {
			for _, it := range a.Items {
				out = it.Leaves(out)
			}
		}
	}
	return out
}

// Open is how many leaves lack figures.
func (p *sheetPage) Open() (n int) {
	for _, area := range p.Round.Result.Areas() {
		for _, it := range area.Leaves(nil) {
			if !it.Range.Known() {
				n++
			}
		}
	}
	return n
}
