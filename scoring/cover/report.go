package cover

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
)

// Report says what facts reached of the rules, and by what facts the rest
// would be reached. [Coverage.Report] makes it. It is data and read-only once made;
// its JSON form reads back to an equal report.
type Report struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	File    string         `json:"file,omitempty"` // the rubric's, in which parts have their places
	// The totals are of all rules; Total is of all kinds.
	Cases      Share `json:"cases"`
	Sides      Share `json:"sides"`
	Boundaries Share `json:"boundaries"`
	Options    Share `json:"options"`
	Bands      Share `json:"bands"`
	Total      Share `json:"total"`
	// Rules are the items with a rule or a condition, in the rubric's order.
	Rules []Rule `json:"rules"`
}

// Rule is what facts reached of the rule and the conditions of one item.
type Rule struct {
	Item  string      `json:"item"`
	Title rubric.Text `json:"title"`
	Total Share       `json:"total"`
	Parts []Part      `json:"parts"`
}

// Part is one thing that facts can reach in a rule.
type Part struct {
	Kind PartKind `json:"kind"`
	Text string   `json:"text"`           // the part, in the rule language
	Want string   `json:"want,omitempty"` // "true", "false", "below", "at", "above", an option or a band
	// The place in the rubric's file, from 1; 0 if there is none. The end is behind
	// the last character.
	Line      int `json:"line,omitempty"`
	Column    int `json:"column,omitempty"`
	EndLine   int `json:"end_line,omitempty"`
	EndColumn int `json:"end_column,omitempty"`
	// Reached is how many test cases reached it.
	Reached int `json:"reached"`
	// Impossible says that no facts reach it, by proof: then it does not count.
	Impossible bool `json:"impossible,omitempty"`
	// Example has facts that would reach it, where none did and some are known.
	Example *verify.Example `json:"example,omitempty"`
}

// PartKind is what a [Part] is.
type PartKind string

// The kinds of parts of rules.
const (
	PartCase PartKind = "case" // a case that holds
	PartSide PartKind = "side" // a condition that comes out true or false
	// Two numbers compared that are equal or just below or above, by no more than one
	// day, 1 for whole numbers, a hundredth or, where the limit has more decimals, one of
	// its last.
	PartBoundary PartKind = "boundary"
	PartOption   PartKind = "option" // an option of an enum that is read, or an element of a list
	PartBand     PartKind = "band"   // a band of a table
)

// partKinds are all kinds of parts, in the order of reports.
var partKinds = []PartKind{PartCase, PartSide, PartBoundary, PartOption, PartBand}

// Share is how many of the parts that some facts can reach were reached.
type Share struct {
	Reached int `json:"reached"`
	Of      int `json:"of"`
}

// Percent returns the share in percent with one decimal, rounded down, so that 100
// means all; of nothing it is 100.
func (s Share) Percent() decimal.Decimal {
	if s.Of == 0 {
		return decimal.NewFromInt(100)
	}
	return decimal.New(int64(s.Reached)*1000/int64(s.Of), -1)
}

// Reaches reports whether the share is at least so many percent: exactly, where
// Percent is rounded. Of nothing everything is reached.
func (s Share) Reaches(percent decimal.Decimal) bool {
	if s.Of == 0 {
		return true
	}
	of := decimal.NewFromInt(int64(s.Of))
	return decimals.Compare(decimal.NewFromInt(int64(s.Reached)).Shift(2), percent.Mul(of)) >= 0
}

// String returns the share as "3 of 4 (75%)".
func (s Share) String() string { return fmt.Sprintf("%d of %d (%s%%)", s.Reached, s.Of, s.Percent()) }

func (s *Share) add(p *Part) {
	if p.Impossible {
		return
	}
	if s.Of++; p.Reached > 0 {
		s.Reached++
	}
}

var pointKinds = map[formula.PointKind]PartKind{
	formula.SidePoint: PartSide, formula.BoundaryPoint: PartBoundary, formula.OptionPoint: PartOption,
	formula.BandPoint: PartBand,
}

