package verify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCompare(t *testing.T) {
	const cases = "    not_arising: zero\n    cases:\n      - {when: %s, score: %s}\n      - {score: 0}\n"
	tests := []struct {
		name, old, new string
		want           string
	}{
		{"written otherwise", fmt.Sprintf(cases, "rate_in >= 80", "full"), fmt.Sprintf(cases, "not (80 > rate_in)", "2"),
			"proved"},
		{"a boundary", fmt.Sprintf(cases, "rate_in > 80", "full"), fmt.Sprintf(cases, "rate_in >= 80", "full"),
			"they differ: 0 points becomes 2 points (rate_in = 80)"},
		{"cases in another order", "    cases: [{when: rate_in >= 90, score: 2}, {when: rate_in >= 70, score: 1}, {score: 0}]\n",
			"    cases: [{when: rate_in < 70, score: 0}, {when: rate_in < 90, score: 1}, {score: 2}]\n", "proved"},
		{"bands for cases", "    cases: [{when: rate_in > 90, score: 2}, {when: rate_in >= 70, score: 1}, {score: 0}]\n",
			"    score: \"bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0)\"\n", "proved"},
		{"a cap below the domain", "    score: min(full, full * rate_in / 100)\n", "    score: full * rate_in / 100\n",
			"proved"},
		{"a difference that rounding hides", "    score: full * rate_in / 100\n",
			"    cases: [{when: rate_in < 0.1, score: 0}, {score: full * rate_in / 100}]\n", "proved"},
		{"a difference that rounding shows", "    score: full * rate_in / 100\n",
			"    cases: [{when: rate_in < 0.3, score: 0}, {score: full * rate_in / 100}]\n",
			"they differ: 0.01 points becomes 0 points (rate_in = 0.25)"},
		{"another input", "    cases: [{when: done > 3, score: 0}, {score: 2}]\n",
			"    cases: [{when: total > 3, score: 0}, {score: 2}]\n",
			"they differ: 0 points becomes 2 points (done = 4, total = 0)"},
		{"a policy", "    not_arising: full\n    score: full * min(1, done / max(1, total)) + 0 * rate(done, total)\n",
			"    not_arising: zero\n    score: full * min(1, done / max(1, total)) + 0 * rate(done, total)\n",
			"they differ: 2 points becomes 0 points (done = 0, total = 0)"},
		{"excluded", "    applies: trained\n    not_applicable: exclude\n    score: 1\n",
			"    applies: trained\n    not_applicable: zero\n    score: 1\n",
			"they differ: left out of the maximum becomes 0 points (trained = false)"},
		{"a condition that the cases say", "    applies: trained\n    not_applicable: zero\n    score: 1\n",
			"    cases: [{when: not trained, score: 0}, {score: 1}]\n", "proved"},
		{"a failure", "    score: min(2, done / 10)\n", "    score: done / 10\n",
			"they differ: 2 points becomes failure (done = 21)"},
		{"the same failure", "    score: done / 10\n", "    cases: [{when: done > 20, score: 3}, {score: done / 10}]\n",
			"proved"},
		{"on the step", "    step: 0.5\n    score: min(full, done / 4)\n", "    score: min(full, done / 4)\n",
			"they differ: failure becomes 0.25 points (done = 1)"},
		{"with a step", "    step: 0.5\n    score: min(full, done / 2)\n", "    score: min(full, done / 2)\n", "proved"},
		{"reported", "    reported: true\n", "    reported: true\n    step: 0.5\n", "proved"},
		{"no longer reported", "    reported: true\n", "    score: 1\n",
			"they differ: points that are not computed becomes 1 point"},
		{"dates", "    cases: [{when: issued <= date('2025-01-31'), score: 2}, {score: 0}]\n",
			"    cases: [{when: issued < date('2025-01-31'), score: 2}, {score: 0}]\n",
			"they differ: 2 points becomes 0 points (issued = 2025-01-31)"},
		{"options", "    cases: [{when: state == 'late', score: 1}, {when: state == 'none', score: 0}, {score: 2}]\n",
			"    cases: [{when: \"state in ['on_time']\", score: 2}, {when: state != 'none', score: 1}, {score: 0}]\n",
			"proved"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			older, newer := ruletest.Compile(t, ruletest.OneItem(tt.old), nil),
				ruletest.Compile(t, ruletest.OneItem(tt.new), nil)
			d, err := verify.Compare(context.Background(), older, "1", newer, "1", nil)
			require.NoError(t, err)
			if tt.want == "proved" {
				assert.Equal(t, verify.Proved, d.Outcome, d.Message.EN)
				assert.Nil(t, d.OldExample)
				return
			}
			assert.Equal(t, verify.Refuted, d.Outcome)
			assert.Equal(t, tt.want, d.Message.EN)
			b, err := json.Marshal(d)
			require.NoError(t, err)
			var back verify.Comparison
			require.NoError(t, json.Unmarshal(b, &back))
			assert.Equal(t, d.Message, back.Message)
			swapped, err := verify.Compare(context.Background(), newer, "1", older, "1", nil)
			require.NoError(t, err)
			assert.Equal(t, verify.Refuted, swapped.Outcome)
		})
	}
}

