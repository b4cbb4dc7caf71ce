package scoring

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
)

// Published is a table of results as an authority printed it: what it says of
// the total, of areas and of items, taken over as it stands.
type Published struct {
	Unit   Unit            `json:"unit"`
	Source rubric.Decision `json:"source"` // the document that publishes
	Total  Row             `json:"total"`
	Rows   []Row           `json:"items,omitempty"` // areas and items
	// SelfScore is what the unit gave itself.
	SelfScore decimal.NullDecimal `json:"self_score,omitzero"`
	Rank      Rank                `json:"rank,omitzero"`
	Band      rubric.Text         `json:"band,omitzero"`
}

// Row is what a table prints of an item; what it does not print is not Valid.
type Row struct {
	Code   string              `json:"code,omitempty"`
	Max    decimal.NullDecimal `json:"max,omitzero"`
	Points decimal.NullDecimal `json:"points,omitzero"`
	Lost   decimal.NullDecimal `json:"lost,omitzero"`
}

// Rank is a place among the units ranked together.
type Rank struct {
	Place int `json:"place"`
	Of    int `json:"of"`
}

// ParsePublished reads a published table (YAML or JSON):
//
//	rubric: chi-lang-commune-2022
//	unit: {id: y-tich}
//	source: {number: 258/QĐ-UBND, issuer: UBND huyện Chi Lăng, date: 2023-01-30}
//	total: {max: 100, points: 90, lost: 10}
//	rank: {place: 4, of: 20}
//	self_score: 90
//	items:
//	  - {code: "1", max: 19, points: 16, lost: 3}
//
// A nil limits means the defaults. The error is a [source.Faults].
func ParsePublished(file string, src []byte, r *rubric.Rubric, limits *source.Limits) (Published, error) {
	if r == nil {
		return Published{}, source.Faults{{Message: "there is no rubric"}}
	}
	doc := source.Read(file, src, limits)
	m := doc.Root().Mapping()
	readSchema(m)
	if !CheckRubric(m.Need("rubric"), r) {
		return Published{}, doc.Err()
	}
	p := Published{
		Unit:      unitOf(m.Need("unit")),
		Source:    rubric.DecisionOf(m.Need("source")),
		Total:     rowOf(m.Need("total"), nil),
		SelfScore: nullDecimal(m.Get("self_score")),
		Band:      rubric.TextOf(m.Get("band")),
	}
	if n := m.Get("rank"); n.Present() {
		rank := n.Mapping()
		p.Rank = Rank{rank.Need("place").Int(), rank.Need("of").Int()}
		rank.Close()
	}
	seen, items := map[string]bool{}, itemsOf(r)
	for _, n := range m.Get("items").Items() {
		row := rowOf(n, items)
		if seen[row.Code] && row.Code != "" {
			n.Faultf("item %q is printed twice", source.Short(row.Code))
		}
		seen[row.Code] = true
		p.Rows = append(p.Rows, row)
	}
	m.Close()
	return p, doc.Err()
}

// rowOf reads a row; with items, that of one of them.
func rowOf(n source.Node, items *items) Row {
	m := n.Mapping()
	var row Row
	if items != nil {
		code := m.Need("code")
		if row.Code = code.String(); row.Code != "" && items.byCode[row.Code] == nil {
			code.Faultf("the rubric has no item %q%s", source.Short(row.Code), code.Suggest(row.Code, items.codes))
		}
	}
	row.Max, row.Points, row.Lost = nullDecimal(m.Get("max")), nullDecimal(m.Get("points")), nullDecimal(m.Get("lost"))
	m.Close()
	return row
}

func nullDecimal(n source.Node) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: n.Decimal(), Valid: n.Present()}
}

// Contradiction is a difference between a published table and the computed
// result, or within the table itself.
type Contradiction struct {
	Code  string `json:"code"`  // of the item, or "total"
	Level string `json:"level"` // leaf, item, area or total
	// Kind is what differs: "points", "max", "band" from the computed result;
	// "lost" from the row's own max − points; "sum" where the printed areas do
	// not add up to the printed total; "rank" that cannot be.
	Kind      string      `json:"kind"`
	Published string      `json:"published"`
	Computed  string      `json:"computed"` // "[12, 14]" where only a range is known
	Text      rubric.Text `json:"text"`
}

