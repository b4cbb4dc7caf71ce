// The benchmarks program scores one rubric of 88 leaves by several engines side
// by side and prints how long each takes for a unit. The README says what is
// measured and how.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"text/tabwriter"
	"time"
)

const (
	leafCount = 88
	baseline  = "hand_int64" // what ratios are to
)

type settings struct {
	json, quick, scaling bool
	units                int
	seed                 uint64
}

func main() {
	var o settings
	flag.BoolVar(&o.json, "json", false, "print the figures as JSON")
	flag.BoolVar(&o.quick, "quick", false, "fewer and shorter rounds: under a minute with -scaling")
	flag.BoolVar(&o.scaling, "scaling", false, "also measure compiling, memory, growth with leaves, and cores")
	flag.IntVar(&o.units, "units", 512, "units whose facts are generated")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the generated facts")
	flag.Parse()
	if err := mainErr(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

func mainErr(o settings, w io.Writer) error {
	if o.units < 1 || flag.NArg() > 0 {
		return fmt.Errorf("want at least one unit and no arguments")
	}
	p := plan{rounds: 21, slice: 200 * time.Millisecond}
	if o.quick {
		p = plan{rounds: 5, slice: 60 * time.Millisecond}
	}
	f := newFacts(newTable(leafCount), o.units, o.seed)
	all, err := prepareAll(f)
	if err != nil {
		return err
	}
	differences, err := check(f, all)
	if err != nil {
		return err
	}
	if err := p.measure(f.units, all); err != nil {
		return err
	}
	r := newReport(f, p, all, differences)
	if o.scaling {
		if r.Scaling, err = measureScaling(o.quick, o.seed); err != nil {
			return err
		}
	}
	if o.json {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	return r.print(w)
}

// report is what the program prints. Times are medians over the rounds.
type report struct {
	NsPerUnit     map[string]float64 `json:"ns_per_unit"`
	Times         map[string]float64 `json:"times_hand_int64"`
	BytesPerUnit  map[string]float64 `json:"bytes_per_unit"`
	AllocsPerUnit map[string]float64 `json:"allocs_per_unit"`
	// Disagreements are the units whose total differs from ours, by engine.
	Disagreements map[string]difference `json:"disagreements"`
	Leaves        int                   `json:"leaves"`
	Inputs        int                   `json:"inputs"`
	Units         int                   `json:"units"`
	Rounds        int                   `json:"rounds"`
	Cores         int                   `json:"cores"`
	Go            string                `json:"go"`
	Scaling       *scalingReport        `json:"scaling,omitempty"`

	all []*subject
}

func newReport(f *facts, p plan, all []*subject, differences map[string]difference) *report {
	r := &report{
		NsPerUnit: map[string]float64{}, Times: map[string]float64{}, BytesPerUnit: map[string]float64{}, AllocsPerUnit: map[string]float64{},
		Disagreements: differences, Leaves: len(f.leaves), Inputs: len(f.inputs), Units: f.units, Rounds: p.rounds,
		Cores: runtime.GOMAXPROCS(0), Go: runtime.Version(), all: all,
	}
	for _, s := range all {
		r.NsPerUnit[s.name], r.BytesPerUnit[s.name], r.AllocsPerUnit[s.name] = median(s.ns), s.bytes, s.allocs
	}
	for name, ns := range r.NsPerUnit {
		r.Times[name] = ns / r.NsPerUnit[baseline]
	}
	return r
}

func (r *report) print(w io.Writer) error {
	fmt.Fprintf(
		w,
		"%d leaves, %d inputs, %d units; medians of %d interleaved rounds; %s, %d cores\n\n",
		r.Leaves,
		r.Inputs,
		r.Units,
		r.Rounds,
		r.Go,
		r.Cores,
	)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "engine\tns/unit\tmiddle half\ttimes "+baseline+"\tbytes/unit\tallocs/unit\tunits that differ\t")
	for _, s := range r.all {
		differ := "-"
		if d, ok := r.Disagreements[s.name]; ok {
			differ = fmt.Sprintf("%d of %d", d.Units, d.Of)
			if d.Units > 0 {
				differ += fmt.Sprintf(" (by at most %s)", hundredths(d.Most))
			}
		}
		fmt.Fprintf(t, "%s\t%.0f\t%.0f–%.0f\t%.1f\t%.0f\t%.0f\t%s\t\n", s.name, r.NsPerUnit[s.name],
			quantile(s.ns, 0.25), quantile(s.ns, 0.75), r.Times[s.name], s.bytes, s.allocs, differ)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	for _, s := range r.all {
		fmt.Fprintf(w, "%-13s  %s\n", s.name, s.about)
	}
	if r.Scaling != nil {
		return r.Scaling.print(w)
	}
	return nil
}
