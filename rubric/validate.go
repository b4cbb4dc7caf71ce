package rubric

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

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
		return source.Faults{{Message: "there is no rubric"}}
	}
	v := &validator{r: r, faults: slices.Clone(r.origin.faults), inputs: map[string]*Input{}}
	for i := range slices.Backward(r.Inputs) {
		v.inputs[r.Inputs[i].Name] = &r.Inputs[i]
	}
	for i := range r.Inputs {
		v.names = append(v.names, r.Inputs[i].Name)
	}
	if why := r.misshapen(); why != "" {
		v.faultf(nil, "", "%s", why)
	} else {
		for n := range r.tooLong() {
			v.faultf(n.owner, n.key, "%s: %s has more than %d digits before or after the point", n.what, n.key, r.digits())
		}
	}
	if !r.Complete() {
		return v.faults.Err() // what seems to be missing may stand in the rest of the file
	}
	v.head()
	v.figures()
	v.items()
	v.bands()
	return v.faults.Err()
}

// misshapen says why the items of a rubric made in Go are no tree; empty where they
// are one.
func (r *Rubric) misshapen() (why string) {
	seen := map[*Item]bool{}
	var tree func(items []*Item) bool
	tree = func(items []*Item) bool {
		for _, it := range items {
			switch {
			case it == nil:
				why = "the rubric holds a nil item"
			case seen[it]: // perhaps below itself
				why = fmt.Sprintf("item %q: the same item stands in the rubric twice", it.Code)
			}
			if why != "" {
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
func (v *validator) known(word string, words []string, owner any, key, what string) {
	if word != "" && !v.unread(owner, key) && !slices.Contains(words, word) {
		v.faultf(owner, key, "%s: unknown %s %q; expected one of %s", what, key, locale.Short(word), locale.List(words))
	}
}

type validator struct {
	r      *Rubric
	faults source.Faults
	inputs map[string]*Input // the first of each name
	names  []string          // of the inputs
}

func (v *validator) faultf(owner any, key, format string, args ...any) {
	v.r.AddFault(&v.faults, owner, key, -1, format, args...)
}

// called names a thing in messages.
func called(what, name string) string { return fmt.Sprintf("%s %q", what, locale.Short(name)) }

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
func (v *validator) made(owner any, what string, names []string, texts ...Text) {
	if v.unread(owner, "") {
		return
	}
	for _, s := range names {
		if _, flaw := spelling.NameFlaw(s); flaw != "" {
			v.faultf(owner, "", "%s: the name %q holds %s", what, locale.Short(s), flaw)
		} else if spelling.Normalize(s) != s {
			v.faultf(owner, "", "%s: %q is not in Unicode normalisation form C", what, locale.Short(s))
		}
	}
	for _, t := range texts {
		for _, s := range []string{t.VI, t.EN} {
			if _, flaw := spelling.TextFlaw(s); flaw != "" {
				v.faultf(owner, "", "%s: the text %q holds %s", what, locale.Short(s), flaw)
			} else if spelling.Normalize(s) != s {
				v.faultf(owner, "", "%s: %q is not in Unicode normalisation form C", what, locale.Short(s))
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
func (v *validator) need(ok bool, owner any, key, what string) {
	if !ok && !v.unread(owner, key) && !v.r.Broken(owner, key) {
		v.faultf(owner, "", "%s: missing key %q", what, key)
	}
}

// positive checks a number that is needed and above zero. One that could not be
// read has its own fault already.
func (v *validator) positive(d decimal.Decimal, owner any, key, what string) {
	span, written := v.r.origin.span(owner, key)
	at := span.Fault(-1, "").Pos
	switch {
	case d.IsPositive():
	case v.r.Broken(owner, key):
	case !written && v.r.origin.spans != nil:
		v.faultf(owner, "", "%s: missing key %q", what, key)
	case !slices.ContainsFunc(v.r.origin.faults, func(f *source.Fault) bool { return f.Pos == at }):
		v.faultf(owner, key, "%s: %s must be above zero, not %s", what, key, d)
	}
}

// size checks points: they have no more places than points have, and sums of
// them fit what is computed with.
func (v *validator) size(d decimal.Decimal, owner any, key, what string) {
	places := int32(v.r.Points.Places)
	if known := v.r.Points.Mode != "" && places >= 0 && places <= 6; known && !d.Truncate(places).Equal(d) {
		v.faultf(owner, key, "%s: %s %s has more decimal places than points have (%d)", what, key, d, places)
	}
	if d.Abs().GreaterThan(decimal.New(1, 9)) {
		v.faultf(owner, key, "%s: %s %s is above a billion", what, key, d)
	}
}

func (v *validator) text(t Text, owner any, key, what string) {
	v.need(!t.IsZero(), owner, key, what)
	if !v.unread(owner, key) && !t.IsZero() && (strings.TrimSpace(t.VI) == "" || strings.TrimSpace(t.EN) == "") {
		v.faultf(owner, key, "%s: the text of %q is empty", what, key)
	}
}

func (v *validator) head() {
	r := v.r
	v.made(nil, "rubric", []string{r.ID, r.Decision.Number}, r.Title, r.Note, r.Decision.Issuer, r.Decision.Note)
	v.need(r.ID != "", nil, "rubric", "rubric")
	if strings.ContainsFunc(r.ID, unicode.IsSpace) {
		v.faultf(nil, "rubric", "the rubric's name %q contains a space", locale.Short(r.ID))
	}
	v.text(r.Title, nil, "title", "rubric")
	v.need(r.Decision != Decision{}, nil, "decision", "rubric")
	if d := r.Decision; len(r.origin.faults) == 0 && (d.Number == "" || d.Issuer.IsZero() || d.Date.IsZero()) {
		v.faultf(nil, "decision", "decision: number, issuer and date are needed")
	}
	v.positive(decimal.NewFromInt(int64(r.Period)), nil, "period", "rubric")
	v.positive(r.Max, nil, "max", "rubric")
	v.size(r.Max, nil, "max", "rubric")
	v.need(r.Points.Mode != "", nil, "points", "rubric")
	v.need(len(r.Areas) > 0, nil, "areas", "rubric")
	v.known(string(r.Exclusion), exclusions, nil, "exclusion", "rubric")
	for _, o := range []struct {
		key string
		Rounding
	}{{"points", r.Points}, {"index", r.Index}} {
		if o.Places < 0 || o.Places > 6 {
			v.faultf(nil, o.key, "%s: places must be from 0 to 6", o.key)
		}
		if o.Mode != "" && !slices.Contains(roundingModes, string(o.Mode)) {
			v.faultf(nil, o.key, "%s: unknown rounding %q", o.key, o.Mode)
		}
	}
}

func (v *validator) bands() {
	above := map[string]*Band{} // the band before, of each group
	groups := lookalikes{}
	for i := range v.r.Bands {
		b := &v.r.Bands[i]
		what := called("band", b.Name.EN)
		v.made(b, what, []string{b.Group}, b.Name)
		v.text(b.Name, b, "name", "band")
		if b.Group != "" {
			v.alike(groups, b.Group, b, "group", what)
		}
		if v.r.Broken(b, "from") {
			return // where a band begins is not known, so neither is whether there are gaps
		}
		switch up := above[b.Group]; {
		case up != nil && b.From.GreaterThanOrEqual(up.From):
			v.faultf(b, "from", "%s: from %s is not below the band before it, from %s; bands are listed from the highest down", what, b.From, up.From)
		case up != nil && b.Below.Valid && !b.Below.Decimal.Equal(up.From):
			kind := "a gap"
			if b.Below.Decimal.GreaterThan(up.From) {
				kind = "an overlap"
			}
			v.faultf(b, "below", "%s: below %s leaves %s to the band before it, from %s", what, b.Below.Decimal, kind, up.From)
		case up == nil && b.Below.Valid && b.Below.Decimal.LessThanOrEqual(v.r.Max):
			v.faultf(b, "below", "%s: below %s leaves scores up to %s without a band", what, b.Below.Decimal, v.r.Max)
		}
		above[b.Group] = b
	}
	for i := range v.r.Bands {
		if b := &v.r.Bands[i]; above[b.Group] == b && b.From.IsPositive() {
			v.faultf(b, "from", "band %q: scores below %s have no band; the last band is from 0", b.Name.EN, b.From)
		}
	}
}
