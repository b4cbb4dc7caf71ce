package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/urfave/cli/v3"
)

func (a *app) assessVerb() verb {
	return verb{
		name: "assess", args: "RUBRIC YEAR", least: 2, most: 2,
		short: a.say("tổng hợp một năm đánh giá của đơn vị", "fold the records of a unit's year into rounds"),
		long: a.say(
			"Từ các bản ghi của một năm (số liệu, điểm, tài liệu kiểm chứng, giải trình, ý kiến, phiếu điều tra, miễn trừ), in\ntừng vòng với trạng thái, điểm cuối cùng và xếp loại; rồi điểm tự chấm và điểm của vòng sau cùng, hoặc vòng -round, đặt\ncạnh nhau, và những điều cần xem xét. Bản ghi không khớp với các bản ghi trước là lỗi, mọi lỗi hiện ra cùng lúc.\nHạn nộp tài liệu và miễn trừ tính theo ngày -as-of.\nThay vì các vòng: -compare in từng thay đổi giữa hai vòng, -ledger in nguyên nhân mất điểm, -verify đối chiếu bảng điểm nơi\nkhác gửi đến, -replay tính lại kết quả đã lưu; mã thoát 1 nếu hai tuỳ chọn sau thấy khác biệt.\nVới -md, -html, -docx, -xlsx, ghi bảng thẩm định (vòng tự chấm: bảng tự chấm điểm) thành tệp thay vì in ra.",
			"From the records of a year (figures, points, evidence, explanations, opinions, answers to surveys, waivers) it prints\nevery round with its state, final score and band, then the self-score beside the points of the last round, or of\n-round, and what somebody has to look at. A record that does not follow from those before it is a fault; all faults\ncome at once. Evidence is due and waivers are in force by the day -as-of.\nIn place of the rounds, -compare prints every change between two of them, -ledger what became of the maxima, -verify\nwhere a sheet of somebody else differs, -replay where a stored state does; then the exit code is 1.\nWith -md, -html, -docx and -xlsx the appraisal table (of a self round the self-score table) is written into files\ninstead.",
		),
		flags: append([]cli.Flag{
			a.asOfFlag(),
			&cli.StringFlag{
				Name:  "round",
				Usage: a.say("vòng được in, mặc định là vòng sau cùng: `TÊN`", "the round to print, by default the last: a `NAME`"),
			},
			&cli.StringFlag{
				Name: "compare",
				Usage: a.say(
					"bản ghi nào làm thay đổi điểm giữa hai vòng, ví dụ self,appraisal_2: `VÒNG,VÒNG`",
					"which records moved points between two rounds, such as self,appraisal_2: `FROM,TO`",
				),
			},
			&cli.BoolFlag{
				Name:  "ledger",
				Usage: a.say("vì sao từ điểm tối đa còn điểm đạt, theo từng nguyên nhân", "what became of the maximum, by cause"),
			},
			&cli.StringFlag{
				Name: "verify",
				Usage: a.say(
					"đối chiếu bảng điểm nơi khác gửi đến với vòng được in: `TỆP`",
					"hold a score sheet of somebody else against the round: a `FILE`",
				),
			},
			&cli.StringFlag{
				Name: "replay",
				Usage: a.say(
					"tính lại và so từng byte với kết quả đã lưu bằng -json: `TỆP`",
					"compute again what -json printed, and compare byte for byte: a `FILE`",
				),
			},
		}, a.documentFlags(a.say("bảng thẩm định", "the appraisal table"))...),
		run: a.assess,
	}
}

func (a *app) asOfFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "as-of",
		Usage: a.say(
			"ngày tính hạn nộp tài liệu và miễn trừ, ví dụ 2026-02-15: `NGÀY`",
			"the day by which evidence and waivers are judged, such as 2026-02-15: a `DATE`",
		),
	}
}

// roundFlags are those of verbs that take the records of a year in place of facts.
func (a *app) roundFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "round",
			Usage: a.say(
				"thay tệp số liệu bằng tệp bản ghi của một năm, lấy kết quả của vòng này: `TÊN`",
				"the file is one of the records of a year instead, of which this round counts: a `NAME`",
			),
		},
		a.asOfFlag(),
	}
}

// stand is what a unit stands at: facts, or a round that has them.
type stand struct {
	scorer *scoring.Scorer
	facts  scoring.Facts
	round  *assessment.Round // nil without -round
}

// stand reads a rubric, and a unit's facts or the round of its year that -round names.
func (a *app) stand(cmd *cli.Command, rubricFile, file string) (out stand, err error) {
	if !cmd.IsSet("round") {
		if cmd.IsSet("as-of") {
			return out, a.troublef("-as-of chỉ dùng cùng -round", "-as-of is for use with -round")
		}
		out.scorer, out.facts, _, err = a.score(rubricFile, file)
		return out, err
	}
	y, err := a.year(cmd, rubricFile, file)
	if err != nil {
		return out, err
	}
	if out.round, err = a.round(y, cmd.String("round")); err != nil {
		return out, err
	}
	out.scorer, out.facts = y.scorer, out.round.Facts
	return out, nil
}

