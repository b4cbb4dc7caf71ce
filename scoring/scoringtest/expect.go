package scoringtest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// expectation is one thing that a case expects.
type expectation struct {
	round string // by its name; empty for the last one, or where there are none
	code  string // of an item; empty for the unit as a whole
	// what is expected: "outcome" (points or a status), "points", "status", "least"
	// and so on of an item; of the whole, with the key before it, "total.final".
	what string
	node source.Node
	want string // as what came out is written
	// Of a reason that is a pattern, and of a list of deficits.
	pattern *regexp.Regexp
	list    []source.Node
	english bool    // the name of a band is expected in English
	reader  *reader // of findings: the order of their items
	// Of records that are refused: the record that it is about, or all of them; and what
	// is expected of all of them together.
	refused []*refusedRecord
	among   *expectation
}

// whole reports whether every item may contribute to what is expected of the whole.
func (x *expectation) whole() bool {
	return x.what != findings && x.what != receipt+".facts" && !strings.HasPrefix(x.what, refused)
}

// The keys of what can be expected.
const (
	outcome  = "outcome"
	status   = "status"
	points   = "points"
	reason   = "reason"
	match    = "match"
	total    = "total"
	band     = "band"
	deficits = "deficits"
	bonus    = "bonus"
	penalty  = "penalty"
)

var (
	statuses = []string{"scored", "missing", "not_arising", "not_applicable", "failed"}
	wholes   = []string{total, band, deficits, bonus, penalty, findings, receipt}
)

// expectations reads what is expected under codes and the words for the whole; empty is
// the fault where there is nothing.
func (rd *reader) expectations(n source.Node, empty locale.Sentence) []*expectation {
	var out []*expectation
	stated := false
	for key, v := range entries(n) {
		stated = true
		if name := key.String(); !key.Quoted() && slices.Contains(wholes, name) {
			out = append(out, rd.whole(name, key, v)...)
			continue
		}
		if it := rd.items[key.String()]; it != nil {
			out = append(out, rd.ofItem(it.Code, v)...)
			continue
		}
		code := key.String()
		key.Fault(noSuchItem, locale.Short(code), key.Suggest(code, rd.wanted()))
	}
	if n.IsMapping() && !stated {
		n.Fault(empty)
	}
	inFileOrder(out)
	return out
}

// inFileOrder sorts expectations as they stand in the file.
func inFileOrder(list []*expectation) {
	slices.SortStableFunc(list, func(a, b *expectation) int {
		p, q := a.node.Pos(), b.node.Pos()
		return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
	})
}

// wanted are the keys that can stand among expectations.
func (rd *reader) wanted() []string {
	if rd.keys == nil {
		rd.keys = append(slices.Clone(wholes), rd.codes...)
	}
	return rd.keys
}

// ofItem reads what is expected of one item; without a code, of an item that is not
// there.
func (rd *reader) ofItem(code string, n source.Node) []*expectation {
	p := place{reader: rd, code: code, most: decimal.Zero, places: rd.rubric.Points.Places}
	if it := rd.items[code]; it != nil {
		p.bounded, p.least, p.most = true, takenOff(it), it.Max
		p.thing = item.Say(code)
	}
	if !n.IsMapping() {
		return p.short(outcome, n)
	}
	m := n.Mapping()
	var out []*expectation
	out = append(out, p.status(status, m.Get(status))...)
	for _, key := range []string{points, "least", "most"} {
		out = append(out, p.number(key, m.Get(key), key == points)...)
	}
	p.ordered(m)
	out = append(out, p.number("applicable", m.Get("applicable"), true)...)
	p.bounded = p.bounded && p.least.IsZero()
	out = append(out, p.number("lost", m.Get("lost"), true)...)
	out = append(out, p.index(m.Get("index"))...)
	out = append(out, p.reason(m.Get(reason))...)
	out = append(out, p.ledger(m, "")...)
	m.Close()
	return some(m, out)
}

// whole reads what is expected of the unit as a whole.
func (rd *reader) whole(what string, key, n source.Node) []*expectation {
	switch what {
	case band:
		return rd.band(band, n)
	case deficits:
		return rd.deficits(n)
	case total:
		return rd.total(n)
	case findings:
		return rd.findings(key, n)
	case receipt:
		return rd.receipt(n)
	}
	a, adjusted := rd.rubric.Bonus, theBonus
	if what == penalty {
		a, adjusted = rd.rubric.Penalty, thePenalty
	}
	if a == nil {
		key.Fault(noAdjustment, key.String())
		return nil
	}
	p := place{reader: rd, thing: adjusted.Say(), bounded: true, most: a.Cap, places: rd.rubric.Points.Places}
	if !n.IsMapping() {
		return p.number(what, n, true)
	}
	m := n.Mapping()
	out := p.number(what+".counted", m.Get("counted"), true)
	p.bounded = false
	out = append(out, p.number(what+".raw", m.Get("raw"), true)...)
	m.Close()
	return some(m, out)
}

