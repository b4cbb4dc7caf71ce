package rubrics_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A file testdata/faults/<fault>.fault.yaml holds elements of the rubric (items by
// code, inputs by name) as an author wrote them wrongly, below a comment that says
// what is wrong; they replace the elements of the rubric. Comments say all that
// verification finds:
//
//	#! property: beginning of the message   what has to be found, on this line
//	#~ property: beginning of the message   what is found besides, and follows from
//	                                        the same fault
//	#? property: beginning of the message   what ought to be found and is not, yet
//
// Where the first line ends with "No relations are stated." the fault is seeded into the
// rubric without its relations, which rule out the figures that show it.
//
// Several comments may follow each other on lines of their own, for the line above
// them. "#! line:column: property: message" is about another line, where a block
// holds no comments.
type fault struct {
	name   string
	src    []byte                    // the rubric with the fault
	items  []string                  // that the file holds
	inputs bool                      // whether it holds inputs, too
	origin []origin                  // of the lines of src
	says   map[string][]*expectation // by the mark ! ~ ?
}

// origin is where a line comes from.
type origin struct{ line, indent int } // line 0: not from the file

type expectation struct {
	line, column      int // column 0: anywhere on the line
	property, message string
	met               bool
}

func (e *expectation) String() string {
	return fmt.Sprintf("%d:%d: %s: %s", e.line, e.column, e.property, e.message)
}

var (
	element   = regexp.MustCompile(`^( *)- \{?(code|name): "?([^",}\s]+)`)
	relations = regexp.MustCompile(`(?m)^relations:\n(  .*\n)+`)
	expected  = regexp.MustCompile(`#([!~?]) (?:(\d+):(\d+): )?([a-z]+): (.*)$`)
)

// readFault reads a file and puts it into the rubric.
func readFault(t *testing.T, file, whole string) *fault {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	f := &fault{name: strings.TrimSuffix(filepath.Base(file), ".fault.yaml"), says: map[string][]*expectation{}}
	require.Regexp(t, `^# `, string(src), "the first line says what is wrong")
	lines := strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
	f.expect(lines)
	if strings.HasSuffix(lines[0], "No relations are stated.") {
		alone := relations.ReplaceAllString(whole, "")
		require.NotEqual(t, whole, alone)
		whole = alone
	}
	replaced := map[string]part{}
	for at := range lines {
		if m := element.FindStringSubmatch(lines[at]); m != nil && len(m[1]) == 0 {
			replaced[m[2]+" "+m[3]] = part{at, end(lines, at)}
			if m[2] == "code" {
				f.items = append(f.items, m[3])
			} else {
				f.inputs = true
			}
		}
	}
	require.NotEmpty(t, replaced)
	var out []string
	all := strings.Split(whole, "\n")
	for at := 0; at < len(all); at++ {
		m := element.FindStringSubmatch(all[at])
		if m == nil || replaced[m[2]+" "+m[3]].to == 0 {
			out, f.origin = append(out, all[at]), append(f.origin, origin{})
			continue
		}
		p := replaced[m[2]+" "+m[3]]
		delete(replaced, m[2]+" "+m[3])
		for i, line := range lines[p.from:p.to] {
			out, f.origin = append(out, m[1]+line), append(f.origin, origin{p.from + i + 1, len(m[1])})
		}
		at = end(all, at) - 1
	}
	require.Empty(t, replaced, "what the rubric has not")
	f.src = []byte(strings.Join(out, "\n"))
	return f
}

type part struct{ from, to int }

// end returns the line behind the element that starts at a line.
func end(lines []string, at int) int {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	to := at + 1
	for to < len(lines) && (strings.TrimSpace(lines[to]) == "" || indent(lines[to]) > indent(lines[at])) {
		to++
	}
	return to
}

func (f *fault) expect(lines []string) {
	above := 0
	for i, line := range lines {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			above = i + 1
		}
		m := expected.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		e := &expectation{line: above, property: m[4], message: m[5]}
		if m[2] != "" {
			e.line, _ = strconv.Atoi(m[2])
			e.column, _ = strconv.Atoi(m[3])
		}
		f.says[m[1]] = append(f.says[m[1]], e)
	}
}

// at returns the place of a finding in the file, 0 for a place outside it.
func (f *fault) at(d verify.Verdict) (line, column int) {
	if d.Line == 0 || f.origin[d.Line-1].line == 0 {
		return 0, 0
	}
	return f.origin[d.Line-1].line, d.Column - f.origin[d.Line-1].indent
}

