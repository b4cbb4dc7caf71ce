package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

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
