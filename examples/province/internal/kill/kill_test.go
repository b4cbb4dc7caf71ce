package kill_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// database is the variable by which the test binary knows that it is the server.
const database = "PROVINCE_KILL_DATABASE"

func TestMain(m *testing.M) {
	if url := os.Getenv(database); url != "" {
		fmt.Fprintln(os.Stderr, serve(url))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// serve is the server that is killed. It prints its address.
func serve(database string) error {
	db, err := store.Open(context.Background(), database)
	if err != nil {
		return err
	}
	server, err := web.New(province.New(db, testdb.Now), &web.Options{Demo: true})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("http://" + listener.Addr().String())
	return http.Serve(listener, server.Handler())
}

// running is a server process.
type running struct {
	*exec.Cmd
	url string
}

func start(t *testing.T, at string) *running {
	t.Helper()
	r := &running{Cmd: exec.Command(os.Args[0])}
	r.Env = append(os.Environ(), database+"="+at)
	r.Stderr = os.Stderr
	out, err := r.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, r.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	r.url = strings.TrimSpace(line)
	return r
}

// kill ends the server at once, as a loss of power would end the process, and waits for that.
func (r *running) kill() {
	_ = r.Process.Kill() // it may have ended
	_ = r.Wait()
}

// TestKill saves two figures at a time, kills the server at some moment between the request and
// its answer, starts it again, and goes on. In the end every figure that was acknowledged is in the
// records, and both of a request or none are.
func TestKill(t *testing.T) {
	for _, on := range []struct {
		name  string
		url   func(testing.TB) string
		times int
	}{{"sqlite", testdb.SQLite, 100}, {"postgres", testdb.Postgres, 20}} {
		t.Run(on.name, func(t *testing.T) {
			if testing.Short() {
				on.times /= 10
			}
			at := on.url(t)
			unit := begun(t, at)
			jar, err := cookiejar.New(nil)
			require.NoError(t, err)
			client := &http.Client{Jar: jar, Transport: &http.Transport{DisableKeepAlives: true}}
			server := start(t, at)
			defer func() { server.kill() }()
			post(t, client, server.url+"/login", url.Values{"login": {"cham"}, "password": {testdb.Password}})

			var acknowledged []int
			usual, unanswered := 20*time.Millisecond, 0
			for n := 1; n <= on.times; n++ {
				page := server.url + "/sheet/" + unit + "/1.2"
				form := figures(t, client, page, n)
				killed, wait := make(chan struct{}), time.Duration(rand.Int64N(int64(2*usual)))
				began := time.Now()
				go func() {
					defer close(killed)
					time.Sleep(wait)
					server.kill()
				}()
				if status, err := send(client, page, form); err == nil {
					require.Equal(t, http.StatusOK, status)
					acknowledged = append(acknowledged, n)
					usual = max(time.Millisecond, (3*usual+time.Since(began))/4)
				} else {
					unanswered++
					usual += usual / 10 // so that on any machine about half are answered
				}
				<-killed
				server = start(t, at)
			}
			stored := stored(t, at, unit)
			t.Logf("%d requests: %d acknowledged, %d not, %d stored", on.times, len(acknowledged), unanswered, len(stored))
			for _, n := range acknowledged {
				assert.True(t, stored[n], "request %d was acknowledged", n)
			}
			if on.times >= 20 {
				assert.NotZero(t, unanswered, "the server is to be killed before its answers, too")
				assert.NotEmpty(t, acknowledged)
			}
		})
	}
}

// begun fills a database with a unit and its scorer.
func begun(t *testing.T, at string) string {
	t.Helper()
	ctx, db := t.Context(), testdb.Open(t, at)
	require.NoError(t, province.New(db, testdb.Now).Adopt(ctx, seed.Rubric, "test"))
	unit := seed.Units()[6]
	require.NoError(t, db.AddUnit(ctx, unit))
	hash, err := argon2id.CreateHash(testdb.Password, &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	require.NoError(t, err)
	require.NoError(t, db.AddAccount(ctx, &store.Account{Login: "cham", Name: "A", Office: "B", Role: store.Scorer, Unit: unit.ID, Password: hash}))
	return unit.ID
}

var was = regexp.MustCompile(`name="(was:inputs\.\w+)" value="([^"]*)"`)

// figures are the fields of the page with the n-th figures in them.
func figures(t *testing.T, client *http.Client, page string, n int) url.Values {
	t.Helper()
	r, err := client.Get(page)
	require.NoError(t, err)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	form := url.Values{"inputs.tasks": {strconv.Itoa(n)}, "inputs.tasks_done": {strconv.Itoa(n)}, "why": {"x"}}
	found := was.FindAllStringSubmatch(string(body), -1)
	require.Len(t, found, 2, "%s", body)
	for _, f := range found {
		form.Set(f[1], f[2])
	}
	return form
}

func post(t *testing.T, client *http.Client, to string, form url.Values) {
	t.Helper()
	_, err := send(client, to, form)
	require.NoError(t, err)
}

// send returns the status of an answer that came whole.
func send(client *http.Client, to string, form url.Values) (int, error) {
	r, err := client.PostForm(to, form)
	if err != nil {
		return 0, err
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	return r.StatusCode, err
}

// stored are the requests whose figures are in the records, each with both of them.
func stored(t *testing.T, at, unit string) map[int]bool {
	t.Helper()
	y, err := province.New(testdb.Open(t, at), testdb.Now).Year(t.Context(), unit)
	require.NoError(t, err)
	out := map[int]bool{}
	records := y.Assessment.Records
	require.Zero(t, len(records)%2)
	for i := 0; i < len(records); i += 2 {
		one, two := records[i], records[i+1]
		assert.Equal(t, []string{"tasks", "tasks_done"}, []string{one.Input, two.Input})
		assert.True(t, one.New.Equal(two.New), "half of a request")
		n, err := strconv.Atoi(one.New.In("en"))
		require.NoError(t, err)
		out[n] = true
	}
	return out
}
