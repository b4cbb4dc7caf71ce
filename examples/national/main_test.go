package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The environment of a test process that is a worker.
const (
	workerDB   = "NATIONAL_TEST_DB"   // the database that it works on
	workerStop = "NATIONAL_TEST_STOP" // it stops between storing results and their commit
)

// TestMain runs the tests or, in a process that a test started, a worker.
func TestMain(m *testing.M) {
	if db := os.Getenv(workerDB); db != "" {
		if err := workFor(db, os.Getenv(workerStop) != ""); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	code := m.Run()
	server.stop()
	os.Exit(code)
}

func workFor(db string, stops bool) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	all, err := newEditions(2025)
	if err != nil {
		return err
	}
	d, err := openDoor(ctx, db, options{editions: all, workers: 1, perJob: testPerJob, log: os.Stderr}, stops)
	if err != nil {
		return err
	}
	return d.work(ctx)
}

// door is a system on any database.
type door interface {
	migrate(ctx context.Context) error
	accept(ctx context.Context, content []byte) (number int64, units int, err error)
	drain(ctx context.Context) error
	work(ctx context.Context) error
	ask
}

// openDoor opens a system; one that stops never commits results.
func openDoor(ctx context.Context, db string, o options, stops bool) (door, error) {
	if strings.HasPrefix(db, "postgres://") {
		b, err := openPostgres(ctx, db)
		if err != nil {
			return nil, err
		}
		return doorOn(b, o, stops)
	}
	b, err := openSQLite(db)
	if err != nil {
		return nil, err
	}
	return doorOn(b, o, stops)
}

func doorOn[T any](b backend[T], o options, stops bool) (door, error) {
	if stops {
		b = &stopping[T]{b}
	}
	return newSystem(b, o)
}

// stopping is a database on which results are stored and never committed: it says so on the
// standard output, and waits for its process to be killed.
type stopping[T any] struct{ backend[T] }

func (s *stopping[T]) Keep(ctx context.Context, tx T, results []result) error {
	if err := s.backend.Keep(ctx, tx, results); err != nil {
		return err
	}
	fmt.Println(stored)
	select {}
}

const stored = "results are stored, but not committed"

// waitForStored reads what a worker writes until it has stored results.
func waitForStored(t *testing.T, out *bufio.Scanner) {
	t.Helper()
	for out.Scan() {
		if out.Text() == stored {
			return
		}
	}
	t.Fatal("the worker ended without having stored results")
}

// onEach runs a test on every database, each with an empty one.
func onEach(t *testing.T, test func(t *testing.T, db string)) {
	t.Helper()
	for name, database := range map[string]func(t *testing.T) string{
		"SQLite":     func(t *testing.T) string { return filepath.Join(t.TempDir(), "national.db") },
		"PostgreSQL": func(t *testing.T) string { return server.database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, database(t))
		})
	}
}

// open opens a migrated system whose workers run until the test ends; none do if workers is zero.
func open(t *testing.T, db string, all editions, workers int) door {
	t.Helper()
	ctx := context.Background()
	d, err := openDoor(ctx, db, options{editions: all, workers: workers, perJob: testPerJob}, false)
	require.NoError(t, err)
	t.Cleanup(d.close)
	require.NoError(t, d.migrate(ctx))
	if workers > 0 {
		require.NoError(t, d.start(ctx))
		t.Cleanup(func() { assert.NoError(t, d.stop(ctx)) })
	}
	return d
}

// compiled are the editions, which all tests share.
var compiled = sync.OnceValues(func() (editions, error) { return newEditions(2024, 2025) })

func testEditions(t *testing.T, years ...int) (out editions) {
	t.Helper()
	all, err := compiled()
	require.NoError(t, err)
	for _, year := range years {
		e, err := all.of(year)
		require.NoError(t, err)
		out = append(out, e)
	}
	return out
}

// push returns what a province of the seeded country pushes.
func push(t *testing.T, e *edition, province, units int) []byte {
	t.Helper()
	content, err := pushOf(e, province, units)
	require.NoError(t, err)
	return content
}

// pushAll pushes the figures of provinces of a country of so many units, and returns what they come to by plain goroutines.
func pushAll(t *testing.T, d door, e *edition, units int) digest {
	t.Helper()
	ctx, all := context.Background(), make([][]byte, pushed)
	for i := range all {
		all[i] = push(t, e, i, units)
		_, n, err := d.accept(ctx, all[i])
		require.NoError(t, err)
		assert.Equal(t, (i+1)*units/provinces-i*units/provinces, n)
	}
	want, err := d.plain(ctx, e, all, 2)
	require.NoError(t, err)
	require.Equal(t, pushed*units/provinces, want.rows)
	require.Equal(t, want.rows, want.units)
	return want
}

// TestRun: the program without flags scores, publishes and compares; with flags it does the
// same in steps, on a database that is kept.
func TestRun(t *testing.T) {
	if pushed < provinces {
		t.Skip("the files of all provinces take minutes under the race detector")
	}
	ctx, dir := context.Background(), t.TempDir()
	run1 := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		require.NoError(t, run(ctx, args, &out))
		return out.String()
	}
	out := run1("-units", "170", "-lang", "en")
	assert.Contains(t, out, "Illustrative: no authority decided this rubric, and no figure is real.\n")
	assert.Contains(t, out, "\nThe country  170 ")
	assert.Contains(t, out, "\n2024: All of these together (illustrative): units that gain: ")
	assert.Contains(t, out, "\n2025: All of these together (illustrative): units that gain: ")

	assert.Empty(t, run1("-sample", filepath.Join(dir, "pushes"), "-units", "170"))
	db := filepath.Join(dir, "kept.db")
	assert.Equal(t, "push 1: 5 units\n", run1("-db", db, "-migrate", "-push", filepath.Join(dir, "pushes", "2025-01.parquet")))
	assert.Equal(t, "push 2: 5 units\n", run1("-db", db, "-push", filepath.Join(dir, "pushes", "2025-34.parquet")))
	table := run1("-db", db, "-publish", "-out", filepath.Join(dir, "published"))
	assert.Contains(t, table, "\nCả nước     10     10 ")
	assert.Contains(t, table, "Minh hoạ: ")
	assert.FileExists(t, filepath.Join(dir, "published", "results.parquet"))
	assert.FileExists(t, filepath.Join(dir, "published", "decision.html"))
	variants := filepath.Join("..", "rubrics", "commune-illustrative-variants.yaml")
	assert.Equal(t, 4, strings.Count(run1("-db", db, "-whatif", variants), "2025: "))

	for want, args := range map[string][]string{
		"there are only flags":                                 {"push"},
		"nothing-there":                                        {"-db", db, "-push", filepath.Join(dir, "nothing-there")},
		"is refused:\nit is no Parquet file":                   {"-db", db, "-push", db},
		"nobody has pushed figures of 2024":                    {"-db", db, "-publish", "-year", "2024"},
		"no edition is of 1999; there are those of 2024, 2025": {"-db", db, "-publish", "-year", "1999"},
	} {
		assert.ErrorContains(t, run(ctx, args, new(bytes.Buffer)), want)
	}
}
