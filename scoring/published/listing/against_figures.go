package listing

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// fits reports whether a printed figure is what a number between two is rounded to.
func fits(f Figure, lo, hi decimal.Decimal) bool {
	v := f.rat()
	low, high := lo.Rat(), hi.Rat()
	if places, finite := interval.Places(low); !finite || places > f.Places() {
		low.Sub(low, f.halfUnit())
	}
	if places, finite := interval.Places(high); !finite || places > f.Places() {
		high.Add(high, f.halfUnit())
	}
	return low.Cmp(v) <= 0 && v.Cmp(high) <= 0
}

// same is fits of a number that is known, quickly.
func same(f Figure, n decimal.NullDecimal) bool {
	if !n.Valid || n.Decimal.Exponent() < -int32(f.places) || n.Decimal.Exponent() > 0 ||
		!n.Decimal.Coefficient().IsInt64() {
		return n.Valid && !decimals.TooLong(n.Decimal, decimals.MaxDigits) && fits(f, n.Decimal, n.Decimal)
	}
	return decimals.Compare(f.Value(), n.Decimal) == 0
}

// asRow is a figure as a table of one unit has it.
func asRow(code string, role Role, f Figure, top decimal.NullDecimal) published.Row {
	out, v := published.Row{Code: code, Max: top}, decimal.NewNullDecimal(f.Value())
	switch role {
	case Max:
		out.Max = v
	case Index:
		out.Index = v
	default:
		out.Points = v
	}
	return out
}

// reconciled is what [published.Reconcile] says of one figure: that it contradicts the
// result, and what is computed.
func (a *against) reconciled(r *scoring.Result, row int, code string, role Role, f Figure) (wrong bool,
	expected string, err error) {
	var top decimal.NullDecimal
	if at := a.l.Column(Max, code); at >= 0 && role != Max {
		if m := a.l.figure(row, at); m.printed {
			wrongMax, _, err := a.reconciled(r, row, code, Max, m)
			if err != nil {
				return false, "", err
			}
			if !wrongMax { // else it is told, and nothing else is held against it
				top = decimal.NewNullDecimal(m.Value())
			}
		}
	}
	decimals := f.Places()
	t := published.Table{Unit: r.Unit, Places: &decimals}
	kind := map[Role]published.ContradictionKind{Max: published.ContradictsMax, Index: published.ContradictsIndex}[role]
	if kind == "" {
		kind = published.ContradictsPoints
	}
	if code == "" {
		t.Total = asRow("", role, f, top)
	} else {
		t.Rows = []published.Row{asRow(code, role, f, top)}
	}
	list, err := published.Reconcile(r, t)
	if err != nil {
		return false, "", err
	}
	for _, of := range list {
		if of.Kind == kind && !(a.down() && role != Max && cutOff(r, code, role, f)) {
			return true, of.Computed, nil
		}
	}
	return false, "", nil
}

// cutOff reports whether a figure is a computed number without the digits behind its own.
func cutOff(r *scoring.Result, code string, role Role, f Figure) bool {
	earned, tops := r.Total.FinalRange, []decimal.NullDecimal{r.Total.Applicable, decimal.NewNullDecimal(r.Total.Max)}
	if it := r.Item(code); code != "" && it != nil {
		earned, tops = it.Range, []decimal.NullDecimal{it.Applicable, decimal.NewNullDecimal(it.Max)}
	}
	of := between{earned.Least.Rat(), earned.Most.Rat()}
	if role != Index {
		return of.cutOff(f)
	}
	return slices.ContainsFunc(tops, func(top decimal.NullDecimal) bool {
		return top.Valid && top.Decimal.IsPositive() &&
			between{percentOf(of.lo, top.Decimal.Rat()), percentOf(of.hi, top.Decimal.Rat())}.cutOff(f)
	})
}

// differs tells a figure that is not the computed one.
func (a *against) differs(row, column int, aspect Aspect, f Figure, expected string) {
	a.finding(Contradiction, aspect, row, column, f.String(), expected, notComputedFigure, a.l.unitOf(row),
		a.l.title(column), f, shownRange(expected))
}

