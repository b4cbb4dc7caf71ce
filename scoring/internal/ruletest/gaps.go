package ruletest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// SomeScorer returns a scorer of a random rubric of several leaves, with relations and a
// reported leaf in some, its file and the group of its rules; a nil scorer where a rule came
// out that is none.
func SomeScorer(r *rand.Rand) (g *SomeGroup, s *scoring.Scorer, file string) {
	g = NewGroup(r)
	g.Singles = r.IntN(2) == 0
	g.Deadlines()
	file, _ = g.SeveralLeaves()
	file = strings.Replace(file, "areas:\n", someRelations(r)+"areas:\n", 1)
	if r.IntN(2) == 0 {
		file = strings.Replace(file, "        cases:\n", "        reported: true\n        x-cases:\n", 1)
		file = withoutCases(file)
	}
	parsed, err := rubric.Parse("random.yaml", []byte(file), nil)
	if err != nil {
		return g, nil, file
	}
	if s, err = scoring.Compile(parsed, nil); err != nil {
		return g, nil, file
	}
	return g, s, file
}

// withoutCases cuts the cases of a leaf out that was made a reported one.
func withoutCases(file string) string {
	lines := strings.Split(file, "\n")
	at := slices.Index(lines, "        x-cases:")
	end := at + 1
	for end < len(lines) && strings.HasPrefix(lines[end], "          ") {
		end++
	}
	return strings.Join(slices.Delete(lines, at, end), "\n")
}

func someRelations(r *rand.Rand) string {
	var b strings.Builder
	for _, holds := range []string{"c1 <= c2", "p1 + p2 <= 100", "c2 <= x1", "c1 + 2 * c2 <= 40"} {
		if r.IntN(4) == 0 {
			fmt.Fprintf(&b, "  - {holds: '%s', title: T%d}\n", holds, b.Len())
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "relations:\n" + b.String()
}

// FactsWithGaps returns facts near everything that the rules of a group name, with figures
// that are missing or known by bounds only, and points of the reported leaves in half of
// them.
func (g *SomeGroup) FactsWithGaps(n int, of *rubric.Rubric) []scoring.Facts {
	all, _ := g.Facts(n, nil)
	var in []*rubric.Input
	for k := range g.Inputs {
		in = append(in, &g.Inputs[k])
	}
	for i, f := range all {
		all[i] = FactsOf(Gapped(g.Rand, in, f.Inputs, Choose(g.Rand, 10, 50, 90)))
		if g.IntN(2) == 0 {
			all[i].Points = map[string]scoring.Figure{}
			for it := range of.Leaves() {
				if it.Reported {
					all[i].Points[it.Code] = scoring.Known(Choose(g.Rand, int64(0), 1))
				}
			}
		}
	}
	return all
}

// Gapped returns facts of which some figures, so many of a hundred, are missing, and others
// known by bounds only.
func Gapped(r *rand.Rand, in []*rubric.Input, f map[string]scoring.Figure, missing int) map[string]scoring.Figure {
	out := map[string]scoring.Figure{}
	for _, i := range in {
		v, given := f[i.Name]
		switch p := r.IntN(100); {
		case !given || p < missing:
		case p < missing+20 && i.Type != rubric.Bool && i.Type != rubric.Enum:
			out[i.Name] = someBound(r, i, v)
		case p < missing+20 && i.Type == rubric.Enum:
			out[i.Name] = scoring.Within(scoring.Bound{OneOf: []string{i.Options[0].Name, v.String()}})
		default:
			out[i.Name] = v
		}
	}
	return out
}

// someBound returns a figure that a number or day satisfies, with an end near it or far away.
func someBound(r *rand.Rand, in *rubric.Input, v scoring.Figure) scoring.Figure {
	var b scoring.Bound
	lo, hi := v, v
	if d, is := v.Number(); is {
		by := decimal.New(int64(r.IntN(300)), Choose(r, int32(0), -1, -2, -5))
		if in.Type == rubric.Count {
			by = by.Ceil()
		}
		lo, hi = scoring.Known(d.Sub(by)), scoring.Known(d.Add(by))
	}
	if d, is := v.Day(); is && !d.IsZero() {
		if day := d.Plus(int64(-r.IntN(40))); day.Year > 0 {
			lo = scoring.Known(day)
		}
		if day := d.Plus(int64(r.IntN(40))); day.Year < 9999 {
			hi = scoring.Known(day)
		}
	}
	switch r.IntN(6) {
	case 0:
		b = scoring.Bound{AtLeast: lo}
	case 1:
		b = scoring.Bound{AtMost: hi}
	case 2:
		b = scoring.Bound{Below: hi}
	case 3:
		b = scoring.Bound{Above: lo}
	default:
		b = scoring.Bound{AtLeast: lo, AtMost: hi}
	}
	return scoring.Within(b)
}

// Within reports whether all that one entry says a leaf may come to is said by another.
func Within(e, of rules.Entry) bool {
	return (!e.Counts || of.Counts && of.Lo <= e.Lo && e.Hi <= of.Hi) && (!e.Excluded || of.Excluded)
}
