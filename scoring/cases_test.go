package scoring_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fixture reads the rubric and the facts of a small input that once came out wrong,
// from testdata/cases.
func fixture(t testing.TB, name string) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	dir := filepath.Join("testdata", "cases", name)
	src, err := os.ReadFile(filepath.Join(dir, "rubric.yaml"))
	require.NoError(t, err)
	s := ruletest.CompileFile(t, string(src))
	src, err = os.ReadFile(filepath.Join(dir, "facts.yaml"))
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", src, s.Rubric(), nil)
	require.NoError(t, err)
	return s, f
}

// TestCase17 is the case that came out wrong: points known as a bound. The kind: a
// bound of reported points is named wherever the points are not decided, never
// "no points were given yet".
func TestCase17(t *testing.T) {
	s, f := fixture(t, "17-bound-on-reported")
	r, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, rubric.Text{
		VI: "điểm thẩm định mới biết là từ 1 trở lên và dưới 2",
		EN: "all that is known of the appraiser's points is at least 1 and below 2",
	}, r.Item("1").Reason)

	for name, test := range map[string]struct {
		points any
		vi     string
	}{
		"below":     {scoring.Bound{Below: scoring.Known(2)}, "điểm thẩm định mới biết là dưới 2"},
		"above":     {scoring.Bound{Above: scoring.Known("0.5")}, "điểm thẩm định mới biết là trên 0,5"},
		"at most":   {scoring.Bound{AtMost: scoring.Known(2)}, "điểm thẩm định mới biết là không quá 2"},
		"one point": {scoring.Bound{AtLeast: scoring.Known(1), AtMost: scoring.Known(1)}, "cơ quan thẩm định chấm chưa đạt điểm tối đa"},
		"nothing":   {nil, "chưa có điểm thẩm định"},
	} {
		f := scoring.Facts{Points: ruletest.Figures(map[string]any{"1": test.points})}
		if test.points == nil {
			f.Points = nil
		}
		r, err := s.Score(f)
		require.NoError(t, err)
		assert.Equal(t, test.vi, r.Item("1").Reason.VI, name)
	}
}

// TestCase21 is the case that came out wrong: points typed in that no appraiser
// gave. The kind: every sentence about reported points is by their source.
func TestCase21(t *testing.T) {
	s, f := fixture(t, "21-reason-of-surveys")
	r, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, rubric.Text{VI: "kết quả điều tra xã hội học chưa đạt điểm tối đa", EN: "the survey gave less than the maximum"},
		r.Item("1").Reason)
	assert.Equal(t, rubric.Text{VI: "chỉ số do cơ quan khác công bố chưa đạt điểm tối đa", EN: "the external index gave less than the maximum"},
		r.Item("2").Reason)
	for code, source := range map[string]string{"1": "điều tra xã hội học", "2": "chỉ số do cơ quan khác công bố"} {
		for name, points := range map[string]any{"given": "0.5", "full": 1, "none": nil,
			"bounded": scoring.Bound{Below: scoring.Known(1)}, "too many": 2, "too fine": "0.125"} {
			f := scoring.Facts{Points: ruletest.Figures(map[string]any{code: points})}
			if points == nil {
				f.Points = nil
			}
			e, err := s.Explain(f, code)
			require.NoError(t, err)
			require.Len(t, e.Steps, 1)
			said := e.Steps[0].Text.VI + e.Item.Reason.VI
			assert.NotContains(t, said, "thẩm định", "%s %s", code, name)
			assert.Contains(t, e.Steps[0].Text.VI+"; "+e.Steps[0].Text.EN,
				map[string]string{"1": "survey", "2": "external index"}[code], name)
			if e.Item.Reason.VI != "" && e.Item.Status != scoring.Failed {
				assert.Contains(t, e.Item.Reason.VI, source, name)
			}
		}
	}
}

