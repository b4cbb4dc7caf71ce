package published

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Table is a table of results as an authority printed it: what it says of
// the total, of areas and of items, taken over as it stands.
type Table struct {
	// Rubric is the ID of the rubric whose items it prints; [Parse] sets it,
	// and [Reconcile] refuses a table of another. Empty says nothing.
	Rubric string          `json:"rubric,omitempty"`
	Unit   scoring.Unit    `json:"unit"`
	Source rubric.Decision `json:"source"` // the document that publishes
	Total  Row             `json:"total"`
	Rows   []Row           `json:"items,omitempty"` // areas and items
	// Places is to how many decimals the table rounds its figures; nil: each column to
	// as many as the figure in it that has most, and one of whole numbers not at all.
	Places *int `json:"places,omitempty"`
	// SelfScore is what the unit gave itself.
	SelfScore decimal.NullDecimal `json:"self_score,omitzero"`
	Rank      Rank                `json:"rank,omitzero"`
	Band      rubric.Text         `json:"band,omitzero"`
}

// Row is what a table prints of an item; what it does not print is not Valid.
type Row struct {
	Code string `json:"code,omitempty"`
	// Max is the maximum: that of the rubric, or what of it applies to the unit.
	Max    decimal.NullDecimal `json:"max,omitzero"`
	Points decimal.NullDecimal `json:"points,omitzero"`
	Lost   decimal.NullDecimal `json:"lost,omitzero"`
	// Index is the percentage: points ÷ maximum × 100, from 0 to 100.
	Index decimal.NullDecimal `json:"index,omitzero"`
}

// Rank is a place among the units ranked together.
type Rank struct {
	Place int `json:"place"`
	Of    int `json:"of"`
	// Among says what is ranked together, where the table does: communes and towns.
	Among rubric.Text `json:"among,omitzero"`
}

