package web

import (
	"database/sql"
	"errors"
	"net/http"
	"strings"

	"github.com/alexedwards/argon2id"
	"github.com/parindex/parindex/examples/province/internal/store"
)

// SignOn is the province's single sign-on.
type SignOn struct{}

func (v *visit) login() error {
	v.show(http.StatusOK, "login", map[string]any{"SignOn": v.signOn != nil})
	return nil
}

// nobody is a hash that no password has: a login that does not exist takes as long as one that does.
var nobody, _ = argon2id.CreateHash("", argon2id.DefaultParams)

func (v *visit) signIn() error {
	login := strings.TrimSpace(v.r.PostFormValue("login"))
	account, err := v.office.DB.AccountByLogin(v.ctx(), login)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	hash := account.Password
	if hash == "" {
		hash = nobody
	}
	right, err := argon2id.ComparePasswordAndHash(v.r.PostFormValue("password"), hash)
	if err != nil {
		return err
	}
	if !right || account.ID == 0 {
		v.show(http.StatusUnauthorized, "login", map[string]any{"SignOn": v.signOn != nil, "Login": login, "Wrong": true})
		return nil
	}
	return v.enter(account)
}

// enter begins a session.
func (v *visit) enter(account store.Account) error {
	if err := v.sessions.RenewToken(v.ctx()); err != nil {
		return err
	}
	v.sessions.Put(v.ctx(), "account", account.ID)
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
