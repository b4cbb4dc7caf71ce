package web

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/alexedwards/argon2id"
	"github.com/parindex/parindex/examples/province/internal/store"
)

func (v *visit) login() error { return v.askToSignIn(http.StatusOK, "", message{}) }

// askToSignIn shows the page to sign in at, with what was wrong the last time.
func (v *visit) askToSignIn(status int, login string, wrong message) error {
	v.show(status, "login", map[string]any{"SignOn": v.signOn != nil, "Login": login, "Wrong": wrong.in(v.lang)})
	return nil
}

// nobody is a hash that no password has: a login that does not exist takes as long as one that does.
var nobody = sync.OnceValues(func() (string, error) { return argon2id.CreateHash(rand.Text(), argon2id.DefaultParams) })

// hashing is held by those whose passwords are hashed: each takes 64 MB as long as that lasts.
var hashing = make(chan struct{}, 4)

// signIn signs in with the password of a demonstration account. There is no such page elsewhere.
func (v *visit) signIn() error {
	if !v.demo {
		return errNotFound
	}
	login := strings.TrimSpace(v.r.PostFormValue("login"))
	from, _, err := net.SplitHostPort(v.r.RemoteAddr)
	if err != nil {
		return err
	}
	who := login + "\x00" + from
	if wait := v.tries.wait(who); wait > 0 {
		v.w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
		return v.askToSignIn(http.StatusTooManyRequests, login, message{"Đã nhập sai nhiều lần. Hãy thử lại sau ít phút.",
			"The password was wrong too often. Try again in some minutes."})
	}
	account, err := v.office.DB.AccountByLogin(v.ctx(), login)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	hash := account.Password
	if hash == "" {
		if hash, err = nobody(); err != nil {
			return err
		}
	}
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-v.ctx().Done():
		return v.ctx().Err()
	}
	right, err := argon2id.ComparePasswordAndHash(v.r.PostFormValue("password"), hash)
	if err != nil {
		return err
	}
	if !right || account.ID == 0 {
		v.tries.add(who)
		return v.askToSignIn(http.StatusUnauthorized, login, message{"Tên đăng nhập hoặc mật khẩu không đúng.",
			"The name or the password is wrong."})
	}
	return v.enter(account)
}

// enter begins a session. Its token is a new one: one that somebody else has put into the browser
// before is worth nothing.
func (v *visit) enter(account store.Account) error {
	if err := v.sessions.RenewToken(v.ctx()); err != nil {
		return err
	}
	v.sessions.Put(v.ctx(), "account", account.ID)
	v.sessions.Put(v.ctx(), "seen", v.office.Now().Unix())
	v.redirect("/")
	return nil
}

func (v *visit) signOut() error {
	if err := v.sessions.Destroy(v.ctx()); err != nil {
		return err
	}
	v.redirect("/login")
	return nil
}

func (v *visit) language() error {
	v.sessions.Put(v.ctx(), "lang", v.r.PostFormValue("lang"))
	back := v.r.PostFormValue("back")
	if !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.Contains(back, `\`) {
		back = "/"
	}
	v.redirect(back)
	return nil
}

// home is where everybody begins.
func (v *visit) home() error {
	switch v.account.Role {
	case store.Scorer, store.Leader:
		v.redirect("/sheet/" + v.account.Unit)
	case store.Appraiser, store.Council:
		v.redirect("/queue")
	default:
		v.redirect("/cohort")
	}
	return nil
}

func (v *visit) nothing() error { return errNotFound }
