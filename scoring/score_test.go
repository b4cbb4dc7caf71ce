package scoring_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func score(t testing.TB, s *scoring.Scorer, in map[string]any) *scoring.Result {
	t.Helper()
	r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(in), Points: ruletest.Figures(map[string]any{"2": 8})})
	require.NoError(t, err)
	return r
}

func TestRules(t *testing.T) {
	bands := `    cases:
      - {when: rate_in > 90, score: full}
      - {when: rate_in >= 70, score: 1}
      - {score: 0}
`
	ordered := "    score: \"state == 'on_time' ? full : state == 'late' ? 0.5 * full : 0\"\n"
	proportion := "    score: full * rate_in / 100\n"
	floor := "    score: \"rate_in >= 80 ? full * rate_in / 100 : 0\"\n"
	deduct := "    score: max(0, full - 0.25 * done)\n"
	capped := "    score: min(full, 0.5 * done)\n"
	both := "    score: \"trained and done >= 3 ? full : 0\"\n"
	table := "    score: \"bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0)\"\n"
	rate := "    not_arising: full\n    score: \"min(full, full * rate(done, total) / 100)\"\n"
	policy := func(p string) string {
		return "    arises: total > 0\n    not_arising: " + p + "\n    score: full * done / total\n"
	}
	applies := func(p string) string {
		return "    applies: trained\n    not_applicable: " + p + "\n    score: full\n"
	}
	type facts = map[string]any
	type bound = scoring.Bound
	tests := []struct {
		name, item string
		facts      facts
		want       string
	}{
		{"threshold above", bands, facts{"rate_in": ruletest.Dec("90.01")}, "scored 2"},
		{"threshold exactly", bands, facts{"rate_in": 90}, "scored 1"},
		{"threshold lower end", bands, facts{"rate_in": 70}, "scored 1"},
		{"threshold just below", bands, facts{"rate_in": ruletest.Dec("69.999999999999999999")}, "scored 0"},
		{"threshold missing", bands, facts{}, "missing [0, 2]"},
		{"threshold bound decides", bands, facts{"rate_in": bound{Below: scoring.Known(70)}}, "scored 0"},
		{"threshold closed bound does not", bands, facts{"rate_in": bound{AtMost: scoring.Known(70)}}, "missing [0, 1]"},
		{"threshold two bounds", bands, facts{"rate_in": bound{AtLeast: scoring.Known(70), AtMost: scoring.Known(90)}},
			"scored 1"},
		{"threshold above 90 is out of reach", bands,
			facts{"rate_in": bound{AtLeast: scoring.Known(80), Below: scoring.Known(95)}}, "missing [1, 2]"},
		{"band function above", table, facts{"rate_in": ruletest.Dec("90.5")}, "scored 2"},
		{"band function closed end", table, facts{"rate_in": 90}, "scored 1"},
		{"band function bound", table, facts{"rate_in": bound{Above: scoring.Known(70), Below: scoring.Known(90)}},
			"scored 1"},
		{"ordered full", ordered, facts{"state": "on_time"}, "scored 2"},
		{"ordered half", ordered, facts{"state": "late"}, "scored 1"},
		{"ordered none", ordered, facts{"state": "none"}, "scored 0"},
		{"ordered one of", ordered, facts{"state": bound{OneOf: []string{"late", "none"}}}, "missing [0, 1]"},
		{"proportion rounds half up", proportion, facts{"rate_in": ruletest.Dec("66.25")}, "scored 1.33"},
		{"proportion of a bound", proportion, facts{"rate_in": bound{AtLeast: scoring.Known(50), Below: scoring.Known(75)}},
			"missing [1, 1.5]"},
		{"proportion with floor reached", floor, facts{"rate_in": 80}, "scored 1.6"},
		{"proportion with floor missed", floor, facts{"rate_in": ruletest.Dec("79.99")}, "scored 0"},
		{"proportion with floor, bound", floor, facts{"rate_in": bound{Below: scoring.Known(80)}}, "scored 0"},
		{"deduction", deduct, facts{"done": 3}, "scored 1.25"},
		{"deduction to the ground", deduct, facts{"done": 80}, "scored 0"},
		{"deduction, at least", deduct, facts{"done": bound{AtLeast: scoring.Known(8)}}, "scored 0"},
		{"capped count", capped, facts{"done": 3}, "scored 1.5"},
		{"capped count above cap", capped, facts{"done": 9}, "scored 2"},
		{"capped count, above", capped, facts{"done": bound{Above: scoring.Known(3)}}, "scored 2"},
		{"conjunction", both, facts{"trained": true, "done": 3}, "scored 2"},
		{"conjunction, one missing but decided", both, facts{"trained": false}, "scored 0"},
		{"conjunction, one missing", both, facts{"trained": true}, "missing [0, 2]"},
		{"rate", rate, facts{"done": 7, "total": 12}, "scored 1.17"},
		{"rate of nothing", rate, facts{"done": 0, "total": 0}, "not_arising 2"},
		{"something of nothing", rate, facts{"done": 1, "total": 0}, "failed [0, 2]"},
		{"rate above 100 is capped by its rule", rate, facts{"done": 5, "total": 4}, "scored 2"},
		{"not arising share", policy("{share: 0.5}"), facts{"done": 0, "total": 0}, "not_arising 1"},
		{"not arising zero", policy("zero"), facts{"done": 0, "total": 0}, "not_arising 0"},
		{"not arising full", policy("full"), facts{"done": 0, "total": 0}, "not_arising 2"},
		{"not arising excluded", policy("exclude"), facts{"done": 0, "total": 0}, "not_arising [0, 0]"},
		{"not arising error", policy("error"), facts{"done": 0, "total": 0}, "failed [0, 2]"},
		{"arose", policy("error"), facts{"done": 1, "total": 2}, "scored 1"},
		{"applies", applies("exclude"), facts{"trained": true}, "scored 2"},
		{"not applicable", applies("exclude"), facts{"trained": false}, "not_applicable [0, 0]"},
		{"perhaps not applicable", applies("exclude"), facts{}, "missing [0, 2]"},
		{"full either way", applies("full"), facts{}, "scored 2"},
		{"too much", "    score: rate_in\n", facts{"rate_in": ruletest.Dec("2.004")}, "failed [0, 2]"},
		{"too little", "    score: 0 - rate_in\n", facts{"rate_in": 1}, "failed [0, 2]"},
		{"negative minimum", "    min: -1\n    score: 0 - rate_in\n", facts{"rate_in": 1}, "scored -1"},
		{"division by zero", "    score: full / done\n", facts{"done": 0}, "failed [0, 2]"},
		{"division, perhaps by zero", "    score: full / done\n", facts{"done": bound{AtMost: scoring.Known(4)}},
			"missing [0, 2]"},
		{"guarded division, nothing known", "    score: \"total == 0 ? 0 : min(full, done / total)\"\n", facts{},
			"missing [0, 2]"},
		{"off the step", "    step: 0.5\n    score: rate_in\n", facts{"rate_in": ruletest.Dec("1.25")}, "failed [0, 2]"},
		{"on the step", "    step: 0.5\n    score: rate_in\n", facts{"rate_in": ruletest.Dec("1.5")}, "scored 1.5"},
		{"exact thirds", "    score: \"2 / 3 * 3 == 2 ? full : 0\"\n", facts{}, "scored 2"},
		{"exact tenths", "    score: \"0.1 + 0.2 == 0.3 ? full : 0\"\n", facts{}, "scored 2"},
		{"multiply first or last", "    score: 1.5 * (7 / 12)\n", facts{}, "scored 0.88"},
		{"date in time", "    score: \"issued <= date('2025-01-31') ? full : 0\"\n", facts{"issued": "2025-01-31"},
			"scored 2"},
		{"date late", "    score: \"issued <= date('2025-01-31') ? full : 0\"\n",
			facts{"issued": rubric.Date{Year: 2025, Month: 2, Day: 1}}, "scored 0"},
		{"date of a time", "    score: \"issued <= date('2025-01-31') ? full : 0\"\n",
			facts{"issued": time.Date(2025, 1, 31, 0, 0, 0, 0, time.FixedZone("ICT", 7*3600))}, "scored 2"},
		{"date bound", "    score: \"issued <= date('2025-01-31') ? full : 0\"\n",
			facts{"issued": bound{Above: scoring.Known("2025-01-31")}}, "scored 0"},
		{"days late", "    score: max(0, full - 0.5 * max(0, days(date('2025-01-31'), issued)))\n",
			facts{"issued": "2025-02-02"}, "scored 1"},
		{"range of whole numbers", "    score: \"done in 1..3 ? 1 : 2\"\n",
			facts{"done": bound{AtLeast: scoring.Known(1), Below: scoring.Known(4)}}, "scored 1"},
		{"list of options", "    score: \"state in ['on_time', 'late'] ? 1 : 2\"\n",
			facts{"state": bound{OneOf: []string{"on_time", "late"}}}, "scored 1"},
		{"over-fulfilment", "    score: min(full, full * over / 100)\n", facts{"over": 150}, "scored 2"},
		{"let", "    score: \"let x = rate_in / 100; x * x * full\"\n", facts{"rate_in": 50}, "scored 0.5"},
		{"numbers that outgrow", "    score: \"let a = rate_in * rate_in * rate_in * rate_in; let b = a * a * a * a; let c = b * b * b * b; let d = c * c * c * c; let e = d * d * d * d; e > 1 ? 1 : 0\"\n",
			facts{"rate_in": ruletest.Dec("0.123456789012345678")}, "failed [0, 2]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := score(t, ruletest.Compile(t, ruletest.OneItem(tt.item), nil), tt.facts)
			assert.Equal(t, tt.want, ruletest.Shown(r.Item("1").Score), r.Item("1").Error)
			assert.Equal(t, "scored 8", ruletest.Shown(r.Item("2").Score), "the other item is scored whatever happens")
		})
	}
}

