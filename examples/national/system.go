package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"
)

//go:embed schema.sql
var schema string

// options say how a system works; the zero options are the defaults.
type options struct {
	editions editions
	workers  int // jobs at a time in this process; none if zero
	perJob   int // units; two thousand if zero
	log      io.Writer
}

// system is the program on one database.
type system[T any] struct {
	backend  backend[T]
	client   *river.Client[T]
	editions editions
	perJob   int

	mu   sync.Mutex
	last *figuresFile // the push that was read last, whose jobs come one after another
	push int64        // its number
}

// A worker that dies leaves its jobs running, as it seems. They are taken up again by another
// one after rescueAfter, which therefore is longer than any job may take; the default of River
// is an hour.
const (
	jobTimeout  = time.Minute
	rescueAfter = 90 * time.Second
)

func newSystem[T any](b backend[T], o options) (*system[T], error) {
	s := &system[T]{backend: b, editions: o.editions, perJob: o.perJob}
	if s.perJob == 0 {
		s.perJob = rowsPerGroup
	}
	log := o.log
	if log == nil {
		log = io.Discard
	}
	config := &river.Config{
		JobTimeout: jobTimeout, RescueStuckJobsAfter: rescueAfter, SoftStopTimeout: jobTimeout,
		FetchCooldown: 5 * time.Millisecond,
		Logger:        slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Workers:       river.NewWorkers(),
	}
	if b.Polls() {
		config.FetchPollInterval = 20 * time.Millisecond
	}
	if o.workers > 0 {
		config.Queues = map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: o.workers}}
	}
	river.AddWorker(config.Workers, &scoreWorker[T]{system: s})
	river.AddWorker(config.Workers, &publishWorker[T]{system: s})
	river.AddWorker(config.Workers, &whatIfWorker[T]{system: s})
	var err error
	s.client, err = river.NewClient(b.Driver(), config)
	return s, err
}

// migrate makes the tables of River and those of this program.
func (s *system[T]) migrate(ctx context.Context) error {
	m, err := rivermigrate.New(s.backend.Driver(), nil)
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return err
	}
	return within(ctx, s.backend, func(tx T) error {
		for statement := range strings.SplitSeq(schema, ";\n") {
			statement = strings.Replace(statement, "CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1)
			if err := s.backend.On(tx).Exec(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// work works jobs until the context ends; then it finishes those that it has begun.
func (s *system[T]) work(ctx context.Context) error {
	if err := s.client.Start(ctx); err != nil {
		return err
	}
	<-s.client.Stopped()
	return nil
}

// unfinished are the states of jobs that are still to be worked.
var unfinished = []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending,
	rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled}

// drain waits until all score jobs are finished.
func (s *system[T]) drain(ctx context.Context) error {
	open := river.NewJobListParams().Kinds(scoreArgs{}.Kind()).States(unfinished...).First(1)
	for {
		jobs, err := s.client.JobList(ctx, open)
		if err != nil || len(jobs.Jobs) == 0 {
			return err
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
}

// finish inserts a job and waits until it is completed. The error is that of the job.
func (s *system[T]) finish(ctx context.Context, args river.JobArgs) error {
	inserted, err := s.client.Insert(ctx, args, nil)
	if err != nil {
		return err
	}
	for {
		job, err := s.client.JobGet(ctx, inserted.Job.ID)
		switch {
		case err != nil:
			return err
		case job.State == rivertype.JobStateCompleted:
			return nil
		case job.FinalizedAt != nil && len(job.Errors) > 0:
			return errors.New(strings.TrimPrefix(job.Errors[len(job.Errors)-1].Error, "JobCancelError: "))
		case job.FinalizedAt != nil:
			return fmt.Errorf("the job was %s", job.State)
		}
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