// year is a unit's year as it was read and folded.
type year struct {
	scorer  *scoring.Scorer
	rubric  *rubric.Rubric // that of the scorer
	records *assessment.Assessment
	state   *assessment.State
}

func (a *app) assess(cmd *cli.Command, args []string) error {
	y, err := a.year(cmd, args[0], args[1])
	if err != nil {
		return err
	}
	round, err := a.round(y, cmd.String("round"))
	if err != nil {
		return err
	}
	if view, err := a.view(cmd); view != "" || err != nil {
		if err == nil {
			err = a.show(cmd, y, round, view)
		}
		return err
	}
	written, err := a.writeDocuments(cmd, func(string) (*document.Document, error) {
		return document.NewRound(y.records, y.state, round.Name, &document.Paper{Lang: a.lang})
	})
	switch {
	case err != nil:
		return err
	case a.asJSON:
		err = a.print(y.state)
	case !written:
		a.printYear(y, round)
	}
	if err == nil && failed(round.Result) {
		err = errFound
	}
	return err
}

// views are the flags that ask for something else than the rounds.
var views = []string{"compare", "ledger", "verify", "replay"}

// view returns the one that is asked for; none if that is the rounds.
func (a *app) view(cmd *cli.Command) (string, error) {
	asked := slices.DeleteFunc(slices.Clone(views), func(name string) bool { return !cmd.IsSet(name) })
	if len(asked) == 0 {
		return "", nil
	}
	for _, f := range formats {
		if cmd.IsSet(f.name) {
			asked = append(asked, f.name)
		}
	}
	if len(asked) > 1 {
		return "", a.troublef("-%s và -%s không dùng cùng lúc", "-%s and -%s cannot be used together", asked[0], asked[1])
	}
	return asked[0], nil
}

// show prints something else of a year than its rounds.
func (a *app) show(cmd *cli.Command, y *year, round *assessment.Round, view string) error {
	switch view {
	case "compare":
		c, err := a.compare(y, cmd.String(view))
		if err == nil && a.asJSON {
			return a.print(c)
		} else if err == nil {
			a.printComparison(y, c)
		}
		return err
	case "verify":
		return a.verifySheet(y, round, cmd.String(view))
	case "replay":
		return a.replay(y, cmd.String(view))
	default:
		l, err := y.state.Ledger(round.Name)
		if err == nil && a.asJSON {
			return a.print(l)
		} else if err == nil {
			a.printLedger(y, round, l)
		}
		return err
	}
}

// year reads a rubric and the records of a unit, and folds them.
func (a *app) year(cmd *cli.Command, rubricFile, recordsFile string) (*year, error) {
	var asOf rubric.Date
	if text := cmd.String("as-of"); asOf.UnmarshalText([]byte(text)) != nil || cmd.IsSet("as-of") && asOf.IsZero() {
		return nil, a.troublef(
			"-as-of nhận một ngày như 2026-02-15, không nhận %q",
			"-as-of is a date such as 2026-02-15, not %q",
			text,
		)
	}
	s, err := a.compile(rubricFile)
	if err != nil {
		return nil, err
	}
	return a.fold(s, recordsFile, asOf)
}

// fold reads the records of a unit and folds them.
func (a *app) fold(s *scoring.Scorer, recordsFile string, asOf rubric.Date) (*year, error) {
	y := &year{scorer: s, rubric: s.Rubric()}
	src, err := a.read(recordsFile)
	if err != nil {
		return nil, err
	}
	if y.records, err = assessment.Parse(recordsFile, src, y.rubric, nil); err != nil {
		return nil, err
	}
	y.state, err = assessment.Fold(y.scorer, y.records, asOf)
	var faults source.Faults
	if errors.As(err, &faults) && slices.ContainsFunc(faults, func(f *source.Fault) bool { return f.Message.Code == "needs_as_of" }) {
		return nil, a.troublef(
			"cần tuỳ chọn -as-of NGÀY: có miễn trừ hoặc hạn nộp tài liệu",
			"the flag -as-of DATE is needed: there are waivers, or days by which evidence is due",
		)
	}
	return y, err
}

// round returns the round with a name, or the last one.
func (a *app) round(y *year, name string) (*assessment.Round, error) {
	if name == "" {
		return y.state.Last(), nil
	}
	if r := y.state.Round(name); r != nil {
		return r, nil
	}
	var names []string
	for _, r := range y.state.Rounds {
		names = append(names, r.Name)
	}
	return nil, a.troublef(
		"không có vòng %q; các vòng: %s%s", "there is no round %q; the rounds are %s%s",
		name, strings.Join(names, ", "), spelling.Suggest(name, names).In(a.lang),
	)
}
