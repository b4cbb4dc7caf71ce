package scoring_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var (
	hostileTable = flag.String("hostile.table", "",
		"write how long every call takes for the files of testdata/hostile into this file")
	hostileLimit = flag.Int("hostile.limit", 10, "CPU seconds after which a call of the table is given up")
)

// attacked is a rubric of testdata/hostile with what calls about it need.
type attacked struct {
	scorer *scoring.Scorer
	other  *scoring.Scorer // the same rule, written otherwise
	// Facts: all known, the first missing, every other one missing, none.
	known, first, half, none scoring.Facts
	movable                  map[string]scoring.Bound
}

// attack reads a rubric and makes facts for it: no, 1, or 50 percent, the least where that
// is more.
func attack(tb testing.TB, file string) *attacked {
	tb.Helper()
	src, err := os.ReadFile(file)
	require.NoError(tb, err)
	a := &attacked{scorer: ruletest.CompileFile(tb, string(src)), movable: map[string]scoring.Bound{}}
	r := a.scorer.Rubric().Clone()
	for _, f := range []*scoring.Facts{&a.known, &a.first, &a.half, &a.none} {
		*f = scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{}}
	}
	for i, in := range r.Scalars() {
		figure := scoring.Known(1)
		switch in.Type {
		case rubric.Bool:
			figure = scoring.Known(false)
		case rubric.Percent:
			figure = scoring.Known(50)
		case rubric.Enum:
			figure = scoring.Known(in.Options[0].Name)
		case rubric.DateIn:
			figure = scoring.Known(rubric.Date{Year: 2025, Month: 6, Day: 30})
		}
		if in.Min.Valid && in.Min.Decimal.GreaterThan(decimal.NewFromInt(1)) {
			figure = scoring.Known(in.Min.Decimal)
		}
		a.known.Inputs[in.Name] = figure
		if i > 0 {
			a.first.Inputs[in.Name] = figure
		}
		if i%2 > 0 {
			a.half.Inputs[in.Name] = figure
		}
		a.movable[in.Name] = scoring.Bound{}
	}
	item := r.Item("1")
	for i := range item.Cases {
		item.Cases[i].Score = "0 + (" + item.Cases[i].Score + ")"
	}
	a.other, err = scoring.Compile(r, nil)
	require.NoError(tb, err)
	return a
}

// hostileCall is a call that a host makes. It returns how much it left open: what is
// undecided, not proved, not exact.
type hostileCall struct {
	name string
	run  func(ctx context.Context, a *attacked) (open int, err error)
}

// openIf counts what is not known to be all.
func openIf(open bool) int {
	if open {
		return 1
	}
	return 0
}

