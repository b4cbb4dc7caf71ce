package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestOptimizeShared: figures that several leaves read.
func TestOptimizeShared(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, exclusion string
		max             int
		leaves          string
		facts           facts
		efforts         efforts
		goal            remediation.Goal
		want            []string // the best set and the next
		effects         string   // of the first target
		curve           string
	}{
		{"a joint gain", "none", 6, `areas:
  - {code: "1", title: One, max: 3, score: "online >= 80 ? full : 0"}
  - {code: "2", title: Two, max: 1, score: "online >= 75 ? full : 0"}
  - {code: "3", title: Three, max: 2, score: "errors == 0 ? full : 0"}
`, facts{"online": 50, "errors": 1}, efforts{"online": {Fixed: dec("2")}, "errors": {Fixed: dec("1.5")}}, total("3"),
			[]string{"2 → 4: online 80"}, "1 +3, 2 +1", "0 0, 1.5 2, 2 4, 3.5 6"},
		{"a loss elsewhere", "none", 6, `areas:
  - {code: "1", title: One, max: 3, score: "online >= 80 ? full : 0"}
  - {code: "2", title: Two, max: 3, score: "online <= 60 ? full : online <= 85 ? 1 : 0"}
`, facts{"online": 50}, efforts{"online": {PerUnit: dec("1")}}, total("4"),
			[]string{"30 → 4: online 80"}, "1 +3, 2 -2", "0 3, 30 4"},
		{"two figures together", "none", 3, `areas:
  - {code: "1", title: One, max: 3, score: "rate(done, total) >= 90 and trained ? full : 0"}
`, facts{"done": 3, "total": 10, "trained": false}, efforts{"done": {PerUnit: dec("1")}, "trained": {Options: map[string]decimal.Decimal{"true": dec("0.5")}}}, total("3"),
			[]string{"6.5 → 3: done 9, trained true"}, "1 +3", "0 0, 6.5 3"},
		{"a bonus up to its cap", "none", 1, `areas:
  - {code: "1", title: One, max: 1, score: 0}
bonus:
  cap: 2
  items:
    - {code: B1, title: B1, max: 1, score: "trained ? full : 0"}
    - {code: B2, title: B2, max: 2, score: "plan == 'on_time' ? full : 0"}
`, facts{"trained": false, "plan": "none"}, efforts{"trained": {Fixed: dec("1")}, "plan": {Fixed: dec("3")}}, total("2"),
			[]string{"3 → 2: plan on_time"}, "B2 +2", "0 0, 1 1, 3 2"},
		{"a penalty down from above its cap", "none", 1, `areas:
  - {code: "1", title: One, max: 1, score: full}
penalty:
  cap: 2
  items:
    - {code: P1, title: P1, max: 9, score: "min(9, errors)"}
    - code: P2
      title: P2
      max: 1
      items: [{code: P2.1, title: P, max: 1, score: "trained ? 0 : full"}]
`, facts{"errors": 3, "trained": false}, efforts{"errors": {PerUnit: dec("1")}, "trained": {Fixed: dec("1.75")}}, total("0"),
			[]string{"3 → 0: errors 0", "3.75 → 0: errors 1, trained true"}, "P1 +3", "0 -1, 3 0, 4.75 1"},
		{"an item is excluded", "whole", 4, `areas:
  - {code: "1", title: One, max: 2, score: "online >= 80 ? full : 1"}
  - {code: "2", title: Two, max: 2, applies: trained, not_applicable: exclude, score: "errors == 0 ? full : 0"}
`, facts{"online": 50, "errors": 1, "trained": true}, efforts{"trained": {Fixed: dec("1")}, "errors": {Fixed: dec("1.5")}, "online": {Fixed: dec("5")}}, total("2"),
			[]string{"1 → 2: trained false", "1.5 → 3: errors 0", "5 → 2: online 80"}, "2 left out", "0 1, 1 2, 1.5 3, 6 4"},
		{"an item counts again", "whole", 4, `areas:
  - {code: "1", title: One, max: 2, score: 1}
  - {code: "2", title: Two, max: 2, applies: trained, not_applicable: exclude, score: full}
`, facts{"trained": false}, efforts{"trained": {Fixed: dec("1")}}, total("3"),
			[]string{"1 → 3: trained true"}, "2 +2", "0 2, 1 3"},
		{"rounded when rescaled", "whole", 3, `areas:
  - {code: "1", title: One, max: 2, score: "errors == 0 ? full : 1"}
  - {code: "2", title: Two, max: 1, applies: trained, not_applicable: exclude, score: full}
bonus:
  cap: 5
  items: [{code: B1, title: B, max: 1, score: "plan == 'on_time' ? 0.33 : 0"}]
`, facts{"trained": false, "errors": 1, "plan": "none"}, efforts{"errors": {Fixed: dec("2")}, "plan": {Fixed: dec("1")}, "trained": {Fixed: dec("3")}}, total("1.83"),
			[]string{"1 → 1.83: plan on_time", "2 → 3: errors 0", "3 → 2: trained true"}, "B1 +0.33", "0 1.5, 1 1.83, 2 3, 3 3.33"},
		{"each source by itself", "by-source", 8, `areas:
  - {code: "1", title: One, max: 2, score: "errors == 0 ? full : 1"}
  - {code: "2", title: Two, max: 2, applies: trained, not_applicable: exclude, score: 0}
  - {code: "3", title: Three, max: 3, source: survey, score: "online >= 80 ? full : 1"}
  - {code: "4", title: Four, max: 1, source: survey, applies: "plan != 'none'", not_applicable: exclude, score: 0}
`, facts{"trained": true, "errors": 1, "plan": "late", "online": 10}, efforts{"errors": {Fixed: dec("1")}, "plan": {Fixed: dec("1")}, "trained": {Fixed: dec("1")}, "online": {Fixed: dec("1")}}, total("8"),
			[]string{"4 → 8: errors 0, trained false, online 80, plan none"}, "1 +1", "0 2, 1 4, 2 5, 3 7, 4 8"},
		{"an effort outside which less is more", "none", 2, `areas:
  - {code: "1", title: One, max: 2, score: "4 <= errors <= 6 ? full : errors > 9 ? 1 : 0"}
`, facts{"errors": 8}, efforts{"errors": {PerUnit: dec("1")}}, total("1"),
			[]string{"2 → 2: errors 6"}, "1 +2", "0 0, 2 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := optimizer(t, tt.exclusion, tt.max, tt.leaves)
			got := optimize(t, s, tt.facts, remediation.Aim{Goal: tt.goal, Efforts: tt.efforts, Next: len(tt.want) - 1})
			assert.Equal(t, tt.want, shownSets(append([]remediation.Set{got.Best}, got.Next...)...))
			assert.Equal(t, tt.curve, shownCurve(got))
			assert.True(t, got.Proved, got.Doubts)
			var effects []string
			for _, e := range got.Best.Targets[0].Effects {
				if e.Excluded {
					assert.True(t, e.Gain.IsZero())
					effects = append(effects, e.Code+" left out")
					continue
				}
				effects = append(effects, strings.Replace(e.Code+" +"+e.Gain.String(), "+-", "-", 1))
			}
			assert.Equal(t, tt.effects, strings.Join(effects, ", "))
		})
	}
}

