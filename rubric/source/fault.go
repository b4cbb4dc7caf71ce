package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
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

	more int // faults that this one stands for, beside those that are told
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
// Where faults were only counted ([Faults.Add]), the last one says how many there can
// be: one that is found at every use of an alias is counted at every use.
func (fs Faults) Err() error {
	more := Fault{}
	sorted := make(Faults, 0, len(fs))
	for _, f := range fs {
		switch {
		case f == nil:
		case f.more > 0:
			more.File, more.more = f.File, more.more+f.more
		default:
			sorted = append(sorted, f)
		}
	}
	if len(sorted) == 0 && more.more == 0 {
		return nil
	}
	slices.SortStableFunc(sorted, func(a, b *Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	sorted = slices.CompactFunc(sorted, func(a, b *Fault) bool { return *a == *b })
	if more.more > 0 {
		more.Message = fmt.Sprintf("and up to %d more", more.more)
		sorted = append(sorted, &more)
	}
	return sorted
}

// Full reports whether there are limit faults already, so that another would
// only be counted.
func (fs Faults) Full(limit int) bool { return len(fs) >= limit }

// Add adds the fault that f returns, unless it is there already or nil. Where the
// list is full, f is not called and the fault is only counted, so that a file with
// very many faults costs no more to read than one with some.
func (fs *Faults) Add(limit int, f func() *Fault) {
	if fs == nil {
		return
	}
	if !fs.Full(limit) {
		if f == nil {
			return
		}
		fault := f()
		if fault == nil {
			return
		}
		if !slices.ContainsFunc(*fs, func(g *Fault) bool { return g != nil && *fault == *g }) {
			*fs = append(*fs, fault)
		}
		return
	}
	last := len(*fs) - 1
	if last < 0 || (*fs)[last] == nil || (*fs)[last].more == 0 {
		*fs, last = append(*fs, &Fault{}), last+1
	}
	counted := Fault{more: (*fs)[last].more + 1}
	if last > 0 && (*fs)[0] != nil {
		counted.File = (*fs)[0].File
	}
	(*fs)[last] = &counted
}

// count returns how many faults there are, told or only counted.
func (fs Faults) count() int {
	if last := len(fs) - 1; last >= 0 && fs[last] != nil && fs[last].more > 0 {
		return last + fs[last].more
	}
	return len(fs)
}

// Message formats a message for a fault. Texts among the arguments that are too
// long to be read are cut, and so is the whole.
func Message(format string, args ...any) string {
	short := slices.Clone(args)
	for i, arg := range short {
		if s, isText := arg.(string); isText {
			short[i] = cut(s, 120, 40)
		}
	}
	return cut(fmt.Sprintf(format, short...), 1000, 1000)
}

// Short returns a name or a value as messages quote it: the start of one that is
// very long.
func Short(s string) string { return cut(s, 40, 40) }

// cut returns a text of more than most characters as its first keep, with "…".
func cut(s string, most, keep int) string {
	if len(s) <= most {
		return s
	}
	end, n := len(s), 0
	for i := range s {
		if n == keep {
			end = i
		}
		if n++; n > most {
			return strings.ToValidUTF8(s[:end], "\uFFFD") + "…"
		}
	}
	return s
}

// List joins names for a message, the first twelve of them.
func List(names []string) fmt.Stringer { return list(names) }

type list []string

func (l list) String() string {
	var out []string
	for i, name := range l {
		if i == 12 {
			out = append(out, "…")
			break
		}
		out = append(out, Short(name))
	}
	return strings.Join(out, ", ")
}

// Suggest returns `; did you mean "name"?` with the name nearest to got, or ""
// if none is near enough to be what the writer meant. Of very many or very long
// names only the first are looked at.
func Suggest(got string, names []string) string {
	if best := nearest(got, names); best != "" {
		return did(best)
	}
	return ""
}

func did(mean string) string { return fmt.Sprintf("; did you mean %q?", Short(mean)) }

// nearest returns the name that Suggest suggests, or "".
func nearest(got string, names []string) string {
	if len(got) > 4*longest {
		return ""
	}
	want := []rune(Normalize(got))
	best, bestDist := "", max(1, len(want)/3)+1
	look, work := Skeleton(string(want)), 0
	for _, name := range names[:min(len(names), 2000)] {
		if n := len(want) - utf8.RuneCountInString(name); max(n, -n) >= bestDist || n < -longest {
			continue // a difference in length is a distance
		}
		if work += len(want) * len(name); work > 100_000 {
			break
		}
		if name != string(want) && Skeleton(name) == look {
			return name
		}
		if d := distance(want, []rune(name)); d < bestDist {
			best, bestDist = name, d
		}
	}
	if best == "" || best == string(want) {
		return ""
	}
	return best
}

// longest is the length of the longest name that is suggested.
const longest = 200

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (optimal string alignment).
func distance(a, b []rune) int {
	if max(len(a), len(b)) > longest {
		return longest // text from outside: no name is this long
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
