package verify_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
)

// hunt attacks what verify.Rules says of one rule, with no other means than scoring:
// the rule itself, and twins of it with something changed.
type hunt struct {
	*stats
	t        *testing.T
	g        *ruletest.SomeGroup
	r        *ruletest.SomeRule
	file     string
	found    []ruletest.Located
	flat     []ruletest.SomeCase
	places   []place
	real     *scoring.Scorer // from the file
	base     *scoring.Scorer // to which the table belongs
	table    *columnar.Table
	facts    []scoring.Facts
	families [][]int
	verdicts []verify.Verdict
	points   *columnar.Totals
	held     []int // by fact: the case that holds, -1 if none
}

// place is where a case and its score start.
type place struct{ start, score [2]int }

type stats struct {
	rules, facts, attacks int
	count                 map[string]map[verify.Outcome]int
	why                   map[string]int
	example               map[string]string
	slow                  []slowRule
	lost                  int // verdicts whose part was not found in the file
	faults                map[string]*fault
	checked               map[string]int
}

// fault is a kind of fault, with the shortest rule that has it.
type fault struct {
	times int
	text  string
}

type slowRule struct {
	took time.Duration
	file string
}

// TestVerifyIsSound: what Rules proves no facts refute, and the examples that it
// gives show what it says they show.
func TestVerifyIsSound(t *testing.T) {
	t.Parallel()
	const perGroup = 8
	st := &stats{count: map[string]map[verify.Outcome]int{}, why: map[string]int{}, example: map[string]string{},
		checked: map[string]int{}, faults: map[string]*fault{}}
	for i := range uint64(*ruletest.RulesFlag+perGroup-1) / perGroup {
		st.group(t, rand.New(rand.NewPCG(*ruletest.SeedFlag, i)), perGroup)
	}
	st.report(t)
	seen := maps.Clone(st.checked)
	seen["rules"], seen["facts"], seen["twins"] = st.rules, st.facts, st.attacks
	for _, outcomes := range st.count {
		seen["proved"] += outcomes[verify.Proved]
		seen["refuted"] += outcomes[verify.Refuted]
	}
	ruletest.Enough(t, seen, *ruletest.RulesFlag, map[string]int{
		"rules": 100, "facts": 100 * *ruletest.FactsFlag, "twins": 1000, "proved": 1000, "refuted": 150, "examples": 600,
		"failures looked at": 50, "parts shown": 70,
	})
	if st.lost*4 > st.rules { // of several verdicts on each, those within lets and nested branches
		t.Errorf("the parts of %d verdicts were not found in the files of %d rules", st.lost, st.rules)
	}
}