// TestGrid compares max × (done ÷ total) with integer arithmetic over every
// maximum and every done ≤ total ≤ 400: half-up to two places is
// floor((200 × max × done + total) ÷ (2 × total)) hundredths.
func TestGrid(t *testing.T) {
	enough.NotUnderRace(t)
	top := 400
	if testing.Short() {
		top = 60
	}
	cases := 0
	for _, max := range []string{"0.5", "1", "1.5", "2", "2.25", "3"} {
		body := fmt.Sprintf("areas:\n  - {code: '1', title: A, max: %s, score: full * (done / total)}\n  - {code: '2', title: B, max: %s, reported: true}\n", max, ruletest.Dec("10").Sub(ruletest.Dec(max)))
		s := ruletest.Compile(t, body, nil)
		hundredths := ruletest.Dec(max).Shift(2).IntPart()
		for total := 1; total <= top; total++ {
			for done := 0; done <= total; done++ {
				cases++
				r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": done, "total": total}),
					Points: ruletest.Figures(map[string]any{"2": 0})})
				require.NoError(t, err)
				want := decimal.New((2*hundredths*int64(done)+int64(total))/(2*int64(total)), -2)
				if got := r.Total.Final.Decimal; !got.Equal(want) {
					t.Fatalf("max %s, %d of %d: got %s, want %s", max, done, total, got, want)
				}
				if cases%61 == 0 { // the items are written out by the general evaluator
					require.True(t, r.Areas()[0].Points.Decimal.Equal(want))
				}
			}
		}
	}
	if top == 400 {
		assert.Equal(t, 483_600, cases)
	}
}

