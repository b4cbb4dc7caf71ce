package assessment_test

import (
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A form that was filled in becomes records: what it says otherwise than what stands.
func ExampleRound_Changes() {
	filled := scoring.Facts{Inputs: map[string]scoring.Figure{"on_time": scoring.Known("80.5"), "has_office": scoring.Known(false)},
		Points: map[string]scoring.Figure{"2": scoring.Known("1.50")}}
	records, err := exampleState().Round("appraisal").Changes(filled)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range records {
		fmt.Println(r.Kind, r.Field(), r.Old, "→", r.New)
	}
	// Output:
	// figure inputs.on_time 78.5 → 80.5
}

// filledIn returns records with what a host says of them.
func filledIn(records []assessment.Record) []assessment.Record {
	for i := range records {
		records[i].By, records[i].Authority = "Host", rubric.Plain("Office")
		records[i].At, records[i].Why = time.Date(2026, 1, 30, 0, 0, 0, 0, time.UTC), rubric.Plain("Corrected")
	}
	return records
}

// TestChanges: what differs from what stands, in the order of the rubric, with the old values.
func TestChanges(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, record("figure", "self", "input: erate, new: 85"), record("figure", "self", "input: late, new: 1"),
		record("points", "self", `item: "1.3", new: 1`), record("lock", "self", ""), record("reopen", "self", "why: Sai"),
		record("figure", "appraisal_1", "input: late, old: 1, new: 2, why: Sai"))
	st, err := assessment.Fold(s, a, on("2026-01-10"))
	require.NoError(t, err)
	facts := scoring.Facts{Rubric: "commune-2025", Unit: scoring.Unit{ID: "xa-a"}, Inputs: map[string]scoring.Figure{
		"total": scoring.Known(9), "erate": scoring.Known("85.00"), "late": scoring.Figure{}, "reports.q2": scoring.Known(3),
		"sent": scoring.Figure{}, "nothing": scoring.Known(1)},
		Points: map[string]scoring.Figure{"B1": scoring.Known(1), "1.3": scoring.Known(2), "1.2": scoring.Known(3)}}
	for round, want := range map[string][]string{
		"self": {"self 2 figure inputs.late 1 missing", `self 2 figure inputs["reports.q2"] missing 3`,
			"self 2 figure inputs.total missing 9", "self 2 figure inputs.nothing missing 1", `self 2 points points["1.2"] missing 3`,
			`self 2 points points["1.3"] 1 2`, `self 2 points points.B1 missing 1`},
		"appraisal_1": {"appraisal_1 1 figure inputs.late 2 missing", `appraisal_1 1 figure inputs["reports.q2"] missing 3`,
			"appraisal_1 1 figure inputs.total missing 9", "appraisal_1 1 figure inputs.nothing missing 1",
			`appraisal_1 1 points points["1.2"] missing 3`, `appraisal_1 1 points points["1.3"] 1 2`, `appraisal_1 1 points points.B1 missing 1`},
	} {
		records, err := st.Round(round).Changes(facts)
		require.NoError(t, err)
		var got []string
		for _, r := range records {
			got = append(got, fmt.Sprint(r.Round, " ", r.Revision, " ", r.Kind, " ", r.Field(), " ", r.Old, " ", r.New))
		}
		assert.Equal(t, want, got)
	}
	none, err := st.Last().Changes(scoring.Facts{})
	require.NoError(t, err)
	assert.NotNil(t, none)
	assert.Empty(t, none)
}

// TestChangesOfOthers: facts of another rubric or unit are refused, and a state from JSON
// knows too little.
func TestChangesOfOthers(t *testing.T) {
	s := commune(t)
	st := folded(t, s, "2026-01-10", stated)
	_, err := st.Last().Changes(scoring.Facts{Rubric: "commune-2024"})
	assert.ErrorIs(t, err, scoring.ErrEdition)
	assert.Equal(t, "rubric", onlyFault(t, err).Path)
	_, err = st.Last().Changes(scoring.Facts{Unit: scoring.Unit{ID: "xa-b"}})
	assert.ErrorIs(t, err, scoring.ErrUnit)
	assert.EqualError(t, err, `the facts are those of the unit "xa-b", not of "xa-a"`)
	_, err = st.Last().Changes(scoring.Facts{Inputs: map[string]scoring.Figure{"\u00ea": scoring.Known(1), "e\u0302": scoring.Known(2)}})
	assert.ErrorIs(t, err, scoring.ErrFacts)
	src, err := json.Marshal(st)
	require.NoError(t, err)
	var read assessment.State
	require.NoError(t, json.Unmarshal(src, &read))
	_, err = read.Last().Changes(scoring.Facts{})
	assert.ErrorContains(t, err, "fold the records again")
	_, err = read.History("1.1")
	assert.ErrorContains(t, err, "fold the records again")
	_, ok := read.Last().StatedBy("inputs.erate")
	assert.False(t, ok)
	_, err = (*assessment.Round)(nil).Changes(scoring.Facts{})
	assert.Error(t, err)
}

