package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) rankVerb() verb {
	return verb{
		name: "rank", args: "RUBRIC FACTS...", least: 2, most: -1,
		short: a.say("xếp hạng các đơn vị", "rank units"),
		long: a.say(
			"Xếp hạng theo điểm cuối cùng trong từng nhóm đối tượng. Điểm bằng nhau: competition 1, 2, 2, 4;\ndense 1, 2, 2, 3; plain 1, 2, 3, 4 (theo mã đơn vị). Đơn vị chưa xác định được điểm thì liệt kê riêng kèm lý do.",
			"Ranks by the final score within each object group. Equal scores: competition 1, 2, 2, 4; dense 1, 2, 2, 3;\nplain 1, 2, 3, 4 (by the unit's ID). Units whose score is not known are listed apart, with the reason.",
		),
		flags: []cli.Flag{
			&cli.StringFlag{
				Name:  "ties",
				Value: "competition",
				Usage: a.say(
					"cách xử lý điểm bằng nhau: `competition|dense|plain`",
					"ranks of equal scores: `competition|dense|plain`",
				),
			},
		},
		run: a.rank,
	}
}

// ranking is the ranking of units, for machines: with the files of their facts.
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
	if !slices.Contains([]cohort.Ties{cohort.Competition, cohort.Dense, cohort.Plain}, cohort.Ties(ties)) {
		return a.troublef(
			"-ties nhận competition, dense hoặc plain, không nhận %q",
			"-ties is competition, dense or plain, not %q",
			ties,
		)
	}
	s, err := a.compile(args[0])
	if err != nil {
		return err
	}
	results, files, err := a.readUnits(s, args[1:])
	if err != nil {
		return err
	}
	ranked, err := cohort.Rank(results, cohort.Ties(ties))
	if err != nil {
		return err
	}
	all := rankingOf(ranked, files)
	if a.asJSON {
		return a.print(all)
	}
	a.printRanking(s.Rubric(), all)
	return nil
}

// readUnits scores the units, and returns the files of their facts by ID; the error has
// the faults of all of them.
func (a *app) readUnits(
	s *scoring.Scorer,
	names []string,
) (results []*scoring.Result, files map[string]string, _ error) {
	var faults source.Faults
	files = map[string]string{}
	p := a.progress(a.say("đang chấm", "scoring"), len(names))
	defer p.stop()
	r := s.Rubric()
	for _, file := range names {
		src, err := a.read(file)
		if err != nil {
			return nil, nil, err
		}
		p.step()
		f, err := scoring.ParseFacts(file, src, r, nil)
		if err != nil {
			faults = append(faults, err.(source.Faults)...)
			continue
		}
		if first, twice := files[f.Unit.ID]; twice {
			faults = append(faults, &source.Fault{File: file, Message: factsTwice.Say(f.Unit.ID, first)})
			continue
		}
		files[f.Unit.ID] = file
		result, err := s.Score(f)
		if err != nil {
			return nil, nil, err
		}
		results = append(results, result)
	}
	return results, files, faults.Err()
}

// rankingOf returns a ranking with the files of the units.
func rankingOf(r *cohort.Ranking, files map[string]string) *ranking {
	list := func(units []cohort.Ranked) []rankedUnit {
		out := []rankedUnit{}
		for _, u := range units {
			out = append(out, rankedUnit{u.Rank.Place, u.Unit.ID, u.Unit.Name, files[u.Unit.ID], u.Final,
				u.Range.Least, u.Range.Most, u.Band, u.Open})
		}
		return out
	}
	out := &ranking{Schema: r.Schema, Edition: r.Edition, Ties: string(r.Ties), Groups: []*rankGroup{}}
	for _, g := range r.Groups {
		out.Groups = append(out.Groups, &rankGroup{g.Name, list(g.Units), list(g.Unknown)})
	}
	return out
}

func (a *app) printRanking(r *rubric.Rubric, all *ranking) {
	p := a.printer()
	p.printf("%s\n", a.edition(r))
	for _, g := range all.Groups {
		name := g.Group
		if of := r.Input("group").Option(name); of != nil && !of.Title.IsZero() {
			name = of.Title.In(a.lang)
		}
		if name == "" {
			name = a.say("không chia nhóm", "no group")
		}
		p.printf(
			"\n%s\n",
			p.in(
				bold,
				fmt.Sprintf(a.say("Nhóm: %s (%d đơn vị được xếp hạng)", "Group: %s (%d ranked)"), name, len(g.Units)),
			),
		)
		for _, u := range g.Units {
			p.printf(
				"%s  %s  %s  %s\n",
				padLeft(fmt.Sprint(u.Rank), 5),
				padLeft(a.lang.Decimal(u.Final.Decimal), 9),
				a.unitName(u),
				p.in(dim, u.Band.In(a.lang)),
			)
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
