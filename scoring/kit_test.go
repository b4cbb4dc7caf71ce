package scoring_test

import (
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
)

// figures returns the figures of a table of tests, figure one of them.
func figures(values map[string]any) map[string]scoring.Figure { return ruletest.Figures(values) }
func figure(v any) scoring.Figure                             { return ruletest.Figure(v) }
