package main

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

// compare compares the two rounds that a flag names.
func (a *app) compare(y *year, names string) (*assessment.Comparison, error) {
	from, to, two := strings.Cut(names, ",")
	if !two {
		return nil, a.troublef(
			"-compare nhận tên hai vòng, ví dụ self,appraisal_2; không nhận %q",
			"-compare takes the names of two rounds, such as self,appraisal_2, not %q", names)
	}
	first, err := a.round(y, from)
	if err != nil {
		return nil, err
	}
	last, err := a.round(y, to)
	if err != nil {
		return nil, err
	}
	return y.state.Compare(first.Name, last.Name)
}

// printComparison prints what the records between two rounds changed: of the final score,
// then of every leaf, each as a column of numbers that adds up.
func (a *app) printComparison(y *year, c *assessment.Comparison) {
	p := a.printer()
	a.printHead(p, y.rubric, c.Unit)
	from, to := y.state.Round(c.From).Title.In(a.lang), y.state.Round(c.To).Title.In(a.lang)
	p.printf(a.say("Từ vòng “%s” đến vòng “%s”\n\n", "From “%s” to “%s”\n\n"), from, to)
	p.printf("%s\n", p.in(bold, strings.Repeat(" ", 24)+padLeft(a.say("thấp nhất", "least"), 11)+" "+padLeft(a.say("cao nhất", "most"), 11)))
	a.printMoves(p, a.say("Điểm cuối cùng", "Final score"), from, to, &c.Total)
	if len(c.Items) == 0 {
		p.printf("\n%s\n", a.say("Không có bản ghi nào làm thay đổi điểm.", "No record changed any points."))
	}
	for _, it := range c.Items {
		p.printf("\n")
		a.printMoves(p, it.Code+" "+it.Title.In(a.lang), from, to, it)
	}
}

// printMoves prints a number of points before, what each record made of it, and after.
func (a *app) printMoves(p *printer, title, from, to string, c *assessment.Change) {
	row := func(s style, name string, r scoring.Range, write func(scoring.Range) (string, string), after string) {
		least, most := write(r)
		p.printf("%s\n", strings.TrimRight(p.in(s, pad("  "+name, 24)+padLeft(least, 11)+" "+padLeft(most, 11))+"  "+after, " "))
	}
	points := func(r scoring.Range) (string, string) { return a.lang.Decimal(r.Least), a.lang.Decimal(r.Most) }
	difference := func(r scoring.Range) (string, string) { return a.signed(r.Least), a.signed(r.Most) }
	p.printf("%s\n", p.in(bold, title))
	row(plain, from, c.Before, points, "")
	for _, step := range c.Steps {
		text := step.Text.In(a.lang)
		if len(step.Items) > 0 {
			text = fmt.Sprintf(a.say("mục %s: %s", "item %s: %s"), strings.Join(step.Items, ", "), text)
		}
		row(plain, "  "+a.recordNamed(step.Record), step.Difference, difference, text)
	}
	row(plain, to, c.After, points, "")
	if len(c.Steps) > 1 {
		row(dim, a.say("cộng các thay đổi", "sum of the changes"), c.Difference, difference, "")
	}
}
