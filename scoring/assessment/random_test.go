package assessment_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// kinds are the errors that a record can be refused with.
var kinds = []error{assessment.ErrLocked, assessment.ErrRevision, assessment.ErrConflict, assessment.ErrNotAllowed}

// TestRandomYears: random records on random rubrics. The kinds of fault are a record that is
// refused or taken against what the oracle says, facts of a round that are not those of its
// replay, a score that is not that of its facts, evidence that counts and should not, and
// anything that depends on chance or on how the records came to be there.
func TestRandomYears(t *testing.T) {
	instances := enough.Instances(300, 30)
	records, refused, scored, unproved, orders, same, clashes := map[assessment.Kind]int{}, map[error]int{}, 0, 0, 0, 0, 0
	for seed := range instances {
		w := newWorld(t, uint64(seed))
		a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: []assessment.Record{}}
		for n := range 5 + w.IntN(30) {
			r, want, ok := w.next(n)
			if !ok {
				continue
			}
			more, err := assessment.Append(w.scorer, a, r)
			if want != nil {
				require.ErrorIs(t, err, want, "seed %d, record %+v", seed, r)
				refused[want]++
				continue
			}
			require.NoError(t, err, "seed %d, record %+v", seed, r)
			records[r.Kind]++
			a = more
		}
		st, err := assessment.Fold(w.scorer, a, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		for i, r := range st.Rounds {
			inputs, points := w.facts(i)
			requireFigures(t, inputs, r.Facts.Inputs, seed)
			requireFigures(t, points, r.Facts.Points, seed)
			require.Equal(t, []any{w.rounds[i].locked, w.rounds[i].revision}, []any{r.Locked, r.Revision}, "seed %d", seed)
			if w.plain(i) {
				want, err := w.scorer.Score(r.Facts)
				require.NoError(t, err)
				require.True(t, want.Equal(r.Result), "seed %d, round %s", seed, r.Name)
				scored++
			}
			for _, it := range w.leaves {
				missing := slices.ContainsFunc(r.Findings, func(f assessment.Finding) bool {
					return f.Kind == assessment.EvidenceMissing && f.Item == it.Code
				})
				asked := it.NoEvidence != "" && (it.EvidenceBy.IsZero() || w.asOf.DayNumber() > it.EvidenceBy.DayNumber())
				if missing {
					unproved++
				}
				require.False(t, missing && (!asked || w.shownInTime(a.Records, i, it)), "seed %d, %s %s", seed, r.Name, it.Code)
				if asked && it.NoEvidence == rubric.PolicyZero && it.Waiver.IsZero() && !w.shownInTime(a.Records, i, it) {
					require.LessOrEqual(t, r.Result.Item(it.Code).Range.Most.Sign(), 0, "seed %d, %s %s", seed, r.Name, it.Code)
				}
			}
		}
		requireSameBytes(t, w, a, st, seed)
		for range 3 {
			orders++
			switch equal, err := w.reordered(t, a, st); {
			case err != nil:
				clashes++
			case equal:
				same++
			default:
				require.Fail(t, "another order gives another state", "seed %d", seed)
			}
		}
	}
	for _, kind := range []assessment.Kind{assessment.Stated, assessment.Typed, assessment.Claimed, assessment.Shown, assessment.Refused,
		assessment.Noted, assessment.Surveyed, assessment.Waived, assessment.Locked, assessment.Reopened} {
		enough.Enough(t, string(kind), records[kind], instances, 100)
	}
	for _, kind := range kinds {
		enough.Enough(t, kind.Error(), refused[kind], instances, 50)
	}
	enough.Enough(t, "rounds scored by the scorer alone", scored, 4*instances, 100)
	enough.Enough(t, "unproved leaves", unproved, instances, 200)
	enough.Enough(t, "orders with the same state", same, orders, 200)
	enough.Enough(t, "orders with a conflict", clashes, orders, 60)
}

func requireFigures(t *testing.T, want, got map[string]scoring.Figure, seed int) {
	t.Helper()
	require.Equal(t, slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)), "seed %d", seed)
	for key, v := range want {
		require.True(t, v.Equal(got[key]), "seed %d: %s is %s, not %s", seed, key, got[key], v)
	}
}

