package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCompareRules(t *testing.T) {
	const cases = "    not_arising: zero\n    cases:\n      - {when: %s, score: %s}\n      - {score: 0}\n"
	tests := []struct {
		name, old, new string
		want           string
	}{
		{"written otherwise", fmt.Sprintf(cases, "rate_in >= 80", "full"), fmt.Sprintf(cases, "not (80 > rate_in)", "2"), "proved"},
		{"a boundary", fmt.Sprintf(cases, "rate_in > 80", "full"), fmt.Sprintf(cases, "rate_in >= 80", "full"),
			"they differ: 0 points becomes 2 points (rate_in = 80)"},
		{"cases in another order", "    cases: [{when: rate_in >= 90, score: 2}, {when: rate_in >= 70, score: 1}, {score: 0}]\n",
			"    cases: [{when: rate_in < 70, score: 0}, {when: rate_in < 90, score: 1}, {score: 2}]\n", "proved"},
		{"bands for cases", "    cases: [{when: rate_in > 90, score: 2}, {when: rate_in >= 70, score: 1}, {score: 0}]\n",
			"    score: \"bands(rate_in, '>90', 2, '[70,90]', 1, '<70', 0)\"\n", "proved"},
		{"a cap below the domain", "    score: min(full, full * rate_in / 100)\n", "    score: full * rate_in / 100\n", "proved"},
		{"a difference that rounding hides", "    score: full * rate_in / 100\n", "    cases: [{when: rate_in < 0.1, score: 0}, {score: full * rate_in / 100}]\n", "proved"},
		{"a difference that rounding shows", "    score: full * rate_in / 100\n", "    cases: [{when: rate_in < 0.3, score: 0}, {score: full * rate_in / 100}]\n",
			"they differ: 0.01 points becomes 0 points (rate_in = 0.25)"},
		{"another input", "    cases: [{when: done > 3, score: 0}, {score: 2}]\n", "    cases: [{when: total > 3, score: 0}, {score: 2}]\n",
			"they differ: 0 points becomes 2 points (done = 4, total = 0)"},
		{"a policy", "    not_arising: full\n    score: full * min(1, done / max(1, total)) + 0 * rate(done, total)\n",
			"    not_arising: zero\n    score: full * min(1, done / max(1, total)) + 0 * rate(done, total)\n", "they differ: 2 points becomes 0 points (done = 0, total = 0)"},
		{"excluded", "    applies: trained\n    not_applicable: exclude\n    score: 1\n", "    applies: trained\n    not_applicable: zero\n    score: 1\n",
			"they differ: left out of the maximum becomes 0 points (trained = false)"},
		{"a condition that the cases say", "    applies: trained\n    not_applicable: zero\n    score: 1\n", "    cases: [{when: not trained, score: 0}, {score: 1}]\n", "proved"},
		{"a failure", "    score: min(2, done / 10)\n", "    score: done / 10\n", "they differ: 2 points becomes failure (done = 21)"},
		{"the same failure", "    score: done / 10\n", "    cases: [{when: done > 20, score: 3}, {score: done / 10}]\n", "proved"},
		{"on the step", "    step: 0.5\n    score: min(full, done / 4)\n", "    score: min(full, done / 4)\n", "they differ: failure becomes 0.25 points (done = 1)"},
		{"with a step", "    step: 0.5\n    score: min(full, done / 2)\n", "    score: min(full, done / 2)\n", "proved"},
		{"reported", "    reported: true\n", "    reported: true\n    step: 0.5\n", "proved"},
		{"no longer reported", "    reported: true\n", "    score: 1\n", "they differ: points that are not computed becomes 1 point"},
		{"dates", "    cases: [{when: issued <= date('2025-01-31'), score: 2}, {score: 0}]\n", "    cases: [{when: issued < date('2025-01-31'), score: 2}, {score: 0}]\n",
			"they differ: 2 points becomes 0 points (issued = 2025-01-31)"},
		{"options", "    cases: [{when: state == 'late', score: 1}, {when: state == 'none', score: 0}, {score: 2}]\n",
			"    cases: [{when: \"state in ['on_time']\", score: 2}, {when: state != 'none', score: 1}, {score: 0}]\n", "proved"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			older, newer := compile(t, oneItem(tt.old), nil), compile(t, oneItem(tt.new), nil)
			d, err := scoring.CompareRules(context.Background(), older, "1", newer, "1", nil)
			require.NoError(t, err)
			if tt.want == "proved" {
				assert.Equal(t, scoring.Proved, d.Outcome, d.Message.EN)
				assert.Nil(t, d.OldExample)
				return
			}
			assert.Equal(t, scoring.Refuted, d.Outcome)
			assert.Equal(t, tt.want, d.Message.EN)
			b, err := json.Marshal(d)
			require.NoError(t, err)
			var back scoring.RuleComparison
			require.NoError(t, json.Unmarshal(b, &back))
			assert.Equal(t, d.Message, back.Message)
			swapped, err := scoring.CompareRules(context.Background(), newer, "1", older, "1", nil)
			require.NoError(t, err)
			assert.Equal(t, scoring.Refuted, swapped.Outcome)
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
		outcome  scoring.Outcome
		message  string
	}{
		{"a wider domain", edition(2, x, rule), edition(2, "{name: x, type: percent, max: 150, title: X}", `score: "min(2, 2 * x / 100)"`), scoring.Proved, "both rules always come to the same"},
		{"other rounding", edition(2, x, rule), edition(1, x, rule), scoring.Refuted, "they differ: "},
		{"other rounding of whole points", edition(2, x, `cases: [{when: x > 50, score: 2}, {score: 1}]`), edition(0, x, `cases: [{when: x > 50, score: full}, {score: 1}]`), scoring.Proved, "both"},
		{"another type", edition(2, x, rule), edition(2, "{name: x, type: bool, title: X}", "score: 'x ? 2 : 0'"), scoring.Undecided, "undecided: the input x is percent in one rubric and bool in the other"},
		{"no common value", edition(2, "{name: x, type: enum, title: X, options: [a, b]}", "score: \"x == 'a' ? 2 : 0\""),
			edition(2, "{name: x, type: enum, title: X, options: [c, d]}", "score: \"x == 'c' ? 2 : 0\""), scoring.Undecided, "undecided: no value of the input x is allowed by both rubrics"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := scoring.CompareRules(context.Background(), tt.old, "A", tt.new, "A", nil)
			require.NoError(t, err)
			assert.Equal(t, tt.outcome, d.Outcome)
			assert.Contains(t, d.Message.EN, tt.message)
		})
	}
	_, err := scoring.CompareRules(context.Background(), edition(2, x, rule), "A", edition(2, x, rule), "B", nil)
	assert.EqualError(t, err, `the rubric has no item "B"; did you mean "A"?`)
	_, err = scoring.CompareRules(context.Background(), nil, "A", edition(2, x, rule), "B", nil)
	assert.Error(t, err)
	few, err := scoring.CompareRules(context.Background(), edition(2, x, rule), "A", edition(2, x, `score: "x * 2 / 100"`), "A", &scoring.VerifyOptions{Steps: 1})
	require.NoError(t, err)
	assert.Equal(t, scoring.Undecided, few.Outcome)
}

