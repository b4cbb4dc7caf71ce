package oscal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Options say how a plan is written. The zero value is the default.
type Options struct {
	Lang locale.Lang // of the texts; Vietnamese if empty
	// Progress says what has become of the losses, for their status. Without it none is
	// closed.
	Progress *remediation.Progress
}

// POAM returns the plan as an OSCAL plan of action and milestones, as it stands on a
// day. The same plan, day and options give the same bytes. A nil opts means the defaults.
// The error is that of a nil plan, of one without a unit or without anything to do, of
// a day that is none, or of a progress of another plan.
func POAM(p *remediation.Plan, day rubric.Date, opts *Options) ([]byte, error) {
	if opts == nil {
		opts = &Options{}
	}
	l := opts.Lang
	if l == "" {
		l = rubric.Vietnamese
	}
	switch {
	case p == nil:
		return nil, noPlan.Say()
	case l != rubric.Vietnamese && l != rubric.English:
		return nil, badLanguage.Say(string(l))
	case decimals.HoldsLong(p):
		return nil, longNumber.Say()
	case oneLine(p.Unit.ID) == "":
		return nil, noUnit.Say()
	case stamp(day) == "":
		return nil, noSuchDay.Say(day)
	case len(p.Actions)+len(p.Deficits)+len(p.Penalties) == 0:
		return nil, nothingToDo.Say()
	case opts.Progress != nil && (opts.Progress.Edition != p.Edition || opts.Progress.Unit.ID != p.Unit.ID):
		return nil, otherProgress.Say()
	}
	m := &maker{plan: p, day: day, lang: l, progress: opts.Progress, parties: map[string]string{}}
	m.metadata()
	m.losses()
	m.items()
	// The document's own UUID changes with its content.
	b, err := m.encode()
	if err != nil {
		return nil, err
	}
	m.out.UUID = uuid("document", string(b))
	return m.encode()
}

// maker makes a POA&M.
type maker struct {
	plan     *remediation.Plan
	day      rubric.Date
	lang     locale.Lang
	progress *remediation.Progress
	out      poam
	parties  map[string]string // UUIDs by name
}

func (m *maker) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(file{m.out})
	return b.Bytes(), err
}

// id returns the UUID of something of the plan.
func (m *maker) id(names ...string) string {
	return uuid(append([]string{m.plan.Edition.Rubric, m.plan.Unit.ID}, names...)...)
}

// stamp writes a day as OSCAL has times; it is empty for what is no day there.
func stamp(d rubric.Date) string {
	if d.Year < 1900 || d.Year > 2999 || (rubric.Date{Year: 1970, Month: 1, Day: 1}).Plus(d.DayNumber()) != d {
		return ""
	}
	return d.String() + "T00:00:00+07:00"
}

// oneLine writes a text as OSCAL has strings: on one line, without blanks around it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// in returns a text in the language, or in the other where it is not there.
func (m *maker) in(t rubric.Text) string {
	if text := oneLine(t.In(m.lang)); text != "" {
		return text
	}
	return oneLine(t.VI + t.EN) // one of them is empty
}

func (m *maker) say(s locale.Sentence, args ...any) string { return s.Say(args...).In(m.lang) }

// props collects properties of our namespace, those that have a value.
type props []prop

func (p *props) add(name, value string) {
	if value = oneLine(value); value != "" {
		*p = append(*p, prop{Name: name, NS: namespace, Value: value})
	}
}

func (p *props) flag(name string, is bool) {
	if is {
		p.add(name, "true")
	}
}

// points adds a number of points, or the ends of the range that it is in.
func (p *props) points(name string, v decimal.NullDecimal, r scoring.Range) {
	if v.Valid {
		r = scoring.Range{Least: v.Decimal, Most: v.Decimal}
	}
	if r.Known() {
		p.add(name, r.Least.String())
		return
	}
	p.add(name+"-least", r.Least.String())
	p.add(name+"-most", r.Most.String())
}

func (m *maker) metadata() {
	p := m.plan
	id := oneLine(p.Unit.ID)
	title := cmp.Or(m.in(p.Title), m.in(p.Rubric), id)
	var of props
	of.add("rubric", p.Edition.Rubric)
	of.add("rubric-sha256", p.Edition.SHA256)
	of.add("decision", p.Decision.Number)
	if p.Period > 0 {
		of.add("period", decimal.NewFromInt(int64(p.Period)).String())
	}
	of.add("number", p.Head.Number)
	of.add("date", p.Head.Date.String())
	of.points("final-score", p.Results.Total.Final, p.Results.Total.FinalRange)
	of.flag("illustrative", p.Illustrative)
	m.out.SystemID = systemID{namespace, id}
	m.out.Metadata = metadata{
		Title: title, LastModified: stamp(m.day), Version: m.day.String(), OSCALVersion: oscalVersion, Props: of,
		Roles: []role{{"unit", m.say(unitRole)}, {"lead", m.say(leadRole)}, {"support", m.say(supportRole)}},
	}
	m.party(cmp.Or(m.in(p.Unit.Name), id))
}

