package scoring_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
)

// openWorld is a random small rubric in which leaves may be excluded, often all of a
// source or all there are, with facts that leave much open. It scores itself, by its
// own arithmetic: what the facts say is held against every way to complete them.
type openWorld struct {
	*rand.Rand
	exclusion          string
	inputs             []openInput
	leaves             []openLeaf
	bonusCap, penalCap int64
	facts              scoring.Facts
}

// openInput is a truth value or a count up to 3, as 0 to 3.
type openInput struct {
	name   string
	truth  bool
	values []int64 // that the facts allow
}

// openLeaf is a leaf; points are in halves.
type openLeaf struct {
	code, source string
	area         int // −1 bonus, −2 penalty
	min, max     int64
	guards       []openGuard
	notArising   string
	// One of these: points typed by hand, which the facts say to be one of reported;
	// a rate of two counts that earns the most from 50 %; steps of one input.
	reported []int64
	rate     []int
	input    int
	steps    [4]int64
}

// openGuard is a condition "input >= at", or "6 / input >= at" where fails is set.
type openGuard struct {
	key, policy string
	input       int
	at          int64
	fails       bool
}

// alternative is one way that a leaf can come out.
type alternative struct {
	excluded bool
	points   int64
}

func (w *openWorld) chance(n int) bool { return w.IntN(n) == 0 }

func newOpenWorld(r *rand.Rand) *openWorld {
	w := &openWorld{Rand: r, exclusion: ruletest.Choose(r, "by-source", "by-source", "whole", "whole", "none"),
		facts: scoring.Facts{Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}}
	for i := range 2 + w.IntN(3) {
		w.inputs = append(w.inputs, openInput{name: fmt.Sprintf("x%d", i), truth: w.chance(2)})
	}
	w.inputs = append(w.inputs, openInput{name: "c1"}, openInput{name: "c2"})
	always := ruletest.Choose(r, "", "survey", "external", "all", "all") // what is excluded as a rule
	for area := range 1 + w.IntN(3) {
		for i := range 1 + w.IntN(3) {
			source := ruletest.Choose(r, "", "", "survey", "external")
			w.leaf(fmt.Sprintf("%d.%d", area+1, i+1), source, area, always == "all" || source != "" && source == always)
		}
	}
	for side, name := range []string{"", "B", "P"} {
		for i := range w.IntN(3) {
			if side > 0 {
				w.leaf(fmt.Sprintf("%s%d", name, i+1), "", -side, w.chance(3))
			}
		}
	}
	w.bonusCap, w.penalCap = 1+w.Int64N(8), 1+w.Int64N(8)
	w.know()
	return w
}

// leaf adds a leaf, perhaps one that some facts exclude.
func (w *openWorld) leaf(code, source string, area int, excludes bool) {
	l := openLeaf{code: code, source: source, area: area, max: 2 * (1 + w.Int64N(3)),
		notArising: ruletest.Choose(w.Rand, "exclude", "zero", "full")}
	if area >= 0 && w.chance(4) {
		l.min = -1 - w.Int64N(4)
	}
	for _, key := range []string{"applies", "arises"} {
		if !excludes && !w.chance(5) || excludes && len(l.guards) > 0 {
			continue
		}
		g := openGuard{key: key, policy: ruletest.Choose(w.Rand, "exclude", "exclude", "zero", "full"),
			input: w.IntN(len(w.inputs)), at: 1}
		if excludes {
			g.policy = "exclude"
		}
		if !w.inputs[g.input].truth {
			g.at = 1 + w.Int64N(3)
			g.fails = w.chance(6)
		}
		if key == "arises" {
			l.notArising = g.policy
		}
		l.guards = append(l.guards, g)
	}
	switch w.IntN(4) {
	case 0:
		for p := l.min; p <= l.max; p++ {
			l.reported = append(l.reported, p)
		}
	case 1:
		n := len(w.inputs)
		l.rate = []int{n - 2, n - 1}
	default:
		l.input = w.IntN(len(w.inputs))
		for i := range l.steps {
			l.steps[i] = ruletest.Choose(w.Rand, l.min, l.max, l.min+w.Int64N(l.max-l.min+1))
		}
	}
	w.leaves = append(w.leaves, l)
}

// know makes the facts: figures, bounds, and nothing.
func (w *openWorld) know() {
	for i := range w.inputs {
		in := &w.inputs[i]
		most := int64(3)
		if in.truth {
			most = 1
		}
		lo, hi := int64(0), most
		switch k := w.IntN(3); {
		case k == 0:
			lo = w.Int64N(most + 1)
			hi = lo
			w.facts.Inputs[in.name] = scoring.Known(fmt.Sprint(lo))
			if in.truth {
				w.facts.Inputs[in.name] = scoring.Known(lo == 1)
			}
		case k == 1 && !in.truth:
			lo, hi = 1, 1+w.Int64N(3)
			w.facts.Inputs[in.name] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(lo), AtMost: scoring.Known(hi)})
		}
		for v := lo; v <= hi; v++ {
			in.values = append(in.values, v)
		}
	}
	for i := range w.leaves {
		l := &w.leaves[i]
		if l.reported == nil || w.chance(3) {
			continue
		}
		from := w.IntN(len(l.reported))
		to := from + w.IntN(min(3, len(l.reported)-from))
		l.reported = l.reported[from : to+1]
		lo, hi := halves(l.reported[0]).FloatString(1), halves(l.reported[len(l.reported)-1]).FloatString(1)
		w.facts.Points[l.code] = ruletest.Figure(any(lo))
		if from != to {
			w.facts.Points[l.code] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(lo), AtMost: scoring.Known(hi)})
		}
	}
}

func halves(n int64) *big.Rat { return big.NewRat(n, 2) }

