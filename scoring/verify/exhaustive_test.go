package verify_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var exhaustiveRules = flag.Int("exhaustive.rules", enough.Instances(20, 16),
	"random rules whose verdicts are compared with all facts")

// small is a rule over inputs of which all facts can be gone through: counts up to 4, a
// yes or no, an option, and days next to those that the rule names. Its bands are
// literals on whole numbers or rates, its scores have no branches, so that the test can
// tell by itself which case, band or hole facts lead to.
type small struct {
	cases   []smallRow
	guard   string // arises
	min     string
	step    string
	rises   string
	falls   string
	maximum string
	related int // of smallRelations, from 1
}

// smallRelations are relations between the counts, as text and computed.
var smallRelations = []struct {
	text  string
	holds func(n, m int) bool
}{
	{"n <= m", func(n, m int) bool { return n <= m }},
	{"n + m <= 5", func(n, m int) bool { return n+m <= 5 }},
	{"n < m + 2 and m < 4", func(n, m int) bool { return n < m+2 && m < 4 }},
	{"m <= n <= 3", func(n, m int) bool { return m <= n && n <= 3 }},
	{"n + m == 4", func(n, m int) bool { return n+m == 4 }},
	{"1 <= n + m", func(n, m int) bool { return 1 <= n+m }},
	{"m / 2 <= n", func(n, m int) bool { return m <= 2*n }},
}

type smallRow struct {
	when  string
	score string // without a table
	table *smallTable
}

// smallTable is bands(subject, ...).
type smallTable struct {
	subject string
	bands   []smallBand
}

// smallBand is from lo to hi, each nil for no end.
type smallBand struct {
	lo, hi         *big.Rat
	loOpen, hiOpen bool
	points         string
}

func (b smallBand) holds(v *big.Rat) bool {
	if b.lo != nil && (v.Cmp(b.lo) < 0 || b.loOpen && v.Cmp(b.lo) == 0) {
		return false
	}
	return b.hi == nil || v.Cmp(b.hi) < 0 || !b.hiOpen && v.Cmp(b.hi) == 0
}

func (b smallBand) String() string {
	switch {
	case b.lo == nil:
		return map[bool]string{true: "<", false: "<="}[b.hiOpen] + b.hi.RatString()
	case b.hi == nil:
		return map[bool]string{true: ">", false: ">="}[b.loOpen] + b.lo.RatString()
	}
	return map[bool]string{true: "(", false: "["}[b.loOpen] + b.lo.RatString() + "," + b.hi.RatString() +
		map[bool]string{true: ")", false: "]"}[b.hiOpen]
}

// value computes the subject of a table: nil where it has none.
func (t *smallTable) value(f map[string]any) *big.Rat {
	n, m := int64(f["n"].(int)), int64(f["m"].(int))
	switch t.subject {
	case "n":
		return big.NewRat(n, 1)
	case "n + m":
		return big.NewRat(n+m, 1)
	case "min(n, m)":
		return big.NewRat(min(n, m), 1)
	}
	if m == 0 {
		return nil
	}
	return big.NewRat(100*n, m) // rate(n, m)
}

// at returns the band that holds a value, or else names the hole that does by the band
// below it.
func (t *smallTable) at(v *big.Rat) string {
	below := -1
	for i, b := range t.bands {
		if b.holds(v) {
			return "band " + strconv.Itoa(i)
		}
		if b.hi != nil && b.hi.Cmp(v) <= 0 && (below < 0 || t.bands[below].hi.Cmp(b.hi) < 0 ||
			t.bands[below].hi.Cmp(b.hi) == 0 && t.bands[below].hiOpen) {
			below = i
		}
	}
	return "hole " + strconv.Itoa(below)
}

func (c smallRow) text() string {
	if c.table == nil {
		return c.score
	}
	out := "bands(" + c.table.subject
	for _, b := range c.table.bands {
		out += ", '" + b.String() + "', " + b.points
	}
	return out + ")"
}

