package assessment_test

import (
	"encoding/json"
	"fmt"
	"log"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// While somebody types 95 % into a page, it shows what that would come to. Nothing is stored.
func ExampleRound_Preview() {
	round := exampleState().Round("appraisal")
	typed := scoring.Facts{Inputs: map[string]scoring.Figure{"on_time": scoring.Known(95)}}
	records, err := round.Changes(typed)
	if err != nil {
		log.Fatal(err)
	}
	next, err := round.Preview(records...)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(round.Result.Item("1").Points.Decimal, "→", next.Result.Item("1").Points.Decimal)
	fmt.Println(round.Result.Total.Final.Decimal, "→", next.Result.Total.Final.Decimal)
	// Output:
	// 2.36 → 2.85
	// 4.63 → 5.22
}

// TestPreview: what stands beside the figures counts, faults name their fields, and the round
// stays as it is.
func TestPreview(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, stated, shown, record("figure", "self", "input: total, new: 8"))
	st, err := assessment.Fold(s, a, on("2026-02-10"))
	require.NoError(t, err)
	round := st.Current()
	assert.Equal(t, "self", round.Name)
	before, err := json.Marshal(st)
	require.NoError(t, err)

	refusal := assessment.Record{Kind: assessment.Refused, Round: "appraisal_1", Item: "1.1", Piece: "e1"}
	next, err := st.Round("appraisal_1").Preview(refusal)
	require.NoError(t, err)
	known(t, round, "1.1 2")
	known(t, next, "1.1 0")
	after, err := json.Marshal(st)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))

	_, err = round.Preview(refusal)
	assert.NoError(t, err, "the record is of a later round")
	records, err := round.Changes(scoring.Facts{Inputs: map[string]scoring.Figure{"done": scoring.Known(9)},
		Points: map[string]scoring.Figure{"1.3": scoring.Known("0.3")}})
	require.NoError(t, err)
	_, err = round.Preview(records...)
	fault := onlyFault(t, err)
	assert.Equal(t, `points["1.3"]`, a.FieldOf(fault, records...))
	_, err = round.Preview(records[0])
	fault = onlyFault(t, err)
	assert.ErrorIs(t, fault, scoring.ErrFacts)
	assert.Equal(t, "inputs.done", a.FieldOf(fault, records[0]))

	// Points in place of a rule name nobody yet.
	appraisal := st.Round("appraisal_1")
	records, err = appraisal.Changes(scoring.Facts{Points: map[string]scoring.Figure{"1.2": scoring.Known("1.5")}})
	require.NoError(t, err)
	next, err = appraisal.Preview(records...)
	require.NoError(t, err)
	assert.Equal(t, "do … chấm: …", next.Result.Item("1.2").Reason.VI)
	assert.NotContains(t, next.Facts.Points, "1.2")
	assert.Equal(t, "1.5", next.Figures().Points["1.2"].String())
	_, is := appraisal.Figures().Points["1.2"]
	assert.False(t, is)

	waived := assessment.Record{Kind: assessment.Waived, Round: "appraisal_1", Item: "1.2",
		Waiver: &assessment.Waiver{Approver: rubric.Plain("Sở"), From: on("2026-01-01")}}
	_, err = appraisal.Preview(waived)
	assert.NoError(t, err)

	var read assessment.State
	require.NoError(t, json.Unmarshal(before, &read))
	_, err = read.Last().Preview()
	assert.ErrorContains(t, err, "fold the records again")
	assert.Equal(t, "85", read.Last().Figures().Inputs["erate"].String())
	_, err = (*assessment.Round)(nil).Preview()
	assert.Error(t, err)
	assert.Empty(t, (*assessment.Round)(nil).Figures())
	assert.Nil(t, (*assessment.State)(nil).Current())
	var faults source.Faults
	_, err = round.Preview(assessment.Record{})
	assert.ErrorAs(t, err, &faults)
}

// TestCurrent: the round that is worked on is the first that is not locked.
func TestCurrent(t *testing.T) {
	s := commune(t)
	locks := []string{record("lock", "self", ""), record("lock", "appraisal_1", ""), record("lock", "reply", ""), record("lock", "appraisal_2", "")}
	for n, want := range []string{"self", "appraisal_1", "reply", "appraisal_2", "appraisal_2"} {
		assert.Equal(t, want, folded(t, s, "2026-01-10", locks[:n]...).Current().Name)
	}
}