// TestAppendTogether: records are appended all or none, each may follow from those before
// it, and the faults name the fields that they are about.
func TestAppendTogether(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, stated)
	of := func(records ...string) []assessment.Record { return parsed(t, s, records...).Records }
	more, err := assessment.Append(s, a, of(record("evidence", "self", `item: "1.1", evidence: {id: e, number: 1/BC}`),
		record("refusal", "appraisal_1", `item: "1.1", piece: e, why: Sai`),
		record("points", "appraisal_1", `item: "1.2", new: 1.5`), record("lock", "appraisal_1", ""))...)
	require.NoError(t, err)
	assert.Len(t, a.Records, 1)
	assert.Len(t, more.Records, 5)
	_, err = assessment.Fold(s, more, on("2026-01-10"))
	require.NoError(t, err)

	same, err := assessment.Append(s, a)
	require.NoError(t, err)
	assert.Equal(t, a.Records, same.Records)

	wrong := of(record("figure", "self", "input: late, new: 1"), record("figure", "self", "input: erate, old: 85, new: 70"),
		record("points", "self", `item: "1.3", new: 1.3`), record("note", "reply", "text: A"))
	wrong[3].Authority = rubric.Text{}
	_, err = assessment.Append(s, a, wrong...)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	got := map[string]string{}
	for _, f := range faults {
		got[f.Path+" "+a.FieldOf(f, wrong...)] = f.Message.EN
	}
	assert.Equal(t, map[string]string{
		"records[2] inputs.erate":      "record 3 (figure): it needs a reason (`why`), because it changes a value",
		`records[3].new points["1.3"]`: `record 4 (points): item "1.3" cannot have 1.3 points (from 0 to 2, in steps of 0.5)`,
		"records[4] ":                  "record 5 (note): it needs `authority`",
	}, got)

	// A lock among others is refused where the figures of its round contradict each other
	// by then, and not where a record behind it would mend that.
	done, total := record("figure", "self", "input: done, new: 9"), record("figure", "self", "input: total, new: 8")
	_, err = assessment.Append(s, a, of(done, total, record("lock", "self", ""))...)
	assert.ErrorIs(t, err, scoring.ErrFacts)
	fault := onlyFault(t, err)
	assert.Equal(t, "inputs.done", a.FieldOf(fault))
	assert.Equal(t, "rounds.self.inputs.done", fault.Path)
	_, err = assessment.Append(s, a, of(done, total)...)
	assert.NoError(t, err)
}

// TestFieldOf: paths of faults that are about no field, and odd ones.
func TestFieldOf(t *testing.T) {
	a := parsed(t, commune(t), stated)
	for path, want := range map[string]string{
		"records[0].new": "inputs.erate", "records[1]": "", "records[-1]": "", "records[x]": "", "records[": "", "": "", "unit.group": "",
		"rounds": "", "rounds.": "", "rounds.self": "", "rounds.self.points.B1": "points.B1", `rounds["a.b"].inputs["x.q1"]`: `inputs["x.q1"]`,
		`rounds["a\"].inputs"].points["1.1"]`: `points["1.1"]`, `rounds["a`: "", "rounds.self.rubric": "",
	} {
		assert.Equal(t, want, a.FieldOf(&source.Fault{Path: path}), path)
	}
	assert.Empty(t, a.FieldOf(nil))
	assert.Empty(t, (*assessment.Assessment)(nil).FieldOf(&source.Fault{Path: "rounds.self.points.B1"}))
}

