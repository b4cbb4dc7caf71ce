package verify_test

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"
)

func (h *hunt) attack() {
	marker, solid := h.marker(), h.twin(h.flat, "")
	if marker == nil || solid == nil {
		h.t.Errorf("a twin does not compile:\n%s", h.file)
		return
	}
	marks := h.totals(marker)
	h.points = h.totals(solid)
	h.held = make([]int, len(h.facts))
	for i := range h.held {
		h.held[i] = caseOf(ruletest.UnitsOf(marks, i), known(marks, i))
	}
	h.failures()
	for _, d := range h.verdicts {
		h.example(d, marker)
		switch d.Property {
		case "reachable":
			h.reachable(d, marker)
		case "matters":
			h.matters(d)
		case "distinct":
			h.distinct(d)
		case "full", "least":
			h.attained(d)
		case "rises", "falls":
			h.monotone(d)
		case "overlap", "gap":
			h.line(d, marker)
		}
	}
}

func kindOf(failure string) string {
	switch {
	case outside.MatchString(failure):
		return "range"
	case strings.Contains(failure, "off the step"):
		return "step"
	case strings.Contains(failure, "error by its policy"), strings.Contains(failure, "did not arise"):
		return "policy"
	}
	return "failure"
}

// failures attacks what is proved of range, step and failure: no facts fail so.
func (h *hunt) failures() {
	proved := map[string]verify.Verdict{}
	for _, d := range h.verdicts {
		if d.Outcome != verify.Proved {
			continue
		}
		switch d.Property {
		case "range", "step":
			if i := h.caseOfVerdict(d); i >= 0 {
				proved[fmt.Sprint(d.Property, i)] = d
			} else {
				h.lost++
			}
		case "failure":
			proved["failure"] = d
		}
	}
	order := h.g.Perm(len(h.facts))
	checked := 0
	for _, i := range order {
		if known(h.points, i) {
			continue
		}
		_, clean := proved["failure"]
		at := h.held[i]
		_, within := proved[fmt.Sprint("range", at)]
		_, onStep := proved[fmt.Sprint("step", at)]
		if h.r.Step == "" {
			onStep = true
		}
		if !clean && (at < 0 || !within && !onStep) {
			continue
		}
		if checked++; checked > 150 && !(clean && within && onStep) || checked > 1000 {
			continue
		}
		h.checked["failures looked at"]++
		it, err := h.score(h.real, h.facts[i].Inputs)
		if err != nil {
			h.t.Fatal(err)
		}
		if it.Status != scoring.Failed {
			continue // a policy's exclusion
		}
		kind := kindOf(it.Error.EN)
		key := kind
		if kind != "failure" {
			key = fmt.Sprint(kind, at)
		}
		if d, is := proved[key]; is {
			h.wrong(d, h.facts[i].Inputs, "proved, but facts fail: %s", it.Error)
		}
	}
}

// example checks that the facts of an example come to what it says, and what the
// verdict says.
func (h *hunt) example(d verify.Verdict, marker *scoring.Scorer) {
	e := d.Example
	if e == nil {
		if d.Outcome == verify.Refuted && slices.Contains([]verify.Property{"range", "step", "failure", "rises", "falls",
			"overlap", "gap"}, d.Property) {
			h.wrong(d, nil, "refuted without facts")
		}
		return
	}
	h.checked["examples"]++
	it, err := h.score(h.real, e.Facts)
	if err != nil {
		h.wrong(d, e.Facts, "the facts of an example are refused: %v", err)
		return
	}
	if it.Status != e.Status || it.Points.Valid != e.Points.Valid ||
		it.Points.Valid && !it.Points.Decimal.Equal(e.Points.Decimal) || it.Error != e.Error {
		h.wrong(d, e.Facts, "the facts of an example come to %v %v %q", it.Status, it.Points, it.Error)
	}
	if err := readsBack(h.g, e); err != nil {
		h.wrong(d, e.Facts, "the YAML of an example: %v\n%s", err, e.YAML(rubric.English))
	}
	at := h.caseAt(marker, e.Facts)
	is := h.caseOfVerdict(d)
	switch string(d.Property) + " " + string(d.Outcome) {
	case "range refuted", "step refuted":
		if it.Status != scoring.Failed || kindOf(it.Error.EN) != string(d.Property) || at != is {
			h.wrong(d, e.Facts, "the example does not show it: case %d, %v %q", at, it.Status, it.Error)
		}
	case "failure refuted":
		what := strings.TrimPrefix(d.Message.EN, "it can fail: ")
		if i := strings.LastIndex(what, " ("); i > 0 && len(e.Facts) > 0 {
			what = what[:i]
		}
		if it.Status != scoring.Failed || kindOf(it.Error.EN) != "failure" ||
			!strings.Contains(bands.ReplaceAllString(it.Error.EN, "no band"), bands.ReplaceAllString(what, "no band")) {
			h.wrong(d, e.Facts, "the example does not show it: %v %q", it.Status, it.Error)
		}
	case "full proved", "least proved":
		want := ruletest.Dec(h.g.Max)
		if d.Property == "least" {
			if want = decimal.Zero; h.r.Min != "" {
				want = ruletest.Dec(h.r.Min)
			}
		}
		if it.Status != scoring.Scored || !it.Points.Decimal.Equal(want) {
			h.wrong(d, e.Facts, "the example does not show it: %v %v %s", it.Status, it.Points, it.Error)
		}
	case "reachable proved":
		if is >= 0 && at != is {
			h.wrong(d, e.Facts, "the example does not show it: case %d", at)
		}
	}
}