func TestReasons(t *testing.T) {
	cases := "    cases:\n"
	tests := []struct {
		name, item string
		facts      map[string]any
		vi, en     string
		deciding   []scoring.Comparison
	}{
		{"derived from the threshold", cases + "      - {when: rate_in >= 80, score: full}\n      - {score: 0}\n",
			map[string]any{"rate_in": ruletest.Dec("76.5")}, "tỷ lệ đạt 76,5%, dưới 80%",
			"rate reached 76.5%, below 80%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "76.5", Operator: ">=", Required: "80",
				Distance: "3.5"}}},
		{"derived from the negated threshold", cases + "      - {when: 80 > rate_in, score: 0}\n      - {score: full}\n",
			map[string]any{"rate_in": scoring.Bound{Below: scoring.Known(80)}}, "tỷ lệ đạt dưới 80%",
			"rate stayed below 80%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "[0, 80)", Operator: ">=", Required: "80",
				Distance: "(0, 80]"}}},
		{"the best case is what is required", cases +
			"      - {when: rate_in > 90, score: full}\n      - {when: rate_in >= 70, score: 1}\n      - {score: 0}\n",
			map[string]any{"rate_in": 60}, "tỷ lệ đạt 60%, chưa trên 90%", "rate reached 60%, not above 90%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "60", Operator: ">", Required: "90",
				Distance: "30"}}},
		{"conjunction names what failed", cases +
			"      - {when: trained and rate_in >= 80 and state == 'on_time', score: full}\n      - {score: 0}\n",
			map[string]any{"rate_in": 90, "trained": false, "state": "late"},
			"chưa tập huấn; state ở mức “muộn”, chưa đạt mức “on_time”",
			"not trained; state came out as “late”, not “on_time”",
			[]scoring.Comparison{{Input: "trained", Subject: "trained", Observed: "false", Operator: "==", Required: "true"},
				{Input: "state", Subject: "state", Observed: "late", Operator: "==", Required: "on_time"}}},
		{"a conditional is a case", "    score: \"rate_in >= 80 ? full : 0\"\n", map[string]any{"rate_in": 79},
			"tỷ lệ đạt 79%, dưới 80%", "rate reached 79%, below 80%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "79", Operator: ">=", Required: "80",
				Distance: "1"}}},
		{"a table of bands", "    score: \"bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0)\"\n",
			map[string]any{"rate_in": 90}, "tỷ lệ đạt 90%, chưa trên 90%", "rate reached 90%, not above 90%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "90", Operator: ">", Required: "90",
				Distance: "0"}}},
		{"a larger expression", cases + "      - {when: done / total >= 2 / 3, score: full}\n      - {score: 0}\n",
			map[string]any{"done": 1, "total": 3},
			"done chia total đạt ≈ 0,33, dưới ≈ 0,67",
			"done divided by total reached ≈ 0.33, below ≈ 0.67",
			[]scoring.Comparison{{Subject: "done / total", Observed: "1/3", Operator: ">=", Required: "2/3", Distance: "1/3"}}},
		{"a formula without a threshold", "    score: full * rate_in / 100\n", map[string]any{"rate_in": 75},
			"tỷ lệ chỉ đạt 75%", "rate reached only 75%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "75"}}},
		{"the author's text", cases + "      - {when: rate_in >= 80, score: full}\n      - {score: 0, reason: {vi: 'chỉ {rate_in}', en: 'only {rate_in}'}}\n",
			map[string]any{"rate_in": ruletest.Dec("76.5")}, "chỉ 76,5%", "only 76.5%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "76.5", Operator: ">=", Required: "80",
				Distance: "3.5"}}},
		{"a case that gives no more when rounded", cases + "      - {when: trained, score: 4 / 3}\n      - {score: 1.33}\n",
			map[string]any{"trained": false},
			"quy định tính điểm của tiêu chí không cho điểm cao hơn", "the item's rule gives no more", nil},
		{"a let", cases + "      - {when: let x = rate_in; x >= 80, score: full}\n      - {score: 0}\n",
			map[string]any{"rate_in": 79}, "tỷ lệ đạt 79%, dưới 80%", "rate reached 79%, below 80%",
			[]scoring.Comparison{{Input: "rate_in", Subject: "rate_in", Observed: "79", Operator: ">=", Required: "80",
				Distance: "1"}}},
		{"not arising", "    arises: total > 0\n    not_arising: {share: 0.5}\n    score: full\n",
			map[string]any{"total": 0},
			"total là 0, tính 50% điểm tối đa",
			"there were no total; it counts as 50% of the maximum",
			[]scoring.Comparison{{Input: "total", Subject: "total", Observed: "0", Operator: ">", Required: "0",
				Distance: "0"}}},
		{"not applicable", "    applies: trained\n    not_applicable: exclude\n    score: full\n",
			map[string]any{"trained": false},
			"chưa tập huấn nên không áp dụng, loại khỏi thang điểm", "not trained, so the item does not apply; it is left out of the maximum",
			[]scoring.Comparison{{Input: "trained", Subject: "trained", Observed: "false", Operator: "==", Required: "true"}}},
		{"missing", "    score: \"rate_in > 5 and trained ? full : 0\"\n", map[string]any{"trained": true},
			"chưa đủ số liệu về tỷ lệ", "not enough is known of rate", nil},
		{"full marks need none", "    score: full\n", nil, "", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := score(t, ruletest.Compile(t, ruletest.OneItem(tt.item), nil), tt.facts).Item("1")
			assert.Equal(t, rubric.Text{VI: tt.vi, EN: tt.en}, it.Reason)
			assert.Equal(t, tt.deciding, it.Deciding)
		})
	}
}

