package catalogue

import (
	"github.com/parindex/parindex/rubric"
)

// Catalogue holds what the host (or an official) puts into plans: the texts
// around them and the actions that win points back. It is read-only once in use
// and may be shared by goroutines.
type Catalogue struct {
	Rubric       string        `json:"rubric"` // the rubric whose items it is for
	Title        rubric.Text   `json:"title"`
	Head         Head          `json:"head,omitzero"`
	LegalBases   []rubric.Text `json:"legal_bases,omitempty"`
	Opening      rubric.Text   `json:"opening,omitzero"` // why the plan is made
	Purposes     []rubric.Text `json:"purposes,omitempty"`
	Requirements []rubric.Text `json:"requirements,omitempty"`
	KeepUp       rubric.Text   `json:"keep_up,omitzero"` // for what is at full marks
	// Reasons are the reasons of losses in the words of the officials, by the code of the
	// leaf: they stand in a plan instead of those of the rubric.
	Reasons map[string]rubric.Text `json:"reasons,omitempty"`
	// Assignment stands in for what an action does not say of its own.
	Assignment       Assignment       `json:"assignment,omitzero"`
	Actions          []Solution       `json:"actions"`
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	Closing          rubric.Text      `json:"closing,omitzero"`
	Recipients       []rubric.Text    `json:"recipients,omitempty"`
	Signatory        Signatory        `json:"signatory,omitzero"`
}

// Head is the head of the plan as a document. What is not known is absent and left
// blank.
type Head struct {
	Superior rubric.Text `json:"superior,omitzero"` // the body above the one that issues it
	Issuer   rubric.Text `json:"issuer,omitzero"`   // the unit's name if absent
	Number   string      `json:"number,omitempty"`  // "15/KH-UBND", or "/KH-UBND" before it has one
	Place    rubric.Text `json:"place,omitzero"`
	Date     PaperDate   `json:"date,omitzero"`
}

// Solution is an action that a catalogue offers: for items of a rubric, for inputs
// of its rules, or for kinds of reasons; where it names several of these, all must
// match. One that names items is one action for all their deficits. One that names
// none is general: it becomes an action of its own for every deficit that it
// matches and no other solution addresses, under the ID "id:code".
//
// Its texts can have placeholders: {code}, {title}, {max}, {points}, {lost},
// {reason} and {target} are those of the deficits it addresses, {unit} and
// {period} those of the plan.
type Solution struct {
	ID  string   `json:"id"`            // unique in the catalogue
	For []string `json:"for,omitempty"` // codes of items or areas; a code stands for all below it
	// Inputs are figures that decided the loss, Kinds the kinds of reasons.
	Inputs   []string    `json:"inputs,omitempty"`
	Kinds    []Kind      `json:"kinds,omitempty"`
	Solution rubric.Text `json:"solution"`
	Assignment
}

// Assignment says who does an action, by when, and what comes of it. What is
// not decided yet is absent.
type Assignment struct {
	Lead        rubric.Text `json:"lead,omitzero"`
	Support     rubric.Text `json:"support,omitzero"`
	Deadline    rubric.Date `json:"deadline,omitzero"`
	Deliverable rubric.Text `json:"deliverable,omitzero"`
}

// Responsibility says who carries the plan out.
type Responsibility struct {
	Who  rubric.Text `json:"who"`
	Task rubric.Text `json:"task"`
}

// Signatory is who signs the plan. What is not known is absent and left blank.
type Signatory struct {
	// Authority are the lines above the position, each on a line of its own: "TM. ỦY BAN
	// NHÂN DÂN", "KT. CHỦ TỊCH".
	Authority []rubric.Text `json:"authority,omitempty"`
	Position  rubric.Text   `json:"position,omitzero"`
	Name      rubric.Text   `json:"name,omitzero"`
}

// Or returns the assignment with what it lacks taken from another.
func (a Assignment) Or(b Assignment) Assignment {
	if a.Lead.IsZero() {
		a.Lead = b.Lead
	}
	if a.Support.IsZero() {
		a.Support = b.Support
	}
	if a.Deadline.IsZero() {
		a.Deadline = b.Deadline
	}
	if a.Deliverable.IsZero() {
		a.Deliverable = b.Deliverable
	}
	return a
}
