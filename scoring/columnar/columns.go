package columnar

import (
	"context"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Columns are the figures of many units by column, as databases, Arrow and Parquet hold
// them. All columns have as many figures as there are units. An input or a reported item
// without a column is missing for all units. What is only known by a [scoring.Bound] has no
// column: such units are given as facts.
type Columns struct {
	Len    int               `json:"len"`              // how many units there are
	Units  []scoring.Unit    `json:"units,omitempty"`  // who they are; nil says nothing of them
	Inputs map[string]Column `json:"inputs,omitempty"` // by input name; of a series by member, under reports.q1
	Points map[string]Column `json:"points,omitempty"` // of reported items, by code
}

// Column is one figure of many units, by unit. It has one of Numbers, Bools, Days and
// Options, by the type of the input; points are numbers.
type Column struct {
	Numbers []int64  `json:"numbers,omitempty"` // of counts, percentages, numbers: the number × 10^Places
	Places  int      `json:"places,omitempty"`  // from 0 to 18
	Bools   []bool   `json:"bools,omitempty"`   // yes or no
	Days    []int64  `json:"days,omitempty"`    // days since 1970-01-01; that of 10000-01-01, 2932897, means never
	Options []int32  `json:"options,omitempty"` // indices of Names
	Names   []string `json:"names,omitempty"`   // of options
	// Known says whose figure is known; what stands in the column for the others says
	// nothing. A nil Known says that all are.
	Known []bool `json:"known,omitempty"`
}

// FromColumns makes a table of figures that stand in columns already, which it copies.
// Memory is bounded where many units are taken over and scored in parts. What comes out is
// the same as of the same figures given as facts, and so are the faults, which are told by
// unit. The error is that of [FromFacts], or lists what is wrong with the columns: an
// unknown name, a kind that the input does not have, a wrong length. A nil w means the
// defaults.
func FromColumns(ctx context.Context, s *scoring.Scorer, c *Columns, w *scoring.Work) (*Table, error) {
	compiled, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case ctx == nil:
		return nil, rules.ErrNoContext
	case c == nil:
		return nil, errNoColumns
	}
	r := &columnReader{compiled: compiled, len: c.Len, units: c.Units}
	if err := r.check(c); err != nil {
		return nil, err
	}
	t := &Table{inputs: compiled.Inputs.Like(), leaves: reported(compiled), lines: linesOf(compiled), len: c.Len,
		blocks: make([]block, blocksOf(c.Len)), units: slices.Clone(c.Units)}
	lists := make([]source.Faults, len(t.blocks))
	err = eachBlock(ctx, w, c.Len, func(i int) { t.blocks[i], lists[i] = r.block(i * kernel.BlockLen) })
	if err != nil {
		return nil, err
	}
	if err := slices.Concat(lists...).Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// mostPlaces bounds the decimal places of numbers in columns, as those of figures are.
const mostPlaces = 18

// columnReader turns columns into the blocks of a table.
type columnReader struct {
	compiled *rules.Compiled
	len      int
	units    []scoring.Unit
	columns  []*readColumn
	missing  []int // where blocks have columns that nothing is given of
}

// readColumn is a column with where it goes.
type readColumn struct {
	Column
	name    string // of the input, or code of the item
	at      int    // in a block
	item    *rules.Node
	options []int64 // by index of Names, that of the option; -1 for none
}

// check finds where the columns go. The error lists all that is wrong with them.
func (r *columnReader) check(c *Columns) error {
	var list source.Faults
	if c.Len < 0 || c.Units != nil && len(c.Units) != c.Len {
		list = append(list, &source.Fault{Path: "units", Message: columnLen.Say(len(c.Units), c.Len)})
	}
	if c.Len > 0 && c.Units == nil && len(c.Inputs)+len(c.Points) == 0 {
		list = append(list, &source.Fault{Message: columnsEmpty.Say(c.Len)})
	}
	// What is wrong with names is wrong with those of facts that say nothing, too.
	nothing := scoring.Facts{Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}
	for name := range c.Inputs {
		nothing.Inputs[name] = scoring.Figure{}
	}
	for code := range c.Points {
		nothing.Points[code] = scoring.Figure{}
	}
	if _, err := rules.Hook.Row(r.compiled, nothing); err != nil {
		list = append(list, err.(source.Faults)...)
	}
	inputs, _ := spelling.NormalizeKeys(c.Inputs)
	points, _ := spelling.NormalizeKeys(c.Points)
	l := r.compiled.Inputs
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		if at, declared := l.Slots[name]; declared && at != l.Group {
			list = r.take(list, &readColumn{Column: inputs[name], name: name, at: at}, source.Path("inputs", name))
		}
	}
	for _, code := range slices.SortedFunc(maps.Keys(points), spelling.CompareCodes) {
		if i, is := r.compiled.Reported[code]; is {
			at := len(l.Columns) + i
			list = r.take(list, &readColumn{Column: points[code], name: code, at: at, item: r.compiled.Leaves[i]},
				source.Path("points", code))
		}
	}
	for at := range l.Columns {
		if at != l.Group && !r.reads(at) {
			r.missing = append(r.missing, at)
		}
	}
	for _, i := range r.compiled.Reported {
		if at := len(l.Columns) + i; !r.reads(at) {
			r.missing = append(r.missing, at)
		}
	}
	return list.Err()
}

