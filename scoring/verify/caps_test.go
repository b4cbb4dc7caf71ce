package verify_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// capped is what is said behind a limit that is never reached.
const capped = " the rest never comes to this limit; without it the points are the same"

// TestIdleCaps: a limit that is never reached is named with the call in which it stands.
// The kind is of constants among the arguments of min, max and clamp; of an input there
// it is only said that it changes nothing.
func TestIdleCaps(t *testing.T) {
	for score, want := range map[string]string{
		"min(full, p / 10)":            "full changes nothing here: in min(full, p / 10)" + capped,
		"max(0, tong + 5)":             "0 changes nothing here: in max(0, tong + 5)" + capped,
		"clamp(p / 10, 0, 11)":         "0 changes nothing here: in clamp(p / 10, 0, 11)" + capped,
		"min(2 * full, p / 10)":        "2 * full changes nothing here: in min(2 * full, p / 10)" + capped,
		"tong <= 3 ? min(9, tong) : 2": "9 changes nothing here: in min(9, tong)" + capped,
		"min(tong + 1, tong, 5)":       "tong + 1 changes nothing here",
		"min(full, p / 9)":             "",
		"max(0, 10 - tong)":            "",
	} {
		r, err := rubric.Parse("r.yaml", []byte(ruletest.Head+slipInputs+"areas: [{code: '1', title: A, max: 10, min: -999999, not_arising: zero, score: \""+score+"\"}]\n"), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err, score)
		v, err := verify.Rules(t.Context(), s, nil)
		require.NoError(t, err)
		said := []string{""}
		for _, d := range v.Verdicts {
			if d.Property == verify.PropertyMatters && d.Outcome == verify.Refuted {
				said = append(said, d.Message.EN)
				assert.NotEqual(t, d.Message.VI, d.Message.EN)
			}
		}
		assert.Contains(t, said, want, score)
		assert.Equal(t, want == "", len(said) == 1, "%s: %s", score, said)
	}
}

// TestCapsBelowRounding: a limit matters where without it the points are outside the item's
// range, by however little: the range is looked at before they are rounded.
func TestCapsBelowRounding(t *testing.T) {
	for score, matters := range map[string]bool{
		"max(0, 0.001 * tong - 0.001)":                   true,  // at 0 it is -0.001, which fails
		"clamp(0.000000001 * tong - 0.000000001, 0, 10)": true,  // nothing reaches 10, which is told of another limit
		"max(0, 0.001 * tong)":                           false, // never below it
	} {
		r, err := rubric.Parse("r.yaml", []byte(ruletest.Head+slipInputs+"areas: [{code: '1', title: A, max: 10, score: \""+score+"\"}]\n"), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err, score)
		v, err := verify.Rules(t.Context(), s, nil)
		require.NoError(t, err)
		var idle bool
		for _, d := range v.Verdicts {
			idle = idle || d.Outcome == verify.Refuted && d.Property == verify.PropertyMatters &&
				d.Message.EN[:1] == "0" && d.Message.EN[:2] != "0."
		}
		assert.Equal(t, matters, !idle, score)
	}
}
