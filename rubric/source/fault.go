package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
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
			short[i] = locale.Cut(s, 120, 40)
		}
	}
	return locale.Cut(fmt.Sprintf(format, short...), 1000, 1000)
}
