package e2e_test

import (
	"bufio"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSmoke does what a newcomer does: starts the program without arguments but for a free port,
// signs in with what it prints as everybody whom it names, and ends it.
func TestSmoke(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "province")
	out, err := exec.Command("go", "build", "-o", program, "../..").CombinedOutput()
	require.NoError(t, err, "%s", out)

	temporary := filepath.Join(dir, "tmp")
	require.NoError(t, os.Mkdir(temporary, 0o755))
	command := exec.Command(program, "-listen", "127.0.0.1:0")
	command.Env = append(os.Environ(), "TMPDIR="+temporary)
	printed, err := command.StdoutPipe()
	require.NoError(t, err)
	var complaints strings.Builder
	command.Stderr = &complaints
	require.NoError(t, command.Start())
	defer command.Process.Kill()

	s := &site{}
	password, accounts := "", map[string]string{}
	lines := bufio.NewScanner(printed)
	account := regexp.MustCompile(`^  (\S+) +(scorer|leader|appraiser|council|publisher|reader) `)
	for s.url == "" && lines.Scan() {
		line := lines.Text()
		if _, after, found := strings.Cut(line, "(password): "); found {
			password = after
		}
		if m := account.FindStringSubmatch(line); m != nil {
			accounts[m[1]] = m[2]
		}
		if strings.HasPrefix(line, "http://") {
			s.url = line
		}
	}
	require.NotEmpty(t, s.url, "%s", &complaints)
	require.NotEmpty(t, password)
	roles := map[string]bool{}
	for login, role := range accounts {
		roles[role] = true
		c := s.client(t, "")
		post(t, c, s.url+"/login", url.Values{"login": {login}, "password": {password}})
		c.CheckRedirect = nil
		answer, err := c.Get(s.url)
		require.NoError(t, err)
		answer.Body.Close()
		assert.NotEqual(t, "/login", answer.Request.URL.Path, login)
	}
	assert.Len(t, roles, 6, "accounts of every role are printed")

	require.NoError(t, command.Process.Signal(syscall.SIGTERM))
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case err := <-ended:
		assert.NoError(t, err, "%s", &complaints)
	case <-time.After(patience):
		t.Fatal("the program does not end")
	}
	assert.Empty(t, complaints.String())
	left, err := os.ReadDir(temporary)
	require.NoError(t, err)
	assert.Empty(t, left, "files stay behind")
}
