package document

import (
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
)

// finalRows are the steps from the total of the areas to the final score. They add up: the
// least of it is made of the least of the areas and the bonus and the most of the penalty.
// A published table does not say how its total comes about: of one only the total follows.
func (t *appendixMaker) finalRows() {
	p := t.plan
	r := p.Results
	if r.Total.Max.IsZero() {
		return
	}
	step := func(title string, points scoring.Range) []office.Cell {
		cells := make([]office.Cell, colCount)
		cells[colItem].Text, cells[colGot] = title, t.column(points)
		return cells
	}
	if rescaled(r) && t.published() == nil {
		t.add(office.Row{Cells: step(t.say(rescaledRow), r.Rescaled)}, "")
	}
	if r.Bonus.Most.IsPositive() && t.published() == nil {
		t.add(office.Row{Cells: step(t.say(bonusRow), r.Bonus)}, "")
	}
	if r.Penalty.Most.IsPositive() || len(p.Penalties) > 0 {
		var reasons []string
		for _, x := range p.Penalties {
			what := numbered(x.Code, t.in(x.Title)) + " (" + t.within(x.Range) + ")"
			reasons = append(reasons, ended(what+t.because(t.in(x.Reason)), "."))
		}
		cells := step(t.say(penaltyTitle), scoring.Range{Least: r.Penalty.Most.Neg(), Most: r.Penalty.Least.Neg()})
		cells[colReason].Text = some(" ", reasons...)
		t.actions(cells, func(a remediation.Action) bool { return len(a.Penalties) > 0 }, t.penaltyAims())
	}
	if final := t.totalLine().got; !final.Equal(t.sumOfAreas().got) {
		t.add(office.Row{Cells: step(t.say(finalRow), final)}, "")
	}
}

// penaltyAims returns the figures to reach against penalties.
func (t *appendixMaker) penaltyAims() func(remediation.Action) []string {
	if t.opts.Form == Note {
		return t.penaltyWins()
	}
	return func(a remediation.Action) (out []string) {
		for _, code := range a.Penalties {
			out = append(out, t.aims(a, code)...)
		}
		return out
	}
}
