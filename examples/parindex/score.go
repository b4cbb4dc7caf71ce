package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) scoreVerb() verb {
	return verb{
		name: "score", args: "RUBRIC FACTS", least: 2, most: 2,
		short: a.say("chấm điểm một đơn vị", "score a unit"),
		long: a.say(
			"In điểm của từng mục, điểm mất và lý do, tổng điểm và xếp loại. Số liệu chưa biết không bao giờ được tính là 0:\nkhi đó in khoảng điểm còn có thể đạt. FACTS là tệp số liệu, hoặc biểu khai đã điền (XLSX, CSV; lập bằng lệnh \"form\").\nMã thoát 1 nếu có mục bị lỗi khi tính. Với -md, -html, -docx, -xlsx, ghi bảng tự chấm điểm thành tệp thay vì in ra.",
			"Prints the points of every item, what was lost and why, the total and the band. A figure that is not known is\nnever taken for zero: the range still possible is printed. FACTS is a facts file, or a form that was filled in (XLSX,\nCSV; the verb \"form\" makes it). The exit code is 1 if an item fails. With -md, -html, -docx and -xlsx the\nself-score table is written into files instead.",
		),
		flags: a.documentFlags(a.say("bảng tự chấm điểm", "the self-score table")),
		run: func(cmd *cli.Command, args []string) error {
			s, _, result, err := a.score(args[0], args[1])
			if err != nil {
				return err
			}
			written, err := a.writeDocuments(cmd, func(string) (*document.Document, error) {
				return document.NewSelfScore(result, nil, &document.Paper{Lang: a.lang})
			})
			switch {
			case err != nil:
				return err
			case a.asJSON:
				err = a.print(result)
			case !written:
				a.printResult(s.Rubric(), result)
			}
			if err == nil && failed(result) {
				err = errFound
			}
			return err
		},
	}
}

// failed reports whether a leaf failed.
func failed(r *scoring.Result) bool {
	for _, list := range lists(r) {
		for _, it := range list {
			if it.Status == scoring.Failed {
				return true
			}
		}
	}
	return false
}

// lists returns the items of the areas, the bonus and the penalty.
func lists(r *scoring.Result) [][]*scoring.Item {
	out := [][]*scoring.Item{r.Areas()}
	for _, adjustment := range []*scoring.Adjustment{r.Bonus(), r.Penalty()} {
		if adjustment != nil {
			out = append(out, adjustment.Items)
		}
	}
	return out
}

func (a *app) printResult(r *rubric.Rubric, result *scoring.Result) {
	p := a.printer()
	a.printHead(p, r, result.Unit)
	p.printf(
		"%s\n",
		p.in(bold, fmt.Sprintf("%s %s %s %s  %s", pad(a.say("Mã", "Code"), 12), padLeft(a.say("Điểm", "Points"), 11),
			padLeft(a.say("Tối đa", "Max"), 7), padLeft(a.say("Mất", "Lost"), 11), a.say("Nội dung", "Title"))),
	)
	for i, list := range lists(result) {
		if i > 0 {
			p.printf("%s\n", p.in(bold, a.adjustmentName(result, i)))
		}
		for _, it := range list {
			a.printItem(p, it, 0, i == 0)
		}
	}
	a.printTotal(p, result)
}

// printHead says which edition a unit is scored by.
func (a *app) printHead(p *printer, r *rubric.Rubric, u scoring.Unit) {
	name := u.Name.In(a.lang)
	if name == "" {
		name = u.ID
	}
	p.printf("%s\n%s\n", p.in(bold, name), a.edition(r))
}

// edition names an edition: rubric, number and date of the decision.
func (a *app) edition(r *rubric.Rubric) string {
	mark := ""
	if r.Illustrative {
		mark = a.say(" [minh hoạ]", " [illustrative]")
	}
	return fmt.Sprintf("%s (%s, %s)%s", r.ID, r.Decision.Number, r.Decision.Date.Written(a.lang), mark)
}

func (a *app) adjustmentName(r *scoring.Result, i int) string {
	if i == 1 && r.Bonus() != nil {
		return a.say("Điểm thưởng", "Bonus")
	}
	return a.say("Điểm trừ", "Penalty")
}

