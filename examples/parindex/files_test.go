package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func pause() { time.Sleep(10 * time.Millisecond) }

// copied copies a test file to where it may be changed.
func copied(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, src, 0o640))
	return file
}

func content(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(b)
}

// alone checks that no file was left behind beside one.
func alone(t *testing.T, file string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(file))
	require.NoError(t, err)
	assert.Len(t, list, 1)
}

// TestOnlyWithTheFlag: nothing is written without the flag that says so.
func TestOnlyWithTheFlag(t *testing.T) {
	file := copied(t, "messy.yaml")
	before := content(t, file)
	printed := call(t, "fmt", file)
	assert.Equal(t, before, content(t, file))
	assert.Equal(t, outcome{1, file + "\n", ""}, call(t, "fmt", "-l", file))
	assert.Equal(t, before, content(t, file))
	assert.Equal(t, outcome{0, file + "\n", ""}, call(t, "fmt", "-l", "-w", file))
	assert.Equal(t, printed.out, content(t, file))
	assert.Equal(t, outcome{0, "", ""}, call(t, "fmt", "-l", file))
	alone(t, file)

	cases := copied(t, "failing.cases.yaml")
	before = content(t, cases)
	assert.Equal(t, 1, call(t, "test", "demo.yaml", cases).code)
	assert.Equal(t, before, content(t, cases))
	got := call(t, "test", "demo.yaml", cases, "-update")
	assert.Equal(t, 0, got.code, got.err)
	assert.Equal(t, strings.Replace(before, `"2.1": 1}`, `"2.1": 0}`, 1), content(t, cases), "the comment stays")
	alone(t, cases)
}

// TestNotWritten: a file that cannot be written is trouble, and stays as it is; the
// other files are written all the same.
func TestNotWritten(t *testing.T) {
	file, other := copied(t, "messy.yaml"), copied(t, "messy.yaml")
	before := content(t, file)
	require.NoError(t, os.Chmod(file, 0o440))
	got := call(t, "fmt", "-w", file, other)
	assert.Equal(t, 2, got.code)
	assert.Contains(t, got.err, file)
	assert.Equal(t, before, content(t, file))
	assert.NotEqual(t, before, content(t, other))
	alone(t, file)
}

// buffer is a buffer that goroutines may share.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// TestWatch: the cases run again when a file changes, also after a fault, until the
// user interrupts.
func TestWatch(t *testing.T) {
	rubricFile, cases := copied(t, "demo.yaml"), copied(t, "failing.cases.yaml")
	right := content(t, cases)
	ctx, interrupt := context.WithCancel(context.Background())
	var out buffer
	a := &app{out: &out, errOut: &out, lang: rubric.English, sources: map[string][]byte{}}
	ended := make(chan int)
	go func() { ended <- a.run(ctx, []string{"test", "-watch", rubricFile, cases}) }()
	says := func(text string) {
		t.Helper()
		for range 1000 {
			if strings.Contains(out.String(), text) {
				return
			}
			pause()
		}
		t.Fatalf("it did not say %q:\n%s", text, out.String())
	}
	says("1 case(s) passed, 1 failed")
	require.NoError(t, os.WriteFile(cases, []byte(right+"oops: 1\n"), 0o644))
	says(`unknown key "oops"`)
	require.NoError(t, os.WriteFile(cases, []byte(strings.Replace(right, `"2.1": 1}`, `"2.1": 0}`, 1)), 0o644))
	says("2 case(s) passed, 0 failed")
	interrupt()
	assert.Equal(t, 0, <-ended)
}
