package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
)

// typed is what stands in a field.
func (b *browser) typed(selector string) string {
	b.t.Helper()
	return value[string](b, `document.querySelector("`+selector+`").value`)
}

// lock ends the round of the sheet that is open.
func (b *browser) lock() {
	b.t.Helper()
	b.do("ask to lock", chromedp.Click(chromedp.CSS(".turn summary")))
	b.press("#lock")
}

// Two people have the same item before them. Whoever saves second is told what the first has
// stated, keeps what they typed, and may save it all the same; the history has both.
func TestTwoBrowsersOnOneSheet(t *testing.T) {
	s := start(t)
	first, second := s.as(t, "cham"), s.as(t, "lanhdao")
	for _, b := range []*browser{first, second} {
		b.open("/sheet/ward-01")
		b.item("3.2")
	}
	first.fill(of("inputs.dossiers"), "1250")
	first.fill(of("inputs.dossiers_on_time"), "1240")
	first.press("#save")
	assert.Equal(t, "Đã lưu.", first.text("#said"))

	second.fill(of("inputs.dossiers"), "1300")
	second.fill(of("inputs.dossiers_on_time"), "1240")
	second.press("#save")
	assert.Contains(t, second.text("#said"), "Chưa lưu")
	assert.Equal(t, "1300", second.typed(of("inputs.dossiers")))
	assert.Equal(t, "1240", second.typed(of("inputs.dossiers_on_time")))
	assert.Equal(t, "Lý Văn An, 09:00 02/03/2026 đã ghi: 1250", second.text("#item .theirs"))
	assert.Equal(t, 1, value[int](second, `document.querySelectorAll("#item .theirs").length`), "both have the other figure")

	second.press("#save")
	assert.Contains(t, second.text("#faultwhy"), "Cần ghi lý do")
	assert.Equal(t, "1300", second.typed(of("inputs.dossiers")))
	second.fill("#why", "đếm lại theo sổ")
	second.press("#save")
	assert.Equal(t, "Đã lưu.", second.text("#said"))

	second.open("/sheet/ward-01/3.2/history")
	assert.Equal(t, 3, value[int](second, `document.querySelectorAll(".history li").length`))
	for _, said := range []string{"Lý Văn An", "1250", "Nông Văn Chung", "1300", "đếm lại theo sổ"} {
		assert.Contains(t, second.text(".history"), said)
	}
}

// The leader submits the sheet while somebody is typing: nothing is stored any more, and nothing
// that was typed is lost. When the round is reopened, it can be saved after a second look.
func TestLockWhileTyping(t *testing.T) {
	s := start(t)
	scorer, leader := s.as(t, "cham"), s.as(t, "lanhdao")
	scorer.open("/sheet/ward-01/7.1")
	leader.open("/sheet/ward-01")
	scorer.fill(of("inputs.electronic_rate"), "86,5")
	scorer.fill("#remark", "Số liệu của hệ thống văn bản")
	leader.lock()
	leader.says(".rounds", "đã khoá")

	scorer.press("#save")
	assert.Equal(t, "Chưa lưu: vòng này đã khoá.", scorer.text("#said"))
	assert.Equal(t, "86,5", scorer.typed(of("inputs.electronic_rate")))

	council := s.as(t, "hoidong")
	council.open("/sheet/ward-01?round=self")
	council.fill("#reopen-why", "đơn vị xin bổ sung")
	council.press("form[action*=reopen] button")

	scorer.open("/sheet/ward-01/7.1")
	scorer.fill(of("inputs.electronic_rate"), "86,5")
	scorer.press("#save")
	assert.Equal(t, "Đã lưu.", scorer.text("#said"))
}

// A page of before the round was locked and reopened is of another revision.
func TestReopenedWhileTyping(t *testing.T) {
	s := start(t)
	scorer, leader, council := s.as(t, "cham"), s.as(t, "lanhdao"), s.as(t, "hoidong")
	scorer.open("/sheet/ward-01/7.2")
	leader.open("/sheet/ward-01")
	scorer.fill(of("inputs.online_rate"), "71,25")
	leader.lock()
	council.open("/sheet/ward-01?round=self")
	council.fill("#reopen-why", "đơn vị xin bổ sung")
	council.press("form[action*=reopen] button")

	scorer.press("#save")
	assert.Contains(t, scorer.text("#said"), "đã được mở lại")
	assert.Equal(t, "71,25", scorer.typed(of("inputs.online_rate")))
	scorer.press("#save")
	assert.Equal(t, "Đã lưu.", scorer.text("#said"))
	scorer.says(".tree a[aria-current]", "4,28/6") // 6 × 71.25 % = 4.275, rounded half up
}

// A session ends while somebody is typing. They sign in again elsewhere, and save what they typed.
func TestSignedOutWhileTyping(t *testing.T) {
	s := start(t)
	b := s.as(t, "cham")
	b.open("/sheet/ward-01/7.2")
	b.fill(of("inputs.online_rate"), "71,25")
	b.wait(`document.querySelector("#live #total")`)
	post(t, b.client, s.url+"/logout", nil)
	b.do("save", chromedp.Click(chromedp.CSS("#save")))
	b.says("#said", "phiên làm việc đã hết")
	assert.Equal(t, "71,25", b.typed(of("inputs.online_rate")))
	b.signIn("cham")
	b.press("#save")
	assert.Equal(t, "Đã lưu.", b.text("#said"))
	assert.Equal(t, "71.25", s.round(t, "ward-01", "self").Facts.Inputs["online_rate"].String())
}
