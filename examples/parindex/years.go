package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/urfave/cli/v3"
)

func (a *app) yearsVerb() verb {
	return verb{
		name: "years", args: "EARLIER LATER", least: 2, most: 2,
		short: a.say("tách điểm thay đổi giữa hai năm theo nguyên nhân", "say what moved scores from one year to the next"),
		long: a.say(
			"Chấm các đơn vị của hai năm, mỗi năm theo bộ chỉ số của năm đó, rồi tách chính xác phần điểm thay đổi của từng đơn vị thành\nphần do quy tắc, do điểm tối đa và do số liệu; các phần cộng lại đúng bằng mức thay đổi. -from là số liệu năm trước, -to là\nsố liệu năm sau (tệp số liệu, biểu khai, hoặc bảng nhiều đơn vị), có thể nêu nhiều lần. -map là tệp đối chiếu mục giữa hai bộ\nchỉ số; không có thì đối chiếu theo mã và tên mục.\nKhông có -from và -to thì in ra tệp đối chiếu được đề xuất để rà soát: dòng có 'proposed' là chỗ chưa ai xác nhận.\nĐơn vị có lỗi trong bảng được nêu theo từng ô và không tính; khi đó mã thoát là 1.",
			"Scores the units of two years, each by the edition of its year, and splits the change of every score exactly into what comes from\nrules, from maxima and from figures; the parts add up to the change. -from is the figures of the earlier year, -to those of the\nlater one (facts files, forms, or tables of many units), as often as needed. -map says which items of one edition are those of the\nother; without it they are matched by codes and titles.\nWithout -from and -to the proposed map is printed, for people to correct: nobody has confirmed lines with the word proposed.\nA faulty unit of a table is named by its cells and left out; the exit code is 1 then.",
		),
		flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "from", Usage: a.say("số liệu năm trước: `TỆP`", "figures of the earlier year: `FACTS`")},
			&cli.StringSliceFlag{Name: "to", Usage: a.say("số liệu năm sau: `TỆP`", "figures of the later year: `FACTS`")},
			&cli.StringFlag{
				Name:  "map",
				Usage: a.say("tệp đối chiếu mục giữa hai bộ chỉ số: `TỆP`", "the map between the editions: `MAP`"),
			},
			a.widestFlag(),
		},
		run: a.years,
	}
}

func (a *app) years(cmd *cli.Command, args []string) error {
	widest, err := a.widest(cmd)
	if err != nil {
		return err
	}
	earlier, err := a.compile(args[0])
	if err != nil {
		return err
	}
	later, err := a.compile(args[1])
	if err != nil {
		return err
	}
	codes, err := a.mapOf(cmd.String("map"), earlier, later)
	if err != nil {
		return err
	}
	from, to := cmd.StringSlice("from"), cmd.StringSlice("to")
	switch {
	case len(from) == 0 && len(to) == 0 && a.asJSON:
		return a.print(codes)
	case len(from) == 0 && len(to) == 0:
		_, err := a.out.Write([]byte(a.mapFile(codes, earlier.Rubric(), later.Rubric())))
		return err
	case len(from) == 0 || len(to) == 0:
		return a.troublef("cần cả -from và -to", "both -from and -to are needed")
	}
	was, err := a.givenUnits(earlier, from)
	if err != nil {
		return err
	}
	is, err := a.givenUnits(later, to)
	if err != nil {
		return err
	}
	p := a.progress(a.say("đang so sánh hai năm", "comparing the years"), 0)
	b, err := bridge.Compare(a.context, bridge.Year{Scorer: earlier, Units: slices.Values(was.facts)},
		bridge.Year{Scorer: later, Units: slices.Values(is.facts)}, codes, &scoring.Work{Progress: p.tell})
	p.stop()
	if err != nil {
		return err
	}
	report := b.Report()
	if a.asJSON {
		err = a.print(report)
	} else {
		a.printYears(earlier.Rubric(), later.Rubric(), codes, report, widest)
	}
	faults := slices.Concat(was.faults, is.faults)
	if a.showFaults(faults); err == nil && len(faults) > 0 {
		err = errFound
	}
	return err
}

