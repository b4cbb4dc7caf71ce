package audit

import (
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// SheetOf returns the sheet of a result that was computed from facts, with a row for every
// item and all that is known, as a host sends it on. Held against the result it has no
// difference. The errors are those of [VerifyResult].
func SheetOf(s *scoring.Scorer, result *scoring.Result, facts scoring.Facts) (Sheet, error) {
	v, err := newVerifier(s, result, facts, Sheet{Facts: facts})
	if err != nil {
		return Sheet{}, err
	}
	out := Sheet{Facts: facts}
	for it := range result.All() {
		n := v.nodes[it.Code]
		if n == nil {
			continue
		}
		row := Row{Code: it.Code, Max: decimal.NewNullDecimal(it.Max), Points: value{Range: it.Range}.stated(), Status: it.Status}
		if n.Item.Leaf() && len(n.Item.Cases) > 0 {
			if ruled := v.c.Ruled(v.given, n); ruled.Settled {
				row.Case = ruled.Cases[0]
			}
		}
		out.Rows = append(out.Rows, row)
	}
	t := result.Total
	out.Total = Total{Max: decimal.NewNullDecimal(t.Max), Points: value{Range: t.Range}.stated(), Rescaled: t.Rescaled,
		Final: t.Final, Band: t.Band}
	if result.Bonus() != nil {
		out.Total.Bonus = countedOf(result.Bonus()).stated()
	}
	if result.Penalty() != nil {
		out.Total.Penalty = countedOf(result.Penalty()).stated()
	}
	return out, nil
}

// stated returns the number of a value that is known.
func (v value) stated() decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: v.Least, Valid: !v.unknown && v.Known()}
}
