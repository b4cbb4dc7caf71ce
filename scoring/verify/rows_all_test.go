package verify_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// facts returns the figures as facts.
func (f figures) facts() scoring.Facts {
	half := map[int]string{0: "", 1: ".5"}
	return scoring.Facts{Inputs: ruletest.Figures(map[string]any{"n": f.n / 2, "m": f.m / 2,
		"v": fmt.Sprint(f.v/2, half[f.v%2]), "flag": f.flag == 2})}
}

// TestRowsAgainstAllFacts: of rules of which every row has its condition, over figures of
// which all can be gone through: one by one and by column they come to the points of the
// first row that holds, and fail where none does; that some row always holds, and that no
// two hold together, is proved where it is so, and else refuted.
func TestRowsAgainstAllFacts(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	var all []figures
	var units []scoring.Facts
	for f := range allFigures() {
		all, units = append(all, f), append(units, f.facts())
	}
	for i := range uint64(*holeRules) / 3 {
		l := newLineRule(rand.New(rand.NewPCG(*ruletest.SeedFlag+130, i)))
		l = l[:len(l)-1]
		if i%3 == 0 { // one that is complete, or nearly
			limit := 1 + int(i)%4
			l = append(lineRule{{atoms: []lineAtom{{"n", ">=", limit}}, points: 3},
				{atoms: []lineAtom{{"n", "<", limit - int(i)%2}}, points: 1}}, l[:int(i)%len(l)]...)
		}
		if len(l) < 2 {
			continue
		}
		file := strings.Replace(l.file(), "    cases:", "    unique: true\n    cases:", 1)
		rb, err := rubric.Parse("lines.yaml", []byte(file), nil)
		require.NoError(t, err, file)
		s, err := scoring.Compile(rb, nil)
		require.NoError(t, err, file)
		table, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
		require.NoError(t, err)
		totals, err := columnar.Score(context.Background(), s, table, nil, nil)
		require.NoError(t, err)
		open, together := false, false
		for k, f := range all {
			held, hold := l.held(f), 0
			for _, r := range l {
				if r.holds(f) {
					hold++
				}
			}
			open, together = open || held < 0, together || hold > 1
			if held < 0 {
				assert.False(t, totals.Final(k).Valid, "%v\n%s", f, file)
			} else {
				assert.Equal(t, fmt.Sprint(l[held].points), totals.Final(k).Decimal.String(), "%v\n%s", f, file)
			}
			if k%37 == 0 {
				result, err := s.Score(units[k])
				require.NoError(t, err)
				it := result.Item("1")
				assert.Equal(t, held < 0, it.Status == scoring.Failed && strings.HasSuffix(it.Error.EN, "no case holds"))
				seen["scored"]++
			}
		}
		report, err := verify.Rules(context.Background(), s, nil)
		require.NoError(t, err)
		for property, wrong := range map[verify.Property]bool{verify.PropertyComplete: open, verify.PropertyUnique: together} {
			found := slices.ContainsFunc(report.Verdicts, func(d verify.Verdict) bool {
				return d.Property == property && d.Outcome == verify.Refuted
			})
			proved := slices.ContainsFunc(report.Verdicts, func(d verify.Verdict) bool {
				return d.Property == property && d.Outcome == verify.Proved
			})
			assert.Equal(t, [2]bool{wrong, !wrong}, [2]bool{found, proved}, "%s\n%s", property, file)
			seen[fmt.Sprint(property, " ", wrong)]++
		}
		for _, d := range report.Verdicts {
			if d.Property == verify.PropertyComplete && d.Outcome == verify.Refuted {
				assert.Negative(t, l.held(figuresOf(d.Example.Facts)), "%s\n%s", d.Message.EN, file)
				seen["boxes"]++
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%v", seen)
	for _, key := range []string{"complete true", "complete false", "unique true", "unique false", "boxes"} {
		assert.Positive(t, seen[key], key)
	}
	assert.Greater(t, seen["scored"], *holeRules*5)
}
