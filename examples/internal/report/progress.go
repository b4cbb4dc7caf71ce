package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Progress writes in one language what has become of a plan.
func Progress(out io.Writer, lang locale.Lang, p *remediation.Plan, g *remediation.Progress) {
	r := report{out, lang}
	r.unit(g.Unit)
	r.printf("%s\n", p.Title.In(lang))
	r.edition(g.Edition, p.Illustrative)
	if !g.Date.IsZero() {
		r.printf(r.pick("Tính đến ngày %s\n", "As of %s\n"), g.Date.Written(lang))
	}
	r.printf(
		r.pick("Điểm cuối cùng: %s → %s (%s)\n", "Final score: %s → %s (%s)\n"),
		r.bounds(g.Before),
		r.bounds(g.After),
		r.gained(g.Gained),
	)
	r.printf(
		r.pick("Điểm mất theo kế hoạch: đã lấy lại %s, còn %s\n", "Points lost by the plan: %s won back, %s open\n"),
		r.bounds(g.Recovered),
		r.bounds(g.Open),
	)

	if g.Accepted.Most.IsPositive() {
		r.printf(r.pick("Điểm mất được chấp nhận, không khắc phục: %s\n", "Points lost and accepted, not to be won back: %s\n"),
			r.bounds(g.Accepted))
	}

	r.heading("GIẢI PHÁP", "ACTIONS")
	counts := map[remediation.ProgressStatus]int{}
	for i, a := range g.Actions {
		counts[a.Status]++
		r.printf("  %d. [%s] %s\n", i+1, a.Status.In(lang), p.Actions[i].Solution.In(lang))
		var says []string
		if len(a.Codes) > 0 {
			says = append(
				says,
				fmt.Sprintf(
					r.pick("%s: đã lấy lại %s, còn %s", "%s: %s won back, %s open"),
					strings.Join(a.Codes, ", "),
					r.bounds(a.Recovered),
					r.bounds(a.Open),
				),
			)
		}
		if !a.Deadline.IsZero() {
			text := fmt.Sprintf(r.pick("thời hạn %s", "deadline %s"), a.Deadline.Written(lang))
			if n := len(p.Actions[i].Tracking.Moved); n > 0 {
				text += fmt.Sprintf(r.pick(", đã điều chỉnh %d lần", ", moved %d time(s)"), n)
			}
			if a.Overdue && a.Status != remediation.ProgressOverdue {
				text += r.pick(", quá hạn", ", overdue")
			}
			says = append(says, text)
		}
		if why := a.Blocked.Why.In(lang); why != "" {
			says = append(says, r.pick("vướng mắc: ", "held up: ")+why)
		}
		if says != nil {
			r.printf("     %s\n", strings.Join(says, "; "))
		}
	}
	var sums []string
	for _, s := range []remediation.ProgressStatus{
		remediation.ProgressDone, remediation.ProgressPartly, remediation.ProgressOpen, remediation.ProgressOverdue,
		remediation.ProgressClaimed, remediation.ProgressDegraded, remediation.ProgressBlocked, remediation.ProgressAccepted,
		remediation.ProgressMissing, remediation.ProgressFailed, remediation.ProgressExcluded, remediation.ProgressNone,
	} {
		if counts[s] > 0 {
			sums = append(sums, fmt.Sprintf("%d %s", counts[s], s.In(lang)))
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
		r.printf("  %-6s %s\n         [%s] ", l.Code, titles[l.Code].In(lang), l.Status.In(lang))
		r.printf(
			r.pick("mất %s, lấy lại %s, còn %s", "%s lost, %s won back, %s open"),
			r.bounds(l.Before),
			r.bounds(l.Recovered),
			r.bounds(l.Open),
		)
		if !l.Reason.IsZero() {
			r.printf(": %s", l.Reason.In(lang))
		}
		r.printf("\n")
	}
	if len(g.New)+len(g.NewPenalties) > 0 {
		r.heading("ĐIỂM MẤT MỚI", "NEWLY LOST")
	}
	for _, d := range g.New {
		r.printf(
			r.pick("  %-6s %s\n         mất %s: %s\n", "  %-6s %s\n         %s lost: %s\n"),
			d.Code,
			d.Title.In(lang),
			r.bounds(scoring.Range{Least: d.LostRange.Least, Most: d.LostRange.Most}),
			d.Reason.In(lang),
		)
	}
	for _, x := range g.NewPenalties {
		r.printf(
			r.pick("  %-6s %s\n         trừ %s: %s\n", "  %-6s %s\n         %s off: %s\n"),
			x.Code,
			x.Title.In(lang),
			r.bounds(scoring.Range{Least: x.Range.Least, Most: x.Range.Most}),
			x.Reason.In(lang),
		)
	}
}

// gained writes a gain or a loss, or the range that it is in.
func (r report) gained(b scoring.Range) string {
	if b.Known() {
		return r.signed(b.Least)
	}
	return r.signed(b.Least) + r.pick(" đến ", " to ") + r.signed(b.Most)
}
