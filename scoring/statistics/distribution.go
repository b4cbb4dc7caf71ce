package statistics

import (
	"cmp"
	"iter"
	"maps"
	"math/big"
	"slices"
	"sort"
	"sync/atomic"

	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Distribution is how often each of some values occurs. The zero Distribution is empty
// and meant for whole numbers; [New] makes one for decimals. Its size is that of the
// values that differ. One goroutine may add to it while no other uses it; any number may
// read it. What it says of no values is 0: ask [Distribution.N] first.
type Distribution struct {
	places int
	unit   int64           // units in a whole; 0 as 1
	grid   map[int64]int64 // how often, by value in units of the last place
	others map[string]*group
	n      int64
	sorted atomic.Pointer[[]group]
}

// group is a value and how often it occurs. Of a sorted one upTo is how many values are
// not greater.
type group struct {
	units       int64
	rat         *big.Rat // nil: the value is on the grid, in units
	count, upTo int64
}

// mostPlaces bounds the decimal places of a grid: beyond it, units do not fit into 64 bits.
const mostPlaces = 18

// New returns an empty distribution of numbers most of which have at most some decimal
// places, 0 to 18; fewer or more are taken as these. Others can be added, too: they take
// more memory and time.
func New(places int) *Distribution {
	places = min(max(places, 0), mostPlaces)
	return &Distribution{places: places, unit: interval.PowerOf10(places)}
}

// Places returns the decimal places of the units that [Distribution.AddUnits] takes.
func (d *Distribution) Places() int {
	if d == nil {
		return 0
	}
	return d.places
}

// AddUnits adds a value, in units of the last decimal place, as often as times says. It
// adds nothing to nil, where times is not positive, or past 2^63 − 1 values.
func (d *Distribution) AddUnits(units, times int64) {
	if d == nil || times <= 0 || d.n+times < d.n {
		return
	}
	if d.grid == nil {
		d.grid = map[int64]int64{}
	}
	d.grid[units] += times
	d.n += times
	if d.sorted.Load() != nil {
		d.sorted.Store(nil)
	}
}

// Add adds a value, once.
func (d *Distribution) Add(v exact.Number) { d.add(v.Rat(), 1) }

func (d *Distribution) add(v *big.Rat, times int64) {
	if d == nil || times <= 0 || d.n+times < d.n {
		return
	}
	units := new(big.Rat).Mul(v, big.NewRat(max(d.unit, 1), 1))
	if units.IsInt() && units.Num().IsInt64() {
		d.AddUnits(units.Num().Int64(), times)
		return
	}
	if d.others == nil {
		d.others = map[string]*group{}
	}
	key := v.RatString()
	if d.others[key] == nil {
		d.others[key] = &group{rat: v}
	}
	d.others[key].count += times
	d.n += times
	d.sorted.Store(nil)
}

// Merge adds all values of another distribution, which stays as it is.
func (d *Distribution) Merge(other *Distribution) {
	if d == nil || other == nil {
		return
	}
	for _, g := range slices.Clone(other.groups()) {
		if g.rat == nil && other.places == d.places {
			d.AddUnits(g.units, g.count)
		} else {
			d.add(other.rat(g), g.count)
		}
	}
}

// rat returns the value of a group.
func (d *Distribution) rat(g group) *big.Rat {
	if g.rat != nil {
		return g.rat
	}
	return big.NewRat(g.units, max(d.unit, 1))
}

// groups returns the values in order. They are read-only.
func (d *Distribution) groups() []group {
	if d == nil {
		return nil
	}
	if at := d.sorted.Load(); at != nil {
		return *at
	}
	out := make([]group, 0, len(d.grid)+len(d.others))
	for units, count := range d.grid {
		out = append(out, group{units: units, count: count})
	}
	for _, key := range slices.Sorted(maps.Keys(d.others)) {
		out = append(out, *d.others[key])
	}
	slices.SortFunc(out, func(a, b group) int {
		if a.rat == nil && b.rat == nil {
			return cmp.Compare(a.units, b.units)
		}
		return d.rat(a).Cmp(d.rat(b))
	})
	upTo := int64(0)
	for i := range out {
		upTo += out[i].count
		out[i].upTo = upTo
	}
	d.sorted.Store(&out)
	return out
}

// N returns how many values there are.
func (d *Distribution) N() int64 {
	if d == nil {
		return 0
	}
	return d.n
}

// Distinct returns how many of the values differ.
func (d *Distribution) Distinct() int {
	if d == nil {
		return 0
	}
	return len(d.grid) + len(d.others)
}

// number returns the value of a group.
func (d *Distribution) number(g group) exact.Number { return exact.Of(d.rat(g)) }

// Least returns the least value.
func (d *Distribution) Least() exact.Number { return d.at(1) }

// Most returns the greatest value.
func (d *Distribution) Most() exact.Number { return d.at(d.N()) }

// at returns the k-th value in order, from 1; the first or the last beyond the ends.
func (d *Distribution) at(k int64) exact.Number {
	list := d.groups()
	if len(list) == 0 {
		return exact.Number{}
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].upTo >= k })
	return d.number(list[min(i, len(list)-1)])
}

// Above returns how many values are greater than v. A unit with the score v has the place
// [Distribution.Above](v) + 1 among them where equal units share the better place.
func (d *Distribution) Above(v exact.Number) int64 {
	list := d.groups()
	i := d.search(list, v, 1)
	if i == 0 {
		return d.N()
	}
	return d.n - list[i-1].upTo
}

// CountOf returns how many values equal v.
func (d *Distribution) CountOf(v exact.Number) int64 {
	list := d.groups()
	if i := d.search(list, v, 0); i < len(list) && d.number(list[i]).Cmp(v) == 0 {
		return list[i].count
	}
	return 0
}

// search returns the first group whose value is at least v, or, where sign is 1, above it.
func (d *Distribution) search(list []group, v exact.Number, sign int) int {
	of := v.Rat()
	return sort.Search(len(list), func(i int) bool { return d.rat(list[i]).Cmp(of) >= sign })
}

// Values yields the values in order, each with how often it occurs.
func (d *Distribution) Values() iter.Seq2[exact.Number, int64] {
	return func(yield func(exact.Number, int64) bool) {
		if yield == nil {
			return
		}
		for _, g := range d.groups() {
			if !yield(d.number(g), g.count) {
				return
			}
		}
	}
}
