package document_test

import (
	"bytes"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office/decree"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPlansByDecree holds the plans that are signed against the decree, point by point. The
// full form has something to say to each but that of drafts, which the made-up plan is.
func TestPlansByDecree(t *testing.T) {
	yTich, commune := planOfYTich(t), planOfCommune(t, "facts")
	for name, test := range map[string]struct {
		paper func() (*document.Document, error)
		seen  int // points with something to look at
	}{
		"short": {func() (*document.Document, error) { return document.New(yTich, nil) }, 25},
		"full": {func() (*document.Document, error) {
			return document.New(yTich, &document.Options{Form: document.Full})
		}, 31},
		"a made-up one": {func() (*document.Document, error) { return document.New(commune, nil) }, 28},
	} {
		d, err := test.paper()
		require.NoError(t, err)
		var b bytes.Buffer
		require.NoError(t, d.WriteDOCX(&b))
		findings, err := decree.Check(b.Bytes())
		require.NoError(t, err)
		seen := 0
		for _, f := range findings {
			assert.Empty(t, f.Faults, "%s: %s", name, f.Point)
			if f.Seen > 0 {
				seen++
			}
		}
		assert.Equal(t, test.seen, seen, name)
	}
}
