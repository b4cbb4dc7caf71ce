package improve_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
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

func TestLevers(t *testing.T) {
	type facts = map[string]any
	type bound = scoring.Bound
	type movable = map[string]scoring.Bound
	leaf := func(code, max, rest string) string {
		return fmt.Sprintf("      - {code: '%s', title: A, max: %s, %s}\n", code, max, rest)
	}
	bands := "cases: [{when: rate_in > 90, score: full}, {when: rate_in >= 70, score: full / 2}, {score: 0}]"
	tests := []struct {
		name, exclusion, items, adjustments string
		facts                               facts
		movable                             movable
		want                                []string
	}{
		{
			"one threshold", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": 75}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 5",
				"rate_in 75 → > 90 (90.01 by 15.01): 10",
			},
		},
		{
			"two levels", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": 50}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 50 → >= 70 (70 by 20): 5",
				"rate_in 50 → > 90 (90.01 by 40.01): 10",
			},
		},
		{
			"nothing can be moved", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": 50}, nil,
			nil,
		},
		{
			"within a bound", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": 50}, movable{"rate_in": {AtMost: scoring.Known(89)}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 50 → >= 70 (70 by 20): 5",
			},
		},
		{
			"from outside the bound", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": 50}, movable{"rate_in": {AtLeast: scoring.Known(75), AtMost: scoring.Known(95)}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 50 → >= 75 (75 by 25): 5",
				"rate_in 50 → > 90 (90.01 by 40.01): 10",
			},
		},
		{
			"one leaf wants more, another less", "whole",
			leaf("1.1", "6", "cases: [{when: done >= 5, score: full}, {when: done >= 3, score: 3}, {score: 0}]") + leaf("1.2", "4", "score: 'max(0, full - done)'"), "",
			facts{"done": 1}, movable{"done": {}},
			[]string{
				"[done] [1.1 1.2]",
				": 3",
				"done 1 → == 0 (0 by 1): 4",
				"done 1 → >= 5 (5 by 4): 6",
			},
		},
		{
			"more for the bonus is less for the area", "whole",
			leaf("1.1", "10", "score: 'full * (100 - rate_in) / 100'"), "bonus:\n  cap: 1\n  items:\n    - {code: 'B1', title: B, max: 2, cases: [{when: rate_in >= 50, score: full}, {score: 0}]}\n",
			facts{"rate_in": 40}, movable{"rate_in": {AtLeast: scoring.Known(ruletest.Dec("39.8"))}},
			[]string{
				"[rate_in] [1.1 B1]",
				": 6",
				"rate_in 40 → <= 39.95 (39.95 by 0.05): 6.01",
				"rate_in 40 → <= 39.85 (39.85 by 0.15): 6.02",
				"rate_in 40 → == 50 (50 by 10): 6",
			},
		},
		{
			"proportion, rounded", "whole",
			leaf("1.1", "10", "score: full * rate_in / 100"), "",
			facts{"rate_in": ruletest.Dec("99.6")}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 9.96",
				"rate_in 99.6 → >= 99.65 (99.65 by 0.05): 9.97",
				"rate_in 99.6 → >= 99.75 (99.75 by 0.15): 9.98",
				"rate_in 99.6 → >= 99.85 (99.85 by 0.25): 9.99",
				"rate_in 99.6 → >= 99.95 (99.95 by 0.35): 10",
			},
		},
		{
			"open end", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": 90}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 5",
				"rate_in 90 → > 90 (90.01 by 0.01): 10",
			},
		},
		{
			"two open ends at nearly one value", "whole",
			leaf("1.1", "5", "cases: [{when: rate_in > 90, score: full}, {score: 0}]") + leaf("1.2", "5", "cases: [{when: rate_in >= 90.005, score: full}, {score: 0}]"), "",
			facts{"rate_in": 90}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1 1.2]",
				": 0",
				"rate_in 90 → >= 90.005 (90.005 by 0.005): 10",
			},
		},
		{
			"no decimal is exact", "whole",
			leaf("1.1", "10", "cases: [{when: amount * 3 >= 20, score: full}, {score: 0}]"), "",
			facts{"amount": 1}, movable{"amount": {}},
			[]string{
				"[amount] [1.1]",
				": 0",
				"amount 1 → >= 6.67 (6.67 by 5.67): 10",
			},
		},
		{
			"a zone", "whole",
			leaf("1.1", "10", "cases: [{when: 40 <= rate_in <= 60, score: full}, {score: 0}]"), "",
			facts{"rate_in": 75}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 75 → == 60 (60 by 15): 10",
			},
		},
		{
			"enum", "whole",
			leaf("1.1", "10", "score: \"state == 'on_time' ? full : state == 'late' ? 5 : 0\""), "",
			facts{"state": "none"}, movable{"state": {}},
			[]string{
				"[state] [1.1]",
				": 0",
				"state none → == late (late): 5",
				"state none → == on_time (on_time): 10",
			},
		},
		{
			"enum within a bound", "whole",
			leaf("1.1", "10", "score: \"state == 'on_time' ? full : state == 'late' ? 5 : 0\""), "",
			facts{"state": "none"}, movable{"state": {OneOf: []string{"late", "none"}}},
			[]string{
				"[state] [1.1]",
				": 0",
				"state none → == late (late): 5",
			},
		},
		{
			"bool", "whole",
			leaf("1.1", "10", "score: 'trained ? full : 0'"), "",
			facts{"trained": false}, movable{"trained": {}},
			[]string{
				"[trained] [1.1]",
				": 0",
				"trained false → == true (true): 10",
			},
		},
		{
			"dates", "whole",
			leaf("1.1", "10", "score: \"issued <= date('2025-03-31') ? full : issued <= date('2025-06-30') ? 5 : 0\""), "",
			facts{"issued": "2025-08-01"}, movable{"issued": {}},
			[]string{
				"[issued] [1.1]",
				": 0",
				"issued 2025-08-01 → <= 2025-06-30 (2025-06-30 by 32): 5",
				"issued 2025-08-01 → <= 2025-03-31 (2025-03-31 by 123): 10",
			},
		},
		{
			"date missing", "whole",
			leaf("1.1", "10", "score: \"issued <= date('2025-03-31') ? full : issued <= date('2025-06-30') ? 5 : 0\""), "",
			facts{}, movable{"issued": {}},
			[]string{
				"[issued] [1.1]",
				": 0",
				"issued any date → <= 2025-03-31 (2025-03-31): 10",
				"issued any date → <= 2025-06-30 (2025-04-01): 5",
			},
		},
		{
			"bound facts", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": bound{Below: scoring.Known(95)}}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in [0, 95) → >= 70 (70 by 70): 5",
				"rate_in [0, 95) → > 90 (90.01 by 90.01): 10",
			},
		},
		{
			"bound facts that meet a level", "whole",
			leaf("1.1", "10", bands), "",
			facts{"rate_in": bound{AtLeast: scoring.Known(72), Below: scoring.Known(95)}}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 5",
				"rate_in [72, 95) → > 90 (90.01 by 18.01): 10",
			},
		},
		{
			"bound facts around a zone", "whole",
			leaf("1.1", "10", "cases: [{when: 40 <= rate_in <= 60, score: full}, {when: 70 <= rate_in <= 95, score: 5}, {score: 0}]"), "",
			facts{"rate_in": bound{AtLeast: scoring.Known(20), AtMost: scoring.Known(100)}}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in [20, 100] → == 60 (60 by 40): 10",
			},
		},
		{
			"bound facts, more than enough is worse elsewhere", "whole",
			leaf("1.1", "5", "cases: [{when: rate_in >= 70, score: full}, {score: 0}]") + leaf("1.2", "5", "cases: [{when: rate_in <= 85, score: full}, {score: 0}]"), "",
			facts{"rate_in": bound{AtLeast: scoring.Known(60), AtMost: scoring.Known(95)}}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1 1.2]",
				": 0",
				"rate_in [60, 95] → == 77.5 (77.5 by 17.5): 10",
			},
		},
		{
			"missing figure", "whole",
			leaf("1.1", "10", bands), "",
			facts{}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in [0, 100] → >= 70 (70 by 70): 5",
				"rate_in [0, 100] → > 90 (90.01 by 90.01): 10",
			},
		},
		{
			"missing count", "whole",
			leaf("1.1", "10", "score: 'min(full, 5 * done)'"), "",
			facts{}, movable{"done": {}},
			[]string{
				"[done] [1.1]",
				": 0",
				"done >= 0 → == 1 (1): 5",
				"done >= 0 → >= 2 (2 by 2): 10",
			},
		},
		{
			"a figure that stays missing", "whole",
			leaf("1.1", "10", "cases: [{when: rate_in >= 70 and done >= 3, score: full}, {when: rate_in >= 70, score: 5}, {score: 0}]"), "",
			facts{"rate_in": 50}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 50 → >= 70 (70 by 20): 5",
			},
		},
		{
			"tied to a figure that stays missing", "whole",
			leaf("1.1", "10", "cases: [{when: done >= total, score: full}, {score: 0}]"), "",
			facts{"done": 50}, movable{"done": {}},
			[]string{
				"[done] [1.1] open: missing 1.1 [total]",
				": 0",
			},
		},
		{
			"not applicable, excluded", "whole",
			leaf("1.1", "4", "applies: trained, not_applicable: exclude, score: full * rate_in / 100") + leaf("1.2", "6", "score: full * over / 200"), "",
			facts{"trained": true, "rate_in": 99, "over": 100}, movable{"trained": {}},
			[]string{
				"[trained] [1.1]",
				": 6.96",
				"trained true → == false (false): 5",
			},
		},
		{
			"excluded now", "whole",
			leaf("1.1", "4", "applies: trained, not_applicable: exclude, score: 'done >= 3 ? full : 0'") + leaf("1.2", "6", "score: full * over / 200"), "",
			facts{"trained": false, "done": 1, "over": 100}, movable{"trained": {}, "done": {}},
			[]string{
				"[done trained] [1.1]",
				": 5",
				"trained false → == true (true): 3",
				"done 1 → >= 3 (3 by 2), trained false → == true (true): 7",
			},
		},
		{
			"excluded by source", "by-source",
			leaf("1.1", "4", "source: survey, applies: trained, not_applicable: exclude, score: 'done >= 3 ? full : 0'") + leaf("1.2", "2", "source: survey, score: full * over / 200") + leaf("1.3", "4", "score: full * over / 200"), "",
			facts{"trained": true, "done": 1, "over": 100}, movable{"trained": {}, "done": {}},
			[]string{
				"[done trained] [1.1]",
				": 3",
				"done 1 → >= 3 (3 by 2): 7",
				"trained true → == false (false): 5",
			},
		},
		{
			"all that a source has is excluded", "by-source",
			leaf("1.1", "4", "source: survey, applies: trained, not_applicable: exclude, score: 'done >= 3 ? full : 0'") + leaf("1.2", "6", "score: full * over / 200"), "",
			facts{"trained": true, "done": 1, "over": 100}, movable{"trained": {}, "done": {}},
			[]string{
				"[done trained] [1.1]",
				": 3",
				"done 1 → >= 3 (3 by 2): 7",
				"trained true → == false (false): 3",
			},
		},
		{
			"nothing is rescaled", "none",
			leaf("1.1", "4", "applies: trained, not_applicable: exclude, score: 'done >= 3 ? full : 0'") + leaf("1.2", "6", "score: full * over / 200"), "",
			facts{"trained": true, "done": 1, "over": 100}, movable{"trained": {}, "done": {}},
			[]string{
				"[done trained] [1.1]",
				": 3",
				"done 1 → >= 3 (3 by 2): 7",
			},
		},
		{
			"not arising counts", "whole",
			leaf("1.1", "10", "arises: total > 0, not_arising: {share: 0.5}, cases: [{when: done >= 9, score: full}, {score: 0}]"), "",
			facts{"done": 1, "total": 3}, movable{"done": {}, "total": {}},
			[]string{
				"[done total] [1.1]",
				": 0",
				"done 1 → >= 9 (9 by 8): 10",
				"total 3 → == 0 (0 by 3): 5",
			},
		},
		{
			"rate with one movable", "whole",
			leaf("1.1", "10", "not_arising: zero, cases: [{when: 'rate(done, total) >= 80', score: full}, {when: 'rate(done, total) >= 60', score: 5}, {score: 0}]"), "",
			facts{"done": 3, "total": 12}, movable{"done": {}},
			[]string{
				"[done] [1.1]",
				": 0",
				"done 3 → >= 8 (8 by 5): 5",
				"done 3 → >= 10 (10 by 7): 10",
			},
		},
		{
			"rate with both movable", "whole",
			leaf("1.1", "10", "not_arising: zero, cases: [{when: 'rate(done, total) >= 80', score: full}, {when: 'rate(done, total) >= 60', score: 5}, {score: 0}]"), "",
			facts{"done": 3, "total": 8}, movable{"done": {}, "total": {}},
			[]string{
				"[done total] [1.1]",
				": 0",
				"done 3 → >= 5 (5 by 2): 5",
				"done 3 → >= 7 (7 by 4): 10",
				"total 8 → == 5 (5 by 3): 5",
				"total 8 → == 3 (3 by 5): 10",
				"done 3 → >= 4 (4 by 1), total 8 → == 6 (6 by 2): 5",
				"done 3 → >= 6 (6 by 3), total 8 → == 7 (7 by 1): 10",
			},
		},
		{
			"rate that need not arise", "whole",
			leaf("1.1", "6", "arises: total > 0, not_arising: full, score: 'min(full, full * rate(done, total) / 100)'") + leaf("1.2", "4", "score: 'max(0, full - total)'"), "",
			facts{"done": 2, "total": 3}, movable{"done": {}, "total": {}},
			[]string{
				"[done total] [1.1 1.2]",
				": 5",
				"done 2 → >= 3 (3 by 1): 7",
				"total 3 → <= 2 (2 by 1): 8",
				"total 3 → <= 1 (1 by 2): 9",
				"total 3 → == 0 (0 by 3): 10",
			},
		},
		{
			"a sum of rates", "whole",
			leaf("1.1", "10", "cases: [{when: rate_in + over >= 150, score: full}, {score: 0}]"), "",
			facts{"rate_in": 50, "over": 50}, movable{"rate_in": {}, "over": {}},
			[]string{
				"[rate_in over] [1.1] open: work  [rate_in over]",
				": 0",
				"rate_in 50 → == 100 (100 by 50): 10",
				"over 50 → >= 100 (100 by 50): 10",
			},
		},
		{
			"a figure that fails beyond", "whole",
			leaf("1.1", "10", "score: rate_in / 9"), "",
			facts{"rate_in": ruletest.Dec("89.8")}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 9.98",
				"rate_in 89.8 → == 89.865 (89.865 by 0.065): 9.99",
				"rate_in 89.8 → == 89.955 (89.955 by 0.155): 10",
			},
		},
		{
			"caps", "whole",
			leaf("1.1", "10", "score: 0"), "bonus:\n  cap: 2\n  items:\n    - {code: 'B1', title: B, max: 3, score: 'min(full, done)'}\npenalty:\n  cap: 2\n  items:\n    - {code: 'P1', title: P, max: 3, score: 'min(full, total)'}\n",
			facts{"done": 1, "total": 3}, movable{"done": {}, "total": {}},
			[]string{
				"[done] [B1]",
				": -1",
				"done 1 → >= 2 (2 by 1): 0",
				"done 1 → >= 3 (3 by 2): 0",
				"[total] [P1]",
				": -1",
				"total 3 → <= 2 (2 by 1): -1",
				"total 3 → <= 1 (1 by 2): 0",
				"total 3 → == 0 (0 by 3): 1",
			},
		},
		{
			"a penalty for what earns", "whole",
			leaf("1.1", "10", "score: full * rate_in / 100"), "penalty:\n  cap: 3\n  items:\n    - {code: 'P1', title: P, max: 3, cases: [{when: rate_in > 99.9, score: full}, {score: 0}]}\n",
			facts{"rate_in": ruletest.Dec("99.7")}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1 P1]",
				": 9.97",
				"rate_in 99.7 → == 99.75 (99.75 by 0.05): 9.98",
				"rate_in 99.7 → == 99.85 (99.85 by 0.15): 9.99",
				"rate_in 99.7 → >= 99.95 (99.95 by 0.25): 7",
			},
		},
		{
			"reported leaf", "whole",
			leaf("1.1", "4", "reported: true") + leaf("1.2", "6", "score: 'trained ? full : 0'"), "",
			facts{"trained": false}, movable{"trained": {}},
			[]string{
				"[trained] [1.2]",
				": 0",
				"trained false → == true (true): 6",
			},
		},
		{
			"reported leaf that may not apply", "whole",
			leaf("1.1", "4", "applies: trained, not_applicable: zero, reported: true, min: 1") + leaf("1.2", "6", "score: 0"), "",
			facts{"trained": false}, movable{"trained": {}},
			[]string{
				"[trained] [1.1]",
				": 0",
				"trained false → == true (true): 1",
			},
		},
		{
			"illustrative", "whole",
			leaf("1.1", "10", "cases: [{when: rate_in > 90, score: full, illustrative: true}, {when: rate_in >= 70, score: 5}, {score: 0}]"), "",
			facts{"rate_in": 50}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 50 → >= 70 (70 by 20): 5",
				"rate_in 50 → > 90 (90.01 by 40.01): 10 illustrative",
			},
		},
		{
			"two figures that can be overshot, not both", "whole",
			leaf("1.1", "10", "cases: [{when: done >= 5 and total >= 3 and (done <= 5 or total <= 3), score: full}, {score: 0}]"), "",
			facts{"done": 1, "total": 1}, movable{"done": {}, "total": {}},
			[]string{
				"[done total] [1.1]",
				": 0",
				"done 1 → >= 5 (5 by 4), total 1 → == 3 (3 by 2): 10",
			},
		},
		{
			"beyond it is left out", "whole",
			leaf("1.1", "4", "applies: rate_in == 70, not_applicable: exclude, score: 'trained ? full : 0'") + leaf("1.2", "6", "cases: [{when: rate_in >= 60, score: full}, {score: 0}]"), "",
			facts{"trained": false, "rate_in": 50}, movable{"trained": {}, "rate_in": {}},
			[]string{
				"[rate_in trained] [1.1 1.2]",
				": 0",
				"rate_in 50 → == 60 (60 by 10): 10",
				"rate_in 50 → == 70 (70 by 20): 6",
				"rate_in 50 → == 70 (70 by 20), trained false → == true (true): 10",
			},
		},
		{
			"a product", "whole",
			leaf("1.1", "10", "cases: [{when: rate_in * rate_in >= 2500, score: full}, {score: 0}]"), "",
			facts{"rate_in": 20}, movable{"rate_in": {}},
			[]string{
				"[rate_in] [1.1]",
				": 0",
				"rate_in 20 → >= 50 (50 by 30): 10",
			},
		},
		{
			"full marks are no worse than left out", "whole",
			leaf("1.1", "4", "applies: trained, not_applicable: exclude, score: 'done >= 3 ? full : 0'") + leaf("1.2", "6", "score: full * over / 200"), "",
			facts{"trained": true, "done": 3, "over": 100}, movable{"trained": {}, "done": {}},
			[]string{
				"[done trained] [1.1]",
				": 7",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := fmt.Sprintf("exclusion: %s\nareas:\n  - code: \"1\"\n    title: One\n    max: 10\n    items:\n%s%s", tt.exclusion, tt.items, tt.adjustments)
			s := ruletest.Compile(t, body, nil)
			levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(tt.facts)}, tt.movable, nil)
			require.NoError(t, err)
			assert.Equal(t, tt.want, moved(levers))
			attackLevers(t, s, body, tt.facts, tt.movable)
		})
	}
}

