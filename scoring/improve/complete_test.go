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
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	curvedRules = flag.Int("curved.rules", 18, "random rules, not linear, that improvements and levers are held against")
	curvedSeed  = flag.Uint64("curved.seed", 1, "seed of the random rules")
)

// bend holds the improvements and the lever of a rule against figures that are
// tried one by one.
type bend struct {
	*ruletest.Curve
	rule   ruletest.Curved
	scorer *scoring.Scorer
	known  ruletest.Unit
	base   *big.Rat
	is     *improve.Improvements
	seen   map[string]int
	faults map[string]string
}

func (b *bend) wrong(kind, format string, args ...any) {
	text := fmt.Sprintf("%s: %s\n%s\nknown %s, base %s of %s\n%s%v", kind, fmt.Sprintf(format, args...), ruletest.AfterInputs(b.rule.File), ruletest.ShownKnown(b.known.Shown()),
		b.base.FloatString(2), b.rule.Max.FloatString(0), shownImprovements(b.is.List), open(b.is.Complete, b.is.Gaps))
	if was := b.faults[kind]; was == "" || len(text) < len(was) {
		b.faults[kind] = text
	}
}

// with returns facts with some inputs changed.
func (b *bend) with(changes ruletest.Unit) ruletest.Unit {
	out := maps.Clone(b.known)
	maps.Copy(out, changes)
	return out
}

