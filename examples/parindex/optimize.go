package main

import (
	"strings"

	"github.com/parindex/parindex/examples/internal/report"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) optimizeVerb() verb {
	return verb{
		name: "optimize", args: "RUBRIC FACTS", least: 2, most: 2, working: true,
		short: a.say("tìm cách ít công sức nhất để đạt đích", "find what reaches a goal with the least effort"),
		long: a.say(
			"Tìm những thay đổi số liệu ít công sức nhất để đạt đích của tệp mục tiêu: điểm cần đạt sau thay đổi, các phương án tiếp\ntheo, mỗi mức công sức được bao nhiêu điểm, điểm nào còn mất và vì sao. Với -goal, đích là: một tổng điểm (90),\nband:TÊN (một mức xếp loại) hoặc effort:SỐ (nhiều điểm nhất với chừng ấy công sức). Không có tệp mục tiêu thì mọi chỉ tiêu\nkhông cố định đều thay đổi được và công sức là số chỉ tiêu phải thay đổi. Mã thoát 1 nếu không đạt được đích.",
			"Finds the changes of figures that reach the goal of an aim with the least effort: what has to change, the next best\nsets, how many points every effort comes to, which points stay lost and why. With -goal the goal is a total (90),\nband:NAME (a band) or effort:NUMBER (the most points for so much). Without an aim every figure that is not fixed may move,\nand the effort is how many do. The exit code is 1 if the goal is not reached.",
		),
		flags: append([]cli.Flag{
			a.aimFlag(),
			&cli.StringFlag{
				Name: "goal",
				Usage: a.say(
					"thay đích của tệp bằng `ĐÍCH`: 90, band:TÊN hoặc effort:SỐ",
					"instead of the goal of the file, the `GOAL` 90, band:NAME or effort:NUMBER",
				),
			},
		}, a.roundFlags()...),
		run: func(cmd *cli.Command, args []string) error {
			of, err := a.stand(cmd, args[0], args[1])
			if err != nil {
				return err
			}
			aim := &remediation.Aim{
				Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)},
				Unit:      rubric.Text{VI: "chỉ tiêu", EN: "figure(s)"},
				Next:      0,
			}
			goal, file := cmd.String("goal"), cmd.String("aim")
			switch {
			case file != "":
				if aim, err = a.aim(file, of.scorer.Rubric()); err != nil {
					return err
				}
			case goal == "":
				return a.troublef("cần -aim TỆP hoặc -goal ĐÍCH", "-aim FILE or -goal GOAL is needed")
			}
			if goal != "" {
				if aim.Goal, err = a.goal(goal); err != nil {
					return err
				}
			}
			o, err := a.optimum(of, aim)
			if err != nil {
				return err
			}
			if a.asJSON {
				err = a.print(o)
			} else {
				report.Optimum(a.out, a.lang, o)
			}
			if err == nil && !o.Reached {
				err = errFound
			}
			return err
		},
	}
}

// aim reads an aim.
func (a *app) aim(file string, r *rubric.Rubric) (*remediation.Aim, error) {
	src, err := a.read(file)
	if err != nil {
		return nil, err
	}
	return remediation.ParseAim(file, src, r, nil)
}

// optimum finds the best set for an aim. What is wrong with the aim beside its file
// is trouble.
func (a *app) optimum(of stand, aim *remediation.Aim) (*remediation.Optimum, error) {
	p := a.progress(a.say("đang tìm phương án", "looking for the best set"), 0)
	defer p.stop()
	o, err := remediation.Optimize(a.context, of.scorer, of.facts, aim, &remediation.Options{Round: of.round, Work: *a.work(p)})
	if err != nil && a.context.Err() == nil {
		err = &trouble{locale.In(a.lang, err)}
	}
	return o, err
}

// mostGoal bounds totals, as rubrics do, and efforts.
const mostGoal = 1_000_000_000

// goal reads a goal: 90, band:Tốt or effort:20.
func (a *app) goal(text string) (remediation.Goal, error) {
	var g remediation.Goal
	kind, value, named := strings.Cut(text, ":")
	if !named {
		kind, value = "total", text
	}
	if kind == "band" && value != "" {
		g.Band = value
		return g, nil
	}
	if value == "" || kind != "total" && kind != "effort" {
		return g, a.troublef(
			"-goal nhận một tổng điểm như 90, band:TÊN hoặc effort:SỐ, không nhận %q",
			"-goal is a total such as 90, band:NAME or effort:NUMBER, not %q",
			text,
		)
	}
	v, err := a.numberOf("-goal", value, 0, mostGoal)
	switch {
	case err != nil:
		return g, err
	case kind == "effort":
		g.Effort = decimal.NewNullDecimal(v)
	default:
		g.Total = decimal.NewNullDecimal(v)
	}
	return g, nil
}