// TestCompareEditions compares over the facts that two editions have in common.
func TestCompareEditions(t *testing.T) {
	edition := func(places int, in, item string) *scoring.Scorer {
		src := fmt.Sprintf("rubric: r\ntitle: R\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: 2\npoints: {places: %d, rounding: half-up}\n"+
			"inputs: [%s]\nareas: [{code: A, title: A, max: 2, %s}]\n", places, in, item)
		r, err := rubric.Parse("r.yaml", []byte(src), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		return s
	}
	x := "{name: x, type: percent, title: X}"
	rule := `score: "2 * x / 100"`
	for _, tt := range []struct {
		name     string
		old, new *scoring.Scorer
		outcome  verify.Outcome
		message  string
	}{
		{"a wider domain", edition(2, x, rule),
			edition(2, "{name: x, type: percent, max: 150, title: X}", `score: "min(2, 2 * x / 100)"`), verify.Proved,
			"both rules always come to the same"},
		{"other rounding", edition(2, x, rule), edition(1, x, rule), verify.Refuted, "they differ: "},
		{"other rounding of whole points", edition(2, x, `cases: [{when: x > 50, score: 2}, {score: 1}]`),
			edition(0, x, `cases: [{when: x > 50, score: full}, {score: 1}]`), verify.Proved, "both"},
		{"another type", edition(2, x, rule), edition(2, "{name: x, type: bool, title: X}", "score: 'x ? 2 : 0'"),
			verify.Undecided, "undecided: the input x is percent in one rubric and bool in the other"},
		{"no common value", edition(2, "{name: x, type: enum, title: X, options: [a, b]}", "score: \"x == 'a' ? 2 : 0\""),
			edition(2, "{name: x, type: enum, title: X, options: [c, d]}", "score: \"x == 'c' ? 2 : 0\""), verify.Undecided,
			"undecided: no value of the input x is allowed by both rubrics"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := verify.Compare(context.Background(), tt.old, "A", tt.new, "A", nil)
			require.NoError(t, err)
			assert.Equal(t, tt.outcome, d.Outcome)
			assert.Contains(t, d.Message.EN, tt.message)
		})
	}
	_, err := verify.Compare(context.Background(), edition(2, x, rule), "A", edition(2, x, rule), "B", nil)
	assert.EqualError(t, err, `the rubric has no item "B"; did you mean "A"?`)
	_, err = verify.Compare(context.Background(), nil, "A", edition(2, x, rule), "B", nil)
	assert.Error(t, err)
	few, err := verify.Compare(context.Background(), edition(2, x, rule), "A", edition(2, x, `score: "x * 2 / 100"`),
		"A", &scoring.Work{Steps: 1})
	require.NoError(t, err)
	assert.Equal(t, verify.Undecided, few.Outcome)
}

