package locale_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// TestMessages: numbers and what speaks stand in a sentence in its language.
func TestMessages(t *testing.T) {
	owner := locale.Define("owner", "mục %q", "item %q").Say("1.1")
	s := locale.Define("code", "%s và %s: %q", "%s and %s: %q")
	m := s.Say(decimal.RequireFromString("1.50"), big.NewRat(1, 4), owner).Of(owner)
	assert.Equal(t, `mục "1.1": 1,5 và 0,25: "mục \"1.1\""`, m.In(locale.Vietnamese))
	assert.Equal(t, `item "1.1": 1.5 and 0.25: "item \"1.1\""`, m.In(locale.English))
	assert.EqualError(t, m, m.EN)
	assert.Equal(t, "code", m.Code)
	assert.Equal(t, "1/3", locale.Vietnamese.Rat(big.NewRat(1, 3)))
	assert.Equal(t, m, m.Of(nil))
	assert.Equal(t, m, m.Of(locale.Message{}))
	assert.True(t, locale.Message{}.IsZero())

	long := locale.Define("long", "%s", "%s").SayShort(strings.Repeat("x", 500))
	assert.Equal(t, strings.Repeat("x", 40)+"…", long.EN)
}

// TestErrors: what is said around an error that speaks stays; an error among the
// arguments of a sentence says its own part alone.
func TestErrors(t *testing.T) {
	kind := errors.New("kind")
	m := locale.Define("no", "không", "no").As(kind).Say()
	assert.ErrorIs(t, m, kind)
	wrapped := fmt.Errorf("file: %w", m)
	assert.Equal(t, "file: không", locale.In(locale.Vietnamese, wrapped))
	assert.Equal(t, "file: no", locale.In(locale.English, wrapped))
	assert.Equal(t, "file: không\nkhông", locale.In(locale.Vietnamese, errors.Join(wrapped, m)))
	assert.Equal(t, "boom", locale.In(locale.Vietnamese, errors.New("boom")))
	assert.Empty(t, locale.In(locale.Vietnamese, nil))
	assert.Equal(t, "vì: không", locale.Define("why", "vì: %s", "why: %s").Say(wrapped).VI)
	assert.Equal(t, m, locale.MessageOf(wrapped))
	assert.Equal(t, "boom", locale.MessageOf(errors.New("boom")).VI)
}
