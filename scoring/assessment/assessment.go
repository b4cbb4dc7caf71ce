package assessment

import (
	"cmp"
	"maps"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
)

// Assessment is what is recorded of one unit's year: everything that was stated, changed,
// shown and said, in that order. [Parse] reads it, [Fold] makes scores of it.
//
// It is data. What takes one does not change it; do not change it meanwhile.
type Assessment struct {
	Rubric  string       `json:"rubric,omitempty"` // ID of the rubric; empty says nothing
	Unit    scoring.Unit `json:"unit"`
	Records []Record     `json:"records"`
}

// Record is one thing that somebody did in a round. Its kind says which of the fields
// below By it has; the others are empty.
type Record struct {
	Kind  Kind   `json:"kind"`
	Round string `json:"round"` // by its name in the rubric
	// Revision is the revision of the round that the record is for, from 1; zero is the
	// first. A round that is reopened has the next one.
	Revision int `json:"revision,omitempty"`
	// By is who did it, Authority the office or the document that lets them, At when. The
	// host gives all three; At has the zone in which its day counts.
	By        string      `json:"by"`
	Authority rubric.Text `json:"authority"`
	At        time.Time   `json:"at"`
	// Why is the reason, which a change of a value, a refusal, a waiver and a reopening need.
	// A record that changes a value gives the old one (Old, OldCase, OldAnswers, OldWaiver);
	// one without a new value takes the old one back.
	Why rubric.Text `json:"why,omitzero"`

	Input string `json:"input,omitempty"` // of a figure, also a member of a series: reports.q1
	Item  string `json:"item,omitempty"`  // code of what the others are about, but for locks
	// Old is the figure, or the points, before the record, New what is stated now. The zero
	// Figure is none.
	Old scoring.Figure `json:"old,omitzero"`
	New scoring.Figure `json:"new,omitzero"`
	// Case is the number of the case, from 1, that a claim says to hold, OldCase the one that
	// was said to before; zero is none.
	Case    int `json:"case,omitempty"`
	OldCase int `json:"old_case,omitempty"`
	// Evidence is what evidence shows; Piece names, of a refusal, what is refused.
	Evidence *Evidence   `json:"evidence,omitempty"`
	Piece    string      `json:"piece,omitempty"`
	Text     rubric.Text `json:"text,omitzero"` // of an explanation, an opinion or a note
	// Answers are those to the question of an item, OldAnswers those before the record. Of a
	// survey record without an item, NotHeld says that the survey was not held, or, false,
	// that it was after all.
	Survey     string  `json:"survey,omitempty"`
	NotHeld    bool    `json:"not_held,omitempty"`
	Answers    Answers `json:"answers,omitzero"`
	OldAnswers Answers `json:"old_answers,omitzero"`
	// Waiver waives an item for the unit, in place of OldWaiver.
	Waiver    *Waiver `json:"waiver,omitempty"`
	OldWaiver *Waiver `json:"old_waiver,omitempty"`

	at source.Span // in a file
}

// Kind is the kind of a [Record].
type Kind string

// The kinds of records.
const (
	Stated    Kind = "figure"      // a figure of an input, first or instead of another
	Typed     Kind = "points"      // points of a reported item, or in place of a rule's where it is judged
	Claimed   Kind = "claim"       // that a case of an item holds, which the figures prove or refute
	Shown     Kind = "evidence"    // a piece of evidence for an item
	Refused   Kind = "refusal"     // of a piece of evidence
	Explained Kind = "explanation" // of the unit, to those who appraise it
	Opined    Kind = "opinion"     // of those who appraise
	Noted     Kind = "note"
	Surveyed  Kind = "survey" // answers to a question, or that a survey was not held
	Waived    Kind = "waiver" // an item is waived for the unit, for some days
	Locked    Kind = "lock"   // the round takes no more records
	Reopened  Kind = "reopen" // it does, as the next revision
)

// Evidence is a document that proves something (tài liệu kiểm chứng).
type Evidence struct {
	ID     string      `json:"id"` // unique within an assessment
	Number string      `json:"number,omitempty"`
	Date   rubric.Date `json:"date,omitzero"`
	Issuer rubric.Text `json:"issuer,omitzero"`
	Page   string      `json:"page,omitempty"`
	File   string      `json:"file,omitempty"`   // its name; where it is kept is the host's
	SHA256 string      `json:"sha256,omitempty"` // of the file, in lower-case hexadecimal
}

// Name returns how people name the document: by its number, or else by its file.
func (e Evidence) Name() string { return cmp.Or(e.Number, e.File) }

// Answers are how many respondents gave each answer to a question, by group of respondents
// and answer, both by name. Where the survey has no groups theirs is "".
type Answers map[string]map[string]int

// Waiver is what waives an item for a unit: from the day From to the day Until, which may
// be open. What the item is worth meanwhile the rubric says.
type Waiver struct {
	Approver rubric.Text `json:"approver"`
	From     rubric.Date `json:"from"`
	Until    rubric.Date `json:"until,omitzero"`
}

// revision returns the revision that the record is for.
func (r *Record) revision() int { return max(1, r.Revision) }

// normal returns a copy of the record with its names and texts in Unicode normalisation
// form C, in which files are read, too.
func (r *Record) normal() *Record {
	out := *r
	for _, name := range [...]*string{&out.Round, &out.Input, &out.Item, &out.Piece, &out.Survey, &out.By} {
		*name = spelling.Normalize(*name)
	}
	for _, text := range [...]*rubric.Text{&out.Authority, &out.Why, &out.Text} {
		*text = normalText(*text)
	}
	if r.Evidence != nil {
		e := *r.Evidence
		for _, text := range [...]*string{&e.ID, &e.Number, &e.Page, &e.File} {
			*text = spelling.Normalize(*text)
		}
		e.Issuer = normalText(e.Issuer)
		out.Evidence = &e
	}
	out.Waiver, out.OldWaiver = r.Waiver.normal(), r.OldWaiver.normal()
	return &out
}

func (w *Waiver) normal() *Waiver {
	if w == nil {
		return nil
	}
	out := *w
	out.Approver = normalText(w.Approver)
	return &out
}

func normalText(t rubric.Text) rubric.Text {
	return rubric.Text{VI: spelling.Normalize(t.VI), EN: spelling.Normalize(t.EN)}
}

// id returns the ID of the evidence in Unicode normalisation form C.
func (e *Evidence) id() string { return spelling.Normalize(e.ID) }

// equal reports whether two waivers say the same.
func (w *Waiver) equal(v *Waiver) bool {
	return w == v || w != nil && v != nil && *w == *v
}

// day returns the day on which it was made.
func (r *Record) day() rubric.Date { return rubric.DateOf(r.At) }

// kept returns a copy in normal form that nobody else can change: a [State] is asked for
// more of its records later.
func (a *Assessment) kept() *Assessment {
	if a == nil {
		return nil
	}
	out := *a
	out.Unit.ID, out.Unit.Name = spelling.Normalize(a.Unit.ID), normalText(a.Unit.Name)
	out.Records = make([]Record, len(a.Records))
	for i := range a.Records {
		r := a.Records[i].normal()
		r.Answers, r.OldAnswers = r.Answers.clone(), r.OldAnswers.clone()
		out.Records[i] = *r
	}
	return &out
}

func (a Answers) clone() Answers {
	out := maps.Clone(a)
	for group, of := range out {
		out[group] = maps.Clone(of)
	}
	return out
}
