package assessment_test

import (
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/treetest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// years is how many random years the tests of ledgers and comparisons go through.
var years = flag.Int("assessment.years", enough.Instances(1000, 200), "random trees with records whose ledgers are checked")

// randomYear is a random tree with the records of a unit's year. Its leaves become what the
// records make of them: treetest's oracle then says what the last round comes to.
type randomYear struct {
	*treetest.Tree
	rubric   *rubric.Rubric
	records  []assessment.Record
	own, now treetest.Facts // what the unit stated last, and what stands
	// rough says that points are no whole numbers, and some are typed or answered: the oracle
	// does not hold then.
	rough bool
	// ruled are the leaves as their rules have them, those that something else decides.
	ruled map[string]treetest.Item
}

// randomRounds are the rounds: the unit speaks in the first and the third.
var randomRounds = []rubric.Round{{Name: "self", Title: rubric.Plain("S"), Self: true}, {Name: "first", Title: rubric.Plain("1")},
	{Name: "explanation", Title: rubric.Plain("E"), Self: true}, {Name: "second", Title: rubric.Plain("2")}}

func newYear(t testing.TB, r *rand.Rand) *randomYear {
	tree := treetest.New(r)
	for large := r.IntN(10) == 0; !large && len(treetest.Leaves(tree.Areas)) > 3; {
		tree = treetest.New(r) // many small ones rather than some large
	}
	y := &randomYear{Tree: tree, own: tree.Unknown(), now: tree.Unknown(), rough: r.IntN(4) == 0, ruled: map[string]treetest.Item{}}
	var err error
	y.rubric, err = rubric.Parse("tree.yaml", []byte(tree.String()), nil)
	require.NoError(t, err)
	y.rubric.Rounds = randomRounds
	for i := range tree.Options {
		y.figures(i)
	}
	if y.rough {
		y.surveyed()
	}
	for _, leaf := range treetest.Leaves(tree.Areas) {
		if y.rough && leaf.Max > 0 && y.IntN(3) == 0 {
			y.reported(leaf)
		} else {
			y.leaf(leaf)
		}
	}
	return y
}

// add adds a record to a round.
func (y *randomYear) add(round int, kind assessment.Kind, r assessment.Record) {
	r.Kind, r.Round, r.By, r.Authority, r.Why = kind, randomRounds[round].Name, "A", rubric.Plain("X"), rubric.Plain("W")
	r.At = time.Date(2026, 1, 5+round, 0, 0, 0, 0, time.UTC)
	y.records = append(y.records, r)
}

// figures states an input in some rounds, and perhaps takes it back.
func (y *randomYear) figures(i int) {
	option := func(k int) scoring.Figure {
		if k < 0 {
			return scoring.Figure{}
		}
		return scoring.Known(treetest.Option(k))
	}
	for round, odds := range []int{90, 40, 15, 15} {
		if y.IntN(100) >= odds {
			continue
		}
		k := y.IntN(y.Options[i])
		if y.IntN(20) == 0 && y.now[i] >= 0 {
			k = -1
		}
		y.add(round, assessment.Stated, assessment.Record{Input: treetest.Input(i), Old: option(y.now[i]), New: option(k)})
		if y.now[i] = k; randomRounds[round].Self {
			y.own[i] = k
		}
	}
	if !y.stated(i) {
		y.own[i] = y.now[i]
	}
}

// stated reports whether the unit stated an input, or took it back.
func (y *randomYear) stated(i int) bool {
	for _, r := range y.records {
		if r.Input == treetest.Input(i) && (r.Round == "self" || r.Round == "explanation") {
			return true
		}
	}
	return false
}

// leaf has a leaf judged, shown and waived in some rounds.
func (y *randomYear) leaf(leaf *treetest.Item) {
	it := y.rubric.Item(leaf.Code)
	if y.rough {
		for k := range it.Cases {
			if third := " - 1/3"; leaf.Points[k] > leaf.Min {
				it.Cases[k].Score += third
			}
		}
	}
	was := *leaf
	was.Points, was.Out = append([]int(nil), leaf.Points...), append([]bool(nil), leaf.Out...)
	set := func(change func(points *int, out *bool)) {
		y.ruled[leaf.Code] = was
		for k := range leaf.Points {
			change(&leaf.Points[k], &leaf.Out[k])
		}
	}
	if it.Judged = y.IntN(4) == 0; it.Judged && y.IntN(2) == 0 {
		p := leaf.Min + y.IntN(leaf.Max-leaf.Min+1)
		y.add(1, assessment.Typed, assessment.Record{Item: leaf.Code, New: scoring.Known(p)})
		if back := y.IntN(4) == 0; back {
			y.add(3, assessment.Typed, assessment.Record{Item: leaf.Code, Old: scoring.Known(p)})
		} else {
			set(func(points *int, out *bool) {
				if !*out { // what does not apply is not judged
					*points = p
				}
			})
		}
	}
	if leaf.Max > 0 && y.IntN(6) == 0 {
		it.NoEvidence, it.Evidence = rubric.PolicyZero, []rubric.Text{rubric.Plain("D")}
		shown := y.IntN(2) == 0
		if shown {
			y.add(0, assessment.Shown, assessment.Record{Item: leaf.Code, Evidence: &assessment.Evidence{ID: leaf.Code, Number: "1"}})
		}
		refused := shown && y.IntN(3) == 0
		if refused {
			y.add(1, assessment.Refused, assessment.Record{Item: leaf.Code, Piece: leaf.Code})
		}
		if !shown || refused {
			set(func(points *int, out *bool) { *points = min(*points, 0) })
		}
	}
	if y.IntN(6) == 0 {
		it.Waiver = rubric.Policy{Kind: rubric.PolicyFull}
		if y.IntN(2) == 0 {
			it.Waiver.Kind = rubric.PolicyExclude
		}
		waiver := &assessment.Waiver{Approver: rubric.Plain("S"), From: rubric.Date{Year: 2026, Month: 1, Day: 1}}
		switch y.IntN(5) {
		case 0:
			y.add(1, assessment.Waived, assessment.Record{Item: leaf.Code, Waiver: waiver})
			y.add(3, assessment.Waived, assessment.Record{Item: leaf.Code, OldWaiver: waiver})
		case 1, 2:
			y.add(1+2*y.IntN(2), assessment.Waived, assessment.Record{Item: leaf.Code, Waiver: waiver})
			set(func(points *int, out *bool) {
				if *points >= leaf.Max {
					return
				}
				if it.Waiver.Kind == rubric.PolicyExclude {
					*out = true
				} else if !*out {
					*points = leaf.Max
				}
			})
		}
	}
}

// surveyed gives the rubric a survey, which perhaps was not held.
func (y *randomYear) surveyed() {
	value := func(tenths int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(tenths, -1)) }
	y.rubric.Surveys = []rubric.Questionnaire{{Name: "people", Title: rubric.Plain("P"), Least: 3,
		Answers: []rubric.Option{{Name: "good", Value: value(10)}, {Name: "fair", Value: value(6)}, {Name: "bad", Value: value(0)}},
		TooFew:  rubric.Policy{Kind: rubric.PolicyZero}, NotHeld: rubric.Policy{Kind: rubric.PolicyExclude}}}
	if y.IntN(3) == 0 {
		y.add(1, assessment.Surveyed, assessment.Record{Survey: "people", NotHeld: true})
		if y.IntN(2) == 0 {
			y.add(3, assessment.Surveyed, assessment.Record{Survey: "people"})
		}
	}
}