// TestOptimizeOutOfReach: what keeps the rest away.
func TestOptimizeOutOfReach(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 18, `areas:
  - {code: "1", title: Judged, max: 2, reported: true}
  - {code: "2", title: In Go, max: 2, rule: by_hand}
  - {code: "3", title: Fixed, max: 2, score: "total >= 20 ? full : 0"}
  - {code: "4", title: Fixed in a rate, max: 2, score: "rate(total, 20) >= 80 ? full : 0"}
  - {code: "5", title: Limited, max: 2, score: "online >= 90 ? full : 0"}
  - {code: "6", title: Not to be moved, max: 2, score: "plan == 'on_time' ? full : 0"}
  - {code: "7", title: Either, max: 2, score: "done >= 5 ? full : 0"}
  - {code: "8", title: Or, max: 3, score: "done < 5 ? 2 : 0"}
  - {code: "9", title: Nothing helps, max: 1, score: 0.5}
`)
	f := facts{"total": 10, "online": 50, "plan": "late", "done": 2, "errors": 1}
	got, err := remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(f), Points: figures(map[string]any{"1": 1})}, &remediation.Aim{
		Goal: total("18"), Efforts: efforts{"online": {Within: scoring.Bound{AtMost: scoring.Known(80)}}, "done": {Fixed: dec("1")}},
	}, nil)

	require.NoError(t, err)
	assert.False(t, got.Reached)
	assert.Equal(t, []string{"0 → 4.5: "}, shownSets(got.Best))
	want := [][]string{ // code, lost, kind, texts
		{"1", "1", "judgement", "điểm do cơ quan thẩm định chấm, không tính được từ số liệu", "the points are a judgement and cannot be computed"},
		{"2", "1", "rule", "chưa tìm được thay đổi số liệu nào làm tăng điểm, nhưng cũng chưa chứng minh là không có (tiêu chí 2 chấm theo quy tắc lập trình riêng)", "no change of a figure was found that earns more; that there is none is not proved (the rule of item 2 is a program)"},
		{"3", "2", "fixed", "số liệu không thuộc thẩm quyền của đơn vị", "the figures are not in the unit's hands"},
		{"4", "2", "fixed", "số liệu không thuộc thẩm quyền của đơn vị", "the figures are not in the unit's hands"},
		{"5", "2", "limit", "Tỷ lệ trực tuyến: từ 50% lên ít nhất 90%: thêm 2 điểm, nhưng vượt ngoài giới hạn đã đặt ra", "Online: from 50% to at least 90%: +2 points, but that is beyond the limits given"},
		{"6", "2", "limit", "Kế hoạch: từ chậm sang đúng hạn: thêm 2 điểm, nhưng vượt ngoài giới hạn đã đặt ra", "Plan: from late to on time: +2 points, but that is beyond the limits given"},
		{"7", "2", "conflict", "Số việc đã làm: từ 2 việc lên ít nhất 5 việc: thêm 2 điểm, nhưng tổng điểm không tăng", "Tasks done: from 2 task(s) to at least 5 task(s): +2 points, but the final score does not rise"},
		{"8", "1", "none", "không có thay đổi số liệu nào làm tăng điểm", "no change of a figure earns more"},
		{"9", "0.5", "none", "không có thay đổi số liệu nào làm tăng điểm", "no change of a figure earns more"},
	}
	var out [][]string
	for _, o := range got.OutOfReach {
		out = append(out, []string{o.Code, o.Lost.Most.String(), string(o.Kind), o.Text.VI, o.Text.EN})
	}
	assert.Equal(t, want, out)
	assert.True(t, got.Proved)

	got = optimize(t, s, f, remediation.Aim{Goal: total("18"), Efforts: efforts{"errors": {Fixed: dec("1")}}})
	assert.False(t, got.Proved, "a rule in Go says nothing")
	require.Len(t, got.Doubts, 1)
	assert.Equal(t, "there may be other ways to move Errors: the rule of item 2 is a program", got.Doubts[0].EN)
	assert.Equal(t, "có thể còn cách thay đổi khác đối với Số sai sót: tiêu chí 2 chấm theo quy tắc lập trình riêng", got.Doubts[0].VI)
}

