package rubrics_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const file = "commune-illustrative"

func load(t *testing.T) (*rubric.Rubric, *scoring.Scorer) {
	t.Helper()
	src, err := os.ReadFile(file + ".yaml")
	require.NoError(t, err)
	r, err := rubric.Parse(file+".yaml", src, nil)
	require.NoError(t, err)
	scorer, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return r, scorer
}

func score(t *testing.T, name string) (scoring.Facts, *scoring.Result) {
	t.Helper()
	r, scorer := load(t)
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Contains(t, string(src), "ILLUSTRATIVE")
	facts, err := scoring.ParseFacts(name, src, r, nil)
	require.NoError(t, err)
	result, err := scorer.Score(facts)
	require.NoError(t, err)
	return facts, result
}

func leaves(r *rubric.Rubric) []*rubric.Item { return slices.Collect(r.Leaves()) }

func TestShape(t *testing.T) {
	r, _ := load(t)
	criteria, sum := 0, decimal.Zero
	levels, bySource := map[int]int{}, map[rubric.Source]decimal.Decimal{}
	for _, area := range r.Areas {
		criteria += len(area.Items)
		sum = sum.Add(area.Max)
	}
	for _, it := range leaves(r) {
		levels[strings.Count(it.Code, ".")+1]++
		bySource[it.Source] = bySource[it.Source].Add(it.Max)
	}
	assert.Len(t, r.Areas, 8)
	assert.Equal(t, 40, criteria)
	assert.Len(t, leaves(r), 90)
	assert.Equal(t, map[int]int{2: 5, 3: 85}, levels)
	assert.Len(t, r.Inputs, 94)
	assert.Equal(t, "100", sum.String())
	assert.Equal(t, "84.5 13.25 2.25", bySource[""].String()+" "+bySource[rubric.Survey].String()+" "+bySource[rubric.External].String())
}

// TestIllustrative checks that nobody can take the rubric or what it gives for decided.
func TestIllustrative(t *testing.T) {
	r, _ := load(t)
	assert.True(t, r.Illustrative)
	assert.Contains(t, r.Decision.Number, "MINH-HOẠ")
	assert.Contains(t, r.Decision.Note.VI, "không có thật")
	assert.Contains(t, r.Decision.Note.EN, "no such decision")
	_, result := score(t, file+"-facts.yaml")
	var check func([]*scoring.Item)
	check = func(items []*scoring.Item) {
		for _, it := range items {
			assert.True(t, it.Illustrative, it.Code)
			check(it.Items)
		}
	}
	check(result.Areas())
	check(result.Bonus().Items)
	check(result.Penalty().Items)
}

// rules writes what decides an item as one text: its gates with their policies, then its cases.
func rules(it *rubric.Item) string {
	var b strings.Builder
	policy := func(p rubric.Policy) string {
		if p.Kind == rubric.PolicyShare {
			return "share " + p.Share.String()
		}
		return string(p.Kind)
	}
	if it.Applies != "" {
		b.WriteString("applies " + it.Applies + " else " + policy(it.NotApplicable) + "\n")
	}
	if !it.NotArising.IsZero() {
		b.WriteString("arises " + it.Arises + " else " + policy(it.NotArising) + "\n")
	}
	for _, c := range it.Cases {
		b.WriteString(c.When + " => " + strings.TrimSpace(c.Score) + "\n")
	}
	return b.String()
}