func (a *against) total(r *scoring.Result, row, column int, f Figure) (bool, error) {
	if same(f, r.Total.Final) {
		return false, nil
	}
	wrong, expected, err := a.reconciled(r, row, "", Total, f)
	if wrong {
		a.differs(row, column, OfPoints, f, expected)
	}
	return wrong, err
}

func (a *against) item(r *scoring.Result, row, column int, f Figure) (bool, error) {
	code := a.l.Columns[column].Of
	if it := r.Item(code); it != nil && same(f, it.Points) {
		return false, nil
	}
	wrong, expected, err := a.reconciled(r, row, code, Item, f)
	if wrong {
		a.differs(row, column, OfPoints, f, expected)
	}
	return wrong, err
}

// other holds a maximum or an index against the result: of the total, of an item or of a part.
func (a *against) other(r *scoring.Result, row, column int, f Figure) (bool, error) {
	of := a.l.Columns[column]
	aspect := map[Role]Aspect{Max: OfMax, Index: OfIndex}[of.Role]
	if of.Of != "" && (isSource(of.Of) || of.Of == partBonus || of.Of == partPenalty || a.l.Column(Part, of.Of) >= 0) {
		p := partOf(r, of.Of)
		if p == nil {
			return false, nil
		}
		list := p.maxima()
		if of.Role == Index {
			list = p.percentages()
		}
		for _, v := range list {
			if v.fits(f) || a.down() && v.cutOff(f) {
				return false, nil
			}
		}
		if len(list) == 0 {
			return false, nil
		}
		a.differs(row, column, aspect, f, list[0].String())
		return true, nil
	}
	if of.Role == Index && sameIndex(r, of.Of, f) {
		return false, nil
	}
	wrong, expected, err := a.reconciled(r, row, of.Of, of.Role, f)
	if wrong {
		a.differs(row, column, aspect, f, expected)
	}
	return wrong, err
}

// sameIndex reports quickly whether a printed percentage is surely the computed one: the
// same number, with no more decimals than that is rounded to.
func sameIndex(r *scoring.Result, code string, f Figure) bool {
	index := r.Total.Index
	if code != "" {
		it := r.Item(code)
		if it == nil {
			return false
		}
		index = it.Index
	}
	return index.Valid && f.places <= uint8(max(0, -index.Decimal.Exponent())) && same(f, index)
}

func (a *against) part(r *scoring.Result, row, column int, f Figure) {
	p := partOf(r, a.l.Columns[column].Of)
	if p == nil {
		return
	}
	list := p.points()
	for _, v := range list {
		if v.fits(f) || a.down() && v.cutOff(f) {
			return
		}
	}
	a.differs(row, column, OfPoints, f, list[0].String())
}

// band holds the band of a row against that of the result. Where the total is told to be
// another one, the band has to be that of neither.
func (a *against) band(r *scoring.Result, row int, told bool) {
	text := a.l.Rows[row].Band
	if text == "" || r.Total.Band.IsZero() && len(r.Total.PossibleBands) == 0 {
		return
	}
	possible := r.Total.PossibleBands
	if !r.Total.Band.IsZero() {
		possible = []rubric.Text{r.Total.Band}
	}
	key := spelling.Fold(text)
	for _, b := range possible {
		if key == spelling.Fold(b.VI) || key == spelling.Fold(b.EN) {
			return
		}
	}
	if total := a.l.Column(Total, ""); told && (len(a.thresholds(row)) == 0 || a.bandAllows(row, a.l.figure(row,
		total))) {
		return
	}
	expected := either{possible[0].VI, possible[0].EN}
	a.finding(Contradiction, OfBand, row, a.l.Column(Band, ""), text, possible[0].VI, notComputedFigure,
		a.l.unitOf(row),
		columnTitles[Band].Say(), short(text), expected)
}
