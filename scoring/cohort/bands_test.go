package cohort_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// published are the lines of a file of published figures, whose origin stands beside it,
// without its header.
func published(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open("../published/listing/testdata/" + name)
	require.NoError(t, err)
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return lines[1:]
}

// TestPublishedBands: of one place the rounded percentages of the bands add up to 100.01,
// which is called rounding.
func TestPublishedBands(t *testing.T) {
	counts := map[string][]int64{}
	for _, line := range published(t, "band-counts.csv") {
		n, err := strconv.ParseInt(line[3], 10, 64)
		require.NoError(t, err)
		counts[line[0]] = append(counts[line[0]], n)
	}
	require.Len(t, counts, 4)
	for place, want := range map[string][2]string{
		"Thừa Thiên Huế communes": {"6.62 45.59 30.15 17.65 = 100.01", "6.62 45.59 30.15 17.64 = 100"},
		"Bình Dương communes":     {"1.1 52.75 42.86 3.3 = 100.01", "1.1 52.75 42.86 3.29 = 100"},
		"Khánh Hòa":               {"65.91 25 9.09 = 100", "65.91 25 9.09 = 100"},
		"Chợ Mới":                 {"11.11 33.33 27.78 5.56 22.22 = 100", "11.11 33.33 27.78 5.56 22.22 = 100"},
	} {
		for i, opts := range []*cohort.BandOptions{nil, {LargestRemainder: true}} {
			s, err := cohort.Percentages(counts[place], opts)
			require.NoError(t, err)
			var got []string
			for _, p := range s.Percent {
				got = append(got, p.String())
			}
			assert.Equal(t, want[i], strings.Join(got, " ")+" = "+s.Sum.String(), place)
			plain := i == 0
			assert.Equal(t, plain && !s.Sum.Equal(decimal.NewFromInt(100)), strings.Contains(s.Note.EN, "because of rounding"), s.Note.EN)
			assert.Equal(t, !plain, strings.Contains(s.Note.VI, "phần dư lớn nhất"), s.Note.VI)
		}
	}
	s, err := cohort.Percentages(counts["Thừa Thiên Huế communes"], nil)
	require.NoError(t, err)
	assert.Equal(t, "Từng tỷ lệ được làm tròn riêng đến 2 chữ số thập phân (từ nửa đơn vị trở lên thì làm tròn lên); "+
		"cộng lại là 100,01% do làm tròn.", s.Note.VI)
	assert.Equal(t, "225/34", s.Exact[0].String())
	b, err := json.Marshal(s)
	require.NoError(t, err)
	var read cohort.Shares
	require.NoError(t, json.Unmarshal(b, &read))
	again, err := json.Marshal(read)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
}

func ExamplePercentages() {
	s, err := cohort.Percentages([]int64{9, 62, 41, 24}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Percent, s.Note.EN)
	s, err = cohort.Percentages([]int64{9, 62, 41, 24}, &cohort.BandOptions{LargestRemainder: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Percent, s.Note.EN)
	// Output:
	// [6.62 45.59 30.15 17.65] Each percentage is rounded for itself to 2 decimal places (half up); they add up to 100.01% because of rounding.
	// [6.62 45.59 30.15 17.64] The percentages are rounded to 2 decimal places by largest remainder, so that they add up to 100%; those that differ from what they are when rounded for themselves: 1.
}

// TestPercentagesAddUp: with the largest remainder percentages add up to 100, and none is a
// unit of the last place or more from what it is exactly.
func TestPercentagesAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	uneven, instances := 0, enough.Instances(2000, 200)
	for range instances {
		counts := make([]int64, 1+random.IntN(7))
		for i := range counts {
			counts[i] = random.Int64N(40)
		}
		counts[0]++
		places := random.IntN(4)
		s, err := cohort.Percentages(counts, &cohort.BandOptions{LargestRemainder: true, Rounding: decimals.Rounding{Places: places}})
		require.NoError(t, err)
		sum := decimal.Zero
		for i, p := range s.Percent {
			sum = sum.Add(p)
			off := s.Exact[i].Rat()
			off.Sub(off, p.Rat())
			require.Negative(t, off.Abs(off).Cmp(decimal.New(1, int32(-places)).Rat()))
		}
		require.True(t, sum.Equal(decimal.NewFromInt(100)), "%v", counts)
		plain, err := cohort.Percentages(counts, &cohort.BandOptions{Rounding: decimals.Rounding{Places: places, Mode: decimals.HalfUp}})
		require.NoError(t, err)
		if !plain.Sum.Equal(decimal.NewFromInt(100)) {
			require.Contains(t, plain.Note.EN, "they add up to "+plain.Sum.String()+"% because of rounding")
			uneven++
		}
	}
	enough.Enough(t, "percentages that do not add up for themselves", uneven, instances, 100)
}

