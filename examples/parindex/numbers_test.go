package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestFloor is case 07, and the kind it is of: what is reached is compared exactly,
// not as it is printed, and what is low is named. Of the boundary values of the case,
// 2 of 3 are reached.
func TestFloor(t *testing.T) {
	const dir = "../../../scoring/testdata/cases/07-coverage-floor/"
	for floor, low := range map[string]bool{
		"0": false, "66": false, "66.6": false, "66.66": false, "66.666666666666666666": false,
		"66.666666666666666667": true, "66.67": true, "66.7": true, "67": true, "100": true, "+66.66": false, "100.000": true,
	} {
		got := call(t, "test", dir+"rubric.yaml", dir+"cases.yaml", "-floor", floor)
		if !low {
			assert.Equal(t, 0, got.code, floor)
			assert.Empty(t, got.err, floor)
			continue
		}
		assert.Equal(t, 1, got.code, floor)
		said := strings.TrimSuffix(floor, ".000")
		assert.Equal(t, "parindex: less than "+said+"% is covered: boundary values: 2 of 3\n", got.err)
		got = call(t, "test", dir+"rubric.yaml", dir+"cases.yaml", "-lang", "vi", "-floor", floor)
		assert.Equal(t, "parindex: độ phủ dưới "+strings.Replace(said, ".", ",", 1)+"%: giá trị biên: 2 trên 3\n", got.err)
	}
}

// TestNumbersOfFlags: every flag that takes a number takes its digits alone, within
// limits, and says in both languages what it takes.
func TestNumbersOfFlags(t *testing.T) {
	whole := [2]string{"from 1 to 1,000,000,000", "từ 1 đến 1.000.000.000"}
	goal := [2]string{"from 0 to 1,000,000,000", "từ 0 đến 1.000.000.000"}
	optimize := "optimize demo.yaml units/binh.yaml -aim aim.yaml "
	flags := []struct {
		args    string
		limits  [2]string
		outside []string
		whole   bool
		good    []string
		code    int
	}{
		{"test demo.yaml -floor=", [2]string{"from 0 to 100", "từ 0 đến 100"}, []string{"-5", "-0.01", "100.01", "250", "999999999999999999"}, false, []string{"0", "33.3"}, 0},
		{"check demo.yaml -steps=", whole, []string{"0", "-1", "1000000001"}, true, []string{"200000", "5000000.0"}, 0},
		{"diff demo.yaml demo.yaml -steps=", whole, []string{"0", "-1", "1000000001"}, true, []string{"1", "1000"}, 0},
		{"test demo.yaml -cover -workers=", [2]string{"from 1 to 1,000", "từ 1 đến 1.000"}, []string{"0", "-1", "1001"}, true, []string{"1", "3"}, 0},
		{optimize + "-goal=", goal, []string{"-1", "1000000000.5"}, false, []string{"9.5", "0"}, 0},
		{optimize + "-goal=effort:", goal, []string{"-13", "1000000000.5"}, false, []string{"13", "13.0"}, 0},
	}
	tried := 0
	for _, tt := range flags {
		refused := func(value, en, vi string) {
			for lang, want := range map[string]string{"en": en, "vi": vi} {
				got := call(t, append(strings.Fields(tt.args+value), "-lang", lang)...)
				assert.Equal(t, 2, got.code, "%s%s", tt.args, value)
				assert.Empty(t, got.out)
				assert.Contains(t, got.err, want, "%s%s", tt.args, value)
				tried++
			}
		}
		for _, value := range tt.outside {
			refused(value, "expected a number "+tt.limits[0]+", got "+value,
				"cần một số "+tt.limits[1]+", không phải "+strings.Replace(value, ".", ",", 1))
		}
		for _, value := range []string{"NaN", "nan", "Inf", "-Inf", "0x10", "1_000", "1.2.3", "--5", ".5", "5.", "５", "chín"} {
			refused(value, "expected a number, got ", "cần một số, không phải ")
		}
		for _, value := range []string{"9,5", "1.000,5"} {
			refused(value, "write the decimal point, not a comma", "dùng dấu chấm thập phân, không dùng dấu phẩy")
		}
		for _, value := range []string{"1e2", "1E400000000"} {
			refused(value, "write it without an exponent", "viết không có số mũ")
		}
		for _, value := range []string{strings.Repeat("9", 19), strings.Repeat("9", 5000), "1." + strings.Repeat("3", 19)} {
			refused(value, "has more than 18 digits", "có hơn 18 chữ số")
		}
		if tt.whole {
			refused("1.5", "expected a whole number, got 1.5", "cần một số nguyên, không phải 1,5")
		}
		for _, value := range tt.good {
			got := call(t, strings.Fields(tt.args+value)...)
			assert.Empty(t, got.err, "%s%s", tt.args, value)
			assert.Equal(t, tt.code, got.code, "%s%s", tt.args, value)
		}
	}
	assert.Greater(t, tried, 200)
	for _, args := range []string{
		"test demo.yaml -floor=", "check demo.yaml -steps=", "progress demo.yaml units/binh.yaml binh-later.yaml -day=",
	} {
		assert.Equal(t, 2, call(t, strings.Fields(args)...).code, args) // an empty value is none
	}
}
