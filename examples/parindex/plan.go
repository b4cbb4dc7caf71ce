package main

import (
	"encoding/json"

	"github.com/parindex/parindex/examples/internal/report"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/published"
	"github.com/urfave/cli/v3"
)

func (a *app) planVerb() verb {
	return verb{
		name: "plan", args: "RUBRIC FACTS", least: 2, most: 2, working: true,
		short: a.say("lập kế hoạch khắc phục", "make the remediation plan of a unit"),
		long: a.say(
			"In kết quả từng lĩnh vực, điểm mất và lý do, giải pháp lấy từ danh mục và mục tiêu số liệu của từng giải pháp, điểm\ncòn mất và vì sao, những điểm mất chưa có giải pháp, và mâu thuẫn giữa bảng công bố với kết quả tính lại (không tự sửa).\nKhông có danh mục thì giải pháp suy từ quy tắc. Với -aim, mục tiêu là phương án tốt nhất theo tệp mục tiêu (xem lệnh\noptimize); không có thì là các mục tiêu lấy lại nhiều điểm nhất. Với -md, -html, -docx, -xlsx, ghi kế hoạch thành văn\nbản để trình ký, mỗi tệp in một dòng; tệp đã có không bị ghi đè, trừ khi có -force. Với -round, FACTS là tệp bản ghi\ncủa một năm: điểm do người chấm cho, thiếu tài liệu kiểm chứng, miễn trừ của vòng đó đều được tính.",
			"Prints the results by area, what was lost and why, the actions of a catalogue with the figures to reach, what stays\nlost and why, the deficits that no action addresses, and where a published table contradicts the computed result\n(nothing is repaired). Without a catalogue the actions are derived from the rules. With -aim the targets are the best\nset for that aim (see the verb optimize), without it those that win back the most. With -md, -html, -docx and -xlsx the\nplan is written as a document to be signed, and a line is printed for each; files that are there stay, unless with\n-force. With -round, FACTS are the records of a year (see the verb assess): what is judged, unproved or waived in that\nround counts.",
		),
		flags: append([]cli.Flag{
			a.catalogueFlag(),
			&cli.StringFlag{
				Name:  "published",
				Usage: a.say("bảng điểm đã công bố: `TỆP`", "the results as published: a `FILE`"),
			},
			a.aimFlag(),
			a.editedFlag(),
		}, append(a.roundFlags(), a.planFlags()...)...),
		run: func(cmd *cli.Command, args []string) error {
			of, err := a.stand(cmd, args[0], args[1])
			if err != nil {
				return err
			}
			plan, err := a.plan(of, cmd)
			if err != nil {
				return err
			}
			written, err := a.writePlan(cmd, plan)
			switch {
			case err != nil:
				return err
			case a.asJSON:
				return a.print(plan)
			case !written:
				report.Plan(a.out, a.lang, plan)
			}
			return nil
		},
	}
}

func (a *app) catalogueFlag() cli.Flag {
	return &cli.StringFlag{
		Name:  "catalogue",
		Usage: a.say("danh mục giải pháp: `TỆP`", "the actions to choose from: a `FILE`"),
	}
}

func (a *app) aimFlag() cli.Flag {
	return &cli.StringFlag{
		Name:  "aim",
		Usage: a.say("đích cần đạt và công sức: `TỆP`", "the goal, and what it takes to move figures: a `FILE`"),
	}
}

func (a *app) editedFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "edited",
		Usage: a.say(
			"kế hoạch trước (-json) đã chỉnh sửa, để giữ lại phần chỉnh sửa: `TỆP`",
			"an earlier plan (-json) whose edits are kept: a `FILE`",
		),
	}
}

// plan makes a plan by the files that flags name: with the actions of a catalogue
// or those derived from the rules, towards an aim or full marks.
func (a *app) plan(of stand, cmd *cli.Command) (*remediation.Plan, error) {
	r := of.scorer.Rubric()
	var actions *catalogue.Catalogue
	if file := cmd.String("catalogue"); file != "" {
		src, err := a.read(file)
		if err != nil {
			return nil, err
		}
		if actions, err = catalogue.Parse(file, src, r, nil); err != nil {
			return nil, err
		}
	}
	opts := remediation.Options{Round: of.round}
	if file := cmd.String("published"); file != "" {
		src, err := a.read(file)
		if err != nil {
			return nil, err
		}
		published, err := published.Parse(file, src, r, nil)
		if err != nil {
			return nil, err
		}
		opts.Published = &published
	}
	if file := cmd.String("aim"); file != "" {
		aim, err := a.aim(file, r)
		if err != nil {
			return nil, err
		}
		if opts.Optimum, err = a.optimum(of, aim); err != nil {
			return nil, err
		}
	}
	if file := cmd.String("edited"); file != "" {
		src, err := a.readBytes(file)
		if err != nil {
			return nil, err
		}
		opts.Edited = &remediation.Plan{}
		if err := json.Unmarshal(src, opts.Edited); err != nil {
			why := "" // which is said in English alone
			if a.lang == rubric.English {
				why = ": " + err.Error()
			}
			return nil, a.troublef("%s không phải kế hoạch do -json xuất ra%s", "%s is no plan as -json prints it%s", file, why)
		}
	}
	p := a.progress(a.say("đang lập kế hoạch", "making the plan"), 0)
	defer p.stop()
	opts.Work = *a.work(p)
	return remediation.NewPlan(a.context, of.scorer, of.facts, actions, &opts)
}