// reported has the points of a leaf typed, or computed from answers.
func (y *randomYear) reported(leaf *treetest.Item) {
	it := y.rubric.Item(leaf.Code)
	it.Cases, it.Reported = nil, true
	if leaf.Source == "survey" && leaf.Min == 0 {
		it.Survey = "people"
		if y.IntN(4) > 0 {
			y.add(1, assessment.Surveyed, assessment.Record{Item: leaf.Code,
				Answers: assessment.Answers{"": {"good": y.IntN(4), "fair": y.IntN(4), "bad": y.IntN(4)}}})
		}
		return
	}
	old := scoring.Figure{}
	for round, odds := range []int{80, 40, 15, 15} {
		if y.IntN(100) < odds && (!randomRounds[round].Self || leaf.Source == "appraisal") {
			p := scoring.Known(decimal.New(int64(100*leaf.Min+y.IntN(100*(leaf.Max-leaf.Min)+1)), -2))
			if y.IntN(8) == 0 {
				p = scoring.Within(scoring.Bound{AtLeast: p})
			}
			y.add(round, assessment.Typed, assessment.Record{Item: leaf.Code, Old: old, New: p})
			old = p
		}
	}
}

func (y *randomYear) fold(t testing.TB) *assessment.State {
	s, err := scoring.Compile(y.rubric, nil)
	require.NoError(t, err, y.Tree)
	a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: y.records}
	st, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
	require.NoError(t, err, y.Tree)
	return st
}

