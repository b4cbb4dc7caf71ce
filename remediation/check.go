package remediation

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/published"
)

// Lack is something that a plan lacks, or that its owner should weigh, before it is
// signed.
type Lack struct {
	Kind LackKind `json:"kind"`
	// Blocks says that the plan is a draft until it is settled. What does not block is a
	// blank that may be filled in by hand, or something to weigh.
	Blocks bool `json:"blocks,omitempty"`
	// Short says that it concerns the short form of the paper, too, which prints the
	// published figures and no targets that are illustrative.
	Short   bool        `json:"short,omitempty"`
	Actions []string    `json:"actions,omitempty"` // IDs of the actions that it is about
	Codes   []string    `json:"codes,omitempty"`   // of the items
	Text    rubric.Text `json:"text"`
}

// LackKind is what a plan lacks.
type LackKind string

// The kinds of what a plan lacks. The first three block.
const (
	LackRange         LackKind = "range"         // points of which only a range is known
	LackIllustrative  LackKind = "illustrative"  // what it says rests on something no source decides
	LackUncovered     LackKind = "uncovered"     // deficits without an action
	LackContradiction LackKind = "contradiction" // published figures that contradict
	LackTarget        LackKind = "target"        // of actions, like the next two
	LackLead          LackKind = "lead"
	LackDeadline      LackKind = "deadline"
	LackLoss          LackKind = "loss"      // a target that loses points elsewhere
	LackLeftOver      LackKind = "left_over" // edits of the earlier plan that have no place
	LackNumber        LackKind = "number"    // of the paper, like the rest
	LackDate          LackKind = "date"
	LackPlace         LackKind = "place"
	LackSignatory     LackKind = "signatory"
	LackLegalBasis    LackKind = "legal_basis"
)

// Check lists what the plan lacks, as it is now: what its owner filled in since it was
// made is not asked for. What blocks comes first, what is alike stands together.
func (p *Plan) Check() []Lack {
	if p == nil {
		return []Lack{}
	}
	c := &checker{plan: p, list: []Lack{}}
	c.ranges()
	c.illustrative()
	c.uncovered()
	c.contradictions()
	c.assignments()
	c.elsewhere()
	if n := len(p.LeftOver); n > 0 {
		c.add(Lack{Kind: LackLeftOver, Short: true}, editsLeft, n)
	}
	c.head()
	return c.list
}

// checker lists what a plan lacks.
type checker struct {
	plan *Plan
	list []Lack
}

func (c *checker) add(l Lack, s locale.Sentence, args ...any) {
	l.Text = rubric.Say(s, args...)
	c.list = append(c.list, l)
}

// ranges lists points that are not known. A paper may print the published ones instead.
func (c *checker) ranges() {
	table := c.plan.Results.Published
	if table == nil {
		table = &published.Table{}
	}
	if t := c.plan.Results.Total; !t.Final.Valid && t.Max.IsPositive() {
		c.add(Lack{Kind: LackRange, Blocks: true, Short: !table.Total.Points.Valid}, totalNotKnown,
			t.FinalRange.Least, t.FinalRange.Most)
	}
	open, short := []string{}, false
	for _, d := range c.plan.Deficits {
		if !d.Lost.Valid && !d.LostRange.Known() {
			printed := slices.ContainsFunc(table.Rows, func(r published.Row) bool { return r.Code == d.Code && r.Points.Valid })
			open, short = append(open, d.Code), short || !printed
		}
	}
	for _, x := range c.plan.Penalties {
		if !x.Points.Valid && !x.Range.Known() {
			open, short = append(open, x.Code), true
		}
	}
	if len(open) > 0 {
		c.add(Lack{Kind: LackRange, Blocks: true, Short: short, Codes: open}, pointsNotKnown, locale.List(open))
	}
}

// illustrative lists what rests on something that no source decides: losses, targets and,
// where neither does, the plan as a whole.
func (c *checker) illustrative() {
	var codes, actions []string
	var of []Action
	said := false // by a solution, which every paper prints
	for _, d := range c.plan.Deficits {
		if d.Illustrative {
			codes = append(codes, d.Code)
		}
	}
	for _, x := range c.plan.Penalties {
		if x.Illustrative {
			codes = append(codes, x.Code)
		}
	}
	for _, a := range c.plan.Actions {
		if slices.ContainsFunc(a.Targets, func(t Target) bool { return t.Illustrative }) {
			actions, of = append(actions, a.ID), append(of, a)
			said = said || a.saysIllustrative()
		}
	}
	if codes != nil {
		c.add(Lack{Kind: LackIllustrative, Blocks: true, Short: true, Codes: codes}, lossesIllustrative, locale.List(codes))
	}
	if actions != nil {
		c.add(Lack{Kind: LackIllustrative, Blocks: true, Short: said, Actions: actions}, targetsIllustrative, ofActions(of))
	}
	if c.plan.Illustrative && codes == nil && actions == nil {
		c.add(Lack{Kind: LackIllustrative, Blocks: true, Short: true}, planIllustrative)
	}
}

