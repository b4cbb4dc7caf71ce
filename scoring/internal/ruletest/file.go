package ruletest

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/rubric"
)

// Located is where an expression of a rule stands in its file.
type Located struct {
	Line, Col int // of the first character
	Key       string
	Of        int // case, -1 for guards
	*written
}

// File writes the rubric of a rule, with the places of its expressions.
func (g *SomeGroup) File(r *SomeRule) (string, []Located) {
	var b strings.Builder
	line := 1
	var all []Located
	put := func(format string, args ...any) {
		s := fmt.Sprintf(format, args...)
		line += strings.Count(s, "\n")
		b.WriteString(s)
	}
	expression := func(indent, key string, of int, t *Tree) {
		w := t.write()
		all = append(all, Located{line, len(indent) + len(key) + 4, strings.TrimLeft(key, "- "), of, w})
		put("%s%s: \"%s\"\n", indent, key, w.text)
	}
	put("rubric: random\ntitle: Random\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: %s\n",
		g.Max)
	put("points: {places: %d, rounding: %s}\nexclusion: whole\n", g.Places, g.mode)
	put("holidays: [{from: 2025-01-28, to: 2025-02-03, title: Tet, source: Law}]\n")
	if g.Members {
		put("groups: [north, south, town]\n")
	}
	put("inputs:\n")
	for _, in := range g.Inputs {
		name, each, is := declared(&in)
		if !is {
			continue
		}
		put("  - {name: %s, type: %s, title: %s%s", name, in.Type, name, each)
		if in.Min.Valid {
			put(", min: %s", in.Min.Decimal)
		}
		if in.Max.Valid {
			put(", max: %s", in.Max.Decimal)
		}
		if in.Places != nil {
			put(", places: %d", *in.Places)
		}
		if in.Never {
			put(", never: true")
		}
		if in.Type == rubric.Enum {
			var names []string
			for _, o := range in.Options {
				names = append(names, "'"+o.Name+"'")
			}
			put(", options: [%s]", strings.Join(names, ", "))
		}
		put("}\n")
	}
	put("areas:\n  - code: \"1\"\n    title: Area\n    max: %s\n", g.Max)
	if g.Parent != nil {
		expression("    ", "applies", -1, g.Parent)
		put("    not_applicable: %s\n", g.policy)
	}
	put("    items:\n      - code: \"1.1\"\n        title: Leaf\n        max: %s\n", g.Max)
	if r == nil {
		put("        score: full\n")
		return b.String(), all
	}
	in := "        "
	for _, kv := range [][2]string{{"min", r.Min}, {"step", r.Step}, {"not_arising", r.NotArise}} {
		if kv[1] != "" {
			put("%s%s: %s\n", in, kv[0], kv[1])
		}
	}
	if r.Applies != nil {
		put("%snot_applicable: %s\n", in, r.notApplies)
		expression(in, "applies", -1, r.Applies)
	}
	if r.Arises != nil {
		expression(in, "arises", -1, r.Arises)
	}
	if r.rises != nil {
		put("%srises_with: [%s]\n", in, strings.Join(r.rises, ", "))
	}
	if r.falls != nil {
		put("%sfalls_with: [%s]\n", in, strings.Join(r.falls, ", "))
	}
	put("%scases:\n", in)
	for i, c := range r.Cases {
		first := "- "
		if c.When != nil {
			expression(in, "  - when", i, c.When)
			first = "  "
		}
		expression(in, "  "+first+"score", i, c.Score)
		if c.reason {
			put("%s    reason: R%d\n", in, i)
		}
	}
	return b.String(), all
}