// Report says what was reached so far. For what was not it looks for facts, or
// proves that there are none; what cannot be decided within the work allowed counts,
// without an example. A nil w means the defaults. The error is that of the context once it
// has ended.
func (c *Coverage) Report(ctx context.Context, w *scoring.Work) (*Report, error) {
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	if c == nil || c.parts == nil {
		return &Report{Schema: jsonform.Schema, Rules: []Rule{}}, nil
	}
	c.mu.Lock()
	reached := slices.Clone(c.reached)
	c.mu.Unlock()
	r := &Report{Schema: jsonform.Schema, Edition: c.parts.Scorer.Edition(),
		File: c.parts.Scorer.Rubric.Place(nil, "", -1).File, Rules: []Rule{}}
	parts := make([]Part, len(c.parts.List))
	b.Divide(len(parts), func(i int, b *rules.Budget) { parts[i] = c.part(i, reached[i], b) })
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	byItem := map[*rubric.Item]*Rule{}
	for i := range parts {
		it := c.parts.List[i].Item
		if byItem[it] == nil {
			byItem[it] = &Rule{Item: it.Code, Title: it.Title}
		}
		byItem[it].Parts = append(byItem[it].Parts, parts[i])
	}
	add := func(it *rubric.Item) {
		rule := byItem[it]
		if rule == nil {
			return
		}
		for i := range rule.Parts {
			p := &rule.Parts[i]
			for _, s := range []*Share{&rule.Total, &r.Total, r.of(p.Kind)} {
				s.add(p)
			}
		}
		r.Rules = append(r.Rules, *rule)
	}
	for _, nodes := range [][]*rules.Node{c.parts.Scorer.Areas, c.parts.Scorer.Bonus, c.parts.Scorer.Penalty} {
		for _, n := range nodes {
			for it := range n.Item.All() {
				add(it)
			}
		}
	}
	return r, nil
}

func (r *Report) of(kind PartKind) *Share {
	return map[PartKind]*Share{PartCase: &r.Cases, PartSide: &r.Sides, PartBoundary: &r.Boundaries,
		PartOption: &r.Options, PartBand: &r.Bands}[kind]
}

// part writes out a part, with facts that reach it where none did.
func (c *Coverage) part(i, reached int, b *rules.Budget) Part {
	p := &c.parts.List[i]
	out := Part{Kind: PartCase, Reached: reached}
	f := p.In
	if p.Point != nil {
		f, out.Kind, out.Text, out.Want = p.Point.Node, pointKinds[p.Point.Kind], p.Point.Text, p.Point.Want
	} else {
		out.Text = formula.String(f)
		if when := p.Node.Cases[p.Held].When; when != nil {
			out.Text = formula.String(when) + ": " + out.Text
		}
	}
	from, to := formula.Span(f, expressionAt(p.At))
	fault := func(index int) (line, column int) {
		f := c.parts.Scorer.Rubric.Place(p.At.Owner, p.At.Key, index)
		return f.Line, f.Column
	}
	out.Line, out.Column = fault(from)
	if to > from {
		if out.EndLine, out.EndColumn = fault(to - 1); out.EndColumn > 0 {
			out.EndColumn++
		}
	}
	if reached > 0 {
		return out
	}
	switch a := c.parts.Facts(i, b); a.Found {
	case solve.Yes:
		out.Example = rules.Hook.Example(c.parts.Scorer.Rubric, p.Node, name(p), a.Facts).(*verify.Example)
	case solve.No:
		out.Impossible = true
	}
	return out
}

// name names an example that reaches a part.
func name(p *rules.RulePart) rubric.Text {
	if p.Point == nil {
		if rc := p.Node.Cases[p.Held]; rc.When != nil {
			return rubric.Plain(formula.String(rc.When))
		}
		return rubric.Say(otherwise, formula.String(p.In))
	}
	want := p.Point.Want
	switch p.Point.Kind {
	case formula.SidePoint:
		return rubric.Say(partIs, p.Point.Text, rubric.Text{VI: coverWords[false][want], EN: want})
	case formula.BoundaryPoint:
		return rubric.Say(partAt, p.Point.Text, rubric.Text{VI: coverWords[false][want], EN: coverWords[true][want]})
	default:
		return rubric.Say(partWants, p.Point.Text, want)
	}
}

// Floor returns an error that names every kind of part of which less than so many
// percent were reached, as [Share.Reaches] says; nil if none. (Where every kind
// reaches a floor, so does the total.) A floor is from 0 to 100; any other number is
// an error, too.
func (r *Report) Floor(percent decimal.Decimal) error {
	if r == nil {
		r = &Report{}
	}
	if v, err := formula.RatOf(percent); err != nil {
		return fmt.Errorf("a floor is from 0 to 100 percent, not %w", err)
	} else if v.Sign() < 0 || v.Cmp(big.NewRat(100, 1)) > 0 {
		return fmt.Errorf("a floor is from 0 to 100 percent, not %s", percent)
	}
	var low []string
	for _, kind := range partKinds {
		if s := r.of(kind); !s.Reaches(percent) {
			low = append(low, coverWords[true][string(kind)]+" "+s.String())
		}
	}
	if len(low) == 0 {
		return nil
	}
	return fmt.Errorf("coverage below %s%%: %s", percent, strings.Join(low, "; "))
}

// expressionAt returns the text of an expression as it is written.
func expressionAt(at rules.Place) string {
	switch owner := at.Owner.(type) {
	case *rubric.Case:
		if at.Key == "when" {
			return owner.When
		}
		return owner.Score
	case *rubric.Item:
		return map[string]string{"applies": owner.Applies, "arises": owner.Arises}[at.Key]
	}
	return ""
}
