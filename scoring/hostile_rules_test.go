package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// hostiles are the rules of testdata/hostile.
func hostiles() []hostile {
	return []hostile{
		checklist(14), checklist(16), checklist(30), checklist(60),
		one("count60", "60 thresholds, 0.1 for each that is reached", "6", "c[0..60): count",
			scoreOf("0.1 * count(\n"+join(60, ",", "c# >= #+")+")")),
		one("counts6", "Six counts at 0.25 each, up to the maximum", "2", "c[0..6): count",
			scoreOf("min(full, "+inLine(join(6, " +", "0.25 * c#"))+")")),
		table(50), table(101), table(200),
		one("squares20", "Twenty squarings", "1", "a0: number -5.25..",
			scoreOf(join(20, ";", "let a#+ = a# * a#")+";\na20 > 1000 ? full : 0")),
		one("product300", "A product of 300 factors", "1", "c[0..300): number -5.25..",
			scoreOf("clamp(\n"+inLine(join(300, " *", "c#"))+", 0, full)")),
		clauses(30, 128),
		one("rates100", "100 cases that compare two rates", "10", "a: count, b: count, c: count, d: count",
			cases(100, "rate(a, b + 1) >= rate(c, d + #+)", "full - 0.1 * #")),
		one("products100", "100 cases of thresholds of products", "10",
			"a: number 0..1000, b: number 0..1000, c: number 0..1000",
			cases(100, "a * b + # >= c * (a + #+)", "full - 0.1 * #")),
		one("rates40", "A sum of 40 rates of sums of eight counts", "1", "c[0..12): count", scoreOf(ratesOfEight(40))),
		one("quotients200", "A sum of 200 quotients", "1", "c[0..200): count",
			scoreOf("min(full,\n"+join(200, " +", "c# / (200 + 200 * c#)")+")")),
		one("nested_deep", "A chain of 60 conditionals that compare neighbours", "1", "c[0..61): count",
			scoreOf(join(60, "", "c# > c#+ ? 0.0# :")+"\n0")),
		one("nested_wide", "A tree of conditionals, seven deep, over seven counts", "2", "c[1..8): count",
			scoreOf(nested(7, 0))),
	}
}

// checklist is n yes/no figures that earn 0.2 each.
func checklist(n int) hostile {
	return one(fmt.Sprintf("checklist%d", n), fmt.Sprintf("Up to the maximum %d yes/no figures that earn 0.2 each", n),
		fmt.Sprintf("%d.%d", n/5, n%5*2), fmt.Sprintf("b[0..%d): bool", n),
		scoreOf("min(full,\n"+join(n, " +", "(b# ? 0.2 : 0)")+")"))
}

// table is one table of n bands of a percentage.
func table(n int) hostile {
	from := func(i int) string { return fmt.Sprintf("%d.%02d", 100*i/n, 10000*i/n%100) }
	var bands []string
	for i := range n {
		end := ")"
		if i == n-1 {
			end = "]"
		}
		bands = append(bands, fmt.Sprintf("'[%s,%s%s', %d.%02d", from(i), from(i+1), end, i/100, i%100))
	}
	return one(fmt.Sprintf("bands%d", n), fmt.Sprintf("One table of %d bands of a percentage", n),
		fmt.Sprintf("%d.%02d", (n-1)/100, (n-1)%100), "p: percent", scoreOf("bands(p,\n"+strings.Join(bands, ",\n")+")"))
}

// clauses is the question whether n yes/no figures can satisfy m clauses of three.
func clauses(n, m int) hostile {
	r := rand.New(rand.NewPCG(1, 2))
	literal := func() string { return []string{"", "not "}[r.IntN(2)] + fmt.Sprintf("b%d", r.IntN(n)) }
	var all []string
	for range m {
		all = append(all, fmt.Sprintf("(%s or %s or %s)", literal(), literal(), literal()))
	}
	return one(fmt.Sprintf("clauses%d", m), fmt.Sprintf("Clauses of three out of %d yes/no figures, %d of them", n, m), "1",
		fmt.Sprintf("b[0..%d): bool", n), scoreOf(strings.Join(all, " and\n")+" ? full : 0"))
}

// nested returns a tree of conditionals of the given depth over counts.
func nested(depth, i int) string {
	if depth == 0 {
		return fmt.Sprintf("%d.%02d", i/100, i%100)
	}
	sep := " "
	if depth > 2 {
		sep = "\n"
	}
	return fmt.Sprintf("(c%d > %d ?%s%s :%s%s)", depth, i%7, sep, nested(depth-1, 2*i+1), sep, nested(depth-1, 2*i))
}

func ratesOfEight(n int) string {
	parts := make([]string, n)
	for i := range parts {
		var eight []string
		for k := range 8 {
			eight = append(eight, fmt.Sprintf("c%d", (i*(k+1)+k*k)%12))
		}
		parts[i] = fmt.Sprintf("rate(c%d, 1 + %s) / 4000", i%12, strings.Join(eight, " + "))
	}
	return "min(full,\n" + strings.Join(parts, " +\n") + ")"
}

// one is a rubric of one leaf.
func one(name, about, most, inputs, rule string) hostile {
	return hostile{name: name, about: about, max: most, inputs: inputs, rule: rule}
}

// join joins n texts that a format makes of their numbers, and returns them line by line.
// In the format # stands for the number, and #+ for the next.
func join(n int, sep, format string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strings.ReplaceAll(strings.ReplaceAll(format, "#+", fmt.Sprint(i+1)), "#", fmt.Sprint(i))
	}
	return strings.Join(parts, sep+"\n")
}

// inLine writes lines as one.
func inLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// scoreOf is the line of an item with an expression of several lines.
func scoreOf(expression string) string {
	return "score: |\n  " + strings.ReplaceAll(expression, "\n", "\n  ")
}

// cases are n cases, and that of the rest.
func cases(n int, when, score string) string {
	return "cases:\n" + join(n, "", "  - {when: '"+when+"', score: "+score+"}") + "\n  - {score: 0}"
}
