package main

import (
	"context"
	"errors"
	"slices"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
)

// scored are the units that are ranked.
type scored struct {
	cohort  *cohort.Cohort
	results []*scoring.Result
	files   map[string]string // of the facts, by the units' IDs
	faults  source.Faults     // of units of tables, which stop no other
}

// given are the facts of units that files have.
type given struct {
	facts  []scoring.Facts
	files  map[string]string // of the facts, by the units' IDs
	faults source.Faults     // of units of tables, which stop no other
}

// givenUnits reads the units of files. The error has the faults of all files; those of
// single units of a table are no error unless no unit is left.
func (a *app) givenUnits(s *scoring.Scorer, names []string) (*given, error) {
	var faults source.Faults
	out := &given{files: map[string]string{}}
	for _, file := range names {
		units, err := a.readUnits(file, s)
		if wrong := (source.Faults)(nil); errors.As(err, &wrong) {
			faults = append(faults, wrong...)
			continue
		} else if err != nil {
			return nil, err
		}
		for _, u := range units {
			if u.Faults != nil {
				out.faults = append(out.faults, u.Faults...)
				continue
			}
			if first, twice := out.files[u.Facts.Unit.ID]; twice {
				faults = append(faults, &source.Fault{File: file, Message: factsTwice.Say(u.Facts.Unit.ID, first)})
				continue
			}
			out.files[u.Facts.Unit.ID] = file
			out.facts = append(out.facts, u.Facts)
		}
	}
	switch {
	case len(faults) > 0:
		return nil, faults.Err()
	case len(out.facts) == 0:
		return nil, out.faults.Err()
	}
	return out, nil
}

// scoreUnits scores the units of files, as givenUnits reads them.
func (a *app) scoreUnits(s *scoring.Scorer, names []string) (*scored, error) {
	p := a.progress(a.say("đang chấm", "scoring"), 0)
	defer p.stop()
	units, err := a.givenUnits(s, names)
	if err != nil {
		return nil, err
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(units.facts), nil)
	if err != nil {
		return nil, err
	}
	out := &scored{cohort: c, files: units.files, faults: units.faults}
	for i := range c.Len() {
		out.results = append(out.results, c.Result(i))
	}
	return out, nil
}
