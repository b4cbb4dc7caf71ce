package listing_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzRead: whatever the bytes, Read returns; a listing without a fault is written and read
// again to an equal value, and can be checked.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"binh-duong-districts-2017.csv", "thanh-hoa-departments-2024.csv",
		"band-counts.csv"} {
		src, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		f.Add(src)
	}
	f.Add([]byte("TT;Đơn vị;Điểm thẩm định (65);Khảo sát;Tổng điểm;Chỉ số (%);Xếp hạng;Xếp loại\nI;Khối sở\n1;A;50,5;30,1;80,6;80,6%;1;Tốt\n;Trung bình;50,5\n"))
	f.Add([]byte("unit\tgroup\t1\t1.1\t1.2\tmax\ttotal\trank\nA\tx\t1.5\t1\t0.5\t2\t-1\t2.5\nB\ty\t0\t0\t0\t9\t999999999999999\t2\n"))
	f.Add(workbook(f, [][]string{{"Đơn vị", "Tổng điểm", "Xếp hạng"}, {"A", "80.50", "1"}, {"B", "80.5", "1.5"},
		{"Trung bình", "80.50"}}))
	opts := &listing.Options{Bytes: 1 << 20, Rows: 2000, Cells: 20_000}
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := listing.Read("f", src, opts)
		if err != nil {
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		b, err := json.Marshal(l)
		require.NoError(t, err)
		var back listing.Listing
		require.NoError(t, json.Unmarshal(b, &back), string(b))
		for _, remark := range l.Remarks {
			remark.Message.Args = nil
		}
		assert.Equal(t, *l, back)
		report, err := back.Check(nil)
		require.NoError(t, err)
		b, err = json.Marshal(report)
		require.NoError(t, err)
		var again listing.Report
		require.NoError(t, json.Unmarshal(b, &again))
		assert.Equal(t, *report, again)
	})
}