// file writes the rubric; mark gives the number of a case for its score.
func (r *small) file(mark bool) string {
	max, min, step := r.maximum, r.min, r.step
	if mark {
		max, min, step = "9", "0", ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `rubric: small
title: Small
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: %s
points: {places: 2, rounding: half-up}
inputs:
  - {name: n, type: count, max: 4, title: N}
  - {name: m, type: count, max: 4, title: M}
  - {name: flag, type: bool, title: Flag}
  - {name: state, type: enum, options: [good, fair, bad], title: State}
  - {name: day, type: date, title: Day}
%sareas:
  - code: "1"
    title: Leaf
    max: %s
    not_arising: zero
`, max, r.relations(), max)
	for _, kv := range [][2]string{{"arises", r.guard}, {"min", min}, {"step", step}, {"rises_with", r.rises},
		{"falls_with", r.falls}} {
		if kv[1] != "" && !(mark && strings.HasSuffix(kv[0], "_with")) {
			fmt.Fprintf(&b, "    %s: %s\n", kv[0], kv[1])
		}
	}
	b.WriteString("    cases:\n")
	for i, c := range r.cases {
		score := c.text()
		if mark {
			score = strconv.Itoa(i + 1)
		}
		if c.when != "" {
			fmt.Fprintf(&b, "      - {when: \"%s\", score: \"%s\"}\n", c.when, score)
		} else {
			fmt.Fprintf(&b, "      - {score: \"%s\"}\n", score)
		}
	}
	return b.String()
}

func (r *small) relations() string {
	if r.related == 0 {
		return ""
	}
	return "relations: [{title: R, holds: " + smallRelations[r.related-1].text + "}]\n"
}

var smallDays = []string{"2025-03-30", "2025-03-31", "2025-04-01", "2025-06-29", "2025-06-30", "2025-07-01"}

// all returns all facts of the rule's inputs: days only next to those that are named.
func (r *small) all() (out []map[string]any) {
	days := []string{"2025-01-01"}
	if strings.Contains(r.file(false), "day ") {
		days = smallDays
	}
	states := []string{"good"}
	if strings.Contains(r.file(false), "state ") {
		states = []string{"good", "fair", "bad"}
	}
	for n := range 5 {
		for m := range 5 {
			if r.related > 0 && !smallRelations[r.related-1].holds(n, m) {
				continue
			}
			for _, flag := range []bool{false, true} {
				for _, state := range states {
					for _, day := range days {
						out = append(out, map[string]any{"n": n, "m": m, "flag": flag, "state": state, "day": day})
					}
				}
			}
		}
	}
	return out
}

func newSmall(r *rand.Rand) *small {
	choose := func(of ...string) string { return of[r.IntN(len(of))] }
	points := func() string { return choose("0", "0", "1", "2", "0.5", "full", "2.5", "-1", "0.3") }
	table := func() *smallTable {
		t := &smallTable{subject: choose("n", "n + m", "min(n, m)", "rate(n, m)")}
		scale := map[bool]int64{true: 25, false: 1}[t.subject == "rate(n, m)"]
		at, open := int64(r.IntN(3)), r.IntN(2) == 0
		if r.IntN(4) > 0 {
			t.bands = append(t.bands, smallBand{hi: big.NewRat(at*scale, 1), hiOpen: open, points: points()})
		} else {
			open = !open
		}
		for range 1 + r.IntN(3) {
			lo, hi := at, at+int64(r.IntN(3)) // often of one point
			b := smallBand{lo: big.NewRat(lo*scale, 1), hi: big.NewRat(hi*scale, 1), loOpen: !open, hiOpen: r.IntN(2) == 0,
				points: points()}
			if r.IntN(4) == 0 && !b.loOpen {
				b.loOpen = true // a hole
			}
			if lo == hi {
				if b.loOpen {
					continue
				}
				b.hiOpen = false
			}
			t.bands = append(t.bands, b)
			at, open = hi, b.hiOpen
			if r.IntN(3) == 0 {
				at, open = at+1, r.IntN(2) == 0 // a wider hole
			}
		}
		if r.IntN(4) > 0 || t.bands == nil {
			t.bands = append(t.bands, smallBand{lo: big.NewRat(at*scale, 1), loOpen: !open, points: points()})
		}
		r.Shuffle(len(t.bands), func(i, j int) { t.bands[i], t.bands[j] = t.bands[j], t.bands[i] })
		return t
	}
	condition := func() string {
		one := func() string {
			return choose("n == "+choose("0", "1", "4", "5"), "n >= "+choose("1", "2", "4"), "n < "+choose("0", "3"), "m == n",
				"m != 2", "flag", "not flag",
				"state == 'good'", "state != 'bad'", "state in ['good', 'fair']", "n in 1..3", "n in [0, 2]", "1 <= n + m < 5",
				"day == date('2025-03-31')", "day > date('2025-03-31')", "day <= date('2025-06-30')", "rate(n, m) == 50",
				"rate(n, m) >= 100")
		}
		if r.IntN(3) == 0 {
			return one() + choose(" and ", " or ") + one()
		}
		return one()
	}
	s := &small{maximum: "2"}
	for range r.IntN(4) {
		s.cases = append(s.cases, smallRow{when: condition()})
	}
	s.cases = append(s.cases, smallRow{})
	for i := range s.cases {
		if c := &s.cases[i]; r.IntN(2) == 0 {
			c.table = table()
		} else {
			c.score = choose(points(), points(), "n / 2", "min(full, 0.5 * n)", "full - m", "max(0, full - 0.5 * m)",
				"full * n / m", "rate(n, m) / 50", "n - m")
		}
	}
	if r.IntN(4) == 0 {
		s.guard = choose("m > 0", "n + m > 0", "flag")
	}
	if r.IntN(4) == 0 {
		s.min = "-1"
	}
	if r.IntN(4) == 0 {
		s.step = "0.5"
	}
	reads := s.file(true) + s.file(false)
	if r.IntN(2) == 0 && strings.Contains(strings.ReplaceAll(reads[strings.Index(reads, "cases:"):], "state", ""), "n ") {
		s.rises = "n"
	}
	if r.IntN(2) == 0 && strings.Contains(reads, "m)") {
		s.falls = "m"
	}
	if r.IntN(2) == 0 {
		s.related = 1 + r.IntN(len(smallRelations))
	}
	return s
}

