package scoring

import (
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// banded proves, of every group of units that the bands name, that every final score
// has a band. No final score is above all bands, so one without a band is below the
// lowest.
func (s *Scorer) banded(steps int) []Verdict {
	var out []Verdict
	var least *big.Rat     // that final scores can be, or less than that
	var lowest *lowestUnit // facts that come to little
	var limit decimal.Decimal // below all bands of all groups
	for _, b := range s.rubric.Bands {
		limit = decimal.Min(limit, b.From)
	}
	for _, table := range bandTables(s.rubric) {
		band := table[len(table)-1]
		what := text("mọi điểm cuối cùng đều có xếp loại", "every final score has a band")
		if band.Group != "" {
			what = text("mọi điểm cuối cùng của nhóm %[1]s đều có xếp loại", "every final score of the group %[1]s has a band", band.Group)
		}
		d := Verdict{Property: "band", Outcome: Proved, Message: what, Illustrative: s.rubric.Illustrative || band.Illustrative}
		d.place(s.rubric.Fault(band, "from", -1, ""))
		if least == nil {
			least = s.leastFinal()
		}
		if least.Cmp(band.From.Rat()) < 0 {
			if lowest == nil {
				lowest = s.findLowest(limit, steps)
			}
			if lowest.found && lowest.final.LessThan(band.From) {
				d.Outcome, d.Example = Refuted, lowest.example(band.Group)
				d.Message = text("điểm cuối cùng có thể là %[1]s, thấp hơn xếp loại thấp nhất (%[3]s, từ %[2]s)%[5]s",
					"the final score can be %[1]s, below the lowest band (%[4]s, from %[2]s)%[5]s",
					lowest.final, band.From, band.Name.VI, band.Name.EN, d.Example.someFacts())
			} else {
				d.Outcome = Undecided
				d.Message = text("không quyết định được (không tìm thấy số liệu nào thấp hơn xếp loại thấp nhất, cũng chưa chứng minh được là không có): %[1]s",
					"undecided (neither facts below the lowest band were found nor a proof that there are none): %[2]s", what.VI, what.EN)
			}
		}
		out = append(out, d)
	}
	return out
}

// bandTables returns the bands of a rubric by group, each from the highest, in the
// order in which the groups are first named.
func bandTables(r *rubric.Rubric) [][]*rubric.Band {
	var out [][]*rubric.Band
	at := map[string]int{}
	for i := range r.Bands {
		b := &r.Bands[i]
		if _, known := at[b.Group]; !known {
			at[b.Group] = len(out)
			out = append(out, nil)
		}
		out[at[b.Group]] = append(out[at[b.Group]], b)
	}
	return out
}

// leastFinal returns what no final score is less than.
func (s *Scorer) leastFinal() *big.Rat {
	x := &spread{Scorer: s, leaves: s.leaves, parts: make([]part, len(s.leaves))}
	x.row, _ = s.row(Facts{}) // no facts have no faults
	for _, n := range x.leaves {
		o := n.evaluate(s.rubric, s.vars(x.row, n), s.points(x.row, n)...)
		x.parts[n.index] = n.part(&o)
	}
	return x.final("").lo
}

// lowestUnit is a search for facts that come to as low a final score as can be. It
// starts at facts that are worst for the leaves, each taken alone, and goes on to facts
// that differ in what one leaf reads, or in one figure, as long as that lowers the final
// score. What it finds is scored; lower final scores may be left.
type lowestUnit struct {
	*engine
	facts  Facts
	failed int // leaves without points
	found  bool
	final  decimal.Decimal
}

// mostTries bounds how many units are scored in a search for the lowest final score.
const mostTries = 20_000

// findLowest looks for a final score below a limit, or as low as it finds one.
func (s *Scorer) findLowest(limit decimal.Decimal, steps int) *lowestUnit {
	e := s.engine()
	defer s.engines.Put(e)
	options := make([][]Facts, len(s.leaves))
	c := s.Coverage()
	parts := make([][]int, len(s.leaves))
	for i := range c.parts {
		at := c.parts[i].node.index
		parts[at] = append(parts[at], i)
	}
	inParallel(len(s.leaves), func(i int) {
		options[i] = s.lowOptions(s.leaves[i], steps)
		for _, part := range parts[i] {
			if a := c.facts(part, steps); a.found == formula.Yes {
				options[i] = append(options[i], Facts{Inputs: s.leaves[i].example(s.rubric, "", a.facts).Facts})
			}
		}
	})
	moves := s.moves(options)
	best := &lowestUnit{engine: e}
	tries := 0
	for _, reversed := range []bool{false, true} { // which of two leaves has its way with a figure
		if best.found && best.final.LessThan(limit) {
			break
		}
		l, start := &lowestUnit{engine: e}, Facts{}
		for _, list := range options {
			switch {
			case len(list) == 0:
			case reversed:
				start = start.over(list[0])
			default:
				start = list[0].over(start)
			}
		}
		for better := l.take(start); better && tries < mostTries; {
			better = false
			for _, f := range moves {
				if tries++; tries < mostTries && l.take(f.over(l.facts)) {
					better = true
				}
			}
		}
		if l.found && (!best.found || l.final.LessThan(best.final)) {
			best = l
		}
	}
	return best
}

// moves returns what facts are changed by: all that a leaf reads, and one figure.
func (s *Scorer) moves(options [][]Facts) []Facts {
	out := slices.Concat(options...)
	type figure struct {
		name  string
		value any
	}
	seen := map[figure]bool{}
	for _, f := range out {
		for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
			if one := (figure{name, f.Inputs[name]}); !seen[one] {
				seen[one] = true
				out = append(out, Facts{Inputs: map[string]any{name: one.value}})
			}
		}
	}
	return out
}

