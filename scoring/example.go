package scoring

import (
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Example is a test case for one leaf: facts and what they come to. The facts can
// be scored as they are.
type Example struct {
	Name rubric.Text `json:"name"`
	Item string      `json:"item"` // code of the leaf
	// Facts are the figures of the inputs that the leaf reads, by name, each as text
	// or bool.
	Facts map[string]any `json:"facts"`
	// Texts names the inputs whose facts look like something else than the options
	// they are.
	Texts []string `json:"texts,omitempty"`
	// Status and Points are what the leaf comes to; Error says why it fails.
	Status Status              `json:"status"`
	Points decimal.NullDecimal `json:"points"`
	Error  string              `json:"error,omitempty"`
}

// YAML writes the example as an element of a list of test cases, with its name in
// the language. Numbers stand as they are typed; a status stands where there is more
// to say than points.
func (e Example) YAML(l rubric.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- name: %s\n", quoted(e.Name.In(l)))
	names := slices.Sorted(maps.Keys(e.Facts))
	for i, name := range names {
		value := fmt.Sprint(e.Facts[name])
		if text, isText := e.Facts[name].(string); isText && (!plain.MatchString(text) || slices.Contains(e.Texts, name)) {
			value = quoted(value)
		}
		names[i] = name + ": " + value
	}
	fmt.Fprintf(&b, "  facts: {%s}\n", strings.Join(names, ", "))
	is := e.Status.String()
	if e.Status == Scored {
		is = e.Points.Decimal.String()
	}
	fmt.Fprintf(&b, "  expect: {%s: %s}\n", quoted(e.Item), is)
	return b.String()
}

// plain are the texts that need no quotes: numbers and dates.
var plain = regexp.MustCompile(`^(-?\d+(\.\d+)?|\d{4}-\d\d-\d\d)$`)

// quoted writes a text that YAML takes for nothing else.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// example makes an example of facts that are known exactly.
func (n *node) example(r *rubric.Rubric, name rubric.Text, facts []formula.Value) *Example {
	e := &Example{Name: text("%s: %s", "%s: %s", n.item.Code, name), Item: n.item.Code, Facts: map[string]any{}}
	for i, slot := range n.uses {
		in := &r.Inputs[slot]
		switch v := facts[i]; v.Type {
		case formula.Bool:
			e.Facts[in.Name] = v.Bools == formula.IsTrue
		default:
			e.Facts[in.Name] = exact(v)
			if v.Type == formula.Text && plain.MatchString(v.Texts[0]) {
				e.Texts = append(e.Texts, in.Name)
			}
		}
	}
	o := n.evaluate(r, n.filled(facts))
	e.Status = o.status()
	switch {
	case o.failure != nil:
		e.Error = o.failure.Error()
	case o.counts && o.lo.Cmp(o.hi) == 0:
		e.Points = known(o.lo)
	}
	return e
}

// filled returns the variables of a leaf with values for its inputs.
func (n *node) filled(facts []formula.Value) []formula.Value {
	vars := slices.Clone(n.blank)
	copy(vars, facts)
	return vars
}

// rounded returns where rounding to the rubric's points reaches a number of
// points: round(x) ≥ t just where "x op limit".
func rounded(r rubric.Rounding, t *big.Rat) (op string, limit *big.Rat) {
	unit := lastPlace(r)
	half := new(big.Rat).Quo(unit, big.NewRat(2, 1))
	op = ">="
	switch r.Mode {
	case rubric.Down:
		half.SetInt64(0)
		if t.Sign() <= 0 { // towards zero
			op, half = ">", unit
		}
	case rubric.HalfEven:
		if new(big.Rat).Quo(t, unit).Num().Bit(0) == 1 {
			op = ">"
		}
	default:
		if t.Sign() <= 0 { // away from zero
			op = ">"
		}
	}
	return op, new(big.Rat).Sub(t, half)
}

// lastPlace returns the distance between two numbers of points.
func lastPlace(r rubric.Rounding) *big.Rat { return formula.UnitOf(r.Places) }

// facts lists the figures of an example for a message: " (done = 3, total = 2)".
func (e *Example) facts() string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(e.Facts)) {
		list = append(list, fmt.Sprintf("%s = %v", name, e.Facts[name]))
	}
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}
