package cohort_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func quota(most string, group string, bands ...string) ranking.Quota {
	return ranking.Quota{Bands: bands, Most: decimal.RequireFromString(most), Group: group, Illustrative: true}
}

func checked(list []cohort.QuotaCheck) string {
	ids := func(units []cohort.Ranked) string {
		var out []string
		for _, u := range units {
			out = append(out, u.Unit.ID)
		}
		return strings.Join(out, ",")
	}
	var out []string
	for _, q := range list {
		out = append(out, fmt.Sprintf("%s: %d of %d, %d to %d, %s; over %s; tied %s; unplaced %s; open %s", q.Group, q.Allowed, q.Units,
			q.Least, q.Most, q.Held, ids(q.Over), ids(q.Tied), ids(q.Unplaced), ids(q.Open)))
	}
	return strings.Join(out, "\n")
}

func TestQuotas(t *testing.T) {
	s := banded(t)
	c := units(t, s, "a/1 done=10 late=0", "a/2 done=9 late=0", "a/3 done=9 late=0", "a/4 done=5 late=0", "a/5 done=4 late=0", "a/6",
		"b/7 done=1 late=1", "b/8 done=2 late=0")
	for _, tt := range []struct {
		quota ranking.Quota
		want  string
	}{
		{quota("20", "a", "Tốt"), "a: 1 of 5, 3 to 3, no; over 2,3; tied ; unplaced ; open "},
		{quota("59.99", "a", "Good"), "a: 2 of 5, 3 to 3, no; over ; tied 2,3; unplaced ; open "},
		{quota("60", "a", "Good"), "a: 3 of 5, 3 to 3, yes; over ; tied ; unplaced ; open "},
		{quota("0", "a", "Good"), "a: 0 of 5, 3 to 3, no; over 1,2,3; tied ; unplaced ; open "},
		{quota("80", "a", "Good", "Khá"), "a: 4 of 5, 5 to 5, no; over 5; tied ; unplaced ; open "},
		{quota("50", "", "Good", "Pass"), "a: 2 of 5, 3 to 3, no; over ; tied 2,3; unplaced ; open \n" +
			"b: 1 of 2, 2 to 2, no; over 7; tied ; unplaced ; open "},
	} {
		got, err := c.Quotas([]ranking.Quota{tt.quota})
		require.NoError(t, err)
		assert.Equal(t, tt.want, checked(got))
		b, err := json.Marshal(got[0])
		require.NoError(t, err)
		var read cohort.QuotaCheck
		require.NoError(t, json.Unmarshal(b, &read))
		again, err := json.Marshal(read)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(again))
	}
	got, err := c.Quotas([]ranking.Quota{quota("20", "a", "Tốt")})
	require.NoError(t, err)
	assert.Equal(t, "tối đa 20% của 5 đơn vị, tức 1 đơn vị, được xếp Tốt; có 3 đơn vị, vượt 2 (minh hoạ)", got[0].Text.VI)
	got, err = c.Quotas(nil)
	require.NoError(t, err)
	assert.Empty(t, got, "the rubric has none")
	_, err = c.Quotas([]ranking.Quota{{Bands: []string{"Tot"}, Most: decimal.New(1, 1_000_000_000)}, quota("-1", "c", "Tốt")})
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	_, err = c.Quotas([]ranking.Quota{{Bands: []string{"Tot"}, Most: decimal.NewFromInt(7)}})
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 2)
}

// TestQuotasOpen: where figures leave open which band a unit has, they may leave open
// whether a quota is kept.
func TestQuotasOpen(t *testing.T) {
	s := banded(t)
	c := units(t, s, "a/1 done=10 late=0", "a/2 done=9+ late=0", "a/3 done=3+ late=0", "a/4 done=9", "a/5 done=4+ late=1")
	for most, want := range map[string]string{
		"20":  "a: 1 of 5, 2 to 4, no; over ; tied ; unplaced 2; open 4,3",
		"40":  "a: 2 of 5, 2 to 4, undecided; over ; tied ; unplaced 2; open 4,3",
		"80":  "a: 4 of 5, 2 to 4, yes; over ; tied ; unplaced 2; open 4,3",
		"100": "a: 5 of 5, 2 to 4, yes; over ; tied ; unplaced 2; open 4,3",
	} {
		got, err := c.Quotas([]ranking.Quota{quota(most, "", "Tốt")})
		require.NoError(t, err)
		assert.Equal(t, want, checked(got))
		assert.Equal(t, map[string]string{
			"20":  "at most 20% of 5 units, which is 1, may be Good; there are at least 2, which is at least 1 too many (illustrative)",
			"40":  "at most 40% of 5 units, which is 2, may be Good; there are from 2 to 4 once no figure is missing: undecided (illustrative)",
			"80":  "at most 80% of 5 units, which is 4, may be Good; there are from 2 to 4 once no figure is missing, which keeps it (illustrative)",
			"100": "at most 100% of 5 units, which is 5, may be Good; there are from 2 to 4 once no figure is missing, which keeps it (illustrative)",
		}[most], got[0].Text.EN)
	}
}

// TestQuotasOfRubric: without quotas of the caller's those of the rubric are checked, also
// of a group without units.
func TestQuotasOfRubric(t *testing.T) {
	src := strings.Replace(rubricFile, "areas:", "groups: [a, b]\nareas:", 1) +
		"bands: [{name: Tốt, from: 5}, {name: Khá, from: 0}]\nquotas:\n  - {bands: [Tốt], most: 50, source: 1/QĐ}\n" +
		"  - {bands: [Tốt], most: 50, group: b, source: 1/QĐ}\n"
	s := compile(t, src)
	got, err := cohortOf(t, s, scored(t, s, "a/1 9", "a/2 7")).Quotas(nil)
	require.NoError(t, err)
	assert.Equal(t, "a: 1 of 2, 2 to 2, no; over 2; tied ; unplaced ; open \nb: 0 of 0, 0 to 0, yes; over ; tied ; unplaced ; open ", checked(got))
	assert.NotContains(t, got[0].Text.EN, "illustrative")
	assert.Equal(t, scoring.HeldNo, got[0].Held)
}