// TestOptimizeOpenExclusion: where the facts leave open whether an item is excluded
// its points count as lost until that is settled; what is so already takes nothing.
func TestOptimizeOpenExclusion(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "whole", 4, `areas:
  - {code: "1", title: One, max: 2, score: "errors == 0 ? full : 1"}
  - {code: "2", title: Two, max: 2, applies: trained, not_applicable: exclude, score: full}
`)
	move := efforts{"errors": {Fixed: dec("1")}, "trained": {Fixed: dec("5")}}
	for goal, want := range map[string]string{"2": "0 → 2: ", "2.5": "5 → 3: trained true"} {
		got := optimize(t, s, facts{"errors": 1}, remediation.Aim{Goal: total(goal), Efforts: move})
		assert.Equal(t, []string{want}, shownSets(got.Best))
		assert.True(t, got.Reached)
		assert.False(t, got.Proved)
		assert.Equal(t, []rubric.Text{{VI: "chưa đủ số liệu để xác định tiêu chí nào được loại trừ", EN: "the facts leave open which items are excluded"}}, got.Doubts)
		assert.Equal(t, "2", got.Now.Least.String())
		assert.Equal(t, "0 2, 5 3, 6 4", shownCurve(got))
	}
	got := optimize(t, s, facts{"errors": 1}, remediation.Aim{Goal: budget("0.5"), Efforts: move})
	assert.Equal(t, []string{"0 → 2: "}, shownSets(got.Best))

	// The item counts as lost with whatever else is moved: more than one point is not
	// found, though both ways would have it.
	s = optimizer(t, "whole", 4, `areas:
  - {code: "1", title: One, max: 2, score: "errors == 0 ? full : 0"}
  - {code: "2", title: Two, max: 2, applies: trained, not_applicable: exclude, score: full}
`)
	got = optimize(t, s, facts{"errors": 1}, remediation.Aim{Goal: budget("1"), Efforts: move})
	assert.Equal(t, []string{"1 → 4: errors 0"}, shownSets(got.Best), "what was found is scored")
	assert.Equal(t, "0 0, 1 2, 6 4", shownCurve(got))
	assert.False(t, got.Proved)
}

