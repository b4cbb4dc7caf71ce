package bridge_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// compile compiles a rubric of a year; of the areas and what stands behind them.
func compile(t testing.TB, year, most, inputs, areas string) *scoring.Scorer {
	t.Helper()
	return compileWith(t, "2", year, most, inputs, areas)
}

// compileWith compiles a rubric whose points have so many decimal places.
func compileWith(t testing.TB, places, year, most, inputs, areas string) *scoring.Scorer {
	t.Helper()
	return ruletest.CompileFile(t, "rubric: y"+year+"\ntitle: Y\ndecision: {number: \"1\", issuer: A, date: "+year+
		"-01-01}\nperiod: "+year+"\nmax: "+most+"\npoints: {places: "+places+", rounding: half-up}\n"+
		"exclusion: whole\ninputs:\n"+inputs+"areas:\n"+areas)
}

// unit is a unit with figures.
func unit(id string, figures map[string]any) scoring.Facts {
	return scoring.Facts{Unit: scoring.Unit{ID: id}, Inputs: ruletest.Figures(figures)}
}

func year(s *scoring.Scorer, units ...scoring.Facts) bridge.Year {
	return bridge.Year{Scorer: s, Units: slices.Values(units)}
}

// rated is a unit with a rate, and nothing else that is known.
func rated(rate any) scoring.Facts { return unit("u", map[string]any{"online": rate}) }

// bridged compares two years by what [bridge.Propose] proposes.
func bridged(t testing.TB, was, is bridge.Year) *bridge.Bridge {
	t.Helper()
	return bridgedBy(t, was, is, nil)
}

// bridgedBy compares two years by a map.
func bridgedBy(t testing.TB, was, is bridge.Year, m *bridge.Map) *bridge.Bridge {
	t.Helper()
	b, err := bridge.Compare(context.Background(), was, is, m, nil)
	require.NoError(t, err)
	return b
}

// written writes parts as "change = rules + weights + data + adjustments + open".
func written(p bridge.Parts) string {
	return p.Change.String() + " = " + strings.Join([]string{p.Rules.String(), p.Weights.String(), p.Data.String(),
		p.Adjustments.String(), p.Open.String()}, " + ")
}

const (
	rateInput  = "  - {name: online, type: percent, title: {vi: Tỷ lệ trực tuyến, en: Online rate}}\n"
	lateInput  = "  - {name: late, type: count, title: {vi: Báo cáo chậm, en: Late reports}}\n"
	dayInput   = "  - {name: sent, type: date, title: {vi: Ngày gửi, en: Date sent}}\n"
	proportion = `  - {code: "1", title: One, max: %, score: full * online / 100}` + "\n"
	steps      = `  - {code: "1", title: One, max: %, cases: [{when: online >= 50, score: full}, {score: 0}]}` + "\n"
)

func area(text, most string) string { return strings.ReplaceAll(text, "%", most) }

// TestByHand: the parts of one item of 4 points, then 10, with online 60 and then 80. In
// proportion its share is 0.6, then 0.8; by the threshold it is 1 in both years.
func TestByHand(t *testing.T) {
	for _, tt := range []struct{ name, old, new, was, is, want string }{
		{"nothing changes", area(proportion, "4"), area(proportion, "4"), "60", "60", "0 = 0 + 0 + 0 + 0 + 0"},
		{"only data", area(proportion, "4"), area(proportion, "4"), "60", "80", "0.8 = 0 + 0 + 0.8 + 0 + 0"},
		{"only weights", area(proportion, "4"), area(proportion, "10"), "60", "60", "3.6 = 0 + 3.6 + 0 + 0 + 0"},
		{"only rules", area(proportion, "4"), area(steps, "4"), "60", "60", "1.6 = 1.6 + 0 + 0 + 0 + 0"},
		// Weights first or last: 6 × 0.6 or 6 × 0.8, each in three of six orders; data 4 × 0.2
		// or 10 × 0.2.
		{"weights and data", area(proportion, "4"), area(proportion, "10"), "60", "80", "5.6 = 0 + 4.2 + 1.4 + 0 + 0"},
		// s00 = 0.6, s01 = 0.8, s10 = s11 = 1; w0 = 4, w1 = 10: rules (18 × 0.4 + 24 × 0.2) ÷ 6,
		// weights 6 × (1.2 + 1 + 0.8 + 2) ÷ 6, data (18 × 0.2 + 24 × 0) ÷ 6.
		{"all", area(proportion, "4"), area(steps, "10"), "60", "80", "7.6 = 2 + 5 + 0.6 + 0 + 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			most := func(s string) string { return strings.TrimSuffix(strings.Fields(s[strings.Index(s, "max:"):])[1], ",") }
			for _, places := range []string{"2", "6"} { // hundredths fit machine words, millionths do not
				b := bridged(t,
					year(compileWith(t, places, "2025", most(tt.old), rateInput, tt.old), rated(ruletest.Dec(tt.was))),
					year(compileWith(t, places, "2026", most(tt.new), rateInput, tt.new), rated(ruletest.Dec(tt.is))))
				assert.Equal(t, tt.want, written(b.Unit(0).Parts))
				assert.Equal(t, tt.want, written(b.Summary().Whole.Mean))
			}
		})
	}
}

