package document_test

import (
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// Nothing panics: the answer is an error or a paper that can be written.
func TestPapersOfNothing(t *testing.T) {
	p, g := later(t, nil)
	long := decimal.New(1, 5000)
	huge := scoreOf(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	huge.Total.Max = long
	other := *g
	other.Unit.ID = "other"
	edition := *g
	edition.Edition.SHA256 = "other"
	rows := func(u document.ResultRow) *document.Results {
		return &document.Results{Groups: []document.ResultGroup{{Rows: []document.ResultRow{u}}}}
	}
	errorOf := func(_ *document.Document, err error) error { return err }
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"no plan", errorOf(document.NewProgressReport(nil, g, nil)), "a report needs a plan and its progress"},
		{"no progress", errorOf(document.NewProgressReport(p, nil, nil)), "a report needs a plan and its progress"},
		{"zero plan", errorOf(document.NewProgressReport(&remediation.Plan{}, &remediation.Progress{}, nil)),
			"the plan has no results to report on"},
		{"another unit", errorOf(document.NewProgressReport(p, &other, nil)), "the plan and the progress differ: "},
		{"another edition", errorOf(document.NewProgressReport(p, &edition, nil)), "the plan and the progress differ: "},
		{"no result", errorOf(document.NewSelfScore(nil, nil, nil)), "a self-score table needs a result"},
		{"zero result", errorOf(document.NewSelfScore(&scoring.Result{}, nil, nil)), "the result has no areas"},
		{"no appraisal", errorOf(document.NewAppraisal(huge, nil, nil, nil)), "an appraisal table needs the result of an appraisal"},
		{"zero appraisal", errorOf(document.NewAppraisal(nil, &scoring.Result{}, nil, nil)), "the result has no areas"},
		{"no results", errorOf(document.NewResults(nil, nil)), "a table of results needs results of units"},
		{"zero results", errorOf(document.NewResults(&document.Results{Groups: make([]document.ResultGroup, 2)}, nil)),
			"a table of results needs results of units"},
		{"decision on nothing", errorOf(document.NewDecision(nil, nil, nil)), "a table of results needs results of units"},
		{"long numbers", errorOf(document.NewSelfScore(huge, nil, nil)), "the paper has a number with more than 1000 digits"},
		{"long results", errorOf(document.NewResults(rows(document.ResultRow{Total: decimal.NewNullDecimal(long)}), nil)),
			"the paper has a number with more than 1000 digits"},
		{"a strange language", errorOf(document.NewResults(districts(), &document.Paper{Lang: "fr"})),
			`unknown language "fr": "vi" or "en"`},
	}
	for _, test := range tests {
		assert.ErrorContains(t, test.err, test.want, test.name)
	}
	assert.NoError(t, errorOf(document.NewResults(rows(document.ResultRow{}), nil)))
}
