package rubric

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

func (v *validator) items() {
	seen := map[string]*Item{}
	like := lookalikes{}
	excludes := false
	for it := range v.r.everything() {
		what := called(itemNamed, it.Code)
		v.code(it, what)
		switch first := seen[it.Code]; {
		case it.Code == "" || v.r.Broken(it, "code"):
		case first != nil:
			v.fault(it, "code", about{}, duplicateCode, locale.Short(it.Code), locale.Short(first.Title.EN))
		default:
			seen[it.Code] = it
			v.alike(like, it.Code, it, "code", what)
		}
		v.item(it, what)
		excludes = excludes || it.excludes() || v.surveyOf[it.Survey].excludes()
	}
	v.penaltyRows()
	v.unearned()
	v.sum(nil, "max", v.r.Max, v.r.Areas, false, about{thing: theRubric})
	for _, a := range []*Adjustment{v.r.Bonus, v.r.Penalty} {
		if a != nil {
			v.positive(a.Cap, a, "cap", about{thing: anAdjustment})
			v.size(a.Cap, a, "cap", about{thing: anAdjustment})
			v.need(len(a.Items) > 0, a, "items", about{thing: anAdjustment})
		}
	}
	v.exclusion(excludes)
}

// exclusion checks that a rubric some of whose items may be excluded says what follows.
func (v *validator) exclusion(excludes bool) {
	if excludes && v.r.Exclusion == "" && !v.r.Broken(nil, "exclusion") {
		v.fault(nil, "", about{}, noExclusion, locale.List(exclusions))
	}
}

func (it *Item) excludes() bool {
	return it.NotApplicable.Kind == PolicyExclude || it.NotArising.Kind == PolicyExclude ||
		it.Waiver.Kind == PolicyExclude
}

// code checks the names of an item.
func (v *validator) code(it *Item, what about) {
	v.made(it, what, append([]string{it.Code, it.Rule, it.Survey}, slices.Concat(it.RisesWith, it.FallsWith)...),
		append([]Text{it.Title, it.Note}, it.Evidence...)...)
	v.need(it.Code != "", it, "code", about{thing: anItem})
	if strings.ContainsFunc(it.Code, unicode.IsSpace) {
		v.fault(it, "code", what, codeWithSpace)
	}
}

// item checks what else an item says by itself.
func (v *validator) item(it *Item, what about) {
	v.text(it.Title, it, "title", what)
	v.known(string(it.Source), sources, it, "source", what)
	v.points(it, what)
	v.origins(it, what)
	v.monotone(it, what)
	v.policy(it, what, "applies", it.Applies, "not_applicable", it.NotApplicable)
	v.policy(it, what, "arises", it.Arises, "not_arising", it.NotArising)
	if it.Applies != "" && it.NotApplicable.IsZero() && !v.stated(it, "not_applicable") {
		v.fault(it, "applies", what, noPolicyApplies)
	}
	v.survey(it, what)
	v.judgement(it, what)
	v.parts(it, what)
}

func (v *validator) points(it *Item, what about) {
	switch {
	case it.Unscored:
		v.unscored(it, what)
		return
	case !it.penalty() || v.written(it, "") && !v.written(it, "max"):
		v.positive(it.Max, it, "max", what)
	}
	for _, p := range []struct {
		key   string
		value decimal.Decimal
	}{{"max", it.Max}, {"min", it.Min}, {"step", it.Step}} {
		v.size(p.value, it, p.key, what)
	}
	if it.Min.GreaterThan(it.Max) && it.Max.IsPositive() {
		v.fault(it, "min", what, minAboveMax, it.Min, it.Max)
	}
	if it.Step.IsNegative() {
		v.fault(it, "step", what, stepNegative, it.Step)
	}
}

