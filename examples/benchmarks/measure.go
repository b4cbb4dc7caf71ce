package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

// contest is a rubric that several engines score, side by side.
type contest struct {
	baseline    string // what ratios are to
	reference   string // the engine whose totals the others are held against
	units       int
	subjects    []*subject
	differences map[string]difference
}

// subject is an engine prepared, with what was measured of it.
type subject struct {
	name, about       string
	exact, incomplete bool
	run               run
	batch             int // units scored between two looks at the clock
	ns                []float64
	bytes, allocs     float64
}

// prepareAll prepares engines.
func prepareAll[F any](f F, engines []engineOf[F]) ([]*subject, error) {
	var all []*subject
	for _, e := range engines {
		r, err := e.prepare(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
		all = append(all, &subject{name: e.name, about: e.about, exact: e.exact, incomplete: e.incomplete, run: r})
	}
	return all, nil
}

// synthetic is the contest over the generated rubric.
func synthetic(f *facts) (*contest, error) {
	all, err := prepareAll(f, append(slices.Clone(engines), missing))
	return &contest{baseline: baseline, reference: "score", units: f.units, subjects: all}, err
}

// real is the contest over the shipped rubric.
func real(f *realFacts) (*contest, error) {
	all, err := prepareAll(f, realEngines)
	return &contest{baseline: realBaseline, reference: "real_score", units: len(f.communes), subjects: all}, err
}

// plan says how often and how long each engine is measured.
type plan struct {
	rounds int
	slice  time.Duration
	limit  time.Duration // of work that is measured once
	most   int           // units of the largest crowd
}

// measure lets the subjects take turns, in every round from another one on, so
// that a noisy neighbour on the machine disturbs all of them alike. Times are those of
// all cores together, so that an engine gains nothing by using several.
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
			ns, err := p.sample(s.run, totals[:s.batch], cpuTime)
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

// sample runs for a slice of time and returns nanoseconds per unit by a clock. The garbage
// of the subject before is collected first; its own counts as its time.
func (p plan) sample(r run, totals []int64, clock func() time.Duration) (float64, error) {
	runtime.GC()
	start, began := clock(), time.Now()
	for units := len(totals); ; units += len(totals) {
		if err := r(totals); err != nil {
			return 0, err
		}
		if time.Since(began) >= p.slice {
			return float64((clock() - start).Nanoseconds()) / float64(units), nil
		}
	}
}

var started = time.Now()

func wallTime() time.Duration { return time.Since(started) }

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
