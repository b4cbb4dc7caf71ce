package scoring_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	inputTitles  = regexp.MustCompile(`name: (\w+), type: (\w+), title: \w+`)
	inputOptions = regexp.MustCompile(`options: \[.*\]`)
	optionNames  = regexp.MustCompile(`'[^']*'`)
	inputNames   = regexp.MustCompile(`\b(p1|p2|c1|c2|x1|b1|b2|e1|d1|s1|t1|v\d+)\b`)
	functions    = regexp.MustCompile(`\b(rate|share|days|workdays|bands|clamp|round|floor|ceil|abs|min|max|sum|mean|count|full)\(`)
)

// TestRandomRulesInWords: whatever a rule is made of, what officials read of it has
// titles, and neither names of inputs nor anything of the rule language.
func TestRandomRulesInWords(t *testing.T) {
	enough.NotUnderRace(t)
	const rules = 40
	seen := map[string]int{}
	for i := range uint64(rules) {
		g := ruletest.NewGroup(rand.New(rand.NewPCG(*ruletest.SeedFlag+40, i)))
		g.Deadlines()
		rule := g.Rule()
		src, _ := g.File(rule)
		if i%2 == 0 {
			src = strings.NewReplacer("rate(", "share(", "days(", "workdays(").Replace(src)
		}
		n := 0
		src = inputTitles.ReplaceAllStringFunc(src, func(s string) string {
			n++
			return s[:strings.LastIndex(s, ":")] + fmt.Sprintf(": {vi: Chỉ tiêu %d, en: Figure %d}", n, n)
		})
		src = inputOptions.ReplaceAllStringFunc(src, func(s string) string {
			k := 0
			return optionNames.ReplaceAllStringFunc(s, func(name string) string {
				k++
				return fmt.Sprintf("{name: %s, title: {vi: Mức %d, en: Level %d}}", name, k, k)
			})
		})
		r, err := rubric.Parse("random.yaml", []byte(src), nil)
		if err != nil {
			continue
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			continue
		}
		seen["rules"]++
		if g.Members {
			seen["of series and groups"]++
		}
		for _, word := range []string{"share(", "rate(", "never"} {
			if strings.Contains(src, word) {
				seen[word]++
			}
		}
		all, _ := g.Facts(8, nil)
		for _, f := range all[:8] {
			said := func(what string, texts ...rubric.Text) {
				for _, text := range texts {
					for _, s := range []string{text.VI, text.EN} {
						seen[what]++
						clean := sets.ReplaceAllString(s, "")
						assert.NotRegexp(t, inputNames, clean, "%s\n%s", what, ruletest.AfterInputs(src))
						assert.NotRegexp(t, functions, clean, "%s\n%s", what, ruletest.AfterInputs(src))
						assert.NotRegexp(t, ruleLanguage, clean, "%s\n%s", what, ruletest.AfterInputs(src))
					}
				}
			}
			f = ruletest.FactsOf(f.Inputs)
			e, err := s.Explain(f, "1.1")
			require.NoError(t, err)
			said("reasons", e.Item.Reason)
			for _, step := range e.Steps {
				said("steps", step.Text)
			}
			is, err := improve.Leaf(context.Background(), s, f, "1.1", nil)
			require.NoError(t, err)
			for _, i := range is.List {
				said("improvements", i.Text)
			}
			if t.Failed() {
				return
			}
		}
	}
	t.Log(seen)
	ruletest.Enough(t, seen, rules, map[string]int{"rules": 50, "reasons": 800, "steps": 1000, "improvements": 100,
		"share(": 5, "rate(": 5, "never": 10})
}
