package main

import (
	"slices"

	"github.com/parindex/parindex/examples/internal/report"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/urfave/cli/v3"
)

func (a *app) progressVerb() verb {
	return verb{
		name: "progress", args: "RUBRIC FACTS LATER", least: 3, most: 3,
		short: a.say("theo dõi kết quả thực hiện kế hoạch", "say what has become of a plan"),
		long: a.say(
			"Lập kế hoạch từ FACTS rồi đối chiếu với số liệu về sau LATER của cùng đơn vị: từng giải pháp đã hoàn thành, hoàn thành\nmột phần, chưa thực hiện hay quá hạn; điểm đã lấy lại, điểm còn mất, điểm mất mới. Giải pháp quá hạn tính theo ngày -day;\nkhông có ngày thì không xét quá hạn. Mã thoát 1 nếu có giải pháp quá hạn.\nVới -round, FACTS là tệp bản ghi của một năm; với -later-round thì LATER cũng vậy.\nVới -md, -html, -docx, -xlsx, ghi báo cáo kết quả thực hiện kế hoạch thành tệp thay vì in ra.",
			"Makes the plan from FACTS and holds it against later facts of the same unit: whether each action is done, partly done,\nopen or overdue; the points won back, those still lost, and new losses. Actions are overdue by the day -day; without one\nnone is. The exit code is 1 if an action is overdue.\nWith -round FACTS are the records of a year, with -later-round LATER are.\nWith -md, -html, -docx and -xlsx the report on the plan is written into files instead.",
		),
		flags: append([]cli.Flag{
			a.catalogueFlag(),
			a.aimFlag(),
			a.editedFlag(),
			&cli.StringFlag{
				Name: "later-round",
				Usage: a.say(
					"tệp LATER là tệp bản ghi của một năm, lấy vòng này, theo ngày -day: `TÊN`",
					"LATER are the records of a year, of which this round counts, by the day -day: a `NAME`",
				),
			},
			&cli.StringFlag{
				Name: "day",
				Usage: a.say(
					"ngày đối chiếu, ví dụ 2026-06-30: `NGÀY`",
					"the day to judge by, such as 2026-06-30: a `DATE`",
				),
			},
		}, append(a.roundFlags(), a.documentFlags(a.say("báo cáo kết quả", "the report"))...)...),
		run: func(cmd *cli.Command, args []string) error {
			var day rubric.Date
			if text := cmd.String("day"); day.UnmarshalText([]byte(text)) != nil || cmd.IsSet("day") && day.IsZero() {
				return a.troublef(
					"-day nhận một ngày như 2026-06-30, không nhận %q",
					"-day is a date such as 2026-06-30, not %q",
					text,
				)
			}
			of, err := a.stand(cmd, args[0], args[1])
			if err != nil {
				return err
			}
			plan, err := a.plan(of, cmd)
			if err != nil {
				return err
			}
			g, err := a.progressOf(cmd, plan, of.scorer, args[2], day)
			if err != nil {
				return err
			}
			written, err := a.writeDocuments(cmd, func(string) (*document.Document, error) {
				return document.NewProgressReport(plan, g, &document.Paper{Lang: a.lang})
			})
			switch {
			case err != nil:
				return err
			case a.asJSON:
				err = a.print(g)
			case !written:
				report.Progress(a.out, a.lang, plan, g)
			}
			if err == nil &&
				slices.ContainsFunc(
					g.Actions,
					func(x remediation.ActionProgress) bool { return x.Status == remediation.ProgressOverdue },
				) {
				err = errFound
			}
			return err
		},
	}
}

// progressOf holds later facts, or a later round, against a plan.
func (a *app) progressOf(cmd *cli.Command, plan *remediation.Plan, s *scoring.Scorer, file string,
	day rubric.Date) (*remediation.Progress, error) {
	if !cmd.IsSet("later-round") {
		later, err := a.facts(file, s)
		if err != nil {
			return nil, err
		}
		return plan.Progress(s, later, day)
	}
	y, err := a.fold(s, file, day)
	if err != nil {
		return nil, err
	}
	later, err := a.round(y, cmd.String("later-round"))
	if err != nil {
		return nil, err
	}
	return plan.ProgressRound(s, later, day)
}
