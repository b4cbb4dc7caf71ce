package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// combination says what an item comes to whose parts do not simply add up.
func combination(how rubric.Combine, it *Item) rubric.Text {
	if !it.Points.Valid {
		return rubric.Text{}
	}
	if how == rubric.CombineLeast {
		if it := it.deciding(); it != nil {
			return rubric.Say(leastOfParts, it.Code)
		}
		return rubric.Text{}
	}
	sum := decimal.Zero
	for _, child := range it.Items {
		if child.Points.Valid {
			sum = sum.Add(child.Points.Decimal)
		}
	}
	if sum.GreaterThan(it.Points.Decimal) {
		return rubric.Say(cutAtMaximum, decimals.Canonical(sum), it.Points.Decimal)
	}
	return rubric.Text{}
}

// deciding returns the first part that has the least points, nil where that is not known.
func (it *Item) deciding() *Item {
	var out *Item
	for _, child := range it.Items {
		if child.Points.Valid && (out == nil || child.Points.Decimal.LessThan(out.Points.Decimal)) {
			out = child
		}
	}
	if out == nil || !it.Points.Valid || !it.Points.Decimal.Equal(out.Points.Decimal) {
		return nil
	}
	return out
}

// attribute states what an item loses at the parts that decide it, so that their losses
// add up to it: of the least, at the first part that has it, else at the first parts that
// lost as much. Where it is not known, no part loses more than the item may.
func attribute(n *rules.Node, it *Item) {
	decides, left := it.deciding(), it.Lost.Decimal
	for i, child := range it.Items {
		was := child.Lost
		switch {
		case child.Unscored || !child.LostRange.Most.IsPositive():
			continue
		case it.Lost.Valid && (left.IsZero() || n.Item.Combine == rubric.CombineLeast && child != decides):
			child.Lost, child.LostRange = decimal.NewNullDecimal(decimal.Zero), Range{}
		case !it.Lost.Valid || !was.Valid:
			child.Lost, child.LostRange = decimal.NullDecimal{}, Range{decimal.Zero,
				decimal.Min(child.LostRange.Most, it.LostRange.Most)}
		default:
			own := decimal.Min(left, was.Decimal)
			left = left.Sub(own)
			child.Lost.Decimal = decimals.Canonical(own)
			child.LostRange = Range{child.Lost.Decimal, child.Lost.Decimal}
		}
		if child.Lost.Valid != was.Valid || !child.Lost.Decimal.Equal(was.Decimal) {
			attribute(n.Children[i], child)
		}
	}
}
