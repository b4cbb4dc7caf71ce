package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) rankVerb() verb {
	return verb{
		name: "rank", args: "RUBRIC FACTS...", least: 2, most: -1,
		short: a.say("xếp hạng các đơn vị", "rank units"),
		long: a.say(
			"Xếp hạng theo điểm cuối cùng trong từng nhóm đối tượng. Điểm bằng nhau: competition 1, 2, 2, 4;\ndense 1, 2, 2, 3; plain 1, 2, 3, 4 (theo mã đơn vị). Đơn vị chưa xác định được điểm thì liệt kê riêng kèm lý do.",
			"Ranks by the final score within each object group. Equal scores: competition 1, 2, 2, 4; dense 1, 2, 2, 3;\nplain 1, 2, 3, 4 (by the unit's ID). Units whose score is not known are listed apart, with the reason."),
		flags: []cli.Flag{&cli.StringFlag{Name: "ties", Value: "competition", Usage: a.say("cách xử lý điểm bằng nhau: `competition|dense|plain`", "ranks of equal scores: `competition|dense|plain`")}},
		run:   a.rank,
	}
}

// ranking is the ranking of units, for machines.
type ranking struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Ties    string         `json:"ties"`
	Groups  []*rankGroup   `json:"groups"`
}

type rankGroup struct {
	Group   string       `json:"group"`
	Units   []rankedUnit `json:"units"`
	Missing []rankedUnit `json:"missing"` // units whose final score is not known
}

type rankedUnit struct {
	Rank  int                 `json:"rank,omitempty"`
	ID    string              `json:"id"`
	Name  rubric.Text         `json:"name,omitzero"`
	File  string              `json:"file"`
	Final decimal.NullDecimal `json:"final"`
	Least decimal.Decimal     `json:"least"`
	Most  decimal.Decimal     `json:"most"`
	Band  rubric.Text         `json:"band,omitzero"`
	// Open says why the final score is not known.
	Open []scoring.OpenReason `json:"open,omitempty"`
}

func (a *app) rank(cmd *cli.Command, args []string) error {
	ties := cmd.String("ties")
	if !slices.Contains([]string{"competition", "dense", "plain"}, ties) {
		return a.troublef("-ties nhận competition, dense hoặc plain, không nhận %q", "-ties is competition, dense or plain, not %q", ties)
	}
	s, err := a.compile(args[0])
	if err != nil {
		return err
	}
	all := &ranking{Schema: jsonform.Schema, Edition: s.Edition(), Ties: ties, Groups: []*rankGroup{}}
	if err := a.readUnits(all, s, args[1:]); err != nil {
		return err
	}
	for _, g := range all.Groups {
		g.rank(ties)
	}
	if a.asJSON {
		return a.print(all)
	}
	a.printRanking(s.Rubric(), all)
	return nil
}

// readUnits scores the units; the error has the faults of all their files.
func (a *app) readUnits(all *ranking, s *scoring.Scorer, files []string) error {
	var faults source.Faults
	seen := map[string]string{}
	p := a.progress(a.say("đang chấm", "scoring"), len(files))
	defer p.stop()
	r := s.Rubric()
	for _, file := range files {
		src, err := a.read(file)
		if err != nil {
			return err
		}
		p.step()
		f, err := scoring.ParseFacts(file, src, r, nil)
		if err != nil {
			faults = append(faults, err.(source.Faults)...)
			continue
		}
		if first, twice := seen[f.Unit.ID]; twice {
			faults = append(faults, &source.Fault{File: file, Message: factsTwice.Say(f.Unit.ID, first)})
			continue
		}
		seen[f.Unit.ID] = file
		result, err := s.Score(f)
		if err != nil {
			return err
		}
		all.add(f.Unit, file, result.Total)
	}
	return faults.Err()
}

func (r *ranking) add(u scoring.Unit, file string, t scoring.Total) {
	at := slices.IndexFunc(r.Groups, func(g *rankGroup) bool { return g.Group == u.Group })
	if at < 0 {
		at = len(r.Groups)
		r.Groups = append(r.Groups, &rankGroup{Group: u.Group, Units: []rankedUnit{}, Missing: []rankedUnit{}})
	}
	g := r.Groups[at]
	unit := rankedUnit{ID: u.ID, Name: u.Name, File: file, Final: t.Final, Least: t.FinalRange.Least, Most: t.FinalRange.Most, Band: t.Band, Open: t.Open}
	if t.Final.Valid {
		g.Units = append(g.Units, unit)
	} else {
		g.Missing = append(g.Missing, unit)
	}
}

// rank sorts the units of a group and gives them their ranks.
func (g *rankGroup) rank(ties string) {
	slices.SortFunc(g.Units, func(a, b rankedUnit) int {
		return cmp.Or(b.Final.Decimal.Cmp(a.Final.Decimal), rubric.CompareCodes(a.ID, b.ID))
	})
	slices.SortFunc(g.Missing, func(a, b rankedUnit) int { return rubric.CompareCodes(a.ID, b.ID) })
	for i := range g.Units {
		u := &g.Units[i]
		u.Rank = i + 1
		if i == 0 || ties == "plain" {
			continue
		}
		before := g.Units[i-1]
		switch {
		case u.Final.Decimal.Equal(before.Final.Decimal):
			u.Rank = before.Rank
		case ties == "dense":
			u.Rank = before.Rank + 1
		}
	}
}

func (a *app) printRanking(r *rubric.Rubric, all *ranking) {
	p := a.printer()
	p.printf("%s\n", a.edition(r))
	for _, g := range all.Groups {
		name := g.Group
		if name == "" {
			name = a.say("không chia nhóm", "no group")
		}
		p.printf("\n%s\n", p.in(bold, fmt.Sprintf(a.say("Nhóm: %s (%d đơn vị được xếp hạng)", "Group: %s (%d ranked)"), name, len(g.Units))))
		for _, u := range g.Units {
			p.printf("%s  %s  %s  %s\n", padLeft(fmt.Sprint(u.Rank), 5), padLeft(a.lang.Decimal(u.Final.Decimal), 9), a.unitName(u), p.in(dim, u.Band.In(a.lang)))
		}
		if len(g.Missing) > 0 {
			p.printf("%s\n", p.in(yellow, a.say("  chưa xếp hạng (điểm cuối cùng chưa xác định):", "  not ranked (the final score is not known):")))
		}
		for _, u := range g.Missing {
			p.printf("%s  %s\n", padLeft(a.number(u.Final, u.Least, u.Most), 16), a.unitName(u))
			for _, reason := range u.Open {
				p.printf("%s%s\n", strings.Repeat(" ", 18), p.in(dim, "↳ "+reason.Text.In(a.lang)))
			}
		}
	}
}

func (a *app) unitName(u rankedUnit) string {
	if name := u.Name.In(a.lang); name != "" {
		return name + " (" + u.ID + ")"
	}
	return u.ID
}