func TestFailuresHaveAPlace(t *testing.T) {
	boom := scoring.Rule{Name: "boom", Doc: "Panics.", Inputs: []string{"done"},
		Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return c.Number("total"), rubric.Text{}, nil
		}}
	bad := scoring.Rule{Name: "bad", Doc: "Errs.", Run: func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return decimal.Decimal{}, rubric.Text{}, errors.New("no data")
	}}
	huge := scoring.Function{Name: "huge", Doc: "Returns too much.", Params: []rubric.InputType{rubric.Number},
		Call: func([]any) (decimal.Decimal, error) {
			return decimal.New(1, 1<<30), nil
		}}
	third := scoring.Function{Name: "third", Doc: "Takes a number.", Params: []rubric.InputType{rubric.Number},
		Call: func(args []any) (decimal.Decimal, error) {
			return args[0].(decimal.Decimal), nil
		}}
	opts := &scoring.Options{Rules: []scoring.Rule{boom, bad}, Functions: []scoring.Function{huge, third}}
	tests := []struct{ item, want string }{
		{"    score: full / done\n", `test.yaml:21:17: item "1": division by zero`},
		{"    score: full + 1\n", `test.yaml:21:12: item "1": its points (3) are above the maximum 2`},
		{"    score: |\n      1 -\n        2\n", `test.yaml:21:12: item "1": its points (-1) are below the minimum 0`},
		{"    score: |\n      1 -\n        2 / done\n", `test.yaml:23:11: item "1": division by zero`},
		{"    score: \"bands(done, '>5', 2, '[1,4]', 1)\"\n", `test.yaml:21:13: item "1": no band holds 0`},
		{"    rule: boom\n", `test.yaml:21:11: item "1": the rule boom panicked: the rule does not declare the input "total"`},
		{"    rule: bad\n", `test.yaml:21:11: item "1": the rule bad: no data`},
		{"    score: huge(1)\n", `test.yaml:21:12: item "1": huge: a number with more than 1000 digits`},
		{"    score: third(1 / 3)\n", `test.yaml:21:12: item "1": third: argument 1 is 1/3, which no decimal equals; round it first`},
		{"    score: clamp(1, 2, done)\n", `test.yaml:21:12: item "1": the lower end of clamp is above its upper end`},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			r := score(t, ruletest.Compile(t, ruletest.OneItem(tt.item), opts), map[string]any{"done": 0})
			it := r.Item("1")
			assert.Equal(t, scoring.Failed, it.Status)
			assert.Equal(t, tt.want, it.Error.EN)
			assert.False(t, it.Points.Valid)
			assert.Equal(t, "scored 8", ruletest.Shown(r.Item("2").Score))
			assert.Equal(t, "failed [8, 10]", ruletest.Shown(r.Total.Score))
			assert.False(t, r.Total.Final.Valid)
		})
	}
}

