package improve

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// goal writes what a figure has to become after steps, in both languages: the rate that it is
// part of, the days that it has, or the figure itself.
func (l *lever) goal(place int, a formula.Atom, to []step) (clauses [2]string) {
	said := l.said(place, a.Op, to)
	for k, lang := range []locale.Lang{rubric.Vietnamese, rubric.English} {
		if said != nil {
			clauses[k] = said(lang)
			continue
		}
		at := a
		at.Required = []interval.Domain{l.statedLimit(place, a, to)}
		i := slices.IndexFunc(l.leaves, func(leaf *leafState) bool { return slices.Contains(leaf.places, place) })
		at.Slot = slices.Index(l.leaves[i].places, place)
		clauses[k] = l.engine.Compiled.InputsOf(l.leaves[i].Node).Goal(at, lang)
	}
	return clauses
}

// said returns how to write what has to become of what reads a figure, where all leaves read
// it in one and the same way: of several rates the one that asks for most. It is nil where
// the figure itself is what they ask for.
func (l *lever) said(place int, op string, to []step) func(locale.Lang) string {
	uses, plain := l.uses(place)
	if plain || op == "in" {
		return nil
	}
	up := l.up(place, to, op)
	var best *ask
	for _, u := range uses {
		x := u.asks(l, uses, up, to)
		switch {
		case x == nil || best != nil && x.of != best.of:
			return nil
		case best == nil || up && x.at.Cmp(best.at) > 0 || !up && x.at.Cmp(best.at) < 0:
			best = x
		}
	}
	return best.say
}

// ask is what a use of a figure asks for: a number of something.
type ask struct {
	of  string // what the number is of
	at  *big.Rat
	say func(locale.Lang) string
}

// use is where a leaf reads a figure.
type use struct {
	formula.Use
	leaf *leafState
	at   int // the input of the leaf
}

// uses returns where leaves read a figure, and whether one of them reads it by itself.
func (l *lever) uses(place int) (out []use, plain bool) {
	for _, a := range l.leaves {
		at := slices.Index(a.places, place)
		if at < 0 || at >= len(a.Inputs) {
			continue
		}
		for _, n := range a.formulas() {
			for _, u := range formula.Uses(n, at) {
				plain = plain || u.Kind == formula.UsePlain
				out = append(out, use{u, a, at})
			}
		}
	}
	return out, plain || len(out) == 0
}

// formulas returns the conditions and scores of a leaf.
func (a *leafState) formulas() (out []formula.Node) {
	for _, g := range a.Guards {
		out = append(out, g.Cond)
	}
	for _, c := range a.Cases {
		if c.When != nil {
			out = append(out, c.When)
		}
		out = append(out, c.Score)
	}
	return out
}

// asks returns what a use asks for; nil where that is not known.
func (u use) asks(l *lever, uses []use, up bool, to []step) *ask {
	vars := u.leaf.with(to)
	of, with := formula.Eval(u.Of, vars), formula.Eval(u.With, vars)
	if !of.HasValue || !with.HasValue || !of.Value.Known() || !with.Value.Known() {
		return nil
	}
	in, x, y := l.engine.Compiled.InputsOf(u.leaf.Node), of.Value.Numbers.Lo, with.Value.Numbers.Lo
	atom := formula.Atom{Slot: u.at, Subject: u.Of, Observed: u.leaf.vars[u.at]}
	rate := func(op string, at *big.Rat) *ask {
		return &ask{"rate " + formula.String(u.Of) + " " + formula.String(u.With), at, func(lang locale.Lang) string {
			return in.RateGoal(u.Of, u.With, op, at, lang)
		}}
	}
	switch u.Kind {
	case formula.UseDays:
		days := formula.Eval(u.Node, vars)
		if of.Value.MayBeNever() || with.Value.MayBeNever() || up || !days.HasValue || !days.Value.Known() {
			return nil
		}
		n := u.days(days.Value.Numbers.Lo)
		working := formula.ShapeOf(u.Node).Op == "workdays"
		return &ask{formula.String(u.Node), n, func(lang locale.Lang) string {
			return in.WithinGoal(atom, u.With, n, working, lang)
		}}
	case formula.UseAgainst:
		done, total := in(u.at), in(formula.ShapeOf(u.With).Slot)
		switch {
		case x.Cmp(y) != 0 || done == nil || total == nil:
			return nil
		case done.Type == rubric.Count && total.Type == rubric.Count && up:
			return rate(">=", big.NewRat(100, 1))
		}
		return &ask{"against " + formula.String(u.With), y, func(lang locale.Lang) string {
			return in.AgainstGoal(atom, u.With, up, lang)
		}}
	}
	if y.Sign() <= 0 {
		return nil
	}
	return rate(u.rate(l, uses, x, y, up, vars))
}

// days returns the limit of a count of days that a number of them just meets, or else the
// number.
func (u use) days(n *big.Rat) *big.Rat {
	next := new(big.Rat).Add(n, interval.One())
	for _, limit := range u.leaf.thresholds(u.Node) {
		if n.Cmp(limit.At) <= 0 && next.Cmp(limit.At) > 0 && !limit.Above {
			return limit.At
		}
	}
	return n
}

