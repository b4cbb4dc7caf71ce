package verify_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"go.yaml.in/yaml/v4"
)

// TestVerifyFell holds what random rules found, each as small as it gets.
func TestVerifyFell(t *testing.T) {
	tests := []struct {
		name, item string
		property   string
		want       verify.Outcome
	}{
		{"points above the maximum that round to it do not earn it",
			"cases: [{when: rate_in > 50, score: 2.004}, {score: 0}]", "full", verify.Refuted},
		{"nor does a maximum that is off the step",
			"step: 1.5\n    score: min(full, 0.5 * done)", "full", verify.Refuted},
		{"nor do points earn the minimum that only round up to it",
			"cases: [{when: rate_in > 50, score: 0 - 0.004}, {score: 1}]", "least", verify.Refuted},
		{"points above the maximum are not off the step",
			"step: 0.75\n    cases: [{when: rate_in > 50, score: 2.004}, {score: 0}]", "step", verify.Proved},
		{"facts that fail off the step refute no direction",
			"step: 1\n    falls_with: [rate_in]\n    cases: [{when: rate_in >= 90, score: full}, {score: 0.25}]", "falls",
			verify.Proved},
		{"nor do facts that fail above the maximum",
			"rises_with: [rate_in]\n    cases: [{when: rate_in >= 90, score: full}, {score: 3}]", "rises", verify.Proved},
		{"the pair that refutes a direction earns points",
			"rises_with: [rate_in]\n    score: 50 - rate_in", "rises", verify.Refuted},
		{"the middle of a chained comparison is one part, not one in each half",
			"cases: [{when: \"2 <= max(rate_in, 3) <= 5\", score: full}, {score: 0}]", "dropped 3", verify.Proved},
		{"a band is reached on the way through the score alone",
			"cases: [{when: trained and rate_in < 5, score: full}, {score: \"1 * (trained ? bands(rate_in, '>=5', full, '<5', 1) : 0)\"}]", "reachable", verify.Refuted},
		{"the table of a let",
			"score: \"let x = rate_in / 4; bands(x, '>20', full, '[10,20]', 1, '<10', 0)\"", "reachable", verify.Proved},
		{"a failure is told as the facts show it",
			"min: -1\n    score: \"clamp(1 / bands(rate_in, '>59', full, '[38,59)', 0, '<38', 1), -1, 1)\"", "failure",
			verify.Refuted},
		{"a comparison matters where what it compares did not arise",
			"not_arising: zero\n    cases: [{when: \"rate(done, total) >= 0\", score: full}, {score: 0}]", "matters",
			verify.Proved},
		{"or fails",
			"cases: [{when: done / total >= 0, score: full}, {score: 0}]", "matters", verify.Proved},
		{"dates are those that can be written: four digits of a year",
			"cases: [{when: \"days(issued, date('2025-01-01')) > 1000000\", score: full}, {score: 0}]", "", ""},
		{"figures are written with at most 18 digits before the point",
			"cases: [{when: done > 999999999999999999, score: full}, {score: 0}]", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Compile(t, ruletest.OneItem("    "+tt.item+"\n"), nil)
			v, err := verify.Rules(context.Background(), s, &verify.Options{Items: []string{"1"}})
			if err != nil {
				t.Fatal(err)
			}
			seen := tt.property == "" // then only the examples count
			for _, d := range v.Verdicts {
				seen = seen || string(d.Property) == tt.property && d.Outcome == tt.want
				if tt.property == "dropped 3" { // only the comparison from below changes nothing
					seen = true
					if d.Property == "matters" && d.Outcome == verify.Refuted && strings.HasPrefix(d.Message.EN, "3 ") {
						t.Errorf("%s: at rate_in = 0 it does", d.Message.EN)
					}
				}
				if d.Property == "failure" && d.Outcome == verify.Refuted {
					if what, _, _ := strings.Cut(strings.TrimPrefix(d.Message.EN, "it can fail: "),
						" ("); !strings.Contains(d.Example.Error.EN, what) {
						t.Errorf("%s, but the example fails with %s", d.Message.EN, d.Example.Error)
					}
				}
				part := !strings.HasPrefix(d.Message.EN, "the input ")
				if part && string(d.Property) == tt.property && tt.want == verify.Proved && d.Outcome != tt.want {
					t.Errorf("%s: %s %s: %+v", d.Property, d.Outcome, d.Message.EN, d.Example)
				}
				if d.Example == nil {
					continue
				}
				r, err := s.Score(scoring.Facts{Inputs: d.Example.Facts})
				switch {
				case err != nil:
					t.Errorf("%s %s: the facts of the example are refused: %v", d.Property, d.Outcome, err)
				case (d.Property == "rises" || d.Property == "falls") && r.Item("1").Status != scoring.Scored:
					t.Errorf("%s refuted by facts that fail: %s, %+v", d.Property, d.Message.EN, d.Example)
				case (d.Property == "full" || d.Property == "least") && r.Item("1").Status != scoring.Scored:
					t.Errorf("%s %s by facts that fail: %+v", d.Property, d.Outcome, d.Example)
				}
			}
			if !seen {
				t.Errorf("no verdict: %s %s", tt.property, tt.want)
			}
		})
	}
	t.Run("an option that YAML takes for something else", func(t *testing.T) {
		for _, option := range []string{"true", "12", "null", "~", "-", "2025-01-01", "yes"} {
			e := verify.Example{Name: rubric.Plain("n"), Item: "1", Facts: ruletest.Figures(map[string]any{"state": option}),
				Texts: []string{"state"}}
			var list []struct{ Facts map[string]any }
			if err := yaml.Unmarshal([]byte(e.YAML(rubric.English)), &list); err != nil || list[0].Facts["state"] != option {
				t.Errorf("%q reads back as %v, %v", option, list, err)
			}
		}
	})
}
