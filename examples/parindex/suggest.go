package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/urfave/cli/v3"
)

func (a *app) suggestVerb() verb {
	return verb{
		name: "suggest", args: "RUBRIC [CASES...]", least: 1, most: -1,
		short: a.say("gợi ý ca kiểm thử còn thiếu", "suggest the test cases that are missing"),
		long: a.say(
			"In ca kiểm thử, đúng mẫu tệp ca kiểm thử, cho những gì chưa ca nào chạm tới và những lỗi gõ nhầm chưa ca nào phát\nhiện. Kết quả mong đợi được tính theo quy tắc hiện tại: phải đối chiếu từng ca với văn bản quyết định.",
			"Prints cases, as they stand in a file of cases, for what no case reaches and for slips of the pen that none notices.\nWhat they expect is computed by the rules as they are: hold each against the decision."),
		flags: []cli.Flag{&cli.StringFlag{Name: "o", Usage: a.say("ghi các ca vào tệp mới `FILE`", "write the cases into the new `FILE`")}},
		run: func(cmd *cli.Command, args []string) error {
			s, err := a.compile(args[0])
			if err != nil {
				return err
			}
			files := args[1:]
			if file := beside(args[0]); len(files) == 0 && args[0] != "-" {
				if _, err := os.Stat(file); err == nil {
					files = []string{file}
				}
			}
			all, err := a.cases(s, files, nil)
			if err != nil {
				return err
			}
			examples, err := a.suggest(s, all)
			if err != nil {
				return err
			}
			if file := cmd.String("o"); file != "" {
				var b bytes.Buffer
				printSuggested(&printer{w: &b}, a, s.Rubric(), examples)
				return a.create(file, b.Bytes())
			}
			if a.asJSON {
				return a.print(struct {
					Schema  int               `json:"schema"`
					Edition rubric.Edition    `json:"edition"`
					Cases   []scoring.Example `json:"cases"`
				}{rubric.Schema, s.Rubric().Edition(), append([]scoring.Example{}, examples...)})
			}
			printSuggested(a.printer(), a, s.Rubric(), examples)
			return nil
		},
	}
}

// suggest returns the cases that are missing: of items without any, a small set
// that does everything; of others, one for each part of a rule that is not reached
// and for each mutant that survives, without repetitions.
func (a *app) suggest(s *scoring.Scorer, all []*scoringtest.Cases) ([]scoring.Example, error) {
	taken := map[string]bool{}
	for _, cases := range all {
		for c := range cases.All() {
			taken[c.Name] = true
		}
	}
	c, err := a.cover(s, all)
	if err != nil {
		return nil, err
	}
	untouched := map[string]bool{}
	for _, rule := range c.report.Rules {
		untouched[rule.Item] = rule.Total.Reached == 0
	}
	p := a.progress(a.say("đang tìm ca kiểm thử", "looking for cases"), 0)
	whole, err := s.Suggest(nil)
	p.stop()
	if err != nil {
		return nil, err
	}
	var out []scoring.Example
	seen := map[string]bool{}
	add := func(e scoring.Example) {
		if key := fmt.Sprint(e.Item, e.Facts); !seen[key] { // maps print sorted
			seen[key] = true
			out = append(out, e)
		}
	}
	for _, e := range whole {
		if untouched[e.Item] {
			add(e)
		}
	}
	for _, part := range c.Missing {
		if part.Example != nil && !untouched[part.Example.Item] {
			add(*part.Example)
		}
	}
	m, err := a.mutate(s, all)
	if err != nil {
		return nil, err
	}
	for _, survivor := range m.Survivors {
		if survivor.Kill == nil {
			continue
		}
		noticed, err := noticed(survivor, out)
		if err != nil {
			return nil, err
		}
		if !noticed {
			add(*survivor.Kill)
		}
	}
	for i := range out {
		name := &out[i].Name
		vi := unused(taken, name.VI)
		en := vi
		if name.EN != name.VI {
			en = unused(taken, name.EN)
		}
		*name = rubric.Text{VI: vi, EN: en}
	}
	return out, nil
}

// noticed reports whether one of the examples notices a mutant.
func noticed(m *scoring.Mutant, examples []scoring.Example) (bool, error) {
	for _, e := range examples {
		changes, err := m.Changes(scoring.Facts{Inputs: e.Facts}, e.Item)
		if err != nil || changes {
			return changes, err
		}
	}
	return false, nil
}

// unused returns a name that no case has, and takes it.
func unused(taken map[string]bool, name string) string {
	out := name
	for i := 2; taken[out]; i++ {
		out = fmt.Sprintf("%s (%d)", name, i)
	}
	taken[out] = true
	return out
}

func printSuggested(p *printer, a *app, r *rubric.Rubric, examples []scoring.Example) {
	if len(examples) == 0 {
		p.printf("%s\n", a.say("# không thiếu ca nào", "# no case is missing"))
		return
	}
	p.printf("%s\nrubric: %s\ncases:\n", p.in(dim, a.say("# kết quả theo quy tắc hiện tại; đối chiếu từng ca với văn bản quyết định",
		"# what the rules give as they are; hold each case against the decision")), r.ID)
	for _, e := range examples {
		p.printf("%s", indent(strings.TrimRight(e.YAML(a.lang), "\n")+"\n", "  "))
	}
}
