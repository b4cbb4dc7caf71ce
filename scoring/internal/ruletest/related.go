package ruletest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Related is a random rubric over a few small counts with relations between them, of
// which all facts can be gone through.
type Related struct {
	*rand.Rand
	Names     []string
	Most      int // of every count
	Relations []Linear
	Fixed     map[string]bool
	Rules     []string // what leaves are scored by, as lines of a file
}

// Linear is Σ c·v + Constant Op 0.
type Linear struct {
	Text     string
	Of       map[string]int
	Constant int
	Op       string
}

// Holds computes the relation.
func (l Linear) Holds(u map[string]int) bool {
	sum := l.Constant
	for name, c := range l.Of {
		sum += c * u[name]
	}
	switch l.Op {
	case "<":
		return sum < 0
	case "<=":
		return sum <= 0
	}
	return sum == 0
}

// NewRelated makes a rubric with so many leaves.
func NewRelated(r *rand.Rand, leaves int) *Related {
	g := &Related{Rand: r, Names: []string{"a", "b", "c", "d"}[:2+r.IntN(3)], Most: 3, Fixed: map[string]bool{}}
	for range 1 + r.IntN(3) {
		g.Relations = append(g.Relations, g.relation()...)
	}
	for _, name := range g.Names {
		g.Fixed[name] = r.IntN(5) == 0
	}
	for range leaves {
		g.Rules = append(g.Rules, g.rule())
	}
	return g
}

func (g *Related) two() (x, y string) {
	at := g.Perm(len(g.Names))
	return g.Names[at[0]], g.Names[at[1]]
}

// relation returns the comparisons of one relation; the first has its text.
func (g *Related) relation() []Linear {
	x, y := g.two()
	k := g.IntN(g.Most + 1)
	form := func(text, op string, constant int, of map[string]int) []Linear {
		return []Linear{{text, of, constant, op}}
	}
	switch g.IntN(8) {
	case 0:
		return form(x+" < "+y, "<", 0, map[string]int{x: 1, y: -1})
	case 1:
		return form(fmt.Sprintf("%s + %s <= %d", x, y, k+1), "<=", -k-1, map[string]int{x: 1, y: 1})
	case 2:
		return form(fmt.Sprintf("%d <= %s + %s", k, x, y), "<=", k, map[string]int{x: -1, y: -1})
	case 3:
		return form(fmt.Sprintf("2 * %s >= %s - %d", x, y, k), "<=", -k, map[string]int{x: -2, y: 1})
	case 4:
		if len(g.Names) > 2 {
			at := g.Perm(len(g.Names))
			z := g.Names[at[2]]
			x, y = g.Names[at[0]], g.Names[at[1]]
			if g.IntN(2) == 0 {
				return form(x+" + "+y+" == "+z, "==", 0, map[string]int{x: 1, y: 1, z: -1})
			}
			return []Linear{{x + " <= " + y + " < " + z + " + 2", map[string]int{x: 1, y: -1}, 0, "<="},
				{"", map[string]int{y: 1, z: -1}, -2, "<"}}
		}
	}
	return form(x+" <= "+y, "<=", 0, map[string]int{x: 1, y: -1})
}

func (g *Related) condition() string {
	x, y := g.two()
	k := g.IntN(g.Most + 1)
	switch g.IntN(7) {
	case 0:
		return fmt.Sprintf("%s + %s > %d", x, y, k)
	case 1:
		return fmt.Sprintf("%s * 2 <= %s", x, y)
	case 2:
		return fmt.Sprintf("rate(%s, %s) >= %s", x, y, Choose(g.Rand, "50", "100", "60"))
	case 3:
		return fmt.Sprintf("%s == %d or %s < %s", x, k, x, y)
	case 4:
		return fmt.Sprintf("%s < %d", x, k)
	}
	return fmt.Sprintf("%s >= %d", x, k)
}

func (g *Related) score() string {
	x, y := g.two()
	return Choose(g.Rand, "full", "0", "1", "full", "min(full, 0.5 * "+x+")", "max(0, full - 0.25 * "+y+")",
		"full * rate("+x+", "+y+") / 100", x+" / ("+y+" + 1)", "full - "+x+" / 4", "min("+x+", "+y+", full)")
}

func (g *Related) rule() string {
	var b strings.Builder
	b.WriteString("max: 2, not_arising: full, ")
	if g.IntN(3) == 0 {
		b.WriteString("score: '" + g.score() + "'")
		return b.String()
	}
	b.WriteString("cases: [")
	for range 1 + g.IntN(2) {
		b.WriteString("{when: '" + g.condition() + "', score: '" + g.score() + "'}, ")
	}
	b.WriteString("{score: '" + g.score() + "'}]")
	return b.String()
}

// File writes the rubric, with its relations or without.
func (g *Related) File(related bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "rubric: r\ntitle: R\ndecision: {number: 1/QD, issuer: U, date: 2025-01-01}\nperiod: 2025\nmax: %d\n"+
		"points: {places: 2, rounding: half-up}\ninputs:\n", 2*len(g.Rules))
	for _, name := range g.Names {
		fmt.Fprintf(&b, "  - {name: %s, type: count, max: %d, fixed: %t, title: %s}\n", name, g.Most, g.Fixed[name], name)
	}
	if related {
		b.WriteString("relations:\n")
		for i, l := range g.Relations {
			if l.Text != "" {
				fmt.Fprintf(&b, "  - {title: R%d, holds: '%s'}\n", i, l.Text)
			}
		}
	}
	b.WriteString("areas:\n")
	for i, rule := range g.Rules {
		fmt.Fprintf(&b, "  - {code: '%d', title: T%d, %s}\n", i+1, i, rule)
	}
	return b.String()
}

// Satisfied reports whether facts satisfy all relations.
func (g *Related) Satisfied(u map[string]int) bool {
	for _, l := range g.Relations {
		if !l.Holds(u) {
			return false
		}
	}
	return true
}

// All returns all facts that satisfy the relations.
func (g *Related) All() []map[string]int {
	var out []map[string]int
	u := map[string]int{}
	var from func(i int)
	from = func(i int) {
		if i == len(g.Names) {
			if g.Satisfied(u) {
				c := map[string]int{}
				for k, v := range u {
					c[k] = v
				}
				out = append(out, c)
			}
			return
		}
		for v := 0; v <= g.Most; v++ {
			u[g.Names[i]] = v
			from(i + 1)
		}
	}
	from(0)
	return out
}
