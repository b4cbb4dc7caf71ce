package scoringtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/source"
)

// RunErrors tests that faulty rubrics are refused, each with all the faults that
// the file itself states, and with no other. A fault is stated by a comment on its
// line, with the column and the message; where the line cannot hold a comment, with
// the line too:
//
//	max: 1,5    #! 6: expected a number, got "1,5"; write the decimal point, not a comma
//	#! 12:9: item "1": unknown name "rat"; did you mean "rate"?
//
// A file is named for its fault, decimal_comma.bad.yaml, and is a subtest where t
// has them. A file that states no fault fails.
func RunErrors(t testing.TB, patterns ...string) {
	t.Helper()
	for _, file := range glob(t, patterns) {
		name := filepath.Base(file)
		for _, ending := range []string{".yaml", ".bad"} {
			name = strings.TrimSuffix(name, ending)
		}
		subtest(t, name, func(t testing.TB) {
			t.Helper()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Errorf("%s", err)
				return
			}
			_, err = compile(file, src)
			checkFaults(t, file, src, err)
		})
	}
}

// checkFaults holds an error against the faults that a file states.
func checkFaults(t testing.TB, file string, src []byte, err error) {
	t.Helper()
	want := stated(file, src)
	if len(want) == 0 {
		t.Errorf("%s:1:1: the file states no fault; write one as \"#! column: message\" on its line", file)
	}
	var faults source.Faults
	if err != nil && !errors.As(err, &faults) {
		t.Errorf("%s", err)
		return
	}
	for _, f := range faults {
		line := f.Error()
		if want[line] == 0 {
			t.Errorf("unexpected: %s", line)
			continue
		}
		want[line]--
	}
	for _, line := range statedInOrder(file, src) {
		if want[line] > 0 {
			want[line]--
			t.Errorf("missing: %s", line)
		}
	}
}

var statement = regexp.MustCompile(`#\s?! (?:(\d+):)?(\d+): (.*?)\r?$`)

func statedInOrder(file string, src []byte) []string {
	var out []string
	for i, line := range strings.Split(string(src), "\n") {
		m := statement.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		at := m[1]
		if at == "" {
			at = fmt.Sprint(i + 1)
		}
		out = append(out, fmt.Sprintf("%s:%s:%s: %s", file, at, m[2], m[3]))
	}
	return out
}

// stated counts the faults that a file states.
func stated(file string, src []byte) map[string]int {
	out := map[string]int{}
	for _, line := range statedInOrder(file, src) {
		out[line]++
	}
	return out
}
