package formula

import (
	"math/big"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Series is an input that has a figure for each of its members. In expressions its name
// stands for one member where a function goes through all of them, and name.member for
// the one named so.
type Series struct {
	Name    string
	Members []string
	First   int // slot of the first member; the others follow
}

// aggregates are the functions that take a series.
var aggregates = []string{"sum", "mean", "min", "max", "count"}

func (s *Scope) seriesOf(name string) *Series {
	i := slices.IndexFunc(s.Series, func(of Series) bool { return of.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Series[i]
}

// member returns a member of a series as a variable.
func (s *Scope) member(of *Series, i, pos int) *Variable {
	slot := of.First + i
	v := s.Vars[slot]
	m := info{pos, v.Type, v.Type == interval.Number && v.Grid == interval.Whole}
	return &Variable{info: m, name: v.Name, Slot: slot, options: v.Options, grid: v.Grid, never: v.Never}
}

// anyMember is what the name of a series stands for: a member while a function goes
// through them.
func (l *lowering) anyMember(of *Series, pos int) (Node, bool) {
	if l.member < 0 {
		l.fault(pos, seriesAlone, of.Name, of.Members[0])
		return nil, false
	}
	v := l.scope.member(of, l.member, pos)
	v.series = &inSeries{name: of.Name, at: l.member, members: of.Members}
	for i := range of.Members {
		v.series.slots = append(v.series.slots, of.First+i)
	}
	return v, true
}

// seriesMember lowers name.member.
func (l *lowering) seriesMember(n *ast.MemberNode) (Node, bool) {
	id, isName := n.Node.(*ast.IdentifierNode)
	key, isText := n.Property.(*ast.StringNode)
	if !isName || !isText || n.Optional || l.at(n.Location().From) == '[' {
		return nil, l.refuse(n)
	}
	of := l.scope.seriesOf(id.Value)
	if of == nil || l.isLet(id.Value) {
		return nil, l.refuse(n)
	}
	at := slices.Index(of.Members, key.Value)
	if at < 0 {
		l.fault(n.Property.Location().From, noMember, of.Name, key.Value,
			l.suggest(key.Value, func() []string { return of.Members }))
		return nil, false
	}
	return l.scope.member(of, at, id.Location().From), true
}

// isLet reports whether a let has a name.
func (l *lowering) isLet(name string) bool {
	return slices.ContainsFunc(l.lets, func(b *Let) bool { return b.name == name })
}

// throughAll are the functions whose arguments are computed for one member after the other;
// the others take a series as it is.
var throughAll = []string{"sum", "mean", "count"}

// argument lowers an argument of a function: once, or for every member of the series that
// it names.
func (l *lowering) argument(call *ast.CallNode, function string, arg ast.Node) ([]Node, bool) {
	of := l.seriesIn(function, arg)
	switch {
	case len(of) == 0 || !slices.Contains(aggregates, function) || l.member >= 0 && ofOneMember(call, function):
		n, ok := l.lower(arg)
		return []Node{n}, ok
	case l.member >= 0 && l.through != inRelations:
		l.fault(startOf(arg), seriesNested, function, l.through)
		return nil, false
	}
	if _, alone := arg.(*ast.IdentifierNode); !alone && !slices.Contains(throughAll, function) {
		l.fault(startOf(arg), seriesInside, function, of[0].Name)
		return nil, false
	}
	return l.members(function, arg, of)
}

// members lowers a tree for every member of the series that it names.
func (l *lowering) members(function string, n ast.Node, of []*Series) (out []Node, ok bool) {
	for _, other := range of[1:] {
		if !slices.Equal(of[0].Members, other.Members) {
			l.fault(startOf(n), otherMembers, of[0].Name, locale.List(of[0].Members), other.Name, locale.List(other.Members))
			return nil, false
		}
	}
	defer func(member int, through string) { l.member, l.through = member, through }(l.member, l.through)
	l.through = function
	for l.member = range of[0].Members {
		x, ok := l.lower(n)
		if !ok {
			return nil, false
		}
		out = append(out, x)
	}
	return out, true
}

// inRelations is what goes through the members of series that a relation names.
const inRelations = "relations"

// everyMember lowers a condition, and one that names series so that it is to hold for each
// of their members.
func (l *lowering) everyMember(n ast.Node) (Node, bool) {
	of := l.seriesIn("", n)
	if len(of) == 0 {
		return l.lower(n)
	}
	list, ok := l.members(inRelations, n, of)
	if !ok {
		return nil, false
	}
	all := list[0]
	for _, x := range list[1:] {
		if TypeOf(x) != interval.Bool {
			return x, true // no condition, which is said of the whole
		}
		all = &Binary{info{Pos: x.meta().Pos, Type: interval.Bool}, "and", all, x}
	}
	return all, true
}

// ofOneMember reports whether a call within what another function computes for each member
// is about one member, too: mean(max(0, 1 - late)). The greatest of a series is that of all
// its members, wherever it stands: max(late).
func ofOneMember(call *ast.CallNode, function string) bool {
	return !slices.Contains(throughAll, function) && len(call.Arguments) > 1
}

// seriesIn returns the series whose names stand in an argument of a function for one member,
// other than those that a function within it goes through.
func (l *lowering) seriesIn(function string, n ast.Node) []*Series {
	f := &seriesFinder{within: function, taken: map[ast.Node]bool{}}
	ast.Walk(&n, f)
	var out []*Series
	for _, id := range f.names {
		of := l.scope.seriesOf(id.Value)
		if of != nil && !f.taken[id] && !l.isLet(id.Value) && !slices.Contains(out, of) {
			out = append(out, of)
		}
	}
	return out
}

// seriesFinder collects names, but those in arguments of functions that go through series
// themselves; taken are those of name.member.
type seriesFinder struct {
	within string // the function that an argument belongs to
	names  []*ast.IdentifierNode
	taken  map[ast.Node]bool
}

// Visit looks at a node behind those below it.
func (f *seriesFinder) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		f.names = append(f.names, n)
	case *ast.MemberNode:
		f.taken[n.Node] = true
	case *ast.CallNode:
		id, named := n.Callee.(*ast.IdentifierNode)
		if !named || !slices.Contains(aggregates, id.Value) ||
			slices.Contains(throughAll, f.within) && ofOneMember(n, id.Value) {
			return
		}
		// The names behind that of the function are those in its arguments: each node is
		// visited once, however deep calls stand within calls.
		f.names = f.names[:slices.Index(f.names, id)]
	}
}

// inSeries says which member of a series a variable is that stands for all of them.
type inSeries struct {
	name    string
	at      int
	members []string
	slots   []int // of the members
}

// memberOf returns the member of series that a formula is about, -1 for none or several.
func memberOf(n Node) int {
	at, several := -1, false
	walk(n, func(n Node) {
		v, is := n.(*Variable)
		switch {
		case !is || v.series == nil:
		case at < 0:
			at = v.series.at
		case at != v.series.at:
			several = true
		}
	})
	if several {
		return -1
	}
	return at
}

// asMember returns a formula with another member of the series that it is about.
func asMember(n Node, at int) Node {
	if at < 0 || memberOf(n) == at {
		return n
	}
	return rewrite(n, func(_, n Node) Node {
		if v, is := n.(*Variable); is && v.series != nil {
			s := *v.series
			s.at, v.series, v.Slot, v.name = at, &s, s.slots[at], s.name+"."+s.members[at]
		}
		return n
	})
}

// plain returns what a sum, mean or count is in operators, nil for other functions. It
// shares what it counts with what the call was in operators before, if that is not nil.
func (n *Call) plain(before Node) Node {
	if n.of != "" {
		return n.meanOfGroup()
	}
	m := info{Pos: n.Pos, Type: interval.Number, Whole: n.Whole}
	var out Node
	add := func(x Node) {
		if out == nil {
			out = x
			return
		}
		sum := m
		sum.Whole = out.meta().Whole && x.meta().Whole
		out = &Binary{sum, "+", out, x}
	}
	counted := map[Node]Node{}
	if before != nil && n.Name == "count" {
		for _, t := range Terms(before) {
			if c, is := t.Node.(*Conditional); is {
				counted[c.Cond] = c
			}
		}
	}
	for _, a := range n.Args {
		switch n.Name {
		case "sum", "mean":
			add(a)
		case "count":
			m.Whole = true
			one := counted[a]
			if one == nil {
				one = &Conditional{info: m, Cond: a, Then: numeral(big.NewRat(1, 1), 0, n.Pos),
					Otherwise: numeral(new(big.Rat), 0, n.Pos)}
			}
			add(one)
		}
	}
	if n.Name == "mean" {
		m.Whole = false
		out = &Binary{m, "/", out, numeral(big.NewRat(int64(len(n.Args)), 1), 0, n.Pos)}
	}
	return out
}
