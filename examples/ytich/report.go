package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// report writes a plan for a person at a terminal.
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

func (r report) print(edition *rubric.Rubric, p *remediation.Plan) {
	r.printf("%s\n%s\n", strings.ToUpper(p.Unit.Name.In(r.lang)), p.Title.In(r.lang))
	r.printf(r.pick("Bộ chỉ số: %s (%s, %s)\n", "Rubric: %s (%s, %s)\n"),
		edition.ID, edition.Decision.Number, r.lang.Date(edition.Decision.Date))
	r.printf("%s\n", edition.Decision.Note.In(r.lang))

	r.heading("KẾT QUẢ TỪNG LĨNH VỰC", "RESULTS BY AREA")
	r.row("", r.pick("Lĩnh vực", "Area"), r.pick("Tối đa", "Max"), r.pick("Đạt", "Points"), r.pick("Mất", "Lost"))
	for _, a := range p.Results.Areas {
		r.row(a.Code, a.Title.In(r.lang), r.lang.Decimal(a.Max), r.number(a.Points), r.number(a.Lost))
	}
	t := p.Results.Total
	r.row("", r.pick("Tổng (tính lại)", "Total (computed)"), r.lang.Decimal(t.Max), r.number(t.Final), r.number(t.Lost))
	r.printf(r.pick("Xếp hạng công bố: %d/%d. Tự chấm: %s.\n", "Published rank: %d of %d. Self-score: %s.\n"),
		p.Results.Rank.Place, p.Results.Rank.Of, r.number(p.Results.SelfScore))

	r.heading("ĐIỂM MẤT VÀ LÝ DO", "DEFICITS AND REASONS")
	for _, d := range p.Deficits {
		r.printf("  %-6s %s\n", d.Code, d.Title.In(r.lang))
		note := ""
		if d.Illustrative {
			note = r.pick(" [minh hoạ]", " [illustrative]")
		}
		r.printf(r.pick("         tối đa %s, đạt %s, mất %s%s: %s\n", "         max %s, points %s, lost %s%s: %s\n"),
			r.lang.Decimal(d.Max), r.number(d.Points), r.number(d.Lost), note, d.Reason.In(r.lang))
	}

	r.heading("MÂU THUẪN TRONG SỐ LIỆU CÔNG BỐ (không tự sửa)", "CONTRADICTIONS IN THE PUBLISHED FIGURES (nothing is repaired)")
	for _, c := range p.Contradictions {
		r.printf("  %-6s %s\n", c.Code, c.Text.In(r.lang))
	}

	r.plan(p)
}

func (r report) plan(p *remediation.Plan) {
	r.heading("GIẢI PHÁP KHẮC PHỤC", "ACTIONS")
	for i, a := range p.Actions {
		r.printf("  %d. %s\n", i+1, a.Solution.In(r.lang))
		r.printf(r.pick("     cho %s; lấy lại tối đa %s điểm\n", "     for %s; wins back at most %s point(s)\n"),
			strings.Join(a.Deficits, ", "), r.lang.Decimal(a.Points))
	}
	r.heading("DUY TRÌ", "KEEP UP")
	for _, k := range p.KeepUp {
		r.printf("  %-6s %s: %s\n", k.Code, k.Title.In(r.lang), k.Task.In(r.lang))
	}
	r.heading("TỔ CHỨC THỰC HIỆN", "RESPONSIBILITIES")
	for _, x := range p.Responsibilities {
		r.printf("  %s: %s\n", x.Who.In(r.lang), x.Task.In(r.lang))
	}
	r.heading("ĐỘ PHỦ", "COVERAGE")
	r.printf(r.pick("  Điểm mất chưa có giải pháp: %s\n", "  Deficits without an action: %s\n"), r.list(p.Uncovered))
	r.printf(r.pick("  Giải pháp không ứng với điểm mất: %s\n", "  Actions without a deficit: %s\n"), r.list(p.Idle))
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
