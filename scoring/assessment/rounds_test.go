package assessment_test

import (
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRounds: a round begins with what the one before it came to, and what is changed before
// reaches later rounds that did not change it.
func TestRounds(t *testing.T) {
	s := commune(t)
	st := folded(t, s, "2026-01-10",
		record("figure", "self", "input: late, new: 2"),
		record("figure", "self", "input: erate, new: 85"),
		record("points", "self", `item: "1.3", new: 2`),
		lock,
		record("figure", "appraisal_1", "input: late, old: 2, new: 4, why: Thiếu hai báo cáo"),
		record("points", "appraisal_2", `item: "1.3", old: 2, new: 1.5, why: Trùng`),
		reopen,
		record("figure", "self", "input: erate, old: 85, new: 60, why: Nhầm, revision: 2"),
		record("figure", "self", "input: late, old: 2, new: 1, why: Nhầm, revision: 2"),
		record("lock", "self", "revision: 2"))
	require.Len(t, st.Rounds, 4)
	self, first, reply, last := st.Round("self"), st.Round("appraisal_1"), st.Round("reply"), st.Last()
	known(t, self, "1.1 1", "1.2 2.5", "1.3 2", "1.4 0..2")
	known(t, first, "1.1 1", "1.2 1", "1.3 2")
	known(t, reply, "1.1 1", "1.2 1", "1.3 2")
	known(t, last, "1.1 1", "1.2 1", "1.3 1.5")
	assert.Equal(t, []int{0, 1, 2, 3, 6, 7, 8, 9}, self.Records)
	assert.Equal(t, []int{4}, first.Records)
	assert.Equal(t, []int{}, reply.Records)
	assert.Equal(t, []any{"self", "Self-scoring", true, 2, true}, []any{self.Name, self.Title.EN, self.Self, self.Revision, self.Locked})
	assert.Equal(t, []any{"appraisal_2", false, 1, false}, []any{last.Name, last.Self, last.Revision, last.Locked})
	assert.True(t, first.Facts.Inputs["late"].Equal(scoring.Known(4)))
	assert.Equal(t, map[string]scoring.Figure{"1.3": scoring.Known("1.5")}, last.Facts.Points)
	assert.Equal(t, scoring.Facts{Rubric: "commune-2025", Unit: scoring.Unit{ID: "xa-a", Name: rubric.Plain("Xã A"), Group: "commune"},
		Inputs: map[string]scoring.Figure{"late": scoring.Known(1), "erate": scoring.Known(60)},
		Points: map[string]scoring.Figure{"1.3": scoring.Known(2)}}, self.Facts)
	assert.Nil(t, last.WithoutWaivers)
	assert.Nil(t, st.Round("appraisal_3"))
	assert.Nil(t, last.Item("9"))

	var codes []string
	for _, it := range last.Items {
		codes = append(codes, it.Code)
	}
	assert.Equal(t, []string{"1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "3.1", "3.2", "B1", "P1"}, codes)
	for code, basis := range map[string]assessment.Basis{"1.1": assessment.Computed, "1.3": assessment.Appraised,
		"2.1": assessment.FromSurvey, "3.1": assessment.FromExternal, "3.2": assessment.FromExternal, "P1": assessment.Computed} {
		assert.Equal(t, basis, last.Item(code).Basis, code)
	}
}

// TestReopening: a locked round takes nothing until it is reopened, and then only records of
// the next revision; every round has its own lock.
func TestReopening(t *testing.T) {
	s := commune(t)
	st := folded(t, s, "2026-01-10", lock, reopen, record("lock", "self", "revision: 2"),
		record("reopen", "self", "revision: 2, why: Lại"), record("note", "self", "revision: 3, text: A"),
		record("lock", "appraisal_1", ""))
	self := st.Round("self")
	assert.Equal(t, []any{3, false}, []any{self.Revision, self.Locked})
	assert.Equal(t, []any{1, true}, []any{st.Round("appraisal_1").Revision, st.Round("appraisal_1").Locked})
	// What stands in a locked round can still be changed in a later one.
	st = folded(t, s, "2026-01-10", stated, lock, record("figure", "appraisal_1", "input: erate, old: 85, new: 40, why: Sai"))
	known(t, st.Last(), "1.1 0")
}

// TestLostUpdates: of two people who change what they both read, the second is refused and
// told what stands; with that it goes on.
func TestLostUpdates(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, stated)
	an, binh := parsed(t, s, record("figure", "appraisal_1", "input: erate, old: 85, new: 70, why: Sai")).Records[0],
		parsed(t, s, record("figure", "appraisal_1", "input: erate, old: 85, new: 60, why: Sai hơn")).Records[0]
	first, err := assessment.Append(s, a, an)
	require.NoError(t, err)
	assert.Len(t, a.Records, 1)
	_, err = assessment.Append(s, first, binh)
	require.ErrorIs(t, err, assessment.ErrConflict)
	assert.Equal(t, "record 3 (figure): the current value is 70; the record says it was 85", onlyFault(t, err).Message.EN)
	binh.Old = scoring.Known(70)
	both, err := assessment.Append(s, first, binh)
	require.NoError(t, err)
	st, err := assessment.Fold(s, both, on("2026-02-01"))
	require.NoError(t, err)
	assert.True(t, st.Last().Facts.Inputs["erate"].Equal(scoring.Known(60)))
	// Two that go on from the same assessment do not write into each other's.
	other, err := assessment.Append(s, a, parsed(t, s, record("note", "self", "text: B")).Records[0])
	require.NoError(t, err)
	assert.Equal(t, assessment.Noted, other.Records[1].Kind)
	assert.Equal(t, assessment.Stated, first.Records[1].Kind)
}

// TestFigures: figures are held against what stands by their value, whatever they were typed
// as, and can be bounds, members of a series, or taken back.
func TestFigures(t *testing.T) {
	s := commune(t)
	of := func(records ...assessment.Record) (*assessment.State, error) {
		a := parsed(t, s, stated)
		a.Records = append(a.Records, records...)
		return assessment.Fold(s, a, on("2026-01-10"))
	}
	change := func(input string, old, now scoring.Figure) assessment.Record {
		r := parsed(t, s, record("figure", "appraisal_1", "input: late, new: 1, why: Sai")).Records[0]
		r.Input, r.Old, r.New = input, old, now
		return r
	}
	none := scoring.Figure{}
	for _, row := range []struct {
		name, input    string
		first          scoring.Figure
		old, now, want scoring.Figure
	}{
		{"a number with zeros", "erate", scoring.Known(85), scoring.Known("85.00"), scoring.Known("76.50"), scoring.Known("76.5")},
		{"a number with a zero in front", "late", scoring.Known("03"), scoring.Known(3), scoring.Known("004"), scoring.Known(4)},
		{"a day", "sent", scoring.Known("2025-12-31"), scoring.Known(on("2025-12-31")), scoring.Known("never"), scoring.Known("never")},
		{"an option", "plan", scoring.Known("late"), scoring.Known("late"), scoring.Known("on_time"), scoring.Known("on_time")},
		{"yes or no", "portal", scoring.Known(true), scoring.Known(true), scoring.Known(false), scoring.Known(false)},
		{"a bound", "late", scoring.Within(scoring.Bound{AtLeast: scoring.Known(2)}), scoring.Within(scoring.Bound{Above: scoring.Known(1)}),
			scoring.Within(scoring.Bound{AtLeast: scoring.Known(3)}), scoring.Within(scoring.Bound{AtLeast: scoring.Known(3)})},
		{"a bound that leaves one value", "late", scoring.Known(2), scoring.Within(scoring.Bound{AtLeast: scoring.Known(2), Below: scoring.Known(3)}),
			scoring.Within(scoring.Bound{Above: scoring.Known(4), Below: scoring.Known(6)}), scoring.Known(5)},
		{"a member of a series", "reports.q1", scoring.Known(2), scoring.Known(2), scoring.Known(1), scoring.Known(1)},
		{"taken back", "late", scoring.Known(2), scoring.Known(2), none, none},
	} {
		t.Run(row.name, func(t *testing.T) {
			records := []assessment.Record{change(row.input, row.old, row.now)}
			if row.input != "erate" {
				records = append([]assessment.Record{change(row.input, none, row.first)}, records...)
			}
			st, err := of(records...)
			require.NoError(t, err)
			got := st.Round("appraisal_1").Facts.Inputs[row.input]
			assert.Equal(t, row.want, got)
		})
	}
	for _, row := range []struct {
		name, input string
		now         scoring.Figure
		en          string
	}{
		{"a series as a whole", "reports", scoring.Known(1),
			`"reports" is a series; give its members, such as reports.q1`},
		{"no such member", "reports.q3", scoring.Known(1), `"reports.q3" is not an input of the rubric; did you mean "reports.q1"?`},
		{"no such input", "erat", scoring.Known(1), `"erat" is not an input of the rubric; did you mean "erate"?`},
		{"the group of the unit", "group", scoring.Known("ward"), `the group stands with the unit, not with the figures`},
		{"a text for a number", "late", scoring.Known("nhiều"), `input "late": expected a number, got "nhiều"`},
		{"yes for a number", "late", scoring.Known(true), `input "late": a count cannot be given as true or false`},
		{"half a count", "late", scoring.Known("1.5"), `input "late": a count is a whole number, not 1.5`},
		{"above the domain", "erate", scoring.Known(105), `input "erate": 105 is outside its domain, [0, 100]`},
		{"too many places", "erate", scoring.Known("76.555"), `input "erate": 76.555 has more decimal places than the 2 of the input`},
		{"a bound of nothing", "late", scoring.Within(scoring.Bound{AtMost: scoring.Known(-1)}), `input "late": no value of the input lies within the bounds`},
		{"a number for a day", "sent", scoring.Known(5), `input "sent": a date cannot be given as a number`},
		{"no such option", "plan", scoring.Known("lates"),
			`input "plan": "lates" is not one of its options, on_time, late, none; did you mean "late"?`},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := change(row.input, none, row.now)
			if row.input == "erate" {
				r.Old = scoring.Known(85)
			}
			_, err := of(r)
			got := onlyFault(t, err).Message
			assert.Equal(t, "record 2 (figure): "+row.en, got.EN)
			assert.NotEqual(t, got.EN, got.VI)
		})
	}
}

