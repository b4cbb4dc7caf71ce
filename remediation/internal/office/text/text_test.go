package text_test

import (
	"slices"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/text"
	"github.com/stretchr/testify/assert"
)

func TestClean(t *testing.T) {
	for _, s := range sample.Hostile {
		clean := text.Clean(s)
		assert.Equal(t, sample.Cleaned(s), clean, "%q", s)
		assert.Equal(t, clean, text.Clean(clean), "%q", s)
	}
	assert.Greater(t, len(sample.Hostile), 100)
}

func TestWords(t *testing.T) {
	assert.Equal(t, []string{"03\u00a0điểm", "of", "x-y"}, slices.Collect(text.Words("  03\u00a0điểm of\u2003x-y ")))
}
