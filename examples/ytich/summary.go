package main

import (
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// summary is what -json prints: the plan, flattened for a reader of one
// language. Hosts that want everything marshal the plan itself.
type summary struct {
	Schema         int                       `json:"schema"`
	Edition        rubric.Edition            `json:"edition"`
	Rubric         string                    `json:"rubric"`
	Unit           string                    `json:"unit"`
	Period         int                       `json:"period"`
	Total          decimal.NullDecimal       `json:"total"`
	Max            decimal.Decimal           `json:"max"`
	Areas          []area                    `json:"areas"`
	Deficits       []deficit                 `json:"deficits"`
	Contradictions []published.Contradiction `json:"contradictions"`
	Sheet          []audit.Difference        `json:"sheet"`
	Plan           actions                   `json:"plan"`
}

type area struct {
	Code   string              `json:"code"`
	Title  string              `json:"title"`
	Max    decimal.Decimal     `json:"max"`
	Points decimal.NullDecimal `json:"points"`
	Lost   decimal.NullDecimal `json:"lost"`
}

type deficit struct {
	Code         string              `json:"code"`
	Title        string              `json:"title"`
	Max          decimal.Decimal     `json:"max"`
	Points       decimal.NullDecimal `json:"points"`
	Lost         decimal.NullDecimal `json:"lost"`
	Status       scoring.Status      `json:"status"`
	Reason       string              `json:"reason"`
	Illustrative bool                `json:"illustrative,omitempty"`
}

type actions struct {
	Actions   []action `json:"actions"`
	Uncovered []string `json:"uncovered"`
	Lacks     []lack   `json:"lacks"`
}

type action struct {
	ID       string          `json:"id"`
	Deficits []string        `json:"deficits"`
	Solution string          `json:"solution"`
	Points   decimal.Decimal `json:"points"`
	Targets  []target        `json:"targets"`
	Gain     decimal.Decimal `json:"gain"` // of all targets together
}

type target struct {
	Text         string          `json:"text"`
	Gain         decimal.Decimal `json:"gain"`
	Illustrative bool            `json:"illustrative,omitempty"`
}

type lack struct {
	Kind    remediation.LackKind `json:"kind"`
	Blocks  bool                 `json:"blocks,omitempty"`
	Short   bool                 `json:"short,omitempty"`
	Actions []string             `json:"actions,omitempty"`
	Codes   []string             `json:"codes,omitempty"`
	Text    string               `json:"text"`
}

func summaryOf(p *remediation.Plan, sent []audit.Difference, l locale.Lang) summary {
	d := summary{
		Schema: p.Schema, Edition: p.Edition, Rubric: p.Edition.Rubric, Unit: p.Unit.Name.In(l), Period: p.Period,
		Total: p.Results.Total.Final, Max: p.Results.Total.Max,
		Contradictions: p.Contradictions, Sheet: sent, Plan: actions{Uncovered: p.Uncovered(), Lacks: []lack{}},
	}
	for _, a := range p.Results.Areas {
		d.Areas = append(d.Areas, area{a.Code, a.Title.In(l), a.Max, a.Points, a.Lost})
	}
	for _, x := range p.Deficits {
		d.Deficits = append(
			d.Deficits,
			deficit{x.Code, x.Title.In(l), x.Max, x.Points, x.Lost, x.Status, x.Reason.In(l), x.Illustrative},
		)
	}
	for _, a := range p.Actions {
		out := action{a.ID, a.Deficits, a.Solution.In(l), a.Points, []target{}, a.Gain}
		for _, t := range a.Targets {
			out.Targets = append(out.Targets, target{t.Text.In(l), t.Gain, t.Illustrative})
		}
		d.Plan.Actions = append(d.Plan.Actions, out)
	}
	for _, x := range p.Check() {
		d.Plan.Lacks = append(d.Plan.Lacks, lack{x.Kind, x.Blocks, x.Short, x.Actions, x.Codes, x.Text.In(l)})
	}
	return d
}
