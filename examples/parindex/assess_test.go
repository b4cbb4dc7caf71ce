package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAssessJSON: what is printed for machines is the state, as the library writes it.
func TestAssessJSON(t *testing.T) {
	args := append([]string{"assess"}, strings.Fields(yearFiles+"-as-of 2026-02-15")...)
	var s assessment.State
	parsed(t, 0, &s, args...)
	require.Len(t, s.Rounds, 4)
	assert.Equal(t, "76.93", s.Last().Result.Total.Final.Decimal.String())
	assert.Equal(t, 2, s.Round("self").Revision)
	own, err := s.MarshalJSON()
	require.NoError(t, err)
	var printed bytes.Buffer
	require.NoError(t, json.Compact(&printed, []byte(call(t, append(args, "-json")...).out)))
	assert.Equal(t, string(own), printed.String())
}
