package e2e_test

import (
	_ "embed"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

//go:embed testdata/axe.min.js
var axe string

// views are all pages that people see, in the states that look unlike each other.
var views = []struct {
	name, login, path string
	then              func(*browser) // is done in the page before it is looked at
}{
	{"login", "", "/login", nil},
	{"login-wrong", "", "/login", func(b *browser) {
		b.fill("#login", "cham")
		b.fill("#password", "sai")
		b.press("main form button")
	}},
	{"sheet", "cham", "/sheet/ward-01", nil},
	{"sheet-other-areas", "cham-12", "/sheet/ward-01/3.2", nil},
	{"sheet-live", "cham", "/sheet/ward-01/3.2", func(b *browser) {
		b.fill(of("inputs.dossiers"), "1250")
		b.fill(of("inputs.dossiers_on_time"), "1240")
		b.wait(`document.querySelector("#live .steps")`)
	}},
	{"sheet-fault", "lanhdao", "/sheet/ward-01/1.2", func(b *browser) {
		b.fill(of("inputs.tasks_done"), "nhiều")
		b.press("#save")
	}},
	{"sheet-locked", "congbo", "/sheet/commune-01/7.1", nil},
	{"sheet-appraised", "thamdinh", "/sheet/ward-10/1.1", nil},
	{"sheet-reopen", "hoidong", "/sheet/commune-02/4.1", nil},
	{"history", "hoidong", "/sheet/commune-02/7.1/history", nil},
	{"form", "cham", "/form/ward-01", nil},
	{"queue", "thamdinh", "/queue", nil},
	{"appraisal", "hoidong", "/queue/commune-02", nil},
	{"cohort", "hoidong", "/cohort", nil},
	{"rubrics", "hoidong", "/rubrics", nil},
	{"rubric", "hoidong", "/rubrics/EDITION", nil},
	{"publications", "congbo", "/publications", nil},
	{"report", "hoidong", "/cohort/report", nil},
	{"plan-none", "lanhdao-commune-02", "/plan/commune-02", nil},
	{"plan", "lanhdao-commune-02", "/plan/commune-02", func(b *browser) {
		b.press("#make")
		b.wait(`document.querySelector("#results")`)
		b.unfold()
	}},
	{"plan-progress", "lanhdao-commune-02", "/plan/commune-02/progress", (*browser).unfold},
	{"error", "cham", "/sheet/ward-02", nil},
}

// downloads are routes that are no pages, and those that only lead to one. A publication is looked
// at where there is one, on the whole way.
var downloads = []string{"GET /{$}", "/", "GET /files/{unit}/{hash}", "GET /form/{unit}/form.xlsx",
	"GET /queue/{unit}/appraisal.docx", "GET /queue/{unit}/appraisal.xlsx", "GET /cohort/report.docx", "GET /cohort.csv",
	"GET /cohort.xlsx", "GET /plan/{unit}/plan.docx", "GET /plan/{unit}/plan.xlsx", "GET /plan/{unit}/progress.docx", "GET /signon", "GET /signon/callback",
	"GET /publications/{seq}", "GET /publications/{seq}/decision.docx"}

// Every page can be used by people who do not see it, in both languages, on a desk and on a phone:
// axe-core has no serious finding, nothing is wider than a phone, and the console is silent.
func TestPages(t *testing.T) {
	s := start(t)
	seen := map[string]bool{}
	for _, pattern := range append(downloads, elsewhere...) {
		seen[pattern] = true
	}
	routes := http.NewServeMux()
	for _, r := range web.Routes {
		routes.Handle(r.Pattern, http.NotFoundHandler())
	}
	inForce, err := s.office.DB.Adopted(t.Context())
	require.NoError(t, err)
	for _, v := range views {
		v.path = strings.ReplaceAll(v.path, "EDITION", inForce)
		request, err := http.NewRequest(http.MethodGet, v.path, nil)
		require.NoError(t, err)
		_, pattern := routes.Handler(request)
		seen[pattern] = true
		for _, lang := range []string{"vi", "en"} {
			t.Run(v.name+"/"+lang, func(t *testing.T) {
				b := s.as(t, v.login)
				b.speak(lang)
				b.open(v.path)
				assert.Equal(t, lang, value[string](b, "document.documentElement.lang"))
				if v.then != nil {
					v.then(b)
				}
				b.look(v.name + "-" + lang)
			})
		}
	}
	for _, r := range web.Routes {
		if method, _, _ := strings.Cut(r.Pattern, " "); method != http.MethodPost {
			assert.True(t, seen[r.Pattern], "a page that is not looked at: %s", r.Pattern)
		}
	}
}

// unfold opens what is folded away in the page.
func (b *browser) unfold() {
	value[bool](b, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
}

// look examines the page on a desk and on a phone, and takes its picture if one is wanted.
func (b *browser) look(name string) {
	b.t.Helper()
	b.quiet() // what axe-core does to a page is not the page's
	for _, width := range []int64{1200, 390} {
		if width == 390 && strings.HasPrefix(name, "report-") {
			continue // is a paper, as wide as paper is
		}
		b.do("resize", chromedp.EmulateViewport(width, 900))
		b.picture(fmt.Sprintf("%s-%d.png", name, width))
		assert.Empty(b.t, b.wider(), "wider than a page of %d pixels", width)
		assert.Empty(b.t, b.serious(), "at %d pixels", width)
	}
	b.do("resize", chromedp.ResetViewport())
	b.mu.Lock()
	b.console = nil
	b.mu.Unlock()
}

// The checks find what they look for.
func TestTheChecks(t *testing.T) {
	b := start(t).as(t, "")
	b.open("/login")
	value[bool](b, `document.querySelector("main").innerHTML = '<input><p class="wider">Rộng</p>', document.querySelector(".wider").style.width = "900px", true`)
	assert.Len(t, b.serious(), 1)
	assert.Contains(t, b.serious()[0], "label: <input>")
	b.do("resize", chromedp.EmulateViewport(390, 900))
	require.Len(t, b.wider(), 1)
	value[any](b, `(() => { const s = document.createElement("script"); s.text = "1"; document.body.append(s); return true })()`)
	b.wait("true")
	require.Eventually(t, func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		found := len(b.console) == 1 && strings.Contains(b.console[0], "Content Security Policy")
		if found {
			b.console = nil
		}
		return found
	}, patience, 10*time.Millisecond, "a script in the page violates the policy")
}

// wider are the elements that are wider than the window.
func (b *browser) wider() []string {
	b.t.Helper()
	return value[[]string](b, `[...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".wide") && getComputedStyle(e).position !== "absolute")
		.map(e => e.tagName + "." + e.className + " " + e.innerText?.slice(0, 60))`)
}

// serious are the findings of axe-core that are serious or critical.
func (b *browser) serious() []string {
	b.t.Helper()
	if !value[bool](b, "!!window.axe") {
		value[bool](b, axe+"\n;!!window.axe")
	}
	return value[[]string](b, `axe.run({resultTypes: ["violations"]}).then(r => r.violations
		.filter(v => v.impact === "serious" || v.impact === "critical")
		.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + n.failureSummary)))`)
}

// TestSheetPicture writes the picture of a sheet that is half filled in, for the README, to the
// file that PROVINCE_SHEET names.
func TestSheetPicture(t *testing.T) {
	file := os.Getenv("PROVINCE_SHEET")
	if file == "" {
		t.Skip("PROVINCE_SHEET names no file")
	}
	s := start(t)
	by, err := s.office.DB.AccountByLogin(t.Context(), "cham")
	require.NoError(t, err)
	y, err := s.office.Year(t.Context(), by.Unit)
	require.NoError(t, err)
	fields, err := s.office.Form(y.Scorer)
	require.NoError(t, err)
	texts := map[string]string{}
	for _, item := range sheet {
		for i := 0; i < len(item.fields) && (item.item < "5" && item.item != "3.3" || item.item == "7.1"); i += 2 {
			texts[item.fields[i]] = item.fields[i+1]
		}
	}
	facts, err := fields.Read(texts, y.State.Rounds[0].Figures())
	require.NoError(t, err)
	records, err := y.State.Rounds[0].Changes(facts)
	require.NoError(t, err)
	_, err = s.office.Add(t.Context(), &by, by.Unit, records...)
	require.NoError(t, err)

	b := s.as(t, "cham")
	b.do("resize", chromedp.EmulateViewport(1200, 880))
	b.open("/sheet/ward-01/3.3")
	b.fill(of("inputs.complaints"), "40")
	b.fill(of("inputs.complaints_answered"), "38")
	b.wait(`document.querySelector("#live .steps")`)
	time.Sleep(200 * time.Millisecond)
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, png, 0o644))
	assert.Less(t, len(png), 200_000)
}

// picture writes a picture of the whole page where PROVINCE_PICTURES wants them.
func (b *browser) picture(name string) {
	b.t.Helper()
	dir := os.Getenv("PROVINCE_PICTURES")
	if dir == "" {
		return
	}
	time.Sleep(100 * time.Millisecond) // until it is painted: nothing in a page says so
	png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	require.NoError(b.t, err)
	require.NoError(b.t, os.MkdirAll(dir, 0o755))
	require.NoError(b.t, os.WriteFile(filepath.Join(dir, name), png, 0o644))
}