func TestPlugins(t *testing.T) {
	rule := scoring.Rule{
		Name: "share", Doc: "A share of the maximum.", Inputs: []string{"rate_in", "trained", "state", "issued"},
		Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			if c.Text("state") == "none" {
				return decimal.Decimal{}, rubric.Text{}, scoring.ErrNotArising
			}
			if !c.Bool("trained") || c.Date("issued").Year != 2025 {
				return decimal.Zero, rubric.Plain("no"), nil
			}
			return c.Number("rate_in").Mul(c.Item.Max).Shift(-2), rubric.Text{}, nil
		},
	}
	double := scoring.Function{
		Name: "double", Doc: "Twice a number, if wanted.",
		Params: []rubric.InputType{rubric.Number, rubric.Bool, rubric.Enum, rubric.DateIn},
		Call: func(a []any) (decimal.Decimal, error) {
			if !a[1].(bool) || a[2].(string) == "none" || a[3].(rubric.Date).Day == 31 {
				return a[0].(decimal.Decimal), nil
			}
			return a[0].(decimal.Decimal).Mul(ruletest.Dec("2")), nil
		},
	}
	opts := &scoring.Options{Rules: []scoring.Rule{rule}, Functions: []scoring.Function{double}}
	known := func() map[string]any {
		return map[string]any{"rate_in": 50, "trained": true, "state": "late", "issued": "2025-03-01"}
	}
	tests := []struct {
		name, item, key string
		value           any
		want, reason    string
	}{
		{"rule", "    rule: share\n", "rate_in", 50, "scored 1", "the item's rule gives no more"},
		{"rule with a reason", "    rule: share\n", "trained", false, "scored 0", "no"},
		{"rule not arising", "    rule: share\n    not_arising: full\n", "state", "none", "not_arising 2",
			"did not arise in the year; it counts as full marks"},
		{"rule not arising, no policy", "    rule: share\n", "state", "none", "failed [0, 2]",
			`the points could not be computed: it did not arise, and the rubric does not say what follows`},
		{"rule without a figure", "    rule: share\n", "rate_in", scoring.Bound{Below: scoring.Known(80)}, "missing [0, 2]",
			"not enough is known of rate"},
		{"function", "    score: double(0.5, trained, state, issued)\n", "rate_in", 1, "scored 1",
			"trained; state came out as “late”; issued on 1 March 2025"},
		{"function without a figure", "    score: double(0.5, trained, state, issued)\n", "issued",
			scoring.Bound{Above: scoring.Known("2025-01-01")}, "missing [0, 2]", "not enough is known of issued"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := known()
			facts[tt.key] = tt.value
			it := score(t, ruletest.Compile(t, ruletest.OneItem(tt.item), opts), facts).Item("1")
			assert.Equal(t, tt.want, ruletest.Shown(it.Score), it.Error)
			assert.Equal(t, tt.reason, it.Reason.EN)
		})
	}
}

