package main

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// shape is the form of a leaf's rule. The shapes are those that the rubrics of
// provinces and communes are mostly made of; leaves take them in turn.
type shape uint8

const (
	shapeBands        shape = iota // a rate above hi: full, from lo: half, else 0
	shapeThreshold                 // a rate from hi: full, else 0
	shapeOptions                   // on_time: full, late: half, none: 0
	shapeClean                     // one violation or more: 0, else full
	shapeBoth                      // two conditions hold: full, else 0
	shapeProportional              // full × rate
	shapeFloored                   // full × rate from hi, else 0
	shapeEarned                    // points per case, at most full
	shapeDeducted                  // full less points per case, at least 0
	shapeDone                      // done ÷ total from hi: full, from lo: half, else 0
	shapes
)

// kind is the type of an input. Facts are kept in one array per kind.
type kind uint8

const (
	percent kind = iota
	count
	enum
	boolean
	kinds
)

// options are those of every enum input; facts hold their index.
var options = []string{"on_time", "late", "none"}

type input struct {
	name string
	kind kind
	slot int // place among the inputs of its kind
	role role
}

// role says which figures are realistic for an input.
type role uint8

const (
	roleRate role = iota
	rolePlan
	roleViolations
	roleFlag
	roleInitiatives
	roleLate
	roleDone // the share of the next input that was done
	roleTotal
)

// leaf is an item with its rule. Amounts are in hundredths: of a point for
// full and each, of a percent for hi and lo.
type leaf struct {
	code   string
	area   int
	shape  shape
	full   int64
	hi, lo int64
	each   int64
	inputs []input
}

// table is a generated rubric, from which every engine makes its own rules.
type table struct {
	leaves []leaf
	inputs []input
	width  [kinds]int // inputs of each kind
	max    int64
	areas  int
}

// newTable generates a rubric of n leaves in 8 areas. With 88 leaves the maxima
// sum to 100.
func newTable(n int) *table {
	maxima := [...]int64{100, 150, 50, 200, 100, 75, 125, 100}
	bands := [...][2]int64{{9000, 7000}, {9500, 8000}, {9000, 6000}, {10000, 8500}}
	floors := [...]int64{8000, 9000, 7500, 8550}
	t := &table{areas: 8}
	first := 0
	for i := range n {
		l := leaf{area: i * t.areas / n, shape: shape(i) % shapes, full: maxima[i%len(maxima)]}
		if i > 0 && l.area != t.leaves[i-1].area {
			first = i
		}
		l.code = fmt.Sprintf("%d.%d", l.area+1, i-first+1)
		if n == 88 && i == n-1 {
			l.full += 100
		}
		turn := i / int(shapes)
		add := func(name string, k kind, r role) {
			in := input{fmt.Sprintf("%s_%d_%d", name, l.area+1, i-first+1), k, t.width[k], r}
			t.width[k]++
			t.inputs = append(t.inputs, in)
			l.inputs = append(l.inputs, in)
		}
		switch l.shape {
		case shapeBands:
			l.hi, l.lo = bands[turn%len(bands)][0]-10, bands[turn%len(bands)][1]
			add("rate", percent, roleRate)
		case shapeThreshold, shapeFloored:
			l.hi = floors[turn%len(floors)]
			add("rate", percent, roleRate)
		case shapeOptions:
			add("plan", enum, rolePlan)
		case shapeClean:
			add("violations", count, roleViolations)
		case shapeBoth:
			add("issued", boolean, roleFlag)
			add("published", boolean, roleFlag)
		case shapeProportional:
			add("rate", percent, roleRate)
		case shapeEarned:
			l.each = 50
			add("initiatives", count, roleInitiatives)
		case shapeDeducted:
			l.each = 25
			add("late", count, roleLate)
		case shapeDone:
			l.hi, l.lo = bands[turn%len(bands)][0], bands[turn%len(bands)][1]
			add("done", count, roleDone)
			add("total", count, roleTotal)
		}
		t.leaves = append(t.leaves, l)
		t.max += l.full
	}
	return t
}

// hundredths writes an amount as decimal text.
func hundredths(v int64) string { return decimal.New(v, -2).String() }

// yaml writes the table as a rubric file of ours.
func (t *table) yaml() string {
	var b strings.Builder
	fmt.Fprintf(&b, `rubric: benchmark
title: Benchmark of %d leaves
decision: {number: 1/QĐ, issuer: Benchmark, date: 2025-01-02}
period: 2025
max: %s
points: {places: 2, rounding: half-up}
inputs:
`, len(t.leaves), hundredths(t.max))
	for _, in := range t.inputs {
		kinds := [...]string{"percent", "count", "enum, options: [" + strings.Join(options, ", ") + "]", "bool"}
		fmt.Fprintf(&b, "  - {name: %s, type: %s, title: Input %[1]s}\n", in.name, kinds[in.kind])
	}
	b.WriteString("areas:\n")
	var sums [8]int64
	for _, l := range t.leaves {
		sums[l.area] += l.full
	}
	area := -1
	for _, l := range t.leaves {
		if l.area != area {
			area = l.area
			fmt.Fprintf(
				&b,
				"  - code: %q\n    title: Area %[2]d\n    max: %s\n    items:\n",
				fmt.Sprint(area+1),
				area+1,
				hundredths(sums[area]),
			)
		}
		fmt.Fprintf(
			&b,
			"      - code: %q\n        title: Item %[1]s\n        max: %s\n%s",
			l.code,
			hundredths(l.full),
			l.yaml(),
		)
	}
	return b.String()
}

