package e2e_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// keys presses keys, wherever the focus is.
func (b *browser) keys(keys string) {
	b.t.Helper()
	b.do("press keys", chromedp.KeyEvent(keys))
}

// tab presses Tab until the focus is on an element, which has to be seen to have it.
func (b *browser) tab(selector string) {
	b.t.Helper()
	for range 80 {
		b.keys(kb.Tab)
		if value[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			require.True(b.t, value[bool](b, `document.activeElement.matches(":focus-visible") && getComputedStyle(document.activeElement).outlineStyle !== "none"`),
				"the focus is not seen on %s", selector)
			return
		}
	}
	b.t.Fatalf("Tab does not lead to %s\n%s", selector, b.page())
}

// Somebody without a mouse signs in, chooses an item, types a figure, saves it and submits.
func TestKeyboard(t *testing.T) {
	s := start(t)
	b := s.browser(t)
	b.open("/login")
	require.Equal(t, "login", value[string](b, "document.activeElement.id"), "where one begins")
	b.keys("lanhdao" + kb.Tab + testdb.Password)
	b.expectChange(func() { b.keys(kb.Enter) })
	b.wait(`location.pathname === "/sheet/ward-01"`)

	b.keys(kb.Tab)
	assert.Equal(t, "skip", value[string](b, "document.activeElement.className"), "the first stop leads past the header")
	b.keys(kb.Enter)
	b.tab(".tree details:nth-of-type(7) summary")
	b.keys(kb.Enter)
	b.wait(`document.querySelector(".tree details:nth-of-type(7)").open`)
	b.keys(kb.Tab + kb.Tab)
	require.Equal(t, "leaf-7.2", value[string](b, "document.activeElement.id"))
	b.expectChange(func() { b.keys(kb.Enter) })
	require.Equal(t, "H2", value[string](b, "document.activeElement.tagName"), "the item that was chosen")
	b.tab(of("inputs.online_rate"))
	b.keys("71,25")
	b.wait(`document.querySelector("#score").innerText.includes("4,28")`)
	b.tab("#save")
	b.expectChange(func() { b.keys(kb.Enter) })
	assert.Equal(t, "Đã lưu.", b.text("#said"))
	assert.Equal(t, "save", value[string](b, "document.activeElement.id"), "the focus stays")
	facts := s.round(t, "ward-01", "self").Facts
	assert.Equal(t, "71.25", facts.Inputs["online_rate"].String())

	b.open("/sheet/ward-01")
	b.tab(".turn summary")
	b.keys(kb.Enter)
	b.tab("#lock")
	b.expectChange(func() { b.keys(kb.Enter) })
	assert.True(t, s.round(t, "ward-01", "self").Locked)
}

// The pages work without their script as well.
func TestWithoutScript(t *testing.T) {
	s := start(t)
	b := s.as(t, "cham")
	b.withoutScript()
	b.open("/sheet/ward-01")
	require.Equal(t, "undefined", value[string](b, "typeof htmx"))
	b.press(".tree details[open] li:nth-child(4) a")
	b.says("#item h2", "1.4")
	b.fill(of("inputs.initiatives"), "không rõ")
	b.press("#save")
	assert.Contains(t, b.text("#fault0"), "không rõ")
	b.fill(of("inputs.initiatives"), "3")
	b.press("#save")
	assert.Equal(t, "Đã lưu.", b.text("#said"))
	assert.Equal(t, "3/3", b.text(".tree a[aria-current] b"))
}
