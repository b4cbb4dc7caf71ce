package remediation

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Plan is a remediation plan: what was lost, why, what is done about it, by
// whom, by when. It is a plain value that the caller owns; its JSON form reads
// back to an equal value.
type Plan struct {
	Schema       int            `json:"schema"`
	Edition      rubric.Edition `json:"edition"`
	Unit         scoring.Unit   `json:"unit"`
	Period       int            `json:"period"`
	Title        rubric.Text    `json:"title"`
	LegalBases   []rubric.Text  `json:"legal_bases,omitempty"`
	Purposes     []rubric.Text  `json:"purposes,omitempty"`
	Requirements []rubric.Text  `json:"requirements,omitempty"`
	Results      Results        `json:"results"`
	// Deficits are all deficits in the rubric's order, Penalties what else took
	// points off the total.
	Deficits  []Deficit `json:"deficits"`
	Penalties []Penalty `json:"penalties,omitempty"`
	Actions   []Action  `json:"actions"`
	// KeepUp are the areas without a loss.
	KeepUp           []KeepUp         `json:"keep_up,omitempty"`
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	Recipients       []rubric.Text    `json:"recipients,omitempty"`
	Signatory        Signatory        `json:"signatory,omitzero"`
	// Uncovered are the codes of deficits that no action addresses.
	Uncovered []string `json:"uncovered"`
	// Idle are the IDs of the catalogue's actions that no deficit calls for; they
	// are not in Actions.
	Idle []string `json:"idle"`
	// Contradictions are those between the published and the computed result.
	Contradictions []scoring.Contradiction `json:"contradictions,omitempty"`
}

// Results is what the plan says of the scores.
type Results struct {
	Total     scoring.Total       `json:"total"`
	Rank      scoring.Rank        `json:"rank,omitzero"`
	SelfScore decimal.NullDecimal `json:"self_score,omitzero"`
	Areas     []Area              `json:"areas"`
}

// Area is an area's line in the plan with the subtotal of its deficits.
type Area struct {
	Code   string              `json:"code"`
	Title  rubric.Text         `json:"title"`
	Max    decimal.Decimal     `json:"max"`
	Points decimal.NullDecimal `json:"points"`
	// Lost is the sum of the area's deficits; not Valid where one is not known.
	Lost     decimal.NullDecimal `json:"lost"`
	Deficits []string            `json:"deficits,omitempty"` // codes
}

// Penalty is an item of the penalty that took points off the total.
type Penalty struct {
	Code   string          `json:"code"`
	Title  rubric.Text     `json:"title"`
	Points decimal.Decimal `json:"points"` // before the cap
	Reason rubric.Text     `json:"reason,omitzero"`
}

// Action is a solution for deficits of the unit.
type Action struct {
	ID       string      `json:"id"`       // the catalogue's, stable from plan to plan
	Deficits []string    `json:"deficits"` // codes of the deficits it addresses
	Solution rubric.Text `json:"solution"`
	Assignment
	// Points are what its deficits lost together: the most it can win back.
	// Deficits with several actions count with each of them.
	Points decimal.Decimal `json:"points"`
}

// KeepUp says that an area at its maximum stays there.
type KeepUp struct {
	Code  string      `json:"code"`
	Title rubric.Text `json:"title"`
	Task  rubric.Text `json:"task,omitzero"`
}

// Options are what a plan takes over beside result and catalogue.
type Options struct {
	// Published is the authority's table: its rank and self-score go into the
	// plan, its contradictions to the computed result are listed.
	Published *scoring.Published
}

// NewPlan makes the plan of a unit from its result and the actions of a
// catalogue. An action is in the plan if a deficit is one of its items or stands
// below one. A nil opts means none. The error says that the catalogue or the
// published table is not for this result.
func NewPlan(r *scoring.Result, c *Catalogue, opts *Options) (*Plan, error) {
	switch {
	case r == nil || c == nil:
		return nil, errors.New("a plan needs a result and a catalogue")
	case c.Rubric != r.Edition.Rubric:
		return nil, fmt.Errorf("the catalogue is for the rubric %q, the result for %q", c.Rubric, r.Edition.Rubric)
	}
	p := &Plan{
		Schema: rubric.Schema, Edition: r.Edition, Unit: r.Unit, Period: r.Period,
		Title: c.Title, LegalBases: c.LegalBases, Purposes: c.Purposes, Requirements: c.Requirements,
		Results: Results{Total: r.Total}, Deficits: Deficits(r), Penalties: penalties(r),
		Responsibilities: c.Responsibilities, Recipients: c.Recipients, Signatory: c.Signatory,
		Actions: []Action{}, Uncovered: []string{}, Idle: []string{},
	}
	if opts != nil && opts.Published != nil {
		var err error
		if p.Contradictions, err = scoring.Reconcile(r, *opts.Published); err != nil {
			return nil, err
		}
		p.Results.Rank, p.Results.SelfScore = opts.Published.Rank, opts.Published.SelfScore
	}
	p.areas(r, c)
	if err := p.actions(r, c); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Plan) areas(r *scoring.Result, c *Catalogue) {
	for _, it := range r.Areas() {
		a := Area{Code: it.Code, Title: it.Title, Max: it.Max, Points: it.Points, Lost: it.Lost}
		for _, d := range p.Deficits {
			if d.Area == it.Code {
				a.Deficits = append(a.Deficits, d.Code)
			}
		}
		p.Results.Areas = append(p.Results.Areas, a)
		if it.Lost.Valid && it.Lost.Decimal.IsZero() {
			p.KeepUp = append(p.KeepUp, KeepUp{it.Code, it.Title, c.KeepUp})
		}
	}
}

func (p *Plan) actions(r *scoring.Result, c *Catalogue) error {
	covered := map[string]bool{}
	for _, s := range c.Actions {
		a := Action{ID: s.ID, Solution: s.Solution, Assignment: s.Assignment, Points: zero()}
		var leaves []string
		for _, code := range s.For {
			it := r.Item(code)
			if it == nil {
				return fmt.Errorf("action %q is for item %q, which the result does not have", s.ID, code)
			}
			leaves = append(leaves, leavesOf(it)...)
		}
		for _, d := range p.Deficits {
			if !slices.Contains(leaves, d.Code) {
				continue
			}
			covered[d.Code] = true
			a.Deficits = append(a.Deficits, d.Code)
			a.Points = add(a.Points, d.LostMost)
		}
		if a.Deficits == nil {
			p.Idle = append(p.Idle, s.ID)
			continue
		}
		p.Actions = append(p.Actions, a)
	}
	for _, d := range p.Deficits {
		if !covered[d.Code] {
			p.Uncovered = append(p.Uncovered, d.Code)
		}
	}
	return nil
}

func leavesOf(it *scoring.Item) []string {
	if len(it.Items) == 0 {
		return []string{it.Code}
	}
	var out []string
	for _, child := range it.Items {
		out = append(out, leavesOf(child)...)
	}
	return out
}

func penalties(r *scoring.Result) []Penalty {
	if r.Penalty() == nil {
		return nil
	}
	var out []Penalty
	for _, it := range r.Penalty().Items {
		if it.Points.Valid && it.Points.Decimal.IsPositive() {
			out = append(out, Penalty{it.Code, it.Title, it.Points.Decimal, it.Reason})
		}
	}
	return out
}
