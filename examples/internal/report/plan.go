package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// Plan writes a plan in one language. Parts that a plan does not have are left
// out.
func Plan(out io.Writer, lang locale.Lang, p *remediation.Plan) {
	r := report{out, lang}
	r.unit(p.Unit)
	r.printf("%s\n", p.Title.In(lang))
	r.edition(p.Edition, false) // its deficits and targets are marked one by one
	if note := p.Decision.Note; !note.IsZero() {
		r.printf("%s\n", note.In(lang))
	}
	r.results(p)
	r.deficits(p)
	if p.Results.Published != nil {
		r.contradictions(p)
	}
	if p.Optimum != nil {
		r.chosen(p.Optimum)
	}
	r.actions(p)
	r.outcome(p)
	r.keepUp(p)
	r.responsibilities(p)
	r.coverage(p)
	r.lacks(p)
}

func (r report) results(p *remediation.Plan) {
	r.heading("KẾT QUẢ TỪNG LĨNH VỰC", "RESULTS BY AREA")
	r.row("", r.pick("Lĩnh vực", "Area"), r.pick("Tối đa", "Max"), r.pick("Đạt", "Points"), r.pick("Mất", "Lost"))
	var applies, loses, full scoring.Range
	for _, a := range p.Results.Areas {
		r.row(
			a.Code,
			a.Title.In(r.lang),
			r.bounds(a.Applies),
			r.bounds(scoring.Range{Least: a.Range.Least, Most: a.Range.Most}),
			r.bounds(a.Loses),
		)
		applies, loses, full = applies.Plus(
			a.Applies,
		), loses.Plus(
			a.Loses,
		), full.Plus(
			scoring.Range{Least: a.Max, Most: a.Max},
		)
	}
	t := p.Results.Total
	areas, final := scoring.Range{
		Least: t.Range.Least,
		Most:  t.Range.Most,
	}, scoring.Range{
		Least: t.FinalRange.Least,
		Most:  t.FinalRange.Most,
	}
	total := r.pick("Tổng (tính lại)", "Total (computed)")
	if areas.Equal(final) {
		r.row("", total, r.bounds(applies), r.bounds(areas), r.bounds(loses))
	} else {
		r.row("", r.pick("Tổng các lĩnh vực", "All areas"), r.bounds(applies), r.bounds(areas), r.bounds(loses))
		r.steps(p.Results, areas)
		r.row("", total, r.lang.Decimal(t.Max), r.bounds(final), "")
	}
	if !applies.Least.Equal(full.Least) {
		r.printf(
			"  %s\n",
			r.pick(
				"(điểm tối đa của từng lĩnh vực không tính nội dung không áp dụng)",
				"(maxima of areas leave out what does not apply)",
			),
		)
	}
	r.why("  ", t.Open)
	if table := p.Results.Published; table != nil && (table.Rank != published.Rank{} || table.SelfScore.Valid) {
		r.printf(
			r.pick("Xếp hạng công bố: %s. Tự chấm: %s.\n", "Published rank: %s. Self-score: %s.\n"),
			r.rank(table.Rank),
			r.number(table.SelfScore),
		)
	}
}

// steps prints how the areas become the final score.
func (r report) steps(of remediation.Results, areas scoring.Range) {
	if !of.Rescaled.Equal(areas) {
		r.row("", r.pick("Sau quy đổi", "Rescaled"), "", r.bounds(of.Rescaled), "")
	}
	if of.Bonus.Most.IsPositive() {
		r.row("", r.pick("Điểm thưởng", "Bonus"), "", r.bounds(of.Bonus), "")
	}
	if of.Penalty.Most.IsPositive() {
		r.row(
			"",
			r.pick("Điểm trừ", "Penalty"),
			"",
			r.bounds(scoring.Range{Least: of.Penalty.Most.Neg(), Most: of.Penalty.Least.Neg()}),
			"",
		)
	}
}

// row prints a line of the table of areas, padded by characters, not bytes.
func (r report) row(code, title string, numbers ...string) {
	line := fmt.Sprintf("  %-2s %s", code, pad(title, 65))
	for _, n := range numbers {
		line += " " + padLeft(n, 7)
	}
	r.printf("%s\n", strings.TrimRight(line, " "))
}

func (r report) rank(rank published.Rank) string {
	if rank == (published.Rank{}) {
		return "–"
	}
	return fmt.Sprintf(r.pick("%d/%d", "%d of %d"), rank.Place, rank.Of)
}

func (r report) deficits(p *remediation.Plan) {
	r.heading("ĐIỂM MẤT VÀ LÝ DO", "DEFICITS AND REASONS")
	for _, d := range p.Deficits {
		r.printf("  %-6s %s\n", d.Code, d.Title.In(r.lang))
		lost, mark, reason := r.bounds(d.LostRange), r.mark(d.Illustrative), d.Reason.In(r.lang)
		if d.Penalty {
			r.printf(r.pick("         điểm trừ, đã trừ %s%s: %s\n", "         only takes points off, %s off%s: %s\n"),
				lost, mark, reason)
			continue
		}
		top := scoring.Range{Least: d.Max, Most: d.Max}
		if d.MayNotApply {
			top.Least = decimal.Zero
		}
		r.printf(r.pick("         tối đa %s, đạt %s, mất %s%s: %s\n", "         max %s, points %s, lost %s%s: %s\n"),
			r.bounds(top), r.bounds(d.Range), lost, mark, reason)
	}
	if len(p.Penalties) > 0 {
		r.heading("ĐIỂM TRỪ", "PENALTIES")
	}
	for _, x := range p.Penalties {
		r.printf("  %-6s %s: %s: %s\n", x.Code, x.Title.In(r.lang), r.bounds(x.Range), x.Reason.In(r.lang))
	}
}

func (r report) contradictions(p *remediation.Plan) {
	r.heading(
		"MÂU THUẪN TRONG SỐ LIỆU CÔNG BỐ (không tự sửa)",
		"CONTRADICTIONS IN THE PUBLISHED FIGURES (nothing is repaired)",
	)
	for _, c := range p.Contradictions {
		code := c.Code
		if c.Level == "total" { // which has no code in the rubric
			code = "–"
		}
		r.printf("  %-6s %s\n", code, c.Text.In(r.lang))
	}
	if len(p.Contradictions) == 0 {
		r.printf("  %s\n", r.list(nil))
	}
}
