package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// facts are the figures of all units, one array per kind of input, the figures
// of a unit side by side. Percents are in hundredths.
type facts struct {
	*table
	units    int
	percents []int64
	counts   []int64
	enums    []uint8
	bools    []bool
}

// newFacts generates realistic figures: rates with one or two decimals that are
// mostly high, few violations, most plans on time. The seed fixes them.
func newFacts(t *table, units int, seed uint64) *facts {
	r := rand.New(rand.NewPCG(seed, 0))
	f := &facts{table: t, units: units}
	rate := func() int64 {
		if r.IntN(10) == 0 {
			return 10000
		}
		v := int64((85 + 12*r.NormFloat64()) * 100)
		if r.IntN(2) == 0 {
			v = v / 10 * 10
		}
		return min(max(v, 0), 10000)
	}
	few := func(none float64, most int) int64 {
		if r.Float64() < none {
			return 0
		}
		return 1 + r.Int64N(int64(most))
	}
	for range units {
		var done int64
		for _, in := range t.inputs {
			switch in.role {
			case roleRate:
				f.percents = append(f.percents, rate())
			case rolePlan:
				option := uint8(0)
				if p := r.IntN(10); p >= 7 {
					option = uint8(p-7)/2 + 1 // 7 and 8: late, 9: none
				}
				f.enums = append(f.enums, option)
			case roleFlag:
				f.bools = append(f.bools, r.IntN(100) < 85)
			case roleViolations:
				f.counts = append(f.counts, few(0.8, 3))
			case roleInitiatives:
				f.counts = append(f.counts, few(0.2, 6))
			case roleLate:
				f.counts = append(f.counts, few(0.6, 6))
			case roleDone:
				done = r.Int64N(600)
				f.counts = append(f.counts, done)
			case roleTotal:
				// From all done to two thirds done, and never 0 of 0.
				f.counts = append(f.counts, max(1, done+r.Int64N(done/2+1)*r.Int64N(2)))
			}
		}
	}
	return f
}

// The figure of an input of a unit.
func (f *facts) percent(u int, in input) int64 { return f.percents[u*f.width[percent]+in.slot] }
func (f *facts) count(u int, in input) int64   { return f.counts[u*f.width[count]+in.slot] }
func (f *facts) option(u int, in input) string { return options[f.enums[u*f.width[enum]+in.slot]] }
func (f *facts) bool(u int, in input) bool     { return f.bools[u*f.width[boolean]+in.slot] }

// values returns the figures of a unit by name, numbers as the caller wants
// them: number gets hundredths.
func (f *facts) values(u int, number func(hundredths int64) any) map[string]any {
	m := make(map[string]any, len(f.inputs))
	for _, in := range f.inputs {
		switch in.kind {
		case percent:
			m[in.name] = number(f.percent(u, in))
		case count:
			m[in.name] = number(f.count(u, in) * 100)
		case enum:
			m[in.name] = f.option(u, in)
		case boolean:
			m[in.name] = f.bool(u, in)
		}
	}
	return m
}

// all returns the values of every unit.
func (f *facts) all(number func(hundredths int64) any) []map[string]any {
	units := make([]map[string]any, f.units)
	for u := range units {
		units[u] = f.values(u, number)
	}
	return units
}

func asFloat(hundredths int64) any { return float64(hundredths) / 100 }

func asDecimal(hundredths int64) any {
	if hundredths%100 == 0 {
		return decimal.New(hundredths/100, 0) // as it would be typed
	}
	return decimal.New(hundredths, -2)
}

// figure returns the figure of an input of a unit for the library.
func (f *facts) figure(u int, in input) scoring.Figure {
	switch in.kind {
	case percent:
		return scoring.Known(decimal.New(f.percent(u, in), -2))
	case count:
		return scoring.Known(f.count(u, in))
	case enum:
		return scoring.Known(f.option(u, in))
	}
	return scoring.Known(f.bool(u, in))
}

// ours returns the figures as facts of the library. Of every unit the given
// share of the inputs is missing.
func (f *facts) ours(missing float64, seed uint64) []scoring.Facts {
	r := rand.New(rand.NewPCG(seed, 1))
	units := make([]scoring.Facts, f.units)
	for u := range units {
		m := make(map[string]scoring.Figure, len(f.inputs))
		for _, in := range f.inputs {
			if r.Float64() >= missing {
				m[in.name] = f.figure(u, in)
			}
		}
		units[u] = scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprintf("unit-%d", u+1)}, Inputs: m}
	}
	return units
}
