package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCrash: of two workers that are killed, one after it has stored results and before their
// commit, the other at a third of the way, nothing is lost and nothing is there twice: the
// results are those of a run without crashes.
func TestCrash(t *testing.T) {
	const units = pushed * crashUnits / provinces
	onEach(t, func(t *testing.T, db string) {
		ctx, all := context.Background(), testEditions(t, 2025)
		e := all[0]
		d := open(t, db, all, 0)
		want := pushAll(t, d, e, crashUnits)

		first := worker(t, db, workerStop+"=1")
		waitForStored(t, bufio.NewScanner(first.out))
		kill(t, first)
		got, err := d.digest(ctx, e)
		require.NoError(t, err)
		assert.Zero(t, got.rows, "nothing is committed")
		assert.Equal(t, 1, counted(t, d, `SELECT count(*) FROM river_job WHERE state = 'running'`))

		second := worker(t, db)
		for third := time.Now(); got.rows < units/3; time.Sleep(20 * time.Millisecond) {
			require.Less(t, time.Since(third), 5*time.Minute)
			got.rows = counted(t, d, `SELECT count(*) FROM results`)
		}
		kill(t, second)
		require.Less(t, counted(t, d, `SELECT count(*) FROM results`), units)

		// The time passes after which the jobs of dead workers are taken up again, and the leader's
		// lease has ended.
		require.NoError(t, d.do(ctx, `UPDATE river_job SET attempted_at = '2025-01-01 00:00:00' WHERE state = 'running'`))
		require.NoError(t, d.do(ctx, `DELETE FROM river_leader`))
		last := open(t, db, all, 2)
		require.NoError(t, last.drain(ctx))
		got, err = last.digest(ctx, e)
		require.NoError(t, err)
		assert.Equal(t, want, got)
		assert.Equal(t, units, counted(t, d, `SELECT count(*) FROM (SELECT DISTINCT unit FROM results) AS units`))
		assert.NoError(t, last.publishable(ctx, e))
		assert.Positive(t, counted(t, d, `SELECT count(*) FROM river_job WHERE attempt = 2 AND state = 'completed'`))
	})
}

// TestSoftStop: a worker that gets SIGTERM ends without a job that is left running.
func TestSoftStop(t *testing.T) {
	onEach(t, func(t *testing.T, db string) {
		all := testEditions(t, 2025)
		d := open(t, db, all, 0)
		want := pushAll(t, d, all[0], stopUnits)
		w := worker(t, db)
		for counted(t, d, `SELECT count(*) FROM results`) == 0 {
			time.Sleep(20 * time.Millisecond)
		}
		require.NoError(t, w.Process.Signal(syscall.SIGTERM))
		require.NoError(t, w.Wait(), "it ends by itself")
		assert.Zero(t, counted(t, d, `SELECT count(*) FROM river_job WHERE state = 'running'`))
		last := open(t, db, all, 1)
		require.NoError(t, last.drain(context.Background()))
		got, err := last.digest(context.Background(), all[0])
		require.NoError(t, err)
		assert.Equal(t, want, got)
	})
}

// process is a worker in a process of its own.
type process struct {
	*exec.Cmd
	out *os.File
}

func worker(t *testing.T, db string, env ...string) *process {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	out, in, err := os.Pipe()
	require.NoError(t, err)
	c := exec.Command(self)
	c.Env = append(append(os.Environ(), workerDB+"="+db), env...)
	c.Stdout, c.Stderr = in, os.Stderr
	require.NoError(t, c.Start())
	require.NoError(t, in.Close())
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = out.Close()
	})
	return &process{c, out}
}

// kill ends a worker as kill -9 does.
func kill(t *testing.T, p *process) {
	t.Helper()
	require.NoError(t, p.Process.Kill())
	assert.ErrorContains(t, p.Wait(), "signal: killed")
}

func counted(t *testing.T, d door, query string, args ...any) int {
	t.Helper()
	n, err := d.count(context.Background(), query, args...)
	require.NoError(t, err)
	return n
}
