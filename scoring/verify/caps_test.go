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