// TestRandomChanges: whatever facts somebody fills in, appending their changes makes those
// of the round of them, and nothing is left to change.
func TestRandomChanges(t *testing.T) {
	instances := enough.Instances(150, 20)
	filled, changed, taken, kept, empty := 0, 0, 0, 0, 0
	for seed := range instances {
		w := newWorld(t, uint64(seed))
		a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: []assessment.Record{}}
		for n := range 5 + w.IntN(25) {
			if r, want, ok := w.next(n); ok && want == nil {
				a.Records = append(a.Records, r)
			}
		}
		st, err := assessment.Fold(w.scorer, a, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		for _, round := range st.Rounds {
			if round.Locked {
				continue
			}
			same, err := round.Changes(round.Figures())
			require.NoError(t, err)
			require.Empty(t, same, "seed %d", seed)
			facts := w.filled(round)
			records, err := round.Changes(facts)
			require.NoError(t, err)
			preview, err := round.Preview(records...)
			require.NoError(t, err)
			more, err := assessment.Append(w.scorer, a, filledIn(records)...)
			require.NoError(t, err, "seed %d %+v", seed, records)
			after, err := assessment.Fold(w.scorer, more, w.asOf)
			require.NoError(t, err, "seed %d", seed)
			now := after.Round(round.Name)
			requireSameResult(t, preview, now, seed)
			filledIn, err := round.Preview(more.Records[len(a.Records):]...)
			require.NoError(t, err)
			requireSameRound(t, filledIn, now, seed)
			again, err := now.Changes(facts)
			require.NoError(t, err)
			require.Empty(t, again, "seed %d", seed)
			filled++
			changed += len(records)
			if len(records) == 0 {
				empty++
			}
			want := maps.Clone(round.Facts.Inputs)
			for name, f := range facts.Inputs {
				if want[name] = f; f.IsZero() {
					delete(want, name)
					taken++
				}
			}
			for name := range want {
				if _, is := facts.Inputs[name]; !is {
					kept++
				}
			}
			for name, f := range want {
				if f.Equal(now.Facts.Inputs[name]) {
					continue
				}
				// The same value in another form.
				was, got := scoring.Facts{Inputs: map[string]scoring.Figure{name: f}}, scoring.Facts{Inputs: map[string]scoring.Figure{name: now.Facts.Inputs[name]}}
				left, err := w.scorer.Score(was)
				require.NoError(t, err)
				right, err := w.scorer.Score(got)
				require.NoError(t, err)
				require.True(t, left.Equal(right), "seed %d %s: %s, not %s", seed, name, now.Facts.Inputs[name], f)
			}
			require.Len(t, now.Facts.Inputs, len(want), "seed %d", seed)
			for code, f := range facts.Points {
				if w.rubric.Item(code).Reported {
					require.True(t, f.Equal(now.Facts.Points[code]), "seed %d %s: %s, not %s", seed, code, now.Facts.Points[code], f)
				}
			}
			for i, r := range records {
				by, ok := now.StatedBy(r.Field())
				require.Equal(t, !r.New.IsZero(), ok)
				require.Equal(t, len(a.Records)+i, by)
			}
		}
	}
	enough.Enough(t, "forms", filled, 4*instances, 100)
	enough.Enough(t, "changes", changed, 4*instances, 1000)
	enough.Enough(t, "figures taken back", taken, 4*instances, 60)
	enough.Enough(t, "figures that stay", kept, 4*instances, 60)
	assert.Less(t, empty, filled)
}

// requireSameResult checks that two rounds have the same points: who stated them may differ.
func requireSameResult(t *testing.T, got, want *assessment.Round, seed int) {
	t.Helper()
	require.Equal(t, want.Result.Total.FinalRange, got.Result.Total.FinalRange, "seed %d", seed)
	for _, it := range want.Result.Leaves() {
		require.Equal(t, it.Range, got.Result.Item(it.Code).Range, "seed %d, item %s", seed, it.Code)
		require.Equal(t, it.Status, got.Result.Item(it.Code).Status, "seed %d, item %s", seed, it.Code)
	}
}

// requireSameRound checks that two rounds are the same byte by byte.
func requireSameRound(t *testing.T, got, want *assessment.Round, seed int) {
	t.Helper()
	a, err := json.Marshal(got)
	require.NoError(t, err)
	b, err := json.Marshal(want)
	require.NoError(t, err)
	require.Equal(t, string(b), string(a), "seed %d", seed)
}

// filled returns the facts of a round as somebody changed them: other figures, the same ones
// typed otherwise, some that are missing, some not there at all.
func (w *world) filled(round *assessment.Round) scoring.Facts {
	out := round.Figures()
	for _, name := range []string{"n0", "n1", "n2", "n3", "yes", "kind", "s.q1", "s.q2"} {
		number, is := out.Inputs[name].Number()
		switch w.IntN(6) {
		case 0, 1:
			out.Inputs[name] = w.figure(name)
		case 2:
			delete(out.Inputs, name)
		case 3:
			out.Inputs[name] = scoring.Figure{}
		case 4:
			if is {
				out.Inputs[name] = scoring.Known(number.StringFixed(5)) // a text that is the same number
			}
		}
	}
	for _, it := range w.leaves {
		open := it.Reported && it.Survey == "" && (it.Source != rubric.External || !round.Self) || it.Judged && !round.Self
		if open && w.IntN(3) == 0 {
			out.Points[it.Code] = scoring.Known(w.IntN(int(it.Max.IntPart()) + 1))
		}
	}
	return out
}
