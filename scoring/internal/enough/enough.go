package enough

import (
	"testing"
)

// Enough fails a random test that did not really check what it is meant to: of a
// thousand instances at least so many of a kind, and some instances at all.
func Enough(t testing.TB, kind string, got, instances, perThousand int) {
	t.Helper()
	if instances <= 0 || got <= 0 || got*1000 < instances*perThousand {
		t.Errorf("%s: only %d of %d instances were checked, at least %d of 1000 are expected", kind, got, instances,
			perThousand)
	}
}