// nodes lists the nodes of a tree.
func nodes(t *ruletest.Tree) []*ruletest.Tree {
	if t == nil {
		return nil
	}
	out := []*ruletest.Tree{t}
	for _, k := range t.Kids {
		out = append(out, nodes(k)...)
	}
	return out
}

// another returns a rule with one node replaced: by what means the same, or by
// what often does not.
func another(g *ruletest.SomeGroup, r *ruletest.SomeRule) *ruletest.SomeRule {
	out := *r
	out.Cases = slices.Clone(r.Cases)
	i := g.IntN(len(out.Cases))
	of := &out.Cases[i].Score
	if out.Cases[i].When != nil && g.IntN(2) == 0 {
		of = &out.Cases[i].When
	}
	n := ruletest.Choose(g.Rand, nodes((*of))...)
	in := n
	switch negations := map[string]string{">=": "<", "<": ">=", ">": "<=", "<=": ">"}; {
	case n.Kind == "binary" && negations[n.Text] != "" && g.IntN(2) == 0:
		in = &ruletest.Tree{Kind: "not", Kids: []*ruletest.Tree{ruletest.Two(negations[n.Text], n.Kids[0], n.Kids[1])}}
	case n.Kind == "binary" && negations[n.Text] != "":
		in = ruletest.Two(ruletest.Choose(g.Rand, ">=", "<", ">", "<="), n.Kids[0], n.Kids[1])
	case n.Kind == "binary" && (n.Text == "+" || n.Text == "*" || n.Text == "and" || n.Text == "or"):
		in = ruletest.Two(n.Text, n.Kids[1], n.Kids[0])
	case n.Kind == "literal":
		in = ruletest.Num(ruletest.Choose(g.Rand, g.Numbers...))
	case n.Kind == "call" && n.Text == "min" && len(n.Kids) == 2:
		in = ruletest.Choice(ruletest.Two("<=", n.Kids[0], n.Kids[1]), n.Kids[0], n.Kids[1])
	}
	*of = (*of).With(n, in)
	if g.IntN(8) == 0 {
		out.NotArise = ruletest.Choose(g.Rand, "zero", "full", "exclude")
	}
	return &out
}

// TestCompareIsSound: rules that are proved to come to the same do so for
// random facts, and the examples of others show a difference.
func TestCompareIsSound(t *testing.T) {
	t.Parallel()
	outcomes, seen := map[verify.Outcome]int{}, map[string]int{}
	for i := range uint64(*ruletest.RulesFlag) / 4 {
		g := ruletest.NewGroup(rand.New(rand.NewPCG(*ruletest.SeedFlag+7, i)))
		compiled := func(r *ruletest.SomeRule) *scoring.Scorer {
			src, _ := g.File(r)
			rb, err := rubric.Parse("random.yaml", []byte(src), nil)
			if err != nil {
				return nil
			}
			s, err := scoring.Compile(rb, nil)
			if err != nil {
				return nil
			}
			return s
		}
		for range 4 {
			r := g.Rule()
			was, is := compiled(r), compiled(another(g, r))
			if was == nil || is == nil {
				continue
			}
			d, err := verify.Compare(context.Background(), was, "1.1", is, "1.1", &scoring.Work{Steps: 300_000})
			require.NoError(t, err)
			outcomes[d.Outcome]++
			seen["rules"]++
			if g.Members {
				seen["of series and groups"]++
			}
			if d.Outcome == verify.Refuted {
				a, b := come(t, was, withGroup(d.OldExample)), come(t, is, withGroup(d.NewExample))
				assert.NotEqual(t, a, b, "%s\n%v\n%v", d.Message.EN, was.Rubric().Item("1.1").Cases, is.Rubric().Item("1.1").Cases)
			}
			shiftShown(t, was, is, d, seen)
			facts, _ := g.Facts(*ruletest.FactsFlag/4, nil)
			for _, f := range facts {
				a, b := come(t, was, f.Inputs), come(t, is, f.Inputs)
				seen["facts "+a]++
				seen["facts"]++
				x, notA := decimal.NewFromString(a)
				y, notB := decimal.NewFromString(b)
				if notA == nil && notB == nil && (y.LessThan(x) && d.Less.Outcome == verify.Proved ||
					y.GreaterThan(x) && d.More.Outcome == verify.Proved) {
					t.Errorf("%s, %s, but %s and %s for %v:\n%v\n%v", d.Less.Message.EN, d.More.Message.EN, a, b, f.Inputs,
						was.Rubric().Item("1.1").Cases, is.Rubric().Item("1.1").Cases)
				}
				if d.Outcome == verify.Proved && a != b {
					t.Errorf("proved the same, but %s and %s for %v:\n%v\n%v", a, b, f.Inputs, was.Rubric().Item("1.1").Cases,
						is.Rubric().Item("1.1").Cases)
					break
				}
			}
		}
	}
	t.Logf("%v", outcomes)
	seen["proved"], seen["refuted"], seen["failed"] = outcomes[verify.Proved], outcomes[verify.Refuted],
		seen["facts failed"]
	ruletest.Enough(t, seen, *ruletest.RulesFlag/4*4,
		map[string]int{"rules": 80, "proved": 40, "refuted": 25, "shift 1 refuted": 8,
			"shift -1 refuted": 8, "shift 1 proved": 40, "facts": 40 * (*ruletest.FactsFlag / 4)})
	assert.Less(t, seen["facts no facts"]*20, seen["facts"], "nearly all facts are facts")
	assert.Less(t, outcomes[verify.Undecided]*5, outcomes[verify.Proved])
}

