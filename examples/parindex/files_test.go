package main

import (
	"bytes"
	"context"
	"io/fs"
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

// TestReplace: a file gets new content and keeps its permissions; a link stays one;
// what cannot be written stays as it is, and nothing is left behind.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.yaml"), filepath.Join(t.TempDir(), "link.yaml")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o640))
	require.NoError(t, os.Symlink(file, link))
	require.NoError(t, replace(link, []byte("new")))
	assert.Equal(t, "new", content(t, file))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&fs.ModeSymlink)
	info, err = os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o640), info.Mode().Perm())
	alone(t, file)

	require.NoError(t, os.Chmod(file, 0o440))
	assert.ErrorIs(t, replace(file, []byte("newer")), fs.ErrPermission)
	assert.Equal(t, "new", content(t, file))
	assert.ErrorIs(t, replace(filepath.Join(dir, "none.yaml"), nil), fs.ErrNotExist)
	assert.Error(t, replace(dir, nil))
	alone(t, file)
}

// TestReplaceIsAtomic: whoever reads while a file is replaced sees the old content
// or the new, never a part.
func TestReplaceIsAtomic(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.yaml")
	versions := []string{strings.Repeat("a", 1<<16), strings.Repeat("b", 1<<17)}
	require.NoError(t, os.WriteFile(file, []byte(versions[0]), 0o644))
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				b, err := os.ReadFile(file)
				if assert.NoError(t, err) && string(b) != versions[0] && string(b) != versions[1] {
					t.Errorf("a part of the file was seen: %d bytes", len(b))
				}
			}
		})
	}
	for i := range 50 {
		assert.NoError(t, replace(file, []byte(versions[i%2])))
	}
	close(done)
	readers.Wait()
	alone(t, file)
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