// yaml writes the rule as an author of rubrics would.
func (l *leaf) yaml() string {
	var name [2]string
	for i, in := range l.inputs {
		name[i] = in.name
	}
	hi, lo, each := hundredths(l.hi), hundredths(l.lo), hundredths(l.each)
	cases := func(lines ...string) string {
		return "        cases:\n          - {" + strings.Join(lines, "}\n          - {") + "}\n"
	}
	switch l.shape {
	case shapeBands:
		return cases(
			"when: "+name[0]+" > "+hi+", score: full",
			"when: "+name[0]+" >= "+lo+", score: full / 2",
			"score: 0",
		)
	case shapeThreshold:
		return cases("when: "+name[0]+" >= "+hi+", score: full", "score: 0")
	case shapeOptions:
		return cases(
			"when: "+name[0]+" == 'on_time', score: full",
			"when: "+name[0]+" == 'late', score: full / 2",
			"score: 0",
		)
	case shapeClean:
		return cases("when: "+name[0]+" > 0, score: 0", "score: full")
	case shapeBoth:
		return cases("when: "+name[0]+" and "+name[1]+", score: full", "score: 0")
	case shapeProportional:
		return "        score: full * " + name[0] + " / 100\n"
	case shapeFloored:
		return "        score: \"" + name[0] + " >= " + hi + " ? full * " + name[0] + " / 100 : 0\"\n"
	case shapeEarned:
		return "        score: min(full, " + each + " * " + name[0] + ")\n"
	case shapeDeducted:
		return "        score: max(0, full - " + each + " * " + name[0] + ")\n"
	default:
		rate := name[0] + " * 100 / " + name[1]
		return cases(
			"when: "+name[1]+" == 0, score: 0",
			"when: "+rate+" >= "+hi+", score: full",
			"when: "+rate+" >= "+lo+", score: full / 2",
			"score: 0",
		)
	}
}

// literal writes a number with a decimal point: CEL keeps integers apart from
// doubles, and to the others it makes no difference.
func literal(d decimal.Decimal) string {
	s := d.String()
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// formula writes the rule as one expression in the syntax that expr, CEL, gval
// and govaluate share. The maximum stands in it as a literal, and min and max as
// conditions: for all four that is faster than a variable and a call.
func (l *leaf) formula() string {
	var a, b string
	a = l.inputs[0].name
	if len(l.inputs) > 1 {
		b = l.inputs[1].name
	}
	amount := func(v int64) string { return literal(decimal.New(v, -2)) }
	full, half := amount(l.full), literal(decimal.New(l.full*5, -3))
	hi, lo, each := amount(l.hi), amount(l.lo), amount(l.each)
	switch l.shape {
	case shapeBands:
		return fmt.Sprintf("%s > %s ? %s : (%[1]s >= %[4]s ? %s : 0.0)", a, hi, full, lo, half)
	case shapeThreshold:
		return fmt.Sprintf("%s >= %s ? %s : 0.0", a, hi, full)
	case shapeOptions:
		return fmt.Sprintf(`%s == "on_time" ? %s : (%[1]s == "late" ? %[3]s : 0.0)`, a, full, half)
	case shapeClean:
		return fmt.Sprintf("%s > 0.0 ? 0.0 : %s", a, full)
	case shapeBoth:
		return fmt.Sprintf("%s && %s ? %s : 0.0", a, b, full)
	case shapeProportional:
		return fmt.Sprintf("%s * %s / 100.0", full, a)
	case shapeFloored:
		return fmt.Sprintf("%s >= %s ? %s * %[1]s / 100.0 : 0.0", a, hi, full)
	case shapeEarned:
		return fmt.Sprintf("%s * %s < %s ? %[1]s * %[2]s : %[3]s", each, a, full)
	case shapeDeducted:
		return fmt.Sprintf("%s * %s < %s ? %[3]s - %[1]s * %[2]s : 0.0", each, a, full)
	default:
		return fmt.Sprintf(
			"%s > 0.0 ? (%s * 100.0 / %[1]s >= %[3]s ? %s : (%[2]s * 100.0 / %[1]s >= %[5]s ? %s : 0.0)) : 0.0",
			b,
			a,
			hi,
			full,
			lo,
			half,
		)
	}
}
