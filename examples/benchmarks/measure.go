package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

// subject is an engine prepared, with what was measured of it.
type subject struct {
	engine
	run           run
	batch         int // units scored between two looks at the clock
	ns            []float64
	bytes, allocs float64
}

// prepareAll prepares the engines, and the library once more with figures
// missing.
func prepareAll(f *facts) ([]*subject, error) {
	var all []*subject
	for _, e := range append(slices.Clone(engines), missing) {
		r, err := e.prepare(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
		all = append(all, &subject{engine: e, run: r})
	}
	return all, nil
}

// plan says how often and how long each engine is measured.
type plan struct {
	rounds int
	slice  time.Duration
	most   int // units of the largest crowd
}

// measure lets the subjects take turns, in every round from another one on, so
// that a noisy neighbour on the machine disturbs all of them alike.
func (p plan) measure(units int, all []*subject) error {
	totals := make([]int64, units)
	for _, s := range all {
		if err := p.calibrate(s, totals); err != nil {
			return err
		}
	}
	for round := range p.rounds {
		for i := range all {
			s := all[(i+round)%len(all)]
			ns, err := p.sample(s.run, totals[:s.batch])
			if err != nil {
				return err
			}
			s.ns = append(s.ns, ns)
		}
	}
	return nil
}

// calibrate warms the subject up, finds a batch that is short against a slice,
// and counts what is allocated.
func (p plan) calibrate(s *subject, totals []int64) error {
	for s.batch = min(4, len(totals)); ; s.batch = min(2*s.batch, len(totals)) {
		start := time.Now()
		if err := s.run(totals[:s.batch]); err != nil {
			return err
		}
		if s.batch == len(totals) || time.Since(start) > p.slice/8 {
			break
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := s.run(totals[:s.batch]); err != nil {
		return err
	}
	runtime.ReadMemStats(&after)
	s.bytes = float64(after.TotalAlloc-before.TotalAlloc) / float64(s.batch)
	s.allocs = float64(after.Mallocs-before.Mallocs) / float64(s.batch)
	return nil
}

// sample runs for a slice of time and returns nanoseconds per unit. The garbage
// of the subject before is collected first; its own counts as its time.
func (p plan) sample(r run, totals []int64) (float64, error) {
	runtime.GC()
	start := time.Now()
	for units := len(totals); ; units += len(totals) {
		if err := r(totals); err != nil {
			return 0, err
		}
		if d := time.Since(start); d >= p.slice {
			return float64(d.Nanoseconds()) / float64(units), nil
		}
	}
}

func median(v []float64) float64 { return quantile(v, 0.5) }

// quantile interpolates between the two nearest values.
func quantile(v []float64, q float64) float64 {
	v = slices.Sorted(slices.Values(v))
	at := q * float64(len(v)-1)
	i := int(at)
	if i+1 == len(v) {
		return v[i]
	}
	return v[i] + (at-float64(i))*(v[i+1]-v[i])
}
