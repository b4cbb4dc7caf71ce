package province_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Records that follow from those before them can still contradict each other as figures. Such
// ones are refused, or nobody could read the year of the unit any more.
func TestAddRefusesFiguresThatContradict(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "province.db"))
	require.NoError(t, err)
	defer db.Close()
	office := province.New(db, time.Now)
	require.NoError(t, office.Adopt(t.Context(), seed.Rubric, "test"))
	require.NoError(t, db.AddUnit(t.Context(), scoring.Unit{ID: "a", Group: "ward"}))
	by := store.Account{Login: "a", Name: "A", Office: "B", Role: store.Scorer, Unit: "a"}
	require.NoError(t, db.AddAccount(t.Context(), &by))

	state := func(input string, n int) error {
		_, err := office.Add(t.Context(), &by, "a", assessment.Record{Kind: assessment.Stated, Round: "self", Input: input, New: scoring.Known(n)})
		return err
	}
	require.NoError(t, state("tasks", 5))
	require.ErrorIs(t, state("tasks_done", 7), scoring.ErrFacts)
	year, err := office.Year(t.Context(), "a")
	require.NoError(t, err)
	assert.Len(t, year.Assessment.Records, 1)
	require.NoError(t, state("tasks_done", 4))
}

// The stored states follow from the records: dropped and made again, by another process and on
// another day, they are the same to the byte. So are those in memory.
func TestRebuild(t *testing.T) {
	file := testdb.Seeded(t)
	db := testdb.Open(t, file)
	office := province.New(db, testdb.Now)
	scorer, err := office.Scorer(t.Context())
	require.NoError(t, err)
	read := func() map[string]string {
		out := map[string]string{}
		units, err := db.Units(t.Context())
		require.NoError(t, err)
		for _, u := range units {
			body, err := db.State(t.Context(), scorer.Edition().SHA256, u.ID)
			if !errors.Is(err, sql.ErrNoRows) {
				require.NoError(t, err)
				out[u.ID] = string(body)
			}
		}
		return out
	}
	stored := read()
	assert.Len(t, stored, 29, "all units but the one that has submitted nothing")
	later := province.New(testdb.Open(t, file), func() time.Time { return testdb.Now().AddDate(1, 0, 0) })
	require.NoError(t, later.Rebuild(t.Context()))
	assert.Equal(t, stored, read())

	by, err := db.AccountByLogin(t.Context(), "cham")
	require.NoError(t, err)
	added, err := office.Add(t.Context(), &by, seed.Begun, assessment.Record{Kind: assessment.Stated, Round: "self", Input: "initiatives", New: scoring.Known(2)})
	require.NoError(t, err)
	again, err := province.New(db, testdb.Now).Year(t.Context(), seed.Begun)
	require.NoError(t, err)
	want, err := json.Marshal(again.State)
	require.NoError(t, err)
	got, err := json.Marshal(added.State)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}
