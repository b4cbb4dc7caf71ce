package assessment_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// commune compiles the rubric of testdata, in which every key for assessments stands.
func commune(t testing.TB) *scoring.Scorer {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "rubric.yaml"))
	require.NoError(t, err)
	return compiled(t, string(src))
}

func compiled(t testing.TB, src string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("rubric.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// record writes a record of the file format, made on the 5th of January 2026 unless more
// says when.
func record(kind, round, more string) string {
	at := ", at: 2026-01-05"
	if strings.Contains(more, "at: ") {
		at = ""
	}
	if more != "" {
		more = ", " + more
	}
	return fmt.Sprintf("{kind: %s, round: %s, by: An, authority: Văn phòng%s%s}", kind, round, at, more)
}

// firstLine is the line of the first record in files that [file] writes; each is on one.
const firstLine = 4

// file writes an assessment.
func file(records ...string) string {
	var b strings.Builder
	b.WriteString("rubric: commune-2025\nunit: {id: xa-a, name: Xã A, group: commune}\nrecords:\n")
	for _, r := range records {
		b.WriteString("  - " + r + "\n")
	}
	if len(records) == 0 {
		b.WriteString("  []\n")
	}
	return b.String()
}

// parsed reads an assessment of the commune rubric.
func parsed(t testing.TB, s *scoring.Scorer, records ...string) *assessment.Assessment {
	t.Helper()
	a, err := assessment.Parse("year.yaml", []byte(file(records...)), s.Rubric(), nil)
	require.NoError(t, err)
	return a
}

// folded returns the state that records come to by a day.
func folded(t testing.TB, s *scoring.Scorer, asOf string, records ...string) *assessment.State {
	t.Helper()
	st, err := assessment.Fold(s, parsed(t, s, records...), on(asOf))
	require.NoError(t, err)
	return st
}

// on returns a day, the zero Date for "".
func on(day string) (d rubric.Date) {
	if day != "" {
		if err := d.UnmarshalText([]byte(day)); err != nil {
			panic(err)
		}
	}
	return d
}

// onlyFault returns the one fault of an error.
func onlyFault(t testing.TB, err error) *source.Fault {
	t.Helper()
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1, err)
	return faults[0]
}

// points returns what a leaf of a round has: its points, the range that is still possible,
// or the word for it where it is excluded or fails.
func points(r *assessment.Round, code string) string {
	it := r.Result.Item(code)
	switch {
	case it == nil:
		return "no item"
	case it.Points.Valid:
		return it.Points.Decimal.String()
	case it.Status == scoring.Missing:
		return it.Range.Least.String() + ".." + it.Range.Most.String()
	}
	return it.Status.String()
}

// found returns what there is to look at in a round: kind, item, record.
func found(r *assessment.Round) []string {
	out := []string{}
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s %s %d", f.Kind, f.Item, f.Record))
	}
	return out
}

// finding returns the finding of a kind about an item.
func finding(t testing.TB, r *assessment.Round, kind assessment.FindingKind, code string) assessment.Finding {
	t.Helper()
	for _, f := range r.Findings {
		if f.Kind == kind && f.Item == code {
			return f
		}
	}
	require.Fail(t, "no such finding", "%s %s in %v", kind, code, found(r))
	return assessment.Finding{}
}

// known asserts what leaves have, written "1.1 2", in order.
func known(t testing.TB, r *assessment.Round, want ...string) {
	t.Helper()
	for _, w := range want {
		code, is, _ := strings.Cut(w, " ")
		assert.Equal(t, is, points(r, code), "%s in %s", code, r.Name)
	}
}
