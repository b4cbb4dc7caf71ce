package listing

import (
	"iter"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// Against holds what the listing prints against computed results of one edition, such as
// those of a cohort, unit by unit: items, areas, parts, totals, maxima, percentages, bands
// and ranks. A row is that of the unit with its ID, or, where it has none, with its name or
// its ID as the name.
//
// A printed figure agrees with the computed one where that, rounded to the decimals that
// are printed, is the printed one; of what is known by a range, where some number of it is.
// What else a table may print of a unit is as [published.Reconcile] has it: of an item of
// which something is excluded either maximum, and of the total the points of what applies.
// A part holds the points of its source, as they are or rescaled to the maximum of the
// source. Units on one side only are listed.
//
// Each finding comes once: ranks, bands and means that follow from printed totals that
// differ from the computed ones are not told again. Ranks are held against those of the
// final scores or of the index by the ways of ranking that the options, or the rubric's
// [ranking.Rule], allow, where every ranked unit has a result. Results are asked for one by
// one and not kept.
//
// The error says that two results are of one unit, that one is nil or of another edition than
// the first ([scoring.ErrEdition]), that a column is of an item that the results do not have
// ([scoring.ErrUnknownItem]), or what [Listing.Check] says of listings. A nil opts means the
// defaults.
func (l *Listing) Against(results iter.Seq[*scoring.Result], opts *Options) (*Report, error) {
	c, err := l.checker(opts)
	if err != nil {
		return nil, err
	}
	a := &against{checker: c, finals: make([]computed, len(l.Rows)), byID: map[string]int{}, byName: map[string]int{}}
	a.index()
	if results != nil {
		n := 0
		var edition rubric.Edition
		for r := range results {
			n++
			switch {
			case r == nil:
				return nil, noResult.Say(n)
			case n == 1:
				edition = r.Edition
			case r.Edition != edition:
				return nil, otherEdition.Say(locale.Short(r.Unit.ID))
			}
			if err := a.result(r); err != nil {
				return nil, err
			}
		}
	}
	for row := range l.Rows {
		if !a.finals[row].seen {
			c.finding(Absent, OfUnit, row, max(l.Column(Name, ""), l.Column(ID, "")), l.unitOf(row), "", notComputed,
				short(l.unitOf(row)))
		}
	}
	for i, of := range l.Columns {
		if of.Role == Rank && of.Of == "" {
			a.ranks(i)
		}
	}
	a.means()
	c.sort()
	return c.out, nil
}

// computed is what the result of a row says.
type computed struct {
	seen         bool
	group        string
	final, index decimal.NullDecimal
	told         bool // the printed total is not the computed one
}

// against holds a listing against results.
type against struct {
	*checker
	finals       []computed // by row
	byID, byName map[string]int
}

// index finds rows by the IDs and names of their units; a name of two rows is that of none.
func (a *against) index() {
	for row, r := range a.l.Rows {
		if r.ID != "" {
			a.byID[spelling.Normalize(r.ID)] = row
			continue
		}
		key := spelling.Fold(r.Name)
		if _, twice := a.byName[key]; twice {
			row = -1
		}
		a.byName[key] = row
	}
}

// row returns the row of a unit, −1 where there is none.
func (a *against) row(u scoring.Unit) int {
	if row, is := a.byID[spelling.Normalize(u.ID)]; is {
		return row
	}
	for _, name := range []string{u.Name.VI, u.Name.EN, u.ID} {
		if row, is := a.byName[spelling.Fold(name)]; is && row >= 0 && spelling.Fold(name) != "" {
			return row
		}
	}
	return -1
}

// result holds the row of a unit against its result.
func (a *against) result(r *scoring.Result) error {
	row := a.row(r.Unit)
	if row < 0 {
		f := a.finding(Absent, OfUnit, -1, -1, "", r.Unit.ID, notListed, short(r.Unit.ID))
		f.Unit, f.Group = r.Unit.ID, r.Unit.Group
		return nil
	}
	if a.finals[row].seen {
		return resultsTwo.Say(locale.Short(r.Unit.ID))
	}
	now := computed{seen: true, group: r.Unit.Group, final: r.Total.Final, index: r.Total.Index}
	for i, of := range a.l.Columns {
		f := a.l.figure(row, i)
		if !f.printed {
			continue
		}
		differs := false
		var err error
		switch of.Role {
		case Total:
			differs, err = a.total(r, row, i, f)
			now.told = now.told || differs
		case Item:
			_, err = a.item(r, row, i, f)
		case Part:
			a.part(r, row, i, f)
		case Max, Index:
			_, err = a.other(r, row, i, f)
		}
		if err != nil {
			return err
		}
	}
	a.finals[row] = now
	a.band(r, row, now.told)
	return nil
}

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

// means holds the stated means of the total and its index against those of the results.
func (a *against) means() {
	type key struct {
		group string
		role  Role
	}
	computed := map[key]*big.Rat{}
	for _, m := range a.checker.means {
		if m.Of != "" || m.Role != Total && m.Role != Index || m.Kind == PercentageOfMeans {
			continue
		}
		mean, is := computed[key{m.Group, m.Role}]
		if !is {
			mean = a.mean(m)
			computed[key{m.Group, m.Role}] = mean
		}
		if mean == nil {
			continue
		}
		off := new(big.Rat).Sub(mean, m.Value.rat())
		if off.Abs(off).Cmp(m.Value.slack(m.down)) <= 0 || m.holdsWith(m.column, new(big.Rat)) {
			continue
		}
		shown := m.Value.printedAs(mean)
		f := a.finding(Contradiction, OfMean, -1, m.column, m.Value.String(), shown.String(), notComputedMean,
			a.meanTitle(m), m.Value, shown)
		f.Group, f.Role, f.Of, f.Line = m.Group, m.Role, m.Of, m.Line
		f.Cell = a.l.cell(m.Line, m.column)
	}
}

// mean returns the mean of what is computed; nil where something is not known, or a printed
// total is told.
func (a *against) mean(m *meanOf) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for row, of := range a.finals {
		if !m.has(a.l, row) {
			continue
		}
		v := of.final
		if m.Role == Index {
			v = of.index
		}
		if of.told || !v.Valid {
			return nil
		}
		sum.Add(sum, v.Decimal.Rat())
		n++
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// ranks holds a column of ranks against those of the results.
func (a *against) ranks(column int) {
	for _, scope := range a.rankedOf(column) {
		told, absent := false, false
		for _, row := range scope.rows {
			told = told || a.finals[row].told
			absent = absent || !a.finals[row].final.Valid
		}
		if absent || len(scope.rows) == 0 || told && a.followsTotals(scope) {
			continue
		}
		a.ranksOf(scope)
	}
}

// followsTotals reports whether ranks are those of the printed totals.
func (a *against) followsTotals(of ranked) bool {
	at := a.l.Column(Total, "")
	if at < 0 || len(a.with(of, at).rows) < len(of.rows) {
		return false
	}
	numbers := a.numbersOf(of, at)
	for _, ties := range a.permitted() {
		for _, unrounded := range []bool{false, true} {
			if r := a.read(of, numbers, ties, unrounded); r.Reproduces || r.NeedsKeys {
				return true
			}
		}
	}
	return false
}

// ranksOf tells which ranks are not those of the final scores, or of the index, by the way
// of ranking that comes closest.
func (a *against) ranksOf(of ranked) {
	var closest []int
	var best, worst []int
	first := true
	for _, number := range []func(computed) decimal.NullDecimal{
		func(c computed) decimal.NullDecimal { return c.final },
		func(c computed) decimal.NullDecimal { return c.index },
	} {
		values, known := a.codesOf(of.rows, number)
		if !known {
			continue
		}
		for _, ties := range a.permitted() {
			from, to := placesOf(values, ties)
			var wrong []int
			for i, halves := range of.halves {
				if halves < from[i] || halves > to[i] {
					wrong = append(wrong, i)
				}
			}
			if first || len(wrong) < len(closest) {
				first, closest, best, worst = false, wrong, from, to
			}
		}
	}
	for _, i := range closest {
		row := of.rows[i]
		expected := inHalves(best[i]).String()
		if best[i] != worst[i] {
			expected = "[" + expected + ", " + inHalves(worst[i]).String() + "]"
		}
		a.differs(row, of.column, OfRank, a.l.figure(row, of.column), expected)
	}
}

// codesOf returns whole numbers in the order of what is computed of rows; not known where
// one of them is not.
func (a *against) codesOf(rows []int, number func(computed) decimal.NullDecimal) ([]int64, bool) {
	if slices.ContainsFunc(rows, func(row int) bool { return !number(a.finals[row]).Valid }) {
		return nil, false
	}
	return places.Codes(len(rows), func(x, y int) int {
		return decimals.Compare(number(a.finals[rows[x]]).Decimal, number(a.finals[rows[y]]).Decimal)
	}), true
}
