package web

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
)

// progressPage is what has become of the plan of a unit.
type progressPage struct {
	*planPage
	Progress *remediation.Progress
	Record   bool // the visitor may record what was done
	Fields   []field
}

// openProgress is openPlan for the progress of a plan.
func (v *visit) openProgress() (*planPage, error) {
	p, err := v.written()
	if err == nil {
		p.edits = trackingEdits
		p.set(v, p.Stored)
	}
	return p, err
}

func (v *visit) progress() error {
	p, err := v.openProgress()
	if err != nil {
		return err
	}
	return v.showProgress(http.StatusOK, p)
}

func (v *visit) showProgress(status int, p *planPage) error {
	fields, err := v.laterFields(p)
	if err != nil {
		return err
	}
	return v.showFigures(status, p, fields)
}

// showFigures shows the progress with the fields of later figures.
func (v *visit) showFigures(status int, p *planPage, fields []field) error {
	now, err := v.office.Progress(v.ctx(), p.Year, p.Stored)
	if err != nil {
		return err
	}
	for i := range p.Actions {
		p.Actions[i].Now = &now.Actions[i]
	}
	v.show(status, "progress", &progressPage{p, now, v.account.Of(p.Unit.ID), fields})
	return nil
}

// Title is the title of a loss.
func (p *progressPage) Title(code string) rubric.Text { return p.Scorer.Rubric().Item(code).Title }

// laterFields are the figures that decided the losses of the plan, as far as they are the
// unit's to state.
func (v *visit) laterFields(p *planPage) ([]field, error) {
	of, err := v.office.Form(p.Scorer)
	if err != nil {
		return nil, err
	}
	wanted := map[*form.Field]bool{}
	for _, a := range p.Actions {
		for _, code := range a.Codes() {
			for _, f := range of.OfItem(code) {
				wanted[f] = !f.Points && f.Input.Source == ""
			}
		}
	}
	facts, _, err := v.office.LaterFacts(v.ctx(), p.Year, p.Stored)
	if err != nil {
		return nil, err
	}
	var out []field
	for f := range of.All() {
		if wanted[f] {
			out = append(out, v.field(f, facts))
		}
	}
	return out, nil
}

// recordFigures takes later figures. They are kept with the plan and are no records of the year.
func (v *visit) recordFigures() error {
	p, err := v.openProgress()
	if err != nil {
		return err
	}
	var fields []field
	show := func(status int, p *planPage) error { return v.showFigures(status, p, fields) }
	return v.changePlan(p, show, "/plan/"+p.Unit.ID+"/progress", func() ([]edit, error) {
		if fields, err = v.laterFields(p); err != nil {
			return nil, err
		}
		texts := map[string]string{}
		for i := range fields {
			f := &fields[i]
			if !v.r.PostForm.Has(f.Path) {
				continue
			}
			text, was := v.r.PostForm.Get(f.Path), v.r.PostForm.Get("was:"+f.Path)
			switch {
			case text == was || text == f.Text:
				continue
			case was != f.Text:
				f.Theirs = f.Text
			case !v.mayState(p.Scorer.Rubric(), f.Field):
				return nil, errForbidden
			}
			f.Text, texts[f.Path] = text, text
		}
		if slices.ContainsFunc(fields, func(f field) bool { return f.Theirs != "" }) {
			return nil, refuse(http.StatusConflict, "Chưa lưu: người khác vừa ghi số liệu. Lưu lần nữa thì số liệu của bạn thay cho số liệu đó.",
				"Not saved: somebody else has just stated figures. Save again to put yours in their place.")
		}
		return nil, v.stateLater(p, fields, texts)
	})
}

