package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/parindex/parindex/scoring/columnar"
)

// current are the figures of a year that count: of each unit those that were pushed last.
type current struct {
	edition   *edition
	all       *figures
	provinces map[string]*figures
	table     *columnar.Table
	hashes    []string // of the facts, by unit
	state     []byte   // changes with any figure of any unit
}

// current reads the figures of a year.
func (s *system[T]) current(ctx context.Context, e *edition) (*current, error) {
	var numbers []int64
	err := within(ctx, s.backend, func(tx T) error {
		return s.backend.On(tx).Each(ctx, `SELECT number FROM pushes WHERE year = $1 ORDER BY number DESC`,
			func(scan func(to ...any) error) error {
				numbers = append(numbers, 0)
				return scan(&numbers[len(numbers)-1])
			}, e.year)
	})
	if err != nil {
		return nil, err
	}
	c := &current{edition: e, all: newFigures(e, 0), provinces: map[string]*figures{}}
	seen := map[string]bool{}
	for _, number := range numbers {
		f, err := s.file(ctx, number)
		if err != nil {
			return nil, err
		}
		if err := c.add(f, seen); err != nil {
			return nil, err
		}
	}
	if len(c.all.units) == 0 {
		return nil, fmt.Errorf("nobody has pushed figures of %d", e.year)
	}
	if c.table, err = columnar.FromColumns(ctx, e.scorer, c.all.table(), nil); err != nil {
		return nil, err
	}
	for i := range c.table.Len() {
		c.hashes = append(c.hashes, c.table.FactsHash(i))
	}
	sum := sha256.New()
	for _, hash := range slices.Sorted(slices.Values(c.hashes)) {
		sum.Write([]byte(hash))
	}
	c.state = sum.Sum(nil)
	return c, nil
}

// add adds the units of a push that no later one had.
func (c *current) add(f *figuresFile, seen map[string]bool) error {
	keep, of := make([]bool, f.rows), make([]string, f.rows)
	err := f.values(f.unit[unitID], 0, f.rows, func(row int, v parquet.Value) {
		id := string(v.ByteArray())
		keep[row], seen[id] = !seen[id], true
	})
	if err != nil {
		return err
	}
	err = f.values(f.unit[unitProvince], 0, f.rows, func(row int, v parquet.Value) {
		if keep[row] {
			of[row] = string(v.ByteArray())
		}
	})
	if err != nil {
		return err
	}
	if err := f.read(c.all, 0, f.rows, keep); err != nil {
		return err
	}
	names := slices.Compact(slices.Sorted(slices.Values(of)))
	for _, name := range names {
		if name == "" {
			continue // of rows that are not kept
		}
		for row := range keep {
			keep[row] = of[row] == name
		}
		if c.provinces[name] == nil {
			c.provinces[name] = newFigures(c.edition, 0)
		}
		if err := f.read(c.provinces[name], 0, f.rows, keep); err != nil {
			return err
		}
	}
	return nil
}

// names are the provinces in their order.
func (c *current) names() []string { return slices.Sorted(maps.Keys(c.provinces)) }
