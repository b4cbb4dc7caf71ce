package spelling_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/spelling"
	"github.com/stretchr/testify/assert"
)

// TestSkeleton: names that readers cannot tell apart have one skeleton; those they
// can have not.
func TestSkeleton(t *testing.T) {
	for _, pair := range [][2]string{{"x", "ｘ"}, {"1.1", "１.１"}, {"a", "а"}, {"QĐ", "QÐ"}, {"tỷ", "ty\u0309"},
		{"Ha", "Ηа"}, {"fi", "ﬁ"}} {
		assert.Equal(t, spelling.Skeleton(pair[0]), spelling.Skeleton(pair[1]), "%q", pair)
	}
	for _, pair := range [][2]string{{"x", "X"}, {"tỷ", "ty"}, {"d", "đ"}, {"1.1", "1.10"}, {"o", "0"}, {"hoà", "hòa"}} {
		assert.NotEqual(t, spelling.Skeleton(pair[0]), spelling.Skeleton(pair[1]), "%q", pair)
	}
}

func TestSuggest(t *testing.T) {
	names := []string{"electronic_rate", "good_rate", "disciplined"}
	for got, want := range map[string]string{
		"electonic_rate": `; did you mean "electronic_rate"?`, "god_rate": `; did you mean "good_rate"?`, "rate": "",
		"": "", "good_rate": "",
		strings.Repeat("x", 500): "",
	} {
		assert.Equal(t, want, spelling.Suggest(got, names).EN, got)
	}
}

// TestSuggestWhatLooksTheSame: of names equally near, the one that looks like what was
// typed is meant.
func TestSuggestWhatLooksTheSame(t *testing.T) {
	for got, want := range map[string]string{"ｙ": "y", "у": "y", "ｚ": "z", "ｘy": "xy"} {
		assert.Equal(t, fmt.Sprintf("; did you mean %q?", want),
			spelling.Suggest(got, []string{"x", "y", "z", "yy", "xy"}).EN, got)
	}
}

// TestSuggestionsAreBounded: of very many or long names only the first are looked at.
func TestSuggestionsAreBounded(t *testing.T) {
	names := strings.Fields(strings.Repeat("abcdefghij ", 1990))
	assert.Equal(t, `; did you mean "nope"?`, spelling.Suggest("nopx", append(names, "nope")).EN)
	assert.Empty(t, spelling.Suggest("nopx", append(strings.Fields(strings.Repeat("abcdefghij ", 2000)), "nope")).EN)
	assert.Empty(t, spelling.Suggest("zzzzzzzzzx",
		append(strings.Fields(strings.Repeat("abcdefghij ", 1500)), "zzzzzzzzzz")).EN, "the work is bounded, too")
	assert.Equal(t, `; did you mean "tỷ_lệ"?`, spelling.Suggest("ty\u0309_le\u0302", []string{"tỷ_lệ"}).EN)
}

// TestFold: what is typed without tone marks, in capitals or with other marks between
// words is the same.
func TestFold(t *testing.T) {
	for got, want := range map[string]string{
		"Đúng hạn": "dunghan", "dung_han": "dunghan", "DUNG-HAN": "dunghan", "ty\u0309 le\u0302\u0323": "tyle",
		"tỷ lệ": "tyle", "Ưu, ơi!": "uuoi", "": "", "—": "", "q1": "q1",
	} {
		assert.Equal(t, want, spelling.Fold(got), got)
	}
	names := []string{"tỷ_lệ", "on_time", "cham"}
	for got, want := range map[string]string{"ty_le": "tỷ_lệ", "TyLe": "tỷ_lệ", "Chậm": "cham", "OnTime": "on_time"} {
		assert.Equal(t, want, spelling.Nearest(got, names), got)
	}
}

// TestTitled: a thing is meant by its title, or by what stands for no other title.
func TestTitled(t *testing.T) {
	titles := [][]string{{"Tỷ lệ hồ sơ đúng hạn", "Dossiers on time"}, {"Đúng hạn", "On time"}, {"Chậm", "Late"}, {"Rất chậm"}}
	for got, want := range map[string]int{
		"đúng hạn": 1, "dung han": 1, "On Time": 1, "late": 2, "tỷ lệ hồ sơ đúng hạn": 0, "ty le ho so dung han": 0,
		"tỷ lệ hồ sơ": 0, "hồ sơ": -1, "chậm": 2, "rất chậm": 3, "x": -1, "": -1, "không có": -1, "tỷ lệ hồ sơ đúng hẹn": 0,
	} {
		assert.Equal(t, want, spelling.Titled(got, len(titles), func(i int) []string { return titles[i] }), got)
	}
	assert.Equal(t, -1, spelling.Titled("đúng hạn", 1, nil))
}
