package listing_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const province = `rubric: province
title: Province
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 100
points: {places: 2, rounding: half-up}
groups: [{name: sở, title: {vi: Khối sở, en: Departments}}, {name: huyện, title: {vi: Khối huyện, en: Districts}}]
areas:
  - code: "1"
    title: One
    max: 40
    items:
      - {code: "1.1", title: A, max: 15, reported: true}
      - {code: "1.2", title: B, max: 25, reported: true}
  - code: "2"
    title: Two
    max: 25
    items:
      - {code: "2.1", title: C, max: 10, reported: true}
      - {code: "2.2", title: D, max: 15, reported: true}
  - {code: "3", title: Three, max: 35, source: survey, reported: true}
bands:
  - {name: {vi: Xuất sắc, en: Excellent}, from: 80}
  - {name: {vi: Tốt, en: Good}, from: 60}
  - {name: {vi: Khá, en: Fair}, from: 40}
  - {name: {vi: Yếu, en: Weak}, from: 0}
`

func compile(t testing.TB, src string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// world is a generated cohort: results and how they are printed.
type world struct {
	rubric  *rubric.Rubric
	results []*scoring.Result
	listing *listing.Listing
}

// leaves are the leaves of the rubric with their maxima.
var leaves = []struct {
	code string
	max  int64
}{{"1.1", 15}, {"1.2", 25}, {"2.1", 10}, {"2.2", 15}, {"3", 35}}

// figure prints a number with so many decimals.
func figure(t testing.TB, v *big.Rat, places int) listing.Figure {
	return printed(t, v.FloatString(places))
}

// cut prints a number above zero with so many decimals, those behind cut off.
func cut(t testing.TB, v *big.Rat, places int) listing.Figure {
	whole, fraction, _ := strings.Cut(v.FloatString(places+9), ".")
	if places == 0 {
		return printed(t, whole)
	}
	return printed(t, whole+"."+fraction[:places])
}

// generate scores units with random points and prints them with so many decimals, ranked by
// a policy within their groups; down says that digits are cut off.
func generate(t testing.TB, s *scoring.Scorer, r *rubric.Rubric, random *rand.Rand, units, places int,
	ties ranking.Ties, down bool) *world {
	figure := figure
	if down {
		figure = cut
	}
	w := &world{rubric: r, listing: &listing.Listing{}}
	l := w.listing
	l.Columns = []listing.Column{
		{Role: listing.ID}, {Role: listing.Part, Of: "appraisal"}, {Role: listing.Part, Of: "survey"},
		{Role: listing.Item, Of: "1"}, {Role: listing.Item, Of: "1.1"}, {Role: listing.Item, Of: "1.2"},
		{Role: listing.Item, Of: "2"}, {Role: listing.Item, Of: "2.1"}, {Role: listing.Item, Of: "2.2"},
		{Role: listing.Item, Of: "3"}, {Role: listing.Total}, {Role: listing.Index}, {Role: listing.Index, Of: "1"},
		{Role: listing.Rank}, {Role: listing.Band},
	}
	for i := range l.Columns {
		l.Columns[i].At = i + 1
	}
	for i := range units {
		unit := scoring.Unit{ID: fmt.Sprint("u", i), Group: []string{"sở", "huyện"}[random.IntN(2)]}
		facts := scoring.Facts{Unit: unit, Points: map[string]scoring.Figure{}}
		for _, leaf := range leaves {
			n := random.Int64N(100*leaf.max + 1)
			if random.IntN(3) == 0 {
				n -= n % 50
			}
			facts.Points[leaf.code] = scoring.Known(decimal.New(n, -2))
		}
		result, err := s.Score(facts)
		require.NoError(t, err)
		w.results = append(w.results, result)
		row := listing.Row{ID: unit.ID, Group: unit.Group, Band: result.Total.Band.VI, Line: i + 2}
		value := func(code string) *big.Rat { return result.Item(code).Points.Decimal.Rat() }
		survey := value("3")
		total := result.Total.Final.Decimal.Rat()
		for _, c := range l.Columns {
			var v *big.Rat
			switch {
			case c.Of == "appraisal":
				v = new(big.Rat).Sub(total, survey)
			case c.Of == "survey":
				v = survey
			case c.Role == listing.Item:
				v = value(c.Of)
			case c.Role == listing.Index && c.Of == "1":
				v = new(big.Rat).Mul(value("1"), big.NewRat(100, 40))
			case c.Role == listing.Total, c.Role == listing.Index:
				v = total
			}
			f := listing.Figure{}
			if v != nil {
				f = figure(t, v, places)
			}
			row.Figures = append(row.Figures, f)
		}
		l.Rows = append(l.Rows, row)
	}
	w.rank(t, ties)
	for i, c := range l.Columns {
		if c.Role == listing.Rank || l.Rows[0].Figures[i].IsZero() {
			continue
		}
		sum := new(big.Rat)
		for _, row := range l.Rows {
			sum.Add(sum, row.Figures[i].Value().Rat())
		}
		l.Means = append(l.Means, listing.Mean{Role: c.Role, Of: c.Of, Line: units + 2,
			Value: figure(t, sum.Quo(sum, big.NewRat(int64(units), 1)), 3)})
	}
	return w
}

// rank prints the ranks by the exact finals, from the definition of the policy.
func (w *world) rank(t testing.TB, ties ranking.Ties) {
	at := slices.IndexFunc(w.listing.Columns, func(c listing.Column) bool { return c.Role == listing.Rank })
	for i, of := range w.results {
		above, equal, numbers := int64(0), int64(0), map[string]bool{}
		for _, other := range w.results {
			if other.Unit.Group != of.Unit.Group {
				continue
			}
			switch other.Total.Final.Decimal.Cmp(of.Total.Final.Decimal) {
			case 1:
				above++
				numbers[other.Total.Final.Decimal.String()] = true
			case 0:
				equal++
			}
		}
		place := big.NewRat(above+1, 1)
		switch ties {
		case ranking.Dense:
			place = big.NewRat(int64(len(numbers))+1, 1)
		case ranking.Modified:
			place = big.NewRat(above+equal, 1)
		case ranking.Fractional:
			place = big.NewRat(2*above+equal+1, 2)
		}
		places := 0
		if !place.IsInt() {
			places = 1
		}
		w.listing.Rows[i].Figures[at] = figure(t, place, places)
	}
}

func only(report *listing.Report, kind listing.Kind) (out []string) {
	for _, f := range report.Findings {
		if f.Kind == kind {
			out = append(out, fmt.Sprintf("%s %s %s: %s", f.Aspect, f.Unit, f.Cell, f.Text.EN))
		}
	}
	return out
}

var tiesOf = []ranking.Ties{ranking.Competition, ranking.Dense, ranking.Modified, ranking.Fractional}

// TestPrintedResultsHold: results that are printed rounded contradict neither themselves nor
// the results.
func TestPrintedResultsHold(t *testing.T) {
	s := compile(t, province)
	r, err := rubric.Parse("r.yaml", []byte(province), nil)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(1, 2))
	rounded, instances := 0, enough.Instances(60, 6)
	for range instances {
		ties, down := tiesOf[random.IntN(4)], random.IntN(4) == 0
		w := generate(t, s, r, random, 2+random.IntN(30), random.IntN(4), ties, down)
		all := []*listing.Options{nil, {Rubric: r}, {Rubric: r, Ties: ties}}
		if down {
			all = []*listing.Options{{Rounding: "down"}, {Rounding: "down", Rubric: r}}
		}
		for _, opts := range all {
			report, err := w.listing.Check(opts)
			require.NoError(t, err)
			require.Empty(t, only(report, listing.Contradiction))
			rounded += len(only(report, listing.Rounding))
			report, err = w.listing.Against(slices.Values(w.results), opts)
			require.NoError(t, err)
			require.Empty(t, only(report, listing.Contradiction))
			require.Empty(t, only(report, listing.Absent))
		}
	}
	enough.Enough(t, "roundings", rounded, instances, 3000)
}