// meets marks the first expectation with the mark that a finding meets.
func (f *fault) meets(mark string, d verify.Verdict) bool {
	line, column := f.at(d)
	for _, e := range f.says[mark] {
		if !e.met && e.line == line && (e.column == 0 || e.column == column) && e.property == string(d.Property) && strings.HasPrefix(d.Message.EN, e.message) {
			e.met = true
			return true
		}
	}
	return false
}

// TestFaults seeds one fault after the other and checks that verification finds
// them, with nothing else.
func TestFaults(t *testing.T) {
	if raced {
		t.Skip("much computing in few goroutines, too slow under the race detector")
	}
	whole, err := os.ReadFile(file + ".yaml")
	require.NoError(t, err)
	commune, _ := score(t, file+"-facts.yaml")
	files, err := filepath.Glob("testdata/faults/*.fault.yaml")
	require.NoError(t, err)
	found := make([]bool, len(files))
	t.Run("seed", func(t *testing.T) {
		for i, file := range files {
			f := readFault(t, file, string(whole))
			t.Run(f.name, func(t *testing.T) {
				t.Parallel()
				found[i] = f.verify(t, commune)
			})
		}
	})
	var missed []string
	for i, file := range files {
		if !found[i] {
			missed = append(missed, filepath.Base(file))
		}
	}
	t.Logf("of %d faults not found: %q", len(files), missed)
	assert.GreaterOrEqual(t, len(files), 150)
	assert.LessOrEqual(t, len(missed)*100, 2*len(files), "98 %% of the faults have to be found")
}

// verify reports whether the fault is found. The examples of findings stand for
// figures of the commune.
func (f *fault) verify(t *testing.T, commune scoring.Facts) (found bool) {
	r, err := rubric.Parse(f.name, f.src, nil)
	require.NoError(t, err)
	scorer, err := scoring.Compile(r, nil)
	require.NoError(t, err, "a fault that is found without verification")
	opts := &verify.Options{Items: f.items}
	if f.inputs {
		opts = nil
	}
	v, err := verify.Rules(context.Background(), scorer, opts)
	require.NoError(t, err)
	for _, d := range v.Findings() {
		line, column := f.at(d)
		said := fmt.Sprintf("%d:%d: %s: %s", line, column, d.Property, d.Message.EN)
		named := false
		switch {
		case f.meets("~", d):
		case f.meets("?", d):
			t.Errorf("is found now, so write #! for #?: %s", said)
		case f.meets("!", d):
			named = true
		default:
			t.Errorf("more than the file says: %s", said)
		}
		if assert.Equal(t, verify.Refuted, d.Outcome, said) {
			found = found || named
			shows(t, r, scorer, commune, d)
		}
	}
	for _, d := range v.Warnings {
		assert.Equal(t, verify.Warned, d.Outcome)
		line, column := f.at(d)
		switch {
		case f.meets("!", d):
			found = true
		case f.meets("~", d):
		case d.Item != "3.2.4" && d.Item != "3.3.3": // see TestWarnings
			t.Errorf("more than the file says: %d:%d: %s: %s", line, column, d.Property, d.Message.EN)
		}
	}
	for _, e := range slices.Concat(f.says["!"], f.says["~"]) {
		assert.True(t, e.met, "not found: %s", e)
	}
	assert.NotEmpty(t, slices.Concat(f.says["!"], f.says["?"]), "a file says what has to be found")
	return found
}

var (
	clashes = regexp.MustCompile(`^case (\d+) and case (\d+) both hold`)
	moves   = regexp.MustCompile(`^from (\w+) = (\S+) to (\S+) the points go from (\S+) to (\S+)`)
	outside = regexp.MustCompile(`^the points can be (\S+), not from (\S+) to (\S+)`)
)