// moved writes levers with their first moves and the last, and of each the final score that it makes alone.
func moved(levers *improve.Levers) []string {
	var out []string
	for i, l := range levers.List {
		line := fmt.Sprintf("%v %v", l.Inputs, l.Leaves)
		for _, s := range open(l.Complete, l.Gaps) {
			line += " " + s
		}
		out = append(out, line)
		for k, m := range l.Moves {
			if k > 5 && k < len(l.Moves)-1 {
				continue
			}
			line := shownMove(m) + ": " + alone(levers, i, k).String()
			if m.Illustrative {
				line += " illustrative"
			}
			out = append(out, line)
		}
	}
	return out
}

// alone returns the final score of one move of one lever.
func alone(levers *improve.Levers, lever, move int) decimal.Decimal {
	moves := make([]int, len(levers.List))
	moves[lever] = move
	return levers.Final(moves)
}

var codeOf = regexp.MustCompile(`code: '([^']+)'`)

// attackLevers checks all that levers say, as for random rubrics.
func attackLevers(t *testing.T, s *scoring.Scorer, body string, known map[string]any, movable map[string]scoring.Bound) {
	t.Helper()
	faults := map[string]*ruletest.Slip{}
	r := rand.New(rand.NewPCG(1, 2))
	g := &ruletest.SomeGroup{Rand: r, Inputs: s.Rubric().Inputs, Dates: []string{"2025-03-31", "2025-06-30"},
		Numbers: []string{"0", "1", "2", "3", "5", "7", "10", "20", "30", "40", "50", "60", "66.67", "70", "80", "90", "95", "100"}}
	var codes []string
	for _, code := range codeOf.FindAllStringSubmatch(body, -1) {
		codes = append(codes, code[1])
	}
	require.NotEmpty(t, codes)
	h := newHeave(&climb{Rand: r, t: t, g: g, file: body, scorer: s, seen: map[string]int{}, faults: faults}, codes)
	h.known, h.movable = maps.Clone(known), movable
	if h.known == nil {
		h.known = map[string]any{}
	}
	h.check()
	require.Equal(t, len(h.levers.List), h.seen["levers"])
	require.Positive(t, h.seen["facts"], "facts were scored")
	attacked := h.seen["attacks"] > 0 || len(h.levers.List) == 0
	for kind := range h.seen {
		attacked = attacked || strings.HasPrefix(kind, "open: ") // levers that do not claim to be complete
	}
	require.True(t, attacked, "the levers were attacked")
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].Times, faults[kind].Text)
	}
}

