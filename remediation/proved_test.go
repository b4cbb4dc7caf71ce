package remediation_test

import (
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestProvedWithoutTheNext: the best set comes first, so it is proved even where the
// work allowed does not suffice for the list of the next ones.
func TestProvedWithoutTheNext(t *testing.T) {
	s, f := shared(t)
	for _, tt := range []struct {
		steps  int
		proved bool
	}{{10, false}, {1000, true}} {
		o, err := remediation.Optimize(s, f, &remediation.Aim{
			Goal:      remediation.Goal{Total: decimal.NewNullDecimal(dec("4"))},
			Otherwise: &remediation.Effort{Fixed: dec("1")},
			Next:      50, Steps: tt.steps,
		})
		require.NoError(t, err)
		assert.Equal(t, tt.proved, o.Proved)
		require.Len(t, o.Doubts, 1)
		assert.Equal(t, "the list of the next best sets may not be whole", o.Doubts[0].EN)
	}
}
