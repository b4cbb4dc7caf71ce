package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const deadlineFile = `
rubric: deadlines
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: sent, type: date, never: true, title: {vi: Ngày gửi báo cáo, en: Report sent}}
  - {name: due, type: date, title: {vi: Hạn gửi, en: Report due}}
areas:
  - code: "1"
    title: a
    max: 2
    %s
`

const deadline = `score: "sent <= date('2025-12-15') ? full : (sent != never ? full / 2 : 0)"`

func deadlines(t *testing.T, rule string) *scoring.Scorer {
	t.Helper()
	return ruletest.CompileFile(t, fmt.Sprintf(deadlineFile, rule))
}

// TestNeverIsNoDaysLate: an explanation counts no days to a day that never comes.
func TestNeverIsNoDaysLate(t *testing.T) {
	s := deadlines(t, "cases: [{when: \"sent <= date('2025-12-15')\", score: full}, {score: 0}]")
	e, err := s.Explain(scoring.Facts{Unit: scoring.Unit{ID: "u"},
		Inputs: map[string]scoring.Figure{"sent": scoring.Known("never")}}, "1")
	require.NoError(t, err)
	assert.Equal(t, "Case 1 does not hold: Report sent: actual never, required by 15 December 2025.", e.Steps[0].Text.EN)
	assert.Equal(t, "Trường hợp 1 không đạt: Ngày gửi báo cáo: thực tế chưa thực hiện, yêu cầu chậm nhất 15/12/2025.",
		e.Steps[0].Text.VI)
}

// A date that did not come is later than every day, and facts say so.
func TestNever(t *testing.T) {
	s := deadlines(t, deadline)
	for _, c := range []struct {
		sent, want string
		reason     rubric.Text
	}{
		{"2025-12-15", "2 2", rubric.Text{}},
		{"2025-12-16", "1 1", rubric.Text{VI: "gửi báo cáo ngày 16/12/2025, sau ngày 15/12/2025",
			EN: "report sent on 16 December 2025, after 15 December 2025"}},
		{"9999-12-31", "1 1", rubric.Text{VI: "gửi báo cáo ngày 31/12/9999, sau ngày 15/12/2025",
			EN: "report sent on 31 December 9999, after 15 December 2025"}},
		{"never", "0 0", rubric.Text{VI: "chưa gửi báo cáo",
			EN: "report sent did not happen"}},
		{"{above: 2025-12-15}", "0 1", rubric.Text{VI: "chưa đủ số liệu về ngày gửi báo cáo", EN: "not enough is known of report sent"}},
	} {
		f, err := scoring.ParseFacts("f.yaml", []byte("rubric: deadlines\nunit: {id: a}\nfacts: {sent: "+c.sent+"}\n"), s.Rubric(), nil)
		require.NoError(t, err)
		r, err := s.Score(f)
		require.NoError(t, err)
		it := r.Item("1")
		assert.Equal(t, c.want, fmt.Sprint(it.Range.Least, " ", it.Range.Most), c.sent)
		assert.Equal(t, c.reason, it.Reason, c.sent)

		b, err := json.Marshal(f)
		require.NoError(t, err)
		var back scoring.Facts
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, f, back)
		v, err := f.Inputs["sent"].Value()
		require.NoError(t, err)
		var scanned scoring.Figure
		require.NoError(t, scanned.Scan(v))
		assert.True(t, scanned.Equal(f.Inputs["sent"]), c.sent)
	}
	assert.Empty(t, outcomes(t, s))
	assert.Equal(t, "chưa thực hiện", scoring.Known("never").In(rubric.Vietnamese))
}

