package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Options say how the document of a plan is made. The zero value is the default.
type Options struct {
	Lang    locale.Lang // Vietnamese if empty
	Form    Form        // by the number of deficits if empty
	Figures Figures     // those published, as far as the plan has them, if empty
	// Charts puts the charts of a plan to sign on paper, too. A working note has them
	// always, and the page of a full plan on screens.
	Charts bool
	// Draft marks a plan as a draft though it could be signed.
	Draft bool
	// Final refuses a plan that cannot be signed yet, with all that is missing, instead of
	// marking it as a draft.
	Final bool
}

// Form is what the document of a plan is for, and with it how much it says.
type Form string

// The forms.
const (
	// Short is the plan to sign with all it says in its body: every area and every deficit
	// with its reason, the solutions by area, who does what. It is the default up to 15
	// deficits.
	Short Form = "short"
	// Full is the plan to sign whose body has the result in one sentence, the table of the
	// areas and the solutions by area, and refers to an appendix for each deficit with its
	// reason, target, lead and deadline. It is the default for more deficits.
	Full Form = "full"
	// Note is what only the drafter of the plan needs, and nobody signs: what is missing,
	// where published figures contradict the rubric, what the targets gain and why nothing
	// else was chosen, and what stays lost. All of its figures are computed by the rubric.
	Note Form = "note"
)

// Figures are where the points that a plan to sign prints come from.
type Figures string

// The figures.
const (
	// Published takes the points of the table that the authority published, as it printed
	// them, and those computed by the rubric for what it does not print.
	Published Figures = "published"
	// Computed takes the points computed by the rubric.
	Computed Figures = "computed"
)

// mostShort is how many deficits a plan has in its body by default.
const mostShort = 15

// New makes the document of a plan: a kế hoạch as Vietnamese offices write it, or the
// working note of its drafter. It says what the plan says and nothing else: parts that
// the plan does not have are left out, what is not decided yet is left blank, points that
// are not known stand as a range. A target that rests on something which no source
// decides is not printed in a plan to sign.
//
// A plan of which something has to be settled before it is signed comes out as a draft,
// which says so above all else, or is refused with Options.Final. A nil opts means the
// defaults. The error is that of a nil plan, of one with numbers of no use, of one that
// is refused, or of an unknown option.
func New(p *remediation.Plan, opts *Options) (*Document, error) {
	if p == nil {
		return nil, errors.New("a document needs a plan")
	}
	if opts == nil {
		opts = &Options{}
	}
	m := &planMaker{plan: p, opts: *opts}
	if err := m.choose(); err != nil {
		return nil, err
	}
	if err := m.markDraft(); err != nil {
		return nil, err
	}
	switch m.opts.Form {
	case Short:
		m.sign(m.shortResults, m.shortSolutions)
	case Full:
		deficits := m.tableOfDeficits()
		m.sign(m.fullResults, func() { m.fullSolutions(deficits) })
		m.doc.Appendices = m.fullAppendix(deficits)
	case Note:
		m.note()
		return &Document{m.doc}, nil
	}
	return m.end(true), nil
}

// choose checks the options, fills in what they leave to the plan, and begins its paper.
func (m *planMaker) choose() (err error) {
	o, p := &m.opts, m.plan
	m.paperMaker, err = newPaper(&Paper{
		Lang: o.Lang, Head: p.Head, LegalBases: p.LegalBases, Recipients: p.Recipients, Signatory: p.Signatory,
	}, p)
	if err != nil {
		return err
	}
	m.keep(p.Unit)
	if m.paper.Head.Issuer.IsZero() {
		m.paper.Head.Issuer = rubric.Plain(m.unitName(m.plan.Unit))
	}
	if o.Form == "" {
		o.Form = Short
		if len(m.plan.Deficits) > mostShort {
			o.Form = Full
		}
	}
	if o.Form != Short && o.Form != Full && o.Form != Note {
		return fmt.Errorf("unknown form %q: %q, %q or %q", o.Form, Short, Full, Note)
	}
	if o.Figures == "" {
		o.Figures = Published
	}
	if o.Figures != Published && o.Figures != Computed {
		return fmt.Errorf("unknown figures %q: %q or %q", o.Figures, Published, Computed)
	}
	return nil
}

// planMaker makes the document of a plan.
type planMaker struct {
	*paperMaker
	plan *remediation.Plan
	opts Options
	// illustrative says that the paper is an illustration, and says so on top: what was lost
	// is one itself, or what is done about it says nothing but illustrative targets.
	illustrative bool
}

// text adds a paragraph of one ordinary run, unless it is empty.
func (m *planMaker) text(s string) {
	if s != "" {
		m.add(office.Paragraph{{Text: s}})
	}
}

