package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// NewProgressReport makes the report on what has become of a plan, a báo cáo: what was
// won back and what was not, by area and with the reasons; what stands in the way, as far
// as the figures say; what is to be done next; and an appendix with every loss.
//
// A nil paper is the default. What is absent of its superior, issuer, place and signatory
// is taken from the plan, which the same office made; its number, date, legal bases and
// recipients are the paper's own. The error is that of a nil plan or progress, of a plan
// without results, of a progress of another plan ([scoring.ErrEdition],
// [scoring.ErrUnit]), of numbers of no use, or of an unknown language.
func NewProgressReport(p *remediation.Plan, g *remediation.Progress, paper *Paper) (*Document, error) {
	switch {
	case p == nil || g == nil:
		return nil, errors.New("a report needs a plan and its progress")
	case len(p.Results.Areas) == 0:
		return nil, errors.New("the plan has no results to report on")
	case p.Edition != g.Edition:
		return nil, fmt.Errorf("the plan and the progress differ: %w", scoring.ErrEdition)
	case p.Unit.ID != g.Unit.ID:
		return nil, fmt.Errorf("the plan and the progress differ: %w", scoring.ErrUnit)
	}
	m, err := newPaper(paper, p, g)
	if err != nil {
		return nil, err
	}
	r := &reportMaker{paperMaker: m, plan: p, progress: g}
	r.defaults()
	m.keep(p.Unit)
	r.collect()
	title := uncapital(r.planTitle(p, r.unitOf(p.Unit)), r.names) // as it stands in a sentence
	m.head(m.say(reportKind), m.say(reportSubject, title), r.symbol())
	r.front(title)
	r.section(m.say(reportResults))
	r.overall()
	r.byArea()
	r.newLosses()
	r.difficulties()
	r.next()
	m.add(office.Paragraph{{Text: ended(m.say(reportClosing, title), m.say(lastStop))}})
	m.doc.Appendices = r.appendices()
	return m.end(true), nil
}

// symbol ends the number of a report that has none yet, with the short name of the office
// that the plan's number ends with.
func (m *reportMaker) symbol() string {
	if _, office, ok := strings.Cut(m.plan.Head.Number, "/KH-"); ok && office != "" {
		return "/BC-" + office
	}
	return "/BC-…"
}

// reportMaker makes the report on a plan.
type reportMaker struct {
	*paperMaker
	plan     *remediation.Plan
	progress *remediation.Progress
	losses   []reportedLoss
}

// reportedLoss is what has become of a deficit or a penalty of the plan.
type reportedLoss struct {
	remediation.LossProgress
	title   rubric.Text
	area    string // code; empty of a penalty
	penalty bool
	actions []remediation.Action
	overdue bool
	// accepted is the decision not to win it back, of a loss that is accepted.
	accepted tracking.Acceptance
}

// defaults takes from the plan what the paper does not say of the office.
func (m *reportMaker) defaults() {
	h, of := &m.paper.Head, m.plan.Head
	if h.Superior.IsZero() {
		h.Superior = of.Superior
	}
	if h.Issuer.IsZero() {
		h.Issuer = of.Issuer
	}
	if h.Issuer.IsZero() {
		h.Issuer = rubric.Plain(m.unitOf(m.plan.Unit))
	}
	if h.Place.IsZero() {
		h.Place = of.Place
	}
	if s := m.paper.Signatory; len(s.Authority) == 0 && s.Position.IsZero() && s.Name.IsZero() {
		m.paper.Signatory = m.plan.Signatory
	}
}

// collect brings together what plan and progress say of every loss.
func (m *reportMaker) collect() {
	overdue := map[string]bool{}
	for _, a := range m.progress.Actions {
		overdue[a.ID] = a.Overdue
	}
	for _, l := range m.progress.Losses {
		out := reportedLoss{LossProgress: l}
		for _, d := range m.plan.Deficits {
			if d.Code == l.Code {
				out.title, out.area = d.Title, d.Area
			}
		}
		for _, x := range m.plan.Penalties {
			if x.Code == l.Code {
				out.title, out.penalty = x.Title, true
			}
		}
		for _, a := range m.plan.Actions {
			if slices.Contains(a.Deficits, l.Code) || slices.Contains(a.Penalties, l.Code) {
				out.actions = append(out.actions, a)
				out.overdue = out.overdue || overdue[a.ID] && l.Status != remediation.ProgressDone
			}
		}
		for _, a := range m.plan.Accepted {
			if a.Code == l.Code && l.Status == remediation.ProgressAccepted {
				out.accepted = a
			}
		}
		m.losses = append(m.losses, out)
	}
}

// front writes the legal bases and names the plan.
func (m *reportMaker) front(title string) {
	m.legalBases(false)
	h := m.plan.Head
	until := ""
	if !m.progress.Date.IsZero() {
		until = m.say(untilDay, m.day(m.progress.Date))
	}
	number := numbering(h.Number, "/KH-…")
	m.add(office.Paragraph{{Text: m.say(carryingOut, number, m.day(rubric.Date(h.Date)), title, m.issuer(), until)}})
	if m.plan.Illustrative {
		m.doc.Draft = m.say(illustratedDraft)
	}
}
