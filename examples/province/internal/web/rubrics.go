package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/verify"
)

// rubricsPage lists the editions of the rubric, with a form to send another one.
type rubricsPage struct {
	List   []editionRow
	Faults []faultLine
	Said   string
	Failed bool
}

type editionRow struct {
	rubric.Edition
	Title   rubric.Text
	By, At  string
	InForce bool
}

// faultLine is a fault of a file with the line that it is in.
type faultLine struct {
	Place, Text, Line string
}

func (v *visit) rubrics() error {
	p, err := v.openRubrics()
	if err != nil {
		return err
	}
	v.show(http.StatusOK, "rubrics", p)
	return nil
}

func (v *visit) openRubrics() (*rubricsPage, error) {
	editions, err := v.office.DB.Editions(v.ctx())
	if err != nil {
		return nil, err
	}
	inForce, err := v.office.DB.Adopted(v.ctx())
	if err != nil {
		return nil, err
	}
	p := &rubricsPage{}
	for _, e := range editions {
		s, err := v.office.Edition(v.ctx(), e.Hash)
		if err != nil {
			return nil, err
		}
		p.List = append(p.List, editionRow{s.Edition(), s.Rubric().Title, e.By, e.At, e.Hash == inForce})
	}
	return p, nil
}

// addRubric takes a file in. It is stored where it has no faults, and not in force before it is
// adopted; its faults come with their lines.
func (v *visit) addRubric() error {
	p, err := v.openRubrics()
	if err != nil {
		return err
	}
	p.Failed = true
	name, src, err := v.uploaded("rubric")
	if errors.Is(err, errNoFile) {
		p.Said = errNoFile.(*refusal).text.in(v.lang)
		v.show(http.StatusUnprocessableEntity, "rubrics", p)
		return nil
	} else if err != nil {
		return err
	}
	_, cases, err := v.uploaded("cases")
	if err != nil && !errors.Is(err, errNoFile) {
		return err
	}
	hash, err := v.office.AddEdition(v.ctx(), name, src, v.account.Name)
	if faults := (source.Faults)(nil); errors.As(err, &faults) {
		p.Said = message{"Tệp có lỗi, chưa được lưu.", "The file has faults and was not stored."}.in(v.lang)
		p.Faults = faultLines(faults, src, v.lang)
		v.show(http.StatusUnprocessableEntity, "rubrics", p)
		return nil
	}
	if err != nil {
		return err
	}
	to := "/rubrics/" + hash
	if len(cases) > 0 {
		kept, err := v.office.DB.AddFile(v.ctx(), "text/plain", cases)
		if err != nil {
			return err
		}
		to += "?cases=" + kept
	}
	v.redirect(to)
	return nil
}

// faultLines are faults, each with its line of the file.
func faultLines(faults source.Faults, src []byte, l locale.Lang) (out []faultLine) {
	lines := bytes.Split(src, []byte("\n"))
	for _, f := range faults {
		line := faultLine{Place: f.Path, Text: f.Message.In(l)}
		if f.Line > 0 {
			line.Place = fmt.Sprintf("%d:%d", f.Line, f.Column)
		}
		if f.Line > 0 && f.Line <= len(lines) {
			line.Line = locale.Short(strings.ToValidUTF8(strings.TrimSpace(string(lines[f.Line-1])), "\ufffd"))
		}
		out = append(out, line)
	}
	return out
}

// rubricPage is what there is to know of an edition before it is adopted.
type rubricPage struct {
	*province.Review
	InForce bool
	Cases   string      // hash of the file of cases
	Faults  []faultLine // of the file of cases
	Misfits []faultLine // why nothing can be said of the units
	Lacks   []locale.Message
	Confirm bool // the year has begun under the edition in force
	Records int
	Units   int
	Said    string
	Failed  bool
}

func (v *visit) rubric() error {
	p, err := v.openRubric()
	if err != nil {
		return err
	}
	v.show(http.StatusOK, "rubric", p)
	return nil
}

func (v *visit) openRubric() (*rubricPage, error) {
	hash := v.r.PathValue("hash")
	p := &rubricPage{Cases: v.r.FormValue("cases")}
	var cases []byte
	if p.Cases != "" {
		file, err := v.office.DB.File(v.ctx(), p.Cases)
		if err != nil {
			return nil, err
		}
		cases = file.Body
	}
	var err error
	p.Review, err = v.office.Review(v.ctx(), hash, cases)
	if faults := (source.Faults)(nil); errors.As(err, &faults) && p.Review != nil {
		p.Faults, err = faultLines(faults, cases, v.lang), nil
	}
	if err != nil {
		return nil, err
	}
	p.Misfits = faultLines(p.Unfit, nil, v.lang)
	inForce, err := v.office.Scorer(v.ctx())
	if err != nil {
		return nil, err
	}
	p.InForce = inForce.Edition().SHA256 == hash
	counts, err := v.office.DB.Counts(v.ctx(), inForce.Edition().SHA256)
	if err != nil {
		return nil, err
	}
	for _, n := range counts {
		p.Records, p.Units = p.Records+n, p.Units+1
	}
	p.Confirm = p.Records > 0 && p.Scorer.Rubric().Period == inForce.Rubric().Period
	units, err := v.office.DB.Units(v.ctx())
	if err != nil {
		return nil, err
	}
	p.Lacks = province.Unfit(p.Scorer.Rubric(), units)
	return p, nil
}

// adopt puts an edition in force. Where units have begun their year under the one that is, it has
// to be said once more.
func (v *visit) adopt() error {
	p, err := v.openRubric()
	if err != nil {
		return err
	}
	switch {
	case p.InForce:
		p.Said = message{"Bộ chỉ số này đang áp dụng.", "This rubric is in force already."}.in(v.lang)
	case len(p.Lacks) > 0:
		p.Said = message{"Chưa áp dụng được: xem bên dưới.", "It was not put in force: see below."}.in(v.lang)
	case p.Confirm && v.r.PostFormValue("again") != "yes":
		p.Said = message{"Chưa áp dụng: năm chấm điểm đã bắt đầu theo bộ chỉ số đang áp dụng. Hãy xác nhận.",
			"It was not put in force: the year has begun under the rubric in force. Confirm it."}.in(v.lang)
	default:
		if err := v.office.DB.Adopt(v.ctx(), v.r.PathValue("hash"), v.account.Name, v.office.Now()); err != nil {
			return err
		}
		v.redirect("/rubrics")
		return nil
	}
	p.Failed = true
	v.show(http.StatusConflict, "rubric", p)
	return nil
}

// Verdicts are the findings of the proofs and the warnings.
func (p *rubricPage) Verdicts() []verify.Verdict {
	return append(slices.Clone(p.Proofs.Findings()), p.Proofs.Warnings...)
}

// Outcome is what a proof has found, in words.
func (p *rubricPage) Outcome(of verify.Outcome) rubric.Text { return outcomes[of] }

var outcomes = map[verify.Outcome]rubric.Text{
	verify.Refuted:   {VI: "bác bỏ", EN: "refuted"},
	verify.Undecided: {VI: "chưa rõ", EN: "undecided"},
	verify.Warned:    {VI: "cảnh báo", EN: "warning"},
}

// GroupTitle is the title of an object group.
func (p *rubricPage) GroupTitle(name string) rubric.Text { return groupTitle(p.Scorer.Rubric(), name) }
