package main

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/urfave/cli/v3"
)

func (a *app) diffVerb() verb {
	return verb{
		name: "diff", args: "OLD NEW", least: 2, most: 2,
		short: a.say("so sánh hai bộ chỉ số", "say what a new edition changes"),
		long: a.say(
			"Liệt kê mục thêm, bớt, đổi mã, điểm tối đa, chỉ tiêu, mức xếp loại... Với mỗi quy tắc: chứng minh vẫn cho cùng\nkết quả với mọi số liệu, hoặc đưa ra số liệu cho kết quả khác nhau. Mã thoát 1 nếu có khác biệt.",
			"Lists items added, removed and renumbered, maxima, inputs, bands... Of every rule it proves that it comes to the\nsame for all facts, or gives facts for which it does not. The exit code is 1 if anything differs."),
		flags: []cli.Flag{a.stepsFlag("giới hạn công sức cho mỗi quy tắc: `SỐ` bước", "bound the work on one rule: `NUMBER` of steps")},
		run:   a.diff,
	}
}

// difference is what a new edition changes, for machines.
type difference struct {
	Schema  int            `json:"schema"`
	Old     rubric.Edition `json:"old"`
	New     rubric.Edition `json:"new"`
	Changes []change       `json:"changes"`
	Rules   ruleCounts     `json:"rules"`
	// Compared are the rules that differ, that may, or that are written otherwise.
	Compared []comparedRule `json:"compared"`
}

type ruleCounts struct {
	Same      int `json:"same"`      // come to the same, all told
	Rewritten int `json:"rewritten"` // of these: written otherwise
	Different int `json:"different"`
	Undecided int `json:"undecided"`
}

type comparedRule struct {
	Old        string          `json:"old"` // codes
	New        string          `json:"new"`
	Outcome    verify.Outcome  `json:"outcome"`
	Message    rubric.Text     `json:"message"`
	OldExample *verify.Example `json:"old_example,omitempty"`
	NewExample *verify.Example `json:"new_example,omitempty"`
	Rewritten  bool            `json:"rewritten,omitempty"`
}

func (a *app) diff(cmd *cli.Command, args []string) error {
	o, err := a.verifyOptions(cmd)
	if err != nil {
		return err
	}
	older, err := a.compile(args[0])
	if err != nil {
		return err
	}
	newer, err := a.compile(args[1])
	if err != nil {
		return err
	}
	e := compareEditions(older.Rubric(), newer.Rubric())
	d := &difference{Schema: jsonform.Schema, Old: older.Edition(), New: newer.Edition(),
		Changes: append([]change{}, e.changes...), Compared: []comparedRule{}}
	p := a.progress(a.say("đang so sánh quy tắc", "comparing rules"), len(e.pairs))
	for _, pair := range e.pairs {
		if pair.old.Leaf() && pair.new.Leaf() {
			if err := d.compare(older, newer, pair, o); err != nil {
				return err
			}
		}
		p.step()
	}
	p.stop()
	if a.asJSON {
		err = a.print(d)
	} else {
		a.printDifference(older.Rubric(), newer.Rubric(), d)
	}
	if err == nil && len(d.Changes)+d.Rules.Different+d.Rules.Undecided > 0 {
		err = errFound
	}
	return err
}

func (d *difference) compare(older, newer *scoring.Scorer, p pair, o *verify.Options) error {
	c, err := verify.Compare(context.Background(), older, p.old.Code, newer, p.new.Code, o)
	if err != nil {
		return err
	}
	rewritten := written(p.old.Item) != written(p.new.Item)
	switch c.Outcome {
	case verify.Proved:
		d.Rules.Same++
		if !rewritten {
			return nil
		}
		d.Rules.Rewritten++
	case verify.Refuted:
		d.Rules.Different++
	default:
		d.Rules.Undecided++
	}
	d.Compared = append(d.Compared, comparedRule{c.Old, c.New, c.Outcome, c.Message, c.OldExample, c.NewExample, rewritten})
	return nil
}

// written returns how a leaf is scored, as it is written.
func written(it *rubric.Item) string {
	cases := slices.Clone(it.Cases)
	for i := range cases {
		cases[i].Reason = rubric.Text{}
	}
	b, _ := json.Marshal([]any{it.Applies, it.Arises, cases, it.Rule, it.Reported})
	return string(b)
}

func (a *app) printDifference(older, newer *rubric.Rubric, d *difference) {
	p := a.printer()
	p.printf("%s\n%s\n", p.in(red, "- "+a.edition(older)), p.in(green, "+ "+a.edition(newer)))
	for _, part := range []struct{ name, vi, en string }{
		{"rubric", "Bộ chỉ số", "Rubric"}, {"input", "Chỉ tiêu", "Inputs"}, {"item", "Các mục", "Items"},
		{"bonus", "Điểm thưởng", "Bonus"}, {"penalty", "Điểm trừ", "Penalty"}, {"band", "Xếp loại", "Bands"},
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
	p.printf(a.say("  %d cho cùng kết quả (%d được viết lại), %d khác, %d chưa quyết định được\n",
		"  %d come to the same (%d written otherwise), %d differ, %d undecided\n"), d.Rules.Same, d.Rules.Rewritten, d.Rules.Different, d.Rules.Undecided)
}

func (a *app) printChange(p *printer, c change) {
	name := c.Name
	if name != "" {
		name += " "
	}
	switch c.Kind {
	case "added":
		p.printf("  %s\n", p.in(green, "+ "+name+a.value(c.New)))
	case "removed":
		p.printf("  %s\n", p.in(red, "- "+name+a.value(c.Old)))
	case "moved":
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

func (a *app) printCompared(p *printer, c comparedRule) {
	code := c.New
	if c.Old != c.New {
		code = c.Old + " → " + c.New
	}
	switch c.Outcome {
	case verify.Proved:
		p.printf("  %s %s: %s\n", p.in(green, "≡"), code, a.say("viết lại, được chứng minh là tương đương", "written otherwise, proved equivalent"))
	case verify.Refuted:
		p.printf("  %s %s: %s\n", p.in(red, "≠"), code, c.Message.In(a.lang))
	default:
		p.printf("  %s %s: %s\n", p.in(yellow, "?"), code, c.Message.In(a.lang))
	}
}