// party returns the UUID of a party by its name; the first is the unit. OSCAL knows
// persons and organizations; whom an action is given to is taken for the latter.
func (m *maker) party(name string) string {
	if m.parties[name] == "" {
		m.parties[name] = m.id("party", name)
		m.out.Metadata.Parties = append(m.out.Metadata.Parties, party{m.parties[name], "organization", name})
	}
	return m.parties[name]
}

func (m *maker) unit() string { return m.out.Metadata.Parties[0].UUID }

// items makes an item of every action, and of every loss that has none.
func (m *maker) items() {
	origins := []origin{{[]actor{{"party", m.unit()}}}}
	for _, a := range m.plan.Actions {
		title := m.title(a)
		it := item{UUID: m.id("action", a.ID), Title: title, Description: title, Origins: origins}
		if text := m.in(a.Deliverable); text != "" {
			it.Description += ". " + text
		}
		var of props
		of.add("id", a.ID)
		of.add("deadline", a.Deadline.String())
		of.points("points", decimal.NullDecimal{}, scoring.Range{Least: a.Least, Most: a.Points})
		of.add("gain", a.Gain.String())
		of.flag("derived", a.Derived)
		for _, t := range a.Targets {
			of.add("target", cmp.Or(m.in(t.Goal), m.in(t.Text)))
			of.flag("target-illustrative", t.Illustrative)
		}
		if m.progress != nil {
			for _, g := range m.progress.Actions {
				if g.ID == a.ID {
					of.add("status", string(g.Status))
					of.flag("overdue", g.Overdue)
				}
			}
		}
		of.add("resources", m.in(a.Tracking.Resources.Text))
		if money := a.Tracking.Resources.Money; money.Valid {
			of.add("money", money.Decimal.String()+" "+m.in(a.Tracking.Resources.Unit))
		}
		it.Props, it.Links = of, m.evidence(a)
		for _, code := range slices.Concat(a.Deficits, a.Penalties) {
			if m.has(code) {
				it.RelatedObservations = append(it.RelatedObservations, relatedObservation{m.id("observation", code)})
				it.RelatedRisks = append(it.RelatedRisks, relatedRisk{m.id("risk", code)})
			}
		}
		m.out.Items = append(m.out.Items, it)
	}
	for _, r := range m.out.Risks {
		if len(r.Remediations) > 0 {
			continue
		}
		of := props{}
		of.flag("uncovered", true)
		m.out.Items = append(m.out.Items, item{
			UUID: uuid("item", r.UUID), Title: r.Title, Description: m.say(noAction), Props: of, Origins: origins,
			RelatedObservations: r.RelatedObservations, RelatedRisks: []relatedRisk{{r.UUID}},
		})
	}
}

// title names an action by what is done.
func (m *maker) title(a remediation.Action) string {
	return cmp.Or(m.in(a.Solution), oneLine(a.ID), m.say(anAction))
}

// evidence makes resources of the evidence of an action, and links to them.
func (m *maker) evidence(a remediation.Action) []link {
	var out []link
	for i, e := range a.Tracking.Evidence {
		var of props
		of.add("number", e.Number)
		of.add("date", e.Date.String())
		of.add("issuer", m.in(e.Issuer))
		of.add("file", e.File)
		r := resource{UUID: m.id("evidence", a.ID, decimal.NewFromInt(int64(i)).String()),
			Title: cmp.Or(oneLine(e.Number), m.say(anEvidence)), Description: m.in(e.Note), Props: of}
		if m.out.BackMatter == nil {
			m.out.BackMatter = &backMatter{}
		}
		m.out.BackMatter.Resources = append(m.out.BackMatter.Resources, r)
		out = append(out, link{"#" + r.UUID, "reference"})
	}
	return out
}

// has reports whether the plan has a loss.
func (m *maker) has(code string) bool {
	return slices.ContainsFunc(m.plan.Deficits, func(d remediation.Deficit) bool { return d.Code == code }) ||
		slices.ContainsFunc(m.plan.Penalties, func(x remediation.Penalty) bool { return x.Code == code })
}

// method says how a loss was observed: by figures and documents, or not known.
func method(k catalogue.Kind) string {
	switch k {
	case catalogue.KindJudgement, catalogue.KindSurvey, catalogue.KindExternal, catalogue.KindMissing,
		catalogue.KindFailed, "":
		return "UNKNOWN"
	}
	return "EXAMINE"
}
