package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a file: line and column, both from 1, the column in
// characters. The zero Pos means "no place known".
type Pos struct{ Line, Column int }

// Fault is one fault of a file, with its place. It is an error that prints as
// file:line:col: message; the parts that are not known are left out.
type Fault struct {
	File string
	Pos
	Message string
}

// Error returns file:line:col: message.
func (f *Fault) Error() string {
	switch {
	case f == nil:
		return "no fault"
	case f.Line > 0:
		return fmt.Sprintf("%s:%d:%d: %s", cmp.Or(f.File, "-"), f.Line, f.Column, f.Message)
	case f.File != "":
		return f.File + ": " + f.Message
	}
	return f.Message
}

// Faults is a list of faults, sorted by file and place. Find it behind an error
// with errors.As:
//
//	var faults source.Faults
//	if errors.As(err, &faults) { ... }
type Faults []*Fault

// Error returns one line per fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults one by one, for errors.As and errors.Is.
func (fs Faults) Unwrap() []error {
	errs := make([]error, 0, len(fs))
	for _, f := range fs {
		if f != nil {
			errs = append(errs, f)
		}
	}
	return errs
}

// Err returns the faults sorted and without repetitions, or nil if there are none.
func (fs Faults) Err() error {
	sorted := slices.DeleteFunc(slices.Clone(fs), func(f *Fault) bool { return f == nil })
	if len(sorted) == 0 {
		return nil
	}
	slices.SortStableFunc(sorted, func(a, b *Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(sorted, func(a, b *Fault) bool { return *a == *b })
}

// Suggest returns `; did you mean "name"?` with the name nearest to got, or ""
// if none is near enough to be what the writer meant.
func Suggest(got string, names []string) string {
	best, bestDist := "", max(1, len([]rune(got))/3)+1
	for _, name := range names {
		if n := len([]rune(got)) - len([]rune(name)); max(n, -n) >= bestDist {
			continue // a difference in length is a distance
		}
		if d := distance([]rune(got), []rune(name)); d < bestDist {
			best, bestDist = name, d
		}
	}
	if best == "" || best == got {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (optimal string alignment).
func distance(a, b []rune) int {
	if max(len(a), len(b)) > 200 {
		return 200 // text from outside: no name is this long
	}
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