// TestOptimizeNext: no set is listed in which a change could be left out or be less,
// and sets that differ only in the side are both listed.
func TestOptimizeNext(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 3, `areas:
  - {code: "1", title: One, max: 1, score: "errors >= 5 ? full : 0"}
  - {code: "2", title: Two, max: 2, score: "plan == 'on_time' ? full : online >= 50 ? 1 : 0"}
bonus: {cap: 1, items: [{code: B1, title: B, max: 1, score: "errors <= 1 ? full : 0"}]}
`)
	got := optimize(t, s, facts{"errors": 3, "plan": "none", "online": 10}, remediation.Aim{
		Goal: total("1"), Next: 10, Efforts: efforts{"errors": {PerUnit: dec("1")}, "plan": {Fixed: dec("3")}, "online": {Fixed: dec("4")}},
	})
	assert.ElementsMatch(t, []string{"2 → 1: errors 5", "2 → 1: errors 1", "3 → 2: plan on_time", "4 → 1: online 50"}, shownSets(append([]remediation.Set{got.Best}, got.Next...)...))
	assert.True(t, got.Proved)
}

// TestOptimizeSteps: however little work is allowed there is a best set, scored.
func TestOptimizeSteps(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 10, plainLeaves)
	aim := &remediation.Aim{Goal: total("7"), Efforts: plainEfforts, Next: 5}
	var reached []int
	for steps := 1; steps <= 10_000_000; steps *= 10 {
		got, err := remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(plainFacts)}, aim, &remediation.Options{Work: scoring.Work{Steps: steps}})
		require.NoError(t, err)
		assert.False(t, got.Best.Final.Least.LessThan(got.Now.Least), "%d steps", steps)
		if got.Reached {
			reached = append(reached, steps)
			assert.False(t, got.Best.Final.Least.LessThan(dec("7")), "%d steps", steps)
		}
		assert.True(t, got.Reached || len(got.Doubts) > 0, "%d steps", steps)
	}
	assert.Equal(t, []int{1_000, 10_000, 100_000, 1_000_000, 10_000_000}, reached)
}

