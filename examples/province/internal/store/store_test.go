package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/stretchr/testify/require"
)

// TestFileNames: the database is in the file that has the name, whatever signs it is made of.
func TestFileNames(t *testing.T) {
	for _, name := range []string{"a.db", "a#b.db", "a?b=c.db", "a%20b c.db", "tỉnh.db"} {
		file := filepath.Join(t.TempDir(), name)
		testdb.Open(t, file)
		_, err := os.Stat(file)
		require.NoError(t, err)
	}
}
