package scoring_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var updateHostile = flag.Bool("hostile.update", false, "write the files of testdata/hostile anew")

const hostileDir = "testdata/hostile"

// hostile is a small rubric that is hard for some call: nothing in it is exotic, but a
// search that follows every way through its rule does not end.
type hostile struct {
	name  string
	about string // the rule in one line
	max   string
	// inputs are declared as "x[0..30): bool", or without the range.
	inputs []string
	rule   string // the lines of the item after its maximum
}

// join joins n texts that a format makes of their numbers, and returns them line by line.
func join(n int, sep, format string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strings.ReplaceAll(strings.ReplaceAll(format, "#+", fmt.Sprint(i+1)), "#", fmt.Sprint(i))
	}
	return strings.Join(parts, sep+"\n")
}

// scoreOf is the line of an item with an expression of several lines.
func scoreOf(expression string) string {
	return "score: |\n  " + strings.ReplaceAll(expression, "\n", "\n  ")
}

// checklist is n yes/no figures that earn 0.2 each.
func checklist(n int) hostile {
	return hostile{fmt.Sprintf("checklist%d", n),
		fmt.Sprintf("Up to the maximum %d yes/no figures that earn 0.2 each", n),
		fmt.Sprintf("%d.%d", n/5, n%5*2), []string{fmt.Sprintf("b[0..%d): bool", n)},
		scoreOf("min(full,\n" + join(n, " +", "(b# ? 0.2 : 0)") + ")")}
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
	return hostile{fmt.Sprintf("bands%d", n), fmt.Sprintf("One table of %d bands of a percentage", n),
		fmt.Sprintf("%d.%02d", (n-1)/100, (n-1)%100), []string{"p: percent"},
		scoreOf("bands(p,\n" + strings.Join(bands, ",\n") + ")")}
}

// clauses is the question whether n yes/no figures can satisfy m clauses of three.
func clauses(n, m int) hostile {
	r := rand.New(rand.NewPCG(1, 2))
	literal := func() string { return []string{"", "not "}[r.IntN(2)] + fmt.Sprintf("b%d", r.IntN(n)) }
	var all []string
	for range m {
		all = append(all, fmt.Sprintf("(%s or %s or %s)", literal(), literal(), literal()))
	}
	return hostile{fmt.Sprintf("clauses%d", m),
		fmt.Sprintf("Clauses of three out of %d yes/no figures, %d of them", n, m), "1",
		[]string{fmt.Sprintf("b[0..%d): bool", n)}, scoreOf(strings.Join(all, " and\n") + " ? full : 0")}
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

// deep returns a chain of n conditionals, the last within the one before.
func deep(n int) string {
	return join(n, "", "c# > c#+ ? 0.0# :") + "\n0"
}

// eights returns a sum of eight counts, chosen by a number.
func eights(i int) string {
	var parts []string
	for k := range 8 {
		parts = append(parts, fmt.Sprintf("c%d", (i*(k+1)+k*k)%12))
	}
	return strings.Join(parts, " + ")
}

func ratesOfEight(n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, fmt.Sprintf("rate(c%d, 1 + %s) / 4000", i%12, eights(i)))
	}
	return "min(full,\n" + strings.Join(parts, " +\n") + ")"
}

