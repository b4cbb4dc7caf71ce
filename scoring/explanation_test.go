package scoring_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// steps writes every field of every step, three lines each.
func steps(e *scoring.Explanation) string {
	var b strings.Builder
	for _, s := range e.Steps {
		fmt.Fprintf(&b, "%s %s", s.Key, s.Code)
		for _, part := range []struct {
			name string
			v    any
		}{{"#", s.Case}, {"when ", s.Condition}, {"score ", s.Score}} {
			if text := fmt.Sprint(part.v); text != "" && text != "0" || part.v == "0" {
				fmt.Fprintf(&b, " %s%s;", part.name, text)
			}
		}
		fmt.Fprintf(&b, " %s", s.Held)
		if s.Points != "" {
			fmt.Fprintf(&b, ", points %s", s.Points)
		}
		for _, c := range s.Comparisons {
			subject := c.Input
			if c.Subject != c.Input {
				subject = "(" + c.Subject + ")" + c.Input
			}
			fmt.Fprintf(&b, ", %s %s %s %s", subject, c.Observed, c.Operator, c.Required)
			if c.Distance != "" {
				fmt.Fprintf(&b, " by %s", c.Distance)
			}
		}
		if s.Missing != nil {
			fmt.Fprintf(&b, ", missing %s", strings.Join(s.Missing, " "))
		}
		if s.Illustrative {
			b.WriteString(", illustrative")
		}
		fmt.Fprintf(&b, " @%d:%d\n\t%s\n\t%s\n", s.Line, s.Column, s.Text.VI, s.Text.EN)
	}
	return b.String()
}

// explainBack explains, and checks what holds of every explanation.
func explainBack(t testing.TB, s *scoring.Scorer, f scoring.Facts, code string) *scoring.Explanation {
	t.Helper()
	result, err := s.Score(f)
	require.NoError(t, err)
	return explainOf(t, s, f, result, code)
}

func explainOf(t testing.TB, s *scoring.Scorer, f scoring.Facts, result *scoring.Result,
	code string) *scoring.Explanation {
	t.Helper()
	e, err := s.Explain(f, code)
	require.NoError(t, err)
	assert.Equal(t, result.Item(code), e.Item)
	assert.Equal(t, result.Edition, e.Edition)
	assert.Equal(t, f.Unit, e.Unit)
	assert.NotEmpty(t, e.Steps)
	b, err := json.Marshal(e)
	require.NoError(t, err)
	var back scoring.Explanation
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *e, back)
	return e
}

// shareRule gives a share of the maximum.
var shareRule = scoring.Rule{
	Name: "share", Doc: "A share of the maximum.", Inputs: []string{"rate_in", "done"},
	Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
		rate := c.Number("rate_in")
		switch done := c.Number("done"); {
		case done.IsZero():
			return decimal.Decimal{}, rubric.Text{}, scoring.ErrNotArising
		case done.Equal(ruletest.Dec("99")):
			return decimal.Decimal{}, rubric.Text{}, errors.New("no data")
		}
		if rate.LessThan(ruletest.Dec("10")) {
			return decimal.Zero, rubric.Text{VI: "quá thấp", EN: "too low"}, nil
		}
		return rate.Mul(c.Item.Max).Shift(-2), rubric.Text{}, nil
	},
}