// requireSameBytes checks that folding again, and through JSON and files, comes to the same.
func requireSameBytes(t *testing.T, w *world, a *assessment.Assessment, st *assessment.State, seed int) {
	t.Helper()
	want, err := json.Marshal(st)
	require.NoError(t, err)
	again := func(a *assessment.Assessment) {
		st, err := assessment.Fold(w.scorer, a, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		got, err := json.Marshal(st)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "seed %d", seed)
	}
	again(a)
	var read assessment.State
	require.NoError(t, json.Unmarshal(want, &read))
	got, err := json.Marshal(read)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "seed %d", seed)

	src, err := json.Marshal(a)
	require.NoError(t, err)
	var back assessment.Assessment
	require.NoError(t, json.Unmarshal(src, &back))
	require.Equal(t, *a, back, "seed %d", seed)
	parsed, err := assessment.Parse("year.json", src, w.rubric, nil)
	require.NoError(t, err, "seed %d", seed)
	again(parsed)
	got, err = json.Marshal(parsed)
	require.NoError(t, err)
	require.Equal(t, string(src), string(got), "seed %d", seed)
}

// reordered folds the records in another order, which differs by some exchanges of
// neighbours, and reports whether the state is the same but for the numbers of records. The
// error is that of records that do not follow from each other in that order, of a kind that
// callers can name.
func (w *world) reordered(t *testing.T, a *assessment.Assessment, st *assessment.State) (equal bool, err error) {
	if len(a.Records) < 2 {
		return true, nil
	}
	was := make([]int, len(a.Records)) // the old index by the new one
	for i := range was {
		was[i] = i
	}
	for range 1 + w.IntN(6) {
		i := w.IntN(len(was) - 1)
		was[i], was[i+1] = was[i+1], was[i]
	}
	other := *a
	other.Records = nil
	for _, i := range was {
		other.Records = append(other.Records, a.Records[i])
	}
	turned, err := assessment.Fold(w.scorer, &other, w.asOf)
	if err != nil {
		var faults source.Faults
		require.ErrorAs(t, err, &faults)
		for _, f := range faults {
			require.True(t, slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(f, kind) }), f)
		}
		return false, err
	}
	want, err := json.Marshal(numbered(st, func(i int) int { return i }))
	require.NoError(t, err)
	got, err := json.Marshal(numbered(turned, func(i int) int { return was[i] }))
	require.NoError(t, err)
	return assert.Equal(t, string(want), string(got)), nil
}

// numbered returns a state with other numbers of its records, and what is listed by them in
// their order.
func numbered(st *assessment.State, number func(int) int) *assessment.State {
	of := func(i int) int {
		if i < 0 {
			return i
		}
		return number(i)
	}
	out := *st
	out.Rounds = nil
	for _, r := range st.Rounds {
		r := *r
		r.Records, r.Findings = slices.Clone(r.Records), slices.Clone(r.Findings)
		for i := range r.Records {
			r.Records[i] = of(r.Records[i])
		}
		slices.Sort(r.Records)
		for i := range r.Findings {
			r.Findings[i].Record = of(r.Findings[i].Record)
		}
		slices.SortFunc(r.Findings, func(a, b assessment.Finding) int {
			return cmp.Or(cmp.Compare(fmt.Sprint(a.Kind, a.Item), fmt.Sprint(b.Kind, b.Item)), cmp.Compare(a.Record, b.Record))
		})
		r.Set = slices.Clone(r.Set)
		for i := range r.Set {
			r.Set[i].Record = of(r.Set[i].Record)
		}
		items := r.Items
		r.Items = nil
		for _, it := range items {
			it := *it
			it.Evidence, it.Remarks = slices.Clone(it.Evidence), slices.Clone(it.Remarks)
			for i := range it.Evidence {
				it.Evidence[i].Record, it.Evidence[i].RefusedBy = of(it.Evidence[i].Record), of(it.Evidence[i].RefusedBy)
			}
			slices.SortFunc(it.Evidence, func(a, b assessment.Piece) int { return cmp.Compare(a.Record, b.Record) })
			for i := range it.Remarks {
				it.Remarks[i].Record = of(it.Remarks[i].Record)
			}
			slices.SortFunc(it.Remarks, func(a, b assessment.Remark) int { return cmp.Compare(a.Record, b.Record) })
			if it.Claim != nil {
				c := *it.Claim
				c.Record = of(c.Record)
				it.Claim = &c
			}
			r.Items = append(r.Items, &it)
		}
		out.Rounds = append(out.Rounds, &r)
	}
	return &out
}
