package scoring_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestFigures: what figures of every kind look like to a file, to people and to a
// database, and that they are read back equal from there.
func TestFigures(t *testing.T) {
	day := rubric.Date{Year: 2025, Month: 1, Day: 31}
	for _, tt := range []struct {
		f                          scoring.Figure
		text, json, value, vi, eng string
	}{
		{scoring.Known(85), "85", `"85"`, "85", "85", "85"},
		{scoring.Known(-9223372036854775808), "-9223372036854775808", `"-9223372036854775808"`, "-9223372036854775808",
			"-9223372036854775808", "-9223372036854775808"},
		{scoring.Known(ruletest.Dec("76.50")), "76.5", `"76.5"`, "76.5", "76,5", "76.5"},
		{scoring.Known(decimal.New(12, 2)), "1200", `"1200"`, "1200", "1200", "1200"},
		{scoring.Known(true), "true", `true`, "", "có", "yes"},
		{scoring.Known(false), "false", `false`, "", "không", "no"},
		{scoring.Known("on_time"), "on_time", `"on_time"`, "on_time", "on_time", "on_time"},
		{scoring.Known("e\u0301"), "é", `"é"`, "é", "é", "é"},
		{scoring.Known("076.50"), "076.50", `"076.50"`, "076.50", "076.50", "076.50"},
		{scoring.Known("2025-02-30"), "2025-02-30", `"2025-02-30"`, "2025-02-30", "2025-02-30", "2025-02-30"},
		{scoring.Known(""), "", `""`, "", "", ""},
		{scoring.Known(day), "2025-01-31", `"2025-01-31"`, "2025-01-31", "31/01/2025", "31 January 2025"},
		{scoring.Within(scoring.Bound{AtLeast: scoring.Known(70), Below: scoring.Known(ruletest.Dec("90.5"))}),
			"{at_least: 70, below: 90.5}",
			`{"at_least":"70","below":"90.5"}`, `{"at_least":"70","below":"90.5"}`, "từ 70 trở lên và dưới 90,5",
			"at least 70 and below 90.5"},
		{scoring.Within(scoring.Bound{AtMost: scoring.Known(day)}), "{at_most: 2025-01-31}", `{"at_most":"2025-01-31"}`,
			`{"at_most":"2025-01-31"}`, "chậm nhất 31/01/2025", "by 31 January 2025"},
		{scoring.Within(scoring.Bound{OneOf: []string{"late", "none"}}), "{one_of: [late, none]}",
			`{"one_of":["late","none"]}`, `{"one_of":["late","none"]}`, "late hoặc none", "late or none"},
		{scoring.Figure{}, "missing", `null`, "", "chưa có số liệu", "no figure"},
	} {
		assert.Equal(t, tt.text, tt.f.String())
		assert.Equal(t, tt.vi, tt.f.In(rubric.Vietnamese), tt.text)
		assert.Equal(t, tt.eng, tt.f.In(rubric.English), tt.text)
		b, err := json.Marshal(tt.f)
		require.NoError(t, err)
		assert.Equal(t, tt.json, string(b))
		var back scoring.Figure
		require.NoError(t, json.Unmarshal(b, &back))
		stored, err := tt.f.Value()
		require.NoError(t, err)
		if s, is := stored.(string); is {
			assert.Equal(t, tt.value, s)
		}
		scanned := scoring.Known(1)
		require.NoError(t, scanned.Scan(stored))
		if tt.text == "-9223372036854775808" { // more digits than a figure that is read can have
			continue
		}
		assert.True(t, tt.f.Equal(back), tt.text)
		assert.Equal(t, tt.f, back, "equal figures are deeply equal")
		assert.True(t, tt.f.Equal(scanned), tt.text)
		assert.Equal(t, tt.text == "missing", tt.f.IsZero())
	}
}

// TestFiguresAreOne: a number is the same figure however it was made, and no two kinds
// are equal.
func TestFiguresAreOne(t *testing.T) {
	assert.Equal(t, scoring.Known(3), scoring.Known(ruletest.Dec("3.00")))
	assert.Equal(t, scoring.Known("3"), scoring.Known(3))
	assert.Equal(t, scoring.Known("76.5"), scoring.Known(ruletest.Dec("76.500")))
	assert.Equal(t, scoring.Known("2025-01-31"), scoring.Known(rubric.Date{Year: 2025, Month: 1, Day: 31}))
	assert.True(t, scoring.Known(decimal.New(10, 1999)).Equal(scoring.Known(decimal.New(1, 2000))))
	kinds := []scoring.Figure{{}, scoring.Known(1), scoring.Known(ruletest.Dec("1.5")), scoring.Known(true),
		scoring.Known("true"), scoring.Known("01"), scoring.Known(rubric.Date{}),
		scoring.Within(scoring.Bound{}), scoring.Within(scoring.Bound{OneOf: []string{}}),
		scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)})}
	for i, f := range kinds {
		for j, g := range kinds {
			assert.Equal(t, i == j, f.Equal(g), "%s, %s", f, g)
		}
	}
	n, is := scoring.Known("3").Number()
	assert.True(t, is && n.Equal(ruletest.Dec("3")))
	_, is = scoring.Known("03").Number()
	assert.False(t, is)
}

// TestScan: a database gives no figure that was not stored in it: a float has lost its
// digits, and a time with a clock its day.
func TestScan(t *testing.T) {
	for _, src := range []any{1.5, float32(1), []int{1}, struct{}{}, `{"at_least": 1`, `{"at_least": {"below": 2}}`,
		time.Date(2025, 1, 31, 17, 0, 0, 0, time.UTC)} {
		f := scoring.Known(7)
		assert.Error(t, f.Scan(src), "%T", src)
		assert.Equal(t, scoring.Known(7), f)
	}
	for src, want := range map[any]scoring.Figure{
		int64(3): scoring.Known(3), true: scoring.Known(true), "76.50": scoring.Known("76.50"), nil: {},
		time.Date(2025, 1, 31, 0, 0, 0, 0, time.UTC): scoring.Known(rubric.Date{Year: 2025, Month: 1, Day: 31}),
	} {
		f := scoring.Known(7)
		require.NoError(t, f.Scan(src))
		assert.Equal(t, want, f)
	}
	_, err := scoring.Known("{}").Value()
	assert.Error(t, err)
}

// TestMissingFigures: a missing figure says as much as none.
func TestMissingFigures(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \"min(full, done)\"\n"), nil)
	none, err := s.Score(scoring.Facts{})
	require.NoError(t, err)
	missing, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"done": {}, "state": {}},
		Points: map[string]scoring.Figure{"2": {}}})
	require.NoError(t, err)
	assert.True(t, none.Equal(missing))
	assert.Equal(t, "missing [0, 2]", ruletest.Shown(missing.Item("1").Score))
	_, err = s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"dne": {}}})
	assert.ErrorContains(t, err, `did you mean "done"?`)
}
