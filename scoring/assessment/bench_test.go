package assessment_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/require"
)

// realistic returns a rubric of the size of real ones: 8 areas with 90 leaves, and 4 rounds.
func realistic(b *testing.B) *scoring.Scorer {
	var inputs, areas strings.Builder
	sum, leaves := 0, 0
	for area := range 8 {
		var items strings.Builder
		of := 0
		for i := range 11 + area/6 {
			code := fmt.Sprintf("%d.%d", area+1, i+1)
			fmt.Fprintf(&inputs, "  - {name: r%d, type: percent, title: Rate}\n", leaves)
			switch i % 5 {
			case 0, 1:
				fmt.Fprintf(&items, "      - {code: %q, title: T, max: 2, cases: [{when: r%d >= 90, score: full}, {when: r%d >= 70, score: 1}, {score: 0}], "+
					"evidence: [Report], no_evidence: zero}\n", code, leaves, leaves)
			case 2:
				fmt.Fprintf(&items, "      - {code: %q, title: T, max: 2, score: \"r%d / 100 * full\", judged: true}\n", code, leaves)
			case 3:
				fmt.Fprintf(&items, "      - {code: %q, title: T, max: 2, reported: true}\n", code)
			case 4:
				fmt.Fprintf(&items, "      - {code: %q, title: T, max: 2, reported: true, source: survey, survey: q}\n", code)
			}
			leaves++
			of += 2
		}
		fmt.Fprintf(&areas, "  - code: \"%d\"\n    title: T\n    max: %d\n    items:\n%s", area+1, of, items.String())
		sum += of
	}
	require.Equal(b, 90, leaves)
	return compiled(b, fmt.Sprintf(`rubric: real
title: Real
decision: {number: "1", issuer: X, date: 2025-01-15}
period: 2025
max: %d
points: {places: 2, rounding: half-up}
exclusion: whole
illustrative: true
inputs:
%ssurveys: [{name: q, title: Q, answers: [{name: a, value: 1}, {name: b, value: 0}]}]
rounds: [{name: self, title: S, self: true}, {name: first, title: A}, {name: reply, title: R, self: true}, {name: last, title: L}]
areas:
%s`, sum, inputs.String(), areas.String()))
}

// year returns the year of a unit: about a hundred records.
func year(s *scoring.Scorer, unit int) *assessment.Assessment {
	a := &assessment.Assessment{Unit: scoring.Unit{ID: fmt.Sprint(unit)}}
	add := func(r assessment.Record) {
		r.By, r.Authority, r.At = "A", rubric.Plain("O"), time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
		a.Records = append(a.Records, r)
	}
	n := 0
	for it := range s.Rubric().Leaves() {
		input := fmt.Sprintf("r%d", n)
		rate := scoring.Known(60 + (n*7+unit)%41)
		switch {
		case it.Survey != "":
			add(assessment.Record{Kind: assessment.Surveyed, Round: "first", Item: it.Code, Answers: assessment.Answers{"": {"a": 60 + unit%30, "b": 7}}})
		case it.Reported:
			add(assessment.Record{Kind: assessment.Typed, Round: "self", Item: it.Code, New: scoring.Known(1)})
		default:
			add(assessment.Record{Kind: assessment.Stated, Round: "self", Input: input, New: rate})
		}
		if it.NoEvidence != "" && n%2 == 0 {
			add(assessment.Record{Kind: assessment.Shown, Round: "self", Item: it.Code, Evidence: &assessment.Evidence{ID: it.Code, Number: "1"}})
		}
		if it.Judged && n%3 == 0 {
			add(assessment.Record{Kind: assessment.Typed, Round: "first", Item: it.Code, New: scoring.Known(1), Why: rubric.Plain("W")})
		}
		n++
	}
	a.Records = a.Records[:min(100, len(a.Records))]
	return a
}

// BenchmarkFold folds a hundred records over ninety leaves into four rounds.
func BenchmarkFold(b *testing.B) {
	s := realistic(b)
	a := year(s, 0)
	require.Len(b, a.Records, 100)
	b.ReportAllocs()
	for b.Loop() {
		st, err := assessment.Fold(s, a, rubric.Date{})
		if err != nil || st.Last().Result.Total.FinalRange.Least.IsZero() {
			b.Fatal(err)
		}
	}
}

// BenchmarkStream folds the years of a thousand units one after another, each state dropped
// for the next: what is allocated for a unit bounds the memory of any number of them.
func BenchmarkStream(b *testing.B) {
	s := realistic(b)
	years := make([]*assessment.Assessment, 1000)
	for i := range years {
		years[i] = year(s, i)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := assessment.Fold(s, years[n%len(years)], rubric.Date{}); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "units/s")
}

// BenchmarkAppend adds one record to ninety-nine.
func BenchmarkAppend(b *testing.B) {
	s := realistic(b)
	a := year(s, 0)
	last := a.Records[99]
	a.Records = a.Records[:99]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := assessment.Append(s, a, last); err != nil {
			b.Fatal(err)
		}
	}
}
