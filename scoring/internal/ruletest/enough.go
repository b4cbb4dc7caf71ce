package ruletest

import (
	"maps"
	"slices"
	"testing"
)

// Enough fails a random test that did not really check what it is meant to: for a
// hundred instances that its flag asks for, at least so many of each kind, and at
// least one. A generator whose rubrics no longer parse does not go unnoticed so.
func Enough(t testing.TB, seen map[string]int, instances int, perHundred map[string]int) {
	t.Helper()
	for _, kind := range slices.Sorted(maps.Keys(perHundred)) {
		if got := seen[kind]; instances <= 0 || got <= 0 || got*100 < instances*perHundred[kind] {
			t.Errorf("%s: only %d were checked for %d instances, at least %d for 100 are expected", kind, got, instances,
				perHundred[kind])
		}
	}
}