func TestLeversOfRulesInGo(t *testing.T) {
	run := func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return c.Number("rate_in").Div(ruletest.Dec("50")), rubric.Text{}, nil
	}
	s := ruletest.Compile(t, ruletest.OneItem("    rule: by_hand\n"), &scoring.Options{Rules: []scoring.Rule{{Name: "by_hand", Doc: "D", Inputs: []string{"rate_in"}, Run: run}}})
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": 50}), Points: ruletest.Figures(map[string]any{"2": 6})}
	levers, err := improve.FindLevers(context.Background(), s, facts, map[string]scoring.Bound{"rate_in": {}}, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"[rate_in] [1] open: rule 1 [rate_in]", ": 7",
		"rate_in 50 → == 50.25 (50.25 by 0.25): 7.01", "rate_in 50 → == 99.75 (99.75 by 49.75): 8",
	}, moved(levers), "figures that were tried")
}

func TestLeversErrors(t *testing.T) {
	s := inputsWith(t, "name: total,", "name: total, fixed: true,", "    score: full * rate_in / 100\n")
	for _, tt := range []struct {
		facts   map[string]any
		movable map[string]scoring.Bound
		want    string
	}{
		{nil, map[string]scoring.Bound{"total": {}}, `input "total": the rubric says that it is fixed`},
		{nil, map[string]scoring.Bound{"rat_in": {}}, `"rat_in" is not an input of the rubric; did you mean "rate_in"?`},
		{nil, map[string]scoring.Bound{"rate_in": {AtLeast: scoring.Known(70), Below: scoring.Known(70)}}, `input "rate_in": no value of the input lies within the bounds`},
		{nil, map[string]scoring.Bound{"trained": {AtLeast: scoring.Known(1)}}, `input "trained": limits are for numbers and dates, not for the type bool`},
		{map[string]any{"rate_in": true}, nil, `input "rate_in": a percent cannot be given as true or false`},
	} {
		levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(tt.facts)}, tt.movable, nil)
		assert.EqualError(t, err, tt.want)
		assert.Nil(t, levers)
	}
	_, err := improve.FindLevers(context.Background(), s, scoring.Facts{}, map[string]scoring.Bound{"total": {}, "x": {}}, nil)
	assert.ErrorContains(t, err, "fixed")
	assert.ErrorContains(t, err, `"x" is not an input`)
	_, err = improve.FindLevers(context.Background(), (&scoring.Scorer{}), scoring.Facts{}, nil, nil)
	assert.EqualError(t, err, "the scorer was not made by Compile")
}

