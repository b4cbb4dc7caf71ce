package rubric

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// Validate checks everything about a rubric but its expressions, which
// scoring.Compile checks: that texts are present, names and codes unique,
// maxima the sums of their parts, bands without gaps, cases complete, policies
// declared. The error is a [source.Faults] with all faults, those found while
// reading the file among them.
func (r *Rubric) Validate() error {
	if r == nil {
		return source.Faults{{Message: noRubric.Say()}}
	}
	v := newValidator(r)
	if why := r.misshapen(); !why.IsZero() {
		v.add(nil, "", func() locale.Message { return why })
	} else {
		for n := range r.tooLong() {
			v.fault(n.owner, n.key, n.what, tooManyDigits, n.key, r.digits())
		}
	}
	if !r.Complete() {
		return v.faults.Err() // what seems to be missing may stand in the rest of the file
	}
	v.head()
	v.groups()
	like := lookalikes{}
	v.figures(like)
	v.parameters(like)
	v.relations()
	v.holidays()
	v.surveys()
	v.rounds()
	v.items()
	v.final()
	v.bands()
	v.ranking()
	v.quotas()
	return v.faults.Err()
}

// ValidateItem checks what [Rubric.Validate] does of one of its leaves, for a rubric that
// was valid before the leaf took the place of another with the same code, maximum and
// source. The error is a [source.Faults] with all faults.
func (r *Rubric) ValidateItem(leaf *Item) error {
	if r == nil || leaf == nil {
		return source.Faults{{Message: noRubric.Say()}}
	}
	v := newValidator(r)
	what := called(itemNamed, leaf.Code)
	v.code(leaf, what)
	v.item(leaf, what)
	v.penaltyRows()
	v.unearned()
	v.exclusion(leaf.excludes() || v.surveyOf[leaf.Survey].excludes())
	return v.faults.Err()
}

func newValidator(r *Rubric) *validator {
	v := &validator{r: r, faults: slices.Clone(r.origin.faults), inputs: map[string]*Input{},
		surveyOf: map[string]*Questionnaire{}}
	for i := range slices.Backward(r.Inputs) {
		v.inputs[r.Inputs[i].Name] = &r.Inputs[i]
	}
	for i := range slices.Backward(r.Surveys) {
		v.surveyOf[r.Surveys[i].Name] = &r.Surveys[i]
	}
	for _, in := range r.Scalars() {
		v.names = append(v.names, in.Name)
		if v.inputs[in.Name] == nil {
			v.inputs[in.Name] = in
		}
	}
	if len(r.Groups) > 0 && v.inputs[groupName] == nil {
		v.inputs[groupName] = r.Input(groupName)
	}
	return v
}

// misshapen says why the items of a rubric made in Go are no tree; empty where they
// are one.
func (r *Rubric) misshapen() (why locale.Message) {
	seen := map[*Item]bool{}
	var tree func(items []*Item) bool
	tree = func(items []*Item) bool {
		for _, it := range items {
			switch {
			case it == nil:
				why = nilItem.Say()
			case seen[it]: // perhaps below itself
				why = itemTwice.Say().Of(called(itemNamed, it.Code).message())
			}
			if !why.IsZero() {
				return false
			}
			if seen[it] = true; !tree(it.Items) {
				return false
			}
		}
		return true
	}
	for _, list := range r.lists() {
		if !tree(list) {
			break
		}
	}
	return why
}

// known reports a word that is none of the format's, in a rubric made in Go; in a
// file it has its fault already.
func (v *validator) known(word string, words []string, owner any, key string, what about) {
	if word != "" && !v.unread(owner, key) && !slices.Contains(words, word) {
		v.fault(owner, key, what, unknownWord, key, locale.Short(word), locale.List(words))
	}
}

type validator struct {
	r        *Rubric
	faults   source.Faults
	inputs   map[string]*Input         // the first of each name
	names    []string                  // of the inputs
	surveyOf map[string]*Questionnaire // the first of each name
}

// fault adds a fault that says a sentence of its arguments, behind what it is about.
func (v *validator) fault(owner any, key string, what about, s locale.Sentence, args ...any) {
	v.add(owner, key, func() locale.Message { return s.SayShort(args...).Of(what.message()) })
}

func (v *validator) add(owner any, key string, message func() locale.Message) {
	v.r.AddFault(&v.faults, owner, key, -1, message)
}

// about is what a message is about: a thing, perhaps by its name. It is put into words
// only where there is a fault.
type about struct {
	thing locale.Sentence
	named bool
	name  string
	of    *about // what the thing belongs to
}

// called is a thing with a name.
func called(thing locale.Sentence, name string) about {
	return about{thing: thing, named: true, name: name}
}

func (a about) message() locale.Message {
	switch {
	case a.thing == locale.Sentence{}:
		return locale.Message{}
	case a.of != nil:
		return a.thing.Say(a.of.message())
	case a.named:
		return a.thing.Say(locale.Short(a.name))
	}
	return a.thing.Say()
}

// written reports whether a part stands in the file that the rubric was read from:
// whatever is wrong with its text is a fault already.
func (v *validator) written(owner any, key string) bool {
	_, ok := v.r.origin.span(owner, key)
	return ok
}