// readsBack checks the YAML of an example.
func readsBack(g *ruletest.SomeGroup, e *verify.Example) error {
	var list []struct {
		Name   string
		Group  yaml.Node
		Facts  map[string]yaml.Node
		Expect map[string]string
	}
	if err := yaml.Unmarshal([]byte(e.YAML(rubric.English)), &list); err != nil {
		return err
	}
	if len(list) == 1 && e.Group != "" {
		list[0].Facts["group"] = list[0].Group
	}
	if len(list) != 1 || len(list[0].Facts) != len(e.Facts) || len(list[0].Expect) != 1 {
		return errors.New("it does not read back")
	}
	for name, v := range e.Facts {
		n := list[0].Facts[name]
		if n.Value != fmt.Sprint(v) {
			return fmt.Errorf("%s reads back as %s", name, n.Value)
		}
		if i := slices.IndexFunc(g.Inputs, func(in rubric.Input) bool {
			return in.Name == name
		}); g.Inputs[i].Type == rubric.Enum && n.Tag != "!!str" {
			return fmt.Errorf("%s is a text, but reads back as %s", name, n.Tag)
		}
	}
	return nil
}

// attained attacks that nobody earns the maximum, or the minimum.
func (h *hunt) attained(d verify.Verdict) {
	if d.Outcome != verify.Refuted {
		return
	}
	want := ruletest.Dec(h.g.Max)
	if d.Property == "least" {
		if want = decimal.Zero; h.r.Min != "" {
			want = ruletest.Dec(h.r.Min)
		}
	}
	units := want.Shift(int32(h.g.Places)).IntPart()
	looked := 0
	for i := range h.facts {
		if h.held[i] < 0 || !known(h.points, i) || ruletest.UnitsOf(h.points, i) != units {
			continue
		}
		if looked++; looked > 30 {
			return
		}
		if it, err := h.score(h.real, h.facts[i].Inputs); err == nil && it.Status == scoring.Scored &&
			it.Points.Decimal.Equal(want) {
			h.wrong(d, h.facts[i].Inputs, "facts earn it, in case %d", h.held[i])
			return
		}
	}
}

var movement = regexp.MustCompile(`^from (\S+) = (\S+) to (\S+) the points go from (\S+) to (\S+)`)

// monotone attacks a direction with pairs of facts that differ in one input, and
// checks the pair that refutes one.
func (h *hunt) monotone(d verify.Verdict) {
	up := d.Property == "rises"
	wrongWay := func(a, b map[string]scoring.Figure) (bool, string) {
		x, errX := h.score(h.real, a)
		y, errY := h.score(h.real, b)
		if errX != nil || errY != nil {
			return false, fmt.Sprint(errX, errY)
		}
		if x.Status != scoring.Scored || y.Status != scoring.Scored {
			return false, fmt.Sprint(x.Status, " ", y.Status)
		}
		c := x.Points.Decimal.Cmp(y.Points.Decimal)
		return up && c > 0 || !up && c < 0, fmt.Sprint(x.Points.Decimal, " ", y.Points.Decimal)
	}
	switch d.Outcome {
	case verify.Refuted:
		m := movement.FindStringSubmatch(d.Message.EN)
		if m == nil {
			h.wrong(d, nil, "the message does not name a pair")
			return
		}
		before := maps.Clone(d.Example.Facts)
		if before[m[1]] = scoring.Known(m[2]); m[2] == "false" {
			before[m[1]] = scoring.Known(false)
		}
		if fmt.Sprint(d.Example.Facts[m[1]]) != m[3] {
			h.wrong(d, nil, "the example is not the second of the pair")
		} else if is, points := wrongWay(before, d.Example.Facts); !is {
			h.wrong(d, before, "the pair does not show it: %s", points)
		}
	case verify.Proved:
		name := ""
		for _, in := range h.g.Inputs {
			if strings.Contains(" "+d.Message.EN+" ", " "+in.Name+" ") {
				name = in.Name
			}
		}
		for _, family := range h.families {
			// The first is the base; of the others those that differ in this input.
			list := []int{family[0]}
			for _, i := range family[1:] {
				if h.facts[i].Unit.ID == name {
					list = append(list, i)
				}
			}
			list = slices.DeleteFunc(list, func(i int) bool { return h.held[i] < 0 || !known(h.points, i) })
			slices.SortFunc(list, func(a, b int) int {
				return compareFigures(h.facts[a].Inputs[name], h.facts[b].Inputs[name])
			})
			for k := 1; k < len(list); k++ {
				h.attacks++
				for j := range k {
					c := cmp.Compare(ruletest.UnitsOf(h.points, list[j]), ruletest.UnitsOf(h.points, list[k]))
					if !(up && c > 0 || !up && c < 0) ||
						compareFigures(h.facts[list[j]].Inputs[name], h.facts[list[k]].Inputs[name]) == 0 {
						continue
					}
					if is, points := wrongWay(h.facts[list[j]].Inputs, h.facts[list[k]].Inputs); is {
						h.wrong(d, h.facts[list[j]].Inputs, "to %s: %s", shownFacts(h.facts[list[k]].Inputs), points)
						return
					}
				}
			}
		}
	}
}

