package remediation_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// world is a random small rubric with facts, efforts and a goal.
type world struct {
	*rand.Rand
	inputs []*worldInput
	file   strings.Builder
	places int
	// loose says that a number is not known, coarse that the values tried are not all
	// that matter.
	loose, coarse bool
	points        map[string]any
	aim           *remediation.Aim
	work          *scoring.Work
	leaves        [][]*worldInput // that each leaf reads
	maxima        int
	// excluded names the source whose leaves some figures exclude, all of them, or
	// "all"; the inputs that decide that are often not known.
	excluded string
	// Of the leaf that is written: some figures exclude it, it can have less than no points.
	excludes, negative bool
}

// worldInput is an input with the values that are tried.
type worldInput struct {
	name, kind string
	marks      []string // thresholds
	fixed      bool
	known      any // nil: missing; or a Bound
	fars       map[string]*big.Rat
	values     []string
	effort     remediation.Effort
	moves      bool
	used       bool
	open       bool // it is not known more often than others
}

func one[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// chance is true once in n times.
func (w *world) chance(n int) bool { return w.IntN(n) == 0 }

func newWorld(r *rand.Rand) *world {
	w := &world{Rand: r, points: map[string]any{}, excluded: one(r, "", "", "appraisal", "survey", "external", "all", "all")}
	for i := range 1 + w.IntN(4) {
		in := &worldInput{name: fmt.Sprintf("x%d", i), kind: one(r, "count", "count", "count", "percent", "percent", "enum", "bool", "date")}
		for range 2 {
			switch in.kind {
			case "count":
				in.marks = append(in.marks, fmt.Sprint(w.IntN(7)))
			case "percent":
				in.marks = append(in.marks, fmt.Sprint(10*(1+w.IntN(9))))
			case "date":
				in.marks = append(in.marks, fmt.Sprintf("2025-06-%02d", 10+w.IntN(6)))
			}
		}
		in.fixed = w.chance(9)
		w.inputs = append(w.inputs, in)
	}
	w.rubric()
	for _, in := range w.inputs {
		w.know(in)
		w.effort(in)
	}
	w.goal()
	return w
}

func (w *world) rubric() {
	w.places = w.IntN(3)
	exclusion := one(w.Rand, "whole", "whole", "by-source", "none")
	var items, bonus, penalty []string
	n := 2 + w.IntN(4)
	for i := range n {
		max := 1 + w.IntN(4)
		w.maxima += max
		item := fmt.Sprintf("  - code: \"%d\"\n    title: T%d\n    max: %d\n", i+1, i+1, max)
		source := "appraisal"
		if exclusion != "none" || w.chance(2) {
			source = one(w.Rand, "appraisal", "survey", "external")
			item += "    source: " + source + "\n"
		}
		w.excludes, w.negative = w.excluded == "all" || w.excluded == source, w.chance(5)
		if w.negative {
			item += "    min: -1\n"
		}
		items = append(items, item+w.leaf(fmt.Sprint(i+1), max, true))
		w.excludes, w.negative = false, false
	}
	for i := range max(0, w.IntN(4)-1) {
		max := 1 + w.IntN(2)
		bonus = append(bonus, fmt.Sprintf("    - code: B%d\n      title: B\n      max: %d\n", i, max)+indent(w.leaf(fmt.Sprintf("B%d", i), max, false)))
	}
	for i := range max(0, w.IntN(4)-1) {
		max := 1 + w.IntN(2)
		penalty = append(penalty, fmt.Sprintf("    - code: P%d\n      title: P\n      max: %d\n", i, max)+indent(w.leaf(fmt.Sprintf("P%d", i), max, false)))
	}
	f := &w.file
	fmt.Fprintf(f, "rubric: w\ntitle: W\ndecision: {number: \"1\", issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: %d\npoints: {places: %d, rounding: %s}\nexclusion: %s\ninputs:\n",
		w.maxima, w.places, one(w.Rand, "half-up", "half-up", "down", "half-even"), exclusion)
	for _, in := range w.inputs {
		more := map[string]string{"count": ", max: 6", "enum": ", options: [a, b, c]"}[in.kind]
		if in.fixed {
			more += ", fixed: true"
		}
		fmt.Fprintf(f, "  - {name: %s, type: %s, title: %s%s}\n", in.name, in.kind, strings.ToUpper(in.name), more)
	}
	f.WriteString("areas:\n" + strings.Join(items, ""))
	for name, list := range map[string][]string{"bonus": bonus, "penalty": penalty} {
		if list != nil && name == "bonus" {
			fmt.Fprintf(f, "bonus:\n  cap: %s\n  items:\n%s", one(w.Rand, "1", "2", "3", "9"), strings.Join(list, ""))
		}
	}
	if penalty != nil {
		fmt.Fprintf(f, "penalty:\n  cap: %s\n  items:\n%s", one(w.Rand, "1", "2", "3", "9"), strings.Join(penalty, ""))
	}
	fmt.Fprintf(f, "bands:\n  - {name: A, from: %d}\n  - {name: B, from: %d}\n  - {name: C, from: -20}\n", w.maxima*8/10+1, w.maxima*4/10)
}

func indent(s string) string {
	return "  " + strings.TrimSuffix(strings.ReplaceAll(s, "\n", "\n  "), "  ")
}

// pick returns an input of some kinds, nil if there is none; reads notes it.
func (w *world) pick(reads *[]*worldInput, kinds ...string) *worldInput {
	var list []*worldInput
	for _, in := range w.inputs {
		if slices.Contains(kinds, in.kind) {
			list = append(list, in)
		}
	}
	if list == nil {
		return nil
	}
	in := list[w.IntN(len(list))]
	in.used = true
	*reads = append(*reads, in)
	return in
}

// condition writes a comparison.
func (w *world) condition(reads *[]*worldInput) string {
	in := w.pick(reads, "count", "percent", "enum", "bool", "date")
	mark := ""
	if in.marks != nil {
		mark = one(w.Rand, in.marks...)
	}
	switch in.kind {
	case "bool":
		return one(w.Rand, in.name, "not "+in.name)
	case "enum":
		return in.name + one(w.Rand, " == 'a'", " == 'b'", " != 'c'", " in ['a', 'c']")
	case "date":
		return fmt.Sprintf("%s %s date('%s')", in.name, one(w.Rand, "<=", "<", ">="), mark)
	}
	return in.name + one(w.Rand, " >= ", " >= ", " > ", " <= ", " < ", " == ") + mark
}

// leaf writes the rule of a leaf, with its gates.
func (w *world) leaf(code string, max int, counts bool) string {
	var reads []*worldInput
	defer func() { w.leaves = append(w.leaves, reads) }()
	if counts && w.chance(10) {
		w.points[code] = one(w.Rand, "0", "1")
		return "    reported: true\n" + w.gate(&reads, counts)
	}
	gate := w.gate(&reads, counts)
	switch w.IntN(9) {
	case 0, 1:
		if in := w.pick(&reads, "count"); in != nil {
			return gate + fmt.Sprintf("    score: \"%s\"\n", one(w.Rand,
				fmt.Sprintf("min(full, 0.5 * %s)", in.name), fmt.Sprintf("max(0, full - %s)", in.name), fmt.Sprintf("full * %s / 6", in.name), fmt.Sprintf("max(0, full - 0.25 * %s)", in.name)))
		}
	case 2:
		if a := w.pick(&reads, "count"); a != nil {
			b := w.pick(&reads, "count")
			rate := fmt.Sprintf("rate(%s, %s)", a.name, b.name)
			return w.applies(&reads, "exclude", w.excludes) + "    not_arising: " + w.policy(counts) + "\n" + fmt.Sprintf("    cases: [{when: \"%s > 0 and %s >= %d\", score: full}, {when: %s == 0, score: 1}, {score: \"%s\"}]\n", b.name, rate, 10*(1+w.IntN(9)), b.name, one(w.Rand, "0", "min(full, full * "+rate+" / 100)"))
		}
	case 3:
		if in := w.pick(&reads, "percent"); in != nil {
			if w.chance(2) {
				w.ladder(in, max)
				return gate + fmt.Sprintf("    score: full * %s / 100\n", in.name)
			}
			return gate + fmt.Sprintf("    score: \"bands(%s, '>%s', full, '<=%[2]s', %d)\"\n", in.name, in.marks[0], w.IntN(max+1))
		}
	case 4:
		if a := w.pick(&reads, "count"); a != nil {
			b := w.pick(&reads, "count")
			return gate + fmt.Sprintf("    score: \"%s\"\n", one(w.Rand, fmt.Sprintf("min(full, 0.25 * (%s + %s))", a.name, b.name), fmt.Sprintf("%s >= %s ? full : 0", a.name, b.name), fmt.Sprintf("%s + %s == 5 ? full : %d", a.name, b.name, w.IntN(max+1))))
		}
	case 5:
		in := w.pick(&reads, "count", "percent")
		if in != nil && in.marks[0] != in.marks[1] {
			lo, hi := in.marks[0], in.marks[1]
			if dec(hi).LessThan(dec(lo)) {
				lo, hi = hi, lo
			}
			return gate + fmt.Sprintf("    cases: [{when: %s <= %s <= %s, score: full}, {score: %d}]\n", lo, in.name, hi, w.IntN(max+1))
		}
	}
	cond := w.condition(&reads)
	if w.chance(3) {
		cond += one(w.Rand, " and ", " or ") + w.condition(&reads)
	}
	middle := ""
	if w.chance(2) {
		middle = fmt.Sprintf(", {when: \"%s\", score: %s}", w.condition(&reads), one(w.Rand, "0.5", "1", "full * 0.5"))
	}
	least := one(w.Rand, "0", "0", "0.25")
	if w.negative {
		least = "-1"
	}
	return gate + fmt.Sprintf("    cases: [{when: \"%s\", score: full}%s, {score: %s}]\n", cond, middle, least)
}

func (w *world) policy(counts bool) string {
	if !counts {
		return one(w.Rand, "full", "zero")
	}
	return one(w.Rand, "exclude", "exclude", "full", "zero", "{share: 0.5}")
}

// applies writes a condition without which a leaf does not apply.
func (w *world) applies(reads *[]*worldInput, policy string, wanted bool) string {
	if !wanted {
		return ""
	}
	cond := w.condition(reads)
	if w.chance(2) {
		in := (*reads)[len(*reads)-1]
		in.open = true
	}
	return fmt.Sprintf("    applies: \"%s\"\n    not_applicable: %s\n", cond, policy)
}

func (w *world) gate(reads *[]*worldInput, counts bool) string {
	if w.excludes && w.chance(3) {
		return fmt.Sprintf("    arises: \"%s\"\n    not_arising: exclude\n", w.condition(reads))
	}
	if w.excludes {
		return w.applies(reads, "exclude", true)
	}
	switch w.IntN(6) {
	case 0:
		return w.applies(reads, w.policy(counts), true)
	case 1:
		return fmt.Sprintf("    arises: \"%s\"\n    not_arising: %s\n", w.condition(reads), w.policy(counts))
	}
	return ""
}

// ladder adds the marks at which a share of points changes.
func (w *world) ladder(in *worldInput, max int) {
	step := decimal.New(50, 0).Div(decimal.NewFromInt(int64(max)))
	for range w.places {
		step = step.Div(decimal.NewFromInt(10))
	}
	if !step.Equal(step.Truncate(2)) || step.LessThan(dec("2")) {
		w.coarse = true
		return
	}
	for v := step; v.LessThanOrEqual(dec("100")); v = v.Add(step) {
		in.marks = append(in.marks, v.String())
	}
}

// know gives an input its figure and the values that are tried.
func (w *world) know(in *worldInput) {
	add := func(s string) {
		if in.kind == "percent" && dec(s).GreaterThan(dec("100")) {
			return
		}
		if !slices.Contains(in.values, s) {
			in.values = append(in.values, s)
		}
	}
	switch in.kind {
	case "count":
		for i := range 7 {
			add(fmt.Sprint(i))
		}
	case "percent":
		for _, m := range in.marks {
			for _, by := range []string{"-0.01", "0", "0.01"} {
				add(dec(m).Add(dec(by)).String())
			}
		}
		add("0")
		add("100")
	case "enum":
		in.values = []string{"a", "b", "c"}
	case "bool":
		in.values = []string{"true", "false"}
	case "date":
		for day := range 8 {
			add(fmt.Sprintf("2025-06-%02d", 9+day))
		}
	}
	in.known = one(w.Rand, in.values...)
	if in.kind == "percent" && w.chance(2) {
		in.known = one(w.Rand, "37", "66.6", "95")
	}
	if (w.chance(8) || in.open && w.chance(2)) && in.kind != "date" {
		in.known = nil
		if in.kind != "bool" && in.kind != "enum" {
			w.loose = true
		}
		switch {
		case in.kind == "percent" && w.chance(2):
			in.known = scoring.Bound{Below: scoring.Known(one(w.Rand, in.marks...))}
		case in.kind == "count" && w.chance(2):
			in.known = scoring.Bound{AtLeast: scoring.Known(int64(w.IntN(6)))}
		}
	}
}

// effort gives an input what it takes to move it.
func (w *world) effort(in *worldInput) {
	amount := func() decimal.Decimal { return dec(one(w.Rand, "0", "1", "2", "3", "0.5", "0.25", "1.125", "7")) }
	e := remediation.Effort{Fixed: amount()}
	switch in.kind {
	case "enum":
		if w.chance(2) {
			e.Options = map[string]decimal.Decimal{"a": amount(), "b": amount()}
		}
		if w.chance(4) {
			e.Within = scoring.Bound{OneOf: []string{"a", "b"}}
		}
	case "bool":
		if w.chance(2) {
			e.Options = map[string]decimal.Decimal{"true": amount()}
		}
	default:
		if !w.chance(3) {
			e.PerUnit = dec(one(w.Rand, "1", "0.5", "0.1", "0.125", "2"))
		}
		if w.chance(4) {
			e.Steps = []remediation.EffortStep{{From: dec("2"), Effort: amount()}}
			e.Steps = append(e.Steps, remediation.EffortStep{From: dec(one(w.Rand, "3", "4.5", "20")), Effort: e.Steps[0].Effort.Add(amount())})
		}
		if w.chance(4) {
			e.Within.AtMost = scoring.Known(one(w.Rand, in.values...))
		} else if w.chance(5) {
			e.Within.AtLeast = scoring.Known(one(w.Rand, in.values...))
		}
	}
	in.effort, in.moves = e, !in.fixed && !w.chance(8)
}

// goal makes the aim.
func (w *world) goal() {
	a := &remediation.Aim{Efforts: map[string]remediation.Effort{}, Next: w.IntN(4)}
	for _, in := range w.inputs {
		switch {
		case in.moves:
			a.Efforts[in.name] = in.effort
		case w.chance(2):
			a.Efforts[in.name] = remediation.Effort{Stays: true}
		}
	}
	score := func() decimal.Decimal { return decimal.New(int64(w.IntN(w.maxima*100+100)), -2) }
	switch w.IntN(7) {
	case 0, 1, 2:
		a.Goal.Total = decimal.NewNullDecimal(score())
	case 3:
		a.Goal.Band = one(w.Rand, "A", "B")
	case 4:
		a.Goal.Rivals = []decimal.Decimal{score(), score(), score()}
		a.Goal.Rank = 1 + w.IntN(3)
	default:
		a.Goal.Effort = decimal.NewNullDecimal(dec(one(w.Rand, "0", "1", "2.5", "4.375", "10")))
	}
	if w.chance(20) {
		w.work = &scoring.Work{Steps: 1 + w.IntN(20_000)}
	}
	w.aim = a
}

// facts are those of the world with some figures moved: by input, "" where not.
func (w *world) facts(to []string) scoring.Facts {
	f := scoring.Facts{Inputs: figures(map[string]any{}), Points: figures(w.points)}
	for i, in := range w.inputs {
		v := in.known
		if to != nil && to[i] != "" {
			v = to[i]
		}
		if in.kind == "bool" && v != nil {
			v = v == "true"
		}
		if v != nil {
			f.Inputs[in.name] = figure(v)
		}
	}
	return f
}

// number returns a figure as a number, dates in days.
func (in *worldInput) number(s any) *big.Rat {
	if in.kind == "date" {
		var d rubric.Date
		if err := d.UnmarshalText([]byte(fmt.Sprint(s))); err != nil {
			panic(err)
		}
		return big.NewRat(d.DayNumber(), 1)
	}
	v, ok := new(big.Rat).SetString(fmt.Sprint(s))
	if !ok {
		panic(s)
	}
	return v
}

// far returns how far a value is at most from what is known; nil where there is
// nothing to measure.
func (in *worldInput) far(v string) *big.Rat {
	if in.kind == "enum" || in.kind == "bool" {
		return nil
	}
	if d := in.fars[v]; d != nil {
		return d
	}
	ends := []any{in.known}
	switch known := in.known.(type) {
	case nil:
		ends = []any{0, map[string]int{"count": 6, "percent": 100}[in.kind]}
	case scoring.Bound:
		ends = []any{0, known.Below}
		if in.kind == "count" {
			ends = []any{known.AtLeast, 6}
		}
	}
	most := new(big.Rat)
	for _, end := range ends {
		d := new(big.Rat).Sub(in.number(v), in.number(end))
		if d.Abs(d).Cmp(most) > 0 {
			most = d
		}
	}
	if in.fars == nil {
		in.fars = map[string]*big.Rat{}
	}
	in.fars[v] = most
	return most
}

// takes returns what it takes to move a figure so far; nil where it must not be moved
// there.
func (in *worldInput) takes(v string, d *big.Rat) *big.Rat {
	e := in.effort
	if !in.moves {
		return nil
	}
	out := e.Fixed.Rat()
	if in.kind == "enum" || in.kind == "bool" {
		if e.Within.OneOf != nil && !slices.Contains(e.Within.OneOf, v) {
			return nil
		}
		return out.Add(out, e.Options[v].Rat())
	}
	if !e.Within.AtMost.IsZero() && in.number(v).Cmp(in.number(e.Within.AtMost)) > 0 || !e.Within.AtLeast.IsZero() && in.number(v).Cmp(in.number(e.Within.AtLeast)) < 0 {
		return nil
	}
	out.Add(out, new(big.Rat).Mul(d, e.PerUnit.Rat()))
	step := new(big.Rat)
	for _, s := range e.Steps {
		if s.From.Rat().Cmp(d) <= 0 {
			step = s.Effort.Rat()
		}
	}
	return out.Add(out, step)
}
