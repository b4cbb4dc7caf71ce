package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/urfave/cli/v3"
)

func (a *app) checkVerb() verb {
	return verb{
		name: "check", args: "RUBRIC|DIR...", least: 1, most: -1, working: true,
		short: a.say("đọc, kiểm tra và chứng minh các quy tắc", "read, validate and verify rubrics"),
		long: a.say(
			"Liệt kê mọi lỗi của tệp (tệp:dòng:cột: nội dung). Khi không có lỗi, chứng minh tính chất của từng quy tắc với\nmọi số liệu hợp lệ: điểm không vượt khung, không lỗi khi tính, mọi trường hợp đều có thể xảy ra...\nĐiều không chứng minh được kèm số liệu minh hoạ, viết sẵn như một ca kiểm thử.\nCảnh báo là chỗ hợp lệ nhưng hiếm khi đúng ý (tổng >= 3.500, tỷ lệ >= 0.95, mẫu số không fixed, chỉ tiêu không dùng);\ncảnh báo không làm thay đổi mã thoát.\nCho một thư mục thì kiểm tra mọi bộ chỉ số (*.yaml) ở trong, cùng các tệp ca kiểm thử và tệp số liệu của chúng;\ntệp *.bad.yaml và thư mục bắt đầu bằng dấu chấm được bỏ qua.",
			"Lists every fault of a file (file:line:column: message). Where there is none, it proves the properties of every\nrule for all facts that the inputs allow: points within their range, no failure, every case reachable...\nWhat is not proved comes with facts that show it, written as a test case.\nWarnings are of what is in order and seldom meant (total >= 3.500, rate >= 0.95, a denominator that is not fixed,\nan input that is not used); they do not change the exit code.\nOf a directory it checks all rubrics (*.yaml) below it, with the files of cases and of facts that are theirs;\nfiles *.bad.yaml and directories whose name begins with a dot are left out.",
		),
		flags: []cli.Flag{
			&cli.StringSliceFlag{
				Name: "item",
				Usage: a.say(
					"chỉ kiểm tra mục có `MÃ` này và các mục bên dưới (lặp lại được)",
					"verify only the item with this `CODE` and those below it (may be repeated)",
				),
			},
			&cli.BoolFlag{Name: "all", Usage: a.say("in cả những điều đã chứng minh", "print what is proved, too")},
			a.watchFlag(),
		},
		run: a.check,
	}
}

// checked is what is said of rubrics, for machines.
type checked struct {
	Schema   int            `json:"schema"`
	Verdicts counts         `json:"verdicts"`
	Findings []verdict      `json:"findings"`
	Warnings []verdict      `json:"warnings"`
	Proved   []verdict      `json:"proved,omitempty"` // with -all
	Faults   source.Faults  `json:"faults"`
	Files    []*checkedFile `json:"files"`
	// Skipped are the files of directories that nothing was looked for in.
	Skipped []string `json:"skipped,omitempty"`
}

type checkedFile struct {
	File     string          `json:"file"`
	Kind     fileKind        `json:"kind"`
	Edition  *rubric.Edition `json:"edition,omitempty"` // of a file without faults
	Verdicts counts          `json:"verdicts"`
	faults   source.Faults
	verdicts []verify.Verdict // warnings among them
}

type counts struct {
	Proved    int `json:"proved"`
	Refuted   int `json:"refuted"`
	Undecided int `json:"undecided"`
}

// verdict is a verdict with its file.
type verdict struct {
	File string `json:"file"`
	verify.Verdict
}

func (a *app) check(cmd *cli.Command, args []string) error {
	o := &verify.Options{Items: cmd.StringSlice("item")}
	once := func() error { return a.checkOnce(cmd, args, o) }
	if !cmd.Bool("watch") {
		return once()
	}
	return a.watch(func() []string {
		list, _ := a.listed(args) // what is wrong with it, the run says
		return list.files()
	}, once)
}

func (a *app) checkOnce(cmd *cli.Command, args []string, o *verify.Options) error {
	list, err := a.listed(args)
	if err != nil {
		return err
	}
	doc := &checked{Schema: jsonform.Schema, Findings: []verdict{}, Warnings: []verdict{}, Faults: source.Faults{}}
	doc.Skipped = list.skipped
	var troubles []error
	scorers := map[string]*scoring.Scorer{} // by file and by name
	for _, file := range list.rubrics {
		f, s, err := a.checkFile(file, o)
		if err != nil {
			troubles = append(troubles, err)
			continue
		}
		if s != nil {
			scorers[file] = s
			if id := s.Rubric().ID; scorers[id] == nil {
				scorers[id] = s
			}
		}
		doc.add(f, cmd.Bool("all"))
	}
	for _, of := range list.others {
		if s := cmp.Or(scorers[of.beside()], scorers[of.rubric]); s == nil {
			doc.Skipped = append(doc.Skipped, of.file)
		} else if f, err := a.checkOther(of, s); err != nil {
			troubles = append(troubles, err)
		} else {
			doc.add(f, cmd.Bool("all"))
		}
	}
	slices.Sort(doc.Skipped)
	if a.asJSON {
		if err := a.print(doc); err != nil {
			return err
		}
	} else {
		a.printChecked(doc, cmd.Bool("all"))
	}
	switch {
	case troubles != nil:
		return errors.Join(troubles...)
	case len(doc.Findings)+len(doc.Faults) > 0:
		return errFound
	}
	return nil
}

