package listing_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCheck: what is told of small tables. A line of want is a finding.
func TestCheck(t *testing.T) {
	for name, tt := range map[string]struct {
		src  string
		opts *listing.Options
		want string
	}{
		"exact": {src: "unit,appraisal,survey,total\nA,50.10,30.20,80.30\n"},
		"off by as much as rounding explains": {
			src: "unit,appraisal,survey,total\nA,50.1,30.2,80.4\nB,50.1,30.2,80.5\nC,50.1,30.2,80.1\n",
			want: "rounding D2 A: total printed 80.4, 80.3 by the other figures: the difference is rounding (at most 0.2)\n" +
				"rounding D3 B: total printed 80.5, 80.3 by the other figures: the difference is rounding (at most 0.2)\n" +
				"rounding D4 C: total printed 80.1, 80.3 by the other figures: the difference is rounding (at most 0.2)",
		},
		"off by more": {
			src:  "unit,appraisal,survey,total\nA,50.1,30.2,80.6\n",
			want: "contradiction D2 A: total printed 80.6, its parts add up to 80.3",
		},
		"a total with fewer decimals": {src: "unit,appraisal,survey,total\nA,50.14,30.21,80.4\nB,50.14,30.21,80\n"},
		"bonus is added, penalty taken off, with a sign or without": {
			src: "unit,appraisal,survey,bonus,penalty,total\nA,50,30,2,1,81\nB,50,30,2,-1,81\n",
		},
		"one part is no sum":      {src: "unit,appraisal,total\nA,50,80\n"},
		"what is missing is no 0": {src: "unit,appraisal,survey,total\nA,50,,80\nB,,,-\n"},
		"areas and the survey":    {src: "unit,1,2,survey,total\nA,20,30,10,60\nB,21,30,10,61\n"},
		"areas are the appraisal": {src: "unit,1,2,appraisal,survey,total\nA,20,30,50,10,60\nB,21,30,51,10,61\n"},
		"some of the items":       {src: "unit,1,1.1,1.2,2,total\nA,20,5,6,30,50\nB,21,5,6,30,51\n"},
		"items below an area": {
			src:  "unit,1,1.1,1.2,2,total\nA,20,14,6,30,50\nB,26,15,6,30,51\nC,20,14,6,30,50\n",
			want: "contradiction B3 B: item 1 printed 26, its parts add up to 21",
		},
		"a part that the mean gives away": {
			src:  "unit,appraisal,survey,total\nA,50.00,30.00,80.00\nB,51.00,35.00,81.00\nMean,50.50,30.00,80.50\n",
			want: "contradiction C3 B: survey printed 35.00, 30.00 by the other figures of the row",
		},
		"a percentage": {
			src:  "unit,total (80),index (%)\nA,40.00,50.00\nB,40.00,55.00\nC,20.01,25.01\n",
			want: "contradiction C3 B: index (%) printed 55.00, points and maximum come to 50.00",
		},
		"a percentage of what applies, and one of unrounded points": {
			src: "unit,max,total,index\nA,80,40.0,50.00\nB,90,40.0,44.44\nC,90,40.0,44.49\nD,90,40.0,45.00\n",
			want: "rounding D4 C: index (%) printed 44.49, 44.44 by the other figures: the difference is rounding (at most 0.0606)\n" +
				"contradiction D5 D: index (%) printed 45.00, points and maximum come to 44.44",
		},
		"totals that were rescaled": {
			src:  "unit,1,2,max,total\nA,40,30,100,70\nB,40,24,80,80\nC,40,24,80,64\nD,40,24,80,90\n",
			want: "contradiction E5 D: total printed 90, its parts add up to 64",
		},
		"points above the maximum": {
			src:  "unit,appraisal (65),total (100)\nA,65.00,100\nB,65.01,90.4\n",
			want: "contradiction B3 B: appraisal printed 65.01, outside [0, 65]",
		},
		"a wrong total is not told as rank and mean": {
			src:  "unit,appraisal,survey,total,rank\nA,50,30,80,1\nB,50,20,90,2\nC,50,10,60,3\nMean,50,20,70\n",
			want: "contradiction D3 B: total printed 90, its parts add up to 70",
		},
		"points are not below zero": {
			src:  "unit,1,1.1,1.2,2,total\nA,30,10,20,30,60\nB,0,0,11,30,30\n",
			want: "contradiction D3 B: item 1.2 printed 11, 0 by the other figures of the row",
		},
		"where others are below zero, they may be": {
			src:  "unit,1,1.1,1.2,2,total\nA,30,10,20,30,60\nB,0,0,11,30,30\nC,19,-1,20,30,49\n",
			want: "contradiction C3 B: item 1.1 printed 0, -11 by the other figures of the row",
		},
		"two faults in a row": {
			src:  "unit,1,1.1,1.2,2,2.1,2.2,total\nA,30,10,20,30,10,20,60\nB,39,10,20,38,10,20,60\n",
			want: "contradiction B3 B: item 1 printed 39, its parts add up to 30\ncontradiction E3 B: item 2 printed 38, its parts add up to 30",
		},
		"a rank": {
			src:  "unit,total,rank\nA,80,1\nB,70,5\nC,60,3\nD,50,4\n",
			want: "contradiction C3 B: rank printed 5, by total 70 it is 2",
		},
		"ranks by another number": {
			src:  "unit,total,rank\nA,80,4\nB,70,3\nC,60,2\nD,50,1\n",
			want: "contradiction C5 All units: no way to rank by total gives the printed ranks; the first unit against it is D, rank 1",
		},
		"two units changed places": {
			src:  "unit,total,rank\nA,80,1\nB,70,3\nC,60,2\nD,50,4\n",
			want: "contradiction C4 C: rank 2 does not agree with total 60; the units next to it have [70, 80]",
		},
		"a number out of its rank, and the mean too": {
			src:  "unit,total,rank\nA,80,1\nB,70,2\nC,65,3\nD,90,4\nE,50,5\nMean,65.00\n",
			want: "contradiction B5 D: total printed 90 does not agree with rank 4; the units next to it have [50, 65]",
		},
		"no rank": {
			src:  "unit,total,rank\nA,80,1\nB,70,1.2\n",
			want: "contradiction C3 B: 1.2 is no rank",
		},
		"a declared way of ranking": {
			opts: &listing.Options{Ties: ranking.Competition},
			src:  "unit,total,rank\nA,80,1\nB,70,2\nC,70,2\nD,60,3\n",
			want: "contradiction C5 D: rank printed 3, by total 60 it is 4",
		},
		"an undeclared one": {src: "unit,total,rank\nA,80,1\nB,70,2\nC,70,2\nD,60,3\n"},
		"bands out of order": {
			src:  "unit,total,band\nA,90,Good\nB,85,Good\nC,80,Fair\nD,75,Good\nE,70,Good\nF,60,Fair\nG,50,Fair\nH,45,Fair\n",
			want: "contradiction C4 C: the band “Fair” at 80 is out of order with the totals of the other units",
		},
		"bands by group": {src: "unit,group,total,band\nA,x,90,Good\nB,x,80,Fair\nC,y,80,Good\nD,y,75,Good\nE,y,60,Fair\n"},
		"a mean of figures that were rounded": {
			src:  "unit,total\nA,80.1\nB,70.2\nMean,75.18\n",
			want: "rounding B4 Mean of total printed 75.18, the rounded figures come to 75.15: the difference is rounding (at most 0.105)",
		},
		"the percentage of means": {
			src: "unit,max,total,index\nA,100,50,50.00\nB,50,50,100.00\nMean,75,50,66.67\n",
		},
		"the mean of percentages": {
			src: "unit,max,total,index\nA,100,50,50.00\nB,50,50,100.00\nMean,75,50,75.00\n",
		},
		"neither": {
			src:  "unit,max,total,index\nA,100,50,50.00\nB,50,50,100.00\nMean,75,50,70.00\n",
			want: "contradiction D4 Mean of index (%) printed 70.00, the rows come to 75.00 (rounding explains 0.015 at most)",
		},
	} {
		l, err := listing.Read("t", []byte(tt.src), tt.opts)
		require.NoError(t, err, name)
		assert.Equal(t, tt.want, strings.Join(said(check(t, l, tt.opts)), "\n"), name)
	}
}

