package remediation_test

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// openCase returns the rubric and the facts of a case that scoring keeps.
func openCase(t *testing.T, name string) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	dir := "../scoring/testdata/cases/" + name + "/"
	src, err := os.ReadFile(dir + "rubric.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("rubric.yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src, err = os.ReadFile(dir + "facts.yaml")
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", src, r, nil)
	require.NoError(t, err)
	return s, f
}

// TestOptimizeOfOpenSources: where all of a source may be excluded, or is, the optimum
// and the plan take no more for sure than the result does, and say why. The kind:
// "at most 63 points" of a score that may be 93.
func TestOptimizeOfOpenSources(t *testing.T) {
	goal := func(total int64) *remediation.Aim {
		return &remediation.Aim{Goal: remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(total))}, Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)}}
	}
	s, f := openCase(t, "19-survey-not-held")
	o, err := remediation.Optimize(context.Background(), s, f, goal(90), nil)
	require.NoError(t, err)
	assert.Equal(t, "63 to 93", o.Now.Least.String()+" to "+o.Now.Most.String())
	assert.False(t, o.Reached)
	assert.False(t, o.Proved, "what counts in place of the survey may reach it")
	assert.Equal(t, "63 to 93", o.Best.Final.Least.String()+" to "+o.Best.Final.Most.String())
	require.Len(t, o.Best.Open, 1)
	assert.Equal(t, scoring.OpenEmpty, o.Best.Open[0].Kind)
	assert.Equal(t, rubric.Survey, o.Best.Open[0].Source)
	assert.Contains(t, o.Doubts, o.Best.Open[0].Text)

	s, f = openCase(t, "01-open-source-may-drop-out")
	o, err = remediation.Optimize(context.Background(), s, f, goal(90), nil)
	require.NoError(t, err)
	assert.Equal(t, "61 to 96", o.Now.Least.String()+" to "+o.Now.Most.String())
	assert.False(t, o.Proved)
	assert.True(t, o.Reached)
	assert.Equal(t, "held = true", o.Best.Targets[0].ID+" = "+o.Best.Targets[0].Changes[0].Figure.String())
	assert.Equal(t, "91 A", o.Best.Final.Least.String()+" "+o.Best.Band.EN)
	assert.Empty(t, o.Best.Open)
	b, err := json.Marshal(o)
	require.NoError(t, err)
	var back remediation.Optimum
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *o, back)

	f.Inputs["held"] = scoring.Known(true)
	o, err = remediation.Optimize(context.Background(), s, f, goal(90), nil)
	require.NoError(t, err)
	assert.Equal(t, "91 91", o.Now.Least.String()+" "+o.Now.Most.String())

	delete(f.Inputs, "held")
	p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	assert.Zero(t, p.Results.Total.Band)
	assert.Len(t, p.Results.Total.Open, 2)
	assert.Equal(t, "61 → 95", p.Results.Total.FinalRange.Least.String()+" → "+p.Outcome.Final.String())
	assert.Empty(t, p.Outcome.Open, "with all targets reached nothing stays open")
}

// The kind of fault: an item that may be left out, with points that are known if it is
// not, was said to lose up to all of its maximum: neither way of it loses that.
func TestLossOfWhatMayBeLeftOut(t *testing.T) {
	s := compiled(t, `max: 100
exclusion: by-source
inputs:
  - {name: a, type: number, min: 0, max: 65, title: A}
  - {name: s, type: number, min: 0, max: 35, title: S}
  - {name: held, type: bool, title: Held}
areas:
  - {code: "1", title: One, max: 65, score: a}
  - {code: "2", title: Two, max: 30, source: survey, applies: held, not_applicable: exclude, score: "min(full, s)"}
  - {code: "3", title: Three, max: 5, source: survey, applies: held, not_applicable: exclude, score: full}
`)
	for _, tt := range []struct {
		name string
		in   map[string]any
		want []string
	}{
		{"points known", map[string]any{"a": 61, "s": 25}, []string{"1 4 4", "2 0 5"}},
		{"points open", map[string]any{"a": 65, "s": scoring.Bound{AtLeast: scoring.Known(25)}}, []string{"2 0 5"}},
		{"points not known", map[string]any{"a": 65}, []string{"2 0 30"}},
		{"full either way", map[string]any{"a": 65, "s": 35}, nil},
		{"held", map[string]any{"a": 65, "s": scoring.Bound{AtMost: scoring.Known(25)}, "held": true}, []string{"2 5 30"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := scoring.Facts{Inputs: figures(tt.in)}
			r, err := s.Score(f)
			require.NoError(t, err)
			var got []string
			least, most := decimal.Zero, decimal.Zero
			for _, d := range remediation.Deficits(r) {
				got = append(got, d.Code+" "+d.LostRange.Least.String()+" "+d.LostRange.Most.String())
				least, most = least.Add(d.LostRange.Least), most.Add(d.LostRange.Most)
			}
			require.Equal(t, tt.want, got)
			require.Equal(t, []string{least.String(), most.String()}, []string{r.Total.LostRange.Least.String(), r.Total.LostRange.Most.String()})

			p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
			require.NoError(t, err)
			g, err := p.Progress(s, f, rubric.Date{})
			require.NoError(t, err)
			for _, a := range g.Actions {
				require.NotEqual(t, remediation.ProgressDone, a.Status, a.ID)
			}
			won := map[string]any{"a": 65, "s": 30, "held": true}
			g, err = p.Progress(s, scoring.Facts{Inputs: figures(won)}, rubric.Date{})
			require.NoError(t, err)
			for _, a := range g.Actions {
				require.Equal(t, remediation.ProgressDone, a.Status, a.ID)
			}
		})
	}
}