// up reports whether a target lies above what is known of a figure.
func (l *lever) up(place int, to []step, op string) bool {
	switch {
	case strings.HasPrefix(op, ">"):
		return true
	case strings.HasPrefix(op, "<"):
		return false
	}
	known, is := l.known[place].Numbers, to[place].Is.Numbers
	return is.Lo != nil && (known.Hi == nil || is.Lo.Cmp(known.Hi) >= 0)
}

// thresholds returns what a leaf compares a part of its rule with.
func (a *leafState) thresholds(part formula.Node) (out []formula.Threshold) {
	for _, n := range a.formulas() {
		out = append(out, formula.Thresholds(n, part)...)
	}
	return out
}

// rate returns what a rate has to be in percent: the limit that the figures of the target
// just meet, else what full marks need, else the rate itself with two places.
func (u use) rate(l *lever, uses []use, x, y *big.Rat, up bool, vars []interval.Domain) (op string, at *big.Rat) {
	percent := func(v *big.Rat) *big.Rat {
		r := new(big.Rat).Quo(v, y)
		return r.Mul(r, big.NewRat(100, 1))
	}
	is, side := percent(x), big.NewRat(-1, 1)
	if op = ">="; !up {
		op, side = "<=", interval.One()
	}
	before := percent(new(big.Rat).Add(x, side))
	for _, other := range uses {
		if other.leaf != u.leaf || other.Kind != formula.UseRate || formula.String(other.Of) != formula.String(u.Of) ||
			formula.String(other.With) != formula.String(u.With) {
			continue
		}
		for _, limit := range u.leaf.thresholds(other.Node) {
			c, b := limit.At.Cmp(is), limit.At.Cmp(before)
			switch {
			case up && b > 0 && c <= 0 && limit.Above, !up && b < 0 && c >= 0 && !limit.Above:
				return op, limit.At
			case up && b >= 0 && c < 0 && !limit.Above, !up && b <= 0 && c > 0 && limit.Above:
				return op[:1], limit.At
			}
		}
	}
	if formula.ShapeOf(u.Of).Kind == formula.ShapeVariable && up {
		if full := u.leaf.fullAt(vars, u.at, x, true); full != nil {
			if at := percent(full); short(at) {
				return op, at
			}
		}
	}
	at = interval.Round(is, 2, decimals.HalfUp)
	step := big.NewRat(1, 100)
	switch {
	case up && at.Cmp(is) < 0:
		at = new(big.Rat).Add(at, step)
	case !up && at.Cmp(is) > 0:
		at = new(big.Rat).Sub(at, step)
	}
	return op, at
}

// short reports whether a number has no more than the usual two places.
func short(v *big.Rat) bool {
	places, finite := interval.Places(v)
	return finite && places <= 2
}

// given returns what the rule of a leaf gives before it is rounded, nil where that is not
// known.
func (a *leafState) given(vars []interval.Domain) *big.Rat {
	for _, c := range a.Cases {
		if c.When != nil {
			when := formula.Eval(c.When, vars)
			if !when.HasValue || !when.Value.Known() {
				return nil
			}
			if when.Value.Bools != interval.IsTrue {
				continue
			}
		}
		if o := formula.Eval(c.Score, vars); o.HasValue && o.Value.Known() {
			return o.Value.Numbers.Lo
		}
		return nil
	}
	return nil
}

// fullAt returns the figure with which a leaf has full marks exactly, where it has them at
// another only because points are rounded: on the line through what it gives there and just
// before, on the way up or down. It is nil elsewhere.
func (a *leafState) fullAt(vars []interval.Domain, at int, is *big.Rat, up bool) *big.Rat {
	most, step := a.Item.Max.Rat(), big.NewRat(1, 100)
	if !up {
		step.Neg(step)
	}
	with := func(v *big.Rat) *big.Rat {
		vars := slices.Clone(vars)
		vars[at] = interval.NumberDomain(interval.Exactly(v))
		return a.given(vars)
	}
	here, before := with(is), with(new(big.Rat).Sub(is, step))
	if here == nil || before == nil || here.Cmp(most) >= 0 || here.Cmp(before) <= 0 || a.Grid.Round(here).Cmp(most) < 0 {
		return nil
	}
	rise := new(big.Rat).Sub(here, before)
	far := new(big.Rat).Sub(most, here)
	far.Mul(far, step).Quo(far, rise)
	full := far.Add(far, is)
	if v := with(full); v == nil || v.Cmp(most) < 0 {
		return nil
	}
	return full
}

// statedLimit returns the limit of a figure as a plan states it: where full marks are reached
// only because points are rounded, the figure that has them exactly. That is farther than the
// target, and within the bounds of the figure.
func (l *lever) statedLimit(place int, a formula.Atom, to []step) interval.Domain {
	limit := a.Required[0]
	at, single := limit.Numbers.Single()
	if a.Op != ">=" && a.Op != "<=" || limit.Type != interval.Number || !single {
		return limit
	}
	best, up := at, a.Op == ">="
	for _, leaf := range l.leaves {
		i := slices.Index(leaf.places, place)
		if i < 0 || i >= len(leaf.Inputs) {
			continue
		}
		full := leaf.fullAt(leaf.with(to), i, at, up)
		if full == nil || full.Cmp(best) == 0 || full.Cmp(best) > 0 != up || !short(full) || !l.reach[place].Numbers.Contains(full) {
			continue
		}
		if l.reach[place].Numbers.Grid != interval.Whole || full.IsInt() {
			best = full
		}
	}
	return interval.NumberDomain(interval.Exactly(best))
}
