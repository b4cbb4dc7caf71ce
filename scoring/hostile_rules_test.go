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

		one("capped14", "14 yes/no figures that earn 0.2 each, ten of which suffice", "2", "b[0..14): bool",
			scoreOf("min(full,\n"+join(14, " +", "(b# ? 0.2 : 0)")+")")),
		one("enums12", "Twelve figures with four options", "3", "e[0..12): enum a b c d",
			scoreOf("min(full,\n"+join(12, " +", "(e# == 'a' ? 0.3 : e# == 'b' ? 0.2 : e# == 'c' ? 0.1 : 0)")+")")),
		one("bools14_number", "14 yes/no figures beside a number", "0.2", "b[0..14): bool, n: count",
			cases(14, "b# and # <= n < # + 4", "0.01 * #")),
		one("boxes30", "30 cases that overlap in three percentages", "0.3", "a: percent, b: percent, c: percent", boxes(30)),
		one("parity30", "Whether the number of 30 yes/no figures is odd", "1", "b[0..30): bool",
			scoreOf("count("+inLine(join(30, ",", "b#"))+") in\n["+inLine(odd(30))+"] ? full : 0")),
		one("xor30", "The same, figure by figure", "1", "b[0..30): bool",
			scoreOf("let x0 = b0;\n"+join(29, ";", "let x#+ = x# != b#+")+";\nx29 ? full : 0")),
		one("minmax20", "Sums of the larger of two counts", "10", "c[0..20): count 0..10",
			scoreOf("min(full,\n"+pairs(10, "max(c%d, c%d)")+")")),
		one("above_mean", "How many of twelve members are above their mean", "1.2", "reports(1..13): count",
			scoreOf("let avg = mean(reports); 0.1 * count(reports > avg)")),
		one("above_mean120", "How many of 120 members are above their mean", "1", "reports(1..121): count",
			scoreOf("let avg = mean(reports); count(reports > avg) / 120")),
		one("nested_calls40", "40 calls of min and max, each an argument of the one before", "1", "c[0..12): count 0..100",
			scoreOf("clamp("+calls(40)+" / 200, 0, full)")),
		one("floors12", "A sum of twelve counts, each divided and rounded down", "3", "c[0..12): count",
			scoreOf("min(full,\n"+join(12, " +", "0.1 * floor(c# / (# + 2))")+")")),
		one("ring12", "Differences of neighbours in a ring of twelve counts", "3", "c[0..12): count",
			scoreOf("max(0, full - 0.1 * (\n"+join(11, " +", "abs(c# - c#+)")+" +\nabs(c11 - c0)))")),
		one("folds12", "A number folded twelve times", "1", "a0: number -1000..1000",
			scoreOf(folds(12)+";\na12 > 0.5 ? full : 0")),
		one("euclid12", "Twelve steps of subtracting the smaller of two percentages", "1", "a0: percent, b0: percent",
			scoreOf(join(12, ";", "let a#+ = a# > b# ? a# - b# : a#;\nlet b#+ = a# > b# ? b# : b# - a#")+
				";\na12 + b12 > 1 ? full : 0")),
		one("digits", "The last three digits of a count", "1", "n: count 0..99999",
			scoreOf("let a = n - 10 * floor(n / 10);\nlet b = floor(n / 10) - 10 * floor(n / 100);\n"+
				"let c = floor(n / 100) - 10 * floor(n / 1000);\na * b * c == 336 ? full : a + b == 7 ? 0.5 : 0")),
		one("cubic", "A cubic of two numbers", "1", "x: number -10..10, y: number -10..10",
			scoreOf("x * x * x - 3 * x * y * y > y * y * y + x - 1 ? full : x * x + y * y < 50 ? 0.5 : 0")),
		one("rates6", "A sum of six rates of their own", "3", "a[0..6): count, t[0..6): count",
			"not_arising: zero\n"+scoreOf(join(6, " +", "rate(a#, a# + t#) / 600 * full"))),
		one("workdays8", "Working days between eight days", "3", "d[0..8): date",
			scoreOf("clamp(full - 0.1 * (\n"+join(7, " +", "max(0, workdays(d#, d#+))")+"), 0, full)")),
		one("days12", "The mean delay of twelve reports", "3", "due: date, sent(1..13): date",
			scoreOf("full * mean(max(0, 1 - 0.05 * max(0, days(due, sent))))")),
		one("weights20", "20 yes/no figures with weights of their own", "5", "b[0..20): bool",
			scoreOf("min(full,\n"+weights(20)+")")),
		one("tables10", "A sum of ten tables of five bands", "4", "p[0..10): percent", scoreOf(join(10, " +",
			"bands(p#, '<20', 0, '[20,40)', 0.1, '[40,60)', 0.2, '[60,80)', 0.3, '>=80', 0.4)"))),
		one("rounds8", "A sum of eight counts, each divided and rounded", "9", "c[0..8): count 0..100",
			scoreOf("min(full,\n"+join(8, " +", "round(c# / 7, 1)")+")")),
		one("product_of_sums", "The product of two sums of five counts", "10",
			"c[0..5): count 0..10, d[0..5): count 0..10",
			scoreOf("min(full,\n("+inLine(join(5, " +", "c#"))+") *\n("+inLine(join(5, " +", "d#"))+") / 100)")),
		one("rate_of_sums", "The rate of two sums of twelve counts", "1", "c[0..12): count, t[0..12): count",
			"not_arising: zero\n"+scoreOf("min(full, rate(\n"+inLine(join(12, " +", "c#"))+",\n"+
				inLine(join(12, " +", "t#"))+") / 100)")),
		one("powers20", "A polynomial of the twentieth degree", "1", "x: number 0..2",
			scoreOf("clamp(\n"+powers(20)+", 0, full)")),
		one("options300", "Two figures with 300 options", "1", "e: enum "+options(300, 1)+", f: enum "+options(300, 1),
			scoreOf("e in ['"+strings.ReplaceAll(options(300, 2), " ", "', '")+"'] and\nf in ['"+
				strings.ReplaceAll(options(300, 3), " ", "', '")+"'] ? full :\ne == 'o7' or f == 'o11' ? 0.5 : 0")),
		{name: "series12", about: "Twelve members of which none is more than planned", max: "1.3", total: "1.3",
			head: "relations:\n  - {holds: done <= planned, title: T}\n", inputs: "done(1..13): count, planned(1..13): count",
			rule: "not_arising: zero\n" +
				scoreOf("min(full, 0.1 * count(done >= planned) + rate(sum(done), sum(planned)) / 1000)")},
		{name: "exclusions30", about: "30 items of three sources that may not apply", max: "1", total: "31",
			head: "exclusion: by-source\n", inputs: "p: percent, b[0..31): bool",
			rule:   "applies: b30\nnot_applicable: exclude\nscore: p / 100",
			others: others(30, "max: 1, source: survey, applies: b#, not_applicable: exclude, score: p / 100")},
		{name: "least20", about: "The least of 20 items", max: "1", total: "2", inputs: "p[0..21): percent",
			rule: "score: p20 / 100", others: "  - code: \"2\"\n    title: Two\n    max: 1\n    combine: least\n    items:\n" +
				join(20, "", "      - {code: \"2.#+\", title: T, max: 1, score: \"p# >= 40 + # ? full : p# / 100\"}") + "\n"},
		{name: "chain40", about: "41 counts of which none is more than the next", max: "1", total: "21",
			head: "relations:\n" + join(40, "", "  - {holds: c# <= c#+, title: T}") + "\n", inputs: "c[0..41): count",
			rule: "score: min(full, 0.1 * c40)", others: others(20, "max: 1, score: \"max(0, full - 0.05 * (c#+ - c#))\"")},
		{name: "relations45", about: "45 relations of ten counts", max: "1", total: "10", head: relations(45, 10),
			inputs: "c[0..10): count", rule: "score: min(full, 0.01 * c0)",
			others: others(9, "max: 1, score: \"min(full, 0.01 * c#+)\"")},
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
	return one(fmt.Sprintf("clauses%d", m),
		fmt.Sprintf("Clauses of three out of %d yes/no figures, %d of them", n, m), "1",
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

// boxes are cases that overlap in three percentages.
func boxes(n int) string {
	var b strings.Builder
	for i := range n {
		from := [3]int{i, 7 * i % 60, 11 * i % 60}
		fmt.Fprintf(&b, "  - {when: '%d <= a < %d and %d <= b < %d and %d <= c < %d', score: 0.%02d}\n",
			from[0], from[0]+40, from[1], from[1]+40, from[2], from[2]+40, i)
	}
	return "cases:\n" + b.String() + "  - {score: 0}"
}

// odd lists the odd numbers below n.
func odd(n int) string {
	var list []string
	for i := 1; i < n; i += 2 {
		list = append(list, fmt.Sprint(i))
	}
	return strings.Join(list, ",\n")
}

// pairs is the sum of n formulas of two counts each.
func pairs(n int, format string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf(format, 2*i, 2*i+1)
	}
	return strings.Join(parts, " +\n")
}

