package web_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// visitors are the columns of testdata/routes.txt: one account of every role, and nobody.
var visitors = []string{"", "cham", "lanhdao", "thamdinh", "hoidong", "congbo", "xem"}

// TestRoutes asks for every address as everybody, where it names a unit once for the ward of the
// scorer and the leader, which has begun its sheet, and once for another, which waits for its
// appraisal. A route that is not in the table fails the test.
func TestRoutes(t *testing.T) {
	src, err := os.ReadFile("testdata/routes.txt")
	require.NoError(t, err)
	want := map[string]string{}
	for line := range strings.Lines(string(src)) {
		if row := strings.Fields(line); len(row) > len(visitors) && row[0] != "#" {
			cells := len(row) - len(visitors)
			want[strings.Join(row[:cells], " ")] = strings.Join(row[cells:], " ")
		}
	}
	got := map[string][]string{}
	for _, login := range visitors {
		b := newSite(t).stranger()
		b.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		if login != "" {
			require.Equal(t, http.StatusSeeOther, b.signIn(login).StatusCode)
		}
		// What ends a round comes near the end, what ends the session last.
		for _, of := range []string{"", "/rounds/", "/logout"} {
			for _, r := range web.Routes {
				ends := strings.Contains(r.Pattern, "/rounds/") || strings.Contains(r.Pattern, "/logout")
				if of == "" && !ends || of != "" && strings.Contains(r.Pattern, of) {
					cell := b.may(r.Pattern, seed.Begun)
					if strings.Contains(r.Pattern, "{unit}") {
						cell += b.may(r.Pattern, "ward-08")
					}
					got[r.Pattern] = append(got[r.Pattern], cell)
				}
			}
		}
	}
	for _, r := range web.Routes {
		assert.Equal(t, want[r.Pattern], strings.Join(got[r.Pattern], " "), "%s", r.Pattern)
	}
	assert.Len(t, want, len(web.Routes), "rows of the table are no routes")
}

func (b *browser) signIn(login string) *http.Response {
	b.t.Helper()
	r, err := b.Do(b.posted("/login", "login", login, "password", testdb.Password))
	require.NoError(b.t, err)
	r.Body.Close()
	return r
}

// may asks for a route: + is that the visitor may, - that not, and > that they are to sign in.
func (b *browser) may(pattern, unit string) string {
	b.t.Helper()
	method, path, found := strings.Cut(pattern, " ")
	if !found {
		method, path = "GET", pattern
	}
	path = strings.NewReplacer("{unit}", unit, "{item}", "1.1", "{hash}", "x", "{action}", "x", "{seq}", "1", "/{$}", "/?").Replace(path)
	require.NotContains(b.t, path, "{", "what is to stand in the address?")
	switch path {
	case "/": // what is no other address
		path = "/none"
	case "/rounds/" + unit + "/reopen": // the round that one of the units has locked
		path += "?round=self"
	}
	r := b.posted(path)
	if r.Method = method; method == "GET" {
		r.Body, r.ContentLength = nil, 0
	}
	got, err := b.Do(r)
	require.NoError(b.t, err)
	got.Body.Close()
	secured(b.t, got)
	switch {
	case got.StatusCode == http.StatusForbidden:
		return "-"
	case got.StatusCode == http.StatusSeeOther && got.Header.Get("Location") == "/login":
		return ">"
	}
	assert.Less(b.t, got.StatusCode, 500, path)
	return "+"
}

// secured asserts the headers that every answer has.
func secured(t *testing.T, r *http.Response) {
	t.Helper()
	policy := r.Header.Get("Content-Security-Policy")
	assert.Contains(t, policy, "default-src 'none'")
	assert.Contains(t, policy, "frame-ancestors 'none'")
	script, _, _ := strings.Cut(policy[max(0, strings.Index(policy, "script-src")):], ";")
	assert.NotContains(t, script, "unsafe")
	assert.Equal(t, "nosniff", r.Header.Get("X-Content-Type-Options"))
	assert.Equal(t, "DENY", r.Header.Get("X-Frame-Options"))
	assert.Equal(t, "same-origin", r.Header.Get("Referrer-Policy"))
	assert.NotEmpty(t, r.Header.Get("Cache-Control"))
}

