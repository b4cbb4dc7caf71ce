package web_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stranger is a browser in which nobody has signed in.
func (s *site) stranger() *browser {
	jar, err := cookiejar.New(nil)
	require.NoError(s.t, err)
	return &browser{s, &http.Client{Jar: jar}}
}

// session is the token of a browser's session.
func (b *browser) session() string {
	at, err := url.Parse(b.url)
	require.NoError(b.t, err)
	for _, c := range b.Client.Jar.Cookies(at) {
		return c.Value
	}
	return ""
}

func TestSignInWithPassword(t *testing.T) {
	s := newSite(t)
	b := s.stranger()
	assert.Equal(t, "/login", b.get("/sheet/ward-01").path, "signed out")
	b.post("/lang", "lang", "en")
	before := b.session()
	got := b.post("/login", "login", "cham", "password", "sai")
	assert.Equal(t, http.StatusUnauthorized, got.status)
	assert.Contains(t, got.body, "The name or the password is wrong.")
	assert.Equal(t, http.StatusUnauthorized, b.post("/login", "login", "không-có", "password", "").status)
	got = b.post("/login", "login", " cham ", "password", testdb.Password)
	assert.Equal(t, "/sheet/ward-01", got.path)
	assert.Contains(t, got.body, "An illustrative province")
	assert.NotEmpty(t, before)
	assert.NotEqual(t, before, b.session(), "the session is a new one")

	// The session that was there before is worth nothing, and neither is one that has ended.
	ended := b.session()
	assert.Equal(t, "/login", b.post("/logout").path)
	for _, token := range []string{before, ended} {
		thief := s.stranger()
		at, err := url.Parse(s.url)
		require.NoError(t, err)
		thief.Client.Jar.SetCookies(at, []*http.Cookie{{Name: "phien", Value: token}})
		assert.Equal(t, "/login", thief.get("/sheet/ward-01").path)
	}
}

func TestCookies(t *testing.T) {
	for _, secure := range []bool{false, true} {
		s := newSite(t, func(o *web.Options) { o.Secure = secure })
		r, err := http.DefaultTransport.RoundTrip(s.posted("/lang", "lang", "en"))
		require.NoError(t, err)
		r.Body.Close()
		require.Len(t, r.Cookies(), 1)
		c := r.Cookies()[0]
		assert.True(t, c.HttpOnly)
		assert.Equal(t, http.SameSiteLaxMode, c.SameSite)
		assert.Equal(t, secure, c.Secure)
		assert.Empty(t, c.Domain)
	}
}

// posted is a form that is being sent.
func (s *site) posted(path string, fields ...string) *http.Request {
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r, err := http.NewRequestWithContext(s.t.Context(), "POST", s.url+path, strings.NewReader(form.Encode()))
	require.NoError(s.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// TestTooManyTries: after five wrong passwords not even the right one is taken, for that name,
// until some minutes have passed.
func TestTooManyTries(t *testing.T) {
	db := testdb.Open(t, testdb.Seeded(t))
	now := testdb.Now()
	server, err := web.New(province.New(db, func() time.Time { return now }), &web.Options{Demo: true})
	require.NoError(t, err)
	app := server.Handler()
	try := func(login, password string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/login", strings.NewReader(url.Values{"login": {login}, "password": {password}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		app.ServeHTTP(w, r)
		return w
	}
	for range 5 {
		assert.Equal(t, http.StatusUnauthorized, try("cham", "sai").Code)
	}
	w := try("cham", testdb.Password)
	assert.Equal(t, http.StatusTooManyRequests, w.Code)
	assert.Equal(t, "301", w.Header().Get("Retry-After"))
	assert.Contains(t, w.Body.String(), "Hãy thử lại sau ít phút")
	assert.Equal(t, http.StatusSeeOther, try("lanhdao", testdb.Password).Code, "another name")
	now = now.Add(4 * time.Minute)
	assert.Equal(t, http.StatusTooManyRequests, try("cham", testdb.Password).Code)
	now = now.Add(time.Minute)
	assert.Equal(t, http.StatusSeeOther, try("cham", testdb.Password).Code)
}

// TestNoPasswords: where nothing is illustrative, passwords are of no use.
func TestNoPasswords(t *testing.T) {
	s := newSite(t, func(o *web.Options) { o.Demo = false })
	got := s.stranger().post("/login", "login", "cham", "password", testdb.Password)
	assert.Equal(t, http.StatusNotFound, got.status)
	got = s.stranger().get("/login")
	assert.NotContains(t, got.body, `name="password"`)
	assert.NotContains(t, got.body, "minh hoạ")
	assert.Equal(t, http.StatusNotFound, s.stranger().get("/signon").status)
	assert.Equal(t, http.StatusNotFound, s.stranger().get("/signon/callback?state=&code=c").status)
}

func TestSignOn(t *testing.T) {
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	tests := []struct {
		about  string
		set    func(*provider)
		status int
		says   string // in the page, or where the browser has come to
		why    string // in the log
	}{
		{"", func(*provider) {}, http.StatusOK, "/sheet/ward-02", ""},
		{"nobody here", func(p *provider) { p.subject = "<lạ>" }, http.StatusForbidden, "quản trị viên: &lt;lạ&gt;", ""},
		{"no subject", func(p *provider) { p.subject = "" }, http.StatusForbidden, "chưa được cấp tài khoản", ""},
		{"other nonce", func(p *provider) { p.change = map[string]any{"nonce": "x"} }, http.StatusUnauthorized, "không thành công", "nonce"},
		{"expired", func(p *provider) { p.change = map[string]any{"exp": time.Now().Add(-time.Hour).Unix()} },
			http.StatusUnauthorized, "không thành công", "expired"},
		{"for another application", func(p *provider) { p.change = map[string]any{"aud": "x"} }, http.StatusUnauthorized, "không thành công", "audience"},
		{"of another provider", func(p *provider) { p.change = map[string]any{"iss": "https://x.example"} },
			http.StatusUnauthorized, "không thành công", "issued by a different provider"},
		{"signed by somebody else", func(p *provider) { p.signer = other }, http.StatusUnauthorized, "không thành công", "verify"},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			p := newProvider(t, "nv-0002")
			s, log := signOnSite(t, p)
			tt.set(p)
			got := s.stranger().get("/signon")
			assert.Equal(t, tt.status, got.status, got.body)
			assert.Contains(t, got.path+got.body, tt.says)
			assert.Contains(t, log.String(), tt.why)
		})
	}
}

