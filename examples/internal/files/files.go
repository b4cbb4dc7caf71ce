// Package files writes files at once or not at all: into another file beside it,
// which then takes its name. The example programs share it.
package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parindex/parindex/rubric/locale"
)

var notRegular = locale.Define("files.not_regular", "không phải tệp thường", "not a regular file")

// Create writes a new file; one that is there stays as it is, and the error is
// [fs.ErrExist].
func Create(file string, content []byte) error {
	name, err := beside(file, content, 0o644)
	if err != nil {
		return err
	}
	defer os.Remove(name)
	return os.Link(name, file) // unlike a rename, it replaces nothing
}

// Replace puts new content into a file that is there and keeps its permissions. A
// link stays a link.
func Replace(file string, content []byte) error {
	file, err := filepath.EvalSymlinks(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return notRegular.Say()
	}
	if info.Mode().Perm()&0o222 == 0 {
		return fs.ErrPermission // a new name would get round it
	}
	name, err := beside(file, content, info.Mode().Perm())
	if err != nil {
		return err
	}
	if err := os.Rename(name, file); err != nil {
		os.Remove(name)
		return err
	}
	return nil
}

// Write writes a file, new or not.
func Write(file string, content []byte) error {
	err := Create(file, content)
	if errors.Is(err, fs.ErrExist) {
		return Replace(file, content)
	}
	return err
}

// beside writes content into a new file in the same directory.
func beside(file string, content []byte, mode fs.FileMode) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}