func TestNeverIsDeclared(t *testing.T) {
	s := deadlines(t, deadline)
	_, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"due": scoring.Known("never")}})
	assert.EqualError(t, err, `input "due": the input does not take never; if the date may never come, the rubric says never: true`)
	_, err = scoring.ParseFacts("f.yaml", []byte("rubric: deadlines\nunit: {id: a}\nfacts: {due: never}\n"), s.Rubric(), nil)
	assert.EqualError(t, err, "f.yaml:3:14: the input does not take never; if the date may never come, the rubric says never: true")
	_, err = scoring.ParseFacts("f.yaml", []byte("rubric: deadlines\nunit: {id: a}\nfacts: {sent: {at_most: never}}\n"), s.Rubric(), nil)
	assert.Error(t, err)

	for rule, want := range map[string]string{
		`score: "due != never ? full : 0"`:                        `rubric.yaml:14:17: item "1": due is always a day; if it may never come, say never: true at the input`,
		`score: "never == due ? full : 0"`:                        `rubric.yaml:14:19: item "1": due is always a day; if it may never come, say never: true at the input`,
		`score: "sent != nevr ? full : 0"`:                        `rubric.yaml:14:21: item "1": unknown name "nevr"; did you mean "never"?`,
		`score: "sent in [never] ? 0 : full"`:                     "",
		`score: "(due <= sent ? due : sent) != never ? full : 0"`: "",
		`score: "let d = sent; d == never ? 0 : full"`:            "",
	} {
		r, err := rubric.Parse("rubric.yaml", fmt.Appendf(nil, deadlineFile, rule)[1:], nil)
		require.NoError(t, err)
		_, err = scoring.Compile(r, nil)
		if want == "" {
			assert.NoError(t, err, rule)
			continue
		}
		assert.EqualError(t, err, want)
	}
	_, err = rubric.Parse("a.yaml", []byte(`rubric: a
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: x, title: t, type: count, never: true}]
areas: [{code: "1", title: a, max: 1, score: 1}]
`), nil)
	assert.EqualError(t, err, `a.yaml:7:50: input "x": never is for a date, not for the type count`)
}

// To count days to a date that did not come fails, unless it is asked for first; the
// proofs find such facts.
func TestDaysToNever(t *testing.T) {
	s := deadlines(t, `score: "days(due, sent) <= 5 ? full : 0"`)
	got := outcomes(t, s)
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "never")
	r, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"due": scoring.Known("2025-01-01"),
		"sent": scoring.Known("never")}})
	require.NoError(t, err)
	assert.Equal(t, scoring.Failed, r.Item("1").Status)
	assert.Equal(t, rubric.Text{VI: "không tính được điểm: không đếm được số ngày vì một ngày chưa thực hiện",
		EN: "the points could not be computed: days cannot be counted: a date is never"}, r.Item("1").Reason)

	for _, rule := range []string{
		`score: "sent != never and days(due, sent) <= 5 ? full : 0"`,
		`score: "sent < never ? (days(due, sent) <= 5 ? full : 1) : 0"`,
		`cases: [{when: sent == never, score: 0}, {when: "days(due, sent) <= 5", score: full}, {score: 1}]`,
		`score: "sent <= due and days(sent, due) >= 5 ? full : 0"`,
	} {
		s := deadlines(t, rule)
		for _, v := range outcomes(t, s) {
			assert.NotContains(t, v, "no_failure", rule)
		}
		for sent, want := range map[string]string{"2025-01-03": "0 0", "never": "0 0"} {
			r, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"due": scoring.Known("2025-01-01"),
				"sent": scoring.Known(sent)}})
			require.NoError(t, err)
			if it := r.Item("1"); sent == "never" || it.Range.Least.Sign() == 0 {
				assert.Equal(t, want, fmt.Sprint(it.Range.Least, " ", it.Range.Most), rule)
			}
		}
	}
}

// What improves on never is a day; how far it is from never is no number.
func TestImprovementsOfNever(t *testing.T) {
	is, err := improve.Leaf(context.Background(), deadlines(t, deadline), scoring.Facts{Inputs: map[string]scoring.Figure{
		"sent": scoring.Known("never")}}, "1", nil)
	require.NoError(t, err)
	var got []string
	for _, i := range is.List {
		got = append(got, fmt.Sprint(i.Text.VI, " | ", i.Text.EN, " | ", i.Changes[0].Figure, i.Changes[0].By.Valid))
	}
	assert.Equal(t, []string{
		"Ngày gửi báo cáo: chưa thực hiện, quy định là đã thực hiện: thêm 1 điểm | Report sent: never, the rule is a day: +1 point | 9999-12-31 false",
		"Ngày gửi báo cáo: chưa thực hiện, quy định là chậm nhất 15/12/2025: thêm 2 điểm | Report sent: never, the rule is by 15 December 2025: +2 points | 2025-12-15 false",
	}, got)
}
