package main

import (
	"encoding/json"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/urfave/cli/v3"
)

func (a *app) diffVerb() verb {
	return verb{
		name: "diff", args: "OLD NEW", least: 2, most: 2, working: true,
		short: a.say("so sánh hai bộ chỉ số", "say what a new edition changes"),
		long: a.say(
			"Liệt kê mục thêm, bớt, đổi mã, điểm tối đa, chỉ tiêu, mức xếp loại... Với mỗi quy tắc: chứng minh vẫn cho cùng\nkết quả với mọi số liệu, hoặc đưa ra số liệu cho kết quả khác nhau. Cũng cho biết bộ mới có khi nào cho\nđơn vị ít điểm hơn hoặc nhiều điểm hơn hay không. Mã thoát 1 nếu có khác biệt.",
			"Lists items added, removed and renumbered, maxima, inputs, bands... Of every rule it proves that it comes to the\nsame for all facts, or gives facts for which it does not. It also says whether the new edition ever\ngives a unit less, or more. The exit code is 1 if anything differs.",
		),
		run: a.diff,
	}
}

func (a *app) diff(cmd *cli.Command, args []string) error {
	older, err := a.compile(args[0])
	if err != nil {
		return err
	}
	newer, err := a.compile(args[1])
	if err != nil {
		return err
	}
	p := a.progress(a.say("đang so sánh quy tắc", "comparing rules"), 0)
	d, err := verify.Editions(a.context, older, newer, a.work(p))
	p.stop()
	if err != nil {
		return err
	}
	if a.asJSON {
		err = a.print(d)
	} else {
		a.printDifference(older.Rubric(), newer.Rubric(), d)
	}
	if err == nil && d.Differs() {
		err = errFound
	}
	return err
}

func (a *app) printDifference(older, newer *rubric.Rubric, d *verify.EditionComparison) {
	p := a.printer()
	p.printf("%s\n%s\n", p.in(red, "- "+a.edition(older)), p.in(green, "+ "+a.edition(newer)))
	for _, part := range []struct {
		name   verify.RubricPart
		vi, en string
	}{
		{verify.OfRubric, "Bộ chỉ số", "Rubric"}, {verify.OfInput, "Chỉ tiêu", "Inputs"},
		{verify.OfParameter, "Thông số", "Parameters"},
		{verify.OfRelation, "Ràng buộc", "Relations"}, {verify.OfSurvey, "Điều tra xã hội học", "Surveys"},
		{verify.OfRound, "Vòng đánh giá", "Rounds"}, {verify.OfItem, "Các mục", "Items"},
		{verify.OfBonus, "Điểm thưởng", "Bonus"}, {verify.OfPenalty, "Điểm trừ", "Penalty"}, {verify.OfBand, "Xếp loại", "Bands"},
	} {
		first := true
		for _, c := range d.Changes {
			if c.Part != part.name {
				continue
			}
			if first {
				p.printf("\n%s\n", p.in(bold, a.say(part.vi, part.en)))
			}
			first = false
			a.printChange(p, c)
		}
	}
	p.printf("\n%s\n", p.in(bold, a.say("Quy tắc", "Rules")))
	for _, c := range d.Compared {
		a.printCompared(p, c)
	}
	p.printf(a.say(
		"  %d cho cùng kết quả (%d được viết lại), %d khác, %d chưa quyết định được\n",
		"  %d come to the same (%d written otherwise), %d differ, %d undecided\n",
	), d.Rules.Same, d.Rules.Rewritten, d.Rules.Different, d.Rules.Undecided)
	if d.Differs() {
		p.printf("\n%s\n", p.in(bold, a.say("Điểm cuối cùng", "Final scores")))
		a.printShift(p, "", d.Less)
		a.printShift(p, "", d.More)
	}
}

// printShift says whether something ever goes one way.
func (a *app) printShift(p *printer, indent string, s verify.Shift) {
	mark := map[verify.Outcome]string{verify.Proved: p.in(green, "="), verify.Refuted: p.in(red, "≠")}[s.Outcome]
	if mark == "" {
		mark = p.in(yellow, "?")
	}
	p.printf("  %s%s %s\n", indent, mark, s.Message.In(a.lang))
}

func (a *app) printChange(p *printer, c verify.EditionChange) {
	name := c.Name
	if name != "" {
		name += " "
	}
	switch c.Kind {
	case verify.ChangeAdded:
		p.printf("  %s\n", p.in(green, "+ "+name+a.value(c.New)))
	case verify.ChangeRemoved:
		p.printf("  %s\n", p.in(red, "- "+name+a.value(c.Old)))
	case verify.ChangeMoved:
		key := a.say("đổi mã", "renumbered")
		if c.Key == "parent" {
			key = a.say("chuyển chỗ", "moved")
		}
		p.printf("  %s %s%s: %s → %s\n", p.in(cyan, "→"), name, key, a.value(c.Old), a.value(c.New))
	default:
		p.printf("  %s %s%s: %s → %s\n", p.in(yellow, "~"), name, c.Key, a.value(c.Old), a.value(c.New))
	}
}

// value writes a JSON value for people.
func (a *app) value(v json.RawMessage) string {
	var t rubric.Text
	var s string
	switch {
	case v == nil:
		return "–"
	case json.Unmarshal(v, &s) == nil:
		return s
	case json.Unmarshal(v, &t) == nil:
		return t.In(a.lang)
	}
	return string(v)
}

func (a *app) printCompared(p *printer, c verify.ComparedRule) {
	code := c.New
	if c.Old != c.New {
		code = c.Old + " → " + c.New
	}
	switch c.Outcome {
	case verify.Proved:
		p.printf(
			"  %s %s: %s\n",
			p.in(green, "≡"),
			code,
			a.say("viết lại, được chứng minh là tương đương", "written otherwise, proved equivalent"),
		)
	case verify.Refuted:
		p.printf("  %s %s: %s\n", p.in(red, "≠"), code, c.Message.In(a.lang))
		a.printShift(p, "  ", c.Less)
		a.printShift(p, "  ", c.More)
	default:
		p.printf("  %s %s: %s\n", p.in(yellow, "?"), code, c.Message.In(a.lang))
	}
}
