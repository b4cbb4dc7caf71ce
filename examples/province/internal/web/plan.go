package web

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
)

// planPage is the plan of a unit.
type planPage struct {
	*province.Year
	Stored  *province.Plan // nil before one was made
	Plan    *remediation.Plan
	Edit    bool // the visitor decides on the plan
	Actions []actionPage
	Head    []edit
	edits   func(*remediation.Action) []edit
	Said    string
	Failed  bool
}

// actionPage is an action of the plan with the fields that can be edited.
type actionPage struct {
	*remediation.Action
	Fields  []edit
	Editing bool
	// Where progress is shown: what has become of it, and what was typed beside its fields.
	Now                  *remediation.ActionProgress
	Evidence, Moved, Why string
}

// Codes are the losses that the action is for.
func (a actionPage) Codes() []string { return slices.Concat(a.Deficits, a.Penalties) }

// openPlan reads the plan of the unit that the address names, if it has one.
func (v *visit) openPlan() (*planPage, error) {
	y, err := v.office.PlanYear(v.ctx(), v.r.PathValue("unit"))
	if err != nil {
		return nil, err
	}
	p := &planPage{Year: y, Edit: v.account.Role == store.Leader, edits: actionEdits}
	stored, err := v.office.Plan(v.ctx(), y)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	p.set(v, stored)
	return p, nil
}

// set sets the version of the plan that the page shows.
func (p *planPage) set(v *visit, of *province.Plan) {
	if p.Stored = of; of == nil {
		return
	}
	p.Plan, p.Actions = of.Plan, nil
	for i := range p.Plan.Actions {
		a := &p.Plan.Actions[i]
		p.Actions = append(p.Actions, actionPage{Action: a, Fields: fieldsOf(v.lang, p.edits(a))})
	}
	p.Head = fieldsOf(v.lang, headEdits(p.Plan))
}

// written is openPlan where there is a plan.
func (v *visit) written() (*planPage, error) {
	p, err := v.openPlan()
	if err == nil && p.Stored == nil {
		err = errNotFound
	}
	return p, err
}

// Lacks are what the plan lacks before it is signed.
func (p *planPage) Lacks() []remediation.Lack { return p.Plan.Check() }

// loss is a loss that can be accepted.
type loss struct {
	Code  string
	Title rubric.Text
}

// Losses are those that are not accepted yet.
func (p *planPage) Losses() (out []loss) {
	for _, d := range p.Plan.Deficits {
		out = append(out, loss{d.Code, d.Title})
	}
	for _, x := range p.Plan.Penalties {
		out = append(out, loss{x.Code, x.Title})
	}
	return slices.DeleteFunc(out, func(l loss) bool { return p.Accepts(l.Code) })
}

// Accepts reports whether a loss is accepted.
func (p *planPage) Accepts(code string) bool {
	return slices.ContainsFunc(p.Plan.Accepted, func(a tracking.Acceptance) bool { return a.Code == code })
}

// plan shows the plan.
func (v *visit) plan() error {
	p, err := v.openPlan()
	if err != nil {
		return err
	}
	return v.showPlan(http.StatusOK, p)
}

func (v *visit) showPlan(status int, p *planPage) error {
	v.show(status, "plan", p)
	return nil
}

// makePlan makes the plan from the last round, anew where there is one. What people changed in
// it stays.
func (v *visit) makePlan() error {
	p, err := v.openPlan()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(v.ctx(), 40*time.Second)
	defer cancel()
	err = v.office.ChangePlan(ctx, &v.account, p.Year, func(now *province.Plan) (*province.Plan, error) {
		next := province.Plan{}
		var edited *remediation.Plan
		if now != nil {
			next, edited = *now, now.Plan
		}
		next.Plan, err = v.office.NewPlan(ctx, p.Year, edited)
		return &next, err
	})
	if errors.Is(err, context.DeadlineExceeded) {
		return refuse(http.StatusServiceUnavailable, "Lập kế hoạch mất quá nhiều thời gian; hãy thử lại khi đã đủ số liệu.",
			"Making the plan takes too long; try again when the figures are complete.")
	}
	if err != nil {
		return err
	}
	v.redirect("/plan/" + p.Unit.ID)
	return nil
}

// planDOCX and planXLSX send the plan as the library writes it: the paper to sign, and the
// tables of the working note.
func (v *visit) planDOCX() error { return v.paper(document.Options{Lang: v.lang}, ".docx", letter) }
func (v *visit) planXLSX() error {
	return v.paper(document.Options{Lang: v.lang, Form: document.Note}, ".xlsx", workbook)
}

func (v *visit) paper(opts document.Options, suffix, kind string) error {
	p, err := v.written()
	if err != nil {
		return err
	}
	d, err := document.New(p.Plan, &opts)
	if err != nil {
		return err
	}
	return v.send("plan-"+p.Unit.ID+suffix, kind, func(w io.Writer) error {
		if kind == workbook {
			return xlsx.Write(w, d)
		}
		return d.WriteDOCX(w)
	})
}

// editAction changes one action of the plan.
func (v *visit) editAction() error {
	p, err := v.written()
	if err != nil {
		return err
	}
	return v.changePlan(p, v.showPlan, "/plan/"+p.Unit.ID+"#a-"+v.r.PathValue("action"), func() ([]edit, error) {
		a, err := p.editing(v.r.PathValue("action"))
		if err != nil {
			return nil, err
		}
		return a.Fields, nil
	})
}

