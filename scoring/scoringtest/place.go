package scoringtest

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
)

// place is where numbers of points are expected.
type place struct {
	*reader
	code    string
	thing   locale.Message // in messages
	bounded bool
	least   decimal.Decimal
	most    decimal.Decimal
	places  int
}

// some adds a fault for a mapping without keys.
func some(m *source.Mapping, out []*expectation) []*expectation {
	for range m.All() {
		return out
	}
	m.Node().Fault(nothingExpected)
	return out
}

// short reads points or a status.
func (p place) short(what string, n source.Node) []*expectation {
	if isNothing(n) {
		n.Fault(nothingExpected)
	}
	if !n.Present() || isNothing(n) {
		return nil
	}
	if n.IsScalar() && strings.Trim(n.String(), "0123456789+-.,") != "" {
		name := n.String()
		if !slices.Contains(statuses, name) {
			n.Fault(pointsOrStatus, strings.Join(statuses, ", "), locale.Short(name), n.Suggest(name, statuses))
		}
		return []*expectation{{code: p.code, what: what, node: n, want: name}}
	}
	return p.number(what, n, false)
}

func (p place) status(what string, n source.Node) []*expectation {
	if !n.Present() {
		return nil
	}
	return []*expectation{{code: p.code, what: what, node: n, want: n.OneOf(statuses...)}}
}

// number reads a number of points that facts can give.
func (p place) number(what string, n source.Node, nullable bool) []*expectation {
	if !n.Present() {
		return nil
	}
	x := &expectation{code: p.code, what: what, node: n}
	if nullable && n.IsScalar() && n.String() == none {
		x.want = none
		return []*expectation{x}
	}
	var d decimal.Decimal
	faulty := n.Faulty(func() { d = n.Decimal() })
	x.want = number(d)
	switch {
	case faulty:
	case p.bounded && d.GreaterThan(p.most):
		n.Fault(tooMuch, x.want, p.thing, p.most)
	case p.bounded && d.LessThan(p.least):
		n.Fault(tooLittle, x.want, p.thing, p.least)
	case !d.Equal(d.Round(int32(p.places))):
		n.Fault(tooManyPlaces, x.want, p.places)
	}
	return []*expectation{x}
}

// ordered checks that a range does not end before it starts.
func (p place) ordered(m *source.Mapping) {
	least, most := m.Get("least"), m.Get("most")
	if !least.IsScalar() || !most.IsScalar() {
		return
	}
	lo, err1 := decimals.Parse(least.String(), 18)
	hi, err2 := decimals.Parse(most.String(), 18)
	if err1 == nil && err2 == nil && lo.GreaterThan(hi) {
		most.Fault(rangeEnds, hi, lo)
	}
}

func (p place) index(n source.Node) []*expectation {
	what := "index"
	if p.code == "" {
		what = "total.index"
	}
	p.thing, p.least, p.most = anIndex.Say(), decimal.Zero, decimal.New(100, 0)
	p.places = p.rubric.Points.Places
	if p.rubric.Index.Mode != "" {
		p.places = p.rubric.Index.Places
	}
	return p.number(what, n, true)
}

// reason reads {vi: ..., en: ...} or {match: ...}.
func (p place) reason(n source.Node) []*expectation {
	if n.IsScalar() {
		n.Fault(howToReason)
		return nil
	}
	var out []*expectation
	m := n.Mapping()
	for _, key := range []string{string(rubric.Vietnamese), string(rubric.English), match} {
		v := m.Get(key)
		if !v.Present() {
			continue
		}
		x := &expectation{code: p.code, what: reason + "." + key, node: v, want: v.String()}
		if key == match {
			var err error
			if x.pattern, err = regexp.Compile(x.want); err != nil {
				v.Fault(badPattern, inPattern(err))
			}
		}
		out = append(out, x)
	}
	m.Close()
	return some(m, out)
}

// inPattern says what is wrong with a pattern: Go says it in English alone, so that
// Vietnamese has only what it is about.
func inPattern(err error) locale.Message {
	english := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
	m := locale.Message{VI: english, EN: english}
	if of := (*syntax.Error)(nil); errors.As(err, &of) {
		m.VI = "`" + of.Expr + "`"
	}
	return m
}