// hostiles are the files of testdata/hostile.
func hostiles() []hostile {
	return []hostile{
		checklist(14), checklist(16), checklist(30), checklist(60),
		{"count60", "60 thresholds, 0.1 for each that is reached", "6", []string{"c[0..60): count"},
			scoreOf("0.1 * count(\n" + join(60, ",", "c# >= #+") + ")")},
		{"counts6", "Six counts at 0.25 each, up to the maximum", "2", []string{"c[0..6): count"},
			scoreOf("min(full, " + strings.ReplaceAll(join(6, " +", "0.25 * c#"), "\n", " ") + ")")},
		table(50), table(101), table(200),
		{"squares20", "Twenty squarings", "1", []string{"a0: count"},
			scoreOf(join(20, ";", "let a#+ = a# * a#") + ";\na20 > 1000 ? full : 0")},
		{"product300", "A product of 300 factors", "1", []string{"c[0..300): count"},
			scoreOf("min(full,\n" + strings.ReplaceAll(join(300, " *", "c#"), "*\n", "* ") + ")")},
		clauses(30, 128),
		{"rates100", "100 cases that compare two rates", "10", []string{"a: count", "b: count", "c: count", "d: count"},
			"cases:\n" + join(100, "",
				"  - {when: 'rate(a, b + #+) >= rate(c, d + #)', score: full - 0.1 * #}") + "\n  - {score: 0}"},
		{"products100", "100 cases of thresholds of products", "10",
			[]string{"a: number 0..1000", "b: number 0..1000", "c: number 0..1000"},
			"cases:\n" + join(100, "",
				"  - {when: 'a * b + # >= c * (a + #+)', score: full - 0.1 * #}") + "\n  - {score: 0}"},
		{"rates40", "A sum of 40 rates of sums of eight counts", "1", []string{"c[0..12): count"},
			scoreOf(ratesOfEight(40))},
		{"quotients200", "A sum of 200 quotients", "1", []string{"c[0..200): count"},
			scoreOf("min(full,\n" + join(200, " +", "c# / (200 + 200 * c#)") + ")")},
		{"nested_deep", "A chain of 60 conditionals that compare neighbours", "1", []string{"c[0..61): count"},
			scoreOf(deep(60))},
		{"nested_wide", "A tree of conditionals, seven deep, over seven counts", "2", []string{"c[1..8): count"},
			scoreOf(nested(7, 0))},
	}
}

// yaml returns the file of the rubric.
func (h hostile) yaml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s.\nrubric: %s\ntitle: %s\n", h.about, h.name, h.name)
	b.WriteString("decision: {number: \"1\", issuer: A, date: 2025-01-01}\nperiod: 2025\n")
	fmt.Fprintf(&b, "max: %s\npoints: {places: 2, rounding: half-up}\ninputs:\n", h.max)
	for _, in := range h.inputs {
		name, kind, _ := strings.Cut(in, ": ")
		kind, domain, _ := strings.Cut(kind, " ")
		if least, most, ok := strings.Cut(domain, ".."); ok {
			kind += ", min: " + least + ", max: " + most
		}
		name, numbers, many := strings.Cut(name, "[")
		if !many {
			fmt.Fprintf(&b, "  - {name: %s, type: %s, title: %s}\n", name, kind, name)
			continue
		}
		var from, to int
		fmt.Sscanf(numbers, "%d..%d", &from, &to)
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "  - {name: %s%d, type: %s, title: %s%d}\n", name, i, kind, name, i)
		}
	}
	fmt.Fprintf(&b, "areas:\n  - code: \"1\"\n    title: One\n    max: %s\n    %s\n", h.max,
		strings.ReplaceAll(strings.TrimRight(h.rule, "\n"), "\n", "\n    "))
	return b.String()
}

// TestHostileFiles: the files are what the rules above make.
func TestHostileFiles(t *testing.T) {
	var names []string
	for _, h := range hostiles() {
		names = append(names, h.name+".yaml")
		file := filepath.Join(hostileDir, h.name+".yaml")
		if *updateHostile {
			require.NoError(t, os.WriteFile(file, []byte(h.yaml()), 0o644))
		}
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, h.yaml(), string(src), "go test ./scoring -run HostileFiles -hostile.update")
		assert.Less(t, len(src), 20_000, file)
	}
	files, err := os.ReadDir(hostileDir)
	require.NoError(t, err)
	var found []string
	for _, f := range files {
		found = append(found, f.Name())
	}
	assert.ElementsMatch(t, names, found)
}
