package columnar

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// FactsHash returns the hash of the facts of the i-th unit, from 0, in lower-case
// hexadecimal: the one in the receipt of its result ([scoring.Result.Receipt]), made from
// the columns. Units of which it is equal have the same ID, name, group and figures, so a
// result that is kept under the edition of a rubric and this hash need not be computed
// again. It is empty where there is no such unit.
func (t *Table) FactsHash(i int) string {
	if i < 0 || i >= t.Len() {
		return ""
	}
	buffer := forms.Get().(*[]byte)
	defer forms.Put(buffer)
	*buffer = t.lines.appendUnit((*buffer)[:0], t.Unit(i))
	form, simple := t.lines.appendFigures(*buffer, &t.blocks[i/kernel.BlockLen], i%kernel.BlockLen)
	if *buffer = form; !simple {
		s := t.lines.compiled
		form = rules.Hook.Stated(s, t.blocks[i/kernel.BlockLen].row(s, i%kernel.BlockLen), t.Unit(i))
	}
	sum := sha256.Sum256(form)
	return hex.EncodeToString(sum[:])
}

// forms are buffers for the facts of a unit, which are some kilobytes.
var forms = sync.Pool{New: func() any { return new([]byte) }}

// lines are the lines of facts, as the comment of package receipt has them, up to what the
// columns say.
type lines struct {
	compiled *rules.Compiled
	columns  []line // in the order of the lines
}

// line is that of a column.
type line struct {
	column  int
	kind    rubric.InputType
	places  int
	begin   []byte   // ["input","name",
	options [][]byte // of an enum, as they stand in the line
}

func linesOf(s *rules.Compiled) *lines {
	l := &lines{compiled: s}
	for slot, in := range s.Inputs.Scalars {
		if slot == s.Inputs.Group {
			continue
		}
		of := line{column: slot, kind: in.Type, places: s.Inputs.Places[slot], begin: begun("input", in.Name)}
		for _, option := range s.Inputs.Columns[slot].Options {
			of.options = append(of.options, appendText(nil, option))
		}
		l.columns = append(l.columns, of)
	}
	for i, leaf := range s.Leaves {
		if leaf.Item.Reported {
			l.columns = append(l.columns, line{column: len(s.Inputs.Columns) + i, kind: rubric.Number,
				places: s.Rubric.Points.Places, begin: begun("points", leaf.Item.Code)})
		}
	}
	return l
}

func begun(kind, name string) []byte {
	return append(appendText(append(appendText([]byte{'['}, kind), ','), name), ',')
}

// appendText appends a text as it stands in a line.
func appendText(b []byte, s string) []byte {
	s = spelling.Normalize(s)
	text, err := jsonform.Marshal(s)
	if err != nil {
		return b // texts always have a form
	}
	return append(b, text...)
}

// appendUnit appends what is said of the unit.
func (l *lines) appendUnit(b []byte, u scoring.Unit) []byte {
	one := func(kind, text string) {
		if text != "" {
			b = append(appendText(append(append(b, kind...), ','), text), "]\n"...)
		}
	}
	one(`["unit"`, u.ID)
	if !u.Name.IsZero() {
		b = appendText(append(b, `["name",`...), u.Name.VI)
		b = append(appendText(append(b, ','), u.Name.EN), "]\n"...)
	}
	one(`["group"`, u.Group)
	return b
}

// appendFigures appends the figures of the k-th unit of a block; not simple means that some
// are known that do not stand in the columns.
func (l *lines) appendFigures(b []byte, of *block, k int) (form []byte, simple bool) {
	if of.within != nil && of.within[k] != nil && (of.stated == nil || of.stated[k] != nil) {
		return b, false
	}
	for i := range l.columns {
		at := &l.columns[i]
		if gaps := of.gaps[at.column]; gaps != nil && gaps[k] {
			continue
		}
		b = append(b, at.begin...)
		switch v := of.columns[at.column][k]; at.kind {
		case rubric.Bool:
			b = append(strconv.AppendBool(append(b, '"'), v == 1), '"')
		case rubric.Enum:
			b = append(b, at.options[v]...)
		case rubric.DateIn:
			b = append(append(append(b, '"'), dayText(v)...), '"')
		default:
			b = append(appendScaled(append(b, '"'), v, at.places), '"')
		}
		b = append(b, "]\n"...)
	}
	return b, true
}

func dayText(v int64) string {
	if v == neverDay {
		return words.Never
	}
	return rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v).String()
}

// appendScaled appends v ÷ 10^places without zeros at its end.
func appendScaled(b []byte, v int64, places int) []byte {
	for places > 0 && v%10 == 0 {
		v, places = v/10, places-1
	}
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	one := interval.PowerOf10(places)
	if b = strconv.AppendInt(b, v/one, 10); places == 0 {
		return b
	}
	b = append(b, '.')
	for rest := v % one; one > 1; {
		one /= 10
		b = append(b, byte('0'+rest/one))
		rest %= one
	}
	return b
}
