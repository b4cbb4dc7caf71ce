// Package enough says how many instances a random test tries, and fails it where too
// few of them were really checked.
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

// Instances returns how many instances a random test tries unless a flag says
// otherwise: all of them, and under the race detector, which is many times slower and
// finds nothing new in more computing of the same kind, only the second number.
func Instances(all, underRace int) int {
	if raced {
		return underRace
	}
	return all
}

// NotUnderRace skips a test that computes for long in one goroutine.
func NotUnderRace(t testing.TB) {
	t.Helper()
	if raced {
		t.Skip("one goroutine, and too slow under the race detector")
	}
}
