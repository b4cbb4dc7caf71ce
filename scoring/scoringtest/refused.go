package scoringtest

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/assessment"
)

// The keys of what is expected of records that are refused.
const (
	refused      = "refused"
	recordNumber = "record" // its number, from 1
	kind         = "kind"
)

// refusals are the kinds of refusals, by the errors that tell them apart; others are none
// of these.
var refusals = []struct {
	name string
	err  error
}{
	{"locked", assessment.ErrLocked}, {"revision", assessment.ErrRevision}, {"conflict", assessment.ErrConflict},
	{"not_allowed", assessment.ErrNotAllowed}, {"other", nil},
}

// refusedRecord is a record that a case expects to be refused.
type refusedRecord struct{ number int }

// refused reads the records that are to be refused: one, or a list.
func (rd *reader) refused(n source.Node, records int) []*expectation {
	list := []source.Node{n}
	if n.IsSequence() {
		if list = n.Items(); len(list) == 0 {
			n.Fault(nothingExpected)
		}
	}
	var names []string
	for _, k := range refusals {
		names = append(names, k.name)
	}
	whole := &expectation{what: refused, node: n}
	out := []*expectation{whole}
	var numbers []int
	for _, n := range list {
		m := n.Mapping()
		at := m.Need(recordNumber)
		of := &refusedRecord{}
		if !at.Faulty(func() { of.number = at.Int() }) && at.Present() {
			switch {
			case of.number < 1 || of.number > records:
				at.Fault(noSuchRecord, of.number, records)
			case slices.Contains(numbers, of.number):
				at.Fault(recordTwice, of.number)
			}
		}
		numbers = append(numbers, of.number)
		whole.refused = append(whole.refused, of)
		out = append(out, &expectation{what: refused + "." + recordNumber, node: at, want: strconv.Itoa(of.number),
			refused: []*refusedRecord{of}, among: whole})
		if k := m.Get(kind); k.Present() {
			out = append(out, &expectation{what: refused + "." + kind, node: k, want: k.OneOf(names...),
				refused: []*refusedRecord{of}, among: whole})
		}
		if p := m.Get(match); p.Present() {
			x := &expectation{what: refused + "." + match, node: p, want: p.String(), refused: []*refusedRecord{of}, among: whole}
			var err error
			if x.pattern, err = regexp.Compile(x.want); err != nil {
				p.Fault(badPattern, inPattern(err))
			}
			out = append(out, x)
		}
		m.Close()
	}
	whole.want = listed(numbers)
	return out
}

// listed writes numbers in their order.
func listed(numbers []int) string {
	var out []string
	for _, n := range slices.Sorted(slices.Values(numbers)) {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ", ")
}

// refusedBy returns the number of the record whose refusal an expectation is held
// against: the record that it names; if that is not refused, and as many are as are named,
// the one in its place. Zero is none.
func (x *expectation) refusedBy(is map[int]source.Faults) int {
	named := x.refused[0].number
	if is[named-1] != nil {
		return named
	}
	var instead, numbers []int
	for _, of := range x.among.refused {
		numbers = append(numbers, of.number)
		if is[of.number-1] == nil {
			instead = append(instead, of.number)
		}
	}
	var others []int
	for _, i := range slices.Sorted(maps.Keys(is)) {
		if !slices.Contains(numbers, i+1) {
			others = append(others, i+1)
		}
	}
	if len(others) != len(instead) {
		return 0
	}
	return others[slices.Index(instead, named)]
}

// ofRefused says what became of the records that are expected to be refused.
func ofRefused(x *expectation, is map[int]source.Faults) got {
	if x.what == refused {
		var numbers []int
		for i := range is {
			numbers = append(numbers, i+1)
		}
		list := listed(numbers)
		// Where as many are refused, each of those named says whether it is.
		return got{met: len(numbers) == len(x.refused), value: list, shown: orNone(list)}
	}
	by := x.refusedBy(is)
	if by == 0 {
		return got{met: true} // said of all together
	}
	switch faults := is[by-1]; x.what {
	case refused + "." + kind:
		g := got{value: kindOf(faults[0])}
		for _, f := range faults {
			g.met = g.met || kindOf(f) == x.want
		}
		return g
	case refused + "." + match:
		g := got{}
		for _, f := range faults {
			g.met = g.met || x.pattern.MatchString(f.Message.VI) || x.pattern.MatchString(f.Message.EN)
		}
		g.shown, g.vi = strconv.Quote(faults[0].Message.EN), strconv.Quote(faults[0].Message.VI)
		return g
	}
	return got{value: strconv.Itoa(by)}
}

func kindOf(f *source.Fault) string {
	for _, k := range refusals {
		if k.err == nil || errors.Is(f, k.err) {
			return k.name
		}
	}
	return ""
}

// refusals writes why records are refused.
func (l *lines) refusals(is map[int]source.Faults) {
	for _, i := range slices.Sorted(maps.Keys(is)) {
		for _, f := range is[i] {
			*l = append(*l, rubric.Text{VI: f.In(rubric.Vietnamese), EN: f.In(rubric.English)})
		}
	}
}