// TestNothingIsDeniedThatIsPossible holds improvements and levers of random rules
// that are not linear against figures on a grid, and against an evaluator of its own:
// what is listed earns what it says; where a list is said to be complete the grid
// holds nothing better, and where the grid does the list has it or is not complete
// and says why. (The kind of fault: "none", "out of reach" and "at most" of rules whose
// better figures an exact search did not find.)
func TestNothingIsDeniedThatIsPossible(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	seen, faults := map[string]int{}, map[string]string{}
	for i := range uint64(*curvedRules) {
		r := rand.New(rand.NewPCG(*curvedSeed, i))
		all := []string{"n", "p", "c", "k", "d", "e", "b"}
		r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
		b := &bend{Curve: &ruletest.Curve{Rand: r, Inputs: all[:1+r.IntN(2)]}, seen: seen, faults: faults}
		b.rule = b.Curve.Rule()
		rb, err := rubric.Parse("curved.yaml", []byte(b.rule.File), nil)
		require.NoError(t, err, b.rule.File)
		if b.scorer, err = scoring.Compile(rb, nil); err != nil {
			seen["not compiled"]++ // a division by a literal zero, an input that is read nowhere
			continue
		}
		seen["rules"]++
		for _, kind := range b.rule.Kinds {
			seen["with "+kind]++
		}
		for range 3 {
			b.known = ruletest.Unit{}
			for _, name := range all {
				values := b.Values(name)
				b.known[name] = values[r.IntN(len(values))]
			}
			b.check(t)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Error(faults[kind])
	}
	t.Logf("%v", seen)
	assert.Greater(t, seen["instances"], *curvedRules*2, "that were really checked")
	assert.Greater(t, seen["better on the grid"], *curvedRules/2)
	assert.Greater(t, seen["promises"], *curvedRules*10)
	for _, kind := range []string{"*", "/", "ceil", "floor", "round", "clamp", "min", "max", "let", "abs"} {
		assert.NotZero(t, seen["with "+kind], kind)
	}
	for _, of := range []string{"improvements", "levers"} {
		assert.Greater(t, seen[of+" complete"]*10, seen["instances"]*8, "%s are nearly always complete", of)
	}
	assert.LessOrEqual(t, seen["nothing found"]*20, seen["better on the grid"], "where figures are better one is nearly always found")
}

func (b *bend) check(t *testing.T) {
	before, ok := b.rule.Points(b.known)
	if b.base = before; !ok {
		b.base = new(big.Rat)
	}
	var err error
	b.is, err = improve.Leaf(context.Background(), b.scorer, scoring.Facts{Inputs: ruletest.Figures(b.known.Shown())}, "1", nil)
	require.NoError(t, err)
	b.seen["instances"]++
	if b.is.Complete {
		b.seen["improvements complete"]++
	}
	for _, g := range b.is.Gaps {
		b.seen["gap "+string(g.Kind)]++
	}
	if b.is.Complete == (len(b.is.Gaps) > 0) {
		b.wrong("a list is complete with gaps, or not complete without a reason", "")
	}
	for _, i := range b.is.List {
		changes := ruletest.Unit{}
		for _, ch := range i.Changes {
			changes[ch.Input] = ruletest.Read(ch.Input, ch.Figure.String())
		}
		if v, ok := b.rule.Points(b.with(changes)); !ok || v.Cmp(i.Points.Rat()) != 0 || v.Cmp(b.base) <= 0 {
			b.wrong("an improvement earns something else", "%v", i.Text.EN)
		}
		if i.PerhapsFarther != strings.Contains(i.Text.EN, "a smaller change may") {
			b.wrong("that a change is perhaps not the least is not said", "%s", i.Text.EN)
		}
	}
	found := false
	b.grid(func(changes ruletest.Unit, points *big.Rat) {
		for _, i := range b.is.List {
			if len(i.Changes) == 1 && len(changes) == 1 && meets(&i.Changes[0], changes) {
				b.seen["promises"]++
				if points.Cmp(i.Points.Rat()) < 0 {
					b.wrong("a figure that is said to suffice earns less", "%s: %v: %s", i.Text.EN, changes.Shown(), points.FloatString(2))
				}
			}
		}
		if points.Cmp(b.base) <= 0 {
			return
		}
		found = true
		if b.is.Complete && !b.matches(changes, points) {
			b.wrong("a complete list has nothing as good as figures of the grid", "%v: %s", changes.Shown(), points.FloatString(2))
		}
		for _, i := range b.is.List {
			if name := i.Changes[0].Input; len(i.Changes) == 1 && len(changes) == 1 && changes[name] != nil && !i.PerhapsFarther && b.nearer(changes, &i.Changes[0]) && points.Cmp(i.Points.Rat()) >= 0 {
				b.wrong("a smaller change earns as much", "%v: %s", changes.Shown(), points.FloatString(2))
			}
		}
	})
	if found {
		b.seen["better on the grid"]++
		if len(b.is.List) == 0 {
			b.seen["nothing found"]++
		}
	}
	b.lever(t)
}

// meets reports whether a figure meets the relation of a change, if that is one to a
// number.
func meets(ch *improve.Change, changes ruletest.Unit) bool {
	at, ok := new(big.Rat).SetString(ch.Required)
	v := changes[ch.Input]
	if !ok || v == nil {
		return false
	}
	c := v.Cmp(at)
	return map[string]bool{">=": c >= 0, ">": c > 0, "<=": c <= 0, "<": c < 0, "==": c == 0}[ch.Operator]
}

// grid calls f with changes of one input and of both, and what they earn.
func (b *bend) grid(f func(changes ruletest.Unit, points *big.Rat)) {
	try := func(changes ruletest.Unit) {
		b.seen["figures"]++
		if v, ok := b.rule.Points(b.with(changes)); ok {
			f(changes, v)
		}
	}
	values := map[string][]*big.Rat{}
	for _, name := range b.Inputs {
		for _, v := range b.Values(name) {
			if v.Cmp(b.known[name]) != 0 {
				values[name] = append(values[name], v)
				try(ruletest.Unit{name: v})
			}
		}
	}
	if len(b.Inputs) == 2 {
		for range 400 {
			changes := ruletest.Unit{}
			for _, name := range b.Inputs {
				changes[name] = values[name][b.IntN(len(values[name]))]
			}
			try(changes)
		}
	}
}

// matches reports whether an improvement that changes no other inputs is as good.
func (b *bend) matches(changes ruletest.Unit, points *big.Rat) bool {
	return slices.ContainsFunc(b.is.List, func(i improve.Improvement) bool {
		return i.Points.Rat().Cmp(points) >= 0 && !slices.ContainsFunc(i.Changes, func(ch improve.Change) bool { return changes[ch.Input] == nil })
	})
}

// nearer reports whether a figure is nearer to what is known than that of a change,
// on the same side.
func (b *bend) nearer(changes ruletest.Unit, ch *improve.Change) bool {
	if ch.Input == "e" || ch.Input == "b" {
		return false
	}
	by := new(big.Rat).Sub(changes[ch.Input], b.known[ch.Input])
	its := new(big.Rat).Sub(ruletest.Read(ch.Input, ch.Figure.String()), b.known[ch.Input])
	return by.Sign() == its.Sign() && by.Abs(by).Cmp(its.Abs(its)) < 0
}

// lever holds the lever of all inputs against the grid.
func (b *bend) lever(t *testing.T) {
	movable := map[string]scoring.Bound{}
	for _, name := range b.Inputs {
		movable[name] = scoring.Bound{}
	}
	levers, err := improve.FindLevers(context.Background(), b.scorer, scoring.Facts{Inputs: ruletest.Figures(b.known.Shown())}, movable, nil)
	require.NoError(t, err)
	if len(levers.List) == 0 {
		b.seen["levers complete"]++
		return // the rule reads none of them
	}
	require.Len(t, levers.List, 1)
	l := &levers.List[0]
	if l.Complete {
		b.seen["levers complete"]++
	}
	if l.Complete == (len(l.Gaps) > 0) {
		b.wrong("a lever is complete with gaps, or not complete without a reason", "")
	}
	finals := make([]*big.Rat, len(l.Moves))
	for i, m := range l.Moves {
		finals[i] = levers.Final([]int{i}).Rat()
		changes := ruletest.Unit{}
		for _, ch := range m.Changes {
			changes[ch.Input] = ruletest.Read(ch.Input, ch.Figure.String())
		}
		if v, ok := b.rule.Points(b.with(changes)); ok && v.Cmp(finals[i]) != 0 || !ok && finals[i].Sign() != 0 {
			b.wrong("a move comes to something else", "%v: %s", m.Text.EN, finals[i].FloatString(2))
		}
	}
	reaches := false
	b.grid(func(changes ruletest.Unit, points *big.Rat) {
		good := false
		for i, m := range l.Moves {
			good = good || finals[i].Cmp(points) >= 0 && b.noFarther(m, changes)
			reaches = reaches || finals[i].Cmp(b.base) > 0
		}
		if l.Complete && !good {
			b.wrong("a complete lever has no move as good as figures of the grid", "%v: %s\n%d moves", changes.Shown(), points.FloatString(2), len(l.Moves))
		}
	})
	if len(b.is.List) > 0 && !reaches && len(b.is.List[0].Changes) == 1 {
		b.wrong("an improvement is no move", "")
	}
}

// noFarther reports whether a move moves no figure farther than changes do.
func (b *bend) noFarther(m improve.Move, changes ruletest.Unit) bool {
	for _, ch := range m.Changes {
		to, figure := changes[ch.Input], ruletest.Read(ch.Input, ch.Figure.String())
		switch {
		case to == nil:
			return false
		case ch.Input == "e" || ch.Input == "b":
			if to.Cmp(figure) != 0 {
				return false
			}
		default:
			by, far := new(big.Rat).Sub(figure, b.known[ch.Input]), new(big.Rat).Sub(to, b.known[ch.Input])
			if by.Abs(by).Cmp(far.Abs(far)) > 0 {
				return false
			}
		}
	}
	return true
}
