package verify

import (
	"context"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Report is what can be said of the rules of a rubric before any unit is
// scored. [Rules] makes it. It is data and read-only once made; its JSON
// form reads back to an equal report.
type Report struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	File    string         `json:"file,omitempty"` // the rubric's, in which verdicts have their places
	// Verdicts are in the rubric's order.
	Verdicts  []Verdict `json:"verdicts"`
	Proved    int       `json:"proved"`
	Refuted   int       `json:"refuted"`
	Undecided int       `json:"undecided"`
	// Warnings are what is in order and yet seldom meant, in the rubric's order. They
	// are no verdicts, and no reason to refuse a rubric.
	Warnings []Verdict `json:"warnings"`
}

// Findings returns the verdicts that are not proved.
func (v *Report) Findings() []Verdict {
	if v == nil {
		return nil
	}
	var out []Verdict
	for _, d := range v.Verdicts {
		if d.Outcome != Proved {
			out = append(out, d)
		}
	}
	return out
}

// Verdict is what is known of one property of one rule or part of a rule.
type Verdict struct {
	Item     string   `json:"item,omitempty"` // code of the item; absent for an input and for the whole
	Property Property `json:"property"`
	Outcome  Outcome  `json:"outcome"`
	// Message says what was found and, if undecided, why; for a proved property,
	// what it is.
	Message rubric.Text `json:"message"`
	// Example shows the finding when its facts are scored; for a proved property
	// that facts exist it is such facts. Where no facts can show it (a case that is
	// never reached), it is nil.
	Example *Example `json:"example,omitempty"`
	// Illustrative marks a rule that no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
	// Line and Column are the place in the rubric's file, from 1; 0 if there is none.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
}

// Property is what a [Verdict] is about.
type Property string

// The properties of rules.
const (
	PropertyRange     Property = "range"     // the points, before rounding, are within the item's min and max
	PropertyStep      Property = "step"      // the rounded points are on the item's step
	PropertyFailure   Property = "failure"   // nothing fails: no division by zero, no number without a band
	PropertyReachable Property = "reachable" // some facts reach the case, or the band of a table
	// An input, a comparison, an option in a list, an end of a range, an argument of min, max
	// or clamp changes, for some facts, what the leaf comes to: its points, its status, or
	// the author's reason; in a condition of an item, whether it holds. An end that only
	// keeps a case apart from those before it matters, too, and one that only repeats an end
	// of what its subject can be, in a range, is left aside.
	PropertyMatters Property = "matters"
	// A case, or a band, gives other points than the next would, or has a reason of its own.
	PropertyDistinct Property = "distinct"
	PropertyFull     Property = "full"  // some facts earn the maximum
	PropertyLeast    Property = "least" // some facts earn the minimum
	// Two conditions on the same figures hold together, along a number or a date while the
	// others stand, only where one of them holds wherever the other does.
	PropertyOverlap Property = "overlap"
	// No stretch of a number or a date is left, while the others stand, to the last case by
	// what looks like a mistake; see "What is a hole" in the comment of the package.
	PropertyGap Property = "gap"
	// Every case has a condition, and for all facts one of them holds.
	PropertyComplete Property = "complete"
	// No two cases hold together, as the item claims (rubric.Item.Unique).
	PropertyUnique Property = "unique"
	PropertyRises  Property = "rises" // the points never fall when the input rises
	PropertyFalls  Property = "falls" // the points never rise when the input rises
	// The input is used; in a warning, by no rule, nor in a reason.
	PropertyUsed Property = "used"
	PropertyBand Property = "band" // every final score of the units of a group has a band
	// Something of every source counts, for all facts, where each source is rescaled alone
	// and the rubric does not say what an empty one gives.
	PropertySource Property = "source"
)

