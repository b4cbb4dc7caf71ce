package main

import (
	"slices"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/urfave/cli/v3"
)

func (a *app) whatifVerb() verb {
	return verb{
		name: "whatif", args: "RUBRIC VARIANTS FACTS...", least: 3, most: -1,
		short: a.say("xem phương án sửa bộ chỉ số tác động ra sao", "say what variants of a rubric would change"),
		long: a.say(
			"Chấm các đơn vị theo bộ chỉ số hiện hành và theo từng phương án trong tệp 'VARIANTS' (quy tắc, điểm tối đa, thông số, mức xếp loại\nkhác; phương án có thể gộp nhiều phương án khác), rồi nêu bao nhiêu đơn vị tăng, giảm, đổi xếp loại, lên hay xuống hạng, theo\ntừng nhóm và từng mục; sau đó là các đơn vị thay đổi nhiều nhất kèm lý do. -widest đổi số đơn vị được nêu, 0 là không nêu.\nFACTS là tệp số liệu, biểu khai đã điền, hoặc bảng nhiều đơn vị (XLSX, CSV). Đơn vị có lỗi trong bảng được nêu theo từng ô\nvà không tính; khi đó mã thoát là 1.",
			"Scores the units by the rubric as it is and by every variant of the file VARIANTS (other rules, maxima, parameters, bands; variants\ncan be stacked), and says how many units gain, lose, change their band or their place, by group and by item; then which units\nchange most, and why. -widest is how many units are named, 0 names none.\nFACTS are facts files, forms that were filled in, or tables of many units (XLSX, CSV). A faulty unit of a table is named by its\ncells and left out; the exit code is 1 then.",
		),
		flags: []cli.Flag{a.widestFlag()},
		run:   a.whatif,
	}
}

// Units that are named by default, and at most.
const (
	fewWidest  = 3
	mostWidest = 1_000_000
)

func (a *app) widestFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "widest",
		Usage: a.say(
			"nêu `SỐ` đơn vị thay đổi nhiều nhất (mặc định 3)",
			"name the `NUMBER` of units that change most (by default 3)",
		),
	}
}

// widest returns how many units are named, as package policy takes it: none is −1.
func (a *app) widest(cmd *cli.Command) (int, error) {
	if !cmd.IsSet("widest") {
		return fewWidest, nil
	}
	v, err := a.numberOf("-widest", cmd.String("widest"), 0, mostWidest)
	switch {
	case err != nil:
		return 0, err
	case !v.IsInteger():
		return 0, a.troublef("-widest: cần một số nguyên, không phải %s",
			"-widest: expected a whole number, got %s", a.lang.Decimal(v))
	case v.IsZero():
		return -1, nil
	}
	return int(v.IntPart()), nil
}

func (a *app) whatif(cmd *cli.Command, args []string) error {
	opts := &policy.Options{}
	var err error
	if opts.Widest, err = a.widest(cmd); err != nil {
		return err
	}
	s, err := a.compile(args[0])
	if err != nil {
		return err
	}
	src, err := a.read(args[1])
	if err != nil {
		return err
	}
	variants, err := policy.Parse(args[1], src, s.Rubric(), nil)
	if err != nil {
		return err
	}
	units, err := a.givenUnits(s, args[2:])
	if err != nil {
		return err
	}
	c, err := a.compareVariants(s, units.facts, variants, opts)
	if err != nil {
		return err
	}
	if a.asJSON {
		err = a.print(c)
	} else {
		a.printVariants(s.Rubric(), c)
	}
	if a.showFaults(units.faults); err == nil && len(units.faults) > 0 {
		err = errFound
	}
	return err
}

// compareVariants scores the units, with their relative figures, by every variant.
func (a *app) compareVariants(
	s *scoring.Scorer, facts []scoring.Facts, variants *policy.Set, opts *policy.Options,
) (*policy.Comparison, error) {
	complete, err := peers.Complete(a.context, s, slices.Values(facts), nil)
	if err != nil {
		return nil, err
	}
	table, err := columnar.FromFacts(a.context, s, complete, nil)
	if err != nil {
		return nil, err
	}
	p := a.progress(a.say("đang so sánh các phương án", "comparing variants"), len(variants.Variants))
	defer p.stop()
	opts.Work = &scoring.Work{Progress: p.tell}
	return policy.Compare(a.context, s, table, variants, opts)
}

func (a *app) printVariants(r *rubric.Rubric, c *policy.Comparison) {
	p := a.printer()
	p.printf("%s\n", a.edition(r))
	p.printf(a.say("%d đơn vị\n\n", "%d unit(s)\n\n"), c.Units)
	rows := [][]string{a.changesHead(a.say("Phương án", "Variant"))}
	for i := range c.Variants {
		rows = append(rows, a.changesRow(c.Variants[i].Name, &c.Variants[i].Changes))
	}
	p.columns("", rows)
	for i := range c.Variants {
		a.printEffect(p, r, &c.Variants[i])
	}
}