// stated reports whether a part stands in the file, be it under a misspelt key.
func (v *validator) stated(owner any, key string) bool {
	return v.written(owner, key) || v.r.Broken(owner, key)
}

// made checks the names and texts of an owner that no file was read for: they are as
// reading would have made them.
func (v *validator) made(owner any, what about, names []string, texts ...Text) {
	if v.unread(owner, "") {
		return
	}
	for _, s := range names {
		if _, flaw := spelling.NameFlaw(s); !flaw.IsZero() {
			v.fault(owner, "", what, nameHolds, locale.Short(s), flaw)
		} else if spelling.Normalize(s) != s {
			v.fault(owner, "", what, notNormal, locale.Short(s))
		}
	}
	for _, t := range texts {
		for _, s := range []string{t.VI, t.EN} {
			if _, flaw := spelling.TextFlaw(s); !flaw.IsZero() {
				v.fault(owner, "", what, textHolds, locale.Short(s), flaw)
			} else if spelling.Normalize(s) != s {
				v.fault(owner, "", what, notNormal, locale.Short(s))
			}
		}
	}
}

// unread reports whether a part stands in the file and may have a fault already, by
// which it is not what the file has. What was read without faults and changed since
// then has none.
func (v *validator) unread(owner any, key string) bool {
	_, written := v.r.origin.span(owner, key)
	return written && len(v.r.origin.faults) > 0
}

// need reports a required key that is absent. One that is there but could not
// be read has its own fault already.
func (v *validator) need(ok bool, owner any, key string, what about) {
	if !ok && !v.unread(owner, key) && !v.r.Broken(owner, key) {
		v.fault(owner, "", what, missingKey, key)
	}
}

// positive checks a number that is needed and above zero. One that could not be
// read has its own fault already.
func (v *validator) positive(d decimal.Decimal, owner any, key string, what about) {
	if d.IsPositive() || v.r.Broken(owner, key) {
		return
	}
	span, written := v.r.origin.span(owner, key)
	at := span.Fault(-1, locale.Message{}).Pos
	switch {
	case !written && v.r.origin.spans != nil:
		v.fault(owner, "", what, missingKey, key)
	case !slices.ContainsFunc(v.r.origin.faults, func(f *source.Fault) bool { return f.Pos == at }):
		about := notPositive
		if _, is := owner.(*Item); is {
			about = notPositiveItem
		}
		v.fault(owner, key, what, about, key, d)
	}
}

// size checks points: they have no more places than points have, and sums of
// them fit what is computed with.
func (v *validator) size(d decimal.Decimal, owner any, key string, what about) {
	places := int32(v.r.Points.Places)
	if known := v.r.Points.Mode != "" && places >= 0 && places <= 6; known && !d.Truncate(places).Equal(d) {
		v.fault(owner, key, what, tooManyPlaces, key, d, places)
	}
	if d.Abs().GreaterThan(decimal.New(1, 9)) {
		v.fault(owner, key, what, aboveBillion, key, d)
	}
}

func (v *validator) text(t Text, owner any, key string, what about) {
	v.need(!t.IsZero(), owner, key, what)
	if !v.unread(owner, key) && !t.IsZero() && (strings.TrimSpace(t.VI) == "" || strings.TrimSpace(t.EN) == "") {
		v.fault(owner, key, what, emptyText, key)
	}
}

func (v *validator) head() {
	r, what := v.r, about{thing: theRubric}
	v.made(nil, what, []string{r.ID, r.Decision.Number}, r.Title, r.Note, r.Decision.Issuer, r.Decision.Note)
	v.need(r.ID != "", nil, "rubric", what)
	if strings.ContainsFunc(r.ID, unicode.IsSpace) {
		v.fault(nil, "rubric", about{}, nameWithSpace, locale.Short(r.ID))
	}
	v.text(r.Title, nil, "title", what)
	v.need(r.Decision != Decision{}, nil, "decision", what)
	if d := r.Decision; len(r.origin.faults) == 0 && (d.Number == "" || d.Issuer.IsZero() || d.Date.IsZero()) {
		v.fault(nil, "decision", about{thing: theDecision}, decisionParts)
	}
	v.positive(decimal.NewFromInt(int64(r.Period)), nil, "period", what)
	v.positive(r.Max, nil, "max", what)
	v.size(r.Max, nil, "max", what)
	v.need(r.Points.Mode != "", nil, "points", what)
	v.need(len(r.Areas) > 0, nil, "areas", what)
	v.known(string(r.Exclusion), exclusions, nil, "exclusion", what)
	v.known(string(r.EmptySource), emptySources, nil, "empty_source", what)
	if r.EmptySource != "" && r.Exclusion != ExclusionBySource && !v.r.Broken(nil, "exclusion") {
		v.fault(nil, "empty_source", what, emptySourceAlone, ExclusionBySource)
	}
	for _, o := range []struct {
		key  string
		what locale.Sentence
		decimals.Rounding
	}{{"points", thePoints, r.Points}, {"index", theIndex, r.Index}} {
		if o.Places < 0 || o.Places > 6 {
			v.fault(nil, o.key, about{thing: o.what}, placesRange)
		}
		if o.Mode != "" && !slices.Contains(roundingModes, string(o.Mode)) {
			v.fault(nil, o.key, about{thing: o.what}, unknownRounding, o.Mode)
		}
	}
}
