package solve_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/require"
)

// sums are random sums over few facts, all of which can be gone through: of a percent
// it matters only whether it is below 50, just that, or above.
type sums struct {
	*rand.Rand
	scope   *formula.Scope
	domains []interval.Domain
	facts   [][]interval.Domain
}

func newSums(r *rand.Rand) *sums {
	s := &sums{Rand: r, scope: &formula.Scope{Limits: formula.Limits{Length: 10_000, Nodes: 2_000, Digits: 18}}, facts: [][]interval.Domain{nil}}
	for _, name := range []string{"b", "c", "d"} {
		s.add(name, interval.Domain{Type: interval.Bool, Bools: interval.Either}, interval.BoolDomain(false),
			interval.BoolDomain(true))
	}
	number := func(lo, hi int64, grid interval.Grid) interval.Domain {
		return interval.NumberDomain(interval.Interval{Lo: big.NewRat(lo, 1), Hi: big.NewRat(hi, 1), Grid: grid})
	}
	for _, name := range []string{"k", "n"} {
		is := number(0, 3, interval.Whole)
		s.add(name, is, is.Few(4)...)
	}
	s.add("p", number(0, 100, interval.Dense), number(10, 10, interval.Dense), number(50, 50, interval.Dense),
		number(90, 90, interval.Dense))
	return s
}

// add adds an input of which facts have one of some values.
func (s *sums) add(name string, is interval.Domain, values ...interval.Domain) {
	s.scope.Vars = append(s.scope.Vars, formula.Var{Name: name, Type: is.Type, Grid: is.Numbers.Grid, Options: is.Texts})
	s.domains = append(s.domains, is)
	var all [][]interval.Domain
	for _, f := range s.facts {
		for _, v := range values {
			all = append(all, append(f[:len(f):len(f)], v))
		}
	}
	s.facts = all
}

func (s *sums) pick(from ...string) string { return from[s.IntN(len(from))] }

func (s *sums) condition() string {
	switch s.IntN(8) {
	case 0:
		return s.condition() + s.pick(" and ", " or ") + s.condition()
	case 1, 2:
		return fmt.Sprintf("%s %s %d", s.pick("k", "n"), s.pick(">=", "<", "==", "!="), 1+s.IntN(3))
	case 3:
		return s.pick("k >= n", "k + n > 3", "k != n")
	case 4, 5:
		return s.pick("p >= 50", "p > 50", "p == 50")
	}
	return s.pick("", "not ") + s.pick("b", "c", "d")
}

func (s *sums) amount() string { return s.pick("0", "0.2", "0.25", "1", "1.5", "0.3") }

func (s *sums) term() string {
	switch s.IntN(12) {
	case 0:
		return s.pick("0.5", "2") + " * (" + s.condition() + " ? k : n)"
	case 1:
		return s.pick("k", "0.25 * n", "k * n", "1")
	case 2:
		return "min(" + s.amount() + ", 0.5 * " + s.pick("k", "n") + ")"
	case 3:
		return "count(" + s.condition() + ", " + s.condition() + ") / 2"
	case 4:
		return "bands(" + s.pick("k", "n") + ", '<2', " + s.amount() + ", '[2,3]', " + s.amount() + ")"
	case 5:
		if s.IntN(4) == 0 {
			return "1 / (k - " + s.pick("1", "n") + ")"
		}
	}
	return "(" + s.condition() + " ? " + s.amount() + " : " + s.amount() + ")"
}

func (s *sums) formula() string {
	out := s.term()
	for range 5 + s.IntN(3) {
		out += s.pick(" + ", " + ", " - ") + s.term()
	}
	switch s.IntN(4) {
	case 0:
		return out
	case 1:
		return "let m = " + out + "; min(m, 2 * k)"
	}
	return s.pick("min", "max") + "(" + s.amount() + ", " + out + ")"
}

// TestSums: whether facts exist for which a sum with many ways comes to some numbers, or
// fails, is answered as going through all facts does, and the facts that are found are
// such.
func TestSums(t *testing.T) {
	t.Parallel()
	instances := formulatest.Amount() / 200
	s := newSums(rand.New(rand.NewPCG(*formulatest.Seed, 17)))
	counts := map[solve.Truth]int{}
	many := 0
	for range instances {
		src := s.formula()
		n, faults := formulatest.CompileAny(s.scope, src)
		require.NotNil(t, n, "%s: %v", src, faults)
		if formula.Ways(n) > 32 {
			many++
		}
		domains := append([]interval.Domain{}, s.domains...)
		var relations []solve.Constraint
		if s.IntN(4) == 0 { // n <= k
			relations = append(relations, solve.NewConstraint(new(big.Rat),
				map[int]*big.Rat{3: big.NewRat(-1, 1), 4: big.NewRat(1, 1)}, "<="))
		}
		var values []*big.Rat
		fails := false
		evaluate := func(facts []interval.Domain) formulatest.Result {
			got, err := formulatest.ResultOf(formula.Eval(n, append(append([]interval.Domain{}, facts...),
				make([]interval.Domain, s.scope.Slots(n)-len(facts))...)))
			require.NoError(t, err)
			return got
		}
		allowed := func(f []interval.Domain) bool {
			return len(relations) == 0 || f[4].Numbers.Lo.Cmp(f[3].Numbers.Lo) <= 0
		}
		for _, f := range s.facts {
			if !allowed(f) {
				continue
			}
			if got := evaluate(f); got.Failed {
				fails = true
			} else {
				values = append(values, got.Value.(*big.Rat))
			}
		}
		memo := &solve.Memo{}
		for range 6 {
			wantFailure := s.IntN(6) == 0
			set := interval.Interval{Lo: big.NewRat(int64(s.IntN(200)-60), 20)}
			switch s.IntN(3) {
			case 0:
				set.Hi = new(big.Rat).Add(set.Lo, big.NewRat(int64(s.IntN(4)), 20))
			case 1:
				set = interval.Interval{Hi: set.Lo, HiOpen: true}
			}
			want := wantFailure && fails
			for _, v := range values {
				want = want || !wantFailure && set.Contains(v)
			}
			q := solve.NewSearch(domains, 400_000, nil)
			q.Assume(relations)
			q.Choices(memo)
			if s.IntN(2) == 0 {
				q.Conditions()
			}
			for r, x := range q.Results(n, q.All()) {
				switch {
				case x.Failure != nil && wantFailure:
					q.Found(r)
				case x.HasValue() && !wantFailure:
					if r, ok := r.Inside(x.Number, set); ok {
						q.Found(r)
					}
				}
			}
			found, facts, _ := q.Answer()
			counts[found]++
			about := fmt.Sprintf("%s in %v (fails: %v), relations %d", src, set, wantFailure, len(relations))
			switch found {
			case solve.Yes:
				got := evaluate(facts)
				require.Equal(t, wantFailure, got.Failed, "%s at %v", about, facts)
				require.True(t, wantFailure || set.Contains(got.Value.(*big.Rat)), "%s at %v: %v", about, facts, got)
				require.True(t, allowed(facts), "%s at %v", about, facts)
				require.True(t, want, about)
			case solve.No:
				require.False(t, want, about)
			}
		}
	}
	t.Logf("%d with many ways; yes %d, no %d, unknown %d", many, counts[solve.Yes], counts[solve.No],
		counts[solve.Unknown])
	enough.Enough(t, "formulas with many ways", many, instances, 900)
	enough.Enough(t, "questions with facts", counts[solve.Yes], 6*instances, 350)
	enough.Enough(t, "questions without facts", counts[solve.No], 6*instances, 250)
}