// The properties that only warnings are about.
const (
	// What is always whole is compared with a number that is not, or that has a point
	// where thousands may have been meant: total >= 3.500.
	PropertyWhole Property = "whole"
	// A percentage, from 0 to 100, is compared with a number above 0 and up to 1:
	// rate(done, total) >= 0.95.
	PropertyPercent Property = "percent"
	// A comma between digits parts two arguments, where a decimal may have been meant:
	// max(0, full - 0,1 * late).
	PropertyComma Property = "comma"
	// The input is divided by, or is the day that days counts from, and is not fixed: to
	// lower it, or to move it, may be advised.
	PropertyFixed Property = "fixed"
	// workdays counts in a year for which the rubric gives no holidays.
	PropertyHolidays Property = "holidays"
)

// Outcome is what was found of a property. The zero Outcome is invalid.
type Outcome string

// The outcomes.
const (
	Proved    Outcome = "proved"    // for all facts that the inputs allow
	Refuted   Outcome = "refuted"   // by facts, or because there are no facts
	Undecided Outcome = "undecided" // never counted as proved
	Warned    Outcome = "warned"    // of a warning, which neither proves nor refutes anything
)

// Options are what verification is asked for. The zero value means the defaults.
type Options struct {
	// Items are the codes of the items to verify, with all below them; all if empty.
	Items []string
	// Work bounds the work. What needs more is undecided.
	Work scoring.Work
}

