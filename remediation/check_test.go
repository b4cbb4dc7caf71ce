package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shownLacks says what a plan lacks, one line each: kind, whether it blocks (!) and
// concerns the short form (short), and the sentence.
func shownLacks(p *remediation.Plan, l locale.Lang) []string {
	var out []string
	for _, x := range p.Check() {
		text := string(x.Kind)
		if x.Blocks {
			text += "!"
		}
		if x.Short {
			text += " short"
		}
		out = append(out, text+": "+x.Text.In(l))
	}
	return out
}

// TestCheck: everything that a plan can lack, what blocks first.
func TestCheck(t *testing.T) {
	s := compiled(t, `max: 9
inputs:
  - {name: sent, type: percent, title: Sent}
  - {name: filed, type: percent, title: Filed}
  - {name: late, type: count, title: Late}
areas:
  - {code: "1", title: One, max: 3, cases: [{when: sent >= 80, score: full, illustrative: true}, {score: 0}]}
  - {code: "2", title: Two, max: 2, cases: [{when: filed >= 90, score: full}, {score: 1, illustrative: true}]}
  - {code: "3", title: Three, max: 2, cases: [{when: sent < 80, score: full}, {score: 0}]}
  - {code: "4", title: Four, max: 2, reported: true}
penalty: {cap: 1, items: [{code: P1, title: Late, max: 1, score: "min(full, late)"}]}
`)
	f := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(map[string]any{"sent": 50, "filed": 50})}
	table := published.Table{Unit: f.Unit, Total: published.Row{Points: nullDec("9")}, Rows: []published.Row{{Code: "1", Points: nullDec("3")}}}
	p, err := remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Published: &table})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"range!: the total is not known: it is from 2 to 5",
		"range! short: it is not known what was lost of 4, P1",
		"illustrative! short: by a rule that is an illustration and no source decides: what was lost of 2",
		"illustrative! short: with targets by an illustration that no source decides: actions for 1",
		"uncovered! short: without an action: what was perhaps lost of 4",
		"contradiction short: the published figures contradict in 2 place(s)",
		"lead short: without a lead: actions for 1, 2, P1",
		"deadline short: without a deadline: actions for 1, 2, P1",
		"loss: Sent: from 50% to at least 80%: sure score +1 point, but loses 2 points of item 3",
		"number short: the paper has no number", "date short: the paper has no date", "place short: the paper has no place",
		"legal_basis short: the paper has no legal basis",
		"signatory short: the paper lacks the position or the name of who signs",
	}, shownLacks(p, rubric.English))
	for i, want := range map[int]string{
		0: "range!: tổng điểm chưa xác định, mới biết nằm trong khoảng từ 2 đến 5 điểm",
		1: "range! short: chưa xác định được số điểm mất của tiêu chí 4, P1",
		6: "lead short: chưa có đơn vị, người chủ trì cho giải pháp đối với 1, 2, P1",
	} {
		assert.Equal(t, want, shownLacks(p, rubric.Vietnamese)[i])
	}
	assert.Equal(t, []string{"1"}, p.Check()[5].Codes, "the total is no item")

	b, err := json.Marshal(p)
	require.NoError(t, err)
	var written struct{ Lacks []remediation.Lack }
	require.NoError(t, json.Unmarshal(b, &written))
	assert.Equal(t, p.Check(), written.Lacks)

	// What is filled in is not asked for any more; without the table the range is printed.
	p.Head = catalogue.Head{Number: "15/KH-UBND", Place: rubric.Plain("p"), Date: catalogue.PaperDate{Year: 2026, Month: 2, Day: 8}}
	p.LegalBases, p.Signatory = []rubric.Text{rubric.Plain("b")}, catalogue.Signatory{Position: rubric.Plain("p"), Name: rubric.Plain("n")}
	for i := range p.Actions {
		p.Actions[i].Lead, p.Actions[i].Deadline = rubric.Plain("l"), day(2026, 6, 30)
	}
	p.Results.Published, p.Contradictions = nil, nil
	got := shownLacks(p, rubric.English)
	assert.Len(t, got, 6)
	assert.Equal(t, "range! short: the total is not known: it is from 2 to 5", got[0])
	p.Head.Date.Day, p.Head.Number = 0, " /KH-UBND"
	assert.Equal(t, []string{"number short: the paper has no number", "date short: the paper has no date"}, shownLacks(p, rubric.English)[6:])
}

// TestCheckNamesSome: a sentence names the first losses, the list has all.
func TestCheckNamesSome(t *testing.T) {
	p := &remediation.Plan{}
	for i := range 20 {
		p.Deficits = append(p.Deficits, remediation.Deficit{Code: fmt.Sprint(i)})
		p.Actions = append(p.Actions, remediation.Action{ID: fmt.Sprint("a", i), Deficits: []string{fmt.Sprint(i)}})
	}
	list := p.Check()
	require.Equal(t, remediation.LackLead, list[1].Kind)
	assert.Len(t, list[1].Actions, 20)
	assert.Equal(t, "without a lead: actions for 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …", list[1].Text.EN)
}

// TestPlanWithoutDeficits: what has full marks is kept up, and the title says so.
func TestPlanWithoutDeficits(t *testing.T) {
	s := compiled(t, trackedRubric)
	p, err := remediation.NewPlan(context.Background(), s, trackedFacts(90, 95, 0), nil, nil)
	require.NoError(t, err)
	assert.Empty(t, p.Deficits)
	assert.Len(t, p.KeepUp, 2)
	assert.Equal(t, rubric.Text{
		VI: "Kế hoạch duy trì, nâng cao chỉ số cải cách hành chính năm 2025",
		EN: "Plan to keep up and improve the 2025 administrative reform index",
	}, p.Title)
	assert.Empty(t, p.Uncovered())
	assert.Empty(t, lacks(p))
	p, err = remediation.NewPlan(context.Background(), s, trackedFacts(90, 95, 1), nil, nil)
	require.NoError(t, err)
	assert.Equal(t, "Plan to remedy the items of the 2025 administrative reform index below full marks", p.Title.EN, "a penalty is to be remedied, too")
}
