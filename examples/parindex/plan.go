package main

import (
	"github.com/parindex/parindex/examples/internal/report"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/urfave/cli/v3"
)

func (a *app) planVerb() verb {
	return verb{
		name: "plan", args: "RUBRIC FACTS", least: 2, most: 2,
		short: a.say("lập kế hoạch khắc phục", "make the remediation plan of a unit"),
		long: a.say(
			"In kết quả từng lĩnh vực, điểm mất và lý do, giải pháp lấy từ danh mục, những điểm mất chưa có giải pháp, và\nmâu thuẫn giữa bảng công bố với kết quả tính lại (không tự sửa).",
			"Prints the results by area, what was lost and why, the actions of a catalogue, the deficits that none addresses, and\nwhere a published table contradicts the computed result (nothing is repaired)."),
		flags: []cli.Flag{
			&cli.StringFlag{Name: "catalogue", Usage: a.say("danh mục giải pháp: `TỆP`", "the actions to choose from: a `FILE`")},
			&cli.StringFlag{Name: "published", Usage: a.say("bảng điểm đã công bố: `TỆP`", "the results as published: a `FILE`")},
		},
		run: func(cmd *cli.Command, args []string) error {
			s, f, _, err := a.score(args[0], args[1])
			if err != nil {
				return err
			}
			plan, err := a.plan(s, f, cmd.String("catalogue"), cmd.String("published"))
			if err != nil {
				return err
			}
			if a.asJSON {
				return a.print(plan)
			}
			report.Write(a.out, a.lang, s.Rubric(), plan)
			return nil
		},
	}
}

// plan makes a plan; without a catalogue its actions are derived from the rules.
func (a *app) plan(s *scoring.Scorer, f scoring.Facts, catalogueFile, publishedFile string) (*remediation.Plan, error) {
	r := s.Rubric()
	var catalogue *remediation.Catalogue
	if catalogueFile != "" {
		src, err := a.read(catalogueFile)
		if err != nil {
			return nil, err
		}
		if catalogue, err = remediation.ParseCatalogue(catalogueFile, src, r, nil); err != nil {
			return nil, err
		}
	}
	var opts remediation.Options
	if publishedFile != "" {
		src, err := a.read(publishedFile)
		if err != nil {
			return nil, err
		}
		published, err := scoring.ParsePublished(publishedFile, src, r, nil)
		if err != nil {
			return nil, err
		}
		opts.Published = &published
	}
	return remediation.NewPlan(s, f, catalogue, &opts)
}