// Rules proves or refutes properties of every rule, over all facts that the types
// and domains of the inputs and the relations allow: exactly, by following every way
// through the rule and solving what it asks of the inputs. Facts are decimals, inputs are
// independent of each other but for the relations. Of the whole it proves or refutes that every final score
// has a band, unless o.Items chooses items. A nil o means the defaults.
//
// The same rubric gives the same report. The error is that of an unknown code in
// o.Items ([scoring.ErrUnknownItem]), or that of the context once it has ended.
func Rules(ctx context.Context, s *scoring.Scorer, o *Options) (*Report, error) {
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	if o == nil {
		o = &Options{}
	}
	chosen, err := c.LeavesAt(o.Items)
	if err != nil {
		return nil, err
	}
	budget, err := rules.NewBudget(ctx, (*rules.Work)(&o.Work))
	if err != nil {
		return nil, err
	}
	n, parts, leavesPart := len(chosen), len(chosen), 100
	if len(o.Items) == 0 { // the rubric as a whole is a part, too
		parts, leavesPart = n+1, leavesPercent
	}
	lists := make([][]Verdict, n+1)
	budget.Stage(leavesPart, 0, n, parts, func(b *rules.Budget) {
		b.Divide(n, func(i int, b *rules.Budget) { lists[i] = prove(c, chosen[i], b) })
	})
	var unused []Verdict
	if len(o.Items) == 0 && ctx.Err() == nil {
		budget.Stage(100, n, parts, parts, func(b *rules.Budget) { lists[n], unused = proveWhole(c, b) })
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	v := &Report{Schema: jsonform.Schema, Edition: c.Edition(), File: c.Rubric.Place(nil, "", -1).File,
		Verdicts: []Verdict{}}
	for _, list := range lists {
		v.Verdicts = append(v.Verdicts, list...)
	}
	v.Warnings = append(append([]Verdict{}, slips(c, chosen)...), unused...)
	if len(o.Items) == 0 {
		v.Warnings = append(idleRelations(c), v.Warnings...)
	}
	for _, d := range v.Verdicts {
		switch d.Outcome {
		case Proved:
			v.Proved++
		case Refuted:
			v.Refuted++
		default:
			v.Undecided++
		}
	}
	return v, nil
}

// leavesPercent is what part of the work goes into leaves at most, where the rubric as a
// whole is verified, too.
const leavesPercent = 70

// proveWhole proves what is said of a rubric as a whole.
func proveWhole(c *rules.Compiled, b *rules.Budget) (verdicts, warnings []Verdict) {
	used, unused := usedInputs(c)
	bands, unreached := banded(c, b)
	return slices.Concat(used, bands, emptied(c, b)), slices.Concat(unused, idleCaps(c), unreached)
}

// idleRelations warns of relations that say nothing that is not said otherwise.
func idleRelations(s *rules.Compiled) []Verdict {
	out := []Verdict{}
	for _, of := range s.Idle() {
		d := Verdict{Property: PropertyMatters, Outcome: Warned, Illustrative: s.Rubric.Illustrative || of.Illustrative,
			Message: rubric.Say(idleRelation, of.Title)}
		d.place(s.Rubric.Place(of, "holds", -1))
		out = append(out, d)
	}
	return out
}

// usedInputs proves that inputs are used, by a rule, a relation or a text, and warns of the others.
func usedInputs(s *rules.Compiled) (proved, warnings []Verdict) {
	used := map[string]bool{}
	for _, n := range s.Leaves {
		for _, in := range n.Scalars {
			used[in.Name] = true
		}
		for i := range n.Item.Cases {
			n.Item.Cases[i].Reason.Expand(func(_ locale.Lang, name string) string {
				if p := s.Rubric.Parameter(name); p != nil {
					name = p.AsOf
				}
				for _, name := range s.Rubric.ScalarNames(name) {
					used[name] = true
				}
				return ""
			})
		}
	}
	for _, f := range s.Inputs.Relative {
		used[s.Inputs.Scalars[f.Of].Name] = true
	}
	for _, c := range s.Bands {
		for _, slot := range c.Inputs(s) {
			used[s.Inputs.Scalars[slot].Name] = true
		}
	}
	for i := range s.Rubric.Inputs {
		in := &s.Rubric.Inputs[i]
		used[in.Name] = slices.ContainsFunc(s.Rubric.ScalarNames(in.Name), func(name string) bool {
			return used[name] || s.Relations.Name(s.Inputs.Slots[name])
		})
		d := Verdict{Property: PropertyUsed, Outcome: Proved, Illustrative: s.Rubric.Illustrative || in.Illustrative}
		d.place(s.Rubric.Place(in, "name", -1))
		d.Message = rubric.Text{VI: "chỉ tiêu " + in.Name + " có được dùng", EN: "the input " + in.Name + " is used"}
		if !used[in.Name] {
			d.Outcome = Warned
			d.Message = rubric.Text{VI: "chỉ tiêu " + in.Name + " không được quy tắc nào dùng",
				EN: "the input " + in.Name + " is used by no rule"}
			warnings = append(warnings, d)
			continue
		}
		proved = append(proved, d)
	}
	p, w := usedParameters(s)
	return append(proved, p...), append(warnings, w...)
}

// usedParameters proves that parameters are used, by a rule or a text, and warns of the others.
func usedParameters(s *rules.Compiled) (proved, warnings []Verdict) {
	used := map[string]bool{}
	read := func(n formula.Node) {
		if n == nil {
			return
		}
		for _, p := range formula.Parameters(n) {
			used[p.Name] = true
		}
	}
	for _, n := range s.Leaves {
		for _, at := range n.Positions() {
			read(n.Expression(at))
		}
		for i := range n.Item.Cases {
			n.Item.Cases[i].Reason.Expand(func(_ locale.Lang, name string) string {
				used[name] = true
				return ""
			})
		}
	}
	for _, c := range s.Bands {
		read(c.Cond)
	}
	for i := range s.Rubric.Parameters {
		p := &s.Rubric.Parameters[i]
		d := Verdict{Property: PropertyUsed, Outcome: Proved, Illustrative: s.Rubric.Illustrative,
			Message: rubric.Say(parameterUsed, p.Name)}
		d.place(s.Rubric.Place(p, "name", -1))
		if !used[p.Name] {
			d.Outcome, d.Message = Warned, rubric.Say(parameterIdle, p.Name)
			warnings = append(warnings, d)
			continue
		}
		proved = append(proved, d)
	}
	return proved, warnings
}

func (d *Verdict) place(f *source.Fault) {
	d.Line, d.Column = f.Line, f.Column
}
