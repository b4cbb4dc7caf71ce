package rubric

import (
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// figures checks the inputs; like takes down their names.
func (v *validator) figures(like lookalikes) {
	for i := range v.r.Inputs {
		in := &v.r.Inputs[i]
		what := called(inputNamed, in.Name)
		v.made(in, what, []string{in.Name}, in.Title, in.Unit)
		v.need(in.Name != "", in, "name", about{thing: anInput})
		v.need(in.Type != "", in, "type", what)
		v.known(string(in.Type), inputTypes, in, "type", what)
		v.known(string(in.Source), sources, in, "source", what)
		v.text(in.Title, in, "title", what)
		switch {
		case in.Name == "" || v.r.Broken(in, "name"):
		case !isIdentifier(in.Name):
			v.fault(in, "name", what, noIdentifier)
		case in.Name == groupName && len(v.r.Groups) > 0:
			v.fault(in, "name", what, nameOfGroup)
		case v.inputs[in.Name] != in:
			v.fault(in, "name", about{}, duplicateInput, locale.Short(in.Name))
		default:
			v.alike(like, in.Name, in, "name", what)
		}
		least, most := in.Domain()
		switch {
		case in.Type == "":
		case !in.Type.Numeric() && (in.Min.Valid || in.Max.Valid):
			v.fault(in, "type", what, minMaxOfType, in.Type)
		case least.Valid && most.Valid && least.Decimal.GreaterThan(most.Decimal):
			v.fault(in, "min", what, minAboveMax, least.Decimal, most.Decimal)
		case in.Type == Count && (!least.Decimal.IsInteger() || !most.Decimal.IsInteger()):
			v.fault(in, "min", what, endsOfCount)
		}
		if in.Never && in.Type != DateIn && in.Type != "" {
			v.fault(in, "never", what, neverOfType, in.Type)
		}
		switch places := in.Places; {
		case places == nil || in.Type == "" || v.r.Broken(in, "places"):
		case in.Type != Number && in.Type != Percent:
			v.fault(in, "places", what, placesOfType, in.Type)
		case *places < 0 || *places > 6:
			v.fault(in, "places", what, placesOutside, *places)
		}
		v.options(in, what)
		v.series(in, what)
	}
}

func (v *validator) relations() {
	for i := range v.r.Relations {
		of := &v.r.Relations[i]
		what := about{thing: aRelation}
		if !of.Title.IsZero() {
			what = called(relationNamed, of.Title.EN)
		}
		v.made(of, what, nil, of.Title)
		v.need(of.Holds != "", of, "holds", what)
		v.text(of.Title, of, "title", what)
	}
}

// mostOptions bounds the options of an enum, the members of a series and the groups;
// whatever is done with one takes every option in turn.
const mostOptions = 1000

// alike reports a name that readers cannot tell from another.
func (v *validator) alike(like lookalikes, name string, owner any, key string, what about) {
	if first := like.of(name); first != "" {
		v.fault(owner, key, what, lookAlike, locale.Short(first))
	}
}

func (v *validator) options(in *Input, what about) {
	if v.r.Broken(in, "options") || in.Type == "" {
		return
	}
	switch {
	case in.Type == Enum && len(in.Options) < 2:
		v.fault(in, "options", what, fewOptions)
	case in.Type != Enum && len(in.Options) > 0:
		v.fault(in, "options", what, optionsOfType, in.Type)
	}
	v.list(in.Options, in, "options", what, optionWords)
}

// listWords are what is said of lists of names.
type listWords struct{ many, noName, twice locale.Sentence }

var (
	optionWords = listWords{manyOptions, optionNoName, duplicateOption}
	memberWords = listWords{manyMembers, memberNoName, duplicateMember}
	groupWords  = listWords{manyGroups, groupNoName, duplicateGroup}
)

// list checks the names of options, members or groups.
func (v *validator) list(list []Option, owner any, key string, what about, words listWords) {
	if len(list) > mostOptions {
		v.fault(owner, key, what, words.many, mostOptions)
	}
	seen, like := map[string]bool{}, lookalikes{}
	for _, o := range list {
		v.made(owner, what, []string{o.Name}, o.Title)
		switch {
		case strings.TrimSpace(o.Name) == "":
			v.fault(owner, key, what, words.noName)
		case seen[o.Name]:
			v.fault(owner, key, what, words.twice, locale.Short(o.Name))
		default:
			v.alike(like, o.Name, owner, key, what)
		}
		seen[o.Name] = true
		if o.Value.Valid {
			v.fault(owner, key, what, valueOfOption, locale.Short(o.Name))
		}
	}
}

// groups checks the groups of units.
func (v *validator) groups() {
	if v.r.Broken(nil, "groups") {
		return
	}
	if v.written(nil, "groups") && len(v.r.Groups) == 0 {
		v.fault(nil, "groups", about{}, emptyGroups)
	}
	v.list(v.r.Groups, nil, "groups", about{thing: theRubric}, groupWords)
}

// series checks the members of a series.
func (v *validator) series(in *Input, what about) {
	if v.r.Broken(in, "each") {
		return
	}
	if v.written(in, "each") && len(in.Each) == 0 {
		v.fault(in, "each", what, emptySeries)
	}
	v.list(in.Each, in, "each", what, memberWords)
	for _, m := range in.Each {
		if strings.TrimSpace(m.Name) != "" && !isIdentifier(m.Name) {
			v.fault(in, "each", what, memberNoIdentifier, locale.Short(m.Name))
		}
	}
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

// lookalikes finds names that readers cannot tell from one before.
type lookalikes map[string]string

// of returns the name before that looks like this one and is another, or "".
func (l lookalikes) of(name string) string {
	form := spelling.Skeleton(name)
	if first, ok := l[form]; ok && first != name {
		return first
	}
	l[form] = name
	return ""
}