// stateLater puts later figures into the plan, and records in it what they show done.
func (v *visit) stateLater(p *planPage, fields []field, texts map[string]string) error {
	of, err := v.office.Form(p.Scorer)
	if err != nil {
		return err
	}
	base, _, err := v.office.LaterFacts(v.ctx(), p.Year, p.Stored)
	if err != nil {
		return err
	}
	facts, err := of.Read(texts, base)
	if faults := (source.Faults)(nil); errors.As(err, &faults) {
		for _, fault := range faults {
			for i := range fields {
				if fields[i].Path == fault.Path {
					fields[i].Fault = fault.Message.In(v.lang)
				}
			}
		}
	}
	if err != nil {
		return err
	}
	later := scoring.Facts{Unit: facts.Unit, Inputs: map[string]scoring.Figure{}}
	if p.Stored.Later != nil {
		maps.Copy(later.Inputs, p.Stored.Later.Inputs)
	}
	for path := range texts {
		name := of.Field(path).Name
		later.Inputs[name] = facts.Inputs[name]
	}
	p.Stored.Later = &later
	now, err := v.office.Progress(v.ctx(), p.Year, p.Stored)
	if err != nil {
		return err
	}
	return p.Plan.Record(now)
}

// recordAction takes what was done for an action, and what holds it up. The leader moves its
// deadline and takes it as done.
func (v *visit) recordAction() error {
	p, err := v.openProgress()
	if err != nil {
		return err
	}
	id := v.r.PathValue("action")
	return v.changePlan(p, v.showProgress, "/plan/"+p.Unit.ID+"/progress#a-"+id, func() ([]edit, error) {
		a, err := p.editing(id)
		if err != nil {
			return nil, err
		}
		a.Evidence, a.Moved, a.Why = line(v.r.PostForm.Get("evidence")), v.r.PostForm.Get("deadline"), line(v.r.PostForm.Get("deadline-why"))
		if a.Evidence != "" {
			a.Tracking.Evidence = append(slices.Clip(a.Tracking.Evidence),
				tracking.Evidence{Number: a.Evidence, Date: v.office.Today(), Issuer: rubric.Plain(v.account.Office)})
		}
		if v.r.PostForm.Get("approve") != "" && p.Edit {
			a.Tracking.Approved = v.decision("")
		}
		if a.Moved == "" {
			return a.Fields, nil
		}
		if !p.Edit {
			return nil, errForbidden
		}
		day, err := (&edit{Text: a.Moved}).day()
		if err == nil {
			err = refused(p.Plan.MoveDeadline(id, day, v.decision(a.Why)))
		}
		return a.Fields, err
	})
}

// refused says an error of the library in both languages; nil where there is none.
func refused(err error) error {
	if err == nil {
		return nil
	}
	return refuse(http.StatusUnprocessableEntity, locale.In(locale.Vietnamese, err), locale.In(locale.English, err))
}

// progressDOCX sends the report as the library writes it.
func (v *visit) progressDOCX() error {
	p, err := v.written()
	if err != nil {
		return err
	}
	now, err := v.office.Progress(v.ctx(), p.Year, p.Stored)
	if err != nil {
		return err
	}
	d, err := document.NewProgressReport(p.Plan, now, &document.Paper{Lang: v.lang})
	if err != nil {
		return err
	}
	return v.send("progress-"+p.Unit.ID+".docx", letter, func(w io.Writer) error { return d.WriteDOCX(w) })
}

// trackingEdits are the fields of what is recorded of an action.
func trackingEdits(a *remediation.Action) []edit {
	return []edit{
		{Name: "started", Label: rubric.Text{VI: "Ngày bắt đầu", EN: "Begun on"}, date: &a.Tracking.Started},
		{Name: "done", Label: rubric.Text{VI: "Ngày hoàn thành", EN: "Done on"}, date: &a.Tracking.Done},
		{Name: "blocked", Label: rubric.Text{VI: "Vướng mắc", EN: "What holds it up"}, text: &a.Tracking.Blocked.Why},
		{Name: "blocked-since", Label: rubric.Text{VI: "Vướng mắc từ ngày", EN: "Held up since"}, date: &a.Tracking.Blocked.Since},
	}
}
