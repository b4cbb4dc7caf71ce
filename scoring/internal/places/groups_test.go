package places_test

import (
	"testing"

	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/stretchr/testify/assert"
)

// TestGroups: groups are in the order in which they first come, and one however its accents
// were typed.
func TestGroups(t *testing.T) {
	names := []string{"xã", "", "xa\u0303", "phường", ""}
	assert.Equal(t, []places.Group{{Name: "xã", Members: []int{0, 2}}, {Members: []int{1, 4}}, {Name: "phường", Members: []int{3}}},
		places.Groups(len(names), func(i int) string { return names[i] }))
	assert.Nil(t, places.Groups(0, nil))
}
