package remediation_test

import "testing"

// instances returns how many instances a random test tries unless a flag says otherwise:
// all of them, and under the race detector, which is many times slower and finds nothing
// new in more computing of the same kind, only the second number.
func instances(all, underRace int) int {
	if raced {
		return underRace
	}
	return all
}

// notUnderRace skips a test that computes for long and shares nothing.
func notUnderRace(t testing.TB) {
	t.Helper()
	if raced {
		t.Skip("much computing in few goroutines, too slow under the race detector")
	}
}
