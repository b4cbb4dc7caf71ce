package web

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// SignOn is the province's single sign-on, by OpenID Connect. Goroutines may share it.
type SignOn struct {
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
	http     *http.Client
}

// NewSignOn asks the provider how it is used. The client and its secret are those that the
// provider has given the application, which people reach at an address such as
// https://cchc.example.vn.
func NewSignOn(ctx context.Context, issuer, client, secret, address string) (*SignOn, error) {
	s := &SignOn{http: &http.Client{Timeout: 10 * time.Second}}
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, s.http), issuer)
	if err != nil {
		return nil, fmt.Errorf("single sign-on: %w", err)
	}
	s.oauth = oauth2.Config{ClientID: client, ClientSecret: secret, Endpoint: provider.Endpoint(),
		RedirectURL: address + "/signon/callback", Scopes: []string{oidc.ScopeOpenID}}
	s.verifier = provider.Verifier(&oidc.Config{ClientID: client})
	return s, nil
}

// goSignOn sends the visitor to the provider. What comes back has to fit what is kept in the
// session: the state, which ties the answer to this browser, the nonce, which ties the token to
// the request, and the verifier, without which nobody else can use the code.
func (v *visit) goSignOn() error {
	if v.signOn == nil {
		return errNotFound
	}
	state, nonce, verifier := rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	v.sessions.Put(v.ctx(), "state", state)
	v.sessions.Put(v.ctx(), "nonce", nonce)
	v.sessions.Put(v.ctx(), "verifier", verifier)
	v.redirect(v.signOn.oauth.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)))
	return nil
}

// signedOn takes the answer of the provider.
func (v *visit) signedOn() error {
	if v.signOn == nil {
		return errNotFound
	}
	subject, err := v.subject()
	if err != nil {
		v.log.WarnContext(v.ctx(), "single sign-on failed", "error", err)
		return v.askToSignIn(http.StatusUnauthorized, "", message{"Đăng nhập một lần không thành công. Hãy thử lại.",
			"The single sign-on did not work. Try again."})
	}
	account, err := v.office.DB.AccountBySubject(v.ctx(), subject)
	if errors.Is(err, sql.ErrNoRows) {
		return refuse(http.StatusForbidden,
			"Bạn đã đăng nhập, nhưng chưa được cấp tài khoản ở đây. Hãy gửi mã định danh này cho quản trị viên: "+subject,
			"You have signed in, but have no account here. Send this identifier to the administrator: "+subject)
	}
	if err != nil {
		return err
	}
	return v.enter(account)
}

// subject is who the provider says that the visitor is. What is kept in the session serves once.
func (v *visit) subject() (string, error) {
	state, nonce := v.sessions.PopString(v.ctx(), "state"), v.sessions.PopString(v.ctx(), "nonce")
	verifier := v.sessions.PopString(v.ctx(), "verifier")
	if state == "" || v.r.FormValue("state") != state {
		return "", errors.New("the state is not that of the session")
	}
	if said := v.r.FormValue("error"); said != "" {
		return "", fmt.Errorf("the provider says %q: %q", said, v.r.FormValue("error_description"))
	}
	ctx := oidc.ClientContext(v.ctx(), v.signOn.http)
	token, err := v.signOn.oauth.Exchange(ctx, v.r.FormValue("code"), oauth2.VerifierOption(verifier))
	if err != nil {
		return "", err
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := v.signOn.verifier.Verify(ctx, raw)
	if err != nil {
		return "", err
	}
	if id.Nonce != nonce {
		return "", errors.New("the nonce is not that of the session")
	}
	return id.Subject, nil
}
