package ruletest

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// leafText writes a leaf of a random rubric.
func (g *SomeGroup) leafText(code, source string, r *SomeRule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "      - code: %q\n        title: Leaf\n        max: %s\n", code, g.Max)
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "        %s: %s\n", key, value)
		}
	}
	quoted := func(t *Tree) string {
		if t == nil {
			return ""
		}
		return `"` + t.String() + `"`
	}
	line("source", source)
	line("step", r.Step)
	line("min", r.Min)
	line("not_arising", r.NotArise)
	if r.Applies != nil {
		line("not_applicable", r.notApplies)
	}
	line("applies", quoted(r.Applies))
	line("arises", quoted(r.Arises))
	b.WriteString("        cases:\n")
	for _, c := range r.Cases {
		if c.When != nil {
			fmt.Fprintf(&b, "          - {when: %s, score: %s}\n", quoted(c.When), quoted(c.Score))
		} else {
			fmt.Fprintf(&b, "          - {score: %s}\n", quoted(c.Score))
		}
	}
	return b.String()
}

// excludes makes a rule one that some facts exclude.
func (g *SomeGroup) excludes(r *SomeRule) *SomeRule {
	if r.Arises == nil && g.IntN(2) == 0 {
		r.Arises, r.NotArise = g.condition(0), "exclude"
		r.Arises.numbers(g.add)
		return r
	}
	if r.notApplies = "exclude"; r.Applies == nil {
		r.Applies = g.condition(0)
		r.Applies.numbers(g.add)
	}
	return r
}

// SeveralLeaves writes a rubric with leaves that share inputs, and their codes. Of
// many rubrics some facts exclude all leaves of a source, or all there are.
func (g *SomeGroup) SeveralLeaves() (file string, codes []string) {
	head, _, _ := strings.Cut(func() string { g.Parent = nil; s, _ := g.File(nil); return s }(), "areas:")
	n := 1 + g.IntN(3)
	head = strings.Replace(head, "max: "+g.Max, "max: "+Dec(g.Max).Mul(decimal.NewFromInt(int64(n))).String(), 1)
	head = strings.Replace(head, "exclusion: whole", "exclusion: "+Choose(g.Rand, "whole", "by-source", "none"), 1)
	var b strings.Builder
	fmt.Fprintf(&b, "%sareas:\n  - code: \"1\"\n    title: Area\n    max: %s\n    items:\n", head,
		Dec(g.Max).Mul(decimal.NewFromInt(int64(n))))
	excluded := Choose(g.Rand, "none", "none", "", "survey", "all")
	for i := range n {
		code, source, r := fmt.Sprintf("1.%d", i+1), Choose(g.Rand, "", "", "survey"), g.Rule()
		if source == excluded || excluded == "all" {
			r = g.excludes(r)
		}
		b.WriteString(g.leafText(code, source, r))
		codes = append(codes, code)
	}
	for _, side := range []string{"bonus", "penalty"} {
		if g.IntN(2) == 0 {
			continue
		}
		cap := "0.5"
		if g.Places == 0 {
			cap = "1"
		}
		fmt.Fprintf(&b, "%s:\n    cap: %s\n    items:\n", side, Choose(g.Rand, g.Max, cap))
		for i := range 1 + g.IntN(2) {
			code := fmt.Sprintf("%s%d", strings.ToUpper(side[:1]), i+1)
			r := g.Rule()
			for strings.HasPrefix(r.Min, "-") {
				r = g.Rule()
			}
			b.WriteString(g.leafText(code, "", r))
			codes = append(codes, code)
		}
	}
	return b.String(), codes
}
