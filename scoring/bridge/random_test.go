package bridge_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// someLeaf is a leaf of a random edition.
type someLeaf struct {
	code    string
	max     int // in hundredths
	source  string
	penalty bool // it has no maximum and only takes points off
	capped  bool // it is an item whose parts are cut at its maximum
	rule    string
}

// someEdition is a random edition.
type someEdition struct {
	*scoring.Scorer
	leaves []someLeaf
	input  string // name of the input that the editions name differently
	bySrc  bool
}

// rulesOf are what leaves are scored by; @ stands for the input with two names.
var rulesOf = []string{
	`score: "full * @ / 100"`,
	`cases: [{when: "@ >= 70", score: full}, {when: "@ >= 30", score: "full / 3"}, {score: 0}]`,
	`score: "max(0, full - late / 4)"`,
	`score: "min(full, late / 3)"`,
	`applies: flag, not_applicable: exclude, score: "full * @ / 100"`,
	`applies: "late > 1", not_applicable: exclude, score: "max(0, full - late / 10)"`,
	`applies: "flag", not_applicable: {share: 0.5}, score: "full"`,
	`score: "full * late / 7"`,
	`score: "flag ? full : 0"`,
}

// newEdition returns a random edition of a year.
func newEdition(t *testing.T, r *rand.Rand, year int, prefix string) *someEdition {
	e := &someEdition{input: ruletest.Choose(r, "online", "digital"), bySrc: r.IntN(2) == 0}
	var b strings.Builder
	total := 0
	for i := range 2 + r.IntN(5) {
		l := someLeaf{code: fmt.Sprintf("%s%d", prefix, i+1), max: 25 * (1 + r.IntN(20)),
			source: ruletest.Choose(r, "", "survey", ""), penalty: i > 1 && r.IntN(6) == 0, rule: ruletest.Choose(r, rulesOf...)}
		l.capped = !l.penalty && r.IntN(6) == 0
		max := fmt.Sprintf("%d.%02d", l.max/100, l.max%100)
		fmt.Fprintf(&b, "  - {code: %q, title: %s", l.code, l.code)
		if l.source != "" && !l.capped {
			fmt.Fprintf(&b, ", source: %s", l.source)
		}
		switch {
		case l.penalty:
			l.max = 0
			fmt.Fprintf(&b, `, max: 0, min: -2, score: "max(-2, 0 - late / 3)"}`+"\n")
		case l.capped:
			fmt.Fprintf(&b, ", max: %s, combine: capped, items: [", max)
			for k := range 2 {
				source := ""
				if l.source != "" {
					source = ", source: " + l.source
				}
				fmt.Fprintf(&b, "{code: %s.%d, title: P, max: %s%s, score: \"full * @ / %d\"}, ", l.code, k, max, source, 120+k)
			}
			b.WriteString("]}\n")
		default:
			fmt.Fprintf(&b, ", max: %s, %s}\n", max, l.rule)
		}
		total += l.max
		e.leaves = append(e.leaves, l)
	}
	exclusion := "whole"
	if e.bySrc {
		exclusion = "by-source\nempty_source: " + ruletest.Choose(r, "whole", "zero")
	}
	file := fmt.Sprintf(`rubric: y%d
title: Y
decision: {number: "1", issuer: A, date: %d-01-01}
period: %d
max: %d.%02d
points: {places: 2, rounding: half-up}
exclusion: %s
inputs:
  - {name: @, type: percent, title: Online}
  - {name: late, type: count, title: Late}
  - {name: flag, type: bool, title: Flag}
areas:
%s`, year, year, year, total/100, total%100, exclusion, &b)
	if r.IntN(2) == 0 {
		file += fmt.Sprintf("bonus: {cap: 1.5, items: [{code: B, title: B, max: 5, score: \"min(full, late / %d)\"}]}\n", 1+r.IntN(4))
	}
	if r.IntN(2) == 0 {
		file += "penalty: {cap: 1, items: [{code: P, title: P, max: 5, score: \"flag ? 0 : min(full, late / 5)\"}]}\n"
	}
	if r.IntN(3) == 0 {
		file += fmt.Sprintf("final: {floor: 0, ceiling: %d.%02d}\n", total/200, total%100)
	}
	rubricOf, err := rubric.Parse("rubric.yaml", []byte(strings.ReplaceAll(file, "@", e.input)), nil)
	require.NoError(t, err, file)
	e.Scorer, err = scoring.Compile(rubricOf, nil)
	require.NoError(t, err, file)
	return e
}