// sign makes a plan to sign, with two sections of its form.
func (m *planMaker) sign(results, solutions func()) {
	m.head(m.say(planKind), m.planTitle(m.plan, m.unitName(m.plan.Unit)), planSymbol)
	m.legalBases(false)
	m.opening()
	m.purposes()
	results()
	solutions()
	m.responsibilities()
	m.closing()
}

// planSymbol ends the number of a plan that has none yet.
const planSymbol = "/KH-…"

// inPeriod ends a title with the year that was scored.
func (m *planMaker) inPeriod(title, year rubric.Text) string {
	if m.plan.Period == 0 {
		return m.say(title)
	}
	return m.say(title) + m.say(year, m.plan.Period)
}

// nothingLost reports whether a plan is one to keep up what is full.
func nothingLost(p *remediation.Plan) bool {
	return len(p.Deficits)+len(p.Penalties)+len(p.Actions) == 0
}

// planTitle is the title of a plan without the name of the kind, or one of its own for a
// plan without any, and with the name of the unit, if that is known.
func (m *paperMaker) planTitle(p *remediation.Plan, unit string) string {
	title := m.in(p.Title)
	switch {
	case title == "" && nothingLost(p):
		title = m.dated(keepUpTitle, p.Period)
	case title == "":
		title = m.dated(defaultTitle, p.Period)
	}
	kind := m.say(planPrefix)
	if n := len(kind); len(title) > n && strings.EqualFold(title[:n], kind) {
		title = capital(strings.TrimSpace(title[n:]))
	}
	if unit != "" && !mentions(title, unit) && !mentions(title, m.issuer()) {
		title += m.say(ofUnit, unit)
	}
	return title
}

// opening says why the plan is made, and by whom.
func (m *planMaker) opening() {
	opening := m.in(m.plan.Opening)
	if strings.HasSuffix(opening, ":") {
		m.text(opening)
		return
	}
	makes := makesPlan
	if nothingLost(m.plan) {
		makes = keepsUp
	}
	if purpose(opening) {
		m.text(capital(ended(opening, "")) + ", " + some(" ", m.issuer(), m.say(makes)))
		return
	}
	m.text(some(" ", sentence(opening), capital(some(" ", m.issuer(), m.say(makes)))))
}

// purpose reports whether an opening only says what for, and so is no sentence yet.
func purpose(opening string) bool {
	for _, begin := range []string{"để ", "nhằm ", "to "} {
		if strings.HasPrefix(strings.ToLower(opening), begin) && !strings.ContainsAny(opening, ".!?") {
			return true
		}
	}
	return false
}

func (m *planMaker) purposes() {
	p := m.plan
	switch purposes, requirements := len(p.Purposes) > 0, len(p.Requirements) > 0; {
	case purposes && requirements:
		m.section(m.say(purposesAndRequirements))
		m.add(office.Heading{Level: 2, Text: m.say(purposesPart)}, m.list(p.Purposes))
		m.add(office.Heading{Level: 2, Text: m.say(requirementsPart)}, m.list(p.Requirements))
	case purposes:
		m.section(m.say(purposesSection))
		m.add(m.list(p.Purposes))
	case requirements:
		m.section(m.say(requirementsSection))
		m.add(m.list(p.Requirements))
	}
}

func (m *planMaker) list(texts []rubric.Text) office.List {
	var out office.List
	for _, t := range texts {
		out = append(out, office.Paragraph{{Text: sentence(m.in(t))}})
	}
	return out
}

func (m *planMaker) responsibilities() {
	p := m.plan
	if len(p.Responsibilities) > 0 {
		m.section(m.say(implementationSection))
	}
	for i, r := range p.Responsibilities {
		who, task := m.in(r.Who), m.in(r.Task)
		if who != "" && task != "" {
			who += ": "
		}
		if len(p.Responsibilities) > 1 {
			who = fmt.Sprint(i+1, ". ", who)
		}
		m.add(office.Paragraph{{Text: who}, {Text: ended(task, ".")}})
	}
}

// closing writes the last paragraph, which names the plan and ends the text.
func (m *planMaker) closing() {
	closing := m.in(m.plan.Closing)
	text := sentence(closing)
	if !strings.HasPrefix(closing, m.say(thisWas)) {
		text = some(" ", m.say(thisIs, ended(uncapital(m.doc.Subject, m.names), "")), text)
	}
	m.text(ended(strings.TrimRight(text, ":"), m.say(lastStop)))
}

// find returns the deficit of a code.
func (m *planMaker) find(code string) (remediation.Deficit, bool) {
	i := slices.IndexFunc(m.plan.Deficits, func(d remediation.Deficit) bool { return d.Code == code })
	if i < 0 {
		return remediation.Deficit{}, false
	}
	return m.plan.Deficits[i], true
}
