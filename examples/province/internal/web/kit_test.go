package web_test

import (
	"bytes"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/stretchr/testify/require"
)

// site is the application on a copy of the illustrative province.
type site struct {
	t      *testing.T
	office *province.Province
	url    string
}

func newSite(t *testing.T, change ...func(*web.Options)) *site {
	t.Helper()
	office := province.New(testdb.Open(t, testdb.Seeded(t)), testdb.Now)
	office.Catalogues = seed.Catalogues
	opts := &web.Options{Demo: true, Log: slog.New(slog.NewTextHandler(failing{t}, nil))}
	for _, f := range change {
		f(opts)
	}
	server, err := web.New(office, opts)
	require.NoError(t, err)
	listening := httptest.NewServer(server.Handler())
	t.Cleanup(listening.Close)
	return &site{t, office, listening.URL}
}

// failing is a log that fails the test: only what should not happen is logged.
type failing struct{ *testing.T }

func (f failing) Write(line []byte) (int, error) {
	f.Errorf("the server logs: %s", line)
	return len(line), nil
}

// year is the year of a unit as it stands.
func (s *site) year(unit string) *province.Year {
	y, err := s.office.Year(s.t.Context(), unit)
	require.NoError(s.t, err)
	return y
}

// browser is somebody's browser, which follows where it is sent.
type browser struct {
	*site
	*http.Client
}

// answer is what a browser got.
type answer struct {
	status int
	path   string // where it came to
	header http.Header
	body   string
}

// as signs somebody in, without the script of the pages.
func (s *site) as(login string) *browser {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(s.t, err)
	b := &browser{s, &http.Client{Jar: jar}}
	require.NotEqual(s.t, "/login", b.post("/login", "login", login, "password", testdb.Password).path, login)
	return b
}

func (b *browser) get(path string) answer {
	b.t.Helper()
	r, err := b.Client.Get(b.url + path)
	return b.read(r, err)
}

// post sends a form: names and values by turns.
func (b *browser) post(path string, fields ...string) answer {
	b.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r, err := b.PostForm(b.url+path, form)
	return b.read(r, err)
}

// upload sends a file, with fields beside it.
func (b *browser) upload(path, name string, file []byte, fields ...string) answer {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for i := 0; i < len(fields); i += 2 {
		require.NoError(b.t, w.WriteField(fields[i], fields[i+1]))
	}
	part, err := w.CreateFormFile("file", name)
	require.NoError(b.t, err)
	_, err = part.Write(file)
	require.NoError(b.t, err)
	require.NoError(b.t, w.Close())
	r, err := b.Post(b.url+path, w.FormDataContentType(), &body)
	return b.read(r, err)
}

func (b *browser) read(r *http.Response, err error) answer {
	b.t.Helper()
	require.NoError(b.t, err)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	require.NoError(b.t, err)
	return answer{r.StatusCode, r.Request.URL.Path, r.Header, string(body)}
}

// value is the value of the input with a name in a page.
func (a answer) value(t *testing.T, name string) string {
	t.Helper()
	_, rest, found := strings.Cut(a.body, `name="`+name+`" value="`)
	require.True(t, found, "no field %s in the page", name)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}
