package rubric_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
)

// TestAreaOf: an area has its own code and those of all items below it.
func TestAreaOf(t *testing.T) {
	r := &rubric.Rubric{Areas: []*rubric.Item{
		{Code: "1", Items: []*rubric.Item{{Code: "1.1", Items: []*rubric.Item{{Code: "1.1.1"}}}}}, nil, {Code: "12"}},
		Bonus: &rubric.Adjustment{Items: []*rubric.Item{{Code: "B1"}}}}
	for code, want := range map[string]*rubric.Item{"1": r.Areas[0], "1.1": r.Areas[0], "1.1.1": r.Areas[0], "12": r.Areas[2],
		"B1": nil, "1.2": nil, "": nil} {
		assert.Same(t, want, r.AreaOf(code), code)
	}
	assert.Nil(t, (*rubric.Rubric)(nil).AreaOf("1"))
}
