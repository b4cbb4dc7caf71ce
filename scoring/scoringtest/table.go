package scoringtest

import (
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
)

// table reads a table: the points of one item for figures of some inputs.
func (rd *reader) table(n source.Node) {
	m := n.Mapping()
	t := &table{reader: rd, lines: map[string]int{}}
	code := m.Need("item")
	if it := rd.item(code); it != nil {
		t.code = it.Code
	}
	if t.name = code.String(); m.Get("name").Present() {
		t.name = m.Get("name").Filled()
	}
	t.facts = rd.changes(m, m.Get("facts"), m.Get(points))
	t.known = true
	one, several := m.Get("input"), m.Get("inputs")
	if several.IsMapping() {
		several.Fault(inputsOfTable)
		several, t.known = source.Node{}, false
	}
	if t.known && one.Present() == several.Present() {
		n.Fault(inputOrInputs)
		t.known = false
	}
	for _, in := range append([]source.Node{one}, several.Items()...) {
		if in.Present() {
			t.column(in)
		}
	}
	t.rows(m.Need("rows"))
	m.Close()
}

type table struct {
	*reader
	name, code string
	facts      *changes
	inputs     []*rubric.Input
	known      bool           // no column is faulty
	lines      map[string]int // of rows, by name
}

func (t *table) column(n source.Node) {
	in := t.input(n)
	if in == nil {
		t.known = false
		return
	}
	if _, given := t.facts.inputs[in.Name]; given {
		n.Fault(givenByRows, in.Name)
	}
	for _, other := range t.inputs {
		if other == in {
			n.Fault(columnTwice, in.Name)
		}
	}
	t.inputs = append(t.inputs, in)
}

func (t *table) rows(n source.Node) {
	switch {
	case !n.Present() || !t.known:
	case n.IsMapping() && len(t.inputs) > 1:
		n.Fault(rowsAreLists, cellsOf(len(t.inputs)))
	case n.IsMapping():
		for key, points := range entries(n) {
			t.row(key, []source.Node{key}, points)
		}
		for range n.Mapping().All() {
			return
		}
		n.Fault(noRows)
	default:
		rows := n.Items()
		if n.IsSequence() && len(rows) == 0 {
			n.Fault(noRows)
		}
		for _, row := range rows {
			cells := row.Items()
			if want := len(t.inputs) + 1; len(cells) != want {
				if row.IsSequence() {
					row.Fault(cellsOfRow, want, len(cells))
				}
				continue
			}
			last := len(cells) - 1
			t.row(row, cells[:last], cells[last])
		}
	}
}

func (t *table) row(n source.Node, figures []source.Node, points source.Node) {
	tc := &testCase{at: n.Pos(), name: t.name + ": "}
	row := &changes{inputs: map[string]scoring.Figure{}, at: map[string]source.Node{}}
	for i, in := range t.inputs {
		v := figure(figures[i], in)
		row.inputs[in.Name], row.at[in.Name] = v, figures[i]
		if i > 0 {
			tc.name += ", "
		}
		tc.name += in.Name + " " + figureName(figures[i], v)
	}
	tc.facts = []*changes{t.base, t.facts, row}
	tc.expect = t.ofItem(t.code, points)
	if line := t.lines[tc.name]; line > 0 {
		n.Fault(rowTwice, line)
	}
	t.lines[tc.name] = tc.at.Line
	t.list = append(t.list, tc)
}

// cellsOf shows a row with so many figures.
func cellsOf(figures int) locale.Message {
	return locale.Message{
		VI: "[" + strings.Repeat("số liệu, ", figures) + "điểm]",
		EN: "[" + strings.Repeat("figure, ", figures) + "points]",
	}
}

// figureName writes a figure for the name of a row.
func figureName(n source.Node, f scoring.Figure) string {
	b, isBound := f.Bound()
	if !isBound {
		if n.IsScalar() {
			return n.String()
		}
		return "?"
	}
	var list []string
	for _, limit := range []struct {
		word string
		at   scoring.Figure
	}{{"at least", b.AtLeast}, {"above", b.Above}, {"at most", b.AtMost}, {"below", b.Below}} {
		if !limit.at.IsZero() {
			list = append(list, limit.word+" "+limit.at.String())
		}
	}
	if b.OneOf != nil {
		list = append(list, "one of "+strings.Join(b.OneOf, " "))
	}
	return strings.Join(list, " ")
}
