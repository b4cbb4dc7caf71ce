package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/scoringtest"
)

// fileKind is what a file is for.
type fileKind string

const (
	rubricFile fileKind = "rubric"
	casesFile  fileKind = "cases"
	factsFile  fileKind = "facts"
	yearFile   fileKind = "assessment"
	sheetFile  fileKind = "sheet"
)

// fileList is what there is to check.
type fileList struct {
	rubrics []string
	others  []otherFile // of directories
	skipped []string
}

// otherFile is a file of cases, of facts, of the records of a year, or a score sheet.
type otherFile struct {
	file   string
	kind   fileKind
	rubric string // that it is of
}

// beside returns the rubric that a file of cases is called like.
func (f otherFile) beside() string { return strings.TrimSuffix(f.file, ".cases.yaml") + ".yaml" }

func (l *fileList) files() []string {
	out := slices.Clone(l.rubrics)
	for _, of := range l.others {
		out = append(out, of.file)
	}
	return out
}

// listed returns the files that arguments name: a file is a rubric, a directory
// stands for all that is below it, in the order of the names.
func (a *app) listed(args []string) (*fileList, error) {
	list := &fileList{}
	var errs []error
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() { // what is wrong with a file, reading it says
			list.rubrics = append(list.rubrics, arg)
			continue
		}
		before := len(list.rubrics)
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return a.unreadable(path, err)
			case d.IsDir() && path != arg && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case !d.Type().IsRegular() || filepath.Ext(path) != ".yaml":
				return nil
			}
			return a.list(path, list)
		})
		if err == nil && len(list.rubrics) == before {
			err = a.troublef("không có bộ chỉ số nào (*.yaml) trong thư mục %s",
				"there is no rubric (*.yaml) below the directory %s", arg)
		}
		errs = append(errs, err)
	}
	return list, errors.Join(errs...)
}

// list adds a file of a directory to what is listed.
func (a *app) list(file string, to *fileList) error {
	if strings.HasSuffix(file, ".bad.yaml") { // is meant to have faults
		to.skipped = append(to.skipped, file)
		return nil
	}
	src, err := a.read(file)
	if err != nil {
		return err
	}
	switch kind, of := kindOf(src); kind {
	case rubricFile:
		to.rubrics = append(to.rubrics, file)
	case casesFile, factsFile, yearFile, sheetFile:
		to.others = append(to.others, otherFile{file, kind, of})
	default:
		to.skipped = append(to.skipped, file)
	}
	return nil
}

// topKey is a key of the outermost mapping of a YAML file, which may have faults
// anywhere else.
var topKey = regexp.MustCompile(`(?m)^(?:\x{feff})?["']?(\w+)["']?[ \t]*:[ \t]*["']?([^"'#\s]*)`)

// kindOf says what a file is for, by its keys, and which rubric it names.
func kindOf(src []byte) (kind fileKind, rubric string) {
	keys := map[string]string{}
	for _, m := range topKey.FindAllSubmatch(src, -1) {
		keys[string(m[1])] = string(m[2])
	}
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { _, is := keys[name]; return is })
	}
	switch {
	case has("areas", "decision", "period"):
		return rubricFile, keys["rubric"]
	case has("cases", "tables"):
		return casesFile, keys["rubric"]
	case has("records"):
		return yearFile, keys["rubric"]
	case has("rows"):
		return sheetFile, keys["rubric"]
	case has("earlier", "later"): // a map of two editions, which is of no one rubric
		return "", ""
	case has("facts", "inputs"):
		return factsFile, keys["rubric"]
	}
	return "", ""
}

// checkOther reads a file of cases, facts or records or a sheet, which is a file of a rubric.
func (a *app) checkOther(of otherFile, s *scoring.Scorer) (*checkedFile, error) {
	f := &checkedFile{File: of.file, Kind: of.kind}
	src, err := a.read(of.file)
	if err != nil {
		return nil, err
	}
	switch of.kind {
	case casesFile:
		_, err = scoringtest.ReadCases(of.file, src, s, nil)
	case yearFile:
		_, err = assessment.Parse(of.file, src, s.Rubric(), nil)
	case sheetFile:
		_, err = audit.ParseSheet(of.file, src, s.Rubric(), nil)
	default:
		_, err = scoring.ParseFacts(of.file, src, s.Rubric(), nil)
	}
	if faults := (source.Faults)(nil); errors.As(err, &faults) {
		f.faults, err = faults, nil
	}
	return f, err
}
