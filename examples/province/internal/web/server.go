// Package web is the application in the browser: pages rendered on the server, in Vietnamese
// first, which work without scripts and by keyboard, and quicker with one script file.
package web

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/assessment"
)

// Server serves the application.
type Server struct {
	office   *province.Province
	sessions *scs.SessionManager
	pages    pages
	signOn   *SignOn
	demo     bool
	tries    *tries
	log      *slog.Logger
}

// Options are what a host decides. The zero Options and a nil *Options are the defaults.
type Options struct {
	SignOn *SignOn      // the province's single sign-on, if there is one
	Demo   bool         // the illustrative province: accounts have passwords, and pages say that nothing is real
	Secure bool         // cookies over HTTPS only
	Log    *slog.Logger // the default logger if nil
}

// New returns the application on an office.
func New(office *province.Province, opts *Options) (*Server, error) {
	if opts == nil {
		opts = &Options{}
	}
	s := &Server{office: office, sessions: scs.New(), signOn: opts.SignOn, demo: opts.Demo,
		tries: &tries{now: office.Now, wrong: map[string]*series{}}, log: opts.Log}
	if s.log == nil {
		s.log = slog.Default()
	}
	s.sessions.Store = office.DB.Sessions()
	s.sessions.Lifetime = 12 * time.Hour
	s.sessions.Cookie.Name = "phien"
	s.sessions.Cookie.HttpOnly = true
	s.sessions.Cookie.SameSite = http.SameSiteLaxMode
	s.sessions.Cookie.Secure = opts.Secure
	var err error
	s.pages, err = readPages(opts.Demo)
	return s, err
}

// Handler returns the application with everything around it: sessions, protection against
// requests from other sites, headers, limits.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range Routes {
		mux.Handle(r.Pattern, s.route(r))
	}
	mux.Handle("GET /static/", cached(http.FileServerFS(static)))
	origins := http.NewCrossOriginProtection()
	return headers(limited(origins.Handler(s.sessions.LoadAndSave(mux))))
}

// visit is one request of somebody.
type visit struct {
	*Server
	w       http.ResponseWriter
	r       *http.Request
	account store.Account // the zero Account before somebody has signed in
	lang    locale.Lang
}

func (v *visit) ctx() context.Context { return v.r.Context() }

// refusal is an error that is shown to people as it is.
type refusal struct {
	status int
	text   message
}

func (r *refusal) Error() string { return r.text.EN }

// message is a text in both languages.
type message struct{ VI, EN string }

// in returns the text in a language.
func (m message) in(l locale.Lang) string {
	if l == locale.English {
		return m.EN
	}
	return m.VI
}

func refuse(status int, vi, en string) error { return &refusal{status, message{vi, en}} }

var (
	errNotFound  = refuse(http.StatusNotFound, "Không tìm thấy trang này.", "There is no such page.")
	errForbidden = refuse(http.StatusForbidden, "Tài khoản của bạn không có quyền làm việc này.", "Your account may not do this.")
)

// route serves a route to the roles that it is for.
func (s *Server) route(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{Server: s, w: w, r: r, lang: locale.Vietnamese}
		if s.sessions.GetString(r.Context(), "lang") == string(locale.English) {
			v.lang = locale.English
		}
		if id := s.sessions.GetInt64(r.Context(), "account"); id != 0 && s.awake(r.Context()) {
			account, err := s.office.DB.Account(r.Context(), id)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				v.fail(err)
				return
			}
			v.account = account
		}
		switch {
		case route.Roles == nil: // for everybody
		case v.account.ID == 0 && r.Method == http.MethodPost && r.Header.Get("HX-Request") != "":
			v.asleep()
			return
		case v.account.ID == 0:
			v.redirect("/login")
			return
		case !slices.Contains(route.Roles, v.account.Role), !v.mayEnter(r.PathValue("unit")):
			v.fail(errForbidden)
			return
		}
		if err := route.serve(v); err != nil {
			v.fail(err)
		}
	})
}

// idle is after how long without a request somebody has to sign in again.
const idle = 2 * time.Hour

// awake reports whether the session is not one that somebody has left. That it is used is noted
// from time to time: the IdleTimeout of the sessions would write to the database at every request.
func (s *Server) awake(ctx context.Context) bool {
	now := s.office.Now()
	since := now.Sub(time.Unix(s.sessions.GetInt64(ctx, "seen"), 0))
	if since > idle/16 && since <= idle {
		s.sessions.Put(ctx, "seen", now.Unix())
	}
	return since <= idle
}

// asleep says that somebody has to sign in again, in the page in which they have typed something.
func (v *visit) asleep() {
	v.w.Header().Set("HX-Retarget", "#said")
	v.w.Header().Set("HX-Reswap", "outerHTML")
	v.write(http.StatusUnauthorized, v.pages[v.lang]["sheet"], "asleep", page{})
}

// mayEnter reports whether the account may see the sheet of a unit: those of a unit see theirs.
func (v *visit) mayEnter(unit string) bool {
	return unit == "" || v.account.Unit == "" || v.account.Unit == unit
}

// redirect goes on to another page, in a browser with the script as well.
func (v *visit) redirect(to string) {
	if v.r.Header.Get("HX-Request") != "" {
		v.w.Header().Set("HX-Redirect", to)
		v.w.WriteHeader(http.StatusNoContent)
		return
	}
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
}

// fail shows an error: what people can mend in words, all else as a number in the log.
func (v *visit) fail(err error) {
	status, text := v.explain(err)
	if status == http.StatusInternalServerError {
		v.log.ErrorContext(v.ctx(), "request failed", "path", v.r.URL.Path, "error", err)
	}
	v.show(status, "error", map[string]any{"Status": status, "Text": text})
}

// explain says an error in the language of the visitor, with the status of the answer.
func (v *visit) explain(err error) (int, string) {
	var said *refusal
	var faults source.Faults
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &said):
		return said.status, said.text.in(v.lang)
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge, message{fmt.Sprintf("Tệp lớn hơn %d MB.", tooLarge.Limit>>20),
			fmt.Sprintf("The file is larger than %d MB.", tooLarge.Limit>>20)}.in(v.lang)
	case errors.Is(err, sql.ErrNoRows):
		return http.StatusNotFound, errNotFound.(*refusal).text.in(v.lang)
	case errors.Is(err, assessment.ErrConflict), errors.Is(err, store.ErrStale):
		return http.StatusConflict, message{"Chưa lưu: trong lúc bạn điền, người khác đã ghi. Hãy xem điều họ đã ghi, rồi quyết định.",
			"Not saved: somebody else has recorded something while you were typing. See what it is, and decide."}.in(v.lang)
	case errors.Is(err, assessment.ErrRevision):
		return http.StatusConflict, message{"Chưa lưu: vòng này đã được mở lại trong lúc bạn điền. Hãy xem lại, rồi lưu.",
			"Not saved: the round was reopened while you were typing. Look again, then save."}.in(v.lang)
	case errors.Is(err, assessment.ErrLocked):
		return http.StatusConflict, message{"Chưa lưu: vòng này đã khoá.", "Not saved: the round is locked."}.in(v.lang)
	case errors.Is(err, assessment.ErrNotAllowed):
		return http.StatusForbidden, locale.In(v.lang, err)
	case errors.As(err, &faults):
		return http.StatusUnprocessableEntity, locale.In(v.lang, err)
	}
	return http.StatusInternalServerError, message{"Máy chủ gặp lỗi; chưa có gì được lưu.",
		"The server failed; nothing was saved."}.in(v.lang)
}