// shiftShown checks that the examples of a comparison show that the new rule gives less,
// or more.
func shiftShown(t *testing.T, was, is *scoring.Scorer, d *verify.Comparison, seen map[string]int) {
	t.Helper()
	for sign, shift := range map[int]verify.Shift{1: d.Less, -1: d.More} {
		seen[fmt.Sprint("shift ", sign, " ", shift.Outcome)]++
		if shift.Outcome == verify.Refuted {
			a, b := come(t, was, withGroup(shift.OldExample)), come(t, is, withGroup(shift.NewExample))
			assert.Equal(t, sign, ruletest.Dec(a).Cmp(ruletest.Dec(b)), shift.Message.EN)
		}
	}
}

// come returns what a leaf comes to: points, left out, or failed.
func come(t *testing.T, s *scoring.Scorer, in map[string]scoring.Figure) string {
	t.Helper()
	result, err := s.Score(ruletest.FactsOf(in))
	if err != nil {
		return "no facts" // a figure outside the domain
	}
	it := result.Item("1.1")
	if it.Points.Valid {
		return it.Points.Decimal.String()
	}
	if it.Status == scoring.Failed {
		return "failed"
	}
	return "excluded"
}

func ExampleCompare() {
	edition := func(year, rule string) *scoring.Scorer {
		r, err := rubric.Parse(year, []byte("rubric: demo-"+year+"\ntitle: Demo\ndecision: {number: '1', issuer: A, date: "+
			year+"-01-15}\nperiod: "+year+"\nmax: 2\n"+
			"points: {places: 2, rounding: half-up}\ninputs: [{name: electronic_rate, type: percent, title: Electronic documents}]\n"+
			"areas: [{code: '1', title: Digital government, max: 2, "+rule+"}]\n"), nil)
		if err != nil {
			panic(err)
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			panic(err)
		}
		return s
	}
	older := edition("2025", "cases: [{when: electronic_rate >= 80, score: full}, {score: 0}]")
	for _, rule := range []string{"score: 'electronic_rate < 80 ? 0 : 2'",
		"cases: [{when: electronic_rate > 80, score: full}, {score: 0}]"} {
		c, err := verify.Compare(context.Background(), older, "1", edition("2026", rule), "1", nil)
		if err != nil {
			panic(err)
		}
		fmt.Println(c.Outcome, c.Message.EN)
	}
	// Output:
	// proved both rules always come to the same
	// refuted they differ: 2 points becomes 0 points (electronic_rate = 80)
}