// facts returns random facts of a unit for an edition.
func (e *someEdition) facts(r *rand.Rand, id string) scoring.Facts {
	f := scoring.Facts{Unit: scoring.Unit{ID: id}, Inputs: map[string]scoring.Figure{}}
	for name, v := range map[string]scoring.Figure{e.input: scoring.Known(10 * r.IntN(11)), "late": scoring.Known(r.IntN(5)),
		"flag": scoring.Known(r.IntN(3) > 0)} {
		if r.IntN(25) > 0 {
			f.Inputs[name] = v
		}
	}
	return f
}

// someMap links the leaves of two editions at random.
func someMap(r *rand.Rand, e [2]*someEdition) *bridge.Map {
	m := &bridge.Map{Earlier: e[0].Rubric().ID, Later: e[1].Rubric().ID}
	links := map[string]*bridge.Link{}
	for k := range e {
		for _, l := range e[k].leaves {
			key := fmt.Sprint(l.penalty, r.IntN(5))
			if links[key] == nil {
				links[key] = &bridge.Link{}
			}
			if k == 0 {
				links[key].From = append(links[key].From, l.code)
			} else {
				links[key].To = append(links[key].To, l.code)
			}
		}
	}
	for _, key := range slices.Sorted(mapsKeys(links)) {
		m.Items = append(m.Items, *links[key])
	}
	if e[0].input != e[1].input {
		m.Inputs = []bridge.Renamed{{From: e[0].input, To: e[1].input}}
	}
	return m
}

func mapsKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// oracle computes parts from what one scorer says of one unit at a time, order by order.
type oracle struct {
	t        *testing.T
	editions [2]*someEdition
	m        *bridge.Map
	results  [2][2]*scoring.Result
}

func newOracle(t *testing.T, e [2]*someEdition, m *bridge.Map, facts [2]scoring.Facts) *oracle {
	o := &oracle{t: t, editions: e, m: m}
	for r := range e {
		for d := range facts {
			f := scoring.Facts{Unit: facts[d].Unit, Inputs: map[string]scoring.Figure{}}
			for name, v := range facts[d].Inputs {
				if name == e[d].input {
					name = e[r].input
				}
				f.Inputs[name] = v
			}
			result, err := e[r].Score(f)
			require.NoError(t, err)
			o.results[r][d] = result
		}
	}
	return o
}

// codes returns the codes of a link in an edition.
func codesOf(l bridge.Link, e int) []string {
	if e == 0 {
		return l.From
	}
	return l.To
}

func (o *oracle) leaf(e int, code string) someLeaf {
	i := slices.IndexFunc(o.editions[e].leaves, func(l someLeaf) bool { return l.code == code })
	require.GreaterOrEqual(o.t, i, 0)
	return o.editions[e].leaves[i]
}

// excluded reports whether an item is left out; not ok where that or its points are open.
func (o *oracle) points(r, d int, code string) (v *big.Rat, excluded, ok bool) {
	it := o.results[r][d].Item(code)
	switch {
	case it.Status == scoring.Missing || it.Status == scoring.Failed:
		return nil, false, false
	case it.Points.Valid:
		return it.Points.Decimal.Rat(), false, true
	}
	return nil, true, true
}

// hybrid yields the leaves of the rules r, each with its points and maximum in proportion to
// the weight that its link has in the edition w; those that r has not from the other edition.
func (o *oracle) hybrid(r, w int, yield func(edition int, l someLeaf, by *big.Rat)) {
	for _, l := range o.m.Items {
		if len(codesOf(l, w)) == 0 {
			continue
		}
		e := r
		if len(codesOf(l, r)) == 0 {
			e = 1 - r
		}
		over, weight := 0, 0
		for _, code := range codesOf(l, e) {
			over += o.leaf(e, code).max
		}
		for _, code := range codesOf(l, w) {
			weight += o.leaf(w, code).max
		}
		by := big.NewRat(1, 1)
		if over > 0 {
			by.SetFrac64(int64(weight), int64(over))
		}
		for _, code := range codesOf(l, e) {
			yield(e, o.leaf(e, code), by)
		}
	}
}

// share returns points ÷ maxima of what is not excluded of a source, of all without sources.
func (o *oracle) share(r, w, d int, source string) (*big.Rat, bool) {
	policy := o.editions[r]
	sum, most, full, open := map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]*big.Rat{}, map[string]bool{}
	o.hybrid(r, w, func(e int, l someLeaf, by *big.Rat) {
		k := ""
		if policy.bySrc {
			k = l.source
		}
		if sum[k] == nil {
			sum[k], most[k], full[k] = new(big.Rat), new(big.Rat), new(big.Rat)
		}
		of := new(big.Rat).Mul(big.NewRat(int64(l.max), 100), by)
		full[k].Add(full[k], of)
		v, excluded, ok := o.points(e, d, l.code)
		if !excluded {
			most[k].Add(most[k], of)
		}
		switch {
		case !ok:
			open[k] = true
		case !excluded:
			sum[k].Add(sum[k], v.Mul(v, by))
		}
	})
	of := func(k string) *big.Rat { return new(big.Rat).Quo(sum[k], most[k]) }
	if most[source] != nil && most[source].Sign() > 0 {
		return of(source), !open[source]
	}
	if !policy.bySrc || policy.Rubric().EmptySource != rubric.ExclusionWhole || full[source].Sign() == 0 {
		return new(big.Rat), true
	}
	rest, left, known := new(big.Rat), new(big.Rat), true
	for k := range sum {
		if most[k].Sign() > 0 {
			rest.Add(rest, new(big.Rat).Mul(of(k), full[k]))
			left.Add(left, full[k])
			known = known && !open[k]
		}
	}
	if left.Sign() == 0 {
		return new(big.Rat), true
	}
	return rest.Quo(rest, left), known
}