// known reports whether the oracle says what the last round comes to.
func (y *randomYear) known() bool {
	for _, k := range y.now {
		if k < 0 {
			return false
		}
	}
	return !y.rough
}

// rescaled returns the points of the areas, rescaled and not rounded, and whether anything
// is rescaled; not ok where the rubric does not say what follows.
func (y *randomYear) rescaled() (v *big.Rat, anything, ok bool) {
	type sum struct{ points, of, full int }
	sums, all := map[string]*sum{}, &sum{}
	var add func(it *treetest.Item)
	add = func(it *treetest.Item) {
		if len(it.Items) > 0 && it.Combine != "capped" && it.Combine != "least" {
			for _, part := range it.Items {
				add(part)
			}
			return
		}
		key := ""
		if y.Exclusion == "by-source" {
			key = it.Source
		}
		if sums[key] == nil {
			sums[key] = &sum{}
		}
		c := it.Come(y.now)
		for _, s := range []*sum{sums[key], all} {
			s.full += it.Max
			if c.OK {
				s.points, s.of = s.points+c.Points, s.of+c.Of
			}
		}
	}
	for _, it := range y.Areas {
		add(it)
	}
	if y.Exclusion == "none" || all.of == all.full {
		return big.NewRat(int64(all.points), 1), false, all.of > 0
	}
	v, left := new(big.Rat), 0
	for _, s := range sums {
		switch {
		case s.of > 0:
			v.Add(v, big.NewRat(int64(s.points*s.full), int64(s.of)))
			left += s.full
		case y.Empty == "":
			return nil, true, false
		}
	}
	if y.Empty == "whole" && left > 0 {
		v.Mul(v, big.NewRat(int64(all.full), int64(left)))
	}
	return v, true, all.of > 0
}

// kindSums adds up the causes of some accounts by kind.
func kindSums(list ...*assessment.Account) map[assessment.CauseKind]*big.Rat {
	out := map[assessment.CauseKind]*big.Rat{}
	for _, a := range list {
		for _, c := range a.Causes {
			points, _ := c.Rat()
			if out[c.Kind] == nil {
				out[c.Kind] = new(big.Rat)
			}
			out[c.Kind].Add(out[c.Kind], points)
		}
	}
	return out
}

// minus returns what the first sums are more than the second, without zeros.
func minus(a, b map[assessment.CauseKind]*big.Rat) map[assessment.CauseKind]string {
	out := map[assessment.CauseKind]string{}
	for _, of := range []map[assessment.CauseKind]*big.Rat{a, b} {
		for kind := range of {
			v := new(big.Rat)
			if a[kind] != nil {
				v.Add(v, a[kind])
			}
			if b[kind] != nil {
				v.Sub(v, b[kind])
			}
			if v.Sign() != 0 {
				out[kind] = v.RatString()
			}
		}
	}
	return out
}

