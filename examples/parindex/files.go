package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/parindex/parindex/examples/internal/files"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// read reads a text, or standard input where the file's name is "-".
func (a *app) read(file string) ([]byte, error) {
	return a.readUpTo(file, (*source.Limits)(nil).OrDefault().Bytes)
}

// mostBytes bounds the spreadsheets that are read, which are larger than texts.
const mostBytes = 16 << 20

// readBytes reads a file that may be a spreadsheet.
func (a *app) readBytes(file string) ([]byte, error) { return a.readUpTo(file, mostBytes) }

// readUpTo reads a file, up to one byte too many, which is a fault.
func (a *app) readUpTo(file string, most int) ([]byte, error) {
	r := a.stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, a.unreadable(file, err)
		}
		defer f.Close()
		r = f
	}
	src, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, a.unreadable(file, err)
	}
	a.sources[file] = src
	delete(a.lines, file)
	return src, nil
}

func (a *app) unreadable(file string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.troublef("không có tệp %s", "there is no file %s", file)
	case errors.Is(err, syscall.EISDIR):
		return a.troublef("%s là thư mục; ở đây cần một tệp%s", "%s is a directory; a file belongs here%s", file, a.fileIn(file))
	case errors.Is(err, fs.ErrPermission):
		return a.troublef("không được phép đọc tệp %s", "the file %s may not be read", file)
	}
	return a.troublef("không đọc được tệp %s: %v", "the file %s cannot be read: %v", file, a.cause(err))
}

// fileIn says which file of a directory may be meant: the first that may be one of ours.
func (a *app) fileIn(dir string) string {
	for _, pattern := range []string{"*.yaml", "*.yml", "*.json"} {
		if found, err := filepath.Glob(filepath.Join(dir, pattern)); err == nil && len(found) > 0 {
			return fmt.Sprintf(a.say(", ví dụ %s", ", such as %s"), found[0])
		}
	}
	return ""
}

// compile reads and compiles a rubric. The error has all its faults.
func (a *app) compile(file string) (*scoring.Scorer, error) {
	src, err := a.read(file)
	if err != nil {
		return nil, err
	}
	r, _ := rubric.Parse(file, src, nil) // Compile gives these faults with its own
	return scoring.Compile(r, a.options(r))
}

// options stands in for rules in Go, which no file has: their items fail where
// they are scored and are undecided where they are verified.
func (a *app) options(r *rubric.Rubric) *scoring.Options {
	opts := &scoring.Options{}
	seen := map[string]bool{}
	tops := slices.Clone(r.Areas)
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a != nil {
			tops = append(tops, a.Items...)
		}
	}
	for _, top := range tops {
		for it := range top.All() {
			if it.Rule == "" || seen[it.Rule] {
				continue
			}
			seen[it.Rule] = true
			opts.Rules = append(
				opts.Rules,
				scoring.Rule{Name: it.Rule, Doc: "a rule in Go, which this command does not have", Run: absent},
			)
		}
	}
	return opts
}

func absent(scoring.Call) (decimal.Decimal, rubric.Text, error) {
	return decimal.Decimal{}, rubric.Text{}, inGo.Say()
}

// facts reads the facts of a unit, from a facts file or a form that was filled in.
func (a *app) facts(file string, s *scoring.Scorer) (scoring.Facts, error) {
	src, err := a.readBytes(file)
	if err != nil {
		return scoring.Facts{}, err
	}
	return a.factsOf(file, src, s)
}

func (a *app) factsOf(file string, src []byte, s *scoring.Scorer) (scoring.Facts, error) {
	if isSpreadsheet(file, src) {
		return a.readForm(file, src, s)
	}
	return scoring.ParseFacts(file, src, s.Rubric(), nil)
}

// score compiles a rubric and scores a unit by it.
func (a *app) score(rubricFile, factsFile string) (*scoring.Scorer, scoring.Facts, *scoring.Result, error) {
	s, err := a.compile(rubricFile)
	if err != nil {
		return nil, scoring.Facts{}, nil, err
	}
	f, err := a.facts(factsFile, s)
	if err != nil {
		return nil, f, nil, err
	}
	result, err := s.Score(f)
	return s, f, result, err
}

// replace puts new content into a file, at once or not at all.
func (a *app) replace(file string, content []byte) error {
	return a.written(file, files.Replace(file, content))
}

// create writes a new file, at once or not at all; one that is there stays as it is.
func (a *app) create(file string, content []byte) error {
	return a.written(file, files.Create(file, content))
}

// written says why a file could not be written.
func (a *app) written(file string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return a.troublef("đã có tệp %s; không ghi đè", "the file %s exists already and is not overwritten", file)
	}
	return a.troublef("không ghi được tệp %s: %v", "the file %s cannot be written: %v", file, a.cause(err))
}

// cause says why the operating system refuses a file, without the name of a file
// beside it that was to take its place.
func (a *app) cause(err error) string {
	switch {
	case errors.Is(err, syscall.EISDIR):
		return a.say("đó là thư mục", "it is a directory")
	case errors.Is(err, syscall.ENOTDIR):
		return a.say("đường dẫn đi qua một tệp", "the path leads through a file")
	case errors.Is(err, fs.ErrNotExist):
		return a.say("không có thư mục đó", "there is no such directory")
	case errors.Is(err, fs.ErrPermission):
		return a.say("không được phép", "it is not permitted")
	case errors.Is(err, syscall.ENOSPC):
		return a.say("hết chỗ trên đĩa", "the disk is full")
	case errors.Is(err, syscall.EROFS):
		return a.say("đĩa chỉ cho đọc", "the disk is read-only")
	}
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return locale.In(a.lang, err)
}