// TestOrderOfRows: the order of the rows changes only that of the findings.
func TestOrderOfRows(t *testing.T) {
	s := compile(t, province)
	r, err := rubric.Parse("r.yaml", []byte(province), nil)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(5, 6))
	told, instances := 0, enough.Instances(40, 4)
	for range instances {
		w := generate(t, s, r, random, 2+random.IntN(20), 1+random.IntN(2), tiesOf[random.IntN(4)], false)
		w.tamper(t, random)
		one, err := w.listing.Check(&listing.Options{Rubric: r})
		require.NoError(t, err)
		random.Shuffle(len(w.listing.Rows), func(i, j int) {
			w.listing.Rows[i],
				w.listing.Rows[j] = w.listing.Rows[j], w.listing.Rows[i]
		})
		two, err := w.listing.Check(&listing.Options{Rubric: r})
		require.NoError(t, err)
		require.ElementsMatch(t, one.Findings, two.Findings)
		told += len(one.Findings)
	}
	enough.Enough(t, "findings", told, instances, 1000)
}

// tamper changes one digit before the point of one figure, rank, mean or band, so that it is
// another number, and returns its cell.
func (w *world) tamper(t testing.TB, random *rand.Rand) (cell string, role listing.Role, of string) {
	l := w.listing
	for {
		row, column := random.IntN(len(l.Rows)+1), random.IntN(len(l.Columns))
		c := l.Columns[column]
		name := fmt.Sprintf("%c%d", 'A'+column, row+2)
		if c.Role == listing.Band && row < len(l.Rows) {
			bands := []string{"Xuất sắc", "Tốt", "Khá", "Yếu"}
			bands = slices.DeleteFunc(bands, func(b string) bool { return b == l.Rows[row].Band })
			l.Rows[row].Band = bands[random.IntN(3)]
			return name, c.Role, c.Of
		}
		mean := slices.IndexFunc(l.Means, func(m listing.Mean) bool { return m.Role == c.Role && m.Of == c.Of })
		var f *listing.Figure
		switch {
		case row < len(l.Rows):
			f = &l.Rows[row].Figures[column]
		case mean >= 0:
			f = &l.Means[mean].Value
		}
		if f == nil || f.IsZero() {
			continue
		}
		whole, rest, point := strings.Cut(f.String(), ".")
		digits := []byte(whole)
		at := random.IntN(len(digits))
		digits[at] = '0' + byte(random.IntN(10))
		text := string(digits)
		if point {
			text += "." + rest
		}
		now := printed(t, text)
		if now.Value().Equal(f.Value()) || c.Role == listing.Rank && !now.Value().IsPositive() {
			continue
		}
		*f = now
		return name, c.Role, c.Of
	}
}