// wanted returns causes without those that are zero.
func wanted(causes map[assessment.CauseKind]*big.Rat) map[assessment.CauseKind]string {
	return minus(causes, nil)
}

func leavesBelow(list []*assessment.Account) (out []*assessment.Account) {
	for _, a := range list {
		if len(a.Items) == 0 {
			out = append(out, a)
		}
		out = append(out, leavesBelow(a.Items)...)
	}
	return out
}

func whole(v int) *big.Rat { return big.NewRat(int64(v), 1) }

// requireSummaries requires that the summaries of the whole and of every area come to what
// was lost, each kind once and none with nothing.
func requireSummaries(t *testing.T, l *assessment.Ledger) {
	t.Helper()
	for _, of := range append(slices.Clone(l.Areas), &l.Total) {
		sum, seen := new(big.Rat), map[assessment.CauseKind]bool{}
		for _, c := range l.Summary(of.Code) {
			points, ok := c.Rat()
			require.True(t, ok && points.Sign() != 0 && !seen[c.Kind] && c.Record == -1, "%+v", c)
			seen[c.Kind] = true
			sum.Add(sum, points)
		}
		require.Zero(t, sum.Cmp(of.Max.Sub(of.Points).Rat()), "%s: %s", of.Code, sum.RatString())
	}
}

// TestLedgersBalance: the kind of fault is a point that no cause explains, or two explain.
// At every item of random trees with random records the causes add up; where everything is
// known an oracle that goes through the tree says what each step to the total has to be.
func TestLedgersBalance(t *testing.T) {
	instances := *years
	kinds := map[assessment.CauseKind]int{}
	accounts, oracle, added, cuts, untouched, read := 0, 0, 0, 0, 0, 0
	for seed := range instances {
		y := newYear(t, rand.New(rand.NewPCG(uint64(seed), 20)))
		st := y.fold(t)
		for _, round := range st.Rounds {
			l, err := st.Ledger(round.Name)
			require.NoError(t, err)
			if y.IntN(50) == 0 {
				l = readBack(t, l)
				read++
			}
			n, err := imbalances(l)
			require.NoError(t, err, "seed %d\n%s", seed, y.Tree)
			require.True(t, l.Total.Points.Equal(round.Result.Total.FinalRange.Least))
			requireSummaries(t, l)
			accounts += n
			if !y.combines() {
				require.Empty(t, minus(kindSums(l.Areas...), kindSums(leavesBelow(l.Areas)...)), "seed %d\n%s", seed, y.Tree)
				added++
			}
			if round != st.Last() {
				continue
			}
			for kind := range kindSums(append(leavesBelow(l.Areas), &l.Total)...) {
				kinds[kind]++
			}
			if !y.known() {
				continue
			}
			cuts += y.checkCuts(t, l, seed)
			if exact, rescales, ok := y.rescaled(); ok {
				if oracle++; !rescales {
					untouched++
				}
				y.checkTotal(t, l, exact, rescales, seed)
			}
		}
	}
	enough.Enough(t, "compared with the oracle", oracle, instances, 200)
	enough.Enough(t, "nothing combined", added, instances, 200)
	enough.Enough(t, "cut by the appraisal", cuts, instances, 50)
	enough.Enough(t, "nothing rescaled", untouched, instances, 50)
	enough.Enough(t, "read back", read, instances, 10)
	assert.Greater(t, accounts, 16*instances)
	for _, kind := range []assessment.CauseKind{assessment.ByExclusion, assessment.ByRule, assessment.BySurvey, assessment.ByRounding, assessment.ByAppraisal,
		assessment.ByJudgement, assessment.ByEvidence, assessment.ByWaiver, assessment.ByMissing, assessment.ByCap, assessment.ByLeast,
		assessment.ByBonus, assessment.ByPenalty, assessment.ByFloor, assessment.ByCeiling} {
		enough.Enough(t, string(kind), kinds[kind], instances, 5)
	}
}