// mapOf reads the map between two editions, or proposes one where there is no file.
func (a *app) mapOf(file string, earlier, later *scoring.Scorer) (*bridge.Map, error) {
	if file != "" {
		src, err := a.read(file)
		if err != nil {
			return nil, err
		}
		return bridge.ParseMap(file, src, earlier.Rubric(), later.Rubric(), nil)
	}
	p := a.progress(a.say("đang đối chiếu hai bộ chỉ số", "matching the editions"), 0)
	defer p.stop()
	return bridge.Propose(a.context, earlier, later, a.work(p))
}

// mapFile writes a map as a file for people to correct, with the titles of the items.
func (a *app) mapFile(m *bridge.Map, earlier, later *rubric.Rubric) string {
	var out strings.Builder
	fmt.Fprintf(&out, "earlier: %s\nlater: %s\nitems:\n", scalar(m.Earlier), scalar(m.Later))
	for _, link := range m.Items {
		var keys []string
		for _, side := range []struct {
			key   string
			codes []string
		}{{"from", link.From}, {"to", link.To}} {
			if len(side.codes) > 0 {
				keys = append(keys, side.key+": "+scalars(side.codes))
			}
		}
		if link.Proposed {
			keys = append(keys, "proposed: true")
		}
		keys = append(keys, notes(link.Note)...)
		line := "  - {" + strings.Join(keys, ", ") + "}"
		if title := a.linkTitle(link.From, link.To, earlier, later); title != "" {
			line += "  # " + title
		}
		out.WriteString(line + "\n")
	}
	if len(m.Inputs) > 0 {
		out.WriteString("inputs:\n")
	}
	for _, in := range m.Inputs {
		line := "  - {from: " + scalar(in.From) + ", to: " + scalar(in.To)
		if in.Kept {
			line += ", kept: true"
		}
		if in.Proposed {
			line += ", proposed: true"
		}
		out.WriteString(line + "}\n")
	}
	return out.String()
}

// scalar writes a text as YAML reads it back, whatever it looks like.
func scalar(s string) string { return strconv.Quote(s) }

