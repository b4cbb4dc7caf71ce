package improve_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestImprovementsSayWhyThereMayBeOthers: lists that are not proved to be all there is
// say why, also empty ones; those that are proved say that.
func TestImprovementsSayWhyThereMayBeOthers(t *testing.T) {
	byHand := scoring.Rule{Name: "by_hand", Doc: "D", Inputs: []string{"rate_in", "trained"},
		Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			if c.Bool("trained") && c.Number("rate_in").Equal(ruletest.Dec("33.333")) {
				return ruletest.Dec("2"), rubric.Text{}, nil
			}
			return ruletest.Dec("0"), rubric.Text{}, nil
		}}
	yesNo := scoring.Rule{Name: "yes_no", Doc: "D", Inputs: []string{"trained"},
		Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			if c.Bool("trained") {
				return ruletest.Dec("2"), rubric.Text{}, nil
			}
			return ruletest.Dec("1"), rubric.Text{}, nil
		}}
	opts := &scoring.Options{Rules: []scoring.Rule{byHand, yesNo}}
	for _, tt := range []struct {
		name, item string
		facts      map[string]any
		want       []string
	}{
		{"a rule in Go", "    rule: by_hand\n", map[string]any{"rate_in": 50, "trained": false},
			[]string{"open: rule 1 [rate_in trained]"}},
		{"a rule in Go with few figures is gone through", "    rule: yes_no\n", map[string]any{"trained": false}, []string{
			"trained false, == true, take true | 2 +1 | Trained: from no to yes: +1 point | Đã tập huấn: từ không sang có: thêm 1 điểm",
		}},
		{"the best that a rule in Go can give", "    rule: yes_no\n", map[string]any{"trained": true}, nil},
		{"a figure that is not known may undo it", "    score: \"trained ? min(full, rate_in * rate_in / 100) : 0\"\n",
			map[string]any{"rate_in": 1}, []string{
				"trained true, false, == true, take true | 0.01 +0.01 | Trained: no figure, needed: yes: +0.01 points | Đã tập huấn: chưa có số liệu, cần có: thêm 0,01 điểm",
				"rate_in 1, >= 14.13 by 13.13, take 14.13; trained true, false, == true, take true | 2 +2 | " +
					"Rate: from 1% to at least 14.13%; Trained: no figure, needed: yes: +2 points | Tỷ lệ: từ 1% lên ít nhất 14,13%; Đã tập huấn: chưa có số liệu, cần có: thêm 2 điểm",
			}},
		{"left out, perhaps", "    applies: trained\n    not_applicable: exclude\n    score: full * rate_in / 100\n",
			map[string]any{"rate_in": 50}, []string{"open: excluded 1 []"}},
		{"left out", "    applies: trained\n    not_applicable: exclude\n    score: full * rate_in / 100\n",
			map[string]any{"rate_in": 50, "trained": false}, nil},
		{"nothing does, proved", "    score: min(1, rate_in * rate_in)\n", map[string]any{"rate_in": 50}, nil},
		{"a peak", "    score: \"max(0, full - (rate_in - 33.3) * (rate_in - 33.3))\"\n", map[string]any{"rate_in": "33.3"},
			nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Compile(t, ruletest.OneItem(tt.item), opts)
			got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(tt.facts)}, "1", nil)
			require.NoError(t, err)
			assert.Equal(t, tt.want, told(got))
			for _, g := range got.Gaps {
				assert.NotEmpty(t, g.Text.VI)
				assert.NotEmpty(t, g.Text.EN)
			}
			var back improve.Improvements
			throughJSON(t, got, &back)
			assert.Equal(t, told(got), told(&back))
		})
	}
}

// TestImprovementsOfAPenalty: of a penalty it is fewer points that are better. (They
// were changes with which more is taken off.)
func TestImprovementsOfAPenalty(t *testing.T) {
	file := ruletest.CurvedFile(2, decimals.HalfUp, "min(full, p)") +
		"penalty:\n  cap: 3\n  items:\n    - {code: P1, title: P, max: 2, score: \"min(full, 0.5 * k * k)\"}\n"
	rb, err := rubric.Parse("penalty.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(rb, nil)
	require.NoError(t, err)
	got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"k": 5})}, "P1", nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"k 5, <= 1 by 4, take 1 | 0.5 +1.5 | K: from 5 to at most 1: 1.5 points less taken off | K: từ 5 xuống không quá 1: bớt bị trừ 1,5 điểm",
		"k 5, == 0 by 5, take 0 | 0 +2 | K: from 5 to 0: 2 points less taken off | K: từ 5 xuống 0: bớt bị trừ 2 điểm",
	}, told(got))
	got, err = improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"k": 0})}, "P1", nil)
	require.NoError(t, err)
	assert.Empty(t, told(got))
}
