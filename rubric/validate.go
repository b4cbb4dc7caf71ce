package rubric

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/source"
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
		v.faultf(owner, key, "%s: unknown %s %q; expected one of %s", what, key, source.Short(word), source.List(words))
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
func called(what, name string) string { return fmt.Sprintf("%s %q", what, source.Short(name)) }

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
		if _, flaw := source.NameFlaw(s); flaw != "" {
			v.faultf(owner, "", "%s: the name %q holds %s", what, source.Short(s), flaw)
		} else if source.Normalize(s) != s {
			v.faultf(owner, "", "%s: %q is not in Unicode normalisation form C", what, source.Short(s))
		}
	}
	for _, t := range texts {
		for _, s := range []string{t.VI, t.EN} {
			if _, flaw := source.TextFlaw(s); flaw != "" {
				v.faultf(owner, "", "%s: the text %q holds %s", what, source.Short(s), flaw)
			} else if source.Normalize(s) != s {
				v.faultf(owner, "", "%s: %q is not in Unicode normalisation form C", what, source.Short(s))
			}
		}
	}
}

// lookalikes finds names that readers cannot tell from one before.
type lookalikes map[string]string

// of returns the name before that looks like this one and is another, or "".
func (l lookalikes) of(name string) string {
	form := source.Skeleton(name)
	if first, ok := l[form]; ok && first != name {
		return first
	}
	l[form] = name
	return ""
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
		v.faultf(nil, "rubric", "the rubric's name %q contains a space", source.Short(r.ID))
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

func (v *validator) figures() {
	like := lookalikes{}
	for i := range v.r.Inputs {
		in := &v.r.Inputs[i]
		what := called("input", in.Name)
		v.made(in, what, []string{in.Name}, in.Title, in.Unit)
		v.need(in.Name != "", in, "name", "input")
		v.need(in.Type != "", in, "type", what)
		v.known(string(in.Type), inputTypes, in, "type", what)
		v.text(in.Title, in, "title", what)
		switch {
		case in.Name == "" || v.r.Broken(in, "name"):
		case !isIdentifier(in.Name):
			v.faultf(in, "name", "%s: a name is a letter followed by letters, digits and underscores", what)
		case v.inputs[in.Name] != in:
			v.faultf(in, "name", "duplicate input %q", source.Short(in.Name))
		default:
			v.alike(like, in.Name, in, "name", what)
		}
		least, most := in.Domain()
		switch {
		case in.Type == "":
		case !in.Type.Numeric() && (in.Min.Valid || in.Max.Valid):
			v.faultf(in, "type", "%s: min and max are for numbers, not for the type %s", what, in.Type)
		case least.Valid && most.Valid && least.Decimal.GreaterThan(most.Decimal):
			v.faultf(in, "min", "%s: min %s is above max %s", what, least.Decimal, most.Decimal)
		case in.Type == Count && (!least.Decimal.IsInteger() || !most.Decimal.IsInteger()):
			v.faultf(in, "min", "%s: the ends of a count are whole numbers", what)
		}
		v.options(in, what)
	}
}

// mostOptions bounds the options of an enum; whatever is done with one takes every
// option in turn.
const mostOptions = 1000

// alike reports a name that readers cannot tell from another.
func (v *validator) alike(like lookalikes, name string, owner any, key, what string) {
	if first := like.of(name); first != "" {
		v.faultf(owner, key, "%s: readers cannot tell the name from %q, which is spelt with other characters", what, source.Short(first))
	}
}

func (v *validator) options(in *Input, what string) {
	if v.r.Broken(in, "options") || in.Type == "" {
		return
	}
	switch {
	case in.Type == Enum && len(in.Options) < 2:
		v.faultf(in, "options", "%s: an enum needs at least two options", what)
	case len(in.Options) > mostOptions:
		v.faultf(in, "options", "%s: an enum has at most %d options", what, mostOptions)
	case in.Type != Enum && len(in.Options) > 0:
		v.faultf(in, "options", "%s: options are for enums, not for the type %s", what, in.Type)
	}
	seen, like := map[string]bool{}, lookalikes{}
	for _, o := range in.Options {
		v.made(in, what, []string{o.Name}, o.Title)
		switch {
		case strings.TrimSpace(o.Name) == "":
			v.faultf(in, "options", "%s: an option has no name", what)
		case seen[o.Name]:
			v.faultf(in, "options", "%s: duplicate option %q", what, source.Short(o.Name))
		default:
			v.alike(like, o.Name, in, "options", what)
		}
		seen[o.Name] = true
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

func (v *validator) items() {
	seen := map[string]*Item{}
	like := lookalikes{}
	excludes := false
	for it := range v.r.everything() {
		what := called("item", it.Code)
		v.made(it, what, append([]string{it.Code, it.Rule}, slices.Concat(it.RisesWith, it.FallsWith)...), append([]Text{it.Title, it.Note}, it.Evidence...)...)
		v.need(it.Code != "", it, "code", "item")
		if strings.ContainsFunc(it.Code, unicode.IsSpace) {
			v.faultf(it, "code", "%s: a code has no spaces", what)
		}
		switch first := seen[it.Code]; {
		case it.Code == "" || v.r.Broken(it, "code"):
		case first != nil:
			v.faultf(it, "code", "duplicate code %q; it is already the code of %q", source.Short(it.Code), source.Short(first.Title.EN))
		default:
			seen[it.Code] = it
			v.alike(like, it.Code, it, "code", what)
		}
		v.text(it.Title, it, "title", what)
		v.known(string(it.Source), sources, it, "source", what)
		v.points(it, what)
		v.origins(it, what)
		v.monotone(it, what)
		v.policy(it, what, "applies", it.Applies, "not_applicable", it.NotApplicable)
		v.policy(it, what, "arises", it.Arises, "not_arising", it.NotArising)
		if it.Applies != "" && it.NotApplicable.IsZero() && !v.stated(it, "not_applicable") {
			v.faultf(it, "applies", "%s: say under not_applicable what the item is worth where it does not apply", what)
		}
		excludes = excludes || it.NotApplicable.Kind == PolicyExclude || it.NotArising.Kind == PolicyExclude
		v.sum(it, "max", it.Max, it.Items, what)
	}
	v.sum(nil, "max", v.r.Max, v.r.Areas, "rubric")
	for _, a := range []*Adjustment{v.r.Bonus, v.r.Penalty} {
		if a != nil {
			v.positive(a.Cap, a, "cap", "adjustment")
			v.size(a.Cap, a, "cap", "adjustment")
			v.need(len(a.Items) > 0, a, "items", "adjustment")
		}
	}
	if excludes && v.r.Exclusion == "" && !v.r.Broken(nil, "exclusion") {
		v.faultf(nil, "", "some items can be excluded: say under exclusion how the total is rescaled (%s)", source.List(exclusions))
	}
}

func (v *validator) points(it *Item, what string) {
	v.positive(it.Max, it, "max", what)
	for _, p := range []struct {
		key   string
		value decimal.Decimal
	}{{"max", it.Max}, {"min", it.Min}, {"step", it.Step}} {
		v.size(p.value, it, p.key, what)
	}
	if it.Min.GreaterThan(it.Max) && it.Max.IsPositive() {
		v.faultf(it, "min", "%s: min %s is above max %s", what, it.Min, it.Max)
	}
	if it.Step.IsNegative() {
		v.faultf(it, "step", "%s: step %s is negative", what, it.Step)
	}
}

// origins checks that the points of a leaf come from exactly one place.
func (v *validator) origins(it *Item, what string) {
	var from []string
	if len(it.Cases) > 0 {
		from = append(from, "cases or score")
	}
	if it.Reported {
		from = append(from, "reported")
	}
	if it.Rule != "" {
		from = append(from, "rule")
	}
	switch {
	case !it.Leaf() && len(from) > 0:
		v.faultf(it, "", "%s: it has items, so its points are their sum; remove %s", what, strings.Join(from, ", "))
	case !it.Leaf() && (!it.Min.IsZero() || !it.Step.IsZero()):
		v.faultf(it, "", "%s: min and step are for items without items of their own", what)
	case !it.Leaf() && len(it.RisesWith)+len(it.FallsWith) > 0:
		v.faultf(it, "", "%s: rises_with and falls_with are for items without items of their own", what)
	case it.Leaf() && len(from) > 1:
		v.faultf(it, "", "%s: its points come from more than one of %s", what, strings.Join(from, ", "))
	case it.Leaf() && len(from) == 0:
		for _, key := range []string{"cases", "score", "rule", "reported", "items"} {
			if v.unread(it, key) && key != "reported" && key != "items" || v.r.Broken(it, key) {
				return // there, and faulty
			}
		}
		v.faultf(it, "", "%s: nothing says how it is scored; give it cases, a score, a rule, or reported: true", what)
	}
	v.cases(it, what)
}

// monotone checks the inputs that an item is said to rise or fall with.
func (v *validator) monotone(it *Item, what string) {
	seen := map[string]bool{}
	for _, list := range []struct {
		key   string
		names []string
	}{{"rises_with", it.RisesWith}, {"falls_with", it.FallsWith}} {
		for _, name := range list.names {
			switch in := v.inputs[name]; {
			case name == "": // a fault already
			case in == nil && v.unnamed(): // perhaps one whose name could not be read
			case in == nil:
				v.faultf(it, list.key, "%s: %s names %q, which is not a declared input%s", what, list.key, source.Short(name), v.r.Suggest(v.faults, name, v.names))
			case in.Type == Enum:
				v.faultf(it, list.key, "%s: %s names %q; the options of an enum have no order", what, list.key, name)
			case seen[name]:
				v.faultf(it, list.key, "%s: %q is named twice under rises_with and falls_with", what, name)
			}
			seen[name] = true
		}
	}
}

// unnamed reports whether there are inputs whose names are not known.
func (v *validator) unnamed() bool { return v.r.Broken(nil, "inputs") || v.inputs[""] != nil }

func (v *validator) cases(it *Item, what string) {
	for i := range it.Cases {
		c := &it.Cases[i]
		v.need(c.Score != "", c, "score", what+": case")
		v.made(c, what, nil, c.Reason)
		if last := i == len(it.Cases)-1; last && c.When != "" {
			v.faultf(c, "when", "%s: the last case has a condition, so some facts may meet no case; add a case without when", what)
		} else if !last && c.When == "" && !v.stated(c, "when") {
			v.faultf(&it.Cases[i+1], "", "%s: this case is never reached, the one before it has no when", what)
		}
		if !c.Reason.IsZero() {
			v.text(c.Reason, c, "reason", what)
			v.placeholders(c)
		}
	}
}

// placeholders checks the names in braces of a reason.
func (v *validator) placeholders(c *Case) {
	reported := map[string]bool{}
	c.Reason.Expand(func(_ Lang, name string) string {
		if v.inputs[name] == nil && !v.unnamed() && !reported[name] {
			reported[name] = true
			v.faultf(c, "reason", "the reason names {%s}, which is not a declared input%s", source.Short(name), v.r.Suggest(v.faults, name, v.names))
		}
		return ""
	})
	for _, text := range []string{c.Reason.VI, c.Reason.EN} {
		if strings.Count(text, "{") != strings.Count(text, "}") {
			v.faultf(c, "reason", "the reason has a brace without its partner")
		}
	}
}

func (v *validator) policy(it *Item, what, condKey, cond, key string, p Policy) {
	one := decimal.NewFromInt(1)
	if p.Kind == PolicyShare && (p.Share.IsNegative() || p.Share.GreaterThan(one)) {
		v.faultf(it, key, "%s: a share is from 0 to 1, not %s", what, p.Share)
	}
	v.known(string(p.Kind), policyKinds, it, key, what)
	switch {
	case cond == "" && !p.IsZero() && condKey == "applies" && !v.stated(it, condKey):
		v.faultf(it, key, "%s: %s says what follows where %q does not hold, but there is no %q", what, key, condKey, condKey)
	case cond != "" && p.IsZero() && condKey == "arises" && !v.stated(it, key):
		v.faultf(it, condKey, "%s: say under %s what the item is worth where nothing arose", what, key)
	}
}

// sum checks that the maxima of the children add up to the parent's. Where one
// of them could not be read, the sum is not known.
func (v *validator) sum(owner any, key string, total decimal.Decimal, children []*Item, what string) {
	if len(children) == 0 || !total.IsPositive() {
		return
	}
	sum := decimal.Zero
	parts := make([]string, len(children))
	for i, child := range children {
		if !child.Max.IsPositive() {
			return
		}
		sum = sum.Add(child.Max)
		parts[i] = child.Max.String()
	}
	if !sum.Equal(total) {
		if len(parts) > 12 {
			parts = append(parts[:12], "…")
		}
		v.faultf(owner, key, "%s: max is %s, but the items below add up to %s (%s)", what, total, sum, strings.Join(parts, " + "))
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