// nodes lists the nodes of a tree.
func (t *tree) nodes() []*tree {
	if t == nil {
		return nil
	}
	out := []*tree{t}
	for _, k := range t.kids {
		out = append(out, k.nodes()...)
	}
	return out
}

// another returns a rule with one node replaced: by what means the same, or by
// what often does not.
func (g *someGroup) another(r *someRule) *someRule {
	out := *r
	out.cases = slices.Clone(r.cases)
	i := g.IntN(len(out.cases))
	of := &out.cases[i].score
	if out.cases[i].when != nil && g.IntN(2) == 0 {
		of = &out.cases[i].when
	}
	n := choose(g.Rand, (*of).nodes()...)
	in := n
	switch negations := map[string]string{">=": "<", "<": ">=", ">": "<=", "<=": ">"}; {
	case n.kind == "binary" && negations[n.text] != "" && g.IntN(2) == 0:
		in = &tree{kind: "not", kids: []*tree{two(negations[n.text], n.kids[0], n.kids[1])}}
	case n.kind == "binary" && negations[n.text] != "":
		in = two(choose(g.Rand, ">=", "<", ">", "<="), n.kids[0], n.kids[1])
	case n.kind == "binary" && (n.text == "+" || n.text == "*" || n.text == "and" || n.text == "or"):
		in = two(n.text, n.kids[1], n.kids[0])
	case n.kind == "literal":
		in = num(choose(g.Rand, g.numbers...))
	case n.kind == "call" && n.text == "min" && len(n.kids) == 2:
		in = choice(two("<=", n.kids[0], n.kids[1]), n.kids[0], n.kids[1])
	}
	*of = (*of).with(n, in)
	if g.IntN(8) == 0 {
		out.notArise = choose(g.Rand, "zero", "full", "exclude")
	}
	return &out
}