// over returns facts with what others say besides.
func (f Facts) over(others Facts) Facts {
	out := Facts{Inputs: map[string]any{}, Points: map[string]any{}}
	for _, g := range []Facts{others, f} {
		maps.Copy(out.Inputs, g.Inputs)
		maps.Copy(out.Points, g.Points)
	}
	return out
}

// take scores facts, and keeps them where they come to less than those before: those
// for which fewer leaves fail come first.
func (l *lowestUnit) take(f Facts) bool {
	r, err := l.row(f)
	if err != nil {
		return false
	}
	special := l.leafPoints(r)
	failed := 0
	for _, sp := range special {
		if sp.status == Missing || sp.status == Failed {
			failed++
		}
	}
	t := l.sums.total(l.Scorer, l.points, special, "")
	switch {
	case l.facts.Inputs == nil:
	case failed != l.failed:
		if failed > l.failed {
			return false
		}
	case !t.Final.Valid || l.found && !t.Final.Decimal.LessThan(l.final):
		return false
	}
	l.facts, l.failed, l.found, l.final = f, failed, t.Final.Valid, t.Final.Decimal
	return true
}

// lowOptions returns facts for one leaf, first those that lower a final score most
// while it counts: one for each of its cases, and one for which it does not arise.
func (s *Scorer) lowOptions(n *node, steps int) []Facts {
	type option struct {
		Facts
		points *big.Rat
	}
	var counted []option
	var others []Facts
	worst := func(r pointRange) *big.Rat {
		if s.side(n) == onPenalty {
			return r.hi
		}
		return r.lo
	}
	p := newProver(s.rubric, n, n.blank, steps)
	factsOf := func(a answer) Facts {
		f := Facts{Inputs: n.example(s.rubric, "", a.facts).Facts}
		if n.item.Reported {
			f.Points = map[string]any{n.item.Code: n.lowest(s)}
		}
		return f
	}
	if len(n.cases) == 0 {
		a := p.ask(func(q *formula.Search) {
			p.throughGates(q, 0, len(n.gates), q.All(), func(r formula.Region) { q.Found(r) })
		})
		if a.found == formula.Yes {
			others = append(others, factsOf(a))
		}
	}
	for i := range n.cases {
		points := func(q *formula.Search, yield func(formula.Region, formula.Form)) { p.points(q, i, yield) }
		v := worst(p.rangeOf(points))
		if v == nil {
			continue
		}
		a := p.ask(func(q *formula.Search) {
			points(q, func(r formula.Region, f formula.Form) {
				if r, ok := r.Inside(f, p.allowed()); ok {
					if r, ok := between(r, f, s.rubric.Points, v, v); ok {
						q.Found(r)
					}
				}
			})
		})
		if a.found == formula.Yes {
			counted = append(counted, option{factsOf(a), v})
		}
	}
	slices.SortStableFunc(counted, func(a, b option) int {
		if s.side(n) == onPenalty {
			return b.points.Cmp(a.points)
		}
		return a.points.Cmp(b.points)
	})
	if a := p.ask(func(q *formula.Search) {
		q.Arises = func(r formula.Region) { q.Found(r) }
		p.throughGates(q, 0, len(n.gates), q.All(), func(r formula.Region) {
			if len(n.cases) > 0 {
				p.from(q, 0, r, func(formula.Region, int, formula.Form) {})
			}
		})
	}); a.found == formula.Yes {
		others = append(others, factsOf(a))
	}
	var out []Facts
	for _, o := range counted {
		out = append(out, o.Facts)
	}
	return append(out, others...)
}