// TestCase20 is the case that came out wrong: a rate of two counts without a reason
// by the author.
func TestCase20(t *testing.T) {
	s, f := fixture(t, "20-rate-in-reasons")
	r, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, rubric.Text{
		VI: "tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đạt 77,78% (7/9 hồ sơ), dưới 95%",
		EN: "the rate of số hồ sơ đúng hạn to tổng số hồ sơ reached 77.78% (7 of 9 hồ sơ), below 95%",
	}, r.Item("1").Reason)
	is, err := improve.Leaf(context.Background(), s, f, "1", nil)
	require.NoError(t, err)
	require.NotEmpty(t, is.List)
	assert.Equal(t, "dung", is.List[0].Changes[0].Input, "first what the unit has done, not what it was given to do")
	assert.Equal(t, []string{"tong"}, improve.Divisors(s))
}

// The kind: a penalty whose reason says that more of what is punished was required
// ("Leaders disciplined: actual no, required yes"). What is not deducted needs no
// reason, and what is rests on the figures.
func TestPenaltiesRequireNothing(t *testing.T) {
	s := ruletest.CompileFile(t, `
rubric: penalties
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs:
  - {name: leaders, type: bool, title: {vi: Lãnh đạo bị kỷ luật, en: Leaders disciplined}}
  - {name: wrong, type: count, title: {vi: Số liệu sai, en: Wrong figures}}
areas:
  - {code: "1", title: t, max: 1, reported: true}
penalty:
  cap: 4
  items:
    - {code: "T.1", title: t, max: 2, cases: [{when: leaders, score: full}, {score: 0}]}
    - {code: "T.2", title: t, max: 2, cases: [{when: wrong >= 3, score: full}, {when: wrong >= 1, score: 1}, {score: 0}]}
`)
	for _, test := range []struct {
		leaders bool
		wrong   int
		first   rubric.Text
		second  rubric.Text
	}{
		{false, 0, rubric.Text{}, rubric.Text{}},
		{true, 1, rubric.Text{VI: "lãnh đạo bị kỷ luật", EN: "leaders disciplined"},
			rubric.Text{VI: "số liệu sai là 1", EN: "wrong figures came to 1"}},
		{false, 5, rubric.Text{}, rubric.Text{VI: "số liệu sai là 5", EN: "wrong figures came to 5"}},
	} {
		r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"leaders": test.leaders,
			"wrong": test.wrong}), Points: ruletest.Figures(map[string]any{"1": 1})})
		require.NoError(t, err)
		assert.Equal(t, test.first, r.Item("T.1").Reason)
		assert.Equal(t, test.second, r.Item("T.2").Reason)
		for _, code := range []string{"T.1", "T.2"} {
			for _, c := range r.Item(code).Deciding {
				assert.Empty(t, c.Operator, "nothing is required")
			}
		}
	}
}

// The kind: the first advice is to have had less to do. Figures that decide whether an
// item applies or arises come behind those of what the unit has done, as totals of
// rates do.
func TestImprovementsOfWhatAroseComeLast(t *testing.T) {
	s := ruletest.CompileFile(t, `
rubric: arisen
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
inputs:
  - {name: issued, type: count, title: Issued}
  - {name: wrong, type: count, title: Wrong}
  - {name: towns, type: count, title: Towns}
  - {name: linked, type: count, title: Linked}
areas:
  - {code: "1", title: t, max: 2, arises: issued > 0, not_arising: {share: 0.5}, cases: [{when: wrong == 0, score: full}, {score: 0}]}
  - {code: "2", title: t, max: 1, applies: towns > 0, not_applicable: full, score: "clamp(linked / 4, 0, full)"}
  - {code: "3", title: t, max: 1, arises: issued > 0, not_arising: zero, score: full}
`)
	f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"issued": 3, "wrong": 1, "towns": 2, "linked": 1})}
	for code, first := range map[string][]string{"1": {"wrong", "issued"}, "2": {"linked", "linked", "towns"}} {
		is, err := improve.Leaf(context.Background(), s, f, code, nil)
		require.NoError(t, err)
		var got []string
		for _, i := range is.List {
			require.Len(t, i.Changes, 1)
			got = append(got, i.Changes[0].Input)
		}
		assert.Equal(t, first, got, code)
	}
	f.Inputs["issued"] = scoring.Known(0)
	is, err := improve.Leaf(context.Background(), s, f, "3", nil)
	require.NoError(t, err)
	require.Len(t, is.List, 1)
	assert.Equal(t, "issued", is.List[0].Changes[0].Input, "all there is")
}