// TestRoundedLeaves: points of leaves are taken as they are rounded: 4 × ⅓ is 1.33.
func TestRoundedLeaves(t *testing.T) {
	third := `  - {code: "1", title: One, max: 4, score: full * online / 300}` + "\n"
	b := bridged(t, year(compile(t, "2025", "4", rateInput, third), rated(100)),
		year(compile(t, "2026", "4", rateInput, area(proportion, "4")), rated(100)))
	assert.Equal(t, "2.67 = 2.67 + 0 + 0 + 0 + 0", written(b.Unit(0).Parts))
}

// TestLinksOfAreas: an area stands for all leaves below it, so that editions can be compared
// area by area; two leaves that change places are no change then.
func TestLinksOfAreas(t *testing.T) {
	text := func(first, second string) string {
		return fmt.Sprintf(`  - code: "1"
    title: One
    max: 8
    items:
      - {code: "1.1", title: A, max: 4, score: full * %s / 100}
      - {code: "1.2", title: B, max: 4, score: full * %s / 100}
`, first, second)
	}
	inputs := rateInput + "  - {name: other, type: percent, title: Other}\n"
	m := &bridge.Map{Earlier: "y2025", Later: "y2026", Items: []bridge.Link{{From: []string{"1"}, To: []string{"1"}}}}
	was, is := compile(t, "2025", "8", inputs, text("online", "other")), compile(t, "2026", "8", inputs, text("other", "online"))
	facts := unit("u", map[string]any{"online": 50, "other": 75})
	c := bridgedBy(t, year(was, facts), year(is, facts), m).Unit(0)
	assert.Empty(t, c.Rows)
	c = bridged(t, year(was, facts), year(is, facts)).Unit(0)
	require.Len(t, c.Rows, 2)
	assert.Equal(t, "giảm 1 điểm: do thay đổi quy tắc chấm điểm −1", c.Rows[1].Parts.Text(2).VI)
	assert.Equal(t, "up 1 points: rules +1", c.Rows[0].Parts.Text(2).EN)
}

// TestExcludedItem: an item that does not apply counts with the share of the others, as
// rescaling has it, so that it changes nothing of the score until it applies.
func TestExcludedItem(t *testing.T) {
	areas := `  - {code: "1", title: One, max: 6, score: full * online / 100}
  - {code: "2", title: Two, max: 4, applies: late > 0, not_applicable: exclude, score: "max(0, full - late)"}
`
	s := compile(t, "2025", "10", rateInput+lateInput, areas)
	later := compile(t, "2026", "10", rateInput+lateInput, areas)
	b := bridged(t, year(s, unit("u", map[string]any{"online": 50, "late": 0})),
		year(later, unit("u", map[string]any{"online": 50, "late": 1})))
	c := b.Unit(0)
	assert.Equal(t, "5 6", c.Earlier.Decimal.String()+" "+c.Later.Decimal.String())
	require.Len(t, c.Rows, 1)
	assert.Equal(t, []string{"2"}, c.Rows[0].From)
	assert.Equal(t, "1 = 0 + 0 + 1 + 0 + 0", written(c.Rows[0].Parts))
	assert.Equal(t, "1 = 0 + 0 + 1 + 0 + 0", written(c.Parts))
}

