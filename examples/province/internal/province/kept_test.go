package province_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// states are the results of all units as they are stored.
func states(t *testing.T, db *store.DB) map[string]string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "SELECT unit, body FROM states")
	require.NoError(t, err)
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var unit, body string
		require.NoError(t, rows.Scan(&unit, &body))
		out[unit] = body
	}
	require.NoError(t, rows.Err())
	return out
}

// TestResultsOnBoth: the results that are stored in one database are those of the other, and so
// are those that are dropped and computed from the records again, byte for byte.
func TestResultsOnBoth(t *testing.T) {
	want := states(t, testdb.Open(t, testdb.Seeded(t)))
	assert.Len(t, want, len(seed.Units())-1, "all units but the one that has submitted nothing")
	db := testdb.Open(t, testdb.Postgres(t))
	office := province.New(db, testdb.Now)
	require.NoError(t, seed.Province(t.Context(), office, testdb.Password))
	same := func() {
		t.Helper()
		got := states(t, db)
		assert.Len(t, got, len(want))
		for unit, state := range want {
			assert.True(t, state == got[unit], unit) // they are too long to be printed
		}
	}
	same()
	require.NoError(t, db.DropStates(t.Context()))
	assert.Empty(t, states(t, db))
	require.NoError(t, province.New(db, testdb.Now).Rebuild(t.Context()))
	same()
}

// TestManyWriters: of what many people add to one sheet at once, on two servers, nothing is lost,
// and what one adds together stays together.
func TestManyWriters(t *testing.T) {
	testdb.All(t, func(t *testing.T, open func() *store.DB) {
		offices := []*province.Province{province.New(open(), testdb.Now), province.New(open(), testdb.Now)}
		ctx := t.Context()
		require.NoError(t, offices[0].Adopt(ctx, seed.Rubric, "test"))
		unit := seed.Units()[6]
		require.NoError(t, offices[0].DB.AddUnit(ctx, unit))
		by := store.Account{Login: "a", Name: "A", Office: "B", Role: store.Scorer, Unit: unit.ID}
		require.NoError(t, offices[0].DB.AddAccount(ctx, &by))
		const writers = 50
		var all sync.WaitGroup
		for i := range writers {
			all.Go(func() {
				note := func(n int) assessment.Record {
					return assessment.Record{Kind: assessment.Noted, Round: "self", Item: "1.1", Text: rubric.Plain(fmt.Sprint(i, " ", n))}
				}
				_, err := offices[i%2].Add(ctx, &by, unit.ID, note(0), note(1))
				assert.NoError(t, err)
			})
		}
		all.Wait()
		y, err := offices[0].Year(ctx, unit.ID)
		require.NoError(t, err)
		require.Len(t, y.Assessment.Records, 2*writers)
		seen := map[string]bool{}
		for n := 0; n < 2*writers; n += 2 {
			var i, first int
			_, err := fmt.Sscan(y.Assessment.Records[n].Text.VI, &i, &first)
			require.NoError(t, err)
			assert.Zero(t, first)
			assert.Equal(t, fmt.Sprint(i, " ", 1), y.Assessment.Records[n+1].Text.VI)
			seen[fmt.Sprint(i)] = true
		}
		assert.Len(t, seen, writers)
	})
}
