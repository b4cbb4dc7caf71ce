package main

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/form"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) rankVerb() verb {
	return verb{
		name: "rank", args: "RUBRIC FACTS...", least: 2, most: -1,
		short: a.say("xếp hạng các đơn vị", "rank units"),
		long: a.say(
			"Xếp hạng trong từng nhóm đối tượng theo cách bộ chỉ số quy định ở khoá 'ranking'; không có thì theo điểm cuối cùng, không làm\ntròn, điểm bằng nhau cùng nhận hạng cao hơn. -ties, -by, -places và -keys thay cho quy định đó. Bằng nhau: 'competition'\n1, 2, 2, 4; 'dense' 1, 2, 2, 3; 'modified' 1, 3, 3, 4; 'fractional' 1; 2,5; 2,5; 4; 'ordinal' phân định theo điểm các mục ở -keys.\nĐơn vị chưa đủ số liệu thì liệt kê riêng, kèm lý do và các hạng còn có thể; đơn vị không có số liệu nào cũng liệt kê riêng.\nFACTS là tệp số liệu, biểu khai đã điền, hoặc bảng nhiều đơn vị (XLSX, CSV). Đơn vị có lỗi trong bảng được nêu theo từng ô\nvà không cản các đơn vị khác; khi đó mã thoát là 1. -xlsx và -csv ghi kết quả vào tệp mới.",
			"Ranks within each object group as the rubric says under ranking; without that by the final score, exactly, and equal units\nshare the better place. -ties, -by, -places and -keys take the place of what it says. Equal units: competition 1, 2, 2, 4;\ndense 1, 2, 2, 3; modified 1, 3, 3, 4; fractional 1, 2.5, 2.5, 4; ordinal separates them by the points of the items of -keys.\nUnits with missing figures are listed apart, with the reason and the places they can still have; so are units without any.\nFACTS are facts files, forms that were filled in, or tables of many units (XLSX, CSV). A faulty unit of a table is named by its\ncells and stops no other; the exit code is 1 then. -xlsx and -csv write the results into new files.",
		),
		flags: []cli.Flag{
			&cli.StringFlag{
				Name: "ties",
				Usage: a.say(
					"hạng của đơn vị bằng nhau: `competition|dense|modified|fractional|ordinal`",
					"places of equal units: `competition|dense|modified|fractional|ordinal`",
				),
			},
			&cli.StringFlag{
				Name:  "by",
				Usage: a.say("xếp theo điểm hoặc chỉ số: `points|index`", "rank by points or by index: `points|index`"),
			},
			&cli.IntFlag{
				Name: "places", Value: -1,
				Usage: a.say(
					"làm tròn đến `N` chữ số thập phân trước khi so sánh; không nêu thì theo bộ chỉ số",
					"round to `N` decimal places before comparing; otherwise as the rubric says",
				),
				HideDefault: true,
			},
			&cli.StringFlag{
				Name: "keys",
				Usage: a.say(
					"các mục phân định đơn vị bằng nhau, `MÃ,MÃ:lowest` (ít điểm hơn xếp trước)",
					"items that separate equal units, `CODE,CODE:lowest` (fewer points come first)",
				),
			},
			&cli.BoolFlag{
				Name:  "gaps",
				Usage: a.say("in điểm còn thiếu đến hạng và mức trên", "print the points to the next place and band"),
			},
			&cli.BoolFlag{
				Name: "bands",
				Usage: a.say(
					"đếm số đơn vị ở từng mức xếp loại và kiểm tra giới hạn",
					"count the units of every band and check quotas",
				),
			},
			&cli.StringFlag{Name: "xlsx", Usage: a.say("ghi kết quả vào bảng tính `TỆP`", "write the results as the workbook `FILE`")},
			&cli.StringFlag{Name: "csv", Usage: a.say("ghi kết quả vào `TỆP` CSV", "write the results as CSV into `FILE`")},
			&cli.BoolFlag{Name: "leaves", Usage: a.say("kết quả có cả điểm từng mục", "the results have the points of every item")},
		},
		run: a.rank,
	}
}

// ranked is the ranking of units, for machines: with the files of their facts.
type ranked struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Rule    ranking.Rule   `json:"rule"`
	Note    rubric.Text    `json:"note"`
	Groups  []*rankGroup   `json:"groups"`
	// Bands and Quotas are those of the groups, where they are asked for.
	Bands  *cohort.BandTable   `json:"bands,omitempty"`
	Quotas []cohort.QuotaCheck `json:"quotas,omitempty"`
	// Faults are those of units of tables, which are not ranked.
	Faults source.Faults `json:"faults,omitempty"`
}

type rankGroup struct {
	Group   string       `json:"group"`
	Units   []rankedUnit `json:"units"`
	Missing []rankedUnit `json:"missing"`          // units of which figures are missing
	Absent  []absentUnit `json:"absent,omitempty"` // units without any figure
}