// TestOneDigit: one wrong digit is told once, at its cell.
func TestOneDigit(t *testing.T) {
	s := compile(t, province)
	r, err := rubric.Parse("r.yaml", []byte(province), nil)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(3, 4))
	instances := enough.Instances(250, 20)
	checked := map[listing.Role]int{}
	for i := range instances {
		ties := tiesOf[random.IntN(4)]
		w := generate(t, s, r, random, 4+random.IntN(20), 2, ties, false)
		cell, role, of := w.tamper(t, random)
		report, err := w.listing.Check(&listing.Options{Rubric: r, Ties: ties})
		require.NoError(t, err)
		told := only(report, listing.Contradiction)
		if assert.Len(t, told, 1, "%d: %s %s %s", i, cell, role, of) {
			assert.Equal(t, cell, report.Findings[slices.IndexFunc(report.Findings, func(f listing.Finding) bool {
				return f.Kind == listing.Contradiction
			})].Cell, "%d: %s %s: %s", i, role, of, told)
		}
		checked[role]++

		// Against the results it is told, too, unless it is a mean that is not held against them.
		report, err = w.listing.Against(slices.Values(w.results), &listing.Options{Rubric: r, Ties: ties})
		require.NoError(t, err)
		told = only(report, listing.Contradiction)
		isMean := strings.HasSuffix(cell, fmt.Sprint(len(w.listing.Rows)+2))
		if isMean && (of != "" || role != listing.Total && role != listing.Index) {
			assert.Empty(t, told)
		} else if assert.Len(t, told, 1, "against, %d: %s %s %s", i, cell, role, of) {
			assert.Equal(t, cell, report.Findings[0].Cell, "against, %d: %s", i, told)
		}
	}
	for _, role := range []listing.Role{listing.Part, listing.Item, listing.Total, listing.Index, listing.Rank,
		listing.Band} {
		enough.Enough(t, string(role), checked[role], instances, 20)
	}
}