// changesHead is the heading of a table of changes.
func (a *app) changesHead(of string) []string {
	return []string{
		of, a.say("tăng", "gain"), a.say("giảm", "lose"), a.say("giữ nguyên", "same"), a.say("chưa rõ", "open"),
		a.say("tổng điểm đổi", "sum"), a.say("đổi xếp loại", "bands"), a.say("lên hạng", "higher"), a.say("xuống hạng", "lower"),
	}
}

// changesRow is a row of a table of changes.
func (a *app) changesRow(name string, c *policy.Changes) []string {
	n := strconv.Itoa
	return []string{name, n(c.Gain), n(c.Lose), n(c.Same), n(c.Open), a.signed(c.Sum), n(c.Banded), n(c.Higher), n(c.Lower)}
}

// columns prints rows below a heading: texts to the left, all other columns to the right.
func (p *printer) columns(margin string, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
		}
	}
	for k, row := range rows {
		line := pad(row[0], widths[0])
		for i := 1; i < len(row); i++ {
			line += "  " + padLeft(row[i], widths[i])
		}
		if k == 0 {
			line = p.in(bold, line)
		}
		p.printf("%s%s\n", margin, line)
	}
}

func (a *app) printEffect(p *printer, r *rubric.Rubric, e *policy.Effect) {
	p.printf("\n%s", p.in(bold, e.Name))
	if title := e.Title.In(a.lang); title != "" {
		p.printf(": %s", title)
	}
	if e.Illustrative {
		p.printf("%s", a.say(" [minh hoạ]", " [illustrative]"))
	}
	p.printf("\n")
	if !e.Max.Equal(r.Max) {
		p.printf(a.say("  điểm tối đa %s\n", "  maximum %s\n"), a.lang.Decimal(e.Max))
	}
	rows := [][]string{a.changesHead(a.say("Nhóm", "Group"))}
	for i := range e.Groups {
		rows = append(rows, a.changesRow(a.groupName(r, e.Groups[i].Group), &e.Groups[i].Changes))
	}
	p.columns("  ", rows)
	for i := range e.Groups {
		for _, m := range e.Groups[i].Bands {
			if m.From != m.To {
				p.printf(a.say("  %s: xếp loại %s → %s: %d đơn vị\n", "  %s: band %s → %s: %d unit(s)\n"),
					a.groupName(r, e.Groups[i].Group), a.band(m.From), a.band(m.To), m.Units)
			}
		}
	}
	for _, it := range e.Items {
		if !it.Leaf {
			continue
		}
		p.printf("  %s %s", p.in(cyan, it.Code), it.Title.In(a.lang))
		switch {
		case !it.Before.Valid:
			p.printf(a.say(", mục mới, tối đa %s", ", new, maximum %s"), a.lang.Decimal(it.After.Decimal))
		case !it.After.Valid:
			p.printf(a.say(", bị bỏ, tối đa %s", ", gone, maximum %s"), a.lang.Decimal(it.Before.Decimal))
		case !it.Before.Decimal.Equal(it.After.Decimal):
			p.printf(a.say(", tối đa %s → %s", ", maximum %s → %s"), a.lang.Decimal(it.Before.Decimal), a.lang.Decimal(it.After.Decimal))
		}
		p.printf(a.say(": %d đơn vị tăng, %d đơn vị giảm, tổng cộng %s\n", ": units that gain: %d, that lose: %d, %s together\n"),
			it.Gain, it.Lose, a.signed(it.Sum))
	}
	if !e.Rest.IsZero() {
		p.printf(a.say("  quy đổi, mức trần và giới hạn điểm: %s\n", "  rescaling, caps and limits: %s\n"), a.signed(e.Rest))
	}
	for i := range e.Widest {
		u := &e.Widest[i]
		if u.Change.IsZero() {
			continue
		}
		p.printf("  %s %s\n", p.in(yellow, "±"), u.Text().In(a.lang))
		for _, m := range u.Items {
			p.printf("      %s %s: %s → %s\n", m.Code, m.Title.In(a.lang),
				a.moved(m.Before.Valid, a.lang.Decimal(m.Before.Decimal), m.StatusBefore, m.ReasonBefore),
				a.moved(m.After.Valid, a.lang.Decimal(m.After.Decimal), m.StatusAfter, m.ReasonAfter))
		}
	}
}

// moved says what an item comes to on one side, and why.
func (a *app) moved(known bool, points string, s scoring.Status, reason rubric.Text) string {
	switch {
	case !known && s == 0:
		return a.say("không có mục này", "not there")
	case !known:
		points = a.status(s)
	}
	if !reason.IsZero() {
		points += " (" + reason.In(a.lang) + ")"
	}
	return points
}

func (a *app) band(t rubric.Text) string {
	if t.IsZero() {
		return a.say("chưa xếp loại", "none")
	}
	return t.In(a.lang)
}
