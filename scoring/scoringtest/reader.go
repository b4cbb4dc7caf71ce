package scoringtest

import (
	"iter"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// reader reads a file of cases.
type reader struct {
	rubric *rubric.Rubric
	items  map[string]*rubric.Item
	codes  []string       // of all items
	order  map[string]int // of codes, where each stands
	inputs map[string]*rubric.Input
	keys   []string // see wanted
	base   *changes
	list   []*testCase
	limits *source.Limits

	baseYear year // records that every case with records begins with
	inYear   bool // within a case with records
	entered  int  // records of all cases together
}

func newReader(r *rubric.Rubric, limits *source.Limits) *reader {
	rd := &reader{rubric: r, items: map[string]*rubric.Item{}, order: map[string]int{},
		inputs: map[string]*rubric.Input{}, limits: limits}
	for _, in := range r.Scalars() {
		rd.inputs[in.Name] = in
	}
	add := func(top *rubric.Item) {
		for it := range top.All() {
			rd.items[it.Code] = it
			rd.order[it.Code] = len(rd.codes)
			rd.codes = append(rd.codes, it.Code)
		}
	}
	for _, area := range r.Areas {
		add(area)
	}
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a != nil {
			for _, it := range a.Items {
				add(it)
			}
		}
	}
	return rd
}

// pinned checks the edition that a file is for.
func (rd *reader) pinned(n source.Node) {
	if stated := n.Filled(); stated != "" {
		if e := rd.rubric.Edition(); stated != e.SHA256 {
			n.Fault(otherEdition, e.Decision, e.Date, e.SHA256)
		}
	}
}

// item reads the code of an item, nil where there is none.
func (rd *reader) item(n source.Node) *rubric.Item {
	code := n.Filled()
	it := rd.items[code]
	if it == nil && code != "" {
		n.Fault(noSuchItem, locale.Short(code), n.Suggest(code, rd.codes))
	}
	return it
}

func (rd *reader) input(n source.Node) *rubric.Input {
	name := n.Filled()
	in := rd.inputs[name]
	if of := rd.rubric.Input(name); in == nil && of.Compared() != nil {
		return of // a relative figure, such as peer_best(x)
	}
	if in == nil && name != "" {
		n.Fault(noSuchInput, locale.Short(name), n.Hint(func() locale.Message { return rd.rubric.SuggestInput(name) }))
	}
	return in
}

// changes reads the key group, the figures and the points.
func (rd *reader) changes(m *source.Mapping, figures, reported source.Node) *changes {
	c := &changes{inputs: map[string]scoring.Figure{}, at: map[string]source.Node{}, points: map[string]scoring.Figure{}}
	if n := m.Get("group"); n.Present() {
		c.group = n.Name()
		if why := rd.rubric.NoGroup(c.group); !why.IsZero() {
			n.Add(why)
		}
	}
	for in, n := range rules.Figures(rd.rubric, entries(figures), func(name source.Node) { rd.input(name) }) {
		c.inputs[in.Name], c.at[in.Name] = figure(n, in), n
	}
	for code, n := range entries(reported) {
		switch it := rd.item(code); {
		case it == nil:
		case !it.Reported:
			code.Fault(notReported, locale.Short(it.Code))
		default:
			c.points[it.Code] = figure(n, &rubric.Input{Type: rubric.Number})
		}
	}
	return c
}

// entries yields the keys and values of a mapping whose keys are names or codes.
// Within braces the comma of 0,5 parts it, so that 5 is a key without a value.
func entries(n source.Node) iter.Seq2[source.Node, source.Node] {
	return func(yield func(key, value source.Node) bool) {
		for key, value := range n.Mapping().All() {
			if isNothing(value) && strings.Trim(key.String(), "0123456789") == "" && !key.Quoted() {
				key.Fault(noValue, key.String())
				continue
			}
			if !yield(key, value) {
				return
			}
		}
	}
}

// isNothing reports whether there is a key without a value.
func isNothing(n source.Node) bool {
	return n.Present() && !n.IsScalar() && !n.IsMapping() && !n.IsSequence()
}

// figure reads a figure; the plain word missing is a missing one.
func figure(n source.Node, in *rubric.Input) (f scoring.Figure) {
	if !isMissing(n) {
		f.Read(n, in)
	}
	return f
}

func isMissing(n source.Node) bool {
	return n.IsScalar() && !n.Quoted() && n.String() == "missing"
}

func (rd *reader) testCase(n source.Node) {
	m := n.Mapping()
	tc := &testCase{at: n.Pos(), name: m.Need("name").Filled()}
	if m.Has("records") {
		rd.withRecords(tc, m)
	} else {
		tc.facts = []*changes{rd.base, rd.changes(m, m.Either("facts", "inputs"), m.Get(points))}
		for _, key := range yearKeys {
			if m.Has(key) {
				m.Get(key).Fault(onlyOfRecords, key)
			}
		}
	}
	rd.besideExpect(tc, m, receipt)
	if !m.Has(receipt) && !slices.ContainsFunc(yearKeys[1:], m.Has) {
		m.Need("expect")
	}
	rd.inYear = tc.year != nil
	tc.expect = append(tc.expect, rd.expectations(m.Get("expect"), caseExpectsNothing)...)
	rd.inYear = false
	inFileOrder(tc.expect)
	m.Close()
	rd.list = append(rd.list, tc)
}

// besideExpect reads something that can stand beside expect, and means the same in it.
func (rd *reader) besideExpect(tc *testCase, m *source.Mapping, key string) {
	if n := m.Get(key); n.Present() {
		tc.expect = append(tc.expect, rd.whole(key, n, n)...)
	}
}

// number writes a number so that equal numbers are equal texts.
func number(d decimal.Decimal) string { return decimals.Canonical(d).String() }

// none stands for a number that is not known, or that there is none.
const none = "none"

func nullable(d decimal.NullDecimal) string {
	if !d.Valid {
		return none
	}
	return number(d.Decimal)
}