var hostileCalls = []hostileCall{
	{"compile", func(_ context.Context, a *attacked) (int, error) {
		_, err := scoring.Compile(a.scorer.Rubric(), nil)
		return 0, err
	}},
	{"score", scoreCall(func(a *attacked) scoring.Facts { return a.known })},
	{"score_first", scoreCall(func(a *attacked) scoring.Facts { return a.first })},
	{"score_half", scoreCall(func(a *attacked) scoring.Facts { return a.half })},
	{"score_none", scoreCall(func(a *attacked) scoring.Facts { return a.none })},
	{"explain", func(_ context.Context, a *attacked) (int, error) {
		_, err := a.scorer.Explain(a.half, "1")
		return 0, err
	}},
	{"totals", func(ctx context.Context, a *attacked) (int, error) {
		t, err := columnar.FromFacts(ctx, a.scorer, slices.Values([]scoring.Facts{a.known, a.first, a.half, a.none}), nil)
		if err != nil {
			return 0, err
		}
		_, err = columnar.Score(ctx, a.scorer, t, nil, nil)
		return 0, err
	}},
	{"verify", func(ctx context.Context, a *attacked) (int, error) {
		report, err := verify.Rules(ctx, a.scorer, nil)
		if err != nil {
			return 0, err
		}
		open := 0
		for _, v := range report.Findings() {
			open += openIf(v.Outcome == verify.Undecided)
		}
		return open, nil
	}},
	{"compare", func(ctx context.Context, a *attacked) (int, error) {
		c, err := verify.Compare(ctx, a.scorer, "1", a.other, "1", nil)
		if err != nil {
			return 0, err
		}
		return openIf(c.Outcome == verify.Undecided), nil
	}},
	{"mutants", func(ctx context.Context, a *attacked) (int, error) {
		list, err := cover.Mutants(ctx, a.scorer, nil)
		open := 0
		for _, m := range list {
			open += openIf(m.Equivalent == verify.Undecided)
		}
		return open, err
	}},
	{"suggest", func(ctx context.Context, a *attacked) (int, error) {
		_, err := cover.Suggest(ctx, a.scorer, nil)
		return 0, err
	}},
	{"coverage", func(ctx context.Context, a *attacked) (int, error) {
		_, err := cover.New(a.scorer).Report(ctx, nil)
		return 0, err
	}},
	{"leaf", leafCall(func(a *attacked) scoring.Facts { return a.known })},
	{"leaf_half", leafCall(func(a *attacked) scoring.Facts { return a.half })},
	{"range_half", rangeCall(func(a *attacked) scoring.Facts { return a.half })},
	{"range_none", rangeCall(func(a *attacked) scoring.Facts { return a.none })},
	{"levers", leversCall(func(a *attacked) scoring.Facts { return a.known })},
	{"levers_half", leversCall(func(a *attacked) scoring.Facts { return a.half })},
	// Choose itself stands behind FindLevers, whose time counts, too.
	{"choose", func(ctx context.Context, a *attacked) (int, error) {
		levers, err := improve.FindLevers(ctx, a.scorer, a.known, a.movable, nil)
		if err != nil {
			return 0, err
		}
		efforts := make([][]decimal.NullDecimal, len(levers.List))
		for i, l := range levers.List {
			for _, m := range l.Moves {
				efforts[i] = append(efforts[i], decimal.NewNullDecimal(decimal.NewFromInt(int64(len(m.Changes)))))
			}
		}
		choices, err := levers.Choose(ctx, efforts, nil)
		if err != nil {
			return 0, err
		}
		return openIf(!choices.Whole), nil
	}},
	{"plan", planCall(func(a *attacked) scoring.Facts { return a.known })},
	{"plan_half", planCall(func(a *attacked) scoring.Facts { return a.half })},
	{"plan_none", planCall(func(a *attacked) scoring.Facts { return a.none })},
	{"optimize", func(ctx context.Context, a *attacked) (int, error) {
		_, err := remediation.Optimize(ctx, a.scorer, a.known, &remediation.Aim{
			Goal:      remediation.Goal{Total: decimal.NewNullDecimal(a.scorer.Rubric().Max)},
			Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)},
		}, nil)
		return 0, err
	}},
}

type someFacts func(a *attacked) scoring.Facts

func scoreCall(facts someFacts) func(context.Context, *attacked) (int, error) {
	return func(_ context.Context, a *attacked) (int, error) {
		_, err := a.scorer.Score(facts(a))
		return 0, err
	}
}

func leafCall(facts someFacts) func(context.Context, *attacked) (int, error) {
	return func(ctx context.Context, a *attacked) (int, error) {
		list, err := improve.Leaf(ctx, a.scorer, facts(a), "1", nil)
		if err != nil {
			return 0, err
		}
		return openIf(!list.Complete), nil
	}
}

func rangeCall(facts someFacts) func(context.Context, *attacked) (int, error) {
	return func(ctx context.Context, a *attacked) (int, error) {
		r, err := improve.RangeOf(ctx, a.scorer, facts(a), "", nil)
		if err != nil {
			return 0, err
		}
		return openIf(!r.Exact), nil
	}
}

