package cohort

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// Ties says how units with equal final scores are ranked.
type Ties string

// The ways to rank equal scores; the empty Ties is Competition.
const (
	Competition Ties = "competition" // 1, 2, 2, 4: they share the better place, and the next ones stay free
	Dense       Ties = "dense"       // 1, 2, 2, 3: they share a place, and none stays free
	Plain       Ties = "plain"       // 1, 2, 3, 4: by the units' IDs, as [spelling.CompareCodes] orders them
)

// Ranking is the ranking of units within their object groups. [Rank] makes it. It is
// data and read-only once made; its JSON form reads back to an equal value.
type Ranking struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Ties    Ties           `json:"ties"`
	Groups  []Group        `json:"groups"` // in the order in which they first come among the results
}

// Group is the ranking of one object group.
type Group struct {
	Name string `json:"name"` // empty for units without a group
	// Units are those with a rank, from the best; of equal scores by their IDs.
	Units []Ranked `json:"units"`
	// Unknown are the units whose final score is not known, by their IDs.
	Unknown []Ranked `json:"unknown"`
}

// Ranked is a unit in its group.
type Ranked struct {
	// Rank is the place and how many units of the group have one; zero where the final
	// score is not known.
	Rank  published.Rank      `json:"rank,omitzero"`
	Unit  scoring.Unit        `json:"unit"`
	Final decimal.NullDecimal `json:"final"`
	Range scoring.Range       `json:"range"` // of the final score
	Band  rubric.Text         `json:"band,omitzero"`
	// Open says why the final score is not known.
	Open []scoring.OpenReason `json:"open,omitempty"`
}

// Text says the rank in one sentence without its full stop, or the range of a score that
// is not known.
func (u Ranked) Text() rubric.Text {
	if u.Rank.Place == 0 {
		return rubric.Say(notRanked, u.Range.Least, u.Range.Most)
	}
	return rubric.Say(ranked, u.Rank.Place, u.Rank.Of, u.Final.Decimal)
}

// Rank ranks units by their final scores within their object groups. The results are of
// one edition, each of another unit; their order matters only to that of the groups.
// The error says that they are not ([scoring.ErrEdition] where the editions differ), that
// there are none, or that there is no such way to rank equal scores.
func Rank(results []*scoring.Result, ties Ties) (*Ranking, error) {
	ties = cmp.Or(ties, Competition)
	if !slices.Contains([]Ties{Competition, Dense, Plain}, ties) {
		return nil, noSuchTies.Say(string(ties))
	}
	if len(results) == 0 {
		return nil, noResults.Say()
	}
	out := &Ranking{Schema: jsonform.Schema, Ties: ties, Groups: []Group{}}
	seen := map[string]bool{}
	for i, r := range results {
		switch {
		case r == nil:
			return nil, noResult.Say(i + 1)
		case i == 0:
			out.Edition = r.Edition
		case r.Edition != out.Edition:
			return nil, otherEdition.Say(r.Unit.ID, r.Edition.SHA256, out.Edition.SHA256)
		}
		if seen[r.Unit.ID] {
			return nil, unitTwice.Say(r.Unit.ID)
		}
		seen[r.Unit.ID] = r.Unit.ID != ""
		out.add(r)
	}
	for i := range out.Groups {
		out.Groups[i].rank(ties)
	}
	return out, nil
}

func (r *Ranking) add(of *scoring.Result) {
	at := slices.IndexFunc(r.Groups, func(g Group) bool { return g.Name == of.Unit.Group })
	if at < 0 {
		at = len(r.Groups)
		r.Groups = append(r.Groups, Group{Name: of.Unit.Group, Units: []Ranked{}, Unknown: []Ranked{}})
	}
	t := of.Total
	g, u := &r.Groups[at], Ranked{Unit: of.Unit, Final: t.Final, Range: t.FinalRange, Band: t.Band, Open: jsonform.Clone(t.Open)}
	if t.Final.Valid {
		g.Units = append(g.Units, u)
	} else {
		g.Unknown = append(g.Unknown, u)
	}
}

// rank sorts the units of a group and gives them their ranks.
func (g *Group) rank(ties Ties) {
	byID := func(a, b Ranked) int { return spelling.CompareCodes(a.Unit.ID, b.Unit.ID) }
	slices.SortStableFunc(g.Units, func(a, b Ranked) int {
		return cmp.Or(decimals.Compare(b.Final.Decimal, a.Final.Decimal), byID(a, b))
	})
	slices.SortStableFunc(g.Unknown, byID)
	for i := range g.Units {
		place := i + 1
		if i > 0 && ties != Plain {
			before := g.Units[i-1]
			switch {
			case decimals.Compare(g.Units[i].Final.Decimal, before.Final.Decimal) == 0:
				place = before.Rank.Place
			case ties == Dense:
				place = before.Rank.Place + 1
			}
		}
		g.Units[i].Rank = published.Rank{Place: place, Of: len(g.Units)}
	}
}