// Parse reads a published table (YAML or JSON):
//
//	rubric: chi-lang-commune-2022
//	unit: {id: y-tich}
//	source: {number: 258/QĐ-UBND, issuer: UBND huyện Chi Lăng, date: 2023-01-30}
//	total: {max: 100, points: 90, lost: 10, index: 90}
//	rank: {place: 4, of: 20, among: ...}   # among is optional
//	self_score: 90
//	items:
//	  - {code: "1", max: 19, points: 16, lost: 3, index: 84.21}
//	places: 2
//
// where index is the percentage and places the decimals that the table rounds to.
// A nil limits means the defaults. The error is a [source.Faults].
func Parse(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (Table, error) {
	if r == nil {
		return Table{}, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	name, ok := r.ReadHead(m)
	if !ok {
		return Table{}, doc.Err()
	}
	p := Table{
		Rubric:    name,
		Total:     rowOf(m.Need("total"), nil),
		SelfScore: m.Get("self_score").NullDecimal(),
		Band:      source.As[rubric.Text](m.Get("band")),
	}
	p.Source.Read(m.Need("source"))
	p.Unit.Read(m.Need("unit"), r)
	if n := m.Get("rank"); n.Present() {
		rank := n.Mapping()
		p.Rank = Rank{rank.Need("place").Int(), rank.Need("of").Int(), source.As[rubric.Text](rank.Get("among"))}
		rank.Close()
	}
	if n := m.Get("places"); n.Present() {
		places := n.Int()
		if places < 0 || places > mostPlaces {
			n.Fault(tablePlaces, mostPlaces, places)
		}
		p.Places = &places
	}
	seen, items := map[string]bool{}, rules.ItemsOf(r)
	for _, n := range m.Get("items").Items() {
		row := rowOf(n, items)
		if seen[row.Code] && row.Code != "" {
			n.Fault(printedTwice, locale.Short(row.Code))
		}
		seen[row.Code] = true
		p.Rows = append(p.Rows, row)
	}
	m.Close()
	return p, doc.Err()
}

// rowOf reads a row; with items, that of one of them.
func rowOf(n source.Node, items *rules.Items) Row {
	m := n.Mapping()
	var row Row
	if items != nil {
		code := m.Need("code")
		if row.Code = code.String(); row.Code != "" && items.ByCode[row.Code] == nil {
			code.Fault(rules.NoSuchItem, locale.Short(row.Code), code.Suggest(row.Code, items.Codes))
		}
	}
	row.Max, row.Points, row.Lost = m.Get("max").NullDecimal(), m.Get("points").NullDecimal(), m.Get("lost").NullDecimal()
	row.Index = m.Get("index").NullDecimal()
	m.Close()
	return row
}

// Contradiction is a difference between a published table and the computed
// result, or within the table itself.
type Contradiction struct {
	Code      string            `json:"code"`  // of the item, or "total"
	Level     string            `json:"level"` // leaf, item, area or total
	Kind      ContradictionKind `json:"kind"`
	Published string            `json:"published"`
	Computed  string            `json:"computed"` // "[12, 14]" where only a range is known
	Text      rubric.Text       `json:"text"`
}

// ContradictionKind is what differs in a published table.
type ContradictionKind string

// The kinds of contradictions: from the computed result and, of what is lost and of the
// index, from the row's own points and maximum where it prints them.
const (
	ContradictsPoints ContradictionKind = "points"
	ContradictsMax    ContradictionKind = "max"
	ContradictsBand   ContradictionKind = "band"
	ContradictsLost   ContradictionKind = "lost"
	ContradictsIndex  ContradictionKind = "index"
	ContradictsSum    ContradictionKind = "sum"  // the printed areas do not add up to the printed total
	ContradictsRank   ContradictionKind = "rank" // a rank that cannot be
)

// Reconcile holds a published table against the computed result of the same
// unit and lists every contradiction: the total first, then the rows as printed.
// It repairs nothing and does not say who is right. What is not printed is not
// compared. A printed figure that the computed one is rounded to is no contradiction,
// and of an item of which something is excluded the printed maximum may be the rubric's
// or what of it applies: what is lost and the percentage are of the latter. The total
// may be printed as rescaled or, of what applies, as it is before. The error says that
// the two are not of the same rubric ([scoring.ErrEdition]) or unit ([scoring.ErrUnit]), or that the
// table has an item that the result has not ([scoring.ErrUnknownItem]).
func Reconcile(r *scoring.Result, p Table) ([]Contradiction, error) {
	if r == nil {
		return nil, noResult.Say()
	}
	if r.Unit.ID != p.Unit.ID {
		return nil, tableOfUnit.Say(p.Unit.ID, r.Unit.ID)
	}
	if p.Rubric != "" && p.Rubric != r.Edition.Rubric {
		return nil, tableOfRubric.Say(p.Rubric, r.Edition.Rubric)
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	c := &contradictions{list: []Contradiction{}, places: p.columns()}
	p.Band = rubric.Text{VI: spelling.Normalize(p.Band.VI), EN: spelling.Normalize(p.Band.EN)}
	t := r.Total
	c.row("total", "total", rubric.Text{VI: "Tổng điểm", EN: "Total"}, p.Total, totalExpected(r, p.Total))
	c.sum(r, p)
	// A band that is printed in one language agrees with its name in that language.
	if !p.Band.IsZero() && !t.Band.IsZero() && p.Band.VI != t.Band.VI && p.Band.EN != t.Band.EN {
		c.add("total", "total", ContradictsBand, rubric.Text{VI: "Xếp loại", EN: "Band"}, p.Band.VI, t.Band.VI, false)
	}
	if p.Rank != (Rank{}) && (p.Rank.Place < 1 || p.Rank.Place > p.Rank.Of) {
		c.add("total", "total", ContradictsRank, rubric.Text{VI: "Xếp hạng", EN: "Rank"}, fmt.Sprint(p.Rank.Place),
			fmt.Sprintf("[1, %d]", p.Rank.Of), false)
	}
	for _, row := range p.Rows {
		it := r.Item(row.Code)
		if it == nil {
			return nil, noItemInResult.Say(row.Code)
		}
		c.row(row.Code, levelOf(r, it), it.Title, row, itemExpected(it))
	}
	return c.list, nil
}

// mostPlaces are the most decimals that a table may round to.
const mostPlaces = 18

// check refuses numbers of a table made in Go that could not be computed with.
func (p Table) check() error {
	if p.Places != nil && (*p.Places < 0 || *p.Places > mostPlaces) {
		return tablePlaces.Say(mostPlaces, *p.Places)
	}
	for i, row := range append([]Row{p.Total}, p.Rows...) {
		of := theTotal.Say()
		if i > 0 {
			of = rules.ItemNamed.Say(locale.Short(row.Code))
		}
		for _, n := range []struct {
			key string
			v   decimal.NullDecimal
		}{{"max", row.Max}, {"points", row.Points}, {"lost", row.Lost}, {"index", row.Index}} {
			if decimals.TooLong(n.v.Decimal, formula.MaxDigits) {
				return tooManyDigits.Say(n.key, formula.MaxDigits).Of(of)
			}
		}
	}
	return nil
}

func levelOf(r *scoring.Result, it *scoring.Item) string {
	for _, area := range r.Areas() {
		if area == it {
			return "area"
		}
	}
	if len(it.Items) == 0 {
		return "leaf"
	}
	return "item"
}