// shows checks that the example of a finding, when it is scored, shows what the
// message says.
func shows(t *testing.T, r *rubric.Rubric, scorer *scoring.Scorer, commune scoring.Facts, d verify.Verdict) {
	t.Helper()
	needed := slices.Contains([]verify.Property{"range", "step", "failure", "overlap", "gap", "rises", "falls"}, d.Property)
	if !assert.Equal(t, needed, d.Example != nil, "an example where facts show the finding") || !needed {
		return
	}
	e, message := d.Example, d.Message.EN
	commune.Inputs = maps.Clone(commune.Inputs)
	maps.Copy(commune.Inputs, e.Facts)
	result, err := scorer.Score(commune)
	require.NoError(t, err)
	got := explain(t, scorer, e.Item, e.Facts)
	for _, it := range []*scoring.Item{result.Item(e.Item), got.Item} {
		assert.Equal(t, e.Status, it.Status, message)
		assert.Equal(t, e.Error, it.Error, message)
		assert.Equal(t, e.Points.Valid, it.Points.Valid, message)
		assert.True(t, e.Points.Decimal.Equal(it.Points.Decimal), message)
	}
	switch it := r.Item(e.Item); d.Property {
	case "range":
		m := outside.FindStringSubmatch(message)
		require.NotNil(t, m, message)
		assert.Equal(t, scoring.Failed, e.Status, message)
		assert.Contains(t, e.Error.EN, "its points ("+m[1]+")", message)
		assert.Equal(t, it.Min.String()+" "+it.Max.String(), m[2]+" "+m[3])
	case "step":
		assert.Equal(t, scoring.Failed, e.Status, message)
		assert.Contains(t, e.Error.EN, "off the step "+it.Step.String(), message)
	case "failure":
		assert.Equal(t, scoring.Failed, e.Status, message)
		why := regexp.MustCompile(`^it can fail: (no band holds|[^(]*[^( ])`).FindStringSubmatch(message)
		require.NotNil(t, why, message)
		assert.Contains(t, e.Error.EN, why[1], message)
	case "overlap":
		m := clashes.FindStringSubmatch(message)
		require.NotNil(t, m, message)
		assert.Equal(t, m[1], holds(got), message)
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[2])
		without := *it
		without.Cases = slices.Delete(slices.Clone(it.Cases), first-1, first)
		variant, err := scorer.With(&without)
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprint(second-1), holds(explain(t, variant, e.Item, e.Facts)), "without the first: %s", message)
	case "gap":
		assert.Equal(t, fmt.Sprint(len(it.Cases)), holds(got), message)
	case "rises", "falls":
		m := moves.FindStringSubmatch(message)
		require.NotNil(t, m, message)
		assert.Equal(t, m[3], fmt.Sprint(e.Facts[m[1]]), message)
		before := maps.Clone(e.Facts)
		before[m[1]] = scoring.Known(m[2])
		if m[2] == "false" {
			before[m[1]] = scoring.Known(false)
		}
		from, to := explain(t, scorer, e.Item, before).Item.Points.Decimal, e.Points.Decimal
		assert.Equal(t, m[4]+" "+m[5], from.String()+" "+to.String(), message)
		assert.Equal(t, d.Property == "rises", to.LessThan(from), message)
		assert.True(t, less(m[2], m[3]), message)
	}
}

func explain(t *testing.T, scorer *scoring.Scorer, code string, facts map[string]scoring.Figure) *scoring.Explanation {
	t.Helper()
	e, err := scorer.Explain(scoring.Facts{Inputs: facts}, code)
	require.NoError(t, err)
	return e
}

// holds returns the number of the case that holds.
func holds(e *scoring.Explanation) string {
	for _, s := range e.Steps {
		if s.Key == "case" && s.Held == "yes" {
			return fmt.Sprint(s.Case)
		}
	}
	return "none"
}

// less compares numbers, dates and truth values.
func less(a, b string) bool {
	x, errX := decimal.NewFromString(a)
	y, errY := decimal.NewFromString(b)
	if errX == nil && errY == nil {
		return x.LessThan(y)
	}
	return a < b // 2025-07-01 and false, true
}

// TestNoFindings checks that verification has nothing to say against the rubric as
// it is.
func TestNoFindings(t *testing.T) {
	_, scorer := load(t)
	v, err := verify.Rules(context.Background(), scorer, nil)
	require.NoError(t, err)
	assert.Empty(t, v.Findings())
	assert.Zero(t, v.Undecided)
	assert.NotZero(t, v.Proved)
}

// TestWarnings: the two that the head of the file explains.
func TestWarnings(t *testing.T) {
	r, scorer := load(t)
	v, err := verify.Rules(context.Background(), scorer, &verify.Options{Items: []string{"3", "6"}, Work: scoring.Work{Steps: 1}})
	require.NoError(t, err)
	var got []string
	for _, d := range v.Warnings {
		assert.Equal(t, verify.Warned, d.Outcome)
		assert.Equal(t, "commune-illustrative.yaml", r.Place(nil, "", -1).File)
		assert.NotZero(t, d.Line)
		got = append(got, d.Item+" "+string(d.Property)+": "+d.Message.EN)
	}
	assert.Equal(t, []string{
		"3.2.4 fixed: late_dossiers is divided by and is not fixed: a plan may advise to lower it; write fixed: true if it is not in the unit's hands",
		"3.3.3 percent: rate(dossiers_returned, dossiers_received) is a percentage, from 0 to 100, and is compared with 1; where 100% is meant, write 100",
	}, got)
}
