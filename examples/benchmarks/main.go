// The benchmarks program scores one rubric of 88 leaves by several engines side
// by side and prints how long each takes for a unit. The README says what is
// measured and how.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"text/tabwriter"
	"time"
)

const (
	leafCount    = 88
	baseline     = "hand_int64" // what ratios are to
	realBaseline = "real_hand_int64"
)

type settings struct {
	json, quick, scaling bool
	readme               string
	units                int
	seed                 uint64
}

func main() {
	var o settings
	flag.BoolVar(&o.json, "json", false, "print the figures as JSON")
	flag.BoolVar(&o.quick, "quick", false, "fewer and shorter rounds: under a minute with -scaling")
	flag.BoolVar(&o.scaling, "scaling", false, "also measure compiling, memory, growth with leaves, and cores")
	flag.StringVar(&o.readme, "readme", "", "put the tables into this README, too")
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
	p := plan{rounds: 21, slice: 200 * time.Millisecond, limit: 20 * time.Second}
	if o.quick {
		p = plan{rounds: 5, slice: 60 * time.Millisecond, limit: 3 * time.Second}
	}
	f := newFacts(newTable(leafCount), o.units, o.seed)
	generated, err := synthetic(f)
	if err != nil {
		return err
	}
	communes, err := newRealFacts(country, o.seed)
	if err != nil {
		return err
	}
	shipped, err := real(communes)
	if err != nil {
		return err
	}
	for _, c := range []*contest{generated, shipped} {
		if err := c.check(); err != nil {
			return err
		}
		if err := p.measure(c.units, c.subjects); err != nil {
			return err
		}
	}
	r := newReport(f, p, generated, shipped)
	if r.realWork, err = measureRealWork(communes, p.limit); err != nil {
		return err
	}
	if o.scaling {
		if r.Scaling, err = measureScaling(o.quick, o.seed); err != nil {
			return err
		}
	}
	if o.readme != "" {
		if err := r.writeReadme(o.readme); err != nil {
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

// report is what the program prints. Times are medians over the rounds, of all cores
// together.
type report struct {
	NsPerUnit     map[string]float64 `json:"ns_per_unit"`
	Times         map[string]float64 `json:"times_hand_int64"`      // of the synthetic rubric
	RealTimes     map[string]float64 `json:"times_real_hand_int64"` // of the shipped one
	BytesPerUnit  map[string]float64 `json:"bytes_per_unit"`
	AllocsPerUnit map[string]float64 `json:"allocs_per_unit"`
	// Disagreements are the units whose total differs from ours, by engine.
	Disagreements map[string]difference `json:"disagreements"`
	*realWork
	Leaves   int            `json:"leaves"`
	Inputs   int            `json:"inputs"`
	Units    int            `json:"units"`
	Communes int            `json:"real_units"`
	Rounds   int            `json:"rounds"`
	Cores    int            `json:"cores"`
	Go       string         `json:"go"`
	Scaling  *scalingReport `json:"scaling,omitempty"`

	contests []*contest
}

func newReport(f *facts, p plan, contests ...*contest) *report {
	r := &report{
		NsPerUnit: map[string]float64{}, Times: map[string]float64{}, RealTimes: map[string]float64{},
		BytesPerUnit: map[string]float64{}, AllocsPerUnit: map[string]float64{}, Disagreements: map[string]difference{},
		Leaves: len(f.leaves), Inputs: len(f.inputs), Units: f.units, Communes: country, Rounds: p.rounds,
		Cores: runtime.GOMAXPROCS(0), Go: runtime.Version(), contests: contests,
	}
	for _, c := range contests {
		for _, s := range c.subjects {
			r.NsPerUnit[s.name], r.BytesPerUnit[s.name], r.AllocsPerUnit[s.name] = median(s.ns), s.bytes, s.allocs
		}
		maps.Copy(r.Disagreements, c.differences)
		times := r.Times
		if c.baseline == realBaseline {
			times = r.RealTimes
		}
		for _, s := range c.subjects {
			times[s.name] = r.NsPerUnit[s.name] / r.NsPerUnit[c.baseline]
		}
	}
	return r
}

func (r *report) print(w io.Writer) error {
	fmt.Fprintf(w, "%d leaves, %d inputs, %d units; %d communes; CPU time, medians of %d rounds; %s, %d cores\n",
		r.Leaves, r.Inputs, r.Units, r.Communes, r.Rounds, r.Go, r.Cores)
	for _, c := range r.contests {
		if err := r.printContest(w, c); err != nil {
			return err
		}
	}
	if r.realWork != nil {
		r.realWork.print(w)
	}
	if r.Scaling != nil {
		return r.Scaling.print(w)
	}
	return nil
}

func (r *report) printContest(w io.Writer, c *contest) error {
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "engine\tns/unit\tmiddle half\ttimes "+c.baseline+"\tbytes/unit\tallocs/unit\tunits that differ\t")
	for _, s := range c.subjects {
		differ := "-"
		if d, ok := c.differences[s.name]; ok {
			differ = fmt.Sprintf("%d of %d", d.Units, d.Of)
			if d.Units > 0 {
				differ += fmt.Sprintf(" (by at most %s)", hundredths(d.Most))
			}
		}
		fmt.Fprintf(t, "%s\t%.0f\t%.0f–%.0f\t%.1f\t%.0f\t%.0f\t%s\t\n", s.name, r.NsPerUnit[s.name],
			quantile(s.ns, 0.25), quantile(s.ns, 0.75), r.NsPerUnit[s.name]/r.NsPerUnit[c.baseline], s.bytes, s.allocs, differ)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	for _, s := range c.subjects {
		fmt.Fprintf(w, "%-18s  %s\n", s.name, s.about)
	}
	return nil
}
