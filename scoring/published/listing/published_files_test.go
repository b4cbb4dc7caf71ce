package listing_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// read reads a published file.
func read(t testing.TB, name string) *listing.Listing {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	l, err := listing.Read(name, src, nil)
	require.NoError(t, err)
	return l
}

func printed(t testing.TB, text string) listing.Figure {
	t.Helper()
	f, err := listing.Printed(text)
	require.NoError(t, err)
	return f
}

func check(t testing.TB, l *listing.Listing, opts *listing.Options) *listing.Report {
	t.Helper()
	report, err := l.Check(opts)
	require.NoError(t, err)
	b, err := json.Marshal(report)
	require.NoError(t, err)
	var back listing.Report
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, *report, back)
	return report
}

// said are the findings in English, each after its kind and its cell.
func said(report *listing.Report) []string {
	out := []string{}
	for _, f := range report.Findings {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Kind, f.Cell, f.Text.In(rubric.English))))
	}
	return out
}

// TestBinhDuong: every total adds up, the mean is the published one, and the ranks by
// appraisal are not those by total.
func TestBinhDuong(t *testing.T) {
	l := read(t, "binh-duong-districts-2017.csv")
	require.Len(t, l.Rows, 9)
	assert.Equal(t, "51.75 32.83 84.58", fmt.Sprint(l.Rows[0].Figures[1], l.Rows[0].Figures[2], l.Rows[0].Figures[3]))
	assert.Equal(t, "82.00", l.Rows[1].Figures[3].String(), "with the zeros that are printed")
	l.Means = append(l.Means, listing.Mean{Role: listing.Total, Value: printed(t, "78.39")})
	l.Columns[1].Max, l.Columns[2].Max, l.Columns[3].Max = printed(t, "65"), printed(t, "35"), printed(t, "100")
	report := check(t, l, nil)
	assert.Empty(t, said(report))
	assert.Equal(t, []listing.Mean{{Kind: listing.MeanOfFigures, Role: listing.Total, Value: printed(t, "78.39")}},
		report.Means)

	byTotal := l.Places(listing.Total, "", "")
	byAppraisal := l.Places(listing.Part, "appraisal", "")
	assert.Equal(t, "[1 2 3 4 5 6 7 8 9]", fmt.Sprint(byTotal))
	assert.Equal(t, "[1 2 3 4 5 7 8 6 9]", fmt.Sprint(byAppraisal),
		"Phú Giáo is sixth by appraisal and eighth by total")
	assert.Nil(t, l.Places(listing.Index, "", ""))

	// With both rankings printed, each comes about by its own numbers and not by the other's.
	l.Columns = append(l.Columns, listing.Column{Role: listing.Rank}, listing.Column{Role: listing.Rank,
		Of: "appraisal"})
	for i := range l.Rows {
		l.Rows[i].Figures = append(l.Rows[i].Figures, printed(t, byTotal[i].String()), printed(t,
			byAppraisal[i].String()))
	}
	report = check(t, l, nil)
	assert.Empty(t, said(report))
	got := map[string]bool{}
	for _, r := range report.Readings {
		got[fmt.Sprintf("rank of %q by %s %s, %s, unrounded %v", r.Rank, r.Role, r.Of, r.Ties,
			r.Unrounded)] = r.Reproduces
	}
	for _, ties := range []ranking.Ties{ranking.Competition, ranking.Dense, ranking.Ordinal, ranking.Modified,
		ranking.Fractional} {
		for _, unrounded := range []bool{false, true} {
			end := fmt.Sprintf(", %s, unrounded %v", ties, unrounded)
			assert.True(t, got[`rank of "" by total `+end], end)
			assert.False(t, got[`rank of "" by part appraisal`+end], end)
			assert.True(t, got[`rank of "appraisal" by part appraisal`+end], end)
			assert.False(t, got[`rank of "appraisal" by total `+end], end)
		}
	}

	// A wrong mean is told.
	l.Means[0].Value = printed(t, "78.41")
	assert.Equal(t, []string{"contradiction  Mean of total printed 78.41, the rows come to 78.39 (rounding explains 0.015 at most)"},
		said(check(t, l, nil)))
}

// TestThanhHoa: which way of ranking and which number give the published ranks, and which
// do not.
func TestThanhHoa(t *testing.T) {
	l := read(t, "thanh-hoa-departments-2024.csv")
	require.Len(t, l.Rows, 20)
	l.Means = append(l.Means, listing.Mean{Role: listing.Index, Value: printed(t, "85.41")})
	report := check(t, l, nil)
	assert.Empty(t, said(report))
	assert.Len(t, report.Means, 1)
	got := map[string]string{}
	for _, r := range report.Readings {
		says := "no: " + strings.Join(r.Against, ", ")
		switch {
		case r.Reproduces:
			says = "yes"
		case r.NeedsKeys:
			says = "with keys"
		}
		got[fmt.Sprintf("%s, unrounded %v", r.Ties, r.Unrounded)] = says
	}
	assert.Equal(t, map[string]string{
		"competition, unrounded false": "no: Văn phòng UBND, Y tế",
		"dense, unrounded false":       "no: Văn phòng UBND, Tư pháp, Thông tin và Truyền thông",
		"ordinal, unrounded false":     "with keys",
		"modified, unrounded false":    "no: Nội vụ, Khoa học và Công nghệ",
		"fractional, unrounded false":  "no: Nội vụ, Văn phòng UBND, Khoa học và Công nghệ",
		"competition, unrounded true":  "yes",
		"dense, unrounded true":        "yes",
		"ordinal, unrounded true":      "yes",
		"modified, unrounded true":     "yes",
		"fractional, unrounded true":   "yes",
	}, got)
	assert.Equal(t, exact.Of(2), l.Places(listing.Index, "", "")[2], "by what is printed, it shares the second place")
}

