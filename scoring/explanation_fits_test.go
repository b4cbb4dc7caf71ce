package scoring_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everyRule has rules beyond those of ruletest.AllKinds.
const everyRule = `exclusion: whole
areas:
  - code: "1"
    title: One
    max: 6
    arises: over > 90
    not_arising: {share: 0.5}
    items:
      - {code: "1.1", title: A, max: 1, score: "bands(rate_in, '>90', 1, '[70,90]', done / 100, '<70', rate_in / 1000)"}
      - {code: "1.2", title: B, max: 1, not_arising: error, score: "let x = rate(done, total); bands(x, '>=80', 1, '[50,80)', 0.5, '<50', 0)"}
      - {code: "1.3", title: C, max: 1, score: "trained ? (state in ['on_time', 'late'] ? 1 : 0.5) : over > rate_in ? 0.25 : 0"}
      - code: "1.4"
        title: D
        max: 1
        cases:
          - {when: "not (trained or done > 2) and state != 'none'", score: full}
          - {when: 50 <= rate_in < 80 or done in 2..5, score: "bands(total, '<=2', 0.25, '>2', 0.75)"}
          - {when: "let y = issued; y < date('2025-02-01') and y != date('2025-01-01')", score: 0.5}
          - {when: "(trained ? amount > 0 : amount < 0)", score: 0.1}
          - {score: 0}
      - {code: "1.5", title: E, max: 1, not_arising: full, rule: share}
      - {code: "1.6", title: F, max: 1, not_arising: exclude, cases: [{when: "rate(done, total) >= 80", score: full}, {when: 1 / done > 0.5, score: amount}, {score: 0}]}
  - {code: "2", title: Two, max: 4, applies: "rate(done, total) > 20", not_applicable: error, not_arising: zero, reported: true, step: 0.25}
`

// TestExplanationsFit holds explanations of random facts against the scores: the
// last step gives the points, no step gives others than are possible, what is
// missing is said, and comparisons are true or not as their step says.
func TestExplanationsFit(t *testing.T) {
	enough.NotUnderRace(t)
	units := 160
	if testing.Short() {
		units = 60
	}
	r := rand.New(rand.NewPCG(8, 8))
	seen := map[string]int{}
	for _, body := range []string{fmt.Sprintf(ruletest.AllKinds, "whole"), everyRule} {
		s := ruletest.Compile(t, body, &scoring.Options{Rules: []scoring.Rule{shareRule}})
		for i := range units {
			f := ruletest.SomeUnit(r, i)
			for code := range f.Points {
				if it := s.Rubric().Item(code); it == nil || !it.Reported {
					delete(f.Points, code)
				}
			}
			if s.Rubric().Item("2").Reported && i%3 > 0 {
				f.Points["2"] = scoring.Known(int64(r.IntN(6)))
			}
			if i%10 == 0 { // a rate of nothing
				f.Inputs["done"], f.Inputs["total"] = scoring.Known(0), scoring.Known(0)
			}
			result, err := s.Score(f)
			require.NoError(t, err)
			leaves := result.Leaves()
			for _, a := range []*scoring.Adjustment{result.Bonus(), result.Penalty()} {
				if a != nil {
					leaves = append(leaves, a.Items...)
				}
			}
			for _, it := range leaves {
				seen["explanations"]++
				e := explainOf(t, s, f, result, it.Code)
				fits(t, e, seen)
				if t.Failed() {
					t.Fatalf("%v\n%+v\n%s", f, e.Item, steps(e))
				}
			}
		}
	}
	assert.Equal(t, units*17, seen["explanations"], "every leaf of both rubrics, for all units")
	if testing.Short() {
		return
	}
	for _, kind := range []string{"applies yes", "applies no", "applies undecided", "applies not_arising",
		"applies failed", "arises yes", "arises no", "arises undecided",
		"case yes", "case no", "case undecided", "case not_arising", "case failed", "band yes", "band no", "band undecided",
		"reported yes", "reported undecided", "reported failed", "rule yes", "rule undecided", "rule not_arising"} {
		assert.NotZero(t, seen[kind], "the random facts leave out %s", kind)
	}
}

