package remediation_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const aimFile = `rubric: shared
goal: {band: Tốt}
unit: {vi: ngày công, en: days}
next: 2
efforts:
  staff: {fixed: 2, steps: [{from: 1, effort: 1}, {from: 3, effort: 4.5}], within: {at_most: 12}}
  plan: {options: {on_time: 3, late: 1}, within: {one_of: [on_time, late]}}
  people: none
otherwise: {per_unit: 0.5}
`

func TestParseAim(t *testing.T) {
	s, f := shared(t)
	a, err := remediation.ParseAim("aim.yaml", []byte(aimFile), s.Rubric(), nil)
	require.NoError(t, err)
	assert.Equal(t, &remediation.Aim{
		Rubric: "shared",
		Goal:   remediation.Goal{Band: "Tốt"},
		Unit:   rubric.Text{VI: "ngày công", EN: "days"},
		Next:   2,
		Efforts: map[string]remediation.Effort{
			"staff":  {Fixed: dec("2"), Steps: []remediation.EffortStep{{From: dec("1"), Effort: dec("1")}, {From: dec("3"), Effort: dec("4.5")}}, Within: scoring.Bound{AtMost: scoring.Known(dec("12"))}},
			"plan":   {Options: numbers("on_time", "3", "late", "1"), Within: scoring.Bound{OneOf: []string{"on_time", "late"}}},
			"people": {Stays: true},
		},
		Otherwise: &remediation.Effort{PerUnit: dec("0.5")},
	}, a)
	o, err := remediation.Optimize(context.Background(), s, f, a, nil)
	require.NoError(t, err)
	assert.False(t, o.Reached)
	assert.Equal(t, "8", o.Required.Decimal.String())
	assert.Equal(t, "7.5", o.Most.String())
	assert.Equal(t, "29.375", o.Best.Effort.String(), "staff 2 + 4.5, plan 3, on time 39.75 × 0.5")
	assert.Equal(t, []string{
		"1.2 1 conflict Staff: from 10 to at most 8: +1 point, but the final score does not rise",
		"2.2 0.5 judgement the points are a judgement and cannot be computed",
		"2.3 1 fixed the figures are not in the unit's hands",
	}, []string{shownOpen(o.OutOfReach[0]), shownOpen(o.OutOfReach[1]), shownOpen(o.OutOfReach[2])})
}

func TestBadAims(t *testing.T) {
	tests := []struct{ src, want string }{
		{"rubric: shared\n", `a:1:1: missing key "goal"`},
		{"rubric: other\ngoal: {total: 9}\n", `a:1:9: this file is for the rubric "other", not for "shared"`},
		{"rubric: shared\ngoal: {}\n", `a:2:7: an aim needs one goal: a total, a band, a rank or an effort; there are 0`},
		{"rubric: shared\ngoal: {total: 9, effort: 3}\n", `a:2:7: an aim needs one goal: a total, a band, a rank or an effort; there are 2`},
		{"rubric: shared\ngoal: {band: Tot}\n", `a:2:7: the rubric has no band "Tot"; did you mean "Tốt"?`},
		{"rubric: shared\ngoal: {rank: 0, rivals: []}\n", `a:2:14: a rank is 1 or more`},
		{"rubric: shared\ngoal: {rank: 3, rivals: [5]}\n", `a:2:7: there is no rank 3 among 1 rivals`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {stuff: none}\n", `a:3:11: the rubric has no input "stuff"; did you mean "staff"?`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {people: {fixed: 1}}\n", `a:3:11: the rubric says that the input "people" is fixed`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {staff: {fixed: -1}}\n", `a:3:18: effort of "staff": fixed is negative`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {staff: {options: {on: 1}}}\n", `a:3:18: effort of "staff": options are for enums and truth values, not for the type count`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {plan: {per_unit: 1}}\n", `a:3:17: effort of "plan": per_unit and steps are for numbers and dates, not for the type enum`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {plan: {options: {soon: 1}}}\n", `a:3:17: effort of "plan": there is no option "soon"`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {staff: {steps: [{from: 2, effort: 3}, {from: 1, effort: 4}]}}\n", `a:3:18: effort of "staff": step 2 does not rise`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {staff: {within: {at_least: 30}}}\n", `a:3:27: no value of the input lies within the bounds`},
		{"rubric: shared\ngoal: {total: 9}\nefforts: {staff: {within: 5}}\n", `a:3:27: expected limits such as {at_most: 95}`},
		{"rubric: shared\ngoal: {total: 9}\notherwise: {per_unit: 0.0000000001}\n", `a:3:12: effort of other inputs: per_unit has more than 9 digits before or after the point`},
		{"rubric: shared\ngoal: {total: 9}\nnext: -1\n", `a:3:7: next is from 0 to 1000`},
	}
	s, _ := shared(t)
	for _, tt := range tests {
		_, err := remediation.ParseAim("a", []byte(tt.src), s.Rubric(), nil)
		require.Error(t, err, tt.src)
		assert.Contains(t, strings.Split(err.Error(), "\n"), tt.want)
	}
}

// FuzzAim: whatever the bytes, ParseAim returns, and what it accepts is an aim that
// Optimize takes: the best set does not cost more than any of the next.
func FuzzAim(f *testing.F) {
	f.Add([]byte(aimFile))
	f.Add([]byte("rubric: shared\ngoal: {effort: 3.5}\notherwise: {fixed: 1}\n"))
	f.Add([]byte("rubric: shared\ngoal: {rank: 1, rivals: [4, 7.25]}\nefforts: {staff: {per_unit: 0.001}, plan: {}}\nnext: 9\n"))
	s, unit := shared(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		a, err := remediation.ParseAim("aim.yaml", src, s.Rubric(), nil)
		if err != nil {
			return
		}
		a.Next = min(a.Next, 3)
		o, err := remediation.Optimize(context.Background(), s, unit, a, &remediation.Options{Work: scoring.Work{Steps: 100_000}})
		if err != nil {
			return // efforts with too many digits
		}
		for _, n := range o.Next {
			if a.Goal.Effort.Valid {
				assert.True(t, n.Final.Least.LessThanOrEqual(o.Best.Final.Least))
			} else {
				assert.True(t, n.Effort.GreaterThanOrEqual(o.Best.Effort))
			}
		}
		assert.True(t, o.Curve[0].Effort.IsZero() || o.Curve[0].Effort.Equal(decimal.Zero))
	})
}