// printItem prints an item of the areas, or of an adjustment, which loses nothing.
func (a *app) printItem(p *printer, it *scoring.Item, depth int, loses bool) {
	colour := plain
	switch {
	case it.Status == scoring.Failed:
		colour = red
	case it.Status == scoring.Missing:
		colour = yellow
	case depth == 0:
		colour = bold
	}
	lost := a.lang.Decimal(it.Lost.Decimal)
	switch {
	case !loses, !it.Lost.Valid && it.Points.Valid, it.Status == scoring.NotApplicable && !it.Points.Valid:
		lost = "–"
	case !it.Lost.Valid:
		lost = a.number(it.Lost, it.LostRange.Least, it.LostRange.Most)
	}
	note, most := "", a.lang.Decimal(it.Max)
	switch {
	case it.Unscored:
		most, note = "–", " ["+a.say("không chấm điểm", "unscored")+"]"
	case it.Status != scoring.Scored && len(it.Items) == 0:
		note = " [" + a.status(it.Status) + "]"
	}
	p.printf(
		"%s\n",
		p.in(
			colour,
			fmt.Sprintf(
				"%s %s %s %s  %s%s",
				pad(strings.Repeat("  ", depth)+it.Code, 12),
				padLeft(a.number(it.Points, it.Range.Least, it.Range.Most), 11),
				padLeft(most, 7),
				padLeft(lost, 11),
				it.Title.In(a.lang),
				note,
			),
		),
	)
	full := it.Lost.Valid && it.Lost.Decimal.IsZero()
	if why := cmp.Or(it.Error.In(a.lang), it.Reason.In(a.lang)); why != "" && (!full || len(it.Items) > 0) {
		p.printf("%s%s\n", strings.Repeat(" ", 46), p.in(dim, "↳ "+why))
	}
	for _, child := range it.Items {
		a.printItem(p, child, depth+1, loses)
	}
}

func (a *app) printTotal(p *printer, r *scoring.Result) {
	t := r.Total
	line := func(vi, en, value string) { p.printf("%s %s\n", pad(a.say(vi, en), 26), value) }
	of := func(v decimal.NullDecimal, least, most decimal.Decimal, max decimal.NullDecimal) string {
		out := a.number(v, least, most)
		if max.Valid {
			out += " / " + a.lang.Decimal(max.Decimal)
		}
		return out
	}
	p.printf("\n")
	line("Tổng các lĩnh vực", "All areas", of(t.Points, t.Range.Least, t.Range.Most, t.Applicable))
	if t.Rescaled.Valid && t.Applicable.Valid && !t.Applicable.Decimal.Equal(t.Max) {
		line("Quy đổi", "Rescaled", a.number(t.Rescaled, decimal.Zero, decimal.Zero))
	}
	if b := r.Bonus(); b != nil {
		line("Điểm thưởng", "Bonus", a.number(b.Counted, b.Range.Least, b.Range.Most))
	}
	if b := r.Penalty(); b != nil {
		line("Điểm trừ", "Penalty", a.number(b.Counted, b.Range.Least, b.Range.Most))
	}
	p.printf(
		"%s\n",
		p.in(
			bold,
			pad(
				a.say("Điểm cuối cùng", "Final score"),
				26,
			)+" "+of(
				t.Final,
				t.FinalRange.Least,
				t.FinalRange.Most,
				decimal.NewNullDecimal(t.Max),
			),
		),
	)
	if t.Unbounded.Valid {
		why := a.say("trước khi áp mức thấp nhất và cao nhất: ", "before the floor and the ceiling: ")
		p.printf("%s%s\n", strings.Repeat(" ", 27), p.in(dim, "↳ "+why+a.lang.Decimal(t.Unbounded.Decimal)))
	}
	for _, reason := range t.Open {
		p.printf("%s%s\n", strings.Repeat(" ", 27), p.in(dim, "↳ "+reason.Text.In(a.lang)))
	}
	if t.Index.Valid {
		line("Chỉ số (%)", "Index (%)", a.lang.Decimal(t.Index.Decimal))
	}
	if !t.Band.IsZero() {
		p.printf("%s\n", p.in(bold, pad(a.say("Xếp loại", "Band"), 26)+" "+t.Band.In(a.lang)))
	}
	if len(t.PossibleBands) > 0 {
		var names []string
		for _, b := range t.PossibleBands {
			names = append(names, b.In(a.lang))
		}
		line("Xếp loại", "Band", a.say("chưa rõ, có thể: ", "not known, perhaps: ")+strings.Join(names, ", "))
	}
	if !t.NoBand.IsZero() {
		line("Xếp loại", "Band", a.say("không có: ", "none: ")+t.NoBand.In(a.lang))
	}
	for _, b := range t.PassedOver {
		p.printf("%s%s\n", strings.Repeat(" ", 27), p.in(dim, "↳ "+b.Reason.In(a.lang)))
	}
}