// exhaustion is what all facts of a small rule come to.
type exhaustion struct {
	*small
	t       *testing.T
	scorer  *scoring.Scorer
	marker  *scoring.Scorer
	facts   []map[string]any
	items   []*scoring.Item
	held    []int // the case by fact, -1 if none
	checked map[string]int
}

func (x *exhaustion) wrong(d verify.Verdict, format string, args ...any) {
	x.t.Helper()
	x.t.Errorf("%s\n%s %s: %s\nexample %+v\n%s", fmt.Sprintf(format, args...), d.Property, d.Outcome, d.Message.EN,
		d.Example, x.file(false))
}

func scoreOf(t *testing.T, s *scoring.Scorer, f map[string]any) *scoring.Item {
	t.Helper()
	res, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(f)})
	require.NoError(t, err)
	return res.Item("1")
}

func heldAs(it *scoring.Item) int {
	if it.Status != scoring.Scored {
		return -1
	}
	return int(it.Points.Decimal.IntPart()) - 1
}

// whole returns the facts of an example with all inputs, numbers as numbers.
func whole(e *verify.Example) map[string]any {
	f := map[string]any{"n": 0, "m": 0, "flag": false, "state": "good", "day": "2025-01-01"}
	for name, v := range e.Facts {
		if f[name] = v; name == "n" || name == "m" {
			f[name], _ = strconv.Atoi(fmt.Sprint(v))
		}
	}
	return f
}

// failure names what is wrong with facts that fail: the case, and the side, the band or
// the hole.
func (x *exhaustion) failure(f map[string]any, it *scoring.Item) (property, key string) {
	if it.Status != scoring.Failed {
		return "", ""
	}
	held := heldAs(scoreOf(x.t, x.marker, f))
	key = fmt.Sprint("case ", held)
	if held >= 0 && x.cases[held].table != nil {
		if v := x.cases[held].table.value(f); v != nil {
			key += " " + x.cases[held].table.at(v)
		}
	}
	switch {
	case strings.Contains(it.Error.EN, "are above"):
		return "range", key + " above"
	case strings.Contains(it.Error.EN, "are below"):
		return "range", key + " below"
	case strings.Contains(it.Error.EN, "off the step"):
		return "step", key
	}
	return "failure", key
}