// origins checks that the points of a leaf come from exactly one place.
func (v *validator) origins(it *Item, what about) {
	var from originList
	if len(it.Cases) > 0 {
		from = append(from, casesOrScore.Say())
	}
	if it.Reported {
		from = append(from, Plain("reported"))
	}
	if it.Rule != "" {
		from = append(from, Plain("rule"))
	}
	switch {
	case it.Unscored: // see unscored
	case !it.Leaf() && len(from) > 0:
		v.fault(it, "", what, itemsAndPoints, from)
	case !it.Leaf() && (!it.Min.IsZero() || !it.Step.IsZero()):
		v.fault(it, "", what, minStepOfGroup)
	case !it.Leaf() && len(it.RisesWith)+len(it.FallsWith) > 0:
		v.fault(it, "", what, monotoneOfGroup)
	case it.Leaf() && len(from) > 1:
		v.fault(it, "", what, severalOrigins, from)
	case it.Leaf() && len(from) == 0 && it.Survey != "": // see survey
	case it.Leaf() && len(from) == 0:
		for _, key := range []string{"cases", "score", "rule", "reported", "items"} {
			if v.unread(it, key) && key != "reported" && key != "items" || v.r.Broken(it, key) {
				return // there, and faulty
			}
		}
		v.fault(it, "", what, noOrigin)
	}
	if it.Unique && len(it.Cases) < 2 && !v.r.Broken(it, "cases") {
		v.fault(it, "unique", what, uniqueOfOne)
	}
	v.cases(it, what)
}

// originList are the origins of points, as faults list them.
type originList []locale.Speaker

// In lists the origins in a language.
func (l originList) In(lang locale.Lang) string {
	said := make([]string, len(l))
	for i, from := range l {
		said[i] = from.In(lang)
	}
	return strings.Join(said, ", ")
}

// monotone checks the inputs that an item is said to rise or fall with.
func (v *validator) monotone(it *Item, what about) {
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
				v.fault(it, list.key, what, namesNoInput, list.key, locale.Short(name), v.r.Suggest(v.faults, name, v.names))
			case in.Type == Enum:
				v.fault(it, list.key, what, namesEnum, list.key, name)
			case seen[name]:
				v.fault(it, list.key, what, namedTwice, name)
			}
			seen[name] = true
		}
	}
}

// unnamed reports whether there are inputs whose names are not known.
func (v *validator) unnamed() bool { return v.r.Broken(nil, "inputs") || v.inputs[""] != nil }

func (v *validator) cases(it *Item, what about) {
	for i := range it.Cases {
		c := &it.Cases[i]
		v.need(c.Score != "", c, "score", about{thing: caseOf, of: &what})
		v.made(c, what, nil, c.Reason)
		last := i == len(it.Cases)-1
		if !last && c.When == "" && !v.stated(c, "when") {
			v.fault(&it.Cases[i+1], "", what, caseNeverReached)
		}
		if c.Otherwise && (!last || c.When != "") {
			v.fault(c, "otherwise", what, otherwiseNotLast)
		}
		if !c.Reason.IsZero() {
			v.text(c.Reason, c, "reason", what)
			v.placeholders(c.Reason, c, "reason", about{})
		}
	}
}

// placeholders checks the names in braces of a reason.
func (v *validator) placeholders(reason Text, owner any, key string, what about) {
	reported := map[string]bool{}
	reason.Expand(func(_ locale.Lang, name string) string {
		known := v.inputs[name] != nil || v.r.Parameter(name) != nil || v.r.Broken(nil, "parameters")
		if !known && !v.unnamed() && !reported[name] {
			reported[name] = true
			v.fault(owner, key, what, reasonNames, locale.Short(name), v.r.Suggest(v.faults, name, v.readable()))
		}
		return ""
	})
	for _, text := range []string{reason.VI, reason.EN} {
		if strings.Count(text, "{") != strings.Count(text, "}") {
			v.fault(owner, key, what, reasonBrace)
		}
	}
}

func (v *validator) policy(it *Item, what about, condKey, cond, key string, p Policy) {
	v.worth(it, what, key, p)
	switch {
	case cond == "" && !p.IsZero() && condKey == "applies" && !v.stated(it, condKey):
		v.fault(it, key, what, policyNoCondition, key, condKey)
	case cond != "" && p.IsZero() && condKey == "arises" && !v.stated(it, key):
		v.fault(it, condKey, what, noPolicyArises, key)
	}
}

// worth checks what a policy by itself says that something is worth.
func (v *validator) worth(owner any, what about, key string, p Policy) {
	one := decimal.NewFromInt(1)
	if p.Kind == PolicyShare && (p.Share.IsNegative() || p.Share.GreaterThan(one)) {
		v.fault(owner, key, what, shareRange, p.Share)
	}
	v.known(string(p.Kind), policyKinds, owner, key, what)
	if !p.Reason.IsZero() {
		v.text(p.Reason, owner, key, what)
		v.placeholders(p.Reason, owner, key, what)
	}
}