// communeLevers returns the example rubric of communes with its facts and all that
// can be moved.
func communeLevers(tb testing.TB) (*scoring.Scorer, scoring.Facts, map[string]scoring.Bound) {
	tb.Helper()
	read := func(name string) []byte {
		b, err := os.ReadFile("../../examples/rubrics/" + name)
		require.NoError(tb, err)
		return b
	}
	r, err := rubric.Parse("commune-illustrative.yaml", read("commune-illustrative.yaml"), nil)
	require.NoError(tb, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(tb, err)
	facts, err := scoring.ParseFacts("commune-illustrative-facts.yaml", read("commune-illustrative-facts.yaml"), r, nil)
	require.NoError(tb, err)
	movable := map[string]scoring.Bound{}
	for _, in := range r.Inputs {
		if !in.Fixed {
			movable[in.Name] = scoring.Bound{}
		}
	}
	return s, facts, movable
}

// TestLeversOfACommune: no move of a complete rubric is missing, and each comes to
// what it says.
func TestLeversOfACommune(t *testing.T) {
	s, facts, movable := communeLevers(t)
	levers, err := improve.FindLevers(context.Background(), s, facts, movable, nil)
	require.NoError(t, err)
	require.Len(t, levers.List, 63)
	for _, l := range levers.List {
		assert.True(t, l.Complete, l.Inputs)
	}
	result, err := s.Score(facts)
	require.NoError(t, err)
	assert.True(t, result.Total.FinalRange.Least.Equal(levers.Final(make([]int, 63))))
	for i, l := range levers.List {
		m := l.Moves[len(l.Moves)-1]
		in := maps.Clone(facts.Inputs)
		for _, ch := range m.Changes {
			in[ch.Input] = ch.Figure
		}
		result, err := s.Score(scoring.Facts{Inputs: in, Points: facts.Points})
		require.NoError(t, err)
		assert.True(t, result.Total.FinalRange.Least.Equal(alone(levers, i, len(l.Moves)-1)), "%v: %s", l.Inputs, strings.Join(l.Leaves, " "))
	}
}

func BenchmarkLevers(b *testing.B) {
	s, facts, movable := communeLevers(b)
	b.ReportAllocs()
	for b.Loop() {
		_, err := improve.FindLevers(context.Background(), s, facts, movable, nil)
		require.NoError(b, err)
	}
}

func ExampleFindLevers() {
	r, err := rubric.Parse("rubric.yaml", []byte(ruletest.Head+`inputs:
  - {name: done, type: count, title: Tasks done}
  - {name: late, type: count, title: Tasks late}
areas:
  - {code: "1", title: Work is done, max: 6, score: "min(full, 0.5 * done)"}
  - {code: "2", title: Work is in time, max: 4, score: "max(0, full - late)"}
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": 8, "late": 2})}
	levers, err := improve.FindLevers(context.Background(), scorer, facts, map[string]scoring.Bound{"done": {AtMost: scoring.Known(10)}, "late": {}}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var best []int
	for _, l := range levers.List {
		for _, m := range l.Moves[1:] {
			fmt.Println(m.Text.In(rubric.English))
		}
		best = append(best, len(l.Moves)-1)
	}
	fmt.Println("from", levers.Final([]int{0, 0}), "to", levers.Final(best))
	// Output:
	// Tasks done: from 8 to at least 9
	// Tasks done: from 8 to at least 10
	// Tasks late: from 2 to at most 1
	// Tasks late: from 2 to 0
	// from 6 to 9
}

// TestLeversLeftOpen: what a move leaves open is said, and the distance of a date
// that nothing is known of is not that from the first day of all.
func TestLeversLeftOpen(t *testing.T) {
	const file = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: small, type: bool, title: Small}
  - {name: trained, type: bool, title: Trained}
  - {name: sent, type: date, title: Sent}
areas:
  - {code: "1", title: One, max: 2, applies: small or trained, not_applicable: exclude, score: full / 2}
  - {code: "2", title: Two, max: 2, cases: [{when: sent <= date('2025-06-30'), score: full}, {score: 0}]}
`
	r, err := rubric.Parse("r.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"small": true})}, map[string]scoring.Bound{"small": {}, "sent": {}}, nil)
	require.NoError(t, err)
	require.Len(t, levers.List, 2)
	assert.Equal(t, []string{"small"}, levers.List[0].Inputs)
	assert.Equal(t, "the facts leave open which items are excluded", levers.List[0].Gaps[0].Text.EN, "that it is not small leaves trained to decide")
	assert.True(t, levers.List[1].Complete)
	require.Len(t, levers.List[1].Moves, 2)
	assert.Equal(t, "2025-06-30", levers.List[1].Moves[1].Changes[0].Figure.String())
	assert.False(t, levers.List[1].Moves[1].Changes[0].By.Valid, "how far nobody knows")
}
