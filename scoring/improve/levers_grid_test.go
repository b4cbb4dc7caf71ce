package improve_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var (
	leverRubrics = flag.Int("levers.rubrics", 8, "random rubrics whose levers are compared with all facts of a grid")
	leverSeed    = flag.Uint64("levers.seed", 1, "seed of the random rubrics")
	leverFacts   = flag.Int("levers.facts", 150, "facts that attack each lever")
)

// TestLeversOnAGrid: the levers of a random rubric divide it, their moves come to
// what they say when scored, keep what they promise, and no facts of a grid do
// better than all of them without going farther.
func TestLeversOnAGrid(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	seen, faults := map[string]int{}, map[string]*ruletest.Slip{}
	for i := range uint64(*leverRubrics) {
		r := rand.New(rand.NewPCG(*leverSeed, i))
		g := ruletest.NewGroup(r)
		if g.Wild {
			continue
		}
		file, codes := g.SeveralLeaves()
		rb, err := rubric.Parse("random.yaml", []byte(file), nil)
		if err != nil {
			continue
		}
		s, err := scoring.Compile(rb, nil)
		if err != nil {
			continue
		}
		seen["rubrics"]++
		if g.Members {
			seen["of series and groups"]++
		}
		for range 2 {
			h := newHeave(&climb{Rand: r, t: t, g: g, file: file, scorer: s, seen: seen, faults: faults}, codes)
			h.heave()
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].Times, faults[kind].Text)
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, *leverRubrics, map[string]int{
		"rubrics": 55, "levers": 130, "attacks": *leverFacts * 65, "promises": 4000, "moves of 1": 300, "moves of 2": 600, "moves of 3": 90,
		"finals with open exclusions": 20,
	})
}

// heave checks the levers of a random rubric for some facts.
type heave struct {
	*climb
	codes   []string
	movable map[string]scoring.Bound
	levers  *improve.Levers
	lever   *improve.Lever      // that is checked
	points  map[string]earnings // that were computed
	tried   map[string][]any    // values by input
}

func newHeave(c *climb, codes []string) *heave {
	return &heave{climb: c, codes: codes, points: map[string]earnings{}, tried: map[string][]any{}}
}

// earnings are what leaves come to, by Score.
type earnings struct {
	points, applicable [2]int64 // the second of the survey, where that is rescaled alone
	bonus, penalty     int64    // all in thousandths of points
}

// values are those of the fine grid of an input.
func (h *heave) values(name string) []any {
	if h.tried[name] == nil {
		h.tried[name] = h.grid(name, true)
	}
	return h.tried[name]
}

func milli(d decimal.Decimal) int64 { return d.Shift(3).IntPart() }

// noWorse reports whether e is no worse than f whatever other leaves come to: full
// marks for more leaves are no worse than that these are excluded.
func (e earnings) noWorse(f earnings) bool {
	for i := range e.points {
		more := e.applicable[i] - f.applicable[i]
		if more < 0 || e.points[i]-f.points[i] < more {
			return false
		}
	}
	return e.bonus >= f.bonus && e.penalty <= f.penalty
}

func (h *heave) wrong(kind, format string, args ...any) {
	var b strings.Builder
	for name, bound := range h.movable {
		fmt.Fprintf(&b, "%s within %v; ", name, bound)
	}
	if l := h.lever; l != nil {
		fmt.Fprintf(&b, "\n%v %v %s", l.Inputs, l.Leaves, open(l.Complete, l.Gaps))
		for _, m := range l.Moves {
			fmt.Fprintf(&b, "\n    %s: %v", shownMove(m), h.earn(l.Leaves, h.after(h.known, &m)))
		}
	}
	h.climb.wrong(kind, "%s\n%s", fmt.Sprintf(format, args...), b.String())
}

func shownMove(m improve.Move) string {
	var out []string
	for _, ch := range m.Changes {
		s := fmt.Sprintf("%s %s → %s %s (%s", ch.Input, ch.Observed, ch.Operator, ch.Required, ch.Figure)
		if ch.By.Valid {
			s += " by " + ch.By.Decimal.String()
		}
		out = append(out, s+")")
	}
	return strings.Join(out, ", ")
}

// final returns the final score that is sure, and whether it is open what is
// excluded.
func (h *heave) final(in map[string]any) (least decimal.Decimal, open bool) {
	r, err := h.scorer.Score(ruletest.FactsOf(ruletest.Figures(in)))
	require.NoError(h.t, err)
	for _, code := range h.codes {
		if it := r.Item(code); !it.Applicable.Valid && it.Status != scoring.Failed {
			open = true
		}
	}
	return r.Total.FinalRange.Least, open
}