// verdicts compares what verify.Rules says with all facts.
func (x *exhaustion) verdicts(list []verify.Verdict) {
	named := map[string]map[string]bool{"range": {}, "step": {}, "failure": {}} // by findings
	undecided := map[string]bool{}
	for _, d := range list {
		x.checked[string(d.Property)+" "+string(d.Outcome)]++
		if d.Outcome == verify.Undecided {
			undecided[string(d.Property)] = true
			continue
		}
		var at map[string]any
		var is *scoring.Item
		if d.Example != nil {
			at = whole(d.Example)
			is = scoreOf(x.t, x.scorer, at)
			if is.Status != d.Example.Status || !is.Points.Decimal.Equal(d.Example.Points.Decimal) {
				x.wrong(d, "the example comes to %v %v", is.Status, is.Points)
			}
		}
		switch d.Property {
		case "range", "step", "failure":
			if d.Outcome == verify.Refuted {
				property, key := x.failure(at, is)
				if property != string(d.Property) {
					x.wrong(d, "the example fails by %q", property)
				}
				if d.Property != "failure" && named[string(d.Property)][key] {
					x.wrong(d, "%s is named twice", key)
				}
				named[string(d.Property)][key] = true
			}
		case "full", "least":
			want := map[string]string{"full": x.maximum, "least": cmpOr(x.min, "0")}[string(d.Property)]
			reached := slices.ContainsFunc(x.items, func(it *scoring.Item) bool {
				return it.Status == scoring.Scored && it.Points.Decimal.String() == want
			})
			if reached != (d.Outcome == verify.Proved) {
				x.wrong(d, "facts reach it: %v", reached)
			}
		case "reachable", "distinct":
			x.part(d, at)
		case "matters":
			if name, is := strings.CutPrefix(d.Message.EN, "the input "); is {
				name, _, _ = strings.Cut(name, " ")
				if moved := x.movedBy(name); moved != (d.Outcome == verify.Proved) {
					x.wrong(d, "facts show that it moves points: %v", moved)
				}
				x.checked["inputs "+string(d.Outcome)]++
			}
		case "rises", "falls":
			if wrong := x.wrongWay(string(d.Property)); (wrong != "") != (d.Outcome == verify.Refuted) {
				x.wrong(d, "facts go the wrong way: %q", wrong)
			}
		case "gap":
			want := fmt.Sprintf("falls to case %d,", heldAs(scoreOf(x.t, x.marker, at))+1)
			if heldAs(scoreOf(x.t, x.marker, at)) == len(x.cases)-1 {
				want = "falls to the last case,"
			}
			if d.Outcome == verify.Refuted && !strings.Contains(d.Message.EN, want) {
				x.wrong(d, "the example does not come to it")
			}
		}
	}
	for i, f := range x.facts {
		property, key := x.failure(f, x.items[i])
		if property == "" || undecided[property] {
			continue
		}
		x.checked["failing facts"]++
		if !named[property][key] {
			x.t.Errorf("%s of %s is not named: %v, %s\n%s", property, key, f, x.items[i].Error, x.file(false))
			return
		}
	}
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// part checks a verdict on a case or a band.
func (x *exhaustion) part(d verify.Verdict, at map[string]any) {
	message := d.Message.EN
	if _, rest, isBand := strings.Cut(message, " band "); isBand {
		band, _, _ := strings.Cut(rest, " ")
		// The case and the band, by their place: scores stand in the order of lines.
		first := strings.Count(x.file(false)[:strings.Index(x.file(false), "    cases:\n")], "\n") + 2
		c := x.cases[d.Line-first]
		k := slices.IndexFunc(c.table.bands, func(b smallBand) bool { return b.String() == band })
		in := func(f map[string]any, held int) bool {
			v := c.table.value(f)
			return held == d.Line-first && v != nil && c.table.at(v) == fmt.Sprint("band ", k)
		}
		if d.Example != nil && d.Property == "reachable" && !in(at, heldAs(scoreOf(x.t, x.marker, at))) {
			x.wrong(d, "the example is not in the band")
		}
		if d.Outcome != verify.Refuted {
			return
		}
		if d.Property == "reachable" {
			for i, f := range x.facts {
				if in(f, x.held[i]) {
					x.wrong(d, "facts lie in it: %v", f)
					return
				}
			}
			return
		}
		// Alike: the points of the band are those of the band that goes on above it.
		for i, f := range x.facts {
			if !in(f, x.held[i]) {
				continue
			}
			hi := c.table.bands[k].hi
			alike := slices.ContainsFunc(c.table.bands, func(b smallBand) bool {
				one, whole := big.NewRat(1, 1), c.table.subject != "rate(n, m)"
				return b.lo != nil && b.String() != band && b.points == c.table.bands[k].points &&
					(b.lo.Cmp(hi) == 0 || whole && new(big.Rat).Sub(b.lo, hi).Cmp(one) <= 0) ||
					equalPoints(b.points, c.table.bands[k].points) && b.lo != nil && b.lo.Cmp(hi) >= 0
			})
			if !alike {
				x.wrong(d, "no band above it gives the same")
			}
			return
		}
		return
	}
	k := 0 // the score
	if _, err := fmt.Sscanf(message[max(0, strings.Index(message, "case ")):], "case %d", &k); err == nil {
		k--
	}
	if d.Property == "distinct" {
		without := *x.small
		without.rises, without.falls = "", ""
		without.cases = slices.Delete(slices.Clone(x.cases), k, k+1)
		other := compileSmall(x.t, without.file(false))
		same := func(f map[string]any, is *scoring.Item) bool {
			it := scoreOf(x.t, other, f)
			return it.Status == is.Status && it.Points.Decimal.Equal(is.Points.Decimal)
		}
		if d.Outcome == verify.Proved && d.Example != nil {
			// The example is one for the case, or shows a condition that has no value. What
			// fails by the range or the step either way is a finding of its own.
			if is := scoreOf(x.t, x.scorer, at); heldAs(scoreOf(x.t, x.marker, at)) != k && same(at, is) &&
				is.Status != scoring.Failed {
				x.wrong(d, "the example shows nothing of the case")
			}
		}
		for i, f := range x.facts {
			if d.Outcome == verify.Refuted && !same(f, x.items[i]) {
				x.wrong(d, "without the case other points: %v", f)
				return
			}
		}
		return
	}
	reached := slices.Contains(x.held, k)
	if d.Property == "reachable" && !strings.Contains(message, "the item") && reached != (d.Outcome == verify.Proved) {
		x.wrong(d, "facts reach case %d: %v", k, reached)
	}
}

func equalPoints(a, b string) bool {
	number := func(s string) decimal.Decimal {
		if s == "full" {
			s = "2"
		}
		return ruletest.Dec(s)
	}
	return number(a).Equal(number(b))
}

// movedBy reports whether facts that differ in an input alone come to something else.
func (x *exhaustion) movedBy(name string) bool {
	first := map[string]string{}
	for i, f := range x.facts {
		key := fmt.Sprint(ruletest.With(f, name, nil))
		is := fmt.Sprint(x.items[i].Status, x.items[i].Points.Decimal)
		if was, seen := first[key]; seen && was != is {
			return true
		}
		first[key] = is
	}
	return false
}

// wrongWay returns facts for which points go the wrong way with an input.
func (x *exhaustion) wrongWay(property string) string {
	name := map[string]string{"rises": x.rises, "falls": x.falls}[property]
	at := map[string]int{}
	key := func(f map[string]any) string {
		f = maps.Clone(f)
		return fmt.Sprint(f)
	}
	for i, f := range x.facts {
		at[key(f)] = i
	}
	for i, f := range x.facts {
		for v := f[name].(int) + 1; v <= 4; v++ {
			k, is := at[key(ruletest.With(f, name, v))]
			if !is {
				continue // by the relation there are no such facts
			}
			a, b := x.items[i], x.items[k]
			if a.Status != scoring.Scored || b.Status != scoring.Scored {
				continue
			}
			if c := a.Points.Decimal.Cmp(b.Points.Decimal); property == "rises" && c > 0 || property == "falls" && c < 0 {
				return fmt.Sprintf("%v, %s = %d", f, name, v)
			}
		}
	}
	return ""
}

func compileSmall(t *testing.T, file string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("small.yaml", []byte(file), nil)
	require.NoError(t, err, file)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err, file)
	return s
}

