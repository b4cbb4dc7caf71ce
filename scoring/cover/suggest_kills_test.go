package cover_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var suggestRubrics = flag.Int("suggest.rubrics", enough.Instances(3, 1),
	"random rubrics whose suggested cases are tried")

// asCases reads examples as the file of cases that they make.
func asCases(t *testing.T, s *scoring.Scorer, list []verify.Example) *scoringtest.Cases {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "rubric: %s\ncases:\n", s.Rubric().ID)
	for _, e := range list {
		b.WriteString(e.YAML(rubric.English))
	}
	c, err := scoringtest.ReadCases("suggested.yaml", []byte(b.String()), s, nil)
	require.NoError(t, err, b.String())
	return c
}

// suggestDoesAll checks that suggested cases are met, reach everything that facts are
// known to reach, and notice every mutant that is not equivalent.
func suggestDoesAll(t *testing.T, s *scoring.Scorer, file string, seen map[string]int) {
	t.Helper()
	list, err := cover.Suggest(context.Background(), s, nil)
	require.NoError(t, err)
	if len(list) == 0 {
		seen["without cases"]++
		return
	}
	c := asCases(t, s, list)
	assert.Empty(t, c.Check(s).Failures, file)
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	survivors, untried, err := c.Survivors(context.Background(), mutants, nil)
	require.NoError(t, err)
	assert.Empty(t, untried, file)
	for _, m := range survivors {
		seen["undecided mutants"]++
		assert.Equal(t, verify.Undecided, m.Equivalent, "it survives: %s %s, killed by %+v\n%s", m.Item, m.Change.EN,
			m.Kill, file)
	}
	for _, m := range mutants {
		seen["mutants "+string(m.Equivalent)]++
		if m.Kill == nil {
			continue
		}
		alone, _, err := asCases(t, s, []verify.Example{*m.Kill}).Survivors(context.Background(), []*cover.Mutant{m}, nil)
		require.NoError(t, err)
		assert.Empty(t, alone, "its own case does not kill it: %s %s, %s\n%s", m.Item, m.Change.EN,
			m.Kill.YAML(rubric.English), file)
		if m.Kill.Both {
			seen["told apart by the status or the points alone"]++
		}
	}
	record := cover.New(s)
	for tc := range c.All() {
		require.NoError(t, record.Add(tc.Facts, tc.Items...))
	}
	for _, rule := range ruletest.Report(t, record).Rules {
		for _, p := range rule.Parts {
			seen["parts"]++
			assert.False(t, p.Reached == 0 && p.Example != nil, "not reached: %s %s %s %s\n%s", rule.Item, p.Kind, p.Text,
				p.Want, file)
		}
	}
	seen["rubrics"]++
}

// TestSuggestKills: a mutant survived its own case for ever, because the case expected
// points that the mutant gives, too, with another status. The kind is a case that is
// suggested and does not do what it is suggested for.
func TestSuggestKills(t *testing.T) {
	_, s := ruletest.SmallCase(t, "18-suggest-never-kills")
	seen := map[string]int{}
	suggestDoesAll(t, s, "case 18", seen)
	for name, rule := range map[string]string{
		"the same points, not arising":     "    arises: late > 0\n    not_arising: full\n    cases: [{when: ratio >= 50, score: full}, {score: 0}]",
		"the same points, not applicable":  "    applies: late > 0\n    not_applicable: zero\n    cases: [{when: ratio >= 50, score: full}, {score: 0}]",
		"always the same points":           "    arises: late > 0\n    not_arising: full\n    score: full",
		"excluded":                         "    applies: late > 0\n    not_applicable: exclude\n    score: full",
		"two ways of not arising":          "    arises: late > 0\n    not_arising: {share: 0.5}\n    score: min(full, full * rate(done, total) / 100)",
		"failing by policy":                "    arises: late > 0\n    not_arising: error\n    cases: [{when: ratio >= 50, score: full}, {score: 0}]",
		"reported":                         "    applies: late > 2\n    not_applicable: exclude\n    reported: true",
		"reported, with points without it": "    applies: small\n    not_applicable: full\n    reported: true",
		"dates":                            "    arises: \"sent > date('2025-01-01')\"\n    not_arising: zero\n    cases: [{when: \"sent == date('2025-03-31')\", score: full}, {score: 0}]",
		"options":                          "    applies: state != 'none'\n    not_applicable: full\n    cases: [{when: state == 'on_time', score: full}, {score: 1}]",
	} {
		t.Run(name, func(t *testing.T) { suggestDoesAll(t, authored(t, rule), rule, seen) })
	}
	assert.Equal(t, 11, seen["rubrics"])
	assert.Greater(t, seen["told apart by the status or the points alone"], 5)
	assert.Zero(t, seen["undecided mutants"])
}

// TestSuggestKillsAtRandom does the same for random rubrics.
func TestSuggestKillsAtRandom(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for i := range uint64(*suggestRubrics) {
		g := ruletest.NewGroup(rand.New(rand.NewPCG(*ruletest.SeedFlag+80, i)))
		file, _ := g.SeveralLeaves()
		r, err := rubric.Parse("random.yaml", []byte(file), nil)
		if err != nil {
			seen["does not parse"]++
			continue
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			seen["does not compile"]++
			continue
		}
		if suggestDoesAll(t, s, file, seen); t.Failed() {
			return
		}
	}
	t.Logf("%v", seen)
	assert.Greater(t, seen["rubrics"], *suggestRubrics/2)
	assert.Greater(t, seen["mutants refuted"], 10**suggestRubrics)
}
