package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Example is a test case for one leaf, or for the unit as a whole: facts and what
// they come to. The facts can be scored as they are.
type Example struct {
	Name rubric.Text `json:"name"`
	Item string      `json:"item"` // code of the leaf; empty for the whole
	// Facts are the figures of the inputs that the leaf reads, and of those that relations
	// connect to them, by name.
	Facts map[string]scoring.Figure `json:"facts"`
	// Group is the unit's, of an example for the whole or for a rule that reads it, and
	// Reported are the points of reported items, by code, of an example for the whole.
	Group    string                    `json:"group,omitempty"`
	Reported map[string]scoring.Figure `json:"reported,omitempty"`
	// Texts names the inputs whose facts look like something else than the options
	// they are.
	Texts []string `json:"texts,omitempty"`
	// Status and Points are what the leaf comes to, for the whole its final score, which
	// has no band, or no points where it has none; Error says why a leaf fails.
	Status scoring.Status      `json:"status"`
	Points decimal.NullDecimal `json:"points"`
	Error  rubric.Text         `json:"error,omitzero"`
	// Banded says, of an example for the whole, that its final score has a band.
	Banded bool `json:"banded,omitempty"`
	// Both says that a test has to expect the status besides the points: it is for a
	// mutant that gives other points with the same status, or the same points with
	// another.
	Both bool `json:"both,omitempty"`
}

// YAML writes the example as an element of a list of test cases, with its name in
// the language. Numbers stand as they are typed; a status stands where there is more
// to say than points.
func (e Example) YAML(l locale.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- name: %s\n", quoted(e.Name.In(l)))
	if e.Group != "" {
		fmt.Fprintf(&b, "  group: %s\n", quoted(e.Group))
	}
	names := slices.Sorted(maps.Keys(e.Facts))
	for i, name := range names {
		value := e.Facts[name].String()
		if !plain.MatchString(value) || slices.Contains(e.Texts, name) {
			value = quoted(value)
		}
		if strings.Contains(name, ",") { // peer_best(x, 'lowest')
			name = quoted(name)
		}
		names[i] = name + ": " + value
	}
	fmt.Fprintf(&b, "  facts: {%s}\n", strings.Join(names, ", "))
	if len(e.Reported) > 0 {
		codes := slices.Sorted(maps.Keys(e.Reported))
		for i, code := range codes {
			codes[i] = quoted(code) + ": " + e.Reported[code].String()
		}
		fmt.Fprintf(&b, "  points: {%s}\n", strings.Join(codes, ", "))
	}
	if e.Status == scoring.Missing { // as it is until an appraiser gives points, whatever other facts say
		fmt.Fprintf(&b, "  points: {%s: missing}\n", quoted(e.Item))
	}
	if e.Item == "" && !e.Points.Valid {
		b.WriteString("  expect: {total: {band: none}}\n")
		return b.String()
	}
	if e.Item == "" && e.Banded {
		fmt.Fprintf(&b, "  expect: {total: {final: %s}}\n", e.Points.Decimal)
		return b.String()
	}
	if e.Item == "" {
		fmt.Fprintf(&b, "  expect: {total: {final: %s, band: none}}\n", e.Points.Decimal)
		return b.String()
	}
	is, points := e.Status.String(), "none"
	if e.Points.Valid {
		points = e.Points.Decimal.String()
	}
	switch {
	case e.Both:
		is = "{status: " + is + ", points: " + points + "}"
	case e.Status == scoring.Scored:
		is = points
	}
	fmt.Fprintf(&b, "  expect: {%s: %s}\n", quoted(e.Item), is)
	return b.String()
}

// plain are the texts that need no quotes: numbers, dates and truth values.
var plain = regexp.MustCompile(`^(true|false|-?\d+(\.\d+)?|\d{4}-\d\d-\d\d)$`)

// quoted writes a text that YAML takes for nothing else.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

func init() {
	rules.Hook.Example = func(r *rubric.Rubric, n *rules.Node, name rubric.Text, facts []interval.Domain) any {
		return exampleOf(r, n, name, facts)
	}
}

// exampleOf makes an example of facts that are known exactly.
func exampleOf(r *rubric.Rubric, n *rules.Node, name rubric.Text, facts []interval.Domain) *Example {
	e := &Example{Name: rubric.Say(exampleOfPart, n.Item.Code, name), Item: n.Item.Code,
		Facts: map[string]scoring.Figure{}}
	for i, in := range n.Scalars {
		v := facts[i]
		if rules.IsGroup(r, in) {
			e.Group = v.Texts[0]
			continue
		}
		e.Facts[in.Name] = rules.Hook.Figure(v).(scoring.Figure)
		if v.Type == interval.Text && plain.MatchString(v.Texts[0]) {
			e.Texts = append(e.Texts, in.Name)
		}
	}
	o := n.Evaluate(r, n.Filled(facts))
	e.Status = scoring.Status(o.Status())
	switch {
	case o.Failure != nil:
		e.Error = o.Failure.Text()
	case o.Counts && o.Lo.Cmp(o.Hi) == 0:
		e.Points = decimal.NewNullDecimal(formula.ToDecimal(o.Lo))
	}
	return e
}

// given returns the facts of the example.
func (e *Example) given() scoring.Facts {
	return scoring.Facts{Unit: scoring.Unit{Group: e.Group}, Inputs: e.Facts}
}

// Figures lists the figures for a message: " (done = 3, total = 2)"; empty where there
// are none.
func (e *Example) Figures() string {
	if e == nil {
		return ""
	}
	var list []string
	if e.Group != "" && e.Item != "" {
		list = append(list, "group = "+e.Group)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Facts)) {
		list = append(list, fmt.Sprintf("%s = %v", name, e.Facts[name]))
	}
	for _, code := range slices.Sorted(maps.Keys(e.Reported)) {
		list = append(list, fmt.Sprintf("%s = %v", code, e.Reported[code]))
	}
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}