func TestBadPlugins(t *testing.T) {
	r, err := rubric.Parse("test.yaml", []byte(ruletest.Head+ruletest.Inputs+ruletest.OneItem("    score: full\n")), nil)
	require.NoError(t, err)
	run := func(scoring.Call) (decimal.Decimal, rubric.Text, error) { return decimal.Zero, rubric.Text{}, nil }
	call := func([]any) (decimal.Decimal, error) { return decimal.Zero, nil }
	_, err = scoring.Compile(r, &scoring.Options{
		Rules: []scoring.Rule{{Name: "a", Doc: "d", Run: run, Inputs: []string{"ratein"}}, {Name: "a", Doc: "d", Run: run},
			{Name: "b"}},
		Functions: []scoring.Function{{Name: "max", Doc: "d", Call: call}, {Name: "done", Doc: "d", Call: call},
			{Name: "f", Doc: "d", Call: call, Params: []rubric.InputType{"float"}}, {Doc: "d"}},
	})
	require.Error(t, err)
	assert.Equal(t, strings.TrimSpace(`
options: function "max": the name is already taken
options: function "done": the name is already taken
options: function "f": unknown type of parameter "float"
options: function 4 "": Name, Doc and Call are needed
options: rule "a" reads "ratein", which is not an input of the rubric; did you mean "rate_in"?
options: rule "a": the name is already taken
options: rule 3 "b": Name, Doc and Run are needed`), err.Error())
}

func TestCallerFaults(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: full\n"), nil)
	_, err := s.Score(scoring.Facts{
		Inputs: ruletest.Figures(map[string]any{
			"ratein": 1, "rate_in": true, "over": 201, "done": ruletest.Dec("1.5"), "total": -1, "trained": "yes",
			"state":  "on_tim",
			"issued": "31/01/2025", "amount": scoring.Bound{AtLeast: scoring.Known(3), Below: scoring.Known(3)},
		}),
		Points: ruletest.Figures(map[string]any{"1": 1, "9": 2, "2": true}),
	})
	require.Error(t, err)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, strings.TrimSpace(`
input "amount": no value of the input lies within the bounds
input "done": a count is a whole number, not 1.5
input "issued": expected a date such as 2023-01-30, got "31/01/2025"
input "over": 201 is outside its domain, [0, 200]
input "rate_in": a percent cannot be given as true or false
"ratein" is not an input of the rubric; did you mean "rate_in"?
input "state": "on_tim" is not one of its options, on_time, late, none; did you mean "on_time"?
input "total": -1 is outside its domain, >= 0
input "trained": a bool cannot be given as a text
item "1" is not reported: its points are computed
points of item "2": a number cannot be given as true or false
the rubric has no item "9"; did you mean "2"?`), err.Error())
}

func TestGoValues(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: min(full, amount)\n    min: -5\n"), nil)
	type points int16
	for _, v := range []any{1, int8(1), int64(1), uint(1), uint8(1), points(1), "1", "1.0", ruletest.Dec("1.00")} {
		assert.Equal(t, "scored 1", ruletest.Shown(score(t, s, map[string]any{"amount": v}).Item("1").Score), "%T", v)
	}
	for _, v := range []any{true, "1e3", "1,5", "", "x", decimal.New(1, 1<<20)} {
		_, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"amount": v})})
		assert.Error(t, err, "%T", v)
	}
}