func (r *columnReader) reads(at int) bool {
	return slices.ContainsFunc(r.columns, func(c *readColumn) bool { return c.at == at })
}

// take adds a column, or what is wrong with it.
func (r *columnReader) take(list source.Faults, c *readColumn, path string) source.Faults {
	t := rubric.Number
	if c.item == nil {
		t = r.compiled.Inputs.Scalars[c.at].Type
		for _, name := range c.Names {
			at, is := r.compiled.Inputs.Options[c.at][spelling.Normalize(name)]
			if !is {
				at = -1
			}
			c.options = append(c.options, at)
		}
	}
	if m := c.wrong(t, r.len); !m.IsZero() {
		return append(list, &source.Fault{Path: path, Message: m})
	}
	r.columns = append(r.columns, c)
	return list
}

// wrong says what is wrong with a column of figures of a type.
func (c *Column) wrong(t rubric.InputType, units int) locale.Message {
	kinds := map[string]int{"numbers": len(c.Numbers), "bools": len(c.Bools), "days": len(c.Days),
		"options": len(c.Options)}
	kind := "numbers"
	switch t {
	case rubric.Bool:
		kind = "bools"
	case rubric.DateIn:
		kind = "days"
	case rubric.Enum:
		kind = "options"
	}
	for _, other := range slices.Sorted(maps.Keys(kinds)) {
		if other != kind && kinds[other] > 0 {
			return columnKind.Say(t, other, kind)
		}
	}
	switch {
	case kinds[kind] != units:
		return columnLen.Say(kinds[kind], units)
	case c.Known != nil && len(c.Known) != units:
		return columnKnown.Say(len(c.Known), units)
	case c.Places < 0 || c.Places > mostPlaces:
		return columnPlaces.Say(c.Places, mostPlaces)
	}
	return locale.Message{}
}

// block makes the block of the units from one on. What does not simply stand in columns,
// and what contradicts a relation or may, takes the way of facts.
func (r *columnReader) block(from int) (block, source.Faults) {
	b := newBlock(r.compiled, min(kernel.BlockLen, r.len-from))
	l, odd := r.compiled.Inputs, make([]bool, b.len)
	for _, c := range r.columns {
		c.read(r.compiled, &b, from, odd)
	}
	for _, at := range r.missing {
		for k := range b.len {
			b.gap(l, at, k)
		}
	}
	r.groups(&b, from, odd)
	contradicted, open := r.compiled.Relations.Hold(b.columns, b.gaps, b.len)
	for k := range odd {
		if open[k] && !contradicted[k] && !odd[k] {
			row := b.row(r.compiled, k)
			if odd[k] = !r.compiled.Satisfied(&row); !odd[k] {
				b.know(k, row)
			}
		}
	}
	var faults source.Faults
	for k := range odd {
		if !odd[k] && !contradicted[k] {
			continue
		}
		f, err := r.facts(from + k)
		if err == nil {
			var known rules.Row
			if known, err = rules.Hook.Row(r.compiled, f); err == nil {
				b.set(l, k, known)
				continue
			}
		}
		faults = append(faults, rules.OfUnit(f.Unit.ID, from+k+1, err)...)
	}
	return b, faults
}
