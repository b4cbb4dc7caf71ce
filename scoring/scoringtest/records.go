package scoringtest

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

// year is what a case has that states the records of a unit's year in place of facts.
type year struct {
	asOf    rubric.Date
	records []record
	at      source.Node // the records of the case itself
	refuses bool        // the case expects records to be refused
	// facts are those of the round that the case says something of: the last such round.
	facts scoring.Facts
	shown int // its index among the rounds
}

// record is a record with its place.
type record struct {
	assessment.Record
	node source.Node
}

// records reads a list of records.
func (rd *reader) records(n source.Node) []record {
	var out []record
	for _, n := range n.Items() {
		r := record{node: n}
		r.Read(n, rd.rubric)
		out = append(out, r)
	}
	return out
}

// yearKeys are the keys of a case that mean something only beside records.
var yearKeys = []string{"as_of", rounds, findings, refused}

// rounds is the key of what is expected of rounds by their names.
const rounds = "rounds"

// withRecords reads what stands beside the records of a case.
func (rd *reader) withRecords(tc *testCase, m *source.Mapping) {
	for _, key := range []string{"facts", "inputs", points} {
		if m.Has(key) {
			m.Get(key).Fault(besideRecords, key)
		}
	}
	y := &year{at: m.Get("records"), asOf: rd.baseYear.asOf}
	if m.Has("as_of") {
		y.asOf = rubric.DateOf(m.Get("as_of").Date())
	}
	own := rd.records(y.at)
	y.records = append(slices.Clip(rd.baseYear.records), own...)
	if rd.entered += len(y.records); rd.entered > rd.limits.OrDefault().Nodes {
		y.at.Fault(tooManyRecords, rd.limits.OrDefault().Nodes)
		y.records = nil
	}
	tc.facts = []*changes{{group: rd.base.group}, rd.changes(m, source.Node{}, source.Node{})}
	tc.year = y
	rd.inYear = true
	defer func() { rd.inYear = false }()
	names, stated := rd.roundNames(), false
	for name, n := range m.Get(rounds).Mapping().All() {
		stated = true
		if len(names) > 0 && !slices.Contains(names, name.String()) {
			name.Fault(noSuchRound, locale.Short(name.String()), name.Suggest(name.String(), names))
			continue
		}
		for _, x := range rd.expectations(n, nothingExpected) {
			x.round = name.String()
			tc.expect = append(tc.expect, x)
		}
	}
	if n := m.Get(rounds); n.IsMapping() && !stated {
		n.Fault(nothingExpected)
	}
	if n := m.Get(refused); n.Present() {
		y.refuses = true
		tc.expect = append(tc.expect, rd.refused(n, len(y.records))...)
	}
	rd.besideExpect(tc, m, findings)
}

func (rd *reader) roundNames() []string {
	var out []string
	for _, r := range rd.rubric.Rounds {
		out = append(out, r.Name)
	}
	return out
}

// assessment returns the records as one of a unit, without those that are refused.
func (tc *testCase) assessment(refused map[int]source.Faults) *assessment.Assessment {
	out := &assessment.Assessment{Unit: tc.unit(), Records: []assessment.Record{}}
	for i, r := range tc.year.records {
		if refused[i] == nil {
			out.Records = append(out.Records, r.Record)
		}
	}
	return out
}

// fold makes the state of every round, and returns why records are refused, by their
// index. Where the case expects some to be, the state is that of the others.
func (tc *testCase) fold(s *scoring.Scorer) (*assessment.State, map[int]source.Faults, error) {
	state, err := assessment.Fold(s, tc.assessment(nil), tc.year.asOf)
	var faults source.Faults
	if err == nil || !errors.As(err, &faults) {
		return state, nil, err
	}
	refused := map[int]source.Faults{}
	for _, f := range faults {
		if i, is := recordOf(f); is {
			refused[i] = append(refused[i], f)
		}
	}
	if !tc.year.refuses || len(refused) == 0 {
		return nil, refused, err
	}
	state, err = assessment.Fold(s, tc.assessment(refused), tc.year.asOf)
	return state, refused, err
}

// recordOf returns the index of the record that is at fault.
func recordOf(f *source.Fault) (int, bool) {
	rest, is := strings.CutPrefix(f.Path, "records[")
	if !is {
		return 0, false
	}
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	return i, err == nil
}

// folded checks the records of every case: what does not follow from the records before
// it is a fault, unless the case expects records to be refused.
func (rd *reader) folded(s *scoring.Scorer) {
	for _, tc := range rd.list {
		if tc.year == nil {
			continue
		}
		state, _, err := tc.fold(s)
		if err == nil {
			tc.shows(state)
			continue
		}
		var faults source.Faults
		if !errors.As(err, &faults) {
			tc.year.at.Fault(notFolded, err)
			continue
		}
		for _, f := range faults {
			tc.placeOf(f).Add(f.Message)
		}
	}
}

// placeOf returns the record at which a fault is, else the records as a whole.
func (tc *testCase) placeOf(f *source.Fault) source.Node {
	for _, r := range tc.year.records {
		if f.Line > 0 && r.node.Pos() == f.Pos {
			return r.node
		}
	}
	return tc.year.at
}

// shows keeps the facts of the last round of which the case says something.
func (tc *testCase) shows(s *assessment.State) {
	shown := -1
	for _, x := range tc.expect {
		if !strings.HasPrefix(x.what, refused) {
			shown = max(shown, roundIndex(s, x.round))
		}
	}
	if shown < 0 {
		shown = len(s.Rounds) - 1
	}
	tc.year.shown, tc.year.facts = shown, s.Rounds[shown].Facts
}

// roundIndex returns the index of a round; without a name, of the last one.
func roundIndex(s *assessment.State, name string) int {
	if name == "" {
		return len(s.Rounds) - 1
	}
	return slices.IndexFunc(s.Rounds, func(r *assessment.Round) bool { return r.Name == name })
}

// of reports whether something is expected of the round that the case shows.
func (y *year) of(x *expectation, list []rubric.Round) bool {
	if x.round == "" {
		return y.shown == len(list)-1
	}
	return list[y.shown].Name == x.round
}
