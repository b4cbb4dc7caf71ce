package e2e_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// patience is how long a page may take, on a machine that has much else to do.
const patience = 45 * time.Second

// chromium is the one browser process of the tests. It is started when a test first asks for it.
var chromium struct {
	sync.Once
	ctx  context.Context
	stop func()
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if chromium.stop != nil {
		chromium.stop()
	}
	os.Exit(code)
}

func launch() {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.DisableGPU, chromedp.WindowSize(1200, 900))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium has none for root
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	chromium.ctx, chromium.stop = ctx, func() { cancel(); stop() }
	chromium.err = chromedp.Do(ctx)
}

// browser is somebody at a browser of their own, with cookies of their own.
type browser struct {
	t    *testing.T
	site *site
	ctx  context.Context
	// client has the session of the browser, for what is done without one.
	client *http.Client

	mu      sync.Mutex
	console []string // what went wrong in pages
}

// browser opens a browser with nothing in it. The test is skipped where Chromium is not installed,
// and fails there in continuous integration.
func (s *site) browser(t *testing.T) *browser {
	t.Helper()
	if _, err := exec.LookPath("chromium"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed: apt-get install chromium")
	}
	chromium.Do(launch)
	require.NoError(t, chromium.err)
	ctx, cancel := chromedp.NewContext(chromium.ctx, chromedp.WithNewBrowserContext())
	b := &browser{t: t, site: s, ctx: ctx}
	require.NoError(t, chromedp.Do(ctx))
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			b.hear(m)
		}
	}()
	t.Cleanup(func() {
		b.quiet()
		cancel()
	})
	return b
}

// hear keeps what the browser complains about. An answer of the server that refuses something is
// no complaint.
func (b *browser) hear(m chromedp.ConsoleMessage) {
	for _, refusal := range []string{"401", "403", "409", "413", "422"} {
		if strings.Contains(m.Text, "responded with a status of "+refusal) || strings.Contains(m.Text, "Response Status Error Code "+refusal) {
			return
		}
	}
	if m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleException || m.Type == chromedp.ConsoleWarning {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.console = append(b.console, fmt.Sprintf("%s: %s (%s)", m.Type, m.Text, m.URL))
	}
}

// quiet asserts that no page violated its policy, failed in its script or missed a file.
func (b *browser) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	assert.Empty(b.t, b.console, "messages in the console of the browser")
	b.console = nil
}

// as opens a browser of somebody who has signed in; nobody has if the login is empty.
func (s *site) as(t *testing.T, login string) *browser {
	t.Helper()
	b := s.browser(t)
	b.signIn(login)
	return b
}

// signIn gives the browser a session of its own.
func (b *browser) signIn(login string) {
	b.t.Helper()
	b.client = b.site.client(b.t, login)
	cookie := b.cookie()
	b.do("sign in", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{URL: b.site.url, Name: cookie.Name, Value: cookie.Value, Path: "/"})
		return chromedp.Void{}, err
	})
}

// withoutScript lets pages run no script.
func (b *browser) withoutScript() {
	b.t.Helper()
	b.do("turn scripts off", func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	})
}

// cookie is that of the session.
func (b *browser) cookie() *http.Cookie {
	b.t.Helper()
	at, err := url.Parse(b.site.url)
	require.NoError(b.t, err)
	cookies := b.client.Jar.Cookies(at)
	require.Len(b.t, cookies, 1)
	return cookies[0]
}

// speak changes the language of the session.
func (b *browser) speak(lang string) {
	b.t.Helper()
	post(b.t, b.client, b.site.url+"/lang", url.Values{"lang": {lang}, "back": {"/login"}})
}

// do does what chromedp has actions for.
func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v\n%s", what, err, b.page())
	}
}

// page is what somebody sees, for messages.
func (b *browser) page() string {
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText`))
	if err != nil {
		return err.Error()
	}
	return text
}

// open goes to a path of the site.
func (b *browser) open(path string) {
	b.t.Helper()
	b.do("open "+path, chromedp.Navigate(b.site.url+path))
	b.wait(settled)
}

// value is what an expression of JavaScript comes to in the page.
func value[T any](b *browser, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v\n%s", expression, err, b.page())
	}
	return v
}

// settled says that the page is loaded and its script waits for nothing.
const settled = `document.readyState === "complete" &&
	!document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")`

// wait waits until an expression of JavaScript is true. The page may be replaced meanwhile.
func (b *browser) wait(expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	for {
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && is {
			return
		}
		select {
		case <-ctx.Done():
			b.t.Fatalf("waited in vain for %s (last error: %v)\n%s", expression, err, b.page())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// press clicks, and waits until what that brings is there: another page, or another part of it.
func (b *browser) press(selector string) {
	b.t.Helper()
	b.expectChange(func() {
		b.do("click "+selector, chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
	})
}

// expectChange waits until what is done has brought another page, or another part of it.
func (b *browser) expectChange(do func()) {
	b.t.Helper()
	const part = `(document.querySelector("#item") || document.querySelector("main"))`
	value[bool](b, part+`.old = true`)
	do()
	b.wait(part + ` && !` + part + `.old && ` + settled)
}

// fill types a text into a field in place of what it has, or chooses it in a list.
func (b *browser) fill(selector, text string) {
	b.t.Helper()
	if value[string](b, fmt.Sprintf(`document.querySelector(%q).tagName`, selector)) == "SELECT" {
		chosen := value[string](b, fmt.Sprintf(`(() => { const s = document.querySelector(%q);
			s.value = [...s.options].find(o => o.text.trim() === %q)?.value; 
			s.dispatchEvent(new Event("input", {bubbles: true})); s.dispatchEvent(new Event("change", {bubbles: true}));
			return s.selectedOptions[0]?.text ?? "" })()`, selector, text))
		require.Equal(b.t, text, chosen, selector)
		return
	}
	value[bool](b, fmt.Sprintf(`(() => { const f = document.querySelector(%q); f.focus(); f.select(); return true })()`, selector))
	b.do("type "+text, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return chromedp.Void{}, err
	})
}

// text is what an element says; empty where there is none.
func (b *browser) text(selector string) string {
	b.t.Helper()
	return strings.Join(strings.Fields(value[string](b, fmt.Sprintf(`document.querySelector(%q)?.innerText ?? ""`, selector))), " ")
}

// says waits until an element has a text in it.
func (b *browser) says(selector, text string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`document.querySelector(%q)?.innerText.replace(/\s+/g, " ").includes(%q)`, selector, text))
}

// item goes to an item of a sheet as people do: by its link in the tree.
func (b *browser) item(code string) {
	b.t.Helper()
	link := fmt.Sprintf(`.tree a[href*="/%s?"]`, code)
	if value[string](b, fmt.Sprintf(`document.querySelector(%q).getAttribute("aria-current") ?? ""`, link)) != "" {
		return
	}
	value[bool](b, fmt.Sprintf(`(() => { const d = document.querySelector(%q).closest("details"); if (d) d.open = true; return true })()`, link))
	b.press(link)
	require.True(b.t, strings.HasPrefix(b.text("#item h2"), code+" "), b.text("#item h2"))
}

// input is the selector of a field of a sheet.
func of(path string) string { return fmt.Sprintf(`#item [name='%s']`, path) }
