package rubrics_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// optimum reads the aim and reaches it.
func optimum(t *testing.T) (*scoring.Scorer, scoring.Facts, *remediation.Aim, *remediation.Optimum) {
	t.Helper()
	r, s := load(t)
	facts, _ := score(t, file+"-facts.yaml")
	src, err := os.ReadFile(file + "-aim.yaml")
	require.NoError(t, err)
	assert.Contains(t, string(src), "ILLUSTRATIVE")
	aim, err := remediation.ParseAim(file+"-aim.yaml", src, r, nil)
	require.NoError(t, err)
	o, err := remediation.Optimize(context.Background(), s, facts, aim, nil)
	require.NoError(t, err)
	return s, facts, aim, o
}

func readCatalogue(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	r, _ := load(t)
	src, err := os.ReadFile(file + "-catalogue.yaml")
	require.NoError(t, err)
	assert.Contains(t, string(src), "ILLUSTRATIVE")
	c, err := catalogue.Parse(file+"-catalogue.yaml", src, r, nil)
	require.NoError(t, err)
	assert.Contains(t, c.Title.VI, "minh hoạ")
	assert.Contains(t, c.Title.EN, "illustration")
	return c
}

// TestAim: the goal is reached with the least effort, proved, within the limits, and
// with some of the figures only.
func TestAim(t *testing.T) {
	_, _, aim, o := optimum(t)
	assert.Len(t, aim.Efforts, 21)
	assert.True(t, o.Reached)
	assert.True(t, o.Proved)
	assert.Empty(t, o.Doubts)
	assert.True(t, o.Illustrative)
	assert.Equal(t, "band A from 90: 81.45 to 90.02 (+8.57) for 82.638, at most 92.05", fmt.Sprintf("band %s from %s: %s to %s (+%s) for %s, at most %s",
		o.Best.Band.EN, o.Required.Decimal, o.Now.Least, o.Best.Final.Least, o.Best.Gain, o.Best.Effort, o.Most))
	var moved []string
	for _, x := range o.Best.Targets {
		assert.True(t, x.Gain.IsPositive(), x.ID)
		for _, c := range x.Changes {
			assert.Contains(t, aim.Efforts, c.Input)
			moved = append(moved, c.Input+" "+c.Figure.String())
		}
	}
	assert.Equal(t, []string{
		"late_reports 0", "inspection_plan on_time", "inspected_rate 50", "communication_forms 5", "portal_sections 8", "initiatives 3",
		"overdue_tasks 0", "unlawful_documents 0", "late_dossiers 1", "dossiers_returned 42", "dossiers_digitised 3834", "delegation_faults 0",
		"disciplined 0", "electronic_rate 90.01", "work_files_rate 80", "dossiers_not_entered 0", "false_figures 0",
	}, moved)
	assert.Len(t, o.Next, 3)
	for i, next := range o.Next {
		assert.True(t, next.Effort.GreaterThanOrEqual(o.Best.Effort) && next.Final.Least.GreaterThanOrEqual(o.Required.Decimal), "next %d", i)
	}
	for i, p := range o.Curve[1:] {
		assert.True(t, p.Effort.GreaterThan(o.Curve[i].Effort) && p.Final.GreaterThan(o.Curve[i].Final), "more effort, more points")
	}
}

// TestCatalogue: every deficit has an action, with a lead and a deadline, and every
// way to match is used.
func TestCatalogue(t *testing.T) {
	s, facts, _, o := optimum(t)
	c := readCatalogue(t)
	assert.Len(t, c.Actions, 13)
	ways := map[string]int{}
	for _, a := range c.Actions {
		switch {
		case a.Inputs != nil:
			ways["inputs"]++
		case a.Kinds != nil:
			ways["kinds"]++
		case slices.ContainsFunc(a.For, func(code string) bool { return !strings.Contains(code, ".") }):
			ways["areas"]++
		default:
			ways["items"]++
		}
	}
	assert.Equal(t, map[string]int{"items": 8, "areas": 2, "inputs": 1, "kinds": 2}, ways)
	for _, tt := range []struct {
		opts    *remediation.Options
		outcome string
	}{{nil, "97.58"}, {&remediation.Options{Optimum: o}, "90.02"}} {
		p, err := remediation.NewPlan(context.Background(), s, facts, c, tt.opts)
		require.NoError(t, err)
		assert.True(t, p.Illustrative)
		assert.Len(t, p.Deficits, 60)
		assert.Len(t, p.Penalties, 1)
		assert.Len(t, p.Actions, 19)
		assert.Empty(t, p.Uncovered())
		assert.Empty(t, p.Idle)
		assert.Equal(t, tt.outcome, p.Outcome.Final.String())
		assert.Equal(t, "A", p.Outcome.Band.VI)
		for _, a := range p.Actions {
			assert.False(t, a.Lead.IsZero() || a.Deadline.IsZero(), a.ID)
			assert.NotContains(t, a.Solution.VI+a.Solution.EN+a.Deliverable.VI, "{", "a placeholder is left")
		}
		kinds := map[string]int{}
		for _, l := range p.Check() {
			if kinds[string(l.Kind)]++; l.Kind == remediation.LackTarget {
				assert.Equal(t, []string{"satisfaction", "appraised:7.1.3", "appraised:7.6.2", "appraised:8.4", "appraised:8.5"}, l.Actions, "points that somebody gives")
			}
		}
		assert.Equal(t, map[string]int{"illustrative": 2, "target": 1, "number": 1, "date": 1}, kinds)
	}
}

// TestLater: half a year later some things are mended and one is worse.
func TestLater(t *testing.T) {
	s, facts, _, o := optimum(t)
	later, _ := score(t, file+"-later-facts.yaml")
	different := 0
	for name, was := range facts.Inputs {
		if fmt.Sprint(was) != fmt.Sprint(later.Inputs[name]) {
			different++
		}
	}
	assert.Equal(t, 17, different)
	p, err := remediation.NewPlan(context.Background(), s, facts, readCatalogue(t), &remediation.Options{Optimum: o})
	require.NoError(t, err)
	g, err := p.Progress(s, later, rubric.Date{Year: 2026, Month: 7, Day: 15})
	require.NoError(t, err)
	assert.Equal(t, "81.45 to 86.68, 5.49 won back, 13.59 open", fmt.Sprintf("%s to %s, %s won back, %s open", g.Before.Least, g.After.Least, g.Recovered.Least, g.Open.Most))
	assert.True(t, g.Before.Known() && g.After.Known() && g.Recovered.Known() && g.Open.Known())
	statuses := map[remediation.ProgressStatus][]string{}
	for _, a := range g.Actions {
		statuses[a.Status] = append(statuses[a.Status], a.ID)
	}
	assert.Equal(t, map[remediation.ProgressStatus][]string{
		"done":    {"steering", "institutions", "digital-office:7.2.1", "digital-office:7.2.2", "digital-office:7.6.1", "appraised:7.1.3", "penalties:P.1"},
		"partly":  {"initiatives", "order"},
		"open":    {"staff", "finance", "online-services", "satisfaction", "society", "digital-office:7.1.2"},
		"overdue": {"one-stop", "appraised:7.6.2", "appraised:8.4", "appraised:8.5"},
	}, statuses)
	require.Len(t, g.New, 1)
	assert.Equal(t, "5.4.2", g.New[0].Code)
	assert.Equal(t, "0.4", g.New[0].Lost.Decimal.String())
}
