package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/form"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) rankVerb() verb {
	return verb{
		name: "rank", args: "RUBRIC FACTS...", least: 2, most: -1,
		short: a.say("xếp hạng các đơn vị", "rank units"),
		long: a.say(
			"Xếp hạng theo điểm cuối cùng trong từng nhóm đối tượng. Điểm bằng nhau: competition 1, 2, 2, 4;\ndense 1, 2, 2, 3; plain 1, 2, 3, 4 (theo mã đơn vị). Đơn vị chưa xác định được điểm thì liệt kê riêng kèm lý do.\nFACTS là tệp số liệu, biểu khai đã điền, hoặc bảng nhiều đơn vị (XLSX, CSV). Đơn vị có lỗi trong bảng được nêu theo từng ô\nvà không cản các đơn vị khác; khi đó mã thoát là 1. -xlsx và -csv ghi kết quả vào tệp mới.",
			"Ranks by the final score within each object group. Equal scores: competition 1, 2, 2, 4; dense 1, 2, 2, 3;\nplain 1, 2, 3, 4 (by the unit's ID). Units whose score is not known are listed apart, with the reason.\nFACTS are facts files, forms that were filled in, or tables of many units (XLSX, CSV). A faulty unit of a table is named by its\ncells and stops no other; the exit code is 1 then. -xlsx and -csv write the results into new files.",
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
			&cli.StringFlag{Name: "xlsx", Usage: a.say("ghi kết quả vào bảng tính `TỆP`", "write the results as the workbook `FILE`")},
			&cli.StringFlag{Name: "csv", Usage: a.say("ghi kết quả vào `TỆP` CSV", "write the results as CSV into `FILE`")},
			&cli.BoolFlag{Name: "leaves", Usage: a.say("kết quả có cả điểm từng mục", "the results have the points of every item")},
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
	// Faults are those of units of tables, which are not ranked.
	Faults source.Faults `json:"faults,omitempty"`
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
	units, err := a.scoreUnits(s, args[1:])
	if err != nil {
		return err
	}
	ranked, err := cohort.Rank(units.results, cohort.Ties(ties))
	if err != nil {
		return err
	}
	if err := a.writeResults(cmd, units.results, ranked); err != nil {
		return err
	}
	all := rankingOf(ranked, units.files)
	all.Faults = units.faults
	if a.asJSON {
		err = a.print(all)
	} else {
		a.printRanking(s.Rubric(), all)
		a.faults(units.faults)
	}
	if err == nil && len(units.faults) > 0 {
		err = errFound
	}
	return err
}

// scored are the results of units that are ranked.
type scored struct {
	results []*scoring.Result
	files   map[string]string // of the facts, by the units' IDs
	faults  source.Faults     // of units of tables, which stop no other
}

// scoreUnits scores the units of files. The error has the faults of all files; those of
// single units of a table are no error.
func (a *app) scoreUnits(s *scoring.Scorer, names []string) (*scored, error) {
	var faults source.Faults
	out := &scored{files: map[string]string{}}
	p := a.progress(a.say("đang chấm", "scoring"), len(names))
	defer p.stop()
	for _, file := range names {
		units, err := a.readUnits(file, s)
		p.step()
		if wrong := (source.Faults)(nil); errors.As(err, &wrong) {
			faults = append(faults, wrong...)
			continue
		} else if err != nil {
			return nil, err
		}
		for _, u := range units {
			if u.Faults != nil {
				out.faults = append(out.faults, u.Faults...)
				continue
			}
			if first, twice := out.files[u.Facts.Unit.ID]; twice {
				faults = append(faults, &source.Fault{File: file, Message: factsTwice.Say(u.Facts.Unit.ID, first)})
				continue
			}
			out.files[u.Facts.Unit.ID] = file
			result, err := s.Score(u.Facts)
			if err != nil {
				return nil, err
			}
			out.results = append(out.results, result)
		}
	}
	if len(faults) == 0 && len(out.results) == 0 {
		return nil, out.faults.Err()
	}
	return out, faults.Err()
}

// writeResults writes the results into the files that flags name, in the order of the
// ranking.
func (a *app) writeResults(cmd *cli.Command, results []*scoring.Result, r *cohort.Ranking) error {
	byID := map[string]*scoring.Result{}
	for _, result := range results {
		byID[result.Unit.ID] = result
	}
	opts := &form.ResultOptions{Lang: a.lang, Ranks: map[string]int{}, Leaves: cmd.Bool("leaves")}
	var ordered []*scoring.Result
	for _, g := range r.Groups {
		for _, u := range slices.Concat(g.Units, g.Unknown) {
			ordered = append(ordered, byID[u.Unit.ID])
			opts.Ranks[u.Unit.ID] = u.Rank.Place
		}
	}
	for _, to := range []struct {
		flag  string
		write func(io.Writer, []*scoring.Result, *form.ResultOptions) error
	}{{"xlsx", form.WriteResults}, {"csv", form.WriteResultsCSV}} {
		file := cmd.String(to.flag)
		if file == "" {
			continue
		}
		var content bytes.Buffer
		if err := to.write(&content, ordered, opts); err != nil {
			return err
		}
		if err := a.create(file, content.Bytes()); err != nil {
			return err
		}
	}
	return nil
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