// calls are n calls of max and min, each the second argument of the one before.
func calls(n int) string {
	s := "c0"
	for i := n - 1; i >= 0; i-- {
		s = fmt.Sprintf("%s(c%d + %d, %s)", []string{"max", "min"}[i%2], i%12, i, s)
	}
	return s
}

// folds takes n times the distance to a smaller and smaller number.
func folds(n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf("let a%d = abs(a%d - %d)", i+1, i, 1<<(n-1-i))
	}
	return strings.Join(parts, ";\n")
}

// weights is a sum of n yes/no figures, each with points of its own.
func weights(n int) string {
	r := rand.New(rand.NewPCG(5, 6))
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf("(b%d ? 0.%02d : 0)", i, 7+r.IntN(90))
	}
	return strings.Join(parts, " +\n")
}

// powers is x - x²/2 + x³/3 ...
func powers(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		sign := []string{"-", "+"}[i%2]
		if i == 1 {
			sign = ""
		}
		fmt.Fprintf(&b, "%s %s / %d\n", sign, strings.Repeat("x * ", i-1)+"x", i)
	}
	return strings.TrimSpace(b.String())
}

// options are the first n options, or every so-manieth.
func options(n, step int) string {
	var list []string
	for i := 0; i < n; i += step {
		list = append(list, fmt.Sprintf("o%d", i))
	}
	return strings.Join(list, " ")
}

// relations are m relations of n counts, most of them with half of the counts.
func relations(m, n int) string {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for i := range m {
		terms := []string{fmt.Sprintf("%d * c%d", 1+r.IntN(9), i%n)}
		for k := range n {
			if k != i%n && r.IntN(2) == 0 {
				terms = append(terms, fmt.Sprintf("%d * c%d", 1+r.IntN(9), k))
			}
		}
		fmt.Fprintf(&b, "  - {holds: %s <= %d, title: T}\n", strings.Join(terms, " + "), 50+r.IntN(850))
	}
	return "relations:\n" + b.String()
}

// others are n items after the first.
func others(n int, keys string) string {
	parts := make([]string, n)
	for i := range parts {
		keys := strings.ReplaceAll(strings.ReplaceAll(keys, "#+", fmt.Sprint(i+1)), "#", fmt.Sprint(i))
		parts[i] = fmt.Sprintf("  - {code: \"%d\", title: T, %s}\n", i+2, keys)
	}
	return strings.Join(parts, "")
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
