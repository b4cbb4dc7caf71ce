package audit

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// addsUp holds the points and the maximum of an item against what the sheet states of the
// items below it.
func (v *verifier) addsUp(row *Row, n *rules.Node, title locale.Speaker) {
	if len(n.Children) == 0 {
		return
	}
	v.agrees(n.Item.Code, title, thePoints.Say(), row.Points, v.below(n))
	if n.Item.Sums() {
		v.maxima(n.Item.Code, title, row.Max, n.Children)
	}
}

// agrees lists a number that cannot be what the others of the sheet give.
func (v *verifier) agrees(code string, title, what locale.Speaker, stated decimal.NullDecimal, by value) {
	if !stated.Valid {
		return
	}
	if _, perhaps := by.holds(stated.Decimal); !perhaps {
		v.add(Difference{Code: code, Kind: SumDiffers, Stated: decimals.Format(stated.Decimal), Computed: by.String()},
			title, what, stated.Decimal, by)
	}
}

// maxima holds a maximum against the sum of those of its parts, where all are stated.
func (v *verifier) maxima(code string, title locale.Speaker, stated decimal.NullDecimal, parts []*rules.Node) {
	sum := decimal.Zero
	for _, n := range parts {
		row := v.stated[n.Item.Code]
		if n.Item.Unscored {
			continue
		}
		if row == nil || !row.Max.Valid {
			return
		}
		sum = sum.Add(row.Max.Decimal)
	}
	v.agrees(code, title, theMax.Say(), stated, known(decimals.Canonical(sum)))
}

// own returns what the sheet states of the points of an item: its row, its points among the
// facts where these count as they are, or what the items below it leave.
func (v *verifier) own(n *rules.Node) value {
	if row := v.stated[n.Item.Code]; row != nil && row.Points.Valid {
		return known(row.Points.Decimal)
	}
	if f, is := v.sheet.Facts.Points[n.Item.Code]; is {
		p, isNumber := f.Number()
		if it := v.items[n.Item.Code]; isNumber && it != nil && it.Points.Valid && decimals.Compare(it.Points.Decimal, p) == 0 {
			return known(p)
		}
	}
	return v.below(n)
}

// below returns what the sheet leaves the points of an item to be without its own row: of a
// leaf all that it can have.
func (v *verifier) below(n *rules.Node) value {
	switch {
	case n.Item.Unscored:
		return known(decimal.Zero)
	case len(n.Children) == 0:
		return value{Range: scoring.Range{Least: decimal.Min(n.Item.Min, decimal.Zero), Most: decimal.Max(n.Item.Max, decimal.Zero)}}
	case n.Item.Combine == rubric.CombineLeast:
		return v.least(n.Children)
	}
	out := v.sum(n.Children)
	if n.Item.Combine == rubric.CombineCapped {
		out = out.atMost(n.Item.Max)
	}
	return out
}

func (v *verifier) sum(parts []*rules.Node) value {
	out := known(decimal.Zero)
	for _, n := range parts {
		out.Range = out.Plus(v.own(n).Range)
	}
	return out
}

func (v value) atMost(most decimal.Decimal) value {
	return value{Range: scoring.Range{Least: decimal.Min(v.Least, most), Most: decimal.Min(v.Most, most)}}
}

// least returns the least of the parts that are not excluded. Which are the computed result
// says; a part that may be excluded may be the only one that is not.
func (v *verifier) least(parts []*rules.Node) value {
	var surely, perhaps []value
	for _, n := range parts {
		it := v.items[n.Item.Code]
		switch {
		case n.Item.Unscored || it != nil && it.Status != scoring.Scored && it.Applicable.Valid && it.Applicable.Decimal.IsZero():
		case it != nil && it.Applicable.Valid && !it.Applicable.Decimal.IsZero():
			surely = append(surely, v.own(n))
		default:
			perhaps = append(perhaps, v.own(n))
		}
	}
	if len(surely)+len(perhaps) == 0 {
		return known(decimal.Zero)
	}
	all := append(surely, perhaps...)
	out := all[0]
	for i, x := range all[1:] {
		out.Least = decimal.Min(out.Least, x.Least)
		if i+1 < len(surely) {
			out.Most = decimal.Min(out.Most, x.Most)
		} else if len(surely) == 0 {
			out.Most = decimal.Max(out.Most, x.Most)
		}
	}
	if len(surely) == 0 { // or all are excluded
		out.Least, out.Most = decimal.Min(out.Least, decimal.Zero), decimal.Max(out.Most, decimal.Zero)
	}
	return out
}

// wholeAddsUp holds the numbers of the total against those of the rows and each other.
func (v *verifier) wholeAddsUp() {
	t, r, title := v.sheet.Total, v.c.Rubric, theTotal.Say()
	v.maxima(wholeCode, title, t.Max, v.c.Areas)
	areas := v.sum(v.c.Areas)
	v.agrees(wholeCode, title, theAreas.Say(), t.Points, areas)
	if t.Points.Valid {
		areas = known(t.Points.Decimal)
	}
	bonus, penalty := v.adjustment(r.Bonus, v.c.Bonus), v.adjustment(r.Penalty, v.c.Penalty)
	v.agrees(wholeCode, title, theBonus.Say(), t.Bonus, bonus)
	v.agrees(wholeCode, title, thePenalty.Say(), t.Penalty, penalty)
	if t.Bonus.Valid {
		bonus = known(t.Bonus.Decimal)
	}
	if t.Penalty.Valid {
		penalty = known(t.Penalty.Decimal)
	}
	switch {
	case t.Rescaled.Valid:
		if !v.c.Book.Rescales {
			v.agrees(wholeCode, title, rescaled.Say(), t.Rescaled, areas)
		}
		areas = known(t.Rescaled.Decimal)
	case v.c.Book.Rescales:
		return // what the points are rescaled to is not stated
	}
	final := areas.Plus(bonus.Range).Minus(penalty.Range)
	if r.Final != nil {
		for _, end := range []*decimal.Decimal{&final.Least, &final.Most} {
			if r.Final.Floor.Valid {
				*end = decimal.Max(*end, r.Final.Floor.Decimal)
			}
			if r.Final.Ceiling.Valid {
				*end = decimal.Min(*end, r.Final.Ceiling.Decimal)
			}
		}
	}
	v.agrees(wholeCode, title, theFinal.Say(), t.Final, value{Range: final})
}

// adjustment returns what the rows leave a bonus or a penalty to be.
func (v *verifier) adjustment(of *rubric.Adjustment, items []*rules.Node) value {
	if of == nil {
		return known(decimal.Zero)
	}
	return v.sum(items).atMost(of.Cap)
}
