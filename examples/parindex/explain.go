package main

import (
	"fmt"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/urfave/cli/v3"
)

func (a *app) explainVerb() verb {
	return verb{
		name: "explain", args: "RUBRIC FACTS CODE", least: 3, most: 3, working: true,
		short: a.say("giải thích điểm của một tiêu chí", "explain the points of an item"),
		long: a.say(
			"In từng bước: điều kiện nào đã xét, đúng hay sai vì số liệu nào, còn cách ngưỡng bao xa; rồi những thay đổi\nnhỏ nhất của số liệu để lấy lại điểm.",
			"Prints step by step which conditions were tried, which figures made them hold or not, and how far these are from\nwhat is required; then the smallest changes of figures that would win points back.",
		),
		run: func(_ *cli.Command, args []string) error {
			s, f, _, err := a.score(args[0], args[1])
			if err != nil {
				return err
			}
			e, err := s.Explain(f, args[2])
			if err != nil {
				return &trouble{locale.In(a.lang, err)}
			}
			p := a.progress(a.say("đang tìm thay đổi", "looking for changes"), 0)
			improvements, err := improve.Leaf(a.context, s, f, args[2], a.work(p))
			p.stop()
			if err != nil {
				return err
			}
			if !a.asJSON {
				a.printExplanation(s, e, improvements)
				return nil
			}
			return a.print(struct {
				*scoring.Explanation
				*improve.Improvements
			}{e, improvements})
		},
	}
}

func (a *app) printExplanation(s *scoring.Scorer, e *scoring.Explanation, improvements *improve.Improvements) {
	p := a.printer()
	a.printHead(p, s.Rubric(), e.Unit)
	it := e.Item
	p.printf("\n%s\n", p.in(bold, it.Code+" "+it.Title.In(a.lang)))
	p.printf(
		a.say("%s trên %s điểm, %s\n", "%s of %s points, %s\n"),
		a.number(it.Points, it.Range.Least, it.Range.Most),
		a.lang.Decimal(it.Max),
		a.status(it.Status),
	)
	if !it.Error.IsZero() {
		p.printf("%s\n", p.in(red, it.Error.In(a.lang)))
	} else if why := it.Reason.In(a.lang); why != "" {
		p.printf("%s\n", why)
	}
	p.printf("\n%s\n", p.in(bold, a.say("Từng bước", "Step by step")))
	for i, step := range e.Steps {
		mark := map[scoring.Held]string{scoring.HeldYes: p.in(green, "✓"), scoring.HeldNo: p.in(red, "✗"), scoring.HeldFailed: p.in(red, "!")}[step.Held]
		if mark == "" {
			mark = p.in(yellow, "?")
		}
		place := ""
		if step.Line > 0 {
			place = p.in(dim, fmt.Sprintf(" (%s:%d:%d)", e.File, step.Line, step.Column))
		}
		p.printf("  %d. %s %s%s\n", i+1, mark, step.Text.In(a.lang), place)
	}
	if len(improvements.List) > 0 {
		p.printf("\n%s\n", p.in(bold, a.say("Để lấy lại điểm", "What would win it back")))
	}
	for _, m := range improvements.List {
		p.printf("  • %s\n", m.Text.In(a.lang))
	}
	if improvements.Complete {
		return
	}
	none := a.say("Có thể còn thay đổi khác làm tăng điểm:", "There may be other changes that win points back:")
	if len(improvements.List) == 0 {
		none = a.say(
			"Chưa tìm được thay đổi số liệu nào làm tăng điểm, nhưng cũng chưa chứng minh là không có:",
			"No change of a figure was found that wins points back; that there is none is not proved:",
		)
	}
	p.printf("\n%s\n", none)
	for _, g := range improvements.Gaps {
		p.printf("  – %s\n", g.Text.In(a.lang))
	}
}