func TestTotals(t *testing.T) {
	body := `exclusion: %s
areas:
  - code: "1"
    title: One
    max: 6
    items:
      - {code: "1.1", title: A, max: 4, reported: true}
      - {code: "1.2", title: B, max: 2, applies: trained, not_applicable: exclude, reported: true}
  - code: "2"
    title: Two
    max: 4
    items:
      - {code: "2.1", title: C, max: 3, source: survey, reported: true}
      - {code: "2.2", title: D, max: 1, source: survey, applies: done > 0, not_applicable: exclude, reported: true}
bonus:
  cap: 0.5
  items: [{code: B1, title: Bonus, max: 2, score: "min(full, 0.25 * total)"}]
penalty:
  cap: 1
  items: [{code: P1, title: Penalty, max: 5, score: "state == 'late' ? 3 : 0"}]
bands:
  - {name: Tốt, from: 8}
  - {name: Khá, from: 5}
  - {name: Kém, from: 0}
  - {name: A, from: 9, group: city}
  - {name: B, from: 0, group: city}
`
	all := map[string]any{"1.1": ruletest.Dec("3.33"), "1.2": 1, "2.1": ruletest.Dec("2.5"), "2.2": 1}
	facts := func(trained bool, done, bonus int, state string) map[string]any {
		return map[string]any{"trained": trained, "done": done, "total": bonus, "state": state}
	}
	without := func(code string) map[string]any {
		out := map[string]any{}
		for k, v := range all {
			if k != code {
				out[k] = v
			}
		}
		return out
	}
	tests := []struct {
		name, exclusion string
		inputs, points  map[string]any
		group           string
		want            string // points, applicable, index, rescaled, final, band
	}{
		{"all apply", "whole", facts(true, 1, 0, "none"), all, "", "scored 7.83 of 10: 78.3% -> 7.83 -> 7.83 Khá"},
		{"bonus below its cap", "whole", facts(true, 1, 1, "none"), all, "", "scored 7.83 of 10: 78.3% -> 7.83 -> 8.08 Tốt"},
		{"bonus at its cap", "whole", facts(true, 1, 9, "none"), all, "city", "scored 7.83 of 10: 78.3% -> 7.83 -> 8.33 B"},
		{"penalty at its cap", "whole", facts(true, 1, 0, "late"), all, "", "scored 7.83 of 10: 78.3% -> 7.83 -> 6.83 Khá"},
		{"one excluded, whole", "whole", facts(false, 1, 0, "none"), all, "",
			"scored 6.83 of 8: 85.38% -> 8.54 -> 8.54 Tốt"},
		// 3.33 ÷ 4 × 6 = 4.995 and 3.5 ÷ 4 × 4 = 3.5: 8.495, so 8.5.
		{"one excluded, by source", "by-source", facts(false, 1, 0, "none"), all, "",
			"scored 6.83 of 8: 85.38% -> 8.5 -> 8.5 Tốt"},
		{"one excluded, not rescaled", "none", facts(false, 1, 0, "none"), all, "",
			"scored 6.83 of 8: 85.38% -> 6.83 -> 6.83 Khá"},
		{"points missing", "whole", facts(true, 1, 0, "none"), without("2.1"), "",
			"missing [5.33, 8.33] of 10: - -> - -> [5.33, 8.33] -"},
		{"points missing within a band", "whole", facts(true, 1, 0, "none"), without("1.2"), "city",
			"missing [6.83, 8.83] of 10: - -> - -> [6.83, 8.83] B"},
		// Excluded it is 6.83 ÷ 8, counted 7.83 ÷ 10.
		{"exclusion not known", "whole", map[string]any{"done": 1, "total": 0, "state": "none"}, all, "",
			"missing [6.83, 7.83] of -: - -> - -> [7.83, 8.54] -"},
		{"penalty not known", "whole", map[string]any{"trained": true, "done": 1, "total": 0}, all, "",
			"scored 7.83 of 10: 78.3% -> 7.83 -> [6.83, 7.83] Khá"},
	}
	show := func(d decimal.NullDecimal) string {
		if !d.Valid {
			return "-"
		}
		return d.Decimal.String()
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Compile(t, fmt.Sprintf(body, tt.exclusion), nil)
			r, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: tt.group}, Inputs: ruletest.Figures(tt.inputs),
				Points: ruletest.Figures(tt.points)})
			require.NoError(t, err)
			to := r.Total
			final := show(to.Final)
			if !to.Final.Valid {
				final = fmt.Sprintf("[%s, %s]", to.FinalRange.Least, to.FinalRange.Most)
			}
			index := show(to.Index)
			if to.Index.Valid {
				index += "%"
			}
			band := to.Band.VI
			if band == "" {
				band = "-"
			}
			assert.Equal(t, tt.want, fmt.Sprintf("%s of %s: %s -> %s -> %s %s", ruletest.Shown(to.Score), show(to.Applicable),
				index, show(to.Rescaled), final, band))
			roundTrip(t, r)
		})
	}
}

