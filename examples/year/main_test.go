package main

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestYear states what the program prints, but for the hashes of its receipt, which
// change with every word of a reason.
func TestYear(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	hashes := regexp.MustCompile(`\b[0-9a-f]{8}\b`)
	assert.Len(t, hashes.FindAllString(out.String(), -1), 3)
	assert.Equal(t, `refused: incoming.yaml:9:5: record 4 (figure): the round "self" is locked at revision 1; the record is for revision 1
refused: incoming.yaml:11:5: record 4 (figure): the current value is 91.5; the record says it was 95

Self-scoring: 5.49 of 10, locked: true
Appraisal: 9.12 of 10, locked: false

maximum 10
  less 0.51 of item 1: electronic documents reached only 91.5%
  less 0.37 of item 1: the appraisal lowered the points by 0.37: electronic documents changed from 91.5% to 85.25% (Bình)
final score 9.12

receipt: version 0.1.0, edition *, facts *, result *
replayed: 0 difference(s)
replayed: 1 difference(s)
  Appraisal: the facts differ
`, hashes.ReplaceAllString(out.String(), "*"))
}
