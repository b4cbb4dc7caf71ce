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
		what := called("item", it.Code)
		v.made(it, what, append([]string{it.Code, it.Rule}, slices.Concat(it.RisesWith, it.FallsWith)...), append([]Text{it.Title, it.Note}, it.Evidence...)...)
		v.need(it.Code != "", it, "code", "item")
		if strings.ContainsFunc(it.Code, unicode.IsSpace) {
			v.faultf(it, "code", "%s: a code has no spaces", what)
		}
		switch first := seen[it.Code]; {
		case it.Code == "" || v.r.Broken(it, "code"):
		case first != nil:
			v.faultf(it, "code", "duplicate code %q; it is already the code of %q", locale.Short(it.Code), locale.Short(first.Title.EN))
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
		v.faultf(nil, "", "some items can be excluded: say under exclusion how the total is rescaled (%s)", locale.List(exclusions))
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
				v.faultf(it, list.key, "%s: %s names %q, which is not a declared input%s", what, list.key, locale.Short(name), v.r.Suggest(v.faults, name, v.names))
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
			v.faultf(c, "reason", "the reason names {%s}, which is not a declared input%s", locale.Short(name), v.r.Suggest(v.faults, name, v.names))
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
