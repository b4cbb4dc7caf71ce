package scoring_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bilingual is an error of a host that says itself in both languages.
type bilingual struct{ rubric.Text }

func (b bilingual) Error() string { return b.EN }

// The kind: an English message of Go code within a Vietnamese reason. The library's own
// are in both languages, and so are those of a host that says them so.
func TestErrorsOfRulesInBothLanguages(t *testing.T) {
	said := bilingual{rubric.Text{VI: "thiếu dữ liệu", EN: "no data"}}
	for name, test := range map[string]struct {
		run  func(scoring.Call) (decimal.Decimal, rubric.Text, error)
		want rubric.Text
	}{
		"bilingual": {func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return decimal.Decimal{}, rubric.Text{}, said
		},
			rubric.Text{VI: "quy tắc by_hand báo lỗi: thiếu dữ liệu", EN: "the rule by_hand: no data"}},
		"wrapped": {func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return decimal.Decimal{}, rubric.Text{}, fmt.Errorf("wrapped: %w", said)
		}, rubric.Text{VI: "quy tắc by_hand báo lỗi: thiếu dữ liệu", EN: "the rule by_hand: no data"}},
		"plain": {func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return decimal.Decimal{}, rubric.Text{}, errors.New("boom")
		},
			rubric.Text{VI: "quy tắc by_hand báo lỗi: boom", EN: "the rule by_hand: boom"}},
		"not declared": {func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return c.Number("other"), rubric.Text{}, nil
		},
			rubric.Text{VI: `quy tắc by_hand dừng đột ngột: quy tắc không khai báo chỉ tiêu "other"`,
				EN: `the rule by_hand panicked: the rule does not declare the input "other"`}},
	} {
		r, err := rubric.Parse("r.yaml", []byte(`
rubric: r
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
areas:
  - {code: "1", title: t, max: 2, rule: by_hand}
`), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{{Name: "by_hand", Doc: "a rule",
			Run: test.run}}})
		require.NoError(t, err)
		got, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: "x"}})
		require.NoError(t, err)
		assert.Contains(t, got.Item("1").Reason.VI, test.want.VI, name)
		assert.Contains(t, got.Item("1").Reason.EN, test.want.EN, name)
	}
}