// TestHeaders: answers without a page have them as well, and pages allow no style or script in them.
func TestHeaders(t *testing.T) {
	s := newSite(t)
	b := s.as("cham")
	for _, path := range []string{"/static/style.css", "/static/", "/static/none", "/none", "/login", "/sheet/" + seed.Begun, "/sheet/none"} {
		r, err := b.Client.Get(s.url + path)
		require.NoError(t, err)
		r.Body.Close()
		secured(t, r)
		assert.NotContains(t, r.Header.Get("Content-Security-Policy"), "unsafe", path)
	}
	r := s.posted("/sheet/"+seed.Begun+"/1.1", "x", strings.Repeat("x", 11<<20))
	got, err := b.Do(r)
	require.NoError(t, err)
	got.Body.Close()
	secured(t, got)
}

// TestOtherSites: no other site changes anything through the browser of somebody who has signed in.
func TestOtherSites(t *testing.T) {
	s := newSite(t)
	b := s.as("lanhdao")
	for _, header := range [][2]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"},
		{"Origin", "null"}} {
		for _, route := range web.Routes {
			method, path, _ := strings.Cut(route.Pattern, " ")
			if method != "POST" {
				continue
			}
			r := s.posted(strings.NewReplacer("{unit}", seed.Begun, "{item}", "1.1", "{action}", "x", "{seq}", "1", "{hash}", "x").Replace(path))
			r.Header.Set(header[0], header[1])
			got, err := b.Do(r)
			require.NoError(t, err)
			got.Body.Close()
			assert.Equal(t, http.StatusForbidden, got.StatusCode, "%s %s", path, header)
			secured(t, got)
		}
	}
	assert.Equal(t, http.StatusOK, b.get("/sheet/"+seed.Begun).status, "still signed in")
	assert.False(t, s.year(seed.Begun).State.Rounds[0].Locked)
	r := s.posted("/lang", "lang", "en")
	r.Header.Set("Origin", s.url)
	got, err := b.Do(r)
	require.NoError(t, err)
	got.Body.Close()
	assert.Equal(t, http.StatusOK, got.StatusCode, "its own pages may")
}

// TestWhatBrowsersSend: fields that an item has not are no figures, whatever a browser sends.
func TestWhatBrowsersSend(t *testing.T) {
	s := newSite(t)
	before := len(s.year(seed.Begun).Assessment.Records)
	b := s.as("cham")
	for _, fields := range [][]string{
		{"inputs.dossiers", "5", "was:inputs.dossiers", ""}, // of another item
		{"inputs.sipas", "99", "was:inputs.sipas", ""},      // of a survey
		{"points.1.1", "3", "was:points.1.1", "0"},          // computed
		{"points.5.3", "2", "was:points.5.3", ""},           // typed elsewhere
		{"points", "100", "total", "100", "final", "100"},   // not there at all
		{"inputs.none", "5"}, {"was:inputs.plan_date", "", "a", "b"},
	} {
		got := b.post("/sheet/"+seed.Begun+"/1.1", fields...)
		assert.Less(t, got.status, 500)
		assert.Len(t, s.year(seed.Begun).Assessment.Records, before, "%v", fields)
	}
	// What somebody has not seen is not what they replace, whatever the page says that it was.
	got := b.post("/sheet/"+seed.Begun+"/1.2", "inputs.tasks", "7", "was:inputs.tasks", "0", "why", "x")
	assert.Equal(t, http.StatusConflict, got.status)
	assert.Len(t, s.year(seed.Begun).Assessment.Records, before)
	got = s.as("cham-12").post("/sheet/"+seed.Begun+"/3.2", "inputs.dossiers", "5", "was:inputs.dossiers", "")
	assert.Equal(t, http.StatusForbidden, got.status, "an area of somebody else")
	got = s.as("thamdinh-34").post("/sheet/ward-08/1.2?round=appraisal", "inputs.tasks", "5", "was:inputs.tasks", "", "why", "x")
	assert.Equal(t, http.StatusForbidden, got.status, "an area of another appraiser")
	got = b.post("/sheet/"+seed.Begun+"/1.2?round=appraisal", "inputs.tasks", "7", "why", "x")
	assert.Equal(t, http.StatusForbidden, got.status, "a round of the province")
	assert.Len(t, s.year(seed.Begun).Assessment.Records, before)
}