// TestCheckByRubric: thresholds, codes and maxima of a rubric.
func TestCheckByRubric(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(province), nil)
	require.NoError(t, err)
	opts := &listing.Options{Rubric: r}
	l, err := listing.Read("t", []byte("id,group,1,1.1,1.2,2,3,total,index,band\n"+
		"A,Khối sở,30,10,20,20,30,80.00,80,Xuất sắc\n"+
		"B,huyện,30,10,20,20,30,80.00,80,Good\n"+
		"C,huyện,30,10,20,20,36,86.00,86,Excellent\n"+
		"D,huyện,30,10,20,20,30,80.00,81.0,Excellent\n"+
		"E,huyện,30,10,20,20,30,80,80,Good\n"+
		"F,huyện,30,10,20,20,30,80,80,Giỏi\n"), opts)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"contradiction J3 B: band printed “Good”, the total 80.00 is that of Excellent",
		"contradiction G4 C: item 3 printed 36, outside [0, 35]",
		"contradiction I5 D: index (%) printed 81.0, points and maximum come to 80.0",
		"contradiction J7 F: band printed “Giỏi”, the total 80 is that of Excellent or Good",
	}, said(check(t, l, opts)))
	assert.Equal(t, "B: xếp loại in “Good”, tổng điểm 80,00 ứng với Xuất sắc", check(t, l, opts).Findings[0].Text.VI)
}

