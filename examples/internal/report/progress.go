package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
)

// Progress writes in one language what has become of a plan.
func Progress(out io.Writer, lang rubric.Lang, p *remediation.Plan, g *remediation.Progress) {
	r := report{out, lang}
	r.unit(g.Unit)
	r.printf("%s\n", p.Title.In(lang))
	r.edition(g.Edition, p.Illustrative)
	if !g.Date.IsZero() {
		r.printf(r.pick("Tính đến ngày %s\n", "As of %s\n"), lang.Date(g.Date))
	}
	r.printf(r.pick("Điểm cuối cùng: %s → %s (%s)\n", "Final score: %s → %s (%s)\n"), lang.Decimal(g.Before), lang.Decimal(g.After), r.signed(g.After.Sub(g.Before)))
	r.printf(r.pick("Điểm mất theo kế hoạch: đã lấy lại %s, còn %s\n", "Points lost by the plan: %s won back, %s open\n"), lang.Decimal(g.Recovered), lang.Decimal(g.Open))

	r.heading("GIẢI PHÁP", "ACTIONS")
	counts := map[string]int{}
	for i, a := range g.Actions {
		counts[a.Status]++
		r.printf("  %d. [%s] %s\n", i+1, r.status(a.Status), p.Actions[i].Solution.In(lang))
		r.printf(r.pick("     %s: đã lấy lại %s, còn %s", "     %s: %s won back, %s open"), strings.Join(a.Codes, ", "), lang.Decimal(a.Recovered), lang.Decimal(a.Open))
		if !a.Deadline.IsZero() {
			r.printf(r.pick("; thời hạn %s", "; deadline %s"), lang.Date(a.Deadline))
		}
		r.printf("\n")
	}
	var sums []string
	for _, s := range []string{"done", "partly", "open", "overdue", "excluded"} {
		if counts[s] > 0 {
			sums = append(sums, fmt.Sprintf("%d %s", counts[s], r.status(s)))
		}
	}
	r.printf("  %s\n", r.list(sums))

	r.heading("ĐIỂM MẤT THEO KẾ HOẠCH", "POINTS LOST BY THE PLAN")
	titles := map[string]rubric.Text{}
	for _, d := range p.Deficits {
		titles[d.Code] = d.Title
	}
	for _, x := range p.Penalties {
		titles[x.Code] = x.Title
	}
	for _, l := range g.Losses {
		r.printf("  %-6s %s\n         ", l.Code, titles[l.Code].In(lang))
		r.printf(r.pick("mất %s, lấy lại %s, còn %s", "%s lost, %s won back, %s open"), lang.Decimal(l.Before), lang.Decimal(l.Recovered), lang.Decimal(l.Open))
		if !l.Reason.IsZero() {
			r.printf(": %s", l.Reason.In(lang))
		}
		r.printf("\n")
	}
	if len(g.New) > 0 {
		r.heading("ĐIỂM MẤT MỚI", "NEWLY LOST")
	}
	for _, d := range g.New {
		r.printf(r.pick("  %-6s %s\n         mất %s: %s\n", "  %-6s %s\n         %s lost: %s\n"), d.Code, d.Title.In(lang), r.between(d.Lost, d.LostLeast, d.LostMost), d.Reason.In(lang))
	}
}

// status writes the status of an action.
func (r report) status(s string) string {
	switch s {
	case "done":
		return r.pick("đã hoàn thành", "done")
	case "partly":
		return r.pick("hoàn thành một phần", "partly done")
	case "overdue":
		return r.pick("quá hạn", "overdue")
	case "excluded":
		return r.pick("không còn áp dụng", "no longer counts")
	}
	return r.pick("chưa thực hiện", "open")
}