// TestKindsOfRules checks that every kind of rule is there, each in the item named.
func TestKindsOfRules(t *testing.T) {
	r, _ := load(t)
	for _, k := range []struct{ kind, code, pattern string }{
		{"all or nothing", "2.3.1", `^access_standard => full\n => 0\n$`},
		{"all or nothing, by a count", "5.4.1", `^disciplined > 0 => 0\n => full\n$`},
		{"single threshold", "5.2.1", `^good_rate < 95 => 0\n => full\n$`},
		{"conjunction", "1.4.2", `>= 3 and \w+ >= 4 => full`},
		{"disjunction", "5.4.3", `\w+ or \w+ > 2 => 0`},
		{"ordered options", "1.3.1", `== 'on_time' => full\n.*== 'late' => full / 2\n => 0`},
		{"threshold bands by cases", "3.3.1", `>= 99 => full\n.*>= 95 => 1.75\n.*>= 90 => 1\n => 0`},
		{"threshold bands, lower is better", "3.3.3", `<= 1 => full\n.*<= 3 => full / 2\n => 0`},
		{"threshold bands by bands(...)", "7.2.1", `bands\(electronic_rate, '>90', full, '\[70,90\]', 0.75, '<70', 0\)`},
		{"proportional, percent", "5.1.2", `^ => full \* placed_rate / 100\n$`},
		{"proportional, share of counts", "6.4.1", `^ => share\(\w+, \w+\)\n$`},
		{"proportional, more than all", "3.2.4", ` => min\(full, share\(\w+, \w+\)\)\n$`},
		{"proportional up to a target", "3.4.2", `min\(full, full \* reuse_rate / 60\)`},
		{"proportional with a floor", "1.1.2", `rate\(.*\) >= 80 => share\(\w+, \w+\)\n => 0`},
		{"over-fulfilment", "5.3.1", `training_rate >= 100 => full`},
		{"deduction per violation", "2.2.2", `^ => max\(0, full - 0.25 \* open_law_recommendations\)`},
		{"count times points, capped", "1.5.2", `^ => min\(full, 0.25 \* initiatives\)`},
		{"share of the maximum", "2.1.2", `=> 0.75 \* full\n`},
		{"first condition chooses the formula", "7.3.1", `mountainous => min\(.* / 60\)\n => min\(.* / 80\)`},
		{"list of conditions and formulas", "7.3.2", `>= 80 => full\n.*>= 50 => full \* \w+ / 80\n.*>= 30 => 0.5\n => 0`},
		{"two figures compared", "8.3.2", `poverty_reduction >= poverty_target => full`},
		{"range of whole numbers", "7.3.3", `in 1\.\.5 => 0.75`},
		{"deadline", "1.1.1", `plan_date <= date\('2025-07-31'\) => full`},
		{"days after a date", "4.1.1", `days\(date\('2025-07-01'\), working_rules_date\) <= 15`},
		{"days between two figures", "6.1.3", `days\(budget_approved_date, budget_published_date\) <= 30`},
		{"let with a conditional", "3.4.1", `let done = rate\(.*\);\ndone >= 90 \? full : `},
		{"if and else", "4.2", `if used > 100 \{ 0 \} else if used >= 70`},
		{"clamp", "6.1.1", `clamp\(.*, 0, full\)`},
		{"round", "6.1.2", `round\(.*, 1\)`},
		{"floor", "7.2.2", `floor\(`},
		{"not arising: full", "6.3.1", `^arises audit_due > 0 else full\n`},
		{"not arising: zero", "5.2.2", `^arises staff_used > 0 else zero\n`},
		{"not arising: a share", "2.1.1", `^arises legal_documents > 0 else share 0.5\n`},
		{"not arising: excluded", "7.3.1", `^arises dossiers_received > 0 else exclude\n`},
		{"share of 0 of 0: full", "1.3.3", `^arises  else full\n => share\(issues_fixed, issues_found\)\n$`},
		{"share of 0 of 0: excluded", "3.1.3", `^arises  else exclude\n => share\(feedback_handled, feedback_received\)\n$`},
		{"not applicable: excluded", "6.1.2", `^applies public_investment else exclude\n`},
		{"not applicable: full", "4.4.1", `^applies villages_to_merge > 0 else full\n`},
		{"not applicable: a whole criterion", "3.5", `^applies minority_commune else exclude\n$`},
		{"survey, percentage", "8.1.1", `full \* sipas_citizens / 100`},
		{"external index", "7.6.2", `full \* digital_index`},
		{"bonus", "T.2", `clamp\(0.25 \* \(initiatives - 5\), 0, full\)`},
		{"penalty", "P.1", `min\(full, 0.5 \* false_figures\)`},
	} {
		it := r.Item(k.code)
		if assert.NotNil(t, it, k.code) {
			assert.Regexp(t, regexp.MustCompile(k.pattern), rules(it), k.kind)
		}
	}
	assert.Len(t, r.Relations, 16)
	assert.Equal(t, rubric.ExclusionBySource, r.Exclusion)
	assert.Equal(t, rubric.Survey, r.Item("8.1.1").Source)
	assert.Equal(t, rubric.External, r.Item("7.6.2").Source)
	assert.Equal(t, "2 3", r.Bonus.Cap.String()+" "+r.Penalty.Cap.String())
	assert.Equal(t, "0.25", r.Item("3.2.3").Min.String())
	council := r.Item("8.4")
	assert.True(t, council.Reported)
	assert.Equal(t, "0.5 0.25", council.Min.String()+" "+council.Step.String())
}

// TestUseOfTheFormat counts what the leaves state besides their rules.
func TestUseOfTheFormat(t *testing.T) {
	r, _ := load(t)
	all := ""
	counts := map[string]int{}
	for _, it := range slices.Concat(slices.Collect(r.All()), r.Bonus.Items, r.Penalty.Items) {
		all += it.Applies + "\n" + it.Arises + "\n" + rules(it)
		for kind, is := range map[string]bool{
			"reported": it.Reported, "step": !it.Step.IsZero(), "evidence": len(it.Evidence) > 0, "note": !it.Note.IsZero(),
			"direction": len(it.RisesWith)+len(it.FallsWith) > 0,
		} {
			if is {
				counts[kind]++
			}
		}
		for _, c := range it.Cases {
			if strings.Contains(c.Reason.VI, "{") {
				counts["reason with figures"]++
			}
		}
	}
	assert.Equal(t, map[string]int{
		"reported": 15, "step": 20, "evidence": 12, "note": 3, "direction": 73, "reason with figures": 38,
	}, counts)
	fixed := 0
	for i := range r.Inputs {
		in := &r.Inputs[i]
		assert.Regexp(t, regexp.MustCompile(`\b`+in.Name+`\b`), all, "an input that no rule reads")
		if in.Fixed {
			fixed++
		}
	}
	assert.Equal(t, 21, fixed)
}

