package listing_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestHeadings: what headings say, each beside a column of units and a total.
func TestHeadings(t *testing.T) {
	for heading, want := range map[string]string{
		"Mã đơn vị": "id", "Nhóm đối tượng": "group", "Khối": "group", "STT": "other", "Điểm tự chấm": "other",
		"Điểm thẩm định": "part of appraisal", "Kết quả thẩm định": "part of appraisal",
		"Tổng điểm thẩm định":     "part of appraisal",
		"Điểm Hội đồng thẩm định": "part of appraisal", "Điểm ĐTXHH": "part of survey",
		"Chỉ số hài lòng":      "index of survey",
		"Khảo sát sự hài lòng": "part of survey", "Điểm thưởng": "part of bonus", "Điểm trừ": "part of penalty",
		"Điểm thẩm định (65)": "part of appraisal, 65", "Điểm ĐTXHH (tối đa 35,5 điểm)": "part of survey, 35.5",
		"1": "item of 1", "1.2. Cải cách thể chế": "item of 1.2", "Lĩnh vực 3": "item of 3", "LV3": "item of 3",
		"1 (%)": "index of 1", "2.1 max": "max of 2.1", "Thang điểm": "max", "Điểm tối đa": "max",
		"Tối đa thẩm định": "max of appraisal",
		"Chỉ số (%)":       "index", "Chỉ số CCHC": "index", "Tỷ lệ %": "index",
		"Tỷ lệ điểm thẩm định": "index of appraisal",
		"Xếp hạng":             "rank", "Hạng": "rank", "Thứ hạng theo tổng điểm": "rank",
		"Xếp hạng theo điểm thẩm định": "rank of appraisal",
		"Xếp loại": "band", "Phân loại": "band", "Rank by survey": "rank of survey", "Grade": "band",
		"Appraisal score": "part of appraisal",
		"Năm 2024":        "", "Lãnh đạo": "", "2024": "", "": "",
	} {
		l, err := listing.Read("t", []byte("Đơn vị;Tổng điểm;"+heading+"\nA;1;\n"), nil)
		require.NoError(t, err, heading)
		got := ""
		for _, c := range l.Columns[2:] {
			if got = string(c.Role); c.Of != "" {
				got += " of " + c.Of
			}
			if !c.Max.IsZero() {
				got += ", " + c.Max.String()
			}
		}
		assert.Equal(t, want, got, heading)
	}
	for _, heading := range []string{"Đơn vị", "Tên sở, ban, ngành", "Các sở, ngành", "Huyện, thị xã, thành phố",
		"UBND huyện",
		"Tên cơ quan, đơn vị", "Xã, phường", "District", "Unit name", "Địa phương"} {
		l, err := listing.Read("t", []byte(`"`+heading+"\";Tổng điểm\nA;1\n"), nil)
		if assert.NoError(t, err, heading) {
			assert.Equal(t, listing.Name, l.Columns[0].Role, heading)
		}
	}
}

// TestSeparators: decimal commas and commas in names do not part the fields of a table that
// semicolons or tabs part.
func TestSeparators(t *testing.T) {
	for _, sep := range []string{";", "\t"} {
		src := strings.ReplaceAll("Bảng 1, kèm theo Quyết định số 1, ngày 1, tháng 1, năm 2025\nĐơn vị;Thẩm định;Khảo sát;Tổng điểm\n"+
			"Lao động, TB và XH;50,10;30,20;80,30\nVăn hóa, TT, DL;50,1;30;80,1\nA;50,15;30,25;80,40\n", ";", sep)
		l, err := listing.Read("t", []byte(src), nil)
		require.NoError(t, err)
		require.Len(t, l.Rows, 3)
		assert.Equal(t, "Lao động, TB và XH", l.Rows[0].Name)
		assert.Equal(t, "80.30", l.Rows[0].Figures[3].String())
	}
}

// TestAnyListing: whatever a listing made in Go holds, Check and Against return, and the
// order of its rows does not matter.
func TestAnyListing(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(province), nil)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(9, 10))
	roles := []listing.Role{listing.ID, listing.Name, listing.Group, listing.Band, listing.Units, listing.Part,
		listing.Item, listing.Total,
		listing.Max, listing.Index, listing.Rank, listing.Other, "odd", ""}
	ofs := []string{"", "", "1", "1.1", "1.2", "2", "appraisal", "survey", "penalty", "bonus", "?"}
	texts := []string{"0", "1", "2", "2.5", "-1", "3.00", "80.5", "100", "999999999999999", "0.000000000000001",
		"-99999999999999.9"}
	pick := func() listing.Figure {
		if random.IntN(6) == 0 {
			return listing.Figure{}
		}
		return printed(t, texts[random.IntN(len(texts))])
	}
	instances := enough.Instances(400, 40)
	told := 0
	for range instances {
		l := &listing.Listing{}
		for range random.IntN(9) {
			c := listing.Column{Role: roles[random.IntN(len(roles))], Of: ofs[random.IntN(len(ofs))],
				At: random.IntN(9)}
			if random.IntN(4) == 0 {
				c.Max, c.Places = pick(), random.IntN(15)
			}
			l.Columns = append(l.Columns, c)
		}
		for i := range random.IntN(8) {
			row := listing.Row{ID: string(rune('a' + i)), Group: []string{"", "sở", "x"}[random.IntN(3)],
				Band: []string{"", "Tốt", "Fair", "?"}[random.IntN(4)], Line: i + 1}
			for range l.Columns {
				row.Figures = append(row.Figures, pick())
			}
			l.Rows = append(l.Rows, row)
		}
		for range random.IntN(4) {
			l.Means = append(l.Means, listing.Mean{Role: roles[random.IntN(len(roles))],
				Of: ofs[random.IntN(len(ofs))], Value: pick(),
				Group: []string{"", "sở"}[random.IntN(2)]})
			l.Shares = append(l.Shares, listing.Share{Band: "Tốt", Units: random.IntN(5) - 1, Percent: pick()})
		}
		for _, opts := range []*listing.Options{nil, {Rubric: r}, {Ties: ranking.Ordinal, Rounding: "down"},
			{Rounding: "half-even"}} {
			one := check(t, l, opts)
			again := *l
			again.Rows = slices.Clone(l.Rows)
			slices.Reverse(again.Rows)
			two := check(t, &again, opts)
			require.Len(t, two.Findings, len(one.Findings), "%s\n%s", strings.Join(said(one), "\n"),
				strings.Join(said(two), "\n"))
			told += len(one.Findings)
			_, err := l.Against(nil, opts)
			require.NoError(t, err)
		}
	}
	enough.Enough(t, "findings", told, instances, 3000)
}