func compareFigures(a, b scoring.Figure) int {
	if x, is := a.YesNo(); is {
		y, _ := b.YesNo()
		order := map[bool]int{true: 1}
		return order[x] - order[y]
	}
	never := rubric.Date{Year: 10_000, Month: 1, Day: 1} // later than every day
	day := func(f scoring.Figure) (rubric.Date, bool) {
		if f.String() == "never" {
			return never, true
		}
		return f.Day()
	}
	if x, is := day(a); is {
		y, _ := day(b)
		return cmp.Compare(x.DayNumber(), y.DayNumber())
	}
	return ruletest.Dec(a.String()).Cmp(ruletest.Dec(b.String()))
}

// about returns the first of the last cases whose conditions are all about the
// number that a message names.
func (h *hunt) about(message string) int {
	of := regexp.MustCompile(`conditions on (.*) overlap`).FindStringSubmatch(message)
	first := len(h.flat) - 1
	for of != nil && first > 0 && !slices.ContainsFunc(inputsIn.FindAllString(h.flat[first-1].When.String(), -1),
		func(name string) bool {
			return !slices.Contains(inputsIn.FindAllString(of[1], -1), name)
		}) {
		first--
	}
	return first
}

var inputsIn = regexp.MustCompile(`\b(?:[pcxbed]\d|[st]1(?:\.q\d)?|group)\b`)

func (h *hunt) line(d verify.Verdict, marker *scoring.Scorer) {
	if d.Outcome == verify.Undecided {
		return
	}
	if d.Property == "gap" {
		if d.Outcome != verify.Refuted {
			return
		}
		last := h.caseAt(marker, d.Example.Facts) == len(h.flat)-1
		if last != strings.Contains(d.Message.EN, "falls to the last case,") {
			h.wrong(d, d.Example.Facts, "the example does not come to it")
		}
		return
	}
	if d.Outcome == verify.Proved && strings.Contains(d.Message.EN, ", ") {
		return // along one number while others stand: TestHoles
	}
	last := len(h.flat) - 1
	first := h.about(d.Message.EN)
	holds := make([]*columnar.Totals, last)
	true0 := int64(-1)
	for i, c := range h.flat[:last] {
		twin := h.twin([]ruletest.SomeCase{{When: c.When, Score: h.mark(0)}, {Score: h.mark(1)}}, lowest)
		if twin == nil {
			return
		}
		if d.Outcome == verify.Refuted {
			continue
		}
		holds[i] = h.totals(twin)
	}
	if d.Outcome == verify.Refuted {
		both := 0
		for _, c := range h.flat[:last] {
			twin := h.twin([]ruletest.SomeCase{{When: c.When, Score: h.mark(0)}, {Score: h.mark(1)}}, lowest)
			if h.caseAt(twin, d.Example.Facts) == 0 {
				both++
			}
		}
		if both < 2 {
			h.wrong(d, d.Example.Facts, "only %d conditions hold", both)
		}
		return
	}
	for i := first; i < last; i++ {
		for j := first; j < i; j++ {
			var seen [4]int
			for k := range h.facts {
				if !known(holds[i], k) || !known(holds[j], k) || ruletest.UnitsOf(holds[i], k) >= 0 ||
					ruletest.UnitsOf(holds[j], k) >= 0 {
					continue
				}
				at := 0
				if ruletest.UnitsOf(holds[i], k) == true0 {
					at = 1
				}
				if ruletest.UnitsOf(holds[j], k) == true0 {
					at += 2
				}
				seen[at] = k + 1
			}
			if seen[1] > 0 && seen[2] > 0 && seen[3] > 0 {
				h.wrong(d, h.facts[seen[3]-1].Inputs, "cases %d and %d overlap", j, i)
			}
		}
	}
}
