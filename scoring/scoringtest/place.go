package scoringtest

import (
	"regexp"
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
	thing   string // in messages
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
	m.Node().Faultf("nothing is expected here")
	return out
}

// short reads points or a status.
func (p place) short(what string, n source.Node) []*expectation {
	if isNothing(n) {
		n.Faultf("nothing is expected here")
	}
	if !n.Present() || isNothing(n) {
		return nil
	}
	if n.IsScalar() && strings.Trim(n.String(), "0123456789+-.,") != "" {
		name := n.String()
		if !slices.Contains(statuses, name) {
			n.Faultf("expected points or one of %s, got %q%s", strings.Join(statuses, ", "), locale.Short(name), n.Suggest(name, statuses))
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
		n.Faultf("%s is more than %s can be, %s", x.want, p.thing, p.most)
	case p.bounded && d.LessThan(p.least):
		n.Faultf("%s is less than %s can be, %s", x.want, p.thing, p.least)
	case !d.Equal(d.Round(int32(p.places))):
		n.Faultf("%s has more than %d decimal places, to which it is rounded", x.want, p.places)
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
		most.Faultf("the range ends at %s, before it starts at %s", hi, lo)
	}
}

func (p place) index(n source.Node) []*expectation {
	what := "index"
	if p.code == "" {
		what = "total.index"
	}
	p.thing, p.least, p.most = "an index", decimal.Zero, decimal.New(100, 0)
	p.places = p.rubric.Points.Places
	if p.rubric.Index.Mode != "" {
		p.places = p.rubric.Index.Places
	}
	return p.number(what, n, true)
}

// reason reads {vi: ..., en: ...} or {match: ...}.
func (p place) reason(n source.Node) []*expectation {
	if n.IsScalar() {
		n.Faultf("write a reason as {vi: ...}, {en: ...}, both, or {match: ...}")
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
				v.Faultf("%s", err)
			}
		}
		out = append(out, x)
	}
	m.Close()
	return some(m, out)
}
