package rubric

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
)

// ReadHead reads the keys "schema" and "rubric" of a file for this rubric and returns
// the rubric's name as the file states it. A file that a person writes has to name its
// rubric; one that states its schema was written by a program, which may not know the
// name. It is not ok where the rest of the file is not worth reading, see
// [Rubric.ReadName].
func (r *Rubric) ReadHead(m *source.Mapping) (name string, ok bool) {
	if m.Has("areas") && m.Has("decision") {
		m.Node().Fault(aRubricFile)
		return "", false
	}
	m.Schema()
	n := m.Get("rubric")
	if !m.Get("schema").Present() {
		n = m.Need("rubric")
	}
	return r.ReadName(n)
}

// ReadName reads the name of the rubric that a file is for. Another than that of r,
// or no r, is a fault, and the rest of the file not worth reading: it means nothing
// for r.
func (r *Rubric) ReadName(n source.Node) (name string, ok bool) {
	if r == nil {
		n.Fault(noRubric)
		return "", false
	}
	name = n.Filled()
	if name != "" && name != r.ID {
		n.Fault(fileOfOther, locale.Short(name), locale.Short(r.ID))
		return name, false
	}
	return name, true
}

// otherFile says of a file that is no rubric what it is, nothing of one that may be a
// rubric with whatever faults.
func otherFile(m *source.Mapping) locale.Message {
	if m.Has("areas") || m.Has("decision") || m.Has("inputs") && m.Has("points") {
		return locale.Message{}
	}
	for _, other := range []struct {
		key string
		is  locale.Sentence
	}{
		{"actions", catalogueFile}, {"cases", casesFile}, {"tables", casesFile}, {"records", recordsFile}, {"rows", sheetFile},
		{"variants", variantsFile},
		{"unit", factsFile}, {"facts", factsFile},
	} {
		if m.Has(other.key) {
			return noRubricFile.Say(other.is.Say())
		}
	}
	return locale.Message{}
}
