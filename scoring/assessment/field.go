package assessment

import (
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric/source"
)

// FieldOf returns the path of the field that a fault of [Fold] or [Append] is about, as
// package form has it: inputs.rate, points["1.1"], so that a page can show it there. It is
// empty where the fault is about no figure and no points. The records are those that were
// appended to a.
func (a *Assessment) FieldOf(f *source.Fault, appended ...Record) string {
	if a == nil || f == nil {
		return ""
	}
	if rest, is := strings.CutPrefix(f.Path, "records["); is {
		number, _, _ := strings.Cut(rest, "]")
		i, err := strconv.Atoi(number)
		switch {
		case err != nil || i < 0:
		case i < len(a.Records):
			return a.Records[i].Field()
		case i < len(a.Records)+len(appended):
			return appended[i-len(a.Records)].Field()
		}
		return ""
	}
	return pathOfFacts(f.Path)
}

// pathOfFacts returns the path within the facts of a round: inputs.rate of
// rounds.self.inputs.rate.
func pathOfFacts(path string) string {
	rest, is := strings.CutPrefix(path, "rounds")
	if !is {
		return ""
	}
	if quoted, err := strconv.QuotedPrefix(strings.TrimPrefix(rest, "[")); err == nil {
		rest = strings.TrimPrefix(rest[1+len(quoted):], "]")
	} else {
		_, rest, _ = strings.Cut(strings.TrimPrefix(rest, "."), ".")
	}
	rest = strings.TrimPrefix(rest, ".")
	if strings.HasPrefix(rest, "inputs") || strings.HasPrefix(rest, "points") {
		return rest
	}
	return ""
}
