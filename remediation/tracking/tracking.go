package tracking

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Record is what was recorded of an action. Its deadline is that of the assignment.
type Record struct {
	// Start is the day on which it is planned to begin, Started that on which it did.
	Start   rubric.Date `json:"start,omitzero"`
	Started rubric.Date `json:"started,omitzero"`
	// Done is the day on which those who carry it out finished it, as they say.
	Done rubric.Date `json:"done,omitzero"`
	// Moved are the changes of its deadline, the first one first.
	Moved   []DeadlineChange `json:"moved,omitempty"`
	Blocked Block            `json:"blocked,omitzero"`
	// Evidence are the documents that show it done.
	Evidence []Evidence `json:"evidence,omitempty"`
	// Approved is the decision that takes it as done.
	Approved Decision `json:"approved,omitzero"`
	// Reached is the first day for which figures showed it done.
	Reached   rubric.Date `json:"reached,omitzero"`
	Resources Resources   `json:"resources,omitzero"`
}

// Decision is that somebody decided something.
type Decision struct {
	By  rubric.Text `json:"by,omitzero"`
	On  rubric.Date `json:"on,omitzero"`
	Why rubric.Text `json:"why,omitzero"`
}

// DeadlineChange is a deadline that was moved. From is the zero Date where there was
// none.
type DeadlineChange struct {
	From     rubric.Date `json:"from,omitzero"`
	To       rubric.Date `json:"to"`
	Decision Decision    `json:"decision"`
}

// Block is what keeps an action from going on. The zero Block is none.
type Block struct {
	Since rubric.Date `json:"since,omitzero"`
	Why   rubric.Text `json:"why,omitzero"`
}

// Evidence is a document that shows an action done (tài liệu kiểm chứng).
type Evidence struct {
	Number string      `json:"number,omitempty"` // 21/BC-UBND
	Date   rubric.Date `json:"date,omitzero"`
	Issuer rubric.Text `json:"issuer,omitzero"`
	Note   rubric.Text `json:"note,omitzero"`
	File   string      `json:"file,omitempty"` // a name or address that the host understands
}

// Resources are what an action takes: in words, and in money where that is stated.
type Resources struct {
	Text  rubric.Text         `json:"text,omitzero"`
	Money decimal.NullDecimal `json:"money,omitzero"`
	Unit  rubric.Text         `json:"unit,omitzero"` // of Money: triệu đồng
}

// Acceptance is that a deficit or a penalty is not to be won back: it is accepted from
// the day of the decision to the day Until, that day included. Without the one or the
// other it is accepted from the start, or for good.
type Acceptance struct {
	Code     string      `json:"code"`
	Decision Decision    `json:"decision"`
	Until    rubric.Date `json:"until,omitzero"`
}
