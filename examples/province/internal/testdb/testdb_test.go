package testdb_test

import (
	"testing"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAll: what is opened again is the same database, and another test has another one.
func TestAll(t *testing.T) {
	for range 2 {
		testdb.All(t, func(t *testing.T, open func() *store.DB) {
			db := open()
			units, err := db.Units(t.Context())
			require.NoError(t, err)
			assert.Empty(t, units)
			unit := scoring.Unit{ID: "xa-01", Group: "commune"}
			require.NoError(t, db.AddUnit(t.Context(), unit))
			units, err = open().Units(t.Context())
			require.NoError(t, err)
			assert.Equal(t, []scoring.Unit{unit}, units)
		})
	}
}
