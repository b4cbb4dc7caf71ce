package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// banded proves, of every group of units that the bands name, that every final score
// has a band. No final score is above all bands, so one without a band is below the
// lowest.
func (s *compiled) banded(b budget) []Verdict {
	var out []Verdict
	var least decimal.NullDecimal // that final scores can be, or less than that
	var lowest *lowestUnit        // facts that come to little
	var limit decimal.Decimal     // below all bands of all groups
	for _, band := range s.rubric.Bands {
		limit = decimal.Min(limit, band.From)
	}
	for _, table := range bandTables(s.rubric) {
		band := table[len(table)-1]
		what := text("mọi điểm cuối cùng đều có xếp loại", "every final score has a band")
		if band.Group != "" {
			what = text("mọi điểm cuối cùng của nhóm %[1]s đều có xếp loại", "every final score of the group %[1]s has a band", band.Group)
		}
		d := Verdict{Property: PropertyBand, Outcome: Proved, Message: what, Illustrative: s.rubric.Illustrative || band.Illustrative}
		d.place(s.rubric.Place(band, "from", -1))
		if !least.Valid {
			least = decimal.NewNullDecimal(s.leastFinal())
		}
		if least.Decimal.LessThan(band.From) {
			if lowest == nil {
				lowest = s.findLowest(limit, b)
			}
			if lowest.found && lowest.final.LessThan(band.From) {
				d.Outcome, d.Example = Refuted, lowest.example(band.Group)
				d.Message = text("điểm cuối cùng có thể là %[1]s, thấp hơn xếp loại thấp nhất (%[3]s, từ %[2]s)%[4]s",
					"the final score can be %[1]s, below the lowest band (%[3]s, from %[2]s)%[4]s",
					lowest.final, band.From, band.Name, d.Example.someFacts())
			} else {
				d.Outcome = Undecided
				d.Message = text("không quyết định được (không tìm thấy số liệu nào thấp hơn xếp loại thấp nhất, cũng chưa chứng minh được là không có): %s",
					"undecided (neither facts below the lowest band were found nor a proof that there are none): %s", what)
			}
		}
		out = append(out, d)
	}
	return out
}

// bandTables returns the bands of a rubric by group, each from the highest, in the
// order in which the groups are first named.
func bandTables(r *rubric.Rubric) [][]*rubric.Band {
	var out [][]*rubric.Band
	at := map[string]int{}
	for i := range r.Bands {
		b := &r.Bands[i]
		if _, known := at[b.Group]; !known {
			at[b.Group] = len(out)
			out = append(out, nil)
		}
		out[at[b.Group]] = append(out[at[b.Group]], b)
	}
	return out
}

// leastFinal returns what no final score is less than.
func (s *compiled) leastFinal() decimal.Decimal {
	x := &spread{compiled: s, row: s.blankRow(), leaves: s.leaves, parts: make([]entry, len(s.leaves))}
	for _, n := range x.leaves {
		o := n.evaluate(s.rubric, s.vars(x.row, n), s.points(x.row, n)...)
		x.parts[n.index] = s.entry(n, &o)
	}
	return s.book.decimal(x.final().lo)
}

// noBand says why a final score that is known has no band.
func (s *compiled) noBand(t *Total, group string) rubric.Text {
	if len(s.rubric.Bands) == 0 || !t.Final.Valid || !t.Band.IsZero() {
		return rubric.Text{}
	}
	var table, others []*rubric.Band
	for _, bands := range bandTables(s.rubric) {
		switch bands[0].Group {
		case group:
			table = bands
		case "":
			others = bands
		}
	}
	if table == nil {
		table = others
	}
	switch {
	case table == nil && group == "":
		return text("bộ chỉ số chỉ xếp loại theo nhóm đối tượng, mà đơn vị không thuộc nhóm nào", "the rubric has bands for groups of units only, and the unit is in none")
	case table == nil:
		return text("bộ chỉ số không có xếp loại cho nhóm %s", "the rubric has no bands for the group %s", group)
	}
	lowest := table[len(table)-1]
	return text("điểm cuối cùng %s thấp hơn xếp loại thấp nhất (%s, từ %s)", "the final score %s is below the lowest band (%s, from %s)",
		t.Final.Decimal, lowest.Name, lowest.From)
}
