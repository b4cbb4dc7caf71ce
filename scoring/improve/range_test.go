package improve_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	rangeRubrics = flag.Int("range.rubrics", 5,
		"random rubrics whose ranges are compared with all facts of a grid")
	rangeSeed = flag.Uint64("range.seed", 1, "seed of the random rubrics")
)

func TestRange(t *testing.T) {
	type facts = map[string]any
	type bound = scoring.Bound
	tests := []struct {
		name, exclusion, items, adjustments string
		facts                               facts
		codes, want                         []string
	}{
		{
			"leaf: nothing is open", "whole",
			"      - {code: '1.1', title: A, max: 10, score: full * rate_in / 100}\n",
			"",
			facts{"rate_in": 55}, []string{"1.1", "1", ""},
			[]string{
				"u\"1.1\": [5.5, 5.5] exact",
				"u\"1\": [5.5, 5.5] exact",
				"u\"\": [5.5, 5.5] exact",
			},
		},
		{
			"leaf: missing", "whole",
			"      - {code: '1.1', title: A, max: 10, score: full * rate_in / 100}\n",
			"",
			facts{}, []string{"1.1", "1", ""},
			[]string{
				"u\"1.1\": [0, 10] exact; rate_in 10 to 10",
				"u\"1\": [0, 10] exact; rate_in 10 to 10",
				"u\"\": [0, 10] exact; rate_in 10 to 10",
			},
		},
		{
			"leaf: bounded", "whole",
			"      - {code: '1.1', title: A, max: 10, score: full * rate_in / 100}\n",
			"",
			facts{"rate_in": bound{AtLeast: scoring.Known(20), Below: scoring.Known(70)}}, []string{"1.1"},
			[]string{
				"u\"1.1\": [2, 7] exact; rate_in 5 to 5",
			},
		},
		{
			"leaf: a figure used twice", "whole",
			"      - {code: '1.1', title: A, max: 10, score: full * rate_in * (100 - rate_in) / 2500}\n",
			"",
			facts{"rate_in": bound{AtLeast: scoring.Known(60), AtMost: scoring.Known(80)}}, []string{"1.1"},
			[]string{
				"u\"1.1\": [6.4, 9.6] exact; rate_in 3.2 to 3.2",
			},
		},
		{
			"leaf: conditions over two figures", "whole",
			"      - {code: '1.1', title: A, max: 10, cases: [{when: done >= total, score: full}, {when: total >= done, score: 5}, {score: 0}]}\n",
			"",
			facts{}, []string{"1.1"},
			[]string{
				"u\"1.1\": [5, 10] exact; total 0 to 5; done 0 to 0",
			},
		},
		{
			"leaf: it fails within the bounds", "whole",
			"      - {code: '1.1', title: A, max: 10, score: rate_in / 5}\n",
			"",
			facts{}, []string{"1.1", "1", ""},
			[]string{
				"u\"1.1\": [0, 10]; rate_in 0 to 10",
				"u\"1\": [0, 10]; rate_in 0 to 10",
				"u\"\": [0, 10]; rate_in 0 to 10",
			},
		},
		{
			"leaf: reported", "whole",
			"      - {code: '1.1', title: A, max: 6, reported: true}\n      - {code: '1.2', title: B, max: 4, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{"done": bound{AtMost: scoring.Known(5)}}, []string{"1.1", "1.2", "1"},
			[]string{
				"u\"1.1\": [0, 6] exact",
				"u\"1.2\": [0, 4] exact; done 4 to 4",
				"u\"1\": [0, 10] exact; done 4 to 4",
			},
		},
		{
			"leaf: options, the one that matters most first", "whole",
			"      - {code: '1.1', title: A, max: 10, score: \"state == 'on_time' ? full : trained ? 4 : 0\"}\n",
			"",
			facts{"state": bound{OneOf: []string{"late", "on_time"}}}, []string{"1.1"},
			[]string{
				"u\"1.1\": [0, 10] exact; state 6 to 10; trained 0 to 4",
			},
		},
		{
			"leaf: left out", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{"trained": false}, []string{"1.2"},
			[]string{
				"u\"1.2\": [0, 0] exact; done 0 to 0",
			},
		},
		{
			"area: opposite thresholds", "whole",
			"      - {code: '1.1', title: A, max: 6, cases: [{when: rate_in >= 50, score: full}, {score: 0}]}\n      - {code: '1.2', title: B, max: 4, cases: [{when: rate_in >= 50, score: 0}, {score: full}]}\n",
			"",
			facts{}, []string{"1.1", "1.2", "1", ""},
			[]string{
				"u\"1.1\": [0, 6] exact; rate_in 6 to 6",
				"u\"1.2\": [0, 4] exact; rate_in 4 to 4",
				"u\"1\": [4, 6] exact; rate_in 10 to 10",
				"u\"\": [4, 6] exact; rate_in 10 to 10",
			},
		},
		{
			"area: proportional both ways", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, score: full * (100 - rate_in) / 100}\n",
			"",
			facts{}, []string{"1", ""},
			[]string{
				"u\"1\": [4, 6] exact; rate_in 10 to 10",
				"u\"\": [4, 6] exact; rate_in 10 to 10",
			},
		},
		{
			"area: proportional both ways, halves", "whole",
			"      - {code: '1.1', title: A, max: 5, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 5, score: full * (100 - rate_in) / 100}\n",
			"",
			facts{}, []string{"1"},
			[]string{
				"u\"1\": [5, 5.01] exact; rate_in 10 to 10",
			},
		},
		{
			"area: proportional both ways, bounded", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, score: full * (100 - rate_in) / 100}\n",
			"",
			facts{"rate_in": bound{AtLeast: scoring.Known(20), Below: scoring.Known(70)}}, []string{"1", ""},
			[]string{
				"u\"1\": [4.4, 5.4] exact; rate_in 5 to 5",
				"u\"\": [4.4, 5.4] exact; rate_in 5 to 5",
			},
		},
		{
			"area: one condition for two leaves", "whole",
			"      - {code: '1.1', title: A, max: 6, cases: [{when: trained and done >= 3, score: full}, {score: 0}]}\n      - {code: '1.2', title: B, max: 4, cases: [{when: trained, score: 0}, {score: full}]}\n",
			"",
			facts{"done": 1}, []string{"1", ""},
			[]string{
				"u\"1\": [0, 4] exact; trained 4 to 4",
				"u\"\": [0, 4] exact; trained 4 to 4",
			},
		},
		{
			"area: leaves that share nothing", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{}, []string{"1", ""},
			[]string{
				"u\"1\": [0, 10] exact; rate_in 6 to 6; done 4 to 4",
				"u\"\": [0, 10] exact; rate_in 6 to 6; done 4 to 4",
			},
		},
		{
			"total: bonus of a figure of the areas", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"bonus: {cap: 1, items: [{code: B1, title: I, max: 2, score: 'min(full, 0.5 * done)'}]}\n",
			facts{"rate_in": 50}, []string{"B1", "1", ""},
			[]string{
				"u\"B1\": [0, 2] exact; done 2 to 2",
				"u\"1\": [3, 7] exact; done 4 to 4",
				"u\"\": [3, 8] exact; done 6 to 6",
			},
		},
		{
			"total: penalty against the areas", "whole",
			"      - {code: '1.1', title: A, max: 6, score: 0}\n      - {code: '1.2', title: B, max: 4, cases: [{when: done <= 2, score: full}, {score: 0}]}\n",
			"penalty: {cap: 1, items: [{code: P1, title: J, max: 5, cases: [{when: done <= 2, score: 3}, {score: 0}]}]}\n",
			facts{}, []string{"P1", ""},
			[]string{
				"u\"P1\": [0, 3] exact; done 3 to 3",
				"u\"\": [0, 3] exact; done 7 to 7",
			},
		},
		{
			"total: bonus and penalty, none can be had with the other", "whole",
			"      - {code: '1.1', title: A, max: 6, score: 0}\n      - {code: '1.2', title: B, max: 4, score: 1}\n",
			"bonus: {cap: 2, items: [{code: B1, title: I, max: 2, cases: [{when: trained, score: full}, {score: 0}]}]}\npenalty: {cap: 1, items: [{code: P1, title: J, max: 5, cases: [{when: trained, score: 0}, {score: 3}]}]}\n",
			facts{}, []string{""},
			[]string{
				"u\"\": [0, 3] exact; trained 5 to 5",
			},
		},
		{
			"total: exclusion of the whole, certain", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{"trained": false}, []string{"1", ""},
			[]string{
				"u\"1\": [0, 6] exact; rate_in 6 to 6; done 0 to 0",
				"u\"\": [0, 10] exact; rate_in 6 to 6; done 0 to 0",
			},
		},
		{
			"total: exclusion of the whole, rescaled and shared", "whole",
			"      - {code: '1.1', title: A, max: 6, applies: trained, not_applicable: exclude, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 2, cases: [{when: rate_in >= 50, score: full}, {score: 0}]}\n      - {code: '1.3', title: B, max: 2, cases: [{when: rate_in >= 50, score: 0}, {score: full}]}\n",
			"",
			facts{"trained": false}, []string{"1", ""},
			[]string{
				"u\"1\": [2, 2] exact; rate_in 4 to 4",
				"u\"\": [5, 5] exact; rate_in 4 to 4",
			},
		},
		{
			"total: exclusion without rescaling, certain", "none",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{"trained": false}, []string{"1", ""},
			[]string{
				"u\"1\": [0, 6] exact; rate_in 6 to 6; done 0 to 0",
				"u\"\": [0, 6] exact; rate_in 6 to 6; done 0 to 0",
			},
		},
		{
			"total: exclusion by source, certain", "by-source",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 2, source: survey, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n      - {code: '1.3', title: B, max: 2, source: survey, score: full * rate_in / 100}\n",
			"",
			facts{"trained": false}, []string{"1", ""},
			[]string{
				"u\"1\": [0, 8] exact; rate_in 8 to 8; done 0 to 0",
				"u\"\": [0, 10]; rate_in 8 to 8; done 0 to 0",
			},
		},
		{
			"total: exclusion open", "whole",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{}, []string{"1.2", "1", ""},
			[]string{
				"u\"1.2\": [0, 4] exact; done 0 to 4; trained 0 to 4",
				"u\"1\": [0, 10] exact; rate_in 6 to 6; done 0 to 4; trained 0 to 4",
				"u\"\": [0, 10]; rate_in 6 to 6; done 0 to 4; trained 0 to 4",
			},
		},
		{
			"total: exclusion open without rescaling", "none",
			"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{}, []string{""},
			[]string{
				"u\"\": [0, 10]; rate_in 6 to 6; done 0 to 4; trained 0 to 4",
			},
		},
		{
			"total: nothing is assessed", "whole",
			"      - {code: '1.1', title: A, max: 6, applies: trained, not_applicable: exclude, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, applies: trained, not_applicable: exclude, cases: [{when: done >= 3, score: full}, {score: 0}]}\n",
			"",
			facts{"trained": false}, []string{"1", ""},
			[]string{
				"u\"1\": [0, 0] exact; rate_in 0 to 0; done 0 to 0",
				"u\"\": [0, 10]; rate_in 0 to 0; done 0 to 0",
			},
		},
		{
			"steps, on the step", "whole",
			"      - {code: '1.1', title: A, max: 10, step: 0.5, score: 'min(full, 0.5 * done)'}\n",
			"",
			facts{}, []string{"1.1", ""},
			[]string{
				"u\"1.1\": [0, 10] exact; done 10 to 10",
				"u\"\": [0, 10] exact; done 10 to 10",
			},
		},
		{
			"a guard that gives a share", "whole",
			"      - {code: '1.1', title: A, max: 10, applies: trained, not_applicable: {share: 0.5}, score: full * rate_in / 100}\n",
			"",
			facts{"rate_in": bound{AtLeast: scoring.Known(60)}}, []string{"1.1"},
			[]string{
				"u\"1.1\": [5, 10] exact; trained 1 to 5; rate_in 0 to 4",
			},
		},
		{
			"a rate of 0 of 0", "whole",
			"      - {code: '1.1', title: A, max: 10, not_arising: full, score: 'min(full, full * rate(done, total) / 100)'}\n",
			"",
			facts{"total": bound{AtMost: scoring.Known(4)}, "done": 0}, []string{"1.1"},
			[]string{
				"u\"1.1\": [0, 10] exact; total 10 to 10",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Compile(t, fmt.Sprintf("exclusion: %s\nareas:\n  - code: \"1\"\n    title: One\n    max: 10\n    items:\n%s%s", tt.exclusion, tt.items, tt.adjustments), nil)
			var got []string
			for _, code := range tt.codes {
				r, err := improve.RangeOf(context.Background(), s, scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(tt.facts)}, code, nil)
				require.NoError(t, err)
				assert.Equal(t, code, r.Code)
				got = append(got, ranged(r))
				var back improve.JointRange
				throughJSON(t, r, &back)
				assert.Equal(t, ranged(r), ranged(&back))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// ranged writes a range with all that it says but the edition.
func ranged(r *improve.JointRange) string {
	s := fmt.Sprintf("%s%q: [%s, %s]", r.Unit.ID, r.Code, r.Range.Least, r.Range.Most)
	if r.Exact {
		s += " exact"
	}
	for _, i := range r.Inputs {
		s += fmt.Sprintf("; %s %s to %s", i.Input, i.Removed, i.Hoped)
	}
	if r.Illustrative {
		s += "; illustrative"
	}
	return s
}

// TestRangeOfOtherRounding: no sums of points rounded half to even are followed
// over a figure that is shared; the range is no narrower than that.
func TestRangeOfOtherRounding(t *testing.T) {
	body := "exclusion: whole\nareas:\n  - code: \"1\"\n    title: One\n    max: 10\n    items:\n" +
		"      - {code: '1.1', title: A, max: 6, score: full * rate_in / 100}\n      - {code: '1.2', title: B, max: 4, score: full * (100 - rate_in) / 100}\n"
	for mode, want := range map[string]string{
		"half-even": `"1": [0, 10]; rate_in 10 to 10`,
		"down":      `"1": [3.99, 6] exact; rate_in 10 to 10`,
		"half-up":   `"1": [4, 6] exact; rate_in 10 to 10`,
	} {
		r, err := rubric.Parse("test.yaml", []byte(strings.Replace(ruletest.Head, "half-up", mode, 1)+ruletest.Inputs+body),
			nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		got, err := improve.RangeOf(context.Background(), s, scoring.Facts{}, "1", nil)
		require.NoError(t, err)
		assert.Equal(t, want, ranged(got), mode)
	}
}

func TestRangeOfARuleInGo(t *testing.T) {
	run := func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return ruletest.Dec("1.5"), rubric.Text{}, nil
	}
	s := ruletest.Compile(t, ruletest.OneItem("    rule: by_hand\n"),
		&scoring.Options{Rules: []scoring.Rule{{Name: "by_hand", Doc: "D", Inputs: []string{"rate_in"}, Run: run}}})
	got, err := improve.RangeOf(context.Background(), s, scoring.Facts{}, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, `"1": [0, 2]; rate_in 0 to 0`, ranged(got), "its points are anything, which no facts need to reach")
	got, err = improve.RangeOf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": 50})}, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, `"1": [1.5, 1.5] exact`, ranged(got))
}

// TestRangeOfReportedPoints: an appraiser keeps to the step and the decimal places.
func TestRangeOfReportedPoints(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: 1\n"), nil)
	for _, tt := range []struct {
		points any
		want   string
	}{
		{scoring.Bound{AtLeast: scoring.Known(ruletest.Dec("0.5")), AtMost: scoring.Known(2)}, `"2": [0.5, 2] exact`},
		{scoring.Bound{AtLeast: scoring.Known(ruletest.Dec("0.3")), AtMost: scoring.Known(ruletest.Dec("1.9"))},
			`"2": [0.5, 1.75] exact`},
		{scoring.Bound{Above: scoring.Known(ruletest.Dec("0.5")), Below: scoring.Known(2)}, `"2": [0.75, 1.75] exact`},
	} {
		got, err := improve.RangeOf(context.Background(), s, scoring.Facts{Points: ruletest.Figures(map[string]any{"2": tt.points})}, "2", nil)
		require.NoError(t, err)
		assert.Equal(t, tt.want, ranged(got))
	}
}

func TestRangeDocument(t *testing.T) {
	s := ruletest.Compile(t, "illustrative: true\n"+ruletest.OneItem("    score: full * rate_in / 100\n"), nil)
	got, err := improve.RangeOf(context.Background(), s, scoring.Facts{Unit: scoring.Unit{ID: "u", Name: rubric.Plain("U")},
		Points: ruletest.Figures(map[string]any{"2": 3})}, "", nil)
	require.NoError(t, err)
	b, err := json.Marshal(got)
	require.NoError(t, err)
	edition, err := json.Marshal(s.Rubric().Edition())
	require.NoError(t, err)
	assert.JSONEq(t, fmt.Sprintf(`{"schema": 1, "edition": %s, "unit": {"id": "u", "name": "U"}, "range": {"least": "3", "most": "5"},
		"exact": true, "inputs": [{"input": "rate_in", "removed": "2", "hoped": "2"}], "illustrative": true}`, edition), string(b))
	var back improve.JointRange
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, got.Edition, back.Edition)
	assert.Equal(t, got.Unit, back.Unit)
}

func TestRangeErrors(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	for _, tt := range []struct {
		in   map[string]any
		code string
		want string
	}{
		{nil, "1.9", `the rubric has no item "1.9"; did you mean "1.1"?`},
		{map[string]any{"rate_in": true}, "", `input "rate_in": a percent cannot be given as true or false`},
		{map[string]any{"rat_in": 1}, "1", `"rat_in" is not an input of the rubric; did you mean "rate_in"?`},
	} {
		got, err := improve.RangeOf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(tt.in)}, tt.code, nil)
		assert.EqualError(t, err, tt.want)
		assert.Nil(t, got)
	}
	_, err := improve.RangeOf(context.Background(), (&scoring.Scorer{}), scoring.Facts{}, "", nil)
	assert.EqualError(t, err, "the scorer was not made by Compile")
}

