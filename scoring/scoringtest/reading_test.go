package scoringtest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestFiguresHaveOneWord: inputs means the same as facts, in a base and in cases; in a
// table it is the list of columns.
func TestFiguresHaveOneWord(t *testing.T) {
	s := demo(t)
	read := func(src string) (*scoringtest.Cases, error) {
		return scoringtest.ReadCases("f", []byte("rubric: demo-2025\n"+src), s, nil)
	}
	for _, word := range []string{"facts", "inputs"} {
		c, err := read("base: {" + word + ": {ratio: 85}}\ncases: [{name: a, " + word +
			": {done: 3}, expect: {\"1.1\": missing}}]\n")
		require.NoError(t, err)
		for tc := range c.All() {
			assert.Len(t, tc.Facts.Inputs, 2, word)
		}
	}
	for src, want := range map[string]string{
		"cases: [{name: a, facts: {ratio: 1}, inputs: {done: 3}, expect: {\"1.1\": 0}}]\n": "f:2:46: facts and inputs mean the same here; write all figures under facts",
		"base: {inputs: {ratio: 1}, facts: {}}\ncases: []\n":                               "f:2:16: facts and inputs mean the same here; write all figures under facts",
		"tables: [{item: \"1.1\", inputs: {ratio: 1}, rows: {1: 0}}]\n":                    "f:2:32: the inputs of a table are a list, its columns; figures that all rows share stand under facts",
	} {
		_, err := read(src)
		assert.EqualError(t, err, want)
	}
}

// TestCasesStaySmall: cases behind aliases are counted at every use, and faults are
// bounded.
func TestCasesStaySmall(t *testing.T) {
	enough.NotUnderRace(t)
	s := demo(t)
	keys := ""
	for i := range 300 {
		keys += fmt.Sprintf("k%d: 1, ", i)
	}
	_, err := scoringtest.ReadCases("f", []byte("rubric: demo-2025\ncases: [&a {"+keys+"}"+strings.Repeat(", *a", 300)+
		"]\n"), s, nil)
	assert.ErrorContains(t, err, "the file holds more than 100000 values, counting what aliases repeat")
	var src strings.Builder
	src.WriteString("rubric: demo-2025\ncases:\n")
	for i := range 2000 {
		fmt.Fprintf(&src, "- {name: n%d, facts: {nope%d: 1}, expect: {nope: 1}}\n", i, i)
	}
	_, err = scoringtest.ReadCases("f", []byte(src.String()), s, nil)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 1001)
	assert.Equal(t, "f: and up to 3000 more", faults[1000].Error())
}
