package cover_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSuggestPlain: suggested cases had figures that no person writes, such as 10010
// of 20021 for a rate just below 50 percent. The kind is facts that are right and
// ugly; each row has all figures of the cases for a rule.
func TestSuggestPlain(t *testing.T) {
	const arises = "    arises: total > 0\n    not_arising: full\n"
	for rule, want := range map[string]string{
		arises + "    score: \"bands(rate(done, total), '>=95', full, '[50,95)', 1, '<50', 0)\"": "[done:0 total:1] " +
			"[done:49 total:100] [done:1 total:2] [done:51 total:100] [done:47 total:50] [done:95 total:100] " +
			"[done:48 total:50] [done:1 total:0]",
		arises + "    score: \"let r = rate(done, total); r >= 95 ? full : 0\"": "[done:0 total:1] [done:47 total:50] " +
			"[done:95 total:100] [done:48 total:50] [done:1 total:0]",
		arises + "    cases: [{when: 100 * done / total >= 80, score: full}, {score: 0}]": "[done:0 total:0] " +
			"[done:0 total:1] [done:4 total:5] [done:81 total:100] [done:50 total:63]",
		"    cases: [{when: late * 7 > total + 1000, score: full}, {score: 0}]": "[late:143 total:2] " +
			"[late:200 total:400] [late:143 total:0]",
		"    cases: [{when: \"sent <= date('2025-06-30')\", score: full}, {score: 0}]": "[sent:2025-06-29] " +
			"[sent:2025-06-30] [sent:2025-07-01]",
		"    cases: [{when: \"days(date('2025-01-01'), sent) > 100 and small\", score: full}, {score: 0}]": "" +
			"[sent:2025-04-10 small:true] [sent:2025-04-11 small:true] [sent:2025-04-12 small:true] " +
			"[sent:2025-12-31 small:false]",
		"    cases: [{when: ratio >= 79.5, score: full}, {score: 0}]": "[ratio:79.49] [ratio:79.5] [ratio:79.51]",
		"    score: full * ratio / 100":                               "[ratio:100]",
	} {
		list, err := cover.Suggest(context.Background(), authored(t, rule), nil)
		require.NoError(t, err)
		var got []string
		for _, e := range list {
			got = append(got, strings.TrimPrefix(fmt.Sprint(e.Facts), "map"))
		}
		assert.Equal(t, want, strings.Join(got, " "), rule)
	}
}

// TestSuggestNames: a case for a slip of the pen is named by its figures, in either
// language, with the names of the figures where their titles are long.
func TestSuggestNames(t *testing.T) {
	s := authored(t, "    cases: [{when: ratio >= 79.5 and small, score: full}, {score: 0}]")
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	names := map[rubric.Text]bool{}
	for _, m := range mutants {
		names[m.Kill.Name] = true
	}
	assert.True(t, names[rubric.Text{VI: "1: Share = 79,5%, Small = có", EN: "1: Share = 79.5%, Small = yes"}], names)
}
