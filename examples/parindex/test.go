package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

func (a *app) testVerb() verb {
	return verb{
		name: "test", args: "RUBRIC [CASES...]", least: 1, most: -1, working: true,
		short: a.say("chạy các ca kiểm thử của bộ chỉ số", "run the test cases of a rubric"),
		long: a.say(
			"So kết quả tính với kết quả mong đợi của từng ca. Không nêu tệp ca kiểm thử thì dùng tệp cùng tên: commune.cases.yaml\nbên cạnh commune.yaml. Mã thoát 1 nếu có ca không đạt, hoặc với -mutate có lỗi lọt qua mà\ncó ca phát hiện được; lỗi chưa biết có ca nào phát hiện được hay không chỉ được liệt kê.",
			"Holds what comes out against what each case expects. Without files of cases it takes the one called like the rubric:\ncommune.cases.yaml beside commune.yaml. The exit code is 1 if a case fails or, with -mutate, if a slip goes unnoticed\nthat some case would notice; those of which that is not decided are listed only.",
		),
		flags: []cli.Flag{
			&cli.BoolFlag{
				Name: "cover",
				Usage: a.say(
					"in độ phủ: trường hợp, hai phía điều kiện, giá trị biên",
					"print what the cases reach: cases, sides of conditions, boundaries",
				),
			},
			&cli.StringFlag{
				Name: "floor",
				Usage: a.say(
					"độ phủ thấp hơn `SỐ` phần trăm là không đạt",
					"fail where less than this `PERCENT` is reached",
				),
			},
			&cli.BoolFlag{
				Name:  "html",
				Usage: a.say("in độ phủ thành trang HTML", "print what the cases reach as an HTML page"),
			},
			&cli.BoolFlag{
				Name: "mutate",
				Usage: a.say(
					"thử từng lỗi gõ nhầm có thể có: ca nào phát hiện được",
					"try every slip of the pen: do the cases notice it?",
				),
			},
			&cli.BoolFlag{
				Name: "update",
				Usage: a.say(
					"ghi kết quả tính được vào tệp ca kiểm thử",
					"write what came out into the files of cases",
				),
			},
			a.watchFlag(),
		},
		run: a.test,
	}
}

// tested is what became of the cases, for machines.
type tested struct {
	Schema   int                   `json:"schema"`
	Edition  rubric.Edition        `json:"edition"`
	Files    []string              `json:"files"`
	Passed   int                   `json:"passed"`
	Failed   int                   `json:"failed"`
	Failures []scoringtest.Failure `json:"failures"`
	Updated  []string              `json:"updated,omitempty"`  // files written with -update
	Coverage *covered              `json:"coverage,omitempty"` // with -cover
	Mutants  *mutants              `json:"mutants,omitempty"`  // with -mutate, if no case failed
}

func (a *app) test(cmd *cli.Command, args []string) error {
	files := args[1:]
	if len(files) == 0 {
		files = []string{beside(args[0])}
	}
	once := func() error { return a.testOnce(cmd, args[0], files) }
	if cmd.Bool("watch") {
		return a.watch(func() []string { return append([]string{args[0]}, files...) }, once)
	}
	return once()
}

// beside returns the file of cases that is called like a rubric.
func beside(rubricFile string) string {
	return strings.TrimSuffix(rubricFile, filepath.Ext(rubricFile)) + ".cases.yaml"
}

func (a *app) testOnce(cmd *cli.Command, rubricFile string, files []string) error {
	floor, err := a.floor(cmd)
	if err != nil {
		return err
	}
	s, err := a.compile(rubricFile)
	if err != nil {
		return err
	}
	doc := &tested{Schema: jsonform.Schema, Edition: s.Edition(), Files: files, Failures: []scoringtest.Failure{}}
	all, err := a.cases(s, files, func(file string, src []byte, c *scoringtest.Cases) (*scoringtest.Cases, error) {
		if !cmd.Bool("update") {
			return c, nil
		}
		return a.update(s, file, src, c, doc)
	})
	if err != nil {
		return err
	}
	for _, c := range all {
		report := c.Check(s)
		doc.Passed, doc.Failed, doc.Failures = doc.Passed+report.Passed, doc.Failed+report.Failed, append(
			doc.Failures,
			report.Failures...)
	}
	if cmd.Bool("cover") || cmd.Bool("html") || floor.Valid {
		if doc.Coverage, err = a.cover(s, all); err != nil {
			return err
		}
	}
	if cmd.Bool("mutate") && doc.Failed == 0 {
		if doc.Mutants, err = a.mutate(s, all); err != nil {
			return err
		}
	}
	switch {
	case a.asJSON:
		err = a.print(doc)
	case cmd.Bool("html"):
		err = doc.Coverage.report.HTML(a.out, a.sources[rubricFile], a.lang)
	default:
		a.printTested(doc, rubricFile, cmd)
	}
	low := floor.Valid && a.below(doc.Coverage.report, floor.Decimal)
	if err == nil && (doc.Failed > 0 || low || doc.Mutants != nil && doc.Mutants.Survived > doc.Mutants.Undecided) {
		err = errFound
	}
	return err
}

