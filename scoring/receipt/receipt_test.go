package receipt_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/receipt"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestJSON: a receipt is read back as it was, and what no result can have is refused.
func TestJSON(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	of := receipt.Receipt{Schema: 1, Version: receipt.Version,
		Edition: rubric.Edition{Rubric: "demo", Decision: "1/QĐ", Date: rubric.Date{Year: 2025, Month: 1, Day: 15},
			SHA256: sum},
		Rounding: decimals.Rounding{Places: 2, Mode: decimals.HalfEven}, Facts: sum, Result: sum}
	src, err := json.Marshal(of)
	require.NoError(t, err)
	assert.Equal(t, `{"schema":1,"version":"`+receipt.Version+`","edition":{"rubric":"demo","decision":"1/QĐ",`+
		`"date":"2025-01-15","sha256":"`+sum+`"},"rounding":{"places":2,"rounding":"half-even"},"facts":"`+sum+
		`","result":"`+sum+`"}`, string(src))
	var read receipt.Receipt
	require.NoError(t, json.Unmarshal(src, &read))
	assert.True(t, of == read)
	_, err = json.Marshal(receipt.Receipt{})
	assert.ErrorContains(t, err, "a document with schema 0 is not written")
	assert.True(t, receipt.Receipt{}.IsZero())
	assert.False(t, of.IsZero())

	for _, tt := range []struct{ from, to, want string }{
		{`"schema":1,`, ``, "receipt: there is no schema; schema 1 is read"},
		{`"schema":1`, `"schema":2`, "receipt: this document has schema 2; schema 1 is read"},
		{`"version":"` + receipt.Version + `"`, `"version":""`, "receipt: version: it is empty"},
		{`"version"`, `"Version"`, `receipt: Version: unknown key; did you mean "version"?`},
		{`"places":2`, `"places":7`, "receipt: rounding: 7 is no number of decimal places, 0 to 6"},
		{`"half-even"`, `"up"`, `receipt: rounding: there is no "up"`},
		{`,"facts":"` + sum + `"`, ``, `receipt: missing key "facts"`},
		{`"facts":"0a`, `"facts":"0A`, "receipt: facts: it is no SHA-256 in lower-case hexadecimal"},
		{`"result":"0a`, `"result":"`, "receipt: result: it is no SHA-256 in lower-case hexadecimal"},
		{`"sha256":"0a`, `"sha256":"0g`, "receipt: edition: "},
		{`"facts"`, `"facts":"","facts"`, "receipt: facts: the key stands there twice"},
		{`{"schema"`, `{"signed":true,"schema"`, "receipt: signed: unknown key"},
	} {
		bad := strings.Replace(string(src), tt.from, tt.to, 1)
		read := of
		err := read.UnmarshalJSON([]byte(bad))
		assert.ErrorContains(t, err, tt.want, bad)
		assert.Equal(t, of, read)
	}
}