// TestOneYearsRulesLackFigures: a split is not guessed where the rules of one edition read
// what the other year does not have.
func TestOneYearsRulesLackFigures(t *testing.T) {
	earlier := compile(t, "2025", "10", rateInput, area(proportion, "10"))
	later := compile(t, "2026", "10", rateInput+lateInput,
		area(proportion, "4")+`  - {code: "2", title: Two, max: 6, score: "max(0, full - late)"}`+"\n")
	b := bridged(t, year(earlier, rated(50)),
		year(later, unit("u", map[string]any{"online": 100, "late": 1})))
	c := b.Unit(0)
	// Item 1: weights −6 × 0.75, data 7 × 0.5. Item 2 is new: 5 points, of rules that no
	// figures of 2025 answer.
	assert.Equal(t, "4 = 0 + -4.5 + 3.5 + 0 + 5", written(c.Parts))
	require.Len(t, c.Rows, 2)
	assert.Equal(t, bridge.New, c.Rows[0].Kind)
	assert.Equal(t, "5 = 0 + 0 + 0 + 0 + 5", written(c.Rows[0].Parts))
	require.Len(t, c.Rows[0].Open, 1)
	assert.Equal(t, []string{"late"}, c.Rows[0].Open[0].Inputs)
	assert.Equal(t, "item 2 by the rules of 2026 on the figures of 2025: Late reports not known", c.Rows[0].Open[0].Text.EN)
	assert.Equal(t, "tăng 4 điểm, từ 5 lên 9: do số liệu +3,5, do thay đổi điểm tối đa −4,5, chưa tách được nguyên nhân +5",
		c.Text.VI)
	assert.Equal(t, "rose by 4 points, from 5 to 9: data +3.5, weights −4.5, not attributed +5", c.Text.EN)
	assert.Equal(t, "bình quân 1 đơn vị tăng 4 điểm: do số liệu +3,5, do thay đổi điểm tối đa −4,5, chưa tách được nguyên nhân +5",
		b.Summary().Whole.Text.VI)
}

// TestDaysBelongToTheirYear: a deadline of one year is held against the same day of that
// year, not against what was sent a year later, unless the map says so.
func TestDaysBelongToTheirYear(t *testing.T) {
	rule := func(year string) string {
		return `  - {code: "1", title: One, max: 10, score: "sent <= date('` + year + `-12-15') ? full : 0"}` + "\n"
	}
	earlier, later := compile(t, "2025", "10", dayInput, rule("2025")), compile(t, "2026", "10", dayInput, rule("2026"))
	for _, tt := range []struct {
		kept             bool
		before, is, want string
	}{
		{false, "2025-12-10", "2026-12-10", "0 = 0 + 0 + 0 + 0 + 0"},
		{false, "2025-12-10", "2026-12-20", "-10 = 0 + 0 + -10 + 0 + 0"},
		{false, "2024-02-29", "2026-03-01", "0 = 0 + 0 + 0 + 0 + 0"},
		// 10 December 2026 is behind the deadline of 2025: s01 = 0, all others 1.
		{true, "2025-12-10", "2026-12-10", "0 = 5 + 0 + -5 + 0 + 0"},
	} {
		m := &bridge.Map{Earlier: "y2025", Later: "y2026", Items: []bridge.Link{{From: []string{"1"}, To: []string{"1"}}},
			Inputs: []bridge.Renamed{{From: "sent", To: "sent", Kept: tt.kept}}}
		b := bridgedBy(t, year(earlier, unit("u", map[string]any{"sent": day(t, tt.before)})),
			year(later, unit("u", map[string]any{"sent": day(t, tt.is)})), m)
		assert.Equal(t, tt.want, written(b.Unit(0).Parts), tt.is)
	}
}