// floor reads the percentage that has to be covered, if there is one.
func (a *app) floor(cmd *cli.Command) (decimal.NullDecimal, error) {
	if !cmd.IsSet("floor") {
		return decimal.NullDecimal{}, nil
	}
	d, err := a.numberOf("-floor", cmd.String("floor"), 0, 100)
	return decimal.NullDecimal{Decimal: d, Valid: err == nil}, err
}

// below says of what less than a percentage is covered, if of anything.
func (a *app) below(r *cover.Report, floor decimal.Decimal) bool {
	var low []string
	for _, kind := range []struct {
		vi, en string
		share  cover.Share
	}{
		{"trường hợp", "cases", r.Cases}, {"hai phía của điều kiện", "sides of conditions", r.Sides},
		{"giá trị biên", "boundary values", r.Boundaries},
		{"lựa chọn", "options", r.Options}, {"khoảng", "bands", r.Bands},
	} {
		if !kind.share.Reaches(floor) {
			low = append(low, fmt.Sprintf(a.say("%s: %d trên %d", "%s: %d of %d"),
				a.say(kind.vi, kind.en), kind.share.Reached, kind.share.Of))
		}
	}
	if len(low) > 0 {
		fmt.Fprintf(a.errOut, "%s: "+a.say("độ phủ dưới %s%%: %s", "less than %s%% is covered: %s")+"\n",
			a.root.Name, a.lang.Decimal(floor), strings.Join(low, "; "))
	}
	return len(low) > 0
}

// cases reads files of cases; the error has the faults of all of them.
func (a *app) cases(
	s *scoring.Scorer,
	files []string,
	f func(file string, src []byte, c *scoringtest.Cases) (*scoringtest.Cases, error),
) ([]*scoringtest.Cases, error) {
	var all []*scoringtest.Cases
	var errs []error
	for _, file := range files {
		src, err := a.read(file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c, err := scoringtest.ReadCases(file, src, s, nil)
		if err == nil && f != nil {
			c, err = f(file, src, c)
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, c)
	}
	return all, a.all(errs)
}

// update writes what came out into a file of cases.
func (a *app) update(
	s *scoring.Scorer,
	file string,
	src []byte,
	c *scoringtest.Cases,
	doc *tested,
) (*scoringtest.Cases, error) {
	out, err := c.Update(s)
	if err != nil || bytes.Equal(out, src) {
		return c, err
	}
	if file == "-" {
		return nil, a.troublef("-update cần tên tệp", "-update needs the name of a file")
	}
	if err := a.replace(file, out); err != nil {
		return nil, err
	}
	a.sources[file] = out
	delete(a.lines, file)
	doc.Updated = append(doc.Updated, file)
	return scoringtest.ReadCases(file, out, s, nil)
}

func (a *app) printTested(d *tested, rubricFile string, cmd *cli.Command) {
	p := a.printer()
	for _, file := range d.Updated {
		p.printf(a.say("đã ghi %s\n", "wrote %s\n"), file)
	}
	why := rubric.Text{}
	for _, f := range d.Failures {
		after := f.Why.In(a.lang)
		if f.Why == why {
			after = "" // as just said
		}
		why = f.Why
		if after != "" {
			after += "\n"
		}
		a.finding(p, f.File, f.Line, f.Column, red, f.Case+": "+f.Text.In(a.lang), after)
	}
	colour := green
	if d.Failed > 0 {
		colour = red
	}
	p.printf(
		"%s\n",
		p.in(
			colour,
			fmt.Sprintf(a.say("%d ca đạt, %d ca không đạt", "%d case(s) passed, %d failed"), d.Passed, d.Failed),
		),
	)
	if d.Coverage != nil {
		p.printf("\n%s\n%s", p.in(bold, a.say("Độ phủ", "Coverage")), d.Coverage.report.Text(a.lang))
	}
	switch {
	case d.Mutants != nil:
		a.printMutants(p, d.Mutants, rubricFile)
	case cmd.Bool("mutate"):
		p.printf(
			"%s\n",
			p.in(
				yellow,
				a.say(
					"Chưa thử lỗi gõ nhầm: mọi ca phải đạt trước.",
					"No slips were tried: every case has to pass first.",
				),
			),
		)
	}
}
