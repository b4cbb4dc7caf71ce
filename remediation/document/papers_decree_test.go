package document_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office/decree"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPapersByDecree holds the papers against the decree, point by point. Tables of items
// stand across the paper, and a table that is no paper of its own has no number and no
// recipients.
func TestPapersByDecree(t *testing.T) {
	p, g := later(t, nil)
	r := scoreOf(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	of := func(d *document.Document, err error) *document.Document {
		require.NoError(t, err)
		return d
	}
	table := []string{"I.2 orientation", "II.3.c number", "II.4.c place and date", "II.9.d recipients", "custom: the body, and no list, ends"}
	for name, test := range map[string]struct {
		paper *document.Document
		but   []string
	}{
		"report":         {of(document.NewProgressReport(p, g, nil)), nil},
		"decision":       {of(document.NewDecision(decisionOf(), districts(), paperOf("vi"))), nil},
		"blank decision": {of(document.NewDecision(nil, districts(), nil)), nil},
		"results":        {of(document.NewResults(districts(), nil)), table},
		"self-score":     {of(document.NewSelfScore(r, nil, nil)), table},
		"appraisal":      {of(document.NewAppraisal(r, r, nil, nil)), table},
	} {
		var b bytes.Buffer
		require.NoError(t, test.paper.WriteDOCX(&b))
		findings, err := decree.Check(b.Bytes())
		require.NoError(t, err)
		seen := 0
		for _, f := range findings {
			seen += f.Seen
			begins := func(point string) bool { return strings.HasPrefix(f.Point, point) }
			if !slices.ContainsFunc(test.but, begins) {
				assert.Empty(t, f.Faults, "%s: %s", name, f.Point)
			}
		}
		assert.Greater(t, seen, 50, name)
	}
}
