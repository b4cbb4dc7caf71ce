package remediation

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
)

// Optimum is the answer to an [Aim]. It is a plain value that the caller owns; its
// JSON form reads back to an equal value.
type Optimum struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    scoring.Unit   `json:"unit"`
	Goal    Goal           `json:"goal"`
	// EffortUnit is what effort is counted in.
	EffortUnit rubric.Text `json:"effort_unit,omitzero"`
	// Required is the final score that the goal asks for, Now what it can be by the
	// facts, and Most the most that was
	// found to be sure: where Proved, the most that can surely be reached.
	Required decimal.NullDecimal `json:"required,omitzero"`
	Now      scoring.Range       `json:"now"`
	Most     decimal.Decimal     `json:"most"`
	// Reached says that the best set reaches the goal. Otherwise no set that was found
	// does or, where Proved, none at all; Best is then the cheapest set with the most
	// points, and OutOfReach says what keeps the rest away.
	Reached bool `json:"reached"`
	// Best is the cheapest set that reaches the goal or, of a goal of effort, that
	// with the most points; of several the one with the most points, or the least
	// effort.
	Best Set `json:"best"`
	// Next are the next best sets, from the best, without those in which a change
	// could be left out or be less: with other figures of the same target, none of them
	// moved farther, the goal would be reached just so (of a goal of effort: as many
	// points would be).
	Next []Set `json:"next"`
	// Curve is the most points for every effort, of the sets that were found: from each
	// point to the next one on, more effort wins nothing. It begins with no effort.
	Curve []improve.CurvePoint `json:"curve"`
	// Proved says that Best is the best there is: no set of figures within the limits
	// does better. Otherwise it is the best that was found, and Doubts say why; they
	// also say where Next may not be whole. Gaps are the reasons why figures may be moved
	// in other ways, too.
	Proved     bool          `json:"proved"`
	Doubts     []rubric.Text `json:"doubts"`
	Gaps       []improve.Gap `json:"gaps"`
	OutOfReach []OutOfReach  `json:"out_of_reach"`
	// Illustrative marks an answer that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Set is a set of changes of figures. It has been scored.
type Set struct {
	// Targets are its changes, those together that touch the same leaves.
	Targets []Target        `json:"targets"`
	Effort  decimal.Decimal `json:"effort"`
	// Final is what the final score can be with the changes: more than one number where
	// the facts or the rubric leave it open, and Open says why. Gain is how much more is
	// sure than now.
	Final scoring.Range        `json:"final"`
	Gain  decimal.Decimal      `json:"gain"`
	Band  rubric.Text          `json:"band,omitzero"`
	Open  []scoring.OpenReason `json:"open,omitempty"`
}

// Target is what figures have to become, and what that does.
type Target struct {
	// ID names it by its figures; it is the same from run to run.
	ID      string           `json:"id"`
	Changes []improve.Change `json:"changes"`
	// Figures are all inputs that can be moved and that leaves share with these,
	// directly or through other leaves, in the rubric's order: the same whatever the
	// figures are.
	Figures []string `json:"figures,omitempty"`
	// Evidence are the items, by code, whose evidence is to be shown: their figures do then
	// what their rules say, and Changes has none. Only plans for a round have such targets.
	Evidence []string `json:"evidence,omitempty"`
	// Effects are the leaves with other points than now, also those that lose, and those
	// that are excluded then.
	Effects []Effect `json:"effects"`
	// Gain is what the final score gains by this target alone: less than the sum of
	// the effects where a cap or a rescaled total takes some of it.
	Gain decimal.Decimal `json:"gain"`
	// Uncertain says that the final score is not known, now or then: Gain is what the
	// score that is sure gains, and the score itself may gain less or more.
	Uncertain bool `json:"uncertain,omitempty"`
	// Effort is not Valid where nobody said what it takes.
	Effort decimal.NullDecimal `json:"effort,omitzero"`
	// Text says it in one sentence: figures, and points gained. Way leaves out the
	// points, Goal says only what figures have to be.
	Text         rubric.Text `json:"text"`
	Way          rubric.Text `json:"way"`
	Goal         rubric.Text `json:"goal"`
	Illustrative bool        `json:"illustrative,omitempty"`
}

// Effect is what becomes of a leaf's sure points. Points of a penalty are what is
// taken off.
type Effect struct {
	Code   string          `json:"code"`
	Before decimal.Decimal `json:"before"`
	After  decimal.Decimal `json:"after"`
	// Gain is After − Before, the other way round for a penalty. Uncertain says that the
	// leaf's points are not known, now or then.
	Gain      decimal.Decimal `json:"gain"`
	Uncertain bool            `json:"uncertain,omitempty"`
	// Excluded says that the leaf is left out of the maximum then, and the rest rescaled:
	// it loses nothing any more, and Gain is 0.
	Excluded bool `json:"excluded,omitempty"`
}

// OutOfReach is a leaf that stays below its maximum, and why.
type OutOfReach struct {
	Code string        `json:"code"`
	Lost scoring.Range `json:"lost"` // what is still lost
	Kind ReachKind     `json:"kind"`
	Text rubric.Text   `json:"text"`
	// Gaps are the reasons why there may be changes that earn more.
	Gaps []improve.Gap `json:"gaps,omitempty"`
}

// ReachKind says why a leaf is [OutOfReach].
type ReachKind string

// Why leaves stay below their maximum.
const (
	ReachJudgement ReachKind = "judgement" // somebody gives the points
	ReachFixed     ReachKind = "fixed"     // its figures are not in the unit's hands
	ReachLimit     ReachKind = "limit"     // figures that may not be moved so far, or at all
	// Figures that are not known decide it, or nobody can say what it takes to move one.
	ReachMissing  ReachKind = "missing"
	ReachConflict ReachKind = "conflict" // as much would be lost elsewhere
	ReachNone     ReachKind = "none"     // it is proved that no figure earns more
	ReachRule     ReachKind = "rule"     // no figure was found, and the rule is one in Go
	// No figure was found, or none of the sets that were weighed has it: that is not proved.
	ReachUnproved ReachKind = "unproved"
	ReachLater    ReachKind = "later" // in a plan: its targets leave it out
	// There is no evidence, without which no figure earns anything.
	ReachEvidence ReachKind = "evidence"
)