func TestPercentagesErrors(t *testing.T) {
	_, err := cohort.Percentages([]int64{1, -1, 1 << 60}, &cohort.BandOptions{Rounding: decimals.Rounding{Places: 7, Mode: "up"}})
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 4)
	s, err := cohort.Percentages([]int64{0, 0}, nil)
	require.NoError(t, err)
	assert.Equal(t, "there are no units", s.Note.EN)
	assert.True(t, s.Sum.IsZero())
}

const bandsFile = rubricFile + `
groups: [a, b]
bands:
  - {name: {vi: Tốt, en: Good}, from: 9, when: late == 0}
  - {name: {vi: Khá, en: Fair}, from: 6}
  - {name: {vi: Đạt, en: Pass}, from: 0, group: b}
`

func banded(t testing.TB) *scoring.Scorer {
	return compile(t, strings.Replace(strings.Replace(bandsFile, "inputs: [", "inputs: [{name: late, type: count, title: Hồ sơ quá hạn}, ", 1),
		"from: 6}", "from: 0}", 1))
}

func units(t testing.TB, s *scoring.Scorer, list ...string) *cohort.Cohort {
	t.Helper()
	var results []*scoring.Result
	for _, unit := range list {
		words := strings.Fields(unit)
		group, id, _ := strings.Cut(words[0], "/")
		f := scoring.Facts{Unit: scoring.Unit{ID: id, Group: group}, Inputs: map[string]scoring.Figure{}}
		for _, word := range words[1:] {
			name, value, _ := strings.Cut(word, "=")
			switch least, open := strings.CutSuffix(value, "+"); {
			case open:
				f.Inputs[name] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(least)})
			case value == "true" || value == "false":
				f.Inputs[name] = scoring.Known(value == "true")
			default:
				f.Inputs[name] = scoring.Known(value)
			}
		}
		r, err := s.Score(f)
		require.NoError(t, err)
		results = append(results, r)
	}
	return cohortOf(t, s, results)
}

func TestBands(t *testing.T) {
	s := banded(t)
	c := units(t, s, "a/1 done=9 late=0", "a/2 done=9 late=3", "a/3 done=10 late=0", "a/4 done=9", "a/5 done=8+ late=0",
		"a/6 done=2 late=0", "a/7", "b/8 done=10 late=0")
	c, err := c.WithRoster([]scoring.Unit{{ID: "9", Group: "a"}})
	require.NoError(t, err)
	for range 2 {
		got, err := c.Bands(nil)
		require.NoError(t, err)
		require.Len(t, got.Groups, 2)
		a := got.Groups[0]
		var list []string
		for _, band := range slices.Concat(a.Bands, []cohort.BandCount{a.None, a.Open}) {
			list = append(list, fmt.Sprintf("%s %d %s", band.Name.EN, band.Units, band.Percent))
		}
		assert.Equal(t, "Good 2 33.33; Fair 2 33.33; without a band 0 0; not known: figures are missing 2 33.33", strings.Join(list, "; "))
		assert.EqualValues(t, 6, a.Units)
		assert.EqualValues(t, 2, a.Absent)
		assert.Equal(t, "99.99", a.Sum.String())
		assert.Contains(t, a.Note.EN, "99.99% because of rounding")
		assert.Equal(t, "Pass", got.Groups[1].Bands[0].Name.EN)
		assert.EqualValues(t, 1, got.Groups[1].Bands[0].Units)
		b, err := json.Marshal(got)
		require.NoError(t, err)
		var read cohort.BandTable
		require.NoError(t, json.Unmarshal(b, &read))
		again, err := json.Marshal(read)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(again))
	}
	_, err = cohortOf(t, s, nil).Bands(nil)
	assert.EqualError(t, err, "there are no units to rank")
}

// TestGapToNextBand: what is missing to the next band, and the condition that it has besides.
func TestGapToNextBand(t *testing.T) {
	s := banded(t)
	k, err := units(t, s, "a/1 done=10 late=0", "a/2 done=9 late=3", "a/3 done=8 late=0", "a/4 done=9").Rank(nil)
	require.NoError(t, err)
	got := map[string]string{}
	for _, u := range k.Groups[0].Units {
		got[u.Unit.ID] = "none"
		if u.NextBand != nil {
			got[u.Unit.ID] = u.NextBand.Text().EN
		}
	}
	assert.Equal(t, map[string]string{
		"1": "none",
		"2": "the score reaches the band Good, which also asks for this: hồ sơ quá hạn: equal to 0",
		"3": "points missing to the band Good: 1; it also asks for this: hồ sơ quá hạn: equal to 0",
		"4": "none",
	}, got)
}