// TestVerifyAgainstAllFacts: over inputs of which all facts can be gone through, what
// is proved no facts contradict, what is refuted they show, and everything that some of
// them show is named.
func TestVerifyAgainstAllFacts(t *testing.T) {
	t.Parallel()
	checked := map[string]int{}
	for i := range uint64(*exhaustiveRules) {
		r := newSmall(rand.New(rand.NewPCG(*ruletest.SeedFlag+90, i)))
		rb, err := rubric.Parse("small.yaml", []byte(r.file(false)), nil)
		require.NoError(t, err, r.file(false))
		s, err := scoring.Compile(rb, nil)
		if err != nil { // an input that rises_with names and no rule reads
			checked["does not compile"]++
			continue
		}
		x := &exhaustion{small: r, t: t, scorer: s, marker: compileSmall(t, r.file(true)), facts: r.all(), checked: checked}
		for _, f := range x.facts {
			x.items = append(x.items, scoreOf(t, s, f))
			x.held = append(x.held, heldAs(scoreOf(t, x.marker, f)))
		}
		if checked["rules"]++; r.related > 0 {
			checked["related"]++
		}
		checked["facts"] += len(x.facts)
		v, err := verify.Rules(context.Background(), s, nil)
		require.NoError(t, err)
		if x.verdicts(v.Verdicts); t.Failed() {
			return
		}
	}
	t.Logf("%v", checked)
	assert.Greater(t, checked["rules"], *exhaustiveRules*3/4)
	assert.Greater(t, checked["related"], *exhaustiveRules/4)
	assert.Positive(t, checked["failing facts"])
	assert.Positive(t, checked["inputs proved"])
	for _, property := range []string{"range", "step", "failure", "reachable", "distinct", "full", "least", "rises",
		"falls"} {
		assert.Positive(t, checked[property+" proved"], property)
		assert.Positive(t, checked[property+" refuted"], property)
		assert.LessOrEqual(t, 50*checked[property+" undecided"], checked[property+" proved"], property)
	}
}
