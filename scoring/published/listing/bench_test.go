package listing_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/require"
)

// wide prints a table of so many units with 100 columns: eight areas of eleven items each,
// two parts, total, index and rank.
func wide(units int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("id")
	for area := range 8 {
		fmt.Fprintf(&b, ",%d", area+1)
		for item := range 11 {
			fmt.Fprintf(&b, ",%d.%d", area+1, item+1)
		}
	}
	b.WriteString(",appraisal,survey,total,rank\n")
	totals := make([]int, units)
	rows := make([]string, units)
	points := func(n int) string { return fmt.Sprintf(",%d.%02d", n/100, n%100) }
	for i := range units {
		row, last := fmt.Sprint("u", i), 0
		for range 8 {
			area, items := 0, ""
			for range 11 {
				n := random.IntN(120)
				area += n
				items += points(n)
			}
			row += points(area) + items
			totals[i], last = totals[i]+area, area
		}
		rows[i] = row + points(totals[i]-last) + points(last) + points(totals[i])
	}
	for i, row := range rows {
		place := 1
		for _, other := range totals {
			if other > totals[i] {
				place++
			}
		}
		fmt.Fprintf(&b, "%s,%d\n", row, place)
	}
	return []byte(b.String())
}

func BenchmarkAgainst(b *testing.B) {
	s := compile(b, province)
	r, err := rubric.Parse("r.yaml", []byte(province), nil)
	require.NoError(b, err)
	for _, units := range []int{3300, 6600} {
		w := generate(b, s, r, rand.New(rand.NewPCG(1, 2)), units, 2, ranking.Competition, false)
		b.Run(fmt.Sprint(units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				report, err := w.listing.Against(slices.Values(w.results), nil)
				require.NoError(b, err)
				require.Empty(b, report.Findings)
			}
		})
	}
}

func BenchmarkReadCheck(b *testing.B) {
	for _, units := range []int{3300, 6600} {
		src := wide(units)
		b.Run(fmt.Sprintf("read/%d", units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := listing.Read("wide.csv", src, nil)
				require.NoError(b, err)
			}
		})
		l, err := listing.Read("wide.csv", src, nil)
		require.NoError(b, err)
		b.Run(fmt.Sprintf("check/%d", units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				report, err := l.Check(nil)
				require.NoError(b, err)
				require.Empty(b, report.Findings)
			}
		})
	}
}