// TestRangeOfManyConditions: what missing truth values leave open is told exactly, although
// there are 2^20 of them.
func TestRangeOfManyConditions(t *testing.T) {
	inputs, odd := "", "b0"
	facts := map[string]scoring.Figure{}
	for i := range 40 {
		inputs += fmt.Sprintf("  - {name: b%d, type: bool, title: Condition %[1]d}\n", i)
		if i > 0 {
			odd = fmt.Sprintf("(%s != b%d)", odd, i)
		}
		if i%2 == 0 {
			facts[fmt.Sprintf("b%d", i)] = scoring.Known(true)
		}
	}
	for _, tc := range []struct {
		rule        string
		least, most string
	}{
		{odd + " ? full : 1", "1", "10"},
		{"not " + odd + " and " + odd + " ? full : b1 or b3 ? 2 : 1", "1", "2"},
		{odd + " ? (not b39 ? 3 : 4) : b39 or b1 ? 5 : 6", "3", "6"},
	} {
		s := ruletest.CompileFile(t, ruletest.Head+"inputs:\n"+inputs+
			"areas:\n  - {code: '1', title: One, max: 10, score: \""+tc.rule+"\"}\n")
		r, err := improve.RangeOf(context.Background(), s, scoring.Facts{Inputs: facts}, "", nil)
		require.NoError(t, err)
		assert.True(t, r.Exact, tc.rule)
		assert.Equal(t, []string{tc.least, tc.most}, []string{r.Range.Least.String(), r.Range.Most.String()}, tc.rule)
	}
}
