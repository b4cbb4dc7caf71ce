package province

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/parindex/parindex/scoring/receipt"
)

// Decision is what a decision says that publishes results.
type Decision struct {
	Number string      `json:"number"`
	Date   rubric.Date `json:"date"`
	Issuer rubric.Text `json:"issuer"`
	Reason rubric.Text `json:"reason,omitzero"` // why it takes the place of an earlier one
	// Without says that units that are not through with the last round have no result.
	Without bool `json:"without,omitempty"`
}

// Published is what was published: the decision with the ranks, points and bands of the units,
// and what each was computed from.
type Published struct {
	Decision Decision `json:"decision"`
	// Revision counts the publications by an edition of the rubric, from 1.
	Revision int                        `json:"revision"`
	Ranking  *cohort.Ranking            `json:"ranking"`
	Receipts map[string]receipt.Receipt `json:"receipts"` // by unit
}

// ErrWorking says that units are not through with the last round, and that the decision does not
// say that they have no result; or that none is.
var ErrWorking = errors.New("units are not through with the last round")

// Publish publishes the scores of the last round. Before it the caller has seen so many
// publications by the edition in force. The error is ErrWorking, or store.ErrStale where somebody
// else has published meanwhile.
func (p *Province) Publish(ctx context.Context, by *store.Account, d Decision, seen int) (int64, error) {
	rules, err := p.Scorer(ctx)
	if err != nil {
		return 0, err
	}
	s, err := p.standing(ctx, rules, "", through)
	if err != nil {
		return 0, err
	}
	if s.Cohort == nil || len(s.Working()) > 0 && !d.Without {
		return 0, ErrWorking
	}
	of := Published{Decision: d, Revision: seen + 1, Ranking: s.Report.Ranking, Receipts: s.receipts()}
	body, err := json.Marshal(of)
	if err != nil {
		return 0, err
	}
	return p.DB.Publish(ctx, store.Publication{Edition: s.Scorer.Edition().SHA256, Number: d.Number, Revision: of.Revision,
		Account: by.ID, Body: body}, p.Now())
}

func (s *Standing) receipts() map[string]receipt.Receipt {
	out := map[string]receipt.Receipt{}
	for i := range s.Cohort.Len() {
		out[s.Cohort.Unit(i).ID] = s.Cohort.Result(i).Receipt()
	}
	return out
}

// Publication returns what was published under a number of the database; the error is
// sql.ErrNoRows where there is none.
func (p *Province) Publication(ctx context.Context, seq int64) (*Published, store.Publication, error) {
	stored, err := p.DB.Publication(ctx, seq)
	if err != nil {
		return nil, stored, err
	}
	out := &Published{}
	return out, stored, json.Unmarshal(stored.Body, out)
}

// Check holds what was published against what the records of the same units come to now.
func (p *Province) Check(ctx context.Context, of *Published) (*Checked, error) {
	s, err := p.Edition(ctx, of.Ranking.Edition.SHA256)
	if err != nil {
		return nil, err
	}
	now, err := p.standing(ctx, s, "", func(y *Year) bool { // those that had a result then
		_, had := of.Receipts[y.Unit.ID]
		return had
	})
	if err != nil {
		return nil, err
	}
	out := &Checked{Published: of, Changed: map[string]bool{}}
	var results []*scoring.Result
	if now.Cohort != nil {
		results, _ = now.Cohort.Ordered(now.Report.Ranking)
	}
	out.Report, err = of.listing(s.Rubric().Points.Places).Against(slices.Values(results), &listing.Options{Rubric: s.Rubric()})
	if err != nil {
		return nil, err
	}
	again := map[string]receipt.Receipt{}
	for _, r := range results {
		again[r.Unit.ID] = r.Receipt()
	}
	for unit, was := range of.Receipts {
		out.Changed[unit] = again[unit] != was
	}
	return out, nil
}

// Checked is a publication held against what the records come to now.
type Checked struct {
	*Published
	Changed map[string]bool // by unit: the receipt of its result is another one
	Report  *listing.Report // where the published figures are not the computed ones
}

// Same reports whether every unit has the result that was published.
func (c *Checked) Same() bool {
	for _, changed := range c.Changed {
		if changed {
			return false
		}
	}
	return len(c.Report.Findings) == 0
}

// listing is the table as it was published, whose points have so many places.
func (of *Published) listing(places int) *listing.Listing {
	out := &listing.Listing{Source: rubric.Decision{Number: of.Decision.Number, Issuer: of.Decision.Issuer, Date: of.Decision.Date},
		Columns: []listing.Column{{Role: listing.Total, Places: places}, {Role: listing.Rank}}}
	for _, g := range of.Ranking.Groups {
		for _, u := range slices.Concat(g.Units, g.Unknown) {
			row := listing.Row{ID: u.Unit.ID, Name: u.Unit.Name.VI, Group: g.Name, Band: u.Band.VI, Figures: make([]listing.Figure, 2)}
			if u.Final.Valid {
				row.Figures[0], _ = listing.Printed(decimals.Format(u.Final.Decimal))
			}
			if !u.Place.IsZero() {
				row.Figures[1], _ = listing.Printed(u.Place.String())
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}
