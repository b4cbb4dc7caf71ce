package store_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
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

// filled is a database with a row in every table.
func filled(t *testing.T, db *store.DB) {
	t.Helper()
	ctx, at := t.Context(), testdb.Now()
	require.NoError(t, db.AddUnit(ctx, scoring.Unit{ID: "u"}))
	account := store.Account{Login: "a", Role: store.Leader, Unit: "u"}
	require.NoError(t, db.AddAccount(ctx, &account))
	require.NoError(t, db.AddEdition(ctx, "h", []byte("rubric"), "a", at))
	require.NoError(t, db.Adopt(ctx, "h", "a", at))
	require.NoError(t, db.Append(ctx, "h", "u", 0, notes(1), account.ID))
	_, err := db.AddFile(ctx, "text/plain", []byte("x"))
	require.NoError(t, err)
	_, err = db.Publish(ctx, store.Publication{Edition: "h", Number: "1/QĐ", Account: account.ID, Body: []byte("{}")}, at)
	require.NoError(t, err)
	require.NoError(t, db.KeepPlan(ctx, "h", "u", 1, account.ID, at, []byte("{}")))
}

func notes(n int) []assessment.Record {
	out := make([]assessment.Record, n)
	for i := range out {
		out[i] = assessment.Record{Kind: assessment.Noted, Round: "self", Item: "1", By: "a", Authority: rubric.Plain("a"),
			At: testdb.Now(), Text: rubric.Plain("x")}
	}
	return out
}

// kept are the tables that are only ever added to, each with what else would replace its row.
var kept = map[string]string{
	"editions":     "INSERT INTO editions (hash, file, added, at) VALUES ('h', '', 'b', '')",
	"adoptions":    "INSERT INTO adoptions (seq, edition, adopted, at) VALUES (1, 'h', 'b', '')",
	"records":      "INSERT INTO records (edition, unit, number, account, body) VALUES ('h', 'u', 0, 1, '{}')",
	"files":        "INSERT INTO files (sha256, type, body) SELECT sha256, 'b', '' FROM files LIMIT 1",
	"publications": "INSERT INTO publications (edition, number, revision, account, at, body) SELECT edition, 'b', revision, 1, '', '' FROM publications LIMIT 1",
	"plans":        "INSERT INTO plans (edition, unit, number, account, at, body) VALUES ('h', 'u', 1, 1, '', '')",
}

// TestOnlyAdded: nothing that was recorded is changed or removed, by no statement, neither by the
// server nor, in PostgreSQL, by the owner of the tables.
func TestOnlyAdded(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		db := testdb.Open(t, testdb.SQLite(t))
		filled(t, db)
		for table, insert := range kept {
			changes(t, db.DB, table, "are only ever added to",
				"UPDATE "+table+" SET rowid = rowid", "DELETE FROM "+table, "REPLACE"+insert[len("INSERT"):])
		}
	})
	t.Run("postgres", func(t *testing.T) {
		url := testdb.Postgres(t)
		db := testdb.Open(t, url)
		filled(t, db)
		owner, err := sql.Open("pgx", url)
		require.NoError(t, err)
		defer owner.Close()
		columns := map[string]string{"editions": "added", "adoptions": "adopted", "records": "body", "files": "type", "publications": "number", "plans": "body"}
		for table := range kept {
			all := []string{"UPDATE " + table + " SET " + columns[table] + " = ''", "DELETE FROM " + table, "TRUNCATE " + table + " CASCADE",
				"MERGE INTO " + table + " USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE"}
			changes(t, owner, table, "are only ever added to", all...)
			changes(t, db.DB, table, "permission denied", all...)
			changes(t, db.DB, table, "must be owner", "DROP TABLE "+table, "ALTER TABLE "+table+" DISABLE TRIGGER ALL",
				"DROP TRIGGER stay ON "+table)
		}
		changes(t, db.DB, "accounts", "permission denied", "UPDATE accounts SET role = 'council'", "DELETE FROM accounts")
		changes(t, db.DB, "units", "permission denied", "UPDATE units SET kind = ''", "DELETE FROM units")
	})
}

// changes asserts that statements fail, and leave a table as it is.
func changes(t *testing.T, db *sql.DB, table, says string, statements ...string) {
	t.Helper()
	before := rows(t, db, table)
	require.Len(t, before, 1, table)
	for _, s := range statements {
		_, err := db.ExecContext(t.Context(), s)
		assert.ErrorContains(t, err, says, s)
		assert.Equal(t, before, rows(t, db, table), s)
	}
}

// rows are the rows of a table.
func rows(t *testing.T, db *sql.DB, table string) (out [][]any) {
	t.Helper()
	found, err := db.QueryContext(t.Context(), "SELECT * FROM "+table)
	require.NoError(t, err)
	defer found.Close()
	columns, err := found.Columns()
	require.NoError(t, err)
	for found.Next() {
		row, at := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			at[i] = &row[i]
		}
		require.NoError(t, found.Scan(at...))
		out = append(out, row)
	}
	require.NoError(t, found.Err())
	return out
}

// TestMigrations: what is there stays when the database is opened again. On PostgreSQL several
// servers may begin at once.
func TestMigrations(t *testing.T) {
	testdb.All(t, func(t *testing.T, open func() *store.DB) {
		filled(t, open())
		records, err := open().Records(t.Context(), "h", "u")
		require.NoError(t, err)
		assert.Len(t, records, 1)
	})
	url := testdb.Postgres(t)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			db, err := store.Open(t.Context(), url)
			if assert.NoError(t, err) {
				assert.NoError(t, db.Close())
			}
		})
	}
	all.Wait()
	filled(t, testdb.Open(t, url))
}

// TestStale: of those who add behind the same records one is the first, and all that it adds is
// there; the others are told, and nothing of theirs is.
func TestStale(t *testing.T) {
	testdb.All(t, func(t *testing.T, open func() *store.DB) {
		dbs := []*store.DB{open(), open()}
		filled(t, dbs[0])
		const rounds = 20
		for round := range rounds {
			var stale, added atomic.Int64
			var all sync.WaitGroup
			for _, db := range dbs {
				all.Go(func() {
					switch err := db.Append(t.Context(), "h", "u", 1+3*round, notes(3), 1); {
					case err == nil:
						added.Add(1)
					case assert.ErrorIs(t, err, store.ErrStale):
						stale.Add(1)
					}
				})
			}
			all.Wait()
			assert.Equal(t, []int64{1, 1}, []int64{added.Load(), stale.Load()})
			records, err := dbs[0].Records(t.Context(), "h", "u")
			require.NoError(t, err)
			assert.Len(t, records, 1+3*(round+1))
		}
		assert.ErrorIs(t, dbs[0].Append(t.Context(), "h", "u", 5, notes(100), 1), store.ErrStale, "the last ones would not be")
		records, err := dbs[1].Records(t.Context(), "h", "u")
		require.NoError(t, err)
		assert.Len(t, records, 1+3*rounds)
		assert.Equal(t, time.Month(3), records[0].At.Month())
	})
}

// TestOwner: the role of the URL needs no more than to own its database and to make a role.
func TestOwner(t *testing.T) {
	url := testdb.Postgres(t)
	admin, err := sql.Open("pgx", url)
	require.NoError(t, err)
	defer admin.Close()
	_, err = admin.ExecContext(t.Context(), "CREATE ROLE cchc LOGIN CREATEROLE; GRANT ALL ON SCHEMA public TO cchc")
	require.NoError(t, err)
	filled(t, testdb.Open(t, strings.Replace(url, "user=postgres", "user=cchc", 1)))
}
