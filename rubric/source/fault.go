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
// file:line:col: message, or as file: cell: message where the file is a spreadsheet; the
// parts that are not known are left out.
type Fault struct {
	File string
	// Cell names the cell of a spreadsheet: Form!G12, and G12 in CSV. Line and Column are
	// its row and its column then.
	Cell string
	Pos
	Path    string // the keys and indices that lead to the value: areas[0].items[2].max
	Message locale.Message

	more int // faults that this one stands for, beside those that are told
}

// Error returns file:line:col: message or file: cell: message, the message in English.
func (f *Fault) Error() string { return f.In(locale.English) }

// In returns file:line:col: message or file: cell: message, the message in a language.
func (f *Fault) In(l locale.Lang) string {
	if f == nil {
		return noFault.Say().In(l)
	}
	message := f.Message.In(l)
	switch {
	case f.Cell != "" && f.File != "":
		return f.File + ": " + f.Cell + ": " + message
	case f.Cell != "":
		return f.Cell + ": " + message
	case f.Line > 0:
		return fmt.Sprintf("%s:%d:%d: %s", cmp.Or(f.File, "-"), f.Line, f.Column, message)
	case f.File != "":
		return f.File + ": " + message
	}
	return message
}

// Unwrap returns what kind of error the fault is, for errors.Is; nil if of none.
func (f *Fault) Unwrap() error {
	if f == nil {
		return nil
	}
	return f.Message.Kind
}

// same reports whether two faults say the same at the same place.
func (f *Fault) same(g *Fault) bool {
	return f.File == g.File && f.Cell == g.Cell && f.Pos == g.Pos && f.Message.EN == g.Message.EN
}

// Faults is a list of faults, sorted by file and place (of a spreadsheet by row, whatever
// its sheets). Find it behind an error
// with errors.As:
//
//	var faults source.Faults
//	if errors.As(err, &faults) { ... }
type Faults []*Fault

// Error returns one line per fault, in English.
func (fs Faults) Error() string { return fs.In(locale.English) }

// In returns one line per fault in a language.
func (fs Faults) In(l locale.Lang) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.In(l)
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
	sorted = slices.CompactFunc(sorted, (*Fault).same)
	if more.more > 0 {
		more.Message = andMore.Say(more.more)
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
		if !slices.ContainsFunc(*fs, func(g *Fault) bool { return g != nil && fault.same(g) }) {
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
