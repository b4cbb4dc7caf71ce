package formulatest

import (
	"flag"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
)

// A hunt takes more cases and other seeds than the ordinary run.
var (
	cases = flag.Int("formula.cases", enough.Instances(20_000, 2_000), "random cases per test")
	Seed  = flag.Uint64("formula.seed", 1, "seed of the random cases")
)

// Amount is the number of cases to run.
func Amount() int {
	if testing.Short() {
		return *cases / 10
	}
	return *cases
}