func scalars(all []string) string {
	if len(all) == 1 {
		return scalar(all[0])
	}
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = scalar(s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// notes writes the note of a link.
func notes(t rubric.Text) []string {
	var parts []string
	if t.VI != "" {
		parts = append(parts, "vi: "+scalar(t.VI))
	}
	if t.EN != "" {
		parts = append(parts, "en: "+scalar(t.EN))
	}
	if parts == nil {
		return nil
	}
	return []string{"note: {" + strings.Join(parts, ", ") + "}"}
}

// linkTitle names the items of a link in one line: those of the later edition where that
// has some.
func (a *app) linkTitle(from, to []string, earlier, later *rubric.Rubric) string {
	r, codes := later, to
	if len(codes) == 0 {
		r, codes = earlier, from
	}
	var titles []string
	for _, code := range codes {
		if it := r.Item(code); it != nil {
			titles = append(titles, strings.Join(strings.Fields(it.Title.In(a.lang)), " "))
		}
	}
	title := strings.Join(titles, "; ")
	switch {
	case len(to) == 0:
		title += a.say(" (không còn)", " (gone)")
	case len(from) == 0:
		title += a.say(" (mới)", " (new)")
	}
	return title
}

func (a *app) printYears(earlier, later *rubric.Rubric, codes *bridge.Map, r *bridge.Report, widest int) {
	p := a.printer()
	p.printf("%s\n%s\n", p.in(red, "- "+a.edition(earlier)), p.in(green, "+ "+a.edition(later)))
	proposed := 0
	for _, link := range codes.Items {
		if link.Proposed {
			proposed++
		}
	}
	if proposed > 0 {
		p.printf("%s\n", p.in(yellow, fmt.Sprintf(a.say(
			"%d chỗ đối chiếu mục mới là đề xuất, chưa ai xác nhận",
			"%d link(s) between items are proposed and confirmed by nobody",
		), proposed)))
	}
	places := max(earlier.Points.Places, later.Points.Places)
	a.printYearGroup(p, a.say("Tất cả", "All units"), &r.Whole, places)
	if len(r.Groups) > 1 {
		for i := range r.Groups {
			a.printYearGroup(p, a.groupName(later, r.Groups[i].Name), &r.Groups[i], places)
		}
	}
	var moved, unknown []bridge.Change
	for _, u := range r.Units {
		switch {
		case !u.Earlier.Valid || !u.Later.Valid:
			unknown = append(unknown, u)
		case !u.Parts.Change.IsZero():
			moved = append(moved, u)
		}
	}
	slices.SortStableFunc(moved, func(x, y bridge.Change) int { return size(y.Parts.Change).Cmp(size(x.Parts.Change)) })
	moved = moved[:min(max(widest, 0), len(moved))]
	a.printYearUnits(p, a.say("Thay đổi nhiều nhất", "Widest changes"), moved, places)
	a.printYearUnits(p, a.say("Chưa so sánh được", "Not compared"), unknown, places)
	for _, side := range []struct {
		vi, en string
		units  []scoring.Unit
	}{
		{"Chỉ có ở năm trước", "In the earlier year only", r.OnlyEarlier},
		{"Chỉ có ở năm sau", "In the later year only", r.OnlyLater},
	} {
		if len(side.units) == 0 {
			continue
		}
		p.printf("\n%s\n", p.in(yellow, a.say(side.vi, side.en)))
		for _, u := range side.units {
			p.printf("  %s\n", a.unitName(u.ID, u.Name))
		}
	}
}

func (a *app) printYearUnits(p *printer, title string, units []bridge.Change, places int) {
	if len(units) > 0 {
		p.printf("\n%s\n", p.in(bold, title))
	}
	for _, u := range units {
		p.printf("  %s: %s\n", a.unitName(u.Unit.ID, u.Unit.Name), u.Text.In(a.lang))
		for _, row := range u.Rows {
			text := a.say("chưa biết điểm của một năm", "the points of one year are not known")
			if !row.Unknown {
				text = row.Parts.Text(places).In(a.lang)
			}
			p.printf("    %s: %s\n", a.rowName(p, row.From, row.To, row.Title), text)
			for _, why := range row.Open {
				p.printf("      %s\n", p.in(dim, "↳ "+why.Text.In(a.lang)))
			}
		}
	}
}

// size is a change without its sign.
func size(n exact.Number) exact.Number {
	if n.Sign() < 0 {
		return exact.Number{}.Minus(n)
	}
	return n
}

func (a *app) printYearGroup(p *printer, name string, g *bridge.Group, places int) {
	p.printf("\n%s: %s\n", p.in(bold, name), g.Text.In(a.lang))
	if g.Unknown > 0 {
		p.printf(a.say("  %d đơn vị chưa so sánh được\n", "  %d unit(s) could not be compared\n"), g.Unknown)
	}
	for _, row := range g.Rows {
		p.printf(a.say("  %s: %d đơn vị tăng, %d đơn vị giảm", "  %s: units that rose: %d, that fell: %d"),
			a.rowName(p, row.From, row.To, row.Title), row.Rose, row.Fell)
		if row.Open > 0 {
			p.printf(a.say(", %d đơn vị chưa tách được", ", not attributed: %d"), row.Open)
		}
		p.printf(a.say("; tổng cộng %s\n", "; together %s\n"), row.Sum.Text(places).In(a.lang))
	}
}

// rowName names a cluster of items by its codes in both editions.
func (a *app) rowName(p *printer, from, to []string, title rubric.Text) string {
	was, is := strings.Join(from, " + "), strings.Join(to, " + ")
	switch {
	case was == "" && is == "":
		return title.In(a.lang)
	case was == "":
		was = a.say("mới ", "new ") + is
	case is == "":
		was += a.say(" (không còn)", " (gone)")
	case was != is:
		was += " → " + is
	}
	return p.in(cyan, was) + " " + title.In(a.lang)
}
