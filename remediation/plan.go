package remediation

import (
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// Plan is a remediation plan: what was lost, why, what is done about it, by
// whom, by when. It is a plain value that the caller owns; its JSON form reads
// back to an equal value.
type Plan struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	// Rubric is the rubric's title, Decision the document that made it.
	Rubric   rubric.Text     `json:"rubric"`
	Decision rubric.Decision `json:"decision"`
	Unit     scoring.Unit    `json:"unit"`
	Period   int             `json:"period"`
	// Illustrative marks a plan that rests on something no source decides.
	Illustrative bool           `json:"illustrative,omitempty"`
	Head         catalogue.Head `json:"head,omitzero"`
	Title        rubric.Text    `json:"title"`
	LegalBases   []rubric.Text  `json:"legal_bases,omitempty"`
	Opening      rubric.Text    `json:"opening,omitzero"`
	Purposes     []rubric.Text  `json:"purposes,omitempty"`
	Requirements []rubric.Text  `json:"requirements,omitempty"`
	Results      Results        `json:"results"`
	// Round is the name of the round that the plan was made for, Set what it put in place of
	// what rules give, which is so for later facts, too.
	Round string               `json:"round,omitempty"`
	Set   []assessment.Setting `json:"set,omitempty"`
	// Deficits are all deficits in the rubric's order, Penalties what else took
	// points off the total.
	Deficits  []Deficit `json:"deficits"`
	Penalties []Penalty `json:"penalties"`
	// Accepted are the losses of both kinds that are not to be won back.
	Accepted []tracking.Acceptance `json:"accepted,omitempty"`
	Actions  []Action              `json:"actions"`
	// Outcome is what the targets of all actions come to together.
	Outcome Outcome `json:"outcome"`
	// KeepUp is what is at full marks and stays there: areas and, in areas with a
	// loss, the items.
	KeepUp           []KeepUp                   `json:"keep_up"`
	Responsibilities []catalogue.Responsibility `json:"responsibilities,omitempty"`
	Closing          rubric.Text                `json:"closing,omitzero"`
	Recipients       []rubric.Text              `json:"recipients,omitempty"`
	Signatory        catalogue.Signatory        `json:"signatory,omitzero"`
	// Made tells what [NewPlan] wrote from what people edited since: fingerprints by the ID
	// of the action (empty for the plan itself) and the name of the field.
	Made map[string]map[string]string `json:"made,omitempty"`
	// LeftOver is what people had put into [Options].Edited and has no place here.
	LeftOver []LeftOver `json:"left_over,omitempty"`
	// Idle are the IDs of the catalogue's actions that no deficit calls for; they
	// are not in Actions.
	Idle []string `json:"idle"`
	// Contradictions are those between the published and the computed result.
	Contradictions []published.Contradiction `json:"contradictions"`
	// Complete says that the targets are proved to be the best: those of Optimum or,
	// without one, such that none win back more of what was lost: targets that only earn a
	// bonus, or only leave items out of the maximum, take an aim. Otherwise there may be others, and
	// Doubts say why; Gaps are the reasons in the rules.
	Complete bool          `json:"complete"`
	Doubts   []rubric.Text `json:"doubts"`
	Gaps     []improve.Gap `json:"gaps"`
	// Optimum is where the targets come from, if not from full marks.
	Optimum *Optimum `json:"optimum,omitempty"`
}

// Results is what the plan says of the scores.
type Results struct {
	Total scoring.Total `json:"total"`
	Areas []Area        `json:"areas"`
	// Published is the table that the authority published, as it printed it; nil where none
	// was given.
	Published *published.Table `json:"published,omitempty"`
	// Rescaled is the sum of the areas after exclusions are made up for. With Bonus, and
	// without Penalty, which are what counts of them after their caps, it comes to the
	// final score, from the least to the most.
	Rescaled scoring.Range `json:"rescaled"`
	Bonus    scoring.Range `json:"bonus"`
	Penalty  scoring.Range `json:"penalty"`
}

