package rubric

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// final checks the bounds of the final score.
func (v *validator) final() {
	f, what := v.r.Final, about{thing: theFinal}
	if f == nil {
		return
	}
	if !f.Floor.Valid && !f.Ceiling.Valid && !v.unread(f, "") {
		v.fault(f, "", what, noBounds)
	}
	for _, end := range []struct {
		key string
		at  decimal.NullDecimal
	}{{"floor", f.Floor}, {"ceiling", f.Ceiling}} {
		if end.at.Valid {
			v.size(end.at.Decimal, f, end.key, what)
		}
	}
	if f.Floor.Valid && f.Ceiling.Valid && f.Floor.Decimal.GreaterThanOrEqual(f.Ceiling.Decimal) && !v.unread(f, "") {
		v.fault(f, "floor", what, floorAboveCeiling, f.Floor.Decimal, f.Ceiling.Decimal)
	}
}

// bands checks that the bands of each group are listed from the highest down, and that
// every final score down to zero, or to the floor, reaches one.
func (v *validator) bands() {
	above := map[string]*Band{}  // the band before, of each group
	higher := map[string]*Band{} // the one before that starts higher
	groups := lookalikes{}
	for i := range v.r.Bands {
		b := &v.r.Bands[i]
		what := called(bandNamed, b.Name.EN)
		v.made(b, what, []string{b.Group}, b.Name)
		v.text(b.Name, b, "name", about{thing: aBand})
		if b.Group != "" {
			v.alike(groups, b.Group, b, "group", what)
			if why := v.r.NoGroup(b.Group); !why.IsZero() {
				v.add(b, "group", func() locale.Message { return why.Of(what.message()) })
			}
		}
		if v.r.Broken(b, "from") {
			return // where a band begins is not known, so neither is whether there are gaps
		}
		up := above[b.Group]
		above[b.Group] = b
		switch {
		case up == nil:
		case b.From.LessThan(up.From):
			higher[b.Group] = up
		case b.From.GreaterThan(up.From) || up.When == "": // one with a condition leaves its points to the next
			v.fault(b, "from", what, bandNotBelow, b.From, up.From)
			continue
		}
		v.below(b, higher[b.Group], what)
	}
	floor := decimal.Zero
	if v.r.Final != nil && v.r.Final.Floor.Valid {
		floor = decimal.Max(floor, v.r.Final.Floor.Decimal)
	}
	for i := range v.r.Bands {
		if b := &v.r.Bands[i]; above[b.Group] == b && b.From.GreaterThan(floor) {
			v.fault(b, "from", called(bandNamed, b.Name.EN), scoresBelowBands, b.From)
		}
	}
}

// below checks what a band says of its upper end, given the next band that starts
// higher.
func (v *validator) below(b, up *Band, what about) {
	switch {
	case !b.Below.Valid:
	case up == nil && b.Below.Decimal.LessThanOrEqual(v.r.Max):
		v.fault(b, "below", what, scoresAboveBands, b.Below.Decimal, v.r.Max)
	case up != nil && b.Below.Decimal.GreaterThan(up.From):
		v.fault(b, "below", what, bandOverlap, b.Below.Decimal, up.From)
	case up != nil && b.Below.Decimal.LessThan(up.From):
		v.fault(b, "below", what, bandGap, b.Below.Decimal, up.From)
	}
}
