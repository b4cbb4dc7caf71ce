package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// scalingReport holds what is measured beside the time of a unit.
type scalingReport struct {
	// CompileMs is the time from the texts of 90 leaves to something that scores,
	// by engine; "score" is the sum of "rubric.Parse" and "scoring.Compile".
	CompileMs map[string]float64 `json:"compile_90_leaves_ms"`
	Memory    memory             `json:"memory_88_leaves"`
	Growth    []growth           `json:"growth"`
	Cores     []cores            `json:"cores"`
	Crowd     []crowd            `json:"growth_with_units"`

	compiled []string // the order of CompileMs
}

// memory is what stays alive, in bytes.
type memory struct {
	Scorer float64 `json:"scorer_bytes"` // with its rubric
	Facts  float64 `json:"facts_bytes_per_unit"`
	Result float64 `json:"result_bytes_per_unit"`
}

// growth is the time of a leaf in a rubric of some size.
type growth struct {
	Leaves  int                `json:"leaves"`
	PerLeaf map[string]float64 `json:"ns_per_leaf"`
}

// cores is the throughput of a door in its best round.
type cores struct {
	Door           string  `json:"door"`
	Units          int     `json:"units"`
	Cores          int     `json:"cores"`
	UnitsPerSecond float64 `json:"units_per_second"`
	SpeedUp        float64 `json:"speed_up"` // against one core
}

