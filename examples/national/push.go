package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"

	"github.com/parindex/parindex/scoring/columnar"
)

// check reads all rows of a file. The error has all that is wrong with them: figures outside
// their domains, contradictions and units that come twice, each by unit and column.
func (f *figuresFile) check(ctx context.Context) error {
	var faults []error
	seen := make(map[string]struct{}, f.rows)
	for from := 0; from < f.rows; from += rowsPerGroup {
		to := min(f.rows, from+rowsPerGroup)
		part := newFigures(f.edition, to-from)
		if err := f.read(part, from, to, nil); err != nil {
			faults = append(faults, err)
			continue
		}
		for i, u := range part.units {
			if _, twice := seen[u.ID]; twice {
				faults = append(faults, fmt.Errorf("unit %q: row %d: the unit comes twice", u.ID, from+i+1))
			}
			seen[u.ID] = struct{}{}
		}
		if _, err := columnar.FromColumns(ctx, f.edition.scorer, part.table(), nil); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// accept takes a push over: the file as it came, and a job for every so many rows, in one
// transaction. A file with a fault is refused as a whole; the error has all faults. The number is
// that of the push. A file that comes again is another push of the same figures.
func (s *system[T]) accept(ctx context.Context, content []byte) (number int64, units int, err error) {
	f, err := openFigures(content, s.editions)
	if err != nil {
		return 0, 0, err
	}
	if err := f.check(ctx); err != nil {
		return 0, 0, err
	}
	sum := sha256.Sum256(content)
	err = within(ctx, s.backend, func(tx T) error {
		on := s.backend.On(tx)
		if err := s.backend.Lock(ctx, tx); err != nil { // so that the order of numbers is that of commits
			return err
		}
		if _, err := one(ctx, on, `SELECT coalesce(max(number), 0) + 1 FROM pushes`, nil, &number); err != nil {
			return err
		}
		err := on.Exec(ctx, `INSERT INTO files VALUES ($1, $2) ON CONFLICT DO NOTHING`, sum[:], content)
		if err != nil {
			return err
		}
		err = on.Exec(ctx, `INSERT INTO pushes VALUES ($1, $2, $3, $4, $5, $6)`, number, sum[:], f.edition.key,
			f.edition.year, f.rows, time.Now().UTC().Format(time.RFC3339))
		if err != nil || f.rows == 0 {
			return err
		}
		var jobs []river.InsertManyParams
		for from := 0; from < f.rows; from += s.perJob {
			jobs = append(jobs, river.InsertManyParams{Args: scoreArgs{Edition: f.edition.hash, Push: number,
				From: from, To: min(f.rows, from+s.perJob)}})
		}
		_, err = s.client.InsertManyTx(ctx, tx, jobs)
		return err
	})
	return number, f.rows, err
}

// file returns a push. That which was read last is kept: the jobs of a push come one after
// another.
func (s *system[T]) file(ctx context.Context, number int64) (*figuresFile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != nil && s.push == number {
		return s.last, nil
	}
	var content []byte
	err := within(ctx, s.backend, func(tx T) error {
		found, err := one(ctx, s.backend.On(tx), `SELECT content FROM files JOIN pushes USING (sha256) WHERE number = $1`,
			[]any{number}, &content)
		if err == nil && !found {
			err = fmt.Errorf("there is no push %d", number)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	f, err := openFigures(content, s.editions)
	if err != nil {
		return nil, fmt.Errorf("push %d: %w", number, err)
	}
	s.last, s.push = f, number
	return f, nil
}