func half(n int64) string { return halves(n).FloatString(1) }

// file writes the rubric.
func (w *openWorld) file() string {
	var b strings.Builder
	fmt.Fprintf(&b, "rubric: w\ntitle: W\ndecision: {number: \"1\", issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: %s\npoints: {places: 1, rounding: half-up}\nexclusion: %s\ninputs:\n", half(w.whole("", true)), w.exclusion)
	for _, in := range w.inputs {
		kind := "count, max: 3"
		if in.truth {
			kind = "bool"
		}
		fmt.Fprintf(&b, "  - {name: %s, type: %s, title: %s}\n", in.name, kind, in.name)
	}
	area := -9
	for _, side := range []int{0, -1, -2} {
		for i := range w.leaves {
			l := &w.leaves[i]
			switch {
			case min(l.area, 0) != side:
				continue
			case l.area != area && side == 0:
				if area < 0 {
					b.WriteString("areas:\n")
				}
				sum := int64(0)
				for _, m := range w.leaves {
					if m.area == l.area {
						sum += m.max
					}
				}
				fmt.Fprintf(&b, "  - code: \"%d\"\n    title: A\n    max: %s\n    items:\n", l.area+1, half(sum))
			case l.area != area:
				fmt.Fprintf(&b, "%s:\n    cap: %s\n    items:\n", map[int]string{-1: "bonus", -2: "penalty"}[side],
					half(map[int]int64{-1: w.bonusCap, -2: w.penalCap}[side]))
			}
			area = l.area
			w.write(&b, l)
		}
	}
	b.WriteString("bands:\n  - {name: A, from: 4}\n  - {name: B, from: 2}\n  - {name: C, from: -60}\n")
	return b.String()
}

func (w *openWorld) write(b *strings.Builder, l *openLeaf) {
	fmt.Fprintf(b, "      - code: %q\n        title: L\n        max: %s\n        min: %s\n", l.code, half(l.max),
		half(l.min))
	if l.source != "" {
		fmt.Fprintf(b, "        source: %s\n", l.source)
	}
	arises := l.rate != nil
	for _, g := range l.guards {
		cond := w.inputs[g.input].name
		switch {
		case g.fails:
			cond = fmt.Sprintf("6 / %s >= %d", cond, g.at)
		case !w.inputs[g.input].truth:
			cond = fmt.Sprintf("%s >= %d", cond, g.at)
		}
		arises = arises || g.key == "arises"
		fmt.Fprintf(b, "        %s: \"%s\"\n", g.key, cond)
		if g.key == "applies" {
			fmt.Fprintf(b, "        not_applicable: %s\n", g.policy)
		}
	}
	if arises {
		fmt.Fprintf(b, "        not_arising: %s\n", l.notArising)
	}
	switch in := &w.inputs[l.input]; {
	case l.reported != nil:
		b.WriteString("        reported: true\n        step: 0.5\n")
	case l.rate != nil:
		fmt.Fprintf(b, "        score: \"rate(c1, c2) >= 50 ? full : %s\"\n", half(l.min))
	case in.truth:
		fmt.Fprintf(b, "        score: \"%s ? %s : %s\"\n", in.name, half(l.steps[1]), half(l.steps[0]))
	default:
		b.WriteString("        cases:\n")
		for v, p := range l.steps[:3] {
			fmt.Fprintf(b, "          - {when: %s == %d, score: %s}\n", in.name, v, half(p))
		}
		fmt.Fprintf(b, "          - {score: %s}\n", half(l.steps[3]))
	}
}

// whole is the maximum of a source that is rescaled alone, or of all areas.
func (w *openWorld) whole(source string, all bool) (sum int64) {
	for _, l := range w.leaves {
		if l.area >= 0 && (all || w.scale(&l) == source) {
			sum += l.max
		}
	}
	return sum
}

// scale names what is rescaled together with a leaf.
func (w *openWorld) scale(l *openLeaf) string {
	if w.exclusion != "by-source" {
		return ""
	}
	return l.source
}

// policy is what a policy makes of a leaf.
func (l *openLeaf) policy(p string) alternative {
	return map[string]alternative{"exclude": {excluded: true}, "zero": {}, "full": {points: l.max}}[p]
}

// outcomes are the ways that a leaf can come out for figures; several where it fails,
// since nobody knows how it would come out if it did not.
func (w *openWorld) outcomes(l *openLeaf, at []int64, reported int64) []alternative {
	fails := func(policies ...string) []alternative {
		out := []alternative{{points: l.min}, {points: l.max}}
		for _, p := range policies {
			if a := l.policy(p); !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
		return out
	}
	var after []string // policies that are not decided
	if l.rate != nil && !slices.ContainsFunc(l.guards, func(g openGuard) bool {
		return slices.Contains(l.rate, g.input)
	}) {
		after = append(after, l.notArising) // no guard keeps 0 of 0 out
	}
	for i, g := range l.guards {
		v := at[g.input]
		switch {
		case g.fails && v == 0:
			for _, g := range l.guards[i:] {
				after = append(after, g.policy)
			}
			return fails(after...)
		case g.fails && 6/v < g.at || !g.fails && v < g.at:
			return []alternative{l.policy(g.policy)}
		}
	}
	switch {
	case l.reported != nil:
		return []alternative{{points: reported}}
	case l.rate == nil:
		return []alternative{{points: l.steps[at[l.input]]}}
	}
	done, total := at[l.rate[0]], at[l.rate[1]]
	switch {
	case total == 0 && done == 0:
		return []alternative{l.policy(l.notArising)}
	case total == 0:
		return fails(after...)
	case 2*done >= total:
		return []alternative{{points: l.max}}
	}
	return []alternative{{points: l.min}}
}
