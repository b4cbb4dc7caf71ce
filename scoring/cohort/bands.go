package cohort

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// BandTable says how many units are in each band, by object group. [Cohort.Bands] makes it.
// It is data; its JSON form reads back to an equal value.
type BandTable struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Groups  []BandGroup    `json:"groups"` // in the order in which they first come among the units
}

// BandGroup are the bands of an object group.
type BandGroup struct {
	Name  string      `json:"name"`  // empty for units without a group
	Bands []BandCount `json:"bands"` // those of the group, from the highest down, also empty ones
	// None is of units that surely have no band, Open of those whose figures leave open which
	// they have. Units is all of these together: those with a score sheet.
	None  BandCount `json:"none"`
	Open  BandCount `json:"open"`
	Units int64     `json:"units"`
	// Absent is how many units have no score sheet; they count in no percentage.
	Absent int64 `json:"absent,omitempty"`
	// Sum and Note are those of [Shares], of the bands, None and Open together.
	Sum  decimal.Decimal `json:"sum"`
	Note rubric.Text     `json:"note"`
}

// BandCount is how many units are in a band.
type BandCount struct {
	Name    rubric.Text     `json:"name"`
	Units   int64           `json:"units"`
	Exact   exact.Number    `json:"exact"`   // in percent of the units of the group
	Percent decimal.Decimal `json:"percent"` // as printed
}

// Bands counts the units of every band by object group. The error is that of
// [Percentages] about the options, or says that there are no units.
func (c *Cohort) Bands(opts *BandOptions) (*BandTable, error) {
	if c == nil || c.rubric == nil || len(c.units)+len(c.roster) == 0 {
		return nil, noUnits.Say()
	}
	out := &BandTable{Schema: jsonform.Schema, Edition: c.rubric.Edition(), Groups: []BandGroup{}}
	b := c.bandsAbove()
	for _, g := range c.groups {
		of := BandGroup{Name: g.Name, Bands: []BandCount{}}
		for _, band := range b.table(g.Name) {
			of.band(band.Name)
		}
		for _, i := range g.Members {
			switch name := b.names[i]; {
			case c.sheetless(i):
				of.Absent++
			case !name.IsZero():
				of.Bands[of.band(name)].Units++
			case b.open(i):
				of.Open.Units++
			default:
				of.None.Units++
			}
		}
		out.Groups = append(out.Groups, of)
	}
	for _, u := range c.roster {
		group := spelling.Normalize(u.Group)
		at := slices.IndexFunc(out.Groups, func(g BandGroup) bool { return g.Name == group })
		if at < 0 {
			at = len(out.Groups)
			out.Groups = append(out.Groups, BandGroup{Name: group, Bands: []BandCount{}})
			for _, band := range b.table(group) {
				out.Groups[at].band(band.Name)
			}
		}
		out.Groups[at].Absent++
	}
	for i := range out.Groups {
		if err := out.Groups[i].share(opts); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// band returns where a band is counted.
func (g *BandGroup) band(name rubric.Text) int {
	at := slices.IndexFunc(g.Bands, func(b BandCount) bool { return b.Name == name })
	if at < 0 {
		at = len(g.Bands)
		g.Bands = append(g.Bands, BandCount{Name: name})
	}
	return at
}

// share works out the percentages.
func (g *BandGroup) share(opts *BandOptions) error {
	g.None.Name, g.Open.Name = rubric.Say(bandNone), rubric.Say(bandOpen)
	var list []*BandCount
	for i := range g.Bands {
		list = append(list, &g.Bands[i])
	}
	list = append(list, &g.None, &g.Open)
	var counts []int64
	for _, b := range list {
		counts = append(counts, b.Units)
	}
	s, err := Percentages(counts, opts)
	if err != nil {
		return err
	}
	for i, b := range list {
		b.Exact, b.Percent = s.Exact[i], s.Percent[i]
	}
	g.Units, g.Sum, g.Note = s.Of, s.Sum, s.Note
	return nil
}

// open reports whether figures leave open which band a unit has whose band is not known.
func (b *bandsAbove) open(i int) bool {
	t := &b.cohort.Result(i).Total
	return len(t.PossibleBands) > 0 || !t.Final.Valid
}