// value is f of one link: the weight in edition w of the share by the rules r on the
// figures of d.
func (o *oracle) value(l bridge.Link, r, w, d int) (sum *big.Rat, ok bool) {
	sum, ok = new(big.Rat), true
	mine := func(e int, code string) bool { return slices.Contains(codesOf(l, e), code) }
	o.hybrid(r, w, func(e int, leaf someLeaf, by *big.Rat) {
		if !mine(e, leaf.code) {
			return
		}
		v, excluded, known := o.points(e, d, leaf.code)
		if ok = ok && known; !known {
			return
		}
		if excluded {
			source := ""
			if o.editions[r].bySrc {
				source = leaf.source
			}
			if v, known = o.share(r, w, d, source); !known {
				ok = false
			}
			v = new(big.Rat).Mul(v, big.NewRat(int64(leaf.max), 100))
		}
		sum.Add(sum, v.Mul(v, by))
	})
	return sum, ok
}

// side is f of the bonus, or of the penalty, which takes off.
func (o *oracle) side(bonus bool, r, d int) (*big.Rat, bool) {
	a, sign := o.results[r][d].Bonus(), int64(1)
	if !bonus {
		a, sign = o.results[r][d].Penalty(), -1
	}
	if a == nil {
		return new(big.Rat), true
	}
	for _, it := range a.Items {
		if it.Status == scoring.Missing {
			return nil, false
		}
	}
	return new(big.Rat).Mul(a.Counted.Decimal.Rat(), big.NewRat(sign, 1)), true
}

// split averages over the six orders; not ok where a value is open.
func split(f func(r, w, d int) (*big.Rat, bool)) (parts [3]*big.Rat, ok bool) {
	for i := range parts {
		parts[i] = new(big.Rat)
	}
	for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		var at [3]int
		for _, player := range order {
			before, known := f(at[0], at[1], at[2])
			if at[player] = 1; !known {
				return parts, false
			}
			after, known := f(at[0], at[1], at[2])
			if !known {
				return parts, false
			}
			step := new(big.Rat).Sub(after, before)
			parts[player].Add(parts[player], step.Quo(step, big.NewRat(6, 1)))
		}
	}
	return parts, true
}

// parts returns the parts of one row and of the unit, as written writes them.
func (o *oracle) rowParts(f func(r, w, d int) (*big.Rat, bool)) (p bridge.Parts, unknown bool) {
	was, ok := f(0, 0, 0)
	is, also := f(1, 1, 1)
	if !ok || !also {
		return p, true
	}
	p.Change = exact.Of(new(big.Rat).Sub(is, was))
	parts, known := split(f)
	if !known {
		p.Open = p.Change
		return p, false
	}
	p.Rules, p.Weights, p.Data = exact.Of(parts[0]), exact.Of(parts[1]), exact.Of(parts[2])
	return p, false
}

func plus(p, q bridge.Parts) bridge.Parts {
	return bridge.Parts{Change: p.Change.Plus(q.Change), Rules: p.Rules.Plus(q.Rules), Weights: p.Weights.Plus(q.Weights),
		Data: p.Data.Plus(q.Data), Adjustments: p.Adjustments.Plus(q.Adjustments), Open: p.Open.Plus(q.Open)}
}

// unit returns the parts of the unit; not ok where a final score is not known.
func (o *oracle) unit() (sum bridge.Parts, rows map[string]string, ok bool) {
	rows = map[string]string{}
	certain := true
	add := func(name string, f func(r, w, d int) (*big.Rat, bool)) {
		p, unknown := o.rowParts(f)
		if certain = certain && !unknown; unknown {
			rows[name] = "unknown"
			return
		}
		if sum = plus(sum, p); p.Open.Sign() != 0 || written(p) != written(bridge.Parts{}) {
			rows[name] = written(p)
		}
	}
	for _, l := range o.m.Items {
		add(fmt.Sprint(l.From, l.To), func(r, w, d int) (*big.Rat, bool) { return o.value(l, r, w, d) })
	}
	for _, bonus := range []bool{true, false} {
		add(map[bool]string{true: "bonus", false: "penalty"}[bonus],
			func(r, _, d int) (*big.Rat, bool) { return o.side(bonus, r, d) })
	}
	was, is := o.results[0][0].Total.Final, o.results[1][1].Total.Final
	if !was.Valid || !is.Valid {
		return sum, rows, false
	}
	total := exact.Of(is.Decimal.Rat()).Minus(exact.Of(was.Decimal.Rat()))
	rest := total.Minus(sum.Change)
	if sum.Change = total; certain {
		sum.Adjustments = rest
	} else {
		sum.Open = sum.Open.Plus(rest)
	}
	return sum, rows, true
}

