package assessment

import (
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Parse reads the records of a unit (YAML or JSON); the package comment has the format. It
// checks the form alone: names, types of figures, days. Whether the records follow from
// each other [Fold] says. A nil limits means the defaults. The error is a [source.Faults].
func Parse(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (*Assessment, error) {
	if r == nil {
		return nil, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := r.ReadHead(m)
	if !ok {
		return nil, doc.Err()
	}
	a := &Assessment{Rubric: name, Records: []Record{}}
	a.Unit.Read(m.Need("unit"), r)
	for _, n := range m.Need("records").Items() {
		var rec Record
		rec.Read(n, r)
		a.Records = append(a.Records, rec)
	}
	m.Close()
	return a, doc.Err()
}

// kinds are the kinds of records by their names in files.
var kinds = []string{string(Stated), string(Typed), string(Claimed), string(Shown), string(Refused), string(Explained),
	string(Opined), string(Noted), string(Surveyed), string(Waived), string(Locked), string(Reopened)}

// Read reads a record from a file, as [Parse] has it. What cannot be read is a fault of the
// node's document.
func (r *Record) Read(n source.Node, of *rubric.Rubric) {
	if of == nil {
		n.Add(rules.NoRubric.Say())
		return
	}
	if r == nil {
		r = new(Record)
	}
	*r = recordOf(n, of)
}

func recordOf(n source.Node, r *rubric.Rubric) Record {
	m := n.Mapping()
	rec := Record{
		Kind:      Kind(m.Need("kind").OneOf(kinds...)),
		Round:     m.Need("round").Name(),
		By:        m.Need("by").Filled(),
		Authority: source.As[rubric.Text](m.Need("authority")),
		At:        momentOf(m.Need("at")),
		Why:       source.As[rubric.Text](m.Get("why")),
		Input:     m.Get("input").Name(),
		Item:      m.Get("item").Name(),
		Piece:     m.Get("piece").Name(),
		Text:      source.As[rubric.Text](m.Get("text")),
		Survey:    m.Get("survey").Name(),
		NotHeld:   m.Get("not_held").Bool(),
		at:        n.Span(),
	}
	for _, number := range []struct {
		key string
		to  *int
	}{{"revision", &rec.Revision}, {"case", &rec.Case}, {"old_case", &rec.OldCase}} {
		if n := m.Get(number.key); n.Present() {
			*number.to = n.Int()
		}
	}
	in := &rubric.Input{Type: rubric.Number} // of points
	if n := m.Get("input"); n.Present() {
		if in = r.Input(rec.Input); in == nil && rec.Input != "" {
			n.Add(rules.Undeclared(r, rec.Input, func() locale.Message {
				return n.Hint(func() locale.Message { return r.SuggestInput(rec.Input) })
			}))
		}
	}
	for _, f := range []struct {
		key string
		to  *scoring.Figure
	}{{"old", &rec.Old}, {"new", &rec.New}} {
		if n := m.Get(f.key); n.Present() && in != nil {
			f.to.Read(n, in)
		}
	}
	if n := m.Get("evidence"); n.Present() {
		rec.Evidence = evidenceOf(n)
	}
	rec.Waiver, rec.OldWaiver = waiverOf(m.Get("waiver")), waiverOf(m.Get("old_waiver"))
	rec.Answers, rec.OldAnswers = answersOf(m.Get("answers")), answersOf(m.Get("old_answers"))
	m.Close()
	return rec
}

func evidenceOf(n source.Node) *Evidence {
	m := n.Mapping()
	e := &Evidence{
		ID:     m.Need("id").Name(),
		Number: m.Get("number").Name(),
		Date:   rubric.DateOf(m.Get("date").Date()),
		Issuer: source.As[rubric.Text](m.Get("issuer")),
		Page:   m.Get("page").Filled(),
		File:   m.Get("file").Filled(),
		SHA256: m.Get("sha256").Filled(),
	}
	m.Close()
	return e
}

func waiverOf(n source.Node) *Waiver {
	if !n.Present() {
		return nil
	}
	m := n.Mapping()
	w := &Waiver{Approver: source.As[rubric.Text](m.Need("approver")), From: rubric.DateOf(m.Need("from").Date()),
		Until: rubric.DateOf(m.Get("until").Date())}
	m.Close()
	return w
}

// answersOf reads answers by group of respondents, or those of all respondents alone.
func answersOf(n source.Node) Answers {
	if !n.Present() {
		return nil
	}
	out := Answers{}
	for group, of := range n.Mapping().All() {
		if !of.IsMapping() {
			out.of("")[group.Name()] = of.Int()
			continue
		}
		out.of(group.Name())
		for answer, count := range of.Mapping().All() {
			out.of(group.Name())[answer.Name()] = count.Int()
		}
	}
	return out
}

// of returns the answers of a group, to which more can be added.
func (a Answers) of(group string) map[string]int {
	if a[group] == nil {
		a[group] = map[string]int{}
	}
	return a[group]
}

// momentOf reads a day, or a day with its time and zone: 2026-01-05T09:30:00+07:00.
func momentOf(n source.Node) time.Time {
	text := n.Filled()
	if text == "" {
		return time.Time{}
	}
	if len(text) <= len(time.DateOnly) {
		return n.Date() // in UTC
	}
	at, err := momentIn(text)
	if err != nil {
		n.Fault(noMoment, locale.Short(text))
	}
	return at
}

// momentIn returns the time that a text says, whatever the zone of this computer is.
func momentIn(text string) (time.Time, error) {
	layout := time.RFC3339Nano
	if len(text) <= len(time.DateOnly) {
		layout = time.DateOnly
	}
	at, err := time.Parse(layout, text)
	if err != nil {
		return time.Time{}, err
	}
	if _, offset := at.Zone(); offset != 0 {
		return at.In(time.FixedZone("", offset)), nil
	}
	return at.UTC(), nil
}
