package document_test

import (
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestColumnOfPoints(t *testing.T) {
	for _, test := range []struct {
		number string
		places int
		vi, en string
	}{
		{"16", 2, "16,00", "16.00"},
		{"0", 2, "0,00", "0.00"},
		{"-0.25", 3, "−0,250", "−0.250"},
		{"999.5", 2, "999,50", "999.50"},
		{"4260", 2, "4.260,00", "4,260.00"},
		{"1234567.891", 2, "1.234.567,891", "1,234,567.891"}, // nothing is cut off
		{"1e3", 2, "1.000,00", "1,000.00"},
		{"87.60", 2, "87,60", "87.60"},
	} {
		v := decimal.RequireFromString(test.number)
		assert.Equal(t, test.vi, document.Padded(rubric.Vietnamese, v, test.places))
		assert.Equal(t, test.en, document.Padded(rubric.English, v, test.places))
	}
	places := func(numbers ...string) int {
		var all []decimal.Decimal
		for _, n := range numbers {
			all = append(all, decimal.RequireFromString(n))
		}
		return document.PlacesOf(all...)
	}
	assert.Equal(t, 2, places())
	assert.Equal(t, 2, places("1", "2.50"))
	assert.Equal(t, 3, places("1", "2.125", "0.1"))
	assert.Equal(t, 6, places("0.123456789"))
}
