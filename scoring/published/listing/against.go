package listing

import (
	"iter"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
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
