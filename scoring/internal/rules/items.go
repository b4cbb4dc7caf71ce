package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Undeclared says why there is no figure of a name.
func Undeclared(r *rubric.Rubric, name string, nearest func() locale.Message) locale.Message {
	switch in := r.Input(name); {
	case in == nil:
		return NoSuchInput.Say(locale.Short(name), nearest())
	case IsGroup(r, in):
		return groupOfUnit.Say()
	case in.Compared() != nil:
		return noRuleReads.Say(locale.Short(name))
	}
	return noFigureOfSeries.Say(locale.Short(name), r.Input(name).Each[0].Name)
}

// IsGroup reports whether what a rule reads is the group of the unit.
func IsGroup(r *rubric.Rubric, in *rubric.Input) bool {
	return len(r.Groups) > 0 && in.Name == "group"
}

// GroupTitle returns what a group of units is called for officials: its title, if the
// rubric gives it one.
func GroupTitle(r *rubric.Rubric, name string) rubric.Text {
	for _, g := range r.Groups {
		if g.Name == name && !g.Title.IsZero() {
			return g.Title
		}
	}
	return rubric.Plain(name)
}

// InputNames returns the names of the figures that facts can have.
func InputNames(r *rubric.Rubric) []string {
	var names []string
	for _, in := range r.Scalars() {
		names = append(names, in.Name)
	}
	return names
}

// Items are those of a rubric by their codes, for files that name many.
type Items struct {
	ByCode   map[string]*rubric.Item // the first of each code
	Codes    []string                // of the areas
	Reported []string                // of the leaves of the areas that are reported
}

func ItemsOf(r *rubric.Rubric) *Items {
	out := &Items{ByCode: map[string]*rubric.Item{}}
	add := func(it *rubric.Item) {
		if out.ByCode[it.Code] == nil {
			out.ByCode[it.Code] = it
		}
	}
	for it := range r.All() {
		add(it)
		if out.Codes = append(out.Codes, it.Code); it.Leaf() && it.Reported {
			out.Reported = append(out.Reported, it.Code)
		}
	}
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a != nil {
			for _, top := range a.Items {
				for it := range top.All() {
					add(it)
				}
			}
		}
	}
	return out
}

// NotReportable says why an item cannot be given points by hand, nothing if it can.
func (l *Items) NotReportable(code string, nearest func() locale.Message) locale.Message {
	switch it := l.ByCode[code]; {
	case it == nil:
		return NoSuchItem.Say(locale.Short(code), nearest())
	case !it.Reported:
		return notReported.Say(locale.Short(code))
	}
	return locale.Message{}
}
