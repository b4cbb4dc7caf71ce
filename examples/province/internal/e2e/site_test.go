package e2e_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/stretchr/testify/require"
)

// site is a running application with the illustrative province in it.
type site struct {
	url    string
	office *province.Province
}

// start serves a copy of the illustrative province in an SQLite file.
func start(t testing.TB) *site {
	t.Helper()
	return serve(t, testdb.Open(t, testdb.Seeded(t)))
}

// serve serves a database. What the server logs fails the test: it logs only what went wrong.
func serve(t testing.TB, db *store.DB) *site {
	office := province.New(db, testdb.Now)
	office.Catalogues = seed.Catalogues
	server, err := web.New(office, &web.Options{Demo: true, Log: slog.New(slog.NewTextHandler(failing{t}, nil))})
	require.NoError(t, err)
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(listener.Close)
	return &site{listener.URL, office}
}

// client is somebody without a browser, who has signed in unless the login is empty.
func (s *site) client(t testing.TB, login string) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	c := &http.Client{Jar: jar, Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if login == "" {
		post(t, c, s.url+"/lang", url.Values{"lang": {"vi"}, "back": {"/login"}})
	} else {
		post(t, c, s.url+"/login", url.Values{"login": {login}, "password": {testdb.Password}})
	}
	return c
}

// post sends a form that the server answers with another page to go to.
func post(t testing.TB, c *http.Client, to string, form url.Values) {
	t.Helper()
	answer, err := c.PostForm(to, form)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusSeeOther, answer.StatusCode, "%s", body)
}

type failing struct{ testing.TB }

func (f failing) Write(line []byte) (int, error) {
	f.Errorf("the server logs: %s", line)
	return len(line), nil
}