func (rd *reader) total(n source.Node) []*expectation {
	r := rd.rubric
	p := place{reader: rd, thing: theTotal.Say(), bounded: true, most: r.Max, places: r.Points.Places}
	p.least = rd.least()
	final := p
	if r.Bonus != nil {
		final.most = final.most.Add(r.Bonus.Cap)
	}
	if r.Penalty != nil {
		final.least = final.least.Sub(r.Penalty.Cap)
	}
	if !n.IsMapping() {
		return final.short(total, n)
	}
	m := n.Mapping()
	out := p.status("total.status", m.Get(status))
	for _, key := range []string{points, "applicable", "lost", "rescaled"} {
		out = append(out, p.number("total."+key, m.Get(key), true)...)
	}
	out = append(out, p.index(m.Get("index"))...)
	for _, key := range []string{"final", "least", "most"} {
		out = append(out, final.number("total."+key, m.Get(key), key == "final")...)
	}
	final.ordered(m)
	out = append(out, rd.band("total.band", m.Get(band))...)
	out = append(out, p.ledger(m, "total.")...)
	m.Close()
	return some(m, out)
}

// least returns what the areas and the bonus together cannot come to less than: zero,
// or where items go below it the most that these can take off, also rescaled.
func (rd *reader) least() decimal.Decimal {
	r := rd.rubric
	ratio, bonus, penalties := decimal.Zero, decimal.Zero, decimal.Zero
	for it := range r.Leaves() {
		switch {
		case !it.Min.IsNegative():
		case it.Max.IsPositive():
			ratio = decimal.Min(ratio, it.Min.DivRound(it.Max, 4).Sub(decimal.New(1, -4)))
		default: // a row that only takes points off
			penalties = penalties.Add(it.Min)
		}
	}
	if r.Exclusion == rubric.ExclusionWhole || r.Exclusion == rubric.ExclusionBySource {
		penalties = penalties.Mul(r.Max) // by which it grows at most where a point of the maximum is left
	}
	if r.Bonus != nil {
		for _, top := range r.Bonus.Items {
			bonus = bonus.Add(takenOff(top))
		}
	}
	return r.Max.Mul(ratio).Add(bonus).Add(penalties)
}

// takenOff returns the most that the leaves of an item take off together, zero or below.
func takenOff(it *rubric.Item) decimal.Decimal {
	sum := decimal.Zero
	for leaf := range it.All() {
		if leaf.Leaf() {
			sum = sum.Add(decimal.Min(leaf.Min, decimal.Zero))
		}
	}
	return sum
}

// band reads the name of a band in either language.
func (rd *reader) band(what string, n source.Node) []*expectation {
	if !n.Present() {
		return nil
	}
	x := &expectation{what: what, node: n, want: n.Filled()}
	name := x.want
	var vi, names []string
	for _, b := range rd.rubric.Bands {
		vi, names = append(vi, b.Name.VI), append(names, b.Name.VI, b.Name.EN)
	}
	x.english = name != none && !slices.Contains(vi, name)
	if name != "" && name != none && !slices.Contains(names, name) {
		n.Fault(noSuchBand, locale.Short(name), n.Suggest(name, names))
	}
	return []*expectation{x}
}

// deficits reads the codes of the leaves that lose points.
func (rd *reader) deficits(n source.Node) []*expectation {
	x := &expectation{what: deficits, node: n, list: n.Items()}
	var codes []string
	for _, c := range x.list {
		it := rd.item(c)
		switch {
		case it == nil:
			continue
		case !it.Leaf():
			c.Fault(deficitsOfLeaves, it.Code)
		case slices.Contains(codes, it.Code):
			c.Fault(itemTwice, it.Code)
		case !rd.inAreas(it):
			c.Fault(noDeficits, it.Code)
		}
		codes = append(codes, it.Code)
	}
	x.want = strings.Join(rd.sorted(codes), ", ")
	return []*expectation{x}
}

func (rd *reader) inAreas(it *rubric.Item) bool {
	for _, area := range rd.rubric.Areas {
		for below := range area.All() {
			if below == it {
				return true
			}
		}
	}
	return false
}

// sorted returns codes in the rubric's order.
func (rd *reader) sorted(codes []string) []string {
	out := slices.Clone(codes)
	slices.SortFunc(out, func(a, b string) int { return rd.order[a] - rd.order[b] })
	return out
}

// isDeficit reports whether a leaf loses points or may, as remediation.Deficits
// lists it.
func isDeficit(it *scoring.Item) bool { return it.LostRange.Most.IsPositive() }