// earn returns what leaves come to for facts.
func (h *heave) earn(leaves []string, in map[string]any) earnings {
	key := strings.Join(leaves, " ") + ruletest.ShownKnown(in)
	if e, done := h.points[key]; done {
		return e
	}
	r, err := h.scorer.Score(ruletest.FactsOf(ruletest.Figures(in)))
	require.NoError(h.t, err)
	h.seen["facts"]++
	var e earnings
	for _, code := range leaves {
		it, source := r.Item(code), 0
		if it.Source == rubric.Survey && h.scorer.Rubric().Exclusion == rubric.ExclusionBySource {
			source = 1
		}
		switch code[0] {
		case 'B':
			e.bonus += milli(it.Range.Least)
		case 'P':
			e.penalty += milli(it.Range.Most)
		default:
			e.points[source] += min(milli(it.Range.Least), h.withoutIt(it))
			excluded := it.Applicable.Valid && it.Applicable.Decimal.IsZero() && it.Status != scoring.Failed
			if !excluded && h.scorer.Rubric().Exclusion != rubric.ExclusionNone {
				e.applicable[source] += milli(it.Max)
			}
		}
	}
	h.points[key] = e
	return e
}

// withoutIt is what an item that may be excluded counts at least, so that the others
// have no less without it: the least that any of them can have, as a share.
func (h *heave) withoutIt(it *scoring.Item) int64 {
	r := h.scorer.Rubric()
	if it.Applicable.Valid || r.Exclusion == rubric.ExclusionNone {
		return milli(it.Range.Least)
	}
	alone := func(code string) bool {
		return r.Exclusion == rubric.ExclusionBySource && r.Item(code).Source == rubric.Survey
	}
	least := decimal.Zero
	for _, code := range h.codes {
		if of := r.Item(code); code[0] == '1' && code != it.Code && alone(code) == alone(it.Code) {
			share := of.Min.Rat()
			share.Quo(share.Mul(share, it.Max.Rat()), of.Max.Rat())
			if v := floorOf(share, r.Points.Places); v.LessThan(least) {
				least = v
			}
		}
	}
	return milli(least)
}

// floorOf rounds down to a number of places.
func floorOf(v *big.Rat, places int) decimal.Decimal {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	n := new(big.Int).Mul(v.Num(), unit)
	return decimal.NewFromBigInt(n.Div(n, v.Denom()), int32(-places))
}

func (h *heave) heave() {
	h.known, h.movable = map[string]any{}, map[string]scoring.Bound{}
	exact := h.IntN(3) > 0
	used := h.file[strings.Index(h.file, "areas:"):]
	several := 2 + h.IntN(4)
	for _, k := range h.Perm(len(h.g.Inputs)) {
		in := &h.g.Inputs[k]
		values := h.values(in.Name)
		v := values[h.IntN(len(values))]
		switch {
		case exact || h.IntN(2) == 0:
			h.known[in.Name] = v
		case in.Type == rubric.Enum && h.IntN(2) == 0:
			h.known[in.Name] = scoring.Bound{OneOf: []string{fmt.Sprint(v), in.Options[0].Name}}
		case in.Type.Numeric() || in.Type == rubric.DateIn:
			h.known[in.Name] = h.bound(in, values)
		}
		if !in.Fixed && ruletest.Reads(used, in.Name) && len(h.movable) < several {
			h.movable[in.Name] = scoring.Bound{}
			if h.IntN(3) == 0 {
				h.movable[in.Name] = h.bound(in, values)
			}
		}
	}
	h.check()
}

// check checks the levers for what is known and movable.
func (h *heave) check() {
	var err error
	h.levers, err = improve.FindLevers(context.Background(), h.scorer, ruletest.FactsOf(ruletest.Figures(h.known)), h.movable, nil)
	require.NoError(h.t, err, ruletest.ShownKnown(h.known))
	h.divides()
	h.stays()
	for i := range h.levers.List {
		h.seen["levers"]++
		h.lever = &h.levers.List[i]
		for _, g := range h.levers.List[i].Gaps {
			h.seen[fmt.Sprintf("open: %s", g.Kind)]++
		}
		h.scores(i)
		h.dominates(&h.levers.List[i])
		h.promises(&h.levers.List[i])
		h.attack(&h.levers.List[i])
	}
	h.lever = nil
	h.together()
}

