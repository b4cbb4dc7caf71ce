package rubrics_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/scoringtest"
)

func TestCases(t *testing.T) { scoringtest.Run(t, "commune-illustrative.yaml") }
