// Package report writes remediation plans for a person at a terminal. The example
// programs share it.
package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Write writes a plan in one language. Parts that a plan does not have are left
// out.
func Write(out io.Writer, lang rubric.Lang, edition *rubric.Rubric, p *remediation.Plan) {
	report{out, lang}.print(edition, p)
}

type report struct {
	out  io.Writer
	lang rubric.Lang
}

func (r report) printf(format string, args ...any) { fmt.Fprintf(r.out, format, args...) }

func (r report) pick(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(r.lang) }

func (r report) heading(vi, en string) { r.printf("\n%s\n", r.pick(vi, en)) }

// number writes a number, or a dash where it is not known.
func (r report) number(v decimal.NullDecimal) string {
	if !v.Valid {
		return "–"
	}
	return r.lang.Decimal(v.Decimal)
}

// between writes a number, or the range that it is in.
func (r report) between(v decimal.NullDecimal, least, most decimal.Decimal) string {
	if v.Valid || least.Equal(most) {
		return r.number(v)
	}
	return r.lang.Decimal(least) + "–" + r.lang.Decimal(most)
}

func (r report) rank(rank scoring.Rank) string {
	if rank == (scoring.Rank{}) {
		return "–"
	}
	return fmt.Sprintf(r.pick("%d/%d", "%d of %d"), rank.Place, rank.Of)
}

func (r report) print(edition *rubric.Rubric, p *remediation.Plan) {
	unit := p.Unit.Name.In(r.lang)
	if unit == "" {
		unit = p.Unit.ID
	}
	r.printf("%s\n%s\n", strings.ToUpper(unit), p.Title.In(r.lang))
	r.printf(r.pick("Bộ chỉ số: %s (%s, %s)\n", "Rubric: %s (%s, %s)\n"),
		edition.ID, edition.Decision.Number, r.lang.Date(edition.Decision.Date))
	if note := edition.Decision.Note; !note.IsZero() {
		r.printf("%s\n", note.In(r.lang))
	}

	r.heading("KẾT QUẢ TỪNG LĨNH VỰC", "RESULTS BY AREA")
	r.row("", r.pick("Lĩnh vực", "Area"), r.pick("Tối đa", "Max"), r.pick("Đạt", "Points"), r.pick("Mất", "Lost"))
	for _, a := range p.Results.Areas {
		r.row(a.Code, a.Title.In(r.lang), r.lang.Decimal(a.Max), r.number(a.Points), r.number(a.Lost))
	}
	t := p.Results.Total
	r.row("", r.pick("Tổng (tính lại)", "Total (computed)"), r.lang.Decimal(t.Max), r.between(t.Final, t.FinalLeast, t.FinalMost), r.number(t.Lost))
	published := p.Results.Rank != scoring.Rank{} || p.Results.SelfScore.Valid || len(p.Contradictions) > 0
	if published {
		r.printf(r.pick("Xếp hạng công bố: %s. Tự chấm: %s.\n", "Published rank: %s. Self-score: %s.\n"), r.rank(p.Results.Rank), r.number(p.Results.SelfScore))
	}

	r.heading("ĐIỂM MẤT VÀ LÝ DO", "DEFICITS AND REASONS")
	for _, d := range p.Deficits {
		r.printf("  %-6s %s\n", d.Code, d.Title.In(r.lang))
		note := ""
		if d.Illustrative {
			note = r.pick(" [minh hoạ]", " [illustrative]")
		}
		r.printf(r.pick("         tối đa %s, đạt %s, mất %s%s: %s\n", "         max %s, points %s, lost %s%s: %s\n"),
			r.lang.Decimal(d.Max), r.between(d.Points, d.Max.Sub(d.LostMost), d.Max.Sub(d.LostLeast)), r.between(d.Lost, d.LostLeast, d.LostMost),
			note, d.Reason.In(r.lang))
	}
	if len(p.Penalties) > 0 {
		r.heading("ĐIỂM TRỪ", "PENALTIES")
	}
	for _, x := range p.Penalties {
		r.printf("  %-6s %s: %s. %s\n", x.Code, x.Title.In(r.lang), r.lang.Decimal(x.Points), x.Reason.In(r.lang))
	}
	if published {
		r.contradictions(p)
	}
	r.plan(p)
}

