package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"sync"
	"time"
)

// bench scores a million units, say, twice, from the same pushes: through River to results
// in the database, and by plain goroutines into memory, which shows what the queue and the
// database cost. Both must come to the same.
func (s *system[T]) bench(ctx context.Context, f *flags) error {
	e, err := s.editions.of(f.year)
	if err != nil {
		return err
	}
	pushes, size := make([][]byte, provinces), 0
	for i := range pushes {
		if pushes[i], err = pushOf(e, i, f.bench); err != nil {
			return err
		}
		size += len(pushes[i])
	}
	fmt.Fprintf(f.to, "%d units, %d pushes, %d MB of Parquet\n", f.bench, provinces, size>>20)

	began, spent := time.Now(), cpu()
	plain, err := s.plain(ctx, e, pushes, max(1, f.workers))
	if err != nil {
		return err
	}
	fmt.Fprintf(f.to, "plain goroutines: %.1f s, %.1f s of CPU; %s\n", time.Since(began).Seconds(),
		(cpu() - spent).Seconds(), plain)

	began, spent = time.Now(), cpu()
	for _, content := range pushes {
		if _, _, err := s.accept(ctx, content); err != nil {
			return err
		}
	}
	accepted, cpuAccepted := time.Since(began), cpu()-spent
	if err := s.drain(ctx); err != nil {
		return err
	}
	took, cpuTook := time.Since(began), cpu()-spent
	stored, err := s.digest(ctx, e)
	if err != nil {
		return err
	}
	fmt.Fprintf(f.to, "River: %.1f s, %.1f s of CPU in this process; all pushes were accepted after %.1f s, %.1f s; %s\n",
		took.Seconds(), cpuTook.Seconds(), accepted.Seconds(), cpuAccepted.Seconds(), stored)
	if stored != plain {
		return fmt.Errorf("the results differ")
	}
	return nil
}

// plain scores pushes without a queue and without a database.
func (s *system[T]) plain(ctx context.Context, e *edition, pushes [][]byte, workers int) (digest, error) {
	var all []result
	var first error
	var mu sync.Mutex
	var wg sync.WaitGroup
	work := make(chan func() ([]result, error))
	for range workers {
		wg.Go(func() {
			for job := range work {
				results, err := job()
				mu.Lock()
				if all = append(all, results...); err != nil && first == nil {
					first = err
				}
				mu.Unlock()
			}
		})
	}
	for _, content := range pushes {
		f, err := openFigures(content, s.editions)
		if err != nil {
			return digest{}, err
		}
		for from := 0; from < f.rows; from += s.perJob {
			work <- func() ([]result, error) {
				to := min(f.rows, from+s.perJob)
				part := newFigures(e, to-from)
				if err := f.read(part, from, to, nil); err != nil {
					return nil, err
				}
				return part.score(ctx, e, 0, from)
			}
		}
	}
	close(work)
	wg.Wait()
	slices.SortFunc(all, func(a, b result) int { return slices.Compare(a.facts, b.facts) })
	d := newDigester()
	for i := range all {
		r := &all[i]
		d.add(r.facts, r.unit, r.status, pointsText(r.points, r.known), r.band)
	}
	return d.done(), first
}

func pointsText(points int64, known bool) string {
	if !known {
		return ""
	}
	return fmt.Sprint(points)
}

// digest says what results are stored: how many, of how many units, and their hash.
type digest struct {
	rows, units int
	hash        string
}

func (d digest) String() string {
	return fmt.Sprintf("%d rows of %d units, hash %.12s", d.rows, d.units, d.hash)
}

type digester struct {
	rows  int
	units map[string]struct{}
	sum   hash.Hash
}

func newDigester() *digester { return &digester{units: map[string]struct{}{}, sum: sha256.New()} }

// add adds a result. Results come in the order of their facts.
func (d *digester) add(facts []byte, unit, status, points, band string) {
	d.rows++
	d.units[unit] = struct{}{}
	fmt.Fprintf(d.sum, "%x\t%s\t%s\t%s\t%s\n", facts, unit, status, points, band)
}

func (d *digester) done() digest {
	return digest{d.rows, len(d.units), hex.EncodeToString(d.sum.Sum(nil))}
}

// digest reads the results of an edition.
func (s *system[T]) digest(ctx context.Context, e *edition) (digest, error) {
	d := newDigester()
	err := within(ctx, s.backend, func(tx T) error {
		return s.backend.On(tx).Each(ctx, `SELECT facts, unit, status, points, band FROM results WHERE edition = $1
			ORDER BY facts, unit`, func(scan func(to ...any) error) error {
			var facts []byte
			var unit, status, band string
			var points *int64
			if err := scan(&facts, &unit, &status, &points, &band); err != nil {
				return err
			}
			d.add(facts, unit, status, pointsText(value(points)), band)
			return nil
		}, e.key)
	})
	return d.done(), err
}

func value(points *int64) (int64, bool) {
	if points == nil {
		return 0, false
	}
	return *points, true
}
