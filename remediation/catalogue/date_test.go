package catalogue_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPaperDate: a day, a month alone, or nothing; what is written is read to the same.
func TestPaperDate(t *testing.T) {
	for text, want := range map[string]catalogue.PaperDate{
		"":           {},
		"2023-02":    {Year: 2023, Month: time.February},
		"2023-02-15": {Year: 2023, Month: time.February, Day: 15},
		"0001-12":    {Year: 1, Month: time.December},
	} {
		b, err := json.Marshal(want)
		require.NoError(t, err)
		assert.Equal(t, `"`+text+`"`, string(b))
		assert.Equal(t, text, want.String())
		var got catalogue.PaperDate
		require.NoError(t, json.Unmarshal(b, &got))
		assert.Equal(t, want, got)
	}
	for _, text := range []string{"2023", "2023-2", "2023-13", "2023-02-30", "2023-02-00", "02/2023", " 2023-02"} {
		was := catalogue.PaperDate{Year: 7}
		got := was
		assert.ErrorContains(t, got.UnmarshalText([]byte(text)), "expected a date such as 2023-01-30 or a month such as 2023-01", text)
		assert.Equal(t, was, got)
	}
}