// lowest returns the points of a reported leaf that lower a final score most.
func (n *node) lowest(s *Scorer) decimal.Decimal {
	of := (&leaf{node: n, rubric: s.rubric}).given(formula.Num{Lo: n.item.Min.Rat(), Hi: n.item.Max.Rat()})
	if s.side(n) == onPenalty {
		return toDecimal(of.Hi)
	}
	return toDecimal(of.Lo)
}

// example makes a test case of the unit as a whole.
func (l *lowestUnit) example(group string) *Example {
	e := &Example{Name: "total: band", Group: group, Facts: l.facts.Inputs, Status: Scored, Points: decimal.NewNullDecimal(l.final)}
	if group != "" {
		e.Name += " of " + group
	}
	if len(l.facts.Points) > 0 {
		e.Reported = map[string]any{}
		for code, v := range l.facts.Points {
			e.Reported[code] = fmt.Sprint(v)
		}
	}
	for name, v := range l.facts.Inputs {
		in := l.rubric.Input(name)
		if o, isText := v.(string); isText && in.Type == rubric.Enum && plain.MatchString(o) {
			e.Texts = append(e.Texts, name)
		}
	}
	slices.Sort(e.Texts)
	return e
}

// someFacts lists the figures for a message where they are few.
func (e *Example) someFacts() string {
	if len(e.Facts)+len(e.Reported) > 6 {
		return ""
	}
	return e.facts()
}

// noBand says why a final score that is known has no band.
func (s *Scorer) noBand(t *Total, group string) rubric.Text {
	if len(s.rubric.Bands) == 0 || !t.Final.Valid || !t.Band.IsZero() {
		return rubric.Text{}
	}
	var table, others []*rubric.Band
	for _, bands := range bandTables(s.rubric) {
		switch bands[0].Group {
		case group:
			table = bands
		case "":
			others = bands
		}
	}
	if table == nil {
		table = others
	}
	switch {
	case table == nil && group == "":
		return text("bộ chỉ số chỉ xếp loại theo nhóm đối tượng, mà đơn vị không thuộc nhóm nào", "the rubric has bands for groups of units only, and the unit is in none")
	case table == nil:
		return text("bộ chỉ số không có xếp loại cho nhóm %s", "the rubric has no bands for the group %s", group)
	}
	lowest := table[len(table)-1]
	return text("điểm cuối cùng %[1]s thấp hơn xếp loại thấp nhất (%[3]s, từ %[2]s)", "the final score %[4]s is below the lowest band (%[6]s, from %[5]s)",
		rubric.Vietnamese.Decimal(t.Final.Decimal), rubric.Vietnamese.Decimal(lowest.From), lowest.Name.VI,
		rubric.English.Decimal(t.Final.Decimal), rubric.English.Decimal(lowest.From), lowest.Name.EN)
}