func (st *stats) group(t *testing.T, r *rand.Rand, n int) {
	g := ruletest.NewGroup(r)
	g.Singles = true
	g.Deadlines()
	parse := func(src string) *scoring.Scorer {
		rb, err := rubric.Parse("random.yaml", []byte(src), nil)
		if err != nil {
			return nil
		}
		s, err := scoring.Compile(rb, nil)
		if err != nil {
			return nil
		}
		return s
	}
	src, _ := g.File(nil)
	base := parse(src)
	for tries := 0; base == nil; tries++ { // a parent's condition that does not compile
		if g.Parent = nil; tries > 0 {
			t.Fatalf("the base rubric does not compile:\n%s", src)
		}
		src, _ = g.File(nil)
		base = parse(src)
	}
	var all []*hunt
	for range 3 * n {
		if len(all) == n {
			break
		}
		h := &hunt{stats: st, t: t, g: g, r: g.Rule(), base: base}
		h.file, h.found = g.File(h.r)
		if h.real = parse(h.file); h.real == nil {
			st.checked["does not compile"]++
			continue
		}
		st.rules++
		if g.Members {
			st.checked["of series and groups"]++
		}
		before := time.Now()
		v, err := verify.Rules(context.Background(), h.real, &verify.Options{Work: scoring.Work{Steps: 300_000}})
		if err != nil {
			t.Fatal(err)
		}
		st.slow = append(st.slow, slowRule{time.Since(before), h.file})
		if slices.SortFunc(st.slow, func(a, b slowRule) int { return cmp.Compare(b.took, a.took) }); len(st.slow) > 4 {
			st.slow = st.slow[:4]
		}
		for _, d := range v.Verdicts {
			if d.Example != nil {
				d.Example.Facts = withGroup(d.Example)
			}
			if d.Property != "used" {
				h.verdicts = append(h.verdicts, d)
				st.add(d, h)
			}
		}
		h.flat = h.r.Flat()
		h.locate()
		all = append(all, h)
	}
	facts, families := g.Facts(*ruletest.FactsFlag, examplesOf(all))
	table, err := columnar.FromFacts(context.Background(), base, ruletest.Units(facts), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range all {
		h.facts, h.families, h.table = facts, families, table
		st.facts += len(facts)
		h.attack()
	}
}

func (st *stats) add(d verify.Verdict, h *hunt) {
	if st.count[string(d.Property)] == nil {
		st.count[string(d.Property)] = map[verify.Outcome]int{}
	}
	st.count[string(d.Property)][d.Outcome]++
	if d.Outcome == verify.Undecided {
		why, _, _ := strings.Cut(d.Message.EN, "):")
		why = string(d.Property) + ": " + why
		if st.why[why]++; st.example[why] == "" || len(h.file) < len(st.example[why]) {
			st.example[why] = h.file
		}
	}
}

func (st *stats) report(t *testing.T) {
	for _, kind := range slices.Sorted(maps.Keys(st.faults)) {
		t.Errorf("%d times %s", st.faults[kind].times, st.faults[kind].text)
	}
	t.Logf("%d rules, %d facts against them, %d attacks by twins; %v; parts not found %d", st.rules, st.facts,
		st.attacks, st.checked, st.lost)
	total := map[verify.Outcome]int{}
	for _, p := range slices.Sorted(maps.Keys(st.count)) {
		t.Logf("%-10s proved %6d  refuted %6d  undecided %5d", p, st.count[p]["proved"], st.count[p]["refuted"],
			st.count[p]["undecided"])
		for o, n := range st.count[p] {
			total[o] += n
		}
	}
	t.Logf("all: %v", total)
	for _, why := range slices.SortedFunc(maps.Keys(st.why), func(a, b string) int { return st.why[b] - st.why[a] }) {
		t.Logf("%d %s", st.why[why], why)
		if st.why[why] > 0 && *ruletest.RulesFlag > 1000 {
			t.Logf("for example:\n%s", tail(st.example[why]))
		}
	}
	if *ruletest.RulesFlag > 1000 {
		for _, s := range st.slow {
			t.Logf("took %v:\n%s", s.took, tail(s.file))
		}
	}
}

func tail(file string) string {
	_, out, _ := strings.Cut(file, "inputs:\n")
	return out
}

// wrong reports a fault of verification.
func (h *hunt) wrong(d verify.Verdict, f map[string]scoring.Figure, format string, args ...any) {
	kind := string(d.Property) + " " + string(d.Outcome) + ": " + format
	text := fmt.Sprintf("%s\n%s %s at %d:%d: %s\nexample: %+v\nfacts: %s\n%s", fmt.Sprintf(format, args...), d.Property,
		d.Outcome, d.Line, d.Column,
		d.Message.EN, d.Example, shownFacts(f), h.file)
	if h.faults[kind] == nil {
		h.faults[kind] = &fault{text: text}
	}
	if h.faults[kind].times++; len(text) < len(h.faults[kind].text) {
		h.faults[kind].text = text
	}
}

func shownFacts(f map[string]scoring.Figure) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(f)) {
		out = append(out, fmt.Sprintf("%s=%v", name, f[name]))
	}
	return strings.Join(out, " ")
}

// locate finds where the cases start.
func (h *hunt) locate() {
	by := func(of int, key string) *ruletest.Located {
		for i := range h.found {
			if h.found[i].Of == of && h.found[i].Key == key {
				return &h.found[i]
			}
		}
		return nil
	}
	for _, c := range h.flat {
		l := by(c.Of, "score")
		at := [2]int{l.Line, l.Col + l.Start[c.Score]}
		p := place{at, at}
		if w := by(c.Of, "when"); w != nil {
			p.start = [2]int{w.Line, w.Col}
		}
		h.places = append(h.places, p)
	}
}

// score scores facts by the rule as it stands in the file, or by a twin.
func (h *hunt) score(s *scoring.Scorer, in map[string]scoring.Figure) (*scoring.Item, error) {
	r, err := s.Score(ruletest.FactsOf(in))
	if err != nil {
		return nil, err
	}
	return r.Item("1.1"), nil
}

// twin compiles a rule with other cases; nil where that is no rule.
func (h *hunt) twin(cases []ruletest.SomeCase, least string) *scoring.Scorer {
	s, err := h.base.With(h.g.Item(h.r, cases, least))
	if err != nil {
		h.checked["no twin"]++
		return nil
	}
	return s
}

func (h *hunt) totals(s *scoring.Scorer) *columnar.Totals {
	if s == nil {
		return nil
	}
	h.attacks++
	t, err := columnar.Score(context.Background(), s, h.table, nil, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return t
}

// withGroup returns the facts of an example with its group among them.
func withGroup(e *verify.Example) map[string]scoring.Figure {
	out := maps.Clone(e.Facts)
	if out == nil {
		out = map[string]scoring.Figure{}
	}
	if e.Group != "" {
		out["group"] = scoring.Known(e.Group)
	}
	return out
}

// examplesOf returns the facts of the examples of all verdicts.
func examplesOf(rules []*hunt) (out []map[string]scoring.Figure) {
	for _, h := range rules {
		for _, d := range h.verdicts {
			if d.Example != nil {
				out = append(out, d.Example.Facts)
			}
		}
	}
	return out
}
