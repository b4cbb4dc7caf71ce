package scoringtest

import (
	"errors"
	"iter"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Cases are the test cases of one file. [ReadCases] makes them. They are read-only
// and may be shared by goroutines.
type Cases struct {
	file   string
	src    []byte
	limits *source.Limits
	rubric *rubric.Rubric
	list   []*testCase
}

// Case is one test case: facts, and what is expected of them. A row of a table is
// a case.
type Case struct {
	Name string
	// Line and Column are the place of the case in its file, from 1.
	Line, Column int
	// Facts can be scored as they are; the case's name is the unit's ID. Those of a case
	// with records are what stands in the last of the rounds of which it expects something.
	Facts scoring.Facts
	// Items are the codes of the items of which something is expected, in the order
	// of the file; of a case with records, those of the round that Facts are of.
	Items []string
	// Whole says that something is expected of the unit as a whole, to which every
	// item may contribute: its total, band, deficits, bonus, penalty or the receipt of
	// its result. A case with neither items nor this tests no rule: it expects records
	// to be refused, findings, or the receipt of facts alone.
	Whole bool
}

type testCase struct {
	name   string
	at     source.Pos
	facts  []*changes // one upon the other
	year   *year      // nil unless the case has records in place of facts
	expect []*expectation
}

// changes are facts that a case, a table or a row states. A missing figure takes
// one away.
type changes struct {
	group  string
	inputs map[string]scoring.Figure
	at     map[string]source.Node // where the inputs stand
	points map[string]scoring.Figure
}

// ReadCases reads a file of test cases for the rubric of a scorer; the package
// comment has the format. A nil limits means the defaults. The error is a
// [source.Faults] with all faults of the file: a case that names another rubric, an
// unknown item or input, a figure of the wrong type, figures that contradict a relation,
// points that no facts can give, a record that is refused where no case expects it.
func ReadCases(file string, src []byte, s *scoring.Scorer, limits *source.Limits) (*Cases, error) {
	if s == nil || s.Rubric() == nil {
		return nil, errNoScorer
	}
	src = slices.Clone(src)
	doc := source.Read(file, src, limits)
	r := newReader(s.Rubric(), limits)
	m := doc.Root().Mapping()
	if _, ok := r.rubric.ReadName(m.Need("rubric")); !ok {
		return nil, doc.Err()
	}
	r.pinned(m.Get("sha256"))
	base := m.Get("base").Mapping()
	r.base = r.changes(base, base.Either("facts", "inputs"), base.Get(points))
	r.baseYear = year{records: r.records(base.Get("records")), asOf: rubric.DateOf(base.Get("as_of").Date())}
	base.Close()
	for _, n := range m.Get("cases").Items() {
		r.testCase(n)
	}
	for _, n := range m.Get("tables").Items() {
		r.table(n)
	}
	m.Close()
	if c, err := rules.Inside(s); err == nil && len(doc.Faults()) == 0 {
		r.related(c)
	}
	if len(doc.Faults()) == 0 {
		r.folded(s)
	}
	if doc.Complete() && len(r.list) == 0 && len(doc.Faults()) == 0 {
		doc.Root().Fault(noCases)
	}
	if err := doc.Err(); err != nil {
		return nil, err
	}
	return &Cases{file, src, limits, r.rubric, r.list}, nil
}

var errNoScorer = errors.New("the scorer was not made by scoring.Compile")

// All yields the cases in the order of the file, those of tables behind the others.
// Each has facts of its own.
func (c *Cases) All() iter.Seq[Case] {
	return func(yield func(Case) bool) {
		for _, tc := range c.orEmpty().list {
			if !yield(tc.public(c.rubric.Rounds)) {
				return
			}
		}
	}
}

// orEmpty lets nil Cases answer as those of no file do.
func (c *Cases) orEmpty() *Cases {
	if c == nil {
		return &Cases{}
	}
	return c
}

func (tc *testCase) public(list []rubric.Round) Case {
	out := Case{Name: tc.name, Line: tc.at.Line, Column: tc.at.Column, Facts: tc.scored()}
	for _, x := range tc.expect {
		switch {
		case tc.year != nil && !tc.year.of(x, list):
		case x.code == "":
			out.Whole = out.Whole || x.whole()
		case !slices.Contains(out.Items, x.code):
			out.Items = append(out.Items, x.code)
		}
	}
	return out
}

// unit returns the unit of the case.
func (tc *testCase) unit() scoring.Unit {
	out := scoring.Unit{ID: tc.name}
	for _, c := range tc.facts {
		if c.group != "" {
			out.Group = c.group
		}
	}
	return out
}

// scored returns the facts of the case; with records, those of the round that it shows.
func (tc *testCase) scored() scoring.Facts {
	f := scoring.Facts{Unit: tc.unit(), Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}
	if tc.year != nil {
		maps.Copy(f.Inputs, tc.year.facts.Inputs)
		maps.Copy(f.Points, tc.year.facts.Points)
		return f
	}
	for _, c := range tc.facts {
		maps.Copy(f.Inputs, c.inputs)
		maps.Copy(f.Points, c.points)
	}
	for _, figures := range []map[string]scoring.Figure{f.Inputs, f.Points} {
		maps.DeleteFunc(figures, func(_ string, f scoring.Figure) bool { return f.IsZero() })
	}
	return f
}
