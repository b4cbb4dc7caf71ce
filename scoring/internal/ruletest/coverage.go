package ruletest

import (
	"testing"

	"github.com/parindex/parindex/scoring/cover"
	"github.com/stretchr/testify/require"
)

// Report returns what a record says by default.
func Report(t testing.TB, c *cover.Coverage) *cover.Report {
	t.Helper()
	r, err := c.Report(t.Context(), nil)
	require.NoError(t, err)
	return r
}