func (r report) contradictions(p *remediation.Plan) {
	r.heading("MÂU THUẪN TRONG SỐ LIỆU CÔNG BỐ (không tự sửa)", "CONTRADICTIONS IN THE PUBLISHED FIGURES (nothing is repaired)")
	for _, c := range p.Contradictions {
		r.printf("  %-6s %s\n", c.Code, c.Text.In(r.lang))
	}
	if len(p.Contradictions) == 0 {
		r.printf("  %s\n", r.list(nil))
	}
}

func (r report) plan(p *remediation.Plan) {
	r.heading("GIẢI PHÁP KHẮC PHỤC", "ACTIONS")
	for i, a := range p.Actions {
		r.printf("  %d. %s\n", i+1, a.Solution.In(r.lang))
		r.printf(r.pick("     cho %s; lấy lại tối đa %s điểm\n", "     for %s; wins back at most %s point(s)\n"),
			strings.Join(a.Deficits, ", "), r.lang.Decimal(a.Points))
		r.assignment(a.Assignment)
	}
	if len(p.Actions) == 0 {
		r.printf("  %s\n", r.list(nil))
	}
	r.keepUp(p)
	r.responsibilities(p)
	r.heading("ĐỘ PHỦ", "COVERAGE")
	r.printf(r.pick("  Điểm mất chưa có giải pháp: %s\n", "  Deficits without an action: %s\n"), r.list(p.Uncovered))
	r.printf(r.pick("  Giải pháp không ứng với điểm mất: %s\n", "  Actions without a deficit: %s\n"), r.list(p.Idle))
}

// assignment writes what is decided of who does an action, by when.
func (r report) assignment(a remediation.Assignment) {
	for _, part := range []struct{ vi, en, is string }{
		{"chủ trì", "lead", a.Lead.In(r.lang)}, {"phối hợp", "support", a.Support.In(r.lang)}, {"sản phẩm", "deliverable", a.Deliverable.In(r.lang)},
	} {
		if part.is != "" {
			r.printf("     %s: %s\n", r.pick(part.vi, part.en), part.is)
		}
	}
	if !a.Deadline.IsZero() {
		r.printf("     %s: %s\n", r.pick("thời hạn", "deadline"), r.lang.Date(a.Deadline))
	}
}

func (r report) keepUp(p *remediation.Plan) {
	if len(p.KeepUp) > 0 {
		r.heading("DUY TRÌ", "KEEP UP")
	}
	for _, k := range p.KeepUp {
		if k.Task.IsZero() {
			r.printf("  %-6s %s\n", k.Code, k.Title.In(r.lang))
			continue
		}
		r.printf("  %-6s %s: %s\n", k.Code, k.Title.In(r.lang), k.Task.In(r.lang))
	}
}

func (r report) responsibilities(p *remediation.Plan) {
	if len(p.Responsibilities) > 0 {
		r.heading("TỔ CHỨC THỰC HIỆN", "RESPONSIBILITIES")
	}
	for _, x := range p.Responsibilities {
		r.printf("  %s: %s\n", x.Who.In(r.lang), x.Task.In(r.lang))
	}
}

func (r report) list(s []string) string {
	if len(s) == 0 {
		return r.pick("không có", "none")
	}
	return strings.Join(s, ", ")
}

// row prints a line of the table of areas, padded by characters, not bytes.
func (r report) row(code, title string, numbers ...string) {
	r.printf("  %-2s %s", code, pad(title, 65))
	for _, n := range numbers {
		r.printf(" %s%s", strings.Repeat(" ", max(0, 7-utf8.RuneCountInString(n))), n)
	}
	r.printf("\n")
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}
