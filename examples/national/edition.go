package main

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/examples/rubrics"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// edition is the rubric of a year, compiled.
type edition struct {
	year    int
	rubric  *rubric.Rubric
	scorer  *scoring.Scorer
	hash    string // of the edition, in hexadecimal, as jobs name it
	key     []byte // the same as results are stored under
	columns []column
}

// editions are those that figures can be scored by.
type editions []*edition

// newEditions compiles the rubric of every year. The years differ in the days that their
// rules name: a deadline is that of its year.
func newEditions(years ...int) (editions, error) {
	var out editions
	for _, year := range years {
		text := strings.ReplaceAll(rubrics.Commune, "2025", fmt.Sprint(year))
		r, err := rubric.Parse(fmt.Sprintf("commune-%d.yaml", year), []byte(text), nil)
		if err != nil {
			return nil, err
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			return nil, err
		}
		e := &edition{year: year, rubric: r, scorer: s, hash: r.Edition().SHA256, columns: columnsOf(r)}
		if e.key, err = hex.DecodeString(e.hash); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// of returns the edition of a year.
func (all editions) of(year int) (*edition, error) {
	for _, e := range all {
		if e.year == year {
			return e, nil
		}
	}
	return nil, fmt.Errorf("no edition is of %d; there are those of %s", year, all.years())
}

// hashed returns the edition that a job names. Another one is that of another version of this
// program, whose workers will come to the job.
func (all editions) hashed(hash string) (*edition, error) {
	for _, e := range all {
		if e.hash == hash {
			return e, nil
		}
	}
	return nil, fmt.Errorf("this worker does not know the edition %.12s", hash)
}

func (all editions) years() string {
	var out []string
	for _, e := range all {
		out = append(out, fmt.Sprint(e.year))
	}
	return strings.Join(out, ", ")
}

// column is a column of a file of figures: an input of the rubric, or a reported item.
type column struct {
	name    string // in the file: that of the input, points.5.1 for the item 5.1
	item    string // the code of the item; empty for an input
	kind    rubric.InputType
	places  int // as they are written; any that fit are read
	options []string
	input   *rubric.Input
}

const pointsPrefix = "points."

func columnsOf(r *rubric.Rubric) []column {
	var out []column
	for _, in := range r.Scalars() {
		c := column{name: in.Name, kind: in.Type, input: in}
		switch {
		case in.Places != nil:
			c.places = *in.Places
		case in.Type == rubric.Percent || in.Type == rubric.Number:
			c.places = 2
		}
		for _, o := range in.Options {
			c.options = append(c.options, o.Name)
		}
		out = append(out, c)
	}
	for it := range r.Leaves() {
		if it.Reported {
			out = append(out, column{name: pointsPrefix + it.Code, item: it.Code, kind: rubric.Number,
				places: r.Points.Places})
		}
	}
	return out
}

// bandNames are the names of the bands from the highest down, over all object groups.
func bandNames(r *rubric.Rubric) []string {
	from := map[string]rubric.Band{}
	for _, b := range r.Bands {
		if was, is := from[b.Name.VI]; !is || b.From.GreaterThan(was.From) {
			from[b.Name.VI] = b
		}
	}
	return slices.SortedFunc(maps.Keys(from), func(a, b string) int {
		return cmp.Or(from[b].From.Cmp(from[a].From), strings.Compare(a, b))
	})
}