// TestOptimizeManyExclusions: where items can be excluded in very many ways the
// answer is the best that bounded work finds, and what it says is so.
func TestOptimizeManyExclusions(t *testing.T) {
	notUnderRace(t)
	t.Parallel()
	for exclusion, proved := range map[string]bool{"whole": false, "by-source": false, "none": true} {
		var inputs, items strings.Builder
		f, sum := facts{}, 0
		each := remediation.Effort{Fixed: dec("1"), PerUnit: dec("0.1")}
		efforts := map[string]remediation.Effort{} // also of what a survey says, which Otherwise leaves as it is
		for i := range 16 {
			sum += 1 << i
			efforts[fmt.Sprintf("c%d", i)] = each
			fmt.Fprintf(&inputs, "  - {name: b%d, type: bool, title: B%[1]d}\n  - {name: c%[1]d, type: percent, title: C%[1]d}\n", i)
			fmt.Fprintf(&items, "  - {code: \"%d\", title: T, max: %d, source: %s, applies: b%[1]d, not_applicable: exclude, score: \"c%[1]d >= 90 ? full : %[4]d\"}\n", i, 1<<i, []string{"survey", "appraisal"}[i%2], 1<<i/2)
			f[fmt.Sprintf("b%d", i)], f[fmt.Sprintf("c%d", i)] = i%3 > 0, 50
		}
		src := strings.NewReplacer("%MAX", fmt.Sprint(sum), "%EXCLUSION", exclusion).Replace(inputsHead) + inputs.String() + "areas:\n" + items.String()
		r, err := rubric.Parse("many.yaml", []byte(src), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		got := optimize(t, s, f, remediation.Aim{Goal: total(fmt.Sprint(sum * 9 / 10)), Next: 2, Efforts: efforts, Otherwise: &each})
		assert.True(t, got.Reached || exclusion == "none", exclusion)
		assert.Equal(t, proved, got.Proved, exclusion)
		for _, set := range append(got.Next, got.Best) {
			assert.False(t, got.Reached && set.Final.Least.LessThan(got.Required.Decimal))
		}
	}
}

// TestOptimizeIllustrative: what no source decides is passed on.
func TestOptimizeIllustrative(t *testing.T) {
	t.Parallel()
	leaves := `areas:
  - {code: "1", title: One, max: 1, score: "trained ? full : 0"}
  - {code: "2", title: Two, max: 2, illustrative: true, score: "plan == 'on_time' ? full : 0"}
bands:
  - {name: A, from: 3, illustrative: true}
  - {name: B, from: 0}
`
	s := optimizer(t, "none", 3, leaves)
	move := efforts{"trained": {Fixed: dec("1")}, "plan": {Fixed: dec("1")}}
	f := facts{"trained": false, "plan": "none"}
	for goal, want := range map[string]bool{"0": false, "1": true, "3": true} { // 1 takes the plan: more points for the same effort
		got := optimize(t, s, f, remediation.Aim{Goal: total(goal), Efforts: move})
		assert.Equal(t, want, got.Illustrative, goal)
	}
	assert.False(t, optimize(t, s, f, remediation.Aim{Goal: total("1"), Efforts: efforts{"trained": {}}}).Illustrative)
	assert.True(t, optimize(t, s, facts{"trained": true, "plan": "on_time"}, remediation.Aim{Goal: remediation.Goal{Band: "A"}}).Illustrative, "the band is")
}

// TestOptimizeGroup: a band is that of the unit's group.
func TestOptimizeGroup(t *testing.T) {
	t.Parallel()
	s, f := commune(t)
	otherwise := &remediation.Effort{Fixed: dec("1"), PerUnit: dec("0.1")}
	for group, want := range map[string]string{"commune": "90", "mountainous": "85"} {
		f.Unit.Group = group
		got, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: remediation.Goal{Band: "A"}, Otherwise: otherwise, Next: 3}, nil)
		require.NoError(t, err)
		assert.Equal(t, want, show(got.Required))
		assert.True(t, got.Reached && got.Illustrative)
		assert.Equal(t, "A", got.Best.Band.EN)
		assert.Len(t, got.Next, 3)
		assert.Equal(t, improve.CurvePoint{Effort: dec("0"), Final: got.Now.Least}, got.Curve[0])
		assert.Equal(t, got.Most, got.Curve[len(got.Curve)-1].Final)
		for i, p := range got.Curve[1:] {
			assert.True(t, p.Effort.GreaterThan(got.Curve[i].Effort) && p.Final.GreaterThan(got.Curve[i].Final))
			if p.Effort.Equal(got.Best.Effort) {
				assert.Equal(t, got.Best.Final.Least, p.Final, "the best set is on the curve")
			}
		}
	}
}