// TestTotalOfWhatApplies: a total below its parts is wrong by itself where something may be
// excluded: what it should be is not known, but at least their sum, and neither the rank
// nor the band that the right one had is told besides, nor a part below zero.
func TestTotalOfWhatApplies(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(strings.Replace(excluding, "bonus:", "#", 1)), nil)
	require.NoError(t, err)
	opts := &listing.Options{Rubric: r}
	l, err := listing.Read("t", []byte("id,1,2,total,rank,band\nA,30,20,11.11,1,Tốt\nB,50,20,70.00,2,Tốt\nC,20,20,40.00,3,Yếu\n"), opts)
	require.NoError(t, err)
	assert.Equal(t, []string{"contradiction D2 A: total printed 11.11, its parts add up to 50.00"}, said(check(t, l, opts)))
}

// TestPrecision: a figure is taken at its own decimals, unless its column says that zeros
// were dropped.
func TestPrecision(t *testing.T) {
	l, err := listing.Read("t", []byte("unit,appraisal,survey,total\nA,50,30.40,80.7\n"), nil)
	require.NoError(t, err)
	assert.Equal(t, "rounding", string(check(t, l, nil).Findings[0].Kind), "50 may be 50.3")
	l.Columns[1].Places = 2
	l.Columns[3].Places = 2
	assert.Equal(t, []string{"contradiction D2 A: total printed 80.70, its parts add up to 80.40"}, said(check(t, l,
		nil)))
}

// TestRoundedDown: a table that rounds down has other numbers behind its figures.
func TestRoundedDown(t *testing.T) {
	l, err := listing.Read("t", []byte("unit,total,rank\nA,80.1,1\nB,80.0,1\n"), nil)
	require.NoError(t, err)
	l.Rows[0].Figures[1], l.Rows[1].Figures[1] = printed(t, "80.6"), printed(t, "80")
	found := map[decimals.RoundingMode]bool{}
	for _, mode := range []decimals.RoundingMode{"", decimals.HalfUp, decimals.HalfEven, decimals.Down} {
		for _, r := range check(t, l, &listing.Options{Rounding: mode}).Readings {
			if r.Unrounded && r.Ties == ranking.Competition {
				found[mode] = r.Reproduces
			}
		}
	}
	assert.Equal(t, map[decimals.RoundingMode]bool{"": false, "half-up": false, "half-even": false, "down": true},
		found,
		"80.65 is printed 80.6, and 80, where digits are cut off")
}

func TestCheckRefuses(t *testing.T) {
	row := listing.Row{Name: "A", Figures: make([]listing.Figure, 2)}
	for want, l := range map[string]*listing.Listing{
		"there is no listing": nil,
		"row 1 has 2 figures, but the listing has 1 columns": {Columns: []listing.Column{{Role: listing.Total}},
			Rows: []listing.Row{row}},
		"column 1: decimals are 0 to 15, not 99": {Columns: []listing.Column{{Places: 99}}},
		"the listing has more than 4096 columns": {Columns: make([]listing.Column, 5000)},
	} {
		_, err := l.Check(nil)
		assert.EqualError(t, err, want)
		_, err = l.Against(nil, nil)
		assert.EqualError(t, err, want)
	}
	var r listing.Report
	assert.Error(t, json.Unmarshal([]byte("{}"), &r))
}

// TestLargeFigures: figures of fifteen digits add up exactly, however many they are.
func TestLargeFigures(t *testing.T) {
	l := &listing.Listing{Columns: []listing.Column{{Role: listing.Name}, {Role: listing.Total, Places: 3}}}
	for range 20_000 {
		l.Rows = append(l.Rows, listing.Row{Figures: []listing.Figure{{}, printed(t, "999999999999999")}})
	}
	l.Means = []listing.Mean{{Role: listing.Total, Value: printed(t, "999999999999999")}}
	report := check(t, l, nil)
	assert.Empty(t, report.Findings)
	assert.Len(t, report.Means, 1)
	l.Means[0].Value = printed(t, "999999999999998")
	assert.Len(t, check(t, l, nil).Findings, 1)
}
