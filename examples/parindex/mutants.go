package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
)

// covered is what cases reach, in percent, for machines.
type covered struct {
	Cases      json.Number `json:"cases"`
	Sides      json.Number `json:"sides"`
	Boundaries json.Number `json:"boundaries"`
	Options    json.Number `json:"options"`
	Bands      json.Number `json:"bands"`
	Total      json.Number `json:"total"`
	// Missing are the parts of rules that no case reaches.
	Missing []missingPart `json:"missing"`

	report *cover.Report
}

type missingPart struct {
	Item string `json:"item"`
	cover.Part
}

// cover takes down what cases reach.
func (a *app) cover(s *scoring.Scorer, all []*scoringtest.Cases) (*covered, error) {
	p := a.progress(a.say("đang đo độ phủ", "measuring coverage"), 0)
	defer p.stop()
	record := cover.New(s)
	for _, cases := range all {
		for c := range cases.All() {
			if !c.Whole && len(c.Items) == 0 {
				continue // nothing is expected that comes of a rule
			}
			if err := record.Add(c.Facts, asked(c)...); err != nil {
				return nil, err
			}
		}
	}
	r, err := record.Report(a.context, a.work(p))
	if err != nil {
		return nil, err
	}
	percent := func(s cover.Share) json.Number { return json.Number(s.Percent().String()) }
	out := &covered{
		percent(r.Cases),
		percent(r.Sides),
		percent(r.Boundaries),
		percent(r.Options),
		percent(r.Bands),
		percent(r.Total),
		[]missingPart{},
		r,
	}
	for _, rule := range r.Rules {
		for _, part := range rule.Parts {
			if part.Reached == 0 && !part.Impossible {
				out.Missing = append(out.Missing, missingPart{rule.Item, part})
			}
		}
	}
	return out, nil
}

// asked returns the items that a case says something of; none for all.
func asked(c scoringtest.Case) []string {
	if c.Whole {
		return nil
	}
	return c.Items
}

// mutants is what cases notice, for machines.
type mutants struct {
	Killed     int `json:"killed"`
	Equivalent int `json:"equivalent"` // by proof: nothing could notice them
	Survived   int `json:"survived"`
	// Undecided are those that survived of which it is not known whether any facts
	// could notice them.
	Undecided int `json:"undecided"`
	// Untried are those that were not tried on all cases within the work allowed.
	Untried int `json:"untried,omitempty"`
	// Survivors are the mutants that no case notices.
	Survivors []survivor `json:"survivors"`

	left []*cover.Mutant // the same, to be tried again
}

// survivor is a mutant that no case notices, as [cover.Mutant] describes it.
type survivor struct {
	Item       string           `json:"item"`
	Kind       cover.MutantKind `json:"kind"`
	Change     rubric.Text      `json:"change"`
	Line       int              `json:"line,omitempty"`
	Column     int              `json:"column,omitempty"`
	Equivalent verify.Outcome   `json:"equivalent"`
	Why        rubric.Text      `json:"why,omitzero"`
	Kill       *verify.Example  `json:"kill,omitempty"`
	Gives      string           `json:"gives,omitempty"`
}

// mutate holds every mutant against the cases: it is killed if one of them fails.
func (a *app) mutate(s *scoring.Scorer, all []*scoringtest.Cases) (*mutants, error) {
	p := a.progress(a.say("đang tạo lỗi gõ nhầm", "making mutants"), 0)
	list, err := cover.Mutants(a.context, s, &verify.Options{Work: *a.work(p)})
	p.stop()
	if err != nil {
		return nil, err
	}
	p = a.progress(a.say("đang thử lỗi gõ nhầm", "trying mutants"), 0)
	defer p.stop()
	out := &mutants{Survivors: []survivor{}}
	for _, m := range list {
		if m.Equivalent == verify.Proved {
			out.Equivalent++
		}
	}
	out.left = slices.DeleteFunc(slices.Clone(list), func(m *cover.Mutant) bool { return m.Equivalent == verify.Proved })
	untried := map[*cover.Mutant]bool{}
	for i, cases := range all {
		work := a.work(p)
		work.Progress = func(done, of int) { p.tell(i*of+done, len(all)*of) }
		var some map[*cover.Mutant]bool
		if out.left, some, err = a.survivors(cases, out.left, work); err != nil {
			return nil, err
		}
		maps.Copy(untried, some)
	}
	for _, m := range out.left {
		if untried[m] {
			out.Untried++
			continue
		}
		out.Survivors = append(
			out.Survivors,
			survivor{m.Item, m.Kind, m.Change, m.Line, m.Column, m.Equivalent, m.Why, m.Kill, m.Gives},
		)
	}
	for _, m := range out.Survivors {
		if m.Equivalent == verify.Undecided {
			out.Undecided++
		}
	}
	out.Survived = len(out.Survivors)
	out.Killed = len(list) - out.Equivalent - out.Survived - out.Untried
	return out, nil
}

// survivors returns the mutants that are left after cases, in their order, and which of
// them were not tried on all of them within the work allowed.
func (a *app) survivors(cases *scoringtest.Cases, mutants []*cover.Mutant, w *scoring.Work) (left []*cover.Mutant,
	untried map[*cover.Mutant]bool, err error) {
	survived, not, err := cases.Survivors(a.context, mutants, w)
	if err != nil {
		return nil, nil, err
	}
	untried = map[*cover.Mutant]bool{}
	for _, m := range not {
		untried[m] = true
	}
	return slices.DeleteFunc(slices.Clone(mutants), func(m *cover.Mutant) bool {
		return !untried[m] && !slices.Contains(survived, m)
	}), untried, nil
}

func (a *app) printMutants(p *printer, m *mutants, file string) {
	p.printf("\n%s\n", p.in(bold, a.say("Lỗi gõ nhầm", "Mutants")))
	for _, s := range m.Survivors {
		why := ""
		switch {
		case s.Kill != nil:
			why = a.say(
				"# phát hiện được bằng ca sau (kết quả theo quy tắc hiện tại):\n",
				"# noticed by this case (with what the rule gives as it is):\n",
			) + s.Kill.YAML(
				a.lang,
			)
		case !s.Why.IsZero():
			why = a.say(
				"# chưa biết có ca nào phát hiện được hay không: ",
				"# not decided whether any case notices it: ",
			) + s.Why.In(
				a.lang,
			) + "\n"
		}
		a.finding(p, file, s.Line, s.Column, yellow, a.say("mục ", "item ")+s.Item+": "+s.Change.In(a.lang), why)
	}
	colour := green
	if m.Survived > 0 {
		colour = yellow
	}
	p.printf(
		"%s\n",
		p.in(colour, fmt.Sprintf(a.say("%d bị phát hiện, %d tương đương (không ca nào phát hiện được), %d lọt qua",
			"%d killed, %d equivalent (nothing could notice them), %d survived"), m.Killed, m.Equivalent, m.Survived)),
	)
	if m.Untried > 0 {
		p.printf(
			"%s\n",
			fmt.Sprintf(
				a.say(
					"%d chưa được thử với mọi ca trong giới hạn công sức (-steps)",
					"%d were not tried on all cases within the work allowed (-steps)",
				),
				m.Untried,
			),
		)
	}
	if m.Undecided > 0 {
		p.printf(
			"%s\n",
			fmt.Sprintf(
				a.say(
					"trong số lọt qua, %d chưa biết có ca nào phát hiện được hay không",
					"of those that survived, %d are not decided: perhaps no case notices them",
				),
				m.Undecided,
			),
		)
	}
}