// roundTrip checks that a result's JSON reads back to an equal result and is
// the same when written again.
func roundTrip(t *testing.T, r *scoring.Result) {
	t.Helper()
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back scoring.Result
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, r.Total, back.Total)
	assert.Equal(t, r.Areas(), back.Areas())
	assert.Equal(t, r.Bonus(), back.Bonus())
	assert.Equal(t, r.Penalty(), back.Penalty())
	assert.True(t, r.Equal(&back))
	again, err := json.Marshal(&back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
}

// TestNothingAssessed: a rubric of which nothing applies has no index, and
// never 100%.
func TestNothingAssessed(t *testing.T) {
	s := ruletest.Compile(t, "exclusion: whole\nareas:\n  - code: '1'\n    title: A\n    max: 10\n    applies: trained\n    not_applicable: exclude\n"+
		"    items:\n      - {code: '1.1', title: B, max: 4, score: full}\n      - {code: '1.2', title: C, max: 6, score: full}\n", nil)
	r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"trained": false})})
	require.NoError(t, err)
	assert.Equal(t, scoring.NotApplicable, r.Total.Status)
	assert.Equal(t, scoring.NotApplicable, r.Areas()[0].Status)
	assert.Equal(t, scoring.NotApplicable, r.Item("1.2").Status)
	assert.False(t, r.Total.Points.Valid || r.Total.Index.Valid || r.Total.Rescaled.Valid || r.Total.Final.Valid)
	assert.True(t, r.Total.Applicable.Valid && r.Total.Applicable.Decimal.IsZero())
	roundTrip(t, r)
}

func TestReported(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: full\n"), nil)
	for _, tt := range []struct {
		points any
		want   string
	}{
		{8, "scored 8"}, {"7.25", "scored 7.25"}, {ruletest.Dec("7.1"), "failed [0, 8]"},
		{ruletest.Dec("7.333"), "failed [0, 8]"}, {9, "failed [0, 8]"}, {-1, "failed [0, 8]"},
		{scoring.Bound{AtLeast: scoring.Known(8)}, "scored 8"}, {scoring.Bound{AtLeast: scoring.Known(6)}, "missing [6, 8]"},
	} {
		r, err := s.Score(scoring.Facts{Points: ruletest.Figures(map[string]any{"2": tt.points})})
		require.NoError(t, err)
		assert.Equal(t, tt.want, ruletest.Shown(r.Item("2").Score), "%v", tt.points)
	}
	r, err := s.Score(scoring.Facts{})
	require.NoError(t, err)
	assert.Equal(t, "missing [0, 8]", ruletest.Shown(r.Item("2").Score))
	assert.Equal(t, "no points were given yet", r.Item("2").Reason.EN)
}

func TestScorerIsSafeForGoroutines(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \"let x = rate_in; x >= 80 ? full : x / 100\"\n"), nil)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 200 {
				r := score(t, s, map[string]any{"rate_in": i * 10})
				want := ruletest.Dec("0.1").Mul(decimal.NewFromInt(int64(i)))
				assert.True(t, r.Item("1").Points.Decimal.Equal(want))
			}
		})
	}
	wg.Wait()
}

func TestPublishedResults(t *testing.T) {
	// Bình Dương's districts of 2017: appraisal of 65 and survey of 35 add up to the total.
	rows, err := os.ReadFile("testdata/binh-duong-districts-2017.csv")
	require.NoError(t, err)
	r, err := rubric.Parse("t.yaml", []byte(strings.Replace(ruletest.Head, "max: 10", "max: 100", 1)+
		"areas:\n  - {code: TD, title: Appraisal, max: 65, reported: true}\n  - {code: DT, title: Survey, max: 35, source: survey, reported: true}\n"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	sum, n := decimal.Zero, 0
	for _, line := range strings.Split(strings.TrimSpace(string(rows)), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "unit,") {
			continue
		}
		f := strings.Split(line, ",")
		got, err := s.Score(scoring.Facts{Points: ruletest.Figures(map[string]any{"TD": f[1], "DT": f[2]})})
		require.NoError(t, err)
		assert.True(t, got.Total.Final.Decimal.Equal(ruletest.Dec(f[3])), f[0])
		sum, n = sum.Add(got.Total.Final.Decimal), n+1
	}
	assert.Equal(t, 9, n)
	assert.Equal(t, "78.39", sum.Div(decimal.NewFromInt(9)).Round(2).String(), "the published mean")
}
