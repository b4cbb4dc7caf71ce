package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestFlags: what does not go together is refused before anything is opened, and a real province
// that was set up does not start without a way to sign in.
func TestFlags(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"units.csv":    "id,name,name_en,group\nxa-1,Xã số 1,,commune\n",
		"accounts.csv": "login,name,office,role,unit,areas,subject\nan,Lý Văn An,UBND,leader,xa-1,,nv-1\n",
		"rubric.yaml":  string(seed.Rubric),
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	db := filepath.Join(t.TempDir(), "province.db")
	for _, tt := range []struct{ args, want string }{
		{"-setup " + dir, "are for a real province, which needs -db"},
		{"-oidc-issuer https://sso.example", "are for a real province, which needs -db"},
		{"-db " + db, "with -db people sign in by single sign-on, which needs -oidc-issuer and -oidc-client"},
		{"-db " + db + " -oidc-issuer https://sso.example", "with -db people sign in by single sign-on, which needs -oidc-issuer and -oidc-client"},
		{"-db " + db + " -setup " + dir, ""},
		{"-db " + db + " -setup " + dir, "the database is not empty"},
		{"-db " + db + " -listen 127.0.0.1:0 -oidc-client cchc -oidc-issuer http://127.0.0.1:1", "single sign-on: "},
		{"-help", ""},
	} {
		err := run(t.Context(), strings.Fields(tt.args), t.Output())
		if tt.want == "" {
			assert.NoError(t, err, tt.args)
		} else {
			assert.ErrorContains(t, err, tt.want, tt.args)
		}
	}
}
