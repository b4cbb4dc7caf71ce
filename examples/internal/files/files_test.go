package files_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/examples/internal/files"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

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
	require.NoError(t, files.Replace(link, []byte("new")))
	assert.Equal(t, "new", content(t, file))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&fs.ModeSymlink)
	info, err = os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o640), info.Mode().Perm())
	alone(t, file)

	require.NoError(t, os.Chmod(file, 0o440))
	assert.ErrorIs(t, files.Replace(file, []byte("newer")), fs.ErrPermission)
	assert.Equal(t, "new", content(t, file))
	assert.ErrorIs(t, files.Replace(filepath.Join(dir, "none.yaml"), nil), fs.ErrNotExist)
	assert.Error(t, files.Replace(dir, nil))
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
		assert.NoError(t, files.Replace(file, []byte(versions[i%2])))
	}
	close(done)
	readers.Wait()
	alone(t, file)
}

// TestCreate: a file that is there is never written over, unless with Write.
func TestCreate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, files.Create(file, []byte("one")))
	assert.ErrorIs(t, files.Create(file, []byte("two")), fs.ErrExist)
	assert.Equal(t, "one", content(t, file))
	require.NoError(t, files.Write(file, []byte("three")))
	assert.Equal(t, "three", content(t, file))
	alone(t, file)
	require.NoError(t, os.Remove(file))
	require.NoError(t, files.Write(file, []byte("four")))
	assert.Equal(t, "four", content(t, file))
	alone(t, file)
	assert.Error(t, files.Write(filepath.Join(file, "b"), nil))
	assert.ErrorIs(t, files.Create(filepath.Join(t.TempDir(), "no", "where"), nil), fs.ErrNotExist)
}
