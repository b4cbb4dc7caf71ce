package verify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const edition = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: rate_in, type: percent, title: Rate}
  - {name: late, type: count, title: Late}
areas:
  - code: "1"
    title: Area
    max: 10
    items:
      - {code: "1.1", title: One, max: 4, cases: [{when: rate_in >= 80, score: full}, {score: 0}]}
      - {code: "1.2", title: Two, max: 3, cases: [{when: late == 0, score: full}, {score: 0}]}
      - {code: "1.3", title: Three, max: 3, score: "clamp(3 - late, 0, full)"}
bands: [{name: A, from: 8}, {name: B, from: 0}]
`

func editionScorer(t testing.TB, src string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func TestEditions(t *testing.T) {
	for _, tt := range []struct {
		name, old, new string
		changes, rules string
		differs        bool
	}{
		{"nothing", "", "", "", "3 same, 0 rewritten, 0 different, 0 undecided", false},
		{"the rubric", "period: 2025", "period: 2026", "changed rubric  period 2025 2026",
			"3 same, 0 rewritten, 0 different, 0 undecided", true},
		{"a part of its rounding", "places: 2", "places: 3", "changed rubric  points.places 2 3",
			"3 same, 0 rewritten, 0 different, 0 undecided", true},
		{"a threshold", "rate_in >= 80", "rate_in >= 85", "", "2 same, 0 rewritten, 1 different, 0 undecided; 1.1 refuted", true},
		{"a rule written otherwise", "late == 0", "late < 1", "",
			"3 same, 1 rewritten, 0 different, 0 undecided; 1.2 proved rewritten", false},
		{"a new code", `"1.3"`, `"1.4"`, `moved item 1.4 code "1.3" "1.4"`, "3 same, 0 rewritten, 0 different, 0 undecided", true},
		{"another item", `code: "1.3", title: Three`, `code: "1.4", title: Four`,
			`removed item 1.3  "Three" ; added item 1.4   "Four"`, "2 same, 0 rewritten, 0 different, 0 undecided", true},
		{"an input's title", "title: Late", "title: Later", `changed input late title "Late" "Later"`,
			"3 same, 0 rewritten, 0 different, 0 undecided", true},
		{"a band", "{name: B, from: 0}", "{name: C, from: 0}", `removed band B  "B" ; added band C   "C"`,
			"3 same, 0 rewritten, 0 different, 0 undecided", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			changed := strings.Replace(edition, tt.old, tt.new, 1)
			require.Equal(t, tt.old == tt.new, changed == edition)
			var told []int
			got, err := verify.Editions(context.Background(), editionScorer(t, edition), editionScorer(t, changed),
				&scoring.Work{Progress: func(done, of int) { told = append(told, done, of) }})
			require.NoError(t, err)
			var changes []string
			for _, c := range got.Changes {
				changes = append(changes, fmt.Sprintf("%s %s %s %s %s %s", c.Kind, c.Part, c.Name, c.Key, c.Old, c.New))
			}
			assert.Equal(t, tt.changes, strings.Join(changes, "; "))
			rules := fmt.Sprintf("%d same, %d rewritten, %d different, %d undecided",
				got.Rules.Same, got.Rules.Rewritten, got.Rules.Different, got.Rules.Undecided)
			for _, c := range got.Compared {
				rules += "; " + c.Old + " " + string(c.Outcome)
				if c.Rewritten && c.Outcome == verify.Proved {
					rules += " rewritten"
				}
				assert.Equal(t, c.Outcome == verify.Refuted, c.OldExample != nil && c.NewExample != nil)
			}
			assert.Equal(t, tt.rules, rules)
			assert.Equal(t, tt.differs, got.Differs())
			assert.NotEmpty(t, told)
			assert.Equal(t, told[len(told)-1], told[len(told)-2])
			b, err := json.Marshal(got)
			require.NoError(t, err)
			var read verify.EditionComparison
			require.NoError(t, json.Unmarshal(b, &read))
			assert.Equal(t, *got, read)
		})
	}
}

// TestEditionsStop: the comparison ends with its context, and needs both scorers.
func TestEditionsStop(t *testing.T) {
	s := editionScorer(t, edition)
	ctx, cancel := context.WithCancel(context.Background())
	got, err := verify.Editions(ctx, s, s, &scoring.Work{Workers: 1, Progress: func(done, _ int) {
		if done == 1 {
			cancel()
		}
	}})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Nil(t, got)
	_, err = verify.Editions(context.Background(), s, nil, nil)
	assert.EqualError(t, err, "the scorer was not made by Compile")
}

func ExampleEditions() {
	var scorers []*scoring.Scorer
	for _, src := range []string{edition, strings.NewReplacer("rate_in >= 80", "rate_in >= 85", "late == 0", "late < 1",
		"period: 2025", "period: 2026").Replace(edition)} {
		r, err := rubric.Parse("rubric.yaml", []byte(src), nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		scorers = append(scorers, s)
	}
	c, err := verify.Editions(context.Background(), scorers[0], scorers[1], nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range c.Changes {
		fmt.Println(change.Kind, change.Part, change.Name, change.Key, string(change.Old), string(change.New))
	}
	for _, rule := range c.Compared {
		fmt.Println(rule.New, rule.Outcome, rule.Message.In(rubric.English))
	}
	// Output:
	// changed rubric  period 2025 2026
	// 1.1 refuted they differ: 4 points becomes 0 points (rate_in = 80)
	// 1.2 proved both rules always come to the same
}