type rankedUnit struct {
	Rank      exact.Number        `json:"rank,omitzero"`
	Of        int                 `json:"of,omitempty"`
	Best      exact.Number        `json:"best,omitzero"`  // of the places that the unit can still have
	Worst     exact.Number        `json:"worst,omitzero"` // likewise
	Number    exact.Number        `json:"number,omitzero"`
	Shared    int                 `json:"shared,omitempty"`
	Undecided bool                `json:"undecided,omitempty"`
	NextPlace *cohort.Gap         `json:"next_place,omitempty"`
	NextBand  *cohort.Gap         `json:"next_band,omitempty"`
	ID        string              `json:"id"`
	Name      rubric.Text         `json:"name,omitzero"`
	File      string              `json:"file"`
	Final     decimal.NullDecimal `json:"final"`
	Least     decimal.Decimal     `json:"least"`
	Most      decimal.Decimal     `json:"most"`
	Band      rubric.Text         `json:"band,omitzero"`
	// Open says why the final score is not known.
	Open []scoring.OpenReason `json:"open,omitempty"`
	of   cohort.Ranked
}

type absentUnit struct {
	ID   string      `json:"id"`
	Name rubric.Text `json:"name,omitzero"`
	File string      `json:"file"`
}

func (a *app) rank(cmd *cli.Command, args []string) error {
	s, err := a.compile(args[0])
	if err != nil {
		return err
	}
	rule, err := a.ruleOf(cmd, s.Rubric())
	if err != nil {
		return err
	}
	units, err := a.scoreUnits(s, args[1:])
	if err != nil {
		return err
	}
	k, err := units.cohort.Rank(rule)
	if err != nil {
		return err
	}
	if err := a.writeResults(cmd, units.cohort, k); err != nil {
		return err
	}
	all := rankingOf(k, units.files)
	all.Faults = units.faults
	if cmd.Bool("bands") {
		if all.Bands, err = units.cohort.Bands(nil); err != nil {
			return err
		}
		if all.Quotas, err = units.cohort.Quotas(nil); err != nil {
			return err
		}
	}
	if a.asJSON {
		err = a.print(all)
	} else {
		a.printRanking(s.Rubric(), all, cmd.Bool("gaps"))
		a.printBands(s.Rubric(), all)
		a.faults(units.faults)
	}
	if err == nil && len(units.faults) > 0 {
		err = errFound
	}
	return err
}

// ruleOf returns how units are ranked: as the rubric says, but for what flags say.
func (a *app) ruleOf(cmd *cli.Command, r *rubric.Rubric) (*ranking.Rule, error) {
	rule := ranking.Rule{}
	if r.Ranking != nil {
		rule = *r.Ranking
	}
	if ties := ranking.Ties(cmd.String("ties")); ties != "" {
		if rule.Ties = ties; ties != ranking.Ordinal {
			rule.Keys = nil
		}
		if !knownTies(ties) {
			return nil, a.badTies(ties)
		}
	}
	if by := ranking.Measure(cmd.String("by")); by != "" {
		if rule.By = by; by != ranking.Points && by != ranking.Index {
			return nil, a.troublef("-by nhận 'points' hoặc 'index', không nhận %q", "-by is points or index, not %q", string(by))
		}
	}
	if cmd.IsSet("places") {
		places := cmd.Int("places")
		if places < 0 || places > 6 {
			return nil, a.troublef("-places nhận số từ 0 đến 6, không nhận %d", "-places is a number from 0 to 6, not %d", places)
		}
		rule.Rounding = &decimals.Rounding{Places: places, Mode: r.Points.Mode}
	}
	if keys := cmd.String("keys"); keys != "" {
		rule.Keys = nil
		for key := range strings.SplitSeq(keys, ",") {
			code, lowest := strings.CutSuffix(strings.TrimSpace(key), ":lowest")
			rule.Keys = append(rule.Keys, ranking.Key{Item: code, Lowest: lowest})
		}
	}
	return &rule, nil
}

// knownTies reports whether there is such a way to rank equal units; empty is the default.
func knownTies(ties ranking.Ties) bool {
	return ties == "" || slices.Contains([]ranking.Ties{ranking.Competition, ranking.Dense, ranking.Modified,
		ranking.Fractional, ranking.Ordinal}, ties)
}

func (a *app) badTies(ties ranking.Ties) error {
	return a.troublef("-ties nhận %s, không nhận %q", "-ties is one of %s, not %q",
		"competition, dense, modified, fractional, ordinal", string(ties))
}

// writeResults writes the results into the files that flags name, in the order of the
// ranking.
func (a *app) writeResults(cmd *cli.Command, units *cohort.Cohort, k *cohort.Ranking) error {
	ordered, places := units.Ordered(k)
	opts := &form.ResultOptions{Lang: a.lang, Ranks: places, Leaves: cmd.Bool("leaves")}
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
func rankingOf(r *cohort.Ranking, files map[string]string) *ranked {
	list := func(units []cohort.Ranked) []rankedUnit {
		out := []rankedUnit{}
		for _, u := range units {
			out = append(out, rankedUnit{u.Place, u.Of, u.Best, u.Worst, u.Number, u.Shared, u.Undecided, u.NextPlace, u.NextBand,
				u.Unit.ID, u.Unit.Name, files[u.Unit.ID], u.Final, u.Range.Least, u.Range.Most, u.Band, u.Open, u})
		}
		return out
	}
	out := &ranked{Schema: r.Schema, Edition: r.Edition, Rule: r.Rule, Note: r.Note, Groups: []*rankGroup{}}
	for _, g := range r.Groups {
		group := &rankGroup{Group: g.Name, Units: list(g.Units), Missing: list(g.Unknown)}
		for _, u := range g.Absent {
			group.Absent = append(group.Absent, absentUnit{u.ID, u.Name, files[u.ID]})
		}
		out.Groups = append(out.Groups, group)
	}
	return out
}