// Reconcile holds a published table against the computed result of the same
// unit and lists every contradiction: the total first, then the rows as printed.
// It repairs nothing and does not say who is right. What is not printed is not
// compared. The error says that the two are not of the same unit.
func Reconcile(r *Result, p Published) ([]Contradiction, error) {
	if r.Unit.ID != p.Unit.ID {
		return nil, fmt.Errorf("the table is for the unit %q, the result for %q", p.Unit.ID, r.Unit.ID)
	}
	p.Band = rubric.Text{VI: source.Normalize(p.Band.VI), EN: source.Normalize(p.Band.EN)}
	c := &contradictions{}
	t := r.Total
	final := Score{Points: t.Final, Least: t.FinalLeast, Most: t.FinalMost}
	c.row("total", "total", rubric.Text{VI: "Tổng điểm", EN: "Total"}, p.Total, t.Max, final)
	c.sum(r, p)
	if !p.Band.IsZero() && !t.Band.IsZero() && p.Band != t.Band {
		c.add("total", "total", "band", rubric.Text{VI: "Xếp loại", EN: "Band"}, p.Band.VI, t.Band.VI)
	}
	if p.Rank != (Rank{}) && (p.Rank.Place < 1 || p.Rank.Place > p.Rank.Of) {
		c.add("total", "total", "rank", rubric.Text{VI: "Xếp hạng", EN: "Rank"}, fmt.Sprint(p.Rank.Place), fmt.Sprintf("[1, %d]", p.Rank.Of))
	}
	for _, row := range p.Rows {
		it := r.Item(row.Code)
		if it == nil {
			return nil, fmt.Errorf("the result has no item %q", row.Code)
		}
		c.row(row.Code, levelOf(r, it), it.Title, row, it.Max, it.Score)
	}
	return c.list, nil
}

func levelOf(r *Result, it *Item) string {
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

type contradictions struct{ list []Contradiction }

func (c *contradictions) add(code, level, kind string, title rubric.Text, published, computed string) {
	vi, en := "tính lại", "computed"
	if kind == "lost" || kind == "sum" {
		vi, en = "cộng theo bảng", "by the table's own figures"
	}
	number := func(l rubric.Lang, s string) string {
		if d, err := decimal.NewFromString(s); err == nil {
			return l.Decimal(d)
		}
		return s
	}
	what := map[string]rubric.Text{
		"points": {VI: "điểm", EN: "points"}, "max": {VI: "thang điểm", EN: "maximum"}, "lost": {VI: "điểm trừ", EN: "points lost"},
		"sum": {VI: "tổng các lĩnh vực", EN: "sum of the areas"}, "band": {VI: "xếp loại", EN: "band"}, "rank": {VI: "xếp hạng", EN: "rank"},
	}[kind]
	c.list = append(c.list, Contradiction{code, level, kind, published, computed, rubric.Text{
		VI: fmt.Sprintf("%s: %s công bố %s, %s %s", title.VI, what.VI, number(rubric.Vietnamese, published), vi, number(rubric.Vietnamese, computed)),
		EN: fmt.Sprintf("%s: published %s %s, %s %s", title.EN, what.EN, number(rubric.English, published), en, number(rubric.English, computed)),
	}})
}

func (c *contradictions) row(code, level string, title rubric.Text, row Row, max decimal.Decimal, score Score) {
	if row.Max.Valid && !row.Max.Decimal.Equal(max) {
		c.add(code, level, "max", title, row.Max.Decimal.String(), max.String())
	}
	if p := row.Points; p.Valid {
		switch {
		case score.Points.Valid && !p.Decimal.Equal(score.Points.Decimal):
			c.add(code, level, "points", title, p.Decimal.String(), score.Points.Decimal.String())
		case p.Decimal.LessThan(score.Least) || p.Decimal.GreaterThan(score.Most):
			c.add(code, level, "points", title, p.Decimal.String(), fmt.Sprintf("[%s, %s]", score.Least, score.Most))
		}
	}
	if row.Lost.Valid && row.Points.Valid {
		of := max
		if row.Max.Valid {
			of = row.Max.Decimal
		}
		if lost := of.Sub(row.Points.Decimal); !lost.Equal(row.Lost.Decimal) {
			c.add(code, level, "lost", title, row.Lost.Decimal.String(), lost.String())
		}
	}
}

// sum adds up the printed areas, if all are printed, and holds them against the
// printed total.
func (c *contradictions) sum(r *Result, p Published) {
	sum := decimal.Zero
	for _, area := range r.Areas() {
		printed := false
		for _, row := range p.Rows {
			if source.Normalize(row.Code) == area.Code && row.Points.Valid {
				sum, printed = sum.Add(row.Points.Decimal), true
			}
		}
		if !printed {
			return
		}
	}
	adjusted := r.Bonus() != nil || r.Penalty() != nil || !r.Total.Applicable.Decimal.Equal(r.Total.Max)
	if p.Total.Points.Valid && !adjusted && !sum.Equal(p.Total.Points.Decimal) {
		c.add("total", "total", "sum", rubric.Text{VI: "Tổng điểm", EN: "Total"}, p.Total.Points.Decimal.String(), sum.String())
	}
}