func day(t *testing.T, s string) (d rubric.Date) {
	t.Helper()
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

// TestBonusAndPenalty: they are rows of their own, cut at their caps.
func TestBonusAndPenalty(t *testing.T) {
	tail := func(cap string) string {
		return "bonus: {cap: " + cap + ", items: [{code: B, title: B, max: 5, score: \"min(full, late)\"}]}\n" +
			"penalty: {cap: 2, items: [{code: P, title: P, max: 5, score: \"min(full, late / 2)\"}]}\n"
	}
	both := area(proportion, "10")
	b := bridged(t,
		year(compile(t, "2025", "10", rateInput+lateInput, both+tail("1")), unit("u", map[string]any{"online": 50, "late": 2})),
		year(compile(t, "2026", "10", rateInput+lateInput, both+tail("3")), unit("u", map[string]any{"online": 50, "late": 4})))
	c := b.Unit(0)
	// Bonus: s00 = s01 = 1, s10 = 2, s11 = 3. Penalty: 1, then 2.
	assert.Equal(t, "1 = 1.5 + 0 + -0.5 + 0 + 0", written(c.Parts))
	require.Len(t, c.Rows, 2)
	assert.Equal(t, "bonus 2 = 1.5 + 0 + 0.5 + 0 + 0", string(c.Rows[0].Kind)+" "+written(c.Rows[0].Parts))
	assert.Equal(t, "penalty -1 = 0 + 0 + -1 + 0 + 0", string(c.Rows[1].Kind)+" "+written(c.Rows[1].Parts))
}

// TestAdjustments: what the ceiling of the final score takes is a part of its own.
func TestAdjustments(t *testing.T) {
	final := "final: {ceiling: 9}\n"
	b := bridged(t, year(compile(t, "2025", "10", rateInput, area(proportion, "10")+final), rated(50)),
		year(compile(t, "2026", "10", rateInput, area(proportion, "10")+final), rated(100)))
	assert.Equal(t, "4 = 0 + 0 + 5 + -1 + 0", written(b.Unit(0).Parts))
	assert.Equal(t, "4 = 0 + 0 + 5 + -1 + 0", written(b.Summary().Whole.Sum))
}

// TestJudgedItems: points that no rule gives are the same share of the maximum under both
// editions.
func TestJudgedItems(t *testing.T) {
	item := `  - {code: "1", title: One, max: %, step: 0.5, reported: true}` + "\n"
	facts := func(points string) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: "u"}, Points: map[string]scoring.Figure{"1": scoring.Known(points)}}
	}
	b := bridged(t, year(compile(t, "2025", "5", rateInput, area(item, "5")), facts("3")),
		year(compile(t, "2026", "8", rateInput, area(item, "8")), facts("6")))
	// Shares 0.6 and 0.75: weights 3 × 0.675, data 6.5 × 0.15.
	assert.Equal(t, "3 = 0 + 2.025 + 0.975 + 0 + 0", written(b.Unit(0).Parts))
}

// TestUnknownFinals: no change is stated of a unit whose final score is not known.
func TestUnknownFinals(t *testing.T) {
	earlier := compile(t, "2025", "10", rateInput, area(proportion, "10"))
	later := compile(t, "2026", "10", rateInput, area(proportion, "10"))
	b := bridged(t, year(earlier, unit("a", nil), unit("b", map[string]any{"online": 40}), unit("gone", nil)),
		year(later, unit("new", nil), unit("b", map[string]any{"online": 70}), unit("a", map[string]any{"online": 50})))
	require.Equal(t, 2, b.Len())
	assert.Equal(t, "3 = 0 + 0 + 3 + 0 + 0", written(b.Unit(0).Parts))
	c := b.Unit(1)
	assert.Equal(t, "not compared: the final score of 2025 is not known", c.Text.EN)
	assert.Equal(t, "0 = 0 + 0 + 0 + 0 + 0", written(c.Parts))
	require.Len(t, c.Rows, 1)
	assert.True(t, c.Rows[0].Unknown)
	was, is := b.Only()
	assert.Equal(t, []scoring.Unit{{ID: "gone"}}, was)
	assert.Equal(t, []scoring.Unit{{ID: "new"}}, is)
	r := b.Report()
	assert.Equal(t, 1, r.Whole.Units)
	assert.Equal(t, 1, r.Whole.Unknown)
	assert.Equal(t, "3 = 0 + 0 + 3 + 0 + 0", written(r.Whole.Mean))
}