// checkFile checks a rubric, and returns its scorer unless it has faults.
func (a *app) checkFile(file string, o *verify.Options) (*checkedFile, *scoring.Scorer, error) {
	f := &checkedFile{File: file, Kind: rubricFile}
	s, err := a.compile(file)
	if errors.As(err, &f.faults) {
		return f, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, code := range o.Items {
		if s.Rubric().Item(code) == nil {
			_, err := verify.Rules(a.context, s, o) // says so, with the nearest code
			return nil, nil, &trouble{locale.In(a.lang, err)}
		}
	}
	p := a.progress(a.say("đang chứng minh ", "verifying ")+file, 0)
	v, err := verify.Rules(a.context, s, &verify.Options{Items: o.Items, Work: *a.work(p)})
	p.stop()
	if err != nil {
		return nil, nil, err
	}
	f.Edition, f.Verdicts, f.verdicts = &v.Edition, counts{
		v.Proved,
		v.Refuted,
		v.Undecided,
	}, slices.Concat(
		v.Verdicts,
		v.Warnings,
	)
	slices.SortStableFunc(f.verdicts, func(a, b verify.Verdict) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f, s, nil
}

func (d *checked) add(f *checkedFile, all bool) {
	d.Files = append(d.Files, f)
	d.Faults = append(d.Faults, f.faults...)
	d.Verdicts.Proved += f.Verdicts.Proved
	d.Verdicts.Refuted += f.Verdicts.Refuted
	d.Verdicts.Undecided += f.Verdicts.Undecided
	for _, v := range f.verdicts {
		switch {
		case v.Outcome == verify.Warned:
			d.Warnings = append(d.Warnings, verdict{f.File, v})
		case v.Outcome != verify.Proved:
			d.Findings = append(d.Findings, verdict{f.File, v})
		case all:
			d.Proved = append(d.Proved, verdict{f.File, v})
		}
	}
}

func (a *app) printChecked(d *checked, all bool) {
	p := a.printer()
	for _, f := range d.Files {
		for _, fault := range f.faults {
			a.finding(p, fault.File, fault.Line, fault.Column, red, fault.Message.In(a.lang), "")
		}
		before := ""
		for _, v := range f.verdicts {
			same := fmt.Sprintf("%d:%d: %s", v.Line, v.Column, a.verdict(v))
			if same == before {
				continue // the same of several properties
			}
			before = same
			if v.Outcome == verify.Proved {
				if all {
					p.printf("%s\n", p.in(green, f.File+":"+same))
				}
				continue
			}
			colour, example := red, ""
			if v.Outcome == verify.Undecided || v.Outcome == verify.Warned {
				colour = yellow
			}
			if v.Example != nil {
				example = v.Example.YAML(a.lang)
			}
			a.finding(p, f.File, v.Line, v.Column, colour, a.verdict(v), example)
		}
	}
	if len(d.Files) == 0 {
		return
	}
	colour := green
	if len(d.Findings)+len(d.Faults) > 0 {
		colour = red
	}
	text := fmt.Sprintf(a.say(
		"%d tệp, %d lỗi; %d điều được chứng minh, %d bị bác bỏ, %d chưa quyết định được",
		"%d file(s), %d fault(s); %d proved, %d refuted, %d undecided"),
		len(d.Files), len(d.Faults), d.Verdicts.Proved, d.Verdicts.Refuted, d.Verdicts.Undecided)
	if len(d.Warnings) > 0 {
		text += fmt.Sprintf(a.say("; %d cảnh báo", "; %d warning(s)"), len(d.Warnings))
	}
	if len(d.Skipped) > 0 {
		text += fmt.Sprintf(a.say("; %d tệp khác được bỏ qua", "; %d other file(s) left out"), len(d.Skipped))
	}
	p.printf("%s\n", p.in(colour, text))
}

// verdict writes what was found, and of which item.
func (a *app) verdict(v verify.Verdict) string {
	what := v.Message.In(a.lang)
	if v.Item != "" {
		what = a.say("mục ", "item ") + v.Item + ": " + what
	}
	if v.Outcome == verify.Warned {
		what = a.say("cảnh báo: ", "warning: ") + what
	}
	if v.Illustrative {
		what += a.say(" [minh hoạ]", " [illustrative]")
	}
	return what
}