// editing returns the action with an ID as the one that somebody edits.
func (p *planPage) editing(id string) (*actionPage, error) {
	i := slices.IndexFunc(p.Actions, func(a actionPage) bool { return a.ID == id })
	if i < 0 {
		return nil, refuse(http.StatusNotFound, "Kế hoạch không còn giải pháp này.", "The plan does not have this action any more.")
	}
	p.Actions[i].Editing = true
	return &p.Actions[i], nil
}

// editHead changes what stands around the plan as a paper.
func (v *visit) editHead() error {
	p, err := v.written()
	if err != nil {
		return err
	}
	return v.changePlan(p, v.showPlan, "/plan/"+p.Unit.ID+"#paper", func() ([]edit, error) { return p.Head, nil })
}

// accept records that a loss is not to be won back, or takes that back.
func (v *visit) accept() error {
	code, why := v.r.PostFormValue("code"), strings.TrimSpace(v.r.PostFormValue("why"))
	until := edit{Text: v.r.PostFormValue("until")}
	p, err := v.written()
	if err != nil {
		return err
	}
	return v.changePlan(p, v.showPlan, "/plan/"+p.Unit.ID+"#accepted", func() ([]edit, error) {
		at := slices.IndexFunc(p.Plan.Accepted, func(a tracking.Acceptance) bool { return a.Code == code })
		if v.r.PostFormValue("take-back") != "" {
			if at >= 0 {
				p.Plan.Accepted = slices.Delete(p.Plan.Accepted, at, at+1)
			}
			return nil, nil
		}
		lost := slices.ContainsFunc(p.Plan.Deficits, func(d remediation.Deficit) bool { return d.Code == code }) ||
			slices.ContainsFunc(p.Plan.Penalties, func(x remediation.Penalty) bool { return x.Code == code })
		day, err := until.day()
		switch {
		case !lost:
			return nil, refuse(http.StatusUnprocessableEntity, "Kế hoạch không có tiêu chí mất điểm này.", "The plan has no such loss.")
		case at >= 0:
			return nil, refuse(http.StatusConflict, "Người khác đã ghi chấp nhận mất điểm ở tiêu chí này.", "Somebody else has accepted this loss already.")
		case why == "":
			return nil, refuse(http.StatusUnprocessableEntity, "Cần ghi lý do.", "A reason is needed.")
		case err != nil:
			return nil, err
		}
		p.Plan.Accepted = append(p.Plan.Accepted, tracking.Acceptance{Code: code, Until: day, Decision: v.decision(why)})
		return nil, nil
	})
}

// decision is one of the visitor, today.
func (v *visit) decision(why string) tracking.Decision {
	return tracking.Decision{By: rubric.Plain(v.account.Name + ", " + v.account.Office), On: v.office.Today(), Why: rubric.Plain(why)}
}

// changePlan adds a version of the plan. What change returns are the fields that the page has:
// those that the visitor has changed are set. Where somebody else has changed one of them since
// the page was made, nothing is stored, and the page shows both.
func (v *visit) changePlan(p *planPage, show func(int, *planPage) error, back string, change func() ([]edit, error)) error {
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	wrong := errors.New("the page shows what is wrong")
	status := http.StatusOK
	err := v.office.ChangePlan(v.ctx(), &v.account, p.Year, func(now *province.Plan) (*province.Plan, error) {
		p.set(v, now)
		edits, err := change()
		if err != nil {
			return nil, err
		}
		if status = typed(v, edits); status != http.StatusOK {
			return nil, wrong
		}
		return now, nil
	})
	switch {
	case errors.Is(err, wrong):
		p.Failed = true
		p.Said = message{"Chưa lưu: xem các ô được đánh dấu.", "Not saved: see the fields that are marked."}.in(v.lang)
		if status == http.StatusConflict {
			p.Said = message{"Chưa lưu: người khác vừa sửa kế hoạch. Lưu lần nữa thì nội dung của bạn thay cho nội dung đó.",
				"Not saved: somebody else has just changed the plan. Save again to put yours in its place."}.in(v.lang)
		}
	case err != nil:
		if status, p.Said = v.explain(err); status == http.StatusInternalServerError {
			return err
		}
		p.Failed = true
	default:
		v.redirect(back)
		return nil
	}
	return show(status, p)
}

// actionEdits are the fields of an action.
func actionEdits(a *remediation.Action) []edit {
	return []edit{
		{Name: "solution", Label: rubric.Text{VI: "Giải pháp", EN: "Action"}, Long: true, text: &a.Solution, needed: true},
		{Name: "lead", Label: rubric.Text{VI: "Chủ trì", EN: "Lead"}, text: &a.Lead},
		{Name: "support", Label: rubric.Text{VI: "Phối hợp", EN: "Support"}, text: &a.Support},
		{Name: "deadline", Label: rubric.Text{VI: "Thời hạn", EN: "Deadline"}, date: &a.Deadline},
		{Name: "deliverable", Label: rubric.Text{VI: "Sản phẩm", EN: "Deliverable"}, text: &a.Deliverable},
	}
}

// headEdits are the fields around the plan.
func headEdits(p *remediation.Plan) []edit {
	return []edit{
		{Name: "number", Label: rubric.Text{VI: "Số, ký hiệu", EN: "Number"}, line: &p.Head.Number},
		{Name: "date", Label: rubric.Text{VI: "Ngày ban hành", EN: "Date"}, paper: &p.Head.Date},
		{Name: "place", Label: rubric.Text{VI: "Nơi ban hành", EN: "Place"}, text: &p.Head.Place},
		{Name: "position", Label: rubric.Text{VI: "Chức vụ người ký", EN: "Position of who signs"}, text: &p.Signatory.Position},
		{Name: "name", Label: rubric.Text{VI: "Họ tên người ký", EN: "Name of who signs"}, text: &p.Signatory.Name},
	}
}