// bound returns limits of an input at some of its values.
func (h *heave) bound(in *rubric.Input, values []any) scoring.Bound {
	if in.Type == rubric.Bool {
		return scoring.Bound{}
	}
	if in.Type == rubric.Enum {
		return scoring.Bound{OneOf: []string{fmt.Sprint(values[h.IntN(len(values))]), fmt.Sprint(values[h.IntN(len(values))])}}
	}
	if in.Type == rubric.DateIn {
		values = slices.SortedFunc(slices.Values(values), func(a, b any) int { return int(h.day(a) - h.day(b)) })
	}
	i := h.IntN(len(values))
	b := scoring.Bound{AtLeast: ruletest.Figure(values[i]), AtMost: ruletest.Figure(values[i+h.IntN(len(values)-i)])}
	if h.IntN(4) == 0 {
		return scoring.Bound{AtLeast: b.AtLeast}
	}
	if h.IntN(4) == 0 {
		return scoring.Bound{AtMost: b.AtMost}
	}
	return b
}

// divides checks that levers are apart and leave out no leaf.
func (h *heave) divides() {
	var inputs, leaves []string
	for _, l := range h.levers.List {
		inputs, leaves = append(inputs, l.Inputs...), append(leaves, l.Leaves...)
		if len(l.Moves) == 0 || len(l.Moves[0].Changes) > 0 {
			h.wrong("the first move is not none", "%v", l.Inputs)
		}
		for _, m := range l.Moves {
			for _, ch := range m.Changes {
				if !slices.Contains(l.Inputs, ch.Input) {
					h.wrong("a move of another's input", "%s", ch.Input)
				}
			}
		}
	}
	for _, list := range [][]string{inputs, leaves} {
		slices.Sort(list)
		if len(slices.Compact(list)) != len(list) {
			h.wrong("levers overlap", "%v", list)
		}
	}
	// What no lever has does not change with any of their inputs.
	var others []string
	for _, code := range h.codes {
		if !slices.Contains(leaves, code) {
			others = append(others, code)
		}
	}
	moved := maps.Clone(h.known)
	for name := range h.movable {
		values := h.values(name)
		moved[name] = values[h.IntN(len(values))]
	}
	if h.earn(others, h.known) != h.earn(others, moved) {
		h.wrong("the rest changes", "%s", ruletest.ShownKnown(moved))
	}
}

// scored returns the final score of one move of each lever.
func (h *heave) scored(move func(i int) int) decimal.Decimal {
	moves := make([]int, len(h.levers.List))
	for i := range moves {
		moves[i] = move(i)
	}
	return h.levers.Final(moves)
}

// sure checks what moves come to: the final score that is sure or, where it is open
// what is excluded, no more.
func (h *heave) sure(when string, got, least decimal.Decimal, open bool) {
	if open {
		h.seen["finals with open exclusions"]++
	}
	if got.GreaterThan(least) || !open && !got.Equal(least) {
		h.wrong("the final score "+when, "%s, scored %s (exclusions open: %v)", got, least, open)
	}
}

func (h *heave) stays() {
	least, open := h.final(h.known)
	h.sure("without moves", h.scored(func(int) int { return 0 }), least, open)
}

// after returns facts with the figures of a move.
func (h *heave) after(in map[string]any, m *improve.Move) map[string]any {
	in = maps.Clone(in)
	for _, ch := range m.Changes {
		in[ch.Input] = ch.Figure
	}
	return in
}

// scores scores the moves of a lever.
func (h *heave) scores(i int) {
	for range min(60, len(h.levers.List[i].Moves)) {
		k := h.IntN(len(h.levers.List[i].Moves))
		m := &h.levers.List[i].Moves[k]
		h.seen[fmt.Sprintf("moves of %d", len(m.Changes))]++
		least, open := h.final(h.after(h.known, m))
		got := alone(h.levers, i, k)
		h.sure("after a move", got, least, open)
		for _, ch := range m.Changes {
			h.measured(&ch)
		}
	}
}

// together scores a move of each lever together.
func (h *heave) together() {
	for range 5 {
		in, at := h.known, map[int]int{}
		for i, l := range h.levers.List {
			at[i] = h.IntN(len(l.Moves))
			in = h.after(in, &l.Moves[at[i]])
		}
		least, open := h.final(in)
		h.sure("after moves together", h.scored(func(i int) int { return at[i] }), least, open)
	}
}

// inside reports whether a figure lies within the limits of an input.
func (h *heave) inside(name string, v any) bool {
	b := h.movable[name]
	is := func(op string, at scoring.Figure) bool {
		ch := &improve.Change{Comparison: scoring.Comparison{Input: name, Operator: op, Required: fmt.Sprint(at)}}
		return at.IsZero() || h.meets(ch, v)
	}
	return is(">=", b.AtLeast) && is("<=", b.AtMost) && is(">", b.Above) && is("<", b.Below) &&
		(b.OneOf == nil || slices.Contains(b.OneOf, fmt.Sprint(v)))
}
