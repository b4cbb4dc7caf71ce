package assessment

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Ledger says of every item of a round, and of the whole, what became of its maximum:
//
//	maximum − points = the sum of the causes
//
// holds exactly, with no rest: each cause is the difference of two successive numbers on
// the way from the maximum to the points. [State.Ledger] makes it. It is data and read-only
// once made; goroutines may share it.
type Ledger struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    scoring.Unit   `json:"unit"`
	Round   string         `json:"round"`
	// Total is the whole: the maximum of the rubric, the final score, and as causes those of
	// the areas and what lies between their points and the final score.
	Total Account `json:"total"`
	// Areas are the items of level 1, with those below them.
	Areas []*Account `json:"areas"`
	// Bonus and Penalty are the items of the adjustments. Their causes say what kept them
	// from their maximum, which no unit has to reach: in Total what they come to is a cause.
	Bonus   []*Account `json:"bonus,omitempty"`
	Penalty []*Account `json:"penalty,omitempty"`
}

// Account is an item in a [Ledger]: its maximum, its points, and what lies between.
type Account struct {
	Code  string          `json:"code,omitempty"` // empty of the whole
	Title rubric.Text     `json:"title"`
	Max   decimal.Decimal `json:"max"`
	// Points are the points of the item, of the whole the final score: the least that they
	// can be, where they are not known; zero of what is excluded.
	Points decimal.Decimal `json:"points"`
	// Causes are what the maximum was reduced by, in the order in which that came. Those of
	// an item with items are its items', added up by their kind, then those of its own.
	Causes []Cause    `json:"causes"`
	Items  []*Account `json:"items,omitempty"`
}

// Cause is one thing that took points, or gave some back.
type Cause struct {
	Kind CauseKind `json:"kind"`
	// Points are what it took, below zero what it gave, exactly: a decimal number, or a
	// fraction (1/3) where no decimal is exact. [Cause.Rat] computes with them.
	Points string      `json:"points"`
	Text   rubric.Text `json:"text"` // for officials
	// Record is the index of the record that it comes from; -1 if from none, or from
	// several.
	Record int `json:"record"`
}

// Rat returns the points of the cause; not ok where a document says something that is no
// number, or one of more than 100,000 characters.
func (c Cause) Rat() (points *big.Rat, ok bool) {
	const most = 100_000
	if len(c.Points) > most || strings.Trim(c.Points, "-0123456789./") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(c.Points)
}

// CauseKind is the kind of a [Cause].
type CauseKind string

// The kinds of causes. Those of a leaf, in the order in which they are looked at; a number
// that is not known, or that of a leaf that is excluded, is passed over, and the next cause
// takes its part:
const (
	// ByExclusion is the maximum of an item that does not apply, did not arise, was not
	// asked about, or is waived with that policy; of the whole, what rescaling gives back.
	ByExclusion CauseKind = "exclusion"
	// ByRule is what the rule takes by the figures that the unit stated itself, and by those
	// that stand of which it stated none; ByJudgement by the points that were typed, BySurvey
	// by the answers of respondents, or by what the rubric says where there are none.
	ByRule   CauseKind = "rule"
	BySurvey CauseKind = "survey"
	// ByRounding is what rounding takes, or gives.
	ByRounding CauseKind = "rounding"
	// ByAppraisal is what changes when the figures and points that stand take the place of
	// those that the unit stated itself.
	ByAppraisal CauseKind = "appraisal_cut"
	// ByJudgement is also what a judgement takes of what the rule gives.
	ByJudgement CauseKind = "judgement"
	ByEvidence  CauseKind = "evidence" // without evidence
	ByWaiver    CauseKind = "waiver"   // what a waiver gives, below zero
	// ByMissing is what facts leave open: points that are still possible.
	ByMissing CauseKind = "missing"
	ByFailure CauseKind = "failed" // the rule gave no valid points
	// ByCap and ByLeast are of items whose parts do not add up: what their maxima and points
	// together exceed those of the item by. ByCap is also what the cap of bonus or penalty
	// holds back.
	ByCap   CauseKind = "cap"
	ByLeast CauseKind = "least"
	// The others are of the whole.
	ByBonus   CauseKind = "bonus"
	ByPenalty CauseKind = "penalty"
	ByFloor   CauseKind = "floor"
	ByCeiling CauseKind = "ceiling"
)

// causeKinds are the kinds of causes in the order in which items add them up.
var causeKinds = []CauseKind{ByExclusion, ByRule, BySurvey, ByRounding, ByAppraisal, ByJudgement, ByEvidence, ByWaiver, ByMissing,
	ByFailure, ByCap, ByLeast, ByBonus, ByPenalty, ByFloor, ByCeiling}

// Account returns the account of the item with the code, also of bonus and penalty, or nil;
// with the empty code that of the whole.
func (l *Ledger) Account(code string) *Account {
	if l == nil {
		return nil
	}
	if code == "" {
		return &l.Total
	}
	code = spelling.Normalize(code)
	for _, list := range [][]*Account{l.Areas, l.Bonus, l.Penalty} {
		if a := accountOf(list, code); a != nil {
			return a
		}
	}
	return nil
}

func accountOf(list []*Account, code string) *Account {
	for _, a := range list {
		if a == nil {
			continue
		}
		if a.Code == code {
			return a
		}
		if below := accountOf(a.Items, code); below != nil {
			return below
		}
	}
	return nil
}

// MarshalJSON writes the ledger with its schema and edition.
func (l Ledger) MarshalJSON() ([]byte, error) { return jsonform.Write(l) }

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Ledger) UnmarshalJSON(b []byte) error { return jsonform.Read("ledger", b, l) }

// MarshalJSON writes the account as a [Ledger] has it.
func (a Account) MarshalJSON() ([]byte, error) { return jsonform.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Account) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, a) }
