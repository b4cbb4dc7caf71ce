package document_test

import (
	"testing"
	"time"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

var (
	inVietnamese = document.TypographyIn(rubric.Vietnamese)
	inEnglish    = document.TypographyIn(rubric.English)
)

func TestPoints(t *testing.T) {
	tests := []struct{ number, table, vi, en string }{
		{"0", "0", "0\u00a0điểm", "0\u00a0points"},
		{"1", "1", "01\u00a0điểm", "1\u00a0point"},
		{"1.0", "1", "01\u00a0điểm", "1\u00a0point"},
		{"3", "3", "03\u00a0điểm", "3\u00a0points"},
		{"9", "9", "09\u00a0điểm", "9\u00a0points"},
		{"10", "10", "10\u00a0điểm", "10\u00a0points"},
		{"100", "100", "100\u00a0điểm", "100\u00a0points"},
		{"1.5", "1,5", "1,5\u00a0điểm", "1.5\u00a0points"},
		{"0.25", "0,25", "0,25\u00a0điểm", "0.25\u00a0points"},
		{"87.60", "87,6", "87,6\u00a0điểm", "87.6\u00a0points"},
		{"-0.5", "−0,5", "−0,5\u00a0điểm", "−0.5\u00a0points"},
		{"-3", "−3", "−3\u00a0điểm", "−3\u00a0points"},
		{"4260", "4.260", "4.260\u00a0điểm", "4,260\u00a0points"},
		{"12345.5", "12.345,5", "12.345,5\u00a0điểm", "12,345.5\u00a0points"},
		{"-1", "−1", "−1\u00a0điểm", "−1\u00a0point"},
	}
	for _, test := range tests {
		v := decimal.RequireFromString(test.number)
		assert.Equal(t, test.table, inVietnamese.Number(v), test.number)
		assert.Equal(t, test.vi, inVietnamese.Points(v), test.number)
		assert.Equal(t, test.en, inEnglish.Points(v), test.number)
	}
}

func TestRanges(t *testing.T) {
	tests := []struct{ least, most, table, vi, en string }{
		{"0", "2", "0,00–2,00", "từ 0 đến 02\u00a0điểm", "0 to 2\u00a0points"},
		{"0.5", "1", "0,50–1,00", "từ 0,5 đến 01\u00a0điểm", "0.5 to 1\u00a0point"},
		{"70.58", "84.66", "70,58–84,66", "từ 70,58 đến 84,66\u00a0điểm", "70.58 to 84.66\u00a0points"},
		{"3", "3.00", "3,00", "03\u00a0điểm", "3\u00a0points"},
	}
	for _, test := range tests {
		least, most := decimal.RequireFromString(test.least), decimal.RequireFromString(test.most)
		assert.Equal(t, test.table, inVietnamese.InTable(least, most))
		assert.Equal(t, test.vi, inVietnamese.Between(least, most))
		assert.Equal(t, test.en, inEnglish.Between(least, most))
	}
}

func TestDays(t *testing.T) {
	tests := []struct {
		date   rubric.Date
		vi, en string
	}{
		{rubric.Date{Year: 2023, Month: time.January, Day: 30}, "ngày 30 tháng 01 năm\u00a02023", "30 January 2023"},
		{rubric.Date{Year: 2023, Month: time.February, Day: 5}, "ngày 05 tháng 02 năm\u00a02023", "5 February 2023"},
		{rubric.Date{Year: 2025, Month: time.March, Day: 9}, "ngày 09 tháng 3 năm\u00a02025", "9 March 2025"},
		{rubric.Date{Year: 2025, Month: time.December, Day: 31}, "ngày 31 tháng 12 năm\u00a02025", "31 December 2025"},
		{rubric.Date{Year: 2023, Month: time.February}, "ngày … tháng 02 năm\u00a02023", "day … month February year 2023"},
		{rubric.Date{Year: 2023}, "ngày … tháng … năm\u00a02023", "day … month … year 2023"},
		{rubric.Date{Year: 2023, Month: 13, Day: 1}, "ngày 01 tháng … năm\u00a02023", "day 1 month … year 2023"},
		{rubric.Date{}, "ngày … tháng … năm\u00a0…", "day … month … year …"},
	}
	for _, test := range tests {
		assert.Equal(t, test.vi, inVietnamese.Day(test.date))
		assert.Equal(t, test.en, inEnglish.Day(test.date))
	}
}

func TestTextsOfThePlan(t *testing.T) {
	tests := []struct{ vi, en, wantVI, wantEN string }{
		{"đạt 76,5 %, từ 80% trở lên", "76.5 %, at least 80%", "đạt 76,5%, từ 80% trở lên", "76.5%, at least 80%"},
		{"+2 điểm", "+2 points, 1 point", "+2\u00a0điểm", "+2\u00a0points, 1\u00a0point"},
		{" Chủ tịch ", "", "Chủ tịch", "Chủ tịch"},
		{"", "Chairman", "Chairman", "Chairman"},
	}
	for _, test := range tests {
		text := rubric.Text{VI: test.vi, EN: test.en}
		assert.Equal(t, test.wantVI, inVietnamese.Text(text))
		assert.Equal(t, test.wantEN, inEnglish.Text(text))
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"đánh giá đúng thực trạng": "Đánh giá đúng thực trạng.", "Done./.": "Done.", "a; ": "A.", "why?": "Why?",
		"và những việc khác …": "Và những việc khác …", "": "", ".": "",
	} {
		assert.Equal(t, want, inVietnamese.Sentence(text))
	}
}
