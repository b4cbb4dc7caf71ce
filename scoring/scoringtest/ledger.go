package scoringtest

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/assessment"
)

// ledger is the key of the causes of lost points.
const ledger = "ledger"

// causes are the kinds of causes in a ledger.
var causes = []assessment.CauseKind{
	assessment.ByExclusion, assessment.ByRule, assessment.BySurvey, assessment.ByRounding, assessment.ByAppraisal,
	assessment.ByJudgement, assessment.ByEvidence, assessment.ByWaiver, assessment.ByMissing, assessment.ByFailure,
	assessment.ByCap, assessment.ByLeast, assessment.ByBonus, assessment.ByPenalty, assessment.ByFloor,
	assessment.ByCeiling,
}

// ledger reads what the causes of an item, or of the whole, took.
func (p place) ledger(m *source.Mapping, prefix string) []*expectation {
	if !m.Has(ledger) {
		return nil
	}
	n := m.Get(ledger)
	if !p.inYear {
		n.Fault(onlyOfRecords, ledger)
		return nil
	}
	var out []*expectation
	of := n.Mapping()
	for _, kind := range causes {
		v := of.Get(string(kind))
		if !v.Present() {
			continue
		}
		out = append(out, &expectation{code: p.code, what: prefix + ledger + "." + string(kind), node: v,
			want: locale.English.Rat(exactly(v))})
	}
	of.Close()
	return some(of, out)
}

// exactly reads a number or a fraction.
func exactly(n source.Node) *big.Rat {
	if !n.IsScalar() || !strings.Contains(n.String(), "/") {
		return n.Decimal().Rat()
	}
	over, under, _ := strings.Cut(n.String(), "/")
	a, err1 := decimals.Parse(over, digitsOfFraction)
	b, err2 := decimals.Parse(under, digitsOfFraction)
	if err1 != nil || err2 != nil || !b.IsPositive() {
		n.Fault(noFraction, locale.Short(n.String()))
		return new(big.Rat)
	}
	return new(big.Rat).Quo(a.Rat(), b.Rat())
}

const digitsOfFraction = 100

// account returns the account of what is expected: the whole without a code.
func (u *unit) account(code string) *assessment.Account {
	if u.ledger == nil && u.state != nil {
		if u.ledger, u.err = u.state.Ledger(u.round.Name); u.err != nil {
			return nil
		}
	}
	return u.ledger.Account(code)
}

// ofLedger returns what causes of a kind took together.
func (u *unit) ofLedger(x *expectation, kind string) got {
	a := u.account(x.code)
	if a == nil {
		return u.nothing()
	}
	sum := new(big.Rat)
	for _, c := range a.Causes {
		if points, ok := c.Rat(); ok && string(c.Kind) == kind {
			sum.Add(sum, points)
		}
	}
	return got{value: locale.English.Rat(sum), vi: locale.Vietnamese.Rat(sum)}
}

// causeIn returns the kind of the cause that is expected.
func (x *expectation) causeIn() (kind string, is bool) {
	kind, is = strings.CutPrefix(x.what, ledger+".")
	if !is {
		kind, is = strings.CutPrefix(x.what, total+"."+ledger+".")
	}
	return kind, is
}

// causes writes what took the points of an account.
func (l *lines) causes(a *assessment.Account) {
	if a == nil {
		return
	}
	for _, c := range a.Causes {
		points, _ := c.Rat()
		*l = append(*l, rubric.Text{
			VI: string(c.Kind) + " " + locale.Vietnamese.Rat(points) + ": " + c.Text.VI,
			EN: string(c.Kind) + " " + locale.English.Rat(points) + ": " + c.Text.EN,
		})
	}
}