func measureScaling(quick bool, seed uint64) (*scalingReport, error) {
	p := plan{rounds: 11, slice: 100 * time.Millisecond, most: 1_000_000}
	if quick {
		p = plan{rounds: 3, slice: 40 * time.Millisecond, most: 10_000}
	}
	r := &scalingReport{}
	for _, step := range []func(plan, uint64) error{r.compile, r.memory, r.growth, r.cores, r.crowd} {
		if err := step(p, seed); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// compile times preparing with one unit, whose facts take next to nothing.
func (r *scalingReport) compile(p plan, seed uint64) error {
	t := newTable(90)
	f, src := newFacts(t, 1, seed), []byte(t.yaml())
	var parsed *rubric.Rubric
	steps := []engine{
		{name: "rubric.Parse", prepare: func(*facts) (_ run, err error) {
			parsed, err = rubric.Parse("benchmark.yaml", src, nil)
			return nil, err
		}},
		{name: "scoring.Compile", prepare: func(*facts) (run, error) {
			_, err := scoring.Compile(parsed, nil)
			return nil, err
		}},
	}
	for _, e := range engines {
		switch e.name {
		case "expr_float", "expr_decimal", "cel", "gval", "govaluate", "opa", "score":
			steps = append(steps, e)
		}
	}
	took := map[string][]float64{}
	for range p.rounds {
		for _, e := range steps {
			runtime.GC()
			start := time.Now()
			if _, err := e.prepare(f); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
			took[e.name] = append(took[e.name], float64(time.Since(start).Microseconds())/1000)
		}
	}
	r.CompileMs = map[string]float64{}
	for _, e := range steps {
		r.CompileMs[e.name] = median(took[e.name])
		r.compiled = append(r.compiled, e.name)
	}
	return nil
}

// memory makes many of each thing and looks at the heap before and after.
func (r *scalingReport) memory(_ plan, seed uint64) error {
	const scorers, units = 10, 500
	t := newTable(leafCount)
	f := newFacts(t, units, seed)
	start := heap()
	kept := make([]*scoring.Scorer, scorers)
	for i := range kept {
		var err error
		if kept[i], err = compile(t); err != nil {
			return err
		}
	}
	withScorers := heap()
	unitFacts := f.ours(0, 0)
	withFacts := heap()
	results := make([]*scoring.Result, units)
	for u := range results {
		var err error
		if results[u], err = kept[0].Score(unitFacts[u]); err != nil {
			return err
		}
	}
	withResults := heap()
	runtime.KeepAlive(kept)
	runtime.KeepAlive(unitFacts)
	runtime.KeepAlive(results)
	runtime.KeepAlive(f)
	r.Memory = memory{
		(withScorers - start) / scorers,
		(withFacts - withScorers) / units,
		(withResults - withFacts) / units,
	}
	return nil
}

// heap returns the bytes alive.
func heap() float64 {
	runtime.GC()
	runtime.GC() // the first may leave sweeping to be done
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func (r *scalingReport) growth(p plan, seed uint64) error {
	const units = 32
	for _, n := range []int{10, 30, 100, 300, 1000} {
		f := newFacts(newTable(n), units, seed)
		var all []*subject
		for _, e := range engines {
			switch e.name {
			case "hand_int64", "expr_float", "score":
				run, err := e.prepare(f)
				if err != nil {
					return fmt.Errorf("%s with %d leaves: %w", e.name, n, err)
				}
				all = append(all, &subject{name: e.name, run: run})
			}
		}
		if err := p.measure(units, all); err != nil {
			return err
		}
		g := growth{n, map[string]float64{}}
		for _, s := range all {
			g.PerLeaf[s.name] = median(s.ns) / float64(n)
		}
		r.Growth = append(r.Growth, g)
	}
	return nil
}

// cores gives every door one processor and one worker, then all it can have, up
// to two, in turns. The best rounds count: on a machine shared with others the second
// core is often not there.
func (r *scalingReport) cores(p plan, seed uint64) error {
	f := newFacts(newTable(leafCount), fewUnits, seed)
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for _, d := range doors {
		totals, samples, runs := make([]int64, d.units), map[int][]float64{}, map[int]run{}
		for n := 1; n <= min(before, 2); n++ {
			var err error
			if runs[n], err = d.prepare(f, n); err != nil {
				return fmt.Errorf("%s: %w", d.name, err)
			}
		}
		for range p.rounds {
			for n := 1; n <= len(runs); n++ {
				runtime.GOMAXPROCS(n)
				ns, err := p.sample(runs[n], totals, wallTime)
				runtime.GOMAXPROCS(before)
				if err != nil {
					return fmt.Errorf("%s: %w", d.name, err)
				}
				samples[n] = append(samples[n], ns)
			}
		}
		for n := 1; n <= len(samples); n++ {
			r.Cores = append(
				r.Cores,
				cores{d.name, d.units, n, 1e9 / slices.Min(samples[n]), slices.Min(samples[1]) / slices.Min(samples[n])},
			)
		}
	}
	return nil
}

// prepareArithmetic is no door. It computes about as long for a unit as columnar does and
// touches no memory but the total: what it gains by a second core is what there is to gain.
func prepareArithmetic(*facts) (run, error) {
	return func(totals []int64) error {
		v := uint64(1)
		for u := range totals {
			for range 44 { // each waits for the one before
				v = v*6364136223846793005 + 1442695040888963407
			}
			totals[u] = int64(v)
		}
		return nil
	}, nil
}

// spreadsItself is for doors that use as many cores as the program may.
func spreadsItself(prepare func(*facts) (run, error)) func(*facts, int) (run, error) {
	return func(f *facts, _ int) (run, error) { return prepare(f) }
}

// spread lets goroutines share the units of a door that works on one core. Its
// run has to be safe for that, as Scorer.Score is.
func spread(prepare func(*facts) (run, error)) func(*facts, int) (run, error) {
	return func(f *facts, workers int) (run, error) {
		one, err := prepare(f)
		if err != nil {
			return nil, err
		}
		return func(totals []int64) error {
			var wg sync.WaitGroup
			errs := make([]error, workers)
			for w := range workers {
				// Every worker scores the first units of the facts: which ones does not
				// matter here, how many does.
				part := totals[w*len(totals)/workers : (w+1)*len(totals)/workers]
				wg.Go(func() { errs[w] = one(part) })
			}
			wg.Wait()
			for _, err := range errs {
				if err != nil {
					return err
				}
			}
			return nil
		}, nil
	}
}

func (r *scalingReport) print(w io.Writer) error {
	fmt.Fprintln(w, "\nCompiling a rubric of 90 leaves")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, name := range r.compiled {
		fmt.Fprintf(t, "%s\t%.2f ms\t\n", name, r.CompileMs[name])
	}
	t.Flush()
	fmt.Fprintf(
		w,
		"\nMemory held by this library, 88 leaves\n  scorer with rubric %.0f bytes; a unit's facts %.0f, its result %.0f\n",
		r.Memory.Scorer,
		r.Memory.Facts,
		r.Memory.Result,
	)
	fmt.Fprintln(w, "\nns per leaf as the rubric grows")
	fmt.Fprintln(t, "leaves\thand_int64\texpr_float\tscore\t")
	for _, g := range r.Growth {
		fmt.Fprintf(
			t,
			"%d\t%.1f\t%.0f\t%.0f\t\n",
			g.Leaves,
			g.PerLeaf["hand_int64"],
			g.PerLeaf["expr_float"],
			g.PerLeaf["score"],
		)
	}
	t.Flush()
	fmt.Fprintln(w, "\nUnits per second on cores")
	fmt.Fprintln(t, "door\tunits\tcores\tunits/s\ttimes one core\t")
	for _, c := range r.Cores {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.0f\t%.2f\t\n", c.Door, c.Units, c.Cores, c.UnitsPerSecond, c.SpeedUp)
	}
	t.Flush()
	fmt.Fprintln(w, "\nns per unit as the units grow")
	fmt.Fprintln(t, "units\tstream\tcolumnar\t")
	for _, c := range r.Crowd {
		fmt.Fprintf(t, "%d\t%.0f\t%.0f\t\n", c.Units, c.PerUnit["stream"], c.PerUnit["columnar"])
	}
	return t.Flush()
}