// TestExplanationWhole holds one explanation as hosts get it.
func TestExplanationWhole(t *testing.T) {
	s := ruletest.Compile(t, `exclusion: whole
areas:
  - code: "1"
    title: One
    max: 4
    applies: done < 40
    not_applicable: exclude
    items:
      - code: "1.1"
        title: {vi: Văn bản, en: Documents}
        max: 4
        arises: total > 0
        not_arising: exclude
        cases:
          - {when: rate_in >= 80, score: full}
          - {when: rate_in >= 50, score: full * rate_in / 100, illustrative: true}
          - {score: 0}
  - {code: "2", title: Two, max: 6, reported: true}
`, nil)
	f := scoring.Facts{Unit: scoring.Unit{ID: "u", Group: "city"},
		Inputs: ruletest.Figures(map[string]any{"done": 3, "total": 4, "rate_in": "76.5"})}
	got := explainBack(t, s, f, "1.1")
	compared := func(input, observed, op, required, distance string) scoring.Comparison {
		return scoring.Comparison{Input: input, Subject: input, Observed: observed, Operator: op, Required: required,
			Distance: distance}
	}
	points := decimal.NewNullDecimal(ruletest.Dec("3.06"))
	assert.Equal(t, &scoring.Explanation{
		Schema: 1, Edition: s.Rubric().Edition(), Unit: scoring.Unit{ID: "u", Group: "city"}, File: "test.yaml",
		Item: &scoring.Item{
			Code: "1.1", Title: rubric.Text{VI: "Văn bản", EN: "Documents"}, Max: ruletest.Dec("4"),
			Score: scoring.Score{
				Status: scoring.Scored, Points: points, Range: scoring.Range{Least: points.Decimal, Most: points.Decimal},
				Applicable: decimal.NewNullDecimal(ruletest.Dec("4")), Lost: decimal.NewNullDecimal(ruletest.Dec("0.94")),
				LostRange: scoring.Range{Least: ruletest.Dec("0.94"), Most: ruletest.Dec("0.94")},
				Index:     decimal.NewNullDecimal(ruletest.Dec("76.5")),
			},
			Reason: rubric.Text{VI: "tỷ lệ đạt 76,5%, dưới 80%",
				EN: "rate reached 76.5%, below 80%"},
			Deciding:     []scoring.Comparison{compared("rate_in", "76.5", ">=", "80", "3.5")},
			Illustrative: true,
		},
		Steps: []scoring.Step{
			{
				Key: "applies", Code: "1", Condition: "done < 40", Held: "yes",
				Comparisons: []scoring.Comparison{compared("done", "3", "<", "40", "37")},
				Text: rubric.Text{VI: "Mục 1 được áp dụng: Done: thực tế 3, điều kiện dưới 40, thấp hơn 37.",
					EN: "Item 1 applies: Done: actual 3, condition below 40, 37 below."},
				Line: 21, Column: 14,
			},
			{
				Key: "arises", Code: "1.1", Condition: "total > 0", Held: "yes",
				Comparisons: []scoring.Comparison{compared("total", "4", ">", "0", "4")},
				Text: rubric.Text{VI: "Mục 1.1 có phát sinh trong năm: Total: thực tế 4, điều kiện trên 0, cao hơn 4.",
					EN: "Item 1.1 arose in the year: Total: actual 4, condition above 0, 4 above."},
				Line: 27, Column: 17,
			},
			{
				Key: "case", Code: "1.1", Case: 1, Condition: "rate_in >= 80", Score: "full", Held: "no",
				Comparisons: []scoring.Comparison{compared("rate_in", "76.5", ">=", "80", "3.5")},
				Text: rubric.Text{VI: "Trường hợp 1 không đạt: Tỷ lệ: đạt 76,5%, yêu cầu từ 80% trở lên, còn thiếu 3,5 điểm phần trăm.",
					EN: "Case 1 does not hold: Rate: reached 76.5%, required at least 80%, 3.5 percentage points short."},
				Line: 30, Column: 20,
			},
			{
				Key: "case", Code: "1.1", Case: 2, Condition: "rate_in >= 50", Score: "full * rate_in / 100", Held: "yes",
				Points:       "3.06",
				Comparisons:  []scoring.Comparison{compared("rate_in", "76.5", ">=", "50", "26.5")},
				Illustrative: true,
				Text: rubric.Text{VI: "Trường hợp 2 được áp dụng, cho 3,06 điểm (điểm tối đa nhân Tỷ lệ chia 100): Tỷ lệ: đạt 76,5%, điều kiện từ 50% trở lên, cao hơn 26,5 điểm phần trăm.",
					EN: "Case 2 holds and gives 3.06 points (the maximum times Rate divided by 100): Rate: reached 76.5%, condition at least 50%, 26.5 percentage points above."},
				Line: 31, Column: 20,
			},
		},
	}, got)
}

// TestExplainYTich: units, options and dates of a real rubric.
func TestExplainYTich(t *testing.T) {
	read := func(file string) []byte {
		b, err := os.ReadFile("../examples/ytich/" + file)
		require.NoError(t, err)
		return b
	}
	r, err := rubric.Parse("ytich.yaml", read("chi-lang-commune-2022.yaml"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", read("y-tich-facts.yaml"), r, nil)
	require.NoError(t, err)
	f.Inputs["disciplined"] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)})
	texts := func(code string) (out []string) {
		for _, step := range explainBack(t, s, f, code).Steps {
			out = append(out, step.Text.VI, step.Text.EN)
		}
		return out
	}
	assert.Equal(t, []string{
		"Trường hợp 1 được áp dụng, cho 0 điểm: Số công chức bị kỷ luật từ khiển trách trở lên: thực tế từ 1 người trở lên, điều kiện trên 0 người, cao hơn ít nhất 1 người.",
		"Case 1 holds and gives 0 points: Officials disciplined with a reprimand or more: actual at least 1 official(s), condition above 0 official(s), at least 1 official(s) above.",
	}, texts("5.4.2"))
	assert.Equal(t, []string{
		"Mục 2.1 không phát sinh trong năm, tính 50% điểm tối đa: Số văn bản quy phạm pháp luật ban hành trong năm: thực tế 0, điều kiện trên 0, đúng bằng ngưỡng.",
		"Item 2.1 did not arise in the year and counts as 50% of the maximum: Legal documents issued in the year: actual 0, condition above 0, exactly at the limit.",
	}, texts("2.1"))
}