func TestBands(t *testing.T) {
	r, _ := load(t)
	got := ""
	for _, points := range []string{"90", "89.99", "85", "80", "75", "70", "65", "0"} {
		p := decimal.RequireFromString(points)
		got += points + ":"
		for _, group := range []string{"commune", "mountainous"} {
			table := r.BandsOf(group)
			at := slices.IndexFunc(table, func(b *rubric.Band) bool { return p.GreaterThanOrEqual(b.From) })
			got += table[at].Name.EN
		}
		got += " "
	}
	assert.Equal(t, "90:AA 89.99:BA 85:BA 80:BB 75:CB 70:CC 65:DC 0:DD ", got)
}

func statuses(result *scoring.Result) map[scoring.Status]int {
	out := map[scoring.Status]int{}
	for _, it := range result.Leaves() {
		out[it.Status]++
	}
	return out
}

func TestCompleteFacts(t *testing.T) {
	facts, result := score(t, file+"-facts.yaml")
	r, _ := load(t)
	for i := range r.Inputs {
		assert.Contains(t, facts.Inputs, r.Inputs[i].Name)
	}
	assert.Len(t, facts.Points, 14, "3.5.2 does not apply")
	total := result.Total
	assert.Equal(t, "78.92 of 97.5, rescaled 80.95, final 81.45, band B", total.Points.Decimal.String()+" of "+total.Applicable.Decimal.String()+
		", rescaled "+total.Rescaled.Decimal.String()+", final "+total.Final.Decimal.String()+", band "+total.Band.EN)
	assert.Equal(t, map[scoring.Status]int{scoring.Scored: 85, scoring.NotArising: 2, scoring.NotApplicable: 3}, statuses(result))
	areas, zero, full := "", 0, 0
	for _, a := range result.Areas() {
		areas += a.Code + ":" + a.Points.Decimal.String() + "/" + a.Applicable.Decimal.String() + " "
	}
	for _, it := range result.Leaves() {
		switch {
		case !it.Points.Valid: // excluded
		case it.Points.Decimal.Equal(it.Max):
			full++
		case it.Points.Decimal.IsZero():
			zero++
		}
		assert.Empty(t, it.Error, it.Code)
	}
	assert.Equal(t, "1:9.01/12 2:6.39/8 3:12.91/15.5 4:6.25/7 5:11.6/14 6:7.36/9 7:13.15/17 8:12.25/15 ", areas)
	assert.Equal(t, []int{27, 1}, []int{full, zero})
	assert.Equal(t, "1 0.5", result.Bonus().Counted.Decimal.String()+" "+result.Penalty().Counted.Decimal.String())
	for code, reason := range map[string]string{
		"1.1.1": "kế hoạch ban hành ngày 12/08/2025, sau ngày 31/07/2025",
		"5.4.1": "trong năm có 1 người bị kỷ luật từ mức khiển trách trở lên",
		"5.3.2": "tỷ lệ đạt chuẩn là 97,5%, dưới 100%",
	} {
		assert.Equal(t, reason, result.Item(code).Reason.VI)
	}
}

func TestFactsWithGaps(t *testing.T) {
	complete, whole := score(t, file+"-facts.yaml")
	facts, result := score(t, file+"-gaps.yaml")
	var open, bounds []string
	for name := range complete.Inputs {
		if v, known := facts.Inputs[name]; !known {
			open = append(open, name)
		} else if _, isBound := v.Bound(); isBound {
			bounds = append(bounds, name)
		} else {
			assert.Equal(t, complete.Inputs[name], v, name)
		}
	}
	slices.Sort(open)
	slices.Sort(bounds)
	assert.Equal(t, "complaints_settled digital_index poverty_reduction service_index sipas_businesses sipas_citizens targets_rate", strings.Join(open, " "))
	assert.Equal(t, "certified_rate disbursement_rate law_report_date", strings.Join(bounds, " "))
	assert.Len(t, facts.Points, len(complete.Points)-1)
	assert.Equal(t, map[scoring.Status]int{scoring.Scored: 74, scoring.Missing: 11, scoring.NotArising: 2, scoring.NotApplicable: 3}, statuses(result))
	total := result.Total
	assert.False(t, total.Final.Valid)
	assert.True(t, total.Band.IsZero())
	assert.Equal(t, "70.58 to 84.66", total.FinalRange.Least.String()+" to "+total.FinalRange.Most.String())
	for i, it := range result.Leaves() {
		known := whole.Leaves()[i]
		assert.True(t, it.Range.Least.LessThanOrEqual(known.Range.Least) && known.Range.Most.LessThanOrEqual(it.Range.Most), it.Code)
		assert.Empty(t, it.Error, it.Code)
	}
	disbursed := result.Item("6.1.2")
	assert.Equal(t, "1.1 to 1.25", disbursed.Range.Least.String()+" to "+disbursed.Range.Most.String())
	assert.Equal(t, scoring.Scored, result.Item("7.4.2").Status, "a bound can be enough")
}
