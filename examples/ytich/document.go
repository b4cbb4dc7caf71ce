package main

import (
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// document is what -json prints: the plan, flattened for a reader of one
// language. Hosts that want everything marshal the plan itself.
type document struct {
	Schema         int                     `json:"schema"`
	Edition        rubric.Edition          `json:"edition"`
	Rubric         string                  `json:"rubric"`
	Unit           string                  `json:"unit"`
	Period         int                     `json:"period"`
	Total          decimal.NullDecimal     `json:"total"`
	Max            decimal.Decimal         `json:"max"`
	Areas          []area                  `json:"areas"`
	Deficits       []deficit               `json:"deficits"`
	Contradictions []scoring.Contradiction `json:"contradictions"`
	Plan           actions                 `json:"plan"`
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
}

type action struct {
	ID       string          `json:"id"`
	Deficits []string        `json:"deficits"`
	Solution string          `json:"solution"`
	Points   decimal.Decimal `json:"points"`
}

func documentOf(p *remediation.Plan, l rubric.Lang) document {
	d := document{
		Schema: p.Schema, Edition: p.Edition, Rubric: p.Edition.Rubric, Unit: p.Unit.Name.In(l), Period: p.Period,
		Total: p.Results.Total.Final, Max: p.Results.Total.Max,
		Contradictions: p.Contradictions, Plan: actions{Uncovered: p.Uncovered},
	}
	for _, a := range p.Results.Areas {
		d.Areas = append(d.Areas, area{a.Code, a.Title.In(l), a.Max, a.Points, a.Lost})
	}
	for _, x := range p.Deficits {
		d.Deficits = append(d.Deficits, deficit{x.Code, x.Title.In(l), x.Max, x.Points, x.Lost, x.Status, x.Reason.In(l), x.Illustrative})
	}
	for _, a := range p.Actions {
		d.Plan.Actions = append(d.Plan.Actions, action{a.ID, a.Deficits, a.Solution.In(l), a.Points})
	}
	return d
}
