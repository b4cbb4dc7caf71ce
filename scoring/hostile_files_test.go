package scoring_test

import (
	"cmp"
	"flag"
	"fmt"
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
	// inputs are declared as "p: percent, n: number 0..9, m: number -5.., e: enum a b", several
	// as "b[0..30): bool", a series of twelve members as "s(1..13): count".
	inputs string
	rule   string // the lines of the item after its maximum
	// head are lines before the inputs, and others the items after the first, if there are
	// any; the maxima of these are not in max.
	head, others string
	total        string // the maximum of all items; max if empty
}

// yaml returns the file of the rubric.
func (h hostile) yaml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s.\nrubric: %s\ntitle: %s\n", h.about, h.name, h.name)
	b.WriteString("decision: {number: \"1\", issuer: A, date: 2025-01-01}\nperiod: 2025\n")
	fmt.Fprintf(&b, "max: %s\npoints: {places: 2, rounding: half-up}\n%sinputs:\n", cmp.Or(h.total, h.max), h.head)
	for in := range strings.SplitSeq(h.inputs, ", ") {
		b.WriteString(declared(in))
	}
	fmt.Fprintf(&b, "areas:\n  - code: \"1\"\n    title: One\n    max: %s\n    %s\n", h.max,
		strings.ReplaceAll(strings.TrimRight(h.rule, "\n"), "\n", "\n    "))
	b.WriteString(h.others)
	return b.String()
}

// declared returns the lines of an input, or of several with a number behind their name.
func declared(in string) string {
	name, kind, _ := strings.Cut(in, ": ")
	kind, domain, _ := strings.Cut(kind, " ")
	switch least, most, numbers := strings.Cut(domain, ".."); {
	case kind == "enum":
		kind += ", options: [" + strings.ReplaceAll(domain, " ", ", ") + "]"
	case numbers:
		if kind += ", min: " + least; most != "" {
			kind += ", max: " + most
		}
	}
	from, to := 0, 0
	if name, many, series := strings.Cut(name, "("); series {
		fmt.Sscanf(many, "%d..%d", &from, &to)
		return fmt.Sprintf("  - {name: %s, type: %s, title: %s, each: [%s]}\n", name, kind, name,
			inLine(join(to-from, ",", "m#+")))
	}
	name, many, are := strings.Cut(name, "[")
	if !are {
		return fmt.Sprintf("  - {name: %s, type: %s, title: %s}\n", name, kind, name)
	}
	var b strings.Builder
	fmt.Sscanf(many, "%d..%d", &from, &to)
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "  - {name: %s%d, type: %s, title: %s%d}\n", name, i, kind, name, i)
	}
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
		attack(t, file) // compiles
	}
	files, err := os.ReadDir(hostileDir)
	require.NoError(t, err)
	var found []string
	for _, f := range files {
		found = append(found, f.Name())
	}
	assert.ElementsMatch(t, names, found)
}
