package province_test

import (
	"sync"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each of many who change a plan at the same time changes what the one before has made of it.
func TestManyChangeOnePlan(t *testing.T) {
	testdb.All(t, func(t *testing.T, open func() *store.DB) {
		office := province.New(open(), testdb.Now)
		require.NoError(t, office.Adopt(t.Context(), seed.Rubric, "test"))
		require.NoError(t, office.DB.AddUnit(t.Context(), scoring.Unit{ID: "a", Group: "ward"}))
		by := store.Account{Login: "a", Name: "A", Office: "B", Role: store.Leader, Unit: "a"}
		require.NoError(t, office.DB.AddAccount(t.Context(), &by))
		year, err := office.Year(t.Context(), "a")
		require.NoError(t, err)

		const many = 8
		var all sync.WaitGroup
		for range many {
			all.Go(func() {
				assert.NoError(t, office.ChangePlan(t.Context(), &by, year, func(now *province.Plan) (*province.Plan, error) {
					n := 0
					if now != nil {
						n = len(now.Later.Points)
					}
					next := scoring.Facts{Points: map[string]scoring.Figure{}}
					for i := range n + 1 {
						next.Points[string(rune('a'+i))] = scoring.Known(i)
					}
					return &province.Plan{Later: &next}, nil
				}))
			})
		}
		all.Wait()
		last, err := office.Plan(t.Context(), year)
		require.NoError(t, err)
		assert.Equal(t, many, last.Number)
		assert.Len(t, last.Later.Points, many)
	})
}