func fits(t *testing.T, e *scoring.Explanation, seen map[string]int) {
	it, last, open := e.Item, e.Steps[len(e.Steps)-1], false
	var least, most *big.Rat // that any step gives
	for _, s := range e.Steps {
		seen[string(s.Key)+" "+string(s.Held)]++
		if s.Held == "undecided" {
			open = true
			assert.True(t, len(s.Missing) > 0 || s.Key == "reported", "what would settle it: %s", s.Text.EN)
		}
		if lo, hi := pointsIn(t, s.Points); lo != nil {
			if least == nil || lo.Cmp(least) < 0 {
				least = lo
			}
			if most == nil || hi.Cmp(most) > 0 {
				most = hi
			}
		}
		for _, c := range s.Comparisons {
			compares(t, s, c)
		}
		for _, text := range []string{s.Text.VI, s.Text.EN} {
			assert.Regexp(t, `^\p{Lu}[^\n]*[^ .]\.$`, text)
			assert.NotRegexp(t, `  |: :|: \.|, ,|;;|\(\)`, text)
		}
		assert.Positive(t, s.Line)
	}
	if least != nil && it.Error.IsZero() && it.Applicable.Valid {
		assert.True(t, rounded(least).LessThanOrEqual(it.Range.Least) && rounded(most).GreaterThanOrEqual(it.Range.Most),
			"the steps leave points out: %s to %s", least, most)
	}
	if open {
		return
	}
	lo, hi := pointsIn(t, last.Points)
	switch {
	case it.Status == scoring.Failed:
		assert.True(t, lo == nil || len(last.Missing) > 0)
	case it.Status == scoring.Missing:
		ranged := lo != nil && lo.Cmp(hi) != 0
		assert.True(t, ranged || !it.Error.IsZero() || len(last.Missing) > 0, "why the points are not known")
	case it.Points.Valid:
		require.NotNil(t, lo, "the last step gives the points")
		if len(last.Missing) == 0 {
			assert.True(t, rounded(lo).Equal(it.Points.Decimal) && rounded(hi).Equal(it.Points.Decimal),
				"the last step gives the points")
		}
		assert.Contains(t, map[scoring.Status][]scoring.Held{
			scoring.Scored: {"yes"}, scoring.NotApplicable: {"no"}, scoring.NotArising: {"no", "not_arising", "yes"},
		}[it.Status], last.Held)
	default:
		assert.Nil(t, lo, "it is left out of the maximum")
	}
}

var numbers = regexp.MustCompile(`-?\d+(\.\d+)?(/\d+)?`)

// pointsIn reads the ends of points.
func pointsIn(t *testing.T, points string) (lo, hi *big.Rat) {
	found := numbers.FindAllString(points, -1)
	if found == nil {
		assert.Empty(t, points)
		return nil, nil
	}
	ends := make([]*big.Rat, len(found))
	for i, s := range found {
		ends[i], _ = new(big.Rat).SetString(s)
	}
	return ends[0], ends[len(ends)-1]
}

func rounded(v *big.Rat) decimal.Decimal { return decimal.NewFromBigRat(v, 30).Round(2) }

// compares checks a comparison of two numbers: whether it is true, and the distance.
func compares(t *testing.T, s scoring.Step, c scoring.Comparison) {
	whole := func(text string) *big.Rat {
		if numbers.FindString(text) != text || text == "" {
			return nil
		}
		v, _ := new(big.Rat).SetString(text)
		return v
	}
	observed, required := whole(c.Observed), whole(c.Required)
	if observed == nil || required == nil {
		return
	}
	sign := observed.Cmp(required)
	is, known := map[string]bool{">=": sign >= 0, ">": sign > 0, "<=": sign <= 0, "<": sign < 0, "==": sign == 0,
		"!=": sign != 0}[c.Operator]
	if !known {
		return
	}
	if s.Held == "yes" || s.Held == "no" {
		assert.Equal(t, s.Held == "yes", is, "%s: %+v", s.Condition, c)
	}
	want := ""
	if c.Operator != "!=" {
		d := new(big.Rat).Sub(required, observed)
		want = d.Abs(d).RatString()
	}
	got := c.Distance
	if v := whole(got); v != nil {
		got = v.RatString()
	}
	assert.Equal(t, want, got)
}