func (c *checker) uncovered() {
	var surely, perhaps []string
	for _, code := range c.plan.Uncovered() {
		if c.plan.surelyLost(code) {
			surely = append(surely, code)
		} else {
			perhaps = append(perhaps, code)
		}
	}
	if surely != nil {
		c.add(Lack{Kind: LackUncovered, Blocks: true, Short: true, Codes: surely}, lossUncovered, locale.List(surely))
	}
	if perhaps != nil {
		c.add(Lack{Kind: LackUncovered, Blocks: true, Short: true, Codes: perhaps}, perhapsUncovered, locale.List(perhaps))
	}
}

func (c *checker) contradictions() {
	n := len(c.plan.Contradictions)
	if n == 0 {
		return
	}
	var codes []string
	for _, x := range c.plan.Contradictions {
		if x.Level != "total" && !slices.Contains(codes, x.Code) {
			codes = append(codes, x.Code)
		}
	}
	c.add(Lack{Kind: LackContradiction, Short: true, Codes: codes}, publishedContradict, n)
}

// assignments lists what actions lack.
func (c *checker) assignments() {
	for _, lack := range []struct {
		kind  LackKind
		text  locale.Sentence
		short bool
		is    func(Action) bool
	}{
		{LackTarget, noTargetFound, false, func(a Action) bool { return a.withoutTarget() && a.unproved() }},
		{LackTarget, noTarget, false, func(a Action) bool { return a.withoutTarget() && !a.unproved() }},
		{LackLead, noLead, true, func(a Action) bool { return a.Lead.IsZero() }},
		{LackDeadline, noDeadline, true, func(a Action) bool { return a.Deadline.IsZero() }},
		{LackDeadline, notAsMoved, true, func(a Action) bool {
			moved := a.Tracking.Moved
			return len(moved) > 0 && moved[len(moved)-1].To != a.Deadline
		}},
	} {
		var actions []string
		var of []Action
		for _, a := range c.plan.Actions {
			if lack.is(a) {
				actions, of = append(actions, a.ID), append(of, a)
			}
		}
		if actions != nil {
			c.add(Lack{Kind: lack.kind, Short: lack.short, Actions: actions}, lack.text, ofActions(of))
		}
	}
}

// elsewhere lists the targets that lose points of some item.
func (c *checker) elsewhere() {
	at := map[string]int{} // where the list has the loss of a target
	for _, a := range c.plan.Actions {
		for _, t := range a.Targets {
			for _, e := range t.Effects {
				if !e.Gain.IsNegative() {
					continue
				}
				key := t.ID + " " + e.Code
				if i, has := at[key]; has {
					if had := &c.list[i].Actions; !slices.Contains(*had, a.ID) {
						*had = append(*had, a.ID)
					}
					continue
				}
				at[key] = len(c.list)
				c.add(Lack{Kind: LackLoss, Short: !t.Illustrative, Actions: []string{a.ID}, Codes: []string{e.Code}}, losesElsewhere,
					t.Text, pointsOf(e.Gain.Neg()), e.Code)
			}
		}
	}
}

// head lists the blanks of the paper.
func (c *checker) head() {
	h, s := c.plan.Head, c.plan.Signatory
	number := strings.TrimSpace(h.Number)
	for _, blank := range []struct {
		kind LackKind
		text locale.Sentence
		is   bool
	}{
		{LackNumber, noNumber, number == "" || strings.HasPrefix(number, "/")},
		{LackDate, noDate, h.Date.Day == 0},
		{LackPlace, noPlace, h.Place.IsZero()},
		{LackLegalBasis, noLegalBasis, len(c.plan.LegalBases) == 0},
		{LackSignatory, noSignatory, s.Position.IsZero() || s.Name.IsZero()},
	} {
		if blank.is {
			c.add(Lack{Kind: blank.kind, Short: true}, blank.text)
		}
	}
}

// mostNamed is how many losses and actions a sentence names.
const mostNamed = 12

// ofActions names actions by their losses, or by what is done where they have none.
func ofActions(list []Action) rubric.Text {
	var names []rubric.Text
	for _, a := range list {
		codes := slices.Concat(a.Deficits, a.Penalties)
		if len(codes) == 0 {
			names = append(names, rubric.Say(targetNamed, a.Solution))
		}
		for _, code := range codes {
			if name := rubric.Plain(code); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) > mostNamed {
		names = append(names[:mostNamed], rubric.Plain("…"))
	}
	var vi, en []string
	for _, name := range names {
		vi, en = append(vi, name.VI), append(en, name.EN)
	}
	return rubric.Text{VI: strings.Join(vi, ", "), EN: strings.Join(en, ", ")}
}

// saysIllustrative reports whether an action's solution says a target that is illustrative,
// as those that are derived from the rules do.
func (a Action) saysIllustrative() bool {
	return slices.ContainsFunc(a.Targets, func(t Target) bool {
		return t.Illustrative && (t.Goal.VI != "" && strings.Contains(a.Solution.VI, t.Goal.VI) ||
			t.Goal.EN != "" && strings.Contains(a.Solution.EN, t.Goal.EN))
	})
}

// withoutTarget reports whether an action has no target, other than on purpose, which
// Open says.
func (a Action) withoutTarget() bool {
	return len(a.Targets) == 0 && !slices.ContainsFunc(a.Open, func(o OutOfReach) bool { return o.Kind == ReachLater })
}

// unproved reports whether there may be changes that earn more of an action's deficits.
func (a Action) unproved() bool {
	return slices.ContainsFunc(a.Open, func(o OutOfReach) bool { return len(o.Gaps) > 0 })
}