func nameOf(row bridge.Row) string {
	if row.Kind == bridge.Bonus || row.Kind == bridge.Penalty {
		return string(row.Kind)
	}
	return fmt.Sprint(row.From, row.To)
}

// TestRandomBridges: over random editions, maps and units the parts are those of the oracle,
// they sum to the change of the final scores, and swapping the years flips every sign.
func TestRandomBridges(t *testing.T) {
	instances := enough.Instances(60, 10)
	seen := map[string]int{}
	for seed := range uint64(instances) {
		r := rand.New(rand.NewPCG(seed, 16))
		e := [2]*someEdition{newEdition(t, r, 2025, "A"), newEdition(t, r, 2026, "B")}
		m := someMap(r, e)
		var facts [2][]scoring.Facts
		for i := range 12 {
			for k := range e {
				facts[k] = append(facts[k], e[k].facts(r, fmt.Sprint(i)))
			}
		}
		shuffled := slices.Clone(facts[0])
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		b := bridgedBy(t, year(e[0].Scorer, shuffled...), year(e[1].Scorer, facts[1]...), m)
		swapped := bridgedBy(t, year(e[1].Scorer, facts[1]...), year(e[0].Scorer, facts[0]...), m.Inverse())
		var whole bridge.Parts
		for i := range b.Len() {
			c, back := b.Unit(i), swapped.Unit(i)
			o := newOracle(t, e, m, [2]scoring.Facts{facts[0][i], facts[1][i]})
			want, rows, ok := o.unit()
			got := map[string]string{}
			for _, row := range c.Rows {
				got[nameOf(row)] = written(row.Parts)
				if row.Unknown {
					got[nameOf(row)] = "unknown"
				}
				if row.Unknown || row.Parts.Open.Sign() != 0 {
					seen["open"]++
					assert.NotEmpty(t, row.Open, "seed %d unit %d row %s", seed, i, nameOf(row))
				}
			}
			for name, is := range rows {
				if is == written(bridge.Parts{}) {
					delete(rows, name)
				}
			}
			for name, is := range got {
				if is == written(bridge.Parts{}) {
					delete(got, name)
				}
			}
			require.Equal(t, rows, got, "seed %d unit %d", seed, i)
			require.Equal(t, written(bridge.Parts{}), written(plus(c.Parts, back.Parts)), "seed %d unit %d swapped", seed, i)
			if !ok {
				assert.Equal(t, written(bridge.Parts{}), written(c.Parts))
				seen["unknown"]++
				continue
			}
			require.Equal(t, written(want), written(c.Parts), "seed %d unit %d", seed, i)
			parts := c.Parts
			of := parts.Rules.Plus(parts.Weights).Plus(parts.Data).Plus(parts.Adjustments).Plus(parts.Open)
			assert.Zero(t, parts.Change.Cmp(of))
			whole = plus(whole, parts)
			seen["units"]++
			for name, n := range map[string]exact.Number{"rules": parts.Rules, "weights": parts.Weights, "data": parts.Data,
				"adjustments": parts.Adjustments} {
				if n.Sign() != 0 {
					seen[name]++
				}
			}
		}
		sum := b.Summary()
		require.Equal(t, written(whole), written(sum.Whole.Sum), "seed %d", seed)
		inRows := bridge.Parts{}
		for _, row := range sum.Whole.Rows {
			inRows = plus(inRows, row.Sum)
		}
		assert.Equal(t, whole.Rules.String()+whole.Weights.String()+whole.Data.String(),
			inRows.Rules.String()+inRows.Weights.String()+inRows.Data.String())
		written, err := json.Marshal(b.Report())
		require.NoError(t, err)
		var read bridge.Report
		require.NoError(t, json.Unmarshal(written, &read))
		again, err := json.Marshal(&read)
		require.NoError(t, err)
		require.Equal(t, string(written), string(again))
	}
	for kind, least := range map[string]int{"units": 6000, "unknown": 200, "open": 200, "rules": 5000, "weights": 5000,
		"data": 4000, "adjustments": 1500} {
		enough.Enough(t, kind, seen[kind], instances, least)
	}
}