// TestExplainAbove: an area that does not apply is where its leaves end, with
// the area's code and the leaf's share.
func TestExplainAbove(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	assert.Equal(t, `applies 2 when done < 40; no, points 0, done 41 < 40 by 1 @29:14
	Mục 2 không áp dụng, không tính điểm: Done: thực tế 41, điều kiện dưới 40, cao hơn 1.
	Item 2 does not apply and counts as no points: Done: actual 41, condition below 40, 1 above.
`, steps(explainBack(t, s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": 41})}, "2.4")))
	assert.Equal(t, `case P1 #1; when trained and done >= 3; score 0.3 * done; yes, points 1.5, trained true == true, done 5 >= 3 by 2 @37:71
	Trường hợp 1 (Đã tập huấn: có và Done: từ 3 trở lên) được áp dụng, cho 1,5 điểm (0,3 nhân Done): Đã tập huấn: thực tế có; Done: thực tế 5, điều kiện từ 3 trở lên, cao hơn 2.
	Case 1 (Trained: yes and Done: at least 3) holds and gives 1.5 points (0.3 times Done): Trained: actual yes; Done: actual 5, condition at least 3, 2 above.
`, steps(explainBack(t, s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": 5, "trained": true})}, "P1")))
}

// TestExplainPlaces: without a file there are no places, and a variant has none
// where it differs.
func TestExplainPlaces(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	item := *s.Rubric().Item("1.3")
	item.Cases = []rubric.Case{{When: "trained", Score: "full"}, {Score: "0"}}
	variant, err := s.With(&item)
	require.NoError(t, err)
	f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"trained": true, "rate_in": 80, "done": 1})}
	place := func(s *scoring.Scorer, code string) string {
		out := ""
		e := explainBack(t, s, f, code)
		for _, st := range e.Steps {
			out += fmt.Sprintf("%s:%d:%d ", e.File, st.Line, st.Column)
		}
		return strings.TrimSpace(out)
	}
	assert.Equal(t, "test.yaml:24:50 test.yaml:24:92 test.yaml:24:120 test.yaml:24:144", place(s, "1.3"))
	assert.Equal(t, "test.yaml:0:0 test.yaml:0:0", place(variant, "1.3"))
	assert.Equal(t, place(s, "1.1"), place(variant, "1.1"))

	r := *s.Rubric()
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var plain rubric.Rubric
	require.NoError(t, json.Unmarshal(b, &plain))
	fromJSON, err := scoring.Compile(&plain, nil)
	require.NoError(t, err)
	assert.Empty(t, explainBack(t, fromJSON, f, "1.1").File)
}

func TestExplainFaults(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	for code, want := range map[string]string{
		"1":    `item "1" has items below it; choose one of those`,
		"1.11": `the rubric has no item "1.11"; did you mean "1.1"?`,
		"B2":   `the rubric has no item "B2"; did you mean "B1"?`, "": `the rubric has no item ""`,
	} {
		e, err := s.Explain(scoring.Facts{}, code)
		assert.Nil(t, e)
		assert.EqualError(t, err, want)
	}
	bad := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_inn": 1, "rate_in": true}),
		Points: ruletest.Figures(map[string]any{"1.1": 1})}
	_, err := s.Explain(bad, "2.1")
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	_, want := s.Score(bad)
	assert.Equal(t, want, err, "the faults of all facts, whatever the leaf reads")
	assert.Len(t, faults, 3)
	_, err = (&scoring.Scorer{}).Explain(scoring.Facts{}, "1.1")
	assert.EqualError(t, err, "the scorer was not made by Compile")
	var none *scoring.Scorer
	_, err = none.Explain(scoring.Facts{}, "1.1")
	assert.EqualError(t, err, "the scorer was not made by Compile")

	var back scoring.Explanation
	assert.EqualError(t, json.Unmarshal([]byte(`{"schema": 2}`), &back),
		"explanation: this document has schema 2; schema 1 is read")
	assert.Error(t, json.Unmarshal([]byte(`{"schema": "x"}`), &back))
}

func TestExplainIsSafeForGoroutines(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	facts := ruletest.SomeUnits(40, 31)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, f := range facts {
				e, err := s.Explain(f, "1.3")
				assert.NoError(t, err)
				r, err := s.Score(f)
				assert.NoError(t, err)
				assert.Equal(t, r.Item("1.3"), e.Item)
			}
		})
	}
	wg.Wait()
}
