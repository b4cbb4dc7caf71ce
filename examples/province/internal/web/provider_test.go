package web_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// provider is a single sign-on that signs in everybody as one subject at once.
type provider struct {
	*httptest.Server
	t       *testing.T
	key     *ecdsa.PrivateKey
	subject string
	change  map[string]any // claims that are not as they should be
	signer  *ecdsa.PrivateKey
	asked   map[string]string // what the application last asked for
}

func newProvider(t *testing.T, subject string) *provider {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	p := &provider{t: t, key: key, signer: key, subject: subject, asked: map[string]string{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		p.send(w, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token",
			"jwks_uri": p.URL + "/keys", "id_token_signing_alg_values_supported": []string{"ES256"}})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		p.send(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), Algorithm: "ES256", Use: "sig", KeyID: "k"}}})
	})
	mux.HandleFunc("GET /authorize", func(w http.ResponseWriter, r *http.Request) {
		for name := range r.URL.Query() {
			p.asked[name] = r.FormValue(name)
		}
		http.Redirect(w, r, r.FormValue("redirect_uri")+"?code=c&state="+p.asked["state"], http.StatusFound)
	})
	mux.HandleFunc("POST /token", p.token)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *provider) send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	assert.NoError(p.t, json.NewEncoder(w).Encode(v))
}

// token answers only who knows the secret of the client and the verifier of the challenge.
func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	id, secret, _ := r.BasicAuth()
	secret, err := url.QueryUnescape(secret) // as OAuth has it
	assert.NoError(p.t, err)
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if id != "cchc" || secret != "bí mật" || r.PostFormValue("code") != "c" || p.asked["code_challenge_method"] != "S256" ||
		base64.RawURLEncoding.EncodeToString(sum[:]) != p.asked["code_challenge"] {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	claims := map[string]any{"iss": p.URL, "sub": p.subject, "aud": "cchc", "nonce": p.asked["nonce"],
		"iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix()}
	maps.Copy(claims, p.change)
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: p.signer, KeyID: "k"}}, nil)
	assert.NoError(p.t, err)
	raw, err := jwt.Signed(signer).Claims(claims).Serialize()
	assert.NoError(p.t, err)
	p.send(w, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": raw})
}