// TestContradictions: figures of a round that contradict each other are told for the round,
// at the record of one of them, and Append leaves them to the records to come.
func TestContradictions(t *testing.T) {
	s := commune(t)
	done := record("figure", "self", "input: done, new: 9")
	a := parsed(t, s, record("figure", "self", "input: total, new: 9"), done,
		record("figure", "appraisal_1", "input: total, old: 9, new: 8, why: Sai"))
	_, err := assessment.Fold(s, a, on("2026-01-10"))
	require.ErrorIs(t, err, scoring.ErrFacts)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1, "told of the round in which they come to contradict each other, not of those behind it")
	assert.Contains(t, faults[0].Error(), "year.yaml:5:5: First appraisal: contradicts the relation \"")
	assert.Contains(t, faults[0].In(rubric.Vietnamese), "year.yaml:5:5: Thẩm định lần 1: ")
	assert.Equal(t, "rounds.appraisal_1.inputs.done", faults[0].Path)
	locks := parsed(t, s, record("lock", "appraisal_1", ""), lock).Records
	_, err = assessment.Append(s, a, locks[0])
	assert.ErrorIs(t, err, scoring.ErrFacts, "a round is not locked so, since nobody could mend it then")
	_, err = assessment.Append(s, a, locks[1])
	assert.NoError(t, err, "the round before is sound")
	more, err := assessment.Append(s, a, parsed(t, s, record("figure", "appraisal_1", "input: done, old: 9, new: 8, why: Sai")).Records[0])
	require.NoError(t, err)
	_, err = assessment.Append(s, more, locks[0])
	assert.NoError(t, err)
	_, err = assessment.Fold(s, more, on("2026-01-10"))
	require.NoError(t, err)
}

