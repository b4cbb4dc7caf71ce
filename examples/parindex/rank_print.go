package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/cohort"
)

func (a *app) printRanking(r *rubric.Rubric, all *ranked, gaps bool) {
	p := a.printer()
	p.printf("%s\n", a.edition(r))
	for _, g := range all.Groups {
		name := a.groupName(r, g.Group)
		p.printf(
			"\n%s\n",
			p.in(
				bold,
				fmt.Sprintf(a.say("Nhóm: %s (%d đơn vị được xếp hạng)", "Group: %s (%d ranked)"), name, len(g.Units)),
			),
		)
		below := func(indent int, t rubric.Text) {
			if !t.IsZero() {
				p.printf("%s%s\n", strings.Repeat(" ", indent), p.in(dim, "↳ "+t.In(a.lang)))
			}
		}
		for _, u := range g.Units {
			p.printf(
				"%s  %s  %s  %s\n",
				padLeft(u.Rank.In(a.lang), 5),
				padLeft(a.lang.Decimal(u.Final.Decimal), 9),
				a.unitName(u.ID, u.Name),
				p.in(dim, u.Band.In(a.lang)),
			)
			below(18, u.of.Provisional())
			for _, gap := range []*cohort.Gap{u.NextPlace, u.NextBand} {
				if gaps && gap != nil {
					below(18, gap.Text())
				}
			}
		}
		if len(g.Missing) > 0 {
			p.printf(
				"%s\n",
				p.in(
					yellow,
					a.say(
						"  chưa xếp hạng (điểm cuối cùng chưa xác định):",
						"  not ranked (the final score is not known):",
					),
				),
			)
		}
		for _, u := range g.Missing {
			p.printf("%s  %s\n", padLeft(a.number(u.Final, u.Least, u.Most), 16), a.unitName(u.ID, u.Name))
			below(18, u.of.Provisional())
			for _, reason := range u.Open {
				below(18, reason.Text)
			}
		}
		if len(g.Absent) > 0 {
			p.printf("%s\n", p.in(yellow, a.say("  không có số liệu nào:", "  without any figure:")))
		}
		for _, u := range g.Absent {
			p.printf("%s%s\n", strings.Repeat(" ", 18), a.unitName(u.ID, u.Name))
		}
	}
	p.printf("\n%s\n", p.in(dim, all.Note.In(a.lang)))
}

// groupName returns the title of an object group.
func (a *app) groupName(r *rubric.Rubric, name string) string {
	if of := r.Input("group").Option(name); of != nil && !of.Title.IsZero() {
		return of.Title.In(a.lang)
	}
	if name == "" {
		return a.say("không chia nhóm", "no group")
	}
	return name
}

// printBands prints how many units are in each band, and whether quotas are kept.
func (a *app) printBands(r *rubric.Rubric, all *ranked) {
	if all.Bands == nil {
		return
	}
	p := a.printer()
	for _, g := range all.Bands.Groups {
		p.printf("\n%s\n", p.in(bold, a.say("Xếp loại: ", "Bands: ")+a.groupName(r, g.Name)))
		for _, b := range slices.Concat(g.Bands, []cohort.BandCount{g.None, g.Open}) {
			if b.Units > 0 || b.Name != g.None.Name && b.Name != g.Open.Name {
				p.printf("%s  %s  %s\n", padLeft(fmt.Sprint(b.Units), 5), padLeft(a.lang.Decimal(b.Percent)+" %", 9), b.Name.In(a.lang))
			}
		}
		p.printf("%s\n", p.in(dim, g.Note.In(a.lang)))
	}
	if len(all.Quotas) > 0 {
		p.printf("\n%s\n", p.in(bold, a.say("Giới hạn số đơn vị theo mức xếp loại", "Quotas")))
	}
	for _, q := range all.Quotas {
		p.printf("%s: %s\n", a.groupName(r, q.Group), q.Text.In(a.lang))
		for _, over := range []struct {
			units []cohort.Ranked
			text  string
		}{{q.Over, a.say("vượt giới hạn", "beyond the line")}, {q.Tied, a.say("cùng hạng tại giới hạn", "tied at the line")}} {
			for _, u := range over.units {
				p.printf("  %s: %s %s\n", over.text, a.unitName(u.Unit.ID, u.Unit.Name), p.in(dim, u.Text().In(a.lang)))
			}
		}
	}
}

func (a *app) unitName(id string, title rubric.Text) string {
	if name := title.In(a.lang); name != "" {
		return name + " (" + id + ")"
	}
	return id
}
