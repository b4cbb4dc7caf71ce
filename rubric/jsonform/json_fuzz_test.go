package jsonform_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// document has the kinds of fields that the library's documents have.
type document struct {
	Text    string                     `json:"text"`
	Number  decimal.Decimal            `json:"number"`
	Perhaps decimal.NullDecimal        `json:"perhaps"`
	Whole   int                        `json:"whole,omitempty"`
	Map     map[string]decimal.Decimal `json:"map"`
	Any     map[string]any             `json:"any,omitempty"`
	List    []*document                `json:"list"`
}

// TestUnmarshalDepth: documents nest no deeper than rubrics can, with what stands
// between; every level is looked at once more.
func TestUnmarshalDepth(t *testing.T) {
	nested := func(levels int) []byte {
		const open, end = `{"text":"]}\"","number":"0","perhaps":null,"map":{},"list":[`, `]}`
		return []byte(strings.Repeat(open, levels) + strings.Repeat(end, levels))
	}
	var read document
	require.NoError(t, jsonform.Unmarshal(nested(36), &read))
	assert.EqualError(t, jsonform.Unmarshal(nested(37), &read), "the document nests deeper than 72 levels")
	assert.EqualError(t, jsonform.Unmarshal([]byte(`{"map":{"":"A"}}`), &read), `map.: expected a number, got "A"`)
}

// FuzzUnmarshal: whatever the bytes, Unmarshal returns, and nothing is changed where
// it refuses them; what it reads is JSON, and is written and read again to an equal
// value and to the same bytes.
func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte(`{"text":"Đạt 80%","number":"-0.5","perhaps":null,"map":{"a":"2.1"},"list":[]}`))
	f.Add([]byte(`{"text":"\ud83d\ude00","number":"1000","perhaps":"0","whole":-3,"map":{},"any":{"s":"x","t":true},` +
		`"list":[{"text":"","number":"0","perhaps":null,"map":{},"list":[]}]}`))
	f.Add([]byte(`{"text":"twice","text":"twice","number":"1e9999","perhaps":null,"map":{},"list":[null],"unknown":1}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		before := document{Text: "before"}
		read := before
		if err := jsonform.Unmarshal(src, &read); err != nil {
			assert.Equal(t, before, read)
			return
		}
		var plain map[string]any
		require.NoError(t, json.Unmarshal(src, &plain))
		require.Equal(t, plain["text"], read.Text)
		require.Len(t, plain["list"], len(read.List))
		b, err := jsonform.Marshal(read)
		require.NoError(t, err)
		var back document
		require.NoError(t, jsonform.Unmarshal(b, &back), string(b))
		again, err := jsonform.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(again))
	})
}
