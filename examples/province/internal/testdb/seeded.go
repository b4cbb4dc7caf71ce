package testdb

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
)

// Password is that of all accounts of [Seeded].
const Password = "mat-khau-minh-hoa"

// Now is the clock by which it was made, which stands still.
func Now() time.Time { return time.Date(2026, time.March, 2, 9, 0, 0, 0, time.FixedZone("", 7*3600)) }

// Seeded returns the name of an SQLite file with the illustrative province in it. It is made once
// for the test binary, and is a copy.
func Seeded(t testing.TB) string {
	t.Helper()
	made, err := seeded()
	if err != nil {
		t.Fatal(err)
	}
	name := SQLite(t)
	if err := os.WriteFile(name, made, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

var seeded = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "seeded")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name, ctx := filepath.Join(dir, "province.db"), context.Background()
	db, err := store.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if err := seed.Province(ctx, province.New(db, Now), Password); err != nil {
		return nil, err
	}
	// A hash that takes less memory and time than those of the demonstration.
	hash, err := argon2id.CreateHash(Password, &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	if err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, "UPDATE accounts SET password = $1", hash); err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO $1", name+".copy"); err != nil {
		return nil, err
	}
	return os.ReadFile(name + ".copy")
})
