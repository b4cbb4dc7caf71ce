package chart_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestChartText(t *testing.T) {
	for text, want := range map[string]string{
		"":         "",
		"Cải cách": "Cải cách",
		"Ca\u0309i ca\u0301ch chê\u0301 đô\u0323": "Cải cách chế độ",
		"a\x00b\tc\r\nd\u0085e":                   "a\uFFFDb c d e",
		"  95 %\u00a0 b\u2003c  ":                 "95 %\u00a0 b c",
		"  a   b  ":                               "a b",
		"a\xffb\xc3":                              "a\uFFFDb\uFFFD",
		"a\uFFFEb\uFFFFc":                         "a\uFFFDb\uFFFDc",
		"a\u202Eb\u200Bc\uFEFFd":                  "a\uFFFDbcd",
		"<script>&\"'":                            "<script>&\"'",
	} {
		assert.Equal(t, want, chart.TextOf(text), "%q", text)
	}
}

func TestChartNumber(t *testing.T) {
	for _, test := range []struct {
		number decimal.Decimal
		vi, en string
	}{
		{decimal.Zero, "0", "0"},
		{decimal.New(0, 2147483647), "0", "0"},
		{sample.Amount("16.50"), "16,5", "16.5"},
		{sample.Amount("-3"), "−3", "−3"},
		{sample.Amount("100"), "100", "100"},
		{decimal.New(1, 19), "10000000000000000000", "10000000000000000000"},
		{decimal.New(1, 20), "1·10^20", "1·10^20"},
		{sample.Amount("87.60500000000001"), "87,60500000000001", "87.60500000000001"},
		{sample.Amount("3.3333333333333333333333"), "≈3,33333", "≈3.33333"},
		{sample.Amount("-0.0000123456789012345678"), "≈−0,0000123456", "≈−0.0000123456"},
		{sample.Amount("1234567890.12345678901234"), "≈1234567890", "≈1234567890"},
		{decimal.New(1, 9999), "1·10^9999", "1·10^9999"},
		{decimal.New(-123456789, 2147483647), "≈−1,23456·10^2147483655", "≈−1.23456·10^2147483655"},
		{decimal.New(12, -2147483648), "1,2·10^−2147483647", "1.2·10^−2147483647"},
	} {
		assert.Equal(t, test.vi, chart.Number(rubric.Vietnamese, test.number))
		assert.Equal(t, test.en, chart.Number(rubric.English, test.number))
	}
	assert.Equal(t, "+0,5", chart.Change(rubric.Vietnamese, sample.Amount("0.5")))
	assert.Equal(t, "≈+3,33333", chart.Change(rubric.Vietnamese, sample.Amount("3.3333333333333333333333")))
	assert.Equal(t, "0", chart.Change(rubric.Vietnamese, decimal.Zero))
	assert.Equal(t, "−2", chart.Change(rubric.Vietnamese, sample.Amount("-2")))
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("nghiêng ", 500)
	for name, test := range map[string]struct {
		text         string
		width, lines int
		want         []string
	}{
		"empty":            {"", 100, 3, nil},
		"fits":             {"Cải cách", 200, 3, []string{"Cải cách"}},
		"two lines":        {"Cải cách thể chế", 100, 3, []string{"Cải cách", "thể chế"}},
		"cut":              {"Cải cách thể chế hành chính", 100, 2, []string{"Cải cách", "thể chế…"}},
		"a long word":      {"mmmmmmmm", 40, 3, []string{"mm", "mm", "mm…"}[:0]},
		"a dash":           {"kinh tế - xã hội", 85, 3, []string{"kinh tế -", "xã hội"}},
		"one line":         {long, 100, 1, []string{"nghiêng…"}},
		"narrow":           {"abc", 0, 2, []string{"a", "b…"}},
		"marks stay":       {"x\u0323\u0302y", 0, 2, []string{"x\u0323\u0302", "y"}},
		"nothing but mark": {"\u0323", 0, 1, []string{"\u0323"}},
	} {
		t.Run(name, func(t *testing.T) {
			lines := chart.Wrap(test.text, test.width, test.lines)
			assert.LessOrEqual(t, len(lines), test.lines)
			for _, line := range lines {
				if test.width > 0 {
					assert.LessOrEqual(t, chart.TextWidth(line, 22, false), test.width, line)
				}
			}
			if name == "a long word" {
				assert.Equal(t, "mm", lines[0])
				assert.True(t, strings.HasSuffix(lines[len(lines)-1], "…"), lines)
				return
			}
			assert.Equal(t, test.want, lines)
		})
	}
}