// signOnSite is the application with a single sign-on, by which the leader of the second ward can
// sign in, and what it logs.
func signOnSite(t *testing.T, p *provider) (*site, *strings.Builder) {
	t.Helper()
	var log strings.Builder
	// The address is known before the application is made.
	var app http.Handler
	listening := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { app.ServeHTTP(w, r) }))
	t.Cleanup(listening.Close)
	signOn, err := web.NewSignOn(t.Context(), p.URL, "cchc", "bí mật", listening.URL)
	require.NoError(t, err)
	office := province.New(testdb.Open(t, testdb.Seeded(t)), testdb.Now)
	require.NoError(t, office.DB.AddAccount(t.Context(), &store.Account{Login: "moi", Name: "Người mới", Office: "Phường số 2",
		Role: store.Leader, Unit: "ward-02", Subject: "nv-0002"}))
	server, err := web.New(office, &web.Options{SignOn: signOn, Log: slog.New(slog.NewTextHandler(&log, nil))})
	require.NoError(t, err)
	app = server.Handler()
	return &site{t, office, listening.URL}, &log
}

// TestSignOnState: an answer counts once, in the browser that has asked for it.
func TestSignOnState(t *testing.T) {
	p := newProvider(t, "nv-0002")
	s, _ := signOnSite(t, p)
	// The answer that somebody else has got is sent to a browser that has asked for nothing,
	// and to one that has asked for another.
	asked := s.stranger()
	asked.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == "/signon/callback" {
			return http.ErrUseLastResponse
		}
		return nil
	}
	r, err := asked.Client.Get(s.url + "/signon")
	require.NoError(t, err)
	_, _ = io.Copy(io.Discard, r.Body)
	r.Body.Close()
	answer := strings.TrimPrefix(r.Header.Get("Location"), s.url)
	require.True(t, strings.HasPrefix(answer, "/signon/callback?"), answer)

	assert.Equal(t, http.StatusUnauthorized, s.stranger().get(answer).status)
	another := s.stranger()
	another.CheckRedirect = asked.CheckRedirect
	another.get("/signon")
	assert.Equal(t, http.StatusUnauthorized, another.get(answer).status)

	require.Equal(t, http.StatusUnauthorized, asked.get(answer).status, "the provider has been asked anew since, with another challenge")
	assert.Equal(t, "/sheet/ward-02", s.stranger().get("/signon").path)
	refused := s.stranger()
	refused.CheckRedirect = asked.CheckRedirect
	refused.get("/signon")
	assert.Equal(t, http.StatusUnauthorized, refused.get("/signon/callback?error=access_denied&state="+p.asked["state"]).status)
	assert.Equal(t, http.StatusUnauthorized, refused.get("/signon/callback?code=c&state="+p.asked["state"]).status, "the state counts once")
}

func TestNewSignOn(t *testing.T) {
	_, err := web.NewSignOn(context.Background(), newProvider(t, "").URL+"/x", "cchc", "", "")
	assert.ErrorContains(t, err, "single sign-on: ")
}
