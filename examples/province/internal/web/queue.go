package web

import (
	"cmp"
	"io"
	"net/http"
	"slices"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
)

// queuePage says how far the units have got.
type queuePage struct {
	States []queueState
	Groups []queueGroup
}

// queueState is a round that units are at, or the end of their year, as a filter.
type queueState struct {
	Name  string
	Title rubric.Text
	Units int
	Here  bool
}

type queueGroup struct {
	Title rubric.Text
	Years []*province.Year
}

// through is the state of a unit all of whose rounds are locked.
var through = queueState{Name: "through", Title: rubric.Text{VI: "Đã xong", EN: "Through"}}

// stateOf is the name of the state that a unit is in.
func stateOf(y *province.Year) string {
	if at := y.State.Current(); !at.Locked {
		return at.Name
	}
	return through.Name
}

// queue lists the units by object group, in the state that the address asks for.
func (v *visit) queue() error {
	years, err := v.office.Years(v.ctx())
	if err != nil {
		return err
	}
	s, err := v.office.Scorer(v.ctx())
	if err != nil {
		return err
	}
	p := &queuePage{States: []queueState{{Title: rubric.Text{VI: "Tất cả", EN: "All"}, Units: len(years)}}}
	r := s.Rubric() // a copy, made once
	for _, round := range r.Rounds {
		p.States = append(p.States, queueState{Name: round.Name, Title: round.Title})
	}
	p.States = append(p.States, through)
	at := v.r.FormValue("at")
	for i := range p.States {
		state := &p.States[i]
		state.Here = state.Name == at
		for _, y := range years {
			if stateOf(y) == state.Name {
				state.Units++
			}
		}
	}
	for _, y := range years {
		if at != "" && stateOf(y) != at {
			continue
		}
		title := groupTitle(r, y.Unit.Group)
		i := slices.IndexFunc(p.Groups, func(g queueGroup) bool { return g.Title == title })
		if i < 0 {
			i, p.Groups = len(p.Groups), append(p.Groups, queueGroup{Title: title})
		}
		p.Groups[i].Years = append(p.Groups[i].Years, y)
	}
	v.show(http.StatusOK, "queue", p)
	return nil
}

// groupTitle is the title of an object group; its name if the rubric does not declare it.
func groupTitle(r *rubric.Rubric, name string) rubric.Text {
	for _, g := range r.Groups {
		if g.Name == name {
			return g.Title
		}
	}
	return rubric.Plain(name)
}

// appraisalPage holds the score that a unit gave itself against that which stands now.
type appraisalPage struct {
	*province.Year
	Moved  *assessment.Comparison
	Ledger *assessment.Ledger
	Said   []saidOf
}

// saidOf is what was said of an item.
type saidOf struct {
	Item    *rubric.Item
	Remarks []assessment.Remark
	Waits   bool // for an explanation: the last word is an opinion
}

// appraisal shows what became of a unit's own score, item by item.
func (v *visit) appraisal() error {
	y, err := v.office.Year(v.ctx(), v.r.PathValue("unit"))
	if err != nil {
		return err
	}
	p := &appraisalPage{Year: y}
	last := y.State.Last()
	if p.Moved, err = y.State.Compare(y.Self().Name, last.Name); err != nil {
		return err
	}
	if p.Ledger, err = y.State.Ledger(last.Name); err != nil {
		return err
	}
	of := y.Scorer.Rubric() // a copy, made once
	for _, it := range last.Items {
		said := saidOf{Item: of.Item(it.Code)}
		for _, r := range it.Remarks {
			said.Remarks = append(said.Remarks, r)
			if r.Kind != assessment.Noted {
				said.Waits = r.Kind == assessment.Opined
			}
		}
		if len(it.Remarks) > 0 {
			p.Said = append(p.Said, said)
		}
	}
	slices.SortStableFunc(p.Said, func(a, b saidOf) int { // those that wait come first
		return cmp.Compare(waiting(b), waiting(a))
	})
	v.show(http.StatusOK, "appraisal", p)
	return nil
}

func waiting(s saidOf) int {
	if s.Waits {
		return 1
	}
	return 0
}

// Who is who made a record, and when.
func (p *appraisalPage) Who(record int) assessment.Record { return p.Assessment.Records[record] }

// Accounts are those of the areas, and of the whole.
func (p *appraisalPage) Accounts() []*assessment.Account {
	return append(slices.Clone(p.Ledger.Areas), &p.Ledger.Total)
}

// appraisalDOCX and appraisalXLSX send the appraisal table as a file.
func (v *visit) appraisalDOCX() error {
	return v.appraisalFile(".docx", letter, (*document.Document).WriteDOCX)
}

func (v *visit) appraisalXLSX() error {
	return v.appraisalFile(".xlsx", workbook, func(d *document.Document, w io.Writer) error { return xlsx.Write(w, d) })
}

func (v *visit) appraisalFile(ending, kind string, write func(*document.Document, io.Writer) error) error {
	y, err := v.office.Year(v.ctx(), v.r.PathValue("unit"))
	if err != nil {
		return err
	}
	d, err := document.NewRound(y.Assessment, y.State, y.State.Last().Name, &document.Paper{Lang: v.lang})
	if err != nil {
		return err
	}
	return v.send("tham-dinh-"+y.Unit.ID+ending, kind, func(w io.Writer) error { return write(d, w) })
}