// Area is an area's line in the plan with the subtotal of its deficits.
type Area struct {
	Code  string          `json:"code"`
	Title rubric.Text     `json:"title"`
	Max   decimal.Decimal `json:"max"`
	// Applies is what of Max is not excluded, Loses what was lost of that: with the
	// points in Score, from the least to the most, they add up.
	Applies scoring.Range `json:"applies"`
	Loses   scoring.Range `json:"loses"`
	// Score has the points; Lost is the sum of the area's deficits, not Valid where
	// one is not known.
	scoring.Score
	Deficits []string `json:"deficits,omitempty"` // codes
}

// Penalty is an item of the penalty that took points off the total, or may have.
type Penalty struct {
	Code  string      `json:"code"`
	Title rubric.Text `json:"title"`
	// Points are what it takes off, before the cap: not Valid where the facts do not
	// decide that, Range being what it can be.
	Points       decimal.NullDecimal `json:"points"`
	Range        scoring.Range       `json:"range"`
	Reason       rubric.Text         `json:"reason,omitzero"`
	Illustrative bool                `json:"illustrative,omitempty"`
}

// Action is a solution for deficits of the unit.
type Action struct {
	// ID is the catalogue's, or "id:code" of a general solution, or of one that is
	// derived from the rules the names of all figures that its leaves hang together by
	// (see [Target]), after "derived:" where the catalogue has that ID: the same from
	// plan to plan, also when part of the loss is won back.
	ID        string      `json:"id"`
	Deficits  []string    `json:"deficits"`            // codes of the deficits it addresses
	Penalties []string    `json:"penalties,omitempty"` // and of the penalties
	Solution  rubric.Text `json:"solution"`
	catalogue.Assignment
	// Points are what its deficits and penalties lost together, in the items' points:
	// the most it can win back there, and not surely lost where it is more than Least.
	// Those with several actions count with each.
	Points decimal.Decimal `json:"points"`
	Least  decimal.Decimal `json:"least"`
	// Targets are the figures to reach. One that touches deficits of several actions
	// stands with each of them, under the same ID.
	Targets []Target `json:"targets,omitempty"`
	// Gain is what the final score gains by these targets together: rescaled and with
	// caps, and with what they win elsewhere. Uncertain is as in [Target].
	Gain      decimal.Decimal `json:"gain"`
	Uncertain bool            `json:"uncertain,omitempty"`
	// Open are its deficits that no target restores to full marks, and why.
	Open []OutOfReach `json:"open,omitempty"`
	// Derived marks an action that is made from the rule, not the catalogue's.
	Derived bool `json:"derived,omitempty"`
	// Tracking is what was recorded of it since.
	Tracking tracking.Record `json:"tracking,omitzero"`
}

// Outcome is what targets come to together.
type Outcome struct {
	// Targets are the IDs of these targets. Of a plan whose actions have others by now
	// it is not known what they come to.
	Targets []string        `json:"targets"`
	Final   decimal.Decimal `json:"final"` // the score that is sure
	// Open says why the score may be more than Final; it is empty where Final is the
	// score.
	Open []scoring.OpenReason `json:"open,omitempty"`
	Gain decimal.Decimal      `json:"gain"`
	// Uncertain is as in [Target].
	Uncertain bool        `json:"uncertain,omitempty"`
	Band      rubric.Text `json:"band,omitzero"`
	// Points are then those of the areas together; Rescaled, Bonus and Penalty are what
	// the final score is made of.
	Points   scoring.Range `json:"points"`
	Rescaled scoring.Range `json:"rescaled"`
	Bonus    scoring.Range `json:"bonus"`
	Penalty  scoring.Range `json:"penalty"`
}

// KeepUp says that an item at its maximum stays there.
type KeepUp struct {
	Code  string      `json:"code"`
	Title rubric.Text `json:"title"`
	Area  string      `json:"area"` // code of the area that it is or belongs to
	Task  rubric.Text `json:"task,omitzero"`
}
