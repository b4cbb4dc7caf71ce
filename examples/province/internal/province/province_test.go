package province_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
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
