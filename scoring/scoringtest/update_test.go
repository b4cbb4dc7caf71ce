package scoringtest_test

import (
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUpdate(t *testing.T) {
	s := demo(t)
	c := readFile(t, s, "testdata/update/styles.before.yaml")
	got, err := c.Update(s)
	require.NoError(t, err)
	compareGolden(t, "testdata/update/styles.after.yaml", string(got))

	before, err := os.ReadFile("testdata/update/styles.before.yaml")
	require.NoError(t, err)
	windows := strings.ReplaceAll(string(before), "\n", "\r\n")
	c, err = scoringtest.ReadCases("f", []byte(windows), s, nil)
	require.NoError(t, err)
	inWindows, err := c.Update(s)
	require.NoError(t, err)
	assert.Equal(t, strings.ReplaceAll(string(got), "\n", "\r\n"), string(inWindows))

	c, err = scoringtest.ReadCases("f", []byte("\ufeff"+string(before)), s, nil)
	require.NoError(t, err)
	marked, err := c.Update(s)
	require.NoError(t, err)
	assert.Equal(t, "\ufeff"+string(got), string(marked))

	c = readFile(t, s, "testdata/demo.cases.yaml")
	same, err := c.Update(s)
	require.NoError(t, err)
	want, err := os.ReadFile("testdata/demo.cases.yaml")
	require.NoError(t, err)
	assert.Equal(t, string(want), string(same), "what is met stays")
}

// TestUpdateRefuses: what several cases share is not rewritten behind their back.
func TestUpdateRefuses(t *testing.T) {
	s := demo(t)
	tests := map[string]struct{ cases, want string }{
		"an anchor": {
			"  - {name: a, facts: {ratio: 80}, expect: {'1.1': &x 0}}\n",
			"f:3:51: this value has an anchor and cannot be rewritten; write it out where it is expected",
		},
		"an alias": {
			"  - {name: a, facts: {ratio: 70}, expect: {'1.1': &x 0}}\n  - {name: b, facts: {ratio: 80}, expect: {'1.1': *x}}\n",
			"f:3:51: this value has an anchor and cannot be rewritten; write it out where it is expected",
		},
		"a shared mapping": {
			"  - {name: a, facts: {ratio: 80}, expect: &x {'1.1': 0}}\n  - {name: b, facts: {ratio: 70}, expect: *x}\n",
			"f:3:54: cases that share this value come to different results; write it out for each of them",
		},
		"a list of aliases": {
			"  - {name: &x '1.1', facts: {ratio: 80}, expect: {deficits: [*x]}}\n",
			"f:3:61: this value cannot be rewritten in place; write it plainly",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := scoringtest.ReadCases("f", []byte("rubric: demo-2025\ncases:\n"+tt.cases), s, nil)
			require.NoError(t, err)
			got, err := c.Update(s)
			assert.Nil(t, got)
			assert.EqualError(t, err, tt.want)
		})
	}
	shared := "  - {name: a, facts: {ratio: 80}, expect: &x {'1.1': 0}}\n  - {name: b, facts: {ratio: 80}, expect: *x}\n"
	c, err := scoringtest.ReadCases("f", []byte("rubric: demo-2025\ncases:\n"+shared), s, nil)
	require.NoError(t, err)
	got, err := c.Update(s)
	require.NoError(t, err)
	assert.Contains(t, string(got), "&x {'1.1': 1}", "where they come to the same, they may share it")
}

// TestRewritten: a text in the style of the one in its place, or in quotes where
// that style cannot hold it.
func TestRewritten(t *testing.T) {
	for _, tt := range [][3]string{
		{"1", "0.5", "0.5"}, {"1", "-2", "-2"}, {"1", "-", "'-'"}, {"1", "not_arising", "not_arising"},
		{"x", "null", "'null'"}, {"x", "1 a", "'1 a'"},
		{"x", "a: b", "'a: b'"}, {"x", "a, b", "'a, b'"}, {"x", "it's", "'it''s'"}, {"x", "a ", "'a '"}, {"x", "", "''"},
		{"x", "đạt 5 %", "đạt 5 %"},
		{"'x'", "it's", "'it''s'"}, {`"x"`, `"\`, `"\"\\"`}, {"|", "a", `"a"`}, {">-", "a", `"a"`},
		{"'x'", "a\nb\t\u2028", `"a\nb\u0009\u2028"`},
	} {
		assert.Equal(t, tt[2], scoringtest.Rewritten(tt[0], tt[1]), "%q for %q", tt[1], tt[0])
	}
}
