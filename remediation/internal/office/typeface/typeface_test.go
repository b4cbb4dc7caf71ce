package typeface_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parindex/parindex/remediation/internal/office/typeface"
	"github.com/stretchr/testify/assert"
)

// vietnamese has every letter of the language that ASCII lacks.
const vietnamese = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

// has reports whether both fonts have a character.
func has(c rune) bool {
	_, regular := typeface.New(false, 18).GlyphAdvance(c)
	_, bold := typeface.New(true, 18).GlyphAdvance(c)
	return regular && bold
}

func TestFontsHaveEveryVietnameseLetter(t *testing.T) {
	for _, c := range vietnamese + strings.ToUpper(vietnamese) + "−≈·…“”–□" {
		assert.True(t, has(c), "%c", c)
	}
	assert.Equal(t, 67, utf8.RuneCountInString(vietnamese))
	assert.False(t, has('漢'))
}
