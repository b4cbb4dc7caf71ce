package ruletest

import (
	"flag"

	"github.com/parindex/parindex/scoring/internal/enough"
)

var (
	RulesFlag = flag.Int("scoring.rules", enough.Instances(24, 8), "random rules whose verification is attacked")
	FactsFlag = flag.Int("scoring.facts", 120, "facts that attack each rule")
	SeedFlag  = flag.Uint64("scoring.seed", 1, "seed of the random rules")
)