// TestUnroundedIsBruteForce: ranks come about by unrounded numbers where some numbers on a
// finer grid are printed so and are ranked so.
func TestUnroundedIsBruteForce(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	instances := enough.Instances(25, 2)
	yes, no := 0, 0
	for range instances {
		n := 2 + random.IntN(3)
		values := make([]int, n)
		for i := range values {
			values[i] = 5 + random.IntN(3)
		}
		// All places that numbers in tenths have which are printed so, by policy.
		possible := map[ranking.Ties]map[string]bool{}
		hidden := make([]int, n)
		for k := 0; k < pow(10, n); k++ {
			for i, rest := 0, k; i < n; i, rest = i+1, rest/10 {
				hidden[i] = 10*values[i] - 5 + rest%10
			}
			for _, ties := range append([]ranking.Ties{ranking.Ordinal}, tiesOf...) {
				if possible[ties] == nil {
					possible[ties] = map[string]bool{}
				}
				possible[ties][fmt.Sprint(placesOf(hidden, ties))] = true
			}
		}
		for range 40 {
			l := &listing.Listing{Columns: []listing.Column{{Role: listing.Name}, {Role: listing.Total},
				{Role: listing.Rank}}}
			places := make([]string, n)
			if random.IntN(2) == 0 { // places that come about by some way
				for i := range hidden {
					hidden[i] = 10*values[i] - 5 + random.IntN(3)*4
				}
				places = placesOf(hidden, tiesOf[random.IntN(4)])
			} else {
				for i := range places {
					places[i] = fmt.Sprint(1 + random.IntN(n))
				}
			}
			for i, v := range values {
				l.Rows = append(l.Rows, listing.Row{Name: fmt.Sprint(i), Figures: []listing.Figure{{}, printed(t,
					fmt.Sprint(v)), printed(t, places[i])}})
			}
			report, err := l.Check(nil)
			require.NoError(t, err)
			for _, r := range report.Readings {
				if !r.Unrounded {
					continue
				}
				require.Equal(t, possible[r.Ties][fmt.Sprint(places)], r.Reproduces, "%v ranked %v, %s", values,
					places, r.Ties)
				if r.Reproduces {
					yes++
				} else {
					no++
				}
			}
		}
	}
	enough.Enough(t, "rankings that come about", yes, instances, 10_000)
	enough.Enough(t, "rankings that do not", no, instances, 10_000)
}

func pow(b, n int) int {
	out := 1
	for range n {
		out *= b
	}
	return out
}

// placesOf ranks numbers from the definition; ordinal ranks with ties are those of no units.
func placesOf(values []int, ties ranking.Ties) []string {
	distinct := slices.Clone(values)
	slices.Sort(distinct)
	if ties == ranking.Ordinal && len(slices.Compact(distinct)) < len(values) {
		return make([]string, len(values))
	}
	var out []string
	for _, v := range values {
		above, equal, numbers := 0, 0, map[int]bool{}
		for _, other := range values {
			switch {
			case other > v:
				above++
				numbers[other] = true
			case other == v:
				equal++
			}
		}
		place := fmt.Sprint(above + 1)
		switch {
		case ties == ranking.Dense:
			place = fmt.Sprint(len(numbers) + 1)
		case ties == ranking.Modified:
			place = fmt.Sprint(above + equal)
		case ties == ranking.Fractional && equal%2 == 0:
			place = fmt.Sprintf("%d.5", above+equal/2)
		case ties == ranking.Fractional:
			place = fmt.Sprint(above + (equal+1)/2)
		}
		out = append(out, place)
	}
	return out
}