// TestOptimizeFaults: every fault of an aim is listed.
func TestOptimizeFaults(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 10, plainLeaves)
	huge := decimal.New(1, 1_000_000)
	step := func(list ...string) (out []remediation.EffortStep) {
		for i := 0; i < len(list); i += 2 {
			out = append(out, remediation.EffortStep{From: dec(list[i]), Effort: dec(list[i+1])})
		}
		return out
	}
	tests := []struct {
		name string
		aim  remediation.Aim
		want []string
	}{
		{"no goal", remediation.Aim{}, []string{"an aim needs one goal: a total, a band, a rank or an effort; there are 0"}},
		{"two goals", remediation.Aim{Goal: remediation.Goal{Band: "Good", Rank: 1}}, []string{"an aim needs one goal: a total, a band, a rank or an effort; there are 2"}},
		{"no such band", remediation.Aim{Goal: remediation.Goal{Band: "Tót"}}, []string{`the rubric has no band "Tót"; did you mean "Tốt"?`}},
		{"rank too low", remediation.Aim{Goal: remediation.Goal{Rank: -1, Rivals: []decimal.Decimal{dec("1")}}}, []string{"there is no rank -1 among 1 rivals"}},
		{"rank too high", remediation.Aim{Goal: remediation.Goal{Rank: 3, Rivals: []decimal.Decimal{dec("1")}}}, []string{"there is no rank 3 among 1 rivals"}},
		{"the last place", remediation.Aim{Goal: remediation.Goal{Rank: 2, Rivals: []decimal.Decimal{dec("1")}}}, []string{"the last place is no goal"}},
		{"negative budget", remediation.Aim{Goal: budget("-1")}, []string{"the effort is negative"}},
		{"huge total", remediation.Aim{Goal: remediation.Goal{Total: decimal.NewNullDecimal(huge)}}, []string{"the total has more than 18 digits before or after the point"}},
		{"huge budget", remediation.Aim{Goal: remediation.Goal{Effort: decimal.NewNullDecimal(huge)}}, []string{"the effort has more than 18 digits before or after the point"}},
		{"huge rival", remediation.Aim{Goal: remediation.Goal{Rank: 1, Rivals: []decimal.Decimal{huge, dec("1")}}}, []string{"a rival's score has more than 18 digits before or after the point"}},
		{"tiny total", remediation.Aim{Goal: remediation.Goal{Total: decimal.NewNullDecimal(decimal.New(1, math.MinInt32))}}, []string{"the total has more than 18 digits before or after the point"}},
		{"negative numbers", remediation.Aim{Goal: total("1"), Next: -1}, []string{"the number of next best sets cannot be negative"}},
		{"efforts, all at once, and the goal", remediation.Aim{Goal: remediation.Goal{}, Efforts: efforts{
			"onlin":   {},
			"total":   {Fixed: dec("1")},
			"online":  {Fixed: dec("-1"), PerUnit: dec("0.0000000001"), Options: map[string]decimal.Decimal{"true": dec("1")}},
			"errors":  {Steps: step("5", "1", "5", "2", "6", "1")},
			"done":    {Fixed: huge, Steps: []remediation.EffortStep{{From: huge, Effort: dec("1")}, {From: dec("1"), Effort: huge.Neg()}, {From: dec("2"), Effort: dec("1")}, {From: dec("1"), Effort: dec("1")}}},
			"plan":    {PerUnit: dec("1"), Options: map[string]decimal.Decimal{"latee": dec("-2"), "none": decimal.New(1, 9)}},
			"trained": {Steps: step("1", "1"), Options: map[string]decimal.Decimal{"yes": dec("1")}},
		}}, []string{
			"an aim needs one goal: a total, a band, a rank or an effort; there are 0",
			"effort of \"done\": fixed has more than 9 digits before or after the point",
			"effort of \"done\": from of step 1 has more than 9 digits before or after the point",
			"effort of \"done\": effort of step 2 is negative",
			"effort of \"done\": step 4 does not rise",
			"effort of \"errors\": step 2 does not rise",
			"effort of \"errors\": step 3 does not rise",
			"effort of \"onlin\": there is no such input; did you mean \"online\"?",
			"effort of \"online\": fixed is negative",
			"effort of \"online\": per_unit has more than 9 digits before or after the point",
			"effort of \"online\": options are for enums and truth values, not for the type percent",
			"effort of \"plan\": per_unit and steps are for numbers and dates, not for the type enum",
			"effort of \"plan\": option latee is negative",
			"effort of \"plan\": there is no option \"latee\"; did you mean \"late\"?",
			"effort of \"plan\": option none has more than 9 digits before or after the point",
			"effort of \"total\": the rubric says that it is fixed",
			"effort of \"trained\": per_unit and steps are for numbers and dates, not for the type bool",
			"effort of \"trained\": there is no option \"yes\"",
		}},
		{"others", remediation.Aim{Goal: total("1"), Otherwise: &remediation.Effort{Fixed: dec("-1"), Within: scoring.Bound{AtLeast: scoring.Known(1)}, Options: map[string]decimal.Decimal{"true": dec("1")}}}, []string{
			"effort of other inputs: fixed is negative",
			"effort of other inputs: options are for enums and truth values, not for the type number",
			"effort of other inputs: limits are for one input each",
		}},
		{"limits", remediation.Aim{Goal: total("1"), Efforts: efforts{"online": {Within: scoring.Bound{AtLeast: scoring.Known(90), AtMost: scoring.Known(80)}}, "plan": {Within: scoring.Bound{OneOf: []string{"lat"}}}}}, []string{
			`input "online": no value of the input lies within the bounds`,
			`input "plan": "lat" is not one of its options, on_time (on time), late, none; did you mean "late"?`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(plainFacts)}, &tt.aim, nil)
			require.Error(t, err)
			assert.Nil(t, got)
			assert.Equal(t, tt.want, strings.Split(err.Error(), "\n"))
		})
	}
	aim := &remediation.Aim{Goal: total("1")}
	_, err := remediation.Optimize(context.Background(), nil, scoring.Facts{}, aim, nil)
	assert.EqualError(t, err, "there is no scorer or no aim")
	_, err = remediation.Optimize(context.Background(), s, scoring.Facts{}, nil, nil)
	assert.EqualError(t, err, "there is no scorer or no aim")
	_, err = remediation.Optimize(context.Background(), &scoring.Scorer{}, scoring.Facts{}, aim, nil)
	assert.EqualError(t, err, "there is no scorer or no aim")
	_, err = remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(facts{"onlin": 1})}, aim, nil)
	assert.ErrorContains(t, err, `"onlin" is not an input of the rubric; did you mean "online"?`)

	wide := efforts{"online": {PerUnit: dec("0.000000001")}, "errors": {Fixed: dec("999999999"), PerUnit: dec("999999999")}}
	_, err = remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(facts{"online": "1.0000000001", "errors": 999999})}, &remediation.Aim{Goal: total("1"), Efforts: wide}, nil)
	assert.ErrorContains(t, err, "the efforts have too many digits to be added up")
	wide["online"] = remediation.Effort{PerUnit: dec("0.5000000000000000000000000")}
	_, err = remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(plainFacts)}, &remediation.Aim{Goal: total("1"), Efforts: wide}, nil)
	assert.NoError(t, err, "zeros at the end are no digits")
}

// TestOptimizeIsOneAnswer: the same call gives the same answer, also at the same
// time, and it reads back from JSON equal field by field.
func TestOptimizeIsOneAnswer(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 10, plainLeaves)
	goals := []remediation.Goal{
		{Total: decimal.NewNullDecimal(decimal.New(50, -1))},
		{Band: "Good"},
		{Rank: 1, Rivals: []decimal.Decimal{decimal.New(1, 1), dec("6.000")}},
		{Effort: decimal.NewNullDecimal(decimal.New(1, 1)), Rivals: []decimal.Decimal{}},
		{Total: decimal.NewNullDecimal(dec("99")), Effort: decimal.NullDecimal{Decimal: dec("3")}},
	}
	for _, goal := range goals {
		aim := remediation.Aim{Goal: goal, Next: 3, Efforts: plainEfforts, Unit: rubric.Plain("days")}
		first := optimize(t, s, plainFacts, aim)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				again, err := remediation.Optimize(context.Background(), s, scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(plainFacts)}, &aim, nil)
				assert.NoError(t, err)
				assert.Equal(t, first, again)
			})
		}
		group.Wait()
		b, err := json.Marshal(first)
		require.NoError(t, err)
		var back remediation.Optimum
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, *first, back)
	}
}