func leversCall(facts someFacts) func(context.Context, *attacked) (int, error) {
	return func(ctx context.Context, a *attacked) (int, error) {
		levers, err := improve.FindLevers(ctx, a.scorer, facts(a), a.movable, nil)
		if err != nil {
			return 0, err
		}
		open := 0
		for _, l := range levers.List {
			open += openIf(!l.Complete)
		}
		return open, nil
	}
}

func planCall(facts someFacts) func(context.Context, *attacked) (int, error) {
	return func(ctx context.Context, a *attacked) (int, error) {
		_, err := remediation.NewPlan(ctx, a.scorer, facts(a), nil, &remediation.Options{Derive: true})
		return 0, err
	}
}

func hostileFiles(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(hostileDir, "*.yaml"))
	require.NoError(tb, err)
	return files
}

func hostileName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".yaml") }

// BenchmarkHostile calls everything with rubrics that are hard for some search. One that
// does not end in time is stopped by -test.timeout alone:
//
//	go test ./scoring -run '^$' -bench 'Hostile/checklist14/levers' -benchtime 1x
//
// [TestHostileTable] gives each call a process and a limit.
func BenchmarkHostile(b *testing.B) {
	for _, file := range hostileFiles(b) {
		b.Run(hostileName(file), func(b *testing.B) {
			a := attack(b, file)
			for _, call := range hostileCalls {
				b.Run(call.name, func(b *testing.B) {
					open := 0
					for b.Loop() {
						var err error
						open, err = call.run(b.Context(), a)
						require.NoError(b, err)
					}
					b.ReportMetric(float64(open), "open/op")
				})
			}
		})
	}
}

// TestHostileTable writes a table of CPU seconds by file and call, each in a process of its
// own, whose start is among them; a star marks calls that leave something open.
//
//	go test ./scoring -run HostileTable -hostile.table /tmp/table.txt -timeout 0
func TestHostileTable(t *testing.T) {
	if *hostileTable == "" {
		t.Skip("-hostile.table names no file")
	}
	out, err := os.Create(*hostileTable)
	require.NoError(t, err)
	defer out.Close()
	fmt.Fprintf(out, "%-13s", "CPU seconds")
	for _, call := range hostileCalls {
		fmt.Fprintf(out, "%12s", call.name+" ")
	}
	fmt.Fprintln(out)
	for _, file := range hostileFiles(t) {
		fmt.Fprintf(out, "%-13s", hostileName(file))
		for _, call := range hostileCalls {
			fmt.Fprintf(out, "%12s", hostileCell(t, hostileName(file), call.name))
		}
		fmt.Fprintln(out)
	}
}

var openPerOp = regexp.MustCompile(`([0-9.]+) open/op`)

// hostileCell runs one call in a process. A shell limits its CPU time, so that a busy
// machine does not matter.
func hostileCell(t *testing.T, file, call string) string {
	program, err := os.Executable()
	require.NoError(t, err)
	bench := fmt.Sprintf("^BenchmarkHostile$/^%s$/^%s$", file, call)
	cmd := exec.Command("sh", "-c", `ulimit -t "$0" && exec "$@"`, fmt.Sprint(*hostileLimit),
		program, "-test.run", "^$", "-test.bench", bench, "-test.benchtime", "1x", "-test.timeout", "0")
	printed, err := cmd.CombinedOutput()
	seconds := (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	switch open := openPerOp.FindSubmatch(printed); {
	case err != nil && seconds >= float64(*hostileLimit):
		return fmt.Sprintf(">%d ", *hostileLimit)
	case err != nil || open == nil:
		t.Errorf("%s %s: %v\n%s", file, call, err, printed)
		return "error "
	case string(open[1]) != "0":
		return fmt.Sprintf("%.2f*", seconds)
	default:
		return fmt.Sprintf("%.2f ", seconds)
	}
}
