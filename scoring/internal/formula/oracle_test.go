package formula_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The oracle itself is held against the table of expressions, whose results were
// worked out by hand.
func TestOracleKnowsTheTable(t *testing.T) {
	for _, c := range goodExpressions {
		t.Run(c.src, func(t *testing.T) {
			o, err := formulatest.NewOracle(c.src)
			require.NoError(t, err)
			r, err := o.Run(formulatest.SomeFacts())
			require.NoError(t, err)
			want, _, _ := strings.Cut(c.want, ":") // the words of failures are our own
			got, _, _ := strings.Cut(show(r), ":")
			assert.Equal(t, want, got)
		})
	}
}