// combines reports whether the parts of some item do not simply add up.
func (y *randomYear) combines() bool {
	var any func(items []*treetest.Item) bool
	any = func(items []*treetest.Item) bool {
		for _, it := range items {
			if it.Combine == "capped" || it.Combine == "least" || any(it.Items) {
				return true
			}
		}
		return false
	}
	return any(y.Areas)
}

// checkTotal holds the points of every item and each step to the total against the oracle.
func (y *randomYear) checkTotal(t *testing.T, l *assessment.Ledger, exact *big.Rat, rescales bool, seed int) {
	var check func(items []*treetest.Item, list []*assessment.Account)
	check = func(items []*treetest.Item, list []*assessment.Account) {
		require.Len(t, list, len(items), "seed %d\n%s", seed, y.Tree)
		for i, it := range items {
			require.Equal(t, it.Code, list[i].Code)
			require.True(t, list[i].Points.Equal(decimal.NewFromInt(int64(it.Come(y.now).Points))), "seed %d, %s\n%s", seed, it.Code, y.Tree)
			check(it.Items, list[i].Items)
		}
	}
	check(y.Areas, l.Areas)
	check(y.Bonus, l.Bonus)
	check(y.Penalty, l.Penalty)
	sum := func(items []*treetest.Item) (points int) {
		for _, it := range items {
			points += it.Come(y.now).Points
		}
		return points
	}
	areas, bonus, penalty := sum(y.Areas), sum(y.Bonus), sum(y.Penalty)
	rounded := exact
	if rescales {
		var fits bool
		rounded, fits = new(big.Rat).SetString(decimal.NewFromBigRat(exact, 12).Round(2).String())
		require.True(t, fits)
	}
	capped := min(penalty, y.PenaltyCap) - min(bonus, y.BonusCap)
	uncut := new(big.Rat).Sub(rounded, whole(capped))
	cut := new(big.Rat).Sub(uncut, l.Total.Points.Rat())
	want := map[assessment.CauseKind]*big.Rat{
		assessment.ByExclusion: new(big.Rat).Sub(whole(areas), exact),
		assessment.ByRounding:  new(big.Rat).Sub(exact, rounded),
		assessment.ByBonus:     whole(-bonus), assessment.ByPenalty: whole(penalty),
		assessment.ByCap: whole(bonus - penalty + capped),
	}
	if cut.Sign() < 0 {
		want[assessment.ByFloor] = cut
		require.Equal(t, y.Floor, l.Total.Points.String(), "seed %d\n%s", seed, y.Tree)
	} else if cut.Sign() > 0 {
		want[assessment.ByCeiling] = cut
		require.Equal(t, y.Ceiling, l.Total.Points.String(), "seed %d\n%s", seed, y.Tree)
	}
	require.Equal(t, wanted(want), minus(kindSums(&l.Total), kindSums(l.Areas...)), "seed %d\n%s", seed, y.Tree)
	if final, known := y.Final(y.now); known {
		require.Zero(t, final.Cmp(l.Total.Points.Rat()), "seed %d\n%s", seed, y.Tree)
	}
}

// checkCuts holds what the appraisal took of every leaf against the oracle, and returns how
// many leaves it took anything of.
func (y *randomYear) checkCuts(t *testing.T, l *assessment.Ledger, seed int) (cuts int) {
	for _, leaf := range treetest.Leaves(y.Areas) {
		rule := *leaf
		if was, is := y.ruled[leaf.Code]; is {
			rule = was
		}
		want := "0"
		if own, now := y.own[leaf.Input], y.now[leaf.Input]; own >= 0 && !rule.Out[own] && !rule.Out[now] && !leaf.Out[now] {
			want = fmt.Sprint(rule.Points[own] - rule.Points[now])
		}
		got := "0"
		if v := kindSums(l.Account(leaf.Code))[assessment.ByAppraisal]; v != nil {
			got = v.RatString()
			cuts++
		}
		require.Equal(t, want, got, "seed %d, %s\n%s", seed, leaf.Code, y.Tree)
	}
	return min(cuts, 1)
}
