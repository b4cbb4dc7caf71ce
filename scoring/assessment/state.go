package assessment

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// State is what the records of an assessment come to: the rounds of the rubric, in their
// order, each with its facts and its score. [Fold] makes it. It is data and read-only once
// made; goroutines may share it.
type State struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    scoring.Unit   `json:"unit"`
	// AsOf is the day by which waivers and deadlines of evidence were read.
	AsOf   rubric.Date `json:"as_of,omitzero"`
	Rounds []*Round    `json:"rounds"`

	fold *fold
}

// Round is a round as it is at its end: the values of the rounds before it, as its own
// records changed them.
type Round struct {
	Name     string      `json:"name"`
	Title    rubric.Text `json:"title"`
	Self     bool        `json:"self,omitempty"`
	Revision int         `json:"revision"` // of the round, from 1
	Locked   bool        `json:"locked,omitempty"`
	// Records are the indexes of its records in the assessment.
	Records []int         `json:"records"`
	Facts   scoring.Facts `json:"facts"`
	// Result is the score of the round, WithoutWaivers what it would be if nothing were
	// waived; nil where nothing is.
	Result         *scoring.Result `json:"result"`
	WithoutWaivers *scoring.Result `json:"without_waivers,omitempty"`
	// Items are the leaves of the rubric, those of bonus and penalty after the others.
	Items    []*Item   `json:"items"`
	Findings []Finding `json:"findings"`
	// Set is what stands in place of what rules give, of each leaf in the order in which it
	// applies.
	Set []Setting `json:"set,omitempty"`

	fold   *fold // nil of a round that was read from JSON, as what follows
	of     *layer
	scorer *scoring.Scorer
}

// Item is what a round knows of a leaf beside its score.
type Item struct {
	Code  string `json:"code"`
	Basis Basis  `json:"basis"`
	// Evidence are the documents shown for it, Remarks what was said of it, each in order.
	Evidence []Piece  `json:"evidence,omitempty"`
	Remarks  []Remark `json:"remarks,omitempty"`
	// Claim is the case that is said to hold, with whether it does.
	Claim *Claim `json:"claim,omitempty"`
}

// Basis says which score of an item counts.
type Basis string

// The bases of scores.
const (
	Computed     Basis = "computed"  // what the rule makes of the figures
	Appraised    Basis = "appraised" // points that somebody typed
	FromSurvey   Basis = "surveyed"  // what respondents answered
	FromExternal Basis = "external"  // what somebody else publishes
)

// Piece is a document shown as evidence, and whether it was refused.
type Piece struct {
	Evidence
	Record int `json:"record"` // index of the record that shows it
	// RefusedBy is the index of the record that refuses it; -1 if none does.
	RefusedBy int `json:"refused_by"`
}

// Remark is an explanation, an opinion or a note: the text of a record.
type Remark struct {
	Kind   Kind        `json:"kind"`
	Text   rubric.Text `json:"text"`
	Record int         `json:"record"`
}

// Claim is a case that somebody says to hold. It never gives points: the figures do.
type Claim struct {
	Case   int `json:"case"`
	Record int `json:"record"`
	// Held says whether it does: yes, no, or undecided by the figures that are known.
	Held scoring.Held `json:"held"`
}

// Finding is something about a round that somebody has to look at.
type Finding struct {
	Kind FindingKind `json:"kind"`
	Item string      `json:"item,omitempty"` // code, empty where it is about the whole
	// Record is the index of the record that it is about; -1 for none.
	Record int         `json:"record"`
	Text   rubric.Text `json:"text"`
}

// FindingKind is the kind of a [Finding].
type FindingKind string

// The kinds of findings.
const (
	EvidenceMissing FindingKind = "evidence_missing" // none was shown in time, or none is left
	EvidenceDue     FindingKind = "evidence_due"     // none was shown yet, and the deadline has not passed
	EvidenceLate    FindingKind = "evidence_late"    // a document was shown after its deadline
	// JudgementIdle is of points that are set where the item does not apply or nothing arose.
	JudgementIdle  FindingKind = "judgement_idle"
	ClaimRefuted   FindingKind = "claim_refuted" // the case does not hold
	ClaimOpen      FindingKind = "claim_open"    // the figures do not say whether it does
	SurveyNotHeld  FindingKind = "survey_not_held"
	TooFewAnswers  FindingKind = "too_few_answers"
	WaiverFuture   FindingKind = "waiver_future"  // it is not in force yet
	WaiverExpired  FindingKind = "waiver_expired" // it is not in force any more
	WaiverOrphaned FindingKind = "waiver_orphan"  // there is nothing that it could waive
)

// Round returns the round with the name, or nil.
func (s *State) Round(name string) *Round {
	if s == nil {
		return nil
	}
	for _, r := range s.Rounds {
		if r != nil && r.Name == name {
			return r
		}
	}
	return nil
}

// Last returns the last round, whose score is the one that counts; nil if there is none.
func (s *State) Last() *Round {
	if s == nil || len(s.Rounds) == 0 {
		return nil
	}
	return s.Rounds[len(s.Rounds)-1]
}

// Current returns the round that is worked on: the first that is not locked, the last where
// all are; nil if there is none.
func (s *State) Current() *Round {
	if s == nil {
		return nil
	}
	for _, r := range s.Rounds {
		if r != nil && !r.Locked {
			return r
		}
	}
	return s.Last()
}

// Item returns the leaf with the code, or nil.
func (r *Round) Item(code string) *Item {
	if r == nil {
		return nil
	}
	for _, it := range r.Items {
		if it != nil && it.Code == code {
			return it
		}
	}
	return nil
}