// TestWholes: what is wrong with an assessment as a whole.
func TestWholes(t *testing.T) {
	s := commune(t)
	_, err := assessment.Fold(nil, &assessment.Assessment{}, rubric.Date{})
	assert.EqualError(t, err, "the scorer was not made by Compile")
	_, err = assessment.Fold(s, nil, rubric.Date{})
	assert.EqualError(t, err, "there is no assessment")
	a := parsed(t, s)
	a.Rubric = "commune-2024"
	_, err = assessment.Fold(s, a, rubric.Date{})
	assert.ErrorIs(t, err, scoring.ErrEdition)
	assert.EqualError(t, err, `the assessment is for the rubric "commune-2024", the scorer for "commune-2025"`)
	a = parsed(t, s)
	a.Unit.Group = "town"
	_, err = assessment.Append(s, a, assessment.Record{})
	assert.ErrorIs(t, err, scoring.ErrFacts)
	assert.Equal(t, "unit.group", onlyFault(t, err).Path)
	src, err := os.ReadFile("testdata/rubric.yaml")
	require.NoError(t, err)
	before, behind, _ := strings.Cut(string(src), "rounds:\n")
	_, behind, _ = strings.Cut(behind, "areas:\n")
	_, err = assessment.Fold(compiled(t, before+"areas:\n"+behind), &assessment.Assessment{}, rubric.Date{})
	assert.EqualError(t, err, "the rubric has no rounds of assessment (`rounds`)")
	_, err = assessment.Fold(s, parsed(t, s), rubric.Date{})
	assert.EqualError(t, err, "a day to score as of is needed, because there are waivers or deadlines of evidence")
	var st *assessment.State
	assert.Nil(t, st.Round("self"))
	assert.Nil(t, st.Last())
	assert.Nil(t, (*assessment.Round)(nil).Item("1"))
}
