package web

import (
	"embed"
	"net/http"
	"strings"
	"time"
)

//go:embed static
var static embed.FS

// policy lets pages load what this server serves, and run no script that stands in a page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// headers sets what browsers have to know of every answer.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store") // what somebody sees is not for the next at this machine
		next.ServeHTTP(w, r)
	})
}

// cached lets browsers keep what never changes while the server runs.
func cached(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=3600")
		next.ServeHTTP(w, r)
	})
}

// largest is the size of the largest request, and so of the largest file.
const largest = 10 << 20

// limited bounds the size of requests and the time that they may take.
func limited(next http.Handler) http.Handler {
	return http.TimeoutHandler(http.MaxBytesHandler(next, largest), time.Minute, "")
}
