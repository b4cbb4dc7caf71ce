package cohort

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
)

// QuotaCheck says whether an object group keeps a quota. [Cohort.Quotas] makes it. It is
// data; its JSON form reads back to an equal value.
type QuotaCheck struct {
	Quota ranking.Quota `json:"quota"`
	Group string        `json:"group"` // empty for units without a group
	// Units are those of the group with a score sheet; Allowed is the quota's percentage of
	// them, rounded down: 20 % of 14 units are 2.
	Units   int `json:"units"`
	Allowed int `json:"allowed"`
	// Least are the units that surely are in the bands, Most those that may be, too.
	Least int `json:"least"`
	Most  int `json:"most"`
	// Held is scoring.HeldYes, scoring.HeldNo, or scoring.HeldUndecided where missing figures
	// decide.
	Held scoring.Held `json:"held"`
	// Over are the units beyond the line, from the best: those in the bands with so many
	// better ones in them that the quota is used up. Tied are those that share the place at
	// which the line runs, so that their places do not say which of them are beyond it.
	Over []Ranked `json:"over,omitempty"`
	Tied []Ranked `json:"tied,omitempty"`
	// Unplaced are the units that surely are in the bands and have no place, since figures are
	// missing; Open are those that may be in the bands.
	Unplaced []Ranked    `json:"unplaced,omitempty"`
	Open     []Ranked    `json:"open,omitempty"`
	Text     rubric.Text `json:"text"` // the check in one sentence without its full stop
}

// Quotas checks how many units are in bands that a quota bounds: those of the rubric where
// quotas is nil. A quota without a group is checked for every group of the cohort. Units
// are ordered as [Cohort.Rank] ranks them by the rubric's rule.
//
// The error has all faults of the quotas, as ValidateRanking of the rubric finds them, or
// says that there are no units.
func (c *Cohort) Quotas(quotas []ranking.Quota) ([]QuotaCheck, error) {
	k, err := c.Rank(nil)
	if err != nil {
		return nil, err
	}
	if quotas == nil {
		quotas = c.rubric.Quotas
	}
	if err := c.rubric.ValidateRanking(nil, quotas); err != nil {
		return nil, err
	}
	out := []QuotaCheck{}
	for _, q := range quotas {
		checked := false
		for i := range k.Groups {
			g := &k.Groups[i]
			if q.Group == "" && len(g.Units)+len(g.Unknown) > 0 || q.Group != "" && spelling.Normalize(g.Name) == spelling.Normalize(q.Group) {
				out, checked = append(out, check(q, g, c.rubric.BandsOf(g.Name))), true
			}
		}
		if !checked && q.Group != "" {
			out = append(out, check(q, &Group{Name: q.Group}, c.rubric.BandsOf(q.Group)))
		}
	}
	return out, nil
}

// titles lists bands by their names in either language, as far as a group has them.
func titles(names []string, table []*rubric.Band) rubric.Text {
	var vi, en []string
	for _, name := range names {
		name = spelling.Normalize(name)
		text := rubric.Plain(name)
		for _, b := range table {
			if name == spelling.Normalize(b.Name.VI) || name == spelling.Normalize(b.Name.EN) {
				text = b.Name
				break
			}
		}
		vi, en = append(vi, text.In(rubric.Vietnamese)), append(en, text.In(rubric.English))
	}
	return rubric.Text{VI: strings.Join(vi, ", "), EN: strings.Join(en, ", ")}
}

// check holds a group, which has some bands, against a quota.
func check(q ranking.Quota, g *Group, table []*rubric.Band) QuotaCheck {
	out := QuotaCheck{Quota: q, Group: g.Name, Units: len(g.Units) + len(g.Unknown)}
	out.Quota.Bands = slices.Clone(q.Bands)
	share := new(big.Rat).Mul(q.Most.Rat(), big.NewRat(int64(out.Units), 100))
	out.Allowed = int(new(big.Int).Quo(share.Num(), share.Denom()).Int64())
	in := func(name rubric.Text) bool {
		return slices.ContainsFunc(q.Bands, func(band string) bool {
			band = spelling.Normalize(band)
			return !name.IsZero() && (band == spelling.Normalize(name.VI) || band == spelling.Normalize(name.EN))
		})
	}
	var placed []Ranked
	for _, u := range slices.Concat(g.Units, g.Unknown) {
		switch {
		case in(u.Band) && !u.Place.IsZero():
			placed = append(placed, u)
		case in(u.Band):
			out.Unplaced = append(out.Unplaced, u)
		case slices.ContainsFunc(u.PossibleBands, in):
			out.Open = append(out.Open, u)
		}
	}
	out.Least = len(placed) + len(out.Unplaced)
	out.Most = out.Least + len(out.Open)
	if line := out.Allowed; line < len(placed) {
		from, to := line, line
		for from > 0 && line > 0 && placed[from-1].Place.Cmp(placed[line].Place) == 0 {
			from--
		}
		for to < len(placed) && placed[to].Place.Cmp(placed[line].Place) == 0 {
			to++
		}
		if from < line { // the line runs between equal units
			out.Tied, out.Over = placed[from:to:to], placed[to:]
		} else {
			out.Over = placed[line:]
		}
		out.Tied, out.Over = slices.Clip(out.Tied), slices.Clip(out.Over)
	}
	bands := titles(q.Bands, table)
	switch {
	case out.Least > out.Allowed && out.Most > out.Least:
		out.Held = scoring.HeldNo
		out.Text = rubric.Say(quotaBrokenOpen, q.Most, out.Units, out.Allowed, bands, out.Least, out.Least-out.Allowed)
	case out.Least > out.Allowed:
		out.Held = scoring.HeldNo
		out.Text = rubric.Say(quotaBroken, q.Most, out.Units, out.Allowed, bands, out.Least, out.Least-out.Allowed)
	case out.Most > out.Allowed:
		out.Held = scoring.HeldUndecided
		out.Text = rubric.Say(quotaOpen, q.Most, out.Units, out.Allowed, bands, out.Least, out.Most)
	case out.Most > out.Least:
		out.Held = scoring.HeldYes
		out.Text = rubric.Say(quotaKeptOpen, q.Most, out.Units, out.Allowed, bands, out.Least, out.Most)
	default:
		out.Held = scoring.HeldYes
		out.Text = rubric.Say(quotaKept, q.Most, out.Units, out.Allowed, bands, out.Most)
	}
	if q.Illustrative {
		out.Text = rubric.Say(quotaIllustrative, out.Text)
	}
	return out
}