// TestCompareRulesIsSound: rules that are proved to come to the same do so for
// random facts, and the examples of others show a difference.
func TestCompareRulesIsSound(t *testing.T) {
	t.Parallel()
	outcomes, seen := map[scoring.Outcome]int{}, map[string]int{}
	for i := range uint64(*rulesFlag) / 4 {
		g := newGroup(rand.New(rand.NewPCG(*seedFlag+7, i)))
		compiled := func(r *someRule) *scoring.Scorer {
			src, _ := g.file(r)
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
			r := g.rule()
			was, is := compiled(r), compiled(g.another(r))
			if was == nil || is == nil {
				continue
			}
			d, err := scoring.CompareRules(context.Background(), was, "1.1", is, "1.1", &scoring.VerifyOptions{Steps: 30_000})
			require.NoError(t, err)
			outcomes[d.Outcome]++
			seen["rules"]++
			if d.Outcome == scoring.Refuted {
				a, b := come(t, was, d.OldExample.Facts), come(t, is, d.NewExample.Facts)
				assert.NotEqual(t, a, b, "%s\n%v\n%v", d.Message.EN, was.Rubric().Item("1.1").Cases, is.Rubric().Item("1.1").Cases)
				continue
			}
			facts, _ := g.facts(*factsFlag/4, nil)
			for _, f := range facts {
				a, b := come(t, was, f.Inputs), come(t, is, f.Inputs)
				seen["facts "+a]++
				seen["facts"]++
				if d.Outcome == scoring.Proved && a != b {
					t.Errorf("proved the same, but %s and %s for %v:\n%v\n%v", a, b, f.Inputs, was.Rubric().Item("1.1").Cases, is.Rubric().Item("1.1").Cases)
					break
				}
			}
		}
	}
	t.Logf("%v", outcomes)
	seen["proved"], seen["refuted"], seen["failed"] = outcomes[scoring.Proved], outcomes[scoring.Refuted], seen["facts failed"]
	enough(t, seen, *rulesFlag/4*4, map[string]int{"rules": 80, "proved": 40, "refuted": 25, "facts": 40 * (*factsFlag / 4)})
	assert.Less(t, seen["facts no facts"]*20, seen["facts"], "nearly all facts are facts")
	assert.Less(t, outcomes[scoring.Undecided]*5, outcomes[scoring.Proved])
}

// come returns what a leaf comes to: points, left out, or failed.
func come(t *testing.T, s *scoring.Scorer, in map[string]scoring.Figure) string {
	t.Helper()
	result, err := s.Score(scoring.Facts{Inputs: in})
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

func ExampleCompareRules() {
	edition := func(year, rule string) *scoring.Scorer {
		r, err := rubric.Parse(year, []byte("rubric: demo-"+year+"\ntitle: Demo\ndecision: {number: '1', issuer: A, date: "+year+"-01-15}\nperiod: "+year+"\nmax: 2\n"+
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
	for _, rule := range []string{"score: 'electronic_rate < 80 ? 0 : 2'", "cases: [{when: electronic_rate > 80, score: full}, {score: 0}]"} {
		c, err := scoring.CompareRules(context.Background(), older, "1", edition("2026", rule), "1", nil)
		if err != nil {
			panic(err)
		}
		fmt.Println(c.Outcome, c.Message.EN)
	}
	// Output:
	// proved both rules always come to the same
	// refuted they differ: 2 points becomes 0 points (electronic_rate = 80)
}
