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

// Decision records who decided something, on which day, and why.
type Decision struct {
	By  rubric.Text `json:"by,omitzero"`
	On  rubric.Date `json:"on,omitzero"`
	Why rubric.Text `json:"why,omitzero"`
}

// DeadlineChange records that a deadline was moved, and by whose decision. From is the zero
// Date where the action had no deadline before.
type DeadlineChange struct {
	From     rubric.Date `json:"from,omitzero"`
	To       rubric.Date `json:"to"`
	Decision Decision    `json:"decision"`
}

// Block says since when an action is held up, and by what. The zero Block means that it is
// not held up.
type Block struct {
	Since rubric.Date `json:"since,omitzero"`
	Why   rubric.Text `json:"why,omitzero"`
}

// Evidence names a document that shows that an action is done (tài liệu kiểm chứng).
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

// Acceptance records the decision not to win back a deficit or a penalty, by its code. It
// holds from the day of the decision to the day Until, that day included; without the day
// of the decision it holds from the start, and without Until it has no end.
type Acceptance struct {
	Code     string      `json:"code"`
	Decision Decision    `json:"decision"`
	Until    rubric.Date `json:"until,omitzero"`
}
