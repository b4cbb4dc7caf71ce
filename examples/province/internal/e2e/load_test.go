package e2e_test

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// worker is one of those who work at the same time, each in a session of their own.
type worker struct {
	*http.Client
	url, unit string
	item      string            // the one that they fill in
	stands    map[string]string // what they have stated, by field
	saved     int               // records that the server has acknowledged
	random    *rand.Rand
}

// areas are what the scorers of one unit share out among them: an item each, with its field.
var areas = []struct{ codes, item, field string }{
	{"1 2", "1.4", "inputs.initiatives"}, {"3 4", "3.1", "inputs.published_rate"},
	{"5 6", "5.1", "inputs.trained_rate"}, {"7 8", "7.2", "inputs.online_rate"},
}

// times are how long answers took, by what was asked for.
type times struct {
	sync.Mutex
	took map[string][]time.Duration
}

func (w *worker) work(t testing.TB, all *times) {
	kind, status, body := w.do(t, all)
	if !assert.Equal(t, http.StatusOK, status, "%s of %s", kind, w.unit) {
		t.Log(string(body))
	}
}

func (w *worker) do(t testing.TB, all *times) (kind string, status int, body []byte) {
	ask := func(what, method, path string, form url.Values) {
		kind = what
		request, err := http.NewRequest(method, w.url+path, nil)
		require.NoError(t, err)
		begun := time.Now()
		var answer *http.Response
		if method == http.MethodPost {
			answer, err = w.PostForm(w.url+path, form)
		} else {
			answer, err = w.Do(request)
		}
		if !assert.NoError(t, err) {
			return
		}
		defer answer.Body.Close()
		body, err = io.ReadAll(answer.Body)
		assert.NoError(t, err)
		status = answer.StatusCode
		all.Lock()
		defer all.Unlock()
		all.took[kind] = append(all.took[kind], time.Since(begun))
	}
	switch n := w.random.IntN(100); {
	case w.item == "" && n < 50:
		ask("queue", http.MethodGet, "/queue", nil)
	case w.item == "" && n < 80:
		ask("appraisal", http.MethodGet, "/queue/"+w.unit, nil)
	case n < 55:
		ask("sheet", http.MethodGet, "/sheet/"+w.unit+"/3.2", nil)
	case w.item == "":
		ask("history", http.MethodGet, "/sheet/"+w.unit+"/7.1/history", nil)
	default:
		field := areas[slices.IndexFunc(areas, func(a struct{ codes, item, field string }) bool { return a.item == w.item })].field
		form := url.Values{"revision": {"1"}, "why": {"đếm lại"}, field: {fmt.Sprint(w.random.IntN(100))}, "was:" + field: {w.stands[field]}}
		if n < 85 {
			ask("live", http.MethodPost, "/sheet/"+w.unit+"/"+w.item+"/live?round=self", form)
			return
		}
		ask("save", http.MethodPost, "/sheet/"+w.unit+"/"+w.item+"?round=self", form)
		if status == http.StatusOK && form.Get(field) != w.stands[field] {
			w.stands[field] = form.Get(field)
			w.saved++
		}
	}
	return kind, status, body
}

// processor is how much time this process has had on processors.
func processor(t testing.TB) time.Duration {
	var usage syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// TestLoad lets people work at the same time as fast as the server answers, each in a session of
// their own: scorers at the sheets of forty units, who share the areas of each, and appraisers.
// There is no error, and every record that was acknowledged is there.
func TestLoad(t *testing.T) {
	long, people := 3*time.Second, 50
	if asked := os.Getenv("PROVINCE_LOAD"); asked != "" {
		var err error
		long, err = time.ParseDuration(asked)
		require.NoError(t, err)
		people = 200
	}
	s := start(t)
	accounts, err := s.office.DB.Accounts(t.Context())
	require.NoError(t, err)
	transport := &http.Transport{MaxIdleConnsPerHost: people}
	defer transport.CloseIdleConnections()
	workers := make([]*worker, people)
	for i := range workers {
		a := store.Account{Login: fmt.Sprintf("tai-%d", i), Name: fmt.Sprintf("Người %d", i), Office: "Văn phòng",
			Role: store.Appraiser, Password: accounts[0].Password}
		w := &worker{url: s.url, unit: fmt.Sprintf("commune-%02d", 1+i%14), stands: map[string]string{}, random: rand.New(rand.NewPCG(1, uint64(i)))}
		if unit := i / 5; i%5 < 4 {
			w.unit, w.item = fmt.Sprintf("tai-%02d", unit), areas[i%5].item
			if i%5 == 0 {
				require.NoError(t, s.office.DB.AddUnit(t.Context(), scoring.Unit{ID: w.unit, Group: "commune", Name: rubric.Plain(w.unit)}))
			}
			a.Role, a.Unit, a.Areas = store.Scorer, w.unit, areas[i%5].codes
		}
		require.NoError(t, s.office.DB.AddAccount(t.Context(), &a))
		w.Client = s.client(t, a.Login)
		w.Transport = transport
		workers[i] = w
	}
	all := &times{took: map[string][]time.Duration{}}
	var working sync.WaitGroup
	until, before := time.Now().Add(long), processor(t)
	for _, w := range workers {
		working.Go(func() {
			for n := 0; (n < 2 || time.Now().Before(until)) && !t.Failed(); n++ {
				w.work(t, all)
			}
		})
	}
	working.Wait()
	asked := 0
	for _, kind := range slices.Sorted(maps.Keys(all.took)) {
		took := all.took[kind]
		slices.Sort(took)
		asked += len(took)
		t.Logf("%-10s %6d requests, half in %v, 95%% in %v, the last in %v", kind, len(took), took[len(took)/2], took[len(took)*95/100], took[len(took)-1])
	}
	t.Logf("%d people: %d requests in %v, %.0f a second; %v of processor time each, on both sides", people, asked, long,
		float64(asked)/long.Seconds(), ((processor(t) - before) / time.Duration(asked)).Round(10*time.Microsecond))
	require.Greater(t, asked, people, "everybody has worked")
	saved := map[string]int{}
	for _, w := range workers {
		saved[w.unit] += w.saved
	}
	for unit, n := range saved {
		if unit[:4] == "tai-" {
			y, err := s.office.Year(t.Context(), unit)
			require.NoError(t, err)
			assert.Len(t, y.Assessment.Records, n, unit)
		}
	}
}
