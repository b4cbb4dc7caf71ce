package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/urfave/cli/v3"
)

func (a *app) suggestVerb() verb {
	return verb{
		name: "suggest", args: "RUBRIC [CASES...]", least: 1, most: -1, working: true,
		short: a.say("gợi ý ca kiểm thử còn thiếu", "suggest the test cases that are missing"),
		long: a.say(
			"In ca kiểm thử, đúng mẫu tệp ca kiểm thử, cho những gì chưa ca nào chạm tới và những lỗi gõ nhầm chưa ca nào phát\nhiện. Kết quả mong đợi được tính theo quy tắc hiện tại: phải đối chiếu từng ca với văn bản quyết định.",
			"Prints cases, as they stand in a file of cases, for what no case reaches and for slips of the pen that none notices.\nWhat they expect is computed by the rules as they are: hold each against the decision.",
		),
		flags: []cli.Flag{
			&cli.StringFlag{
				Name:  "o",
				Usage: a.say("ghi các ca vào tệp mới `FILE`", "write the cases into the new `FILE`"),
			},
		},
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
			found, err := a.suggest(s, all)
			if err != nil {
				return err
			}
			if file := cmd.String("o"); file != "" {
				var b bytes.Buffer
				printSuggested(&printer{w: &b}, a, s.Rubric(), found)
				return a.create(file, b.Bytes())
			}
			if a.asJSON {
				return a.print(found)
			}
			printSuggested(a.printer(), a, s.Rubric(), found)
			return nil
		},
	}
}

// suggested are cases that are missing.
type suggested struct {
	Schema  int              `json:"schema"`
	Edition rubric.Edition   `json:"edition"`
	Cases   []verify.Example `json:"cases"`
	// Undecided are the slips that no case notices, neither, and of which it is not
	// known whether any could.
	Undecided []undecidedSlip `json:"undecided"`
}

type undecidedSlip struct {
	Item   string      `json:"item"`
	Change rubric.Text `json:"change"`
	Why    rubric.Text `json:"why,omitzero"`
	Line   int         `json:"line,omitempty"`
	Column int         `json:"column,omitempty"`
}

// suggest returns the cases that are missing: of items without any, a small set
// that does everything; of others, one for each part of a rule that is not reached
// and for each mutant that survives, without repetitions. Every case is run first: it
// is met by the rules as they are, and one for a mutant is not met by the mutant's.
func (a *app) suggest(s *scoring.Scorer, all []*scoringtest.Cases) (*suggested, error) {
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
	whole, err := cover.Suggest(a.context, s, &verify.Options{Work: *a.work(p)})
	p.stop()
	if err != nil {
		return nil, err
	}
	m, err := a.mutate(s, all)
	if err != nil {
		return nil, err
	}
	t := &trials{app: a, scorer: s, left: m.left, seen: map[string]int{}}
	for _, e := range whole {
		if untouched[e.Item] {
			t.add(e)
		}
	}
	for _, part := range c.Missing {
		if part.Example != nil && !untouched[part.Example.Item] {
			t.add(*part.Example)
		}
	}
	for _, survivor := range m.left {
		if survivor.Kill != nil && slices.Contains(t.left, survivor) {
			t.kill(survivor)
		}
	}
	out := &suggested{
		Schema:    jsonform.Schema,
		Edition:   s.Rubric().Edition(),
		Cases:     append([]verify.Example{}, t.out...),
		Undecided: []undecidedSlip{},
	}
	for i := range out.Cases {
		name := &out.Cases[i].Name
		vi := unused(taken, name.VI)
		en := vi
		if name.EN != name.VI {
			en = unused(taken, name.EN)
		}
		*name = rubric.Text{VI: vi, EN: en}
	}
	for _, m := range t.left {
		out.Undecided = append(out.Undecided, undecidedSlip{m.Item, m.Change, m.Why, m.Line, m.Column})
	}
	return out, nil
}

// trials tries cases before they are suggested.
type trials struct {
	app    *app
	scorer *scoring.Scorer
	out    []verify.Example
	seen   map[string]int  // where in out a case with such facts stands
	left   []*cover.Mutant // that survive them
}

// add takes a case that is met.
func (t *trials) add(e verify.Example) {
	key := fmt.Sprint(e.Item, e.Facts) // maps print sorted
	if _, known := t.seen[key]; known {
		return
	}
	if left, met := t.try(e); met {
		t.seen[key], t.left = len(t.out), left
		t.out = append(t.out, e)
	}
}

// kill takes the case for a mutant, if the mutant does not survive it.
func (t *trials) kill(m *cover.Mutant) {
	left, met := t.try(*m.Kill)
	if !met || slices.Contains(left, m) {
		return
	}
	t.left = left
	key := fmt.Sprint(m.Kill.Item, m.Kill.Facts)
	if at, known := t.seen[key]; known {
		t.out[at].Both = true // what it expects besides notices the mutant
		return
	}
	t.seen[key] = len(t.out)
	t.out = append(t.out, *m.Kill)
}

// try runs a case, as it stands in a file: whether the rules meet it, and the mutants
// that survive it.
func (t *trials) try(e verify.Example) (left []*cover.Mutant, met bool) {
	file := "rubric: " + t.scorer.Rubric().ID + "\ncases:\n" + e.YAML(rubric.English)
	cases, err := scoringtest.ReadCases("suggested", []byte(file), t.scorer, nil)
	if err != nil || cases.Check(t.scorer).Failed > 0 {
		return nil, false
	}
	left, _, err = t.app.survivors(cases, t.left, &t.app.allowed)
	return left, err == nil
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

func printSuggested(p *printer, a *app, r *rubric.Rubric, found *suggested) {
	if len(found.Cases) == 0 {
		p.printf("%s\n", a.say("# không thiếu ca nào", "# no case is missing"))
	} else {
		p.printf("%s\nrubric: %s\ncases:\n", p.in(dim, a.say("# kết quả theo quy tắc hiện tại; đối chiếu từng ca với văn bản quyết định",
			"# what the rules give as they are; hold each case against the decision")), r.ID)
	}
	for _, e := range found.Cases {
		p.printf("%s", indent(strings.TrimRight(e.YAML(a.lang), "\n")+"\n", "  "))
	}
	for _, slip := range found.Undecided {
		p.printf("%s\n", p.in(dim, fmt.Sprintf(a.say("# mục %s: %s: chưa biết có ca nào phát hiện được hay không",
			"# item %s: %s: not decided whether any case notices it"), slip.Item, slip.Change.In(a.lang))))
	}
}