// TestBandCounts: percentages that add up to 100.01 are rounding.
func TestBandCounts(t *testing.T) {
	l := read(t, "band-counts.csv")
	assert.Empty(t, l.Rows)
	require.Len(t, l.Shares, 16)
	all := map[string]int{}
	for _, s := range l.Shares {
		all[s.Group] += s.Units
	}
	assert.Equal(t, map[string]int{"Thừa Thiên Huế communes": 136, "Bình Dương communes": 91, "Khánh Hòa": 44,
		"Chợ Mới": 18}, all)
	assert.Empty(t, said(check(t, l, nil)), "no percentages are printed")
	for i, s := range l.Shares {
		percent := new(big.Rat).Mul(big.NewRat(int64(s.Units), int64(all[s.Group])), big.NewRat(100, 1))
		l.Shares[i].Percent = printed(t, percent.FloatString(2))
	}
	assert.Equal(t, []string{
		"rounding D2 Group Thừa Thiên Huế communes: the percentages add up to 100.01%, not to 100%: each was rounded on its own",
		"rounding D6 Group Bình Dương communes: the percentages add up to 100.01%, not to 100%: each was rounded on its own",
	}, said(check(t, l, nil)))
	l.Shares[0].Percent = printed(t, "6.26")
	assert.Equal(t, "contradiction D2 Group Thừa Thiên Huế communes: band “Xuất sắc” printed with 6.26%, it is 6.62% (9 of 136 units)",
		said(check(t, l, nil))[0])
}

// TestWorkbook: the published tables as workbooks, with numbers under formats, are read as
// equal listings.
func TestWorkbook(t *testing.T) {
	for _, name := range []string{"binh-duong-districts-2017.csv", "thanh-hoa-departments-2024.csv",
		"band-counts.csv"} {
		src, err := os.ReadFile("testdata/" + name)
		require.NoError(t, err)
		records, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
		require.NoError(t, err)
		want, err := listing.Read(name, src, nil)
		require.NoError(t, err)
		got, err := listing.Read(name, workbook(t, records), nil)
		require.NoError(t, err)
		assert.Equal(t, "Sheet1", got.Sheet)
		got.Sheet = ""
		for _, remark := range got.Remarks {
			remark.Cell = strings.TrimPrefix(remark.Cell, "Sheet1!")
		}
		assert.Equal(t, want, got)
	}
}

// workbook makes a workbook of records: numbers are stored as such, with a format that shows
// their decimals.
func workbook(t testing.TB, records [][]string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for row, record := range records {
		for column, text := range record {
			cell, err := excelize.CoordinatesToCellName(column+1, row+1)
			require.NoError(t, err)
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				require.NoError(t, book.SetCellStr("Sheet1", cell, text))
				continue
			}
			format := "0"
			if _, decimals, is := strings.Cut(text, "."); is {
				format = "0." + strings.Repeat("0", len(decimals))
			}
			style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
			require.NoError(t, err)
			require.NoError(t, book.SetCellFloat("Sheet1", cell, v, -1, 64))
			require.NoError(t, book.SetCellStyle("Sheet1", cell, cell, style))
		}
	}
	out, err := book.WriteToBuffer()
	require.NoError(t, err)
	return out.Bytes()
}

// TestJSON: a listing is written and read to an equal value, every zero kept.
func TestJSON(t *testing.T) {
	for _, name := range []string{"binh-duong-districts-2017.csv", "thanh-hoa-departments-2024.csv",
		"band-counts.csv"} {
		l := read(t, name)
		l.Means = append(l.Means, listing.Mean{Role: listing.Total, Value: printed(t, "78.30")})
		b, err := json.Marshal(l)
		require.NoError(t, err)
		var back listing.Listing
		require.NoError(t, json.Unmarshal(b, &back))
		for _, remark := range l.Remarks { // arguments of messages are not written
			remark.Message.Args = nil
		}
		assert.Equal(t, *l, back, name)
		assert.Contains(t, string(b), `"78.30"`)
	}
	var l listing.Listing
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"schema":1,"columns":[],"rows":[{"figures":["1,5"]}]}`), &l),
		"is not a number as tables print it")
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"schema":2,"columns":[],"rows":[]}`), &l), "schema")
}
